package commands

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"onrecord"
	"onrecord/bot"
	"onrecord/evidence"
	"onrecord/question"
)

// TestSamples asks questions of the sample articles, and wants the answer
// among the first characters of what comes out.
func TestSamples(t *testing.T) {
	b := newBot(sampleShelf(t))
	lines, err := os.ReadFile("testdata/samples/questions.txt")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(lines)) {
		asked, want, ok := strings.Cut(strings.TrimSpace(line), " | ")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		t.Run(asked, func(t *testing.T) {
			r := bot.Parse(asked, b.Commands)
			r.Libraries = []string{onrecord.Public}
			a := b.Handle(t.Context(), r)
			if got := show(a); !answers(a, got, want) {
				t.Errorf("want %s, got\n%s", want, got)
			}
		})
	}
}

// answers reports whether an answer shows what is wanted, or refuses where
// that is.
func answers(a bot.Answer, got, want string) bool {
	if want == "-" {
		return a.Status == bot.Empty
	}
	got = strings.NewReplacer("*", "", "’", "'").Replace(got)
	return a.Status == bot.Found && slices.ContainsFunc(strings.Split(want, " / "), func(way string) bool {
		return !slices.ContainsFunc(strings.Split(way, " & "), func(part string) bool { return !strings.Contains(got, part) })
	})
}

// sampleShelf holds the articles that ship with the program, and their names.
func sampleShelf(t *testing.T) *shelf {
	t.Helper()
	files, err := filepath.Glob("../samples/*.md")
	if err != nil || len(files) == 0 {
		t.Fatalf("no samples: %v", err)
	}
	s := newShelf(t, nil)
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		head, text, _ := strings.Cut(strings.TrimPrefix(string(data), "---\n"), "\n---\n")
		id, _, _ := strings.Cut(strings.TrimPrefix(head, "id: "), "\n")
		s.addArticle(t, id, head+"\n\n"+strings.TrimSpace(text)+"\n")
		for _, n := range evidence.Read(s.articles[len(s.articles)-1], question.NewSplitter()).Names {
			s.names = append(s.names, onrecord.KnownName{Name: onrecord.Name{Kind: n.Kind, Full: n.Full}, Articles: 1})
		}
	}
	return s
}
