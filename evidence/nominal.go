package evidence

import (
	"strings"

	"onrecord"
	"onrecord/question"
)

// This file reads nouns for deeds, "her resignation", as the verb that a question has.

// ownDeed are verbs without an object, as stems: who stands before their noun, or
// behind its "of", has done it. Of other verbs it is the one to whom it was done.
var ownDeed = stemsOf(`resign quit retire die depart leave arrive withdraw return appear visit speak escape flee disappear surrender graduate debut enter exit ascend rise fall fail succeed win lose`)

// nounDoer returns whom sentence i joins to a noun for the deed that the question asks
// for: "the resignation of Ada Brand", "Brand's resignation", "her resignation"; where
// the question asks to whom something was done, "the arrest of Ada Brand".
func (t *Text) nounDoer(q question.Question, i int) onrecord.Span {
	v := q.Clause.Verb
	if v.Weight == 0 || len(q.Clause.Subject) > 0 || ownDeed[v.Stem] == asksPatient(q) {
		return onrecord.Span{}
	}
	for _, w := range t.Words[i] {
		tok := t.TokenAt(t.Place(i, w).Start)
		if question.Means(v, w) == 0 || !t.HasTag(tok, "NN", "NNS") || agentNoun.MatchString(w.Fold) {
			continue
		}
		if one := t.ownerOf(i, tok); !one.Empty() && !t.asked(q, one) {
			return one
		}
	}
	return onrecord.Span{}
}

// ownerOf returns the person whose noun stands at a token of sentence i: the name
// before it or behind "of", or the last mention of whom a pronoun stands for.
func (t *Text) ownerOf(i, noun int) onrecord.Span {
	p, ok := t.PhraseAt(noun)
	if !ok {
		return onrecord.Span{}
	}
	var one onrecord.Span
	for _, m := range t.MentionsIn(t.Sentences[i].Span) {
		if m.Name < 0 || t.Names[m.Name].Kind != onrecord.Person || t.HasTag(m.First, "PRP", "PRP$") {
			continue
		}
		switch {
		case m.First >= p.First && m.End < noun && t.HasTag(m.End, "POS"), strings.EqualFold(t.Word(p.End), "of") && m.First > p.End && t.sameStretch(p.End, m.First):
			return m.Span
		case m.End <= p.First && t.HasTag(p.First, "PRP$") && t.Antecedent(p.First) == m.Name:
			one = m.Span
		}
	}
	return one
}

// sameStretch reports whether only the beginning of a noun phrase stands between two
// tokens: "of Chairwoman", "of the mayor".
func (t *Text) sameStretch(first, end int) bool {
	for tok := first + 1; tok < end; tok++ {
		if !t.HasTag(tok, "NN", "NNP", "JJ", "DT", ",") {
			return false
		}
	}
	return end-first <= titleReach
}

// titleReach is how many tokens a title before a name may have.
const titleReach = 6
