package evidence

import (
	"regexp"
	"slices"
	"strings"

	"onrecord"
	"onrecord/question"
	"onrecord/text"
)

// person answers who: the sentence must have the deed and a name that the
// question does not have.
func (t *Text) person(q question.Question, f Finding) Finding {
	i := f.Sentence
	if q.Kind == question.WhoHolds {
		if held := t.holder(q, f); held.Answers || q.Clause.Verb.Weight == 0 {
			return held
		}
	}
	if one := t.inRole(q, i); !one.Empty() {
		return f.yes(0.3, one)
	}
	if many := t.makers(q, i); !many.Empty() {
		return f.yes(0.6, many)
	}
	if len(q.Clause.Subject) == 0 && q.Clause.Verb.Weight >= 1 {
		if t.doneToOther(q, i) {
			return f.no(NoDeed)
		}
		one, known := t.agentNamed(q, i)
		switch {
		case !one.Empty():
			return f.yes(0.5, one)
		case known && !t.asVerb(q.Clause.Verb, i):
			return f.no(NoPerson) // there are owners, but it is not told who
		}
	}
	if question.IsSpeech(q.Clause.Verb) && t.restShare(q, i) < mostSaid {
		return f.no(NoDeed) // that somebody speaks is no sign that they speak of it
	}
	if one := t.companion(q, i); !one.Empty() && t.restShare(q, i) > 0 {
		return f.yes(0.4, one)
	}
	if t.deed(q, i) < 0.5 || !t.told(q, i) || !t.objectHere(q, i) {
		return f.no(NoDeed)
	}
	if found, sure := t.personDoing(q, f); sure {
		return found
	}
	if !t.does(q, i) {
		return f.no(NoDeed)
	}
	if len(q.Clause.Subject) == 0 && t.namesOnly(q, i) {
		return f.no(NoPerson)
	}
	best := t.nearestPerson(q, i)
	if t.byPronoun(q, i) {
		best = onrecord.Span{} // the name is far: no other one did it
	}
	if best.Empty() && t.withoutAgent(q, i) {
		return f.no(NoPerson)
	}
	if best.Empty() {
		if !t.doesAsVerb(q, i) || f.Cover.Own < ownUnnamed {
			return f.no(NoPerson)
		}
		return f.yes(-0.3, best)
	}
	return f.yes(0.2, best)
}

// withoutAgent reports whether sentence i has the deed of a question for who did it only
// in the passive, without "by": that Toll was sued tells nobody who sued.
func (t *Text) withoutAgent(q question.Question, i int) bool {
	if len(q.Clause.Subject) > 0 || q.Clause.Verb.Weight < 1 || asksPatient(q) {
		return false
	}
	found := false
	for v := range t.deeds(q, i) {
		if _, told := t.agent(v); told || !v.Passive {
			return false
		}
		found = true
	}
	return found
}

// personDoing answers who did something where the question names nobody before its
// verb, from the shape of the sentence; not sure where that tells nothing.
func (t *Text) personDoing(q question.Question, f Finding) (found Finding, sure bool) {
	i := f.Sentence
	if len(q.Clause.Subject) > 0 {
		return f, false
	}
	if one := t.nounDoer(q, i); !one.Empty() && !t.asVerb(q.Clause.Verb, i) {
		return f.yes(0.3, one), true
	}
	described, ok := t.describedDoer(q, i)
	if j, one := t.namedNext(q, i); ok && !one.Empty() {
		f.Sentence = j
		return f.yes(0.2, one), true
	}
	done, known := t.doer(q, i)
	switch {
	case known && done.Empty():
		return f.no(NoPerson), true // whom the question names does it here
	case known && len(t.MentionsIn(done)) == 0 && len(t.PlacesIn(done)) == 0:
		return f.yes(-0.2, done), true // "a gunman" is one, but not named
	case known:
		return f.yes(0.3, done), true
	}
	if one, known := t.asAgent(q, i); known {
		return f.yes(0.3, one), true
	}
	if t.only(q, i) {
		return f.no(NoPerson), true
	}
	if ok {
		return f.yes(-0.2, t.PhraseSpan(described)), true
	}
	return f, false
}

// ownUnnamed is how much of a question a sentence has at least that answers who
// without a name.
const ownUnnamed = 0.5

// namesOnly reports whether sentence i has the deed of the question in no other way
// than by its noun: "the vandalism" tells nobody who did it.
func (t *Text) namesOnly(q question.Question, i int) bool {
	v, found := q.Clause.Verb, false
	if v.Weight < 1 || t.idiom(v, i) || deedNoun.MatchString(v.Fold) {
		return false
	}
	for _, w := range t.Words[i] {
		if question.Means(v, w) == 0 {
			continue
		}
		if !deedNoun.MatchString(w.Fold) || t.isVerb(i, w) || t.lightly(q, i, w) {
			return false
		}
		found = true
	}
	return found
}

// deedNoun ends a noun for a deed that is made from its verb.
var deedNoun = regexp.MustCompile(`.{3}(?:ism|[st]ion|ment|ance|ence)s?$`)

// doesAsVerb reports whether sentence i has the verb of the question, or one for
// it, as a verb: that "the winner predicted" something tells nobody who won.
func (t *Text) doesAsVerb(q question.Question, i int) bool {
	v := q.Clause.Verb
	return v.Weight == 0 || t.idiom(v, i) || slices.ContainsFunc(t.Words[i], func(w question.Word) bool {
		m := question.Means(v, w)
		return m == 1 || m > 0 && t.isVerb(i, w)
	})
}

// objectHere reports whether the sentence has anything of what the deed of the
// question is done to; true where that is a name, which may be meant in other
// ways, or nothing.
func (t *Text) objectHere(q question.Question, i int) bool {
	objects, beside := 0, false
	for n, w := range q.Clause.Rest {
		if held(q.Clause.Rest, n) {
			continue
		}
		if inWords(q.Clause.Around, w) && !isName(w) && w.Weight >= 1 {
			beside = true
			if t.here(q.Clause.Rest, n, i) > 0 || t.around(w, i) >= besideShare*0.8 {
				beside, objects = false, -len(q.Clause.Rest)
			}
		}
		if inWords(q.Clause.Around, w) || isName(w) {
			continue
		}
		if t.here(q.Clause.Rest, n, i) > 0 || t.takesUp(i) && t.before(w, i) > 0 {
			return true
		}
		if w.Weight >= 1 {
			objects++
		}
	}
	return objects <= 0 && !beside
}

// held reports whether a word is what the one has who is named right before it, and
// whom another follows: to take Toll's seat is to replace Toll.
func held(words []question.Word, n int) bool {
	return n > 0 && isName(words[n-1]) && words[n].Start-words[n-1].End <= len("'s ") && placeOf[words[n].Stem]
}

// placeOf are nouns for what somebody has whom another one follows, as stems.
var placeOf = stemsOf(`seat post job position place office role spot chair`)

// nearestPerson returns the person that stands nearest to the deed and is not
// named in the question.
func (t *Text) nearestPerson(q question.Question, i int) onrecord.Span {
	near := t.deedAt(q, i)
	best, least := onrecord.Span{}, 1<<30
	for _, m := range t.MentionsIn(t.Sentences[i].Span) {
		d := gap(m.Span, near)
		if first := m.TitleFirst(); first > 0 && t.HasTag(first-1, "IN", "POS") {
			d += behindDeed // "the daughter of Ada Brand" is another
		}
		if m.Start > near.Start {
			d += behindDeed
		}
		if t.inQuestion(q, m) {
			if t.onlyOne(m) {
				continue
			}
			d += ofQuestion
		}
		if m.Name >= 0 && t.Names[m.Name].Kind == onrecord.Person && d < least && !t.asked(q, m.Span) {
			best, least = m.Span, d
		}
	}
	return best
}

// inQuestion reports whether a mention is of somebody whom the question names, in
// full or by the last name.
func (t *Text) inQuestion(q question.Question, m text.NameMention) bool {
	if m.Name < 0 {
		return false
	}
	full := t.fullName(m.Name)
	return slices.ContainsFunc(q.Names, func(n question.Name) bool {
		return !slices.ContainsFunc(n.Words, func(w question.Word) bool { return !inWords(full, w) })
	})
}

// onlyOne reports whether nobody else in the article has the last name of a mention, so
// that a question with that name can mean no relative.
func (t *Text) onlyOne(m text.NameMention) bool {
	full := t.fullName(m.Name)
	if len(full) == 0 {
		return true
	}
	last := full[len(full)-1]
	return !slices.ContainsFunc(t.Names, func(n text.Named) bool {
		words := t.split(n.Full)
		return n.Kind == onrecord.Person && n.Full != t.Names[m.Name].Full && inWords(words, last)
	})
}

// ofQuestion is how many bytes further away such a one counts: it is hardly the
// one who is asked for, but may be a relative.
const ofQuestion = 200

// behindDeed is how many bytes further away a person counts behind the verb:
// the one who does it stands before it.
const behindDeed = 40

// doer returns who does, in sentence i, what the question asks for: the subject
// of that verb, or what stands behind "by"; or to whom it is done, where the
// question is passive. It is empty but known where only those do it whom the
// question names.
func (t *Text) doer(q question.Question, i int) (who onrecord.Span, known bool) {
	part, done := t.agent, q.Clause.Verb.Weight > 0 && asksPatient(q)
	if done {
		part = t.patient
	}
	for tok := t.Sentences[i].First; tok < t.Sentences[i].End; tok++ {
		if question.Means(q.Clause.Verb, t.word(i, tok)) == 0 || !t.HasTag(tok, "VB", "VBD", "VBG", "VBN", "VBP", "VBZ") {
			continue
		}
		v, ok := t.VerbAt(tok)
		if !ok || t.HasTag(tok, "VBG") && !t.Finite(v) && t.HasTag(tok+1, "NN", "NNS") && !done {
			continue // "the organizing director"
		}
		if one := t.helped(i, v); !one.Empty() && !done && !t.asked(q, one) {
			return one, true
		}
		if one := t.nameOfWho(v); !one.Empty() && !done && !t.asked(q, one) {
			return one, true
		}
		p, ok := part(v)
		if !ok {
			continue
		}
		if p, ok = t.beforeTime(t.beforePlace(i, v, p)); !ok {
			continue
		}
		if p, ok = t.named(p); !ok {
			continue
		}
		span := t.withName(p, t.andBefore(i, p, t.calledName(p, t.PhraseSpan(p))))
		if one := t.nameBefore(p); !one.Empty() {
			span = one
		}
		if one := t.ownerBefore(p); !one.Empty() {
			span = one
		}
		if one := t.addedTo(v); !one.Empty() && !t.personAt(p.Head) {
			span = one
		}
		if one := t.personBefore(v); !one.Empty() && !done && !v.Passive {
			span = one
		}
		switch {
		case strings.EqualFold(t.Word(p.First), "no"):
			known = true // "no group claimed it"
		case t.HasTag(p.Head, "PRP", "WP", "WDT", "DT"):
			if one := t.lastNamedBy(i, p.Head); !one.Empty() && !t.asked(q, one) {
				return one, true
			}
		case !t.asked(q, span):
			return span, true
		case t.personAt(p.Head):
			known = true
		}
	}
	return onrecord.Span{}, known
}

// byPronoun reports whether the subject of the deed of a question is, in sentence i, a
// pronoun for somebody who is known.
func (t *Text) byPronoun(q question.Question, i int) bool {
	if len(q.Clause.Subject) > 0 || q.Clause.Verb.Weight < 1 || asksPatient(q) {
		return false
	}
	for tok := t.Sentences[i].First; tok < t.Sentences[i].End; tok++ {
		if question.Means(q.Clause.Verb, t.word(i, tok)) == 0 {
			continue
		}
		if v, ok := t.VerbAt(tok); ok {
			p, ok := t.agent(v)
			return ok && t.HasTag(p.Head, "PRP") && t.Antecedent(p.Head) >= 0
		}
	}
	return false
}

// mostSaid is how much of what was said must be there, where the deed is to say it.
const mostSaid = 0.6

// restShare returns how much of the plain words behind the verb of a question
// sentence i has; 1 where there are none.
func (t *Text) restShare(q question.Question, i int) float64 {
	all, here := 0.0, 0.0
	for n, w := range q.Clause.Rest {
		if isName(w) || w.Weight < 1 {
			continue
		}
		all++
		here += t.here(q.Clause.Rest, n, i)
	}
	if all == 0 {
		return 1
	}
	return here / all
}

// passive is a question for the one to whom something is done.
var passive = spaced(`(?i)^\s*(?:is|are|was|were|(?:will|would|should|could|can|must|has|have|had|to) (?:be|been)) (?:\w+ly )?\p{Ll}+`)

// asksPatient reports whether a question asks to whom something is done: "who is sued",
// but not "who is suing".
func asksPatient(q question.Question) bool {
	return passive.MatchString(q.About) && !strings.HasSuffix(q.Clause.Verb.Fold, "ing")
}

// patient returns the phrase of the one to whom a verb is done.
func (t *Text) patient(v text.Verb) (text.Phrase, bool) {
	if v.Passive || !t.Finite(v) && t.HasTag(v.Main, "VBN") {
		return t.Subject(v)
	}
	return t.PhraseAt(t.objectAt(v))
}

// objectAt returns the token at which the object of a verb begins: behind the other verbs
// that "and" joins to it, "shot and wounded the mayor".
func (t *Text) objectAt(v text.Verb) int {
	end := v.End
	for (t.Lower(end) == "and" || t.Lower(end) == "or") && t.HasTag(end+1, t.Tokens[v.Main].Tag, "VBD", "VBN") {
		end += 2
	}
	return end
}

// asAgent returns who, in sentence i, is said to be the one who did what the
// question asks for: "Brand was the winner of the race".
func (t *Text) asAgent(q question.Question, i int) (onrecord.Span, bool) {
	for tok := t.Sentences[i].First; tok < t.Sentences[i].End; tok++ {
		if m := question.Means(q.Clause.Verb, t.word(i, tok)); m < 0.8 || m == 1 || !t.HasTag(tok, "NN") {
			continue
		}
		p, ok := t.PhraseAt(tok)
		if !ok || p.First == 0 || p.Head != tok {
			continue
		}
		be, ok := t.VerbAt(p.First - 1)
		if !ok || t.Lemma(be.Main) != "be" || be.Negated {
			continue
		}
		if who, ok := t.Subject(be); ok && !t.HasTag(who.Head, "PRP", "WP", "WDT", "DT") && !t.asked(q, t.PhraseSpan(who)) {
			return t.PhraseSpan(who), true
		}
	}
	return onrecord.Span{}, false
}

// named returns what a phrase behind a form of "be" is said of: in "Lindow is a
// member and asked", the member is Lindow. Other phrases it returns as they are.
func (t *Text) named(p text.Phrase) (text.Phrase, bool) {
	if p.First == 0 {
		return p, true
	}
	if be, ok := t.VerbAt(p.First - 1); ok && t.Lemma(be.Main) == "be" {
		return t.Subject(be)
	}
	return p, true
}

// agent returns the phrase of the one who does a verb.
func (t *Text) agent(v text.Verb) (text.Phrase, bool) {
	if !v.Passive && (t.Finite(v) || !t.HasTag(v.Main, "VBN")) {
		return t.Subject(v)
	}
	for i := v.End; i < min(v.End+farAgent, t.Sentences[t.Tokens[v.Main].Sentence].End); i++ {
		if t.HasTag(i, "VBD", "VBZ", "VBP", "MD", ":") {
			break
		}
		if t.Lower(i) != "by" {
			continue
		}
		p, ok := t.PhraseAt(i + 1)
		if ok && (i < v.End+agentReach || text.RoleNoun(t.Lemma(p.Head)) || t.personAt(p.Head)) {
			return p, true
		}
	}
	return text.Phrase{}, false
}

// How many tokens behind a passive verb its "by" may stand, with anything behind it, and
// with somebody who acts: "was jailed for nine years in Lindow on Friday by a judge".
const (
	agentReach = 6
	farAgent   = 16
)

// only reports whether sentence i has the deed of the question as a noun
// alone: "the shootings in Port Ames" tells nobody who shot.
func (t *Text) only(q question.Question, i int) bool {
	found := false
	for _, w := range t.Words[i] {
		m := question.Means(q.Clause.Verb, w)
		if m > 0 && (!t.isNoun(i, w) || t.lightly(q, i, w)) || m > 0.8 && m < 1 {
			return false
		}
		found = found || m == 1
	}
	return found
}

// lightly reports whether a noun of sentence i is the object of a finite verb that
// tells little, and so says what its own verb would: "Lindow is holding talks",
// "they made the decision". Whom the question names has to be its subject.
func (t *Text) lightly(q question.Question, i int, w question.Word) bool {
	v, ok := t.lightVerbOf(i, w)
	if !ok || v.Negated {
		return false
	}
	who, ok := t.Subject(v)
	last := len(q.Clause.Subject) - 1
	if !ok || last < 0 || !isName(q.Clause.Subject[last]) {
		return ok
	}
	if n := t.Antecedent(who.Head); n >= 0 {
		return t.goesBy(t.Names[n].Full, q.Clause.Subject[last])
	}
	return inWords(t.split(t.In(t.PhraseSpan(who))), q.Clause.Subject[last])
}

// lightVerbOf returns the finite verb that tells little and has a noun of sentence i
// for its object.
func (t *Text) lightVerbOf(i int, w question.Word) (text.Verb, bool) {
	p, ok := t.PhraseAt(t.TokenAt(t.Place(i, w).Start))
	if !ok || p.First == t.Sentences[i].First {
		return text.Verb{}, false
	}
	v, ok := t.VerbAt(p.First - 1)
	return v, ok && lightVerb[t.Lemma(v.Main)] && t.Finite(v) && !v.Passive
}

// lightVerb are verbs that a noun behind them tells the deed of, as lemmas.
var lightVerb = set("make", "hold", "conduct", "have", "give", "take", "launch", "begin", "start", "open", "continue", "resume", "pay", "deliver", "stage", "perform", "mount", "undergo", "reach", "accept", "grant", "do")

// pastOnly are past forms that are no noun, whatever they were tagged as.
var pastOnly = set("struck", "sought", "brought", "taught", "fought", "caught", "kept", "swept", "sent", "spent", "built", "held", "told", "sold",
	"bought", "heard", "fled", "won", "lost", "met", "dealt", "slain", "stole", "sued", "fired", "quit")

// isNoun reports whether word w of sentence i is used as a noun: a plural, or
// with an article, an adjective or a possessive before it, and no object
// behind it.
func (t *Text) isNoun(i int, w question.Word) bool {
	at := t.TokenAt(t.Place(i, w).Start)
	if t.HasTag(at, "VBG") && t.HasTag(at+1, "NN") && text.RoleNoun(t.Lemma(at+1)) {
		return true // "the organizing director"
	}
	if pastOnly[w.Fold] {
		return false
	}
	if at > 0 && strings.HasSuffix(w.Fold, "ing") && (t.Lower(at-1) == "all" || t.Lower(at-1) == "both") {
		return false // "Brand and Toll all calling for a dam"
	}
	if t.HasTag(at+1, "CD", "DT", "PRP", "PRP$", "NNP", "$") || t.Lower(at+1) == "between" && at > 0 && t.NamedAt(at-1) != nil || at > 0 && strings.EqualFold(t.Word(at-1), "longer") {
		return false
	}
	return t.HasTag(at, "NNS") || t.HasTag(at, "NN") && at > 0 && t.HasTag(at-1, "DT", "JJ", "PRP$", "POS", "NNP", "NN")
}
