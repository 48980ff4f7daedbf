package copies_test

import (
	"io/fs"
	"strings"
	"testing"

	"onrecord/copies"
	"onrecord/samples"
)

// edits are what outlets do to a story that they take over.
func edits() map[string]func(string) string {
	return map[string]func(string) string{
		"other headline": func(s string) string { return "A day that nobody in town will forget soon, readers told us\n\n" + s },
		"cut end":        func(s string) string { return s[:strings.LastIndexByte(s[:len(s)*2/3], ' ')] },
		"changed outlet line": func(s string) string {
			return "EASTPORT (The Evening Lamp) - " + s + "\n\nReporting by the Lamp's desk; editing by two hands and a cat."
		},
		"inserted paragraph": func(s string) string {
			half := strings.IndexByte(s[len(s)/2:], ' ') + len(s)/2
			return s[:half] + "\n\nSubscribers of this paper know the story already from the morning letter that went out at six.\n\n" + s[half:]
		},
		"another typography": func(s string) string {
			return strings.NewReplacer("“", `"`, "”", `"`, "’", "'", " – ", " - ", "\n", "\n\n").Replace(s)
		},
	}
}

// TestSamples edits each sample as outlets do: it stays a near copy of itself
// and shares a hash of its sketch. Among the samples themselves one is a copy
// of another: a wire story and the paper that prints it.
func TestSamples(t *testing.T) {
	texts := map[string]string{}
	names, err := fs.Glob(samples.Files, "*.md")
	if err != nil || len(names) < 8 {
		t.Fatalf("samples %q, %v", names, err)
	}
	for _, name := range names {
		b, err := samples.Files.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		_, texts[name], _ = strings.Cut(strings.TrimPrefix(string(b), "---\n"), "---\n")
	}
	for name, text := range texts {
		original := copies.Of(text)
		for edit, do := range edits() {
			edited := copies.Of(do(text))
			if !original.Alike(edited) {
				t.Errorf("%s with %s: no near copy, %d of %d shared", name, edit, original.Shared(edited), min(len(original), len(edited)))
			}
			if !meet(original.Sketch(), edited.Sketch()) {
				t.Errorf("%s with %s: the sketches share nothing", name, edit)
			}
		}
	}
	pairs := 0
	for a, text := range texts {
		for b, other := range texts {
			if a < b && copies.Of(text).Alike(copies.Of(other)) {
				pairs++
				t.Logf("%s and %s are near copies", a, b)
			}
		}
	}
	if pairs != 1 {
		t.Errorf("%d pairs of near copies among the samples, want the one that was written as such", pairs)
	}
}

func meet(a, b []uint32) bool {
	for _, x := range a {
		for _, y := range b {
			if x == y {
				return true
			}
		}
	}
	return false
}
