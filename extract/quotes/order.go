package quotes

import (
	"onrecord"
)

// This file finds indirect quotes whose source stands behind or apart from
// what it says: "..., she said", "according to her", headings and passives.

// trailing reads a sentence in which the attribution stands behind what was
// said, or in the middle of it: Rents fell, the office said on Monday.
func (q *quoter) trailing(lo, end int) bool {
	for t := lo + 1; t < end; t++ {
		to := t // where what was said ends; t is the last sign before the attribution
		if k := q.quotedFrom(t); k >= 0 {
			t = max(t, q.TokenAt(q.Quoted[k].End)-1)
			if t >= end || q.ofMarks[k] != nil || q.lastRune(k) != ',' || q.Lower(t+1) == "," {
				continue
			}
			to = t + 1
		} else if q.Lower(t) != "," {
			continue
		}
		// The question that looks far back comes last: a long list has many commas.
		if !q.tagAt(t+1, end) || q.spoken[to-1] || q.isMark(to-1) && q.spoken[max(to-2, 0)] || !q.finiteBefore(lo, t, t-lo) && !q.tagMiddle(t+1, end) {
			continue
		}
		dr, tail := q.attribution(t+1, q.clauseEnd(t+1, end), ',')
		if dr == nil || dr.source.empty() || q.used[dr.cue.end-1] {
			return false
		}
		dr.content = []onrecord.Span{q.span(lo, to)}
		if tail = q.pastOccasion(tail, end); q.Lower(tail) == "," && tail+1 < end { // the sentence goes on behind it
			q.resumed(dr, tail+1, end)
		}
		q.keep(dr)
		return true
	}
	return false
}

// tagMiddle reports whether the attribution at token t stands between commas.
func (q *quoter) tagMiddle(t, end int) bool {
	for v := t; v < end && v < t+15; v++ {
		switch {
		case q.Lower(v) == ",":
			return q.isVerb(v-1) || q.is(v-1, timeWord)
		case q.isFinite(v) && !q.is(v, auxiliary):
			e := q.pastOccasion(v+1, end)
			return q.Lower(e) == ","
		}
	}
	return false
}

// resumed adds what follows the attribution in the middle of a sentence.
func (q *quoter) resumed(dr *draft, from, end int) {
	if k := q.quotedFrom(from); k >= 0 && q.is(from-2, work) && q.titled(k) {
		return // she wrote in her memoir, "Long Road."
	}
	if f, ok := q.cueAt(from, from, end); ok && f.form == progressive {
		return // adding that: a quote of its own
	}
	to := q.contentEnd(found{group: dr.cue, verb: dr.cue.end - 1}, from, end)
	s := q.span(from, to)
	if s.Empty() {
		return
	}
	dr.content = append(dr.content, s)
}

// accordingTo reads "according to" before, behind and in the middle of what
// it attributes.
func (q *quoter) accordingTo(lo, end int) bool {
	for t := lo; t+2 < end; t++ {
		if q.Lower(t) != "according" || q.Lower(t+1) != "to" || q.used[t] || q.spoken[t] {
			continue
		}
		dr := q.according(lo, t, end)
		if dr == nil {
			return false
		}
		q.keep(dr)
		return true
	}
	return false
}

// according reads the "according to" at token t.
func (q *quoter) according(lo, t, end int) *draft {
	for i := lo; i < t; i++ {
		if q.used[i] {
			return nil // "...," she said, according to a friend: hers, not the friend's
		}
	}
	middle := t > lo && q.Lower(t-1) == "," && !q.finiteBefore(lo, t, t-lo)
	stop := end
	if t == lo || middle {
		stop = q.sourceStop(t+2, end)
	}
	src := q.subjectRight(t+2, stop)
	if src.empty() {
		return nil
	}
	dr := &draft{source: src, cue: phrase{t, t + 2}, status: onrecord.Said}
	if t > lo {
		to := t
		for to > lo && !q.isWord(to-1) && !q.isMark(to-1) {
			to--
		}
		if to > lo { // nothing is left of "But, according to"
			dr.content = append(dr.content, q.span(lo, to))
		}
	}
	if t == lo || middle {
		from := src.end
		for from < end && q.Lower(from) == "," {
			from++
		}
		if to := q.clauseEnd(from, end); to > from {
			dr.content = append(dr.content, q.span(from, to))
		}
	}
	if len(dr.content) == 0 {
		return nil
	}
	return dr
}

// sourceStop returns the comma behind "According to X" at which the clause
// starts: the second one when an apposition stands between.
func (q *quoter) sourceStop(t, end int) int {
	first := -1
	for i := t; i < end; i++ {
		switch {
		case q.isFinite(i) && first >= 0 && !q.relativeBetween(first, i):
			return first
		case q.Lower(i) == "," && first >= 0:
			return i
		case q.Lower(i) == ",":
			first = i
		}
	}
	return max(first, t)
}

func (q *quoter) relativeBetween(first, end int) bool {
	for i := first; i < end; i++ {
		if q.is(i, relative) {
			return true
		}
	}
	return false
}

// heading reads "Lund: Bridge Is Safe" and the lines of a transcript.
func (q *quoter) heading(lo, end int) bool {
	sent := q.Sentences[q.Tokens[lo].Sentence]
	para := q.Paragraphs[sent.Paragraph]
	if para.First != q.Tokens[lo].Sentence {
		return false
	}
	colon := -1
	for t := lo; t < end && t < lo+7; t++ {
		if q.Lower(t) == ":" {
			colon = t
			break
		}
		if !q.capital(t) && !q.is(t, preposition) || q.isVerb(t) && !q.capital(t) {
			return false
		}
	}
	if colon <= lo || colon+2 >= end || q.spoken[colon+2] {
		return false
	}
	k := q.MentionAt(q.Tokens[lo].Start)
	if k >= len(q.Mentions) || q.Mentions[k].First >= colon {
		return false
	}
	capitals := true
	for t := lo; t < colon; t++ {
		capitals = capitals && (!q.isWord(t) || isUpper(q.Word(t)))
	}
	thing := q.Mentions[k].Name >= 0 && q.Names[q.Mentions[k].Name].Kind == onrecord.Thing // News in Brief: Bridge Is Safe
	if !capitals && (sent.Paragraph > 0 || thing) {
		return false
	}
	_, last := q.paragraphTokens(sent.Paragraph)
	to := last
	for to > colon+1 && q.isStop(to-1) {
		to--
	}
	dr := &draft{source: phrase{lo, colon}, cue: phrase{colon, colon + 1}, status: onrecord.Said}
	dr.content = []onrecord.Span{q.span(colon+1, to)}
	q.keep(dr)
	return true
}

func isUpper(w string) bool {
	for _, r := range w {
		if r >= 'a' && r <= 'z' {
			return false
		}
	}
	return true
}
