package discordtest

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// discord.js, which nobody here wrote, connects to the fake and understands
// all that it sends: then the fake is close to what it stands for. It is
// looked for in the folder that ONRECORD_DISCORDJS names, where
// "npm install discord.js@14" was run; without it the test is skipped.
func TestAnotherClientUnderstandsTheFake(t *testing.T) {
	dir := os.Getenv("ONRECORD_DISCORDJS")
	if _, err := os.Stat(filepath.Join(dir, "node_modules", "discord.js")); dir == "" || err != nil {
		t.Skip("no discord.js: run npm install discord.js@14 in some folder and name it in ONRECORD_DISCORDJS")
	}
	node, err := exec.LookPath("node")
	if err != nil {
		t.Skip("no node")
	}
	s := NewServer(t)
	s.Rules = nil // what it sends is its own affair
	script, err := filepath.Abs("testdata/client.js")
	if err != nil {
		t.Fatal(err)
	}
	var out output
	cmd := exec.Command(node, script, s.URL, Token)
	cmd.Env = append(os.Environ(), "NODE_PATH="+filepath.Join(dir, "node_modules"))
	cmd.Stdout, cmd.Stderr = &out, &out
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { cmd.Process.Signal(syscall.SIGTERM); cmd.Wait() })
	said := func(want string) {
		t.Helper()
		for end := time.Now().Add(20 * time.Second); !strings.Contains(out.String(), want); time.Sleep(10 * time.Millisecond) {
			if time.Now().After(end) {
				t.Fatalf("discord.js did not say %q:\n%s", want, out.String())
			}
		}
	}
	said("ready on-the-record 1")
	shown := Answered(map[string]any{"embeds": []any{map[string]any{"title": "t"}}, "components": []any{}}, true)
	for _, c := range []struct {
		i    Interaction
		want string
	}{
		{Command("echo", "words", "hello"), "command hello mason " + Guild + " true"},
		{Command("echo", "words", "direct").Direct(), "command direct mason null false"},
		{Completion("echo", "words", "he"), "completion he"},
		{Menu("Check quotes", Message("so be it")), "menu so be it"},
		{Press("/echo x", shown), "button /echo x on-the-record"},
	} {
		s.Send(c.i, 1)
		said(c.want)
	}
	s.Hangup(4000, false)
	s.AwaitConnected(1)
	again := Command("echo", "words", "again")
	s.Send(again, 1)
	said("command again")
}

// output collects what a process writes.
type output struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (o *output) Write(p []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.b.Write(p)
}

func (o *output) String() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.b.String()
}
