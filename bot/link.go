package bot

// Links that open an article at the sentence.

import (
	"net/url"
	"strings"
)

// maxFragment bounds the text fragment of a Link in bytes, so that the whole
// stays below what platforms take as an address.
const maxFragment = 300

// Link returns the article's own address with a text fragment, so that a
// browser opens it at the cited sentence: "https://…#:~:text=first,last". It
// is the bare address where no fragment is short enough, and empty where the
// article has none that a reader can open (http or https).
func (c Citation) Link() string {
	u, err := url.Parse(strings.TrimSpace(c.URL))
	if err != nil || u.Host == "" || u.User != nil || (u.Scheme != "http" && u.Scheme != "https") {
		return ""
	}
	base, _, _ := strings.Cut(u.String(), ":~:")
	if strings.ContainsFunc(base, endsAddress) {
		return ""
	}
	directive := textDirective(c.Exact)
	switch {
	case directive == "":
		return strings.TrimSuffix(base, "#")
	case !strings.Contains(base, "#"):
		base += "#"
	}
	return base + ":~:" + directive
}

// endsAddress reports whether r cannot stand in an address: a sign that would
// end it wherever it is printed.
func endsAddress(r rune) bool { return r <= ' ' || r == 0x7f || strings.ContainsRune("<>\"\\`|", r) }

// textDirective returns "text=all", or "text=start,end" for a long sentence
// or one that crosses a line: a browser looks for each half inside one
// paragraph. Ever fewer words are taken until it is short enough.
func textDirective(exact string) string {
	lines := strings.FieldsFunc(exact, func(r rune) bool { return r == '\n' || r == '\r' })
	if len(lines) == 0 {
		return ""
	}
	first, last := strings.Fields(lines[0]), strings.Fields(lines[len(lines)-1])
	if len(lines) == 1 && len(first) <= 12 {
		if whole := "text=" + fragment(first); len(whole) <= maxFragment && len(first) > 0 {
			return whole
		}
	}
	for n := 6; n > 0; n-- {
		if len(lines) == 1 && len(first) < 2*n {
			continue
		}
		start, end := first[:min(n, len(first))], last[max(0, len(last)-n):]
		d := "text=" + fragment(start) + "," + fragment(end)
		if len(start) > 0 && len(end) > 0 && len(d) <= maxFragment {
			return d
		}
	}
	return ""
}

// fragment escapes words for a text directive: besides what every address
// escapes, the signs that part it, "-", "," and "&".
func fragment(words []string) string {
	const plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._~"
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for _, c := range []byte(strings.Join(words, " ")) {
		if strings.IndexByte(plain, c) >= 0 {
			b.WriteByte(c)
			continue
		}
		b.WriteByte('%')
		b.WriteByte(hex[c>>4])
		b.WriteByte(hex[c&15])
	}
	return b.String()
}
