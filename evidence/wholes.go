package evidence

import (
	"regexp"

	"onrecord/question"
)

// This file finds numbers that are a part of a whole which the question has.

// wholeAsked is the whole of which a question asks for a part.
var wholeAsked = regexp.MustCompile(`(?i)\bhow many of (?:(?:the|these|those|his|her|its|their|our|all) )+(\S+)`)

// partOfAsked returns how surely a number counts a part of the whole that the question
// has, and is not told where sentence i or the question has none: "40 out of 60" for how
// many of the 60 pilots, whatever the sentence calls them.
func (t *Text) partOfAsked(q question.Question, i int, m measure) (share float64, told bool) {
	asked := wholeAsked.FindStringSubmatch(q.Line)
	if asked == nil {
		return 0, false
	}
	whole := question.Words(asked[1])
	if len(whole) == 0 || !whole[0].Numeral() {
		return 0, false
	}
	if of, ok := wholeOf(m); ok {
		if of.Stem != whole[0].Stem {
			return 0, true
		}
		return 1, true
	}
	return 0, ofWhole.MatchString(t.Text[t.Sentences[i].Span.Start:m.whole.Start])
}

// isPartAsked reports whether a number counts a part of the whole that the question has.
func (t *Text) isPartAsked(q question.Question, i int, m measure) bool {
	share, told := t.partOfAsked(q, i, m)
	return told && share > 0
}

// wholeOf returns the whole of which a number is a part.
func wholeOf(m measure) (question.Word, bool) {
	if len(m.behind) == 0 || m.behind[0].Fold != "of" && m.behind[0].Fold != "out" {
		return question.Word{}, false
	}
	for _, w := range m.behind[1:min(len(m.behind), wholeReach)] {
		if w.Numeral() {
			return w, true
		}
	}
	return question.Word{}, false
}

// wholeReach is how many words behind a number its whole stands at most: "out of all
// its 60".
const wholeReach = 5
