package quotes

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord"
)

// This file gives each quoted stretch its attribution: the clause behind it,
// the clause before it, or the speaker who goes on.

// direct finds the quotes that quotation marks hold.
func (q *quoter) direct() {
	q.ofMarks = make([]*draft, len(q.Quoted))
	for i := 0; i < len(q.Quoted); {
		j := i + 1
		for j < len(q.Quoted) && q.Quoted[j].Paragraph == q.Quoted[i].Paragraph {
			j++
		}
		q.paragraph(i, j)
		i = j
	}
}

// paragraph attributes the quoted stretches i to j-1, those of one paragraph.
func (q *quoter) paragraph(i, j int) {
	for k := i; k < j; k++ {
		if !q.transcript(k) && !q.behind(k, j) {
			q.before(k, i)
		}
	}
	for k := i; k < j; k++ {
		if q.ofMarks[k] == nil {
			q.carry(k, i, j)
		}
	}
}

// gap returns the tokens between quoted stretch k and the next one, or the
// end of the paragraph.
func (q *quoter) gap(k, j int) phrase {
	_, end := q.paragraphTokens(q.Quoted[k].Paragraph)
	for n := k + 1; n < j; n++ {
		if !q.embedded(n) || !q.goesOn(n) { // not: Lund, in a "Port First" cap, said
			end = q.TokenAt(q.Quoted[n].Start)
			break
		}
	}
	return phrase{q.TokenAt(q.Quoted[k].End), end}
}

// gapBefore returns the tokens between the stretch before k and k.
func (q *quoter) gapBefore(k, i int) phrase {
	first, _ := q.paragraphTokens(q.Quoted[k].Paragraph)
	if k > i {
		first = q.TokenAt(q.Quoted[k-1].End)
	}
	return phrase{first, q.TokenAt(q.Quoted[k].Start)}
}

// utterance reports whether what stands between the marks can be a sentence
// on its own, and not a word or a title inside somebody else's sentence.
func (q *quoter) utterance(k int) bool {
	in := q.In(q.Quoted[k].Inside)
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(in, "'‘[(…. "))
	return unicode.IsUpper(r) || unicode.IsDigit(r) || r == '$' || r == '['
}

// lastRune returns the last sign of stretch k that tells how it ends: a stop
// or comma inside the closing mark, or right behind it.
func (q *quoter) lastRune(k int) rune {
	m := q.Quoted[k]
	in := strings.TrimRight(q.In(m.Inside), "'’‘ ")
	r, _ := utf8.DecodeLastRuneInString(in)
	if strings.ContainsRune(".,?!…—–-", r) {
		return r
	}
	if after, _ := utf8.DecodeRuneInString(q.Text[m.End:]); after == ',' || after == '.' {
		return after
	}
	return r
}

// behind looks for an attribution behind stretch k: "...," she said.
func (q *quoter) behind(k, j int) bool {
	g := q.gap(k, j)
	last := q.lastRune(k)
	if g.empty() || last == '.' && !q.Quoted[k].Single && q.isStop(g.first) || q.embedded(k) {
		return false
	}
	lo := g.first
	for lo < g.end && (q.Lower(lo) == "," || q.isDash(lo)) {
		lo++
	}
	if lo > g.first && q.isDash(lo-1) && q.signed(k, phrase{lo, g.end}) {
		return true
	}
	hi := q.clauseEnd(lo, g.end)
	if lo >= hi {
		return false
	}
	dr, tail := q.attribution(lo, hi, last)
	if dr == nil {
		return false
	}
	switch last {
	case ',', '—', '–', '-', '―':
	case '?', '!':
		if !q.endsHere(tail, g.end) && q.clauseFollows(tail, g.end) {
			return false
		}
	default:
		// A stretch that ends with its own full stop is over; one that ends
		// without any sign is a phrase of the writer's sentence.
		if min(dr.cue.first, dr.source.first) > lo || last != '.' && !q.utterance(k) || !q.endsHere(tail, g.end) && !q.lacksComma(k, dr, tail) {
			return false
		}
	}
	q.take(k, dr)
	return true
}

// lacksComma reports whether stretch k starts its paragraph and dr only lacks
// the comma before it: "The ferry is late" Lund said after the storm.
func (q *quoter) lacksComma(k int, dr *draft, tail int) bool {
	first, _ := q.paragraphTokens(q.Quoted[k].Paragraph)
	in, end := q.TokensIn(q.Quoted[k].Inside)
	return q.Tokens[first].Start == q.Quoted[k].Start && q.finiteIn(in, end) && dr.source.first < dr.cue.first &&
		q.isFinite(dr.cue.end-1) && (q.is(tail, preposition|timeWord) || q.isAdverb(tail))
}

// embedded reports whether stretch k is a part of a sentence that starts
// before it: a title, or some words of a clause.
func (q *quoter) embedded(k int) bool {
	first, _ := q.paragraphTokens(q.Quoted[k].Paragraph)
	t := q.TokenAt(q.Quoted[k].Start) - 1
	if t < first {
		return false
	}
	if q.Lower(t) == "," || q.isMark(t) {
		return q.Lower(t) == "," && (q.titled(k) || q.continuesSentence(k))
	}
	return q.isWord(t) && !q.isStop(t)
}

// continuesSentence reports whether stretch k starts in lower case behind
// words of the writer, and not behind an attribution that broke it.
func (q *quoter) continuesSentence(k int) bool {
	return !q.utterance(k) && (k == 0 || q.Quoted[k-1].Paragraph != q.Quoted[k].Paragraph || q.ofMarks[k-1] == nil)
}

// titled reports whether stretch k looks like the title of a book or a show:
// a few words, the long ones with capitals.
func (q *quoter) titled(k int) bool {
	first, end := q.TokensIn(q.Quoted[k].Inside)
	words := 0
	for t := first; t < end; t++ {
		if !q.isWord(t) {
			continue
		}
		if words++; !q.capital(t) && len(q.Lower(t)) > 3 && !q.is(t, preposition|determiner|coordinator|opener) {
			return false
		}
	}
	return words > 0 && words <= 10
}

// signed reads a name behind a dash as that of the speaker: "..." — Ana Ruiz.
func (q *quoter) signed(k int, p phrase) bool {
	p.end = q.clauseEnd(p.first, p.end)
	for p.end > p.first && !q.isWord(p.end-1) {
		p.end--
	}
	if p.empty() || p.end-p.first > 12 || !q.capital(p.first) || !q.utterance(k) || q.lastRune(k) == ',' {
		return false
	}
	for t := p.first; t < p.end; t++ {
		if q.isVerb(t) || q.isStop(t) {
			p.end = t
			break
		}
	}
	if m := q.MentionAt(q.Tokens[p.first].Start); p.end-p.first < 2 && (p.empty() || m >= len(q.Mentions) || q.Mentions[m].First != p.first || !q.isPerson(q.Mentions[m])) {
		return false
	}
	q.take(k, &draft{source: p, cue: phrase{p.first - 1, p.first}, status: onrecord.Said})
	return true
}

// clauseEnd returns where the sentence that starts at token lo ends.
func (q *quoter) clauseEnd(lo, hi int) int {
	for t := lo; t < hi; t++ {
		if q.endsSentence(t, hi) || q.Lower(t) == ";" {
			return t
		}
	}
	return hi
}

// endsSentence reports whether token t ends a sentence, and not only an
// abbreviation; hi bounds the stretch that is read.
func (q *quoter) endsSentence(t, hi int) bool {
	return q.isStop(t) && (t+1 >= hi || q.Tokens[t+1].Sentence != q.Tokens[t].Sentence)
}

// endsHere reports whether the sentence is over at token t.
func (q *quoter) endsHere(t, end int) bool { return t >= end || q.isStop(t) }

// clauseFollows reports whether a reported clause starts at token t.
func (q *quoter) clauseFollows(t, end int) bool {
	return t < end && (q.Lower(t) == "that" || q.is(t, subject|determiner) || q.capital(t) && !q.is(t, timeWord))
}

// attribution reads tokens lo to hi-1, which follow a quoted stretch that ends
// with the sign last, as its attribution, and returns it with the token behind
// its cue, source and addressee. The draft is nil where they are none.
func (q *quoter) attribution(lo, hi int, last rune) (*draft, int) {
	if q.Lower(lo) == "according" && q.Lower(lo+1) == "to" {
		src := q.subjectRight(lo+2, hi)
		return &draft{source: src, cue: phrase{lo, lo + 2}, status: onrecord.Said}, src.end
	}
	for v := lo; v < hi && v < lo+60; v++ {
		f, ok := q.cueAt(lo, v, hi)
		switch bare := f.form == progressive && f.group.first == v; {
		case ok && f.frames&(takesQuote|takesClause|takesAddressee|takesQuestion) != 0 && !bare:
			if dr, tail := q.attributed(lo, hi, f); dr != nil {
				return dr, tail
			}
		case ok && bare && v == lo:
			return nil, lo // "...," adding that: the attribution stood before
		case q.isFinite(v) && !q.is(v, auxiliary):
			if rel, _ := q.within(lo, v); !rel && !q.cueBehind(lo, v, hi) {
				if v == lo {
					return q.unlistedInverted(lo, hi, last)
				}
				return q.unlisted(lo, v, hi, last)
			}
		}
	}
	return nil, lo
}

// cueBehind reports whether the verb of the clause at lo is not the one at
// token v, but a cue behind it: Lund, now 81 and | retired in Elm, said; the
// port | guard told.
func (q *quoter) cueBehind(lo, v, hi int) bool {
	if f, ok := q.cueAt(lo, v+1, hi); ok && f.frames&(takesQuote|takesAddressee) != 0 && f.form&past != 0 {
		return true
	}
	aside := lo
	for aside < v && q.Lower(aside) != "," {
		if q.isFinite(aside) {
			return false
		}
		aside++
	}
	if aside == v || aside == lo {
		return false
	}
	for c := v + 1; c+1 < hi && c < v+longestLead; c++ {
		if q.Lower(c) != "," {
			continue
		}
		if f, ok := q.cueAt(lo, c+1, hi); ok && f.frames&takesQuote != 0 && q.isFinite(f.verb) {
			return true
		}
	}
	return false
}

// attributed ties the cue f to its source, on either side of it.
func (q *quoter) attributed(lo, hi int, f found) (*draft, int) {
	dr := &draft{cue: f.group, status: f.status, negated: f.negated}
	if f.group.first <= lo { // said Ana Ruiz
		dr.source = q.subjectRight(f.group.end, hi)
		if dr.source.empty() {
			return nil, lo
		}
		return dr, dr.source.end
	}
	first := lo
	for first+1 < f.group.first && (q.is(first, coordinator) || q.isAdverb(first) && !q.capital(first+1)) {
		first++
	}
	dr.source = phrase{first, q.skipTime(first, f.group.first)}
	if !q.soundsLikeSource(dr.source) {
		dr.source = q.subjectLeft(lo, f.group.first)
	}
	if dr.source.empty() {
		return nil, lo
	}
	tail := f.group.end
	if end := q.asSaying(dr, f, hi); end > 0 {
		return dr, end
	}
	if f.frames&takesAddressee != 0 {
		dr.addressee = q.subjectRight(tail, hi)
		if q.is(tail, object) {
			dr.addressee = phrase{tail, tail + 1}
		}
		tail = max(tail, dr.addressee.end)
	}
	return dr, tail
}

// longestQuoted is how many tokens may name whom a source quotes.
const longestQuoted = 20

// asSaying gives dr, whose cue f stands behind a quotation, to the person whom its
// source quotes: "...," the paper quoted Ana Ruiz as saying.
func (q *quoter) asSaying(dr *draft, f found, hi int) int {
	for t := f.group.end + 1; t+1 < hi && t < f.group.end+longestQuoted; t++ {
		if q.Lower(t) != "as" {
			continue
		}
		in, ok := q.cueAt(t, t+1, hi)
		who := phrase{f.group.end, t}
		if !ok || in.form&progressive == 0 || !q.somebody(who) {
			return 0
		}
		dr.source, dr.cue = who, phrase{t + 1, in.group.end}
		return in.group.end
	}
	return 0
}

// unlisted takes a verb that cues.txt does not know for a cue, when a
// quotation with its comma stands before it and nothing that it could govern
// behind: "...," Lund harrumphed.
func (q *quoter) unlisted(lo, v, hi int, last rune) (*draft, int) {
	src := q.subjectLeft(lo, q.groupStart(lo, v))
	if last != ',' || src.empty() || src.first > lo+1 || q.is(v, auxiliary) {
		return nil, lo
	}
	if next := v + 1; next < hi && q.Lower(next) != "," && !q.is(next, preposition) && !q.isAdverb(next) {
		return nil, lo
	}
	return &draft{source: src, cue: phrase{q.groupStart(lo, v), v + 1}, status: onrecord.Said}, v + 1
}

// unlistedInverted reads such a verb with its subject behind it, when the
// sentence has nothing more: "...!" scoffed Ana Ruiz, who runs the port.
func (q *quoter) unlistedInverted(v, hi int, last rune) (*draft, int) {
	src := q.subjectRight(v+1, hi)
	if src.empty() || src.end < hi || q.Tokens[v].Tag != "VBD" || !strings.ContainsRune(",?!", last) || !q.capital(src.first) && !q.is(src.first, determiner) {
		return nil, v
	}
	return &draft{source: src, cue: phrase{v, v + 1}, status: onrecord.Said}, src.end
}

// soundsLikeSource reports whether the tokens between a quotation and its cue
// are one noun phrase, with appositions at most.
func (q *quoter) soundsLikeSource(p phrase) bool {
	if p.empty() || !q.isWord(p.first) || q.is(p.first, preposition|opener) && !q.is(p.first, determiner) {
		return false
	}
	if p.end-p.first > 1 && (q.is(p.end-1, subject) && !q.is(p.end-1, relative|determiner) || q.Lower(p.first) == "that") {
		return false // "..." that the road is closed, he said
	}
	if q.is(p.first, subject) && p.end-p.first > 1 && q.Lower(p.first+1) != "," && q.Lower(p.first) != "one" {
		return false
	}
	return true
}

// take gives stretch k its attribution.
func (q *quoter) take(k int, dr *draft) {
	dr.form = onrecord.Direct
	dr.content = append(dr.content, q.Quoted[k].Inside)
	q.doubtMarks(dr, k)
	q.ofMarks[k] = dr
	q.drafts = append(q.drafts, dr)
}
