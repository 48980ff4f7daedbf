// Package words makes text comparable: words without case, accents and
// punctuation, and their stems. Every store looks words up in this form, so
// that the same question finds the same facts in each.
package words

import (
	"unicode"
	"unicode/utf8"

	"github.com/kljensen/snowball/english"
	"onrecord"
)

// Word is one word of a text: its folded form, and its bytes.
type Word struct {
	Text string
	onrecord.Span
}

// Split returns the words of text in order. A word is a run of letters, marks
// and digits; an apostrophe inside is left out ("don't" is "dont"), an ending
// "'s" is cut off, digits joined by a comma are one word ("5,000" is "5000"),
// and so are single letters joined by full stops ("U.S." is "us").
func Split(text string) []Word {
	var list []Word
	var buf []byte
	for at := 0; at < len(text); {
		r, n := utf8.DecodeRuneInString(text[at:])
		if !inWord(r) {
			at += n
			continue
		}
		end := wordEnd(text, at)
		buf = appendFolded(buf[:0], text[at:end])
		if len(buf) > 0 {
			list = append(list, Word{string(buf), onrecord.Span{Start: at, End: end}})
		}
		at = end
	}
	return list
}

// List returns the words of text without their places.
func List(text string) []string {
	split := Split(text)
	list := make([]string, len(split))
	for i, w := range split {
		list[i] = w.Text
	}
	return list
}

// Fold returns the words of text joined by one space: equal for two names
// that differ in case, accents and punctuation alone.
func Fold(text string) string {
	return string(AppendFold(nil, text, ' '))
}

// AppendFold appends the folded words of text to dst, with sep between.
func AppendFold(dst []byte, text string, sep byte) []byte {
	for at := 0; at < len(text); {
		r, n := utf8.DecodeRuneInString(text[at:])
		if !inWord(r) {
			at += n
			continue
		}
		end := wordEnd(text, at)
		had := len(dst)
		if had > 0 {
			dst = append(dst, sep)
		}
		before := len(dst)
		if dst = appendFolded(dst, text[at:end]); len(dst) == before {
			dst = dst[:had]
		}
		at = end
	}
	return dst
}

// Stem returns a folded word without its English ending: "deploying" and
// "deployed" have the same stem.
func Stem(word string) string {
	if len(word) < 3 || word[0] < 'a' || word[0] > 'z' {
		return word
	}
	return english.Stem(word, true)
}

// Common reports whether a folded word is so common that it tells nothing
// about what is asked: "the", "and", "who".
func Common(word string) bool {
	switch word {
	case "dont", "did", "does", "im", "its", "said", "says", "say", "us":
		return word != "us"
	}
	return english.IsStopWord(word)
}

func inWord(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

// wordEnd returns the byte offset behind the word that begins at start.
func wordEnd(text string, start int) int {
	at, letters := start, 0 // letters: of the word since its start or last full stop
	var last rune
	for at < len(text) {
		r, n := utf8.DecodeRuneInString(text[at:])
		if inWord(r) {
			at, last, letters = at+n, r, letters+1
			continue
		}
		next, _ := utf8.DecodeRuneInString(text[at+n:])
		if at+n >= len(text) || !inWord(next) || !joins(last, r, next, letters) {
			break
		}
		if r == '.' {
			if !single(text[at+n:]) {
				break
			}
			letters = 0
		}
		at += n
	}
	return at
}

// joins reports whether r, between last and next, belongs to the word.
func joins(last, r, next rune, letters int) bool {
	switch r {
	case '\'', '’':
		return unicode.IsLetter(last) && unicode.IsLetter(next)
	case ',':
		return unicode.IsDigit(last) && unicode.IsDigit(next)
	case '.':
		return letters == 1 && unicode.IsLetter(last) && unicode.IsLetter(next)
	}
	return false
}

// single reports whether text begins with a word of one letter.
func single(text string) bool {
	_, n := utf8.DecodeRuneInString(text)
	next, _ := utf8.DecodeRuneInString(text[n:])
	return n == len(text) || !inWord(next)
}
