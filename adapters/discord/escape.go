package discord

// Text of articles and people is data: what is written here makes every sign
// that Discord would read as markup a plain sign.

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// markup are the signs that begin or end markup wherever they stand: styles,
// code, spoilers, links, mentions and moments.
const markup = "\\`*_~|<>[]@"

// lineMarkup are those that do so only first on a line: lists, quotations,
// headings, small print.
const lineMarkup = "-+.#"

// escape returns s so that Discord shows its characters and nothing else.
// Every backslash stands before a sign, which Discord then takes literally.
func escape(s string) string {
	var b strings.Builder
	head := true // only white space and digits so far on this line
	s = clean(s)
	for i, r := range s {
		switch {
		case strings.ContainsRune(markup, r), head && strings.ContainsRune(lineMarkup, r),
			r == ':' && !spaceAt(s[i+1:]): // an address, or an emoji's name
			b.WriteByte('\\')
		}
		b.WriteRune(r)
		head = r == '\n' || head && (unicode.IsSpace(r) || unicode.IsDigit(r) || strings.ContainsRune(lineMarkup, r))
	}
	return b.String()
}

// spaceAt reports whether s begins with white space.
func spaceAt(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsSpace(r)
}

// clean returns s as valid UTF-8 without control characters that are not
// white space, and without those that turn the direction of the text around
// them.
func clean(s string) string {
	s = strings.ToValidUTF8(s, "\uFFFD")
	s = strings.ReplaceAll(s, "\r\n", "\n")
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return r
		case r == '\r', r == '\v', r == '\f', r == '\u0085', r == '\u2028', r == '\u2029':
			return '\n'
		case unicode.IsControl(r), r >= '\u202A' && r <= '\u202E', r >= '\u2066' && r <= '\u2069':
			return -1
		}
		return r
	}, s)
}

// line returns s, clean, on one line.
func line(s string) string { return strings.Join(strings.Fields(clean(s)), " ") }

// styled puts marks around every line of s, which is escaped already, outside
// its white space: Discord's styles do not reach over a paragraph's end.
func styled(s, mark string) string {
	lines := strings.Split(s, "\n")
	for i, l := range lines {
		inner := strings.TrimSpace(l)
		if inner == "" {
			continue
		}
		at := strings.Index(l, inner)
		lines[i] = l[:at] + mark + inner + mark + l[at+len(inner):]
	}
	return strings.Join(lines, "\n")
}

// set returns a text, escaped, in a style; nothing for nothing.
func set(s, mark string) string { return styled(escape(s), mark) }

// inlineCode returns s as inline code. Discord has no escape inside it, so a
// text with a sign that could matter there is shown plain.
func inlineCode(s string) string {
	s = line(s)
	if s == "" || strings.ContainsAny(s, "`\\*_~|@<") {
		return escape(s)
	}
	return "`" + s + "`"
}

// masked returns a link of label to address, which must be one that
// linkable accepted.
func masked(label, address string) string {
	return "[" + escape(line(label)) + "](" + address + ")"
}

// linkable returns address so that it can stand in a masked link, or empty
// when it is not one of the web: no sign in it can end the link early.
func linkable(address string) string {
	if !strings.HasPrefix(address, "https://") && !strings.HasPrefix(address, "http://") {
		return ""
	}
	var b strings.Builder
	for _, c := range []byte(address) {
		switch {
		case c <= ' ' || c >= utf8.RuneSelf || strings.IndexByte("()<>[]\"'\\`|", c) >= 0:
			const hex = "0123456789ABCDEF"
			b.WriteByte('%')
			b.WriteByte(hex[c>>4])
			b.WriteByte(hex[c&15])
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}
