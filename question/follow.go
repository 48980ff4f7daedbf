package question

import (
	"regexp"
	"strings"
)

// Ways to lean on the question before.
var (
	another  = regexp.MustCompile(`(?i)^(?:and|but|ok|so)?[ ,]*(?:what about|how about|and|also)?[ ,]+(?:(?:for|in|to|from|by|about|with|of) )?([\p{L}][\p{L}\p{N}.'’ -]{1,60}?) ?\??$`)
	bareWhat = regexp.MustCompile(`(?i)^(?:(?:and|but|so)[ ,]+)?(when|where|why|who|how many)(?: exactly)?(?: (?:was|is|did|does|were) (?:that|this|it|he|she|they)(?: (?:happen|said|say|be))?)?(?: said (?:that|it|this))? ?\??$`)
	pronouns = regexp.MustCompile(`(?i)\b(he|she|they|him|her|them|his|their)\b`)
	opener   = regexp.MustCompile(`(?i)^(?:and|but|so|also|what about|how about)\b`)
)

// Follow completes a line that leans on the question before it, and reports
// whether it does: "and Germany?" asks the last question of Germany, "when
// was that?" asks for the time of what was asked about, and "what did he say
// about it" means the last person named.
func Follow(last, line string) (whole string, ok bool) {
	line = strings.TrimSpace(line)
	if last == "" || line == "" || len(line) > longestLine || len(last) > longestLine {
		return "", false
	}
	before := Parse(last)
	if m := bareWhat.FindStringSubmatch(line); m != nil {
		return askAgain(before, strings.ToLower(m[1]))
	}
	if opener.MatchString(line) {
		if m := another.FindStringSubmatch(line); m != nil && Parse(m[1]).Kind == Search {
			return swap(before, m[1])
		}
	}
	return withName(before, line)
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
		return what + " did " + before.Person + " say " + before.About, true
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

// swap asks the question before with another name, or another topic.
func swap(before Question, name string) (string, bool) {
	switch {
	case before.Kind == WhoSaid:
		return "", false
	case before.Kind == WhatSaid && before.About != "" && !startsUpper(name):
		return strings.Replace(before.Line, before.About, name, 1), true
	case before.Person != "":
		return strings.Replace(before.Line, before.Person, name, 1), true
	case len(before.Names) > 0:
		n := before.Names[0]
		return before.Line[:n.Start] + name + possessive(n.Text) + before.Line[n.End:], true
	}
	return "", false
}

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

// withName puts the last name in place of a pronoun.
func withName(before Question, line string) (string, bool) {
	name := before.Person
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
