package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord"
	"onrecord/text/grammar"
)

// This file finds the stretches of capitals that may be names, and cuts
// titles off them.

// nameScanner walks the sentences and collects candidates.
type nameScanner struct {
	d     *Doc
	lower map[string]bool // words that the article also writes in lower case
	found []candidate
}

// candidate is a stretch of capitals that may be a name.
type candidate struct {
	first, end int    // tokens of the name
	start      int    // first token of its title; first where there is none
	title      string // the last title word, as printed; empty for none
	initial    bool   // the sentence starts with it, so its capital says nothing
	headline   bool   // every word of its sentence has a capital
}

func (s *nameScanner) scan() {
	for i := range s.d.Tokens {
		if w := s.d.Word(i); w[0] >= 'a' && w[0] <= 'z' {
			s.lower[w] = true
		}
	}
	for i := range s.d.Sentences {
		s.sentence(s.d.Sentences[i])
	}
}

func (s *nameScanner) sentence(sent Sentence) {
	headline := s.headline(sent)
	start := true // nothing but marks so far
	for i := sent.First; i < sent.End; {
		if !s.capital(i) {
			if w := s.d.Word(i); wordStart(w) || w == ":" {
				start = w == ":"
			} else if isMarkWord(w) || w == "." {
				start = start || w != "," && isMarkWord(w) && s.opens(i)
			}
			i++
			continue
		}
		end := s.runEnd(i, sent.End)
		s.run(i, end, start, headline)
		start, i = false, end
	}
}

// opens reports whether the mark at token i has a space before it, so that
// what follows it may start a sentence of its own.
func (s *nameScanner) opens(i int) bool {
	at := s.d.Tokens[i].Start
	return at == 0 || s.d.Text[at-1] == ' ' || s.d.Text[at-1] == '\n'
}

// headline reports whether the sentence is set in capitals like a title.
func (s *nameScanner) headline(sent Sentence) bool {
	words := 0
	for i := sent.First; i < sent.End; i++ {
		w := s.d.Word(i)
		if !wordStart(w) || smallWords.Has(s.d.Lower(i)) {
			continue
		}
		if !s.capital(i) && (w[0] < '0' || w[0] > '9') {
			return false
		}
		words++
	}
	return words >= 4
}

// capital reports whether token i is a word that starts with a capital.
func (s *nameScanner) capital(i int) bool {
	w := s.d.Word(i)
	if c := w[0]; c < utf8.RuneSelf {
		return c >= 'A' && c <= 'Z' || c >= 'a' && articled(w)
	}
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r)
}

// articled reports whether a word is part of a name behind its Arabic article, which is
// printed small: al-Okri, el-Okri.
func articled(w string) bool {
	article, name, ok := strings.Cut(w, "-")
	return ok && name != "" && name[0] >= 'A' && name[0] <= 'Z' && articles.Has(article)
}

var articles = readWords("al el ul as ash an ar az at ad")

// runEnd returns where the run of capitals that starts at token i ends. "of"
// and "de" stand inside it, a nickname in marks too: Ana "Nita" Ruiz.
func (s *nameScanner) runEnd(i, end int) int {
	e := i + 1
	for e < end {
		w := s.d.Word(e)
		switch {
		case s.capital(e) && !s.breaks(e):
			e++
		case particles.Has(w) && e+1 < end && s.capital(e+1):
			e += 2
		case w == "in" && e+3 < end && isMarkWord(s.d.Word(e+1)) && s.d.Word(e+2) == "t" && s.capital(e+3):
			e += 4 // Ana in 't Veld
		case w == "of" && e+1 < end && s.ofName(i, e) && s.capital(e+1):
			e += 2
		case w == "of" && e+2 < end && s.ofName(i, e) && s.d.Word(e+1) == "the" && s.capital(e+2):
			e += 3
		case (w == "for" || w == "on" || w == "and" || w == "&") && e+1 < end && s.capital(e+1) && !isMonth(s.d.Word(e+1)) && (w == "&" || bodyWords.Has(s.d.Word(e-1)) && w != "and"):
			e += 2
		case isMarkWord(w) && w != "’" && e+3 < end && s.capital(e+1) && isMarkWord(s.d.Word(e+2)) && s.capital(e+3):
			e += 4
		case w == "-" && e+1 < end && s.capital(e+1) && s.d.Tokens[e].End == s.d.Tokens[e+1].Start && s.d.Tokens[e-1].End == s.d.Tokens[e].Start:
			e += 2
		default:
			return e
		}
	}
	return e
}

// breaks reports whether the capital at e starts something new: a sentence
// that the splitter did not see, or a pronoun.
func (s *nameScanner) breaks(e int) bool {
	w := s.d.Word(e)
	return !s.d.Surname(e) && (w == "I" || isDay(w) && !particles.Has(w) || headlineVerbs.Has(w))
}

// headlineVerbs are words that no name has and that titles print with a
// capital: Per Lund | Is Now Calling.
var headlineVerbs = readWords(`Is Are Was Were Been Has Had Does Did Would Could Should Must Cannot Not Now Says Said
	Because When While Who Whose Which That His Her Their Its`)

// ofName reports whether the run from i to the "of" at e can go on behind it:
// "Bank of", "Mayor of".
func (s *nameScanner) ofName(i, e int) bool {
	if titleWords.Get(s.d.Word(e-1)) != nil {
		return e-1 == i || !s.given(e-2) // not: Ada B. King of Elm
	}
	return bodyWords.Has(s.d.Word(e - 1))
}

// given reports whether token i is a given name or an initial.
func (s *nameScanner) given(i int) bool {
	w := s.d.Word(i)
	return givenNames.Get(w) != 0 || len(w) == 2 && w[1] == '.'
}

// run cuts the titles off the capitals i to end-1 and keeps the name.
func (s *nameScanner) run(i, end int, initial, headline bool) {
	for i < end && initial && s.notName(i, end) {
		i++
		initial = false
	}
	first := i
	for i < end && !s.d.Surname(i) && (smallWords.Has(s.d.Lower(i)) && !titledSmall(s.d.Word(i)) || isDay(s.d.Word(i))) {
		i++
	}
	headline = headline || i > first && headlineVerbs.Has(s.d.Word(first)) // Is | Now Calling Okri
	if i >= end || i+1 == end && behindParty(s.d.Word(i)) != s.d.Word(i) {
		return // R-Ariz.
	}
	c := candidate{first: i, end: end, start: i, initial: initial, headline: headline}
	if !headline {
		switch o := s.office(i, end); {
		case o.name < end:
			c.title, c.first = s.d.Word(o.noun), o.name
			s.found = append(s.found, c)
			return
		case o.of > 0:
			s.officeOf(o.of, end)
			return
		case o.end == end:
			return
		}
	}
	for t := end - 2; t >= i; t-- {
		if titleWords.Get(s.d.Word(t)) != nil && !suffixes.Has(s.d.Word(t+1)) && !bodyWords.Has(s.d.Word(t+1)) && s.d.Word(t+1) != "of" {
			c.title, c.first = s.d.Word(t), t+1
			break
		}
	}
	if c.first == i && !headline {
		s.wordsBefore(&c)
	}
	if c.first == i {
		s.lowerTitle(&c)
	}
	s.found = append(s.found, c)
}

// wordsBefore cuts words off c that stand with a capital before a given name
// and are no names: Actress | Ana Ruiz, Unlike | Ana Ruiz, Elm Park Principal |
// Ana Ruiz, and what an office sees to, "secretary for Port Affairs | Ana
// Ruiz". The role is her title.
func (s *nameScanner) wordsBefore(c *candidate) {
	title, strange, office := "", false, -1
	if givenNames.Get(s.d.Word(c.first)) == 0 {
		office = s.officeOver(c.first)
	}
	if office >= 0 {
		title = s.d.Word(office)
	}
	for n := c.first; n+1 < c.end && n < c.first+6; n++ {
		w := s.d.Word(n)
		given := givenNames.Get(w) != 0 && n > c.first && s.capital(n+1) && (!strange || office >= 0 || s.holds(n-1))
		if given || office < 0 && s.roleAlone(c, n, title) {
			if bodyWords.Has(s.d.Word(c.end-1)) || bodyWords.Has(s.d.Word(n+1)) {
				return
			}
			c.first, c.title = n, title
			switch {
			case title == "":
				c.start = n
			case office >= 0:
				c.start = office
			}
			return
		}
		if one, ok := strings.CutSuffix(w, "s"); ok && roleNounAt(one) {
			title = "" // Senators | Ana Ruiz and ...
		} else if roleNounAt(w) {
			title = w
		} else if w != "of" && w != "for" && w != "and" && (givenNames.Get(w) != 0 || !s.d.ordinary(n)) && (n > c.first || s.d.Tokens[n].Tag != "IN") {
			strange = true
		}
	}
}

// officeOver returns the noun of the office that sees to what starts at token
// i: undersecretary | for Port Affairs; -1 where none stands before it.
func (s *nameScanner) officeOver(i int) int {
	if i < 2 || s.d.Word(i-1) != "for" && s.d.Word(i-1) != "of" || !roleNounAt(s.d.Word(i-2)) {
		return -1
	}
	return i - 2
}

// holds reports whether the word at token i ends the role of the name behind
// it: Principal, Chief of Staff.
func (s *nameScanner) holds(i int) bool { return roleNounAt(s.d.Word(i)) || s.d.Word(i) == "Staff" }

// roleAlone reports whether token n starts a name of two words behind a role
// of one, and nothing else: Actress | Anu Ruiz.
func (s *nameScanner) roleAlone(c *candidate, n int, title string) bool {
	return title != "" && n == c.first+1 && n+2 == c.end && !s.d.ordinary(n) && !s.d.ordinary(n+1) && !acronym(s.d.Word(n+1)) && (c.first == 0 || s.d.Lower(c.first-1) != "the")
}

// ordinary reports whether token i, in lower case, is a word that training
// knew as one part of speech, and as no name.
func (d *Doc) ordinary(i int) bool {
	usual := tagger().Usual(d.Lower(i))
	return usual != grammar.None && usual != properNoun
}

// notName reports whether the first word of a sentence is an ordinary one
// with the capital of its place.
func (s *nameScanner) notName(i, end int) bool {
	w := s.d.Word(i)
	low := s.d.Lower(i)
	switch {
	case s.d.Surname(i):
		return false
	case smallWords.Has(low):
		return !titledSmall(w) || s.asked(i) && !s.d.actsAt(end-1) // Will Lund win?
	case givenNames.Get(w) != 0 || titleWords.Get(w) != nil, neverNamed.Has(w) && i+1 < end:
		return false
	case strings.HasSuffix(low, "ly") && len(low) > 4, s.d.wordNames[low]:
		return true
	}
	if s.lower[low] {
		return true
	}
	if i+2 == end && s.aside(end) && FindPlace(w) == nil && !s.d.ordinary(i) {
		return false // Armin Lund, the pilot, or Armin Lund is a pilot, whatever the tagger takes "Armin" for
	}
	tag := s.d.Tokens[i].Tag
	return strings.HasPrefix(string(tag), "JJ") || strings.HasPrefix(string(tag), "RB") || strings.HasPrefix(string(tag), "V")
}

// aside reports whether what is told of a person stands behind the name that
// ends before token i: a role, or a word of theirs.
func (s *nameScanner) aside(i int) bool {
	if i+1 >= len(s.d.Tokens) {
		return false
	}
	switch s.d.Word(i) {
	case ",", "said", "told":
		return true
	case "is", "was":
		return s.d.HasTag(i+1, "DT") // Armin Lund is | a pilot
	}
	return false
}

// lowerTitle finds a role in lower case right before a name: "spokesman Ben
// Okri", "press secretary Josh Lind".
func (s *nameScanner) lowerTitle(c *candidate) {
	if c.first == 0 || s.d.Tokens[c.first-1].Sentence != s.d.Tokens[c.first].Sentence {
		return
	}
	w := s.d.Word(c.first - 1)
	if w == "," && s.officeBefore(c) {
		return
	}
	c.start = c.first - 1
	if w == "," && c.first > 2 { // her husband, Per Lund
		if w = s.d.Word(c.first - 2); s.determined(c.first - 2) {
			c.start--
		}
	}
	if _, ok := roleNouns.Find(w); !ok || w == "," {
		c.start = c.first
		return
	}
	c.title = w
	sent := s.d.Sentences[s.d.Tokens[c.first].Sentence]
	for c.start > sent.First && c.first-c.start < 8 {
		w := s.d.Word(c.start - 1)
		if !wordStart(w) || smallWords.Has(s.d.Lower(c.start-1)) || !titleTag(s.d.Tokens[c.start-1].Tag) {
			break
		}
		c.start--
	}
}

// titleTag reports whether a word of that tag can stand in the title before a
// name: no verb can, unless it is a participle, and no adverb.
func titleTag(t Tag) bool {
	switch t {
	case "VB", "VBD", "VBZ", "VBP", "MD", "RB", "IN", "TO", "CC", "RP", "WRB":
		return false
	}
	return true
}

// determined reports whether a determiner stands before the noun at token i,
// with at most four words between.
func (s *nameScanner) determined(i int) bool {
	for j := i - 1; j >= 0 && j >= i-5; j-- {
		switch s.d.Word(j) {
		case "the", "The", "his", "her", "their", "its", "His", "Her", "Its", "Their":
			return true
		}
		if w := s.d.Word(j); !wordStart(w) || smallWords.Has(w) {
			return false
		}
	}
	return false
}

// asked reports whether the sentence of token i is a question.
func (s *nameScanner) asked(i int) bool {
	sent := s.d.SentenceOf(i)
	for t := sent.End - 1; t >= sent.First && t >= sent.End-3; t-- {
		if s.d.Word(t) == "?" {
			return true
		}
	}
	return false
}

func titledSmall(w string) bool { return w == "Will" }

// wordStart reports whether the token w is a word or a number.
func wordStart(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

func isMarkWord(w string) bool {
	switch w {
	case "\"", "“", "”", "''", "``", "'", "‘", "’", "«", "»", "(", "[":
		return true
	}
	return false
}

func isDay(w string) bool { return days.Has(w) }

// span returns the bytes of tokens first to end-1.
func (d *Doc) span(first, end int) onrecord.Span {
	return onrecord.Span{Start: d.Tokens[first].Start, End: d.Tokens[end-1].End}
}
