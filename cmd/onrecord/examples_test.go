package main

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"

	"onrecord/bot"
)

// Every example that /help shows works on the samples.
func TestExamplesWorkOnTheSamples(t *testing.T) {
	console := Console{In: strings.NewReader(""), Out: &bytes.Buffer{}, Err: &bytes.Buffer{}}
	a, err := open(t.Context(), Config{DB: filepath.Join(t.TempDir(), "x.db")}, console)
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	if err := a.loadSamples(t.Context()); err != nil {
		t.Fatal(err)
	}
	for _, c := range a.bot.Commands {
		for _, line := range c.Examples {
			if got := a.answer(t.Context(), line); got.Status != bot.Found && got.Status != bot.Done {
				t.Errorf("%s: %s %q", line, got.Status, got.Title)
			}
		}
	}
}
