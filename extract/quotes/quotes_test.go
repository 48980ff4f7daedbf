package quotes

import (
	"strings"
	"testing"

	"onrecord"
	"onrecord/extract/extracttest"
	"onrecord/text"
)

// TestCases: form and status | source, and the name it stands for | cue |
// content, its pieces apart by " ~ " | addressee and doubts.
func TestCases(t *testing.T) {
	extracttest.Run(t, "testdata/*.txtar", func(t testing.TB, article string) []string {
		var out []string
		for _, f := range Facts(text.Analyse(onrecord.Article{Text: article})) {
			if err := f.Check(article); err != nil {
				t.Error(err)
			}
			out = append(out, line(article, f))
		}
		return out
	})
}

// line describes a quote.
func line(article string, f onrecord.Fact) string {
	kind := string(f.Form) + " " + string(f.Status)
	if f.Negated {
		kind += " not"
	}
	var who []string
	for _, m := range f.Who {
		w := m.Text
		if m.Name != "" && m.Name != m.Text {
			w += " = " + m.Name
		}
		who = append(who, w)
	}
	if len(who) == 0 {
		who = []string{"-"}
	}
	var parts []string
	for _, p := range f.What.Parts {
		parts = append(parts, strings.ReplaceAll(article[p.Start:p.End], "\n", " "))
	}
	out := []string{kind, strings.Join(who, "; "), f.Verb.Text, strings.Join(parts, " ~ ")}
	var more []string
	if !f.Of.Zero() {
		more = append(more, "to "+f.Of.Text)
	}
	if !f.When.Zero() {
		more = append(more, "when: "+f.When.Text)
	}
	for _, d := range f.Doubts {
		more = append(more, "? "+string(d.Code))
	}
	if len(more) > 0 {
		out = append(out, strings.Join(more, ", "))
	}
	return strings.Join(out, " | ")
}
