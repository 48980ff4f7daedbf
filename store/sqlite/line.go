package sqlite

import (
	"container/list"
	"context"
	"sync"
)

// line has those who read wait for a connection, and serves who came first:
// database/sql lets any of those who wait have the next one, and some would
// wait very long.
type line struct {
	mu      sync.Mutex
	free    int       // those that nobody has; none while somebody waits
	asked   uint64    // how many have come
	waiting list.List // of chan *state, each with room for one
}

func newLine(connections int) *line { return &line{free: connections} }

// take waits for a connection. It returns the number under which the caller
// came, and the state of the file that is open on it, or nil.
func (l *line) take(ctx context.Context) (number uint64, open *state, err error) {
	l.mu.Lock()
	l.asked++
	number = l.asked
	if l.free > 0 {
		l.free--
		l.mu.Unlock()
		return number, nil, nil
	}
	place := l.waiting.PushBack(make(chan *state, 1))
	l.mu.Unlock()
	open, err = l.await(ctx, place)
	return number, open, err
}

// await returns what is given to a place in the line; who gives up leaves it.
func (l *line) await(ctx context.Context, place *list.Element) (*state, error) {
	turn := place.Value.(chan *state)
	select {
	case open := <-turn:
		return open, nil
	case <-ctx.Done():
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	select {
	case open := <-turn: // in the same moment
		return open, nil
	default:
		l.waiting.Remove(place)
		return nil, ctx.Err()
	}
}

// give hands a connection to the next in line, with the state that is open on
// it, if any. Where nobody waits the state is let go of.
func (l *line) give(open *state) {
	if open != nil {
		if l.pass(open) {
			return
		}
		open.end()
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if !l.passLocked(nil) {
		l.free++
	}
}

func (l *line) pass(open *state) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.passLocked(open)
}

func (l *line) passLocked(open *state) bool {
	next := l.waiting.Front()
	if next == nil {
		return false
	}
	l.waiting.Remove(next)
	next.Value.(chan *state) <- open
	return true
}

// came returns the number of the last who came.
func (l *line) came() uint64 {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.asked
}
