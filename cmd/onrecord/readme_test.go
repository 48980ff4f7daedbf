package main

import (
	"os"
	"strings"
	"testing"

	"onrecord/adapters/terminal"
)

// The dialogue in README.md is what the program says: each line behind "›",
// asked of the samples, has the answer that stands below it. A line of "…"
// stands for the rest of an answer.
func TestReadmeDialogue(t *testing.T) {
	data, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, dialogue, _ := strings.Cut(string(data), "## A dialogue\n")
	dialogue, _, _ = strings.Cut(dialogue, "\nThe same from a shell")
	a := newApp(t)
	if err := a.loadSamples(t.Context()); err != nil {
		t.Fatal(err)
	}
	turns := strings.Split(strings.ReplaceAll(dialogue, "\n    ", "\n"), "\n› ")[1:]
	if len(turns) < 3 {
		t.Fatalf("the dialogue has %d turns", len(turns))
	}
	for _, turn := range turns {
		line, want, _ := strings.Cut(strings.TrimRight(turn, "\n"), "\n")
		want, cut := strings.CutSuffix(want, "\n…")
		got := terminal.Render(a.answer(t.Context(), line), terminal.Form{})
		if got != want && !(cut && strings.HasPrefix(got, want+"\n")) {
			t.Errorf("› %s\n--- the program says\n%s\n--- README.md says\n%s", line, got, want)
		}
	}
}
