package text

import (
	"cmp"
	"slices"
	"strings"

	"onrecord"
)

// This file ties the candidates together: full names first, then the short
// forms that stand for them.

// nameTable builds Doc.Names and Doc.Mentions.
type nameTable struct {
	d       *Doc
	byLast  map[string][]int // people by last name
	byGiven map[string][]int // people by given name and nickname
	things  map[string]int   // everything else by its whole name
	placed  map[string]int   // by two capitals: how much oftener something is in or at them than not
	titled  map[string]bool  // last names that have a title somewhere: Mr. Lund
	full    map[int][]int    // where a name stands in full, in tokens; those are all found first
	shorts  map[int]int      // where a short form of it was found last
	alone   map[int]int      // where the first was found
	later   bool             // full names are all found, short forms follow
}

func (t *nameTable) build(found []candidate) {
	t.d.Mentions = make([]NameMention, 0, len(found))
	rest := make([]candidate, 0, len(found))
	for _, c := range found {
		switch {
		case c.headline:
		case c.title != "":
			t.titled[t.word(c.end-1)] = true
		case c.end-c.first == 2:
			t.place(c)
		}
	}
	for _, c := range found {
		switch {
		case c.headline && !t.labels(c, found):
			rest = append(rest, c)
		case t.isBody(c):
			t.addThing(c, onrecord.Body)
		case t.isPerson(c):
			t.addPerson(c)
		default:
			rest = append(rest, c)
		}
	}
	t.later = true
	for _, c := range rest {
		if c.headline {
			t.inHeadline(c)
		} else {
			t.short(c)
		}
	}
	slices.SortStableFunc(t.d.Mentions, func(a, b NameMention) int { return cmp.Compare(a.First, b.First) })
	for i, m := range t.d.Mentions {
		if m.Name >= 0 {
			t.d.Names[m.Name].Mentions = append(t.d.Names[m.Name].Mentions, i)
		}
	}
}

// labels reports whether what a headline starts with, c, is a full name before a
// colon: Ada Okri: Bridge Is Safe. A given name that no list has is one when the
// last name comes again.
func (t *nameTable) labels(c candidate, found []candidate) bool {
	n := c.end - c.first
	if n < 2 || n > 3 || c.first != t.d.SentenceOf(c.first).First || c.end >= len(t.d.Tokens) || t.d.Word(c.end) != ":" {
		return false
	}
	if givenNames.Get(t.d.Word(c.first)) != 0 {
		return true
	}
	return t.isPerson(c) && slices.ContainsFunc(found, func(o candidate) bool {
		return o.end-o.first == 1 && !o.headline && t.d.Word(o.first) == t.d.Word(c.end-1)
	})
}

// parts returns the words of a name without nickname marks and suffix, in
// lower case: given names first, the last name at the end.
func (t *nameTable) parts(c candidate) (words []string, suffix string) {
	words = make([]string, 0, c.end-c.first)
	for i := c.first; i < c.end; i++ {
		w := t.d.Word(i)
		switch {
		case suffixes.Has(w):
			suffix = strings.ToLower(strings.TrimSuffix(w, "."))
		case wordStart(w):
			words = append(words, t.word(i))
		}
	}
	return words, suffix
}

// word returns token i as names are compared: in lower case, its apostrophes
// straight.
func (t *nameTable) word(i int) string { return straight(t.d.Lower(i)) }

func straight(s string) string { return strings.ReplaceAll(s, "’", "'") }

// words returns how many words parts would return.
func (t *nameTable) words(c candidate) int {
	n := 0
	for i := c.first; i < c.end; i++ {
		if w := t.d.Word(i); wordStart(w) && !suffixes.Has(w) {
			n++
		}
	}
	return n
}

func (t *nameTable) isBody(c candidate) bool {
	if c.title != "" && c.first > c.start && !bodyWords.Has(t.d.Word(c.end-1)) {
		return false
	}
	for i := c.first; i < c.end; i++ {
		if w := t.d.Word(i); bodyWords.Has(w) && (c.end-c.first > 1) {
			return givenNames.Get(t.d.Word(c.first)) == 0 || i == c.end-1
		}
	}
	return false
}

// acronym reports whether w is two to six capitals.
func acronym(w string) bool {
	if len(w) < 2 || len(w) > 6 {
		return false
	}
	for i := range len(w) {
		if w[i] < 'A' || w[i] > 'Z' {
			return false
		}
	}
	return true
}

// isPerson reports whether a candidate of two words or more is somebody.
func (t *nameTable) isPerson(c candidate) bool {
	words := t.words(c)
	if words < 2 || words > 6 {
		return false
	}
	for i := c.first; i < c.end; i++ {
		if neverNamed.Has(t.d.Word(i)) {
			return false
		}
	}
	first := t.d.Word(c.first)
	switch {
	case c.title != "", givenNames.Get(first) != 0, len(first) == 2 && first[1] == '.', t.d.agedAt(c.end):
		return true
	case c.start > 0 && t.d.Lower(c.start-1) == "the", words > 4, namesNobody.Has(first), t.d.ordinary(c.first) && !t.followedByVerb(c.end),
		words == 2 && t.noPerson(c):
		return false
	}
	for i := c.first; i < c.end; i++ {
		w := t.d.Word(i)
		if acronym(w) || bodyWords.Has(w) || titleWords.Get(w) != nil || w == "of" || FindPlace(w) != nil && i == c.first || !t.d.Surname(i) && (smallWords.Has(t.d.Lower(i)) || isDay(w)) {
			return false
		}
		if r := w[len(w)-1]; !wordStart(w) || r == 's' && i == c.end-1 && FindPlace(w) != nil {
			return false
		}
	}
	return FindPlace(t.d.In(t.d.span(c.first, c.end))) == nil
}

// agedAt reports whether somebody's age stands behind a comma at token i: Yin May, 60,
// a doctor.
func (d *Doc) agedAt(i int) bool {
	w, end := d.wordAt(i+1), d.wordAt(i+2)
	return d.wordAt(i) == "," && len(w) == 2 && digit(w[0]) && digit(w[1]) && (end == "," || end == ".")
}

// place counts whether something is in or at what the two words of c name.
func (t *nameTable) place(c candidate) {
	key := straight(t.d.lowerIn(t.d.span(c.first, c.end)))
	if w := t.d.Lower(c.first - 1); c.first > 0 && (w == "in" || w == "at") {
		t.placed[key]++
	} else {
		t.placed[key]--
	}
}

// noPerson reports whether the two words of c are most likely a place.
func (t *nameTable) noPerson(c candidate) bool {
	return t.placed[straight(t.d.lowerIn(t.d.span(c.first, c.end)))] > 0 && !t.titled[t.word(c.end-1)]
}

// addPerson ties a full name to the person of that name, or makes one.
func (t *nameTable) addPerson(c candidate) {
	words, suffix := t.parts(c)
	given, last := words[0], words[len(words)-1]
	if suffix != "" {
		last += " " + suffix
	}
	for _, i := range t.byLast[last] {
		if SameGiven(t.d.Names[i].Given, given) || slices.Contains(words[1:len(words)-1], t.d.Names[i].Given) {
			t.mention(c, i)
			t.d.Names[i].fullAt++
			if g := givenNames.Get(t.d.Word(c.first)); g != 'b' && t.d.Names[i].Gender == AnyGender {
				t.d.Names[i].Gender = g
			}
			if full := t.d.span(c.first, c.end); full.End-full.Start > t.d.Names[i].At.End-t.d.Names[i].At.Start && t.d.Names[i].Given != "" {
				t.d.Names[i].At, t.d.Names[i].Full = full, t.d.In(full)
			}
			return
		}
	}
	at := t.d.span(c.first, c.end)
	i := t.add(Named{Kind: onrecord.Person, Full: t.d.In(at), At: at, Given: given, Last: last, fullAt: 1})
	if g := givenNames.Get(t.d.Word(c.first)); g != 'b' {
		t.d.Names[i].Gender = g
	}
	t.byLast[last] = append(t.byLast[last], i)
	for _, w := range words[:len(words)-1] {
		if len(w) > 2 {
			t.byGiven[w] = append(t.byGiven[w], i)
		}
	}
	t.mention(c, i)
}

// SameGiven reports whether two given names, in lower case, can be of one person:
// equal, an initial, or a short form, "bill" of "william".
func SameGiven(a, b string) bool {
	if a == b || a == "" || b == "" {
		return true
	}
	ia, ib := strings.TrimSuffix(a, "."), strings.TrimSuffix(b, ".")
	if len(ia) == 1 || len(ib) == 1 {
		return ia[0] == ib[0]
	}
	return nickname(ia, ib) || misspelt(ia, ib)
}

// misspelt reports whether two long given names differ by a doubled letter, or
// by two that changed places: philippa, phillippa; brian, brain.
func misspelt(a, b string) bool {
	if len(a) < 5 || len(b) < 5 {
		return false
	}
	if squeezed(a) == squeezed(b) {
		return true
	}
	if len(a) != len(b) {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	return i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
}

// squeezed returns w with one letter for two that are the same.
func squeezed(w string) string {
	out := make([]byte, 0, len(w))
	for i := range len(w) {
		if i == 0 || w[i] != w[i-1] {
			out = append(out, w[i])
		}
	}
	return string(out)
}

// nickname reports whether one given name is the short form of the other.
func nickname(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) >= 3 && strings.HasPrefix(b, a) {
		return true
	}
	return slices.Contains(shortNames[a], b) || slices.Contains(shortNames[b], a)
}

// shortNames are those that do not start like their long forms.
var shortNames = map[string][]string{
	"bill": {"william"}, "billy": {"william"}, "will": {"william"}, "bob": {"robert"}, "bobby": {"robert"}, "dick": {"richard"}, "rick": {"richard"},
	"jim": {"james"}, "jimmy": {"james"}, "mike": {"michael"}, "ted": {"edward", "theodore"}, "jack": {"john"}, "johnny": {"john"},
	"chuck": {"charles"}, "charlie": {"charles"}, "tony": {"anthony"}, "larry": {"lawrence", "laurence"}, "liz": {"elizabeth"}, "betsy": {"elizabeth"},
	"beth": {"elizabeth"}, "betty": {"elizabeth"}, "kate": {"katherine", "catherine"}, "kathy": {"katherine", "catherine"}, "peggy": {"margaret"},
	"maggie": {"margaret"}, "bernie": {"bernard"}, "rudy": {"rudolph"}, "nick": {"nicholas"}, "jerry": {"gerald", "jerome"}, "hank": {"henry"},
	"harry": {"henry", "harold"}, "sandy": {"alexander", "sandra"}, "bert": {"albert", "herbert"}, "becky": {"rebecca"}, "debbie": {"deborah"},
	"sasha": {"alexander"}, "volodya": {"vladimir"}, "pepe": {"jose"}, "paco": {"francisco"}, "mickey": {"michael"}, "joe": {"joseph"},
	"robby": {"robert"}, "tommy": {"thomas"}, "danny": {"daniel"}, "andy": {"andrew"}, "ron": {"ronald"}, "steve": {"stephen"}, "tim": {"timothy"},
}

// addThing ties a body or place to the one of that name, or makes one.
func (t *nameTable) addThing(c candidate, kind onrecord.NameKind) {
	c.first = c.start
	at := t.d.span(c.first, c.end)
	key := straight(t.d.lowerIn(at))
	i, ok := t.things[key]
	if !ok {
		i = t.add(Named{Kind: kind, Full: t.d.In(at), At: at, Last: key})
		t.things[key] = i
	}
	t.mention(c, i)
}

func (t *nameTable) add(n Named) int {
	t.d.Names = append(t.d.Names, n)
	return len(t.d.Names) - 1
}

// mention records that c stands for name i, with what its title tells.
func (t *nameTable) mention(c candidate, i int) {
	m := NameMention{Span: t.d.span(c.first, c.end), First: c.first, End: c.end, Name: i, title: c.title, start: c.start, Titled: c.start < c.first}
	t.d.Mentions = append(t.d.Mentions, m)
	if i < 0 {
		return
	}
	t.d.learn(m)
	if t.later {
		t.shorts[i] = c.first
		if _, ok := t.alone[i]; !ok {
			t.alone[i] = c.first
		}
	} else {
		t.full[i] = append(t.full[i], c.first)
	}
}
