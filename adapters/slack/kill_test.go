package slack

import (
	"context"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"onrecord/adapters/slack/slacktest"
	"onrecord/bot"
	"onrecord/inbox/inboxtest"
	"onrecord/store/sqlite"
)

// A process is killed at each step of an answer, and another takes its place
// over the same database: there is one answer all the same.
func TestKilledAtEachStep(t *testing.T) {
	if testing.Short() {
		t.Skip("starts processes")
	}
	hook := func(s *slacktest.Server) string { return s.Hook("C1", slacktest.User, "") }
	kinds := map[string]func(s *slacktest.Server) (string, any){
		"mention": func(*slacktest.Server) (string, any) {
			return "events_api", slacktest.Mention("Ev1", "C1", "100.1", "", "it")
		},
		"direct": func(*slacktest.Server) (string, any) {
			return "events_api", slacktest.Direct("Ev1", "D1", "100.1", "", "it")
		},
		"command": func(s *slacktest.Server) (string, any) {
			return "slash_commands", slacktest.Command("t1", "C1", slacktest.User, "/who-said", "it", hook(s))
		},
	}
	for _, step := range []string{"before take", "after take", "work", "before answer", "after answer", "before try", "after try", "before finish"} {
		for _, kind := range []string{"mention", "direct", "command"} {
			t.Run(step+" "+kind, func(t *testing.T) {
				t.Parallel()
				killed(t, step, kind, kinds[kind])
			})
		}
	}
}

func killed(t *testing.T, step, kind string, delivery func(*slacktest.Server) (string, any)) {
	s := slacktest.New(t)
	db := filepath.Join(t.TempDir(), "onrecord.db")
	first := child(t, s, db, step)
	envelope, payload := delivery(s)
	_, _, acked := s.Envelope(0, envelope, payload, 0)
	if state, err := first.Wait(); err != nil {
		t.Fatal(err)
	} else if status, ok := state.Sys().(syscall.WaitStatus); !ok || status.Signal() != syscall.SIGKILL {
		t.Fatalf("the process was not killed: %v", state)
	}
	second := child(t, s, db, "")
	if acked != nil {
		if _, err := s.Deliver(1, envelope, payload); err != nil {
			t.Error(err)
		}
	}
	answers, notes := 0, 0
	settled := func() bool {
		answers, notes = 0, 0
		for _, m := range s.Messages() {
			if strings.Contains(m.Text, "I was interrupted") {
				notes++
			} else {
				answers++
			}
		}
		return answers+notes > 0 && (notes > 0 || step != "before finish" || kind == "direct")
	}
	if !slacktest.Until(patience, settled) {
		t.Errorf("no answer")
	}
	time.Sleep(100 * time.Millisecond)
	settled()
	// After a try of which nobody knows whether it arrived, where nobody may
	// look, the asker is told instead.
	wantAnswers, wantNotes := 1, 0
	if kind != "direct" {
		switch step {
		case "after try":
			wantAnswers, wantNotes = 0, 1
		case "before finish":
			wantNotes = 1
		}
	}
	if answers != wantAnswers || notes != wantNotes {
		t.Errorf("%d answers and %d notes, want %d and %d", answers, notes, wantAnswers, wantNotes)
	}
	_ = second.Signal(syscall.SIGTERM)
	if state, err := second.Wait(); err != nil || !state.Success() {
		t.Errorf("the second process ended with %v, %v", state, err)
	}
}

// child starts the adapter in a process of its own; it dies at the step.
func child(t *testing.T, s *slacktest.Server, db, step string) *os.Process {
	t.Helper()
	if !slacktest.Until(patience, func() bool { open, _ := s.Sockets(); return open == 0 }) {
		t.Fatal("the connections of a dead process stay open")
	}
	_, ever := s.Sockets()
	cmd := exec.Command(os.Args[0], "-test.run=^TestChild$", "-test.timeout=10m")
	cmd.Env = append(os.Environ(), "SLACK_TEST_CHILD=1", "SLACK_TEST_STEP="+step, "SLACK_TEST_DB="+db, "SLACK_TEST_API="+s.API())
	cmd.Stderr = os.Stderr
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = cmd.Process.Kill() }) // it has ended, unless the test failed
	if err := s.WaitSockets(2, ever+2, patience); err != nil {
		t.Fatal(err)
	}
	return cmd.Process
}

// TestChild is the process of child; it is no test by itself.
func TestChild(t *testing.T) {
	if os.Getenv("SLACK_TEST_CHILD") == "" {
		t.Skip("run by other tests")
	}
	db, err := sqlite.Open(t.Context(), os.Getenv("SLACK_TEST_DB"), sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	box := inboxtest.Mortal{Box: db.Box(), Step: os.Getenv("SLACK_TEST_STEP")}
	a, err := New(Config{BotToken: slacktest.BotToken, AppToken: slacktest.AppToken, APIURL: os.Getenv("SLACK_TEST_API"),
		Commands: commandList(), Box: box, Shelf: db.Shelf(), Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	a.desk.Pause = 10 * time.Millisecond
	ctx, stop := context.WithCancel(t.Context())
	go func() {
		<-terminated()
		stop()
	}()
	h := &handler{answer: func(context.Context, bot.Request) bot.Answer {
		box.Die("work")
		return bot.Answer{Status: bot.Found, Title: "You asked"}
	}}
	if err := a.Run(ctx, h); err != nil {
		t.Fatal(err)
	}
}
