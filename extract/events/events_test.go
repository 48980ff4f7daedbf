package events

import (
	"cmp"
	"strings"
	"testing"
	"time"

	"onrecord"
	"onrecord/extract/extracttest"
	"onrecord/text"
)

// TestCases: a line for each clause that states something: who, the verb's
// dictionary form, whom or what, the places, the date, the status, the source.
// Every article is published on Wednesday, 2 June 2010.
func TestCases(t *testing.T) { extracttest.Run(t, "testdata/*.txtar", describe) }

// TestTold: what nobody can ask for is no event: it needs a date, or a name of
// somebody or of a place, its own or through a pronoun.
func TestTold(t *testing.T) {
	for _, c := range []struct {
		body string
		want int
	}{
		{"The old mill burned down.", 0},
		{"The firm sold the old mill.", 0},
		{"The old mill burned down on Tuesday.", 1},
		{"Ada Brown sold the old mill.", 1},
		{"The firm sold the old mill to villagers near Oslo.", 1},
		{"The firm was sold by Ada Brown.", 1},
		{"Ada Brown is the mayor. She sold the mill.", 1},
		{"The firm moved its workers to Norway.", 1},
	} {
		if got := Facts(analyse(c.body)); len(got) != c.want {
			t.Errorf("%q has %d events, want %d", c.body, len(got), c.want)
		}
	}
}

func analyse(body string) *text.Doc {
	return text.Analyse(onrecord.Article{Text: body, Published: time.Date(2010, 6, 2, 0, 0, 0, 0, time.UTC)})
}

// read returns what every clause of a text states, checked against its bytes.
func read(t testing.TB, body string) []onrecord.Fact {
	r := reader{Doc: analyse(body)}
	for _, s := range r.Sentences {
		r.sentence(s)
	}
	for _, f := range r.facts {
		if err := f.Check(body); err != nil {
			t.Error(err)
		}
	}
	return r.facts
}

// describe returns a line for each event of a text.
func describe(t testing.TB, body string) []string {
	var lines []string
	for _, f := range read(t, body) {
		var b strings.Builder
		b.WriteString(labels(f.Who) + " | " + f.Verb.Name + " | " + f.What.Label())
		if places := labels(f.From) + " -> " + labels(f.To); places != " -> " {
			b.WriteString(" | " + strings.TrimSpace(places))
		}
		if !f.When.Zero() {
			b.WriteString(" | " + cmp.Or(f.When.ISO, f.When.Text))
		}
		b.WriteString(" | " + string(f.Status))
		if f.Negated {
			b.WriteString(" not")
		}
		if !f.Source.Zero() {
			b.WriteString(" | says " + f.Source.Label())
		}
		lines = append(lines, b.String())
	}
	return lines
}

func labels(list []onrecord.Mention) string {
	var out []string
	for _, m := range list {
		out = append(out, m.Label())
	}
	return strings.Join(out, ", ")
}

// FuzzFacts: any text gives facts that keep the promise of the bytes.
func FuzzFacts(f *testing.F) {
	f.Add("Norway and Chile agreed to send ships to Mali on Friday, after Ada Brown was asked not to go.")
	for _, article := range extracttest.Articles(f, "testdata/*.txtar") {
		f.Add(article)
	}
	f.Add("“We left,” she said. He, who never slept, didn’t want to have been seen in")
	f.Fuzz(func(t *testing.T, s string) {
		for _, fact := range read(t, strings.ToValidUTF8(s, "")) {
			if fact.Verb.Zero() || len(fact.Who) == 0 && fact.What.Zero() {
				t.Errorf("half an event: %+v", fact)
			}
		}
	})
}
