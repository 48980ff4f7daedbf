package quotes

// This file finds whom a sentence is about that ends in a quotation: the
// source where no noun phrase stands right beside the cue.

// longestLead is how many tokens are looked through for the subject of a
// sentence, and for the verb behind what is said aside of it.
const longestLead = 80

// lead returns the subject of the main clause in tokens lo to hi-1: Lund, who
// runs the port, waved the letter off, | saying. It is empty where the clause
// starts with none.
func (q *quoter) lead(lo, hi int) phrase {
	t := max(lo, hi-longestLead)
	for t < hi && (q.is(t, coordinator) || q.isAdverb(t) || !q.isWord(t) && !q.isMark(t)) {
		t++
	}
	if t >= hi {
		return phrase{}
	}
	if !q.fronts(t) {
		return q.leadAt(t, hi)
	}
	for c := t; c < hi; c++ {
		if q.Lower(c) != "," {
			continue
		}
		if p := q.leadAt(c+1, hi); !p.empty() && q.acts(p.end, hi) {
			return p
		}
	}
	return phrase{}
}

// fronts reports whether what starts at token t stands before its main
// clause: a subordinate one, "In Oslo", "Asked whether".
func (q *quoter) fronts(t int) bool {
	if q.is(t, subject|determiner) {
		return false
	}
	switch q.Tokens[t].Tag {
	case "VBG", "VBN", "VBD":
		m := q.MentionAt(q.Tokens[t].Start)
		return m >= len(q.Mentions) || q.Mentions[m].TitleFirst() > t // not: Wing, of the port board, said
	}
	return q.is(t, opener|preposition)
}

// leadAt returns the name, pronoun or noun phrase that starts at token t.
func (q *quoter) leadAt(t, hi int) phrase {
	if t >= hi || q.IsQuoted(q.Tokens[t].Start) {
		return phrase{}
	}
	if q.is(t, subject) && !q.is(t, determiner|relative) {
		return phrase{t, t + 1}
	}
	p, ok := q.PhraseAt(t)
	if k := q.MentionAt(q.Tokens[t].Start); k < len(q.Mentions) {
		m := q.Mentions[k]
		starts := m.TitleFirst() == t || m.TitleFirst() == t+1 && q.is(t, determiner)
		if starts && m.First >= t && m.End <= hi && !q.possessor(m.End) && (!ok || p.End <= m.End) { // not: the Lund | campaign
			return phrase{t, m.End}
		}
	}
	if !ok || p.First != t || p.End > hi || q.is(t, object|timeWord) {
		return phrase{}
	}
	return phrase{t, min(q.WholePhrase(p).End, hi)}
}

// acts reports whether the verb of the noun phrase that ends before token e
// follows, at most an aside in between: Lund, now 81, | said.
func (q *quoter) acts(e, hi int) bool {
	if q.Lower(e) == "(" {
		for e < hi && q.Lower(e) != ")" {
			e++
		}
		e++
	}
	if q.verbAt(e, hi) || q.verbAt(q.pastOccasion(e, hi), hi) {
		return true
	}
	if q.Lower(e) != "," {
		return false
	}
	for c := e + 1; c < hi && c < e+longestLead; c++ {
		if q.Lower(c) == "," && q.verbAt(c+1, hi) {
			return true
		}
	}
	return false
}

// verbAt reports whether a finite verb stands at token t, adverbs before it.
func (q *quoter) verbAt(t, hi int) bool {
	for t < hi && q.isAdverb(t) {
		t++
	}
	return t < hi && q.isFinite(t)
}

// possessor reports whether token t makes what stands before it an owner.
func (q *quoter) possessor(t int) bool {
	switch q.Lower(t) {
	case "'s", "’s", "'", "’":
		return true
	}
	return false
}
