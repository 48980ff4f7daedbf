package delivery

// The back of the desk: work, outbox, attempts.

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"time"

	"onrecord/inbox"
)

// ErrTime is why an event got an Excuse: its Answer took longer than
// Desk.Time.
var ErrTime = errors.New("the work took too long")

var errLate = errors.New("its deadline passed")

// see brings an event that holds a place from where it stands to its end.
func (d *Desk) see(e inbox.Event) {
	defer func() { <-d.places }()
	if !d.Now().Before(e.Deadline) {
		d.drop(d.ctx, e, errLate)
		return
	}
	ctx, cancel := context.WithTimeout(d.ctx, e.Deadline.Sub(d.Now()))
	defer cancel()
	if e.State == inbox.Taken {
		reply, first := d.answer(ctx, e)
		if !first {
			return
		}
		e.State, e.Reply = inbox.Answered, reply
	}
	d.deliver(ctx, e)
}

// answer works on e and puts the reply into the outbox; false when there is
// nothing for us to deliver: another worker was first, the desk stops, or the
// deadline passed.
func (d *Desk) answer(ctx context.Context, e inbox.Event) ([]byte, bool) {
	reply, err := d.work(ctx, e)
	switch {
	case d.ctx.Err() != nil:
		return nil, false // stays Taken, for the next start
	case ctx.Err() != nil:
		d.drop(ctx, e, errLate)
		return nil, false
	case err != nil:
		d.Log.Error("no answer but an excuse", "platform", d.Platform.Name(), "err", err)
		reply = d.Platform.Excuse(e, err)
	}
	for n := 0; ; n++ {
		first, err := d.Box.Answer(ctx, e.Key, reply)
		if err == nil {
			return reply, first
		}
		d.Log.Error("a reply could not be written down", "platform", d.Platform.Name(), "err", err)
		if !d.sleep(ctx, d.pause(n)) {
			return nil, false
		}
	}
}

// work runs Answer on a free worker within its time. A run that does not
// return in time is left behind, and keeps its worker busy until it does.
func (d *Desk) work(ctx context.Context, e inbox.Event) ([]byte, error) {
	select {
	case d.workers <- struct{}{}:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	// Ended here and not by the run: a result and the end of its context would
	// otherwise be seen at once, and either might be taken.
	ctx, cancel := context.WithTimeout(ctx, d.Time)
	defer cancel()
	type outcome struct {
		reply []byte
		err   error
	}
	done := make(chan outcome, 1)
	d.running.Go(func() {
		defer func() { <-d.workers }()
		o := outcome{err: errors.New("the work ended without a result")}
		defer func() {
			if p := recover(); p != nil {
				o.err = fmt.Errorf("panic: %v\n%s", p, debug.Stack())
			}
			done <- o
		}()
		o.reply, o.err = d.Platform.Answer(ctx, e)
	})
	select {
	case o := <-done:
		return o.reply, o.err
	case <-ctx.Done():
		return nil, ErrTime
	}
}

// deliver sends the reply until it arrived, can never arrive, or is late.
func (d *Desk) deliver(ctx context.Context, e inbox.Event) {
	for n := 0; ; n++ {
		ok, err := d.Box.Try(ctx, e.Key)
		if err == nil && !ok {
			return // finished by another
		}
		e.Attempts++
		if err == nil {
			err = d.send(ctx, e)
		}
		switch {
		case err == nil:
			d.counts.sent.Add(1)
			d.finish(ctx, e, inbox.Sent)
			return
		case errors.Is(err, ErrGone):
			d.drop(ctx, e, err)
			return
		}
		wait := d.pause(n)
		var later *Later
		if errors.As(err, &later) {
			wait = max(later.Wait, 50*time.Millisecond)
		}
		if !d.sleep(ctx, wait) {
			if d.ctx.Err() == nil {
				d.drop(ctx, e, err)
			}
			return
		}
	}
}

// send calls Platform.Send and turns a panic into an end of the attempts.
func (d *Desk) send(ctx context.Context, e inbox.Event) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("%w: panic: %v\n%s", ErrGone, p, debug.Stack())
		}
	}()
	return d.Platform.Send(ctx, e)
}

// drop finishes an event that got no answer, and says so in the log.
func (d *Desk) drop(ctx context.Context, e inbox.Event, why error) {
	d.counts.dropped.Add(1)
	d.Log.Warn("no answer delivered", "platform", d.Platform.Name(), "event", e.Event,
		"state", e.State, "attempts", e.Attempts, "err", why)
	d.finish(ctx, e, inbox.Dropped)
}

// finish closes the books on e, also when its own time is over.
func (d *Desk) finish(ctx context.Context, e inbox.Event, as inbox.State) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
	defer cancel()
	if err := d.Box.Finish(ctx, e.Key, as); err != nil {
		d.Log.Error("an event could not be finished", "platform", d.Platform.Name(), "err", err)
	}
}

// pause is how long to wait after the nth failure: doubled each time, at most
// 30 s.
func (d *Desk) pause(n int) time.Duration { return min(d.Pause<<min(n, 10), 30*time.Second) }

// sleep waits; false when ctx ended first, or would end before.
func (d *Desk) sleep(ctx context.Context, wait time.Duration) bool {
	if at, ok := ctx.Deadline(); ok && time.Until(at) < wait {
		return false
	}
	t := time.NewTimer(wait)
	defer t.Stop()
	select {
	case <-t.C:
		return true
	case <-ctx.Done():
		return false
	}
}
