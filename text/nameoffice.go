package text

// This file tells an office from the name of who holds it: the Secretary
// General of NATO, Secretary of State John F. Kerry.

// office is what a run of capitals says of an office that it starts with.
type office struct {
	noun int // its last word before "of": General
	end  int // behind that word; 0 where the run starts with no office
	of   int // first word behind "of" or "of the"; 0 without one
	name int // first word of the name behind it; the end of the run without one
}

// officeWords stand before the noun of an office and are no names.
var officeWords = readWords(`Prime Vice Deputy Foreign Defense Defence Interior Finance Justice Home First Acting Former Interim Assistant Under Lord`)

// office reads the office that the capitals i to end-1 start with. One alone
// has two words or more, or an "of": Mayor Lund has none.
func (s *nameScanner) office(i, end int) office {
	o := office{name: end}
	j := i
	for j < end && (officeWords.Has(s.d.Word(j)) || isOffice(s.d.Word(j))) {
		j++
	}
	if j == i || !isOffice(s.d.Word(j-1)) {
		return o
	}
	o.noun = j - 1
	switch {
	case j == end && j-i > 1:
		o.end = j
	case j+1 < end && s.d.Word(j) == "of":
		o.end, o.of = j, j+1
		if s.d.Word(o.of) == "the" {
			o.of++
		}
		o.name = s.holderName(o.of, end)
	}
	return o
}

// isOffice reports whether w is a title that is an office as well: Secretary,
// but not Mr.
func isOffice(w string) bool {
	t := titleWords.Get(w)
	return t != nil && len(t.nouns) > 0
}

// holderName returns where, behind the complement of an office that starts at
// token of, the name of its holder starts: at a given name, or behind one
// word that is no part of a name. It returns end where there is none.
func (s *nameScanner) holderName(of, end int) int {
	for n := of + 1; n+1 < end; n++ {
		if w := s.d.Word(n); w == "of" || bodyWords.Has(s.d.Word(end-1)) {
			break
		} else if s.given(n) {
			return n
		}
	}
	if of >= end {
		return end
	}
	if w := s.d.Word(of); of+3 == end && (acronym(w) || w == "State" || w == "Defense" || w == "Labor") {
		return of + 1
	}
	return end
}

// officeOf keeps what the holder of an office heads, when that has a name of
// its own: NATO; but not the State of "Secretary of State".
func (s *nameScanner) officeOf(first, end int) {
	whole := s.d.In(s.d.span(first, end))
	if acronym(whole) || FindPlace(whole) != nil || bodyWords.Has(s.d.Word(end-1)) {
		s.found = append(s.found, candidate{first: first, end: end, start: first})
	}
}

// officeBefore takes the office into c that a comma sets apart before its
// name: the head of the port, Ada Okri, said. It returns false where what
// stands before is no office, or a list goes on behind.
func (s *nameScanner) officeBefore(c *candidate) bool {
	comma := c.first - 1
	sent := s.d.Sentences[s.d.Tokens[c.first].Sentence]
	if c.end-c.first < 2 || c.end+1 >= sent.End || s.d.Word(c.end) != "," || s.d.Word(c.end+1) == "and" || s.d.Word(c.end+1) == "or" {
		return false
	}
	noun := -1
	for i := comma - 1; i >= sent.First && i > comma-10; i-- {
		w := s.d.Word(i)
		switch low := s.d.Lower(i); {
		case low == "the":
			if noun < 0 {
				continue // of the port
			}
			c.start, c.title = i+1, s.d.Word(noun)
			return true
		case w == "of" || w == "for":
			if i == sent.First || !roleNounAt(s.d.Word(i-1)) {
				return false
			}
			noun = i - 1
		case !wordStart(w) || noun >= 0 && smallWords.Has(low):
			return false
		}
	}
	return false
}
