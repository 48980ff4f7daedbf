package evidence

import (
	"onrecord"
	"onrecord/question"
	"onrecord/text"
)

// This file finds the place of an event that another noun tells, "the site of the debate",
// or the sentence under a title.

// placeBehindTitle returns the first known place of the sentence behind one that is a title,
// with a deed but no place: "8. BARGE SINKS IN STORM. Pilots saw it go down off Lindow."
func (t *Text) placeBehindTitle(q question.Question, i int) onrecord.Span {
	if i+1 >= len(t.Sentences) || !t.titleLine(i) || !t.told(q, i) {
		return onrecord.Span{}
	}
	for _, s := range t.placesIn(i + 1) {
		if t.knownPlace(s) && !t.asked(q, s) && !t.isDate(s) {
			return t.wholePlace(s)
		}
	}
	return onrecord.Span{}
}

// titleLine reports whether sentence i stands as a title over the next ones: all of it is in
// capitals.
func (t *Text) titleLine(i int) bool {
	return len(t.Words[i]) >= fewestTitle && allCapitals(t.Say(i))
}

// fewestTitle is how many words such a title has at least.
const fewestTitle = 4

// sites are nouns, as lemmas, for where something is held.
var sites = set("site", "venue", "scene", "location", "setting", "host")

// siteOf returns what sentence i says to be the site of the event that a question asks for:
// "the Salt Hall, the site of Friday's debate", "the Salt Hall is the venue for the debate".
func (t *Text) siteOf(q question.Question, i int) onrecord.Span {
	last := len(q.Clause.Subject) - 1
	if last < 0 || q.Clause.Verb.Weight >= 1 && !happening[q.Clause.Verb.Stem] {
		return onrecord.Span{}
	}
	for tok := t.Sentences[i].First + 2; tok+2 < t.Sentences[i].End; tok++ {
		if !sites[t.Lemma(tok)] || t.Lower(tok+1) != "of" && t.Lower(tok+1) != "for" {
			continue
		}
		event, ok := t.PhraseAt(tok + 2)
		if !ok || question.Means(q.Clause.Subject[last], t.word(i, event.Head)) == 0 {
			continue
		}
		p, ok := t.PhraseAt(tok)
		if !ok {
			continue
		}
		if be, isVerb := t.VerbAt(p.First - 1); isVerb && t.Lemma(be.Main) == "be" && !be.Negated {
			p, ok = t.Subject(be)
		} else {
			p, ok = t.PhraseAt(p.First - 2)
		}
		if place := t.withAnd(p, ok); !place.Empty() && !t.asked(q, place) && !t.HasTag(p.Head, "PRP", "WP", "WDT", "DT") {
			return place
		}
	}
	return onrecord.Span{}
}

// withAnd returns a phrase with the one that "and" joins to it, "the Salt Hall and casino";
// empty where there is no phrase.
func (t *Text) withAnd(p text.Phrase, ok bool) onrecord.Span {
	span := t.phraseSpan(p, ok)
	if first, ok := t.beforeAnd(p); ok && !span.Empty() {
		span.Start = t.PhraseSpan(first).Start
	}
	return span
}
