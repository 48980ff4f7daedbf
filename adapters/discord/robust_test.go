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
	"time"

	"onrecord"
	"onrecord/adapters/discord/discordtest"
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
			s := h.Await(i.ID(), 10*time.Second)
			if s.Messages != 1 || !strings.Contains(string(s.Message), c.want) || hits.Load() < int64(c.times) {
				t.Errorf("%d hits; %+v\n%s", hits.Load(), s, s.Message)
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
		if s := h.Await(i.ID(), 5*time.Second); s.Messages != 1 {
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

// Two hundred at once: each is acknowledged within a second, though the work
// takes longer than that in all, and is written down in a database first. A
// machine that is busy with something else gets three attempts; one that
// looks for races is not measured.
func TestCrowd(t *testing.T) {
	db, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "test.db"), sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	h := start(t, func(_ *discordtest.Server, a *Adapter) { a.Box = db.Box() })
	h.AwaitConnected(1)
	best := time.Hour
	for range 3 {
		slowest := h.crowd(t, 200)
		t.Logf("slowest acknowledgement of 200: %v", slowest)
		if best = min(best, slowest); best < time.Second || slower > 1 {
			return
		}
	}
	t.Errorf("the slowest acknowledgement took %v", best)
}

// crowd has many ask at once and returns how long the slowest
// acknowledgement took.
func (h *harness) crowd(t *testing.T, n int) (slowest time.Duration) {
	var sent []discordtest.Interaction
	for range n {
		sent = append(sent, discordtest.Command("slow"))
	}
	var all sync.WaitGroup
	for _, i := range sent {
		all.Go(func() { h.Send(i, 1) })
	}
	all.Wait()
	for _, i := range sent {
		s := h.Await(i.ID(), 60*time.Second)
		slowest = max(slowest, s.Acked.Sub(s.Sent))
		if s.Messages != 1 {
			t.Errorf("%+v", s)
		}
	}
	return slowest
}

// The 60th of many edits is not held up by the first: each has its own bucket.
func TestEditsDoNotWaitForEachOther(t *testing.T) {
	h := start(t, func(s *discordtest.Server, _ *Adapter) {
		s.Fault = func(r *http.Request) discordtest.Fault {
			if r.Method == http.MethodPatch {
				return discordtest.Fault{Delay: 200 * time.Millisecond}
			}
			return discordtest.Fault{}
		}
	})
	h.AwaitConnected(1)
	begin := time.Now()
	var sent []discordtest.Interaction
	for range 60 {
		i := discordtest.Command("echo", "words", "x")
		h.Send(i, 1)
		sent = append(sent, i)
	}
	for _, i := range sent {
		h.Await(i.ID(), 20*time.Second)
	}
	if took := time.Since(begin); took > 4*time.Second {
		t.Errorf("60 edits of 200 ms took %v", took)
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
			h.Await(i.ID(), 20*time.Second)
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

// settle lets everything end, and the inbox forget.
func settle(h *harness) {
	time.Sleep(50 * time.Millisecond)
	h.box.Forget(context.Background(), time.Now().Add(time.Hour))
	runtime.GC()
	runtime.GC()
}

// viaWire starts an adapter whose gateway connection goes through a wire
// that can be damaged.
func viaWire(t *testing.T, prepare func(*discordtest.Server, *Adapter)) (*harness, *discordtest.Proxy) {
	var wire *discordtest.Proxy
	h := start(t, func(s *discordtest.Server, a *Adapter) {
		wire = discordtest.NewProxy(t, s.Listener.Addr().String())
		s.GatewayURL = "ws://" + wire.Address() + "/socket/"
		s.Heartbeat = 400 * time.Millisecond
		if prepare != nil {
			prepare(s, a)
		}
	})
	return h, wire
}

func TestReconnects(t *testing.T) {
	for _, c := range []struct {
		name   string
		damage func(h *harness, wire *discordtest.Proxy)
		resume bool // the session survives, and with it what was sent meanwhile
	}{
		{"closed for a resume", func(h *harness, _ *discordtest.Proxy) { h.Hangup(4000, false) }, true},
		{"asked to reconnect", func(h *harness, _ *discordtest.Proxy) { h.Ask(7, nil) }, true},
		{"wire dropped", func(_ *harness, wire *discordtest.Proxy) { wire.Drop() }, true},
		{"session gone", func(h *harness, _ *discordtest.Proxy) { h.Hangup(4009, true) }, false},
		{"session declared invalid", func(h *harness, _ *discordtest.Proxy) { h.Ask(9, false) }, false},
		{"wire corrupt", func(_ *harness, wire *discordtest.Proxy) {
			wire.Corrupt(true)
			time.Sleep(time.Second)
			wire.Corrupt(false)
		}, false},
		{"wire stalled", func(_ *harness, wire *discordtest.Proxy) {
			wire.Stall(true)
			time.Sleep(1500 * time.Millisecond)
			wire.Stall(false)
		}, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			h, wire := viaWire(t, nil)
			h.ask(discordtest.Command("echo", "words", "before"))
			_, begun, resumed, _ := h.Connections()
			c.damage(h, wire)
			missed := discordtest.Command("echo", "words", "meanwhile")
			if c.resume {
				for now := 1; now > 0; time.Sleep(5 * time.Millisecond) {
					now, _, _, _ = h.Connections()
				}
				h.Send(missed, 1)
				if s := h.Await(missed.ID(), 15*time.Second); s.Messages != 1 {
					t.Errorf("missed: %+v", s)
				}
				if _, b, r, _ := h.Connections(); b != begun || r == resumed {
					t.Errorf("%d sessions begun, were %d; %d resumes, were %d", b, begun, r, resumed)
				}
			}
			eventually(t, 25*time.Second, func() bool {
				i := discordtest.Command("echo", "words", "after")
				h.Send(i, 1)
				for range 60 {
					if h.Seen(i.ID()).Messages == 1 {
						return true
					}
					time.Sleep(5 * time.Millisecond)
				}
				return false
			})
		})
	}
}

func eventually(t *testing.T, most time.Duration, ok func() bool) {
	t.Helper()
	for end := time.Now().Add(most); !ok(); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatal("it did not happen")
		}
	}
}

// A connection whose heartbeats are not acknowledged is closed, with a code
// that keeps the session, long before the library would.
func TestZombieIsNoticed(t *testing.T) {
	t.Parallel()
	var deaf atomic.Bool
	h := start(t, func(s *discordtest.Server, _ *Adapter) {
		s.Heartbeat, s.Deaf = 500*time.Millisecond, deaf.Load
	})
	h.ask(discordtest.Command("echo", "words", "x"))
	eventually(t, 5*time.Second, func() bool { return h.adapter.State().Err == nil })
	deaf.Store(true)
	begin := time.Now()
	eventually(t, 10*time.Second, func() bool { _, _, _, codes := h.Connections(); return slices.Contains(codes, 4000) })
	if took := time.Since(begin); took > 2500*time.Millisecond {
		t.Errorf("noticed after %v", took)
	}
	deaf.Store(false)
	eventually(t, 15*time.Second, func() bool { now, begun, resumed, _ := h.Connections(); return now == 1 && begun == 1 && resumed > 0 })
	h.ask(discordtest.Command("echo", "words", "y"))
}

func TestFinalCodesEndTheBot(t *testing.T) {
	for _, code := range []int{4004, 4010, 4011, 4012, 4013, 4014} {
		t.Run(fmt.Sprint(code), func(t *testing.T) {
			t.Parallel()
			s := discordtest.NewServer(t)
			s.Refuse = code
			a := newAdapter(s.URL, &asked{}, &inboxtest.Box{}, &lockedBuffer{})
			ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
			defer cancel()
			err := a.Run(ctx, handler(a))
			var e *onrecord.Error
			if !errors.As(err, &e) || e.Try == "" {
				t.Errorf("%v", err)
			}
		})
	}
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
