package quotes

import "strings"

// This file finds cues in the text.

// found is a cue in the text: the verb at token verb, with its group and its
// particle.
type found struct {
	cue
	verb    int    // token of the verb
	group   phrase // auxiliaries, adverbs, verb and particle
	negated bool
	passive bool
}

// cuesAt returns the readings of token i as a cue.
func (a *article) cuesAt(i int) []cue {
	if !a.is(i, cueWord) || a.is(i, closed&^timeWord) {
		return nil
	}
	return cueWords[a.Lower(i)]
}

// cueAt returns the cue at token v, when its surroundings say that it is a
// verb there. lo and hi bound the clause.
func (a *article) cueAt(lo, v, hi int) (found, bool) {
	readings := a.cuesAt(v)
	if len(readings) == 0 || !a.verbal(lo, v) {
		return found{}, false
	}
	for _, c := range readings {
		end := v + 1
		if c.particle != "" {
			if a.Lower(end) != c.particle || end >= hi {
				continue
			}
			end++
		}
		f := found{cue: c, verb: v, group: phrase{a.groupStart(lo, v), end}}
		a.polarity(&f)
		if a.Tokens[v].Tag == "VBN" && f.group.first == v && a.finiteBehind(v) {
			return found{}, false // people briefed on the plan said
		}
		if a.Tokens[v].Tag == "VBN" && f.group.first == v && f.frames&takesName != 0 && a.isNoun(v-1) {
			return found{}, false // a ferry called "The Wreck"
		}
		return f, true
	}
	return found{}, false
}

// finiteBehind reports whether a finite verb follows the participle at v
// before any comma: then the participle belongs to its subject.
func (a *article) finiteBehind(v int) bool {
	for i := v + 1; i < len(a.Tokens) && i < v+12; i++ {
		if a.isFinite(i) {
			return true
		}
		if !a.isWord(i) || a.is(i, opener|subject) {
			return false
		}
	}
	return false
}

// polarity sets whether the group is negated or passive.
func (a *article) polarity(f *found) {
	f.negated = f.frames&turnsRound != 0
	be := false
	for i := f.group.first; i < f.verb; i++ {
		if a.is(i, negation) {
			f.negated = !f.negated
		}
		switch a.Lower(i) {
		case "is", "are", "was", "were", "be", "been", "being", "am":
			be = true
		}
	}
	f.passive = be && f.form&participle != 0
}

// asks reports whether token v can be a verb of speech in the third person.
func (a *article) asks(v int) bool {
	for _, c := range a.cuesAt(v) {
		if c.form&third != 0 && c.frames&takesQuote != 0 {
			return true
		}
	}
	return false
}

// finiteIn reports whether a finite verb stands in tokens lo to end-1.
func (a *article) finiteIn(lo, end int) bool {
	for i := lo; i < end; i++ {
		if a.isFinite(i) {
			return true
		}
	}
	return false
}

// toldBack reports whether the particle of a verb of speech follows token v,
// or a sign, as behind such a verb at the end of an attribution.
func (a *article) toldBack(v int) bool {
	for _, c := range a.cuesAt(v) {
		if c.frames&takesQuote != 0 && (c.particle != "" && c.particle == a.Lower(v+1) || c.particle == "" && a.isStop(v+1)) {
			return true
		}
	}
	return false
}

// verbal reports whether token v is a verb and not a noun of the same form:
// "he claims" against "the claims".
func (a *article) verbal(lo, v int) bool {
	switch tag := string(a.Tokens[v].Tag); {
	case a.is(v, work) && v > lo && a.Tokens[v-1].Tag == "NN":
		return false // the reality show
	case tag == "NNS" && a.Lower(v+1) == "to" && a.isNoun(v-1) && a.Tokens[min(v+2, len(a.Tokens)-1)].Tag == "VB":
		return !a.finiteIn(lo, v) // the council plans to
	case tag == "NNS" && a.isNoun(v-1) && (a.isStop(v+1) || v+1 == len(a.Tokens) || a.is(v+1, preposition|adverb) && a.isStop(v+2)) && a.asks(v):
		return !a.finiteIn(lo, v) // "...?" a narrator asks.
	case tag == "NN" && a.isNoun(v-1) && a.toldBack(v):
		return !a.isVerb(v-1) && !a.isVerb(v-2) // Lund shot back:
	case tag != "":
		return strings.HasPrefix(tag, "VB")
	}
	forms := form(0)
	for _, c := range a.cuesAt(v) {
		forms |= c.form
	}
	if a.capital(v) || forms&(past|progressive) != 0 {
		return !a.capital(v) && !a.is(v-1, determiner)
	}
	if v <= lo {
		return false
	}
	if a.is(v-1, subject|auxiliary|negation) || a.Lower(v-1) == "to" {
		return true
	}
	return !a.is(v-1, determiner|preposition) && (a.capital(v-1) || strings.HasSuffix(a.Lower(v-1), "s"))
}
