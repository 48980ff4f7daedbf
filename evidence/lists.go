package evidence

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"onrecord"
	"onrecord/question"
	"onrecord/text"
)

// This file finds lists, which answer which ones.

// A member of a list is a name, with what one is of: "Ada Brand of Lindow".
const (
	member = `\p{Lu}[\p{L}.'’-]*(?:[\s\p{Z}]+(?:of[\s\p{Z}]+)?\p{Lu}[\p{L}.'’-]*)*(?:[\s\p{Z}]+\([^)]{1,12}\))?`
	joint  = `(?:,| —| -)?[\s\p{Z}]+(?:and[\s\p{Z}]+|or[\s\p{Z}]+)?`
)

var enumeration = regexp.MustCompile(member + `(?:` + joint + member + `){1,12}`)

// list answers which ones: an enumeration is the best answer, a sentence with
// the deed still one.
func (t *Text) list(q question.Question, f Finding) Finding {
	i := f.Sentence
	if q.Clause.Verb.Weight >= 1 && t.only(q, i) && !t.asThoseWho(q, i) {
		return f.no(NoDeed)
	}
	s, ok := slotOf(q)
	filled := ok && t.saysElse(q, i, s)
	goesOn := t.goesOn(q, i)
	if !filled && !goesOn && (t.deed(q, i) < 0.34 || !t.told(q, i) && t.deed(q, i) < 0.6 && !t.tellsWhich(q, i)) {
		return f.no(NoDeed)
	}
	if goesOn {
		f.Score += listGoesOn
	}
	asked := question.Content(question.Words(q.Focus))
	if len(asked) > 0 && holders.MatchString(q.Line) && !t.speaks(asked[len(asked)-1], i) {
		return f.no(NoDeed) // "who were the judges" wants them named as such
	}
	if len(asked) > 0 && strings.Contains(q.About, q.Focus) && t.speaks(asked[len(asked)-1], i) {
		f.Score += ofNounAsked
	}
	near, wanted := t.deedAt(q, i), classOf(q.Focus)
	deedless := q.Clause.Verb.Weight == 0 && q.Focus == ""
	best, most := onrecord.Span{}, 0.0
	for _, s := range slices.Concat(t.longList(i), t.titleLists(i), t.enumerations(i), t.coordinations(i)) {
		if s = t.dashed(t.withoutClass(q, s)); t.asked(q, s) || t.onlyDescribes(q, s) || t.isDate(s) || !conjoined.MatchString(t.In(s)) && t.sharesName(q, s) || dateline.MatchString(t.In(s)) {
			continue
		}
		if s.End <= near.Start && t.sharesSubject(q, s) {
			continue // who does it
		}
		worth := 1 + 0.1*float64(min(len(question.Content(t.split(t.In(s)))), longList)) + closeness(distance(near, s))
		if wanted != "" && !t.hasKind(s, wanted) {
			worth -= otherClass
		}
		if t.introduced(q, i, s) || t.behindVerb(q, i, s) || t.members[i] {
			worth += byClass
		} else if deedless && !goesOn {
			continue // where nothing is done, only what is called so is one of "the islands"
		}
		if said := t.In(s); !parted.MatchString(said) && strings.Count(said, ",") < 2 {
			worth -= oneName
		}
		if worth > most {
			best, most = s, worth
		}
	}
	switch {
	case countryAsked(q.Focus) && (best.Empty() || !t.hasKind(best, wanted)) && t.nearestOf(q, i, wanted).Empty():
		return f.no(NoDeed) // which countries, and none is named
	case best.Empty() && deedless:
		return f.no(NoDeed)
	case best.Empty():
		return f.yes(-noList, best)
	}
	return f.yes(0.2*most, best)
}

// tellsWhich reports whether sentence i lists members right behind the noun that a question
// asks for, with all its names: "to four ports, including Harwick, Ames and Tarn".
func (t *Text) tellsWhich(q question.Question, i int) bool {
	if !t.allNames(q, i) {
		return false
	}
	for _, s := range slices.Concat(t.enumerations(i), t.coordinations(i)) {
		if conjoined.MatchString(t.In(s)) && t.introduced(q, i, s) && !t.asked(q, s) {
			return true
		}
	}
	return false
}

// goesOn reports whether sentence i lists those of whom the one before has what the
// question asks: right behind their noun, "Sailors Ada Brand, Otto Toll and", or behind
// a colon where it takes them up, "he is proud of them: the pier, the lock and".
func (t *Text) goesOn(q question.Question, i int) bool {
	if i == 0 || t.deed(q, i-1) < goesOnDeed || !t.told(q, i-1) {
		return false
	}
	for _, s := range slices.Concat(t.enumerations(i), t.coordinations(i)) {
		if strings.Count(t.In(s), ",") == 0 || t.asked(q, s) {
			continue
		}
		if t.introduced(q, i, s) || t.opensWithNoun(q, s) || takenUpList.MatchString(t.Text[t.Sentences[i].Span.Start:s.Start]) {
			return true
		}
	}
	return false
}

// sharesSubject reports whether a list has a name of those who do what is asked.
func (t *Text) sharesSubject(q question.Question, list onrecord.Span) bool {
	words := t.split(t.In(list))
	return slices.ContainsFunc(q.Clause.Subject, func(w question.Word) bool { return isName(w) && inWords(words, w) })
}

// opensWithNoun reports whether a list has the noun that is asked for before its first
// member: "Sailors Ada Brand, Otto Toll".
func (t *Text) opensWithNoun(q question.Question, list onrecord.Span) bool {
	noun, ok := t.focusNoun(q)
	words := t.split(t.In(list))
	return ok && len(words) > 0 && question.Means(noun, words[0]) > 0
}

const (
	goesOnDeed = 0.6 // how much of the deed the sentence before such a list has
	listGoesOn = 0.6 // what such a list is worth more
)

// takenUpList is what stands before a list of what the sentence before speaks of.
var takenUpList = spaced(`(?i)\b(?:them|they|these|those|it)\b[^.:;]*: (?:the |an? )?$`)

// titleLists returns the lists of titles in quotation marks in sentence i.
func (t *Text) titleLists(i int) []onrecord.Span {
	var out []onrecord.Span
	var last onrecord.Span
	n := 0
	for _, one := range append(t.titles(i), onrecord.Span{Start: len(t.Text), End: len(t.Text)}) {
		if n > 0 && (between.MatchString(t.Text[last.End:one.Start]) || strings.HasSuffix(strings.TrimRight(t.In(last), `"'”’`), ",") && strings.TrimSpace(t.Text[last.End:one.Start]) == "") {
			last.End = one.End
			n++
			continue
		}
		if n > 1 {
			out = append(out, last)
		}
		last, n = one, 1
	}
	return out
}

// longList returns the list of sentence i whose members are told with so much that
// semicolons part them.
func (t *Text) longList(i int) []onrecord.Span {
	say := t.Say(i)
	first := strings.IndexByte(say, ';')
	if first < 0 || strings.IndexByte(say[first+1:], ';') < 0 {
		return nil
	}
	at := opensList.FindStringIndex(say[:first])
	if at == nil {
		return nil
	}
	s := t.Sentences[i].Span
	return []onrecord.Span{t.withoutStop(onrecord.Span{Start: s.Start + at[1], End: s.End})}
}

// opensList is what stands before such a list.
var opensList = regexp.MustCompile(`(?i)(?:\b(?:includ(?:e|es|ed|ing)|such as|are|were|namely)\b|:)[\s\p{Z}]*`)

// dateline is the place and agency before the first sentence of a report.
var dateline = spaced(`^\p{Lu}{2}[\p{Lu} .,]+.* ?[—–-]`)

// holders is a question for those who hold a role.
var holders = regexp.MustCompile(`(?i)^who (?:are|were) the\b`)

// countryAsked reports whether a noun asks for countries, which the gazetteer
// knows.
func countryAsked(focus string) bool {
	words := question.Words(focus)
	return len(words) > 0 && (words[len(words)-1].Stem == "countri" || words[len(words)-1].Stem == "nation")
}

// withoutClass cuts the first part off a list where it is the noun that is
// asked for: "three islands, Harwick, Ames and Tarn".
func (t *Text) withoutClass(q question.Question, s onrecord.Span) onrecord.Span {
	first, rest, ok := strings.Cut(t.In(s), ",")
	words := t.split(q.Focus)
	if !ok || len(words) == 0 || !conjoined.MatchString(rest) {
		return s
	}
	at, m := best(words[len(words)-1], t.split(first))
	if m == 0 {
		return s
	}
	if opening := t.split(first); at == 0 && len(opening) > 1 {
		s.Start += opening[1].Start // "Sailors Ada Brand, Otto Toll and"
		return s
	}
	s.Start += len(first) + len(rest) - len(strings.TrimLeft(rest, " \u00a0")) + 1
	return s
}

const (
	longList   = 6   // words of a list beyond which more of them say no more
	otherClass = 0.8 // what a list of other things than those asked for is worth less
	byClass    = 0.8 // what a list right behind the noun that is asked for is worth more
	noList     = 0.1 // what a sentence that lists nothing is worth less
	// ofNounAsked is what a sentence with the noun that is asked for is worth more.
	ofNounAsked = 0.2
	oneName     = 0.6 // what a name of several words is worth less than a list
)

// parted is what stands between the members of a list; one comma may part a name
// from an apposition.
var parted = regexp.MustCompile(`[\s\p{Z}](?:and|or|—|–|-)[\s\p{Z}]`)

// onlyDescribes reports whether a list has the noun that is asked for, and no
// names: "the oldest and largest firms" tells of none of them.
func (t *Text) onlyDescribes(q question.Question, list onrecord.Span) bool {
	noun, ok := t.focusNoun(q)
	words := t.split(t.In(list))
	if !ok || slices.ContainsFunc(words, func(w question.Word) bool { return w.Cap && w.Weight > 0 }) {
		return false
	}
	return inWords(words, noun)
}

// behindVerb reports whether a list stands right behind the verb of the question
// in sentence i, or behind its preposition: "it trades with Harwick and Tarn".
func (t *Text) behindVerb(q question.Question, i int, list onrecord.Span) bool {
	at := t.TokenAt(list.Start) - 1
	if at > t.Sentences[i].First && t.HasTag(at, "IN", "TO", "RP") {
		at--
	}
	return at >= t.Sentences[i].First && q.Clause.Verb.Weight > 0 && question.Means(q.Clause.Verb, t.word(i, at)) > 0
}

// dashed ends a list that a dash opens at the dash that closes it: "the islands — Ames,
// Tarn and Sund — and the harbour".
func (t *Text) dashed(s onrecord.Span) onrecord.Span {
	for _, dash := range []string{"—", "–", "--"} {
		before := strings.TrimRight(t.Text[max(0, s.Start-8):s.Start], " \u00a0")
		if end := strings.Index(t.In(s), dash); end > 0 && strings.HasSuffix(before, dash) {
			s.End = s.Start + len(strings.TrimRight(t.In(s)[:end], " ,\u00a0"))
		}
	}
	return s
}

// introducing is what stands between a noun and the list of its members.
var introducing = regexp.MustCompile(`^(?:[\s\p{Z}]+(?:of|in|from)[\s\p{Z}]+(?:the[\s\p{Z}]+)?[\p{L}’'-]+)?[\s\p{Z}]*(?:—|–|--|-|:|,|\()?[\s\p{Z}]*(?:such as|like|including|includes?|included|namely|among them|are|were|was|:)?[\s\p{Z}]*$`)

// introduced reports whether a list stands right behind the noun that the
// question asks for: "the islands — Harwick, Ames and Tarn".
func (t *Text) introduced(q question.Question, i int, list onrecord.Span) bool {
	asked := question.Content(t.split(cmp.Or(q.Focus, headOf(q.About))))
	if len(asked) == 0 {
		asked = q.Need
	}
	if len(asked) == 0 {
		return false
	}
	at, m := best(asked[len(asked)-1], t.Words[i])
	if m == 0 {
		return false
	}
	for at+1 < len(t.Words[i]) && t.Words[i][at+1].Stem == t.Words[i][at].Stem {
		at++ // "the Baltic countries" are one name
	}
	noun := t.Place(i, t.Words[i][at])
	return noun.End < list.Start && introducing.MatchString(t.Text[noun.End:list.Start])
}

// headOf returns the words of a phrase before its first preposition: "captains" of "the
// captains of the league".
func headOf(phrase string) string {
	if at := prepositionInside.FindStringIndex(phrase); at != nil {
		return phrase[:at[0]]
	}
	return phrase
}

var prepositionInside = regexp.MustCompile(`(?i) (?:of|in|on|at|from|for|to|by|with) `)

// enumerations returns the lists of names in sentence i.
func (t *Text) enumerations(i int) []onrecord.Span {
	var out []onrecord.Span
	s := t.Sentences[i].Span
	for _, m := range enumeration.FindAllStringIndex(t.Say(i), -1) {
		span := t.withoutStop(t.closed(onrecord.Span{Start: s.Start + m[0], End: s.Start + m[1]}))
		if len(question.Content(t.split(t.In(span)))) >= 2 {
			out = append(out, span)
		}
	}
	return out
}

// lastPart is the "and" before the last part of a list.
var lastPart = regexp.MustCompile(`[\s\p{Z}]and[\s\p{Z}]`)

// closed cuts what follows the last part off a list: "Hungary and Poland, Toll
// said".
func (t *Text) closed(s onrecord.Span) onrecord.Span {
	at := lastPart.FindAllStringIndex(t.In(s), -1)
	if len(at) == 0 {
		return s
	}
	end := at[len(at)-1][1]
	if i := strings.IndexByte(t.In(s)[end:], ','); i >= 0 {
		s.End = s.Start + end + i
	}
	return s
}

// between is what stands between the parts of a list, behind a bracket that belongs to
// the one before: "Ada Brand (Lindow), Otto Toll (Harwick) and".
var between = spaced(`^(?:[\s\p{Z}]\([^()]{1,14}\))?(?:(?:,|;|,? (?:and|or|as well as|plus))[\s\p{Z}]+(?:(?:and|or|also|the|\p{Ll}+ed)[\s\p{Z}]+)*|,?[\s\p{Z}]+(?:and|or)[\s\p{Z}]+)$`)

// coordinations returns the noun phrases of sentence i that "and" or "or" joins
// to a list: "siblings, parents and guards".
func (t *Text) coordinations(i int) []onrecord.Span {
	var out []onrecord.Span
	var last onrecord.Span
	joined := false
	for tok := t.Sentences[i].First; tok < t.Sentences[i].End; {
		p, ok := t.PhraseAt(tok)
		if !ok {
			tok++
			continue
		}
		tok = p.End
		span := t.PhraseSpan(p)
		if strings.HasSuffix(t.Text[:span.Start], "(") && strings.IndexByte(t.Text[span.End:], ')') < longestBracket {
			continue // "Ada Brand (Lindow)"
		}
		if t.HasTag(p.Head, "PRP", "WP", "WDT", "JJ", "JJR", "JJS") || t.opens(i, p) {
			continue
		}
		if !last.Empty() && last.End <= span.Start && between.MatchString(t.Text[last.End:span.Start]) {
			last.End, joined = span.End, true
			continue
		}
		if joined && conjoined.MatchString(t.In(last)) {
			out = append(out, t.closed(last))
		}
		last, joined = span, false
	}
	if joined && conjoined.MatchString(t.In(last)) {
		out = append(out, t.closed(last))
	}
	return out
}

// longestBracket is how many bytes behind its first phrase a bracket ends that only
// tells where a member of a list is from.
const longestBracket = 8

// opens reports whether a phrase belongs to the preposition that opens
// sentence i: in "After the talks, Norland and Lindow", it is in no list.
func (t *Text) opens(i int, p text.Phrase) bool {
	first := t.Sentences[i].First
	return p.First > first && p.First-first <= opening && t.HasTag(p.First-1, "IN")
}

// opening is how many tokens may stand before such a phrase.
const opening = 3

// conjoined tells a list from an apposition.
var conjoined = regexp.MustCompile(`[\s\p{Z}](?:and|or|as well as|plus)[\s\p{Z}]`)
