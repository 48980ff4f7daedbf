package evidence

import (
	"regexp"
	"strings"

	"onrecord"
	"onrecord/question"
	"onrecord/text"
)

// Speaker is who a sentence gives to understand said its words, where no
// quote was read from it: a name, and how it was found.
type Speaker struct {
	Name    onrecord.Span // in the text; empty: nobody is named
	Pronoun bool          // the sentence says "he"; the name stands near it
}

// How far a name may stand from the pronoun that takes it up, in sentences.
const (
	namesBehind = 3
	namesAhead  = 2
)

// SpeakerOf returns who says the words at the byte at, in sentence i: the
// person whom the sentence names before a verb of speech, else the one that
// its pronoun stands for.
func (t *Text) SpeakerOf(i, at int) Speaker {
	if !t.Speaks(i) {
		return Speaker{}
	}
	if name := t.subjectBefore(i, at); !name.Empty() {
		return Speaker{Name: name}
	}
	if !t.pronounSubject(i) {
		return Speaker{}
	}
	for j := i - 1; j >= max(0, i-namesBehind); j-- {
		if people := t.people(j); len(people) > 0 {
			return Speaker{people[0], true}
		}
	}
	for j := i + 1; j <= min(len(t.Words)-1, i+namesAhead); j++ {
		if people := t.people(j); len(people) > 0 {
			return Speaker{people[len(people)-1], true}
		}
	}
	return Speaker{}
}

// Speaks reports whether sentence i has a verb of speech.
func (t *Text) Speaks(i int) bool {
	for _, w := range t.Words[i] {
		if question.IsSpeech(w) {
			return true
		}
	}
	return false
}

// subjectBefore returns the person in sentence i nearest before the byte at,
// or, where none is, the first behind it.
func (t *Text) subjectBefore(i, at int) onrecord.Span {
	var found onrecord.Span
	for _, p := range t.people(i) {
		if p.End <= at || found.Empty() {
			if found.Empty() || p.End <= at {
				found = p
			}
		}
	}
	return found
}

// pronounSubject reports whether sentence i has a pronoun for one person as a
// subject.
func (t *Text) pronounSubject(i int) bool {
	for _, w := range t.Words[i] {
		if w.Fold == "he" || w.Fold == "she" {
			return true
		}
	}
	return false
}

var bodyWord = regexp.MustCompile(`(?i)\b(?:university|council|committee|commission|department|ministry|agency|union|party|times|post|journal|news|foundation|institute|center|centre|street|house|senate|congress|court|army|navy|force|forces|group|company|inc|corp|bank|office|service|association|organization|summit|war|act|day)\b`)

// people returns the names of sentence i that can be persons': two words and
// more, or one behind a title; no place, no body.
func (t *Text) people(i int) []onrecord.Span {
	var out []onrecord.Span
	s := t.Sentences[i].Span
	for _, m := range fullName.FindAllStringIndex(t.Say(i), -1) {
		span := t.withoutTitle(onrecord.Span{Start: s.Start + m[0], End: s.Start + m[1]})
		if span.Empty() || t.isDate(span) {
			continue
		}
		name := t.In(span)
		words := question.Words(name)
		titled := false
		for len(words) > 1 && question.IsTitle(words[0].Text) {
			words, titled = words[1:], true
		}
		if len(words) < 2 && !titled || text.FindPlace(name) != nil || bodyWord.MatchString(name) || strings.ToUpper(name) == name {
			continue
		}
		out = append(out, onrecord.Span{Start: span.Start + words[0].Start, End: span.End})
	}
	return out
}
