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
	i := f.Sentence
	if !t.subjectAgrees(q, i, true) {
		return f.no(NoName)
	}
	if t.farFromPlace(q, i) {
		return f.no(Elsewhere)
	}
	best := t.surest(q, i)
	if best.sure == 0 && best.withheld != "" {
		return f.no(best.withheld)
	}
	if best.sure == 0 || !t.sameRate(q, i) || t.ofOtherYear(q, i) || t.ofYearElsewhere(q, i) {
		return f.no(NoCount)
	}
	if t.levelOfOther(q, i) {
		return f.no(NoName)
	}
	if !t.countsDeed(q, f, best) {
		return f.no(NoDeed)
	}
	if !t.allNames(q, i) {
		best.sure -= 1 // a number of somebody else stands close by too often
	}
	if !t.told(q, i) {
		best.sure -= otherDeed
	}
	if best.described {
		best.sure++ // "the 31-page treaty", before "two weeks of talks"
	}
	if f.Doubt = best.doubt; f.Doubt != "" {
		best.sure -= otherDeed
	}
	return f.yes(0.3*best.sure, best.at)
}

// answer is a number that counts what is asked.
type answer struct {
	at   onrecord.Span // with its unit
	sure float64       // how surely it counts it
	// described: it stands right at the thing, so that no deed need be told.
	described bool
	withheld  Reason // why one that counts it is no answer, where none is
	doubt     Doubt  // what it leaves open
}

// surest returns the number of sentence i that counts most surely what is asked; the
// zero answer where none does.
func (t *Text) surest(q question.Question, i int) (best answer) {
	highest := 0.0
	withheld := Reason("")
	all := t.candidates(q, i)
	for _, n := range all {
		n.of = t.circumstanceOf(q, i, n, all)
		sure := t.weighed(q, i, n)
		if sure > 0 && t.ofOtherPair(q, i, n, all) {
			continue
		}
		if why := t.withheld(q, i, n); sure > 0 && why != "" {
			withheld = why
			continue
		}
		rank := sure
		if sure > 0 && len(all) > 1 {
			rank += besideAsked * t.askedBeside(q, i, n, all)
			if t.governed(q, i, n) {
				rank += asStated // what is saved, before what stands near
			}
		}
		if rank > highest {
			highest = rank
			best = answer{at: t.withUnit(n), sure: sure, described: t.measuresAsked(q, i, n) || t.isPartAsked(q, i, n), doubt: t.doubtOf(q, i, n)}
		}
	}
	best.withheld = withheld
	return best
}

// weighed returns how surely a number of sentence i counts what is asked, with all that
// the words around it say against and for it.
func (t *Text) weighed(q question.Question, i int, n measure) float64 {
	if len(question.Content(t.split(t.In(n.number)))) > 0 && t.asked(q, n.number) {
		return 0 // the year that was asked about
	}
	if n.of == ofOthers || t.ofOtherVerb(q, i, n) || t.spentOn(q, i, n) || t.countedElsewhere(q, i, n) {
		return 0
	}
	sure := t.counting(q, i, n)
	if countAsked.MatchString(q.Line) && !moreAsked.MatchString(q.Line) && differenceOf.MatchString(t.Text[n.number.End:t.Sentences[i].Span.End]) {
		return 0 // "20 more boats than Harwick"
	}
	if difference.MatchString(t.Text[n.whole.End:t.Sentences[i].Span.End]) && !moreAsked.MatchString(q.Line) {
		sure *= asDifference
	}
	if q.Clause.Verb.Weight == 0 && units[q.Focus] != "" && describing.MatchString(t.Text[n.number.Start:t.Sentences[i].Span.End]) && !t.headsAsked(q, i, n) {
		return 0 // "a two-day trip" is not how long the speech was
	}
	if byAsked.MatchString(q.Line) && !byBefore.MatchString(t.Text[t.Sentences[i].Span.Start:n.whole.Start]) {
		sure *= asDifference
	}
	if sure > 0 && (t.stated(q, n) || t.boughtFor(q, i, n)) {
		sure += asStated // "the toll is $7" before "wants to raise the toll to $9"
	}
	return sure
}

// How far something changed is told behind "by".
var (
	byAsked  = regexp.MustCompile(`(?i)^by how much\b`)
	byBefore = spaced(`(?i)\bby (?:as much as |up to |an estimated |some |about |roughly )?$`)
)

// describing is a measure that describes the noun behind it: "a 31-page report".
var describing = spaced(`^[\p{L}\d,.]+-(?:second|minute|hour|day|night|week|month|year|page|mile|foot|kilometer|meter|acre|ton)\s\p{L}`)

// headsAsked reports whether the noun that a number of sentence i describes is one of the
// question.
func (t *Text) headsAsked(q question.Question, i int, n measure) bool {
	p, ok := t.PhraseAt(t.TokenAt(n.number.End))
	if !ok {
		return false
	}
	_, share := best(t.word(i, p.Head), slices.Concat(q.Clause.Subject, q.Clause.Rest))
	return share > 0
}

// countsDeed reports whether sentence f has so much of what is asked that its number
// can be that of the same deed.
func (t *Text) countsDeed(q question.Question, f Finding, best answer) bool {
	i := f.Sentence
	deed := t.deed(q, i)
	switch {
	case moneyAsked(q) && !t.paid(q, i), t.onlyTheDead(q, i), t.groupedOther(q.Need, i), t.restElsewhere(q, i):
		return false
	case q.Focus == "height" && q.Clause.Verb.Weight == 0 && deed < mostOf:
		return false // the revenue of another firm
	case best.described, rate.MatchString(q.Line), t.namesHere(q, i) && (light(q.Clause.Verb) || deed >= leastDeed):
		return true
	}
	return deed >= someDeed && !strange(q, f.Cover, moneyAsked(q)) && (best.sure == byVerb || !t.another(q, i))
}

// light reports whether a verb tells little: "came", "got".
func light(v question.Word) bool { return v.Weight > 0 && v.Weight < 1 }

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

// leastDeed is how much of the plain words of a question a sentence has at least
// whose names are all those of the question.
const leastDeed = 0.4

// someDeed is how much of them any sentence has that answers.
const someDeed = 0.34

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
	head, ok := t.focusNoun(q)
	if !ok {
		return 0
	}
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

// compounded is the noun that a number counts in a word with it.
var compounded = regexp.MustCompile(`(?i)^(?:[\d,]+|` + spelled + `|hundred|thousand)-(\p{Ll}+)\b`)

// countingOf is counting for a number and the noun that it is to count.
func (t *Text) countingOf(q question.Question, i int, m measure, head question.Word) float64 {
	if (currencyBefore.MatchString(t.Text[:m.number.Start]) || strings.IndexByte("$", t.Text[m.number.Start]) == 0) && countAsked.MatchString(q.Line) {
		return 0 // "$9 million" counts no boats
	}
	if share, told := t.partOfAsked(q, i, m); told {
		return share
	}
	if noun := compounded.FindStringSubmatch(t.Text[m.number.Start:t.Sentences[i].Span.End]); noun != nil && question.Means(head, question.Words(noun[1])[0]) > 0 {
		return 1 // "a 16-member team"
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
		case w.Country() && people(w) && people(head) && inWords(t.split(q.Focus), w):
			return byPeople // "300 Norlanders", for how many sailors of Norland
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

// byPeople is how surely a number counts people of a country who are called by no more
// than that.
const byPeople = 0.7

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
