package evidence

import (
	"regexp"
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
	case most == 0:
		return f.no(NoCount)
	case !t.namesHere(q, f.Sentence) && (t.deed(q, f.Sentence) < 0.34 || strange(q, f.Cover, moneyAsked(q))):
		return f.no(NoDeed)
	}
	if !t.allNames(q, f.Sentence) {
		most -= 1 // a number of somebody else stands close by too often
	}
	return f.yes(0.3*most, best)
}

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
		for _, w := range t.Words[i] {
			at := t.Place(i, w)
			switch {
			case at.Start >= number.End && len(m.behind) < 6:
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
		return 1
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

// bare returns how surely a number without a noun counts what is asked: "80
// were killed", "the toll rose to 84".
func (t *Text) bare(q question.Question, i int, m measure, head question.Word) float64 {
	if len(m.behind) == 0 || !clauseWords[m.behind[0].Fold] || !person(head) {
		return 0
	}
	if v := q.Clause.Verb; v.Weight > 0 {
		for _, w := range m.behind {
			if question.Means(v, w) > 0 {
				return 0.4
			}
		}
	}
	return 0
}

// unitNear returns how near one of the units stands to a number.
func unitNear(t *Text, m measure, names []string) float64 {
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
