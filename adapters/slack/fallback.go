package slack

// Answer -> the text of a message, which says the same as its blocks.

import (
	"strings"
	"unicode/utf8"

	"onrecord/bot"
)

// fallback is the text of a message: what its blocks say, in words, escaped.
// It is what notifications and screen readers read, what old clients show
// instead of a chart, and what is sent alone when Slack refuses the blocks.
func fallback(a bot.Answer) string {
	var lines []string
	add := func(s string) {
		if s = oneLine(s); s != "" {
			lines = append(lines, s)
		}
	}
	add(escape(a.Title))
	add(runsText(a.Short))
	for _, b := range a.Blocks {
		for _, line := range blockText(b) {
			add(line)
		}
	}
	text := join(lines, maxText)
	if text == "" {
		return "Nothing to show"
	}
	return text
}

// join puts lines together up to n characters and says that more were there.
func join(lines []string, n int) string {
	const more = "…"
	text, left := "", n-2
	for i, l := range lines {
		size := utf8.RuneCountInString(l) + 1
		if size > left {
			if i == 0 {
				return cutEscaped(l, n)
			}
			return text + "\n" + more
		}
		if i > 0 {
			text += "\n"
		}
		text += l
		left -= size
	}
	return text
}

// cutEscaped cuts escaped text without leaving half a link or entity: its
// markup is dropped first.
func cutEscaped(s string, n int) string {
	return escape(cut(decode(s, ""), n/5))
}

func blockText(b bot.Block) []string {
	switch b := b.(type) {
	case bot.Prose:
		return []string{runsText(b.Runs)}
	case bot.Quotation:
		return quotationText(b)
	case bot.Table:
		return tableText(b)
	case bot.Note:
		return []string{escape(oneLine(noteText(b)))}
	case bot.Chart:
		lines := []string{escape(oneLine(b.Title))}
		for _, bar := range b.Bars {
			lines = append(lines, escape(barWords(bar, b.Unit))+" – "+sourceLine(bar.Citation))
		}
		return append(lines, escape(oneLine(b.Alt)))
	case bot.Change:
		var s strings.Builder
		for _, p := range b.Parts {
			if p.Op != bot.Removed {
				s.WriteString(p.Text)
			}
		}
		return []string{escape(oneLine(b.Title)), escape(oneLine(s.String())), sourceLine(b.Citation)}
	}
	return nil
}

func quotationText(q bot.Quotation) []string {
	who := runsText(attribution(q))
	if who != "" {
		who += ": "
	}
	lines := []string{who + "“" + escape(cut(oneLine(q.Passage.Text), 600)) + "”", sourceLine(q.Passage.Citation)}
	for _, c := range q.Also {
		lines = append(lines, "also "+sourceLine(c))
	}
	return append(lines, notesText(q.Notes)...)
}

func notesText(notes []bot.Note) []string {
	var lines []string
	for _, n := range notes {
		lines = append(lines, escape(oneLine(noteText(n))))
	}
	return lines
}

// tableText is a table as lines, one a row, then its notes.
func tableText(t bot.Table) []string {
	lines := []string{escape(oneLine(t.Title))}
	for _, r := range t.Rows {
		var cells []string
		for i, c := range r.Cells {
			s := runsText(c)
			if s == "" || i >= len(t.Columns) || s == escape(oneLine(r.Citation.Outlet)) || s == escape(oneLine(r.Citation.Title)) {
				continue // the source says the last two
			}
			cells = append(cells, escape(oneLine(t.Columns[i]))+" "+s)
		}
		lines = append(lines, strings.Join(cells, ", ")+" – "+sourceLine(r.Citation))
	}
	for _, note := range rowNotes(t.Rows, 0) {
		lines = append(lines, escape(oneLine(note)))
	}
	return append(lines, runsText(t.Foot))
}

// runsText is runs as escaped text; links keep their address.
func runsText(runs []bot.Run) string {
	var s strings.Builder
	for _, r := range runs {
		if webAddress(r.URL) != "" {
			s.WriteString(link(r.URL, r.Text))
			continue
		}
		s.WriteString(escape(r.Text))
	}
	return oneLine(s.String())
}
