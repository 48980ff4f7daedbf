package discord

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"onrecord/adapters/discord/discordtest"
	"onrecord/bot"
	"onrecord/inbox/inboxtest"
	"onrecord/store/sqlite"
)

// steps are the places where a process dies, whether anybody was told before
// it that an answer will come, and whether to try it with a token that is
// dead by the restart.
var steps = []struct {
	name       string
	told, late bool
}{
	{"before take", false, false}, {"after take", false, false}, {"before work", true, true}, {"after work", true, false},
	{"before answer", true, false}, {"after answer", true, true}, {"before try", true, false}, {"after try", true, true},
	{"before finish", true, false}, {"after finish", true, false},
}

// A process is killed at each step of an answer, and another takes its place
// over the same database: one answer while the token lives, else none and a
// line in the log. The event comes again to the second process, which must
// not answer it once more.
func TestKilledAtEachStep(t *testing.T) {
	for _, step := range steps {
		for _, late := range []bool{false, true} {
			if late && !step.late {
				continue
			}
			t.Run(fmt.Sprintf("%s late=%v", step.name, late), func(t *testing.T) {
				t.Parallel()
				killed(t, step.name, step.told, late)
			})
		}
	}
}

func killed(t *testing.T, step string, told, late bool) {
	s := discordtest.NewServer(t)
	s.Patience = patience // starting a process takes a while
	if late {
		s.Life = time.Millisecond
	}
	db := filepath.Join(t.TempDir(), "test.db")
	first := startChild(t, s, db, step)
	i := discordtest.Command("echo", "words", "x")
	s.Send(i, 1)
	if err := first.wait(); !strings.Contains(fmt.Sprint(err), "killed") {
		t.Fatalf("the process ended with %v", err)
	}
	if got := !s.Seen(i.ID()).Acked.IsZero(); got != told {
		t.Errorf("told: %v, want %v", got, told)
	}
	second := startChild(t, s, db, "")
	if step != "before take" {
		s.Send(i, 1)
	}
	eventually(t, func() bool {
		return step == "before take" || s.Seen(i.ID()).Messages > 0 || strings.Contains(second.log.String(), "no answer delivered")
	})
	if !late {
		probe := discordtest.Command("echo", "words", "probe")
		s.Send(probe, 1)
		s.Await(probe.ID())
	}
	second.stop(t)
	seen := s.Seen(i.ID())
	switch {
	case late && seen.Messages > 0, !late && step != "before take" && seen.Messages != 1, seen.Messages > 1:
		t.Errorf("%d answers: %+v\n%s", seen.Messages, seen, second.log.String())
	case told && seen.Messages == 0 && !strings.Contains(second.log.String(), "no answer delivered"):
		t.Errorf("no answer, and no line in the log:\n%s", second.log.String())
	}
}

// child is this test program, running the adapter.
type child struct {
	cmd *exec.Cmd
	log lockedBuffer
}

func startChild(t *testing.T, s *discordtest.Server, db, step string) *child {
	t.Helper()
	eventually(t, func() bool { now, _, _, _ := s.Connections(); return now == 0 })
	c := &child{cmd: exec.Command(os.Args[0], "-test.run=^TestChild$", "-test.timeout=5m")}
	c.cmd.Env = append(os.Environ(), "DISCORD_TEST_API="+s.URL, "DISCORD_TEST_DB="+db, "DISCORD_TEST_STEP="+step, "GORACE=atexit_sleep_ms=0")
	c.cmd.Stdout, c.cmd.Stderr = &c.log, &c.log
	if err := c.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.cmd.Process.Kill() }) // it has ended, unless the test failed
	s.AwaitConnected(1)
	return c
}

func (c *child) wait() error { return c.cmd.Wait() }

func (c *child) stop(t *testing.T) {
	c.cmd.Process.Signal(syscall.SIGTERM)
	if err := c.wait(); err != nil {
		t.Errorf("the second process ended with %v\n%s", err, c.log.String())
	}
}

// TestChild is the process of startChild; it is no test by itself.
func TestChild(t *testing.T) {
	api := os.Getenv("DISCORD_TEST_API")
	if api == "" {
		t.Skip("runs only as the child of another test")
	}
	ctx, stop := signal.NotifyContext(t.Context(), syscall.SIGTERM)
	defer stop()
	db, err := sqlite.Open(ctx, os.Getenv("DISCORD_TEST_DB"), sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	box := inboxtest.Mortal{Box: db.Box(), Step: os.Getenv("DISCORD_TEST_STEP")}
	a := newAdapter(api, &asked{}, box, os.Stdout)
	a.Settings.testOnlyTime = patience
	a.Shelf = db.Shelf()
	run := a.Commands[0].Run
	a.Commands[0].Run = func(ctx context.Context, r bot.Request) (bot.Answer, error) {
		box.Die("before work")
		defer box.Die("after work")
		return run(ctx, r)
	}
	if err := a.Run(ctx, handler(a)); err != nil {
		t.Fatal(err)
	}
}
