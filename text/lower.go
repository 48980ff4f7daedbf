package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord"
)

// The text in lower case is a layer of its own: words are compared without
// case all the time, and are lowered once.

// Lower returns token i in lower case, and "" outside the text.
func (d *Doc) Lower(i int) string {
	if i < 0 || i >= len(d.Tokens) {
		return ""
	}
	return d.lowerIn(d.Tokens[i].Span())
}

// lowerIn returns the bytes at s in lower case.
func (d *Doc) lowerIn(s onrecord.Span) string {
	if d.low == "" {
		return strings.ToLower(d.Text[s.Start:s.End])
	}
	return d.low[s.Start:s.End]
}

// folded returns the text in lower case, or as printed where it has no such
// form.
func (d *Doc) folded() string {
	if d.low == "" {
		return d.Text
	}
	return d.low
}

// lowered returns text in lower case, each letter at its place. It returns ""
// for the rare text that has no such form: where a letter in lower case takes
// more bytes or fewer, as İ does, or that is no UTF-8.
func lowered(text string) string {
	var low strings.Builder
	low.Grow(len(text))
	same := 0 // what stands from here on is in lower case
	for i := 0; i < len(text); {
		c := text[i]
		if (c < 'A' || c > 'Z') && c < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		to := unicode.ToLower(r)
		if r == utf8.RuneError && n == 1 || utf8.RuneLen(to) != n {
			return ""
		}
		if to != r {
			low.WriteString(text[same:i])
			low.WriteRune(to)
			same = i + n
		}
		i += n
	}
	low.WriteString(text[same:])
	return low.String()
}
