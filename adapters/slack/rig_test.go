package slack

// What the adapter's tests share: an adapter that runs against a fake Slack.

import (
	"context"
	"io"
	"log/slog"
	"net"
	"net/http"
	"sync"
	"testing"
	"time"

	"onrecord/adapters/slack/slacktest"
	"onrecord/bot"
	"onrecord/inbox"
	"onrecord/inbox/inboxtest"
)

// patience is how long a test waits for what should come at once, on a machine
// that has much else to do.
const patience = 2 * time.Minute

// rig is an adapter that runs against a fake Slack.
type rig struct {
	*Adapter
	slack  *slacktest.Server
	box    inbox.Box
	shelf  inbox.Shelf
	bot    *handler
	http   string // base address of HTTP mode
	cancel context.CancelFunc
	ended  chan error
}

// handler answers by what it is asked and keeps the requests.
type handler struct {
	mu       sync.Mutex
	requests []bot.Request
	answer   func(ctx context.Context, r bot.Request) bot.Answer
}

func (h *handler) Handle(ctx context.Context, r bot.Request) bot.Answer {
	h.mu.Lock()
	h.requests = append(h.requests, r)
	answer := h.answer
	h.mu.Unlock()
	if answer != nil {
		return answer(ctx, r)
	}
	return bot.Answer{Status: bot.Found, Title: "You asked", Short: bot.Text(r.Line)}
}

func (h *handler) Suggest(context.Context, bot.Request, string, string) []string { return nil }

func (h *handler) seen() []bot.Request {
	h.mu.Lock()
	defer h.mu.Unlock()
	return append([]bot.Request{}, h.requests...)
}

// commandList is what can be asked in these tests.
func commandList() []bot.Command {
	return []bot.Command{
		{Name: "help", Summary: "What can be asked", Params: []bot.Param{{Name: "command", Summary: "The command"}}, Examples: []string{"/help"}},
		{Name: "who-said", Summary: "Who said these words", Examples: []string{"/who-said whatever it takes"},
			Params: []bot.Param{{Name: "words", Summary: "The words", Required: true}, {Name: "since", Summary: "A day", Option: true}}},
		{Name: "troops", Summary: "Troops in a place", Params: []bot.Param{{Name: "place", Summary: "The place", Required: true}}, Examples: []string{"/troops Northland"}},
		{Name: "ask", Summary: "A question", Params: []bot.Param{{Name: "question", Summary: "The question", Required: true}}, Examples: []string{"/ask who opened the pier?"}},
		{Name: "check", Summary: "Check quotes", Params: []bot.Param{{Name: "words", Summary: "The text", Required: true}}},
		{Name: "secret", Summary: "Not offered", Hidden: true},
	}
}

// start runs an adapter. change may alter its settings.
func start(t *testing.T, change ...func(*Config)) *rig {
	t.Helper()
	r := &rig{slack: slacktest.New(t), bot: &handler{}, box: &inboxtest.Box{}, shelf: &inboxtest.Shelf{}, ended: make(chan error, 1)}
	r.run(t, change...)
	return r
}

// run starts the rig's adapter, a second time as after a restart.
func (r *rig) run(t *testing.T, change ...func(*Config)) {
	t.Helper()
	l := loopback(t)
	cfg := Config{
		BotToken: slacktest.BotToken, AppToken: slacktest.AppToken, SigningSecret: slacktest.Signing, Address: l.Addr().String(),
		APIURL: r.slack.API(), Commands: commandList(), Box: r.box, Shelf: r.shelf, Log: testLog(t),
	}
	for _, c := range change {
		c(&cfg)
	}
	a, err := New(cfg)
	if err != nil {
		t.Fatal(err)
	}
	a.bind = func(string) (net.Listener, error) { return l, nil }
	a.courier.queue.every = time.Millisecond
	a.courier.slow = time.Hour // a status line is the business of one test alone
	a.desk.Limits = nil
	a.desk.Time = time.Hour
	a.desk.Pause = 10 * time.Millisecond
	r.Adapter, r.http = a, "http://"+cfg.Address
	ctx, cancel := context.WithCancel(context.Background())
	r.cancel = cancel
	go func() { r.ended <- a.Run(ctx, r.bot) }()
	t.Cleanup(func() { r.stop(t) })
	if cfg.AppToken != "" {
		if err := r.slack.WaitSockets(2, 2, patience); err != nil {
			t.Fatal(err)
		}
	} else if !slacktest.Until(patience, func() bool { _, err := http.Get(r.http); return err == nil }) {
		t.Fatal("nothing listens")
	}
}

func (r *rig) stop(t *testing.T) {
	t.Helper()
	if r.cancel == nil {
		return
	}
	r.cancel()
	r.cancel = nil
	select {
	case err := <-r.ended:
		if err != nil {
			t.Errorf("run: %v", err)
		}
	case <-time.After(patience):
		t.Error("the adapter does not stop")
	}
}

// abandon ends what runs without waiting for it.
func (r *rig) abandon() {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	r.desk.Stop(ctx)
}

// loopback listens on a port of the loopback that is nobody else's.
func loopback(t *testing.T) net.Listener {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	return l
}

func testLog(t *testing.T) *slog.Logger {
	if testing.Verbose() {
		return slog.New(slog.NewTextHandler(t.Output(), nil))
	}
	return slog.New(slog.NewTextHandler(io.Discard, nil))
}

// send delivers an envelope, as often as it takes until it is acknowledged.
func (r *rig) send(t *testing.T, kind string, payload any) []byte {
	t.Helper()
	data, err := r.slack.Deliver(0, kind, payload)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// messages waits for n messages and checks that no more come.
func (r *rig) messages(t *testing.T, n int) []slacktest.Message {
	t.Helper()
	if _, err := r.slack.Wait(n, patience); err != nil {
		t.Fatal(err)
	}
	time.Sleep(30 * time.Millisecond) // time for one too many
	m := r.slack.Messages()
	if len(m) != n {
		t.Fatalf("%d messages, want %d: %+v", len(m), n, m)
	}
	return m
}

func newBox() inbox.Box { return &inboxtest.Box{} }
