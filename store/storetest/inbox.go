package storetest

import (
	"bytes"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"onrecord/inbox"
)

// testBox: one event is taken once, answered once, counted on each try, and
// forgotten only when it is finished.
func testBox(t *testing.T, open Open) {
	b := start(t, open).Box()
	ctx := t.Context()
	at := time.Date(2024, 5, 1, 12, 0, 0, 0, time.UTC)
	e := inbox.Event{Key: inbox.Key{Platform: "discord", Place: "1", Event: "77"}, Received: at, Deadline: at.Add(15 * time.Minute), Request: []byte("question")}
	yes(t, "taken")(b.Take(ctx, e))
	no(t, "taken twice")(b.Take(ctx, e))
	other := e
	other.Place = "2"
	yes(t, "taken in another place")(b.Take(ctx, other))
	no(t, "tried before it is answered")(b.Try(ctx, e.Key))
	yes(t, "answered")(b.Answer(ctx, e.Key, []byte("answer")))
	no(t, "answered twice")(b.Answer(ctx, e.Key, []byte("another")))
	yes(t, "tried")(b.Try(ctx, e.Key))
	no(t, "answered, though nobody asked")(b.Answer(ctx, inbox.Key{Platform: "discord", Event: "none"}, nil))

	list, err := b.Open(ctx, "discord")
	if err != nil || len(list) != 2 || list[0].Key != e.Key || list[1].Key != other.Key {
		t.Fatalf("open: %+v, %v", list, err)
	}
	if got := list[0]; got.State != inbox.Answered || got.Attempts != 1 || string(got.Reply) != "answer" ||
		string(got.Request) != "question" || !got.Received.Equal(at) || !got.Deadline.Equal(e.Deadline) {
		t.Errorf("open: %+v", got)
	}
	if list, err := b.Open(ctx, "slack"); err != nil || len(list) > 0 {
		t.Errorf("open on another platform: %+v, %v", list, err)
	}
	testFinish(t, b, e, other)
	testRace(t, b)
}

func testFinish(t *testing.T, b inbox.Box, e, other inbox.Event) {
	ctx := t.Context()
	if err := b.Finish(ctx, e.Key, inbox.Taken); err == nil {
		t.Error("an event finished as taken")
	}
	if err := b.Finish(ctx, e.Key, inbox.Sent); err != nil {
		t.Fatal(err)
	}
	if err := b.Forget(ctx, e.Received); err != nil {
		t.Fatal(err)
	}
	no(t, "taken after it was sent")(b.Take(ctx, e))
	if err := b.Forget(ctx, e.Received.Add(time.Hour)); err != nil {
		t.Fatal(err)
	}
	yes(t, "taken after it was forgotten")(b.Take(ctx, e))
	list, err := b.Open(ctx, "discord")
	if err != nil || len(list) != 2 || list[0].Key != other.Key {
		t.Errorf("an open event was forgotten: %+v, %v", list, err)
	}
}

// testRace: of many that take or answer one event at once, one does.
func testRace(t *testing.T, b inbox.Box) {
	e := inbox.Event{Key: inbox.Key{Platform: "slack", Event: "race"}, Received: time.Now(), Deadline: time.Now().Add(time.Hour)}
	var taken, answered atomic.Int32
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			if ok, err := b.Take(t.Context(), e); err == nil && ok {
				taken.Add(1)
			}
			if ok, err := b.Answer(t.Context(), e.Key, []byte("x")); err == nil && ok {
				answered.Add(1)
			}
		})
	}
	all.Wait()
	if taken.Load() != 1 || answered.Load() != 1 {
		t.Errorf("taken %d times, answered %d times", taken.Load(), answered.Load())
	}
}

func yes(t *testing.T, what string) func(bool, error) {
	return func(ok bool, err error) {
		t.Helper()
		if err != nil || !ok {
			t.Errorf("%s: %v, %v; want true", what, ok, err)
		}
	}
}

func no(t *testing.T, what string) func(bool, error) {
	return func(ok bool, err error) {
		t.Helper()
		if err != nil || ok {
			t.Errorf("%s: %v, %v; want false", what, ok, err)
		}
	}
}

// testShelf: a value is there until its time is up or it is dropped; Once
// gives it to one asker only.
func testShelf(t *testing.T, open Open) {
	s := start(t, open).Shelf()
	ctx := t.Context()
	put := func(scope, key, value string, until time.Time) {
		if err := s.Put(ctx, scope, key, []byte(value), until); err != nil {
			t.Fatal(err)
		}
	}
	want := func(scope, key, value string, there bool) {
		t.Helper()
		if got, ok, err := s.Get(ctx, scope, key); err != nil || ok != there || !bytes.Equal(got, []byte(value)) {
			t.Errorf("get %s %s: %q, %v, %v; want %q, %v", scope, key, got, ok, err, value, there)
		}
	}
	put("slack/install", "T2", "two", time.Time{})
	put("slack/install", "T1", "one", time.Time{})
	put("slack/install", "T1", "one again", time.Now().Add(time.Hour))
	put("slack/state", "s", "state", time.Now().Add(-time.Second))
	want("slack/install", "T1", "one again", true)
	want("slack/install", "T3", "", false)
	want("slack", "T1", "", false)
	want("slack/state", "s", "", false)
	if keys, err := s.Keys(ctx, "slack/install"); err != nil || !slices.Equal(keys, []string{"T1", "T2"}) {
		t.Errorf("keys: %q, %v", keys, err)
	}
	if keys, err := s.Keys(ctx, "slack/state"); err != nil || len(keys) > 0 {
		t.Errorf("keys of what is over: %q, %v", keys, err)
	}
	testOnce(t, s)
	if err := s.Drop(ctx, "slack/install", "T1"); err != nil {
		t.Fatal(err)
	}
	want("slack/install", "T1", "", false)
	want("slack/install", "T2", "two", true)
	if err := s.Drop(ctx, "slack/install", ""); err != nil {
		t.Fatal(err)
	}
	want("slack/install", "T2", "", false)
}

func testOnce(t *testing.T, s inbox.Shelf) {
	if err := s.Put(t.Context(), "once", "k", nil, time.Time{}); err != nil {
		t.Fatal(err)
	}
	var got atomic.Int32
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			if _, ok, err := s.Once(t.Context(), "once", "k"); err == nil && ok {
				got.Add(1)
			}
		})
	}
	all.Wait()
	if got.Load() != 1 {
		t.Errorf("%d askers got a value that is there once", got.Load())
	}
}
