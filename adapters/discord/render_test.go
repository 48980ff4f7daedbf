package discord

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"onrecord/adapters/adaptertest"
	"onrecord/adapters/discord/discordtest"
	"onrecord/bot"
	"onrecord/delivery"
)

var update = flag.Bool("update", false, "write the golden files anew")

func drawn(bot.Chart) ([]byte, error) { return []byte("\x89PNG\r\n\x1a\n"), nil }

// seen is what a reader of the message sees, with the addresses behind links.
func seen(m message) string {
	r := discordtest.NewReader()
	var b strings.Builder
	put := func(s string) {
		got := r.Read(s)
		b.WriteString(got.Text + "\n")
		for _, l := range got.Live {
			switch l.Kind {
			case "link":
				b.WriteString(l.Text + "\n")
			case "moment":
				var at int64
				fmt.Sscanf(l.Text, "<t:%d", &at)
				b.WriteString(time.Unix(at, 0).UTC().Format("2 January 2006\n"))
			}
		}
	}
	for _, e := range m.Embeds {
		if e.Author != nil {
			b.WriteString(e.Author.Name + "\n")
		}
		put(e.Title)
		b.WriteString(e.URL + "\n")
		put(e.Description)
		if e.Footer != nil {
			b.WriteString(e.Footer.Text + "\n")
		}
	}
	for _, f := range m.Files {
		b.WriteString(f.Alt + "\n")
	}
	return strings.ReplaceAll(b.String(), "\u200b", "")
}

// golden is a message as people read it in a diff.
func golden(m message) string {
	var b strings.Builder
	for _, e := range m.Embeds {
		b.WriteString("=== embed\n")
		if e.Author != nil {
			fmt.Fprintf(&b, "author: %s\n", e.Author.Name)
		}
		if e.Title != "" {
			fmt.Fprintf(&b, "title: %s\n", e.Title)
		}
		if e.URL != "" {
			fmt.Fprintf(&b, "link: %s\n", e.URL)
		}
		if e.Description != "" {
			fmt.Fprintf(&b, "%s\n", e.Description)
		}
		if e.Image != nil {
			fmt.Fprintf(&b, "image: %s\n", e.Image.URL)
		}
		if e.Footer != nil {
			fmt.Fprintf(&b, "footer: %s\n", e.Footer.Text)
		}
	}
	for _, r := range m.Rows {
		b.WriteString("=== buttons\n")
		for _, x := range r.Components {
			fmt.Fprintf(&b, "[%s] %s\n", x.Label, x.CustomID)
		}
	}
	return b.String()
}

func TestRenderKeepsTheContract(t *testing.T) {
	rules := discordtest.NewRules(t)
	for _, c := range adaptertest.Answers() {
		for _, draw := range []Draw{nil, drawn} {
			t.Run(fmt.Sprintf("%s picture=%v", c.Name, draw != nil), func(t *testing.T) {
				m := render(c.Answer, draw)
				adaptertest.Check(t, c, seen(m))
				ours(t, m)
				body, err := json.Marshal(m.edit())
				if err != nil {
					t.Fatal(err)
				}
				rules.Check(t, "PATCH", "/webhooks/1/token/messages/@original", body)
			})
		}
	}
}

// ours fails t where a text holds markup that the renderer does not write, or
// a link that does not lead to the web.
func ours(t testing.TB, m message) {
	t.Helper()
	kinds := []string{"small", "quote", "bold", "emphasis", "code", "strike", "underline", "link", "moment"}
	r := discordtest.NewReader()
	for _, e := range m.Embeds {
		for _, l := range append(r.Read(e.Description).Live, r.Read(e.Title).Live...) {
			if !slices.Contains(kinds, l.Kind) {
				t.Errorf("live %s: %q", l.Kind, l.Text)
			}
			if l.Kind == "link" && !strings.HasPrefix(l.Text, "https://") && !strings.HasPrefix(l.Text, "http://") {
				t.Errorf("a link to %q", l.Text)
			}
		}
		if live := r.Read(e.Title).Live; len(live) > 0 {
			t.Errorf("the title %q is not plain: %v", e.Title, live)
		}
	}
}

func TestRenderGolden(t *testing.T) {
	for _, c := range adaptertest.Answers() {
		t.Run(c.Name, func(t *testing.T) {
			got := golden(render(c.Answer, drawn))
			adaptertest.Golden(t, filepath.Join("testdata", c.Name+".golden"), got, *update)
		})
	}
}

func TestButtons(t *testing.T) {
	a := bot.Answer{Title: "t", Actions: []bot.Action{
		{Label: "more", Line: "/quotes a after:x"}, {Label: "again", Line: "/quotes a after:x"},
		{Label: "long", Line: "/quotes " + strings.Repeat("a", 100)}, {Label: "", Line: "/help"}, {Label: "no command", Line: "help"},
	}, Next: []string{"/help", "/quotes 𝔘𝔫𝔦𝔠𝔬𝔡𝔢"}}
	var got []string
	rows, long := buttons(a)
	if want := []string{"/quotes " + strings.Repeat("a", 100)}; !slices.Equal(long, want) {
		t.Errorf("kept %q", long)
	}
	for _, r := range rows {
		for _, b := range r.Components {
			got = append(got, b.Label+"="+b.CustomID)
		}
	}
	want := []string{"more=/quotes a after:x", "long=" + delivery.MarkOf(long[0]), "/help=/help", "/quotes 𝔘𝔫𝔦𝔠𝔬𝔡𝔢=/quotes 𝔘𝔫𝔦𝔠𝔬𝔡𝔢"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// A table says nothing twice: a doubt about every row stands below it, and a
// row that names its article is not followed by its name.
func TestTablesSayThingsOnce(t *testing.T) {
	row := func(c bot.Citation, notes ...string) bot.Row {
		r := bot.Row{Citation: c, Cells: [][]bot.Run{bot.Text(c.Outlet), bot.Text(c.Title)}}
		for _, n := range notes {
			r.Notes = append(r.Notes, bot.Note{Kind: bot.Doubt, Text: n})
		}
		return r
	}
	mill := bot.Citation{Article: "a", Outlet: "Vale Post", Title: "Mill burns", Sample: true}
	ferry := bot.Citation{Article: "b", Title: "Ferry stops"}
	quay := bot.Citation{Article: "c", Outlet: "Vale Post", Title: "Quay sold", URL: "https://vale.example/q"}
	for _, c := range []struct {
		rows []bot.Row
		want string
	}{
		{[]bot.Row{row(mill, "old"), row(ferry, "old", "torn"), row(quay, "old")},
			"• **Vale Post** · Mill burns — (sample)\n• Ferry stops\n-# ⚠ torn\n• **Vale Post** · Quay sold — [Vale Post](https://vale.example/q)\n-# ⚠ all of these: old"},
		{[]bot.Row{row(ferry, "old")}, "• Ferry stops\n-# ⚠ old"},
		{[]bot.Row{{Citation: quay, Cells: [][]bot.Run{bot.Text("1,200"), bot.Text("soldiers")}}},
			"• **1,200** · soldiers — [Vale Post](https://vale.example/q)\n-# Vale Post: Quay sold"},
	} {
		m := render(bot.Answer{Title: "t", Blocks: []bot.Block{bot.Table{Rows: c.rows}}}, nil)
		if got := m.Embeds[0].Description; got != c.want {
			t.Errorf("got\n%s\nwant\n%s", got, c.want)
		}
	}
}

func TestBrokenDrawing(t *testing.T) {
	for _, c := range adaptertest.Answers() {
		if c.Name == "chart" {
			m := render(c.Answer, func(bot.Chart) ([]byte, error) { return nil, errors.New("no font") })
			adaptertest.Check(t, c, seen(m))
		}
	}
}

// hostiles are stretches that mean something to Discord, for generators.
var hostiles = []string{
	"@everyone", "@here", "<@123>", "<@!123>", "<@&9>", "<#7>", "</help:77>", "<t:1:R>", "<:a:1>", "<a:b:2>", ":smile:", "<id:guide>",
	"[x](https://evil.example)", "https://evil.example", "<https://evil.example>", "discord://x", "**", "*", "_", "__", "~~", "||", "`", "``", "```", "```go\n",
	"> ", ">>> ", "# ", "## ", "-# ", "- ", "* ", "+ ", "1. ", "\\", "\n", "\r\n", " ", "\t", "\u202e", "\u2028", "\x00", "a", "word", "é", "𝔘", "]", "(", ")", "![", "'", "\"", "\xff",
}

func hostile() *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(rapid.SampledFrom(hostiles), 0, 12).Draw(t, "parts"), "")
	})
}

// plainly is what a text is worth without layout: what must come out as text.
func plainly(s string) string { return strings.Join(strings.Fields(s), "") }

func TestEscapedTextIsText(t *testing.T) {
	r := discordtest.NewReader()
	rapid.Check(t, func(t *rapid.T) {
		s := hostile().Draw(t, "s")
		inert(t, r, escape(s), s)
		inert(t, r, "• "+escape(s), "• "+s)
		if got := r.Read(small(escape(line(s)))); len(got.Live) > 1 {
			t.Fatalf("small print: %v", got.Live)
		}
	})
}

func FuzzEscape(f *testing.F) {
	for _, h := range hostiles {
		f.Add(h)
		f.Add("a\n" + h + "1**" + h)
	}
	r := discordtest.NewReader()
	f.Fuzz(func(t *testing.T, s string) { inert(t, r, escape(s), s) })
}

func inert(t rapid.TB, r *discordtest.Reader, escaped, s string) {
	got := r.Read(escaped)
	if len(got.Live) > 0 {
		t.Fatalf("%q is live as %q: %v", s, escaped, got.Live)
	}
	if plainly(got.Text) != plainly(clean(s)) {
		t.Fatalf("%q is shown as %q", s, got.Text)
	}
}

// A whole answer made of hostile strings: the only markup is the renderer's
// own, the links lead where the citations do, and Discord's limits are kept.
func TestHostileAnswers(t *testing.T) {
	rules, r := discordtest.NewRules(t), discordtest.NewReader()
	rapid.Check(t, func(t *rapid.T) {
		h := func(name string) string { return hostile().Draw(t, name) }
		cite := bot.Citation{Library: "public", Article: "a", Outlet: h("outlet"), Title: h("title"), URL: "https://paper.example/" + h("path"), Exact: h("exact")}
		note := bot.Note{Kind: bot.Doubt, Text: h("note")}
		a := bot.Answer{Status: bot.Found, Title: h("head"), Short: []bot.Run{{Text: h("s1"), Style: bot.Strong}, {Text: h("s2"), Style: bot.Emphasis}, {Text: h("s3")}, {Text: h("code"), Style: bot.Code}, {Text: h("link"), URL: "https://paper.example/x"}}, TakenAs: h("as")}
		a.Blocks = []bot.Block{
			bot.Quotation{Speaker: h("who"), Role: h("role"), Lead: bot.Text(h("lead")), Match: h("match"), Passage: bot.Passage{Text: h("text"), Citation: cite}, Notes: []bot.Note{note}, Also: []bot.Citation{cite}},
			bot.Table{Title: h("table"), Columns: []string{"a", h("column")}, Rows: []bot.Row{{Group: h("group"), Cells: [][]bot.Run{bot.Text(h("c1")), {{Text: h("c2"), Style: bot.Strong}}}, Citation: cite, Notes: []bot.Note{note}}}, Foot: bot.Text(h("foot"))},
			bot.Change{Title: h("change"), Citation: cite, Parts: []bot.ChangePart{{Text: h("p1"), Op: bot.Removed}, {Text: h("p2"), Op: bot.Added}, {Text: h("p3")}}},
			bot.Chart{Title: h("chart"), Alt: h("alt"), Bars: []bot.Bar{{Label: h("bar"), Hedge: h("hedge"), Low: 1, High: 2, Citation: cite}}}, note,
		}
		a.Actions = []bot.Action{{Label: h("label"), Line: "/" + h("line")}}
		m := render(a, nil)
		for _, e := range m.Embeds {
			if live := r.Read(e.Title).Live; len(live) > 0 {
				t.Fatalf("title %q: %v", e.Title, live)
			}
			for _, l := range r.Read(e.Description).Live {
				switch l.Kind {
				case "small", "quote", "bold", "emphasis", "code", "strike", "underline":
				case "link":
					if !strings.HasPrefix(l.Text, "https://paper.example/") {
						t.Fatalf("a link to %q in %q", l.Text, e.Description)
					}
				default:
					t.Fatalf("live %s %q in %q", l.Kind, l.Text, e.Description)
				}
			}
		}
		body, err := json.Marshal(m.edit())
		if err != nil {
			t.Fatal(err)
		}
		rules.Check(t, "PATCH", "/webhooks/1/token/messages/@original", body)
	})
}
