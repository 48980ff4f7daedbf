package text

import (
	"slices"
	"strings"

	"onrecord"
)

// This file resolves short forms: surnames, first names, "Mrs. Lund",
// surnames in capitals, names in headlines.

// short resolves a candidate that is no full name.
func (t *nameTable) short(c candidate) {
	words, suffix := t.parts(c)
	if len(words) == 0 {
		return
	}
	if len(words) == 1 {
		if i, ok := t.person(c, words[0], suffix); ok {
			t.mention(c, i)
			return
		}
	}
	at := t.d.span(c.first, c.end)
	whole := t.d.In(at)
	if i, ok := t.things[straight(t.d.lowerIn(at))]; ok {
		t.mention(c, i)
		return
	}
	if len(words) == 1 && t.ofMany(c) {
		c.start, c.title = c.first, ""
	}
	switch p := FindPlace(whole); {
	case acronym(whole) && p == nil:
		t.addThing(c, onrecord.Body)
	case p != nil && c.title == "":
		kind := onrecord.Place
		if p.IsBody() {
			kind = onrecord.Body
		}
		t.addThing(c, kind)
	case len(words) == 1 && c.title != "" && c.first > c.start && !bodyWords.Has(whole):
		t.titledOnly(c, words[0])
	case len(words) == 1 && givenNames.Get(whole) != 0 && (!c.initial || t.followedByVerb(c.end)):
		t.givenOnly(c, words[0])
	case !c.initial || len(words) > 1:
		if t.isPerson(c) {
			t.addPerson(c)
			return
		}
		t.addThing(c, onrecord.Thing)
	}
}

// followedByVerb reports whether something that a name does, or has, follows.
func (t *nameTable) followedByVerb(i int) bool {
	if i >= len(t.d.Tokens) {
		return false
	}
	switch t.d.Word(i) {
	case "said", "says", "told", "was", "is", "has", "had", "'s", "’s", ",", "and":
		return true
	}
	return strings.HasSuffix(t.d.Word(i), "ed")
}

// person returns the person that a single word stands for: a last name, or a
// given name that only one has. The index is -1 while two readings remain.
func (t *nameTable) person(c candidate, word, suffix string) (int, bool) {
	if suffix != "" {
		if is := t.byLast[word+" "+suffix]; len(is) > 0 {
			return is[0], true
		}
	}
	if is := t.byLast[word]; len(is) > 0 {
		return t.pick(c, is), true
	}
	if is := t.byGiven[word]; len(is) > 0 && c.title == "" && !(c.initial && smallWords.Has(word)) {
		if len(is) == 1 {
			return is[0], true
		}
		return t.pick(c, is), true
	}
	return 0, false
}

// pick chooses among people of one name: by what the title says, then the one
// named in full close before, then the one whom the article is about.
func (t *nameTable) pick(c candidate, is []int) int {
	if len(is) == 1 {
		return is[0]
	}
	fit := make([]int, 0, len(is))
	for _, i := range is {
		if t.fits(c, &t.d.Names[i]) {
			fit = append(fit, i)
		}
	}
	switch len(fit) {
	case 0:
		fit = is
	case 1:
		return fit[0]
	}
	if tw := titleWords.Get(c.title); tw != nil && tw.gender != AnyGender {
		if sure := t.ofGender(fit, tw.gender); len(sure) == 1 {
			return sure[0]
		}
	}
	here, usual := t.nearest(c, fit, 0), t.bearer(fit)
	switch {
	case usual < 0 && here >= 0, here >= 0 && here == usual:
		return here
	case usual >= 0 && (here < 0 || t.kin(here) && t.kinAt(t.lastBefore(here, c.first))):
		return usual
	case usual >= 0:
		return -1 // the one whom the article calls so, or the one just named
	}
	if best := t.oftenest(fit); best >= 0 {
		return best
	}
	if first, second := t.inOrder(fit); second >= 0 && c.first < t.full[second][0] {
		return first // nobody else is named yet
	}
	return t.nearest(c, fit, nearName)
}

// oftenest returns who of is has twice as many full names as any other; -1 for
// nobody.
func (t *nameTable) oftenest(is []int) int {
	best, second := -1, -1
	for _, i := range is {
		switch {
		case best < 0 || t.d.Names[i].fullAt > t.d.Names[best].fullAt:
			best, second = i, best
		case second < 0 || t.d.Names[i].fullAt > t.d.Names[second].fullAt:
			second = i
		}
	}
	if t.d.Names[best].fullAt >= 2*t.d.Names[second].fullAt {
		return best
	}
	return -1
}

// inOrder returns who of is stands in full first, and who does next; -1 for
// both where one never does.
func (t *nameTable) inOrder(is []int) (first, second int) {
	first, second = -1, -1
	for _, i := range is {
		at := t.full[i]
		switch {
		case len(at) == 0:
			return -1, -1 // known by title and last name
		case first < 0 || at[0] < t.full[first][0]:
			first, second = i, first
		case second < 0 || at[0] < t.full[second][0]:
			second = i
		}
	}
	return first, second
}

// bearer returns whom of is the article calls by the last name alone: the one
// named first, when it did so before it named another, or when the others are
// named as family; -1 for nobody.
func (t *nameTable) bearer(is []int) int {
	first, second := t.inOrder(is)
	if second < 0 || t.kin(first) {
		return -1
	}
	if alone, ok := t.alone[first]; ok && alone < t.full[second][0] {
		return first
	}
	for _, i := range is {
		if i != first && !t.kin(i) {
			return -1
		}
	}
	return first
}

// kin reports whether the article tells of the name i whose family it is: his
// son Per Lund.
func (t *nameTable) kin(i int) bool {
	for _, r := range t.d.Names[i].Roles {
		if slices.ContainsFunc(r.Nouns, family.Has) {
			return true
		}
	}
	return false
}

// kinAt reports whether whose family somebody is stands beside the name at token
// i: his son | Per Lund; Per Lund, her husband.
func (t *nameTable) kinAt(i int) bool {
	const near = 4 // words between
	sent := t.d.SentenceOf(i)
	for k := max(sent.First, i-near); k < min(sent.End, i+2*near); k++ {
		if family.Has(t.d.Lower(k)) {
			return true
		}
	}
	return false
}

var family = readWords("son daughter wife husband brother sister father mother niece nephew cousin widow widower grandson granddaughter uncle aunt")

// ofGender returns those of is whose gender is known to be g.
func (t *nameTable) ofGender(is []int, g Gender) []int {
	var out []int
	for _, i := range is {
		if t.d.Names[i].Gender == g {
			out = append(out, i)
		}
	}
	return out
}

// nearName is how many paragraphs back who was named is near.
const nearName = 3

// nearest returns who of is was named last before c, in the same paragraph or
// those before it, when no other of them was named in the same one; -1 for nobody.
func (t *nameTable) nearest(c candidate, is []int, paragraphs int) int {
	paragraph := func(token int) int { return t.d.Sentences[t.d.Tokens[token].Sentence].Paragraph }
	para := paragraph(c.first)
	last, at, here := -1, -1, 0
	for _, i := range is {
		token := t.lastBefore(i, c.first)
		if token < 0 || paragraph(token) < para-paragraphs {
			continue
		}
		if token > at {
			last, at = i, token
		}
		if paragraph(token) == para {
			here++
		}
	}
	if here > 1 {
		return -1
	}
	return last
}

// lastBefore returns the token at which the name i was mentioned last before another
// token; -1 where it was not.
func (t *nameTable) lastBefore(i, token int) int {
	at := -1
	if k, _ := slices.BinarySearch(t.full[i], token); k > 0 {
		at = t.full[i][k-1]
	}
	if short, ok := t.shorts[i]; ok && short < token {
		at = max(at, short)
	}
	return at
}

// fits reports whether the title of c may stand before the name of n.
func (t *nameTable) fits(c candidate, n *Named) bool {
	title := titleWords.Get(c.title)
	if c.title == "" || title == nil {
		return true
	}
	if title.gender != AnyGender && n.Gender != AnyGender && n.Gender != 'b' && n.Gender != title.gender {
		return false
	}
	if len(title.nouns) == 0 {
		return true
	}
	for _, r := range n.Roles {
		for _, noun := range r.Nouns {
			if noun == title.nouns[0] {
				return true
			}
		}
	}
	return false
}

// ofMany reports whether c behind a role in lower case is no person but what
// many are or have: fellow Liberals, chief U.S. negotiator.
func (t *nameTable) ofMany(c candidate) bool {
	if c.title == "" || c.title[0] < 'a' {
		return false
	}
	w, tag := t.d.Word(c.first), t.d.Tokens[c.first].Tag
	if t.d.HasTag(c.end, "NN", "NNS") && t.d.Lower(c.end) == t.d.Word(c.end) {
		return true
	}
	return neverNamed.Has(w) || FindPlace(w) != nil || titleWords.Get(w) != nil || tag == "NNPS" || tag == "NNS" || tag == "JJ" || strings.Contains(w, ".")
}

// titledOnly makes a person known by title and last name alone, or by a given
// name behind a role: her daughter Ana.
func (t *nameTable) titledOnly(c candidate, last string) {
	at := t.d.span(c.first, c.end)
	if tw := titleWords.Get(c.title); tw != nil && len(tw.nouns) > 0 {
		at = t.d.span(c.first-1, c.end)
	}
	i := t.add(Named{Kind: onrecord.Person, Full: t.d.In(at), At: at, Last: last})
	t.byLast[last] = append(t.byLast[last], i)
	t.mention(c, i)
}

// givenOnly makes a person known by a first name alone.
func (t *nameTable) givenOnly(c candidate, given string) {
	at := t.d.span(c.first, c.end)
	i := t.add(Named{Kind: onrecord.Person, Full: t.d.In(at), At: at, Given: given, Last: given})
	if g := givenNames.Get(t.d.Word(c.first)); g != 'b' {
		t.d.Names[i].Gender = g
	}
	t.byGiven[given] = append(t.byGiven[given], i)
	t.mention(c, i)
}

// inHeadline looks for known names among the capitals of a headline.
func (t *nameTable) inHeadline(c candidate) {
	for i := c.start; i < c.end; i++ {
		word := t.word(i)
		one := candidate{first: i, end: i + 1, start: i, initial: c.initial && i == c.start}
		if is := t.byGiven[word]; len(is) > 0 && i+1 < c.end {
			for _, n := range is {
				if t.d.Names[n].Last == t.word(i+1) {
					t.mention(candidate{first: i, end: i + 2, start: i}, n)
					t.d.Names[n].fullAt += 2
					i++
					one.end = 0
					break
				}
			}
			if one.end == 0 {
				continue
			}
		}
		if is := t.byLast[word]; len(is) > 0 {
			t.mention(one, t.pick(one, is))
		} else if n, ok := t.things[word]; ok {
			t.mention(one, n)
		} else if FindPlace(t.d.Word(i)) != nil {
			t.addThing(one, onrecord.Place)
		}
	}
}
