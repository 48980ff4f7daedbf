package events

import (
	"onrecord"
	"onrecord/text"
)

// limit finds the subject of each clause of a sentence, where it begins and
// ends, and how it hangs in the sentence.
func (r *reader) limit(s text.Sentence) {
	for k := range r.clauses {
		c := &r.clauses[k]
		c.subject, c.has = r.Subject(c.Verb)
		c.first = s.First
		if k > 0 {
			c.first = r.clauseStart(c, r.clauses[k-1].End)
			r.clauses[k-1].end = c.first
		}
		c.end = s.End
		r.place(c, k, s)
	}
}

// clauseStart returns where the clause c begins, somewhere behind token from,
// where the verb before it ends.
func (r *reader) clauseStart(c *clause, from int) int {
	i := c.First
	behind := c.has && c.subject.First >= from && c.subject.First < i
	if behind {
		i = c.subject.First
	}
	for i > from {
		switch date, ok := r.dateBefore(i); {
		case r.HasTag(i-1, "IN", "WDT", "WP", "WRB", "CC", "RB"):
			i--
		case ok && behind && date > from:
			i = date
		default:
			return i
		}
	}
	return i
}

// dateBefore returns the token at which a date begins that ends right before
// token i: "and on Tuesday the firm paid".
func (r *reader) dateBefore(i int) (first int, ok bool) {
	const reach = 40 // bytes
	end := r.Tokens[i-1].End
	dates := r.DatesIn(onrecord.Span{Start: max(0, end-reach), End: end})
	if len(dates) == 0 || dates[len(dates)-1].End != end {
		return 0, false
	}
	return r.TokenAt(dates[len(dates)-1].Start), true
}

// place says how the clause number k hangs in its sentence: by the word before
// its subject, or before its verb.
func (r *reader) place(c *clause, k int, s text.Sentence) {
	c.kind = ownClause
	i := c.First - 1
	if c.has && c.subject.First < c.First && c.subject.First >= c.first {
		i = c.subject.First - 1
	}
	if r.relative(c, s.First) {
		c.kind = describes
		return
	}
	for i >= max(c.first, s.First) && !r.HasTag(i, "IN", "WRB", ",", ":", "VBD", "VBZ", "VBP", "VB") {
		i--
	}
	word := ""
	if i >= s.First {
		word = r.Lower(i)
	}
	switch word {
	case "that":
		if i > s.First && r.HasTag(i-1, "NN", "NNS") && unproved(r.Lemma(i-1)) {
			c.kind = conditions
			return
		}
	case "when", "once", "before":
		if c.Perfect && !c.Past {
			c.kind = conditions // "when she has left": not yet
			return
		}
	case "if", "whether", "unless", "until", "how", "why", "where", "what", "that’s":
		c.kind = conditions
		return
	}
	if before, ok := r.joined(c, k); ok {
		c.kind, c.source = before.kind, before.source
		return
	}
	if k > 0 && (word == "that" || i == r.clauses[k-1].Main) {
		r.reported(c, &r.clauses[k-1])
	}
}

// joined returns the clause that c is joined to by "and", without a subject of
// its own: both are said, or not said, together.
func (r *reader) joined(c *clause, k int) (before *clause, ok bool) {
	if k == 0 || !r.HasTag(c.first, "CC") || c.has && c.subject.First >= c.first {
		return nil, false
	}
	return &r.clauses[k-1], true
}

// relative reports whether c describes a noun: "the mill that burned down".
func (r *reader) relative(c *clause, first int) bool {
	i := c.First - 1
	for i > first && r.HasTag(i, "RB") {
		i--
	}
	if i <= first {
		return false
	}
	if r.HasTag(i, "WDT", "WP") {
		return true
	}
	if c.has && c.subject.First > first && r.HasTag(c.subject.First-1, "WDT", "WP", "WP$") {
		return true
	}
	return false
}

// reported gives c the source that the clause before it names, or a condition
// that it sets: "Brown said that the mill burned", "it is unlikely that".
func (r *reader) reported(c, before *clause) {
	if before.kind != ownClause {
		c.kind = before.kind
		return
	}
	if !r.reports(r.Lemma(before.Main)) {
		return
	}
	if before.Negated || doubts(r.Lemma(before.Main)) {
		c.kind = conditions // "did not say that": not claimed
		return
	}
	if before.has && !before.Passive {
		c.source = r.PhraseMention(before.subject)
	}
}

// speaks reports whether the clause c only tells that somebody spoke.
func (r *reader) speaks(c *clause) bool {
	switch lemma := r.Lemma(c.Main); lemma {
	case "say", "tell", "add", "note", "think", "believe", "know", "want", "hope", "expect", "mean", "let", "need":
		return true
	default:
		if !r.reports(lemma) {
			return false
		}
		_, object := r.object(c.End, c.end)
		return !object
	}
}

// reports lists the verbs that a clause, as what was said or known, follows.
func (r *reader) reports(lemma string) bool {
	switch lemma {
	case "say", "tell", "add", "state", "announce", "confirm", "report", "claim", "argue", "explain", "warn", "note", "insist", "declare",
		"acknowledge", "admit", "reveal", "believe", "think", "estimate", "suggest", "stress", "show", "find", "predict", "write", "testify",
		"allege", "learn", "indicate", "promise", "pledge", "vow", "agree", "conclude", "maintain", "hope", "fear", "expect", "deny", "doubt",
		"disclose", "recall", "assert", "contend", "mention", "complain", "remark":
		return true
	}
	return false
}

// knows lists more verbs that a clause follows.
func knows(lemma string) bool {
	switch lemma {
	case "know", "mean", "wish", "see", "feel", "want", "hear", "understand", "guess", "suppose", "assume", "ensure", "bet", "swear":
		return true
	}
	return false
}

// unproved lists nouns for what is said and need not be so: "the claim that".
func unproved(noun string) bool {
	switch noun {
	case "claim", "accusation", "allegation", "rumor", "rumour", "confidence", "belief", "fear", "hope", "idea", "notion", "suggestion", "theory",
		"possibility", "chance", "doubt", "lie", "myth", "charge", "speculation", "impression", "expectation", "likelihood", "concern", "hypothesis":
		return true
	}
	return false
}

// doubts lists the verbs that take back what follows them.
func doubts(lemma string) bool {
	switch lemma {
	case "deny", "doubt", "hope", "fear", "suggest":
		return true
	}
	return false
}

// goal takes the object of a verb of motion as the place that it is: "left
// Oslo", "reached the border".
func (r *reader) goal(f *onrecord.Fact, lemma string) {
	if f.What.Zero() {
		return
	}
	p, ok := r.PhraseAt(r.TokenAt(f.What.Cover().Start))
	if !ok {
		return
	}
	place, ok := r.placeIn(p)
	if !ok {
		return
	}
	switch lemma {
	case "leave", "flee", "quit", "evacuate", "abandon", "exit":
		f.From = append(f.From, place)
	case "reach", "enter", "visit", "invade", "attack", "occupy", "hit", "cross", "storm", "seize", "capture":
		f.To = append(f.To, place)
	}
}

// places sets From and To from the prepositional phrases of the clause that
// hold a place. token i stands behind the verb.
func (r *reader) places(f *onrecord.Fact, c *clause, i int) {
	for ; i+1 < c.end; i++ {
		if !r.HasTag(i, "IN", "TO") {
			continue
		}
		p, ok := r.PhraseAt(i + 1)
		if !ok || p.First != i+1 || p.End > c.end {
			continue
		}
		place, ok := r.placeIn(p)
		if !ok {
			continue
		}
		switch r.Lower(i) {
		case "from", "out":
			f.From = append(f.From, place)
		case "to", "in", "into", "at", "near", "on", "onto", "across", "around", "toward", "towards", "outside", "inside", "over", "through",
			"along", "within", "throughout":
			f.To = append(f.To, place)
		}
	}
}

// placeIn returns the place at the head of p, by name or by a word for one.
func (r *reader) placeIn(p text.Phrase) (onrecord.Mention, bool) {
	if n := r.NamedAt(p.Head); n != nil {
		return r.PhraseMention(p), n.Kind == onrecord.Place && r.HasTag(p.Head, "NNP", "NNPS")
	}
	if len(r.PlacesIn(r.Tokens[p.Head].Span())) > 0 {
		return r.PhraseMention(p), true
	}
	switch r.Lemma(p.Head) {
	case "city", "town", "village", "capital", "port", "harbour", "harbor", "airport", "border", "coast", "region", "country", "island", "base",
		"headquarters", "square", "street", "station", "university", "school", "hospital", "court", "prison", "hotel", "stadium", "mall",
		"church", "mosque", "embassy", "bridge", "flank", "north", "south", "east", "west":
		return r.PhraseMention(p), true
	}
	return onrecord.Mention{}, false
}

// when sets the first date of the clause.
func (r *reader) when(f *onrecord.Fact, c *clause) {
	dates := r.DatesIn(r.TokensSpan(c.first, c.end))
	if len(dates) == 0 {
		return
	}
	direction := text.Back
	if f.Status == onrecord.WillBe || f.Status == onrecord.May {
		direction = text.Ahead
	}
	f.When = r.Period(dates[0], direction)
}
