package slack

// Table -> Slack's own tables, with groups and sources as columns.

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	goslack "github.com/slack-go/slack"

	"onrecord"
	"onrecord/adapters/slack/blockkit"
	"onrecord/bot"
)

// table shows rows in Slack's own table, each with its source. One with too
// many rows or words becomes several, the columns repeated; the notes of rows
// stand below, by number.
func table(t bot.Table) []unit {
	var units []unit
	g := gridOf(t)
	for at := 0; at < len(g.rows); {
		n := g.fit(at)
		units = append(units, unit{blocks: []goslack.Block{g.block(at, at+n)}, items: n})
		units = append(units, remarks(t.Rows[at:at+n], at)...)
		at += n
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

// grid is a table as Slack shows it: groups and sources are columns.
type grid struct {
	columns []string
	rows    [][][]bot.Run
}

// gridOf makes room for groups and sources. Where a table names outlet and
// title of each row by itself, its title becomes the link; where it has a
// column "Source" with the outlet alone, that one becomes the whole source.
func gridOf(t bot.Table) grid {
	most := blockkit.Facts().Max("table", "rows[]") - 2
	columns := first(t.Columns, most)
	title := columnOf(t, func(c bot.Citation) string { return c.Title })
	outlet := columnOf(t, func(c bot.Citation) string { return c.Outlet })
	named := title >= 0 && outlet >= 0
	double := -1
	if !named && outlet >= 0 && strings.EqualFold(columns[outlet], "source") {
		double = outlet
	}
	g := grid{columns: without(columns, double)}
	for _, r := range t.Rows {
		row := make([][]bot.Run, len(columns))
		copy(row, r.Cells)
		if named {
			row[title] = titleRuns(r.Citation)
		} else {
			row = append(without(row, double), sourceRuns(r.Citation))
		}
		g.rows = append(g.rows, row)
	}
	if !named {
		g.columns = append(g.columns, "Source")
	}
	if slices.ContainsFunc(t.Rows, func(r bot.Row) bool { return r.Group != "" }) {
		g.columns = append([]string{"Group"}, g.columns...)
		for i, r := range t.Rows {
			g.rows[i] = append([][]bot.Run{bot.Text(oneLine(r.Group))}, g.rows[i]...)
		}
	}
	return g
}

// columnOf returns the column that says of every row what says finds in its
// citation; -1 where there is none.
func columnOf(t bot.Table, says func(bot.Citation) string) int {
	for i := range first(t.Columns, blockkit.Facts().Max("table", "rows[]")-2) {
		other := func(r bot.Row) bool {
			want := says(r.Citation)
			return want == "" || i >= len(r.Cells) || len(r.Cells[i]) != 1 || r.Cells[i][0].Text != want
		}
		if len(t.Rows) > 0 && !slices.ContainsFunc(t.Rows, other) {
			return i
		}
	}
	return -1
}

// without returns a copy of the list without item i; -1 is none.
func without[T any](list []T, i int) []T {
	if i < 0 {
		return slices.Clone(list)
	}
	return slices.Delete(slices.Clone(list), i, i+1)
}

// fit returns how many rows from one on go into a table: at least one.
func (g grid) fit(from int) int {
	most := blockkit.Facts().Max("table", "rows") - 1 // one for the names of the columns
	chars := 0
	for n, row := range g.rows[from:] {
		size := 0
		for _, runs := range row {
			for _, run := range runs {
				size += utf8.RuneCountInString(run.Text) + utf8.RuneCountInString(run.URL)
			}
		}
		chars += min(size, 2*rowChars)
		if n > 0 && (n >= most || chars > tableChars) {
			return n
		}
	}
	return len(g.rows) - from
}

// block is the table of the rows from to end-1.
func (g grid) block(from, end int) goslack.Block {
	b := goslack.NewTableBlock("")
	var head []goslack.TableCell
	for _, name := range g.columns {
		head = append(head, cell(bot.Bold(cut(oneLine(name), 40)), rowChars))
	}
	b.AddRow(head...)
	for _, row := range g.rows[from:end] {
		var cells []goslack.TableCell
		linked := slices.IndexFunc(row, func(runs []bot.Run) bool { return len(runs) > 0 && runs[0].URL != "" })
		for i, runs := range row {
			most := rowChars / len(row)
			if i == linked {
				most = rowChars // an address is long, and not read
			}
			cells = append(cells, cell(runs, most))
		}
		b.AddRow(cells...)
	}
	settings := make([]goslack.ColumnSetting, len(g.columns))
	for i := range settings {
		settings[i] = goslack.ColumnSetting{Align: goslack.ColumnAlignmentLeft, IsWrapped: true}
	}
	return b.WithColumnSettings(settings...)
}

// remarks are the notes of rows below their table.
func remarks(rows []bot.Row, before int) []unit {
	var units []unit
	for _, text := range rowNotes(rows, before) {
		units = append(units, unit{blocks: []goslack.Block{remark(text)}})
	}
	return units
}

// rowNotes are the notes of rows, each once and with the numbers of its rows;
// before is how many rows stand before them in the whole table.
func rowNotes(rows []bot.Row, before int) []string {
	var texts []string
	numbers := map[string][]string{}
	for i, r := range rows {
		number := strconv.Itoa(before + i + 1)
		for _, n := range r.Notes {
			text := noteText(n)
			if numbers[text] == nil {
				texts = append(texts, text)
			}
			if !slices.Contains(numbers[text], number) {
				numbers[text] = append(numbers[text], number)
			}
		}
	}
	for i, text := range texts {
		texts[i] = rowNumbers(numbers[text], len(rows)) + ": " + text
	}
	return texts
}

// rowNumbers names some of n rows.
func rowNumbers(numbers []string, n int) string {
	const most = 15
	switch {
	case len(numbers) == 1:
		return "Row " + numbers[0]
	case len(numbers) == n:
		return "Rows " + numbers[0] + " to " + numbers[n-1]
	case len(numbers) > most:
		return "Rows " + strings.Join(numbers[:most], ", ") + " and " + strconv.Itoa(len(numbers)-most) + " more"
	}
	return "Rows " + strings.Join(numbers, ", ")
}

// cell is a cell of rich text; what is too long for one shows that it was cut.
func cell(runs []bot.Run, most int) goslack.TableCell {
	return goslack.NewTableRichTextCell(section(elements(cutRuns(runs, most))))
}

// titleRuns is the title of an article as link to the sentence.
func titleRuns(c bot.Citation) []bot.Run {
	runs := []bot.Run{{Text: cut(titleOf(c), 200), URL: c.Link()}}
	if c.Sample {
		runs = append(runs, bot.Run{Text: " (sample)", Style: bot.Emphasis})
	}
	return runs
}

// sourceRuns is a citation as runs: the title as link to the sentence, then
// outlet, day, and whose library it is of.
func sourceRuns(c bot.Citation) []bot.Run {
	runs := titleRuns(c)
	if c.Outlet != "" {
		runs = append(runs, bot.Run{Text: ", " + cut(oneLine(c.Outlet), 100)})
	}
	if !c.Date.IsZero() {
		runs = append(runs, bot.Run{Text: ", " + c.Date.Format("2 Jan 2006")})
	}
	if c.Library != onrecord.Public {
		runs = append(runs, bot.Run{Text: ", " + ownLibrary})
	}
	return runs
}
