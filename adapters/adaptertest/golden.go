package adaptertest

// Golden files: a rendering as it was looked at and kept.

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Golden fails t where got is not what the file holds, white space at its
// ends aside. With update it writes the file instead, which is then to be
// looked at as a change.
func Golden(t testing.TB, file, got string, update bool) {
	t.Helper()
	got = strings.TrimSpace(got)
	if update {
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(got+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if strings.TrimSpace(string(want)) != got {
		t.Errorf("%s differs; run go test -update and look at the change\n%s", file, got)
	}
}
