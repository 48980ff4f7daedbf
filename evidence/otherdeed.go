package evidence

import (
	"regexp"
	"slices"

	"onrecord/question"
)

// This file refuses numbers that a sentence tells of another deed than the one that is
// asked about, or of another thing.

// asDifference is how much of its weight a number keeps that tells how much more
// something is: "$2 million more than last year".
const asDifference = 0.5

var (
	difference = regexp.MustCompile(`^(?:[\s\p{Z}](?:percent|per cent|points|percentage points))?[\s\p{Z}](?:more|less|fewer|higher|lower|above|below)[\s\p{Z}](?:than\b|the\b)`)
	// differenceOf is the same with the noun that is counted: "20 more boats than".
	differenceOf = spaced(`^ (?:more|fewer|less) (?:[\p{L}-]+ ){1,3}than\b`)
	moreAsked    = regexp.MustCompile(`(?i)\b(?:more|less|fewer|higher|lower|faster|older|above|below|extra|difference)\b`)
)

// levelOfOther reports whether a question asks how high something of somebody is, and
// sentence i, which lacks the name, has the noun with another: "the population of Tarn".
func (t *Text) levelOfOther(q question.Question, i int) bool {
	last := len(q.Clause.Subject) - 1
	if q.Focus != "height" || q.Clause.Verb.Weight > 0 || last < 0 || isName(q.Clause.Subject[last]) {
		return false
	}
	for n, w := range q.Need {
		if isName(w) && !w.Number() && t.here(q.Need, n, i) == 0 {
			return !t.nounAlone(q, q.Clause.Subject[last], i)
		}
	}
	return false
}

// ofOtherVerb reports whether a number is the object of another verb than that of
// the question, which sentence i has as well: "two men died and the blast
// wounded four" for how many died.
func (t *Text) ofOtherVerb(q question.Question, i int, m measure) bool {
	if q.Clause.Verb.Weight < 1 || !t.asVerb(q.Clause.Verb, i) {
		return false
	}
	return t.partedFromDeed(q, i, m) || t.objectOfOther(q, i, m)
}

// objectOfOther reports whether the verb of another deed stands right before a number of
// sentence i.
func (t *Text) objectOfOther(q question.Question, i int, m measure) bool {
	before := t.TokenAt(m.whole.Start) - 1
	if before < t.Sentences[i].First || !t.HasTag(before, "VBD", "VBG", "VBZ", "VBP") || question.IsSpeech(t.word(i, before)) {
		return false
	}
	w := t.word(i, before)
	if _, asked := best(w, q.Need); asked > 0 {
		return false // "would consider sending 30" for how many he would consider sending
	}
	return w.Weight >= 1 && !resulting[w.Stem] && question.Means(q.Clause.Verb, w) == 0
}

// spentOn reports whether a stretch of time in sentence i is what somebody spends, where a
// question asks how long something is.
func (t *Text) spentOn(q question.Question, i int, m measure) bool {
	before := t.TokenAt(m.whole.Start) - 1
	return q.Focus == "duration" && q.Clause.Verb.Weight == 0 && before >= t.Sentences[i].First && t.isVerbAt(before) && spending[t.word(i, before).Stem]
}

// spending are verbs for what somebody does with their time, as stems.
var spending = stemsOf(`spend waste pass wait work live travel sail walk drive fly talk speak play sit stand sleep train study teach practice practise devote invest`)

// partedFromDeed reports whether every verb of sentence i that is the one of the
// question stands behind a number with another finite verb between, and has another
// subject: "who shot 12 gulls, held a licence and was hired by the port".
func (t *Text) partedFromDeed(q question.Question, i int, m measure) bool {
	parted, others := false, 0
	for tok := t.Sentences[i].First; tok < t.Sentences[i].End; tok++ {
		v, ok := t.VerbAt(tok)
		if !ok || v.Main != tok {
			continue
		}
		switch p, known := t.Subject(v); {
		case question.Means(q.Clause.Verb, t.word(i, tok)) == 0:
			if t.Tokens[tok].Start > m.whole.End && t.Finite(v) && !t.isFocus(q, i, tok) {
				others++
			}
		case t.Tokens[tok].Start < m.whole.Start, others == 0, known && t.PhraseSpan(p).Overlaps(m.whole):
			return false
		default:
			parted = true
		}
	}
	return parted
}

// isFocus reports whether a token of sentence i is the noun that is counted, whatever
// its tag.
func (t *Text) isFocus(q question.Question, i, tok int) bool {
	noun, ok := t.focusNoun(q)
	return ok && question.Means(noun, t.word(i, tok)) > 0
}

// resulting are verbs whose object another word is said of: "leaving four
// people dead".
var resulting = set("leav", "includ", "bring", "total", "number", "reach")

// restElsewhere reports whether a question says more than a verb and names, and neither
// sentence i nor those beside it nor the title have any of it: money from teachers is not
// any money.
func (t *Text) restElsewhere(q question.Question, i int) bool {
	counted := t.counted(q)
	rest := slices.DeleteFunc(slices.Clone(q.Need), func(w question.Word) bool {
		return isName(w) || isTime(w) || w.Weight < 1 || w.Stem == q.Clause.Verb.Stem || inWords(counted, w) || w.Numeral()
	})
	pronoun := slices.ContainsFunc(t.Words[i], func(w question.Word) bool { return thingPronoun[w.Fold] })
	for n, w := range rest {
		if t.here(rest, n, i) > 0 || t.around(w, i) > articleShare || pronoun && t.Has(w) || t.payingSaid(q, w) {
			return false
		}
	}
	return len(rest) > 0
}

// thingPronoun are words that can stand for a thing named before.
var thingPronoun = set("it", "its", "them", "their", "there", "this")

// payingSaid reports whether an amount of money says a word by itself.
func (t *Text) payingSaid(q question.Question, w question.Word) bool {
	return moneyAsked(q) && (payment[w.Stem] || w.Stem == "money")
}
