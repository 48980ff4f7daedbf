package slack

// What crosses the border between text and Slack's mrkdwn: strings of an
// article or a user are escaped on the way out, once, and what users typed is
// decoded on the way in.

import (
	"fmt"
	"net/url"
	"regexp"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

var (
	escaper   = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")
	unescaper = strings.NewReplacer("&lt;", "<", "&gt;", ">", "&amp;", "&")
	straight  = strings.NewReplacer("“", `"`, "”", `"`, "‘", "'", "’", "'")
)

// escape makes s data in mrkdwn and in the text of a message: nothing in it
// is a mention, a link or a channel any more.
func escape(s string) string { return escaper.Replace(safe(s)) }

// safe makes control characters and overrides of the reading direction
// visible, so that they do nothing and a reader knows they were there. Line
// feeds and tabs stay.
func safe(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return r
		case r == '\r' || r == '\v' || r == '\f' || r == '\u2028' || r == '\u2029':
			return ' '
		case unicode.IsControl(r), '\u202a' <= r && r <= '\u202e', '\u2066' <= r && r <= '\u2069', 0xe0000 <= r && r <= 0xe007f:
			return unicode.ReplacementChar
		}
		return r
	}, s)
}

// reference is what Slack writes for a person, a channel, a group, a date or
// a link in what users typed: <@U1>, <#C1|general>, <!here>, <https://x|x>.
var reference = regexp.MustCompile(`<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>`)

// decode returns what a user typed, as it was seen on the screen: entities
// decoded once, references replaced by their label, quotation marks straight.
// Mentions of the user named me are left out.
func decode(s, me string) string {
	s = reference.ReplaceAllStringFunc(s, func(ref string) string {
		m := reference.FindStringSubmatch(ref)
		kind, target, label := m[1], m[2], m[3]
		switch {
		case kind == "@" && target == me:
			return " "
		case kind == "" && (label == "" || strings.Contains(target, "://")):
			return target
		case label != "":
			return label
		}
		return kind + target
	})
	return strings.TrimSpace(straight.Replace(unescaper.Replace(s)))
}

// link returns a mrkdwn link; only its label where the address is none that a
// reader may follow.
func link(address, label string) string {
	address = webAddress(address)
	label = escape(oneLine(label))
	if address == "" {
		return label
	}
	return "<" + escape(address) + "|" + label + ">"
}

// webAddress returns an address as Slack takes it, the signs that would end a
// link percent-encoded; empty when it is no http or https address or too long.
func webAddress(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || (u.Scheme != "https" && u.Scheme != "http") {
		return ""
	}
	address = linkSigns.Replace(address)
	if utf8.RuneCountInString(address) > maxAddress {
		address, _, _ = strings.Cut(address, "#:~:") // a long sentence: the article is better than nothing
	}
	if utf8.RuneCountInString(address) > maxAddress {
		return ""
	}
	return address
}

// maxAddress keeps one long address from filling a message.
const maxAddress = 1200

var linkSigns = strings.NewReplacer("|", "%7C", ">", "%3E", "<", "%3C", " ", "%20", "\n", "%0A")

// day returns a day in mrkdwn, in the reader's own way of writing dates.
func day(t time.Time) string {
	return fmt.Sprintf("<!date^%d^{date_short}|%s>", noon(t).Unix(), t.Format("2 Jan 2006"))
}

// noon moves a day without an hour to its noon, so that it stays the same day
// in nearly every reader's time zone.
func noon(t time.Time) time.Time {
	if h, m, s := t.Clock(); h == 0 && m == 0 && s == 0 {
		return t.Add(12 * time.Hour)
	}
	return t
}

// oneLine returns s without line breaks and without white space around it.
func oneLine(s string) string { return strings.Join(strings.Fields(safe(s)), " ") }

// cut returns s in at most n characters, its loss shown by an ellipsis.
func cut(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	r := []rune(s)
	return strings.TrimRight(string(r[:n-1]), " ") + "…"
}
