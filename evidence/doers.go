package evidence

import (
	"iter"
	"slices"
	"strings"

	"onrecord"
	"onrecord/question"
	"onrecord/text"
)

// This file finds the deed of a question in a sentence, and tells whether the one whom
// the question names does it there, or somebody else.

// deedOf returns the verb of sentence i that says what the question asks: the
// same verb, a form of "be" where the question has none, with the same
// subject.
func (t *Text) deedOf(q question.Question, i int) (text.Verb, bool) {
	if len(q.Clause.Subject) == 0 {
		return text.Verb{}, false
	}
	subject := q.Clause.Subject[len(q.Clause.Subject)-1]
	for tok := t.Sentences[i].First; tok < t.Sentences[i].End; tok++ {
		v, ok := t.VerbAt(tok)
		if !ok || !t.Finite(v) || !t.sameVerb(q.Clause.Verb, i, tok) {
			continue
		}
		p, ok := t.Subject(v)
		if !ok || !t.relatesTo(v, subject) {
			continue
		}
		if inWords(t.split(t.In(t.PhraseSpan(t.WholePhrase(p)))), subject) {
			return v, true
		}
		if n := t.Antecedent(p.Head); n >= 0 && t.goesBy(t.Names[n].Full, subject) {
			return v, true
		}
	}
	return text.Verb{}, false
}

// relatesTo reports whether the clause of a verb, where "who" or its like opens it, stands
// behind one whom a word names: in "Brand was beaten by Toll of Lindow, who won", Toll
// won.
func (t *Text) relatesTo(v text.Verb, name question.Word) bool {
	at := v.First - 1
	if !t.HasTag(at, "WP", "WDT") {
		return true
	}
	if at--; at > 0 && t.Word(at) == "," {
		at--
	}
	for at > 0 {
		p, ok := t.PhraseAt(at)
		if !ok {
			return false
		}
		if inWords(t.split(t.In(t.PhraseSpan(p))), name) {
			return true
		}
		if p.First == 0 || !t.HasTag(p.First-1, "IN") || strings.EqualFold(t.Word(p.First-1), "by") {
			return false
		}
		at = p.First - 2
	}
	return false
}

// othersDeed reports whether sentence i has the verb of the question, or another
// for it, only with subjects that are known to be somebody else by name, where
// the question names its subject: that the mayor backed Brand's plan, and
// "she", his rival, the harbour, says nothing of what Brand backed.
func (t *Text) othersDeed(q question.Question, i int) bool {
	last := len(q.Clause.Subject) - 1
	if last < 0 || !isName(q.Clause.Subject[last]) || q.Clause.Verb.Weight < 1 {
		return false
	}
	others := false
	for tok := t.Sentences[i].First; tok < t.Sentences[i].End; tok++ {
		v, ok := t.VerbAt(tok)
		if !ok || question.Means(q.Clause.Verb, t.word(i, tok)) == 0 {
			continue
		}
		if t.ofMany(v, i) {
			others = true
			continue
		}
		name := t.doerNamed(v)
		if v.Passive && suffers(q) {
			name = t.patientNamed(v)
		}
		if name == "" || t.pronounFor(q.Clause.Subject[last], v, i) || t.goesBy(name, q.Clause.Subject[last]) || t.joinedDoer(v, q.Clause.Subject[last]) {
			return false
		}
		others = true
	}
	return others
}

// joinedDoer reports whether "and" joins one whom a word names to the one who does v:
// "Brand, Ada Toll and Otto Lund spoke".
func (t *Text) joinedDoer(v text.Verb, name question.Word) bool {
	p, ok := t.agent(v)
	for join := "and"; ok && p.First > 1 && t.Lower(p.First-1) == join; join = "," {
		end := p.First - 1
		if p, ok = t.PhraseAt(end - 1); ok && p.End == end && inWords(t.split(t.In(t.PhraseSpan(p))), name) {
			return true
		}
	}
	return false
}

// pronounFor reports whether a verb of sentence i is done by a pronoun behind the only
// name of the sentence, which a word belongs to, where the one whom the pronoun was
// taken for was not named for some sentences: it may stand for that name.
func (t *Text) pronounFor(name question.Word, v text.Verb, i int) bool {
	p, ok := t.agent(v)
	if !ok || !t.HasTag(p.Head, "PRP") {
		return false
	}
	n := t.Antecedent(p.Head)
	if n < 0 || slices.ContainsFunc(t.MentionsIn(onrecord.Span{Start: t.Sentences[max(0, i-nearOther)].Span.Start, End: t.Sentences[i].Span.End}), func(m text.NameMention) bool { return m.Name == n }) {
		return false
	}
	named := t.MentionsIn(onrecord.Span{Start: t.Sentences[i].Span.Start, End: t.Tokens[p.Head].Start})
	if len(named) != 1 {
		return false
	}
	words := t.split(t.In(named[0].Span))
	return slices.ContainsFunc(words, func(w question.Word) bool { return w.Stem == name.Stem || t.aliased(w, name) })
}

// nounOfNamed reports whether sentence i has the deed of somebody named only as a
// noun, which may be anybody's: "before making an endorsement".
func (t *Text) nounOfNamed(q question.Question, i int) bool {
	last := len(q.Clause.Subject) - 1
	return last >= 0 && isName(q.Clause.Subject[last]) && q.Clause.Verb.Weight >= 1 && t.only(q, i) && !t.doneByNone(q, i)
}

// doneByNone reports whether sentence i has the deed of the question as the object of
// a verb that tells little, whose subject has no name: "the body will not hold a vote".
func (t *Text) doneByNone(q question.Question, i int) bool {
	return slices.ContainsFunc(t.Words[i], func(w question.Word) bool {
		if question.Means(q.Clause.Verb, w) == 0 {
			return false
		}
		v, ok := t.lightVerbOf(i, w)
		if !ok {
			return false
		}
		who, ok := t.Subject(v)
		return ok && strings.EqualFold(t.Word(who.First), "the") && !t.HasTag(who.Head, "NNP", "NNPS", "NNS")
	})
}

// ofMany reports whether people in the plural do an infinitive of sentence i: "for
// boats to attend". The question names one.
func (t *Text) ofMany(v text.Verb, i int) bool {
	if !v.Infinitive || v.First <= t.Sentences[i].First+1 {
		return false
	}
	p, ok := t.PhraseAt(v.First - 1)
	return ok && t.HasTag(p.Head, "NNS") && t.HasTag(p.First-1, "IN")
}

// doerNamed returns the full name of the person who does a verb; empty where
// nobody is named for it.
func (t *Text) doerNamed(v text.Verb) string {
	if v.First > 0 && t.HasTag(v.Main, "VBG") && !t.Finite(v) {
		if n := t.NamedAt(v.First - 1); n != nil && n.Kind == onrecord.Person {
			return n.Full // "signs point to Brand backing Toll"
		}
	}
	if v.Infinitive && v.First > 0 && t.HasTag(v.First-1, "NNP", "NNPS") {
		if n := t.NamedAt(v.First - 1); n != nil && n.Kind == onrecord.Person {
			return n.Full // "they asked Brand to leave"
		}
		return ""
	}
	if n := t.beforeWho(v); n != nil {
		return n.Full // "the captain, Ada Brand, who left"
	}
	p, ok := t.agent(v)
	if !ok {
		return ""
	}
	return t.personOf(p)
}

// deeds yields the main verbs of sentence i that say what the verb of a question says.
func (t *Text) deeds(q question.Question, i int) iter.Seq[text.Verb] {
	return func(yield func(text.Verb) bool) {
		for tok := t.Sentences[i].First; tok < t.Sentences[i].End; tok++ {
			v, ok := t.VerbAt(tok)
			if ok && v.Main == tok && question.Means(q.Clause.Verb, t.word(i, tok)) > 0 && !yield(v) {
				return
			}
		}
	}
}

// suffers reports whether the subject of a question is the one to whom its deed is done:
// "was Brand jailed".
func suffers(q question.Question) bool {
	switch q.Clause.Aux {
	case "is", "are", "was", "were":
		return q.Clause.Verb.Weight > 0 && !strings.HasSuffix(q.Clause.Verb.Fold, "ing")
	}
	return false
}

// subjectFor returns the phrase of the one who does a verb; of one to whom it is done,
// where the question has that for its subject.
func (t *Text) subjectFor(q question.Question, v text.Verb) (text.Phrase, bool) {
	if v.Passive && suffers(q) {
		return t.patient(v)
	}
	return t.agent(v)
}

// patientNamed returns the full name of the person to whom a verb in the passive is done;
// empty where nobody is named for it.
func (t *Text) patientNamed(v text.Verb) string {
	p, ok := t.patient(v)
	if !ok {
		return ""
	}
	return t.personOf(p)
}

// personOf returns the full name of the person whom a phrase names or takes up; empty
// where it does neither.
func (t *Text) personOf(p text.Phrase) string {
	if n := t.Antecedent(p.Head); n >= 0 {
		return t.Names[n].Full
	}
	if n := t.NamedAt(p.Head); n != nil && n.Kind == onrecord.Person {
		return n.Full
	}
	return ""
}

// beforeWho returns the person whose name stands right before "who" and a verb, nil
// where there is none.
func (t *Text) beforeWho(v text.Verb) *text.Named {
	who := v.First - 1
	for who > 1 && (t.HasTag(who, "RB") || t.HasTag(who, "CC") && t.HasTag(who-1, "VBD", "VBZ", "VBP")) {
		if t.HasTag(who, "CC") {
			who-- // "who robbed and beat Toll"
		}
		who--
	}
	if who < 1 || !strings.EqualFold(t.Word(who), "who") {
		return nil
	}
	if t.Word(who-1) == "," {
		who--
	}
	if n := t.NamedAt(max(0, who-1)); n != nil && n.Kind == onrecord.Person {
		return n
	}
	return nil
}

// sameVerb reports whether token tok says the verb of a question; the zero
// verb is that of "is X a Y".
func (t *Text) sameVerb(verb question.Word, i, tok int) bool {
	if verb.Weight == 0 {
		return t.Lemma(tok) == "be"
	}
	return question.Means(verb, t.word(i, tok)) >= 0.9
}
