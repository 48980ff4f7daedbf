package evidence

import (
	"slices"
	"strings"

	"onrecord"
	"onrecord/question"
	"onrecord/text"
)

// This file reads sentences that decide a question for yes or no in other words than
// its own: by the contrary of the deed, or by a noun for it.

// contrary reports whether sentence i tells of the subject of a question that it did
// what undoes the deed: who pulled out of the race took no part in it.
func (t *Text) contrary(q question.Question, i int) bool {
	last := len(q.Clause.Subject) - 1
	if last < 0 || q.Clause.Verb.Weight < 1 || t.somebodySays(i) {
		return false
	}
	from := 0
	if at, m := best(q.Clause.Subject[last], t.Words[i]); m > 0 {
		from = at + 1
	} else if !t.takesUp(i) {
		return false
	}
	return slices.ContainsFunc(t.Words[i][from:], func(w question.Word) bool {
		return t.isVerb(i, w) && (question.Opposes(q.Clause.Verb, w) || t.beaten(q, i, w))
	}) && t.objectSaid(q, i)
}

// beaten reports whether a verb of sentence i tells in the passive what a question for
// who won asks in the active: who was defeated did not win.
func (t *Text) beaten(q question.Question, i int, w question.Word) bool {
	if !winning[q.Clause.Verb.Stem] || question.Means(q.Clause.Verb, w) == 0 || q.Clause.Aux == "was" || q.Clause.Aux == "were" {
		return false
	}
	v, ok := t.VerbAt(t.TokenAt(t.Place(i, w).Start))
	return ok && v.Passive && !v.Negated
}

// winning are verbs that one side does and the other suffers, as stems.
var winning = stemsOf("win beat defeat triumph prevail")

// somebodySays reports whether sentence i has a finite verb of speech.
func (t *Text) somebodySays(i int) bool {
	for tok := t.Sentences[i].First; tok < t.Sentences[i].End; tok++ {
		if t.speaksAt(i, tok) {
			return true
		}
	}
	return false
}

// byNoun reports whether sentence i tells the deed of a question by a noun of the one
// who does it: "a lawsuit from Ada Brand", "her lawsuit against Lindow".
func (t *Text) byNoun(q question.Question, i int) bool {
	last := len(q.Clause.Subject) - 1
	if last < 0 || !isName(q.Clause.Subject[last]) || q.Clause.Verb.Weight < 1 || t.wished(i) || t.negations(i) > 0 || !t.objectNamed(q, i) {
		return false
	}
	return slices.ContainsFunc(t.Words[i], func(w question.Word) bool {
		if question.Means(q.Clause.Verb, w) == 0 || t.isVerb(i, w) {
			return false
		}
		p, ok := t.PhraseAt(t.TokenAt(t.Place(i, w).Start))
		return ok && (t.possessed(p, q.Clause.Subject[last]) || t.comesFrom(p, q))
	})
}

// wished reports whether sentence i tells what may be, or what somebody wants: "he would
// like Brand's endorsement".
func (t *Text) wished(i int) bool {
	return slices.ContainsFunc(t.Words[i], func(w question.Word) bool { return wishing[w.Fold] })
}

var wishing = set("if", "whether", "may", "might", "could", "would", "should", "want", "wants", "wanted", "hopes", "hoped", "plans", "seeks", "sought", "seeking", "prospects")

// possessed reports whether a phrase is of the one whom a word names: "Brand's suit",
// "her suit".
func (t *Text) possessed(p text.Phrase, name question.Word) bool {
	if t.HasTag(p.First, "PRP$") {
		n := t.Antecedent(p.First)
		return n >= 0 && t.goesBy(t.Names[n].Full, name)
	}
	for tok := p.First + 1; tok < p.Head; tok++ {
		if t.HasTag(tok, "POS") {
			return inWords(t.split(t.Text[t.Tokens[p.First].Start:t.Tokens[tok].Start]), name)
		}
	}
	return false
}

// comesFrom reports whether the subject of a question stands behind a phrase as the
// one who it is from: "a suit by Ada Brand"; of what is suffered, or done to nothing,
// also behind "of": "the arrest of Ada Brand".
func (t *Text) comesFrom(p text.Phrase, q question.Question) bool {
	if p.End >= len(t.Tokens) {
		return false
	}
	switch strings.ToLower(t.Word(p.End)) {
	case "from", "by":
	case "of":
		if len(q.Clause.Rest) > 0 && q.Clause.Aux != "was" && q.Clause.Aux != "were" {
			return false
		}
	default:
		return false
	}
	by, ok := t.PhraseAt(p.End + 1)
	return ok && inWords(t.split(t.In(t.PhraseSpan(by))), q.Clause.Subject[len(q.Clause.Subject)-1])
}

// objectOf returns the words of what the deed of a question is done to: those behind
// its verb up to a preposition.
func objectOf(q question.Question) []question.Word {
	rest := q.Clause.Rest
	if v := q.Clause.Verb; len(rest) > 0 && v.End <= rest[0].Start && rest[0].Start <= len(q.About) && strings.HasPrefix(strings.TrimSpace(q.About[v.End:rest[0].Start]), "as") {
		return nil // "did Brand resign as mayor"
	}
	for n, w := range rest {
		if inWords(q.Clause.Around, w) || n > 0 && !joined(q.About, rest[n-1], w) {
			return rest[:n]
		}
	}
	return rest
}

// joined reports whether no more than an article or the like stands between two words
// of a line.
func joined(line string, a, b question.Word) bool {
	if a.End > b.Start || b.Start > len(line) {
		return false
	}
	switch strings.ToLower(strings.TrimSpace(line[a.End:b.Start])) {
	case "", "-", "the", "a", "an", "his", "her", "its", "their", "'s", "’s":
		return true
	}
	return false
}

// objectSaid reports whether sentence i speaks of what the deed of a question is done
// to, by a word of it, or a pronoun for it; true where that is nothing, or a name that
// the article is about.
func (t *Text) objectSaid(q question.Question, i int) bool {
	what := objectOf(q)
	for n, w := range what {
		switch {
		case t.here(what, n, i) > 0, t.takesUp(i) && t.before(w, i) > 0, t.takesUpThe(i) && t.around(w, i) > articleShare, isName(w) && t.Topic(w):
			return true
		}
	}
	return len(what) == 0
}

// objectNamed reports whether sentence i has all names of what the deed of a question
// is done to.
func (t *Text) objectNamed(q question.Question, i int) bool {
	what := objectOf(q)
	for n, w := range what {
		if isName(w) && t.here(what, n, i) == 0 {
			return false
		}
	}
	return t.objectSaid(q, i)
}

// doneToElse reports whether sentence i does the deed of a question only to something
// else than the question names: to a thing or somebody of another name, where it names a
// person, who may be meant by a role, "the nominee".
func (t *Text) doneToElse(q question.Question, i int) bool {
	what := objectOf(q)
	last := len(what) - 1
	if last >= 0 && isName(what[last]) && slices.ContainsFunc(t.Names, func(n text.Named) bool {
		return n.Kind == onrecord.Person && inWords(t.split(n.Full), what[last])
	}) {
		return t.doneToThing(q, what[last], i)
	}
	return t.doneToOther(q, i)
}

// doneToThing reports whether sentence i does the deed of a question to something that
// cannot be the person whom a word names: who "defended the plan, and Toll" whatever,
// did not defend Toll.
func (t *Text) doneToThing(q question.Question, name question.Word, i int) bool {
	done := false
	for v := range t.deeds(q, i) {
		p, ok := t.PhraseAt(v.End)
		if !ok || p.First != v.End || v.Passive || !t.cannotBe(p, name) {
			return false
		}
		done = true
	}
	return done
}

// cannotBe reports whether a phrase hardly stands for somebody whom a word names: it is
// "it", or lacks the name and has a noun for no person.
func (t *Text) cannotBe(p text.Phrase, name question.Word) bool {
	if strings.EqualFold(t.Word(p.Head), "it") {
		return true
	}
	words := t.split(t.In(t.PhraseSpan(t.WholePhrase(p))))
	return !t.HasTag(p.Head, "PRP") && !inWords(words, name) && classOf(t.Word(p.Head)) != onrecord.Person && !text.RoleNoun(t.Lemma(p.Head))
}
