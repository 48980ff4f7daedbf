package discord

// Budgets. Discord counts characters; here they are counted as UTF-16 units,
// of which there are never fewer.

import (
	"strings"
	"unicode"
)

// What Discord takes in one message.
const (
	maxEmbeds      = 10
	maxTitle       = 256
	maxDescription = 4096
	maxFooter      = 2048
	maxAuthor      = 256
	maxTotal       = 6000 // titles, descriptions, footers and authors of all embeds together
	maxCustomID    = 100
	maxLabel       = 38 // 80 are taken, about this many are shown
	maxAddress     = 2048
	maxAlt         = 1024
)

// units returns the length of s in UTF-16 units.
func units(s string) int {
	n := 0
	for _, r := range s {
		n++
		if r > 0xFFFF {
			n++
		}
	}
	return n
}

// cut returns s within most units, ended by "…" at the end of a word where it
// had to be shortened. It does not know markup: cut before escaping.
func cut(s string, most int) string {
	if units(s) <= most {
		return s
	}
	head := s[:prefix(s, most-1)]
	if i := strings.LastIndexFunc(head, unicode.IsSpace); i > len(head)/2 {
		head = head[:i]
	}
	return strings.TrimRightFunc(head, unicode.IsSpace) + "…"
}

// prefix returns how many bytes of s, on a rune border, fit into most units.
func prefix(s string, most int) int {
	n := 0
	for i, r := range s {
		n++
		if r > 0xFFFF {
			n++
		}
		if n > most {
			return i
		}
	}
	return len(s)
}

// cutEscaped returns s escaped, cut before that so that it fits into most
// units.
func cutEscaped(s string, most int) string { return escape(shorten(s, most)) }

// shorten returns the longest cut of s whose escaped form fits into most
// units.
func shorten(s string, most int) string {
	if units(escape(s)) <= most {
		return s
	}
	lo, hi := 1, most
	for lo < hi {
		mid := (lo + hi + 1) / 2
		if units(escape(cut(s, mid))) <= most {
			lo = mid
		} else {
			hi = mid - 1
		}
	}
	return cut(s, lo)
}
