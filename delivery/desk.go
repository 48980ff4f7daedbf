package delivery

// What a desk is made of, how it starts and how it stops.

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"

	"onrecord/inbox"
)

// Platform is what an adapter does for a Desk.
type Platform interface {
	// Name is the platform's name in inbox keys and logs.
	Name() string
	// Answer works on e.Request and returns the reply to be stored. It sends
	// nothing. When its context ends it should return.
	Answer(ctx context.Context, e inbox.Event) (reply []byte, err error)
	// Excuse returns the reply for an event whose Answer failed, panicked or
	// ran out of time. It must not fail.
	Excuse(e inbox.Event, why error) (reply []byte)
	// Send delivers e.Reply. An error that is ErrGone ends the attempts, a
	// *Later says how long to wait, and any other is tried again.
	Send(ctx context.Context, e inbox.Event) error
}

// Resumer is a Platform that has something to do for an event found without
// a reply after a restart, before the work: tell the platform again that an
// answer will come. An error that is ErrGone drops the event.
type Resumer interface {
	Resume(ctx context.Context, e inbox.Event) error
}

// Owner is a Platform that shares its inbox with other processes: after a
// restart a Desk leaves alone what it does not own.
type Owner interface {
	Owns(e inbox.Event) bool
}

// ErrGone says that an event can never be delivered: its token is dead, its
// channel was deleted, the platform refuses the reply.
var ErrGone = errors.New("nowhere to deliver it")

// Later is an error of Send that says how long the platform wants to be left
// alone.
type Later struct {
	Wait  time.Duration
	Cause error
}

func (l *Later) Error() string { return "told to wait " + l.Wait.String() }

// Unwrap returns the cause.
func (l *Later) Unwrap() error { return l.Cause }

// Desk takes events, has them worked on by a bounded number of workers and
// delivers one answer to each. Its exported fields are set before Start.
type Desk struct {
	Box      inbox.Box
	Platform Platform
	Limits   *Limiter      // nil: none
	Workers  int           // Answers that run at once; 0: 4
	Waiting  int           // events accepted beyond those; 0: 256
	Time     time.Duration // for one Answer; 0: 15 s
	Pause    time.Duration // before the second attempt to send, doubled each time; 0: 500 ms
	Keep     time.Duration // how long keys of finished events are known; 0: 24 h
	Log      *slog.Logger
	Now      func() time.Time // nil: time.Now

	places  chan struct{} // one for each event accepted and not finished
	workers chan struct{} // one for each Answer that runs
	running sync.WaitGroup
	ctx     context.Context // of all work; ends when Stop has waited enough
	cancel  context.CancelFunc

	mu     sync.Mutex
	closed bool

	counts counts
}

type counts struct{ taken, known, refused, sent, dropped atomic.Int64 }

// Counts says what became of the events since Start.
type Counts struct{ Taken, Known, Refused, Sent, Dropped, Running int64 }

// Counts returns the present counts.
func (d *Desk) Counts() Counts {
	c := &d.counts
	return Counts{c.taken.Load(), c.known.Load(), c.refused.Load(), c.sent.Load(), c.dropped.Load(), int64(len(d.places))}
}

// Start takes up what the inbox still holds, before the first Receive. The
// error is the inbox's.
func (d *Desk) Start(ctx context.Context) error {
	d.defaults()
	d.places = make(chan struct{}, d.Workers+d.Waiting)
	d.workers = make(chan struct{}, d.Workers)
	d.ctx, d.cancel = context.WithCancel(context.WithoutCancel(ctx))
	open, err := d.Box.Open(ctx, d.Platform.Name())
	if err != nil {
		return err
	}
	d.running.Go(func() { d.takeUp(open) })
	d.running.Go(d.forget)
	return nil
}

func (d *Desk) defaults() {
	set(&d.Workers, 4)
	set(&d.Waiting, 256)
	set(&d.Time, 15*time.Second)
	set(&d.Pause, 500*time.Millisecond)
	set(&d.Keep, 24*time.Hour)
	if d.Now == nil {
		d.Now = time.Now
	}
	if d.Log == nil {
		d.Log = slog.New(slog.DiscardHandler)
	}
}

func set[T comparable](field *T, value T) {
	var zero T
	if *field == zero {
		*field = value
	}
}

// Stop takes no more events, waits until those that run are answered or ctx
// ends, and returns. What is left stays in the inbox for the next Start.
func (d *Desk) Stop(ctx context.Context) {
	d.mu.Lock()
	closed := d.closed
	d.closed = true
	d.mu.Unlock()
	if closed || d.cancel == nil {
		return
	}
	d.drain(ctx)
	d.cancel()
	d.running.Wait()
}

// drain returns when every place is free, or ctx ends.
func (d *Desk) drain(ctx context.Context) {
	for range cap(d.places) {
		select {
		case d.places <- struct{}{}:
		case <-ctx.Done():
			return
		}
	}
}

// forget deletes the keys of finished events once they are old.
func (d *Desk) forget() {
	tick := time.NewTicker(max(d.Keep/24, time.Second))
	defer tick.Stop()
	for {
		if err := d.Box.Forget(d.ctx, d.Now().Add(-d.Keep)); err != nil && d.ctx.Err() == nil {
			d.Log.Warn("old events were not forgotten", "platform", d.Platform.Name(), "err", err)
		}
		select {
		case <-tick.C:
		case <-d.ctx.Done():
			return
		}
	}
}
