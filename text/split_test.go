package text

import (
	"flag"
	"os"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"onrecord"
)

var update = flag.Bool("update", false, "write what came out into the case files")

// TestSplit reads cases of three parts: the text, a line "--", and what it
// splits into: a line for each sentence, its tokens set apart by "|", and an
// empty line between paragraphs.
func TestSplit(t *testing.T) {
	golden(t, "testdata/split.txtar", func(d *Doc) string {
		var b strings.Builder
		for i, p := range d.Paragraphs {
			if i > 0 {
				b.WriteString("\n")
			}
			for _, s := range d.Sentences[p.First:p.End] {
				words := make([]string, 0, s.End-s.First)
				for j := s.First; j < s.End; j++ {
					words = append(words, d.Word(j))
				}
				b.WriteString(strings.Join(words, "|") + "\n")
			}
		}
		return b.String()
	})
}

// golden compares what show makes of each case of a file with the lines
// behind its "--".
func golden(t *testing.T, file string, show func(*Doc) string) {
	t.Helper()
	cases, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for i, c := range cases.Files {
		in, want, ok := strings.Cut(string(c.Data), "\n--\n")
		if !ok && !*update {
			t.Fatalf("%s: no line \"--\" between text and result", c.Name)
		}
		in = strings.TrimSuffix(in, "\n")
		// "~" stands for U+00A0, which cannot be seen in a case file.
		got := show(Analyse(onrecord.Article{Text: strings.ReplaceAll(in, "~", "\u00a0")}))
		cases.Files[i].Data = []byte(in + "\n--\n" + got)
		if got != want && !*update {
			t.Errorf("%s:\n%s\ngot:\n%s\nwant:\n%s", c.Name, in, got, want)
		}
	}
	if *update {
		if err := os.WriteFile(file, txtar.Format(cases), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
