package adaptertest

// The answers at the edges of what can be asked for.

import (
	"fmt"
	"strings"
	"time"

	"onrecord/bot"
)

func empty() bot.Answer {
	return bot.Answer{
		Status: bot.Empty, Title: "Nobody is quoted with these words",
		Blocks: []bot.Block{
			bot.Note{Kind: bot.Scope, Text: "Searched 12 articles from 1 May 2031 to 6 May 2031."},
			bot.Note{Kind: bot.Hint, Text: "The nearest words are “two boats”."},
		},
		Actions: []bot.Action{{Label: "Who said “two boats”", Line: "/who-said two boats"}},
	}
}

func oneQuote(s shelf) bot.Answer {
	return bot.Answer{
		Status: bot.Found, Title: "Who said “two boats”", Short: []bot.Run{{Text: "Ida Brok", Style: bot.Strong}, {Text: " said it."}},
		Blocks: []bot.Block{bot.Quotation{
			Speaker: "Ida Brok", Role: "harbour master", Lead: bot.Text("said"), Match: "exact words",
			Passage: s.passage("harbour", "“We lost two boats, and not one of the crew,” harbour master Ida Brok said.", "two boats"),
			Fact:    "abcdefghij",
			Notes:   []bot.Note{{Kind: bot.Doubt, Text: "The closing mark is missing on the page."}},
		}},
		Actions: []bot.Action{
			{Label: "Show the paragraph", Line: "/source abcdefghij"},
			{Label: "More of Ida Brok", Line: "/quotes Ida Brok"},
		},
		Next: []string{"/quotes Ida Brok"},
	}
}

func fortyQuotes(s shelf) bot.Answer {
	a := bot.Answer{Status: bot.Found, Title: "Quotes of Ole Ravn", Short: bot.Text("Ole Ravn is quoted forty times.")}
	for i := range 40 {
		words := fmt.Sprintf("“At mark %d the water stood %d centimetres below the edge,” watchman Ole Ravn said.", i+1, 90-i)
		a.Blocks = append(a.Blocks, bot.Quotation{Speaker: "Ole Ravn", Role: "watchman", Lead: bot.Text("said"), Passage: s.passage("log", words)})
	}
	a.Actions = []bot.Action{{Label: "More", Line: "/quotes Ole Ravn after:40"}}
	return a
}

func longQuote(s shelf) bot.Answer {
	words := s["speech"].Text
	return bot.Answer{Status: bot.Found, Title: "Quotes of Bo Falk", Blocks: []bot.Block{
		bot.Quotation{Speaker: "Bo Falk", Role: "alderman", Lead: bot.Text("said"), Passage: s.passage("speech", words, "budget")},
	}}
}

func overParagraphs(s shelf) bot.Answer {
	return bot.Answer{Status: bot.Found, Title: "Quotes of Pal Wirth", Blocks: []bot.Block{
		bot.Quotation{Speaker: "Pal Wirth", Lead: bot.Text("wrote"), Passage: s.passage("two-paragraphs", s["two-paragraphs"].Text, "sluice is open.\n\n“The second")},
	}}
}

func rightToLeft(s shelf) bot.Answer {
	return bot.Answer{Status: bot.Found, Title: "Quotes of דנה לוי", Blocks: []bot.Block{
		bot.Quotation{Speaker: "דנה לוי", Lead: bot.Text("said"), Passage: s.passage("hebrew", "„הגשר נסגר לפני חצות,” אמרה דנה לוי.", "הגשר")},
	}}
}

// hostileParts are what text from outside may hold: mentions, markup and
// control characters of each platform.
func hostileParts() []string {
	return []string{
		"@everyone", "@here", "<@123456789012345678>", "<@&42>", "<#77>", "<!channel>", "<!here>", "<@U012AB3CD>", "<https://evil.example|safe>",
		"[safe](https://evil.example)", "**not bold**", "__no__", "`code`", "```fence", "||hidden||", "> not a quote", "# no heading",
		"<script>alert(1)</script>", "&lt;b&gt;", "\x1b[2J\x1b[31m", "\x1b]8;;https://evil.example\x07", "\u202egnp.exe\u202c", "\u2066\u2069", "\x07\x08", "a\u00a0b",
	}
}

func hostile(s shelf) bot.Answer {
	words := s["hostile"].Text
	return bot.Answer{
		Status: bot.Found, Title: "Who said “@everyone” *now*\x1b[1m", Short: bot.Text("<!channel> Ida Brok \x1b[31msaid it."),
		Blocks: []bot.Block{
			bot.Quotation{Speaker: "Ida <@U012AB3CD> Brok", Role: "@here", Lead: bot.Text("said"), Passage: s.passage("hostile", words, "**not bold**"),
				Notes: []bot.Note{{Kind: bot.Doubt, Text: "`@everyone` \u202estands on the page."}}},
			bot.Table{Title: "*@here*", Columns: []string{"|who|", "`what`"}, Rows: []bot.Row{
				{Cells: [][]bot.Run{bot.Text("<!channel>"), bot.Text("a | b\nc")}, Citation: s.cite("hostile", "@everyone @here")}}},
			bot.Prose{Runs: []bot.Run{{Text: "@everyone [x](https://evil.example)"}}},
		},
		Actions: []bot.Action{{Label: "<!here> *more*", Line: "/who-said @everyone"}},
	}
}

func noLink(s shelf) bot.Answer {
	return bot.Answer{Status: bot.Found, Title: "Quotes of Oda Lind", Short: bot.Text("Oda Lind said it."), Blocks: []bot.Block{
		bot.Quotation{Speaker: "Oda Lind", Lead: bot.Text("said that"), Passage: s.passage("paper", s["paper"].Text, "ferry")},
	}}
}

func twoOrigins(s shelf) bot.Answer {
	const words = "“We lost two boats, and not one of the crew,” harbour master Ida Brok said"
	return bot.Answer{Status: bot.Found, Title: "Who said “two boats”", Short: bot.Text("Ida Brok said it, in two articles."), Blocks: []bot.Block{
		bot.Quotation{Speaker: "Ida Brok", Lead: bot.Text("said"), Match: "exact words", Passage: s.passage("harbour", words, "two boats"),
			Also: []bot.Citation{s.cite("harbour-copy", words)}},
	}}
}

func misused() bot.Answer {
	return bot.Answer{Status: bot.Misused, Private: true, Title: "There is no command /who-sad",
		Blocks:  []bot.Block{bot.Prose{Runs: bot.Text("Did you mean /who-said?")}},
		Actions: []bot.Action{{Label: "/who-said", Line: "/who-said two boats"}, {Label: "Help", Line: "/help"}}}
}

func failed() bot.Answer {
	return bot.Answer{Status: bot.Failed, Private: true, Title: "That went wrong",
		Blocks: []bot.Block{bot.Prose{Runs: bot.Text("Something failed on our side, and nothing was changed. The log has it under X7Q2AB.")}}}
}

// longAction has lines that do not fit into a button of every platform.
func longAction(s shelf) bot.Answer {
	a := noLink(s)
	a.Actions = []bot.Action{
		{Label: "More", Line: "/quotes Oda Lind about " + strings.Repeat("the ferry and ", 20) + "the pier"},
		{Label: strings.Repeat("A very long label ", 10), Line: "/help"},
	}
	return a
}

// runs has every style of text.
func runs() bot.Answer {
	return bot.Answer{Status: bot.Done, Title: "About", Blocks: []bot.Block{
		bot.Prose{Runs: []bot.Run{
			{Text: "Plain, "}, {Text: "strong", Style: bot.Strong}, {Text: ", "}, {Text: "with emphasis", Style: bot.Emphasis}, {Text: ", as "},
			{Text: "/code `x`", Style: bot.Code}, {Text: ", a "}, {Text: "link", URL: "https://courier.example/about"}, {Text: ", and a moment: "},
			{Text: "6 May 2031", Time: time.Date(2031, 5, 6, 7, 8, 0, 0, time.UTC)}, {Text: "."},
		}},
		bot.Prose{},
		bot.Note{Kind: bot.Caution, Text: "Only invented articles are loaded."},
	}}
}
