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
	low := make([]byte, 0, len(text))
	for i := 0; i < len(text); {
		c := text[i]
		if c < utf8.RuneSelf {
			low = append(low, lower(c))
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		to := unicode.ToLower(r)
		if r == utf8.RuneError && n == 1 || utf8.RuneLen(to) != n {
			return ""
		}
		low = utf8.AppendRune(low, to)
		i += n
	}
	return string(low)
}
