package samples

import (
	"io/fs"
	"strings"
	"testing"
)

func TestEachSampleSaysWhatItIs(t *testing.T) {
	names, err := fs.Glob(Files, "*.md")
	if err != nil || len(names) < 8 || len(names) > 12 {
		t.Fatalf("%d samples, %v", len(names), err)
	}
	ids := map[string]bool{}
	for _, name := range names {
		data, err := Files.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		head, body, ok := strings.Cut(strings.TrimPrefix(string(data), "---\n"), "\n---\n")
		if !ok || strings.TrimSpace(body) == "" {
			t.Errorf("%s has no front matter or no text", name)
		}
		for _, key := range []string{"id: sample-", "title: ", "outlet: ", "date: 20"} {
			if !strings.Contains("\n"+head, "\n"+key) {
				t.Errorf("%s does not give %q", name, key)
			}
		}
		id, _, _ := strings.Cut(head, "\n")
		if ids[id] {
			t.Errorf("%s: %s is taken", name, id)
		}
		ids[id] = true
	}
}
