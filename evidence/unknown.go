package evidence

import (
	"regexp"

	"onrecord/question"
)

// ignorance is how articles say that something is not known, and what.
var ignorance = spaced(`(?i)(?:(?:did|does|do|would|could|can)(?:n[’']t| not) (?:immediately )?(?:say|know|specify|disclose|reveal|explain|name|identify|give|confirm)|` +
	`(?:declin|refus)(?:ed|es|ing) to (?:say|specify|disclose|reveal|explain|name|identify|give)|(?:was|is|were|are|remains?|remained)(?:n[’']t| not|) (?:immediately |yet |still )?(?:clear|unclear|known|unknown|disclosed|decided|announced|released|specified)|` +
	`no (?:word|information|details?|figures?|numbers?|date|reason|explanation) (?:on|about|of|for|as to|was|were|has|have)|gave no|without (?:saying|giving|specifying))`)

// unclear are words after which a form of "be" needs no "not".
var unclear = spaced(`(?i)\b(?:unclear|unknown)\b`)

// negated is the negation that makes a form of "be" say that something is not
// known: "was not announced", but not "a year after it was announced".
var negated = spaced(`(?i)n[’']t\b|\b(?:not|no|without|un\w+)\b`)

// asksFor is what each kind of question wants to know, in the words of those
// who do not know it.
var asksFor = map[question.Kind]*regexp.Regexp{
	question.HowMany:  spaced(`(?i)\bhow (?:many|much|long|old|far|big|large)|\bnumbers?\b|\bfigures?\b|\bcosts?\b|\bamount|\bsize\b`),
	question.When:     spaced(`(?i)\bwhen\b|\bdates?\b|\btime(?:table|line)?\b|\bhow soon\b`),
	question.Where:    spaced(`(?i)\bwhere\b|\bplaces?\b|\blocations?\b|\bwhereabouts\b`),
	question.Why:      spaced(`(?i)\bwhy\b|\breasons?\b|\bmotives?\b|\bcauses?\b|\bexplanation`),
	question.Who:      spaced(`(?i)\bwho(?:m|se)?\b|\bnames?\b|\bidentit|\bwhether (?:some|any)(?:one|body)\b`),
	question.WhoHolds: spaced(`(?i)\bwho(?:m|se)?\b|\bnames?\b|\bidentit`),
}

// unknown reports whether sentence i says that what is asked is not known.
func (t *Text) unknown(q question.Question, i int) bool {
	wants, ok := asksFor[q.Kind]
	if !ok {
		return false
	}
	s := t.Say(i)
	at := ignorance.FindStringIndex(s)
	if at == nil || !(negated.MatchString(s[at[0]:at[1]]) || unclear.MatchString(s) || refusing.MatchString(s)) {
		return false
	}
	behind := s[at[0]:]
	if unclear.MatchString(s) {
		behind = s[:min(len(s), at[1]+wantReach)] // "who did it is unknown"
	}
	if fromWhere(q) && !originSaid.MatchString(behind) {
		return false // where somebody goes is something else
	}
	return wants.MatchString(behind) && t.deed(q, i) >= 0.3
}

// originSaid are words for where somebody is from.
var originSaid = spaced(`(?i)\b(?:from|c[ao]mes?|origins?|born|nationality|nationalities)\b`)

// wantReach is how many bytes behind such words what is not known stands at most.
const wantReach = 60

var refusing = spaced(`(?i)\b(?:declin|refus)|\bgave no\b|\bwithout\b`)
