package slack

// What both ways in have in common: a delivery is read, written down, and
// acknowledged, before any work.

import (
	"context"
	"encoding/json"
	"time"

	"onrecord/delivery"
	"onrecord/inbox"
)

// kind is what a delivery holds, in Slack's own words.
type kind string

const (
	anEvent       kind = "events_api"
	aCommand      kind = "slash_commands"
	anInteraction kind = "interactive"
)

// parcel is one delivery, whichever way it came in. ack tells Slack that it
// arrived, with what is to be shown at once or nil; it is called at most
// once, and a parcel that is not acknowledged comes again.
type parcel struct {
	kind    kind
	payload []byte // JSON
	ack     func(ctx context.Context, show any) error
}

// takeIn reads a parcel, writes down what it asks for, and acknowledges it.
// No work is done before that. It returns soon, and survives what it cannot
// read: such a parcel is acknowledged, or it would come again for nothing.
func (a *Adapter) takeIn(ctx context.Context, p parcel) {
	defer a.crew.survive("taking in")
	var err error
	switch p.kind {
	case anEvent:
		err = a.event(ctx, p)
	case aCommand:
		err = a.command(ctx, p)
	case anInteraction:
		err = a.interaction(ctx, p)
	default:
		a.settle(ctx, p)
		a.log.Warn("a delivery of an unknown kind", "kind", p.kind)
	}
	if err != nil {
		a.settle(ctx, p)
		a.log.Warn("a delivery could not be read", "kind", p.kind, "err", err)
	}
}

// settle acknowledges a parcel that wants nothing more.
func (a *Adapter) settle(ctx context.Context, p parcel) {
	if err := p.ack(ctx, nil); err != nil {
		a.log.Warn("not acknowledged", "err", err)
	}
}

// ask brings a question to the desk under the id that all its deliveries
// share.
func (a *Adapter) ask(ctx context.Context, p parcel, id string, q question) error {
	q.Foreign = q.Foreign || a.seenByOthers(ctx, q)
	e, err := q.event(id, a.now())
	if err != nil {
		return err
	}
	accept := func(ctx context.Context) error { return p.ack(ctx, nil) }
	refuse := func(ctx context.Context, r delivery.Refusal) error {
		if r.Reason == delivery.Broken && p.kind == anEvent {
			return nil // not acknowledged: Slack sends it again
		}
		if q.Route == farewell { // there is nobody to ask again
			a.crew.do("farewell", func(ctx context.Context) error { return a.leave(ctx, q) })
		} else {
			a.refuse(q, r)
		}
		return p.ack(ctx, nil)
	}
	if a.desk.Receive(ctx, e, q.asker(), delivery.Door{Accept: accept, Refuse: refuse}) == delivery.Known {
		a.settle(ctx, p)
	}
	return nil
}

// refuse tells an asker, alone, why there will be no answer.
func (a *Adapter) refuse(q question, r delivery.Refusal) {
	a.crew.do("refusal", func(ctx context.Context) error {
		p, err := Render(r.Answer(), Frame{}).payload()
		if err != nil {
			return err
		}
		return a.tell(ctx, q, p)
	})
}

// tell shows a message to an asker alone, by whatever way there is.
func (a *Adapter) tell(ctx context.Context, q question, p payload) error {
	w, err := a.installs.api(ctx, q.Tenant)
	if err != nil {
		return err
	}
	to := q.place()
	switch {
	case q.Address != "":
		return w.Respond(ctx, q.Address, response{Thread: q.Thread}, p)
	case q.Channel == "" || q.Direct:
		_, err = w.Post(ctx, place{Channel: orUser(q), Thread: q.Thread}, "", p)
		return err
	case !q.Active:
		to.Thread = ""
	}
	return w.Ephemeral(ctx, to, p)
}

func orUser(q question) string {
	if q.Channel == "" {
		return q.User
	}
	return q.Channel
}

// first reports whether a delivery that is no question comes for the first
// time. Where the inbox does not say, it is taken for the first.
func (a *Adapter) first(ctx context.Context, t tenant, id string) bool {
	now := a.now()
	e := inbox.Event{Key: inbox.Key{Platform: platform, Place: t.Team, Event: id}, Received: now, Deadline: now.Add(3 * time.Second)}
	fresh, err := a.cfg.Box.Take(ctx, e)
	if err != nil {
		a.log.Error("an event could not be written down", "err", err)
		return true
	}
	if fresh {
		if err := a.cfg.Box.Finish(ctx, e.Key, inbox.Sent); err != nil {
			a.log.Error("an event could not be finished", "err", err)
		}
	}
	return fresh
}

// read decodes the payload of a parcel.
func read[T any](p parcel) (T, error) {
	var v T
	return v, json.Unmarshal(p.payload, &v)
}
