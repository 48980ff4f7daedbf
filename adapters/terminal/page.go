package terminal

// Lines of text being written: indented, wrapped, joined.

import (
	"regexp"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
)

// page is lines being written, wrapped to a width.
type page struct {
	ink
	width int // in cells; 0: not wrapped
	lines []string
	told  map[string]bool // cautions that stand above already
}

// add writes a styled paragraph behind an indent. The first line of it gets
// lead in place of the indent's end.
func (p *page) add(indent int, lead, styled string) {
	for i, line := range p.wrap(indent+lipgloss.Width(lead), styled) {
		margin := strings.Repeat(" ", indent)
		if i == 0 {
			margin += lead
		} else {
			margin += strings.Repeat(" ", lipgloss.Width(lead))
		}
		p.lines = append(p.lines, strings.TrimRight(margin+line, " "))
	}
}

// wrap breaks a styled paragraph into lines that fit beside the margin, at
// least twenty cells wide.
func (p *page) wrap(margin int, styled string) []string {
	if p.width > 0 {
		styled = wrap(styled, max(20, p.width-margin))
	}
	return strings.Split(styled, "\n")
}

// whole writes text in one style and never breaks a word of it, so that an
// address can be copied.
func (p *page) whole(indent int, lead string, style lipgloss.Style, text string) {
	if p.width > 0 {
		text = unbroken(text, anyHyphen, func(s string) string { return ansi.Wordwrap(s, max(20, p.width-indent-len(lead)), "") })
	}
	for i, line := range strings.Split(text, "\n") {
		if i > 0 {
			lead = strings.Repeat(" ", lipgloss.Width(lead))
		}
		p.lines = append(p.lines, strings.Repeat(" ", indent)+style.Render(strings.TrimRight(lead+line, " ")))
	}
}

// gap leaves one empty line, unless there is one or nothing stands above.
func (p *page) gap() {
	if n := len(p.lines); n > 0 && p.lines[n-1] != "" {
		p.lines = append(p.lines, "")
	}
}

func (p *page) String() string {
	return strings.TrimRight(strings.Join(p.lines, "\n"), "\n")
}

// wrap breaks a text into lines of at most width cells, and none within a date.
func wrap(text string, width int) string {
	return unbroken(text, dateHyphen, func(s string) string { return lipgloss.Wrap(s, width, "") })
}

// Hyphens at which no line is to be broken: of a date, and of anything.
var (
	dateHyphen = regexp.MustCompile(`(\d)-(\d)`)
	anyHyphen  = regexp.MustCompile(`()-()`)
)

// stays stands for such a hyphen while a text is broken into lines.
const stays = "\u2011"

// unbroken breaks a text into lines, but not at the hyphens that an expression finds.
func unbroken(text string, hyphen *regexp.Regexp, wrap func(string) string) string {
	if strings.Contains(text, stays) {
		return wrap(text)
	}
	return strings.ReplaceAll(wrap(hyphen.ReplaceAllString(text, "${1}"+stays+"${2}")), stays, "-")
}
