package onrecord_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// room is a folder with all below it, unless one of those has a line of its
// own: the longest name counts.
type room struct {
	name string
	may  []string // rooms of ours that it may import, beside those below itself
	pure bool     // no clock, no network, no files, no database: the same input, the same output
}

// rooms is who imports whom. Every arrow runs down; ARCHITECTURE.md has the
// same table, and says what each room is for.
var rooms = []room{
	{"", nil, true},
	{"text", []string{""}, true},
	{"text/train", []string{"", "text"}, false}, // a tool, not part of the program
	{"extract", []string{"", "text"}, true},
	{"extract/extracttest", []string{"", "text"}, false},
	{"question", []string{"", "text"}, true},
	{"evidence", []string{"", "text", "question"}, true},
	{"changes", []string{""}, true},
	{"copies", []string{"store/words"}, true},
	{"chart", []string{"bot"}, true},
	{"inbox", nil, true},
	{"inbox/inboxtest", []string{"inbox"}, false},
	{"bot", []string{""}, false},
	{"commands", []string{"", "bot", "text", "question", "evidence"}, true},
	{"delivery", []string{"", "bot", "inbox"}, false},
	{"adapters/adaptertest", []string{"", "bot"}, false},
	{"adapters/terminal", []string{"", "bot"}, false},
	{"adapters/discord", []string{"", "bot", "inbox", "delivery"}, false},
	{"adapters/slack", []string{"", "bot", "inbox", "delivery"}, false},
	{"ingest", []string{""}, false},
	{"ingest/page", []string{""}, true},
	{"store", []string{"", "inbox"}, false},
	{"store/sqlite", []string{"", "inbox", "store", "store/words", "copies"}, false},
	{"store/storetest", []string{"", "inbox", "store"}, false},
	{"store/words", []string{""}, true},
	{"samples", nil, true},
	{"cmd/onrecord", []string{"*"}, false}, // the only room that has met everyone
}

// homes says which room alone may import a library.
var homes = map[string]string{
	"database/sql":                    "store",
	"modernc.org/sqlite":              "store/sqlite",
	"github.com/slack-go/slack":       "adapters/slack",
	"github.com/bwmarrin/discordgo":   "adapters/discord",
	"charm.land/bubbletea/v2":         "adapters/terminal",
	"github.com/alecthomas/kong":      "cmd/onrecord",
	"github.com/caarlos0/env/v11":     "cmd/onrecord",
	"github.com/rogpeppe/go-internal": "cmd/onrecord",
}

// impure is what a pure room may not import.
var impure = []string{"net", "net/http", "os", "os/exec", "database/sql", "math/rand", "math/rand/v2", "crypto/rand"}

// listed is what `go list -json` says of a package.
type listed struct {
	ImportPath string
	Dir        string
	GoFiles    []string
	Imports    []string
}

// name is the path within the project; the root package is empty.
func (p listed) name() string { return inside(p.ImportPath) }

func inside(path string) string {
	return strings.TrimPrefix(strings.TrimPrefix(path, "onrecord"), "/")
}

func ours(path string) bool { return path == "onrecord" || strings.HasPrefix(path, "onrecord/") }

// below reports whether a package lies in a room.
func below(name, room string) bool {
	return name == room || room != "" && strings.HasPrefix(name, room+"/")
}

// roomOf returns the longest room that holds a package.
func roomOf(name string) (room, bool) {
	best, found := room{}, false
	for _, r := range rooms {
		if below(name, r.name) && (!found || len(r.name) > len(best.name)) {
			best, found = r, true
		}
	}
	return best, found
}

func listAll(t *testing.T) []listed {
	t.Helper()
	out, err := exec.Command("go", "list", "-json=ImportPath,Dir,GoFiles,Imports", "./...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var list []listed
	for dec := json.NewDecoder(bytes.NewReader(out)); ; {
		var p listed
		err := dec.Decode(&p)
		if errors.Is(err, io.EOF) {
			return list
		}
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, p)
	}
}

func TestImportsRunDown(t *testing.T) {
	for _, p := range listAll(t) {
		r, ok := roomOf(p.name())
		if !ok {
			t.Errorf("package %s has no room: say in the table what it may import", p.ImportPath)
			continue
		}
		for _, path := range p.Imports {
			switch {
			case ours(path) && !allowed(r, inside(path)):
				t.Errorf("%s imports %s, which its room %q may not", p.ImportPath, path, r.name)
			case r.pure && slices.Contains(impure, path):
				t.Errorf("%s imports %s, but its room %q is pure", p.ImportPath, path, r.name)
			}
			if home := homeOf(path); home != "" && !below(p.name(), home) {
				t.Errorf("%s imports %s, which only %s may", p.ImportPath, path, home)
			}
		}
	}
}

// An arrow that nobody takes would tell a reader of the table what is not so.
func TestEveryArrowIsTaken(t *testing.T) {
	list := listAll(t)
	for _, r := range rooms {
		for _, to := range r.may {
			taken := to == "*" || slices.ContainsFunc(list, func(p listed) bool {
				from, _ := roomOf(p.name())
				return from.name == r.name && slices.ContainsFunc(p.Imports, func(path string) bool {
					into, _ := roomOf(inside(path))
					return ours(path) && into.name == to
				})
			})
			if !taken {
				t.Errorf("room %q may import %q, and does not: take it out of the table", r.name, to)
			}
		}
	}
}

// ARCHITECTURE.md has a line for each room that is part of the program: its
// name, and behind two spaces or more what it imports beside the root.
func TestArchitectureHasTheTable(t *testing.T) {
	page, err := os.ReadFile("ARCHITECTURE.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rooms {
		if r.name == "" || r.name == "text/train" || strings.HasSuffix(r.name, "test") {
			continue
		}
		if line := r.line(); !strings.Contains(collapsed(string(page)), "\n"+line+"\n") {
			t.Errorf("ARCHITECTURE.md has no line %q", line)
		}
	}
}

// line is what ARCHITECTURE.md says of a room, with single spaces.
func (r room) line() string {
	others := slices.DeleteFunc(slices.Clone(r.may), func(s string) bool { return s == "" })
	switch {
	case slices.Contains(r.may, "*"):
		return r.name + " everything"
	case len(r.may) == 0:
		return r.name + " nothing"
	case len(others) == 0:
		return r.name + " the root alone"
	}
	slices.Sort(others)
	return r.name + " " + strings.Join(others, ", ")
}

// collapsed is text with the white space of each line made single spaces.
func collapsed(text string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		b.WriteString(strings.Join(strings.Fields(line), " ") + "\n")
	}
	return b.String()
}

func allowed(r room, path string) bool {
	if slices.Contains(r.may, "*") || below(path, r.name) && r.name != "" {
		return !strings.HasPrefix(path, "cmd/")
	}
	to, _ := roomOf(path)
	return slices.Contains(r.may, to.name)
}

func homeOf(path string) string {
	for library, home := range homes {
		if path == library || strings.HasPrefix(path, library+"/") {
			return home
		}
	}
	return ""
}

// A package that helps tests is never part of the program.
func TestHelpersOfTestsStayInTests(t *testing.T) {
	for _, p := range listAll(t) {
		for _, path := range p.Imports {
			if ours(path) && strings.HasSuffix(path, "test") && !strings.HasSuffix(p.ImportPath, "test") {
				t.Errorf("%s imports %s outside its tests", p.ImportPath, path)
			}
		}
	}
}

// Pure rooms are handed the time; none asks a clock.
func TestPureRoomsHaveNoClock(t *testing.T) {
	for _, p := range listAll(t) {
		if r, _ := roomOf(p.name()); !r.pure {
			continue
		}
		for _, file := range p.GoFiles {
			for _, at := range clocks(t, filepath.Join(p.Dir, file)) {
				t.Errorf("%s: time.Now in a pure room", at)
			}
		}
	}
}

func clocks(t *testing.T, path string) (found []token.Position) {
	t.Helper()
	set := token.NewFileSet()
	f, err := parser.ParseFile(set, path, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	ast.Inspect(f, func(n ast.Node) bool {
		if s, ok := n.(*ast.SelectorExpr); ok && s.Sel.Name == "Now" {
			if x, ok := s.X.(*ast.Ident); ok && x.Name == "time" {
				found = append(found, set.Position(s.Pos()))
			}
		}
		return true
	})
	return found
}
