package evidence

import (
	"regexp"
	"slices"
	"strings"

	"onrecord"
	"onrecord/question"
)

// This file finds works and who made them, which articles tell without a verb: "the
// novel by Ada Brand", "songs by Toll and Lamm".

// making are the verbs that a noun with "by" can stand for, as stems.
var making = set("write", "direct", "compos", "paint", "record", "design", "produc", "creat", "publish", "sing", "author", "pen", "make", "draw", "sculpt", "choreograph", "perform")

// made reports whether sentence i says of a work that somebody made it.
func (t *Text) made(i int) bool {
	return slices.ContainsFunc(t.Words[i], func(w question.Word) bool { return making[w.Stem] && t.isVerb(i, w) })
}

// workTitle is what can be the title of a work in quotation marks.
var workTitle = regexp.MustCompile(`^["“']+\p{Lu}.{1,90}["”']+$`)

// workBy returns the title of the work that a question for "which novel did Brand
// write" asks for, in a sentence that tells whose it is.
func (t *Text) workBy(q question.Question, i int) onrecord.Span {
	noun, ok := t.focusNoun(q)
	if !ofMaker(q) || !ok {
		return onrecord.Span{}
	}
	for _, c := range t.titles(i) {
		if workTitle.MatchString(t.In(c)) && !t.asked(q, c) && t.madeBy(q, c, noun) {
			return c
		}
	}
	return onrecord.Span{}
}

// ofMaker reports whether a question asks for what somebody made, or has.
func ofMaker(q question.Question) bool {
	last := len(q.Clause.Subject) - 1
	return last >= 0 && isName(q.Clause.Subject[last]) && (making[q.Clause.Verb.Stem] || q.Clause.Verb.Stem == "have")
}

// madeBy reports whether a title is told to be that of a work by the subject of the
// question: "“Salt and Sugar,” by Ada Brand", "“Salt,” a novel by Brand", "Brand's
// “Salt”", "in her memoir, “Salt”".
func (t *Text) madeBy(q question.Question, title onrecord.Span, noun question.Word) bool {
	name := q.Clause.Subject[len(q.Clause.Subject)-1]
	if by := t.makerBehind(title); by != nil {
		return slices.ContainsFunc(by, func(w question.Word) bool { return w.Stem == name.Stem })
	}
	tok := t.TokenAt(title.Start) - 1
	for n := 0; n < ownerReach && tok > t.Sentences[t.SentenceAt(title.Start)].First && t.HasTag(tok, "NN", "JJ", ",", "``", "VBN", "CD", "JJS"); n++ {
		tok--
	}
	switch i := t.SentenceAt(title.Start); {
	case t.HasTag(tok, "POS"):
		return question.Means(name, t.word(i, tok-1)) == 1
	case t.HasTag(tok, "PRP$"):
		n := t.Antecedent(tok)
		of := n < 0 && t.speaks(name, i) || n >= 0 && inWords(t.fullName(n), name)
		return of && question.Means(noun, t.word(i, tok+1)) > 0 || of && question.Means(noun, t.word(i, tok+2)) > 0
	}
	return t.nounBy(noun, name, t.SentenceAt(title.Start)) || t.makes(name, title)
}

// makes reports whether a title is the object of a verb for making it, whose subject
// ends with a name: "Brand, who was a pilot, published “Salt”".
func (t *Text) makes(name question.Word, title onrecord.Span) bool {
	i := t.SentenceAt(title.Start)
	for tok := t.TokenAt(title.Start) - 1; tok > max(t.Sentences[i].First, t.TokenAt(title.Start)-objectReach); tok-- {
		v, ok := t.VerbAt(tok)
		if !ok {
			continue
		}
		if !making[t.word(i, v.Main).Stem] {
			return false
		}
		p, ok := t.Subject(v)
		return ok && inWords(t.split(t.In(t.PhraseSpan(p))), name) || t.lastPerson(i, v.First, name)
	}
	return false
}

// lastPerson reports whether the last person in sentence i before a token who does not
// stand behind a preposition has a name.
func (t *Text) lastPerson(i, before int, name question.Word) bool {
	has := false
	for _, m := range t.MentionsIn(onrecord.Span{Start: t.Sentences[i].Span.Start, End: t.Tokens[before].Start}) {
		if m.Name >= 0 && t.Names[m.Name].Kind == onrecord.Person && !t.HasTag(m.TitleFirst()-1, "IN", "TO", "POS") {
			has = inWords(t.fullName(m.Name), name)
		}
	}
	return has
}

// nounBy reports whether sentence i has a noun, "by", and a name that ends with the
// given word.
func (t *Text) nounBy(noun, name question.Word, i int) bool {
	words := t.Words[i]
	for n := 1; n+1 < len(words); n++ {
		if words[n].Fold != "by" || question.Means(noun, words[n-1]) == 0 {
			continue
		}
		for _, w := range words[n+1 : min(len(words), n+4)] {
			if !w.Cap {
				break
			}
			if w.Stem == name.Stem {
				return true
			}
		}
	}
	return false
}

// ownerReach is how many tokens may stand between whose a work is and its title.
const ownerReach = 5

// makerBehind returns the words of the name behind a title and "by"; nil where
// nobody stands there: "“Salt,” a comic novel by Ada Brand".
func (t *Text) makerBehind(title onrecord.Span) []question.Word {
	m := byMaker.FindStringSubmatch(t.Text[title.End:max(title.End, t.Sentences[t.SentenceAt(title.Start)].Span.End)])
	if m == nil {
		return nil
	}
	return t.split(m[1])
}

var byMaker = regexp.MustCompile(`^,?[\s\p{Z}]+(?:(?:an?|the|his|her)[\s\p{Z}]+(?:[\p{Ll}-]+[\s\p{Z}]+){1,4})?by[\s\p{Z}]+(?:[\p{Ll}]+[\s\p{Z}]+){0,2}((?:\p{Lu}[\p{L}.'’-]*[\s\p{Z}]*){1,4})`)

// whoseWork is a question for those who made what somebody performs.
var whoseWork = regexp.MustCompile(`(?i)^whose (songs|music|plays|works|poems|books|paintings|photographs|photos|films|movies|pictures|designs|stories|tunes|hits) `)

// makers returns those behind the noun and "by" in sentence i, where the question
// asks whose works somebody performs, and the sentence has the names of it or
// takes them up.
func (t *Text) makers(q question.Question, i int) onrecord.Span {
	m := whoseWork.FindStringSubmatch(q.Line)
	if m == nil || !t.titleOrSubject(q, i) {
		return onrecord.Span{}
	}
	at := strings.Index(strings.ToLower(t.Say(i)), strings.ToLower(m[1])+" by ")
	if at < 0 {
		return onrecord.Span{}
	}
	start := t.Sentences[i].Span.Start + at + len(m[1]) + len(" by ")
	for _, s := range append(t.enumerations(i), t.coordinations(i)...) {
		if s.Start <= start && start < s.End {
			s.Start = start
			return t.withoutStop(s)
		}
	}
	for _, m := range t.MentionsIn(t.Sentences[i].Span) {
		if m.Start == start && m.Name >= 0 && t.Names[m.Name].Kind == onrecord.Person {
			return t.withoutStop(m.Span)
		}
	}
	return onrecord.Span{}
}

// titleOrSubject reports whether sentence i has the subject of a question, which may be
// what the article is about, or all names of its circumstances.
func (t *Text) titleOrSubject(q question.Question, i int) bool {
	if t.subjectNamed(q, i, false) || len(q.Clause.Subject) > 0 && t.topics(q.Clause.Subject) {
		return true
	}
	names := 0
	for n, w := range q.Clause.Around {
		if !isName(w) {
			continue
		}
		names++
		if t.here(q.Clause.Around, n, i) == 0 {
			return false
		}
	}
	return names > 0
}
