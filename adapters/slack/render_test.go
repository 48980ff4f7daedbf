package slack

import (
	"encoding/json"
	"flag"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	goslack "github.com/slack-go/slack"
	"pgregory.net/rapid"

	"onrecord"
	"onrecord/adapters/slack/blockkit"
	"onrecord/bot"
)

var update = flag.Bool("update", false, "write the golden files")

// cite is a citation of invented words.
func cite(words string) bot.Citation {
	return bot.Citation{
		Library: onrecord.Public, Article: "harbour", Revision: 1, Outlet: "The Pebble Post",
		Title: "Mayor opens the new pier", URL: "https://pebble.example/pier", Exact: words,
		Date: time.Date(2024, 3, 5, 0, 0, 0, 0, time.UTC), Span: onrecord.Span{End: len(words)},
	}
}

func passage(words string, marks ...onrecord.Span) bot.Passage {
	return bot.Passage{Text: words, Span: onrecord.Span{End: len(words)}, Marks: marks, Citation: cite(words)}
}

// answers are one of everything, and the cases that bite on Slack.
func answers() map[string]bot.Answer {
	said := bot.Quotation{Speaker: "Ada Lund", Role: "mayor", Lead: bot.Text("said"), Match: "exact words",
		Passage: passage("We will keep the pier open.", onrecord.Span{Start: 3, End: 12})}
	long := said
	long.Passage = passage(strings.Repeat("We will keep the pier open, whatever the weather does. ", 170))
	row := bot.Row{Group: "Northland", Cells: [][]bot.Run{bot.Text("about 300"), bot.Text("planned")},
		Citation: cite("About 300 soldiers will come."), Notes: []bot.Note{{Kind: bot.Doubt, Text: "a vague number"}}}
	troops := bot.Table{Title: "Troops in Pebble Bay", Columns: []string{"How many", "State"}, Rows: []bot.Row{row, row}, Foot: bot.Text("The articles disagree.")}
	many := troops
	many.Rows = make([]bot.Row, 250)
	for i := range many.Rows {
		many.Rows[i] = row
	}
	forty := make([]bot.Block, 40)
	for i := range forty {
		forty[i] = said
	}
	return map[string]bot.Answer{
		"one-quote": {Status: bot.Found, Title: "Said once", Blocks: []bot.Block{said},
			Actions: []bot.Action{{Label: "Only this speaker", Line: "/quotes Ada Lund"}}, Next: []string{"/who-is Ada Lund"}},
		"forty-quotes": {Status: bot.Found, Title: "Said often", Blocks: forty},
		"long-quote":   {Status: bot.Found, Title: "A long one", Blocks: []bot.Block{long}},
		"table":        {Status: bot.Found, Title: "Troops", Short: bot.Text("About 600."), Blocks: []bot.Block{troops}},
		"big-table":    {Status: bot.Found, Title: "Troops", Blocks: []bot.Block{many, many}},
		"chart": {Status: bot.Found, Title: "Troops", Blocks: []bot.Block{bot.Chart{Title: "Troops by country", Unit: "troops",
			Alt: "Northland about 300, Southland at least 1,000.", Bars: []bot.Bar{
				{Label: "Northland", Low: 300, High: 300, Hedge: "about", Citation: cite("About 300.")},
				{Label: "Southland, which has a long name", Low: 1000, High: -1, Status: "planned", Citation: cite("At least 1,000.")},
				{Label: "Westland", Low: -1, High: -1, Citation: cite("Many.")}}}}},
		"change": {Status: bot.Found, Title: "Nearly", Blocks: []bot.Block{bot.Change{Title: "One word differs", Citation: cite("We will keep it open."),
			Parts: []bot.ChangePart{{Text: "We will "}, {Text: "leave", Op: bot.Removed}, {Text: "keep", Op: bot.Added}, {Text: " it open."}}}}},
		"empty": {Status: bot.Empty, Title: "Nobody said that", TakenAs: "whatever it takes",
			Blocks: []bot.Block{bot.Note{Kind: bot.Scope, Text: "12 articles were searched."}}},
		"hostile": {Status: bot.Found, Title: "<!channel> & <@U1>", Blocks: []bot.Block{
			bot.Quotation{Speaker: "<@U1>", Passage: passage("*Pay* <!here> at <https://evil.example|Bank> & `run` @everyone")},
			bot.Note{Kind: bot.Caution, Text: "<!subteam^S1> :tada: *x*"},
			bot.Prose{Runs: []bot.Run{{Text: "click <this>", URL: "javascript:alert(1)"}, {Text: "a|b>c", URL: "https://x.example/a|b>c"}}}}},
	}
}

func TestGolden(t *testing.T) {
	for name, a := range answers() {
		t.Run(name, func(t *testing.T) {
			p := mustPayload(t, Render(a, Frame{Line: "/who-said it", Share: true}))
			got, err := json.MarshalIndent(p, "", "  ")
			if err != nil {
				t.Fatal(err)
			}
			golden(t, name, got)
		})
	}
}

// The line under a statement is small print, unless mrkdwn would set a name in
// it in another type, or as a picture.
func TestNamesStandAsTheyAre(t *testing.T) {
	for title, rich := range map[string]bool{
		"Mayor opens the new pier": false, "Pier: 10:30 it is": false, "*Pier* opens": true, "The _new_ pier": true,
		"~Old~ pier": true, "`pier`": true, "Pier :tada: opens": true, "> a pier": true, "2 > 1": false,
	} {
		for _, b := range []goslack.Block{
			sources(bot.Citation{Library: onrecord.Public, Title: title, URL: "https://pebble.example/pier"}),
			sources(cite("x"), bot.Citation{Library: onrecord.Public, Outlet: title, Title: "x"}),
		} {
			if got := b.BlockType() == goslack.MBTRichText; got != rich {
				t.Errorf("%q: a block of type %s", title, b.BlockType())
			}
		}
	}
}

// Every part of every answer keeps the limits, and together they say all.
func TestParts(t *testing.T) {
	for name, a := range answers() {
		first := Render(a, Frame{Line: "/x"})
		for part := 1; part <= first.Parts; part++ {
			check(t, name, Render(a, Frame{Line: "/x", Part: part, Share: true}))
		}
	}
	long := answers()["long-quote"]
	text := ""
	for part := 1; part <= Render(long, Frame{}).Parts; part++ {
		text += quoted(mustPayload(t, Render(long, Frame{Part: part})))
	}
	if got, want := strings.NewReplacer("… ", "", " …", "").Replace(text), long.Blocks[0].(bot.Quotation).Passage.Text; got != want {
		t.Errorf("the parts of a long quote do not join to it: %d bytes for %d", len(got), len(want))
	}
}

// Whatever stands in an answer, the message keeps the limits and nothing in
// it is markup that we did not write.
func TestRenderProperty(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.OneOf(rapid.SampledFrom(hostile), rapid.StringN(0, 400, 3000))
		var a bot.Answer
		a.Status, a.Title, a.TakenAs = bot.Found, word.Draw(t, "title"), word.Draw(t, "taken")
		a.Short = []bot.Run{{Text: word.Draw(t, "short"), URL: word.Draw(t, "address")}}
		for range rapid.IntRange(0, 12).Draw(t, "blocks") {
			a.Blocks = append(a.Blocks, drawBlock(t, word))
		}
		for range rapid.IntRange(0, 30).Draw(t, "actions") {
			a.Actions = append(a.Actions, bot.Action{Label: word.Draw(t, "label"), Line: "/help"})
		}
		first := Render(a, Frame{Line: "/x"})
		for _, part := range []int{1, rapid.IntRange(1, first.Parts).Draw(t, "part"), first.Parts} {
			check(t, a.Title, Render(a, Frame{Line: "/x", Part: part, Share: true}))
		}
	})
}

var hostile = []string{
	"<!channel>", "<!here|here>", "<@U012345>", "<#C012345|general>", "<https://evil.example|Bank>", "&lt;!channel&gt;", "&amp;lt;",
	"<!subteam^S1>", "@everyone", "*bold* _it_ ~st~ `code` ```pre```", "> quote", "\n> x\n", ":tada:", "a|b>c", "\x00\x01", "\u202eright", "", " ", "–",
	strings.Repeat("<", 3000), strings.Repeat("&", 2500), "<!date^1^{date}|x>",
}

func drawBlock(t *rapid.T, word *rapid.Generator[string]) bot.Block {
	c := cite(word.Draw(t, "exact"))
	c.Title, c.Outlet, c.URL = word.Draw(t, "title"), word.Draw(t, "outlet"), "https://x.example/"+word.Draw(t, "path")
	notes := []bot.Note{{Kind: bot.Doubt, Text: word.Draw(t, "note")}}
	text := word.Draw(t, "text")
	switch rapid.IntRange(0, 5).Draw(t, "kind") {
	case 0:
		return bot.Prose{Runs: []bot.Run{{Text: text}, {Text: text, URL: c.URL}, {Text: text, Style: bot.Code}}}
	case 1:
		return bot.Quotation{Speaker: text, Role: text, Lead: bot.Text(text), Match: "near", Also: []bot.Citation{c, c, c}, Notes: notes,
			Passage: bot.Passage{Text: text, Span: onrecord.Span{End: len(text)}, Citation: c}}
	case 2:
		row := bot.Row{Group: text, Cells: [][]bot.Run{bot.Text(text), nil}, Citation: c, Notes: notes}
		table := bot.Table{Title: text, Columns: []string{text, "b"}}
		for range rapid.IntRange(0, 40).Draw(t, "rows") {
			table.Rows = append(table.Rows, row)
		}
		return table
	case 3:
		chart := bot.Chart{Title: text, Unit: text, Alt: text}
		for range rapid.IntRange(0, 30).Draw(t, "bars") {
			chart.Bars = append(chart.Bars, bot.Bar{Label: text, Low: rapid.Int64Range(-1, 9999).Draw(t, "low"), High: 10000, Hedge: text, Citation: c})
		}
		return chart
	case 4:
		return bot.Change{Title: text, Citation: c, Parts: []bot.ChangePart{{Text: text}, {Text: text, Op: bot.Removed}}}
	}
	return bot.Note{Kind: bot.Hint, Text: text}
}

type failer interface {
	Helper()
	Errorf(string, ...any)
	Fatal(...any)
}

func mustPayload(t failer, m Message) payload {
	t.Helper()
	p, err := m.payload()
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// check holds a message to the limits and reads its mrkdwn as Slack would.
func check(t failer, name string, m Message) {
	t.Helper()
	p := mustPayload(t, m)
	data, err := json.Marshal(p)
	if err != nil {
		t.Fatal(err)
	}
	if err := blockkit.CheckMessage(data); err != nil {
		t.Errorf("%.40q: %v", name, err)
	}
	inert(t, p.Text)
	var v any
	if err := json.Unmarshal(data, &v); err != nil {
		t.Fatal(err)
	}
	eachMarked(v, func(s string) { inert(t, s) })
}

// eachMarked calls f with every mrkdwn text within v.
func eachMarked(v any, f func(string)) {
	switch v := v.(type) {
	case []any:
		for _, x := range v {
			eachMarked(x, f)
		}
	case map[string]any:
		if s, ok := v["text"].(string); ok && v["type"] == "mrkdwn" {
			f(s)
		}
		for _, x := range v {
			eachMarked(x, f)
		}
	}
}

// inert tests that the only references in mrkdwn are links and dates, that
// every other sign of markup is an entity, and that each entity is one.
func inert(t failer, s string) {
	t.Helper()
	if !utf8.ValidString(s) {
		t.Errorf("not valid text: %q", s)
	}
	rest := reference.ReplaceAllStringFunc(s, func(ref string) string {
		m := reference.FindStringSubmatch(ref)
		if !strings.HasPrefix(m[0], "<https://") && !strings.HasPrefix(m[0], "<http://") && !strings.HasPrefix(m[0], "<!date^") {
			t.Errorf("a live reference %q in %.200q", ref, s)
		}
		return ""
	})
	if strings.ContainsAny(rest, "<>") {
		t.Errorf("bare markup in %.200q", rest)
	}
	for i, c := range rest {
		if c == '&' && !strings.HasPrefix(rest[i:], "&amp;") && !strings.HasPrefix(rest[i:], "&lt;") && !strings.HasPrefix(rest[i:], "&gt;") {
			t.Errorf("an unescaped & in %.200q", rest)
		}
	}
}

// quoted returns the texts of the quotes of a message, joined.
func quoted(p payload) string {
	var b strings.Builder
	for _, raw := range p.Blocks {
		var block struct {
			Elements []struct {
				Type     string
				Elements []struct{ Text string }
			}
		}
		if json.Unmarshal(raw, &block) != nil {
			continue // an element of another shape: no rich text
		}
		for _, e := range block.Elements {
			for _, x := range e.Elements {
				if e.Type == "rich_text_quote" {
					b.WriteString(x.Text)
				}
			}
		}
	}
	return b.String()
}
