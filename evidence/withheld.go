package evidence

import (
	"regexp"
	"slices"
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
	case t.turned(q, i, m), t.wholeOfOthers(q, i, m):
		return NoDeed
	case t.notThere(q, i), deniedBehind.MatchString(t.Text[m.whole.End:t.Sentences[i].Span.End]):
		return NotSo
	case !ok && deniedBefore.MatchString(t.Text[t.Sentences[i].Span.Start:m.whole.Start]):
		return NotSo
	case !ok:
		return ""
	case t.leavesPlace(q, i, v), t.startsFrom(i, m, v):
		return NoDeed
	case hasAsked(q) && lacking[t.Lemma(v.Main)] && !t.speaksIn(q, i, v):
		return OnlyMay
	case t.nounStance(q, i, m, v) == Denied:
		return NotSo
	case t.nounStance(q, i, m, v) == Supposed && Asks(q) == Done:
		return OnlyMay
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

// Refuses reports whether the sentence that holds a number, a span with its hedge, tells it
// of another place, time, owner or deed than the question, or as what is not so.
func (t *Text) Refuses(q question.Question, number onrecord.Span) bool {
	i := t.SentenceAt(number.Start)
	if i >= len(t.Sentences) {
		return false
	}
	all := t.candidates(q, i)
	m := measure{number: number, whole: number}
	for _, o := range all {
		if o.whole.Overlaps(number) {
			m = o
		}
	}
	why := t.withheld(q, i, m)
	return why == NotSo || why == NoDeed || t.ofOtherPair(q, i, m, all) || t.circumstanceOf(q, i, m, all) == ofOthers
}

// deniedBehind is how somebody denies what a sentence has told before.
var deniedBehind = spaced(`(?i)\b(?:den(?:y|ies|ied)|disput(?:e|es|ed)|refut(?:e|es|ed)|reject(?:s|ed)?) (?:this|it|that|(?:the|this|that) (?:claim|report|figure|number|charge|account)s?)\b`)

// notThere reports whether sentence i has a place that the question names only as one
// where it is not so: "to Harwick, not to Tarn".
func (t *Text) notThere(q question.Question, i int) bool {
	s := t.Sentences[i].Span
	return !q.Clause.Negated && slices.ContainsFunc(placesAsked(q), func(w question.Word) bool {
		found := false
		for _, x := range t.Words[i] {
			if question.Means(w, x) == 0 {
				continue
			}
			if !deniedPlace.MatchString(t.Text[s.Start:t.Place(i, x).Start]) {
				return false
			}
			found = true
		}
		return found
	})
}

// deniedPlace is what stands right before such a place.
var deniedPlace = spaced(`(?i)\b(?:not|never|instead of|rather than)(?: (?:to|in|at|into|from))?(?: the)? $`)

// wholeOfOthers reports whether a number of sentence i is a whole with which the sentence
// opens, where the question asks for a part with a name, or which of several numbers is
// whose is only told by their order: "of the 900 boats, 300 are from Sark".
func (t *Text) wholeOfOthers(q question.Question, i int, m measure) bool {
	s := t.Sentences[i].Span
	if len(q.Clause.Subject) > 0 && hasNameIn(q.Clause.Subject) && inOrder.MatchString(t.Say(i)) {
		return true
	}
	return openingWhole.MatchString(t.Text[s.Start:m.whole.Start]) && hasNameIn(question.Content(question.Words(q.Focus))) && !t.circumstancesIn(t.countedBy(m), ownersAsked(q))
}

var (
	inOrder      = spaced(`(?i)\brespectively\b`)
	openingWhole = spaced(`^["“]?(?:Of|Among|Out of) (?:the|its|their|some|about) $`)
)

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
		return word != "that" && definite(word)
	}
}

// sameDeed reports whether a verb of sentence i tells what a question asks about, which
// may be no more than where something is, or who has it.
func (t *Text) sameDeed(q question.Question, i int, v text.Verb) bool {
	if q.Clause.Verb.Weight >= 1 {
		return question.Means(q.Clause.Verb, t.word(i, v.Main)) > 0
	}
	lemma := t.Lemma(v.Main)
	return beingThere(q) || lemma == "be" || lemma == "have" || q.Clause.Verb.Weight > 0 && question.Means(q.Clause.Verb, t.word(i, v.Main)) > 0
}

// lacking are verbs, as lemmas, whose object nobody has yet.
var lacking = set("need", "want", "seek", "lack", "demand", "request", "require")

// hasAsked reports whether a question asks how many somebody has.
func hasAsked(q question.Question) bool {
	return q.Clause.Verb.Weight == 0 && len(q.Clause.Subject) > 0 && units[q.Focus] == "" && !moneyAsked(q) && Asks(q) == Done
}

// speaksIn reports whether a question has the verb v of sentence i.
func (t *Text) speaksIn(q question.Question, i int, v text.Verb) bool {
	_, share := best(t.word(i, v.Main), q.Need)
	return share > 0
}

// nounStance returns how sentence i holds a deed that it tells as a noun, of which a number
// stands behind: "prevented the killing of 12", "the planned sale of 40 boats".
func (t *Text) nounStance(q question.Question, i int, m measure, v text.Verb) Stance {
	of := t.TokenAt(m.whole.Start) - 1
	if of <= t.Sentences[i].First+1 || t.Lower(of) != "of" || question.Means(q.Clause.Verb, t.word(i, of-1)) == 0 {
		return Done
	}
	p, ok := t.PhraseAt(of - 1)
	switch {
	case !ok:
		return Done
	case t.Lower(p.First) == "no":
		return Denied
	case unreal[t.Lower(of-2)]:
		return Supposed
	case v.End == p.First:
		return max(deedHolds[t.Lemma(v.Main)], t.ownStance(i, v))
	}
	return Done
}

// unreal are words before a noun for what is not done yet, or not for certain.
var unreal = set("planned", "proposed", "possible", "potential", "alleged", "attempted", "expected", "threatened", "suggested")

// startsFrom reports whether a number of sentence i is the one from which something rose or
// fell to another: "grew from 300 boats to 500".
func (t *Text) startsFrom(i int, m measure, v text.Verb) bool {
	return risesOrFalls[t.word(i, v.Main).Stem] && t.Lower(t.TokenAt(m.whole.Start)-1) == "from" && toNumber.MatchString(t.Text[m.number.End:t.Sentences[i].Span.End])
}

// toNumber is the number that something rose or fell to, behind the one that it began with.
var toNumber = spaced(`(?i)^[^,;:]{0,40} to (?:\p{L}+ ){0,2}[$€£]?(?:\d|` + spelled + `)`)

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
