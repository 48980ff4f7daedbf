package evidence

import (
	"regexp"
	"strings"

	"onrecord/question"
)

// This file tells how often a number is meant: each day, a year.

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
