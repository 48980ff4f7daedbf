package slack

import (
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"onrecord/adapters/slack/slacktest"
)

// Ten thousand events, a fifth of them twice, while connections are renewed:
// each has one answer, and neither goroutines nor memory grow with them.
func TestSoak(t *testing.T) {
	events := 10_000
	if testing.Short() || raceDetector {
		events = 2_000
	}
	r := start(t)
	r.slack.Change(func(s *slacktest.Server) { s.Keep = 100 })
	r.courier.queue.every, r.courier.queue.waiting = time.Microsecond, events
	r.soak(t, 0, events/10) // what grows once has grown
	goroutines, heap := settled()
	begin := time.Now()
	r.soak(t, events/10, events)
	took := time.Since(begin)
	r.checkSoak(t, events)
	slacktest.Until(patience, func() bool { return runtime.NumGoroutine() <= goroutines+10 }) // those that are about to end
	after, heapAfter := settled()
	t.Logf("%d events in %v, %d to %d goroutines, %d to %d KiB", events, took, goroutines, after, heap>>10, heapAfter>>10)
	if after > goroutines+10 {
		t.Errorf("%d goroutines, before it were %d", after, goroutines)
	}
	// The inbox keeps the keys for a day, here in memory: some 500 bytes each.
	if grown := int64(heapAfter) - int64(heap); grown > int64(events)*1500 {
		t.Errorf("the heap grew by %d KiB", grown>>10)
	}
}

// soak sends the events from to to-1.
func (r *rig) soak(t *testing.T, from, to int) {
	t.Helper()
	next := atomic.Int64{}
	next.Store(int64(from))
	var all sync.WaitGroup
	for range 16 {
		all.Go(func() {
			for i := int(next.Add(1)) - 1; i < to; i = int(next.Add(1)) - 1 {
				r.soakOne(t, i)
				if i%2500 == 1200 {
					r.slack.Disconnect(i, "refresh_requested")
				}
			}
		})
	}
	all.Wait()
}

// soakOne delivers an event until it is acknowledged, as Slack does. It waits
// while the desk is nearly full: being told so is not what is tried here.
func (r *rig) soakOne(t *testing.T, i int) {
	payload := slacktest.Mention(fmt.Sprint("Ev", i), fmt.Sprint("C", i%50), fmt.Sprintf("%d.1", i), "", "who-said it")
	times := 1
	if i%5 == 0 {
		times = 2
	}
	for range times {
		if !slacktest.Until(patience, func() bool { return r.desk.Counts().Running < 200 }) {
			t.Errorf("the desk stays full before event %d", i)
			return
		}
		if _, err := r.slack.Deliver(i, "events_api", payload); err != nil {
			t.Errorf("event %d is never taken: %v", i, err)
			return
		}
	}
}

func (r *rig) checkSoak(t *testing.T, events int) {
	t.Helper()
	if !slacktest.Until(patience, func() bool { return r.slack.Shown() >= events }) {
		t.Errorf("%d messages for %d events", r.slack.Shown(), events)
	}
	time.Sleep(50 * time.Millisecond) // time for one too many
	tags := r.slack.Tags()
	if n := r.slack.Shown(); n != events || len(tags) != events {
		t.Errorf("%d messages and %d answers for %d events", n, len(tags), events)
	}
	for tag, n := range tags {
		if n != 1 {
			t.Errorf("%s was answered %d times", tag, n)
		}
	}
}

// settled returns the goroutines and the heap once they are at rest.
func settled() (goroutines int, heap uint64) {
	time.Sleep(300 * time.Millisecond)
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return runtime.NumGoroutine(), m.HeapAlloc
}
