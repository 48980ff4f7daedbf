package evidence

import (
	"regexp"
	"slices"
	"strings"

	"onrecord"
	"onrecord/question"
)

// Reason says why a sentence does not answer.
type Reason string

// The reasons, by how near the sentence came.
const (
	Unrelated Reason = "nothing is said about it"
	NoName    Reason = "it is not about the one who is named"
	NoGoal    Reason = "it is not about the place that is named"
	NoDeed    Reason = "something is said about it, but not this"
	NoCount   Reason = "no number is given for it"
	NoDate    Reason = "no date is given for it"
	NoPlace   Reason = "no place is given for it"
	Elsewhere Reason = "no number is given for that place"
	NoCause   Reason = "no reason is given for it"
	NoPerson  Reason = "nobody is named for it"
	NotSo     Reason = "the only number is of what is said not to be so"
	Ahead     Reason = "the only number is of what is still to come"
	OnlyMay   Reason = "the only number is of what may be, is wanted or is claimed"
	Unknown   Reason = "the article says that it is not known"
)

// Finding is what a sentence says to a question.
type Finding struct {
	Sentence int // index in Text.Sentences
	Answers  bool
	Reason   Reason        // why not, where it does not answer
	Score    float64       // higher is better; comparable between findings for one question
	Short    onrecord.Span // the short answer, in Text.Text; empty: the sentence as a whole
	Verdict  Verdict       // for a question to be answered yes or no
	Cover    Coverage
	Doubt    Doubt // what it leaves open, where it was reconsidered
}

// Judge decides whether sentence i of t answers q.
func Judge(q question.Question, t *Text, i int) Finding {
	if q.Kind == question.WhatSaid {
		return t.said(q, Finding{Sentence: i})
	}
	f := Finding{Sentence: i, Cover: t.Cover(q.Need, i)}
	f.Score = 0.3*f.Cover.Own + 0.3*f.Cover.Here + 0.4*f.Cover.All + 0.3*t.deed(q, i)
	f.Score += 0.25 * t.core(q, i)
	if _, ok := t.deedOf(q, i); ok && q.Clause.Verb.Weight >= 1 {
		f.Score += 0.25
	}
	f.Score += t.wholeNames(q, i)
	if t.Headline(i) {
		f.Score -= 0.4
	}
	if t.doneByOther(q, i) {
		f.Score -= 0.4
	}
	switch {
	case f.Cover.Own < 0.1 && !(t.members[i] && f.Cover.Here > 0.3) && !(q.Kind == question.Why && (t.explains(i) || t.cites(i) || t.behindWhy(i))) && q.Kind != question.WhoHolds || f.Cover.All < 0.4:
		return f.no(Unrelated)
	case !t.namesAgree(q, i), t.ofAnother(q, i):
		return f.no(NoName)
	case t.wayMissing(q, i):
		return f.no(NoGoal)
	case t.unknown(q, i) && !(q.Kind == question.HowMany && (t.farFromPlace(q, i) || !t.subjectAgrees(q, i, true))):
		return f.no(Unknown)
	case t.undoes(q, i):
		return f.no(NoDeed)
	}
	switch q.Kind {
	case question.HowMany:
		return t.count(q, f)
	case question.When:
		return t.date(q, f)
	case question.Where:
		return t.place(q, f)
	case question.Why:
		return t.cause(q, f)
	case question.Who, question.WhoHolds:
		return t.person(q, f)
	case question.WhoIs:
		return t.whoIs(q, f)
	case question.YesNo:
		return t.verdict(q, f)
	case question.List:
		return t.list(q, f)
	case question.Happened:
		return t.happened(q, f)
	}
	return t.thing(q, f)
}

func (f Finding) no(r Reason) Finding {
	f.Answers, f.Reason = false, r
	return f
}

func (f Finding) yes(bonus float64, short onrecord.Span) Finding {
	f.Answers, f.Short = true, short
	f.Score += bonus
	return f
}

func inWords(words []question.Word, w question.Word) bool {
	return slices.ContainsFunc(words, func(x question.Word) bool { return x.Stem == w.Stem })
}

// isName reports whether a word of a question names somebody or something:
// a capital, or a country in any spelling.
func isName(w question.Word) bool { return w.Cap && w.Weight >= 1.5 || w.Country() }

// deed returns how much of the plain words of the question, what is done and
// to what, the sentence itself has, or takes up from the one before.
func (t *Text) deed(q question.Question, i int) float64 {
	total, got := 0.0, 0.0
	takesUp := t.takesUp(i)
	for _, w := range q.Need {
		if isName(w) || w.Weight < 1 && w.Stem != q.Clause.Verb.Stem || isTime(w) && q.Kind == question.HowMany {
			continue
		}
		if moneyAsked(q) && moneyNoun.MatchString(w.Fold) {
			continue // an amount says it
		}
		total++
		_, here := best(w, t.Words[i])
		if here == 0 && t.idiom(w, i) {
			here = 0.8
		}
		if here == 0 && takesUp {
			here = t.before(w, i)
		}
		if here == 0 {
			here = t.otherwise(q, w, i)
		}
		if here == 0 && w.Stem == q.Clause.Verb.Stem && w.Weight < 1 && leavesOut[q.Kind] && t.does(q, i) {
			here = lightSaid
		}
		got += here
	}
	if total == 0 {
		return 1
	}
	return got / total
}

// lightSaid is what a verb that tells little counts for that a sentence leaves out, where it
// has the noun behind that.
const lightSaid = 0.5

// leavesOut are the kinds of questions for something beside a deed, which that still tells.
var leavesOut = map[question.Kind]bool{question.Why: true, question.When: true, question.Where: true, question.YesNo: true, question.List: true}

// otherwise returns how far what sentence i speaks of by a shorter form says
// w, or, of a circumstance, what stands around it.
func (t *Text) otherwise(q question.Question, w question.Word, i int) float64 {
	switch {
	case t.stands[i][w.Stem]:
		return 0.8
	case inWords(q.Clause.Around, w):
		return t.around(w, i)
	case w.Stem == q.Clause.Verb.Stem && t.goesThere(q, i):
		return 0.7
	}
	return 0
}

// core returns how much the sentence has of the verb of the question and of
// the word behind it, which say most of what is asked.
func (t *Text) core(q question.Question, i int) float64 {
	v := q.Clause.Verb
	if v.Weight < 1 {
		return 0.4
	}
	_, verb := best(v, t.Words[i])
	if len(q.Clause.Rest) == 0 {
		return verb
	}
	return 0.6*verb + 0.4*t.here(q.Clause.Rest, 0, i)
}

// does reports whether the sentence has the verb of the question, in any
// form, or another verb for it; true where the question has none. A verb that
// tells little, as in "go on trial", needs the noun behind it.
func (t *Text) does(q question.Question, i int) bool {
	v := q.Clause.Verb
	if t.goesThere(q, i) || t.speaksThere(q, i) {
		return true
	}
	if v.Weight < 1 {
		return v.Weight == 0 || len(q.Clause.Rest) == 0 && (q.Kind != question.Where || v.Stem == "happen" || t.has(v, i)) || len(q.Clause.Rest) > 0 && t.saysRest(q, i)
	}
	return t.has(v, i)
}

// saysRest reports whether the sentence has what stands right behind a verb that
// tells little; the verb too where that is a name, and the question asks who did it.
func (t *Text) saysRest(q question.Question, i int) bool {
	if isName(q.Clause.Rest[0]) && q.Kind == question.Who {
		return t.has(q.Clause.Verb, i)
	}
	first := 0
	if q.Kind == question.YesNo { // its other gates look at the object as a whole: "want a big fleet"
		first = max(slices.IndexFunc(q.Clause.Rest, func(w question.Word) bool { return w.Weight >= 1 }), 0)
	}
	return t.here(q.Clause.Rest, first, i) > 0
}

// has reports whether the sentence has a verb, or another verb or idiom for
// it.
func (t *Text) has(v question.Word, i int) bool {
	if t.idiom(v, i) {
		return true
	}
	for _, w := range t.Words[i] {
		switch m := question.Means(v, w); {
		case m > 0 && w.Cap && w.Start > 0 && !t.isVerb(i, w): // "the Foundation" was not founded
		case m > 0 && w.Weight == 0 && !t.isVerb(i, w): // "his own fortune" is not what he owns
		case m > 0 && possible.MatchString(w.Fold) && !possible.MatchString(v.Fold): // who can be moved was not
		case m > 0.8, m > 0 && (t.isVerb(i, w) || t.measured(i, w) || t.madeInto(i, w)):
			return true
		}
	}
	return false
}

// madeInto reports whether a noun of sentence i tells a deed as its verb would: as the
// object of a verb that tells little, "made a proposal", or made from a verb, with what
// it is done to behind "of", "the shuttering of the mill".
func (t *Text) madeInto(i int, w question.Word) bool {
	if _, ok := t.lightVerbOf(i, w); ok {
		return true
	}
	at := t.TokenAt(t.Place(i, w).Start)
	return (strings.HasSuffix(w.Fold, "ing") || deedNoun.MatchString(w.Fold)) && t.Lower(at+1) == "of"
}

// possible ends an adjective of what can be done.
var possible = regexp.MustCompile(`.{3}[ai]ble$`)

// asVerb reports whether the sentence has a verb as a verb, in any form, or
// another one for it: "hackers" have not hacked.
func (t *Text) asVerb(v question.Word, i int) bool {
	return slices.ContainsFunc(t.Words[i], func(w question.Word) bool { return question.Means(v, w) > 0 && t.isVerb(i, w) })
}

// undoes reports whether the sentence has a verb against that of the question,
// and not that one itself: who left does not tell who stayed.
func (t *Text) undoes(q question.Question, i int) bool {
	v := q.Clause.Verb
	switch q.Kind {
	case question.YesNo, question.What, question.Happened, question.Search:
		return false
	}
	return v.Weight > 0 && !t.has(v, i) && slices.ContainsFunc(t.Words[i], func(w question.Word) bool {
		return question.Opposes(v, w) && t.isVerb(i, w)
	})
}

// enoughElse is how many plain words beside its verb a question needs so that
// a sentence with all of its words speaks of the same.
const enoughElse = 2

// told reports whether the sentence has the verb of the question, or all its
// other words, and enough of them: a deed has more names than any list of
// synonyms knows.
func (t *Text) told(q question.Question, i int) bool {
	if t.does(q, i) {
		return true
	}
	plain := 0
	counted := t.counted(q)
	for k, w := range q.Need {
		if w.Stem == q.Clause.Verb.Stem || w.Weight < 1 {
			continue
		}
		if t.here(q.Need, k, i) == 0 {
			if isName(w) && t.Topic(w) {
				continue // what the whole article is about need not be said again
			}
			return false
		}
		if !isName(w) && !isTime(w) && !inWords(counted, w) && !(q.Kind == question.YesNo && inWords(q.Clause.Around, w)) {
			plain++
		}
	}
	return plain >= enoughElse
}

// counted returns the words for what a question counts, of which many things can be told.
func (t *Text) counted(q question.Question) []question.Word {
	if q.Kind != question.HowMany {
		return nil
	}
	return question.Content(t.split(q.Focus))
}

// focusNoun returns the noun that a question asks for, the last word of its focus that
// tells something; false where it has none.
func (t *Text) focusNoun(q question.Question) (question.Word, bool) {
	focus := question.Content(t.split(q.Focus))
	if len(focus) == 0 {
		return question.Word{}, false
	}
	return focus[len(focus)-1], true
}

// measured reports whether word w of sentence i is a noun behind a share: "a 51
// percent plunge" is how much something fell.
func (t *Text) measured(i int, w question.Word) bool {
	at := t.TokenAt(t.Place(i, w).Start)
	return at > t.Sentences[i].First && share.MatchString(t.Word(at-1))
}

var share = regexp.MustCompile(`^(?i:percent|%|points?|-percent)$`)

// isVerb reports whether word w of sentence i is tagged as a verb.
func (t *Text) isVerb(i int, w question.Word) bool {
	at := t.TokenAt(t.Place(i, w).Start)
	return at < len(t.Tokens) && strings.HasPrefix(string(t.Tokens[at].Tag), "VB") && !t.hyphened(at)
}

// hyphened reports whether a token is a participle that a hyphen joins to a word
// before it, and describes a noun: the "Sark-led" fleet leads nobody.
func (t *Text) hyphened(at int) bool {
	return at > 0 && t.HasTag(at, "VBN", "VBG", "VBD") && t.Word(at-1) == "-" && t.Tokens[at-1].End == t.Tokens[at].Start && t.HasTag(at+1, "NN", "NNS", "JJ", "NNP")
}

// strange reports whether the article lacks too many of the plain words of
// the question: one of up to three, two of more. An amount of money says by
// itself that something is paid; a year may be told by its distance.
func strange(q question.Question, c Coverage, money bool) bool {
	missing, plain := 0, 0
	for _, w := range q.Need {
		if !isName(w) && w.Weight >= 1 {
			plain++
		}
	}
	for _, w := range c.Missing {
		if !isName(w) && !isYear(w) && w.Weight >= 1 && !(money && (payment[w.Stem] || w.Stem == "money")) {
			missing++
		}
	}
	return missing > 1 || missing == 1 && plain <= 3
}

var payment = set("cost", "pay", "price", "spend", "spent", "worth")
