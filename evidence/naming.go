package evidence

import (
	"regexp"

	"onrecord"
	"onrecord/question"
	"onrecord/text"
)

// This file answers what somebody called something.

// namingAsked is a question for a name that somebody gave.
var namingAsked = regexp.MustCompile(`(?i)^what (?:did|does|do|has|have|had) .+ (?:call|called|label|labell?ed|dub|dubbed|brand|branded)\b`)

// AsksName reports whether a question of kind WhatSaid asks what somebody called
// something.
func AsksName(q question.Question) bool { return namingAsked.MatchString(q.Line) }

// naming are the verbs of such a question, as lemmas.
var naming = set("call", "label", "dub", "brand", "describe", "term", "name", "refer")

// leastAbout is how much of its topic the surroundings of a sentence cover at
// least that calls something by a name.
const leastAbout = 0.35

// calledBy returns the words in quotation marks by which the person asked about
// calls something in sentence i: "with Toll calling it a “leaky tub”".
func (t *Text) calledBy(q question.Question, i int) onrecord.Span {
	topic := q.Topic.Words
	if t.Cover(topic, i).All < leastAbout {
		return onrecord.Span{}
	}
	for tok := t.Sentences[i].First; tok < t.Sentences[i].End; tok++ {
		v, ok := t.VerbAt(tok)
		if !ok || v.Main != tok || v.Negated || !naming[t.Lemma(tok)] || !t.callsIt(q, v, i) {
			continue
		}
		for _, m := range inMarks.FindAllStringIndex(t.Say(i), -1) {
			s := onrecord.Span{Start: t.Sentences[i].Span.Start + m[0], End: t.Sentences[i].Span.Start + m[1]}
			if s.Start > t.Tokens[tok].End {
				return s
			}
		}
	}
	return onrecord.Span{}
}

// callsIt reports whether the person asked about calls something of the topic by a verb
// of sentence i, or says of it that it is called so: "Toll said the ship could be called".
func (t *Text) callsIt(q question.Question, v text.Verb, i int) bool {
	if v.Passive {
		return t.speakerIs(q, i) && t.Cover(q.Topic.Words, i).Here >= leastAbout
	}
	name := t.doerNamed(v)
	return name != "" && namesPerson(name, q.Person) && t.callsOne(q.Topic.Words, v)
}

// callsOne reports whether what stands behind a verb is of the topic, or a pronoun
// that may be.
func (t *Text) callsOne(topic []question.Word, v text.Verb) bool {
	p, ok := t.PhraseAt(v.End)
	switch {
	case !ok:
		return t.Cover(topic, t.Tokens[v.Main].Sentence).Here > 0 // "called whaling a crime"
	case t.HasTag(p.Head, "PRP"):
		return true
	}
	for _, w := range t.split(t.In(t.PhraseSpan(p))) {
		if _, m := best(w, topic); m > 0 {
			return true
		}
	}
	return false
}

// Calls reports whether the person asked about calls something by a name in
// sentence i.
func (t *Text) Calls(q question.Question, i int) bool { return !t.calledBy(q, i).Empty() }
