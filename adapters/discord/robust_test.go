package discord

// What a bot that runs for months meets: errors, repetitions, crowds, broken
// wires.

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"onrecord"
	"onrecord/adapters/discord/discordtest"
	"onrecord/bot"
	"onrecord/delivery"
	"onrecord/inbox/inboxtest"
	"onrecord/store/sqlite"
)

// Each fault hits the first requests of its kind; there is one answer all the
// same, and it is the whole one unless Discord refuses it.
func TestFaults(t *testing.T) {
	for _, c := range []struct {
		name  string
		path  string
		times int
		fault discordtest.Fault
		want  string
	}{
		{"edit limited", "@original", 2, discordtest.Fault{Status: 429, Retry: 200 * time.Millisecond}, "You said"},
		{"edit 500", "@original", 2, discordtest.Fault{Status: 500}, "You said"},
		{"edit 502", "@original", 1, discordtest.Fault{Status: 502}, "You said"},
		{"edit cut", "@original", 2, discordtest.Fault{Cut: true}, "You said"},
		{"edit cut after it was done", "@original", 1, discordtest.Fault{CutLate: true}, "You said"},
		{"edit slow", "@original", 1, discordtest.Fault{Delay: time.Second}, "You said"},
		{"edit refused", "@original", 1, discordtest.Fault{Status: 400}, "That went wrong"},
		{"callback 500", "callback", 2, discordtest.Fault{Status: 500}, "You said"},
		{"callback limited", "callback", 1, discordtest.Fault{Status: 429, Retry: 200 * time.Millisecond}, "You said"},
		{"callback cut", "callback", 2, discordtest.Fault{Cut: true}, "You said"},
		{"callback cut after it was done", "callback", 1, discordtest.Fault{CutLate: true}, "You said"},
		{"callback slow", "callback", 1, discordtest.Fault{Delay: time.Second}, "You said"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			var hits atomic.Int64
			h := start(t, func(s *discordtest.Server, _ *Adapter) {
				s.Fault = func(r *http.Request) discordtest.Fault {
					if !strings.HasSuffix(r.URL.Path, c.path) || hits.Add(1) > int64(c.times) {
						return discordtest.Fault{}
					}
					return c.fault
				}
			})
			i := discordtest.Command("echo", "words", "x")
			h.AwaitConnected(1)
			h.Send(i, 1)
			s := h.Await(i.ID())
			if s.Messages != 1 || !strings.Contains(string(s.Message), c.want) || hits.Load() < int64(c.times) {
				t.Errorf("%d hits; %+v\n%s", hits.Load(), s, s.Message)
			}
			if limited := h.adapter.State().Limited; (limited > 0) != (c.fault.Status == http.StatusTooManyRequests) {
				t.Errorf("%d calls counted as too many", limited)
			}
			if strings.Contains(h.log.String(), "token-") || strings.Contains(h.log.String(), discordtest.Token) {
				t.Errorf("a token in the log: %s", h.log)
			}
		})
	}
}

func TestDuplicates(t *testing.T) {
	t.Parallel()
	h := start(t, nil)
	h.AwaitConnected(1)
	var sent []discordtest.Interaction
	for n := range 30 {
		i := discordtest.Command("echo", "words", fmt.Sprint(n))
		sent = append(sent, i)
		h.Send(i, 1+n%5)
	}
	for _, i := range sent {
		if s := h.Await(i.ID()); s.Messages != 1 {
			t.Errorf("%+v", s)
		}
	}
	if err := h.stop(); err != nil {
		t.Fatal(err)
	}
	if n := len(h.asked.all()); n != len(sent) {
		t.Errorf("the bot was asked %d times for %d questions", n, len(sent))
	}
	for _, i := range sent {
		if s := h.Seen(i.ID()); s.Edits != 1 {
			t.Errorf("edited %d times", s.Edits)
		}
	}
}

// Two hundred at once are each written down in a database and acknowledged
// before any work is done. How long that takes is BenchmarkCrowd's affair.
func TestCrowd(t *testing.T) {
	work := make(chan struct{})
	h := crowded(t, func(ctx context.Context) {
		select {
		case <-work:
		case <-ctx.Done():
		}
	})
	sent := h.crowd(200)
	for _, i := range sent {
		eventually(t, func() bool { return !h.Seen(i.ID()).Acked.IsZero() })
	}
	close(work)
	for _, i := range sent {
		if s := h.Await(i.ID()); s.Messages != 1 {
			t.Errorf("%+v", s)
		}
	}
}

// BenchmarkCrowd tells how long the slowest acknowledgement of two hundred
// takes, beside the slowest of as many bare requests to the same server.
func BenchmarkCrowd(b *testing.B) {
	h := crowded(b, func(ctx context.Context) { sleep(ctx, 80*time.Millisecond) })
	var slowest, floor time.Duration
	for b.Loop() {
		floor = max(floor, h.bare(b, 200))
		for _, i := range h.crowd(200) {
			s := h.Await(i.ID())
			slowest = max(slowest, s.Acked.Sub(s.Sent))
		}
	}
	b.ReportMetric(float64(slowest.Milliseconds()), "ms-slowest-ack")
	b.ReportMetric(float64(floor.Milliseconds()), "ms-slowest-bare")
}

// crowded is a bot over a database whose command /work works as it is told.
func crowded(t testing.TB, work func(context.Context)) *harness {
	db, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "test.db"), sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	h := start(t, func(_ *discordtest.Server, a *Adapter) {
		a.Box = db.Box()
		a.Commands = append(a.Commands, bot.Command{Name: "work", Summary: "Take a while", Run: func(ctx context.Context, _ bot.Request) (bot.Answer, error) {
			work(ctx)
			return bot.Answer{Status: bot.Found, Title: "done"}, nil
		}})
	})
	h.AwaitConnected(1)
	return h
}

// crowd has many ask at once.
func (h *harness) crowd(n int) (sent []discordtest.Interaction) {
	var all sync.WaitGroup
	for range n {
		i := discordtest.Command("work")
		sent = append(sent, i)
		all.Go(func() { h.Send(i, 1) })
	}
	all.Wait()
	return sent
}

// bare acknowledges n interactions at once by nothing but a request, and
// returns how long the slowest took.
func (h *harness) bare(t testing.TB, n int) time.Duration {
	client := &http.Client{Transport: newTransport()}
	defer client.CloseIdleConnections()
	var slowest atomic.Int64
	var all sync.WaitGroup
	for range n {
		i := discordtest.Command("work")
		h.Expect(i)
		all.Go(func() {
			begin := time.Now()
			resp, err := client.Post(fmt.Sprintf("%s/api/v9/interactions/%s/%s/callback", h.URL, i.ID(), i["token"]), "application/json", strings.NewReader(`{"type":5}`))
			if err != nil {
				t.Error(err)
				return
			}
			resp.Body.Close()
			for took := int64(time.Since(begin)); ; {
				if was := slowest.Load(); was >= took || slowest.CompareAndSwap(was, took) {
					return
				}
			}
		})
	}
	all.Wait()
	return time.Duration(slowest.Load())
}

// No edit is held up by another one: sixty are on their way at once, and none
// is let through before the last has come.
func TestEditsDoNotWaitForEachOther(t *testing.T) {
	const many = 60
	var came atomic.Int64
	all := make(chan struct{})
	h := start(t, func(s *discordtest.Server, _ *Adapter) {
		s.Fault = func(r *http.Request) discordtest.Fault {
			if r.Method != http.MethodPatch {
				return discordtest.Fault{}
			}
			if came.Add(1) == many {
				close(all)
			}
			select {
			case <-all:
			case <-r.Context().Done():
			}
			return discordtest.Fault{}
		}
	})
	h.AwaitConnected(1)
	var sent []discordtest.Interaction
	for range many {
		i := discordtest.Command("echo", "words", "x")
		h.Send(i, 1)
		sent = append(sent, i)
	}
	for _, i := range sent {
		if s := h.Await(i.ID()); s.Messages != 1 {
			t.Errorf("%+v", s)
		}
	}
}

// Ten thousand interactions (fewer under the race detector) leave nothing
// behind.
func TestSoak(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a while")
	}
	h := start(t, nil)
	h.AwaitConnected(1)
	const rounds, each = 100 / slower, 100
	var early runtime.MemStats
	goroutines := 0
	for round := range rounds {
		var sent []discordtest.Interaction
		for range each {
			i := discordtest.Command("echo", "words", "x")
			h.Send(i, 1)
			sent = append(sent, i)
		}
		for _, i := range sent {
			h.Await(i.ID())
			h.Forget(i)
		}
		h.asked.mu.Lock()
		h.asked.list = nil
		h.asked.mu.Unlock()
		h.log.reset()
		_ = h.box.Forget(t.Context(), time.Now().Add(time.Hour)) // the test's own memory shall not count
		if round == rounds/5 {
			settle(h)
			runtime.ReadMemStats(&early)
			goroutines = runtime.NumGoroutine()
		}
	}
	settle(h)
	var late runtime.MemStats
	runtime.ReadMemStats(&late)
	grown := int64(late.HeapAlloc) - int64(early.HeapAlloc)
	t.Logf("%d interactions: heap %d kB, %+d kB since the first fifth; goroutines %d, were %d", rounds*each, late.HeapAlloc>>10, grown>>10, runtime.NumGoroutine(), goroutines)
	if grown > 2<<20 {
		t.Errorf("the heap grew by %d kB", grown>>10)
	}
	if n := runtime.NumGoroutine(); n > goroutines+20 {
		t.Errorf("%d goroutines, were %d", n, goroutines)
	}
}

// settle lets everything end, the inbox forget, and connections that wait for
// more go: how many those are depends on how busy the machine was.
func settle(h *harness) {
	h.CloseClientConnections()
	for last := 0; last != runtime.NumGoroutine(); time.Sleep(100 * time.Millisecond) {
		last = runtime.NumGoroutine()
	}
	_ = h.box.Forget(context.Background(), time.Now().Add(time.Hour))
	runtime.GC()
	runtime.GC()
}

// viaWire starts an adapter whose gateway connection goes through a wire
// that can be damaged.
func viaWire(t *testing.T, heartbeat time.Duration) (*harness, *discordtest.Proxy) {
	var wire *discordtest.Proxy
	h := start(t, func(s *discordtest.Server, _ *Adapter) {
		wire = discordtest.NewProxy(t, s.Listener.Addr().String())
		s.GatewayURL, s.Heartbeat = "ws://"+wire.Address()+"/socket/", heartbeat
	})
	return h, wire
}

func TestReconnects(t *testing.T) {
	for _, c := range []struct {
		name   string
		damage func(h *harness, wire *discordtest.Proxy)
		resume bool // the session survives, and with it what was sent meanwhile
		silent bool // nothing but a missing heartbeat tells
	}{
		{"closed for a resume", func(h *harness, _ *discordtest.Proxy) { h.Hangup(4000, false) }, true, false},
		{"asked to reconnect", func(h *harness, _ *discordtest.Proxy) { h.Ask(7, nil) }, true, false},
		{"wire dropped", func(_ *harness, wire *discordtest.Proxy) { wire.Drop() }, true, false},
		{"session gone", func(h *harness, _ *discordtest.Proxy) { h.Hangup(4009, true) }, false, false},
		{"session declared invalid", func(h *harness, _ *discordtest.Proxy) { h.Ask(9, false) }, false, false},
		{"wire corrupt", func(_ *harness, wire *discordtest.Proxy) {
			wire.Corrupt(true)
			time.Sleep(1500 * time.Millisecond) // a heartbeat is in it
			wire.Corrupt(false)
		}, false, true},
		{"wire stalled", func(_ *harness, wire *discordtest.Proxy) {
			wire.Stall(true)
			time.Sleep(2500 * time.Millisecond)
			wire.Stall(false)
		}, false, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			heartbeat := time.Duration(0) // a busy machine shall not miss one
			if c.silent {
				heartbeat = time.Second
			}
			h, wire := viaWire(t, heartbeat)
			h.ask(discordtest.Command("echo", "words", "before"))
			if c.resume {
				h.misses(t, func() { c.damage(h, wire) })
			} else {
				c.damage(h, wire)
			}
			h.answersAgain(t)
		})
	}
}

// misses fails t where what is asked while the bot is away is lost with the
// connection.
func (h *harness) misses(t *testing.T, damage func()) {
	t.Helper()
	_, begun, resumed, _ := h.Connections()
	h.Shut(true)
	damage()
	eventually(t, func() bool { now, _, _, _ := h.Connections(); return now == 0 })
	missed := discordtest.Command("echo", "words", "meanwhile")
	h.Send(missed, 1)
	h.Shut(false)
	if s := h.Await(missed.ID()); s.Messages != 1 {
		t.Errorf("missed: %+v", s)
	}
	if _, b, r, _ := h.Connections(); b != begun || r == resumed {
		t.Errorf("%d sessions begun, were %d; %d resumes, were %d", b, begun, r, resumed)
	}
}

// answersAgain asks until there is an answer: what is asked while there is no
// session is lost.
func (h *harness) answersAgain(t *testing.T) {
	t.Helper()
	var sent []discordtest.Interaction
	eventually(t, func() bool {
		i := discordtest.Command("echo", "words", "after")
		sent = append(sent, i)
		h.Send(i, 1)
		time.Sleep(100 * time.Millisecond)
		return slices.ContainsFunc(sent, func(i discordtest.Interaction) bool { return h.Seen(i.ID()).Messages == 1 })
	})
}

// A connection whose heartbeats are not acknowledged is closed, with a code
// that keeps the session, long before the library would.
func TestZombieIsNoticed(t *testing.T) {
	t.Parallel()
	var deaf atomic.Bool
	h := start(t, func(s *discordtest.Server, _ *Adapter) {
		s.Heartbeat, s.Deaf = time.Second, deaf.Load
	})
	h.ask(discordtest.Command("echo", "words", "x"))
	eventually(t, func() bool { return h.adapter.State().Err == nil })
	deaf.Store(true)
	eventually(t, func() bool { _, _, _, codes := h.Connections(); return len(codes) > 0 })
	if _, _, _, codes := h.Connections(); codes[0] != 4000 {
		t.Errorf("closed with %d", codes[0]) // as the library does, five intervals later
	}
	deaf.Store(false)
	eventually(t, func() bool { now, begun, resumed, _ := h.Connections(); return now == 1 && begun == 1 && resumed > 0 })
	h.ask(discordtest.Command("echo", "words", "y"))
}

func TestFinalCodesEndTheBot(t *testing.T) {
	for _, code := range []int{4004, 4010, 4011, 4012, 4013, 4014} {
		t.Run(fmt.Sprint(code), func(t *testing.T) {
			t.Parallel()
			s := discordtest.NewServer(t)
			s.Refuse = code
			a := newAdapter(s.URL, &asked{}, &inboxtest.Box{}, &lockedBuffer{})
			ctx, cancel := context.WithTimeout(t.Context(), patience)
			defer cancel()
			err := a.Run(ctx, handler(a))
			var e *onrecord.Error
			if !errors.As(err, &e) || e.Try == "" {
				t.Errorf("%v", err)
			}
		})
	}
}

// Discord takes the token back from who begins more than a thousand sessions
// a day: one that connects and is turned away each time begins fewer. One that
// was steady in between begins with short pauses again.
func TestPausesStayWithinTheDay(t *testing.T) {
	var p pauses
	sessions := 0
	for day := time.Duration(0); day < 24*time.Hour; day += p.next(0) {
		sessions++
	}
	if sessions > 1000 {
		t.Errorf("%d sessions in a day", sessions)
	}
	if pause := p.next(time.Hour); pause > time.Second {
		t.Errorf("%v after an hour", pause)
	}
}

// Shards begin in waves of as many as Discord allows, in their order.
func TestTurns(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		turns, begun := newTurns(2), time.Now()
		var at []time.Duration
		for shard := range 5 {
			if !turns.wait(t.Context(), shard) {
				t.Fatal("no turn")
			}
			at = append(at, time.Since(begun))
		}
		if want := []time.Duration{0, 0, 5 * time.Second, 5 * time.Second, 10 * time.Second}; !slices.Equal(at, want) {
			t.Errorf("begun after %v, want %v", at, want)
		}
		ended, cancel := context.WithCancel(t.Context())
		cancel()
		if turns.wait(ended, 0) {
			t.Error("a turn after the end")
		}
	})
}

func TestDeliveryFollowsShards(t *testing.T) {
	o := &office{mine: plan{shards: []int{1}, count: 2}.serves}
	for guild, want := range map[string]bool{"": false, "4194304": true, "8388608": false} {
		if got := o.Owns(event(call{ID: "1", Guild: guild})); got != want {
			t.Errorf("guild %q: %v", guild, got)
		}
	}
	var _ delivery.Owner = o
}
