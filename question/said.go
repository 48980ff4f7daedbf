package question

import (
	"regexp"
	"slices"

	"onrecord"
	"onrecord/text"
)

// This file tells questions for the speaker of words from others of their form,
// and the topic of words from where and when they were said.

// notSaid reports whether a line that fits a pattern for who said something asks
// for something else: "which islands does the ferry call at", "which flag did they
// want removed", "who bought that boat".
func notSaid(p pattern, line string, q Question) bool {
	switch {
	case len(Content(Words(q.Said))) == 0, invertedIn(q.Focus), auxiliary[Fold(firstField(q.Focus))]:
		return true
	case amountOf.MatchString(q.Focus):
		return true // "what share of the voters think"
	case p.re.SubexpIndex("clause") >= 0 && !isClause(q.Said):
		return true
	}
	return claiming.MatchString(line) || writing.MatchString(line) || nounOfVerb(line, q)
}

// idiomOfSpeech reports whether the first verb of speech of a line only begins a phrase
// for another deed: "who called off the race".
func idiomOfSpeech(line string) bool {
	for _, w := range Words(line) {
		if w.Weight > 0 && !w.Cap && speechVerbs[stem(w.Fold)] {
			return !IsSpeech(w)
		}
	}
	return false
}

// amountOf is a noun that asks for a number.
var amountOf = regexp.MustCompile(`(?i)^(?:percentage|percent|share|proportion|number|amount) of\b`)

// claiming is a claim that quotes nothing: to claim the credit is to do something.
var claiming = regexp.MustCompile(`(?i)\bclaim(?:s|ed)? (?:the )?(?:credit|responsibility|victory|ownership)\b`)

// writing is a work that somebody wrote, not words that they wrote.
var writing = regexp.MustCompile(`(?i)^(?:who|which \w+) (?:writes?|wrote|has written|had written) (?:the|an?|this|that|these|those|his|her|its|their|\S+['’]s?|\S+ \S+['’]s?) (?:[\w’'-]+ ){0,4}?(?:letters?|books?|novels?|memoirs?|` +
	`biography|articles?|essays?|columns?|op-ed|editorials?|songs?|plays?|poems?|scripts?|screenplay|reports?|stud(?:y|ies)|laws?|bills?|memos?|speech(?:es)?|lyrics|music|opera|symphony|diary|blog|series|musical|anthem|contract|rules?|manifesto|will|note|story|stories)\b`)

// nounOfVerb reports whether what was taken for a verb of speech is the noun that
// is asked for: "which brands does it own", "which states said no".
func nounOfVerb(line string, q Question) bool {
	return q.Focus != "" && auxiliary[Fold(firstField(q.Said))] || statesAreNoun.MatchString(line)
}

// statesAreNoun is a question for states: the word is hardly a verb there.
var statesAreNoun = regexp.MustCompile(`(?i)^(?:which|what) (?:\w+ ){0,2}states? \p{Ll}`)

// isClause reports whether s, behind "that", is a clause: it has a determiner of
// its own, or a finite verb behind its first word.
func isClause(s string) bool {
	d := text.Analyse(onrecord.Article{Text: s})
	if d.HasTag(0, "DT", "PRP", "PRP$", "EX", "NNP") {
		return true
	}
	for i := range d.Tokens {
		if d.HasTag(i, "VBZ", "VBP", "VBD", "MD") {
			return i > 0
		}
	}
	return false
}

// beside begins what tells when, where or why something was said, behind the
// topic: "in the Harbour debate", "after the vote".
var beside = regexp.MustCompile(`(?i) (?:in|at|during|after|before|following|when|while)(?: (?:an?|the|his|her|their|its|that|this|it)\b| (?-i:\p{Lu}|\d)| (?:he|she|they|asked)\b)`)

// besideTopic is what a word counts for that tells only of the circumstance.
const besideTopic = 0.4

// Topic is what words were said about.
type Topic struct {
	Words []Word // those that tell something, in order
	// Beside is from which on they only tell when or where it was said: "in the
	// Harbour debate". They count less.
	Beside int
}

// TopicOf returns the topic of a question of kind WhatSaid.
func TopicOf(q Question) Topic {
	t := Topic{Words: Content(Words(q.About))}
	t.Beside = len(t.Words)
	if m := beside.FindStringIndex(q.About); m != nil {
		t.Beside = slices.IndexFunc(t.Words, func(w Word) bool { return w.Start >= m[0] })
	}
	if onlyBeside.MatchString(q.Line) {
		t.Beside = 0
	}
	if t.Beside < 0 {
		t.Beside = len(t.Words)
	}
	if t.Beside > 0 {
		for i := t.Beside; i < len(t.Words); i++ {
			t.Words[i].Weight *= besideTopic
		}
	}
	return t
}

// onlyBeside is a question for all that somebody said somewhere.
var onlyBeside = regexp.MustCompile(`(?i) (?:say|said|tell|told|think|argue|explain) (?:\w+ )?(?:in|at|during|after|before|following|when|while) [^,]*$`)
