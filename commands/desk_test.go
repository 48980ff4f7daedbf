package commands

import (
	"strings"
	"testing"
	"unicode/utf8"

	"onrecord"
)

// TestShorten: what is cited of a long sentence has the byte that was asked
// for and whole letters, also where no white space stands.
func TestShorten(t *testing.T) {
	for _, text := range []string{
		strings.Repeat("word ", 400),
		strings.Repeat("e\u0301", 2000),
		"a" + strings.Repeat("\u0301", 2000),
		"a" + strings.Repeat("\U0001F600", 900),
		strings.Repeat("x", 1000) + " end of the " + strings.Repeat("y", 1000) + " line",
	} {
		for at := 0; at < len(text); at += 37 {
			s := shorten(text, onrecord.Span{Start: 0, End: len(text)}, at)
			exact, ok := s.In(text)
			if !ok || exact == "" || !utf8.ValidString(exact) || at < s.Start || at > s.End || s.Len() > longestSentence+utf8.UTFMax {
				t.Fatalf("%.10q around %d: %v, %d bytes", text, at, s, len(exact))
			}
		}
	}
}
