package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestReadOnlyDatabase: a database that may not be written is asked all the
// same, and says why nothing goes into it.
func TestReadOnlyDatabase(t *testing.T) {
	if os.Getuid() == 0 {
		t.Skip("root may write everything")
	}
	folder := t.TempDir()
	path := filepath.Join(folder, "news.db")
	env := []string{"ONRECORD_DB=" + path}
	const question = "/who-said not one soldier more"
	want, status := call(t, env, "ask", question)
	if status != exitDone {
		t.Fatalf("%d: %s", status, want)
	}
	if err := os.Chmod(path, 0o400); err != nil {
		t.Fatal(err)
	}
	for _, mode := range []os.FileMode{0o500, 0o700} { // a folder that may not be written, and one that may
		if err := os.Chmod(folder, mode); err != nil {
			t.Fatal(err)
		}
		defer func() { _ = os.Chmod(folder, 0o700) }() //nolint:gosec // the test's own
		if got, status := call(t, env, "ask", question); status != exitDone || !strings.HasSuffix(got, want) ||
			mode == 0o500 && !strings.Contains(got, "opened to be read alone") {
			t.Errorf("folder %o: %d, %q", mode, status, got)
		}
		if got, status := call(t, env, "remove", "sample-flood"); status != exitFailed {
			t.Errorf("folder %o: remove ended with %d: %s", mode, status, got)
		}
	}
	if got, status := call(t, env, "articles"); status != exitDone || !strings.Contains(got, "sample-flood") {
		t.Errorf("%d: %s", status, got)
	}
}
