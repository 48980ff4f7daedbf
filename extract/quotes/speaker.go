package quotes

import (
	"strings"

	"onrecord"
	"onrecord/text"
)

// This file names the speaker: whom "she", "the senator" or "Mr. Lund" is.

// speaker returns the mention of the source in tokens p, with its name where
// the article gives one, and the doubts about it.
func (q *quoter) speaker(p phrase) (onrecord.Mention, []onrecord.Doubt) {
	m := onrecord.MentionAt(q.Text, q.span(p.first, p.end))
	name, pronoun := q.nameOf(p)
	var doubts []onrecord.Doubt
	switch {
	case name >= 0:
		n := &q.Names[name]
		m.Name, m.NameAt = n.Full, n.At
		if pronoun {
			doubts = append(doubts, onrecord.Doubt{Code: onrecord.SpeakerPronoun, At: m.Cover()})
		}
		if n.Kind == onrecord.Person {
			q.last = name
		}
	case pronoun || name == open:
		doubts = append(doubts, onrecord.Doubt{Code: onrecord.SpeakerOpen, At: m.Cover()})
	}
	return m, doubts
}

// each splits a source that names several: "Ana Ruiz and Ben Sato".
func (q *quoter) each(p phrase) []phrase {
	var out []phrase
	first := p.first
	for t := p.first + 1; t+1 < p.end; t++ {
		if q.Lower(t) == "and" && q.namesAt(t, p) {
			end := t
			for end > first && q.Lower(end-1) == "," {
				end--
			}
			out = append(out, phrase{first, end})
			first = t + 1
		}
	}
	return append(out, phrase{first, p.end})
}

// namesAt reports whether names of people stand on both sides of the "and" at
// token t of the source p.
func (q *quoter) namesAt(t int, p phrase) bool {
	k := q.MentionAt(q.Tokens[t].Start)
	if k == 0 || k >= len(q.Mentions) {
		return false
	}
	left, right := q.Mentions[k-1], q.Mentions[k]
	if left.First < p.first || left.End != t || right.End > p.end || right.First-t > 4 {
		return false
	}
	for i := t + 1; i < right.First; i++ { // a title at most
		if q.is(i, preposition|determiner) || !q.isWord(i) && q.Lower(i) != "." {
			return false
		}
	}
	return q.isPerson(left) && q.isPerson(right) && !q.owns(right, p)
}

func (a *article) isPerson(m text.NameMention) bool {
	return m.Name >= 0 && a.Names[m.Name].Kind == onrecord.Person
}

// What nameOf returns besides an index in Doc.Names.
const (
	nobody = -1 // the source is no name: "officials"
	open   = -2 // it is one, but two readings remain
)

// nameOf returns the index of the name that the source p stands for, and
// whether p is a pronoun.
func (q *quoter) nameOf(p phrase) (name int, pronoun bool) {
	switch q.Lower(p.first) {
	case "he", "she", "him", "her", "his":
		if p.end-p.first == 1 || q.Lower(p.first+1) == "," {
			return q.Antecedent(p.first), true
		}
	case "who", "whom", "which", "that":
		if p.end-p.first == 1 {
			return q.describedBy(p.first), false
		}
	case "i", "we", "it", "they", "you", "its", "their":
		if p.end-p.first == 1 {
			return nobody, q.Lower(p.first) == "they"
		}
	}
	switch q.Lower(p.end - 1) {
	case "'s", "’s", "'", "’":
		p.end-- // the owner in "the mayor's claim"
	}
	if name := q.namedIn(p); name != nobody {
		return name, false
	}
	return q.described(p), false
}

// describedBy returns the name that the relative pronoun at token i tells more
// of. "who" goes back to somebody: of "Ada Okri of the Port Board, who" to
// Okri, of "a guard of the Port Board, who" to nobody by name.
func (q *quoter) describedBy(i int) int {
	k := q.mentionBefore(i)
	if k < 0 || q.Mentions[k].Name < 0 {
		return nobody
	}
	if w := q.Lower(i); w == "who" || w == "whom" {
		first := q.Mentions[k].First
		if q.is(first-1, determiner) {
			first--
		}
		if !q.isPerson(q.Mentions[k]) && q.is(first-1, preposition) {
			if k = q.mentionBefore(first - 1); k < 0 || !q.isPerson(q.Mentions[k]) {
				return nobody
			}
		}
	}
	return q.Mentions[k].Name
}

// mentionBefore returns the index of the mention that ends right before token
// i, a sign between them or not, and -1 where none does.
func (q *quoter) mentionBefore(i int) int {
	at := q.MentionAt(q.Tokens[max(i-1, 0)].Start) - 1
	for k := max(at, 0); k < len(q.Mentions) && q.Mentions[k].First < i; k++ {
		if m := q.Mentions[k]; m.End == i || m.End == i-1 && !q.isWord(i-1) {
			return k
		}
	}
	return -1
}

// namedIn returns the name at the head of the source p: not one that owns
// something ("Lund's lawyer"), describes it ("the Lund campaign") or belongs
// to it ("a friend of Lund").
func (q *quoter) namedIn(p phrase) int {
	behind := false // a preposition stands before
	t := p.first
	for k := q.MentionAt(q.Tokens[p.first].Start); k < len(q.Mentions); k++ {
		m := q.Mentions[k]
		if m.First >= p.end {
			break
		}
		until := m.TitleFirst()
		if until < t {
			until = m.First // another name stands in the title
		}
		for ; t < until; t++ {
			behind = (behind || q.is(t, preposition)) && q.Lower(t) != ","
		}
		t = max(t, m.First)
		if m.First < p.first || behind && m.First > p.first {
			continue
		}
		if q.owns(m, p) || q.belongs(k, p) {
			continue
		}
		if m.Name < 0 {
			return open
		}
		if q.isPeople(m) {
			return nobody
		}
		return m.Name
	}
	return nobody
}

// belongs reports whether the mention k stands in the title of a person whose
// name follows in the source p: Harbour chief negotiator Ada Okri, Lund
// Challenger Ada Okri.
func (q *quoter) belongs(k int, p phrase) bool {
	if k+1 >= len(q.Mentions) {
		return false
	}
	next := q.Mentions[k+1]
	if next.End > p.end || !q.isPerson(next) {
		return false
	}
	role := !q.isPerson(q.Mentions[k])
	for t := q.Mentions[k].End; t < next.First; t++ {
		if !q.isWord(t) && q.Lower(t) != "." || q.is(t, preposition|coordinator|relative|determiner) || q.isFinite(t) {
			return false
		}
		role = role || text.RoleNoun(q.Lower(t))
	}
	return role
}

// isPeople reports whether the mention m is of many: "Ukrainians",
// "Republicans".
func (q *quoter) isPeople(m text.NameMention) bool {
	tag := q.Tokens[m.End-1].Tag
	return q.Names[m.Name].Kind != onrecord.Person && (tag == "NNPS" || tag == "NNS") && q.Names[m.Name].Kind != onrecord.Body
}

// owns reports whether what follows the mention m within p is what p is about.
func (q *quoter) owns(m text.NameMention, p phrase) bool {
	if m.End >= p.end {
		return false
	}
	switch next := q.Lower(m.End); next {
	case "'s", "’s", "'", "’":
		return true
	case "and", "or", ",", "(", "who", "of", "in", "at", "from", "--", "—", "-":
		return false
	}
	if m.First == p.first && q.capital(m.End) && q.isPerson(m) {
		return false // a headline: Ada Ruiz Attacks the Mayor
	}
	return q.isWord(m.End) && !q.is(m.End, preposition|relative) && !strings.HasSuffix(q.Lower(m.End), "ing")
}

// described returns whom a description stands for: who holds the role, which
// body is of the kind, or,
// for a singular "the" without a holder, who spoke last.
func (q *quoter) described(p phrase) int {
	first := q.Lower(p.first)
	if first != "the" && first != "this" && !q.capital(p.first) {
		return nobody
	}
	if name := q.Holder(p.first, p.end); name >= 0 {
		return name
	}
	if name := q.BodyFor(p.first, p.end); name >= 0 && (first == "the" || first == "this") {
		return name
	}
	if first == "the" && strings.HasSuffix(q.Lower(p.first+1), "-year-old") && q.last >= 0 {
		return q.last
	}
	return nobody
}
