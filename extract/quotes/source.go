package quotes

import (
	"strings"

	"onrecord"
)

// This file finds the source of an attribution: the noun phrase that is the
// subject of a cue, with its appositions and relative clauses.

// phrase is a range of tokens, half open.
type phrase struct{ first, end int }

func (p phrase) empty() bool { return p.end <= p.first }

// subjectLeft returns the noun phrase that ends right before token e, not
// reaching below lo.
func (a *article) subjectLeft(lo, e int) phrase {
	e = a.skipTime(lo, e)
	t := e - 1
	if t < lo {
		return phrase{}
	}
	if a.is(t, subject) && !a.is(t-1, determiner|preposition) {
		return phrase{t, e}
	}
	var np phrase
	if c := a.appositionStart(lo, min(t, a.beforeRegion(lo, t))); c >= 0 {
		np = a.nounPhraseLeft(lo, a.beforeParty(lo, a.beforeRegion(lo, a.beforeBrackets(lo, c))))
		if np.empty() {
			return phrase{}
		}
		if !a.is(c+1, preposition) && a.Tokens[c+1].Tag != "VBG" {
			np.end = e
		}
	} else {
		np = a.nounPhraseLeft(lo, e)
	}
	if p := np.first - 1; !np.empty() && p-1 > lo && a.is(p, preposition) && a.Lower(p-1) == ")" {
		if who := a.nounPhraseLeft(lo, a.beforeBrackets(lo, p)); !who.empty() {
			return a.widenLeft(lo, who) // Ana Ruiz (Elm) in a letter | called
		}
	}
	np = a.beforeRelative(lo, np)
	return a.widenLeft(lo, np)
}

// beforeBrackets returns where the brackets that end before token e start:
// Sen. Ana Ruiz | (Elm), who runs the port; and e where none do.
func (a *article) beforeBrackets(lo, e int) int {
	if a.Lower(e-1) != ")" {
		return e
	}
	for t := e - 2; t > lo && t > e-inBrackets; t-- {
		if a.Lower(t) == "(" {
			return t
		}
	}
	return e
}

// beforeRegion returns the comma before the region that ends before token e, of
// which it tells a town: a driver from Elm | , Ohio; Ana Ruiz, 62 | , of Elm,
// Ohio; and e where none does.
func (a *article) beforeRegion(lo, e int) int {
	if e-1 <= lo || a.person(e-1) {
		return e
	}
	c := e - 1
	for c > lo && (a.capital(c) || a.isStop(c) && c == e-1) {
		c--
	}
	if c == e-1 || c <= lo || a.Lower(c) != "," {
		return e
	}
	town := c - 1
	for town > lo && a.capital(town) {
		town--
	}
	switch {
	case town == c-1 || !a.is(town, preposition):
		return e
	case town-1 > lo && a.Lower(town-1) == ",":
		return town - 1
	}
	return c
}

// beforeParty returns the comma before the party and region that end before token
// e: Ana Ruiz | , D-Ohio; and e where none do.
func (a *article) beforeParty(lo, e int) int {
	if w := a.Word(max(e-1, 0)); e-2 > lo && len(w) > 2 && w[1] == '-' && isUpper(w[:1]) && isUpper(w[2:3]) && a.Lower(e-2) == "," {
		return e - 2
	}
	return e
}

// person reports whether token t ends the name of somebody.
func (a *article) person(t int) bool {
	k := a.MentionAt(a.Tokens[t].Start)
	return k < len(a.Mentions) && a.Mentions[k].End == t+1 && a.isPerson(a.Mentions[k])
}

// inBrackets is how many tokens stand in brackets that only add to a name; a point
// there is that of an abbreviation, as in "(Elm, N.Y.)".
const inBrackets = 10

// beforeRelative takes in the noun that a relative clause describes, when p
// is the end of that clause: "voters | who met the mayor".
func (a *article) beforeRelative(lo int, p phrase) phrase {
	if p.empty() || p.first-1 <= lo || !a.isVerb(p.first-1) && !a.is(p.first-1, preposition) {
		return p
	}
	for t := p.first - 1; t > lo && t > p.first-16; t-- {
		switch {
		case a.is(t, relative):
			if wider := a.nounPhraseLeft(lo, t); !wider.empty() {
				return phrase{wider.first, p.end}
			}
			return p
		case !a.isWord(t) && a.Lower(t) != "'s" && a.Lower(t) != "’s", a.is(t, coordinator):
			return p
		}
	}
	return p
}

// widenLeft takes in the name before p, when p is an apposition to it: "Ana
// Ruiz, | one of the engineers,".
func (a *article) widenLeft(lo int, p phrase) phrase {
	for p.first-1 > lo && a.Lower(p.first-1) == "," && (!a.capital(p.first) || a.age(p.first)) && a.appositive(p.first) && a.isNoun(p.first-2) && !a.is(p.first-2, timeWord) {
		wider := a.nounPhraseLeft(lo, p.first-1)
		if !wider.empty() && a.beforeRegion(lo, p.first-1) < p.first-1 {
			break // in Elm, Ohio, | the mayor
		}
		if wider.empty() || !a.capital(wider.end-1) {
			break
		}
		p.first = wider.first
	}
	return p
}

// age reports whether token i is somebody's age behind the name: Ana Ruiz, 62,
func (a *article) age(i int) bool {
	w := a.Lower(i)
	return len(w) == 2 && w[0] >= '1' && w[0] <= '9' && w[1] >= '0' && w[1] <= '9' && a.Lower(i+1) == ","
}

// sourceOf returns the subject of the cue f: what stands left of it, or the
// subject of the clause that it is joined to.
func (q *quoter) sourceOf(lo int, f found) phrase {
	e := f.group.first
	bare := f.form == progressive && e == f.verb
	joined := false
	for e > lo && (q.is(e-1, coordinator) || q.Lower(e-1) == "," && (bare || q.is(e-2, coordinator) || joined)) {
		joined = true
		e--
	}
	if bare && e > lo && q.is(e-1, preposition|opener) {
		joined = true
	}
	if !joined {
		src := q.subjectLeft(lo, f.group.first)
		if who := q.issuer(lo, src); bare && !who.empty() {
			return who
		}
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
	if bare {
		if src := q.speakerBefore(lo, e); !src.empty() {
			return src
		}
		src := q.mainSubject(lo, e)
		if who := q.lead(lo, e); !q.somebody(src) && q.somebody(who) && q.acts(who.end, e) {
			return who // Sen. Lund (Elm) defended the plan on Monday, saying
		}
		if !src.empty() {
			return src
		}
		return q.clauseSubject(lo, e)
	}
	return q.joinedSubject(lo, e, f)
}

// documents are what somebody issues who says something.
const documents = `statement email e-mail letter message memo tweet tweets post note text cover video ad advertisement column op-ed`

// issuer returns who issued the document that src is, or was sent: Lund sent an
// e-mail to voters | saying.
func (q *quoter) issuer(lo int, src phrase) phrase {
	if src.empty() {
		return phrase{}
	}
	object := src
	if p := src.first - 1; p > lo && q.is(p, preposition) && !q.isVerb(p-1) {
		object = q.nounPhraseLeft(lo, p)
	}
	head := object.first
	for head < object.end && !q.is(head, document) {
		head++
	}
	v := object.first - 1
	for v > lo && (q.Lower(v) == "out" || q.is(v, determiner)) {
		v--
	}
	if head >= object.end || v <= lo || !q.isVerb(v) {
		return phrase{}
	}
	return q.subjectLeft(lo, q.groupStart(lo, v))
}

// issuing takes the words before the cue f into it that say how source issued
// what was said: sent an e-mail to voters saying.
func (q *quoter) issuing(source phrase, f found) phrase {
	first := source.end
	if f.form != progressive || f.group.first != f.verb || first >= f.group.first || f.group.first-first > 10 {
		return f.group
	}
	issued := false
	for t := first; t < f.group.first; t++ {
		if !q.isWord(t) {
			return f.group
		}
		issued = issued || q.is(t, document)
	}
	if !issued {
		return f.group
	}
	return phrase{first, f.group.end}
}

// speakerBefore returns the subject of the last finite verb before e when that
// is a verb of speech: Lund said, | adding.
func (q *quoter) speakerBefore(lo, e int) phrase {
	for v := e - 1; v > lo && v > e-12; v-- {
		if !q.isFinite(v) || q.IsQuoted(q.Tokens[v].Start) {
			continue
		}
		f, ok := q.cueAt(lo, v, e)
		if !ok || f.status != onrecord.Said || f.frames&(takesClause|takesQuote|takesAddressee) == 0 {
			return phrase{}
		}
		return q.subjectLeft(lo, f.group.first)
	}
	return phrase{}
}

// joinedSubject returns the subject of the clause before e that the cue f is
// joined to. A clause that another cue governs is passed over when that cue
// has the tense of f: Lund said the ferry would sail but | added.
func (q *quoter) joinedSubject(lo, e int, f found) phrase {
	inner := q.clauseSubject(lo, e)
	if inner.empty() || f.form&past == 0 && q.Tokens[f.group.first].Tag != "VBD" {
		return inner
	}
	for outer := inner; ; {
		v := q.governor(lo, outer.first)
		if v < 0 {
			return inner
		}
		g, ok := q.cueAt(lo, v, e)
		if !ok || g.frames&(takesClause|takesAddressee) == 0 {
			return inner
		}
		src := q.sourceOf(lo, g)
		if src.empty() || src.first >= outer.first {
			return inner
		}
		outer = src
		if q.Tokens[v].Tag == "VBD" {
			return outer
		}
	}
}

// governor returns the verb whose clause starts at token t: it stands right
// before it, or before "that"; -1 when there is none.
func (q *quoter) governor(lo, t int) int {
	v := t - 1
	if q.Lower(v) == "that" {
		v--
	}
	if v <= lo || !q.isFinite(v) || q.IsQuoted(q.Tokens[v].Start) {
		return -1
	}
	return v
}

// mainSubject returns the subject of the first finite verb from lo that no
// subordinate clause holds.
func (q *quoter) mainSubject(lo, hi int) phrase {
	sub := false
	for v := lo; v < hi && v < lo+60; v++ {
		switch {
		case q.is(v, opener|relative) && !q.is(v, determiner):
			sub = true
		case q.Lower(v) == ",":
			sub = false
		case q.isFinite(v) && !q.IsQuoted(q.Tokens[v].Start):
			if sub {
				continue
			}
			return q.subjectLeft(lo, q.groupStart(lo, v))
		}
	}
	return phrase{}
}

// clauseSubject returns the subject of the last finite verb before hi that
// has one of its own.
func (q *quoter) clauseSubject(lo, hi int) phrase {
	for v := hi - 1; v > lo && v > hi-longestClause; v-- {
		if !q.isFinite(v) || q.IsQuoted(q.Tokens[v].Start) {
			continue
		}
		g := q.groupStart(lo, v)
		if g > lo && q.is(g-1, coordinator|relative) {
			continue
		}
		if src := q.subjectLeft(lo, g); !src.empty() && !(src.end-src.first == 1 && q.is(src.first, object)) {
			return src
		}
	}
	return phrase{}
}

// pairSign returns the sign that a stretch ending with token t starts with,
// or "" when t ends none.
func (a *article) pairSign(t int) string {
	switch w := a.Lower(t); w {
	case ",", "—", "--", "–", "―", "-":
		return w
	case ")":
		return "("
	}
	return ""
}

// appositionStart returns the token of the sign that starts the apposition
// which the sign at t ends, and -1 when there is none.
func (a *article) appositionStart(lo, t int) int {
	sign := a.pairSign(t)
	if sign == "" {
		return -1
	}
	for c := t - 1; c > lo && c > t-70; c-- {
		if a.isStop(c) && a.Lower(c+1) != "," && (sign != "(" || c <= t-inBrackets) || a.Lower(c) == ";" {
			return -1
		}
		if a.Lower(c) != sign || !a.isNoun(c-1) && a.Lower(c-1) != ")" {
			continue
		}
		if r := a.beforeRegion(lo, c); r < c && a.is(c+1, preposition) {
			c = r // going to Elm, Ohio, on Monday
			continue
		}
		if sign != "," || a.appositive(c+1) {
			if c-1 >= lo && (a.capital(c-1) || a.capital(c+1) || a.Lower(c-1) == ")") || sign != "," || a.is(c+1, relative) || a.startsNoun(c+1) {
				return c
			}
		}
	}
	return -1
}

// startsNoun reports whether token i is an article: the harbour master, a tall man,
func (a *article) startsNoun(i int) bool {
	switch a.Lower(i) {
	case "a", "an", "the":
		return true
	}
	return false
}

// appositive reports whether token i can start an apposition or a relative
// clause behind a name.
func (a *article) appositive(i int) bool {
	switch {
	case !a.isWord(i):
		return false
	case a.is(i, relative) && a.Lower(i) != "that", a.Lower(i) == "where":
		return true
	case a.is(i, subject|auxiliary|coordinator|opener|object), a.isAdverb(i) && a.Lower(i) != "now" && a.Lower(i) != "then":
		return false
	case strings.HasSuffix(a.Lower(i), "ing") && !a.capital(i):
		return a.Lower(i) == "speaking" || a.Lower(i) == "citing" || a.Lower(i) == "referring" || a.Lower(i) == "writing"
	}
	return true
}
