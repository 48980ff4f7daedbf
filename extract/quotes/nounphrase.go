package quotes

// This file walks over the noun phrase that ends before a cue.

// nounPhraseLeft walks left over the noun phrase that ends before token e.
func (a *article) nounPhraseLeft(lo, e int) phrase {
	s := e
	for s > lo && a.goesLeft(lo, s, e) {
		s--
	}
	p := a.trimPhrase(phrase{s, e})
	if !p.empty() && a.fronted(lo, p) {
		if first := a.afterFronted(phrase{p.first - 1, p.end}); first < p.end {
			p.first = first
		}
	}
	return p
}

// fronted reports whether p is the rest of a fronted "In a statement Mr. Lund".
func (a *article) fronted(lo int, p phrase) bool {
	return p.first-1 >= lo && a.is(p.first-1, preposition) && (p.first-1 == lo || !a.isWord(p.first-2))
}

// goesLeft reports whether token s-1 belongs to the noun phrase of which
// tokens s to e-1 are known.
func (a *article) goesLeft(lo, s, e int) bool {
	t := s - 1
	switch {
	case a.is(t, subject|object) && a.Lower(t) != "it" && a.Lower(t) != "you" && !a.is(t, determiner):
		return false
	case a.isMark(t), a.isStop(t), a.Tokens[t].Sentence != a.Tokens[e-1].Sentence:
		return false
	case a.Lower(t) == "," || a.Lower(t) == ";" || a.Lower(t) == ":" || a.Lower(t) == "(" || a.Lower(t) == ")":
		return false
	case a.isDash(t) || a.Lower(t) == "…":
		return false
	case s == e:
		return a.isNoun(t) || a.is(t, determiner|object) || a.Lower(t) == "." || a.Tokens[t].Tag == "VBN" && a.reduced(lo, t)
	case a.is(t, coordinator):
		return a.joins(lo, t)
	case a.is(t, preposition) && !a.is(t, determiner):
		return a.bindsLeft(lo, t)
	case a.is(t, opener) && !a.is(t, determiner), a.Lower(t) == "that":
		return false
	case a.isVerb(t):
		return a.reduced(lo, t)
	case a.isAdverb(t):
		return t > lo && (a.is(t-1, determiner) || a.isNoun(t-1) && !a.capital(t-1) && a.Lower(t) != "then")
	}
	return true
}

// joins reports whether the "and" at t stands between two nouns of one
// subject: names with names, other nouns with either.
func (a *article) joins(lo, t int) bool {
	if w := a.Lower(t); w != "and" && w != "or" || t-1 < lo || !a.isNoun(t-1) || a.is(t+1, subject) {
		return false
	}
	return a.capital(t-1) || !a.capital(t+1)
}

// bindsLeft reports whether the preposition at t ties what follows to the
// noun, or to the participle, before it.
func (a *article) bindsLeft(lo, t int) bool {
	if t <= lo || a.is(t, opener) {
		return false
	}
	return a.isNoun(t-1) || a.is(t-1, determiner) || a.reduced(lo, t-1)
}

// reduced reports whether the verb at t is a participle that describes the
// noun before it: "people briefed on the plan", "families living there".
func (a *article) reduced(lo, t int) bool {
	tag := a.Tokens[t].Tag
	if tag == "" || t <= lo {
		return false
	}
	if tag == "VBG" || tag == "VBN" {
		return (a.isNoun(t-1) || a.is(t-1, determiner|preposition)) && !a.is(t-1, auxiliary)
	}
	return false
}

// trimPhrase drops from the start of p what cannot start a subject: adverbs,
// coordinators, and a fronted "In a statement".
func (a *article) trimPhrase(p phrase) phrase {
	for p.first < p.end {
		switch {
		case a.is(p.first, preposition) && !a.is(p.first, determiner):
			p.first = a.afterFronted(p)
		case a.is(p.first, relative) && p.end-p.first > 1 && a.Lower(p.first) != "that" && !a.is(p.first+1, preposition|auxiliary) && !a.isVerb(p.first+1):
			p.first++
		case a.is(p.first, coordinator) || !a.isWord(p.first) || a.Tokens[p.first].Tag == "RP",
			a.isAdverb(p.first) && p.end-p.first > 1 && !a.capital(p.first+1), a.is(p.first, adverb) && p.end-p.first > 1:
			p.first++
		default:
			return p
		}
	}
	return phrase{}
}

// afterFronted returns where the subject starts in a phrase that begins with
// a preposition: "In a statement | Mr. Lund".
func (a *article) afterFronted(p phrase) int {
	for i := p.first + 2; i < p.end; i++ {
		newName := a.capital(i) && !a.capital(i-1) && !a.is(i-1, determiner|preposition) && !a.is(i, timeWord)
		newNoun := a.is(i, determiner) && !a.is(i-1, preposition|determiner)
		if newName || newNoun {
			return i
		}
	}
	return p.end
}
