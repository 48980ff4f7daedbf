// Package extracttest is the harness for passes: small articles in case files,
// each followed by the facts that a careful reader finds in it. A test fails
// on a fact that is missing and on one that is too many.
//
// A case is one file of a txtar archive: the article, then one line for each
// fact, in order of the text, that starts with "=> ". What stands on the line
// is up to the test of the pass. A case without such lines wants no fact.
package extracttest

import (
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "write what was found into the case files; read the difference before you keep it")

// Run reads the cases of all files that match pattern. describe returns one
// line for each fact of an article.
func Run(t *testing.T, pattern string, describe func(t testing.TB, article string) []string) {
	t.Helper()
	files, err := filepath.Glob(pattern)
	if err != nil || len(files) == 0 {
		t.Fatalf("no case files match %q: %v", pattern, err)
	}
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for i, c := range archive.Files {
			t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar")+"/"+c.Name, func(t *testing.T) {
				article, want := split(string(c.Data))
				got := describe(t, article)
				if !*update {
					compare(t, article, got, want)
				}
				archive.Files[i].Data = join(article, got)
			})
		}
		if *update {
			if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// Articles returns the texts of all cases, as seeds for fuzzing.
func Articles(t testing.TB, pattern string) []string {
	t.Helper()
	files, _ := filepath.Glob(pattern)
	var out []string
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range archive.Files {
			article, _ := split(string(c.Data))
			out = append(out, article)
		}
	}
	return out
}

// split cuts a case into its article and the facts that are wanted.
func split(data string) (article string, facts []string) {
	var text []string
	for line := range strings.Lines(data) {
		line = strings.TrimSuffix(line, "\n")
		if fact, ok := strings.CutPrefix(line, "=> "); ok {
			facts = append(facts, fact)
		} else {
			text = append(text, line)
		}
	}
	return strings.TrimSpace(strings.Join(text, "\n")), facts
}

func join(article string, facts []string) []byte {
	var b strings.Builder
	b.WriteString(article + "\n")
	for _, f := range facts {
		b.WriteString("=> " + f + "\n")
	}
	return []byte(b.String())
}

// compare reports the facts that only one side has.
func compare(t *testing.T, article string, got, want []string) {
	t.Helper()
	if slices.Equal(got, want) {
		return
	}
	var b strings.Builder
	for _, w := range want {
		if !slices.Contains(got, w) {
			b.WriteString("\n missing " + w)
		}
	}
	for _, g := range got {
		if !slices.Contains(want, g) {
			b.WriteString("\n extra   " + g)
		}
	}
	if b.Len() == 0 {
		b.WriteString("\n the same facts in another order, or twice")
	}
	t.Errorf("%s%s", article, b.String())
}
