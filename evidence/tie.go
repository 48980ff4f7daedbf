package evidence

import (
	"regexp"
	"slices"
	"strings"

	"onrecord"
	"onrecord/question"
	"onrecord/text"
)

// This file finds the body that somebody belongs to in what they are said to be: "a
// partner at Lamm & Toll" works for a law firm, which need not be called one.

// tie is what a verb of a question, "works for", says of somebody and a body: which
// roles they have there; nil are all.
type tie struct{ posts map[string]bool }

var (
	anyPost = tie{}
	headTie = tie{fields(`president chairman chairwoman chair chief executive ceo head director founder owner boss leader governor mayor commander manager premier chancellor minister king queen`)}
)

// ties takes a verb, as a stem, to what it says.
var ties = map[string]tie{
	"work": anyPost, "employ": anyPost, "belong": anyPost, "serv": anyPost, "repres": anyPost,
	"lead": headTie, "head": headTie, "chair": headTie, "run": headTie,
	"play":   {fields(`player captain guard forward midfielder defender quarterback pitcher catcher striker goalkeeper outfielder shortstop linebacker receiver`)},
	"teach":  {fields(`professor lecturer teacher instructor scholar academic tutor`)},
	"write":  {fields(`writer columnist reporter journalist correspondent contributor critic editor blogger editorialist`)},
	"report": {fields(`reporter journalist correspondent anchor`)},
	"edit":   {fields(`editor`)}, "own": {fields(`owner proprietor landlord`)}, "coach": {fields(`coach`)},
	"found": {fields(`founder cofounder co-founder`)}, "start": {fields(`founder cofounder co-founder`)},
}

// fields is the set of the words of a string.
func fields(words string) map[string]bool { return set(strings.Fields(words)...) }

// bodyOf takes nouns for a sort of body to the roles that people have in such.
var bodyOf = func() map[string]map[string]bool {
	m := map[string]map[string]bool{}
	for nouns, posts := range map[string]string{
		`channel network station newspaper paper magazine outlet site website broadcaster publication daily blog`: `commentator anchor host reporter correspondent analyst contributor
			columnist editor journalist writer moderator producer publisher blogger critic photographer pundit cartoonist presenter`,
		`university college school`:               `professor lecturer dean student scholar researcher teacher provost chancellor historian economist scientist fellow principal`,
		`tank institute center centre foundation`: `fellow scholar researcher analyst director president founder`,
		`team club squad`:                         `player coach guard forward quarterback pitcher catcher striker goalkeeper midfielder defender captain manager`,
		`hospital clinic`:                         `doctor surgeon nurse physician psychiatrist`,
		`bank fund`:                               `economist analyst banker strategist manager chairman president trader`,
		`union`:                                   `member president leader organizer secretary`,
		`party`:                                   `member leader candidate lawmaker chairman chairwoman`,
		`church`:                                  `pastor priest minister bishop rector`,
		`agency department ministry office`:       `director administrator secretary agent official commissioner chief spokesman spokeswoman minister`,
	} {
		for _, noun := range question.Words(nouns) {
			m[noun.Fold] = fields(posts)
		}
	}
	return m
}()

// anyBody are nouns for a body of any sort.
var anyBody = fields(`company firm business employer organization organisation group outfit corporation body institution`)

// lawPosts are the roles of those who work for a law firm.
var lawPosts = fields(`partner lawyer attorney counsel associate litigator`)

// public is what the names of offices of a state have, which are no companies.
var public = regexp.MustCompile(`(?i)\b(?:office|department|ministry|committee|senate|house|court|party|council|commission|bureau|administration|university|college|government|board|army|navy|force|police|campaign|congress|parliament)\b`)

// Tied reports whether a question asks for the body that somebody belongs to by what
// they are there, "which paper does Ada Brand write for", and returns the name.
func Tied(q question.Question) (person string, ok bool) {
	last := len(q.Clause.Subject) - 1
	if _, known := ties[q.Clause.Verb.Stem]; !known || last < 0 || !isName(q.Clause.Subject[last]) || !does(q) {
		return "", false
	}
	for _, w := range q.Clause.Rest {
		if w.Weight >= 1 {
			return "", false // "before 2010", "in Lindow": what they are is not all that is asked
		}
	}
	switch noun := question.Content(question.Words(q.Focus)); {
	case q.Kind == question.What && len(noun) > 0:
		kind := classOf(q.Focus)
		ok = kind == onrecord.Body || kind == onrecord.Place || bodyOf[noun[len(noun)-1].Fold] != nil || anyBody[noun[len(noun)-1].Fold]
	case q.Kind == question.Who || q.Kind == question.Where:
		ok = ties[q.Clause.Verb.Stem].posts == nil
	}
	for _, n := range q.Names {
		if ok && inWords(n.Words, q.Clause.Subject[last]) {
			return n.Text, true
		}
	}
	return "", false
}

// TiedTo returns the body that a role of somebody, "paid Lindow Radio commentator",
// ties them to as the question asks; empty where it tells of none, or none of that
// sort.
func (t *Text) TiedTo(q question.Question, role onrecord.Span) onrecord.Span {
	s := slot{kind: classOf(q.Focus)}
	s.noun, _ = t.focusNoun(q)
	if s.kind != onrecord.Place {
		s.kind = onrecord.Body
	}
	posts := t.postsIn(role)
	if only := ties[q.Clause.Verb.Stem].posts; only != nil && !slices.ContainsFunc(posts, func(p string) bool { return only[p] }) {
		return onrecord.Span{}
	}
	for _, c := range t.bodiesIn(role, s) {
		if !t.asked(q, c) && t.ofSort(q, s, c, posts) {
			return c
		}
	}
	return onrecord.Span{}
}

// postsIn returns the nouns for roles in a stretch.
func (t *Text) postsIn(role onrecord.Span) []string {
	var out []string
	for tok := t.TokenAt(role.Start); tok < len(t.Tokens) && t.Tokens[tok].Start < role.End; tok++ {
		if lemma := t.Lemma(tok); text.RoleNoun(lemma) || lawPosts[lemma] {
			out = append(out, lemma)
		}
	}
	return out
}

// bodiesIn returns the names of a kind in a role: as they stand by themselves, and
// before its noun, "a Lindow Radio commentator".
func (t *Text) bodiesIn(role onrecord.Span, s slot) []onrecord.Span {
	var out []onrecord.Span
	add := func(c onrecord.Span) {
		if !c.Empty() && role.Holds(c) && !slices.ContainsFunc(out, c.Overlaps) {
			out = append(out, c)
		}
	}
	for _, c := range t.fillers(t.SentenceAt(role.Start), s) {
		add(c)
	}
	for tok := t.TokenAt(role.Start); tok < len(t.Tokens) && t.Tokens[tok].Start < role.End; tok++ {
		if end := t.properEnd(tok); end > tok {
			if c := (onrecord.Span{Start: t.Tokens[tok].Start, End: t.Tokens[end-1].End}); s.kind != onrecord.Place && t.canBe(c, "") {
				add(c)
			}
			tok = end - 1
		}
	}
	return out
}

// properEnd returns where the proper nouns from a token on end; roles and titles
// among them, "Lindow Radio President", end them.
func (t *Text) properEnd(tok int) int {
	for tok < len(t.Tokens) && t.HasTag(tok, "NNP", "NNPS") && !text.RoleNoun(t.Lemma(tok)) && !question.IsTitle(t.Word(tok)) {
		tok++
	}
	return tok
}

// ofSort reports whether a body is of the sort that a question asks for, by its own
// name or by the roles that people have there.
func (t *Text) ofSort(q question.Question, s slot, body onrecord.Span, posts []string) bool {
	noun := s.noun.Fold
	if noun == "" || s.kind == onrecord.Place {
		return true
	}
	if _, m := best(s.noun, t.split(t.In(body))); m > 0 {
		return true
	}
	has := func(of map[string]bool) bool { return slices.ContainsFunc(posts, func(p string) bool { return of[p] }) }
	switch {
	case anyBody[noun] && inWords(t.split(q.Focus), question.Words("law")[0]):
		return has(lawPosts) || ofFirm.MatchString(t.In(body))
	case anyBody[noun]:
		return !public.MatchString(t.In(body)) || noun != "company" && noun != "firm" && noun != "business" && noun != "corporation"
	}
	return has(bodyOf[noun])
}

// BodyMeant returns the name of the body that a role only takes up, "the union's
// president", as the article has it last before: the name that ends with that noun.
// It is empty where the role names its body, or no name before has the noun.
func (t *Text) BodyMeant(role onrecord.Span) onrecord.Span {
	for tok := t.TokenAt(role.Start); tok < len(t.Tokens) && t.Tokens[tok].Start < role.End; tok++ {
		noun := t.Lemma(tok)
		if !t.HasTag(tok, "NN") || classes[noun] != onrecord.Body || !t.HasTag(tok+1, "POS") && t.Lower(tok-1) != "the" {
			continue
		}
		return t.lastNamed(noun, role.Start)
	}
	return onrecord.Span{}
}

// lastNamed returns the last name before a byte that is of a body and has a noun among
// its words.
func (t *Text) lastNamed(noun string, before int) onrecord.Span {
	var last onrecord.Span
	for _, m := range t.MentionsIn(onrecord.Span{Start: 0, End: before}) {
		if m.Name < 0 || t.Names[m.Name].Kind != onrecord.Body || t.HasTag(m.First, "PRP", "PRP$", "DT") {
			continue
		}
		if m.End-m.First > 1 && slices.ContainsFunc(t.split(t.In(m.Span)), func(w question.Word) bool { return w.Fold == noun }) {
			last = m.Span
		}
	}
	return last
}
