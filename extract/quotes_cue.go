package extract

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
	if i < 0 || i >= len(a.low) || a.class[i]&^timeWord != 0 {
		return nil
	}
	return cueWords[a.low[i]]
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
			if a.word(end) != c.particle || end >= hi {
				continue
			}
			end++
		}
		f := found{cue: c, verb: v, group: phrase{a.groupStart(lo, v), end}}
		a.polarity(&f)
		return f, true
	}
	return found{}, false
}

// polarity sets whether the group is negated or passive.
func (a *article) polarity(f *found) {
	f.negated = f.frames&turnsRound != 0
	be := false
	for i := f.group.first; i < f.verb; i++ {
		if a.is(i, negation) {
			f.negated = !f.negated
		}
		switch a.word(i) {
		case "is", "are", "was", "were", "be", "been", "being", "am":
			be = true
		}
	}
	f.passive = be && f.form&participle != 0
}

// verbal reports whether token v is a verb and not a noun of the same form:
// "he claims" against "the claims".
func (a *article) verbal(lo, v int) bool {
	if tag := string(a.Tokens[v].Tag); tag != "" {
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
	if a.is(v-1, subject|auxiliary|negation) || a.word(v-1) == "to" {
		return true
	}
	return !a.is(v-1, determiner|preposition) && (a.capital(v-1) || strings.HasSuffix(a.word(v-1), "s"))
}
