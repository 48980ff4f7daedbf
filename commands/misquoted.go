package commands

// Words in quotation marks that nobody printed so, in a question that tells more
// than them.

import (
	"slices"

	"onrecord/question"
)

const (
	// sureOfAll is how much of a question beside its quotation marks a quote says
	// at least if the words in the marks are only nearly those.
	sureOfAll   = 0.75
	fewestOfAll = 4 // and how many of its words
)

// misquoted returns the quotes that say what a question says as a whole, best
// first, where its words in quotation marks are nobody's: who asks for "no good
// reason" for closing the port may mean "no sound reason".
func misquoted(q question.Question, found []match) []match {
	asked := question.Words(q.About)
	if q.Quoted == "" || len(question.Content(asked)) <= len(question.Content(question.Words(q.Quoted))) {
		return nil
	}
	var out []match
	for _, m := range found {
		if m.fact == nil {
			continue
		}
		m.align = question.Align(asked, m.words)
		m.turnedWithin(asked)
		if m.attributed() && !m.align.Turned && m.align.Score >= sureOfAll && tellingPairs(asked, m.spoken()) >= fewestOfAll {
			out = append(out, m)
		}
	}
	slices.SortStableFunc(out, order)
	return out
}

// tellingPairs counts the asked words that tell something and are said.
func tellingPairs(asked []question.Word, a question.Alignment) int {
	seen := map[string]bool{}
	for _, p := range a.Pairs {
		if w := asked[p[0]]; w.Weight >= 1 {
			seen[w.Stem] = true
		}
	}
	return len(seen)
}
