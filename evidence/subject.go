package evidence

import (
	"slices"

	"onrecord"
	"onrecord/question"
	"onrecord/text"
)

// This file decides whether a sentence is about the subject of a question.

// inSubject reports whether the subject of a question has a word.
func inSubject(q question.Question, w question.Word) bool { return inWords(q.Clause.Subject, w) }

// subjectAgrees reports whether sentence i can be about the subject of the question:
// it names it, all or one of its names, or speaks of it in another way.
func (t *Text) subjectAgrees(q question.Question, i int, all bool) bool {
	return t.subjectNamed(q, i, all) || t.subjectImplied(q, i) || t.subjectDescribed(q, i) || t.subjectOfArticle(q, i)
}

// subjectOfArticle reports whether sentence i leaves out names of the subject of the
// question that the article is about, or the sentence before has: it has the noun
// that they describe, without another name, "the ferry fell" for "the Harwick ferry",
// or a pronoun is the subject of its deed: "it cost $2 million".
func (t *Text) subjectOfArticle(q question.Question, i int) bool {
	subject := q.Clause.Subject
	for n, w := range subject {
		if isName(w) && t.here(subject, n, i) == 0 && !t.Topic(w) && !t.spokenBefore(w, i) {
			return false
		}
	}
	last := len(subject) - 1
	if !isName(subject[last]) {
		return t.nounAlone(q, subject[last], i)
	}
	return t.pronounDoes(q, i) || t.topicByClass(q, i)
}

// topicByClass reports whether sentence i speaks of the subject of the question, which
// the article is about, by what that is, "the company", "the country's pilots", and has
// no other name of this kind.
func (t *Text) topicByClass(q question.Question, i int) bool {
	kind := t.kindOfTopic(q.Clause.Subject)
	if kind == "" {
		return false
	}
	called := false
	for tok := t.Sentences[i].First; tok+1 < t.Sentences[i].End && !called; tok++ {
		called = definite(t.Word(tok)) && classes[t.Lower(tok+1)] == kind && !t.HasTag(tok+2, "NN", "NNS", "NNP", "NNPS") && (!t.HasTag(tok+2, "IN") || t.HasTag(tok+3, "CD"))
	}
	return called && !t.hasOther(q, i, kind)
}

// kindOfTopic returns of which kind a name is that an article is about: a place for a
// country, a body for what is no person; empty where it is about something else too.
func (t *Text) kindOfTopic(subject []question.Word) onrecord.NameKind {
	kind := onrecord.NameKind("")
	for _, w := range subject {
		switch {
		case !isName(w) || isTime(w) || !t.Topic(w):
			return ""
		case w.Country():
			kind = onrecord.Place
		case kind == "":
			kind = t.kindNamed(w)
		}
	}
	return kind
}

// kindNamed returns of which kind the first name is that has a word; that of a body
// where none is known.
func (t *Text) kindNamed(w question.Word) onrecord.NameKind {
	for n := range t.Names {
		if kind := t.Names[n].Kind; kind != "" && inWords(t.fullName(n), w) {
			return kind
		}
	}
	return onrecord.Body
}

// hasOther reports whether sentence i has a name of a kind that the question does not have.
func (t *Text) hasOther(q question.Question, i int, kind onrecord.NameKind) bool {
	s := t.Sentences[i].Span
	return slices.ContainsFunc(t.MentionsIn(s), func(m text.NameMention) bool {
		return m.Name >= 0 && t.Names[m.Name].Kind == kind && !t.asked(q, m.Span)
	}) || kind == onrecord.Place && slices.ContainsFunc(t.PlacesIn(s), func(p text.PlaceMention) bool { return !t.asked(q, p.Span) })
}

// beforeReach is how many sentences before one a name may stand that it leaves out.
const beforeReach = 2

// spokenBefore reports whether one of the sentences right before i has a word.
func (t *Text) spokenBefore(w question.Word, i int) bool {
	for j := max(0, i-beforeReach); j < i; j++ {
		if t.speaks(w, j) {
			return true
		}
	}
	return false
}

// nounAlone reports whether sentence i has a noun that no name describes which the
// question does not have.
func (t *Text) nounAlone(q question.Question, noun question.Word, i int) bool {
	at, m := best(noun, t.Words[i])
	if m < sameWord {
		return false
	}
	tok := t.TokenAt(t.Place(i, t.Words[i][at]).Start)
	before := tok - 1
	if t.HasTag(before, "POS") {
		before--
	}
	return !t.nameNotAsked(q, i, before) && (!t.HasTag(tok+1, "IN") || !t.nameNotAsked(q, i, tok+2))
}

// nameNotAsked reports whether a token of sentence i belongs to a name that the
// question does not have.
func (t *Text) nameNotAsked(q question.Question, i, tok int) bool {
	return tok >= t.Sentences[i].First && tok < t.Sentences[i].End && t.HasTag(tok, "NNP", "NNPS") && !calendar.MatchString(t.Word(tok)) && !t.asked(q, onrecord.Span{Start: t.Tokens[tok].Start, End: t.Tokens[tok].End})
}

// pronounDoes reports whether the verb of the question has a pronoun for its subject
// in sentence i, or a thing of somebody for whom a pronoun stands, "its work", and
// that is not known to be somebody else.
func (t *Text) pronounDoes(q question.Question, i int) bool {
	for tok := t.Sentences[i].First; tok < t.Sentences[i].End; tok++ {
		v, ok := t.VerbAt(tok)
		if !ok || question.Means(q.Clause.Verb, t.word(i, tok)) == 0 {
			continue
		}
		p, ok := t.Subject(v)
		if !ok || !t.HasTag(p.First, "PRP", "PRP$") {
			continue
		}
		if n := t.Antecedent(p.First); n >= 0 {
			return t.goesBy(t.Names[n].Full, q.Clause.Subject[len(q.Clause.Subject)-1])
		}
		return !t.namesBefore(q, i, t.Tokens[p.First].Start)
	}
	return false
}
