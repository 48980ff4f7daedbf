package discordtest

// A strict reader: what Discord's client would make of a string. It knows
// every kind of markup that the client reads, and reports each as live, so a
// test can say that nothing but the adapter's own markup is.

import (
	"regexp"
	"strings"
)

// Live is one piece of markup that Discord would obey.
type Live struct {
	Kind string // "bold", "link", "mention", "quote", ...
	Text string // as it stands in the source
}

// Reading is what a reader sees, and what made it more than text.
type Reading struct {
	Text string
	Live []Live
}

// rule is one kind of markup. The first group that took part holds what is
// read on in turn, if any.
type rule struct {
	kind   string
	expr   *regexp.Regexp
	inner  bool // the first group holds text that is read in turn
	atHead bool // only first on a line
}

// rules, in the order in which the client tries them at each place.
func rules() []rule {
	re := regexp.MustCompile
	return []rule{
		{"heading", re(`^#{1,3} +([^\n]+)`), true, true},
		{"small", re(`^-# +([^\n]+)`), true, true},
		{"quote-all", re(`^>>> ([\s\S]*)`), true, true},
		{"quote", re(`^> ([^\n]*)`), true, true},
		{"list", re(`^ *(?:[-*+]|\d+\.) +([^\n]+)`), true, true},
		{"escape", re(`^\\([^0-9A-Za-z\s])`), false, false},
		{"code-block", re("^```(?:[a-z0-9_+\\-.#]+\n)?\n*([^\n][\\s\\S]*?)\n*```"), false, false},
		{"code", re("^``([^`]|[^`][\\s\\S]*?[^`])``"), false, false},
		{"code", re("^`([^`]+)`"), false, false},
		{"mention", re(`^<@[!&]?\d+>`), false, false},
		{"mention", re(`^@everyone|^@here`), false, false},
		{"channel", re(`^<#\d+>`), false, false},
		{"command", re(`^</[^:\n]+:\d+>`), false, false},
		{"emoji", re(`^<a?:\w+:\d+>`), false, false},
		{"emoji", re(`^:[^\s:]+:`), false, false},
		{"moment", re(`^<t:-?\d+(?::[tTdDfFRsS])?>`), false, false},
		{"guide", re(`^<id:[^>]+>`), false, false},
		{"link", re(`^\[((?:\\.|[^\[\]\\])+)\]\(\s*<?((?:\\.|[^\s()<>\\])+)>?(?:\s+['"][^'"]*['"])?\s*\)`), true, false},
		{"address", re(`^<(?:https?://|mailto:|tel:)[^\s>]+>`), false, false},
		{"address", re(`^(?:https?|discord)://[^\s<]+[^\s<.,:;"')\]]`), false, false},
		{"bold", re(`^\*\*((?:\\[\s\S]|[^\\])+?)\*\*`), true, false},
		{"underline", re(`^__((?:\\[\s\S]|[^\\])+?)__`), true, false},
		{"emphasis", re(`^\*((?:\*\*|\\[\s\S]|[^\s*\\])(?:\*\*|\\[\s\S]|\s+(?:\\[\s\S]|[^\s*\\]|\*\*)|[^\s*\\])*?)\*`), true, false},
		{"emphasis", re(`^_((?:\\[\s\S]|[^\\_])+?)_`), true, false},
		{"strike", re(`^~~((?:\\[\s\S]|[^\\])+?)~~`), true, false},
		{"spoiler", re(`^\|\|((?:\\[\s\S]|[^\\])+?)\|\|`), true, false},
	}
}

// begins are the signs that markup can begin with inside a line.
const begins = "\\`<@:[hd*_~|"

// Reader reads Discord's markup.
type Reader struct{ rules []rule }

// NewReader returns a Reader.
func NewReader() *Reader { return &Reader{rules()} }

// Read returns what Discord would show of s.
func (r *Reader) Read(s string) Reading {
	var out Reading
	r.read(s, true, &out)
	return out
}

func (r *Reader) read(s string, head bool, out *Reading) {
	var text strings.Builder
	for s != "" {
		n := r.step(s, head, out, &text)
		head = s[n-1] == '\n'
		s = s[n:]
	}
	out.Text += text.String()
}

// step reads one piece of markup, or one character, and returns its length.
func (r *Reader) step(s string, head bool, out *Reading, text *strings.Builder) int {
	for _, rule := range r.rules {
		if rule.atHead && !head || !head && !strings.ContainsRune(begins, rune(s[0])) {
			continue
		}
		m := rule.expr.FindStringSubmatch(s)
		if m == nil {
			continue
		}
		if rule.kind == "escape" {
			text.WriteString(m[1])
			return len(m[0])
		}
		live := Live{rule.kind, m[0]}
		if rule.kind == "link" {
			live.Text = m[2]
		}
		out.Live = append(out.Live, live)
		switch {
		case rule.inner:
			out.Text += text.String()
			text.Reset()
			r.read(m[1], rule.kind == "quote" || rule.kind == "quote-all" || rule.kind == "list", out)
		case len(m) > 1:
			text.WriteString(m[1])
		default:
			text.WriteString(m[0])
		}
		return len(m[0])
	}
	n := 1
	for n < len(s) && s[n]&0xC0 == 0x80 {
		n++
	}
	text.WriteString(s[:n])
	return n
}
