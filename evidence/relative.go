package evidence

import (
	"slices"
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
	needed := slices.Concat(q.Clause.Rest, q.Clause.Subject[len(q.Clause.Subject)-1:])
	for tok := t.Sentences[i].First + 1; tok < t.Sentences[i].End; tok++ {
		if !relative[strings.ToLower(t.Word(tok))] {
			continue
		}
		last := tok - 1
		if t.Word(last) == "," && last > t.Sentences[i].First {
			last--
		}
		p, ok := t.PhraseAt(last)
		if !ok || !t.HasTag(p.Head, "NNP", "NNPS") || t.personAt(p.Head) {
			continue
		}
		if one := t.PhraseSpan(p); !t.asked(q, one) && t.hasAll(needed, i, t.Tokens[tok].End) {
			return one
		}
	}
	return onrecord.Span{}
}

// relative are the words that take up a thing.
var relative = set("which", "that")

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
