package evidence

import (
	"slices"
	"strings"

	"onrecord"
	"onrecord/question"
	"onrecord/text"
)

// This file finds of which place and time a number is, where a sentence tells
// several, and refuses numbers of another place, or of people of whom the deed is
// only a name.

// circumstance says whether a number is of the place or time that a question asks
// for.
type circumstance int

const (
	anywhere circumstance = iota // nothing is said, or asked
	asAsked                      // the part of the sentence around the number has it
	ofOthers                     // it stands with another number, or another one stands here
)

// circumstanceOf tells whether a number of sentence i is of the place and time that
// the question asks for. Each number owns what stands behind it up to the next;
// where a sign ends it, what stands before: "265 on the mainland and 189 in Tarn",
// "Harwick has 79, while Tarn ranked fourth with 51".
func (t *Text) circumstanceOf(q question.Question, i int, m measure, all []measure) circumstance {
	asked := t.circumstances(q)
	if len(asked) == 0 {
		return anywhere
	}
	if at := t.ownTime(i, m); !at.Empty() && !t.asked(q, at.Span) && slices.ContainsFunc(asked, isTime) && !t.isThen(at, asked) {
		return ofOthers
	}
	all = slices.DeleteFunc(slices.Clone(all), func(o measure) bool {
		return o.number != m.number && (t.isDate(o.number) || inCompound(t.Text, o.number))
	})
	own, elsewhere := false, false
	for _, o := range all {
		if t.circumstancesIn(t.partOf(i, o, all), asked) {
			own = own || o.number == m.number
			elsewhere = elsewhere || o.number != m.number
		}
	}
	switch {
	case own:
		return asAsked
	case elsewhere && len(all) > 1 && !t.sharesPlace(i, m, all):
		return ofOthers
	}
	return anywhere
}

// sharesPlace reports whether "and" joins a number of sentence i, with nothing of a place
// behind it, to what the next counts: in "killed three people and hurt 12 in Lindow" both are
// of Lindow.
func (t *Text) sharesPlace(i int, m measure, all []measure) bool {
	part := t.partOf(i, m, all)
	if part.Start < m.number.End || part.End >= t.Sentences[i].Span.End {
		return false
	}
	words := t.split(t.In(part))
	return slices.ContainsFunc(words, func(w question.Word) bool { return w.Fold == "and" }) &&
		!slices.ContainsFunc(words, func(w question.Word) bool { return placing[w.Fold] || heading[w.Fold] || isName(w) || isTime(w) })
}

// circumstances returns the places and times around the deed of a question, or of its
// subject: "how many pilots from Tarn".
func (t *Text) circumstances(q question.Question) []question.Word {
	var out []question.Word
	for _, w := range q.Clause.Around {
		if isTime(w) || isName(w) && t.isPlace(w) {
			out = append(out, w)
		}
	}
	for _, w := range q.Clause.Subject {
		if isName(w) && askedIn(q, w) {
			out = append(out, w)
		}
	}
	return out
}

// isTime reports whether a word names a month or a year.
func isTime(w question.Word) bool {
	return len(w.Fold) == 4 && (strings.HasPrefix(w.Fold, "19") || strings.HasPrefix(w.Fold, "20")) || w.Cap && months[w.Stem]
}

var months = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range question.Words("January February March April May June July August September October November December") {
		m[w.Stem] = true
	}
	return m
}()

// yearReach is how many sentences before one its year may stand.
const yearReach = 3

// ofOtherYear reports whether a question asks about a year that the article tells of
// elsewhere, and sentence i is not of that year.
func (t *Text) ofOtherYear(q question.Question, i int) bool {
	return slices.ContainsFunc(q.Clause.Around, func(w question.Word) bool {
		return isYear(w) && t.counts[w.Stem] > 0 && !t.inTitle(w) && !t.ofYear(w, i)
	})
}

func isYear(w question.Word) bool { return w.Number() && isTime(w) }

// ofYear reports whether the last year that sentence i or one of those before it has is
// this one.
func (t *Text) ofYear(year question.Word, i int) bool {
	for j := i; j >= max(0, i-yearReach); j-- {
		if inWords(t.Words[j], year) {
			return true
		}
		if slices.ContainsFunc(t.Words[j], isYear) {
			return false
		}
	}
	return false
}

// ownTime returns the time that stands right behind a number of sentence i, empty
// where there is none: "$200 in July".
func (t *Text) ownTime(i int, m measure) text.Date {
	dates := t.DatesIn(onrecord.Span{Start: m.whole.End, End: t.Sentences[i].Span.End})
	if len(dates) == 0 || dates[0].Start-m.whole.End > len(" in ") || len(question.Content(t.split(t.In(dates[0].Span)))) == 0 {
		return text.Date{}
	}
	return dates[0]
}

// isThen reports whether a date, counted from the day of printing, is in the month and
// the year that were asked about: "last month" may be June 2031.
func (t *Text) isThen(d text.Date, asked []question.Word) bool {
	p := t.Period(d, text.Back)
	if p.ISO == "" {
		return false
	}
	then := question.Words(p.From.Format("January 2006"))
	return !slices.ContainsFunc(asked, func(w question.Word) bool { return isTime(w) && !inWords(then, w) })
}

// partOf returns the part of sentence i that belongs to a number.
func (t *Text) partOf(i int, m measure, all []measure) onrecord.Span {
	s := t.clauseOf(i, m)
	for _, o := range all {
		switch {
		case o.number.End <= m.number.Start && o.number.End > s.Start:
			s.Start = o.number.End
		case o.number.Start >= m.number.End && ofWhole.MatchString(t.Text[m.number.Start:o.number.Start]):
			// "300 of its 500 boats in Harwick"
		case o.number.Start >= m.number.End && o.number.Start < s.End:
			s.End = o.number.Start
		}
	}
	if t.stopsBehind(m) {
		s.End = m.number.Start
	} else {
		s.Start = m.number.End
	}
	return s
}

// circumstancesIn reports whether a part of a sentence has one of the places or
// times.
func (t *Text) circumstancesIn(s onrecord.Span, asked []question.Word) bool {
	for _, w := range t.split(t.In(s)) {
		if inWords(asked, w) {
			return true
		}
	}
	return false
}

// placeReach is how many bytes behind a number its place may stand.
const placeReach = 40

// countedElsewhere reports whether a number of sentence i is said to be that of a
// place which the question does not name, where the sentence lacks the place that
// it does name: "130 people in Tarn" for those of Harwick.
func (t *Text) countedElsewhere(q question.Question, i int, m measure) bool {
	if !t.lacksPlace(q, i) {
		return false
	}
	end := min(t.Sentences[i].Span.End, m.number.End+placeReach)
	for _, p := range t.PlacesIn(onrecord.Span{Start: m.number.End, End: end}) {
		before := t.TokenAt(p.Start) - 1
		if before > 0 && (strings.EqualFold(t.Word(before), "in") || strings.EqualFold(t.Word(before), "at")) && !t.asked(q, p.Span) && p.Place.Kind == text.City {
			return true
		}
	}
	return slices.ContainsFunc(t.placesIn(i), func(s onrecord.Span) bool {
		return s.Start > m.number.End && s.Start < end && t.inState(s) && !t.asked(q, s)
	})
}

// lacksPlace reports whether the question names a city, or a place that only the article
// knows, that sentence i does not have.
func (t *Text) lacksPlace(q question.Question, i int) bool {
	for n, w := range q.Need {
		if p := text.FindPlace(w.Text); isName(w) && t.here(q.Need, n, i) == 0 && (p == nil && t.isPlace(w) || p != nil && p.Kind == text.City) {
			return true
		}
	}
	return false
}

// onlyTheDead reports whether sentence i says the verb of the question only as a
// name for people, "the dead", "the injured", which counts nobody.
func (t *Text) onlyTheDead(q question.Question, i int) bool {
	found := false
	for _, w := range t.Words[i] {
		if question.Means(q.Clause.Verb, w) == 0 {
			continue
		}
		at := t.TokenAt(t.Place(i, w).Start)
		if at == 0 || at+1 == len(t.Tokens) || !strings.EqualFold(t.Word(at-1), "the") || !t.HasTag(at, "JJ", "VBN", "VBD", "NN") || t.HasTag(at+1, "NN", "NNS", "VBD", "VBP", "VB") || theirs[strings.ToLower(t.Word(at+1))] || w.Fold != "dead" && w.Fold != "injured" && w.Fold != "wounded" {
			return false
		}
		found = true
	}
	return found
}

// theirs are words behind which the number of "the dead" may follow.
var theirs = set("in", "at", "from", "include", "included", "number", "numbered")
