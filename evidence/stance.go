package evidence

import (
	"strings"

	"onrecord"
	"onrecord/question"
	"onrecord/text"
)

// This file reads how a sentence holds what it tells of a number: as done, as to come, as
// what only may be, or as what is not so.

// Stance is how a sentence holds a deed, from the surest on.
type Stance int

// The stances.
const (
	Done     Stance = iota
	Intended        // "will send", "agreed to send"
	Supposed        // "may send", "wants to send", "whether it sent"
	Denied          // "did not send", "refused to send"
)

// stanceOf returns how sentence i holds what its verb v tells: by the verb itself, and by
// those above it on which it hangs. What the question asks for itself does not count: who
// asks how many boats the yard planned to build wants those that were planned.
func (t *Text) stanceOf(q question.Question, i int, v text.Verb) Stance {
	worst := Done
	for range mostAbove {
		worst = max(worst, t.ownStance(i, v))
		link, ok := t.linkAbove(i, v)
		if _, asked := best(link.word, q.Need); asked == 0 {
			worst = max(worst, link.holds)
			if ceasing[link.word.Stem] && t.HasTag(v.First, "VBG") && (q.Clause.Aux == "does" || q.Clause.Aux == "do") {
				worst = Denied // "stopped building" for what it builds
			}
		}
		if !ok {
			break
		}
		v = link.to
	}
	return worst
}

// ceasing are verbs for what is done no more, as stems.
var ceasing = stemsOf(`stop cease quit halt end discontinue`)

// mostAbove is how many verbs one above the other are looked at: "denied that it had tried
// to send".
const mostAbove = 4

// ownStance returns how a verb of sentence i, with its auxiliaries and its subject, holds
// what it tells.
func (t *Text) ownStance(i int, v text.Verb) Stance {
	if before := t.Lower(v.Main - 1); v.Negated || t.nobodyDoes(i, v) || before == "almost" || before == "nearly" {
		return Denied
	}
	if t.imagined(i, v) {
		return Supposed
	}
	switch t.Lower(v.Modal) {
	case "may", "might", "could", "should", "must":
		return Supposed
	case "would", "'d", "’d":
		if v.Perfect || conditional.MatchString(t.Say(i)) {
			return Supposed
		}
		return Intended
	case "will", "'ll", "’ll", "wo", "shall":
		return Intended
	}
	return Done
}

// imagined reports whether the clause of a verb of sentence i begins with its auxiliary,
// and so with a condition: "had Sark sent 500 boats", "were Sark to send". A question begins
// so, too.
func (t *Text) imagined(i int, v text.Verb) bool {
	start := v.Main
	for start > t.Sentences[i].First && !clauseEdge[t.Lower(start-1)] {
		start--
	}
	if !conditionBegins[t.Lower(start)] || strings.Contains(t.Say(i), "?") {
		return false
	}
	tok := start + 1
	for t.HasTag(tok, "DT", "JJ", "PRP$") {
		tok++
	}
	return t.HasTag(tok, "NN", "NNS", "NNP", "NNPS", "PRP")
}

var (
	conditionBegins = set("had", "were", "should")
	clauseEdge      = set(",", ";", ":", "that", "and", "but", "“", "\"", "''", "``")
)

// conditional is a sentence that makes what it tells hang on something.
var conditional = spaced(`(?i)\b(?:if|unless|provided that)\b`)

// nobodyDoes reports whether the subject of a verb of sentence i is nobody, or none of
// those who are named: "neither Norland nor Sark sent".
func (t *Text) nobodyDoes(i int, v text.Verb) bool {
	p, ok := t.Subject(v)
	if !ok {
		return false
	}
	for tok := p.First; tok >= max(t.Sentences[i].First, p.First-neitherReach); tok-- {
		switch word := t.Lower(tok); {
		case word == "neither", tok == p.First && (word == "no" || word == "nobody" || word == "none"):
			return true
		}
	}
	return false
}

// neitherReach is how many words before the subject of a verb "neither" stands at most.
const neitherReach = 5

// link is what ties a verb to the one above it.
type link struct {
	word  question.Word // "denied", "plan", "unlikely"
	holds Stance        // how it holds what stands below
	to    text.Verb     // the verb above
}

// linkAbove returns what verb v of sentence i hangs on, as an infinitive, with the form
// on "-ing", or in a clause behind "that" or its like; false where no verb stands above
// it, or another word ends the line: "a plan to send".
func (t *Text) linkAbove(i int, v text.Verb) (link, bool) {
	first := t.Sentences[i].First
	below := v.First - 1
	switch {
	case v.Infinitive, t.HasTag(v.First, "VB"), t.HasTag(v.First, "VBG"):
		for below > first && (t.HasTag(below, "RB", "RP") || !v.Infinitive && t.HasTag(below, "IN")) {
			below--
		}
	case t.Finite(v):
		if p, ok := t.Subject(v); ok && p.First < v.First {
			below = p.First - 1
			if t.Lower(p.First) == "that" {
				below = p.First // "doubts that 20 nets were sold"
			}
		}
		switch word := t.Lower(below); {
		case word == "whether", word == "if", word == "unless":
			return link{holds: Supposed}, false
		case word == "that" && below > first:
			if t.HasTag(below-1, "NN", "NNS") {
				return t.linkOfNoun(i, below-1), false
			}
			return t.linkAt(i, below-1, clauseHolds)
		case t.HasTag(below, "VBD", "VBZ", "VBP", "VBG"):
			return t.linkAt(i, below, clauseHolds)
		}
		return link{}, false
	default:
		return link{}, false
	}
	if below < first {
		return link{}, false
	}
	of := t.Lower(v.First - 1)
	if p, ok := t.PhraseAt(below); ok && (v.Infinitive || of == "of" || of == "from") && deedHolds[t.Lemma(below)] == Done {
		below = max(first, p.First-1) // "urged Norland to send", "accused Norland of sending"
	}
	return t.linkAt(i, below, deedHolds)
}

// linkAt returns the link that token tok of sentence i is.
func (t *Text) linkAt(i, tok int, holds map[string]Stance) (link, bool) {
	l := link{word: t.word(i, tok), holds: holds[t.Lemma(tok)]}
	switch before := t.Lower(tok - 1); {
	case wrongly[before]:
		l.holds = Denied // "wrongly reported that"
	case atFirst[before] && question.IsSpeech(t.word(i, tok)):
		l.holds = max(l.holds, Supposed)
	case t.Lower(tok+1) == "out" && t.Lemma(tok) == "rule":
		l.holds = Denied
	case l.holds != Done && tok > t.Sentences[i].First && (before == "no" || before == "not" && !t.HasTag(tok, "VBN")):
		l.holds = Denied // "has no plan to send", "not true that"
	case t.Lemma(tok) == "true" && before == "not":
		l.holds = Denied
	}
	v, ok := t.VerbAt(tok)
	if ok && t.Lemma(tok) == "be" && t.Lower(tok+1) == "to" {
		l.holds = Intended // "is to send"
	}
	l.to = v
	return l, ok
}

// linkOfNoun returns the link that a noun of sentence i before "that" is, which may be
// denied itself: "denied a report that", "there is no evidence that".
func (t *Text) linkOfNoun(i, tok int) link {
	l := link{word: t.word(i, tok), holds: nounHolds[t.Lemma(tok)]}
	first := tok
	if p, ok := t.PhraseAt(tok); ok {
		first = p.First
	}
	if denying := t.Lemma(max(first-1, 0)); t.Lower(first) == "no" || first > t.Sentences[i].First && (denying == "deny" || denying == "reject" || denying == "dismiss" || denying == "refute") {
		l.holds = Denied
	}
	return l
}

// What holds a deed that hangs on it, by its dictionary form: of one told as an infinitive
// or on "-ing", of one told in a clause, and of one behind a noun and "that".
var (
	deedHolds = stances(map[Stance]string{
		Denied: `deny refuse fail decline avoid prevent block cancel scrap abandon reject dismiss forgo shelve refusal failure denial
			unable unwilling unlikely impossible`,
		Supposed: `want wish hope seek ask urge call demand request propose suggest consider weigh threaten try attempt aim recommend
			expect need accuse suspect likely possible proposal bid effort threat push lobby mull offer ponder discuss debate plan`,
		Intended: `decide agree promise pledge vow intend prepare set due order about ready schedule slate commitment decision agreement promise`,
	})
	clauseHolds = stances(map[Stance]string{
		Denied:   `deny false untrue incorrect wrong unlikely impossible denial`,
		Supposed: `wish hope doubt propose demand possible likely unclear proposal`,
	})
	nounHolds = stances(map[Stance]string{
		Denied:   `denial impossibility`,
		Supposed: `rumor rumour claim allegation accusation fear hope wish doubt speculation suggestion proposal possibility chance risk demand`,
	})
)

// How a word before a verb of speech turns what is told by it.
var (
	wrongly = set("wrongly", "falsely", "mistakenly", "incorrectly", "erroneously")
	atFirst = set("first", "initially", "originally")
)

func stances(words map[Stance]string) map[string]Stance {
	m := map[string]Stance{}
	for holds, list := range words {
		for _, w := range strings.Fields(list) {
			m[w] = holds
		}
	}
	return m
}

// governor returns the verb of sentence i that a number hangs on: the one whose subject it
// is, else the last before it without a comma between.
func (t *Text) governor(i int, number onrecord.Span) (text.Verb, bool) {
	if v, ok := t.saidOf(i, number); ok {
		return v, true
	}
	for tok := t.TokenAt(number.Start) - 1; tok >= t.Sentences[i].First; tok-- {
		if t.HasTag(tok, ",", ":", "-LRB-", "(") {
			return text.Verb{}, false
		}
		if v, ok := t.VerbAt(tok); ok && v.Main == tok {
			return v, true
		}
	}
	return text.Verb{}, false
}

// saidOf returns the verb of sentence i whose subject a number is, or belongs to: "500
// boats were never sold".
func (t *Text) saidOf(i int, number onrecord.Span) (text.Verb, bool) {
	for tok := t.TokenAt(number.Start) + 1; tok < t.Sentences[i].End; tok++ {
		if t.HasTag(tok, "WP", "WDT", "WRB", ":") {
			return text.Verb{}, false
		}
		if v, ok := t.VerbAt(tok); ok && v.Main == tok && t.Finite(v) {
			p, known := t.Subject(v)
			if to, ok := t.behindTo(v); ok {
				v = to
			}
			return v, known && t.PhraseSpan(t.WholePhrase(p)).Overlaps(number)
		}
	}
	return text.Verb{}, false
}

// behindTo returns the verb behind a form of "be" or "have" with "to": "are to be sent".
func (t *Text) behindTo(v text.Verb) (text.Verb, bool) {
	if lemma := t.Lemma(v.Main); lemma != "be" && lemma != "have" || t.Lower(v.Main+1) != "to" {
		return v, false
	}
	for tok := v.Main + 2; tok < min(v.Main+behindToReach, len(t.Tokens)); tok++ {
		if to, ok := t.VerbAt(tok); ok && to.Main == tok {
			return to, to.Infinitive
		}
	}
	return v, false
}

// behindToReach is how many words behind such a form the verb stands at most.
const behindToReach = 5
