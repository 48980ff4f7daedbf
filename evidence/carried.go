package evidence

import (
	"regexp"
	"strings"

	"onrecord"
	"onrecord/text"
)

// This file finds who says words that stand with nobody's name beside them: whoever
// spoke before goes on, "he" is the one who spoke last, a letter has its writer, and
// an article may tell elsewhere whose words something is.

// CarriedTo returns who says the words of sentence i, which stand in quotation marks
// with nobody beside them: who speaks in the sentence before, in the same paragraph,
// or else who does there what it tells; the zero Speaker where that has no subject.
func (t *Text) CarriedTo(i int) Speaker {
	for ; i > 0 && i < len(t.Sentences) && t.IsQuoted(t.Sentences[i].Span.Start) && !t.Speaks(i); i-- {
		before := t.Sentences[i-1].Span
		if strings.Contains(t.Text[before.Start:t.Sentences[i].Span.Start], "\n") {
			break
		}
		sp := t.SpeakerOf(i-1, before.Start)
		if sp.Name == "" && !t.IsQuoted(before.Start) {
			sp = t.toldOf(i - 1)
		}
		if sp.Name == "" {
			sp = t.GoesOn(i - 1)
		}
		if sp.Name != "" {
			sp.Pronoun = true
			return sp
		}
	}
	return Speaker{}
}

// toldOf returns of whom sentence i tells: the subject of its first finite verb that
// is a person.
func (t *Text) toldOf(i int) Speaker {
	for tok := t.Sentences[i].First; tok < t.Sentences[i].End; tok++ {
		v, ok := t.VerbAt(tok)
		if !ok || v.Main != tok || !t.Finite(v) {
			continue
		}
		v.Passive = false // to whom it is done is told of
		if sp, ok := t.subject(v); ok && sp.Name != "" {
			return sp
		}
	}
	return Speaker{}
}

// GoesOn returns for whom a sentence tells that begins with "he" or "she", where that
// stands for nobody yet: who spoke last in one of the sentences before, of that gender.
// The zero Speaker where it does not begin so, or nobody did.
func (t *Text) GoesOn(i int) Speaker {
	if i >= len(t.Sentences) {
		return Speaker{}
	}
	s := t.Sentences[i]
	for tok := s.First; tok < min(s.End, s.First+openingReach); tok++ {
		gender := text.GenderOf(t.Word(tok))
		if gender == text.AnyGender || t.IsQuoted(t.Tokens[tok].Start) || t.HasTag(tok, "PRP$") {
			continue
		}
		if n := t.Antecedent(tok); n >= 0 {
			return Speaker{Name: t.Names[n].Full, At: t.Names[n].At, Pronoun: true}
		}
		for k := i - 1; k >= max(0, i-spokeReach); k-- {
			if sp := t.lastSpeaker(k, gender); sp.Name != "" {
				return sp
			}
		}
		break
	}
	return Speaker{}
}

// How far a pronoun that stands for nobody yet is followed.
const (
	openingReach = 8 // tokens from the start of its sentence
	spokeReach   = 3 // sentences before it
)

// lastSpeaker returns who speaks last in sentence i and can be of a gender.
func (t *Text) lastSpeaker(i int, gender text.Gender) Speaker {
	var last Speaker
	for _, sp := range t.speakers(i) {
		if sp.Name != "" && !t.IsQuoted(sp.verb) && t.fitsGender(sp.Name, gender) {
			last = sp
			last.Pronoun = true
		}
	}
	return last
}

// fitsGender reports whether a name can be that of somebody of a gender.
func (t *Text) fitsGender(name string, gender text.Gender) bool {
	for _, n := range t.Names {
		if n.Full == name {
			return n.Gender == gender || n.Gender == text.AnyGender && n.Kind != onrecord.Place
		}
	}
	return true
}

// WriterOf returns who wrote the letter or statement whose words sentence i gives with
// "it read" or "the letter said": the subject of the sentence, one of those before,
// that tells of it. It is empty where none does.
func (t *Text) WriterOf(i int) onrecord.Span {
	for k := i - 1; k >= max(0, i-spokeReach); k-- {
		s := t.Sentences[k]
		for tok := s.First; tok < s.End; tok++ {
			v, ok := t.VerbAt(tok)
			if !ok || v.Main != tok || !t.Finite(v) || v.Passive || t.IsQuoted(t.Tokens[tok].Start) {
				continue
			}
			if o, ok := t.PhraseAt(v.End); !ok || !document[strings.ToLower(t.Word(o.Head))] {
				continue
			}
			p, ok := t.Subject(v)
			switch {
			case !ok:
				return t.opening(k, t.Tokens[v.First].Start)
			case t.Tokens[p.Head].Tag != "PRP":
				return t.PhraseSpan(p)
			}
		}
	}
	return onrecord.Span{}
}

// opening returns what sentence i begins with, up to a comma or dash, or the byte end:
// its subject, where names in between hide that.
func (t *Text) opening(i, end int) onrecord.Span {
	s := onrecord.Span{Start: t.Sentences[i].Span.Start, End: end}
	if at := aside.FindStringIndex(t.In(s)); at != nil {
		s.End = s.Start + at[0]
	}
	s.End = s.Start + len(strings.TrimRight(t.In(s), " \u00a0"))
	return s
}

// aside is where something is put in between.
var aside = spaced(`,| [-–—] |—`)

// document are nouns for what is written by some and read by others.
var document = set("letter", "statement", "petition", "memo", "email", "e-mail", "report", "complaint", "brief", "resolution", "message", "note", "filing", "editorial")

// OriginOf returns whose words those of sentence i are, as one of the sentences behind
// it tells outright: "the line was actually a quote by Brand". It is empty where none
// does.
func (t *Text) OriginOf(i int) onrecord.Span {
	for k := i; k < min(len(t.Sentences), i+spokeReach); k++ {
		at := t.Sentences[k].Span.Start
		m := origin.FindStringIndex(t.Say(k))
		if m == nil || t.IsQuoted(at+m[0]) {
			continue
		}
		for _, n := range t.MentionsIn(onrecord.Span{Start: at + m[1], End: t.Sentences[k].Span.End}) {
			if n.Name >= 0 && t.Names[n.Name].Kind == onrecord.Person && n.Start <= at+m[1]+originReach {
				return n.Span
			}
		}
	}
	return onrecord.Span{}
}

// originReach is how many bytes behind "a quote by" the name may stand, behind a title.
const originReach = 60

// origin is what tells whose words something is.
var origin = regexp.MustCompile(`(?i)\b(?:(?:quote|quotation|line|phrase|words|saying|slogan|remark)s? (?:\w+ )?(?:by|from|of|comes? from|came from|belongs? to)|(?:attributed|credited) to|(?:coined|first said|first used|originally said|made famous|popularized) by) `)
