package quotes

import (
	"onrecord"
	"onrecord/text"
)

// This file finds when something was said: the date beside the cue.

// whenReach is how many bytes from the cue its date may start or end:
// "said in a telephone interview on Monday".
const whenReach = 60

// when returns the date of speaking, and the zero Period where the sentence
// gives none. A date inside what was said is none.
func (q *quoter) when(dr *draft) onrecord.Period {
	if dr.cue.empty() {
		return onrecord.Period{}
	}
	cue := q.span(dr.cue.first, dr.cue.end)
	sent := q.Sentences[q.Tokens[dr.cue.first].Sentence].Span
	near := onrecord.Span{Start: max(sent.Start, cue.Start-whenReach), End: min(sent.End, cue.End+whenReach)}
	for _, c := range dr.content {
		switch {
		case c.Start >= cue.End:
			near.End = min(near.End, c.Start)
		case c.End <= cue.Start:
			near.Start = max(near.Start, c.End)
		}
	}
	source := q.span(dr.source.first, dr.source.end)
	for _, d := range q.DatesIn(near) {
		if d.Start < source.End && d.End > source.Start {
			continue // "the director since last year"
		}
		if !q.IsQuoted(d.Start) && !q.apart(cue, d.Span) {
			to := text.Back
			if w := q.Lower(dr.cue.first); w == "will" || w == "'ll" || w == "’ll" {
				to = text.Ahead
			}
			return q.Period(d, to)
		}
	}
	return onrecord.Period{}
}

// apart reports whether another finite verb stands between the cue and the
// date.
func (q *quoter) apart(cue, date onrecord.Span) bool {
	between := onrecord.Span{Start: min(cue.End, date.End), End: max(cue.Start, date.Start)}
	first, end := q.TokensIn(between)
	for t := first; t < end; t++ {
		if q.isFinite(t) || q.is(t, relative) {
			return true
		}
	}
	return false
}
