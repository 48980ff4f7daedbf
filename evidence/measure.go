package evidence

import (
	"regexp"
	"strings"

	"onrecord"
	"onrecord/question"
)

// This file finds the numbers of a sentence and the units that they are in.

// measure is a number of a sentence and the words that it counts.
type measure struct {
	number onrecord.Span
	whole  onrecord.Span // with its hedge and what it counts
	behind []question.Word
	before []question.Word
	sure   bool // it is of the sort that is asked for: money, a duration
	of     circumstance
}

var unitBehind = regexp.MustCompile(`^[-\s\p{Z}](?:million|billion|trillion|thousand|percent|per cent|percentage points|points|pages?|crowns|dollars|euros|pounds|seconds|minutes?|hours?|days?|weeks?|months?|years?(?:-olds?)?|miles|kilomet(?:er|re)s|feet|met(?:er|re)s|tons)\b|^%`)

// The end of a range, with its unit like the beginning.
var (
	rangeBehind = spaced(`^ to (?:\$(?:\d[\d,.]*\d|\d)(?: (?:million|billion|trillion))?|(?:\d[\d,.]*\d|\d)(?:%| percent\b| per cent\b))`)
	withSign    = regexp.MustCompile(`(?i)[$%]|per ?cent`)
)

// withUnit returns a number with its hedge and the unit behind it.
func (t *Text) withUnit(m measure) onrecord.Span {
	whole := m.whole
	if whole.Start > 0 && t.Text[whole.Start-1] == '$' {
		whole.Start--
	}
	if at := hedgeBefore.FindStringIndex(t.Text[t.Sentences[t.SentenceAt(whole.Start)].Span.Start:whole.Start]); at != nil {
		whole.Start -= at[1] - at[0]
	}
	if at := unitBehind.FindStringIndex(t.Text[whole.End:]); at != nil {
		whole.End += at[1]
	}
	if at := rangeBehind.FindStringIndex(t.Text[whole.End:]); at != nil && withSign.MatchString(t.In(whole)) {
		whole.End += at[1] // "5 percent to 15 percent"
	}
	if none.MatchString(t.In(m.number)) {
		return t.wholeNone(m.number)
	}
	if p, ok := t.PhraseAt(t.TokenAt(whole.End)); ok && strings.HasSuffix(t.In(whole), " of") {
		whole.End = t.PhraseSpan(p).End // "thousands of pilots"
	}
	return whole
}

// hedgeBefore is how exact an amount is, right before it: "up to $300".
var hedgeBefore = spaced(`(?i)\b(?:(?:no |not )?(?:more|less|fewer) than|up to|close to|at (?:least|most)|as (?:much|many) as|an estimated|all (?:but|except)|nearly|almost|about|around|roughly|approximately|over|under|only|just) $`)

// wholeNone returns a count of zero with what it counts: "no boats", "none of the boats".
func (t *Text) wholeNone(number onrecord.Span) onrecord.Span {
	end := t.TokenAt(number.End)
	from := end - 1
	if t.Lower(end) == "of" {
		from = end + 1
	}
	if p, ok := t.PhraseAt(from); ok && (from > end || p.End > end && strings.EqualFold(t.In(number), "no")) {
		number.End = max(number.End, t.PhraseSpan(p).End)
	}
	return number
}

var digits = regexp.MustCompile(`\$?\d[\d,.]*\d|\$?\d`)

// partitive is a "one" that picks and does not count: "at one point".
var partitive = regexp.MustCompile(`(?i)^one[\s\p{Z}]+(?:of|another|such|point)\b`)

// countReach is how many words behind a number are looked at for what it
// counts.
const countReach = 6

// partReach is the same for a number that is part of a whole: "fifty of the
// town's most careful harbour pilots".
const partReach = 10

// ofWhole is what makes a number behind it a whole and no count: "40 of the 60
// pilots came". One of them only picks.
var ofWhole = regexp.MustCompile(`(?i)(?:\d|\b(?:` + strings.TrimPrefix(spelled, tens+"|one|") + `|` + tens + `))[\s\p{Z}](?:out[\s\p{Z}])?of[\s\p{Z}](?:the|its|their|his|her|all|some|about)?[\s\p{Z}]?$`)

// partOf is a share of what stands behind it: "more than half of the boats".
var partOf = spaced(`(?i)(?:(?:more|less) than |nearly |almost |about |over |roughly )?\b(half|(?:one|two|three|an?)[ -](?:third|quarter|fifth|tenth)s?)\b(?: of |$)`)

// none is a count of zero: "no boats were lost", "none of the boats", "nobody died".
var none = spaced(`\b(?:[Nn]o one\b|[Nn]obody\b|[Nn]one\b|[Nn]o\b)`)

// noneReach is how many words behind "no" its noun stands.
const noneReach = 2

// measures returns the numbers of sentence i.
func (t *Text) measures(i int) []measure {
	var out []measure
	s := t.Sentences[i].Span
	seen := map[int]bool{}
	add := func(number, hedged onrecord.Span) {
		if seen[number.Start] || namesModel(t.Text[:number.Start]) {
			return
		}
		seen[number.Start] = true
		m := measure{number: number, whole: hedged}
		if partitive.MatchString(t.Text[number.Start:s.End]) {
			return
		}
		reach := countReach
		if rest := t.Text[number.End:s.End]; strings.HasPrefix(rest, " of ") || strings.HasPrefix(rest, " out of ") {
			reach = partReach
		}
		if strings.EqualFold(t.In(number), "no") {
			reach = noneReach
		}
		if strings.HasPrefix(t.Text[number.End:s.End], "-") {
			reach = 1 // "a 35-year history" counts years
		}
		for _, w := range t.Words[i] {
			at := t.Place(i, w)
			switch {
			case at.Start >= number.End && len(m.behind) < reach:
				m.behind = append(m.behind, w)
			case at.End <= hedged.Start:
				m.before = append(m.before, w)
			}
		}
		m.before = withoutHedge(m.before)
		out = append(out, m)
	}
	for _, n := range t.NumbersIn(s) {
		add(n.Core, n.Span)
	}
	for _, m := range partOf.FindAllStringSubmatchIndex(t.Say(i), -1) {
		whole := onrecord.Span{Start: s.Start + m[0], End: s.Start + m[3]}
		add(onrecord.Span{Start: s.Start + m[2], End: s.Start + m[3]}, whole)
	}
	for _, m := range none.FindAllStringIndex(t.Say(i), -1) {
		at := onrecord.Span{Start: s.Start + m[0], End: s.Start + m[1]}
		add(at, at)
	}
	for _, m := range digits.FindAllStringIndex(t.Say(i), -1) {
		span := onrecord.Span{Start: s.Start + m[0], End: s.Start + m[1]}
		if !t.numbered(span) && !t.isDate(span) {
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
	"fraction":   `percent percentage half third quarter`,
	"portion":    `percent percentage half third quarter`,
	"share":      `percent percentage half third quarter`,
	"magnitude":  `magnitude`,
	"height":     `feet foot meter meters inch inches metres`,
	"weight":     `ton tons tonne tonnes pound pounds kilogram kilograms`,
	"depth":      `feet foot meter meters metres mile miles kilometers`,
	"speed":      `mph kph`,
}

// level are the measures that prices and debts have as well as walls: "how high
// is the toll".
var level = map[string]bool{"height": true, "size": true}

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

// countingAge is counting for who asks how old somebody is.
func (t *Text) countingAge(q question.Question, m measure) float64 {
	behind := t.Text[m.number.End:]
	switch {
	case ofAge.MatchString(behind):
		return 1
	case !t.age(m):
		return 0 // "eight years his senior"
	case q.Clause.Verb.Weight >= 1 && strings.HasPrefix(behind, ",") && strings.HasSuffix(t.Text[:m.number.Start], ", "):
		return byNow // "Brand, 50, came to Harwick when he was 25"
	}
	return 1
}

var (
	oldAsked = regexp.MustCompile(`(?i)\bhow old\b`)
	// ofAge is what makes years an age.
	ofAge = regexp.MustCompile(`^[\s\p{Z}-](?:years?|months?|weeks?|days?)[\s\p{Z}-](?:olds?|of age)\b`)
)

// clauseBehind is what follows an age that ends its clause.
var clauseBehind = regexp.MustCompile(`^[\s\p{Z}](?:and|when|but|at the time|as)\b`)

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
		case "of":
			return n > 1 && m.before[n-2].Fold == "age" // "at the age of 45"
		case "at":
			return behind == "" || strings.ContainsAny(behind[:1], ".,;") // "died at 45"
		case "is", "was", "turned", "re", "youre", "hes", "shes":
			return behind == "" || strings.ContainsAny(behind[:1], ".,;\"”’!?") || clauseBehind.MatchString(behind)
		}
	}
	return false
}

// hedging are words before a number that say how exact it is; of two, as in "more than",
// the one that stands before each.
var (
	hedging = set("about", "around", "nearly", "almost", "roughly", "approximately", "some", "just", "over", "under", "only", "estimated", "virtually", "perhaps", "exactly")
	hedgeOf = map[string]map[string]bool{
		"than": set("more", "less", "fewer", "higher", "lower"), "least": set("at"), "most": set("at"), "to": set("up", "close"), "of": set("upwards", "upward", "excess"),
	}
)

// withoutHedge returns the words before a number without those at their end that say how
// exact it is: what stands before "more than about 12".
func withoutHedge(before []question.Word) []question.Word {
	for n := len(before); n > 0; n = len(before) {
		switch {
		case hedging[before[n-1].Fold]:
			before = before[:n-1]
		case n > 1 && hedgeOf[before[n-1].Fold][before[n-2].Fold]:
			before = before[:n-2]
		default:
			return before
		}
	}
	return before
}
