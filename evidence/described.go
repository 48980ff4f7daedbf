package evidence

import (
	"slices"
	"strings"

	"onrecord"
	"onrecord/question"
)

// This file finds those whom a question describes, "the Norland smuggler", in
// sentences that name them or take them up.

// describedBefore is how many sentences back a description may stand of somebody
// whom a sentence names.
const describedBefore = 3

// subjectDescribed reports whether who does the deed in sentence i, a person or a
// pronoun, can be the one whom the question only describes: one of
// the sentences before it has all words of the description, and nobody else was
// named since.
func (t *Text) subjectDescribed(q question.Question, i int) bool {
	subject := q.Clause.Subject
	last := len(subject) - 1
	if last < 1 || isName(subject[last]) || pluralNoun(subject[last]) || !slices.ContainsFunc(subject, isName) || q.Clause.Verb.Weight < 1 {
		return false
	}
	from := -1
	for j := i - 1; j >= max(0, i-describedBefore) && from < 0; j-- {
		if t.saysAll(subject, j) {
			from = j
		}
	}
	if from < 0 {
		return false
	}
	doer := t.doerOf(q, i)
	if doer == "" {
		return false
	}
	for j := from + 1; j <= i; j++ {
		for _, m := range t.MentionsIn(t.Sentences[j].Span) {
			if m.Name >= 0 && t.Names[m.Name].Kind == onrecord.Person && t.Names[m.Name].Full != doer {
				return false
			}
		}
	}
	return true
}

// saysAll reports whether sentence i itself has all of these words.
func (t *Text) saysAll(words []question.Word, i int) bool {
	for _, w := range words {
		if !t.speaks(w, i) {
			return false
		}
	}
	return true
}

// doerOf returns the full name of the person who does the deed of the question in
// sentence i; empty where it is nobody with a name.
func (t *Text) doerOf(q question.Question, i int) string {
	for tok := t.Sentences[i].First; tok < t.Sentences[i].End; tok++ {
		v, ok := t.VerbAt(tok)
		if ok && v.Main == tok && question.Means(q.Clause.Verb, t.word(i, tok)) > 0 {
			if name := t.doerNamed(v); name != "" {
				return name
			}
		}
	}
	return ""
}

// titleHolder returns the person before whose name a role stands as a title in
// sentence i, where the sentence or the article is about the place of the role
// and no other place stands before the title: "Lindow is glad, Mayor Ada Brand
// said" for the mayor of Lindow.
func (t *Text) titleHolder(q question.Question, need []question.Word, i int) onrecord.Span {
	var role, of []question.Word
	for _, w := range need {
		if isName(w) {
			of = append(of, w)
		} else {
			role = append(role, w)
		}
	}
	if len(role) == 0 || len(of) == 0 || !t.saysAll(of, i) && !t.topics(of) {
		return onrecord.Span{}
	}
	for _, m := range t.MentionsIn(t.Sentences[i].Span) {
		if m.Name < 0 || t.Names[m.Name].Kind != onrecord.Person || t.asked(q, m.Span) {
			continue
		}
		title := t.split(t.Text[t.Tokens[m.TitleFirst()].Start:m.Start])
		if len(title) == 0 || len(question.Content(title)) > len(role) || !t.titled(role, title) {
			continue
		}
		if t.otherPlaceBefore(q, i, m.TitleFirst()) || t.heldElsewhere(q, m.Name) {
			continue
		}
		return m.Span
	}
	return onrecord.Span{}
}

// topics reports whether the article is about all that these words name.
func (t *Text) topics(words []question.Word) bool {
	return !slices.ContainsFunc(words, func(w question.Word) bool { return !t.Topic(w) })
}

// titled reports whether a title has all words of a role.
func (t *Text) titled(role, title []question.Word) bool {
	for _, w := range role {
		if _, m := best(w, title); m < 1 {
			return false
		}
	}
	return true
}

// otherPlaceBefore reports whether a place that the question does not name stands
// right before the title that begins at a token of sentence i.
func (t *Text) otherPlaceBefore(q question.Question, i, title int) bool {
	if title <= t.Sentences[i].First {
		return false
	}
	before := title - 1
	for before > t.Sentences[i].First && t.HasTag(before, "POS", "DT", "JJ") && !t.word(i, before).Country() {
		before--
	}
	if !t.HasTag(before, "NNP", "NNPS") && !t.word(i, before).Country() || strings.HasSuffix(t.Text[:t.Tokens[title].Start], ", ") {
		return false
	}
	return !t.asked(q, onrecord.Span{Start: t.Tokens[before].Start, End: t.Tokens[before].End})
}

// heldElsewhere reports whether the article tells of somebody, right behind a
// mention or before it, a place that the question does not name: "Harwick's mayor,
// Ada Brand", "Ada Brand of Harwick".
func (t *Text) heldElsewhere(q question.Question, name int) bool {
	for _, m := range t.Mentions {
		if m.Name != name {
			continue
		}
		near := onrecord.Span{Start: max(t.Sentences[t.Tokens[m.First].Sentence].Span.Start, m.Start-besideRole), End: min(len(t.Text), m.Span.End+besideRole)}
		for _, p := range t.PlacesIn(near) {
			switch {
			case t.asked(q, p.Span):
			case p.Start >= m.Span.End && t.In(onrecord.Span{Start: m.Span.End, End: p.Start}) == " of ":
				return true
			case p.End <= m.Start && strings.HasPrefix(t.Text[p.End:], "'s "):
				return true
			}
		}
	}
	return false
}
