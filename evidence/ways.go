package evidence

import (
	"slices"
	"strings"

	"onrecord"
	"onrecord/question"
)

// This file reads ways: who returned to a place went there, and may have flown.

// going are verbs, as stems, for going somewhere, each of which may be meant by another
// where the place is the same.
var going = stemsOf("go come travel fly drive sail ride walk march head return arrive journey move relocate")

// goesThere reports whether a question asks about a way to a place, and sentence i has a
// way to that place by another verb: "was returning to Lindow" for flying there.
func (t *Text) goesThere(q question.Question, i int) bool {
	if !going[q.Clause.Verb.Stem] {
		return false
	}
	to := goalAsked(q)
	if to.Weight == 0 {
		return false
	}
	for tok := t.Sentences[i].First; tok < t.Sentences[i].End; tok++ {
		v, ok := t.VerbAt(tok)
		if !ok || v.Main != tok || !going[t.word(i, tok).Stem] {
			continue
		}
		for at := v.End; at < min(v.End+wayReach, t.Sentences[i].End) && !t.HasTag(at, ",", "VBD", "VBZ", "VBP", "MD"); at++ {
			if question.Means(to, t.word(i, at)) == 1 && t.goalBefore(v.End, at) {
				return true
			}
		}
	}
	return false
}

// goalAsked returns the name behind "to" or the like and the verb of a question; the zero
// word where there is none.
func goalAsked(q question.Question) question.Word {
	words := question.Words(q.About)
	for n := 1; n < len(words); n++ {
		if isName(words[n]) && words[n].Start > q.Clause.Verb.Start && goals[words[n-1].Fold] {
			return words[n]
		}
	}
	return question.Word{}
}

// goalBefore reports whether a preposition of a goal stands among tokens.
func (t *Text) goalBefore(first, end int) bool {
	for tok := first; tok < end; tok++ {
		if goals[strings.ToLower(t.Word(tok))] {
			return true
		}
	}
	return false
}

// goals are prepositions behind which a way ends.
var goals = set("to", "into", "toward", "towards", "onto")

// wayReach is how many tokens behind its verb a way ends at most.
const wayReach = 9

// wayEnd returns the preposition that ends a question for an end of a way, "to" or
// "from"; empty where it asks for none.
func wayEnd(q question.Question) string {
	line := strings.TrimRight(q.Line, " ?.!")
	switch end := line[strings.LastIndexByte(line, ' ')+1:]; end {
	case "to", "from":
		return end
	}
	return ""
}

// wrongEnd reports whether a place is the beginning of a way where a question asks for
// its end, or the other way round.
func (t *Text) wrongEnd(q question.Question, s onrecord.Span) bool {
	before := t.TokenAt(s.Start) - 1
	if wayEnd(q) == "to" {
		return t.Lower(before) == "from"
	}
	return goals[t.Lower(before)]
}

// wayMissing reports whether a question has a name at an end of a way, "to Lindow", which
// neither sentence i has, nor the title, nor the sentence before where this one
// takes it up: boats that went somewhere did not go there for all that is said.
func (t *Text) wayMissing(q question.Question, i int) bool {
	words := t.split(q.Line)
	for n, w := range q.Need {
		if !isName(w) || isTime(w) || t.here(q.Need, n, i) > 0 || t.inTitle(w) || t.takesUpFor(q, i) && t.before(w, i) > 0 {
			continue
		}
		at := slices.IndexFunc(words, func(x question.Word) bool { return x.Start == w.Start || x.Stem == w.Stem })
		if at > 0 && wayWord[words[at-1].Fold] && (t.isPlace(w) || w.Country() || !t.Topic(w)) {
			return true
		}
	}
	return false
}

// wayWord are the prepositions for the ends of a way.
var wayWord = set("to", "into", "from", "toward", "towards", "onto")
