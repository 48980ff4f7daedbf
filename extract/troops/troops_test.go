package troops

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"onrecord"
	"onrecord/extract/extracttest"
	"onrecord/text"
)

// TestCases reads testdata/*.txtar: articles published on Wednesday, 2 June
// 2010, each with the facts that are wanted:
// actor | count [low..high] what (class) | from -> to | status | date
func TestCases(t *testing.T) { extracttest.Run(t, "testdata/*.txtar", describe) }

// read returns the facts of a text, each checked against its bytes.
func read(t testing.TB, body string) []onrecord.Fact {
	d := text.Analyse(onrecord.Article{Text: body, Published: time.Date(2010, 6, 2, 0, 0, 0, 0, time.UTC)})
	facts := Facts(d)
	for i := range facts {
		if err := facts[i].Check(body); err != nil {
			t.Errorf("%v in %q", err, body)
		}
	}
	return facts
}

// describe prints the facts of an article, one a line.
func describe(t testing.TB, article string) []string {
	var out []string
	for _, f := range read(t, article) {
		count := ""
		if !f.Amount.Zero() {
			count = fmt.Sprintf("%s [%d..%d] ", f.Amount.Text, f.Amount.Low, f.Amount.High)
		}
		status := string(f.Status)
		if f.Negated {
			status = "not " + status
		}
		place := strings.TrimSpace(list(f.From) + " -> " + list(f.To))
		line := fmt.Sprintf("%s | %s%s (%s) | %s | %s | %s", list(f.Who), count, f.What.Label(), f.Class, place, status, f.When.ISO)
		out = append(out, strings.TrimRight(line, " |"))
	}
	return out
}

func list(ms []onrecord.Mention) string {
	return strings.TrimSuffix(strings.ReplaceAll(labels(ms), ";", "; "), "; ")
}
