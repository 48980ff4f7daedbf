package terminal

// Charts as bars of signs, changes word by word.

import (
	"fmt"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/dustin/go-humanize"

	"onrecord/bot"
)

// barCells is how long the longest bar of a chart is.
const barCells = 24

// chart writes ranges as bars: full up to the low end, light up to the high
// one, an arrow where the range is open upward. Words without a number have no
// bar.
func (p *page) chart(c bot.Chart) {
	title := OneLine(c.Title)
	if c.Unit != "" {
		title += " (" + OneLine(c.Unit) + ")"
	}
	p.add(0, "", p.strong.Render(title))
	most := int64(1)
	for _, b := range c.Bars {
		most = max(most, b.Low, b.High)
	}
	var sources proofs
	var rows [][]string
	for _, b := range c.Bars {
		rows = append(rows, []string{
			OneLine(b.Label), p.bar.Render(drawn(b, most)), amount(b), OneLine(b.Status),
			sources.number(b.Citation, "", nil),
		})
	}
	p.grid(make([]string, 5), rows)
	p.whole(0, "", p.dim, OneLine(c.Alt))
	p.proofs(sources)
}

// drawn is the bar of b where most is as long as can be.
func drawn(b bot.Bar, most int64) string {
	cells := func(n int64) int {
		if n <= 0 {
			return 0
		}
		return max(1, int(n*barCells/most))
	}
	if b.Low < 0 && b.High < 0 {
		return ""
	}
	low, high := cells(b.Low), cells(b.High)
	bar := strings.Repeat("█", low) + strings.Repeat("░", max(0, high-low))
	if b.High < 0 {
		bar += "→"
	}
	return bar
}

// amount writes a range as it was hedged: "about 300", "60 to 70".
func amount(b bot.Bar) string {
	text := ""
	switch {
	case b.Low >= 0 && b.High > b.Low && b.Low > 0:
		text = humanize.Comma(b.Low) + " to " + humanize.Comma(b.High)
	case b.High >= 0:
		text = humanize.Comma(b.High)
	case b.Low >= 0:
		text = humanize.Comma(b.Low)
	}
	return strings.TrimSpace(OneLine(b.Hedge) + " " + text)
}

// change writes a difference: struck out and set in colour, or in brackets
// where there is none.
func (p *page) change(c bot.Change) {
	if c.Title != "" {
		p.add(0, "", p.strong.Render(OneLine(c.Title)))
	}
	var b strings.Builder
	for i, part := range c.Parts {
		if i > 0 && part.Op != bot.Kept && c.Parts[i-1].Op != bot.Kept && !strings.HasSuffix(c.Parts[i-1].Text, " ") {
			b.WriteByte(' ')
		}
		b.WriteString(p.changed(part))
	}
	p.add(2, "", b.String())
	p.whole(2, "— ", p.ink.source, cited(c.Citation))
}

func (p *page) changed(part bot.ChangePart) string {
	text := OneLine(part.Text)
	style, around := lipgloss.NewStyle(), "%s"
	switch part.Op {
	case bot.Removed:
		style, around = p.removed, "[-%s-]"
	case bot.Added:
		style, around = p.added, "{+%s+}"
	}
	if p.colour {
		return style.Render(text)
	}
	words := strings.TrimRight(text, " ")
	return fmt.Sprintf(around, words) + text[len(words):]
}
