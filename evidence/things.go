package evidence

import (
	"regexp"
	"slices"

	"onrecord"
	"onrecord/question"
)

var inMarks = regexp.MustCompile(`["“]([^"“”]{2,80})["”]|''([^']{2,80})''`)

// inAnyMarks is inMarks without a limit of length.
var inAnyMarks = regexp.MustCompile(`["“„«]([^"“”„«»]+)["”“»]|''([^']+)''`)

// thing answers which one, what and a search: the sentence
// must have the deed.
func (t *Text) thing(q question.Question, f Finding) Finding {
	i := f.Sentence
	if one, worth := t.thingNamed(q, i); !one.Empty() {
		return f.yes(worth, one)
	}
	if calledAsked(q) || sortAsked.MatchString(q.Line) {
		f.Score -= noSort
	}
	if q.Kind == question.Search && strange(q, f.Cover, false) {
		return f.no(NoDeed) // "the harbour toll" where nothing is said of a toll
	}
	if t.deed(q, i) < 0.45 || q.Kind == question.What && q.Focus == "" && !t.told(q, i) {
		return f.no(NoDeed)
	}
	if q.Kind == question.What && q.Focus == "" && !t.subjectDoes(q, i) {
		return f.no(NoName)
	}
	if classOf(q.Focus) == onrecord.Person && len(q.Clause.Subject) == 0 && q.Clause.Verb.Weight >= 1 && (t.doneToOther(q, i) || t.only(q, i)) {
		return f.no(NoDeed)
	}
	bonus := 0.0
	if q.Focus != "" && len(q.Clause.Subject) == 0 && q.Clause.Verb.Weight >= 1 && classOf(q.Focus) != "" && !t.objectHere(q, i) {
		return f.no(NoDeed) // it is done to something else
	}
	if ofMaker(q) && !t.restNamed(q, i) {
		return f.no(NoDeed) // a book of theirs is not the one about Toll
	}
	if noun, ok := t.focusNoun(q); ok {
		if _, m := best(noun, t.Words[i]); m > 0 {
			bonus = 0.45
		}
	}
	if q.Kind != question.What {
		return f.yes(bonus, onrecord.Span{})
	}
	if wanted := classOf(q.Focus); wanted != "" && !sortAsked.MatchString(q.Line) {
		one := t.nearestOf(q, i, wanted)
		if wanted != onrecord.Place && q.Clause.Verb.Weight >= 1 && (!t.does(q, i) || t.onlyThoseWho(q, i)) {
			return f.no(NoDeed) // that there is a senator tells not which one did it
		}
		switch {
		case !one.Empty() && wanted != onrecord.Body:
			return f.yes(bonus+0.45, one)
		case !one.Empty():
			return f.yes(bonus+0.1, one) // what names a body is less sure
		case wanted == onrecord.Person && !t.told(q, i):
			return f.no(NoPerson)
		case wanted != onrecord.Body:
			return f.yes(bonus-0.3, one)
		}
	}
	if short := t.marked(q, i); !short.Empty() {
		return f.yes(bonus+0.1, short)
	}
	if q.Focus != "" && bonus == 0 && t.deed(q, i) < mostOf {
		return f.no(NoDeed)
	}
	if q.Focus != "" && !t.told(q, i) && (!t.coreNames(q, i) || bonus == 0 && t.deed(q, i) < nearlyAll) {
		return f.no(NoDeed)
	}
	return f.yes(bonus, onrecord.Span{})
}

// thingNamed returns what a question asks for where the shape of sentence i tells it: a
// title, what something is called, of what sort it is, what fills the place of "which
// something"; and what such an answer is worth.
func (t *Text) thingNamed(q question.Question, i int) (one onrecord.Span, worth float64) {
	if one = t.workBy(q, i); !one.Empty() {
		return one, 1.5 * byObject
	}
	if calledAsked(q) {
		if one = t.calledWhat(q, i); !one.Empty() {
			return one, 2 * byObject
		}
	}
	if sortAsked.MatchString(q.Line) {
		return t.sortOf(q, i), 2*byObject + t.deed(q, i)
	}
	one, sure := t.filled(q, i)
	return one, byObject * sure
}

// restNamed reports whether sentence i has every name behind the verb of a question for
// what somebody made, or takes it up.
func (t *Text) restNamed(q question.Question, i int) bool {
	for n, w := range q.Clause.Rest {
		if isName(w) && !inWords(q.Clause.Around, w) && t.here(q.Clause.Rest, n, i) == 0 && !(t.takesUp(i) && t.before(w, i) > 0) {
			return false
		}
	}
	return true
}

// mostOf is how much of the plain words of a question a sentence has at least
// that neither has the noun that is asked for nor names what it could be.
const mostOf = 0.75

// byObject is the bonus for what stands behind the verb that is asked about.
const byObject = 0.6

// coreNames reports whether sentence i has, or takes up, the names of the question
// that do not tell of circumstances.
func (t *Text) coreNames(q question.Question, i int) bool {
	for n, w := range q.Need {
		if isName(w) && !inWords(q.Clause.Around, w) && t.here(q.Need, n, i) == 0 && !(t.takesUp(i) && t.before(w, i) > 0) {
			return false
		}
	}
	return true
}

// marked returns the first words in quotation marks in sentence i that the
// question does not have: a title, a name. Empty where it asks what somebody
// did.
func (t *Text) marked(q question.Question, i int) onrecord.Span {
	if does(q) && q.Focus == "" {
		return onrecord.Span{}
	}
	for _, m := range inMarks.FindAllStringIndex(t.Say(i), -1) {
		s := onrecord.Span{Start: t.Sentences[i].Span.Start + m[0], End: t.Sentences[i].Span.Start + m[1]}
		if !t.asked(q, s) && !t.spoken(s) && (titled.MatchString(t.In(s)) || t.called(q, i, s)) {
			return s
		}
	}
	return onrecord.Span{}
}

// titled tells what can be a title or a name in quotation marks from what was
// said.
var titled = regexp.MustCompile(`^["“']+\p{Lu}[^.,;]*["”']+$`)

// called reports whether words in quotation marks stand right behind the noun
// that is asked for, or the verb: "the slogan “no pier”", "they chanted “no pier”".
func (t *Text) called(q question.Question, i int, s onrecord.Span) bool {
	asked := question.Content(question.Words(q.Focus))
	if q.Clause.Verb.Weight > 0 {
		asked = append(asked, q.Clause.Verb)
	}
	for _, w := range t.Words[i] {
		p := t.Place(i, w)
		if p.End <= s.Start && s.Start-p.End <= calledWithin && slices.ContainsFunc(asked, func(a question.Word) bool { return question.Means(a, w) > 0 }) {
			return true
		}
	}
	return len(asked) == 0
}

// calledWithin is how many bytes may stand between such a word and what is in
// quotation marks.
const calledWithin = 12

// does reports whether a question asks what its subject does or did.
func does(q question.Question) bool {
	switch q.Clause.Aux {
	case "did", "does", "do":
		return len(q.Clause.Subject) > 0
	}
	return false
}

// subjectDoes reports whether the subject of a question for what somebody did
// stands in sentence i, or is taken up by it, and the deed is not done "by"
// somebody else.
func (t *Text) subjectDoes(q question.Question, i int) bool {
	if !does(q) {
		return true
	}
	if !t.subjectNoun(q, i) {
		return false
	}
	by, ok := t.doneBy(q, i)
	return !ok || inWords(t.split(t.In(by)), q.Clause.Subject[len(q.Clause.Subject)-1])
}

// doneBy returns the phrase behind "by" where sentence i has the verb of the
// question as a passive one.
func (t *Text) doneBy(q question.Question, i int) (onrecord.Span, bool) {
	for tok := t.Sentences[i].First; tok < t.Sentences[i].End; tok++ {
		v, ok := t.VerbAt(tok)
		if !ok || !v.Passive || question.Means(q.Clause.Verb, t.word(i, tok)) == 0 {
			continue
		}
		if p, ok := t.agent(v); ok {
			return t.PhraseSpan(p), true
		}
	}
	return onrecord.Span{}, false
}
