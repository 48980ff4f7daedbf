package evidence

import (
	"regexp"
	"slices"
	"strings"

	"onrecord"
	"onrecord/question"
)

// count answers how many: a number of the sentence must count what is asked
// for.
func (t *Text) count(q question.Question, f Finding) Finding {
	if !t.subjectNamed(q, f.Sentence, true) {
		return f.no(NoName)
	}
	best, most := onrecord.Span{}, 0.0
	for _, n := range t.candidates(q, f.Sentence) {
		if m := t.counting(q, f.Sentence, n); m > most {
			best, most = t.withUnit(n), m
		}
	}
	switch {
	case most == 0, !t.sameRate(q, f.Sentence):
		return f.no(NoCount)
	case moneyAsked(q) && !t.paid(q, f.Sentence):
		return f.no(NoDeed)
	case !t.namesHere(q, f.Sentence) && !rate.MatchString(q.Line) && (t.deed(q, f.Sentence) < 0.34 || strange(q, f.Cover, moneyAsked(q)) || most != byVerb && t.another(q, f.Sentence)):
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

// another reports whether sentence i tells of another deed than the question.
func (t *Text) another(q question.Question, i int) bool {
	return !t.told(q, i) && t.deed(q, i) < nearlyAll
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

// measure is a number of a sentence and the words that it counts.
type measure struct {
	number onrecord.Span
	whole  onrecord.Span // with its hedge and what it counts
	behind []question.Word
	before []question.Word
	sure   bool // it is of the sort that is asked for: money, a duration
}

var unitBehind = regexp.MustCompile(`^[-\s\p{Z}](?:million|billion|trillion|thousand|percent|per cent|percentage points|points|pages|seconds|minutes?|hours?|days?|weeks?|months?|years?(?:-olds?)?|miles|kilomet(?:er|re)s|feet|met(?:er|re)s|tons)\b|^%`)

// withUnit returns a number with its hedge and the unit behind it.
func (t *Text) withUnit(m measure) onrecord.Span {
	whole := m.whole
	if whole.Start > 0 && t.Text[whole.Start-1] == '$' {
		whole.Start--
	}
	if at := unitBehind.FindStringIndex(t.Text[whole.End:]); at != nil {
		whole.End += at[1]
	}
	return whole
}

var digits = regexp.MustCompile(`\$?\d[\d,.]*\d|\$?\d`)

// partitive is a "one" that picks and does not count.
var partitive = regexp.MustCompile(`(?i)^one[\s\p{Z}]+(?:of|another)\b`)

// countReach is how many words behind a number are looked at for what it
// counts.
const countReach = 6

// measures returns the numbers of sentence i.
func (t *Text) measures(i int) []measure {
	var out []measure
	s := t.Sentences[i].Span
	seen := map[int]bool{}
	add := func(number, hedged onrecord.Span) {
		if seen[number.Start] {
			return
		}
		seen[number.Start] = true
		m := measure{number: number, whole: hedged}
		if partitive.MatchString(t.Text[number.Start:s.End]) {
			return
		}
		reach := countReach
		if strings.HasPrefix(t.Text[number.End:s.End], "-") {
			reach = 1 // "a 35-year history" counts years
		}
		for _, w := range t.Words[i] {
			at := t.Place(i, w)
			switch {
			case at.Start >= number.End && len(m.behind) < reach:
				m.behind = append(m.behind, w)
			case at.End <= number.Start:
				m.before = append(m.before, w)
			}
		}
		out = append(out, m)
	}
	for _, n := range t.NumbersIn(s) {
		add(n.Core, n.Span)
	}
	for _, m := range digits.FindAllStringIndex(t.Say(i), -1) {
		span := onrecord.Span{Start: s.Start + m[0], End: s.Start + m[1]}
		if !t.numbered(span) {
			add(span, span)
		}
	}
	return out
}

// numbered reports whether a number layer holds the bytes already.
func (t *Text) numbered(s onrecord.Span) bool {
	for _, n := range t.NumbersIn(onrecord.Span{Start: max(0, s.Start-40), End: min(len(t.Text), s.End+40)}) {
		if n.Span.Overlaps(s) {
			return true
		}
	}
	return false
}

// units are words that measure, by what "how long" and its like ask for.
var units = map[string]string{
	"years":      `year years year-old old`,
	"duration":   `second seconds minute minutes hour hours day days week weeks month months year years page pages`,
	"distance":   `mile miles kilometer kilometers kilometre kilometres km yard yards feet foot meter meters metre metres`,
	"times":      `time times`,
	"proportion": `percent percentage half third quarter`,
	"size":       `strong percent percentage feet foot meter meters metre metres mile miles kilometer kilometers acres hectares square people members soldiers troops inches tons tonnes pounds gigabytes terabytes pages`,
	"length":     `mile miles kilometer kilometers kilometre kilometres yards feet foot meter meters metre metres inches pages minutes hours`,
	"width":      `mile miles kilometers feet foot meters metres inches`,
	"money":      `dollar dollars euro euros pound pounds million billion trillion cent cents`,
	"percentage": `percent percentage`,
	"percent":    `percent percentage`,
	"share":      `percent percentage half third quarter`,
	"magnitude":  `magnitude`,
	"height":     `feet foot meter meters inch inches metres`,
	"weight":     `ton tons tonne tonnes pound pounds kilogram kilograms`,
	"depth":      `feet foot meter meters metres mile miles kilometers`,
	"speed":      `mph kph`,
}

// counting returns how surely a number counts what is asked: 1 where the noun
// stands right behind it, less further away, 0 where it counts other things.
func (t *Text) counting(q question.Question, i int, m measure) float64 {
	if q.Focus == "years" && strings.Contains(strings.ToLower(q.Line), "how old") && t.age(m) {
		return 1
	}
	if m.sure {
		return t.sureOf(q, i)
	}
	if names, ok := units[q.Focus]; ok {
		return unitNear(t, m, strings.Fields(names))
	}
	focus := question.Content(question.Words(q.Focus))
	if len(focus) == 0 {
		return 0
	}
	head := focus[len(focus)-1]
	for at, w := range m.behind {
		switch {
		case question.Means(head, w) > 0:
			return 1 - 0.1*float64(at)
		case anybody(head) && people(w):
			return 0.6
		case at == 0 && (w.Fold == "of" || w.Fold == "others"):
			continue
		case at == 1 && w.Fold == "them":
			return 0.5
		case w.Number(), clauseWords[w.Fold]:
			return t.bare(q, i, m, head)
		}
	}
	return t.bare(q, i, m, head)
}

// age reports whether a number is printed as an age: "is 45", "aged 45",
// "age 14", ", 24,".
func (t *Text) age(m measure) bool {
	printed := t.In(m.number)
	if len(printed) > 3 || printed[0] < '0' || printed[0] > '9' {
		return false
	}
	before, behind := t.Text[:m.number.Start], t.Text[m.number.End:]
	if strings.HasSuffix(before, ", ") && strings.HasPrefix(behind, ",") {
		return true
	}
	if n := len(m.before); n > 0 {
		switch m.before[n-1].Fold {
		case "aged", "age":
			return true
		case "is", "was", "turned", "re", "youre", "hes", "shes":
			return behind == "" || strings.ContainsAny(behind[:1], ".,;\"”’!?")
		}
	}
	return false
}

// clauseWords end the reach of a number.
var clauseWords = map[string]bool{
	"in": true, "at": true, "on": true, "by": true, "who": true, "that": true, "which": true, "from": true,
	"was": true, "were": true, "is": true, "are": true, "had": true, "has": true, "have": true, "to": true, "and": true,
}

// How surely a number counts what is asked where the noun does not stand
// behind it.
const (
	byVerb     = 0.8 // "30 members" for how many belong
	bySubject  = 0.6 // "the parking spaces number 212"
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
	if len(m.behind) > 0 && !clauseWords[m.behind[0].Fold] && !t.verbal(i, m.behind[0]) && !t.stopsBehind(m) && !rated(t.Text[m.number.End:]) {
		return 0
	}
	switch {
	case t.predicated(m, head):
		return bySubject
	case person(head) && t.verbBehind(q, m), t.elliptic(q, i, m, head):
		return byEllipsis
	}
	return 0
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
	if n < 2 || !linking[m.before[n-1].Fold] {
		return false
	}
	_, share := best(head, m.before[max(0, n-nounReach):n-1])
	return share > 0
}

// elliptic reports whether a number leaves out a noun that the sentence has
// before it, or the one before the sentence.
func (t *Text) elliptic(q question.Question, i int, m measure, head question.Word) bool {
	if !t.has(q.Clause.Verb, i) && !rated(t.Text[m.number.End:]) {
		return false
	}
	_, here := best(head, m.before)
	for back := 1; back <= ellipsisReach && here == 0 && back <= i; back++ {
		_, here = best(head, t.Words[i-back])
	}
	return here > 0 && (t.verbBehind(q, m) || rated(t.Text[m.number.End:]))
}

// ellipsisReach is how many sentences back a left out noun may stand.
const ellipsisReach = 2

// rate is how a number is said of each stretch of time.
var rate = regexp.MustCompile(`(?i)(?:\b(?:an?|each|every|per)[\s\p{Z}](second|minute|hour|day|night|week|month|year)|\b(dai|week|month|year|annual)ly)\b`)

// rated reports whether what stands right behind a number makes it a rate.
func rated(behind string) bool {
	at := rate.FindStringIndex(behind[:min(len(behind), 12)])
	return at != nil && at[0] <= 1
}

// sameRate reports whether a question for a rate finds one of the same
// stretch of time in sentence i.
func (t *Text) sameRate(q question.Question, i int) bool {
	asked := rate.FindStringSubmatch(q.Line)
	if asked == nil {
		return true
	}
	for _, m := range rate.FindAllStringSubmatch(t.Say(i), -1) {
		if stretch(m) == stretch(asked) {
			return true
		}
	}
	return false
}

// stretch returns the stretch of time of a rate.
func stretch(m []string) string {
	switch s := strings.ToLower(m[1] + m[2]); s {
	case "annual":
		return "year"
	case "dai":
		return "day"
	default:
		return s
	}
}

// unitNear returns how near one of the units stands to a number.
func unitNear(t *Text, m measure, names []string) float64 {
	if names[0] == "strong" && (strings.HasSuffix(t.In(m.whole), "strong") || strings.HasSuffix(t.In(m.number), "strong")) {
		return 1
	}
	for at, w := range m.behind[:min(len(m.behind), 3)] {
		for _, n := range names {
			if w.Fold == n {
				return 1 - 0.2*float64(at)
			}
		}
	}
	if rest := t.Text[m.number.End:]; strings.HasPrefix(rest, "%") && names[0] == "percent" {
		return 1
	}
	if n := len(m.before); n > 0 && names[0] == "magnitude" && (m.before[n-1].Fold == "magnitude" || n > 1 && m.before[n-2].Fold == "magnitude") {
		return 1
	}
	return 0
}
