package evidence

import (
	"slices"
	"strings"
	"unicode/utf8"

	"onrecord/question"
)

// This file reads numbers without a noun behind them: "80 were killed", "the toll rose
// to 84", "the other 60 will stay".

// How surely a number counts what is asked where the noun does not stand
// behind it.
const (
	byNow      = 0.5 // the age at which somebody is printed, for that at another time
	byVerb     = 0.8 // "30 members" for how many belong
	bySubject  = 0.6 // "the parking spaces number 212"
	asWhole    = 0.1 // "40 of the 60 pilots" for how many pilots
	byEllipsis = 0.4 // "the other 60 will stay"
)

// bare returns how surely a number without its noun counts what is asked: "80
// were killed", "the toll rose to 84", "the other 60 will stay".
func (t *Text) bare(q question.Question, i int, m measure, head question.Word) float64 {
	for _, w := range m.behind[:min(len(m.behind), 2)] {
		if q.Clause.Verb.Weight > 0 && pluralNoun(w) && question.Means(q.Clause.Verb, w) > 0 {
			return byVerb
		}
	}
	if !t.standsAlone(q, i, m) {
		return 0
	}
	switch {
	case t.predicated(m, head), t.setOff(i, m, head), anybody(head) && (t.asToll(q, m) || t.governed(q, i, m)), anybody(head) && t.ofCrowd(m):
		return bySubject
	case person(head) && t.verbBehind(q, m), t.elliptic(q, i, m, head):
		if doesToObject(q, m) {
			return byVerb // of "14 back the toll, and three back Pell"
		}
		return byEllipsis
	}
	return 0
}

// standsAlone reports whether no noun stands behind a number of sentence i.
func (t *Text) standsAlone(q question.Question, i int, m measure) bool {
	if len(m.behind) == 0 || t.stopsBehind(m) || rated(t.Text[m.number.End:]) {
		return true
	}
	w := m.behind[0]
	return clauseWords[w.Fold] || left[w.Fold] || t.verbal(i, w) || question.Means(q.Clause.Verb, w) > 0
}

// inAll is how a number ends that sums up what stands before it.
var inAll = spaced(`^[\s\p{Z}](?:in all|in total|all told|altogether|of (?:them|these|those))\b`)

// setOff reports whether a sign sets a number of sentence i off behind the noun that
// it counts: "letters from the coast - nearly 300 in all", "its boats (14)", "how many
// boats it had in May: 14".
func (t *Text) setOff(i int, m measure, head question.Word) bool {
	before := strings.TrimRight(t.Text[t.Sentences[i].Span.Start:m.whole.Start], " \u00a0")
	if before == "" {
		return false
	}
	near := m.before[max(0, len(m.before)-nounReach):]
	sign, _ := utf8.DecodeLastRuneInString(before)
	switch {
	case sign == ':' && t.stopsBehind(m):
		near = m.before
	case sign == '(', strings.ContainsRune("-–—,", sign) && inAll.MatchString(t.Text[m.whole.End:]):
	default:
		return false
	}
	_, share := best(head, near)
	return share > 0
}

// doesToObject reports whether the verb of the question stands right behind a number,
// with the first word of what it is done to.
func doesToObject(q question.Question, m measure) bool {
	if len(m.behind) < 2 || len(q.Clause.Rest) == 0 || question.Means(q.Clause.Verb, m.behind[0]) == 0 {
		return false
	}
	_, here := best(q.Clause.Rest[0], m.behind[1:min(len(m.behind), 4)])
	return here > 0
}

// verbal reports whether word w of sentence i is a verb or a modal.
func (t *Text) verbal(i int, w question.Word) bool {
	return t.isVerb(i, w) || t.HasTag(t.TokenAt(t.Place(i, w).Start), "MD")
}

func pluralNoun(w question.Word) bool { return strings.HasSuffix(w.Fold, "s") }

// stopsBehind reports whether a sign ends the phrase right behind a number.
func (t *Text) stopsBehind(m measure) bool {
	rest := t.Text[m.whole.End:]
	return rest == "" || strings.IndexByte(",.;:)\n", rest[0]) >= 0
}

// verbBehind reports whether the verb of the question stands behind a number.
func (t *Text) verbBehind(q question.Question, m measure) bool {
	return q.Clause.Verb.Weight > 0 && slices.ContainsFunc(m.behind, func(w question.Word) bool { return question.Means(q.Clause.Verb, w) > 0 })
}

// linking are words by which a number is said of the noun before it.
var linking = set("number", "numbers", "numbered", "total", "totals", "totaled", "totalled", "reached", "reaches", "exceeded", "exceeds", "topped",
	"is", "was", "are", "were", "at", "to", "be")

// nounReach is how many words before a number its noun may stand.
const nounReach = 6

// predicated reports whether a number is said of the noun before it.
func (t *Text) predicated(m measure, head question.Word) bool {
	n := len(m.before)
	extreme := n > 2 && m.before[n-1].Fold == "as" && m.before[n-3].Fold == "as" // "as low as"
	if n < 2 || !linking[m.before[n-1].Fold] && !extreme || m.before[n-1].Fold == "at" && t.HasTag(t.TokenAt(m.number.End), "NNP") {
		return false // "a shop at 14 Tarn Street"
	}
	reach := nounReach
	if extreme || slices.ContainsFunc(m.before[max(0, n-nounReach):], func(w question.Word) bool { return w.Fold == "from" }) {
		reach *= 2 // "the debt rose from $2 million in May to $3 million"
	}
	_, share := best(head, m.before[max(0, n-reach):n-1])
	return share > 0
}

// asStated is how much more surely a number counts that a form of "be" says of what
// the question asks.
const asStated = 0.3

// stated reports whether a number is said with a form of "be" of what a question
// without another verb asks for: "the toll is $7".
func (t *Text) stated(q question.Question, m measure) bool {
	n := len(m.before)
	if q.Clause.Verb.Weight > 0 || n == 0 || !isBe[m.before[n-1].Fold] {
		return false
	}
	return slices.ContainsFunc(slices.Concat(q.Clause.Subject, q.Clause.Rest), func(w question.Word) bool { return t.predicated(m, w) })
}

// ofCount reports whether a noun in the singular stands before "of" and a number:
// "a crowd of about 2,000".
func ofCount(m measure, head question.Word) bool {
	n := len(m.before)
	return n > 1 && m.before[n-1].Fold == "of" && !pluralNoun(m.before[n-2]) && question.Means(head, m.before[n-2]) > 0
}

// asToll reports whether a number is said of a toll, for how many died: "the death
// toll from the storm rose to 267".
func (t *Text) asToll(q question.Question, m measure) bool {
	return slices.ContainsFunc(deadly, func(v question.Word) bool { return question.Means(q.Clause.Verb, v) == 1 }) && t.predicated(m, toll)
}

// deadly are the verbs of questions that a toll answers.
var (
	deadly = question.Words("die kill")
	toll   = question.Words("toll")[0]
)

// gathered are nouns for people in one place, who are counted behind "of".
var gathered = question.Words("crowd audience gathering congregation turnout")

// ofCrowd reports whether a number is said of people in one place: "a crowd of about
// 2,000", "the biggest crowds of the summer, including 9,000 in Lindow".
func (t *Text) ofCrowd(m measure) bool {
	if slices.ContainsFunc(gathered, func(g question.Word) bool { return ofCount(m, g) }) {
		return true
	}
	at := t.TokenAt(m.whole.Start) - 1
	for at >= 0 && t.HasTag(at, "DT", "JJ", "VBN", "RB") {
		at--
	}
	if at < 0 || !setting[strings.ToLower(t.Word(at))] {
		return false
	}
	near := m.before[max(0, len(m.before)-crowdReach):]
	return slices.ContainsFunc(gathered, func(g question.Word) bool { _, share := best(g, near); return share > 0 })
}

// setting are words by which a crowd is told by its number.
var setting = set("including", "numbering", "totaling", "totalling", "exceeding", "estimated")

// crowdReach is how many words before such a number its crowd stands.
const crowdReach = 12

// elliptic reports whether a number leaves out a noun that the sentence has
// before it, or the one before the sentence.
func (t *Text) elliptic(q question.Question, i int, m measure, head question.Word) bool {
	if v := q.Clause.Verb; v.Weight >= 1 && !tallying[v.Stem] && !t.has(v, i) && !rated(t.Text[m.number.End:]) || m.of != asAsked && ofOtherObject(q, m) {
		return false
	}
	_, here := best(head, m.before)
	for back := 1; back <= ellipsisReach && here == 0 && back <= i; back++ {
		_, here = best(head, t.Words[i-back])
	}
	return here > 0 && (t.verbBehind(q, m) || rated(t.Text[m.number.End:]) || t.governed(q, i, m) || m.of == asAsked)
}

// governed reports whether a number of sentence i is the object of the verb of the
// question, "they have found 200 more", or stands beside such a one: "sank 14 off
// Lindow and 3 in Tarn".
func (t *Text) governed(q question.Question, i int, m measure) bool {
	at := t.TokenAt(m.whole.Start)
	verb := at - 1
	if before := strings.ToLower(t.Word(max(verb, 0))); before == "and" || before == "," {
		for verb > t.Sentences[i].First && !t.isVerbAt(verb) {
			verb--
		}
		if !t.HasTag(verb+1, "CD") {
			return false
		}
	}
	return verb >= t.Sentences[i].First && t.isVerbAt(verb) && question.Means(q.Clause.Verb, t.word(i, verb)) > 0
}

// isVerbAt reports whether a token is tagged as a verb.
func (t *Text) isVerbAt(tok int) bool { return t.HasTag(tok, "VBD", "VBG", "VBZ", "VBP", "VBN", "VB") }

// ofOtherObject reports whether what the deed of the question is done to stands
// before a number, and not behind it: in "71 back the bridge, and 12 the tunnel",
// 12 are for no bridge.
func ofOtherObject(q question.Question, m measure) bool {
	before := false
	for _, w := range q.Clause.Rest {
		if inWords(q.Clause.Around, w) {
			continue
		}
		if _, behind := best(w, m.behind); behind > 0 {
			return false
		}
		_, share := best(w, m.before)
		before = before || share > 0
	}
	return before
}

// tallying are verbs of questions that only ask for a number, and which an article
// need not have, as stems.
var tallying = set("count", "tally", "talli", "list", "number", "total")

// ellipsisReach is how many sentences back a left out noun may stand.
const ellipsisReach = 2
