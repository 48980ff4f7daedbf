package evidence

import (
	"regexp"
	"strings"

	"onrecord"
	"onrecord/question"
	"onrecord/text"
)

// placePhrase is a preposition of place and a name behind it, as far as the
// name goes.
var placePhrase = regexp.MustCompile(`\b(?:in|at|near|outside|inside|on|from|to|into|onto|across|around|through|off|toward|towards|aboard|along|between|beside|behind|over)[\s\p{Z}]+((?:the[\s\p{Z}]+|a[\s\p{Z}]+|an[\s\p{Z}]+|its[\s\p{Z}]+|their[\s\p{Z}]+)?(?:[\p{Ll}-]+[\s\p{Z}]+){0,2}\p{Lu}[\p{L}.'’-]*(?:(?:[\s\p{Z}]+of|[\s\p{Z}]+the|[\s\p{Z}]+and|,)?[\s\p{Z}]+\p{Lu}[\p{L}.'’-]*)*(?:[\s\p{Z}]+(?:headquarters|mall|shopping mall|airport|building|center|centre|hotel|hospital|school|university|street|square|region|province|city|island|islands|sea|border|coast|base|stadium|park))*)`)

// place answers where: the sentence must have the deed and a place that the
// question does not name.
func (t *Text) place(q question.Question, f Finding) Finding {
	i := f.Sentence
	switch {
	case !t.subjectNamed(q, i, false):
		return f.no(NoName)
	case t.deed(q, i) < 0.34:
		return f.no(NoDeed)
	}
	near := t.deedAt(q, i)
	best, least := onrecord.Span{}, 1<<30
	for _, s := range t.placesIn(i) {
		d := distance(near, s)
		if d < least && !t.asked(q, s) && !t.isDate(s) {
			best, least = s, d
		}
	}
	if best.Empty() {
		return f.no(NoPlace)
	}
	return f.yes(closeness(least), best)
}

// placesIn returns the places of sentence i: names behind a preposition of
// place, and places of the gazetteer.
func (t *Text) placesIn(i int) []onrecord.Span {
	var out []onrecord.Span
	s := t.Sentences[i].Span
	for _, m := range placePhrase.FindAllStringSubmatchIndex(t.Say(i), -1) {
		span := t.placeName(onrecord.Span{Start: s.Start + m[2], End: s.Start + m[3]})
		if !span.Empty() {
			out = append(out, span)
		}
	}
	return out
}

// placeName cuts what cannot belong to the name of a place off what follows
// a preposition; nothing is left of "response to Norland's".
func (t *Text) placeName(s onrecord.Span) onrecord.Span {
	words := question.Words(t.In(s))
	for n, w := range words {
		if w.Cap && w.Weight > 0 {
			break
		}
		if n > 0 && w.Weight == 0 || n > 2 {
			return onrecord.Span{}
		}
	}
	if at := strings.IndexByte(t.In(s), ','); at >= 0 {
		behind := strings.TrimSpace(t.In(s)[at+1:])
		if text.FindPlace(strings.TrimSuffix(behind, ".")) == nil && !strings.HasSuffix(behind, ".") {
			s.End = s.Start + at
		}
	}
	if part := t.In(s); strings.HasSuffix(part, "'s") || strings.HasSuffix(part, "’s") {
		return onrecord.Span{}
	}
	return t.withoutStop(s)
}

// withoutStop cuts the sign that ends a sentence off its last name.
func (t *Text) withoutStop(s onrecord.Span) onrecord.Span {
	for s.Len() > 1 && strings.IndexByte(".,'", t.Text[s.End-1]) >= 0 && strings.Count(t.In(s), ".") <= 1 {
		s.End--
	}
	return s
}

// isDate reports whether the bytes are a date.
func (t *Text) isDate(s onrecord.Span) bool {
	for _, d := range t.DatesIn(onrecord.Span{Start: max(0, s.Start-20), End: min(len(t.Text), s.End+20)}) {
		if d.Overlaps(s) {
			return true
		}
	}
	return false
}
