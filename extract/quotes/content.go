package quotes

import (
	"onrecord"
	"onrecord/text"
)

// This file finds where what a cue governs ends: where the writer takes over
// again.

// subordinateEnd returns where the content of a cue in a subordinate clause
// ends at the latest: at the comma behind which the main clause goes on.
func (q *quoter) subordinateEnd(lo int, source phrase, from, end int) int {
	s := source.first
	sub := s > lo && q.is(s-1, opener) && q.Lower(s-1) != "that" || s == lo && q.is(s, opener) && !q.is(s, subject)
	relativeSource := q.is(s, relative) && s > lo && q.Lower(s-1) == ","
	if !sub && !relativeSource {
		return end
	}
	for t := from; t < end; t++ {
		if k := q.quotedFrom(t); k >= 0 {
			t = max(t, q.TokenAt(q.Quoted[k].End)-1)
			if q.lastRune(k) == ',' && t+1 < end && (relativeSource && q.isFinite(t+1) || sub && q.finiteBefore(t, end, 25)) { // "a wreck," left
				return t + 1
			}
			continue
		}
		if q.Lower(t) == "," && (q.finiteBefore(t, end, 25) || relativeSource && q.isVerb(t+1) && q.Tokens[t+1].Tag != "VBG") {
			return t
		}
	}
	return end
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
		if q.endsSentence(t, end) || q.Lower(t) == ";" || q.spoken[t] {
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
	case q.Lower(t) == ",":
		return q.cutsAtComma(t, end) || f.form == progressive && f.group.first == f.verb && q.endsAside(f.verb, t, end)
	case q.isDash(t) && (q.Lower(t) != "-" || q.spaced(t)):
		return q.dashBefore(f.group.first)
	case q.is(t, coordinator):
		return q.joinedCue(f, t+1, end)
	}
	return false
}

// endsAside reports whether the comma t ends an aside in which the verb v
// stands, for the first finite verb of the sentence follows: Lund, after a poll
// showing a loss, said.
func (q *quoter) endsAside(v, t, end int) bool {
	first := max(q.Sentences[q.Tokens[v].Sentence].First, v-longestLead)
	return q.verbAt(t+1, end) && !q.finiteIn(first, v)
}

// dashBefore reports whether the words before token t follow a dash that no
// other one answers: they stand in a parenthesis.
func (q *quoter) dashBefore(t int) bool {
	open := false
	for i := max(q.Sentences[q.Tokens[t].Sentence].First, t-longestClause); i < t; i++ {
		if q.isDash(i) && (q.Lower(i) != "-" || q.spaced(i)) {
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
	switch w := q.Lower(n); {
	case w == "according":
		return true
	case w == "but" || w == "though" || w == "although" || w == "while":
		return q.finiteBefore(n, end, 12)
	case w == "and" || w == "then":
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
	// "feared the storm and left": nothing inside could be joined to the verb
	if f.group.first != f.verb || q.Tokens[t].Tag != q.Tokens[f.verb].Tag {
		return false
	}
	if f.form == progressive { // "praising the crew and holding a flag"; but: "the crew and growing trade"
		if !q.is(t+1, determiner|object|preposition) {
			return false
		}
		for v := f.group.end; v < t; v++ {
			if q.isVerb(v) {
				return false
			}
		}
		return true
	}
	return q.isFinite(t) && !q.is(t, auxiliary)
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
		if !ok || f.frames&(takesClause|takesQuote) == 0 && !q.tells(t, f, end) || f.passive || !q.isFinite(f.verb) && f.group.first == f.verb {
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
			return !src.empty() && q.Lower(f.group.end) != "that" && (src.end >= stop || q.is(src.end, preposition|timeWord) && !q.finiteBefore(src.end, stop, 40))
		}
		src := q.subjectLeft(t, f.group.first)
		if src.empty() || src.first > t+1 {
			return false
		}
		e := f.group.end
		if q.tells(t, f, end) {
			e = q.addressee(e, end).end
		}
		e = q.pastOccasion(e, end)
		return e >= end || q.isStop(e) || q.Lower(e) == ","
	}
	return false
}

// tells reports whether the cue f of the clause at token t has somebody who is
// told: the mayor told reporters.
func (q *quoter) tells(t int, f found, end int) bool {
	return f.frames&(takesAddressee|takesClause|takesInfinitive) == takesAddressee && f.group.first > t &&
		!q.is(t, opener|relative) && !q.addressee(f.group.end, end).empty()
}

// pastOccasion steps over where, when and how something was said: "on Monday
// in a telephone interview".
func (q *quoter) pastOccasion(e, end int) int {
	for e < end && q.Lower(e) != "that" {
		if p, ok := q.PhraseAt(e); ok && q.is(e-1, preposition) && p.End > e {
			e = p.End
			continue
		}
		if !q.is(e, timeWord|preposition|determiner) && !q.isAdverb(e) {
			break
		}
		e++
	}
	return e
}
