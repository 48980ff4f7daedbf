package evidence

import (
	"regexp"

	"onrecord"
	"onrecord/question"
)

// This file finds of what sort something is: "what kind of boat did Brand sail".

// sortAsked is a question for the sort of something.
var sortAsked = regexp.MustCompile(`(?i)\b(?:what|which) (?:kind|type|sort|brand|make|model|breed|species|variety|style)s? of `)

// noSort is what a sentence is worth less that does not tell the sort that is asked
// for.
const noSort = 0.6

// sortOf returns the noun that a question asks the sort of, in sentence i, with what
// tells the sort before it: "the Norr 12 ketch"; a mere adjective, "a fast ketch", only
// where the sentence has what is done.
func (t *Text) sortOf(q question.Question, i int) onrecord.Span {
	noun, named := t.focusNoun(q)
	if !named {
		return onrecord.Span{}
	}
	for tok := t.Sentences[i].First; tok < t.Sentences[i].End; tok++ {
		p, ok := t.PhraseAt(tok)
		if !ok || p.First != tok || question.Means(noun, t.word(i, p.Head)) == 0 {
			continue
		}
		for first := p.First; first < p.Head; first++ {
			w := t.word(i, first)
			tells := t.HasTag(first, "NN", "NNP", "NNPS", "CD") || t.HasTag(first, "JJ", "VBN", "VBG") && t.deed(q, i) >= mostOf
			switch {
			case t.HasTag(first+1, "POS"), !tells, w.Weight < 1, t.personAt(first), inWords(q.Need, w):
			default:
				return onrecord.Span{Start: t.Tokens[first].Start, End: t.Tokens[p.Head].End}
			}
		}
	}
	return onrecord.Span{}
}
