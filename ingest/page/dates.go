package page

import (
	"regexp"
	"strings"
	"time"

	"golang.org/x/net/html"
)

// layouts lists how pages write moments to programs.
var layouts = []string{time.RFC3339, "2006-01-02T15:04:05-0700", "2006-01-02T15:04Z07:00", "2006-01-02T15:04-0700", "2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02 15:04:05", time.RFC1123Z, time.RFC1123}

// moment reads what a page writes for programs. The zone stays: the day on
// which a story appeared is that of its newsroom. Where only the day can be
// read, dateOnly says so.
func moment(s string) (t time.Time, dateOnly, ok bool) {
	s = strings.TrimSpace(s)
	for _, l := range layouts {
		if t, err := time.Parse(l, s); err == nil {
			return t, false, true
		}
	}
	if t, err := time.Parse("20060102", s); err == nil {
		return t, true, true
	}
	t, ok = dayIn(s)
	return t, true, ok
}

// timeElement is the moment of the time element that says when the page
// appeared: one that is marked so, else the first of the story, else the
// first; none that is about a change.
func timeElement(doc *html.Node) string {
	best, rank := "", 0
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode || n.Data != "time" || attr(n, "datetime") == "" {
			continue
		}
		marks := strings.ToLower(attr(n, "class") + " " + attr(n, "itemprop"))
		r := 1
		switch {
		case strings.Contains(marks, "modif"), strings.Contains(marks, "updat"):
			continue
		case strings.Contains(marks, "publish"), hasAttr(n, "pubdate"):
			r = 3
		case inStory(n):
			r = 2
		}
		if r > rank {
			best, rank = attr(n, "datetime"), r
		}
	}
	return best
}

// inStory reports whether n stands in the main part of its page.
func inStory(n *html.Node) bool {
	for p := n.Parent; p != nil; p = p.Parent {
		if p.Data == "article" || p.Data == "main" {
			return true
		}
	}
	return false
}

// The last resorts for a date of publication: a line that the page prints,
// and its address. A library that reads dates by their looks in any language
// was measured: it costs 95 MB and a third of a second at each start.

// dateClass matches the class names of lines that say when a page appeared.
var dateClass = regexp.MustCompile(`(?i)(^|[-_ ])(date|dateline|pubdate|published|posted|timestamp|time)($|[-_ ])`)

// printedDate matches a day as pages print it: "May 9, 2023", "9 May 2023",
// "2023-05-09".
var printedDate = regexp.MustCompile(`\b(?:(\p{L}{3,9})\.? (\d{1,2}),? (\d{4})|(\d{1,2})\.? (\p{L}{3,9})\.?,? (\d{4})|(\d{4}-\d{2}-\d{2}))\b`)

// dateLine reads the day in the first short line that is marked as a date and
// is not about a change.
func dateLine(doc *html.Node) (time.Time, bool) {
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode || !dateClass.MatchString(attr(n, "class")+" "+attr(n, "id")) {
			continue
		}
		line := squeeze(textOf(n))
		low := strings.ToLower(line)
		if len(line) > 120 || strings.Contains(low, "updat") || strings.Contains(low, "modif") {
			continue
		}
		if t, ok := dayIn(line); ok {
			return t, true
		}
	}
	return time.Time{}, false
}

// dayIn reads the first day that is printed in a line.
func dayIn(line string) (time.Time, bool) {
	m := printedDate.FindStringSubmatch(line)
	if m == nil {
		return time.Time{}, false
	}
	written := strings.TrimSpace(m[2] + m[4] + " " + m[1] + m[5] + " " + m[3] + m[6] + m[7])
	for _, layout := range []string{"2 January 2006", "2 Jan 2006", time.DateOnly} {
		if t, err := time.Parse(layout, written); err == nil {
			return t, true
		}
	}
	return time.Time{}, false
}

// addressDate matches the day in addresses such as /2024/03/05/ and
// /2024-03-05-.
var addressDate = regexp.MustCompile(`/((?:19|20)\d{2})[-/](\d{1,2})[-/](\d{1,2})(?:[-/.]|$)`)

func dateInAddress(address string) (time.Time, bool) {
	m := addressDate.FindStringSubmatch(address)
	if m == nil {
		return time.Time{}, false
	}
	t, err := time.Parse("2006-1-2", m[1]+"-"+m[2]+"-"+m[3])
	return t, err == nil
}
