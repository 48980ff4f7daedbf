package roles

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"onrecord"
	"onrecord/text"
)

var update = flag.Bool("update", false, "rewrite the wanted facts in testdata")

// TestCases reads testdata/*.txtar: each file of an archive is an article, its
// text first and then one line "=> ..." for each fact that is wanted: who, as
// named; the role as printed; of what, as named; the status.
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
			body, want, _ := strings.Cut(strings.TrimSpace(string(c.Data)), "\n=> ")
			if want != "" {
				want = "=> " + want + "\n"
			}
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

// describe returns a line for each fact of a text, in order of the text.
func describe(t testing.TB, body string) string {
	var b strings.Builder
	for _, f := range Facts(text.Analyse(onrecord.Article{Text: body})) {
		if err := f.Check(body); err != nil {
			t.Error(err)
		}
		b.WriteString("=> " + f.Who[0].Label() + " | " + f.What.Text + " | " + f.Of.Label() + " | " + string(f.Status))
		if f.Negated {
			b.WriteString(" not")
		}
		b.WriteString("\n")
	}
	return b.String()
}

// FuzzFacts: any text gives facts that keep the promise of the bytes.
func FuzzFacts(f *testing.F) {
	f.Add("Ada Brown, 41, the mayor of Arlen, was named a judge. She is not a member of “NATO”.")
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
