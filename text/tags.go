package text

import (
	"bytes"
	_ "embed"
	"slices"
	"sync"

	"onrecord/text/grammar"
)

// Tags are given by the tagger of package grammar, with a model that train
// made; its README tells from what. The model is expanded on first use.

//go:embed model/tags.gz
var tagModel []byte

// tagger returns the tagger. A model that was trained for other code stops
// the program: the tests keep such a one from ever being built.
var tagger = sync.OnceValue(func() *grammar.Tagger {
	t, err := grammar.ReadTagger(bytes.NewReader(tagModel))
	if err != nil {
		panic("text: " + err.Error())
	}
	return t
})

// tag sets the part of speech of every token.
func (d *Doc) tag() {
	if len(d.Tokens) == 0 {
		return
	}
	names, t := grammar.Tags(), tagger()
	var words []grammar.Word
	var tags []grammar.TagID
	places := d.Places
	for _, s := range d.Sentences {
		n := s.End - s.First
		words = grammar.Codes(words[:0], n, func(i int) string { return d.Word(s.First + i) })
		tags = tags[:0]
		for i := s.First; i < s.End; i++ {
			tags = append(tags, d.SignTag(i))
		}
		for ; len(places) > 0 && places[0].End <= s.Span.End; places = places[1:] {
			d.tagPlace(places[0], s, tags)
		}
		d.tagSurnames(s, tags)
		t.Tag(words, tags)
		for i, id := range tags {
			d.Tokens[s.First+i].Tag = Tag(names[id])
		}
		d.mendWords(s)
	}
}

// mendWords puts right what words tell that the tagger cannot see, which knows
// little of what stands far away.
func (d *Doc) mendWords(s Sentence) {
	for i := s.First; i < s.End; i++ {
		switch tag := d.Tokens[i].Tag; {
		case tag == "VB" && d.Word(i) == "say" && i > s.First && !d.bare(s.First, i):
			d.Tokens[i].Tag = "VBP"
		case tag != "VBN" && tag != "VBD":
		case d.Word(i) == "said":
			d.mendSaid(s, i)
		case tag == "VBN" && i > s.First && d.subjectAt(s.First, i-1):
			d.Tokens[i].Tag = "VBD"
		}
	}
}

// mendSaid makes a past tense of the "said" at token i without an auxiliary
// before it: the participle of that verb describes no noun. What starts the
// sentence right before it with a capital is a name, whatever its ending.
func (d *Doc) mendSaid(s Sentence, i int) {
	if !d.helped(s.First, i) {
		d.Tokens[i].Tag = "VBD"
	}
	if i == s.First+1 && d.capital(s.First) && !smallWords.Has(d.Lower(s.First)) && !d.HasTag(s.First, "NN", "NNS", "NNP", "NNPS") {
		d.Tokens[s.First].Tag = "NNP"
	}
}

// subjectAt reports whether token i is a pronoun that is a subject: he raised,
// said it raised; but not: had it raised.
func (d *Doc) subjectAt(first, i int) bool {
	switch d.Lower(i) {
	case "he", "she", "they", "we":
		return true
	case "it":
		return i > first && speechVerbs.Has(d.Lower(i-1)) || i == first
	}
	return false
}

// bare reports whether the verb at token i is an infinitive, for "to", a modal
// or "do" stands close before it.
func (d *Doc) bare(first, i int) bool {
	for j := i - 1; j >= first && j >= i-5; j-- {
		switch d.Tokens[j].Tag {
		case "TO", "MD", "VB":
			return true
		}
		switch d.Lower(j) {
		case "do", "does", "did", "let", "lets", "help", "helped", "make", "makes", "made", "hear", "heard", "please":
			return true
		}
	}
	return false
}

// helped reports whether a form of "be" or "have" stands before the verb at
// token i, with at most three words between.
func (d *Doc) helped(first, i int) bool {
	for j := i - 1; j >= first && j >= i-4; j-- {
		if helpers.Has(d.Lower(j)) {
			return true
		}
	}
	return false
}

var helpers = readWords("is are was were be been being am 's ’s 're ’re 'm ’m has have had having 've ’ve 'd ’d get got gets getting")

// tagPlace sets the tags of a place's name in a sentence, which the tagger
// may never have seen. At the sentence's start, where any word is capitalised,
// only countries are sure.
func (d *Doc) tagPlace(p PlaceMention, s Sentence, tags []grammar.TagID) {
	first, end := d.TokensIn(p.Span)
	if p.Form != ByName || first < s.First || first == s.First && p.Place.Kind != Country {
		return
	}
	for i := first; i < end && i < s.End; i++ {
		if d.capital(i) {
			tags[i-s.First] = properNoun
		}
	}
}

// tagSurnames sets the tags of surnames that are words.
func (d *Doc) tagSurnames(s Sentence, tags []grammar.TagID) {
	k, _ := slices.BinarySearch(d.surnames, s.First)
	for ; k < len(d.surnames) && d.surnames[k] < s.End; k++ {
		tags[d.surnames[k]-s.First] = properNoun
	}
}

// properNoun is the tag NNP.
var properNoun = grammar.TagNamed("NNP")

// SignTag returns the tag of token i where its form and the space around it
// decide it alone: signs and numbers in figures. Elsewhere it is None.
func (d *Doc) SignTag(i int) grammar.TagID {
	t := d.Tokens[i]
	if c := d.Text[t.Start]; asciiLetter(c) {
		return grammar.None
	}
	spaceBefore := i == 0 || d.Tokens[i-1].End < t.Start || d.Tokens[i-1].End == t.Start && opensQuotation(d.Tokens[i-1], d.Text)
	spaceAfter := i+1 == len(d.Tokens) || d.Tokens[i+1].Start > t.End
	return grammar.SignTag(d.Word(i), spaceBefore, spaceAfter)
}

// opensQuotation reports whether t is a sign after which a quotation may begin without
// space.
func opensQuotation(t Token, text string) bool {
	switch text[t.Start:t.End] {
	case "(", "[", "“", "‘", "\"", "—", "–", "--":
		return true
	}
	return false
}
