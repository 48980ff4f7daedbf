// Package text analyses one immutable string: layers of spans over its bytes.
//
// Analyse makes the layers in order: the words in lower case (lower.go),
// paragraphs and sentences (sentences.go), tokens (tokens.go), quotation marks
// (marks.go, markscan.go), places (places.go), surnames that are words
// (surnames.go), tags (tags.go), noun phrases (phrases.go), dates (dates.go),
// numbers (numbers.go), names (names.go and the files that begin with name),
// and whom pronouns stand for (refer.go). A
// layer reads those before it and changes none but its own. White space is
// what Unicode calls so, U+00A0 included, and no byte is ever moved: every
// position is a byte offset into the text that was given.
//
// There are no trees: a dependency parser was measured and left out, for it
// gained about a point on quotations and took a fifth more time.
package text

import (
	"time"

	"onrecord"
)

// Doc is an analysed text.
type Doc struct {
	Text      string
	Title     string    // of the article; may be empty
	Published time.Time // of the article; zero when unknown

	Paragraphs []Paragraph
	Sentences  []Sentence
	Tokens     []Token
	Phrases    []Phrase // noun phrases without complements, in order
	Quoted     []Quoted // between quotation marks, in order

	Places  []PlaceMention // see FindPlace
	Dates   []Date         // see Doc.Period
	Numbers []Number       // see Doc.Amount

	Names    []Named       // who and what is named; see Doc.findNames
	Mentions []NameMention // where, in order
	refs     []reference   // pronouns; see Doc.Antecedent

	surnames  []int           // tokens; see Doc.Surname
	wordNames map[string]bool // surnames of the article that are words, in lower case
	titled    map[int]bool    // while surnames are looked for: sentences set in capitals like a title

	low string // Text in lower case; see Doc.Lower
}

// Paragraph is a stretch between line breaks, without the white space around
// it, and its sentences.
type Paragraph struct {
	onrecord.Span
	First, End int // Doc.Sentences[First:End]
}

// Sentence is a stretch of a paragraph and its tokens. A sentence never
// crosses a paragraph.
type Sentence struct {
	onrecord.Span
	First, End int // Doc.Tokens[First:End]
	Paragraph  int // index in Doc.Paragraphs
}

// Token is a word, a number or a sign. Tag is its Penn Treebank tag.
type Token struct {
	Start, End int // byte offsets, half open
	Sentence   int // index in Doc.Sentences
	Tag        Tag
}

// Tag is a Penn Treebank part of speech: "NNP", "VBD".
type Tag string

// Span returns the bytes of t.
func (t Token) Span() onrecord.Span { return onrecord.Span{Start: t.Start, End: t.End} }

// Analyse returns the layers over the text of an article. It never fails:
// any string has an analysis, if a poor one.
func Analyse(a onrecord.Article) *Doc {
	d := Split(a)
	d.mark()
	d.findPlaces()
	d.findSurnames()
	d.tag()
	d.findPhrases()
	d.findDates()
	d.findNumbers()
	d.findNames()
	d.refer()
	return d
}

// Split returns the first layers alone: paragraphs, sentences and tokens
// without tags, and the words in lower case.
func Split(a onrecord.Article) *Doc {
	d := &Doc{Text: a.Text, Title: a.Title, Published: a.Published, low: lowered(a.Text)}
	d.split()
	return d
}

// Word returns the bytes of token i.
func (d *Doc) Word(i int) string { return d.Text[d.Tokens[i].Start:d.Tokens[i].End] }

// In returns the bytes at s.
func (d *Doc) In(s onrecord.Span) string { return d.Text[s.Start:s.End] }

// TokensIn returns the range of tokens that lie wholly inside s, as indices
// first to end-1.
func (d *Doc) TokensIn(s onrecord.Span) (first, end int) {
	first = d.TokenAt(s.Start)
	end = first
	for end < len(d.Tokens) && d.Tokens[end].End <= s.End {
		end++
	}
	return first, end
}

// TokenAt returns the index of the first token that starts at or after the
// byte at.
func (d *Doc) TokenAt(at int) int {
	lo, hi := 0, len(d.Tokens)
	for lo < hi {
		mid := int(uint(lo+hi) >> 1)
		if d.Tokens[mid].Start < at {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// SentenceAt returns the index of the sentence that holds the byte at, or the
// next one after it; len(d.Sentences) when there is none.
func (d *Doc) SentenceAt(at int) int {
	lo, hi := 0, len(d.Sentences)
	for lo < hi {
		mid := int(uint(lo+hi) >> 1)
		if d.Sentences[mid].Span.End <= at {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}
