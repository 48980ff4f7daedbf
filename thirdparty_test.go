package onrecord_test

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

var (
	required = regexp.MustCompile(`(?m)^(?:require )?\t?([a-z][a-z0-9.]*\.[a-z]+/\S+) v\S+`)
	named    = regexp.MustCompile(`\b[a-z][a-z0-9-]*(?:\.[a-z0-9-]+)+/[A-Za-z0-9_./-]+`)
	major    = regexp.MustCompile(`/v\d+$`)
)

// THIRD_PARTY.md names every module that go.mod asks for by itself, and none
// that it does not have. Those of golang.org/x stand in one line.
func TestThirdPartyHasEveryModule(t *testing.T) {
	mod, err := os.ReadFile("go.mod")
	if err != nil {
		t.Fatal(err)
	}
	page, err := os.ReadFile("THIRD_PARTY.md")
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{}
	for line := range strings.Lines(string(mod)) {
		m := required.FindStringSubmatch(line)
		if m == nil {
			continue
		}
		name := major.ReplaceAllString(m[1], "")
		known[name] = true
		if !strings.Contains(line, "// indirect") && !strings.HasPrefix(name, "golang.org/x/") && !strings.Contains(string(page), name) {
			t.Errorf("THIRD_PARTY.md does not name %s", name)
		}
	}
	for _, name := range named.FindAllString(string(page), -1) {
		if !known[strings.TrimRight(name, "/.")] && name != "golang.org/x/" {
			t.Errorf("THIRD_PARTY.md names %s, which go.mod does not have", name)
		}
	}
}
