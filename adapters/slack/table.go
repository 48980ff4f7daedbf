package slack

import (
	"slices"
	"strconv"
	"unicode/utf8"

	goslack "github.com/slack-go/slack"

	"onrecord/adapters/slack/blockkit"
	"onrecord/bot"
)

// table shows rows in Slack's own table, each with its source in the last
// column. One with too many rows or words becomes several, the columns
// repeated; the notes of rows stand below, by number.
func table(t bot.Table) []unit {
	var units []unit
	rest := t.Rows
	for len(rest) > 0 {
		n := tableRows(t, rest)
		units = append(units, unit{blocks: []goslack.Block{piece(t, rest[:n])}, items: n})
		units = append(units, remarks(rest[:n], len(t.Rows)-len(rest))...)
		rest = rest[n:]
	}
	if t.Title != "" && len(units) > 0 {
		units[0].blocks = append([]goslack.Block{heading(t.Title)}, units[0].blocks...)
	}
	if len(t.Foot) > 0 {
		units = append(units, unit{blocks: []goslack.Block{paragraph(cutRuns(t.Foot, maxShort))}})
	}
	return units
}

// The bounds of one table and of one row in it, in characters.
const (
	tableChars = 4000
	rowChars   = 2000
)

// tableRows returns how many of the rows go into the next table: at least one.
func tableRows(t bot.Table, rows []bot.Row) int {
	most := blockkit.Facts().Max("table", "rows") - 1 // one for the names of the columns
	chars := 0
	for i := range rows {
		chars += rowSize(rows[i])
		if i > 0 && (i >= most || chars > tableChars) {
			return i
		}
	}
	return len(rows)
}

// rowSize returns how many characters a row takes at most.
func rowSize(r bot.Row) int {
	n := utf8.RuneCountInString(r.Group)
	for _, runs := range append(slices.Clip(r.Cells), sourceRuns(r.Citation)) {
		for _, run := range runs {
			n += utf8.RuneCountInString(run.Text) + utf8.RuneCountInString(run.URL)
		}
	}
	return min(n, 2*rowChars)
}

// piece is one table block over some rows of t.
func piece(t bot.Table, rows []bot.Row) goslack.Block {
	grouped := slices.ContainsFunc(t.Rows, func(r bot.Row) bool { return r.Group != "" })
	columns := t.Columns
	if most := blockkit.Facts().Max("table", "rows[]") - 2; len(columns) > most {
		columns = columns[:most]
	}
	b := goslack.NewTableBlock("")
	b.AddRow(tableHead(columns, grouped)...)
	for _, r := range rows {
		b.AddRow(cells(r, len(columns), grouped)...)
	}
	settings := make([]goslack.ColumnSetting, len(b.Rows[0]))
	for i := range settings {
		settings[i] = goslack.ColumnSetting{Align: goslack.ColumnAlignmentLeft, IsWrapped: true}
	}
	return b.WithColumnSettings(settings...)
}

// remarks are the notes of rows, by number; first is how many rows stand
// before them in the whole table.
func remarks(rows []bot.Row, first int) []unit {
	var units []unit
	for i, r := range rows {
		for _, n := range r.Notes {
			units = append(units, unit{blocks: []goslack.Block{remark("Row " + strconv.Itoa(first+i+1) + ": " + noteText(n))}})
		}
	}
	return units
}

func tableHead(columns []string, grouped bool) []goslack.TableCell {
	names := slices.Clone(columns)
	if grouped {
		names = append([]string{"Group"}, names...)
	}
	var head []goslack.TableCell
	for _, name := range append(names, "Source") {
		head = append(head, cell(bot.Bold(cut(oneLine(name), 40)), rowChars))
	}
	return head
}

func cells(r bot.Row, columns int, grouped bool) []goslack.TableCell {
	var out []goslack.TableCell
	if grouped {
		out = append(out, cell(bot.Text(oneLine(r.Group)), rowChars/columns))
	}
	for i := range columns {
		var runs []bot.Run
		if i < len(r.Cells) {
			runs = r.Cells[i]
		}
		out = append(out, cell(runs, rowChars/columns))
	}
	return append(out, cell(sourceRuns(r.Citation), rowChars))
}

// cell is a cell of rich text; what is too long for one shows that it was cut.
func cell(runs []bot.Run, most int) goslack.TableCell {
	return goslack.NewTableRichTextCell(section(elements(cutRuns(runs, most))))
}

// sourceRuns is a citation as runs: the title as link to the sentence, then
// outlet and day.
func sourceRuns(c bot.Citation) []bot.Run {
	runs := []bot.Run{{Text: cut(titleOf(c), 200), URL: c.Link()}}
	if c.Outlet != "" {
		runs = append(runs, bot.Run{Text: ", " + cut(oneLine(c.Outlet), 100)})
	}
	if !c.Date.IsZero() {
		runs = append(runs, bot.Run{Text: ", " + c.Date.Format("2 Jan 2006")})
	}
	if c.Sample {
		runs = append(runs, bot.Run{Text: " (sample)", Style: bot.Emphasis})
	}
	return runs
}
