package text

import (
	"unicode"
	"unicode/utf8"

	"onrecord"
)

// tokens appends the tokens of a sentence to list.
func tokens(list []Token, text string, s onrecord.Span, sentence int) []Token {
	for i := s.Start; i < s.End; {
		r, n := utf8.DecodeRuneInString(text[i:s.End])
		if unicode.IsSpace(r) {
			i += n
			continue
		}
		end := i + n
		if wordRune(r) {
			end = wordEnd(text, i, s.End)
		}
		list = append(list, Token{Start: i, End: end, Sentence: sentence})
		i = end
	}
	return list
}

func wordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }

// wordEnd returns where the word at start ends. Hyphens, apostrophes, full
// stops and commas between letters or digits belong to it.
func wordEnd(text string, start, end int) int {
	i := start
	for i < end {
		r, n := utf8.DecodeRuneInString(text[i:end])
		if !wordRune(r) {
			next, _ := utf8.DecodeRuneInString(text[i+n : end])
			if !joins(r) || !wordRune(next) {
				break
			}
		}
		i += n
	}
	return i
}

func joins(r rune) bool {
	return r == '-' || r == '’' || r == '\'' || r == '.' || r == ','
}
