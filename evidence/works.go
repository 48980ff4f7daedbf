package evidence

import (
	"regexp"
	"slices"
	"strings"

	"onrecord"
	"onrecord/question"
)

// This file finds works and who made them, which articles tell without a verb: "the
// novel by Ada Brand", "songs by Toll and Lamm".

// making are the verbs that a noun with "by" can stand for, as stems.
var making = set("write", "direct", "compos", "paint", "record", "design", "produc", "creat", "publish", "sing", "author", "pen", "make", "draw", "sculpt", "choreograph", "perform")

// made reports whether sentence i says of a work that somebody made it.
func (t *Text) made(i int) bool {
	return slices.ContainsFunc(t.Words[i], func(w question.Word) bool { return making[w.Stem] && t.isVerb(i, w) })
}

// workTitle is what can be the title of a work in quotation marks.
var workTitle = regexp.MustCompile(`^["“']+\p{Lu}.{1,60}["”']+$`)

// workBy returns the title of the work that a question for "which novel did Brand
// write" asks for, in a sentence that has the noun with "by" and the name.
func (t *Text) workBy(q question.Question, i int) onrecord.Span {
	last := len(q.Clause.Subject) - 1
	noun := question.Content(t.split(q.Focus))
	if last < 0 || len(noun) == 0 || !making[q.Clause.Verb.Stem] || !isName(q.Clause.Subject[last]) || !t.nounBy(noun[len(noun)-1], q.Clause.Subject[last], i) {
		return onrecord.Span{}
	}
	for _, m := range inMarks.FindAllStringIndex(t.Say(i), -1) {
		s := onrecord.Span{Start: t.Sentences[i].Span.Start + m[0], End: t.Sentences[i].Span.Start + m[1]}
		if workTitle.MatchString(t.In(s)) && !t.asked(q, s) {
			return s
		}
	}
	return onrecord.Span{}
}

// nounBy reports whether sentence i has a noun, "by", and a name that ends with the
// given word.
func (t *Text) nounBy(noun, name question.Word, i int) bool {
	words := t.Words[i]
	for n := 1; n+1 < len(words); n++ {
		if words[n].Fold != "by" || question.Means(noun, words[n-1]) == 0 {
			continue
		}
		for _, w := range words[n+1 : min(len(words), n+4)] {
			if !w.Cap {
				break
			}
			if w.Stem == name.Stem {
				return true
			}
		}
	}
	return false
}

// whoseWork is a question for those who made what somebody performs.
var whoseWork = regexp.MustCompile(`(?i)^whose (songs|music|plays|works|poems|books|paintings|photographs|photos|films|movies|pictures|designs|stories|tunes|hits) `)

// makers returns those behind the noun and "by" in sentence i, where the question
// asks whose works somebody performs, and the sentence has the names of it or
// takes them up.
func (t *Text) makers(q question.Question, i int) onrecord.Span {
	m := whoseWork.FindStringSubmatch(q.Line)
	if m == nil || !t.titleOrSubject(q, i) {
		return onrecord.Span{}
	}
	at := strings.Index(strings.ToLower(t.Say(i)), strings.ToLower(m[1])+" by ")
	if at < 0 {
		return onrecord.Span{}
	}
	start := t.Sentences[i].Span.Start + at + len(m[1]) + len(" by ")
	for _, s := range append(t.enumerations(i), t.coordinations(i)...) {
		if s.Start <= start && start < s.End {
			s.Start = start
			return t.withoutStop(s)
		}
	}
	for _, m := range t.MentionsIn(t.Sentences[i].Span) {
		if m.Start == start && m.Name >= 0 && t.Names[m.Name].Kind == onrecord.Person {
			return t.withoutStop(m.Span)
		}
	}
	return onrecord.Span{}
}

// titleOrSubject reports whether sentence i has the subject of a question, or all
// names of its circumstances.
func (t *Text) titleOrSubject(q question.Question, i int) bool {
	if t.subjectNamed(q, i, false) {
		return true
	}
	names := 0
	for n, w := range q.Clause.Around {
		if !isName(w) {
			continue
		}
		names++
		if t.here(q.Clause.Around, n, i) == 0 {
			return false
		}
	}
	return names > 0
}
