package adaptertest

// Answers with rows: tables, charts and changes.

import (
	"fmt"

	"onrecord"
	"onrecord/bot"
)

const (
	north  = "Norland will send 1,200 soldiers and six frigates to Vesk in March."
	south  = "Osterby has had about 300 engineers in Vesk since May."
	denied = "It said that it would not send aircraft."
	second = "Norland is to send up to 1,500 soldiers to Vesk."
)

// row makes the cells of a table row from plain text.
func row(c bot.Citation, cells ...string) bot.Row {
	r := bot.Row{Citation: c}
	for _, cell := range cells {
		r.Cells = append(r.Cells, bot.Text(cell))
	}
	return r
}

// table has two rows that share a sentence, one that says no, groups, a
// sample and articles that disagree.
func table(s shelf) bot.Answer {
	t := bot.Table{Title: "Forces in Vesk", Columns: []string{"Who", "How many", "What", "Status"}, Rows: []bot.Row{
		row(s.cite("border", north), "Norland", "1,200", "soldiers", "planned"),
		row(s.cite("border", north), "Norland", "6", "frigates", "planned"),
		row(s.cite("border-two", second), "Norland", "up to 1,500", "soldiers", "planned"),
		row(s.cite("border", south), "Osterby", "about 300", "engineers", "present"),
		row(s.cite("border", denied), "Osterby", "", "aircraft", "NOT planned"),
	}, Foot: bot.Text("The articles disagree: 1,200 or up to 1,500 soldiers.")}
	for i := range t.Rows {
		t.Rows[i].Group = []string{"Norland Wire", "Norland Wire", "Daily Osterby", "Norland Wire", "Norland Wire"}[i]
		t.Rows[i].Fact = onrecord.FactID(fmt.Sprintf("fact%06d", i+1))
	}
	t.Rows[4].Notes = []bot.Note{{Kind: bot.Doubt, Text: "The sentence says “It”."}}
	return bot.Answer{Status: bot.Found, Title: "Forces in Vesk", Short: bot.Text("Norland: 1,200 soldiers, planned."), Blocks: []bot.Block{t},
		Actions: []bot.Action{{Label: "Only Norland", Line: "/troops Norland"}}}
}

// wideTable has more columns and longer cells than a narrow screen can hold.
func wideTable(s shelf) bot.Answer {
	t := bot.Table{Columns: []string{"Who", "How many", "What", "From", "To", "When", "Status"}}
	for i := range 30 {
		t.Rows = append(t.Rows, row(s.cite("border", north), "The United Provinces of Norland and the Isles", fmt.Sprint(1200+i),
			"soldiers of the third mountain brigade", "the southern coast", "Vesk", "in March", "planned"))
	}
	return bot.Answer{Status: bot.Found, Title: "Forces of Norland", Short: bot.Text("Thirty statements."), Blocks: []bot.Block{t}}
}

func chart(s shelf) bot.Answer {
	return bot.Answer{Status: bot.Found, Title: "Forces in Vesk", Short: bot.Text("Four counts."), Blocks: []bot.Block{bot.Chart{
		Title: "Forces in Vesk", Unit: "soldiers", Alt: "Norland 1,200, or up to 1,500; Osterby more than 300; Vesk thousands.",
		Bars: []bot.Bar{
			{Label: "Norland, 6 May", Low: 1200, High: 1200, Status: "planned", Citation: s.cite("border", north)},
			{Label: "Norland, Daily Osterby", Low: 0, High: 1500, Hedge: "up to", Status: "planned", Citation: s.cite("border-two", second)},
			{Label: "Osterby", Low: 300, High: -1, Hedge: "more than", Status: "present", Citation: s.cite("border", south)},
			{Label: "Vesk", Low: -1, High: -1, Hedge: "thousands", Status: "present", Citation: s.cite("border", south)},
		},
	}}}
}

func change(s shelf) bot.Answer {
	return bot.Answer{Status: bot.Found, Title: "Who said “we lost three boats”", Short: bot.Text("Ida Brok said nearly that."), Blocks: []bot.Block{
		bot.Change{Title: "What was said, word by word", Citation: s.cite("harbour", "We lost two boats"), Parts: []bot.ChangePart{
			{Text: "We lost "}, {Text: "three", Op: bot.Removed}, {Text: "two", Op: bot.Added}, {Text: " boats"}}},
	}}
}
