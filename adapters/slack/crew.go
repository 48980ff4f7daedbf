package slack

// Work beside the desk, bounded and without panics.

import (
	"context"
	"log/slog"
	"sync"
)

// crew runs work beside the desk: homes, modals, refusals. It is bounded, and
// what finds no room is not done.
type crew struct {
	room chan struct{}
	log  *slog.Logger

	mu     sync.Mutex
	closed bool
	works  sync.WaitGroup
}

func newCrew(n int, log *slog.Logger) *crew { return &crew{room: make(chan struct{}, n), log: log} }

// do runs f soon, within apiTime. A panic or an error is logged.
func (c *crew) do(name string, f func(ctx context.Context) error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.closed {
		return
	}
	select {
	case c.room <- struct{}{}:
	default:
		c.log.Warn("too much at once: not done", "what", name)
		return
	}
	c.works.Go(func() {
		defer func() { <-c.room }()
		ctx, cancel := context.WithTimeout(context.Background(), apiTime)
		defer cancel()
		defer c.survive(name)
		if err := f(ctx); err != nil {
			c.log.Warn("not done", "what", name, "err", err)
		}
	})
}

// survive, deferred, turns a panic into a line in the log.
func (c *crew) survive(name string) {
	if p := recover(); p != nil {
		c.log.Error("panic", "in", name, "panic", p)
	}
}

// stop takes no more work and waits for what runs.
func (c *crew) stop() {
	c.mu.Lock()
	c.closed = true
	c.mu.Unlock()
	c.works.Wait()
}
