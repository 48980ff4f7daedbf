package evidence

import (
	"slices"
	"strings"

	"onrecord"
	"onrecord/question"
)

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
	if !strings.HasPrefix(strings.ToLower(q.Line), "who was") && t.past(i, at[0]) {
		return f.no(NoPerson)
	}
	role := onrecord.Span{Start: t.Place(i, t.Words[i][at[0]]).Start, End: t.Place(i, t.Words[i][at[len(at)-1]]).End}
	holder, least := onrecord.Span{}, 30
	for _, m := range t.MentionsIn(t.Sentences[i].Span) {
		if m.Name < 0 || t.Names[m.Name].Kind != onrecord.Person {
			continue
		}
		if d := gap(m.Span, role); d < least && !role.Overlaps(m.Span) && !t.asked(q, m.Span) {
			holder, least = m.Span, d
		}
	}
	if holder.Empty() {
		return f.no(NoPerson)
	}
	return f.yes(0.4, holder)
}

// past reports whether one of the words before word at of sentence i says that
// a role is no longer held.
func (t *Text) past(i, at int) bool {
	for _, w := range t.Words[i][max(0, at-8):at] {
		switch w.Fold {
		case "former", "ex", "late", "onetime", "erstwhile":
			return true
		}
	}
	return false
}
