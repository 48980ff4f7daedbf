package evidence

import (
	"strings"

	"onrecord"
	"onrecord/question"
)

// relativeOf returns the name before a relative clause of sentence i that has the
// subject of a question for a thing, and all that stands behind its verb: "the Stone
// Inn, which the mayor declared a protected house" tells which bar it was. It is
// empty where the sentence has the noun that is asked for; that one decides then.
func (t *Text) relativeOf(q question.Question, i int) onrecord.Span {
	noun := question.Content(t.split(q.Focus))
	if q.Kind != question.What || len(noun) == 0 || len(q.Clause.Subject) == 0 || len(q.Clause.Rest) < 2 || t.speaks(noun[len(noun)-1], i) {
		return onrecord.Span{}
	}
	needed := append(q.Clause.Rest[:len(q.Clause.Rest):len(q.Clause.Rest)], q.Clause.Subject[len(q.Clause.Subject)-1])
	for _, m := range t.MentionsIn(t.Sentences[i].Span) {
		next := t.TokenAt(m.End)
		if next < len(t.Tokens) && t.Word(next) == "," {
			next++
		}
		if next >= t.Sentences[i].End || !relative[strings.ToLower(t.Word(next))] || t.asked(q, m.Span) {
			continue
		}
		if t.hasAll(needed, i, t.Tokens[next].End) {
			return m.Span
		}
	}
	return onrecord.Span{}
}

// relative are the words that take up a thing.
var relative = set("which", "that", "whom", "who")

// hasAll reports whether sentence i has every word of some behind the byte from.
func (t *Text) hasAll(some []question.Word, i, from int) bool {
	var behind []question.Word
	for _, w := range t.Words[i] {
		if t.Place(i, w).Start >= from {
			behind = append(behind, w)
		}
	}
	for _, w := range some {
		if _, m := best(w, behind); m == 0 {
			return false
		}
	}
	return true
}
