package quotes

import "strings"

// This file tells verbs from nouns, and says what belongs to the verb of a cue.

// isVerb reports whether token i is a verb that can carry a clause.
func (a *article) isVerb(i int) bool {
	if i < 0 || i >= len(a.Tokens) {
		return false
	}
	if tag := string(a.Tokens[i].Tag); tag != "" {
		return strings.HasPrefix(tag, "VB") || tag == "MD"
	}
	return a.is(i, auxiliary) || !a.capital(i) && len(a.cuesAt(i)) > 0 && !a.is(i-1, determiner|preposition)
}

// isFinite reports whether token i is a finite verb or an auxiliary.
func (a *article) isFinite(i int) bool {
	if !a.isVerb(i) {
		return false
	}
	switch a.Tokens[i].Tag {
	case "VBD", "VBZ", "VBP", "MD":
		return true
	case "":
		return !strings.HasSuffix(a.Lower(i), "ing")
	}
	return false
}

// isNoun reports whether token i can end a noun phrase.
func (a *article) isNoun(i int) bool {
	if !a.isWord(i) {
		return false
	}
	if tag := string(a.Tokens[i].Tag); tag != "" {
		return strings.HasPrefix(tag, "NN") || tag == "CD" || tag == "JJ" || tag == "POS" || tag == "FW" || tag == "DT" || tag == "JJS" || tag == "PRP"
	}
	return !a.is(i, preposition|coordinator|opener|auxiliary|determiner|object) && !a.isVerb(i) && !a.isAdverb(i)
}

// groupStart returns where the verb group that ends with token v starts:
// auxiliaries, negations and adverbs before it belong to it.
func (a *article) groupStart(lo, v int) int {
	s := v
	for s > lo && (a.is(s-1, auxiliary) && a.Tokens[s-1].Tag != "POS" || a.isAdverb(s-1)) && !a.isMark(s-1) {
		s--
	}
	if s-1 > lo && a.catenative(s-2, s) {
		return a.groupStart(lo, s-2)
	}
	if s-2 > lo && a.Lower(s-1) == "to" && a.Lower(s-2) == "on" && a.isVerb(s-3) && a.Tokens[s].Tag == "VB" { // went on to say
		return a.groupStart(lo, s-3)
	}
	for s < v && a.is(s, timeWord|adverb) && !a.is(s, auxiliary) && a.is(s-1, preposition|timeWord) {
		s++
	}
	return s
}

// catenative reports whether the verb at t hands on to the one at s: continued
// to refute, began by saying.
func (a *article) catenative(t, s int) bool {
	if !a.isVerb(t) || a.is(t, auxiliary) || len(a.cuesAt(t)) > 0 && !a.begins(t) {
		return false
	}
	return a.Lower(s-1) == "to" && a.Tokens[s].Tag == "VB" || a.Lower(s-1) == "by" && a.Tokens[s].Tag == "VBG"
}

// begins reports whether token t is a cue that also hands on: began, tried.
func (a *article) begins(t int) bool {
	for _, c := range a.cuesAt(t) {
		if c.frames&takesInfinitive != 0 {
			return false
		}
	}
	return true
}

// skipTime steps left over "on Monday", "late Tuesday night".
func (a *article) skipTime(lo, e int) int {
	t := e
	for t > lo && a.is(t-1, timeWord) {
		t--
	}
	if t == e {
		return e
	}
	for t > lo && (a.is(t-1, preposition) || a.Lower(t-1) == "late" || a.Lower(t-1) == "early") {
		t--
	}
	return t
}
