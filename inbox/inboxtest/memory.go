// Package inboxtest holds an inbox in memory, for tests of those who use one.
package inboxtest

import (
	"cmp"
	"context"
	"slices"
	"sync"
	"time"

	"onrecord/inbox"
)

// Box is an inbox.Box in memory. It outlives whoever uses it; Reopen shows it
// to the next user, as a restart does. Before, where it is set, runs before
// each method ("take", "answer", "try", "finish", "open", "forget") and can
// fail it. The zero Box is ready.
type Box struct {
	Before func(method string, k inbox.Key) error

	once sync.Once
	*memory
}

type memory struct {
	mu     sync.Mutex
	events map[inbox.Key]*inbox.Event
	nth    map[inbox.Key]int
}

// Reopen returns the same box as another process sees it: without Before.
func (b *Box) Reopen() *Box {
	b.ready()
	return &Box{memory: b.memory}
}

func (b *Box) ready() {
	b.once.Do(func() {
		if b.memory == nil {
			b.memory = &memory{events: map[inbox.Key]*inbox.Event{}, nth: map[inbox.Key]int{}}
		}
	})
}

var _ inbox.Box = (*Box)(nil)

func (b *Box) begin(method string, k inbox.Key) (unlock func(), err error) {
	if b.Before != nil {
		if err := b.Before(method, k); err != nil {
			return nil, err
		}
	}
	b.ready()
	b.mu.Lock()
	return b.mu.Unlock, nil
}

// Take implements inbox.Box.
func (b *Box) Take(_ context.Context, e inbox.Event) (bool, error) {
	unlock, err := b.begin("take", e.Key)
	if err != nil {
		return false, err
	}
	defer unlock()
	if b.events[e.Key] != nil {
		return false, nil
	}
	e.State, e.Attempts, e.Reply = inbox.Taken, 0, nil
	e.Request = slices.Clone(e.Request)
	b.events[e.Key], b.nth[e.Key] = &e, len(b.nth)
	return true, nil
}

// Answer implements inbox.Box.
func (b *Box) Answer(_ context.Context, k inbox.Key, reply []byte) (bool, error) {
	unlock, err := b.begin("answer", k)
	if err != nil {
		return false, err
	}
	defer unlock()
	e := b.events[k]
	if e == nil || e.State != inbox.Taken {
		return false, nil
	}
	e.State, e.Reply = inbox.Answered, slices.Clone(reply)
	return true, nil
}

// Try implements inbox.Box.
func (b *Box) Try(_ context.Context, k inbox.Key) (bool, error) {
	unlock, err := b.begin("try", k)
	if err != nil {
		return false, err
	}
	defer unlock()
	e := b.events[k]
	if e == nil || e.State != inbox.Answered {
		return false, nil
	}
	e.Attempts++
	return true, nil
}

// Finish implements inbox.Box.
func (b *Box) Finish(_ context.Context, k inbox.Key, as inbox.State) error {
	unlock, err := b.begin("finish", k)
	if err != nil {
		return err
	}
	defer unlock()
	if e := b.events[k]; e != nil {
		e.State, e.Request, e.Reply = as, nil, nil
	}
	return nil
}

// Open implements inbox.Box.
func (b *Box) Open(_ context.Context, platform string) ([]inbox.Event, error) {
	unlock, err := b.begin("open", inbox.Key{Platform: platform})
	if err != nil {
		return nil, err
	}
	defer unlock()
	var open []inbox.Event
	for _, e := range b.events {
		if e.Platform == platform && (e.State == inbox.Taken || e.State == inbox.Answered) {
			open = append(open, *e)
		}
	}
	slices.SortFunc(open, func(x, y inbox.Event) int {
		return cmp.Or(x.Received.Compare(y.Received), cmp.Compare(b.nth[x.Key], b.nth[y.Key]))
	})
	return open, nil
}

// Forget implements inbox.Box.
func (b *Box) Forget(_ context.Context, before time.Time) error {
	unlock, err := b.begin("forget", inbox.Key{})
	if err != nil {
		return err
	}
	defer unlock()
	for k, e := range b.events {
		if e.Received.Before(before) && (e.State == inbox.Sent || e.State == inbox.Dropped) {
			delete(b.events, k)
			delete(b.nth, k)
		}
	}
	return nil
}

// State returns how far an event has come, empty when it is not known.
func (b *Box) State(k inbox.Key) inbox.State {
	b.ready()
	b.mu.Lock()
	defer b.mu.Unlock()
	if e := b.events[k]; e != nil {
		return e.State
	}
	return ""
}
