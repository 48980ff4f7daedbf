package discord

// What the adapter's tests share: a bot with a few commands, on a Discord.

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"io"
	"log"
	"log/slog"
	"os"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"

	"onrecord"
	"onrecord/adapters/discord/discordtest"
	"onrecord/bot"
	"onrecord/inbox"
	"onrecord/inbox/inboxtest"
)

// The library logs to the standard logger what it could not read of a
// payload: then the fake, or we, are wrong.
func TestMain(m *testing.M) {
	var said lockedBuffer
	log.SetOutput(&said)
	flag.Parse()
	flag.Set("test.parallel", "4")                     // they wait more than they work
	flag.Set("rapid.checks", strconv.Itoa(100/slower)) // the default, where nothing slows it down
	goleak.VerifyTestMain(m, goleak.Cleanup(func(code int) {
		if strings.Contains(said.String(), "error unmarshalling") {
			fmt.Fprintln(os.Stderr, "discordgo could not read a payload:\n"+said.String())
			code = 1
		}
		os.Exit(code)
	}))
}

type lockedBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (b *lockedBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.Write(p)
}

func (b *lockedBuffer) reset() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.b.Reset()
}

func (b *lockedBuffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.String()
}

// asked collects what reached the bot.
type asked struct {
	mu   sync.Mutex
	list []bot.Request
}

func (a *asked) add(r bot.Request) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.list = append(a.list, r)
}

func (a *asked) all() []bot.Request {
	a.mu.Lock()
	defer a.mu.Unlock()
	return append([]bot.Request(nil), a.list...)
}

// commandList is those of the tests: echo, and each way to go wrong.
func commandList(seen *asked) []bot.Command {
	words := []bot.Param{{Name: "words", Summary: "What to say", Required: true, Suggests: true, Local: map[string]string{"de": "Was zu sagen ist", "": "?"}}, {Name: "about", Summary: "About what", Option: true}}
	echo := func(_ context.Context, r bot.Request) (bot.Answer, error) {
		seen.add(r)
		return bot.Answer{Status: bot.Found, Title: "You said " + r.Arg("words"), Short: bot.Text(strings.Join(r.Libraries, "+")),
			Actions: []bot.Action{{Label: "More", Line: "/echo " + r.Arg("words") + " after:p2"}, {Label: "Shout", Line: "/echo " + strings.ToUpper(r.Arg("words"))}}}, nil
	}
	suggest := func(_ context.Context, _ bot.Request, _, typed string) []string {
		return []string{typed + " one", typed + " one", strings.Repeat("x", 101), typed + " two"}
	}
	all := []bot.Command{
		{Name: "echo", Summary: "Say it again", Params: words, Run: echo, Suggest: suggest, Local: map[string]string{"de": "Noch einmal sagen", "tlh": "jatlhqa'"}},
		{Name: "check", Summary: "Check the quotes in a text", Params: []bot.Param{{Name: "words", Summary: "The text", Required: true}}, Run: echo},
		{Name: "slow", Summary: "Take a while", Run: func(ctx context.Context, r bot.Request) (bot.Answer, error) {
			select {
			case <-time.After(80 * time.Millisecond):
			case <-ctx.Done():
			}
			return echo(ctx, r)
		}},
		{Name: "broken", Summary: "Panic", Run: func(context.Context, bot.Request) (bot.Answer, error) { panic("broken on purpose") }},
		{Name: "library", Summary: "What this server's library holds", Params: []bot.Param{
			{Name: "action", Summary: "What to do", Choices: []string{"show", "add", "remove"}}, {Name: "what", Summary: "An address or id"}},
			Run: func(ctx context.Context, r bot.Request) (bot.Answer, error) {
				if r.Arg("action") != "show" && !r.Manager {
					return bot.Answer{}, onrecord.Errorf(onrecord.Denied, "only managers may do that")
				}
				return echo(ctx, r)
			}},
		{Name: "chart", Summary: "Draw", Run: func(context.Context, bot.Request) (bot.Answer, error) {
			return bot.Answer{Status: bot.Found, Title: "Counts", Blocks: []bot.Block{bot.Chart{Title: "Counts", Alt: "three", Unit: "ships"}}}, nil
		}},
	}
	return append(all, bot.Help(func() []bot.Command { return all }))
}

// harness is an adapter that runs against a fake Discord.
type harness struct {
	*discordtest.Server
	adapter *Adapter
	asked   *asked
	box     *inboxtest.Box
	log     *lockedBuffer
	stop    func() error // ends Run and returns its error
}

// patience is how long a test waits for what must happen: long, since a
// machine may have more to do than this.
const patience = 2 * time.Minute

// start runs the adapter until the test ends. prepare may change both before.
func start(t testing.TB, prepare func(s *discordtest.Server, a *Adapter)) *harness {
	t.Helper()
	h := &harness{Server: discordtest.NewServer(t), asked: &asked{}, box: &inboxtest.Box{}, log: &lockedBuffer{}}
	h.adapter = newAdapter(h.URL, h.asked, h.box, h.log)
	h.Patience, h.adapter.Settings.testOnlyTime = patience, patience // no machine is too slow to pass
	if prepare != nil {
		prepare(h.Server, h.adapter)
	}
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- h.adapter.Run(ctx, handler(h.adapter)) }()
	h.stop = sync.OnceValue(func() error { cancel(); return <-done })
	t.Cleanup(func() {
		if err := h.stop(); err != nil {
			t.Errorf("Run: %v", err)
		}
		if t.Failed() {
			t.Log(h.log.String())
		}
	})
	return h
}

func newAdapter(url string, seen *asked, box inbox.Box, w io.Writer) *Adapter {
	return &Adapter{
		Settings: Settings{Token: discordtest.Token, APIURL: url, testOnlyLog: true},
		Commands: commandList(seen), Box: box, Shelf: &inboxtest.Shelf{}, Draw: drawn,
		Log: slog.New(slog.NewTextHandler(w, nil)),
	}
}

func handler(a *Adapter) *bot.Bot {
	texts := func(string, onrecord.ArticleID, int) (string, error) { return "", nil }
	return &bot.Bot{Commands: a.Commands, Plain: "echo", Texts: texts, Limit: patience, Log: a.Log, Now: time.Now}
}

// ask sends an interaction and returns what became of it.
func (h *harness) ask(i discordtest.Interaction) discordtest.Seen {
	h.AwaitConnected(1)
	h.Send(i, 1)
	return h.Await(i.ID())
}

func eventually(t testing.TB, ok func() bool) {
	t.Helper()
	for end := time.Now().Add(patience); !ok(); time.Sleep(10 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatal("it did not happen")
		}
	}
}
