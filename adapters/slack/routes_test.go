package slack

import (
	"bytes"
	"context"
	"log/slog"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"onrecord/adapters/slack/slacktest"
	"onrecord/delivery"
	"onrecord/inbox"
)

// ways is a Web API that notes what it is asked for, and fails where it is
// told to.
type ways struct {
	asked []string
	fail  map[string]error
}

func (w *ways) did(what string) error { w.asked = append(w.asked, what); return w.fail[what] }

func (w *ways) Post(_ context.Context, to place, _ string, _ payload) (string, error) {
	return "1.1", w.did("post " + to.Channel)
}
func (w *ways) Ephemeral(_ context.Context, to place, _ payload) error {
	return w.did("ephemeral " + to.Channel)
}
func (w *ways) Update(_ context.Context, _ place, ts, _ string, _ payload) error {
	return w.did("update " + ts)
}
func (w *ways) Respond(context.Context, string, response, payload) error { return w.did("respond") }
func (w *ways) Posted(context.Context, place, string, string) (bool, error) {
	return false, w.did("look")
}

// A response address serves four answers within 25 minutes: its fifth use is
// the status line's, and Slack ends it after 30. Then the Web API serves, by
// whatever way reaches the same readers.
func TestWaysToAReader(t *testing.T) {
	asked := time.Now()
	command := question{User: "U1", Channel: "C1", Route: toAsker, Address: "https://hooks.slack.com/1"}
	share, page, mine, home := command, command, command, command
	share.Route = toChannel
	page.Route, page.Message = inPlace, "9.9"
	mine.Route = inPlace
	home.Route, home.Channel, home.Address, home.Direct = toThread, "", "", true
	for _, c := range []struct {
		name     string
		q        question
		attempts int
		after    time.Duration
		fail     map[string]error
		want     string
	}{
		{"a command", command, 1, 0, nil, "respond"},
		{"a command, the fourth time", command, 4, 24 * time.Minute, nil, "respond"},
		{"a command, the fifth time", command, 5, 0, nil, "ephemeral C1"},
		{"a command, late", command, 1, 26 * time.Minute, nil, "ephemeral C1"},
		{"where we are no member", command, 5, 0, map[string]error{"ephemeral C1": delivery.ErrGone}, "ephemeral C1, post U1"},
		{"an address that is used up", command, 1, 0, map[string]error{"respond": errExpired}, "respond, ephemeral C1"},
		{"shared, late", share, 5, 0, nil, "post C1"},
		{"shared late where we are no member", share, 5, 0, map[string]error{"post C1": delivery.ErrGone}, "post C1, respond"},
		{"a page, late", page, 5, 0, nil, "update 9.9"},
		{"a page of a message that is gone", page, 5, 0, map[string]error{"update 9.9": delivery.ErrGone}, "update 9.9, ephemeral C1"},
		{"a page that one person sees, late", mine, 5, 0, nil, "ephemeral C1"},
		{"a button of the Home", home, 1, 0, nil, "post U1"},
	} {
		w := &ways{fail: c.fail}
		m := &courier{queue: newQueue(), now: func() time.Time { return asked.Add(c.after) }, log: slog.New(slog.DiscardHandler)}
		e := inbox.Event{Received: asked, Attempts: c.attempts}
		if err := m.out(t.Context(), w, e, c.q, reply{payload: payload{Text: "x"}}); err != nil {
			t.Errorf("%s: %v", c.name, err)
		}
		if got := strings.Join(w.asked, ", "); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// A response address that fails is tried again where that is safe; where the
// answer may have arrived, the asker is told so.
func TestResponseAddressFails(t *testing.T) {
	for fate, want := range map[string][]string{
		"429":  {"You asked"},
		"500":  {"I was interrupted"},
		"lose": {"I was interrupted"},
		"drop": {"You asked", "I was interrupted"},
	} {
		r := start(t)
		r.slack.Change(func(s *slacktest.Server) { s.Fail["response_url"] = []string{fate} })
		r.send(t, "slash_commands", slacktest.Command("t1", "C1", slacktest.User, "/who-said", "it", r.slack.Hook("C1", slacktest.User, "")))
		var got []string
		for _, m := range r.messages(t, len(want)) {
			if m.For != slacktest.User {
				t.Errorf("%s: shown to all", fate)
			}
			got = append(got, strings.SplitN(m.Text, "\n", 2)[0])
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: shown %q, want %q", fate, got, want)
		}
	}
}

// A connection that Slack closes again and again is reported and left alone
// for a while: the reason is not shown to programs.
func TestClosedAgainAndAgain(t *testing.T) {
	log := &lockedBuffer{}
	r := start(t, func(c *Config) { c.Log = slog.New(slog.NewTextHandler(log, nil)) })
	told := func() bool { return strings.Contains(log.String(), "again and again") }
	for range 4 * quickTimes {
		if told() {
			return
		}
		_, ever := r.slack.Sockets()
		r.slack.Disconnect(0, "link_disabled")
		slacktest.Until(patience, func() bool { open, e := r.slack.Sockets(); return open == sockets && e > ever || told() })
	}
	if !slacktest.Until(patience, told) {
		t.Errorf("nothing is said of it: %s", log.String())
	}
}

// lockedBuffer is a log that is read while it is written.
type lockedBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (b *lockedBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.Write(p)
}

func (b *lockedBuffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.String()
}
