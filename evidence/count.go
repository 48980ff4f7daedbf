package evidence

import (
	"regexp"
	"slices"
	"strings"

	"onrecord"
	"onrecord/question"
	"onrecord/text"
)

// count answers how many: a number of the sentence must count what is asked
// for.
func (t *Text) count(q question.Question, f Finding) Finding {
	if !t.subjectAgrees(q, f.Sentence, true) {
		return f.no(NoName)
	}
	best, most, highest, described := onrecord.Span{}, 0.0, 0.0, false
	all := t.candidates(q, f.Sentence)
	for _, n := range all {
		n.of = t.circumstanceOf(q, f.Sentence, n, all)
		m := t.counting(q, f.Sentence, n)
		if len(question.Content(t.split(t.In(n.number)))) > 0 && t.asked(q, n.number) {
			m = 0 // the year that was asked about
		}
		if n.of == ofOthers || t.ofOtherVerb(q, f.Sentence, n) || t.spentOn(q, f.Sentence, n) || t.countedElsewhere(q, f.Sentence, n) {
			m = 0
		}
		if difference.MatchString(t.Text[n.whole.End:t.Sentences[f.Sentence].Span.End]) && !moreAsked.MatchString(q.Line) {
			m *= asDifference
		}
		if m > 0 && (t.stated(q, n) || t.boughtFor(q, f.Sentence, n)) {
			m += asStated // "the toll is $7" before "wants to raise the toll to $9"
		}
		rank := m
		if m > 0 && len(all) > 1 {
			rank += besideAsked * t.askedBeside(q, f.Sentence, n, all)
		}
		if rank > highest {
			best, most, highest, described = t.withUnit(n), m, rank, t.measuresAsked(q, f.Sentence, n) || t.isPartAsked(q, f.Sentence, n)
		}
	}
	switch {
	case most == 0, !t.sameRate(q, f.Sentence), t.ofOtherYear(q, f.Sentence):
		return f.no(NoCount)
	case moneyAsked(q) && !t.paid(q, f.Sentence), t.onlyTheDead(q, f.Sentence), t.groupedOther(q.Need, f.Sentence):
		return f.no(NoDeed)
	case t.levelOfOther(q, f.Sentence):
		return f.no(NoName)
	case q.Focus == "height" && q.Clause.Verb.Weight == 0 && t.deed(q, f.Sentence) < mostOf:
		return f.no(NoDeed) // the revenue of another firm
	case !described && !(t.namesHere(q, f.Sentence) && (q.Clause.Verb.Weight < 1 && q.Clause.Verb.Weight > 0 || t.deed(q, f.Sentence) >= leastDeed)) && !rate.MatchString(q.Line) && (t.deed(q, f.Sentence) < 0.34 || strange(q, f.Cover, moneyAsked(q)) || most != byVerb && t.another(q, f.Sentence)):
		return f.no(NoDeed)
	}
	if t.restElsewhere(q, f.Sentence) {
		return f.no(NoDeed)
	}
	if !t.allNames(q, f.Sentence) {
		most -= 1 // a number of somebody else stands close by too often
	}
	if !t.told(q, f.Sentence) {
		most -= otherDeed
	}
	return f.yes(0.3*most, best)
}

// asDifference is how much of its weight a number keeps that tells how much more
// something is: "$2 million more than last year".
const asDifference = 0.5

var (
	difference = regexp.MustCompile(`^(?:[\s\p{Z}](?:percent|per cent|points|percentage points))?[\s\p{Z}](?:more|less|fewer|higher|lower|above|below)[\s\p{Z}](?:than\b|the\b)`)
	moreAsked  = regexp.MustCompile(`(?i)\b(?:more|less|fewer|higher|lower|faster|older|above|below|extra|difference)\b`)
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

// besideAsked is how much the words around a number decide between those that count
// the same.
const besideAsked = 0.05

// askedBeside returns the share of the plain words of a question that stand in the
// part of sentence i that belongs to a number.
func (t *Text) askedBeside(q question.Question, i int, m measure, all []measure) float64 {
	here := t.split(t.In(t.partOf(i, m, all)))
	n := 0
	for _, w := range q.Need {
		if _, share := best(w, here); share > 0 {
			n++
		}
	}
	return float64(n) / float64(max(1, len(q.Need)))
}

// ofOtherVerb reports whether a number is the object of another verb than that of
// the question, which sentence i has as well: "two men died and the blast
// wounded four" for how many died.
func (t *Text) ofOtherVerb(q question.Question, i int, m measure) bool {
	if q.Clause.Verb.Weight < 1 || !t.asVerb(q.Clause.Verb, i) {
		return false
	}
	if t.partedFromDeed(q, i, m) {
		return true
	}
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
	return q.Focus == "duration" && q.Clause.Verb.Weight == 0 && before >= t.Sentences[i].First && t.isVerbAt(before) && !enduring[t.word(i, before).Stem] && !isBe[t.Lower(before)]
}

// enduring are verbs for what takes time itself, as stems.
var enduring = stemsOf(`last run take span stretch cover be continue go endure serve stay total reach exceed`)

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
	focus := question.Content(t.split(q.Focus))
	return len(focus) > 0 && question.Means(focus[len(focus)-1], t.word(i, tok)) > 0
}

// resulting are verbs whose object another word is said of: "leaving four
// people dead".
var resulting = set("leav", "includ", "bring", "total", "number", "reach")

// subjectImplied reports whether sentence i leaves out a name that only describes
// the subject of the question, "the Harwick tram", and does what is asked: the
// name stands in the sentence before or is what the article is about, and
// nobody else is named before the deed.
func (t *Text) subjectImplied(q question.Question, i int) bool {
	last := len(q.Clause.Subject) - 1
	for n, w := range q.Clause.Subject {
		if !isName(w) || t.here(q.Clause.Subject, n, i) > 0 {
			continue
		}
		if n == last || !t.Topic(w) && (i == 0 || !t.speaks(w, i-1)) {
			return false
		}
	}
	return t.does(q, i) && !t.namesBefore(q, i, t.deedAt(q, i).Start)
}

// speaks reports whether sentence i has a word, or one for it.
func (t *Text) speaks(w question.Word, i int) bool {
	_, m := best(w, t.Words[i])
	return m > 0
}

// namesBefore reports whether sentence i has a name before the byte at that the
// question does not have.
func (t *Text) namesBefore(q question.Question, i, at int) bool {
	s := onrecord.Span{Start: t.Sentences[i].Span.Start, End: at}
	return slices.ContainsFunc(t.MentionsIn(s), func(m text.NameMention) bool { return !t.asked(q, m.Span) }) ||
		slices.ContainsFunc(t.PlacesIn(s), func(p text.PlaceMention) bool { return !t.asked(q, p.Span) })
}

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

// leastDeed is how much of the plain words of a question a sentence has at least
// whose names are all those of the question.
const leastDeed = 0.4

// another reports whether sentence i tells of another deed than the question.
func (t *Text) another(q question.Question, i int) bool {
	if t.told(q, i) {
		return false
	}
	counted := t.counted(q)
	asked := q
	asked.Need = slices.DeleteFunc(slices.Clone(q.Need), func(w question.Word) bool { return inWords(counted, w) })
	return t.deed(q, i) < nearlyAll || t.deed(asked, i) < nearlyAll
}

// nearlyAll is how much of the plain words of a question stand for its verb
// where a sentence counts without it.
const nearlyAll = 0.6

// otherDeed is how much less surely a number counts where the sentence does not
// have the deed.
const otherDeed = 0.7

// allNames reports whether the sentence has, or takes up, every name of the
// question but places.
func (t *Text) allNames(q question.Question, i int) bool {
	for n, w := range q.Need {
		if isName(w) && !w.Number() && !w.Country() && t.here(q.Need, n, i) == 0 && !(t.takesUp(i) && t.before(w, i) > 0) {
			return false
		}
	}
	return true
}

// namesHere reports whether the sentence itself has two names or more of the
// question, and all of them: it then speaks of the same, in whatever words.
func (t *Text) namesHere(q question.Question, i int) bool {
	n := 0
	for k, w := range q.Need {
		if !isName(w) || w.Number() {
			continue
		}
		if t.here(q.Need, k, i) == 0 {
			return false
		}
		n++
	}
	return n >= 2
}

// counting returns how surely a number counts what is asked: 1 where the noun
// stands right behind it, less further away, 0 where it counts other things.
func (t *Text) counting(q question.Question, i int, m measure) float64 {
	if oldAsked.MatchString(q.Line) && q.Focus == "years" {
		return t.countingAge(q, m)
	}
	if m.sure {
		if t.otherMoney(q, m) || t.forOther(q, i, m) {
			return 0
		}
		return t.sureOf(q, i, m)
	}
	if names, ok := units[q.Focus]; ok {
		sure := unitNear(t, m, strings.Fields(names))
		if strings.HasPrefix(strings.ToLower(q.Line), "how strong") && !strings.HasSuffix(t.In(m.whole), "strong") && !strings.HasPrefix(t.Text[m.number.End:], "-strong") {
			sure *= 0.5
		}
		if sure == 0 && level[q.Focus] && slices.ContainsFunc(slices.Concat(q.Clause.Subject, q.Clause.Rest), func(w question.Word) bool { return t.predicated(m, w) || ofCount(m, w) }) {
			return bySubject
		}
		if q.Focus == "size" && !t.describesAsked(q, i, m) {
			sure *= bySize
		}
		return sure
	}
	focus := question.Content(t.split(q.Focus))
	if len(focus) == 0 {
		return 0
	}
	head := focus[len(focus)-1]
	if share := t.Text[m.number.End:]; percentBehind.MatchString(share) && units[q.Focus] == "" {
		return 0.5 * t.countingOf(q, i, m, head)
	}
	return t.countingOf(q, i, m, head)
}

var (
	countAsked     = regexp.MustCompile(`(?i)\bhow many\b`)
	currencyBefore = regexp.MustCompile(`[$€£][\s\p{Z}]?$`)
)

// percentBehind makes a number a share: who asks how many wants a count first.
var percentBehind = regexp.MustCompile(`^(?:%|[\s\p{Z}-](?:percent|per cent)\b)`)

// countingOf is counting for a number and the noun that it is to count.
func (t *Text) countingOf(q question.Question, i int, m measure, head question.Word) float64 {
	if (currencyBefore.MatchString(t.Text[:m.number.Start]) || strings.IndexByte("$", t.Text[m.number.Start]) == 0) && countAsked.MatchString(q.Line) {
		return 0 // "$9 million" counts no boats
	}
	if share, told := t.partOfAsked(q, i, m); told {
		return share
	}
	if othersAsked.MatchString(q.Line) && (len(m.behind) == 0 || !left[m.behind[0].Fold] && m.behind[0].Fold != "other") {
		return 0
	}
	whole := ofWhole.MatchString(t.Text[t.Sentences[i].Span.Start:m.whole.Start])
	for at, w := range m.behind {
		switch {
		case w.Number() && inCompound(t.Text, t.Place(i, w)):
			continue // "90 K-2 permits", "650 18-berth ports"
		case question.Means(head, w) > 0 && t.modifies(i, w):
			continue
		case question.Means(head, w) > 0 && whole:
			return asWhole
		case question.Means(head, w) > 0:
			return max(1-0.1*float64(at), 2*asWhole)
		case w.Country() && !inWords(q.Need, w) && slices.ContainsFunc(t.split(q.Focus), func(n question.Word) bool { return n.Country() }):
			return 0 // British troops, for how many Australian ones
		case at <= 3 && w.Number() && (m.behind[0].Fold == "of" || m.behind[0].Fold == "out"):
			continue
		case anybody(head) && (people(w) || w.Fold == "others"):
			return 0.6
		case at == 0 && (w.Fold == "of" || left[w.Fold]):
			continue
		case at == 1 && w.Fold == "them":
			return 0.5
		case w.Number(), clauseWords[w.Fold], t.isHead(i, w):
			return t.bare(q, i, m, head)
		}
	}
	return t.bare(q, i, m, head)
}

// othersAsked asks for those beside somebody.
var othersAsked = regexp.MustCompile(`(?i)\bhow many others?\b`)

// left are words behind a number that leave its noun out: "nearly 200 more".
var left = set("more", "others", "additional", "extra")

// inCompound reports whether a number has a hyphen to a word: it describes
// something, and what stands behind is no second count.
func inCompound(s string, number onrecord.Span) bool {
	return number.End+1 < len(s) && s[number.End] == '-' && isLetter(s[number.End+1]) || namesModel(s[:number.Start])
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// namesModel reports whether what stands before a number makes it part of a name:
// "K-" of "K-2".
func namesModel(before string) bool {
	n := len(before)
	return n > 1 && before[n-1] == '-' && isLetter(before[n-2])
}

// isHead reports whether word w of sentence i is the noun that a number before it
// counts: a plural that describes no noun behind it, and is not of another.
func (t *Text) isHead(i int, w question.Word) bool {
	p := t.Place(i, w)
	at := t.TokenAt(p.Start)
	return t.HasTag(at, "NNS") && t.Tokens[at].Start < p.End && !t.HasTag(at+1, "NN", "NNS", "POS") && !strings.EqualFold(t.Word(min(at+1, len(t.Tokens)-1)), "of")
}

// modifies reports whether word w of sentence i stands for no thing itself, and
// describes the noun behind it: "two military analysts" are no soldiers.
func (t *Text) modifies(i int, w question.Word) bool {
	at := t.TokenAt(t.Place(i, w).Start)
	return t.HasTag(at, "JJ", "NN") && t.HasTag(at+1, "NNS") && t.Tokens[at].End+1 == t.Tokens[at+1].Start
}

// clauseWords end the reach of a number.
var clauseWords = map[string]bool{
	"in": true, "at": true, "on": true, "by": true, "who": true, "that": true, "which": true, "from": true,
	"was": true, "were": true, "is": true, "are": true, "had": true, "has": true, "have": true, "to": true, "and": true,
}
