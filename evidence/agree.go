package evidence

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"onrecord"
	"onrecord/question"
	"onrecord/text"
)

// This file decides whether a sentence speaks of those whom a question names.

// doneByOther reports whether sentence i has the verb of the question with subjects
// that are named, and none of them is the one that the question names.
func (t *Text) doneByOther(q question.Question, i int) bool {
	last := len(q.Clause.Subject) - 1
	if last < 0 || !isName(q.Clause.Subject[last]) || q.Clause.Verb.Weight == 0 {
		return false
	}
	other := false
	for tok := t.Sentences[i].First; tok < t.Sentences[i].End; tok++ {
		v, ok := t.VerbAt(tok)
		if !ok || question.Means(q.Clause.Verb, t.word(i, tok)) == 0 {
			continue
		}
		p, ok := t.subjectFor(q, v)
		if !ok || !t.HasTag(p.Head, "NNP", "NNPS") {
			return false
		}
		if words := question.Words(t.In(t.PhraseSpan(p))); inWords(slices.Concat(words, initials(words)), q.Clause.Subject[last]) {
			return false
		}
		other = true
	}
	return other
}

// namesAgree reports whether every name of the question is accounted for: in
// the sentence, beside it, or as what the article is about.
func (t *Text) namesAgree(q question.Question, i int) bool {
	for _, n := range q.Names {
		if len(n.Words) == 2 && (t.otherOf(n, i) || t.otherBody(q, n, i)) || t.onlyCommon(n, i) {
			return false
		}
	}
	source := sourceOf(q)
	for n, w := range q.Need {
		if !isName(w) || t.here(q.Need, n, i) > 0 || inWords(source, w) && t.speaksAnywhere(w) {
			continue
		}
		if inWords(q.Clause.Around, w) && t.Has(w) && !t.inRole(q, i).Empty() {
			continue // the film is named elsewhere, the part here
		}
		if q.Kind == question.HowMany && w.Country() && !inSubject(q, w) && t.elsewhere(q, i) {
			return false // the number is that of another country
		}
		if w.Country() && !inSubject(q, w) && q.Kind != question.YesNo && t.Has(w) && !t.elsewhere(q, i) {
			continue // where it happened may stand anywhere in the article
		}
		if inWords(q.Clause.Around, w) && q.Kind != question.YesNo && (t.isPlace(w) || t.Has(w) && q.Kind != question.HowMany && askedIn(q, w)) {
			if !t.placedElsewhere(q, i) {
				continue
			}
			if q.Kind == question.When && !t.Topic(w) {
				return false // it happened at another place
			}
		}
		if t.givenKnown(q.Need, n, i) || t.partHere(q, w, i) || t.timeTold(w, i) || t.described(q, w, i) {
			continue
		}
		if q.Kind == question.YesNo && !inWords(t.Title, w) && t.counts[w.Stem] < max(5, len(t.Words)/7) && !(t.takesUpFor(q, i) && t.before(w, i) > 0) {
			return false
		}
		if !t.Topic(w) && t.around(w, i) < besideShare*0.8 && !t.describes(q, w, i) && !t.impliedHere(q, w, i) && !t.nounWithout(q, w, i) {
			return false
		}
	}
	return true
}

// onlyCommon reports whether sentence i has words of a name of the question as common
// words alone, and the article never the name: "a series" is not the Harbour Series.
func (t *Text) onlyCommon(n question.Name, i int) bool {
	if len(n.Words) < 2 {
		return false
	}
	common := false
	for _, w := range n.Words {
		at, m := best(w, t.Words[i])
		if m == 0 {
			continue
		}
		if t.Words[i][at].Cap {
			return false
		}
		common = true
	}
	return common && !slices.ContainsFunc(t.Words, func(words []question.Word) bool {
		return slices.ContainsFunc(words, func(w question.Word) bool { return w.Cap && w.Fold == n.Words[len(n.Words)-1].Fold })
	})
}

// givenKnown reports whether need[n] is a given name of the one whom the article is
// about, or whom sentence i takes up from the one before: what is told of "her" need
// not have the whole name.
func (t *Text) givenKnown(need []question.Word, n, i int) bool {
	last := lastOfName(need, n)
	return last != need[n] && (t.Topic(last) || t.takesUp(i) && t.before(last, i) > 0) && t.names(need[n], last) > 0
}

// timeTold reports whether a word names the month or the year in which the article was
// printed, or one that a date shortly before sentence i tells by its distance: "three
// years ago", "last month".
func (t *Text) timeTold(w question.Word, i int) bool {
	if !isTime(w) || t.Published.IsZero() {
		return false
	}
	if inWords(question.Words(t.Published.Format("January 2006")), w) {
		return true
	}
	near := onrecord.Span{Start: t.Sentences[max(0, i-datesBefore)].Span.Start, End: t.Sentences[i].Span.End}
	return slices.ContainsFunc(t.DatesIn(near), func(d text.Date) bool {
		p := t.Period(d, text.Back)
		return p.ISO != "" && (w.Fold == strconv.Itoa(p.From.Year()) || len(p.ISO) > len("2031") && strings.EqualFold(w.Fold, p.From.Month().String()))
	})
}

// datesBefore is how many sentences before one a date may stand that tells its time.
const datesBefore = 6

// described reports whether w only describes what the deed of a question for yes or no
// is done to, "her remarks about Brand", and sentence i has the noun for that, with the
// deed and who does it, and the article the name.
func (t *Text) described(q question.Question, w question.Word, i int) bool {
	if q.Kind != question.YesNo || inSubject(q, w) || !t.Has(w) || q.Clause.Verb.Weight < 1 || !t.does(q, i) || !t.subjectNamed(q, i, true) || t.othersDeed(q, i) || len(q.Clause.Rest) == 0 {
		return false
	}
	noun := q.Clause.Rest[0]
	return !isName(noun) && noun.Weight >= 1 && t.speaks(noun, i)
}

// partHere reports whether sentence i has another word of the name that w belongs to,
// which the article has as a whole: "the Silverfish" for the Silverfish Palace.
func (t *Text) partHere(q question.Question, w question.Word, i int) bool {
	for _, n := range q.Names {
		if len(n.Words) < 2 || !inWords(n.Words, w) || !slices.ContainsFunc(n.Words, func(x question.Word) bool { return x.Stem != w.Stem && t.speaks(x, i) }) {
			continue
		}
		for j := range t.Words {
			if t.speaksOf(n, j) {
				return true
			}
		}
	}
	return false
}

// sourceOf returns the words for who tells what a question asks about: "according to the
// harbour board".
func sourceOf(q question.Question) []question.Word {
	m := sourceNamed.FindStringSubmatch(q.Line)
	if m == nil {
		return nil
	}
	return question.Words(m[1])
}

// sourceNamed is who tells it, at the end of a question.
var sourceNamed = regexp.MustCompile(`(?i)[ ,](?:according to|per) ((?:the )?[^,?!]+?)[ .?!]*$`)

// speaksAnywhere reports whether any sentence of the article has a word, or speaks of it by
// a shorter or a longer form.
func (t *Text) speaksAnywhere(w question.Word) bool {
	return t.Has(w) || slices.ContainsFunc(t.stands, func(s map[string]bool) bool { return s[w.Stem] })
}

// impliedHere reports whether sentence i, which does not have the name w, has the
// deed and who does it, and the article has the name: "the book" need not be called
// by its title again. Who does it must be named.
func (t *Text) impliedHere(q question.Question, w question.Word, i int) bool {
	switch q.Kind {
	case question.Why, question.What, question.List:
		return !inSubject(q, w) && t.Has(w) && hasNameIn(q.Clause.Subject) && q.Clause.Verb.Weight >= 1 && t.does(q, i) && t.subjectNamed(q, i, true) && !t.othersDeed(q, i)
	}
	return false
}

// nounWithout reports whether a question for a number has a name before a noun, which
// sentence i has behind "the" and without another name, in an article that has the name:
// "the sign" for "the Lindow sign".
func (t *Text) nounWithout(q question.Question, name question.Word, i int) bool {
	if q.Kind != question.HowMany || !inSubject(q, name) || !t.Has(name) {
		return false
	}
	words := question.Words(q.Line)
	for n := range words[:max(len(words)-1, 0)] {
		if words[n].Stem != name.Stem {
			continue
		}
		for _, noun := range words[n+1 : min(len(words), n+1+describingReach)] {
			if noun.Cap || noun.Weight < 1 {
				break
			}
			if at, m := best(noun, t.Words[i]); m >= sameWord && at > 0 && definite(t.Words[i][at-1].Text) && t.nounAlone(q, noun, i) {
				return true
			}
		}
	}
	return false
}

// otherOf reports whether sentence i has the last word of a person's name only
// for people with another given name: who asks for Ada Brand means no Otto Brand.
func (t *Text) otherOf(n question.Name, i int) bool {
	given, last := n.Words[0], n.Words[1]
	known := t.names(given, last) > 0
	if !known && t.Has(given) {
		return false
	}
	other := false
	for _, m := range t.MentionsIn(t.Sentences[i].Span) {
		if m.Name < 0 || t.Names[m.Name].Kind != onrecord.Person {
			continue
		}
		switch full := t.fullName(m.Name); {
		case !inWords(full, last):
		case inWords(full, given), len(full) < 2, text.SameGiven(given.Fold, full[0].Fold), !known && sameGiven(given.Fold, full[0].Fold):
			return false
		default:
			other = true
		}
	}
	return other && !inWords(t.Words[i], given) && !t.takesUpGiven(given, i)
}

// otherBody reports whether sentence i has the last word of a name only in the name of
// another body, and not the first: "the Sark Group" is not "the Toll Group".
func (t *Text) otherBody(q question.Question, n question.Name, i int) bool {
	other := false
	for at, w := range t.Words[i] {
		if w.Stem != n.Words[1].Stem {
			continue
		}
		if !w.Cap || !t.otherName(q.Need, i, at) {
			return false
		}
		other = true
	}
	return other && !t.speaks(n.Words[0], i) && !t.stands[i][n.Words[0].Stem]
}

// takesUpGiven reports whether sentence i begins with "he" or "she", and one right
// before it has a given name: another of the family is only mentioned then.
func (t *Text) takesUpGiven(given question.Word, i int) bool {
	if len(t.Words[i]) == 0 || t.Words[i][0].Fold != "he" && t.Words[i][0].Fold != "she" {
		return false
	}
	for j := max(0, i-nearOther); j < i; j++ {
		if inWords(t.Words[j], given) {
			return true
		}
	}
	return false
}

// names counts the names of the article that have both words.
func (t *Text) names(given, last question.Word) int {
	n := 0
	for name := range t.Names {
		if full := t.fullName(name); inWords(full, given) && inWords(full, last) {
			n++
		}
	}
	return n
}

// fullName returns the words of a name of the article.
func (t *Text) fullName(name int) []question.Word {
	if t.fullNames == nil {
		t.fullNames = make([][]question.Word, len(t.Names))
	}
	if t.fullNames[name] == nil {
		t.fullNames[name] = t.split(t.Names[name].Full)
	}
	return t.fullNames[name]
}

// wholeName is the bonus for a name of several words that stands in the
// sentence as in the question.
const wholeName = 0.15

// wholeNames returns the bonus for the names of the question that sentence i
// has in full.
func (t *Text) wholeNames(q question.Question, i int) float64 {
	bonus := 0.0
	for _, n := range q.Names {
		if len(n.Words) > 1 && t.speaksOf(n, i) {
			bonus += wholeName
		}
	}
	return bonus
}

// elsewhere reports whether sentence i says that what it tells happened in a
// country that the question does not name.
func (t *Text) elsewhere(q question.Question, i int) bool {
	for _, p := range t.PlacesIn(t.Sentences[i].Span) {
		before := t.TokenAt(p.Start) - 1
		if before > 0 && strings.EqualFold(t.Word(before), "the") {
			before--
		}
		if p.Place.Kind == text.Country && before >= t.Sentences[i].First && strings.EqualFold(t.Word(before), "in") && !t.asked(q, p.Span) {
			return true
		}
	}
	return false
}

// isPlace reports whether w names a place, as the gazetteer or the article has
// it, and the article speaks of it.
func (t *Text) isPlace(w question.Word) bool {
	if !t.Has(w) {
		return false
	}
	return text.FindPlace(w.Text) != nil || slices.ContainsFunc(t.Names, func(n text.Named) bool {
		return n.Kind == onrecord.Place && inWords(t.split(n.Full), w)
	})
}

// askedIn reports whether a question has a name that is no time behind "in" or its
// like, which makes it a place.
func askedIn(q question.Question, w question.Word) bool {
	words := question.Words(q.Line)
	for n := range words {
		if n > 0 && words[n].Stem == w.Stem && placing[words[n-1].Fold] {
			return !isTime(w)
		}
	}
	return false
}

// placedElsewhere reports whether sentence i names, behind a preposition of
// place, a place that the question does not name.
func (t *Text) placedElsewhere(q question.Question, i int) bool {
	return slices.ContainsFunc(t.placesIn(i), func(s onrecord.Span) bool { return t.knownPlace(s) && !t.asked(q, s) })
}

// describes reports whether sentence i opens with "the film" or its like, for
// what w names up to three sentences before, and has all the rest that is
// asked.
func (t *Text) describes(q question.Question, w question.Word, i int) bool {
	words := t.Words[i]
	switch q.Kind {
	case question.WhoHolds, question.WhoIs, question.YesNo:
		return false
	}
	if len(words) < 3 || words[0].Fold != "the" && words[0].Fold != "this" || words[1].Cap || t.deed(q, i) < 0.9 || !t.does(q, i) {
		return false
	}
	for j := max(0, i-3); j < i; j++ {
		if _, m := best(w, t.Words[j]); m == 1 {
			return true
		}
	}
	return false
}

// ofAnother reports whether sentence i speaks of what the question asks for with
// another name before its noun, and neither it nor the article as a whole is of
// the one that the question has: "the Sark march" is not "the Kesten march". Words of
// which only one can be meant do the same, "the silver medal".
func (t *Text) ofAnother(q question.Question, i int) bool {
	words := t.split(q.Line)
	for n := range len(words) - 1 {
		name, noun := words[n], words[n+1]
		rivals := exclusive[name.Fold]
		if !isName(name) && rivals == nil || noun.Cap || noun.Weight < 1 || noun.Stem == q.Clause.Verb.Stem || noun.Start-name.End > 1 || t.speaks(name, i) || rivals == nil && t.Topic(name) {
			continue
		}
		at, m := best(noun, t.Words[i])
		if m == 0 || at < 2 {
			continue
		}
		if rivals[t.Words[i][at-1].Fold] {
			return true
		}
		if other := t.Words[i][at-1]; isName(name) && isName(other) && !other.Number() && t.Words[i][at].Start-other.End <= 1 && !inWords(words, other) {
			return true
		}
	}
	return false
}

// exclusive takes a word before a noun to those of its set: each means another one.
// General English, our own list.
var exclusive = func() map[string]map[string]bool {
	m := map[string]map[string]bool{}
	for _, words := range []string{
		`gold silver bronze`, `first second third fourth fifth sixth`, `northern southern eastern western`, `upper lower`, `junior senior`,
		`male female`, `presidential gubernatorial senatorial mayoral congressional`, `morning afternoon evening`, `federal state local municipal`,
	} {
		for _, w := range strings.Fields(words) {
			m[w] = fields(words)
		}
	}
	return m
}()
