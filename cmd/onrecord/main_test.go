package main

import (
	"encoding/binary"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

// patience is how long a test waits for what has to come: a guard against
// hanging, which a busy machine never reaches.
const patience = 5 * time.Minute

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"onrecord": main})
}

// TestScripts drives the program as a user does. Beside the commands of
// testscript there are repeat, which writes a line many times into a file,
// schema, which sets the version of a database, and bytes, which makes the
// bytes of a Go string of a file.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(e *testscript.Env) error {
			e.Setenv("NO_COLOR", "1")
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"repeat": repeat,
			"schema": schema,
			"bytes":  unquoted,
		},
		Condition: func(name string) (bool, error) {
			return name == "root" && os.Getuid() == 0, nil
		},
		UpdateScripts: os.Getenv("ONRECORD_UPDATE_SCRIPTS") != "",
	})
}

// repeat FILE N TEXT writes TEXT and a line feed N times; # in it becomes the
// number of the line.
func repeat(ts *testscript.TestScript, _ bool, args []string) {
	n, err := strconv.Atoi(args[1])
	ts.Check(err)
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.ReplaceAll(args[2], "#", strconv.Itoa(i+1)))
		b.WriteByte('\n')
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(b.String()), 0o600))
}

// schema FILE N sets the user version in the header of a SQLite file.
func schema(ts *testscript.TestScript, _ bool, args []string) {
	n, err := strconv.Atoi(args[1])
	ts.Check(err)
	f, err := os.OpenFile(ts.MkAbs(args[0]), os.O_RDWR, 0)
	ts.Check(err)
	defer f.Close()
	_, err = f.WriteAt(binary.BigEndian.AppendUint32(nil, uint32(n)), 60)
	ts.Check(err)
}

// bytes FILE... replaces the Go string that each file holds by its bytes.
func unquoted(ts *testscript.TestScript, _ bool, args []string) {
	for _, file := range args {
		s, err := strconv.Unquote(strings.TrimSpace(ts.ReadFile(file)))
		ts.Check(err)
		ts.Check(os.WriteFile(ts.MkAbs(file), []byte(s), 0o600))
	}
}
