package commands

import (
	"context"
	"flag"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/txtar"

	"onrecord"
	"onrecord/bot"
)

var update = flag.Bool("update", false, "write the answers of the cases anew")

// TestCases types the lines of testdata/*.txtar at what the file stores, and
// compares the answers. A case is a file whose name is the line; its content
// is the answer as printed here.
func TestCases(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) { runCase(t, file) })
	}
}

func runCase(t *testing.T, file string) {
	ar, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	s := newShelf(t, ar.Files)
	b := newBot(s)
	for i, f := range ar.Files {
		line, ok := strings.CutPrefix(f.Name, "> ")
		if !ok {
			continue
		}
		r := bot.Parse(line, b.Commands)
		r.Libraries = []string{onrecord.Public}
		r.Conversation = file
		r.At = time.Date(2031, 6, 11, 9, 0, 0, 0, time.UTC) // a Wednesday
		got := show(b.Handle(t.Context(), r))
		if *update {
			ar.Files[i].Data = []byte(got)
		} else if want := string(f.Data); got != want {
			t.Errorf("%s\n--- got\n%s--- want\n%s", line, got, want)
		}
	}
	if *update {
		if err := os.WriteFile(file, txtar.Format(ar), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func newBot(s *shelf) *bot.Bot {
	return &bot.Bot{
		Commands: All(s, nil, memory{}), Plain: "ask", Texts: s.texts, Limit: time.Hour,
		Log: slog.New(slog.DiscardHandler), Now: time.Now,
	}
}

// memory keeps the last line of each conversation.
type memory map[string]string

func (m memory) Last(_ context.Context, conversation string) (string, bool) {
	line, ok := m[conversation]
	return line, ok
}

func (m memory) Remember(_ context.Context, conversation, line string) { m[conversation] = line }

// show prints an answer: its status, then a line for each part.
func show(a bot.Answer) string {
	var b strings.Builder
	fmt.Fprintf(&b, "[%s]", a.Status)
	if a.TakenAs != "" {
		fmt.Fprintf(&b, " taken as: %s", a.TakenAs)
	}
	b.WriteByte('\n')
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	if len(a.Short) > 0 {
		line("short: %s", plain(a.Short))
	}
	if a.Title != "" {
		line("title: %s", a.Title)
	}
	for _, block := range a.Blocks {
		showBlock(line, block)
	}
	for _, act := range a.Actions {
		line("action: %s -> %s", act.Label, act.Line)
	}
	return b.String()
}

func showBlock(line func(string, ...any), block bot.Block) {
	switch x := block.(type) {
	case bot.Prose:
		line("%s", plain(x.Runs))
	case bot.Note:
		line("(%s) %s", x.Kind, x.Text)
	case bot.Quotation:
		line("%s", strings.Join(strings.Fields(fmt.Sprintf("%s %s %s [%s]", x.Speaker, x.Role, plain(x.Lead), x.Match)), " "))
		line("    %s", marked(x.Passage.Runs()))
		line("    -- %s, %s: %q", x.Passage.Citation.Article, x.Passage.Citation.Title, x.Passage.Citation.Exact)
		for _, c := range x.Also {
			line("    also %s", c.Article)
		}
		for _, n := range x.Notes {
			line("    (%s) %s", n.Kind, n.Text)
		}
	case bot.Table:
		line("| %s", strings.Join(x.Columns, " | "))
		for _, r := range x.Rows {
			var cells []string
			for _, c := range r.Cells {
				cells = append(cells, plain(c))
			}
			line("| %s -- %q", strings.Join(cells, " | "), r.Citation.Exact)
		}
	case bot.Chart:
		line("chart: %s (%s); %s", x.Title, x.Unit, x.Alt)
		for _, b := range x.Bars {
			line("    %d..%d %s %s: %s", b.Low, b.High, b.Hedge, b.Status, b.Label)
		}
	case bot.Change:
		var parts strings.Builder
		for _, p := range x.Parts {
			parts.WriteString([]string{p.Text, "[-" + p.Text + "-]", "{+" + p.Text + "+}"}[p.Op])
		}
		line("%s: %s", x.Title, parts.String())
	default:
		line("%#v", x)
	}
}

func plain(runs []bot.Run) string {
	var b strings.Builder
	for _, r := range runs {
		b.WriteString(r.Text)
	}
	return b.String()
}

// marked prints strong runs between asterisks, lines joined.
func marked(runs []bot.Run) string {
	var b strings.Builder
	for _, r := range runs {
		if r.Style == bot.Strong {
			b.WriteString("*" + r.Text + "*")
		} else {
			b.WriteString(r.Text)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}
