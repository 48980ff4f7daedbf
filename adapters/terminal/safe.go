package terminal

// Text of articles and people is data: what a terminal would obey is made visible.

import (
	"strings"
	"unicode"
)

// safe makes text of articles and askers inert: a control character would
// move the cursor or change colours, an override would turn the line around.
// Each becomes a sign that can be seen, so that a reader knows it was there.
// Line feeds stay.
func safe(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return r
		case r == '\t', r == '\r', r == '\u2028', r == '\u2029', r == '\v', r == '\f':
			return ' '
		case r < 0x20:
			return 0x2400 + r // the control pictures: ␛ for escape
		case r == 0x7f:
			return '\u2421'
		case unicode.IsControl(r), overrides(r):
			return unicode.ReplacementChar
		}
		return r
	}, s)
}

// OneLine makes text from outside inert, as Render does, and keeps it on its
// line: a title, an address, an error that repeats what was typed.
func OneLine(s string) string { return strings.ReplaceAll(safe(s), "\n", " ") }

// overrides reports whether r sets the direction of what follows, or is a
// letter of the hidden tag alphabet.
func overrides(r rune) bool {
	return '\u202a' <= r && r <= '\u202e' || '\u2066' <= r && r <= '\u2069' || 0xe0000 <= r && r <= 0xe007f
}
