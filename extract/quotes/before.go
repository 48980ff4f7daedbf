package quotes

import (
	"strings"

	"onrecord"
)

// This file reads attributions before a quoted stretch: She said, "...".

// before looks for an attribution before stretch k, the first of its paragraph
// being i: She said, "...".
func (q *quoter) before(k, i int) {
	g := q.gapBefore(k, i)
	lo := g.first
	if k > i && q.ofMarks[k-1] != nil {
		if q.ofMarks[k-1].cue.first >= g.end {
			return // words in marks before the cue of the stretch before
		}
		if q.listed(k-1, g) {
			q.again(k, q.ofMarks[k-1])
			return
		}
		lo = max(lo, q.ofMarks[k-1].cue.end)
		if src := q.ofMarks[k-1].source; src.first >= g.first && src.end < g.end {
			lo = max(lo, src.end) // said Lund, who runs the port,
		}
		if q.broken(k-1, lo, g.end) {
			q.join(k, q.ofMarks[k-1])
			return
		}
	}
	lo = q.lastSentence(lo, g)
	if lo >= g.end || q.isStop(g.end-1) || q.Lower(g.end-1) == ";" {
		return
	}
	switch sign := q.Lower(g.end - 1); {
	case sign == ":" || sign == "," || q.isDash(g.end-1):
		q.led(k, i, phrase{lo, g.end - 1}, sign)
	default:
		q.led(k, i, phrase{lo, g.end}, "")
	}
}

// lastSentence returns where the last sentence or clause of the gap g starts.
func (q *quoter) lastSentence(lo int, g phrase) int {
	for t := g.first; t+1 < g.end; t++ {
		if q.endsSentence(t, g.end) || q.Lower(t) == ";" {
			lo = t + 1
		}
	}
	return lo
}

// led gives stretch k to the last cue in the words p before it, which end with
// the given sign, or to who is named before a colon.
func (q *quoter) led(k, i int, p phrase, sign string) {
	if after := q.TokenAt(q.Quoted[k].End); sign == ":" && q.Quoted[k].Single && q.isWord(after) && q.Tokens[after].Sentence == q.Tokens[p.first].Sentence {
		return // a headline of which the marks hold a part
	}
	if sign == ":" && q.utterance(k) {
		if first := q.afterDash(p); first > p.first && q.labels(first, p.end) { // Road Closed - Lund: "..."
			q.labelled(k, first, p.end)
			return
		}
	}
	for v := p.end - 1; v >= p.first && v > p.end-30; v-- {
		f, ok := q.cueAt(p.first, v, p.end)
		if !ok || q.askedBefore(p, f) {
			continue
		}
		if q.reaches(f, p.end, sign, k) {
			q.governs(k, i, p, f)
			return
		}
		if q.isFinite(v) {
			return
		}
	}
	switch {
	case q.Lower(p.first) == "according" && q.Lower(p.first+1) == "to" && sign == "," && q.utterance(k):
		q.take(k, &draft{source: q.subjectRight(p.first+2, p.end), cue: phrase{p.first, p.first + 2}, status: onrecord.Said})
	case sign == ":":
		q.labelled(k, p.first, p.end)
		if q.ofMarks[k] == nil && q.utterance(k) {
			q.announced(k, p.first, p.end)
		}
	case sign == "," && q.utterance(k):
		q.unlistedBefore(k, p)
	}
}

// unlistedBefore takes the verb that ends p for a cue, though cues.txt does
// not know it, when nothing but its subject stands before it in its clause:
// Lund cracked, "...".
func (q *quoter) unlistedBefore(k int, p phrase) {
	v := p.end - 1
	if !q.isFinite(v) || q.is(v, auxiliary) || q.titled(k) {
		return
	}
	cue := phrase{q.groupStart(p.first, v), v + 1}
	src := q.subjectLeft(p.first, cue.first)
	if src.empty() || !q.opensClause(p.first, src.first) {
		return
	}
	q.take(k, &draft{source: src, cue: cue, status: onrecord.Said})
}

// opensClause reports whether a main clause can start at token t: with the
// words from lo, or behind a comma or "and".
func (q *quoter) opensClause(lo, t int) bool {
	return t == lo || q.is(t-1, coordinator|adverb) || q.Lower(t-1) == ","
}

// askedBefore reports whether the cue f at the start of p is a participle that
// tells what came before: Asked why, Lund shrugged:
func (q *quoter) askedBefore(p phrase, f found) bool {
	return f.verb == p.first && f.form&participle != 0 && q.subjectRight(f.group.end, p.end).empty()
}

// afterDash returns the token behind the last dash in p that stands apart from
// the words beside it, and the first of p when there is none.
func (q *quoter) afterDash(p phrase) int {
	for t := p.end - 1; t > p.first; t-- {
		if q.isDash(t) && q.spaced(t) {
			return t + 1
		}
	}
	return p.first
}

// labels reports whether tokens first to end-1 are capitals only, as a name
// before a colon is.
func (q *quoter) labels(first, end int) bool {
	for t := first; t < end; t++ {
		if !q.capital(t) && !q.is(t, preposition|determiner) && q.isWord(t) {
			return false
		}
	}
	return first < end && end-first <= 6 && q.capital(first)
}

// governs gives stretch k to the cue f in the words p before it.
func (q *quoter) governs(k, i int, p phrase, f found) {
	dr := &draft{cue: f.group, status: f.status, negated: f.negated}
	dr.source = q.sourceBefore(k, i, p.first, p.end, f)
	dr.cue = q.issuing(dr.source, f)
	if s := dr.source.first - 1; !q.utterance(k) && s > p.first && q.Lower(s) == "," {
		return // The plan, she said, "will fail": the sentence starts before
	}
	if f.frames&takesAddressee != 0 && f.group.end < p.end {
		dr.addressee = q.subjectRight(f.group.end, p.end)
	}
	q.take(k, dr)
}

// ownObject reports whether an object with an article starts at token t.
func (q *quoter) ownObject(t int) bool {
	switch q.Lower(t) {
	case "the", "a", "an":
		return !q.is(t-1, preposition|determiner|opener) && !q.is(t+1, timeWord)
	}
	return false
}

// sourceBefore returns the source of the cue f before stretch k: its subject,
// what follows it in "Said Lund:", or who spoke before in the sentence.
func (q *quoter) sourceBefore(k, i, lo, hi int, f found) phrase {
	if f.group.first == lo && f.form&(past|third) != 0 {
		if src := q.subjectRight(f.group.end, hi); !src.empty() {
			return src
		}
	}
	src := q.sourceOf(lo, f)
	switch {
	case !src.empty() || k == i: // what stands in the sentence
	case q.ofMarks[k-1] != nil:
		src = q.ofMarks[k-1].source // "...," she said, adding, "..."
	default:
		src = q.clauseSubject(q.Sentences[q.Tokens[f.verb].Sentence].First, f.group.first)
	}
	if src.empty() {
		src = q.lead(lo, f.verb+1)
	}
	return src
}

// listed reports whether nothing but a comma or "and" stands between stretch k
// and the next, and the attribution before both: chanted "A", "B" or "C".
func (q *quoter) listed(k int, g phrase) bool {
	if g.empty() && q.lastRune(k) != ',' || q.ofMarks[k].cue.empty() || q.ofMarks[k].cue.first >= g.first {
		return false
	}
	for t := g.first; t < g.end; t++ {
		if q.Lower(t) != "," && !q.is(t, coordinator) {
			return false
		}
	}
	return true
}

// broken reports whether the stretch that starts at token hi goes on with
// stretch k, whose attribution ends at lo: "The bridge," she told the panel on
// Monday, "is safe."
func (q *quoter) broken(k, lo, hi int) bool {
	if last := q.Lower(hi - 1); hi > lo && last != "," && !q.isDash(hi-1) {
		return false
	}
	for t := lo; t < hi; t++ {
		if q.endsSentence(t, hi) || q.isFinite(t) {
			return false
		}
		if f, ok := q.cueAt(lo, t, hi); ok && (f.form == progressive || q.Lower(f.group.end) == "that") {
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
	case q.Lower(hi-1) == "that", sign == "" && q.goesOn(k):
		return false // a clause, of which the marks hold a part
	case sign == ":":
		return f.frames&takesClause == 0 || !q.finiteIn(f.group.end, hi)
	case f.group.end == hi:
		return sign != "" || q.utterance(k) && (f.frames&(takesQuote|takesAddressee) != 0 || f.status == onrecord.Thought)
	case !q.utterance(k):
		return sign == "," && f.frames&takesAddressee != 0 && q.addressee(f.group.end, hi).end == hi
	case sign == "" && q.titled(k):
		return false
	}
	if q.Lower(f.group.end) == "that" && q.Lower(f.group.end+1) != "," {
		return false // recalled that in May, "...": the clause starts before the marks
	}
	if sign == "," && q.is(hi-1, work) && q.titled(k) && (q.is(hi-3, preposition) || q.is(hi-4, preposition)) {
		return false // wrote in her last memoir, "Long Road."
	}
	for t := f.group.end; t < hi; t++ {
		if q.isFinite(t) || f.frames&takesAddressee == 0 && q.ownObject(t) { // noted the slogan, "..."
			return false
		}
	}
	return sign == "," || f.frames&takesAddressee != 0
}

// works are what has a title.
const works = `book memoir novel film movie documentary show series song album play poem essay article column magazine newsletter podcast ad blog`

// announced gives stretch k, which stands behind a colon without a cue, to the
// person that the sentence is about: Lund has a new message: "..."; or to the
// one named right before the colon: More from Lund: "...".
func (q *quoter) announced(k, lo, hi int) {
	if lo >= hi {
		return // nothing stands before the colon
	}
	sources := []phrase{q.lead(lo, hi), {}, q.clauseSubject(lo, hi)}
	if m := q.MentionAt(q.Tokens[hi-1].Start); m < len(q.Mentions) && q.Mentions[m].End == hi {
		sources[1] = q.subjectLeft(lo, hi)
	}
	for _, src := range sources {
		if q.somebody(src) {
			q.take(k, &draft{source: src, cue: phrase{hi, hi + 1}, status: onrecord.Said})
			return
		}
	}
}

// somebody reports whether p is one person, by name or by pronoun.
func (q *quoter) somebody(p phrase) bool {
	if p.empty() {
		return false
	}
	name, pronoun := q.nameOf(p)
	return name >= 0 && q.Names[name].Kind == onrecord.Person || pronoun && q.Lower(p.first) != "they"
}

// goesOn reports whether the sentence goes on behind stretch k with words that
// the marks do not hold: claimed "he exaggerates" the cost.
func (q *quoter) goesOn(k int) bool {
	t := q.TokenAt(q.Quoted[k].End)
	if !q.isWord(t) || q.capital(t) || q.is(t, coordinator|opener|subject) && q.Lower(t) != "that" {
		return false
	}
	last := q.lastRune(k)
	return last != ',' && last != '.' && last != '?' && last != '!'
}

// labelled reads "Lund:" before a quotation.
func (q *quoter) labelled(k, lo, hi int) {
	if hi-lo > 8 || !q.capital(lo) || !q.labels(lo, hi) && q.finiteIn(lo, hi) {
		return
	}
	if cues := cueWords[q.Lower(lo)]; len(cues) > 0 && cues[0].form&(past|third) != 0 && hi-lo > 1 {
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
		if q.Lower(t) == ":" && t > first {
			return phrase{first, t}
		}
		if w := q.Word(t); strings.ToUpper(w) != w || !q.isWord(t) && w != "." {
			break
		}
	}
	return phrase{}
}
