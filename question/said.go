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
	if len(Content(Words(q.Said))) == 0 {
		return !SaidPlainly(line)
	}
	switch {
	case invertedIn(q.Focus), auxiliary[Fold(firstField(q.Focus))], happening[Fold(firstField(q.Focus))]:
		return true
	case namedFocus.MatchString(q.Focus) && sayingAbout.MatchString(q.Said):
		return true // "what Toll said about the pier"
	case amountOf.MatchString(q.Focus):
		return true // "what share of the voters think"
	case p.re.SubexpIndex("clause") >= 0 && !isClause(q.Said):
		return true
	}
	return claiming.MatchString(line) || writing.MatchString(line) || nounOfVerb(line, q)
}

// SaidPlainly reports whether a line asks by a plain verb of speech who said the words
// behind it, whatever they are: "who said no".
func SaidPlainly(line string) bool { return saidPlainly.MatchString(line) }

var saidPlainly = regexp.MustCompile(`(?i)^who (?:just |actually |first )?(?:said|says|say|shouted|yelled|replied|answered|wrote|tweeted)(?: |$)`)

// Point returns the words that tell what a claim says, not only of what it speaks: those
// from its first finite verb on; all that tell something where it has none.
func Point(claim string, words []Word) []Word {
	d := text.Analyse(onrecord.Article{Text: claim})
	for i := range d.Tokens {
		if i > 0 && d.HasTag(i, "VBZ", "VBP", "VBD", "MD") {
			at := d.Tokens[i].Start
			point := Content(slices.DeleteFunc(slices.Clone(words), func(w Word) bool { return w.Start < at }))
			if len(point) > 0 {
				return point
			}
		}
	}
	return Content(words)
}

// happening are the verbs of a question for events: "what happened after Toll complained".
var happening = set(`happened happens occurred`)

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

// namedFocus is a name in the place of a noun that is asked for; sayingAbout is no
// beginning of what somebody said.
var (
	namedFocus  = regexp.MustCompile(`^(?:\p{Lu}[\w.'’-]*(?: |$))+$`)
	sayingAbout = regexp.MustCompile(`(?i)^(?:about|on|of|regarding) `)
)

// amountOf is a noun that asks for a number.
var amountOf = regexp.MustCompile(`(?i)^(?:percentage|percent|share|proportion|number|amount) of\b`)

// claiming is a claim that quotes nothing: to claim the credit is to do something.
var claiming = regexp.MustCompile(`(?i)\bclaim(?:s|ed)? (?:the )?(?:credit|responsibility|victory|ownership)\b`)

// writing is a work that somebody wrote, not words that they wrote.
var writing = regexp.MustCompile(`(?i)^(?:who|which \w+) (?:writes?|wrote|has written|had written) (?:the|an?|this|that|these|those|his|her|its|their|\S+['’]s?|\S+ \S+['’]s?) (?:[\w’'-]+ ){0,4}?(?:letters?|books?|novels?|memoirs?|` +
	`biography|articles?|essays?|columns?|op-ed|editorials?|songs?|plays?|poems?|scripts?|screenplay|reports?|stud(?:y|ies)|laws?|bills?|memos?|speech(?:es)?|lyrics|music|opera|symphony|diary|blog|series|musical|anthem|contract|affidavits?|rules?|manifesto|acts?|amendments?|constitution|treaty|resolutions?|petitions?|code|ordinance|will|note|story|stories)\b`)

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

// besideTopic is what a word counts for that tells only of the circumstance, besideVerb
// a verb before what it is done to: "looking for work" is about work.
const (
	besideTopic = 0.4
	besideVerb  = 0.6
)

// gerund begins a topic with a verb.
var gerund = regexp.MustCompile(`^\p{Ll}{2,}ing `)

// wasAsked begins a topic and tells nothing of it: "when asked about the pier", "the
// idea of a pier".
var wasAsked = regexp.MustCompile(`(?i)^(?:(?:the )?(?:idea|notion|fact|question|issue|topic|subject|matter|possibility|prospect|way)s? (?:about|on|of|over|that|in which) |(?:any )?questions (?:about|on|over) )|(?i)^(?:when )?(?:(?:he|she|they|it) (?:was|were) )?(?:asked|questioned|pressed|confronted)(?: by \w+)?(?: (?:about|if|whether|on|why|how|with|for))? `)

// Topic is what words were said about.
type Topic struct {
	Words []Word // those that tell something, in order
	// Beside is from which on they only tell when or where it was said: "in the
	// Harbour debate". They count less.
	Beside int
	// Manner are the words by which the question calls what was said, where they tell
	// more than that it was said: "warn", "regret".
	Manner []Word
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
	if len(t.Words) > 1 && gerund.MatchString(q.About) {
		t.Words[0].Weight *= besideVerb
	}
	t.Manner = slices.DeleteFunc(Content(Words(manner.FindString(q.Line))), func(w Word) bool { return w.Weight < plainWeight || plainSaying[w.Stem] })
	return t
}

// manner finds in a question what somebody did with words, or has towards something.
var manner = regexp.MustCompile(`(?i) (?:` + tells + `|` + attitude + `)\b`)

// plainSaying are the words among them that tell nothing of what was said.
var plainSaying = stems(`say tell think state write tweet comment word remark statement quote opinion view position stance reaction response thought take
	answer reply respond line mention add message argument argue claim describe description explain announce`)

// onlyBeside is a question for all that somebody said somewhere.
var onlyBeside = regexp.MustCompile(`(?i) (?:say|said|tell|told|think|argue|explain) (?:\w+ )?(?:in|at|during|after|before|following|when|while) [^,]*$`)
