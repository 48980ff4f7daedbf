package commands

import (
	"slices"
	"strings"
	"testing"

	"onrecord/question"
)

// TestSearchWords asks by which words articles are looked up: a people finds its country,
// and a country its people.
func TestSearchWords(t *testing.T) {
	for line, want := range map[string]string{
		"how many boats sank in the Danish flood?":    "Denmark",
		"how many boats sank in the Denmark flood?":   "Danish",
		"how many boats sank in the Lindow flood?":    "Lindow",
		"how many boats sank in the Swedish harbour?": "Sweden",
	} {
		if got := searchWords(question.Parse(line)); !slices.Contains(strings.Fields(got), want) {
			t.Errorf("%s: looked up by %q, without %q", line, got, want)
		}
	}
}
