package quotes

import (
	"strings"

	"onrecord"
)

// This file gives quoted stretches without an attribution of their own to the
// speaker who goes on.

// carry gives stretch k, which has no attribution beside it, to the speaker
// who goes on: of the stretch before it, of the one behind, or of the
// paragraph before.
func (q *quoter) carry(k, i, j int) {
	m := q.Quoted[k]
	if m.Single || !q.utterance(k) || q.goesOn(k) {
		return
	}
	if !m.Closed && !m.Continued && q.retold(k) {
		return
	}
	if q.embedded(k) && (k == i || q.ofMarks[k-1] == nil || !q.startsSentence(k)) {
		return
	}
	for p := k - 1; p >= i; p-- {
		if q.ofMarks[p] != nil {
			q.goOnWithin(k, p)
			return
		}
		if !q.embedded(p) {
			break
		}
	}
	if k+1 < j && q.ofMarks[k+1] != nil && q.TokenAt(m.End) == q.TokenAt(q.Quoted[k+1].Start) {
		q.join(k, q.ofMarks[k+1])
		return
	}
	if first, _ := q.paragraphTokens(m.Paragraph); q.TokenAt(m.Start) != first && k == i && q.Tokens[first].Start != m.Start {
		return
	}
	if k > 0 && k == i && q.ofMarks[k-1] != nil && q.Quoted[k-1].Paragraph == m.Paragraph-1 {
		if m.Continues {
			q.join(k, q.ofMarks[k-1])
		} else {
			q.goOn(k, q.ofMarks[k-1])
		}
		return
	}
	if k == i {
		q.introduced(k)
	}
}

// goOnWithin gives stretch k to the speaker of stretch p of its paragraph. When
// somebody else acts or speaks in a sentence between them, stretch k is hers:
// "...," said Lund. Okri shook her head. "..."
func (q *quoter) goOnWithin(k, p int) {
	dr := q.ofMarks[p]
	first, end := max(q.TokenAt(q.Quoted[p].End), dr.cue.end, dr.source.end), q.TokenAt(q.Quoted[k].Start)
	sent := -1
	for t := first; t < end; t++ {
		if q.endsSentence(t, end) && t+1 < end {
			sent = t + 1
		}
		if f, ok := q.cueAt(first, t, end); sent >= 0 && ok && q.Lower(f.group.end) == "that" {
			q.again(k, dr) // "...," said Lund. He added that ... "..."
			return
		}
	}
	if sent < 0 || !q.isStop(end-1) {
		q.goOn(k, dr)
		return
	}
	src := q.mainSubject(sent, end)
	if name, pronoun := q.nameOf(src); src.empty() || pronoun || name < 0 || q.Names[name].Kind != onrecord.Person {
		q.goOn(k, dr)
		return
	} else if was, _ := q.nameOf(dr.source); was == name {
		q.goOn(k, dr)
		return
	}
	n := &draft{source: src, status: onrecord.Said}
	q.take(k, n)
	n.doubt(onrecord.SpeakerCarried, q.Quoted[k].Span)
}

// retold gives stretch k, which lacks its closing mark, to the subject of the
// sentence behind it that goes on telling: ... He stated that we will.
func (q *quoter) retold(k int) bool {
	t := q.TokenAt(q.Quoted[k].End)
	if t >= len(q.Tokens) || !q.retells(t, len(q.Tokens)) {
		return false
	}
	for v := t + 1; v < t+8; v++ {
		if f, ok := q.cueAt(t, v, len(q.Tokens)); ok {
			q.take(k, &draft{source: q.subjectLeft(t, f.group.first), status: f.status})
			return true
		}
	}
	return false
}

// startsSentence reports whether no word of the same sentence stands right
// before stretch k.
func (q *quoter) startsSentence(k int) bool {
	t := q.TokenAt(q.Quoted[k].Start) - 1
	return t < 0 || q.isStop(t) || q.isMark(t) || !q.isWord(t) && q.Lower(t) != ","
}

// introduced reads a paragraph that ends with a colon before stretch k: The
// paper reports:
func (q *quoter) introduced(k int) {
	p := q.Quoted[k].Paragraph
	if p == 0 {
		return
	}
	first, end := q.paragraphTokens(p - 1)
	if q.Lower(end-1) != ":" {
		return
	}
	lo := first
	for t := first; t < end-1; t++ {
		if q.isStop(t) {
			lo = t + 1
		}
	}
	for v := end - 2; v >= lo; v-- {
		if f, ok := q.cueAt(lo, v, end-1); ok {
			q.take(k, &draft{source: q.sourceBefore(k, k, lo, end-1, f), cue: f.group, status: f.status})
			return
		}
	}
	if src := q.clauseSubject(lo, end-1); !src.empty() {
		q.take(k, &draft{source: src, cue: phrase{end - 1, end}, status: onrecord.Said}) // He listed three conditions:
	}
}

// standalone gives whole sentences in marks that no attribution stands beside to
// whoever was just reported: The ferry stays in port, Lund told reporters. "It
// is old." The doubt that the speaker is carried over goes with them.
func (q *quoter) standalone() {
	reports := map[int]*draft{} // by sentence: the report that it makes
	held := make([]bool, len(q.Tokens))
	for _, dr := range q.drafts {
		for _, c := range dr.content {
			first, end := q.TokensIn(c)
			for t := first; t < end; t++ {
				held[t] = true
			}
		}
		if s := dr.cue; !s.empty() && !dr.source.empty() && dr.status != onrecord.Thought && dr.carried == nil {
			at := q.Tokens[s.first].Sentence
			if was := reports[at]; was == nil || was.status != onrecord.Said && dr.status == onrecord.Said || q.endsItsSentence(dr) && !q.endsItsSentence(was) {
				reports[at] = dr
			}
		}
	}
	for k := range q.Quoted {
		t := q.TokenAt(q.Quoted[k].Inside.Start)
		if q.ofMarks[k] != nil || t >= len(held) || held[t] || !q.sentenceInMarks(k) {
			continue
		}
		if k > 0 && q.ofMarks[k-1] != nil && q.TokenAt(q.Quoted[k-1].End) == q.TokenAt(q.Quoted[k].Start) {
			q.goOn(k, q.ofMarks[k-1])
			continue
		}
		s := q.Tokens[t].Sentence
		before := q.TokenAt(q.Quoted[k].Start) - 1
		if dr := reports[s-1]; dr != nil && before >= 0 && q.Tokens[before].Sentence == s-1 {
			q.join(k, dr)
			dr.form = q.formOf(dr.content)
			dr.doubt(onrecord.SpeakerCarried, q.Quoted[k].Span)
		} else if dr := q.reportedBefore(k, reports); dr != nil && dr.form == onrecord.Direct {
			q.goOn(k, dr)
		} else if dr != nil {
			q.again(k, dr)
		}
	}
}

// reportedBefore returns the last report by a person in the paragraph before
// stretch k, when that is a paragraph of its own: Lund also spoke about the
// pier. (It was built in 1970.) "It is safe."
func (q *quoter) reportedBefore(k int, reports map[int]*draft) *draft {
	m := q.Quoted[k]
	first, end := q.paragraphTokens(m.Paragraph)
	if m.Paragraph == 0 || q.Tokens[first].Start != m.Start || q.TokenAt(m.End) < end {
		return nil
	}
	before := q.Paragraphs[m.Paragraph-1]
	for s := before.End - 1; s >= before.First; s-- {
		if dr := reports[s]; dr != nil && q.somebody(dr.source) {
			return dr
		}
	}
	return nil
}

// endsItsSentence reports whether nothing of the writer's follows dr in its
// sentence.
func (q *quoter) endsItsSentence(dr *draft) bool {
	t := max(dr.cue.end, dr.source.end, q.TokenAt(dr.content[len(dr.content)-1].End))
	for t < len(q.Tokens) && (!q.isWord(t)) && q.Tokens[t].Sentence == q.Tokens[dr.cue.first].Sentence {
		t++
	}
	return t >= len(q.Tokens) || q.Tokens[t].Sentence != q.Tokens[dr.cue.first].Sentence
}

// sentenceInMarks reports whether stretch k is one sentence or more, with
// nothing of the writer's in them.
func (q *quoter) sentenceInMarks(k int) bool {
	m := q.Quoted[k]
	if m.Single || !m.Closed || !m.Opened || !q.utterance(k) || !q.startsSentence(k) || !strings.ContainsRune(".?!…", q.lastRune(k)) {
		return false
	}
	first, end := q.TokensIn(m.Inside)
	after := q.TokenAt(m.End)
	return end-first > 2 && q.finiteIn(first, end) && (after >= len(q.Tokens) || q.Tokens[after].Sentence != q.Tokens[end-1].Sentence || q.isStop(after))
}

// join adds stretch k to the quotation dr.
func (q *quoter) join(k int, dr *draft) {
	in := q.Quoted[k].Inside
	if len(dr.content) > 0 && in.Start < dr.content[0].Start {
		dr.content = append([]onrecord.Span{in}, dr.content...)
	} else {
		dr.content = append(dr.content, in)
	}
	q.ofMarks[k] = dr
	q.doubtMarks(dr, k)
}

// goOn adds stretch k to the quotation before it. One that lacks its opening
// mark may be anybody's: it stays apart.
func (q *quoter) goOn(k int, dr *draft) {
	if !q.Quoted[k].Opened {
		q.again(k, dr)
		return
	}
	q.join(k, dr)
	if q.Quoted[k].Paragraph != q.Quoted[k-1].Paragraph {
		dr.doubt(onrecord.SpeakerCarried, q.Quoted[k].Span)
	}
}

// again makes stretch k a quote of its own by the speaker of dr.
func (q *quoter) again(k int, dr *draft) {
	n := &draft{source: dr.source, cue: dr.cue, status: dr.status, carried: dr}
	q.take(k, n)
	n.doubt(onrecord.SpeakerCarried, q.Quoted[k].Span)
}
