package question

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "write the readings of the cases anew")

// TestParse reads the lines of testdata/parse.txtar: the name of each file is
// a line of chat, its content what was understood.
func TestParse(t *testing.T) {
	const file = "testdata/parse.txtar"
	ar, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for i, f := range ar.Files {
		got := show(Parse(f.Name))
		if *update {
			ar.Files[i].Data = []byte(got)
		} else if want := string(f.Data); got != want {
			t.Errorf("%s\n--- got\n%s--- want\n%s", f.Name, got, want)
		}
	}
	if *update {
		if err := os.WriteFile(file, txtar.Format(ar), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func show(q Question) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n", q.Kind)
	for _, slot := range []struct{ name, value string }{
		{"said", q.Said}, {"of", q.Of}, {"person", q.Person}, {"role", q.Role}, {"focus", q.Focus}, {"about", q.About}, {"quoted", q.Quoted},
	} {
		if slot.value != "" {
			fmt.Fprintf(&b, "%s: %s\n", slot.name, slot.value)
		}
	}
	for _, n := range q.Names {
		fmt.Fprintf(&b, "name: %s\n", n.Text)
	}
	return b.String()
}

func FuzzParse(f *testing.F) {
	for _, line := range []string{
		"who said \"no room for errors\"?", "whos maren toll", "how many boats did Lindow send", "what's new",
		"\xff\xfe", "who said '", "quotes from  about", "U.S.", "how old", "and Germany?",
	} {
		f.Add(line)
	}
	f.Fuzz(func(t *testing.T, line string) {
		q := Parse(line)
		for _, n := range q.Names {
			if q.Line[n.Start:n.End] != n.Text {
				t.Fatalf("name %q is not at its place in %q", n.Text, q.Line)
			}
		}
		for _, w := range Words(line) {
			if line[w.Start:w.End] != w.Text {
				t.Fatalf("word %q is not at its place in %q", w.Text, line)
			}
		}
	})
}
