package terminal

// Cells in columns that fit the line.

import (
	"slices"
	"strings"

	"charm.land/lipgloss/v2"
)

// between is how many cells stand between two columns.
const between = 2

// grid lays cells out in columns. Where the line is too short, the widest
// columns are narrowed and their cells wrapped between words; where even the
// longest words do not fit beside each other, each row becomes a paragraph.
func (p *page) grid(head []string, rows [][]string) {
	least, most := make([]int, len(head)), make([]int, len(head))
	for _, row := range append([][]string{head}, rows...) {
		for i, cell := range row {
			most[i] = max(most[i], lipgloss.Width(cell))
			least[i] = max(least[i], longestWord(cell))
		}
	}
	widths, ok := fit(least, most, p.width)
	if !ok {
		p.records(head, rows)
		return
	}
	if strings.TrimSpace(strings.Join(head, "")) != "" {
		p.row(widths, head, p.dim)
	}
	for _, row := range rows {
		p.row(widths, row, lipgloss.NewStyle())
	}
}

// fit narrows columns, the widest first, until they stand in width cells. It
// returns false when a word would have to be broken for it.
func fit(least, most []int, width int) ([]int, bool) {
	widths := slices.Clone(most)
	for width > 0 && total(widths) > width {
		widest := -1
		for i, w := range widths {
			if w > least[i] && (widest < 0 || w > widths[widest]) {
				widest = i
			}
		}
		if widest < 0 {
			return nil, false
		}
		widths[widest]--
	}
	return widths, true
}

// total is the length of a line of columns.
func total(widths []int) int {
	sum := between * (len(widths) - 1)
	for _, w := range widths {
		sum += w
	}
	return sum
}

// longestWord returns the cells of the longest word of a styled string.
func longestWord(s string) int {
	longest := 0
	for _, w := range strings.Fields(s) {
		longest = max(longest, lipgloss.Width(w))
	}
	return longest
}

// row writes one row, as many lines high as its highest cell.
func (p *page) row(widths []int, cells []string, style lipgloss.Style) {
	columns := make([][]string, len(cells))
	height := 0
	for i, cell := range cells {
		columns[i] = strings.Split(wrap(cell, max(1, widths[i])), "\n")
		height = max(height, len(columns[i]))
	}
	for line := range height {
		var b strings.Builder
		for i, column := range columns {
			cell := ""
			if line < len(column) {
				cell = column[line]
			}
			b.WriteString(style.Render(cell))
			b.WriteString(strings.Repeat(" ", widths[i]-lipgloss.Width(cell)+between))
		}
		p.lines = append(p.lines, strings.TrimRight(b.String(), " "))
	}
}

// labelled puts the head of a column before a cell, where it has one.
func labelled(dim func(...string) string, head, cell string) string {
	if head == "" {
		return cell
	}
	return dim(head+":") + " " + cell
}

// records writes each row as a paragraph: "Who: Norland · How many: 1,200".
func (p *page) records(head []string, rows [][]string) {
	for _, row := range rows {
		var parts []string
		for i, cell := range row {
			if cell != "" {
				parts = append(parts, labelled(p.dim.Render, head[i], cell))
			}
		}
		p.add(0, "• ", strings.Join(parts, " · "))
	}
}
