package evidence

import (
	"regexp"

	"onrecord"
	"onrecord/question"
)

var enumeration = regexp.MustCompile(`\p{Lu}[\p{L}.'’-]*(?:[\s\p{Z}]+\p{Lu}[\p{L}.'’-]*)*(?:[\s\p{Z}]+\([^)]{1,12}\))?(?:(?:,| —| -)?[\s\p{Z}]+(?:and[\s\p{Z}]+|or[\s\p{Z}]+)?\p{Lu}[\p{L}.'’-]*(?:[\s\p{Z}]+\p{Lu}[\p{L}.'’-]*)*(?:[\s\p{Z}]+\([^)]{1,12}\))?){1,12}`)

// list answers which ones: an enumeration is the best answer, a sentence with
// the deed still one.
func (t *Text) list(q question.Question, f Finding) Finding {
	i := f.Sentence
	if t.deed(q, i) < 0.34 || !t.told(q, i) && t.deed(q, i) < 0.6 {
		return f.no(NoDeed)
	}
	s := t.Sentences[i].Span
	longest := onrecord.Span{}
	for _, m := range enumeration.FindAllStringIndex(t.Say(i), -1) {
		span := onrecord.Span{Start: s.Start + m[0], End: s.Start + m[1]}
		if n := len(question.Content(question.Words(t.In(span)))); n >= 2 && span.Len() > longest.Len() && !t.asked(q, span) {
			longest = span
		}
	}
	if longest.Empty() {
		return f.yes(0, longest)
	}
	return f.yes(0.2, longest)
}

var inMarks = regexp.MustCompile(`["“]([^"“”]{2,80})["”]|''([^']{2,80})''`)

// inAnyMarks is inMarks without a limit of length.
var inAnyMarks = regexp.MustCompile(`["“„«]([^"“”„«»]+)["”“»]|''([^']+)''`)

// thing answers which one, what, what happened and a search: the sentence
// must have the deed.
func (t *Text) thing(q question.Question, f Finding) Finding {
	i := f.Sentence
	if t.deed(q, i) < 0.45 || q.Kind == question.What && q.Focus == "" && !t.told(q, i) {
		return f.no(NoDeed)
	}
	bonus := 0.0
	if focus := question.Content(question.Words(q.Focus)); len(focus) > 0 {
		if _, m := best(focus[len(focus)-1], t.Words[i]); m > 0 {
			bonus = 0.45
		}
	}
	if q.Kind == question.What {
		for _, m := range inMarks.FindAllStringIndex(t.Say(i), -1) {
			s := onrecord.Span{Start: t.Sentences[i].Span.Start + m[0], End: t.Sentences[i].Span.Start + m[1]}
			if !t.asked(q, s) {
				return f.yes(bonus+0.1, s)
			}
		}
	}
	return f.yes(bonus, onrecord.Span{})
}
