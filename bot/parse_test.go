package bot

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/tools/txtar"
	"pgregory.net/rapid"
)

var update = flag.Bool("update", false, "write the expected results anew")

// parsed are commands with every sort of parameter.
func parsed() []Command {
	return []Command{
		{Name: "who-said", Params: []Param{{Name: "words", Required: true}}},
		{Name: "quotes", Params: []Param{{Name: "person", Required: true}, {Name: "about"}, {Name: "since", Option: true}}},
		{Name: "help", Params: []Param{{Name: "command"}}},
	}
}

// testdata/parse.txtar holds lines of chat and what they parse to: files in
// pairs, NAME and NAME.want.
func TestParse(t *testing.T) {
	const path = "testdata/parse.txtar"
	cases, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i+1 < len(cases.Files); i += 2 {
		line, want := cases.Files[i], &cases.Files[i+1]
		got := describe(Parse(strings.TrimSuffix(string(line.Data), "\n"), parsed()))
		if *update {
			want.Data = []byte(got)
		}
		if got != string(want.Data) {
			t.Errorf("%s: %s\ngot:\n%swant:\n%s", line.Name, line.Data, got, want.Data)
		}
	}
	if *update {
		if err := os.WriteFile(path, txtar.Format(cases), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func describe(r Request) string {
	var b strings.Builder
	fmt.Fprintf(&b, "command %q\n", r.Command)
	for _, name := range slices.Sorted(maps.Keys(r.Args)) {
		fmt.Fprintf(&b, "%s %q\n", name, r.Args[name])
	}
	if r.After != "" {
		fmt.Fprintf(&b, "after %q\n", r.After)
	}
	return b.String()
}

// Words without marks or colons come through a command as they were typed.
func TestParseKeepsTheWords(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.StringMatching(`[a-zé0-9.,!?-]{1,8}`), 1, 6).Draw(t, "words")
		line := strings.Join(words, " ")
		if got := Parse("/who-said  "+line+" ", parsed()).Arg("words"); got != line {
			t.Fatalf("got %q, want %q", got, line)
		}
	})
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"", "/", "/who-said “a b” c", "quotes x about y", "/quotes \"a", "/quotes a since:\"b c\" after:7", "who-said", "/who-said \xff", "/HELP\u00a0quotes"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, line string) {
		r := Parse(line, parsed())
		if r.Line != strings.TrimSpace(line) {
			t.Errorf("the line became %q", r.Line)
		}
		for name, value := range r.Args {
			if !utf8.ValidString(line) {
				continue
			}
			if _, ok := Find(parsed(), r.Command); !ok || value != "" && strings.TrimSpace(value) != value {
				t.Errorf("%s is %q of command %q", name, value, r.Command)
			}
			if !utf8.ValidString(value) {
				t.Errorf("%s is %q, which cuts a rune", name, value)
			}
		}
	})
}
