package roles

import (
	"strings"
	"testing"

	"onrecord"
	"onrecord/extract/extracttest"
	"onrecord/text"
)

// TestCases: a line for each fact: who, as named; the role as printed; of
// what, as named; the status; who says so.
func TestCases(t *testing.T) { extracttest.Run(t, "testdata/*.txtar", describe) }

// describe returns a line for each fact of a text, in order of the text.
func describe(t testing.TB, body string) []string {
	var lines []string
	for _, f := range Facts(text.Analyse(onrecord.Article{Text: body})) {
		if err := f.Check(body); err != nil {
			t.Error(err)
		}
		line := f.Who[0].Label() + " | " + f.What.Text + " | " + f.Of.Label() + " | " + string(f.Status)
		if f.Negated {
			line += " not"
		}
		if f.Form != "" {
			line += " | " + string(f.Form) + ": " + f.Source.Label()
		}
		lines = append(lines, line)
	}
	return lines
}

// FuzzFacts: any text gives facts that keep the promise of the bytes.
func FuzzFacts(f *testing.F) {
	f.Add("Ada Brown, 41, the mayor of Arlen, was named a judge. She is not a member of “NATO”.")
	for _, article := range extracttest.Articles(f, "testdata/*.txtar") {
		f.Add(article)
	}
	f.Add("The king’s son, Jan Kohl, ex-chief of the Bank of Norland — and members such as Oslo, Rome")
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.ToValidUTF8(s, "")
		for _, fact := range Facts(text.Analyse(onrecord.Article{Text: s})) {
			if err := fact.Check(s); err != nil {
				t.Error(err)
			}
			if len(fact.Who) != 1 || fact.What.Zero() {
				t.Errorf("half a role: %+v", fact)
			}
		}
	})
}
