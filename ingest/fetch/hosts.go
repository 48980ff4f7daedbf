package fetch

import (
	"context"
	"sync"
)

// hosts lets a few requests at once through to each host.
type hosts struct {
	most int
	mu   sync.Mutex
	at   map[string]*gate
}

type gate struct {
	free  chan struct{}
	users int // waiting or inside; the gate is dropped at 0
}

func newHosts(most int) *hosts { return &hosts{most: most, at: map[string]*gate{}} }

// enter waits for a place at host; done gives it back.
func (h *hosts) enter(ctx context.Context, host string) (done func(), err error) {
	g := h.gate(host)
	select {
	case g.free <- struct{}{}:
		return func() { <-g.free; h.leave(host, g) }, nil
	case <-ctx.Done():
		h.leave(host, g)
		return nil, ctx.Err()
	}
}

func (h *hosts) gate(host string) *gate {
	h.mu.Lock()
	defer h.mu.Unlock()
	g := h.at[host]
	if g == nil {
		g = &gate{free: make(chan struct{}, h.most)}
		h.at[host] = g
	}
	g.users++
	return g
}

func (h *hosts) leave(host string, g *gate) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if g.users--; g.users == 0 {
		delete(h.at, host)
	}
}
