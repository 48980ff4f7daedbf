package slack

// What an asker sees while an answer takes long.

import (
	"context"
	"time"

	"onrecord/inbox"
)

// statusScope is where the ts of status lines stand, by event.
const statusScope = "slack/status"

// whileSlow tells the asker that we are at work when it takes long. The
// function that it returns ends that, and gives the ts of the status line
// that the answer is to replace, if there is one.
func (c *courier) whileSlow(ctx context.Context, e inbox.Event, q question) func() string {
	key := tag(e.Key)
	if old, ok, err := c.shelf.Get(ctx, statusScope, key); err == nil && ok {
		return func() string { return string(old) } // from before a restart
	}
	ctx, cancel := context.WithCancel(ctx)
	done := make(chan string, 1)
	go func() {
		defer close(done)
		select {
		case <-ctx.Done():
		case <-time.After(c.slow):
			done <- c.atWork(context.WithoutCancel(ctx), key, q)
		}
	}()
	return func() string {
		cancel()
		return <-done
	}
}

// atWork shows a status: in direct messages the agent's own, in a thread a
// message that the answer will replace, by a response address a line for the
// asker. It returns the ts of the message.
func (c *courier) atWork(ctx context.Context, key string, q question) string {
	ctx, cancel := context.WithTimeout(ctx, 3*time.Second)
	defer cancel()
	w, err := c.teams.api(ctx, q.Tenant)
	if err != nil {
		return ""
	}
	p := payload{Text: "Looking it up…"}
	switch {
	case q.Direct && w.working(ctx, q.place()) == nil:
		return ""
	case q.Route != toThread:
		_ = w.Respond(ctx, q.Address, response{Thread: q.Thread}, p) // a courtesy: its loss is no loss
		return ""
	case q.Channel == "":
		return ""
	}
	ts, err := w.Post(ctx, q.place(), "", p)
	if err != nil {
		return ""
	}
	_ = c.shelf.Put(ctx, statusScope, key, []byte(ts), c.now().Add(time.Hour)) // without it a restart leaves the line standing
	return ts
}
