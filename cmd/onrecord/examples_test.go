package main

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"

	"onrecord"
	"onrecord/bot"
	"onrecord/ingest"
)

// The examples that /help shows work on the samples, and on other articles
// where there are no samples.

func TestExamplesWorkOnTheSamples(t *testing.T) {
	a := newApp(t)
	if err := a.loadSamples(t.Context()); err != nil {
		t.Fatal(err)
	}
	if n := tryExamples(t, a); n < 15 {
		t.Errorf("only %d examples", n)
	}
}

func TestExamplesWorkOnOtherArticles(t *testing.T) {
	a := newApp(t)
	add(t, a, "harbour", "Norway sent two frigates to Iceland on Friday. “We shall look after the boats of the north,” said Ida Brekke, the harbour master of Bergen.")
	add(t, a, "mill", "Mayor Otto Brand sold the old mill to Oslo on Monday. He said that nobody had asked for it.")
	if n := tryExamples(t, a); n < 9 {
		t.Errorf("only %d examples", n)
	}
}

// Where nothing can be asked about, no example pretends that it can.
func TestNoExamplesOfNothing(t *testing.T) {
	a := newApp(t)
	for _, c := range a.bot.Commands {
		for _, line := range c.ExamplesFor(t.Context(), a.request("")) {
			if _, argument, _ := strings.Cut(line, " "); argument != "" && c.Name != "help" && c.Name != "library" {
				t.Errorf("%s is an example of an empty database", line)
			}
		}
	}
}

// newApp opens an empty database.
func newApp(t *testing.T) *app {
	t.Helper()
	console := Console{In: strings.NewReader(""), Out: &bytes.Buffer{}, Err: &bytes.Buffer{}}
	a, err := open(t.Context(), Config{DB: filepath.Join(t.TempDir(), "x.db")}, console)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(a.Close)
	return a
}

func add(t *testing.T, a *app, id onrecord.ArticleID, text string) {
	t.Helper()
	items := func(yield func(ingest.Item) bool) { yield(ingest.Item{Article: onrecord.Article{ID: id, Text: text}}) }
	if err := a.pipeline(onrecord.Public).Run(t.Context(), items, func(ingest.Report) {}); err != nil {
		t.Fatal(err)
	}
}

// tryExamples asks every example, and returns how many there are.
func tryExamples(t *testing.T, a *app) int {
	t.Helper()
	n := 0
	for _, c := range a.bot.Commands {
		for _, line := range c.ExamplesFor(t.Context(), a.request("")) {
			n++
			if got := a.answer(t.Context(), line); got.Status != bot.Found && got.Status != bot.Done {
				t.Errorf("%s: %s %q", line, got.Status, got.Title)
			}
		}
	}
	return n
}
