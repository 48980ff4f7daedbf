package terminal

// Lines of text being written: indented, wrapped, joined.

import (
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
		styled = lipgloss.Wrap(styled, max(20, p.width-margin), "")
	}
	return strings.Split(styled, "\n")
}

// whole writes text in one style and never breaks a word of it, so that an
// address can be copied.
func (p *page) whole(indent int, lead string, style lipgloss.Style, text string) {
	if p.width > 0 {
		text = ansi.Wordwrap(text, max(20, p.width-indent-len(lead)), "")
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
