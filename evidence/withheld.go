package evidence

import (
	"regexp"
	"strings"

	"onrecord"
	"onrecord/question"
	"onrecord/text"
)

// This file keeps numbers back that a sentence tells of the deed of a question, and not
// as the question has it: of what is not so, only may be, or was undone.

// withheld returns why a number of sentence i, which counts what is asked, is no answer;
// empty where nothing speaks against it.
func (t *Text) withheld(q question.Question, i int, m measure) Reason {
	if deniedNumber.MatchString(t.Text[t.Sentences[i].Span.Start:m.whole.Start]) && !comparing.MatchString(t.In(m.whole)) {
		return NotSo
	}
	v, ok := t.governor(i, m.whole)
	switch {
	case t.turned(q, i, m):
		return NoDeed
	case !ok && deniedBefore.MatchString(t.Text[t.Sentences[i].Span.Start:m.whole.Start]):
		return NotSo
	case !ok:
		return ""
	case t.leavesPlace(q, i, v):
		return NoDeed
	case none.MatchString(t.In(m.number)), t.knownOtherwise(q, i, m, v):
		return ""
	}
	switch t.stanceOf(q, i, v) {
	case Denied:
		if !q.Clause.Negated {
			return NotSo
		}
	case Intended:
		if Asks(q) == Done && beingThere(q) {
			return Ahead
		}
	case Supposed:
		if Asks(q) == Done && ofFact(q) {
			return OnlyMay
		}
	}
	return ""
}

// doubtOf returns what a number of sentence i leaves open that answers: that what it
// counts is still to come, or only may be.
func (t *Text) doubtOf(q question.Question, i int, m measure) Doubt {
	v, ok := t.governor(i, m.whole)
	if !ok || none.MatchString(t.In(m.number)) || t.knownOtherwise(q, i, m, v) {
		return ""
	}
	holds := t.stanceOf(q, i, v)
	switch {
	case holds <= Asks(q):
		return ""
	case holds == Supposed:
		return MayBe
	case holds == Intended:
		return ToCome
	}
	return ""
}

// Denies reports whether the sentence that holds a number, a span with its hedge, tells it
// as what is not so, where the question does not ask for that.
func (t *Text) Denies(q question.Question, number onrecord.Span) bool {
	i := t.SentenceAt(number.Start)
	return i < len(t.Sentences) && !q.Clause.Negated && t.withheld(q, i, measure{number: number, whole: number}) == NotSo
}

// deniedNumber is how a number is denied right before it: "not 500 but 300".
var deniedNumber = spaced(`(?i)(?:\bnot|\b(?:none|neither) of (?:the|its|their|his|her|these|those)|\bwithout(?: the| its| any of the)?|\b(?:instead of|rather than|far from)(?: the)?) $`)

// deniedBefore is how a deed is denied right before a number, where no verb was read: "no
// longer sails twice a week".
var deniedBefore = spaced(`(?i)\b(?:not|never|no longer) \p{L}+ $`)

// comparing is how a number begins that "not" turns into another bound: "not more than".
var comparing = spaced(`(?i)^(?:more|less|fewer|just|only) `)

// knownOtherwise reports whether a number of sentence i hangs on another verb than the
// one asked about, and is taken to be known, "did not free the 12 men who were arrested",
// or only describes a noun before it: "did not reach a port of 3,000 people".
func (t *Text) knownOtherwise(q question.Question, i int, m measure, v text.Verb) bool {
	if t.sameDeed(q, i, v) {
		return false
	}
	switch word := t.Lower(t.TokenAt(m.whole.Start) - 1); word {
	case "of", "with", "its", "their", "his", "her", "these", "those":
		return true
	default:
		return definite(word)
	}
}

// sameDeed reports whether a verb of sentence i tells what a question asks about, which
// may be no more than where something is, or who has it.
func (t *Text) sameDeed(q question.Question, i int, v text.Verb) bool {
	if q.Clause.Verb.Weight >= 1 {
		return question.Means(q.Clause.Verb, t.word(i, v.Main)) > 0
	}
	lemma := t.Lemma(v.Main)
	return beingThere(q) || lemma == "be" || lemma == "have" || lemma == q.Clause.Verb.Fold
}

// leavesPlace reports whether a question asks how many are somewhere, and a verb of
// sentence i tells of those who leave.
func (t *Text) leavesPlace(q question.Question, i int, v text.Verb) bool {
	w := t.word(i, v.Main)
	if _, asked := best(w, q.Need); asked > 0 || !beingThere(q) {
		return false
	}
	return leaving[w.Stem] || w.Stem == "pull" && t.Lower(v.Main+1) == "out"
}

var leaving = stemsOf(`withdraw leave depart exit quit evacuate remove expel vacate`)

// beingThere reports whether a question asks how many are, or somebody has, somewhere.
func beingThere(q question.Question) bool {
	return q.Clause.Verb.Weight == 0 && units[q.Focus] == "" && !moneyAsked(q) && hasNameIn(q.Clause.Rest)
}

// ofFact reports whether a question asks for what was done, or what is so somewhere.
func ofFact(q question.Question) bool {
	switch q.Clause.Aux {
	case "did", "was", "were", "has", "have", "had":
		return true
	case "":
		return strings.HasSuffix(q.Clause.Verb.Fold, "ed") || inWords(question.Words("died won lost fell rose came went got"), q.Clause.Verb)
	}
	return beingThere(q)
}

var (
	maybeAsked  = regexp.MustCompile(`(?i)\b(?:may|might|could|would|should|must|can)\b`)
	futureAsked = regexp.MustCompile(`(?i)\b(?:will|shall|going to|to be|(?:is|are)\b.*\p{L}{2}ing)\b`)
)

// Asks returns how far from done the deed of a question itself is.
func Asks(q question.Question) Stance {
	switch {
	case maybeAsked.MatchString(q.Line):
		return Supposed
	case futureAsked.MatchString(q.Line):
		return Intended
	}
	return Done
}
