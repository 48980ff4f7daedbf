package evidence

import (
	"onrecord"
	"onrecord/question"
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
	return t.pronounDoes(q, i)
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
