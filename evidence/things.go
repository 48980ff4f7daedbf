package evidence

import (
	"regexp"
	"slices"
	"strings"

	"onrecord"
	"onrecord/question"
	"onrecord/text"
)

var enumeration = regexp.MustCompile(`\p{Lu}[\p{L}.'’-]*(?:[\s\p{Z}]+\p{Lu}[\p{L}.'’-]*)*(?:[\s\p{Z}]+\([^)]{1,12}\))?(?:(?:,| —| -)?[\s\p{Z}]+(?:and[\s\p{Z}]+|or[\s\p{Z}]+)?\p{Lu}[\p{L}.'’-]*(?:[\s\p{Z}]+\p{Lu}[\p{L}.'’-]*)*(?:[\s\p{Z}]+\([^)]{1,12}\))?){1,12}`)

// list answers which ones: an enumeration is the best answer, a sentence with
// the deed still one.
func (t *Text) list(q question.Question, f Finding) Finding {
	i := f.Sentence
	if q.Clause.Verb.Weight >= 1 && t.only(q, i) || t.deed(q, i) < 0.34 || !t.told(q, i) && t.deed(q, i) < 0.6 {
		return f.no(NoDeed)
	}
	if asked := question.Content(question.Words(q.Focus)); len(asked) > 0 && strings.Contains(q.About, q.Focus) && t.speaks(asked[len(asked)-1], i) {
		f.Score += ofNounAsked
	}
	near, wanted := t.deedAt(q, i), classOf(q.Focus)
	best, most := onrecord.Span{}, 0.0
	for _, s := range append(t.enumerations(i), t.coordinations(i)...) {
		if s = t.withoutClass(q, s); t.asked(q, s) || t.onlyDescribes(q, s) || t.isDate(s) {
			continue
		}
		worth := 1 + 0.1*float64(min(len(question.Content(t.split(t.In(s)))), longList)) + closeness(distance(near, s))
		if wanted != "" && !t.hasKind(s, wanted) {
			worth -= otherClass
		}
		if t.introduced(q, i, s) || t.behindVerb(q, i, s) || t.members[i] {
			worth += byClass
		}
		if !parted.MatchString(t.In(s)) {
			worth -= oneName
		}
		if worth > most {
			best, most = s, worth
		}
	}
	switch {
	case countryAsked(q.Focus) && (best.Empty() || !t.hasKind(best, wanted)) && t.nearestOf(q, i, wanted).Empty():
		return f.no(NoDeed) // which countries, and none is named
	case best.Empty():
		return f.yes(-noList, best)
	}
	return f.yes(0.2*most, best)
}

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
	if _, m := best(words[len(words)-1], t.split(first)); m == 0 {
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

// parted is what stands between the members of a list.
var parted = regexp.MustCompile(`,|[\s\p{Z}](?:and|or|—|–|-)[\s\p{Z}]`)

// onlyDescribes reports whether a list has the noun that is asked for, and no
// names: "the oldest and largest firms" tells of none of them.
func (t *Text) onlyDescribes(q question.Question, list onrecord.Span) bool {
	noun := question.Content(t.split(q.Focus))
	words := t.split(t.In(list))
	if len(noun) == 0 || slices.ContainsFunc(words, func(w question.Word) bool { return w.Cap && w.Weight > 0 }) {
		return false
	}
	return inWords(words, noun[len(noun)-1])
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

// introducing is what stands between a noun and the list of its members.
var introducing = regexp.MustCompile(`^[\s\p{Z}]*(?:—|–|--|-|:|,|\()?[\s\p{Z}]*(?:such as|like|including|namely|among them|:)?[\s\p{Z}]*$`)

// introduced reports whether a list stands right behind the noun that the
// question asks for: "the islands — Harwick, Ames and Tarn".
func (t *Text) introduced(q question.Question, i int, list onrecord.Span) bool {
	asked := question.Content(t.split(q.Focus))
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
	noun := t.Place(i, t.Words[i][at])
	return noun.End < list.Start && introducing.MatchString(t.Text[noun.End:list.Start])
}

// enumerations returns the lists of names in sentence i.
func (t *Text) enumerations(i int) []onrecord.Span {
	var out []onrecord.Span
	s := t.Sentences[i].Span
	for _, m := range enumeration.FindAllStringIndex(t.Say(i), -1) {
		span := t.closed(onrecord.Span{Start: s.Start + m[0], End: s.Start + m[1]})
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

// between is what stands between the parts of a list.
var between = regexp.MustCompile(`^(?:,|;|,? (?:and|or|as well as|plus))[\s\p{Z}]+(?:(?:and|or|also)[\s\p{Z}]+)?$|^,?[\s\p{Z}]+(?:and|or)[\s\p{Z}]+$`)

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

var inMarks = regexp.MustCompile(`["“]([^"“”]{2,80})["”]|''([^']{2,80})''`)

// inAnyMarks is inMarks without a limit of length.
var inAnyMarks = regexp.MustCompile(`["“„«]([^"“”„«»]+)["”“»]|''([^']+)''`)

// thing answers which one, what, what happened and a search: the sentence
// must have the deed.
func (t *Text) thing(q question.Question, f Finding) Finding {
	i := f.Sentence
	if one := t.objectNamed(q, i); !one.Empty() {
		return f.yes(byObject, one)
	}
	if t.deed(q, i) < 0.45 || q.Kind == question.What && q.Focus == "" && !t.told(q, i) {
		return f.no(NoDeed)
	}
	if q.Kind == question.What && q.Focus == "" && !t.subjectDoes(q, i) {
		return f.no(NoName)
	}
	bonus := 0.0
	if focus := question.Content(t.split(q.Focus)); len(focus) > 0 {
		if _, m := best(focus[len(focus)-1], t.Words[i]); m > 0 {
			bonus = 0.45
		}
	}
	if q.Kind != question.What {
		return f.yes(bonus, onrecord.Span{})
	}
	if wanted := classOf(q.Focus); wanted != "" {
		one := t.nearestOf(q, i, wanted)
		switch {
		case !one.Empty() && wanted != onrecord.Body:
			return f.yes(bonus+0.45, one)
		case !one.Empty():
			return f.yes(bonus+0.1, one) // what names a body is less sure
		case wanted == onrecord.Person && !t.told(q, i):
			return f.no(NoPerson)
		case wanted != onrecord.Body:
			return f.yes(bonus-0.3, one)
		}
	}
	if short := t.marked(q, i); !short.Empty() {
		return f.yes(bonus+0.1, short)
	}
	if q.Focus != "" && bonus == 0 && t.deed(q, i) < mostOf {
		return f.no(NoDeed)
	}
	if q.Focus != "" && !t.told(q, i) && (!t.coreNames(q, i) || bonus == 0 && t.deed(q, i) < nearlyAll) {
		return f.no(NoDeed)
	}
	return f.yes(bonus, onrecord.Span{})
}

// mostOf is how much of the plain words of a question a sentence has at least
// that neither has the noun that is asked for nor names what it could be.
const mostOf = 0.75

// byObject is the bonus for what stands behind the verb that is asked about.
const byObject = 0.6

// objectNamed returns the name behind the verb of the question, with the same
// subject, in a sentence that does not have the noun that is asked for: "he drove a
// Corvette" tells which car. Another noun there would be of another sort.
func (t *Text) objectNamed(q question.Question, i int) onrecord.Span {
	noun := question.Content(t.split(q.Focus))
	if q.Kind != question.What || len(noun) == 0 || q.Clause.Verb.Weight < 1 || t.speaks(noun[len(noun)-1], i) || classOf(q.Focus) != "" {
		return onrecord.Span{}
	}
	v, ok := t.deedOf(q, i)
	if !ok {
		v, ok = t.heDoes(q, i)
	}
	if !ok || v.Passive || v.Negated {
		return onrecord.Span{}
	}
	first := v.End
	if t.HasTag(first, "DT", "PRP$") {
		first++
	}
	for _, m := range t.MentionsIn(t.Sentences[i].Span) {
		if m.First == first && !t.personAt(first) && !t.asked(q, m.Span) {
			return onrecord.Span{Start: t.Tokens[v.End].Start, End: m.Span.End}
		}
	}
	return onrecord.Span{}
}

// heDoes returns the verb of the question in sentence i where its subject is a
// pronoun that stands for nobody the article names in full, and the sentence before
// speaks of the one who is asked about.
func (t *Text) heDoes(q question.Question, i int) (text.Verb, bool) {
	if !slices.ContainsFunc(q.Clause.Subject, func(w question.Word) bool { return i > 0 && isName(w) && t.speaks(w, i-1) }) {
		return text.Verb{}, false
	}
	for tok := t.Sentences[i].First; tok < t.Sentences[i].End; tok++ {
		v, ok := t.VerbAt(tok)
		if !ok || !t.Finite(v) || !t.sameVerb(q.Clause.Verb, i, tok) {
			continue
		}
		if p, ok := t.Subject(v); ok && t.HasTag(p.Head, "PRP") && t.Antecedent(p.Head) < 0 {
			return v, true
		}
	}
	return text.Verb{}, false
}

// coreNames reports whether sentence i has, or takes up, the names of the question
// that do not tell of circumstances.
func (t *Text) coreNames(q question.Question, i int) bool {
	for n, w := range q.Need {
		if isName(w) && !inWords(q.Clause.Around, w) && t.here(q.Need, n, i) == 0 && !(t.takesUp(i) && t.before(w, i) > 0) {
			return false
		}
	}
	return true
}

// marked returns the first words in quotation marks in sentence i that the
// question does not have: a title, a name. Empty where it asks what somebody
// did.
func (t *Text) marked(q question.Question, i int) onrecord.Span {
	if does(q) && q.Focus == "" {
		return onrecord.Span{}
	}
	for _, m := range inMarks.FindAllStringIndex(t.Say(i), -1) {
		s := onrecord.Span{Start: t.Sentences[i].Span.Start + m[0], End: t.Sentences[i].Span.Start + m[1]}
		if !t.asked(q, s) && (titled.MatchString(t.In(s)) || t.called(q, i, s)) {
			return s
		}
	}
	return onrecord.Span{}
}

// titled tells what can be a title or a name in quotation marks from what was
// said.
var titled = regexp.MustCompile(`^["“']+\p{Lu}[^.,;]*["”']+$`)

// called reports whether words in quotation marks stand right behind the noun
// that is asked for, or the verb: "the slogan “no pier”", "they chanted “no pier”".
func (t *Text) called(q question.Question, i int, s onrecord.Span) bool {
	asked := question.Content(question.Words(q.Focus))
	if q.Clause.Verb.Weight > 0 {
		asked = append(asked, q.Clause.Verb)
	}
	for _, w := range t.Words[i] {
		p := t.Place(i, w)
		if p.End <= s.Start && s.Start-p.End <= calledWithin && slices.ContainsFunc(asked, func(a question.Word) bool { return question.Means(a, w) > 0 }) {
			return true
		}
	}
	return len(asked) == 0
}

// calledWithin is how many bytes may stand between such a word and what is in
// quotation marks.
const calledWithin = 12

// does reports whether a question asks what its subject does or did.
func does(q question.Question) bool {
	switch q.Clause.Aux {
	case "did", "does", "do":
		return len(q.Clause.Subject) > 0
	}
	return false
}

// subjectDoes reports whether the subject of a question for what somebody did
// stands in sentence i, or is taken up by it, and the deed is not done "by"
// somebody else.
func (t *Text) subjectDoes(q question.Question, i int) bool {
	if !does(q) {
		return true
	}
	if !t.subjectNoun(q, i) {
		return false
	}
	by, ok := t.doneBy(q, i)
	return !ok || inWords(t.split(t.In(by)), q.Clause.Subject[len(q.Clause.Subject)-1])
}

// doneBy returns the phrase behind "by" where sentence i has the verb of the
// question as a passive one.
func (t *Text) doneBy(q question.Question, i int) (onrecord.Span, bool) {
	for tok := t.Sentences[i].First; tok < t.Sentences[i].End; tok++ {
		v, ok := t.VerbAt(tok)
		if !ok || !v.Passive || question.Means(q.Clause.Verb, t.word(i, tok)) == 0 {
			continue
		}
		if p, ok := t.agent(v); ok {
			return t.PhraseSpan(p), true
		}
	}
	return onrecord.Span{}, false
}
