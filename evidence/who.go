package evidence

import (
	"regexp"
	"slices"

	"onrecord"
	"onrecord/question"
)

// fullName is a run of capitalised words, with initials and particles.
var fullName = regexp.MustCompile(`\p{Lu}[\p{L}'’-]+(?:[\s\p{Z}]+(?:\p{Lu}\.|de|van|von|bin|al|el|der|la|\p{Lu}[\p{L}'’-]*))*`)

// person answers who: the sentence must have the deed and a name that the
// question does not have.
func (t *Text) person(q question.Question, f Finding) Finding {
	i := f.Sentence
	if q.Kind == question.WhoHolds {
		return t.holder(q, f)
	}
	if t.deed(q, i) < 0.5 || !t.does(q, i) {
		return f.no(NoDeed)
	}
	near := t.deedAt(q, i)
	best, least := onrecord.Span{}, 1<<30
	for _, m := range t.MentionsIn(t.Sentences[i].Span) {
		d := gap(m.Span, near)
		if m.Start > near.Start {
			d += 40 // the one who does it stands before the verb
		}
		if m.Name >= 0 && t.Names[m.Name].Kind == onrecord.Person && d < least && !t.asked(q, m.Span) {
			best, least = m.Span, d
		}
	}
	if best.Empty() {
		return f.yes(-0.3, best)
	}
	return f.yes(0.2, best)
}

// names returns names in sentence i that the question does not have: runs of
// capitals, without dates and function words.
func (t *Text) names(q question.Question, i int) []onrecord.Span {
	var out []onrecord.Span
	s := t.Sentences[i].Span
	for _, m := range fullName.FindAllStringIndex(t.Say(i), -1) {
		span := onrecord.Span{Start: s.Start + m[0], End: s.Start + m[1]}
		span = t.withoutTitle(span)
		if span.Empty() || t.asked(q, span) || t.isDate(span) {
			continue
		}
		out = append(out, span)
	}
	return out
}

// withoutTitle cuts function words off the beginning of a name.
func (t *Text) withoutTitle(s onrecord.Span) onrecord.Span {
	words := question.Words(t.In(s))
	for len(words) > 0 && words[0].Weight == 0 {
		words = words[1:]
	}
	if len(words) == 0 {
		return onrecord.Span{}
	}
	return onrecord.Span{Start: s.Start + words[0].Start, End: s.End}
}

// holder answers who is something: the words of the role must stand together
// in the sentence, with a name beside them.
func (t *Text) holder(q question.Question, f Finding) Finding {
	i := f.Sentence
	need := question.Content(question.Words(q.Role))
	var at []int
	for _, w := range need {
		j, m := best(w, t.Words[i])
		if m == 0 {
			return f.no(NoDeed)
		}
		at = append(at, j)
	}
	if len(at) == 0 {
		return f.no(Unrelated)
	}
	slices.Sort(at)
	if at[len(at)-1]-at[0] > len(at)+6 {
		return f.no(NoDeed)
	}
	role := onrecord.Span{Start: t.Place(i, t.Words[i][at[0]]).Start, End: t.Place(i, t.Words[i][at[len(at)-1]]).End}
	holder, least := onrecord.Span{}, 30
	for _, s := range t.names(q, i) {
		if d := gap(s, role); d < least && !role.Overlaps(s) && len(question.Words(t.In(s))) >= 2 {
			holder, least = s, d
		}
	}
	if holder.Empty() {
		return f.no(NoPerson)
	}
	return f.yes(0.4, holder)
}
