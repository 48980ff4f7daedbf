package delivery

// The front of the desk: writing an event down, refusing it kindly, taking up
// what a former process left.

import (
	"context"
	"errors"
	"time"

	"onrecord/inbox"
)

// Door is how the platform is told what becomes of one event, while it waits.
type Door struct {
	// Accept says that an answer will come. It is called once, after the
	// event was written down and before any work. An error that is ErrGone
	// drops the event; after any other it is answered all the same.
	Accept func(ctx context.Context) error
	// Refuse tells the asker alone why there will be no answer.
	Refuse func(ctx context.Context, r Refusal) error
}

// Verdict is what Receive did with an event.
type Verdict string

// The verdicts.
const (
	Accepted Verdict = "accepted" // it will have one answer
	Known    Verdict = "known"    // it came before; nothing was done
	Refused  Verdict = "refused"  // the asker was told why
	Closed   Verdict = "closed"   // the desk stops; nothing was done
)

// Receive writes e down and sees to its answer; it returns as soon as the
// platform was told, before the work. e needs Key, Deadline and Request.
func (d *Desk) Receive(ctx context.Context, e inbox.Event, from Asker, door Door) Verdict {
	if !d.enter() {
		return Closed
	}
	defer d.running.Done()
	e.State = inbox.Taken
	if e.Received.IsZero() {
		e.Received = d.Now()
	}
	fresh, err := d.Box.Take(ctx, e)
	switch {
	case err != nil:
		d.Log.Error("an event could not be written down", "platform", d.Platform.Name(), "err", err)
		return d.refuse(ctx, door, Refusal{Reason: Broken})
	case !fresh:
		d.counts.known.Add(1)
		return Known
	}
	d.counts.taken.Add(1)
	if r, ok := d.admit(from); !ok {
		v := d.refuse(ctx, door, r)
		d.finish(ctx, e, inbox.Dropped)
		return v
	}
	if err := door.Accept(ctx); err != nil {
		d.Log.Warn("the platform was not told", "platform", d.Platform.Name(), "err", err)
		if errors.Is(err, ErrGone) {
			<-d.places
			d.drop(ctx, e, err)
			return Accepted
		}
	}
	d.running.Go(func() { d.see(e) })
	return Accepted
}

// enter makes Stop wait for the caller, until running.Done; false when the
// desk is closed.
func (d *Desk) enter() bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	if !d.closed {
		d.running.Add(1)
	}
	return !d.closed
}

// admit reserves a place for an event of this asker, or says why not.
func (d *Desk) admit(from Asker) (Refusal, bool) {
	if d.Limits != nil {
		if wait, ok := d.Limits.Allow(d.Now(), from); !ok {
			return Refusal{Reason: Hurried, Wait: wait}, false
		}
	}
	select {
	case d.places <- struct{}{}:
		return Refusal{}, true
	default:
		return Refusal{Reason: Full}, false
	}
}

func (d *Desk) refuse(ctx context.Context, door Door, r Refusal) Verdict {
	d.counts.refused.Add(1)
	if err := door.Refuse(ctx, r); err != nil {
		d.Log.Warn("a refusal was not delivered", "platform", d.Platform.Name(), "reason", r.Reason, "err", err)
	}
	return Refused
}

// takeUp goes on with the events that a former process left.
func (d *Desk) takeUp(open []inbox.Event) {
	owner, shared := d.Platform.(Owner)
	for _, e := range open {
		if shared && !owner.Owns(e) {
			continue
		}
		select {
		case d.places <- struct{}{}:
		case <-d.ctx.Done():
			return
		}
		d.running.Go(func() { d.resume(e) })
	}
}

// resume tells the platform again, where that is of use, and goes on.
func (d *Desk) resume(e inbox.Event) {
	resumer, ok := d.Platform.(Resumer)
	if ok && e.State == inbox.Taken && d.Now().Before(e.Deadline) {
		ctx, cancel := context.WithTimeout(d.ctx, 3*time.Second)
		err := resumer.Resume(ctx, e)
		cancel()
		if errors.Is(err, ErrGone) {
			<-d.places
			d.drop(d.ctx, e, err)
			return
		}
	}
	d.see(e)
}
