package extract

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
	if k+1 < j {
		end = q.TokenAt(q.Quoted[k+1].Start)
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
	for lo < g.end && (q.word(lo) == "," || q.isDash(lo)) {
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
		if !q.endsHere(tail, g.end) || last != '.' && !q.utterance(k) {
			return false
		}
	}
	q.take(k, dr)
	return true
}

// embedded reports whether stretch k is a part of a sentence that starts
// before it: a title, or some words of a clause.
func (q *quoter) embedded(k int) bool {
	first, _ := q.paragraphTokens(q.Quoted[k].Paragraph)
	t := q.TokenAt(q.Quoted[k].Start) - 1
	if t < first {
		return false
	}
	if q.word(t) == "," || q.isMark(t) {
		return q.word(t) == "," && q.titled(k)
	}
	return q.isWord(t) && !q.isStop(t)
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
		if words++; !q.capital(t) && len(q.word(t)) > 3 {
			return false
		}
	}
	return words > 0 && words <= 10
}

// signed reads a name behind a dash as that of the speaker: "..." — Ana Ruiz.
func (q *quoter) signed(k int, p phrase) bool {
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
	if p.end-p.first < 2 {
		return false
	}
	q.take(k, &draft{source: p, cue: phrase{p.first - 1, p.first}, status: onrecord.Said})
	return true
}

// clauseEnd returns where the sentence that starts at token lo ends.
func (q *quoter) clauseEnd(lo, hi int) int {
	for t := lo; t < hi; t++ {
		if q.endsSentence(t, hi) || q.word(t) == ";" {
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
	return t < end && (q.word(t) == "that" || q.is(t, subject|determiner) || q.capital(t) && !q.is(t, timeWord))
}

// attribution reads tokens lo to hi-1, which follow a quoted stretch, as its
// attribution, and returns it with the token behind its cue and source.
func (q *quoter) attribution(lo, hi int, last rune) (*draft, int) {
	if q.word(lo) == "according" && q.word(lo+1) == "to" {
		src := q.subjectRight(lo+2, hi)
		return &draft{source: src, cue: phrase{lo, lo + 2}, status: onrecord.Said}, src.end
	}
	for v := lo; v < hi && v < lo+60; v++ {
		f, ok := q.cueAt(lo, v, hi)
		if !ok || f.frames&(takesQuote|takesClause|takesAddressee|takesQuestion) == 0 {
			if q.isFinite(v) && !q.is(v, auxiliary) {
				if rel, _ := q.within(lo, v); !rel {
					return nil, lo // another verb governs the clause
				}
			}
			continue
		}
		if f.form == progressive && f.group.first == v && v > lo {
			continue
		}
		if f.group.first <= lo {
			if src := q.subjectRight(f.group.end, hi); !src.empty() {
				return &draft{source: src, cue: f.group, status: f.status, negated: f.negated}, src.end
			}
			continue
		}
		first := lo
		for first < f.group.first && (q.is(first, coordinator) || q.isAdverb(first) && !q.capital(first+1) && first+1 < f.group.first) {
			first++
		}
		end := q.skipTime(first, f.group.first)
		src := phrase{first, end}
		if !q.soundsLikeSource(src) {
			src = q.subjectLeft(lo, f.group.first)
		}
		if src.empty() {
			continue
		}
		dr := &draft{source: src, cue: f.group, status: f.status, negated: f.negated}
		tail := f.group.end
		if f.frames&takesAddressee != 0 {
			dr.addressee = q.subjectRight(tail, hi)
			if q.is(tail, object) {
				dr.addressee = phrase{tail, tail + 1}
			}
			tail = max(tail, dr.addressee.end)
		}
		return dr, tail
	}
	return nil, lo
}

// soundsLikeSource reports whether the tokens between a quotation and its cue
// are one noun phrase, with appositions at most.
func (q *quoter) soundsLikeSource(p phrase) bool {
	if p.empty() || !q.isWord(p.first) || q.is(p.first, preposition|opener) && !q.is(p.first, determiner) {
		return false
	}
	if q.is(p.first, subject) && p.end-p.first > 1 && q.word(p.first+1) != "," && q.word(p.first) != "one" {
		return false
	}
	return true
}

// before looks for an attribution before stretch k: She said, "...".
func (q *quoter) before(k, i int) {
	g := q.gapBefore(k, i)
	lo := g.first
	if k > i && q.ofMarks[k-1] != nil {
		lo = max(lo, q.ofMarks[k-1].cue.end)
		if q.listed(k-1, g) {
			q.again(k, q.ofMarks[k-1])
			return
		}
		if q.broken(k-1, lo, g.end) {
			q.join(k, q.ofMarks[k-1])
			return
		}
	}
	for t := g.first; t < g.end; t++ {
		if (q.endsSentence(t, g.end) || q.word(t) == ";") && t+1 < g.end {
			lo = t + 1
		}
	}
	if lo >= g.end || q.isStop(g.end-1) || q.word(g.end-1) == ";" {
		return
	}
	sign, hi := q.word(g.end-1), g.end
	if sign == ":" || sign == "," || sign == "—" || sign == "--" {
		hi--
	} else {
		sign = ""
	}
	for v := hi - 1; v >= lo && v > hi-30; v-- {
		f, ok := q.cueAt(lo, v, hi)
		if !ok {
			continue
		}
		if !q.reaches(f, hi, sign, k) {
			if q.isFinite(v) {
				return
			}
			continue
		}
		dr := &draft{cue: f.group, status: f.status, negated: f.negated}
		dr.source = q.sourceOf(lo, f)
		if dr.source.empty() && k > i && q.ofMarks[k-1] != nil {
			dr.source = q.ofMarks[k-1].source // "...," she said, adding, "..."
		}
		if f.frames&takesAddressee != 0 && f.group.end < hi {
			dr.addressee = q.subjectRight(f.group.end, hi)
		}
		q.take(k, dr)
		return
	}
	if sign == ":" {
		q.labelled(k, lo, hi)
	}
}

// listed reports whether nothing but a comma or "and" stands between stretch k
// and the next, and the attribution before both: chanted "A", "B" or "C".
func (q *quoter) listed(k int, g phrase) bool {
	if g.empty() || q.ofMarks[k].cue.empty() || q.ofMarks[k].cue.first >= g.first {
		return false
	}
	for t := g.first; t < g.end; t++ {
		if q.word(t) != "," && !q.is(t, coordinator) {
			return false
		}
	}
	return true
}

// broken reports whether the stretch that starts at token hi goes on with
// stretch k, whose attribution ends at lo: "The bridge," she told the panel on
// Monday, "is safe."
func (q *quoter) broken(k, lo, hi int) bool {
	if last := q.word(hi - 1); hi > lo && last != "," && !q.isDash(hi-1) {
		return false
	}
	for t := lo; t < hi; t++ {
		if q.endsSentence(t, hi) || q.isFinite(t) {
			return false
		}
		if f, ok := q.cueAt(lo, t, hi); ok && f.form == progressive {
			return false // ", she said, adding, ..."
		}
	}
	return q.ofMarks[k].cue.first >= q.TokenAt(q.Quoted[k].End)
}

// reaches reports whether the cue f governs the quotation that starts at hi,
// behind the given sign.
func (q *quoter) reaches(f found, hi int, sign string, k int) bool {
	if f.frames&(takesQuote|takesClause|takesAddressee|takesQuestion) == 0 && sign != ":" {
		return false
	}
	switch {
	case sign == ":":
		return true
	case f.group.end == hi:
		return sign != "" || q.utterance(k)
	case !q.utterance(k), sign == "" && q.titled(k):
		return false
	}
	if q.word(f.group.end) == "that" && sign == "" {
		return false
	}
	for t := f.group.end; t < hi; t++ {
		if q.isFinite(t) {
			return false
		}
	}
	return sign == "," || f.frames&takesAddressee != 0
}

// sourceOf returns the subject of the cue f: what stands left of it, or the
// subject of the clause that it is joined to.
func (q *quoter) sourceOf(lo int, f found) phrase {
	e := f.group.first
	bare := f.form == progressive && e == f.verb
	joined := false
	for e > lo && (q.is(e-1, coordinator) || q.word(e-1) == "," && (bare || q.is(e-2, coordinator) || joined)) {
		joined = true
		e--
	}
	if bare && e > lo && q.is(e-1, preposition|opener) {
		joined = true
	}
	if !joined {
		src := q.subjectLeft(lo, f.group.first)
		if bare { // "footage of Lund saying"
			for t := src.end - 1; t > src.first; t-- {
				if q.is(t, preposition) {
					src.first = t + 1
				}
			}
		}
		if !src.empty() {
			return src
		}
	}
	return q.clauseSubject(lo, e)
}

// clauseSubject returns the subject of the last finite verb before hi that
// has one of its own.
func (q *quoter) clauseSubject(lo, hi int) phrase {
	for v := hi - 1; v > lo; v-- {
		if !q.isFinite(v) {
			continue
		}
		g := q.groupStart(lo, v)
		if g > lo && q.is(g-1, coordinator|relative) {
			continue
		}
		if src := q.subjectLeft(lo, g); !src.empty() {
			return src
		}
	}
	return phrase{}
}

// labelled reads "Lund:" before a quotation.
func (q *quoter) labelled(k, lo, hi int) {
	if hi-lo > 8 || !q.capital(lo) {
		return
	}
	if cues := cueWords[q.word(lo)]; len(cues) > 0 && cues[0].form&(past|third) != 0 && hi-lo > 1 {
		q.take(k, &draft{source: phrase{lo + 1, hi}, cue: phrase{lo, lo + 1}, status: cues[0].status}) // Said Lund:
		return
	}
	q.take(k, &draft{source: phrase{lo, hi}, cue: phrase{hi, hi + 1}, status: onrecord.Said})
}

// transcript reads a speaker's label inside the marks: "LUND: Let me finish."
func (q *quoter) transcript(k int) bool {
	in := q.Quoted[k].Inside
	first, end := q.TokensIn(in)
	label := q.label(first, min(end, first+6))
	if label.empty() || label.end+1 >= end {
		return false
	}
	q.take(k, &draft{source: label, cue: phrase{label.end, label.end + 1}, status: onrecord.Said})
	q.ofMarks[k].content[0].Start = q.Tokens[label.end+1].Start
	return true
}

// label returns the name in capitals before a colon at token first.
func (q *quoter) label(first, end int) phrase {
	for t := first; t < end; t++ {
		if q.word(t) == ":" && t > first {
			return phrase{first, t}
		}
		if w := q.Word(t); strings.ToUpper(w) != w || !q.isWord(t) && w != "." {
			break
		}
	}
	return phrase{}
}

// take gives stretch k its attribution.
func (q *quoter) take(k int, dr *draft) {
	dr.form = onrecord.Direct
	dr.content = append(dr.content, q.Quoted[k].Inside)
	q.doubtMarks(dr, k)
	q.ofMarks[k] = dr
	q.drafts = append(q.drafts, dr)
}

// carry gives stretch k, which has no attribution beside it, to the speaker
// who goes on: of the stretch before it, of the one behind, or of the
// paragraph before.
func (q *quoter) carry(k, i, j int) {
	m := q.Quoted[k]
	if m.Single || !q.utterance(k) {
		return
	}
	if !m.Closed && !m.Continued && q.retold(k) {
		return
	}
	if k > i && q.ofMarks[k-1] != nil {
		q.goOn(k, q.ofMarks[k-1])
		return
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

// introduced reads a paragraph that ends with a colon before stretch k: The
// paper reports:
func (q *quoter) introduced(k int) {
	p := q.Quoted[k].Paragraph
	if p == 0 {
		return
	}
	first, end := q.paragraphTokens(p - 1)
	if q.word(end-1) != ":" {
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
			q.take(k, &draft{source: q.sourceOf(lo, f), cue: f.group, status: f.status})
			return
		}
	}
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

// goOn adds stretch k to the quotation before it when nothing but its
// attribution stands between them, and else makes it one of its own by the
// same speaker.
func (q *quoter) goOn(k int, dr *draft) {
	if k > 0 && q.Quoted[k-1].Paragraph == q.Quoted[k].Paragraph && q.Quoted[k].Opened {
		q.join(k, dr)
		return
	}
	q.again(k, dr)
}

// again makes stretch k a quote of its own by the speaker of dr.
func (q *quoter) again(k int, dr *draft) {
	n := &draft{source: dr.source, cue: dr.cue, status: dr.status, carried: dr}
	q.take(k, n)
	n.doubt(onrecord.SpeakerCarried, q.Quoted[k].Span)
}
