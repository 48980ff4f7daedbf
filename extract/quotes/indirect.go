package quotes

import (
	"onrecord"
	"onrecord/text"
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
		var dr *draft
		if ok {
			dr = q.governed(lo, f, end)
		} else {
			dr = q.nominal(lo, v, end)
		}
		if dr == nil {
			continue
		}
		if ok && last != nil && q.follows(f, last) {
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
	if w := q.word(lo); (w == "but" || w == "and") && lo+1 < end {
		return lo + 1
	}
	return lo
}

// follows reports whether nothing but a comma or "and" stands between what dr
// holds and the cue f: "said it was late and added"
func (q *quoter) follows(f found, dr *draft) bool {
	t := q.TokenAt(dr.content[len(dr.content)-1].End)
	for t < f.group.first && (q.word(t) == "," || q.is(t, coordinator)) {
		t++
	}
	return t == f.group.first
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
	dr.source = q.sourceOf(lo, f)
	if dr.source.empty() {
		return nil
	}
	to := q.contentEnd(f, from, q.subordinateEnd(lo, dr.source, from, end))
	if to <= from {
		return nil
	}
	dr.content = []onrecord.Span{q.span(from, to)}
	if r := dr.source.first - 1; q.is(r, relative) && r >= lo && q.isFinite(from) {
		dr.content = append([]onrecord.Span{q.span(r, r+1)}, dr.content...) // which she said was
	}
	return dr
}

// subordinateEnd returns where the content of a cue in a subordinate clause
// ends at the latest: at the comma behind which the main clause goes on.
func (q *quoter) subordinateEnd(lo int, source phrase, from, end int) int {
	s := source.first
	sub := s > lo && q.is(s-1, opener) && q.word(s-1) != "that" || s == lo && q.is(s, opener) && !q.is(s, subject)
	relativeSource := q.is(s, relative) && s > lo && q.word(s-1) == ","
	if !sub && !relativeSource {
		return end
	}
	for t := from; t < end; t++ {
		if k := q.quotedFrom(t); k >= 0 {
			t = max(t, q.TokenAt(q.Quoted[k].End)-1)
			continue
		}
		if q.word(t) == "," && (q.finiteBefore(t, end, 25) || relativeSource && q.isVerb(t+1) && q.Tokens[t+1].Tag != "VBG") {
			return t
		}
	}
	return end
}

// addressee returns the noun phrase behind "told".
func (q *quoter) addressee(start, end int) phrase {
	if start >= end {
		return phrase{}
	}
	if q.is(start, object) || q.word(start) == "it" || q.word(start) == "you" {
		return phrase{start, start + 1}
	}
	p, ok := q.PhraseAt(start)
	if !ok {
		return phrase{}
	}
	e := p.End
	for e+1 < end && (q.word(e) == "of" || q.word(e) == "at" || q.word(e) == "'s" || q.word(e) == "in") {
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
	w := q.word(t)
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
		if q.objectAt(t, end) && q.named(t, end) {
			return t
		}
	case f.frames&takesObject != 0 && t == start && q.word(f.group.first-1) != "to" && q.objectAt(t, end):
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
		case q.is(t, timeWord) && q.capital(t), q.isAdverb(t) && !q.is(t, opener):
			t++
			continue
		case q.is(t, determiner|timeWord) && q.is(t+1, timeWord): // this week
			t += 2
			continue
		case q.is(t, preposition) && !q.is(t, determiner) && q.word(t) != "to":
			p, ok := q.PhraseAt(t + 1)
			if ok && p.First == t+1 {
				e := p.End
				if e < end && (q.word(e) == "that" || q.word(e) == "," || q.is(e, timeWord|subject|preposition) || q.isMark(e) || q.is(e, determiner)) {
					t = e
					continue
				}
			}
		}
		break
	}
	if t > start && q.word(t) == "," {
		return start
	}
	if q.word(t) == "," && t+2 < end && !q.isVerb(t+1) && q.word(t+1) != "and" && q.finiteBefore(t+1, end, 12) {
		return t + 1 // said, if elected, she would
	}
	return t
}

// question reports whether a wh-clause starts at token t.
func (q *quoter) question(t int) bool {
	switch q.word(t) {
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
		return q.is(t, coordinator) == false && q.is(t, preposition) && q.finiteBefore(t, end, 25) && q.word(t) != "by" && q.word(t) != "to" && q.word(t) != "of"
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
		if q.isStop(i) || q.word(i) == ";" {
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
	return q.is(p.End, determiner)
}

// objectAt reports whether a noun phrase starts at t.
func (q *quoter) objectAt(t, end int) bool {
	if q.isMark(t) {
		return true
	}
	p, ok := q.PhraseAt(t)
	return ok && p.First == t || q.is(t, object)
}

// contentEnd returns where the content that starts at token from ends.
func (q *quoter) contentEnd(f found, from, end int) int {
	for t := from; t < end; t++ {
		if k := q.quotedFrom(t); k >= 0 {
			e := q.TokenAt(q.Quoted[k].End)
			if e > end { // the sentence goes on inside the marks
				return e
			}
			t = max(t, e-1)
			continue
		}
		if q.endsSentence(t, end) || q.word(t) == ";" || q.spoken[t] {
			return t
		}
		if t > from && q.cutsAt(f, t, end) {
			return t
		}
	}
	return end
}

// quotedFrom returns the quoted stretch that starts with token t, or -1.
func (q *quoter) quotedFrom(t int) int {
	at := q.Tokens[t].Start
	if k := q.QuotedAt(at); k < len(q.Quoted) && q.Quoted[k].Start == at {
		return k
	}
	return -1
}

// cutsAt reports whether the content of f ends before token t, though the
// sentence goes on.
func (q *quoter) cutsAt(f found, t, end int) bool {
	switch {
	case q.word(t) == ",":
		return q.cutsAtComma(t, end)
	case q.isDash(t) && (q.word(t) != "-" || q.spaced(t)):
		return q.dashBefore(f.group.first)
	case q.is(t, coordinator):
		return q.joinedCue(f, t+1, end)
	}
	return false
}

func (q *quoter) dashFollows(t, end int) bool {
	for ; t < end; t++ {
		if q.isDash(t) && (q.word(t) != "-" || q.spaced(t)) {
			return true
		}
	}
	return false
}

// dashBefore reports whether the words before token t follow a dash that no
// other one answers: they stand in a parenthesis.
func (q *quoter) dashBefore(t int) bool {
	open := false
	for i := max(q.Sentences[q.Tokens[t].Sentence].First, t-longestClause); i < t; i++ {
		if q.isDash(i) && (q.word(i) != "-" || q.spaced(i)) {
			open = !open
		}
	}
	return open
}

// spaced reports whether the sign at t stands apart from the words beside it.
func (q *quoter) spaced(t int) bool {
	return t > 0 && t+1 < len(q.Tokens) && q.Tokens[t-1].End < q.Tokens[t].Start && q.Tokens[t].End < q.Tokens[t+1].Start
}

// cutsAtComma reports whether the writer takes over at the comma t.
func (q *quoter) cutsAtComma(t, end int) bool {
	n := t + 1
	switch w := q.word(n); {
	case w == "according":
		return true
	case w == "but" || w == "though" || w == "although" || w == "while":
		return q.finiteBefore(n+1, end, 12)
	case w == "and":
		return q.otherAttribution(n+1, end)
	case q.Tokens[min(n, len(q.Tokens)-1)].Tag == "VBG":
		_, ok := q.cueAt(n, n, end)
		return ok
	}
	return q.tagAt(n, end)
}

// otherAttribution reports whether a subject with a cue of its own, or such a
// cue alone, starts at token t.
func (q *quoter) otherAttribution(t, end int) bool {
	for v := t; v < end && v < t+12; v++ {
		if f, ok := q.cueAt(t, v, end); ok && f.status == onrecord.Said && f.form != progressive {
			return true
		}
		if q.isFinite(v) {
			return false
		}
	}
	return false
}

// joinedCue reports whether a second cue in the same form follows a
// coordinator: "accused the board of lying and said".
func (q *quoter) joinedCue(f found, t, end int) bool {
	for t < end && q.isAdverb(t) {
		t++
	}
	if t >= end || !sameTense(q.Tokens[t].Tag, q.Tokens[f.verb].Tag) || f.form == base {
		return false
	}
	if _, ok := q.cueAt(t, t, end); ok {
		return true
	}
	// "said she admires him and left": the verb inside is in another tense
	for v := f.group.end; v < t; v++ {
		if q.isFinite(v) {
			return q.Tokens[v].Tag != q.Tokens[f.verb].Tag && q.Tokens[v].Tag != "MD" && !q.is(v, auxiliary)
		}
	}
	return false
}

// sameTense reports whether two verbs can be joined by "and".
func sameTense(a, b text.Tag) bool {
	past := func(t text.Tag) bool { return t == "VBD" || t == "VBN" }
	return a == b || past(a) && past(b)
}

// tagAt reports whether an attribution stands between token t and a comma or
// the end of the sentence: ", she said."
func (q *quoter) tagAt(t, end int) bool {
	for v := t; v < end && v < t+30; v++ {
		if q.spoken[v] {
			return false
		}
		f, ok := q.cueAt(t, v, end)
		if !ok || f.frames&(takesClause|takesQuote) == 0 || f.passive || !q.isFinite(f.verb) && f.group.first == f.verb {
			if q.isFinite(v) && !q.is(v, auxiliary) {
				if rel, _ := q.within(t, v); !rel {
					return false
				}
			}
			continue
		}
		if f.group.first == t {
			stop := q.clauseEnd(t, end)
			src := q.subjectRight(f.group.end, stop)
			return !src.empty() && q.word(f.group.end) != "that" && (src.end >= stop || q.is(src.end, preposition|timeWord) && !q.finiteBefore(src.end, stop, 40))
		}
		src := q.subjectLeft(t, f.group.first)
		if src.empty() || src.first > t+1 {
			return false
		}
		e := f.group.end
		for e < end && (q.is(e, timeWord|preposition|determiner) || q.isAdverb(e) || q.is(e-1, preposition|determiner|timeWord) && q.isNoun(e)) && q.word(e) != "that" {
			e++
		}
		return e >= end || q.isStop(e) || q.word(e) == ","
	}
	return false
}
