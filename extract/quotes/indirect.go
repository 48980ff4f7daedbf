package quotes

import (
	"onrecord"
)

// This file finds what cue words govern outside quotation marks: indirect
// quotes, and mixed ones, in which some words stand between marks.

// indirect finds the clauses, infinitives and objects that cues govern. What
// a cue governs is not searched for further cues: the outermost counts.
func (q *quoter) indirect() {
	for _, dr := range q.drafts {
		for _, c := range dr.content {
			first, end := q.TokensIn(c)
			for t := first; t < end; t++ {
				q.spoken[t] = true
			}
		}
		for t := dr.cue.first; t < dr.cue.end; t++ {
			q.used[t] = true
		}
	}
	for _, s := range q.Sentences {
		for first := s.First; first < s.End; first += longestClause {
			q.clauses(first, min(first+longestClause, s.End))
		}
	}
}

// longestClause is how many tokens are read at a time. No sentence that
// somebody wrote is longer; a text without full stops must not take quadratic
// time.
const longestClause = 400

// clauses reads the sentence of tokens first to end-1.
func (q *quoter) clauses(first, end int) {
	first = max(first, q.read)
	lo := first
	for lo < end && (q.spoken[lo] || !q.isWord(lo)) {
		lo++
	}
	if lo >= end {
		return
	}
	lo = q.pastDateline(lo, end)
	if q.heading(lo, end) || q.trailing(lo, end) || q.accordingTo(lo, end) {
		return
	}
	var last *draft
	for v := lo; v < end; v++ {
		if q.spoken[v] {
			lo = v + 1
			continue
		}
		if q.used[v] || q.IsQuoted(q.Tokens[v].Start) {
			continue
		}
		f, ok := q.cueAt(lo, v, end)
		dr := q.feels(lo, v, end)
		switch {
		case dr != nil:
		case ok:
			dr = q.governed(lo, f, end)
		default:
			dr = q.nominal(lo, v, end)
		}
		if dr == nil {
			continue
		}
		if ok && last != nil && q.follows(f, last) && !(q.Lower(f.group.first-1) == "," && q.aside(last)) {
			dr.source = last.source
		}
		q.keep(dr)
		last = dr
		v = max(v, q.TokenAt(dr.content[len(dr.content)-1].End)-1)
	}
}

// pastDateline steps over "OSLO, Norway (AP) —" and over "But".
func (q *quoter) pastDateline(lo, end int) int {
	if isUpper(q.Word(lo)) && len(q.Word(lo)) > 2 {
		for t := lo + 1; t < end && t < lo+12; t++ {
			if q.isDash(t) && q.spaced(t) {
				return min(t+1, end-1)
			}
		}
	}
	if w := q.Lower(lo); (w == "but" || w == "and") && lo+1 < end {
		return lo + 1
	}
	return lo
}

// follows reports whether nothing but a comma or "and" stands between what dr
// holds and the cue f: "said it was late and added"
func (q *quoter) follows(f found, dr *draft) bool {
	t := q.TokenAt(dr.content[len(dr.content)-1].End)
	for t < f.group.first && (q.Lower(t) == "," || q.is(t, coordinator)) {
		t++
	}
	return t == f.group.first
}

// aside reports whether dr can be told in an aside behind a name: Lund, who
// backs the plan, said; Lund, citing the plan, said.
func (q *quoter) aside(dr *draft) bool {
	return q.is(dr.source.first, relative) || q.Tokens[dr.cue.first].Tag == "VBG"
}

// keep adds an indirect or mixed quote.
func (q *quoter) keep(dr *draft) {
	dr.form = q.formOf(dr.content)
	q.doubtRetold(dr)
	q.drafts = append(q.drafts, dr)
	q.read = max(q.read, q.TokenAt(dr.content[len(dr.content)-1].End))
}

// formOf says whether all, some or none of the words of content stand between
// quotation marks.
func (q *quoter) formOf(content []onrecord.Span) onrecord.Form {
	in, out := 0, 0
	for _, c := range content {
		first, end := q.TokensIn(c)
		for t := first; t < end; t++ {
			if !q.isWord(t) {
				continue
			}
			if q.IsQuoted(q.Tokens[t].Start) {
				in++
			} else {
				out++
			}
		}
	}
	switch {
	case in == 0:
		return onrecord.Indirect
	case out == 0:
		return onrecord.Direct
	}
	return onrecord.Mixed
}

// governed reads what the cue f governs to its right, and its source.
func (q *quoter) governed(lo int, f found, end int) *draft {
	if f.passive {
		return q.passiveOf(lo, f, end)
	}
	dr := &draft{cue: f.group, status: f.status, negated: f.negated}
	start := f.group.end
	if f.frames&takesAddressee != 0 {
		dr.addressee = q.addressee(start, end)
		start = max(start, dr.addressee.end)
	}
	from := q.complement(f, start, end, !dr.addressee.empty())
	if from < 0 {
		return nil
	}
	if dr.source = q.sourceOf(lo, f); dr.source.empty() && q.isFinite(f.verb) {
		if who := q.lead(lo, f.verb+1); q.acts(who.end, f.verb+1) {
			dr.source = who
		}
	}
	if dr.source.empty() || q.Lower(dr.source.first) == "you" || q.describesNoun(dr.source, f) { // "you know" is nobody's knowledge
		return nil
	}
	dr.cue = q.issuing(dr.source, f)
	to := q.contentEnd(f, from, q.subordinateEnd(lo, dr.source, from, end))
	if to <= from {
		return nil
	}
	dr.content = []onrecord.Span{q.span(from, to)}
	if r := dr.source.first - 1; f.frames&takesName != 0 && r >= lo && (q.Lower(r) == "what" || q.is(r, relative)) && q.quotedFrom(from) >= 0 {
		dr.content = []onrecord.Span{q.span(r, to)} // what she called "a wreck"
		return dr
	}
	if r := dr.source.first - 1; q.is(r, relative) && r >= lo && q.isFinite(from) {
		dr.content = append([]onrecord.Span{q.span(r, r+1)}, dr.content...) // which she said was
	}
	return dr
}

// describesNoun reports whether the cue f is only a word before a noun, or that
// noun, since what would be its source lacks one: the | estimated crowd, its
// strong | showing.
func (q *quoter) describesNoun(source phrase, f found) bool {
	last := source.end - 1
	if source.end != f.group.first || f.group.first != f.verb {
		return false
	}
	switch q.Lower(last) {
	case "the", "a", "an":
		return true
	}
	return f.form == progressive && q.Tokens[last].Tag == "JJ" && q.is(source.first, determiner)
}

// addressee returns the noun phrase behind "told".
func (q *quoter) addressee(start, end int) phrase {
	if start >= end {
		return phrase{}
	}
	if q.is(start, object) || q.Lower(start) == "it" || q.Lower(start) == "you" {
		return phrase{start, start + 1}
	}
	p, ok := q.PhraseAt(start)
	if !ok {
		return phrase{}
	}
	e := p.End
	for e+1 < end && (q.Lower(e) == "of" || q.Lower(e) == "at" || q.possessor(e) || q.Lower(e) == "in") {
		if k := q.quotedFrom(e + 1); k >= 0 && q.titled(k) { // the Elm Radio's "Morning Call"
			e = q.TokenAt(q.Quoted[k].End)
			continue
		}
		next, ok := q.PhraseAt(e + 1)
		if !ok || next.First != e+1 {
			break
		}
		e = next.End
	}
	return phrase{start, e}
}

// complement returns where what the cue f governs starts, searching from
// token start, or -1 when nothing that its frames allow follows.
func (q *quoter) complement(f found, start, end int, told bool) int {
	t := q.pastAdjuncts(start, end)
	w := q.Lower(t)
	clause := f.frames&(takesClause|takesAddressee) != 0
	switch {
	case t >= end:
		return -1
	case w == "that" && clause && !(t+1 < end && q.isStop(t+1)):
		return t
	case f.frames&(takesClause|takesQuestion|takesAddressee) != 0 && q.question(t):
		return t
	case w == "to" && q.Tokens[min(t+1, len(q.Tokens)-1)].Tag == "VB" && (f.frames&takesInfinitive != 0 || told):
		return t
	case clause && q.clauseAt(t, end):
		return t
	case clause && t == start && q.isFinite(t) && q.is(q.subjectLeft(max(f.group.first-8, 0), f.group.first).first-1, relative):
		return t
	case f.frames&takesName != 0 && t == start:
		if q.objectAt(t, end) && q.named(t, end) || w == "that" && q.quotedFrom(t+1) >= 0 {
			return t
		}
	case f.frames&takesObject != 0 && t == start && q.Lower(f.group.first-1) != "to" && q.objectAt(t, end):
		return t
	}
	return -1
}

// pastAdjuncts steps over "on Monday", "in a statement" between a cue and its
// clause, when a clause does follow.
func (q *quoter) pastAdjuncts(start, end int) int {
	t := start
	for t < end && t < start+12 {
		switch {
		case q.is(t, timeWord) && q.capital(t), q.isAdverb(t) && !q.is(t, opener) && q.Tokens[t].Tag != "EX":
			t++
			continue
		case q.is(t, determiner|timeWord) && q.is(t+1, timeWord): // this week
			t += 2
			continue
		case q.is(t, preposition) && !q.is(t, determiner) && q.Lower(t) != "to":
			p, ok := q.PhraseAt(t + 1)
			if ok && p.First == t+1 {
				e := p.End
				if e < end && (q.Lower(e) == "that" || q.Lower(e) == "," || q.is(e, timeWord|subject|preposition) || q.isMark(e) || q.is(e, determiner)) {
					t = e
					continue
				}
			}
		}
		break
	}
	if t > start && q.Lower(t) == "," {
		return start
	}
	if q.Lower(t) == "," && t+2 < end && !q.isVerb(t+1) && q.Lower(t+1) != "and" && q.finiteBefore(t+1, end, 12) {
		return t + 1 // said, if elected, she would
	}
	return t
}

// question reports whether a wh-clause starts at token t.
func (q *quoter) question(t int) bool {
	switch q.Lower(t) {
	case "how", "why", "what", "whether", "if", "where", "who", "when", "which":
		return true
	}
	return false
}

// clauseAt reports whether a clause without "that" starts at t: a noun phrase
// and, not far behind, a finite verb; or quotation marks.
func (q *quoter) clauseAt(t, end int) bool {
	if q.isMark(t) {
		return true
	}
	if !q.isWord(t) || q.is(t, coordinator|auxiliary) || q.is(t, preposition) && !q.is(t, determiner) {
		return !q.is(t, coordinator) && q.is(t, preposition) && q.finiteBefore(t, end, 25) && q.Lower(t) != "by" && q.Lower(t) != "to" && q.Lower(t) != "of"
	}
	return q.finiteBefore(t, end, 25)
}

// finiteBefore reports whether a finite verb stands in the n tokens from t,
// before the clause ends.
func (q *quoter) finiteBefore(t, end, n int) bool {
	for i := t; i < end && i < t+n; i++ {
		if q.isFinite(i) {
			return i > t
		}
		if q.isStop(i) || q.Lower(i) == ";" {
			return false
		}
	}
	return false
}

// named reports whether the object at t is given a name or a description:
// called the ferry "a wreck", called her a liar.
func (q *quoter) named(t, end int) bool {
	p, ok := q.PhraseAt(t)
	if !ok {
		return true
	}
	for i := t; i < end && i < p.End+12; i++ {
		if q.quotedFrom(i) >= 0 {
			return true
		}
	}
	return q.is(p.End, determiner) || q.Tokens[min(p.End, end-1)].Tag == "JJ" && (p.End+1 >= end || q.isStop(p.End+1) || q.is(p.End+1, coordinator))
}

// objectAt reports whether a noun phrase starts at t.
func (q *quoter) objectAt(t, end int) bool {
	if q.isMark(t) {
		return true
	}
	p, ok := q.PhraseAt(t)
	return ok && p.First == t || q.is(t, object)
}
