package text

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord"
	"onrecord/text/grammar"
)

// Noun phrases and verb groups, by tags alone: one pass, no tree. A noun
// phrase here has no complement behind its head; Doc.WholePhrase adds it.

// Phrase is a stretch of tokens around a noun: its determiners, adjectives,
// numbers and possessors, up to the head, which is the last noun. A pronoun
// is a phrase of its own.
type Phrase struct {
	First, End int // Doc.Tokens[First:End]
	Head       int // index in Doc.Tokens
}

// findPhrases makes the layer Doc.Phrases.
func (d *Doc) findPhrases() {
	d.Phrases = make([]Phrase, 0, len(d.Tokens)/3)
	for _, s := range d.Sentences {
		for i := s.First; i < s.End; {
			p, ok := d.phrase(i, s.End)
			if !ok {
				i++
				continue
			}
			d.Phrases = append(d.Phrases, p)
			i = p.End
		}
	}
}

// phrase reads the noun phrase that begins at token i and ends before end.
// "Norland’s new minister" is one phrase, with the minister as its head.
func (d *Doc) phrase(i, end int) (p Phrase, ok bool) {
	p = Phrase{First: i, Head: -1}
	for ; i < end; i++ {
		switch tag := d.Tokens[i].Tag; tag {
		case "NN", "NNS", "NNP", "NNPS":
			if p.Head >= 0 && isDay(d.Word(i)) {
				return p, true
			}
			p.Head, p.End = i, i+1
		case "PRP", "EX", "WP":
			if i > p.First {
				return p, p.Head >= 0
			}
			return Phrase{First: i, End: i + 1, Head: i}, true
		case "DT", "PDT", "PRP$", "WP$", "WDT":
			if p.Head >= 0 || i > p.First && d.Tokens[i-1].Tag != "PDT" {
				return p.orNumber(d)
			}
		case "POS":
			if p.Head < 0 {
				return p, false
			}
		case "VBN", "VBG":
			if i == p.First || !d.capital(i) && p.Head == i-1 || !d.leadsToNoun(i, end) {
				return p.orNumber(d)
			}
		case "JJ", "JJR", "JJS", "CD", "$", "HYPH", "AFX", "RB", "RBR", "RBS":
			if p.Head == i-1 && tag != "CD" && tag != "HYPH" && !d.capital(i) || !d.leadsToNoun(i, end) {
				return p.orNumber(d)
			}
		case "CC":
			if !d.joinsAdjectives(i, end) {
				return p.orNumber(d)
			}
		default:
			return p.orNumber(d)
		}
	}
	return p.orNumber(d)
}

// orNumber lets a phrase without a noun end at its number or determiner: "the
// two", "5,000", "some" of "some of them".
func (p Phrase) orNumber(d *Doc) (Phrase, bool) {
	if p.Head >= 0 {
		return p, true
	}
	i := p.First
	if d.Tokens[i].Tag == "DT" || d.Tokens[i].Tag == "PRP$" {
		if next := i + 1; next < len(d.Tokens) && d.Tokens[next].Tag == "CD" && d.Tokens[next].Sentence == d.Tokens[i].Sentence {
			i = next
		} else if !standsAlone(d.Lower(i)) {
			return p, false
		}
	} else if d.Tokens[i].Tag != "CD" {
		return p, false
	}
	return Phrase{First: p.First, End: i + 1, Head: i}, true
}

// standsAlone lists the determiners that may stand without a noun.
func standsAlone(word string) bool {
	switch word {
	case "some", "all", "both", "each", "any", "this", "that", "these", "those", "many", "neither", "either", "another":
		return true
	}
	return false
}

// leadsToNoun reports whether modifiers from token i on reach a noun.
func (d *Doc) leadsToNoun(i, end int) bool {
	const most = 8 // modifiers; more is no phrase
	for j := i; j < min(end, i+most); j++ {
		switch d.Tokens[j].Tag {
		case "NN", "NNS", "NNP", "NNPS":
			return true
		case "JJ", "JJR", "JJS", "CD", "VBN", "VBG", "$", "HYPH", "AFX", "RBR", "RBS":
		case "RB":
			if j+1 < end && strings.HasPrefix(string(d.Tokens[j+1].Tag), "VB") && d.Tokens[j+1].Tag != "VBN" {
				return false
			}
		case "CC", ",":
			if j+1 >= end || !adjective(d.Tokens[j+1].Tag) || j == i {
				return false
			}
		default:
			return false
		}
	}
	return false
}

// capital reports whether token i begins with a capital.
func (d *Doc) capital(i int) bool {
	r, _ := utf8.DecodeRuneInString(d.Word(i))
	return unicode.IsUpper(r)
}

// joinsAdjectives reports whether the conjunction at i stands between
// modifiers of one noun: "land and air power" no, "old and new ships" yes.
func (d *Doc) joinsAdjectives(i, end int) bool {
	return i > 0 && i+1 < end && adjective(d.Tokens[i-1].Tag) && adjective(d.Tokens[i+1].Tag) && d.leadsToNoun(i+1, end)
}

func adjective(t Tag) bool { return t == "JJ" || t == "JJR" || t == "JJS" || t == "VBN" || t == "CD" }

// PhraseAt returns the noun phrase that holds token i, and false when none
// does.
func (d *Doc) PhraseAt(i int) (Phrase, bool) {
	n := sort.Search(len(d.Phrases), func(k int) bool { return d.Phrases[k].End > i })
	if n == len(d.Phrases) || d.Phrases[n].First > i {
		return Phrase{}, false
	}
	return d.Phrases[n], true
}

// WholePhrase returns p with the complements behind it that nearly always
// belong to it: "elements of a unit", "a spokesman for the ministry". The
// head stays.
func (d *Doc) WholePhrase(p Phrase) Phrase {
	const links = 6
	for n := 0; n < links && p.End+1 < len(d.Tokens) && d.Tokens[p.End].Tag == "IN"; n++ {
		if w := d.Word(p.End); w != "of" && !(w == "for" && person(d.Lemma(p.Head))) {
			break
		}
		next, ok := d.PhraseAt(p.End + 1)
		if !ok || next.First != p.End+1 || d.Tokens[next.First].Sentence != d.Tokens[p.First].Sentence {
			break
		}
		p.End = next.End
	}
	return p
}

// person reports whether a noun is the office of one who speaks or acts for
// somebody.
func person(noun string) bool {
	switch noun {
	case "spokesman", "spokeswoman", "spokesperson", "lawyer", "attorney", "candidate", "adviser", "advisor", "minister", "secretary",
		"commissioner", "envoy", "director", "representative", "coordinator", "correspondent", "reporter", "analyst", "president":
		return true
	}
	return false
}

// PhraseSpan returns the bytes of p.
func (d *Doc) PhraseSpan(p Phrase) onrecord.Span {
	return onrecord.Span{Start: d.Tokens[p.First].Start, End: d.Tokens[p.End-1].End}
}

// Lemma returns the dictionary form of token i in lower case: "send" for
// "sent", "ministry" for "Ministries". For names it is the name in lower case.
func (d *Doc) Lemma(i int) string { return grammar.Lemma(d.Lower(i), string(d.Tokens[i].Tag)) }

// RoleNoun reports whether a noun, in its dictionary form, says what somebody
// is or does: "engineer", "spokeswoman".
func RoleNoun(word string) bool {
	if roleNounAt(word) || person(word) {
		return true
	}
	before, after, ok := strings.Cut(word, "-") // "president-elect", "vice-president"
	return ok && (roleNounAt(before) || roleNounAt(after))
}
