package quotes

import (
	"strings"

	"onrecord"
)

// This file reads quotations whose marks the page has lost: where the words
// most likely end, and a doubt that says what is missing.

// mend shortens every stretch that lacks its closing mark to where the
// writer's own words set in again.
func (q *quoter) mend() {
	for k := range q.Quoted {
		m := &q.Quoted[k]
		if m.Closed || m.Continued {
			continue
		}
		if end := q.likelyEnd(k); end < m.Inside.End {
			m.Inside.End, m.End = end, end
		}
	}
}

// likelyEnd returns the byte where stretch k most likely ends: before ", she
// said", or before a sentence that tells what she said.
func (q *quoter) likelyEnd(k int) int {
	m := q.Quoted[k]
	first, end := q.TokensIn(m.Inside)
	for t := first + 1; t < end; t++ {
		switch {
		case q.Tokens[t].Sentence != q.Tokens[t-1].Sentence && q.retells(t, end):
			return q.Tokens[t-1].End
		case q.Lower(t) == "," && q.thirdPerson(t+1) && q.tagAt(t+1, min(q.clauseEnd(t, min(end, t+60))+1, end)):
			return q.Tokens[t].End
		}
	}
	return m.Inside.End
}

// thirdPerson reports whether token t is "he", "she", "they" or the start of a
// name.
func (q *quoter) thirdPerson(t int) bool {
	switch q.Lower(t) {
	case "he", "she", "they":
		return true
	}
	k := q.MentionAt(q.Tokens[min(t, len(q.Tokens)-1)].Start)
	return k < len(q.Mentions) && q.Mentions[k].First == t
}

// retells reports whether the sentence at token t reports speech: He stated
// that we will.
func (q *quoter) retells(t, end int) bool {
	if !q.thirdPerson(t) {
		return false
	}
	for v := t + 1; v < end && v < t+8; v++ {
		if f, ok := q.cueAt(t, v, end); ok {
			return f.status == onrecord.Said && q.Lower(f.group.end) == "that"
		}
	}
	return false
}

// doubtMarks adds to dr what the page lacks around stretch k.
func (q *quoter) doubtMarks(dr *draft, k int) {
	if m := q.Quoted[k]; m.Damaged() {
		dr.doubt(onrecord.MarksDamaged, m.Span)
	}
}

// doubtRetold marks an indirect quote that stands where marks are missing: it
// may be the speaker's own words, or the writer's who retells them.
func (q *quoter) doubtRetold(dr *draft) {
	at := dr.content[0].Start
	k := q.Doc.QuotedAt(at)
	if k >= len(q.Doc.Quoted) || q.Doc.Quoted[k].Start > at || q.Doc.Quoted[k].Closed || q.Doc.Quoted[k].Continued {
		return
	}
	dr.doubt(onrecord.MarksDamaged, q.Doc.Quoted[k].Span)
	if q.saysWe(dr.content[0]) {
		dr.doubt(onrecord.RetoldSpeech, dr.content[0])
	}
}

// doubt adds a doubt once.
func (dr *draft) doubt(code onrecord.DoubtCode, at onrecord.Span) {
	for _, d := range dr.doubts {
		if d.Code == code {
			return
		}
	}
	dr.doubts = append(dr.doubts, onrecord.Doubt{Code: code, At: at})
}

// unmarked finds sentences that have lost both marks: in a paragraph in which
// somebody said "we" between marks and was named behind them, the sentence
// after that which goes on with "We".
func (q *quoter) unmarked() {
	for k, dr := range q.ofMarks {
		if dr == nil || dr.cue.empty() || dr.cue.first < q.TokenAt(q.Quoted[k].End) || !q.saysWe(q.Quoted[k].Inside) {
			continue
		}
		s := q.Tokens[dr.cue.first].Sentence + 1
		if s >= len(q.Sentences) || q.Sentences[s].Paragraph != q.Quoted[k].Paragraph {
			continue
		}
		sent := q.Sentences[s]
		if w := q.Lower(sent.First); w != "we" && w != "our" || q.QuotedAt(sent.Start) < q.QuotedAt(sent.Span.End) || q.IsQuoted(sent.Start) {
			continue
		}
		n := &draft{source: dr.source, cue: dr.cue, status: dr.status, carried: dr, form: onrecord.Direct, content: []onrecord.Span{sent.Span}}
		n.doubt(onrecord.MarksDamaged, sent.Span)
		n.doubt(onrecord.SpeakerCarried, sent.Span)
		q.drafts = append(q.drafts, n)
	}
}

// saysWe reports whether the words in s speak of "we" or "us".
func (q *quoter) saysWe(s onrecord.Span) bool {
	in := " " + strings.ToLower(q.In(s)) + " "
	return strings.Contains(in, " we ") || strings.Contains(in, " our ") || strings.Contains(in, " us ")
}
