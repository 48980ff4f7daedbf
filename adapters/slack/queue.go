package slack

// Slack's pace: one message a second in each channel.

import (
	"context"
	"maps"
	"sync"
	"time"

	"golang.org/x/time/rate"

	"onrecord/delivery"
	"onrecord/inbox"
)

// queue keeps Slack's pace of one message a second in each channel, and lets
// only so many answers wait in one.
type queue struct {
	every   time.Duration
	waiting int // most answers that wait in one channel

	mu    sync.Mutex
	lines map[string]*line
}

// line is what waits in one channel: events, and until when each may.
type line struct {
	pace *rate.Limiter
	held map[inbox.Key]time.Time
}

func newQueue() *queue {
	return &queue{every: time.Second, waiting: 20, lines: map[string]*line{}}
}

// enter reserves a place in the line of a channel; false when it is full.
func (q *queue) enter(channel string, k inbox.Key, now, until time.Time) bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.sweep()
	l := q.line(channel)
	maps.DeleteFunc(l.held, func(_ inbox.Key, t time.Time) bool { return t.Before(now) })
	if _, has := l.held[k]; !has && len(l.held) >= q.waiting {
		return false
	}
	l.held[k] = until
	return true
}

// leave gives the place back.
func (q *queue) leave(channel string, k inbox.Key) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if l := q.lines[channel]; l != nil {
		delete(l.held, k)
	}
}

// wait returns when the channel may have its next message.
func (q *queue) wait(ctx context.Context, channel string) error {
	q.mu.Lock()
	pace := q.line(channel).pace
	q.mu.Unlock()
	if err := pace.Wait(ctx); err != nil {
		return &delivery.Later{Wait: q.every, Cause: err}
	}
	return nil
}

func (q *queue) line(channel string) *line {
	l := q.lines[channel]
	if l == nil {
		l = &line{pace: rate.NewLimiter(rate.Every(q.every), 1), held: map[inbox.Key]time.Time{}}
		q.lines[channel] = l
	}
	return l
}

// sweep forgets channels in which nothing waits and nothing was sent lately.
func (q *queue) sweep() {
	const many = 1000
	if len(q.lines) < many {
		return
	}
	maps.DeleteFunc(q.lines, func(_ string, l *line) bool { return len(l.held) == 0 && l.pace.Tokens() >= 1 })
}
