package question

import (
	"slices"

	"onrecord"
)

// Kind is what sort of answer a question wants.
type Kind string

// The kinds of questions.
const (
	WhoSaid  Kind = "who said"      // the speaker of words
	WhatSaid Kind = "what was said" // the words of a speaker
	WhoIs    Kind = "who is"        // what somebody is
	WhoHolds Kind = "who holds"     // who is something: "who is the minister of ..."
	Who      Kind = "who"           // who did something
	HowMany  Kind = "how many"
	When     Kind = "when"
	Where    Kind = "where"
	Why      Kind = "why"
	What     Kind = "what" // a thing: "which ship ..."
	List     Kind = "list" // things: "which countries ..."
	YesNo    Kind = "yes or no"
	Happened Kind = "what happened"
	Search   Kind = "search" // none of these: the words alone
)

// Question is one line of chat, understood.
type Question struct {
	Line string // without politeness and with its contractions written out
	Kind Kind

	Said   string // WhoSaid: the words; the quoted part where one is marked
	Of     string // WhoSaid: of what or whom the words are, where they are a name or a charge: "the plan" of "who called the plan a mistake"
	Person string // WhatSaid, WhoIs: the name as typed
	Role   string // WhoHolds: the role as typed
	Focus  string // HowMany, What, List: what is counted or looked for: "troops"
	About  string // everything else: the topic, without question word and auxiliary
	Quoted string // a part in quotation marks
	Clause Clause // About, taken apart
	Topic  Topic  // WhatSaid: About, by what its words tell

	// Need are the content words that an answer must account for: those of
	// Person, Focus and About.
	Need []Word
	// Names are the stretches of Line that name somebody or something.
	Names []Name
}

// Name is a name in a question: its words in order.
type Name struct {
	onrecord.Span // in Question.Line
	Text          string
	Words         []Word
}

// Without returns the question without the words that drop says, wherever they stand in
// what an answer must account for.
func (q Question) Without(drop func(Word) bool) Question {
	for _, list := range []*[]Word{&q.Need, &q.Clause.Subject, &q.Clause.Rest, &q.Clause.Around} {
		*list = slices.DeleteFunc(slices.Clone(*list), drop)
	}
	q.Names = slices.DeleteFunc(slices.Clone(q.Names), func(n Name) bool { return slices.ContainsFunc(n.Words, drop) })
	return q
}
