package delivery_test

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"onrecord/delivery"
	"onrecord/inbox"
	"onrecord/inbox/inboxtest"
)

// board is a platform that shows one text for each event: a second Send of
// the same event replaces the first, as an edit does.
type board struct {
	mu       sync.Mutex
	shown    map[string]string
	accepted map[string]int
	refused  []delivery.Reason
	answers  int

	answer func(ctx context.Context, e inbox.Event) ([]byte, error)
	send   func(e inbox.Event) error
}

func newBoard() *board { return &board{shown: map[string]string{}, accepted: map[string]int{}} }

func (b *board) Name() string { return "board" }

func (b *board) Answer(ctx context.Context, e inbox.Event) ([]byte, error) {
	b.mu.Lock()
	b.answers++
	b.mu.Unlock()
	if b.answer != nil {
		return b.answer(ctx, e)
	}
	return append([]byte("re: "), e.Request...), nil
}

func (b *board) Excuse(e inbox.Event, why error) []byte {
	return []byte("sorry: " + strings.SplitN(why.Error(), "\n", 2)[0])
}

func (b *board) Send(_ context.Context, e inbox.Event) error {
	if b.send != nil {
		if err := b.send(e); err != nil {
			return err
		}
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.shown[e.Event] = string(e.Reply)
	return nil
}

func (b *board) door(id string) delivery.Door {
	return delivery.Door{
		Accept: func(context.Context) error {
			b.mu.Lock()
			defer b.mu.Unlock()
			b.accepted[id]++
			return nil
		},
		Refuse: func(_ context.Context, r delivery.Refusal) error {
			b.mu.Lock()
			defer b.mu.Unlock()
			b.refused = append(b.refused, r.Reason)
			return nil
		},
	}
}

func event(id string) inbox.Event {
	return inbox.Event{
		Key:      inbox.Key{Platform: "board", Event: id},
		Deadline: time.Now().Add(10 * time.Minute),
		Request:  []byte(id),
	}
}

func open(t *testing.T, d *delivery.Desk) *delivery.Desk {
	t.Helper()
	if err := d.Start(t.Context()); err != nil {
		t.Fatal(err)
	}
	return d
}

// settle stops the desk after all that runs is done.
func settle(d *delivery.Desk) {
	ctx, cancel := context.WithTimeout(context.Background(), time.Hour)
	defer cancel()
	d.Stop(ctx)
}

func TestOneAnswerForManyDeliveries(t *testing.T) {
	b := newBoard()
	d := open(t, &delivery.Desk{Box: &inboxtest.Box{}, Platform: b})
	var all sync.WaitGroup
	for i := range 60 {
		id := fmt.Sprint("e", i)
		for range 1 + i%5 {
			all.Go(func() { d.Receive(t.Context(), event(id), delivery.Asker{}, b.door(id)) })
		}
	}
	all.Wait()
	settle(d)
	if b.answers != 60 || len(b.shown) != 60 {
		t.Fatalf("60 events: worked on %d times, %d answers shown", b.answers, len(b.shown))
	}
	for id, n := range b.accepted {
		if n != 1 || b.shown[id] != "re: "+id {
			t.Errorf("%s accepted %d times, shown %q", id, n, b.shown[id])
		}
	}
	if c := d.Counts(); c.Known != 120 || c.Sent != 60 {
		t.Errorf("counts %+v", c)
	}
}

// Work that is done is never taken for work that took too long, however late
// its desk comes to see the result.
func TestDoneIsNotLate(t *testing.T) {
	b := newBoard()
	d := open(t, &delivery.Desk{Box: &inboxtest.Box{}, Platform: b, Workers: 64, Waiting: 5000, Time: time.Hour})
	for i := range 5000 {
		id := fmt.Sprint("e", i)
		d.Receive(t.Context(), event(id), delivery.Asker{}, b.door(id))
	}
	settle(d)
	for id, shown := range b.shown {
		if shown != "re: "+id {
			t.Errorf("%s: %s", id, shown)
		}
	}
}

func TestEveryOutcomeIsShown(t *testing.T) {
	for _, c := range []struct {
		name   string
		answer func(ctx context.Context, e inbox.Event) ([]byte, error)
		want   string
	}{
		{"good", nil, "re: x"},
		{"error", func(context.Context, inbox.Event) ([]byte, error) { return nil, errors.New("no disk") }, "sorry: no disk"},
		{"panic", func(context.Context, inbox.Event) ([]byte, error) { panic("boom") }, "sorry: panic: boom"},
		{"goexit", func(context.Context, inbox.Event) ([]byte, error) { runtime.Goexit(); return nil, nil }, "sorry: the work ended without a result"},
		{"too slow", func(ctx context.Context, _ inbox.Event) ([]byte, error) {
			time.Sleep(time.Minute)
			return nil, nil
		}, "sorry: the work took too long"},
	} {
		t.Run(c.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				b := newBoard()
				b.answer = c.answer
				d := open(t, &delivery.Desk{Box: &inboxtest.Box{}, Platform: b})
				d.Receive(t.Context(), event("x"), delivery.Asker{}, b.door("x"))
				begin := time.Now()
				settle(d)
				if b.shown["x"] != c.want {
					t.Errorf("shown %q, want %q", b.shown["x"], c.want)
				}
				if took := time.Since(begin); took > time.Minute {
					t.Errorf("took %v", took)
				}
			})
		})
	}
}

func TestSendIsTriedUntilTheDeadline(t *testing.T) {
	for _, c := range []struct {
		name  string
		send  func(e inbox.Event) error
		state inbox.State
		tries int // at least
		after time.Duration
	}{
		{"third time lucky", func(e inbox.Event) error {
			if e.Attempts < 3 {
				return errors.New("cut off")
			}
			return nil
		}, inbox.Sent, 3, 1500 * time.Millisecond},
		{"told to wait", func(e inbox.Event) error {
			if e.Attempts < 2 {
				return &delivery.Later{Wait: 90 * time.Second}
			}
			return nil
		}, inbox.Sent, 2, 90 * time.Second},
		{"gone", func(inbox.Event) error { return fmt.Errorf("token: %w", delivery.ErrGone) }, inbox.Dropped, 1, 0},
		{"panic", func(inbox.Event) error { panic("bad reply") }, inbox.Dropped, 1, 0},
		{"never", func(inbox.Event) error { return errors.New("down") }, inbox.Dropped, 20, 9 * time.Minute},
	} {
		t.Run(c.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				b, box, tries := newBoard(), &inboxtest.Box{}, 0
				b.send = func(e inbox.Event) error { tries = e.Attempts; return c.send(e) }
				d := open(t, &delivery.Desk{Box: box, Platform: b})
				begin := time.Now()
				e := event("x")
				d.Receive(t.Context(), e, delivery.Asker{}, b.door("x"))
				settle(d)
				if got := box.State(e.Key); got != c.state || tries < c.tries {
					t.Errorf("%s after %d attempts, want %s after %d", got, tries, c.state, c.tries)
				}
				if took := time.Since(begin); took < c.after || took > 10*time.Minute {
					t.Errorf("took %v, want from %v to the deadline", took, c.after)
				}
			})
		})
	}
}

func TestRefusals(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b, hold := newBoard(), make(chan struct{})
		b.answer = func(context.Context, inbox.Event) ([]byte, error) { <-hold; return []byte("done"), nil }
		d := open(t, &delivery.Desk{Box: &inboxtest.Box{}, Platform: b, Workers: 1, Waiting: 2, Time: time.Hour,
			Limits: &delivery.Limiter{User: delivery.Pace{Burst: 2, Every: time.Second}}})
		for i, user := range []string{"a", "a", "a", "b", "b", ""} {
			id := fmt.Sprint("e", i)
			d.Receive(t.Context(), event(id), delivery.Asker{User: user}, b.door(id))
		}
		want := []delivery.Reason{delivery.Hurried, delivery.Full, delivery.Full}
		if fmt.Sprint(b.refused) != fmt.Sprint(want) {
			t.Errorf("refused %v, want %v", b.refused, want)
		}
		close(hold)
		settle(d)
		if len(b.shown) != 3 {
			t.Errorf("%d answers, want 3", len(b.shown))
		}
		if v := d.Receive(t.Context(), event("late"), delivery.Asker{}, b.door("late")); v != delivery.Closed {
			t.Errorf("a stopped desk %s an event", v)
		}
	})
}

// The process dies at each step in turn: here the goroutine ends there, and
// a new desk starts over the same box. The event has one answer all the same.
func TestDeathAtEachStep(t *testing.T) {
	for _, step := range []string{"take", "accept", "work", "answer", "try", "send", "finish"} {
		for _, late := range []bool{false, true} {
			t.Run(fmt.Sprintf("%s late=%v", step, late), func(t *testing.T) {
				synctest.Test(t, func(t *testing.T) { dieAt(t, step, late) })
			})
		}
	}
}

func dieAt(t *testing.T, step string, late bool) {
	b, box, buried := newBoard(), &inboxtest.Box{}, make(chan struct{})
	var reached atomic.Bool
	die := func(at string) {
		if at == step || reached.Load() { // nothing happens in a dead process
			reached.Store(true)
			<-buried
			runtime.Goexit()
		}
	}
	box.Before = func(method string, _ inbox.Key) error { die(method); return nil }
	doomed := &board{shown: b.shown, accepted: b.accepted}
	doomed.answer = func(context.Context, inbox.Event) ([]byte, error) { die("work"); return []byte("re"), nil }
	doomed.send = func(inbox.Event) error { die("send"); return nil }
	first := open(t, &delivery.Desk{Box: box, Platform: doomed, Time: time.Hour, Keep: 1000 * time.Hour})
	e, door := event("x"), doomed.door("x")
	accept := door.Accept
	door.Accept = func(ctx context.Context) error { err := accept(ctx); die("accept"); return err }
	go first.Receive(t.Context(), e, delivery.Asker{}, door)
	synctest.Wait() // it stands at the step now
	if late {
		time.Sleep(11 * time.Minute)
	}
	again := box.Reopen()
	second := open(t, &delivery.Desk{Box: again, Platform: b})
	time.Sleep(time.Second)
	settle(second)

	written := step != "take"
	if shown := b.shown["x"] != ""; shown != (written && !late || step == "finish") {
		t.Errorf("shown: %v", shown)
	}
	if s := again.State(e.Key); written && s != inbox.Sent && s != inbox.Dropped {
		t.Errorf("left as %s", s)
	}
	synctest.Wait()
	close(buried)
	gone, cancel := context.WithCancel(context.Background())
	cancel()
	first.Stop(gone)
}

func TestLimiterForgetsAndCountsOnlyWhatPassed(t *testing.T) {
	l := &delivery.Limiter{User: delivery.Pace{Burst: 2, Every: time.Second}, Place: delivery.Pace{Burst: 3, Every: time.Second}}
	now := time.Unix(1e9, 0)
	ask := func(user string) bool { _, ok := l.Allow(now, delivery.Asker{User: user, Place: "p"}); return ok }
	got := fmt.Sprint(ask("a"), ask("a"), ask("a"), ask("b"), ask("b"))
	if want := fmt.Sprint(true, true, false, true, false); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	now = now.Add(time.Second)
	if wait, ok := l.Allow(now, delivery.Asker{User: "b", Place: "p"}); !ok {
		t.Errorf("a second later: wait %v", wait)
	}
}
