package quotes

// This file finds a source that stands behind its cue: said Ana Ruiz, an
// engineer who advised the city.

// subjectRight returns the noun phrase that starts at token s, with its
// appositions, not reaching beyond hi: the source in "said Ana Ruiz, an
// engineer who advised the city".
func (a *article) subjectRight(s, hi int) phrase {
	if s >= hi {
		return phrase{}
	}
	if a.is(s, subject) && !a.is(s, determiner) {
		return phrase{s, s + 1}
	}
	if !a.isNoun(s) && !a.is(s, determiner) {
		return phrase{}
	}
	e := s
	for e < hi && a.goesRight(s, e, hi) {
		e++
	}
	for e > s && !a.isWord(e-1) && a.Lower(e-1) != ")" && a.Lower(e-1) != "." {
		e--
	}
	return phrase{s, e}
}

// goesRight reports whether token e belongs to the noun phrase that starts at
// s; relative clauses and appositions run to the next comma.
func (a *article) goesRight(s, e, hi int) bool {
	w := a.Lower(e)
	inRelative, inApposition := a.within(s, e)
	switch {
	case a.withinName(e):
		return true
	case a.isMark(e), w == ":", w == ";", a.isStop(e) && e == hi-1:
		return false
	case w == "," && inRelative:
		return e+1 < hi && a.Tokens[e+1].Tag != "VBG" && !a.is(e+1, subject)
	case w == "," && inApposition && a.is(e+1, coordinator) && a.is(e+2, determiner) && !a.is(e+2, subject):
		return e+2 < hi && a.Lower(e+1) == "and" // Ana Ruiz, an engineer, and a former pilot
	case w == ",":
		return e+1 < hi && a.appositive(e+1) && !a.is(e+1, preposition) && !a.isVerb(e+1) && !a.is(e+1, timeWord)
	case inRelative, w == "'s" || w == "’s":
		return true
	case a.is(e, relative) && w != "that":
		return e > s
	case a.is(e, timeWord) && a.capital(e), a.is(e, opener) && !a.is(e, determiner|preposition):
		return false
	case a.is(e, preposition):
		return a.bindsRight(e, inApposition)
	case a.is(e, coordinator) && inApposition:
		return w != "but" && !a.is(e+1, subject) && !a.isFinite(e+1)
	case a.is(e, coordinator):
		return w == "and" && e+1 < hi && (a.capital(e+1) || a.is(e+1, determiner)) && !a.is(e+1, subject)
	case a.isVerb(e):
		return a.reduced(s, e)
	case a.isAdverb(e), a.is(e, object) && e > s:
		return false
	}
	return true
}

// withinName reports whether token e stands inside a name, and not at its
// start: Ana van | der Ruiz.
func (a *article) withinName(e int) bool {
	k := a.MentionAt(a.Tokens[e].Start)
	return k < len(a.Mentions) && a.Mentions[k].First < e
}

// within reports whether token e stands in a relative clause or in an
// apposition of the phrase that starts at s.
func (a *article) within(s, e int) (relativeClause, apposition bool) {
	for i := e - 1; i > s && i > e-60; i-- {
		if a.is(i, relative) && a.Lower(i) != "that" {
			relativeClause = true
		}
		apposition = apposition || a.Lower(i) == ","
	}
	return relativeClause, apposition
}

// occasions are the nouns of "in a statement", "at a rally": where something
// was said, no part of who said it.
const occasions = `statement interview email e-mail tweet tweets post speech conference call message letter memo
	testimony remarks op-ed report rally debate hearing briefing video press television twitter facebook case event
	column editorial blog podcast appearance forum phone telephone response question meeting part front`

// bindsRight reports whether the preposition at e ties what follows to the
// noun before it, and not to the cue.
func (a *article) bindsRight(e int, inApposition bool) bool {
	switch a.Lower(e) {
	case "of", "for", "from", "with", "at", "in":
	default:
		if !inApposition {
			return false
		}
	}
	for i := e + 1; i < e+6; i++ {
		if a.is(i, occasion) || a.is(i, timeWord) && a.capital(i) {
			return a.Lower(e) == "of"
		}
		if !a.isWord(i) {
			break
		}
	}
	return true
}
