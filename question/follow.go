package question

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
)

// Ways to lean on the question before.
var (
	another  = regexp.MustCompile(`(?i)^(?:and|but|ok|so)?[ ,]*(?:what about|how about|and|also)?[ ,]+(?:(for|in|at|to|from|by|about|on|with|of) )?([\p{L}][\p{L}\p{N}.'’ -]{1,60}?) ?\??$`)
	bareWhat = regexp.MustCompile(`(?i)^(?:(?:and|but|so)[ ,]+)?(when|where|why|who|how many)(?: exactly)?(?: (?:was|is|did|does|were) (?:that|this|it|he|she|they)(?: (?:happen|said|say|be))?)?(?: said (?:that|it|this))? ?\??$`)
	pronouns = regexp.MustCompile(`(?i)\b(he|she|they|him|her|them|his|their)\b`)
	opener   = regexp.MustCompile(`(?i)^(?:and|but|so|also|what about|how about)\b`)

	whoIsPronoun = regexp.MustCompile(`(?i)^(?:(?:and|but|so)[ ,]+)?who (?:is|was|are|were) (?:he|she|they)\b`)

	// unfinished is a line that asks nothing without one before it: "and in Lindow?".
	unfinished = regexp.MustCompile(`(?i)^(?:(?:and|but|so|also)[ ,]+(?:(?:for|in|at|to|from|by|about|on|with|of) )?(?:[\p{L}\p{N}.'’-]+ ?){1,3}|(?:what|how) about (?:[\p{L}\p{N}.'’-]+ ?){1,4})\?+$`)
	// ofPronoun is a question whose subject is a pronoun for somebody, or is theirs.
	ofPronoun = regexp.MustCompile(`(?i)^(?:(?:and|but|so)[ ,]+)?(?:(?:what|when|where|why|who|whom|how|which)(?: [\p{L}-]+){0,3}?,? )?` +
		`(?:did|does|do|is|was|are|were|has|have|had|will|would|can|could|should)(?:n['’]t| not)? (he|she|his|her)\b`)
)

// Turn is what was asked before, and whom it was answered with.
type Turn struct {
	Line   string
	Person string // the full name of the one whom the answer gives or quotes; empty: nobody, or several
}

// Leans returns the words by which a line asks of somebody or something that it does not
// say, empty where it stands by itself: "she" of "what did she say", all of "and in
// Lindow?".
func Leans(line string) string {
	line = strings.TrimSpace(line)
	if len(line) > longestLine {
		return ""
	}
	if m := ofPronoun.FindStringSubmatch(line); m != nil {
		return m[1]
	}
	if unfinished.MatchString(line) {
		return strings.TrimRight(line, "?")
	}
	return ""
}

// Follow completes a line that leans on the question before it, and reports
// whether it does: "and Germany?" asks the last question of Germany, "when
// was that?" asks for the time of what was asked about, and "what did he say
// about it" means the last person named, else the one whom the answer gave.
func Follow(last Turn, line string) (whole string, ok bool) {
	line = strings.TrimSpace(line)
	if last.Line == "" || line == "" || len(line) > longestLine || len(last.Line) > longestLine {
		return "", false
	}
	before := Parse(last.Line)
	if m := bareWhat.FindStringSubmatch(line); m != nil && !whoIsPronoun.MatchString(line) {
		return askAgain(before, strings.ToLower(m[1]))
	}
	if opener.MatchString(line) {
		if m := another.FindStringSubmatch(line); m != nil && Parse(m[2]).Kind == Search {
			return swap(before, strings.ToLower(m[1]), m[2])
		}
	}
	return withName(before, last.Person, line)
}

// askAgain asks another thing of the clause that was asked about.
func askAgain(before Question, what string) (string, bool) {
	switch before.Kind {
	case WhoSaid:
		return "", false
	case WhatSaid:
		if what == "who" {
			return "", false
		}
		if before.About == "" {
			return what + " did " + before.Person + " speak", true
		}
		return what + " did " + before.Person + " speak about " + before.About, true
	}
	clause := strings.TrimSpace(before.About)
	if rest, ok := strings.CutPrefix(clause, before.Focus); ok && before.Kind == HowMany {
		clause = strings.TrimSpace(rest)
	}
	if clause == "" {
		clause = "is " + before.Person + before.Role
	}
	return what + " " + clause, true
}

// swap asks the question before with another name, or another topic; behind a
// preposition of place, with another place, which a question without one gets.
func swap(before Question, preposition, name string) (string, bool) {
	place := preposition == "in" || preposition == "at" || preposition == "to" || preposition == "from"
	switch {
	case before.Kind == WhoSaid:
		return "", false
	case place:
		return swapPlace(before, preposition, name)
	case before.Kind == WhatSaid && (preposition == "about" || preposition == "on" || before.About != "" && !startsUpper(name)):
		return "what did " + before.Person + " say about " + name + "?", true
	case before.Person != "":
		return strings.Replace(before.Line, before.Person, name, 1), true
	case len(before.Names) > 0:
		n := before.Names[0]
		return before.Line[:n.Start] + name + possessive(n.Text) + before.Line[n.End:], true
	}
	return "", false
}

// swapPlace asks the question before of another place: the last name behind a preposition
// of place gives way to it. What somebody said, or is, has no place.
func swapPlace(before Question, preposition, name string) (string, bool) {
	for _, n := range slices.Backward(before.Names) {
		if lead := beforePlace.FindStringIndex(before.Line[:n.Start]); lead != nil {
			return before.Line[:lead[0]] + " " + preposition + " " + name + before.Line[n.End:], true
		}
	}
	switch before.Kind {
	case WhatSaid, WhoIs, WhoHolds, Search:
		return "", false
	}
	return strings.TrimRight(before.Line, " ?.!") + " " + preposition + " " + name + "?", true
}

// beforePlace is a preposition of place at the end of a string.
var beforePlace = regexp.MustCompile(`(?i) (?:in|at|to|from|into|near|of)(?: the)? $`)

// possessive returns the ending of a name that is one.
func possessive(name string) string {
	for _, s := range []string{"'s", "’s"} {
		if strings.HasSuffix(name, s) {
			return s
		}
	}
	return ""
}

func startsUpper(s string) bool {
	ws := Words(s)
	return len(ws) > 0 && ws[0].Cap
}

// withName puts a name in place of a pronoun: that of the person asked about, else the
// one whom the answer gave, else the first.
func withName(before Question, given, line string) (string, bool) {
	name := cmp.Or(before.Person, given)
	if name == "" && len(before.Names) > 0 {
		name = before.Names[0].Text
	}
	at := pronouns.FindStringIndex(line)
	q := Parse(line)
	if name == "" || at == nil || len(q.Names) > 0 || q.Kind == WhoSaid || q.Kind == Search {
		return "", false
	}
	if word := strings.ToLower(line[at[0]:at[1]]); word == "his" || word == "their" || word == "her" {
		name += "'s"
	}
	return line[:at[0]] + name + line[at[1]:], true
}
