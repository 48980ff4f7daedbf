package evidence

import (
	"slices"
	"strconv"
	"strings"

	"onrecord"
	"onrecord/question"
)

var clock = spaced(`(?i)\b\d{1,2}(?::\d{2})?\s?(?:[ap]\.?m\.?|o'clock)|\b\d{1,2}:\d{2}\b|\b(?:noon|midnight)\b`)

// date answers when: the sentence must have the deed and a time.
func (t *Text) date(q question.Question, f Finding) Finding {
	i := f.Sentence
	switch {
	case !t.subjectAgrees(q, i, false), !t.subjectNoun(q, i):
		return f.no(NoName)
	case t.event(q, i) == otherEvent:
		return f.no(NoDeed)
	case t.lacksPhase(q, i):
		return f.no(NoDeed) // when it was decided is not when it begins
	case t.event(q, i) == thisEvent:
	case !t.told(q, i), t.deed(q, i) < 0.5, strange(q, f.Cover, false):
		return f.no(NoDeed)
	}
	near := t.deedAt(q, i)
	best, dist := onrecord.Span{}, 1<<30
	for _, s := range t.times(i) {
		if hourAsked.MatchString(q.Line) && !clock.MatchString(t.In(s)) || t.ofOtherTense(q, s) {
			continue
		}
		if d := distance(near, s); d < dist && !t.asked(q, s) && !t.ofOtherClause(q, i, s, near) && !(t.nounAt(near) && t.inOpening(i, s, near)) {
			best, dist = s, d
		}
	}
	if best.Empty() {
		return f.no(NoDate)
	}
	best = t.joinedTimes(i, best)
	bonus := closeness(dist)
	if clock.MatchString(t.In(best)) {
		bonus += 0.1 // an hour is a better answer than a day
	}
	return f.yes(bonus, best)
}

// phases are verbs, as stems, for the beginning and the end of something, of which each has
// a time of its own.
var phases = stemsOf("begin start end finish resume stop cease")

// lacksPhase reports whether a question has such a verb, as its own or as its last word,
// and sentence i has none for it: "when will work on the pier begin".
func (t *Text) lacksPhase(q question.Question, i int) bool {
	if phases[q.Clause.Verb.Stem] {
		return !t.does(q, i)
	}
	last := len(q.Need) - 1
	return last > 0 && phases[q.Need[last].Stem] && strings.HasSuffix(strings.TrimRight(q.Line, " ?.!"), q.Need[last].Text) && !t.has(q.Need[last], i)
}

// Words of times that are past, or to come, as an article was printed.
var (
	pastTime  = spaced(`(?i)\b(?:last|past|ago|yesterday|earlier)\b`)
	timeAhead = spaced(`(?i)\b(?:next (?:week|month|year|spring|summer|fall|autumn|winter)|tomorrow|(?:week|month|year)s? from now)\b`)
)

// ofOtherTense reports whether a time is past, and the question is for what will be, or
// the other way round.
func (t *Text) ofOtherTense(q question.Question, at onrecord.Span) bool {
	year := 0
	for _, w := range t.split(t.In(at)) {
		if isYear(w) {
			year, _ = strconv.Atoi(w.Fold)
		}
	}
	printed := t.Published.Year()
	known := year > 0 && !t.Published.IsZero()
	switch q.Clause.Aux {
	case "will":
		return pastTime.MatchString(t.In(at)) || known && year < printed
	case "did", "was", "were":
		return timeAhead.MatchString(t.In(at)) || known && year > printed
	}
	return false
}

// opener begins a sentence with a clause of its own.
var opener = spaced(`^["“”']*(?i:when|while|as|after|before|since|once|if) `)

// inOpening reports whether a time stands in the clause that sentence i begins with, and
// the deed behind that: "When she ran in 2010, they spoke of the merger".
func (t *Text) inOpening(i int, at, deed onrecord.Span) bool {
	return at.End <= deed.Start && opener.MatchString(t.Say(i)) && strings.Contains(t.Text[at.End:deed.Start], ",")
}

// nounAt reports whether a deed is told by a noun.
func (t *Text) nounAt(deed onrecord.Span) bool {
	tok := t.TokenAt(deed.Start)
	return tok < len(t.Tokens) && t.HasTag(tok, "NN", "NNS")
}

// eventSaid says whether a sentence speaks of the event that a question without a
// verb asks the time of: "when is the ferry trial".
type eventSaid int

const (
	noEvent    eventSaid = iota // the question has a verb
	partOfIt                    // the noun is there, and not all that describes it
	thisEvent                   // the noun, with or without what the article is about
	otherEvent                  // not even the noun
)

// holding are verbs that say of an event only that it takes place, as stems: "when does
// the club hold its race" asks when the race of the club is.
var holding = stemsOf(`hold host stage`)

// event tells whether sentence i speaks of the event of a question.
func (t *Text) event(q question.Question, i int) eventSaid {
	if q.Clause.Verb.Weight > 0 && !holding[q.Clause.Verb.Stem] {
		return noEvent
	}
	var noun []question.Word
	for _, w := range slices.Concat(q.Clause.Subject, q.Clause.Rest) {
		if !inWords(q.Clause.Around, w) && w.Weight >= 1 {
			noun = append(noun, w)
		}
	}
	last := len(noun) - 1
	switch {
	case last < 0:
		return noEvent
	case t.here(noun, last, i) == 0:
		return otherEvent
	}
	for n, w := range noun {
		if t.here(noun, n, i) == 0 && !t.Topic(w) && !t.spokenBefore(w, i) {
			return partOfIt
		}
	}
	return thisEvent
}

// ofOtherClause reports whether a time of sentence i belongs to another verb than the
// deed: it opens the sentence, and somebody speaks before the deed, "On Monday, Toll
// said that the port would close"; or the last verb before it is one of speech, "Toll
// said in a letter last week that the port closed", "the port will close, Toll said on
// Monday".
func (t *Text) ofOtherClause(q question.Question, i int, at, deed onrecord.Span) bool {
	if q.Clause.Verb.Weight > 0 && question.IsSpeech(q.Clause.Verb) {
		return false
	}
	first := t.TokenAt(at.Start)
	if at.End <= deed.Start && first-t.Sentences[i].First <= opening {
		for tok := t.TokenAt(at.End); tok < len(t.Tokens) && t.Tokens[tok].Start < deed.Start; tok++ {
			if t.speaksAt(i, tok) {
				return true
			}
		}
		return false
	}
	for tok := first - 1; tok >= t.Sentences[i].First; tok-- {
		if v, ok := t.VerbAt(tok); ok && v.Main == tok {
			return t.speaksAt(i, tok) && (at.End <= deed.Start || t.Tokens[tok].Start >= deed.End)
		}
	}
	return false
}

// speaksAt reports whether token tok of sentence i is a finite verb of speech.
func (t *Text) speaksAt(i, tok int) bool {
	v, ok := t.VerbAt(tok)
	return ok && v.Main == tok && t.Finite(v) && question.IsSpeech(t.word(i, tok))
}

// moreYears are the years that a list joins to a date: "2010, 2011 and 2013".
var moreYears = spaced(`^(?:(?:,|,? and|,? or|,? to|,? until|,? through)[\s\p{Z}]+(?:in )?(?:1[89]|20)\d\d\b|[–-](?:1[89]|20)?\d\d\b)+`)

// joinedTimes returns a time with the years that a list joins to it.
func (t *Text) joinedTimes(i int, one onrecord.Span) onrecord.Span {
	if at := moreYears.FindStringIndex(t.Text[one.End:t.Sentences[i].Span.End]); at != nil {
		one.End += at[1]
	}
	return one
}

// distance is how far a detail stands from the deed, in bytes; before it
// counts double, since details follow their verb.
func distance(deed, detail onrecord.Span) int {
	d := gap(deed, detail)
	if detail.Start < deed.Start {
		d *= 2
	}
	return d
}

// closeness is the bonus for a detail at this distance from the deed, in
// bytes; a penalty where it belongs to something else.
func closeness(distance int) float64 { return 0.3 - 0.7*min(float64(distance), 200)/200 }

// times returns the dates and times of day in sentence i. Words such as
// "now" and "recently" tell no time.
func (t *Text) times(i int) []onrecord.Span {
	var out []onrecord.Span
	s := t.Sentences[i].Span
	for _, d := range t.DatesIn(s) {
		if !vague[strings.ToLower(t.In(d.Span))] {
			out = append(out, d.Span)
		}
	}
	for _, m := range oldYear.FindAllStringSubmatchIndex(t.Say(i), -1) {
		out = append(out, onrecord.Span{Start: s.Start + m[0], End: s.Start + m[1]})
	}
	for _, m := range yearOf.FindAllStringSubmatchIndex(t.Say(i), -1) {
		out = append(out, onrecord.Span{Start: s.Start + m[2], End: s.Start + m[3]})
	}
	for _, m := range firstOf.FindAllStringIndex(t.Say(i), -1) {
		out = append(out, onrecord.Span{Start: s.Start + m[0], End: s.Start + m[1]})
	}
	for _, m := range coming.FindAllStringIndex(t.Say(i), -1) {
		out = append(out, onrecord.Span{Start: s.Start + m[0], End: s.Start + m[1]})
	}
	for _, m := range feast.FindAllStringIndex(t.Say(i), -1) {
		out = append(out, onrecord.Span{Start: s.Start + m[0], End: s.Start + m[1]})
	}
	for _, m := range clock.FindAllStringIndex(t.Say(i), -1) {
		out = append(out, onrecord.Span{Start: s.Start + m[0], End: s.Start + m[1]})
	}
	return out
}

// oldYear is a year before those that the dates of a text reach back to.
var oldYear = spaced(`(?i)\b(?:in|since|until|by|from|of|after|before) 1[0-7]\d\d\b`)

// yearOf is a year that tells which event is meant, behind a preposition: "in a 2011
// flood". That of "the 2013 bill" or "her 2005 book" is of no deed beside it.
var yearOf = spaced(`(?i)\b(?:in|during|after|following|before|at|since|from) (?:an?|the|his|her|its|their|[\p{L}]+['’]s)[\s\p{Z}](?:[\p{Ll}-]+[\s\p{Z}])?((?:19|20)\d\d)[\s\p{Z}]\p{L}`)

// firstOf is a stretch at the beginning of something: "in his first 100 days".
var firstOf = spaced(`(?i)\b(?:in|during|within|over) (?:the|his|her|its|their) first (?:\w+ )?(?:days?|weeks?|months?|years?|hours?|term)\b`)

// feast is a time that is told by a day of the calendar with a name of its own.
var feast = spaced(`\b(?i:by|at|on|before|after|around|until|over|since) (?:Easter|Christmas|New Year['’]s|Thanksgiving|Halloween|Ramadan|Passover|Hanukkah|Pentecost|(?:Labou?r|Memorial|Independence|Election|Boxing|May|Veterans|Columbus) Day)(?: (?:Sunday|Monday|Day|Eve))?\b`)

// hourAsked is a question for the time of day.
var hourAsked = spaced(`(?i)\bwhat (?:time|hour)\b`)

// coming is a stretch of time ahead.
var coming = spaced(`(?i)\b(?:in|within|over) the (?:next|coming|following) (?:few |two |three )?(?:days?|weeks?|months?|years?)\b`)

var vague = map[string]bool{"now": true, "currently": true, "immediately": true, "recently": true, "soon": true, "already": true,
	"at the time": true, "at that time": true, "at the same time": true, "then": true, "at this time": true, "that time": true}

// deedAt returns where the verb of the question, or else the middle of what
// was found of it, stands in the text.
func (t *Text) deedAt(q question.Question, i int) onrecord.Span {
	for _, w := range append([]question.Word{q.Clause.Verb}, q.Need...) {
		if w.Weight < 1 || isName(w) {
			continue
		}
		if at, m := best(w, t.Words[i]); m > 0 {
			return t.Place(i, t.Words[i][at])
		}
	}
	return t.Sentences[i].Span
}

// asked reports whether the bytes say nothing that the question does not say
// itself.
func (t *Text) asked(q question.Question, s onrecord.Span) bool {
	for _, w := range question.Content(t.split(t.In(s))) {
		if _, m := best(w, t.split(q.Line)); m < 1 {
			return false
		}
	}
	return true
}

func gap(a, b onrecord.Span) int {
	switch {
	case a.End <= b.Start:
		return b.Start - a.End
	case b.End <= a.Start:
		return a.Start - b.End
	}
	return 0
}
