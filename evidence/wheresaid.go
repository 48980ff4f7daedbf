package evidence

import (
	"onrecord"
	"onrecord/question"
)

// This file tells the place where something was said from those in what was said.

// speaksThere reports whether a question asks where somebody said something, and sentence
// i has another verb of speech with that subject, and what was said: who told a crowd of
// it talked about it there.
func (t *Text) speaksThere(q question.Question, i int) bool {
	last := len(q.Clause.Subject) - 1
	if q.Kind != question.Where || last < 0 || !question.IsSpeech(q.Clause.Verb) && !talking[q.Clause.Verb.Stem] || t.restShare(q, i) < mostSaid {
		return false
	}
	for tok := t.Sentences[i].First; tok < t.Sentences[i].End; tok++ {
		if !t.speaksAt(i, tok) {
			continue
		}
		v, ok := t.VerbAt(tok)
		if !ok {
			continue
		}
		if name := t.doerNamed(v); name != "" && t.goesBy(name, q.Clause.Subject[last]) {
			return true
		}
	}
	return false
}

// retoldPlace reports whether a question asks where something was said, and a place stands
// in what was said: in quotation marks, or behind "that".
func (t *Text) retoldPlace(q question.Question, i int, s onrecord.Span) bool {
	if !question.IsSpeech(q.Clause.Verb) && !talking[q.Clause.Verb.Stem] {
		return false
	}
	said, retold := false, false
	for tok := t.Sentences[i].First; tok < t.Sentences[i].End && t.Tokens[tok].Start < s.Start; tok++ {
		switch {
		case t.speaksAt(i, tok), question.Means(q.Clause.Verb, t.word(i, tok)) > 0:
			said, retold = true, false
		case said && t.Lower(tok) == "that" && t.HasTag(tok, "IN"):
			retold = true
		}
	}
	return retold || t.IsQuoted(s.Start)
}

// talking are verbs for speech that need no words of it, as stems.
var talking = stemsOf("talk speak discuss address call mention rail joke")
