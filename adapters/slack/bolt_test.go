package slack

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"onrecord/adapters/slack/slacktest"
)

// boltVersion is the release of @slack/bolt that judges the fake.
const boltVersion = "5.1.0"

// Slack's own library connects to the fake and understands it: so the fake
// speaks as Slack does. Skipped where there is no Node.
func TestBoltUnderstandsTheFake(t *testing.T) {
	dir := boltDir(t)
	s := slacktest.New(t)
	s.Change(func(s *slacktest.Server) { s.Lenient, s.Patience = true, patience })
	heard := runBolt(t, dir, s)

	heard.next(t, "started", nil)
	envelope(t, s, "events_api", slacktest.Mention("Ev1", "C1", "100.1", "", "hello"))
	heard.next(t, "mention", map[string]any{"text": "<@" + slacktest.BotUser + "> hello", "id": "Ev1", "team": slacktest.Team, "bot": slacktest.BotUser})
	if m, err := s.Wait(1, patience); err != nil || m[0].Thread != "100.1" || m[0].Text != "heard" {
		t.Errorf("said %+v, %v", m, err)
	}
	envelope(t, s, "events_api", slacktest.Direct("Ev2", "D1", "101.1", "", "hello"))
	heard.next(t, "direct", map[string]any{"text": "hello", "type": "im"})

	envelope(t, s, "slash_commands", slacktest.Command("t1", "C1", slacktest.User, "/who-said", "it", s.Hook("C1", slacktest.User, "")))
	heard.next(t, "command", map[string]any{"text": "it", "user": slacktest.User, "channel": "C1"})
	m, err := s.Wait(2, patience)
	if err != nil || m[1].For != slacktest.User || m[1].Text != "answered" {
		t.Fatalf("responded %+v, %v", m, err)
	}
	envelope(t, s, "interactive", slacktest.Click("t2", m[1], slacktest.User, "do.0", "/who-said it", s.Hook("C1", slacktest.User, m[1].TS)))
	heard.next(t, "click", map[string]any{"value": "/who-said it", "message": m[1].TS, "channel": "C1"})
	if !slacktest.Until(patience, func() bool { return s.Messages()[1].Text == "replaced" }) {
		t.Errorf("not replaced: %+v", s.Messages())
	}
	envelope(t, s, "interactive", slacktest.Shortcut("t3", "check_quotes", "C1", "100.2", "", "“it”", s.Hook("C1", slacktest.User, "")))
	heard.next(t, "shortcut", map[string]any{"text": "“it”", "type": "message_action"})

	envelope(t, s, "slash_commands", slacktest.Command("t4", "C1", slacktest.User, "/who-said", "", s.Hook("C1", slacktest.User, "")))
	heard.next(t, "command", map[string]any{"text": ""})
	heard.next(t, "opened", map[string]any{"ok": true})
	view := s.Views()[0].JSON
	empty, err := slacktest.Submission("t5", "V1", view, map[string]string{"words": " "})
	if err != nil {
		t.Fatal(err)
	}
	if ack := envelope(t, s, "interactive", empty); !strings.Contains(string(ack), `"response_action":"errors"`) {
		t.Errorf("acknowledged with %s", ack)
	}
	full, _ := slacktest.Submission("t6", "V1", view, map[string]string{"words": "it"})
	envelope(t, s, "interactive", full)
	heard.next(t, "submitted", map[string]any{"words": "it", "user": slacktest.User})

	s.Disconnect(0, "refresh_requested")
	if err := s.WaitSockets(1, 2, patience); err != nil {
		t.Fatal("no new connection after a refresh: ", err)
	}
	if !slacktest.Until(patience, func() bool {
		_, _, err := s.Envelope(0, "events_api", slacktest.Mention("Ev3", "C1", "102.1", "", "again"), 1)
		return err == nil
	}) {
		t.Error("nothing is taken after a refresh")
	}
	heard.next(t, "mention", map[string]any{"id": "Ev3"})
}

func envelope(t *testing.T, s *slacktest.Server, kind string, payload any) []byte {
	t.Helper()
	ack, _, err := s.Envelope(0, kind, payload, 0)
	if err != nil {
		t.Fatal(err)
	}
	return ack
}

// boltDir returns a folder with @slack/bolt in it, and skips where it cannot
// be had.
func boltDir(t *testing.T) string {
	t.Helper()
	if testing.Short() {
		t.Skip("installs a package")
	}
	for _, program := range []string{"node", "npm"} {
		if _, err := exec.LookPath(program); err != nil {
			t.Skip("no Node here: ", err)
		}
	}
	dir := filepath.Join(os.TempDir(), "onrecord-bolt-"+boltVersion)
	if _, err := os.Stat(filepath.Join(dir, "node_modules", "@slack", "bolt", "package.json")); err == nil {
		return dir
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("npm", "install", "--prefix", dir, "--no-audit", "--no-fund", "--ignore-scripts", "@slack/bolt@"+boltVersion)
	cmd.WaitDelay = time.Second
	timer := time.AfterFunc(90*time.Second, func() { _ = cmd.Process.Kill() })
	defer timer.Stop()
	if out, err := cmd.CombinedOutput(); err != nil {
		_ = os.RemoveAll(dir)
		t.Skipf("@slack/bolt cannot be installed: %v %.300s", err, out)
	}
	return dir
}

// listener is what a program says, line by line.
type listener struct{ lines chan map[string]any }

// next waits for the next line of that kind and compares the fields of want.
func (l listener) next(t *testing.T, what string, want map[string]any) {
	t.Helper()
	select {
	case got, ok := <-l.lines:
		if !ok || got["what"] != what {
			t.Fatalf("heard %v, want %s", got, what)
		}
		for k, v := range want {
			if fmt.Sprint(got[k]) != fmt.Sprint(v) {
				t.Errorf("%s: %s is %v, want %v", what, k, got[k], v)
			}
		}
	case <-time.After(patience):
		t.Fatalf("nothing heard, want %s", what)
	}
}

func runBolt(t *testing.T, dir string, s *slacktest.Server) listener {
	t.Helper()
	script, err := filepath.Abs(filepath.Join("slacktest", "testdata", "bolt.js"))
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("node", script)
	cmd.Env = append(os.Environ(), "NODE_PATH="+filepath.Join(dir, "node_modules"), "SLACK_API_URL="+s.API(),
		"SLACK_BOT_TOKEN="+slacktest.BotToken, "SLACK_APP_TOKEN="+slacktest.AppToken)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	l := listener{make(chan map[string]any, 100)}
	done := make(chan struct{})
	go func() {
		defer close(done)
		defer close(l.lines)
		readLines(out, l.lines)
	}()
	t.Cleanup(func() {
		_ = cmd.Process.Signal(syscall.SIGTERM)
		timer := time.AfterFunc(5*time.Second, func() { _ = cmd.Process.Kill() })
		defer timer.Stop()
		<-done
		_ = cmd.Wait() // it was told to end: how it did is of no interest
	})
	return l
}

// readLines parses lines of JSON; what is none is said as it is.
func readLines(out io.Reader, lines chan<- map[string]any) {
	for in := bufio.NewScanner(out); in.Scan(); {
		var v map[string]any
		if json.Unmarshal(in.Bytes(), &v) != nil {
			v = map[string]any{"what": in.Text()}
		}
		lines <- v
	}
}
