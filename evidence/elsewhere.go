package evidence

import (
	"strings"

	"onrecord"
	"onrecord/question"
	"onrecord/text"
)

// This file refuses numbers of something that happened at another place, or to
// people of whom the deed is only a name.

// placeReach is how many bytes behind a number its place may stand.
const placeReach = 40

// countedElsewhere reports whether a number of sentence i is said to be that of a
// place which the question does not name, where the sentence lacks the place that
// it does name: "130 people in Tarn" for those of Harwick.
func (t *Text) countedElsewhere(q question.Question, i int, m measure) bool {
	if !t.lacksPlace(q, i) {
		return false
	}
	end := min(t.Sentences[i].Span.End, m.number.End+placeReach)
	for _, p := range t.PlacesIn(onrecord.Span{Start: m.number.End, End: end}) {
		before := t.TokenAt(p.Start) - 1
		if before > 0 && (strings.EqualFold(t.Word(before), "in") || strings.EqualFold(t.Word(before), "at")) && !t.asked(q, p.Span) && p.Place.Kind == text.City {
			return true
		}
	}
	return false
}

// lacksPlace reports whether the question names a city, as the gazetteer has it,
// that sentence i does not have.
func (t *Text) lacksPlace(q question.Question, i int) bool {
	for n, w := range q.Need {
		if p := text.FindPlace(w.Text); p != nil && p.Kind == text.City && isName(w) && t.here(q.Need, n, i) == 0 {
			return true
		}
	}
	return false
}

// onlyTheDead reports whether sentence i says the verb of the question only as a
// name for people, "the dead", "the injured", which counts nobody.
func (t *Text) onlyTheDead(q question.Question, i int) bool {
	found := false
	for _, w := range t.Words[i] {
		if question.Means(q.Clause.Verb, w) == 0 {
			continue
		}
		at := t.TokenAt(t.Place(i, w).Start)
		if at == 0 || at+1 == len(t.Tokens) || !strings.EqualFold(t.Word(at-1), "the") || !t.HasTag(at, "JJ", "VBN", "VBD", "NN") || t.HasTag(at+1, "NN", "NNS", "VBD", "VBP", "VB") || theirs[strings.ToLower(t.Word(at+1))] || w.Fold != "dead" && w.Fold != "injured" && w.Fold != "wounded" {
			return false
		}
		found = true
	}
	return found
}

// theirs are words behind which the number of "the dead" may follow.
var theirs = set("in", "at", "from", "include", "included", "number", "numbered")
