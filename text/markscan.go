package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord"
)

// marksIn returns the quotation marks of a paragraph: apostrophes, feet and
// inches are none.
func marksIn(text string, p onrecord.Span) []mark {
	var out []mark
	for i := p.Start; i < p.End; {
		if c := text[i]; c != '"' && c != '\'' && c != '`' && c < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:p.End])
		m := mark{Span: onrecord.Span{Start: i, End: i + n}}
		i += n
		if !m.shape(text[:p.End], r) {
			continue
		}
		i = m.End
		if !m.look(text, p) {
			continue
		}
		if n := len(out) - 1; n >= 0 && !m.single && out[n].End == m.Start && text[out[n].Start:out[n].End] == text[m.Start:m.End] {
			out[n].End = m.End // a mark printed twice
			continue
		}
		out = append(out, m)
	}
	return out
}

// shape sets what the glyph r, at the start of m, says; two single glyphs side
// by side are one double mark. It reports false for what is no mark.
func (m *mark) shape(text string, r rune) bool {
	switch r {
	case '“', '„', '«':
		m.lean, m.firm = opens, true
	case '”', '»':
		m.lean, m.firm = closes, true
	case '"', '＂':
	case '‘', '’', '\'', '`', '‹', '›':
		// Three in a row are an inner closing mark and an outer one.
		if g := text[m.Start:m.End]; strings.HasPrefix(text[m.End:], g) && !strings.HasPrefix(text[m.End:], g+g) {
			m.End += len(g)
			m.firm = r != '\''
		} else {
			m.single = true
			m.firm = r == '‘' || r == '`'
		}
		if m.firm {
			m.lean = opens
		}
		if m.firm && r == '’' {
			m.lean = closes
		}
	default:
		return false
	}
	return true
}

// look corrects the lean of m by its neighbours: a typographic mark may be
// turned the wrong way, a straight one has no direction of its own. It reports
// false for apostrophes, feet and inches.
func (m *mark) look(text string, p onrecord.Span) bool {
	before, _ := utf8.DecodeLastRuneInString(text[p.Start:m.Start])
	after, _ := utf8.DecodeRuneInString(text[m.End:p.End])
	atStart, atEnd := m.Start == p.Start, m.End == p.End
	if m.single {
		return m.lookSingle(text[m.End:p.End], before, after, atStart, atEnd)
	}
	if !m.firm && unicode.IsDigit(before) && inches(text[p.Start:m.Start]) {
		return false
	}
	near := sideOf(before, after, atStart, atEnd)
	switch {
	case near == either:
	case !m.firm:
		m.lean = near
	case near != m.lean:
		// The glyph says one thing, its place another: the place is right
		// where it leaves no doubt.
		m.lean = near
	}
	return true
}

// lookSingle decides whether a single mark can open or close a quotation.
func (m *mark) lookSingle(rest string, before, after rune, atStart, atEnd bool) bool {
	startsWord := atStart || opensBefore(before)
	switch {
	case startsWord && !atEnd && (unicode.IsLetter(after) || unicode.IsDigit(after)):
		m.lean = opens
		return !elided(rest)
	case !startsWord && !isSpace(before) && (atEnd || !isWordRune(after)):
		m.lean = closes
		return true
	}
	return false
}

// sideOf reads the neighbours of a double mark.
func sideOf(before, after rune, atStart, atEnd bool) lean {
	left := atStart || opensBefore(before)
	right := atEnd || isSpace(after) || strings.ContainsRune("”»", after) || strings.ContainsRune(".,;:!?)]}—–―…", after)
	switch {
	case left && !right:
		return opens
	case right && !left:
		return closes
	case left && right && strings.ContainsRune("—–―-", before) && !atEnd && isSpace(after):
		return closes // "and so —" broken off
	}
	return either
}

// opensBefore reports whether a word or a quotation may start behind r.
func opensBefore(r rune) bool {
	return isSpace(r) || strings.ContainsRune("([{—–―-/‘“", r) && r != utf8.RuneError
}

// inches reports whether a straight mark behind a digit is a measure: 6'2".
func inches(before string) bool {
	i := len(before)
	for i > 0 && (before[i-1] >= '0' && before[i-1] <= '9' || before[i-1] == '.') {
		i--
	}
	head := strings.TrimRight(before[:i], " ")
	return strings.HasSuffix(head, "'") || strings.HasSuffix(head, "’")
}

// elided reports whether the word that rest starts with has lost its head:
// 'em, '90s, 'twas.
func elided(rest string) bool {
	end := strings.IndexFunc(rest, func(r rune) bool { return !isWordRune(r) })
	if end < 0 {
		end = len(rest)
	}
	if end >= 2 && rest[0] >= '0' && rest[0] <= '9' {
		return true
	}
	switch strings.ToLower(rest[:min(end, 8)]) {
	case "em", "til", "till", "twas", "tis", "cause", "n", "bout", "round", "cuz", "neath", "kay":
		return true
	}
	return false
}

func isWordRune(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r))
}
