package quotes

import (
	"onrecord"
)

// This file finds quotes whose cue is no active verb: "is expected to win",
// "was praised by the board", "her claim that it was late".

// passiveOf reads a cue in the passive. What is said starts with its subject;
// the source stands behind "by", or nowhere.
func (q *quoter) passiveOf(lo int, f found, end int) *draft {
	dr := &draft{cue: f.group, status: f.status, negated: f.negated}
	t := f.group.end
	switch {
	case t+1 < end && q.Lower(t) == "to" && q.Tokens[t+1].Tag == "VB" && f.frames&takesClause != 0:
		subject := q.subjectLeft(lo, f.group.first)
		to := q.contentEnd(f, t, end)
		if subject.empty() || q.is(subject.first, relative) || to <= t {
			return nil
		}
		dr.content = []onrecord.Span{q.span(subject.first, subject.end), q.span(t, to)}
	case q.Lower(t) == "that" && f.frames&(takesClause|takesAddressee) != 0:
		to := q.contentEnd(f, t, end)
		if to <= t {
			return nil
		}
		dr.content = []onrecord.Span{q.span(t, to)}
	case q.Lower(t) == "by" && f.frames&(takesObject|takesAddressee|takesName) != 0:
		subject := q.subjectLeft(lo, f.group.first)
		dr.source = q.subjectRight(t+1, end)
		if subject.empty() || dr.source.empty() || q.is(subject.first, relative) {
			return nil
		}
		dr.content = []onrecord.Span{q.span(subject.first, subject.end)}
	default:
		return nil
	}
	if dr.source.empty() {
		dr.doubt(onrecord.SpeakerOpen, q.span(dr.cue.first, dr.cue.end))
	}
	return dr
}

// cueNouns are what somebody makes who says or thinks something.
const cueNouns = `accusation accusations admission allegation allegations announcement argument assertion assertions assessment assurance belief boast
	claim claims complaint complaints conclusion contention conviction decision demand demands denial desire fear fears
	hope hopes insistence intention opinion plan plans pledge prediction promise promises proposal proposals refusal request
	statement statements suggestion suggestions suspicion threat threats view views vow warning warnings willingness wish`

// nominal reads a noun that attributes, with its owner before and its clause
// behind it: the mayor's claim that the ferry was late.
func (q *quoter) nominal(lo, t, end int) *draft {
	if !q.is(t, cueNoun) || t <= lo || t+1 >= end || q.isVerb(t) {
		return nil
	}
	next := q.Lower(t + 1)
	if next != "that" && (next != "to" || q.Tokens[min(t+2, end-1)].Tag != "VB") {
		return nil
	}
	first := t
	for first > lo && (q.Tokens[first-1].Tag == "JJ" || q.Tokens[first-1].Tag == "NN" || q.Tokens[first-1].Tag == "VBG") {
		first--
	}
	src := q.owner(lo, first)
	if src.empty() {
		return nil
	}
	to := q.contentEnd(found{group: phrase{t, t + 1}, verb: t}, t+1, end)
	if to <= t+1 {
		return nil
	}
	return &draft{source: src, cue: phrase{first, t + 1}, status: onrecord.Said, content: []onrecord.Span{q.span(t+1, to)}}
}

// owner returns who owns what starts at token e: "his", "the mayor's".
func (q *quoter) owner(lo, e int) phrase {
	switch q.Lower(e - 1) {
	case "his", "her", "its", "their":
		return phrase{e - 1, e}
	case "'s", "’s", "'", "’":
		if p := q.nounPhraseLeft(lo, e-1); !p.empty() {
			return phrase{p.first, e}
		}
	}
	return phrase{}
}

// cueAdjectives say what somebody feels about a clause: is worried that.
const cueAdjectives = `adamant afraid alarmed amazed angry annoyed anxious aware certain concerned confident convinced determined disappointed
	doubtful eager fearful glad grateful happy hopeful keen nervous optimistic pessimistic pleased proud ready reluctant relieved sad satisfied sceptical
	shocked skeptical sorry sure surprised suspicious thankful thrilled unaware unhappy unsure unwilling upset willing worried`

// feels reads a feeling about a clause or an act: she is worried that the
// ferry will sink, he is reluctant to sail.
func (q *quoter) feels(lo, t, end int) *draft {
	if !q.is(t, cueAdjective) || t+2 >= end {
		return nil
	}
	g := q.groupStart(lo, t)
	f := found{group: phrase{g, t + 1}, verb: t, cue: cue{status: onrecord.Thought, frames: takesClause}}
	q.polarity(&f)
	if !q.copula(g, t) {
		return nil
	}
	next := q.Lower(t + 1)
	if next != "that" && !(next == "to" && q.Tokens[t+2].Tag == "VB") && !(q.is(t+1, subject) && q.clauseAt(t+1, end)) {
		return nil
	}
	src := q.sourceOf(lo, f)
	to := q.contentEnd(f, t+1, end)
	if src.empty() || to <= t+1 {
		return nil
	}
	return &draft{source: src, cue: f.group, status: onrecord.Thought, negated: f.negated, content: []onrecord.Span{q.span(t+1, to)}}
}

// copula reports whether a form of "to be" stands in tokens first to end-1.
func (q *quoter) copula(first, end int) bool {
	for i := first; i < end; i++ {
		switch q.Lower(i) {
		case "is", "are", "was", "were", "been", "be", "'s", "’s", "'m", "’m", "'re", "’re", "am":
			return true
		}
	}
	return false
}
