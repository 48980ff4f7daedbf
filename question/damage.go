package question

import (
	"strings"
	"unicode/utf8"
)

// This file reads letters that were damaged on their way to the page: their UTF-8 bytes
// were once taken for letters of Windows-1252, "Ã¼" for "ü", and some of those written
// out later, "Ã1⁄4". Who asks for "Brühl" finds it so, and the text stays as it is.

// written are signs of Windows-1252 as they are also written out, and their bytes.
var written = []struct {
	text string
	code byte
}{
	{"1⁄4", 0xBC}, {"1⁄2", 0xBD}, {"3⁄4", 0xBE}, {" \u0308", 0xA8}, {" \u0304", 0xAF}, {" \u0301", 0xB4}, {" \u0327", 0xB8},
	{"a", 0xAA}, {"o", 0xBA}, {"2", 0xB2}, {"3", 0xB3}, {"1", 0xB9}, {"μ", 0xB5},
	{"€", 0x80}, {"‚", 0x82}, {"ƒ", 0x83}, {"„", 0x84}, {"…", 0x85}, {"†", 0x86}, {"‡", 0x87}, {"ˆ", 0x88}, {"‰", 0x89}, {"Š", 0x8A}, {"‹", 0x8B}, {"Œ", 0x8C}, {"Ž", 0x8E},
	{"‘", 0x91}, {"’", 0x92}, {"“", 0x93}, {"”", 0x94}, {"•", 0x95}, {"–", 0x96}, {"—", 0x97}, {"˜", 0x98}, {"™", 0x99}, {"š", 0x9A}, {"›", 0x9B}, {"œ", 0x9C}, {"ž", 0x9E}, {"Ÿ", 0x9F},
}

// damaged returns the letter whose two bytes s starts with as signs of their own, and
// how many bytes of s those are; 0 where it starts with none.
func damaged(s string) (letter rune, n int) {
	var lead rune
	switch {
	case strings.HasPrefix(s, "Ã"), strings.HasPrefix(s, "A\u0303"):
		lead = 0xC0
	case strings.HasPrefix(s, "Â"), strings.HasPrefix(s, "A\u0302"):
		lead = 0x80
	default:
		return 0, 0
	}
	n = len("Ã")
	if s[0] == 'A' {
		n = len("A\u0303")
	}
	r, size := utf8.DecodeRuneInString(s[n:])
	if r >= 0x80 && r <= 0xBF && r != 0xA0 {
		return lead | r&0x3F, n + size
	}
	for _, w := range written {
		if strings.HasPrefix(s[n:], w.text) {
			return lead | rune(w.code&0x3F), n + len(w.text)
		}
	}
	return 0, 0
}

// mostDamage is how often in a row the bytes of a letter were taken for letters.
const mostDamage = 2

// mended returns a word with its damaged letters as they were.
func mended(word string) string {
	for range mostDamage {
		var b strings.Builder
		for at := 0; at < len(word); {
			letter, n := damaged(word[at:])
			if n == 0 {
				letter, n = utf8.DecodeRuneInString(word[at:])
			}
			b.WriteRune(letter)
			at += n
		}
		if b.Len() == len(word) {
			break
		}
		word = b.String()
	}
	return word
}
