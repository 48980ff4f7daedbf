package evidence

import (
	"strings"

	"onrecord"
	"onrecord/question"
	"onrecord/text"
)

// This file finds where somebody lives, which articles mostly tell beside something
// else: "he fell off the roof of his home in Lindow", "Ada Brand, 41, of Lindow".

// living are verbs by which a question asks for somebody's home, as stems.
var living = stemsOf("live reside dwell")

// dwellings are nouns, as lemmas, for where somebody lives.
var dwellings = set("home", "house", "apartment", "flat", "mansion", "residence", "townhouse", "condo", "condominium", "penthouse", "cottage", "farm", "farmhouse", "ranch", "estate", "compound", "villa", "hometown")

// homeOf returns where the one whom a question names lives, as sentence i tells it: the
// place of a home of theirs, or what they are said to be of, or a resident of.
func (t *Text) homeOf(q question.Question, i int) onrecord.Span {
	last := len(q.Clause.Subject) - 1
	if last < 0 || !living[q.Clause.Verb.Stem] && !fromWhere(q) || !isName(q.Clause.Subject[last]) {
		return onrecord.Span{}
	}
	name := q.Clause.Subject[last]
	if fromWhere(q) {
		if place := t.bornIn(q, i); !place.Empty() {
			return place
		}
	}
	for tok := t.Sentences[i].First; tok < t.Sentences[i].End; tok++ {
		p, ok := t.PhraseAt(tok)
		if !ok || p.First != tok {
			continue
		}
		tok = p.End - 1
		if dwellings[t.Lemma(p.Head)] && t.possessed(p, name) {
			if place := t.placeBehind(q, i, p); !place.Empty() {
				return place
			}
		}
		if t.word(i, p.Head).Stem == name.Stem {
			if people := t.peopleOf(i, p); fromWhere(q) && !people.Empty() {
				return people
			}
			if place := t.residentOf(q, i, p); !place.Empty() {
				return place
			}
		}
	}
	return onrecord.Span{}
}

// placeBehind returns the place that stands right behind a phrase of sentence i and a
// preposition.
func (t *Text) placeBehind(q question.Question, i int, p text.Phrase) onrecord.Span {
	if p.End+1 >= t.Sentences[i].End || !placing[strings.ToLower(t.Word(p.End))] {
		return onrecord.Span{}
	}
	behind := onrecord.Span{Start: t.Tokens[p.End].Start, End: t.Tokens[p.End].End}
	for _, s := range t.placesIn(i) {
		if s.Start > behind.Start && gap(behind, s) <= 1 && !t.asked(q, s) && !t.isDate(s) {
			return s
		}
	}
	return onrecord.Span{}
}

// fromWhere reports whether a question asks where somebody is from.
func fromWhere(q question.Question) bool {
	return (q.Clause.Verb.Weight == 0 || q.Clause.Verb.Stem == "come") && wayEnd(q) == "from"
}

// residentOf returns the place that a phrase with somebody's name is said to be of:
// "Ada Brand of Lindow", "Ada Brand, 41, a resident of Lindow".
func (t *Text) residentOf(q question.Question, i int, p text.Phrase) onrecord.Span {
	at := p.End
	told := false // and so more than "Ada Brand of Reuters"
	for at+2 < t.Sentences[i].End && (t.Word(at) == "," || t.HasTag(at, "CD", "DT") || t.Lemma(at) == "resident") {
		told = told || !t.HasTag(at, "DT")
		at++
	}
	if fromWhere(q) {
		at, told = t.roleFrom(i, at), true
	}
	if at+1 >= t.Sentences[i].End || !strings.EqualFold(t.Word(at), "of") && !strings.EqualFold(t.Word(at), "from") {
		return onrecord.Span{}
	}
	of, ok := t.PhraseAt(at + 1)
	if place := t.phraseSpan(of, ok); ok && t.HasTag(of.Head, "NNP") && (told || t.knownPlace(place)) && !t.asked(q, place) {
		return place
	}
	return onrecord.Span{}
}

// roleFrom returns the token "from" of what sentence i adds to a name with a comma, "a
// senator from Lindow", where that begins at a token; else that token.
func (t *Text) roleFrom(i, at int) int {
	for tok := at; tok < min(t.Sentences[i].End, at+postReach) && !t.HasTag(tok, ",", "VBD", "VBZ", "VBP", "MD", "WP"); tok++ {
		if strings.EqualFold(t.Word(tok), "from") {
			return tok
		}
	}
	return at
}

// roots is how it is told where somebody is from.
var roots = spaced(`(?i)\b(?:born|raised|grew up|brought up|native|hails?|hailed|comes?|originally|immigrated|emigrated)\b(?: and \w+)? (?:in|of|from)\b`)

// bornIn returns the place where sentence i tells that somebody was born or grew up.
func (t *Text) bornIn(q question.Question, i int) onrecord.Span {
	for _, m := range roots.FindAllStringIndex(t.Say(i), -1) {
		p, ok := t.PhraseAt(t.TokenAt(t.Sentences[i].Span.Start+m[1]) + 1)
		if place := t.phraseSpan(p, ok); !place.Empty() && t.HasTag(p.Head, "NNP") && !t.asked(q, place) && !t.isDate(place) {
			return place
		}
	}
	return onrecord.Span{}
}

// peopleOf returns the word for a people that stands with a name in a phrase of sentence i,
// "the Norwegian pilot Ada Brand", or in what a comma adds to it.
func (t *Text) peopleOf(i int, p text.Phrase) onrecord.Span {
	end := p.End
	if added, ok := t.PhraseAt(p.End + 1); ok && t.Word(p.End) == "," {
		end = added.End
	}
	for tok := p.First; tok < min(end, t.Sentences[i].End); tok++ {
		if adjective(t.Word(tok)) {
			return t.TokensSpan(tok, tok+1)
		}
	}
	return onrecord.Span{}
}

// phraseSpan is PhraseSpan, empty where there is no phrase.
func (t *Text) phraseSpan(p text.Phrase, ok bool) onrecord.Span {
	if !ok {
		return onrecord.Span{}
	}
	return t.PhraseSpan(p)
}
