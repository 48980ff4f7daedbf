package evidence

import (
	"regexp"

	"onrecord"
	"onrecord/question"
	"onrecord/text"
)

// This file finds the names of those whom a sentence only describes: at the head of
// an article, whose next sentence names them, and beside "with".

// leads is how many sentences at the beginning of an article may describe somebody
// whom the next one names.
const leads = 3

// describedDoer returns the noun phrase of one without a name who does, in sentence i,
// what the question asks: "The pilot who wrote the speech", "A Lindow woman wrote".
func (t *Text) describedDoer(q question.Question, i int) (text.Phrase, bool) {
	if asksPatient(q) {
		return text.Phrase{}, false
	}
	for tok := t.Sentences[i].First; tok < t.Sentences[i].End; tok++ {
		v, ok := t.VerbAt(tok)
		if !ok || v.Main != tok || v.Passive || question.Means(q.Clause.Verb, t.word(i, tok)) == 0 {
			continue
		}
		p, ok := t.Subject(v)
		if ok && t.HasTag(p.Head, "WP") {
			p, ok = t.PhraseAt(p.First - 1)
			ok = ok && p.End == v.First-1
		}
		if ok && t.HasTag(p.First, "DT") && t.HasTag(p.Head, "NN", "NNP") && !t.personAt(p.Head) && t.onePerson(p) {
			return p, true
		}
	}
	return text.Phrase{}, false
}

// onePerson reports whether a noun phrase describes a person: by its noun, or with "who"
// behind it.
func (t *Text) onePerson(p text.Phrase) bool {
	noun := t.Lemma(p.Head)
	return t.HasTag(p.End, "WP") || text.RoleNoun(noun) || askedPerson[noun] || classes[noun] == onrecord.Person
}

// namedNext returns the first sentence behind a lead that describes somebody, and the
// person who is named for the first time near its beginning: the one described.
func (t *Text) namedNext(q question.Question, i int) (sentence int, who onrecord.Span) {
	if i >= leads {
		return 0, who
	}
	for j := i + 1; j < min(i+leads, len(t.Sentences)); j++ {
		for _, m := range t.MentionsIn(t.Sentences[j].Span) {
			if m.Name < 0 || t.Names[m.Name].Kind != onrecord.Person || t.HasTag(m.First, "PRP", "PRP$") {
				continue
			}
			if m.First-t.Sentences[j].First > namedWithin || m.End-m.First < 2 || t.asked(q, m.Span) || t.namedUpTo(m.Name, i) {
				return 0, who
			}
			return j, m.Span
		}
	}
	return 0, who
}

// namedWithin is how many tokens into a sentence the name of the one stands whom the
// sentence before described.
const namedWithin = 12

// namedUpTo reports whether one of the sentences up to i has a name itself, no pronoun for it.
func (t *Text) namedUpTo(name, i int) bool {
	for _, m := range t.MentionsIn(onrecord.Span{Start: 0, End: t.Sentences[i].Span.End}) {
		if m.Name == name && !t.HasTag(m.First, "PRP", "PRP$") {
			return true
		}
	}
	return false
}

// together is a question for who does something with somebody.
var together = regexp.MustCompile(`(?i)^who(?:m|se)? .+ (?:together |along |jointly )?with \p{Lu}`)

// companion returns who does, in sentence i, what the question asks together with
// somebody: the person behind "with" and the verb, "founded it in May with Ada Brand".
func (t *Text) companion(q question.Question, i int) onrecord.Span {
	if !together.MatchString(q.Line) || !t.asVerb(q.Clause.Verb, i) {
		return onrecord.Span{}
	}
	verb := t.deedAt(q, i)
	for _, m := range t.MentionsIn(onrecord.Span{Start: verb.End, End: t.Sentences[i].Span.End}) {
		if m.Name >= 0 && t.Names[m.Name].Kind == onrecord.Person && !t.asked(q, m.Span) && !t.inQuestion(q, m) && t.behindWith(m.First) {
			return m.Span
		}
	}
	return onrecord.Span{}
}

// behindWith reports whether "with" and no verb stand shortly before a token.
func (t *Text) behindWith(tok int) bool {
	for n := 1; n <= withReach && tok-n >= 0; n++ {
		if t.Lower(tok-n) == "with" {
			return true
		}
		if t.HasTag(tok-n, "VBD", "VBZ", "VBP", "VB", "IN") {
			return false
		}
	}
	return false
}

// withReach is how many tokens may stand between "with" and a name: "with a
// baker, Ada Brand".
const withReach = 7
