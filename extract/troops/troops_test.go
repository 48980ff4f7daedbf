package troops

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/txtar"

	"onrecord"
	"onrecord/text"
)

var update = flag.Bool("update", false, "rewrite the wanted facts in testdata")

// TestCases reads testdata/*.txtar: each file of an archive is an article, its
// text first and then one line "=> ..." for each fact that is wanted. All are
// published on Wednesday, 2 June 2010.
func TestCases(t *testing.T) {
	files, _ := filepath.Glob("testdata/*.txtar")
	if len(files) == 0 {
		t.Fatal("no cases")
	}
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for i, c := range archive.Files {
			body, want := split(string(c.Data))
			got := describe(t, body)
			if got != want && !*update {
				t.Errorf("%s: %s\n%s\n got:\n%swant:\n%s", filepath.Base(file), c.Name, body, got, want)
			}
			archive.Files[i].Data = []byte(body + "\n" + got)
		}
		if *update {
			if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// split parts the text of a case from its wanted lines.
func split(data string) (body, want string) {
	body, rest, ok := strings.Cut(data, "\n=> ")
	if !ok {
		return strings.TrimRight(data, "\n"), ""
	}
	return strings.TrimRight(body, "\n"), "=> " + rest
}

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

// describe prints the facts of a text, one a line:
// => actor | count [low..high] what (class) | from -> to | status | date
func describe(t *testing.T, body string) string {
	var b strings.Builder
	for _, f := range read(t, body) {
		count := ""
		if !f.Amount.Zero() {
			count = fmt.Sprintf("%s [%d..%d] ", f.Amount.Text, f.Amount.Low, f.Amount.High)
		}
		status := string(f.Status)
		if f.Negated {
			status = "not " + status
		}
		place := strings.TrimSpace(list(f.From) + " -> " + list(f.To))
		line := fmt.Sprintf("=> %s | %s%s (%s) | %s | %s | %s", list(f.Who), count, f.What.Label(), f.Class, place, status, f.When.ISO)
		b.WriteString(strings.TrimRight(line, " |") + "\n")
	}
	return b.String()
}

func list(ms []onrecord.Mention) string {
	return strings.TrimSuffix(strings.ReplaceAll(labels(ms), ";", "; "), "; ")
}
