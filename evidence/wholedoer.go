package evidence

import (
	"strings"

	"onrecord"
	"onrecord/text"
)

// This file finds the whole of who did something: the name that commas, "and", "whose"
// and pronouns lead to from the noun phrase before a verb, and what belongs to it.

// withName returns a phrase that begins a title with the name behind it: "former
// Secretary" of "of State Ada Brand".
func (t *Text) withName(p text.Phrase, span onrecord.Span) onrecord.Span {
	for _, m := range t.MentionsIn(onrecord.Span{Start: span.Start, End: t.Sentences[t.Tokens[p.First].Sentence].Span.End}) {
		if first := m.TitleFirst(); first >= p.First && first < p.End && m.First >= p.End {
			return onrecord.Span{Start: span.Start, End: m.Span.End}
		}
	}
	return span
}

// nameOfWho returns the person whose name stands right before "who" and a verb: "a letter
// of Ada Brand, who sang".
func (t *Text) nameOfWho(v text.Verb) onrecord.Span {
	if n := t.beforeWho(v); n == nil || v.Passive {
		return onrecord.Span{}
	}
	who := v.First - 1
	for t.Lower(who) != "who" {
		who--
	}
	for _, m := range t.MentionsIn(onrecord.Span{Start: t.Sentences[t.Tokens[who].Sentence].Span.Start, End: t.Tokens[who].Start}) {
		if m.End == who || m.End == who-1 {
			return m.Span
		}
	}
	return onrecord.Span{}
}

// lastNamedBy returns the last mention of the person for whom the pronoun at a token of
// sentence i stands, by name and not far before it.
func (t *Text) lastNamedBy(i, pronoun int) onrecord.Span {
	n := t.Antecedent(pronoun)
	for k := t.MentionAt(t.Tokens[pronoun].Start) - 1; n >= 0 && k >= 0; k-- {
		m := t.Mentions[k]
		if i-t.Tokens[m.First].Sentence > beforeReach {
			break
		}
		if m.Name == n && !t.HasTag(m.First, "PRP", "PRP$") {
			return m.Span
		}
	}
	return onrecord.Span{}
}

// calledName adds the name behind a phrase that it is called by: "a firm called Salt
// Boats"; and of what a number is: "two of the families".
func (t *Text) calledName(p text.Phrase, span onrecord.Span) onrecord.Span {
	if of, ok := t.PhraseAt(p.End + 1); ok && t.Lower(p.End) == "of" && of.First == p.End+1 && (t.HasTag(p.Head, "CD", "DT", "JJ") || partNoun[t.Lemma(p.Head)]) {
		span.End = t.PhraseSpan(of).End
		return span
	}
	if !beforeName[t.Lower(p.End)] {
		return span
	}
	if name, ok := t.PhraseAt(p.End + 1); ok && name.First == p.End+1 && t.HasTag(name.Head, "NNP", "NNPS") {
		span.End = t.PhraseSpan(name).End
	}
	return span
}

// partNoun are nouns, as lemmas, for some of those behind "of".
var partNoun = set("number", "group", "couple", "pair", "majority", "minority", "dozen", "member", "handful", "crowd", "series", "team")

// beforeName are participles before a name.
var beforeName = set("called", "named", "dubbed")

// andBefore adds the phrase before "and" to the subject of a verb in sentence i, where that
// can be no object: "a pilot and his wife sank it".
func (t *Text) andBefore(i int, p text.Phrase, span onrecord.Span) onrecord.Span {
	other, ok := t.beforeAnd(p)
	if !ok || other.First < t.Sentences[i].First || other.First > t.Sentences[i].First && !t.HasTag(other.First-1, "IN", ",", "CC", "WRB") {
		return span
	}
	return onrecord.Span{Start: t.PhraseSpan(other).Start, End: span.End}
}

// beforeAnd returns the phrase that "and" joins to the one behind it.
func (t *Text) beforeAnd(p text.Phrase) (text.Phrase, bool) {
	other, ok := t.PhraseAt(p.First - 2)
	return other, ok && other.End == p.First-1 && t.Lower(p.First-1) == "and"
}

// helped returns who does a verb of sentence i that stands in its bare form behind its
// doer: Brand of "helping Brand win", and of "Brand ..., helping him win".
func (t *Text) helped(i int, v text.Verb) onrecord.Span {
	at := v.Main - 1
	for at > t.Sentences[i].First && t.HasTag(at, "RB") {
		at--
	}
	if !t.HasTag(v.Main, "VB") || v.Infinitive || v.Modal >= 0 || !t.HasTag(at, "PRP", "NNP") {
		return onrecord.Span{}
	}
	if t.HasTag(at, "PRP") {
		return t.lastNamedBy(i, at)
	}
	if p, ok := t.PhraseAt(at); ok && p.First > t.Sentences[i].First && helping[t.Lemma(p.First-1)] {
		return t.PhraseSpan(p)
	}
	return onrecord.Span{}
}

// helping are verbs, as lemmas, behind which the bare form of another tells what their
// object does.
var helping = set("help", "let", "make", "see", "watch", "hear", "have")

// beforePlace returns the first phrase of sentence i for a place that commas set off
// right before a verb, where no other verb stands between: the families of "families from
// Dolm, Norland, have sued". Other phrases it returns as they are.
func (t *Text) beforePlace(i int, v text.Verb, p text.Phrase) text.Phrase {
	if p.End != v.First-1 || t.Word(p.End) != "," || t.Lower(p.First-1) != "," || text.FindPlace(t.In(t.PhraseSpan(p))) == nil {
		return p
	}
	first, ok := t.PhraseAt(t.Sentences[i].First)
	if !ok || t.verbsBetween(i, t.PhraseSpan(first), t.PhraseSpan(p)) > 0 {
		return p
	}
	return first
}

// beforeTime returns the phrase before one that tells a time: the president of "the
// president every year sets"; other phrases it returns as they are.
func (t *Text) beforeTime(p text.Phrase) (text.Phrase, bool) {
	if !timeNoun[t.Lemma(p.Head)] || !each[strings.ToLower(t.Word(p.First))] {
		return p, true
	}
	return t.PhraseAt(p.First - 1)
}

// Nouns for times, as lemmas, and what stands before them where they tell when.
var (
	timeNoun = set("day", "night", "week", "month", "year", "time", "morning", "evening", "summer", "winter", "spring", "fall", "season", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
	each     = set("every", "each", "last", "this", "next", "that", "some", "one", "all", "earlier", "late")
)

// nameBefore returns the person whom a phrase behind a comma only describes: "Ada Brand,
// the pilot who came".
func (t *Text) nameBefore(p text.Phrase) onrecord.Span {
	if before, ok := t.beforeAnd(p); ok {
		p = before // "Ada Brand, the pilot and singer who came"
	}
	if p.First < 2 || t.Word(p.First-1) != "," || !t.HasTag(p.First, "DT", "PRP$") || t.personAt(p.Head) {
		return onrecord.Span{}
	}
	for _, m := range t.MentionsIn(t.Sentences[t.Tokens[p.First].Sentence].Span) {
		if m.Name >= 0 && m.End == p.First-1 && t.Names[m.Name].Kind == onrecord.Person && !t.HasTag(m.First, "PRP", "PRP$") {
			return m.Span
		}
	}
	return onrecord.Span{}
}

// addedTo returns the person to whose name commas, which end right before a verb, add what
// they are: "Ada Brand, a keeper of the office in the old port, sang".
func (t *Text) addedTo(v text.Verb) onrecord.Span {
	first := t.Sentences[t.Tokens[v.First].Sentence].First
	if v.First-1 <= first || t.Word(v.First-1) != "," {
		return onrecord.Span{}
	}
	for tok := v.First - 2; tok > first; tok-- {
		if w, ok := t.VerbAt(tok); ok && t.Finite(w) {
			return onrecord.Span{}
		}
		if t.Word(tok) != "," || !t.HasTag(tok+1, "DT", "JJ", "NN") && !ofParty.MatchString(t.Text[t.Tokens[tok].End:]) {
			continue
		}
		for _, m := range t.MentionsIn(t.Sentences[t.Tokens[tok].Sentence].Span) {
			if m.End == tok && m.Name >= 0 && t.Names[m.Name].Kind == onrecord.Person && !t.HasTag(m.First, "PRP", "PRP$") {
				return m.Span
			}
		}
	}
	return onrecord.Span{}
}

// ofParty is the party and state of a politician, as American papers add it to a name.
var ofParty = spaced(`^ (?:[RDI]-|R\.?,|D\.?,)`)

// ownerBefore returns a phrase that begins with "whose", with the person for whom that
// stands: "Ada Brand, whose brother".
func (t *Text) ownerBefore(p text.Phrase) onrecord.Span {
	if !strings.EqualFold(t.Word(p.First), "whose") {
		return onrecord.Span{}
	}
	for _, m := range t.MentionsIn(t.Sentences[t.Tokens[p.First].Sentence].Span) {
		if (m.End == p.First || m.End == p.First-1) && m.Name >= 0 && t.Names[m.Name].Kind == onrecord.Person {
			return onrecord.Span{Start: m.Start, End: t.PhraseSpan(p).End}
		}
	}
	return onrecord.Span{}
}

// personBefore returns the person whose name, with its title, stands right before
// a verb.
func (t *Text) personBefore(v text.Verb) onrecord.Span {
	if v.First == 0 {
		return onrecord.Span{}
	}
	m := t.NamedAt(v.First - 1)
	if m == nil || m.Kind != onrecord.Person || t.HasTag(v.First-1, "PRP") {
		return onrecord.Span{}
	}
	for _, x := range t.MentionsIn(t.Sentences[t.Tokens[v.First].Sentence].Span) {
		if x.End == v.First {
			return onrecord.Span{Start: t.Tokens[x.TitleFirst()].Start, End: x.Span.End}
		}
	}
	return onrecord.Span{}
}
