package slack

// What is done where a message may have arrived, and nobody knows.

import (
	"context"
	"maps"
	"sync"
	"time"

	"onrecord/bot"
	"onrecord/inbox"
)

// unsent are events whose last attempt certainly did not arrive. What a
// process before this one tried is never among them.
type unsent struct {
	mu     sync.Mutex
	events map[inbox.Key]time.Time // and their deadlines
}

// add marks an event; those past their deadline are forgotten.
func (u *unsent) add(e inbox.Event, now time.Time) {
	u.mu.Lock()
	defer u.mu.Unlock()
	if u.events == nil {
		u.events = map[inbox.Key]time.Time{}
	}
	if len(u.events) >= 100 {
		maps.DeleteFunc(u.events, func(_ inbox.Key, until time.Time) bool { return until.Before(now) })
	}
	u.events[e.Key] = e.Deadline
}

// take reports whether an event is marked, and unmarks it.
func (u *unsent) take(e inbox.Event) bool {
	u.mu.Lock()
	defer u.mu.Unlock()
	_, ok := u.events[e.Key]
	delete(u.events, e.Key)
	return ok
}

// afterDoubt goes on after an attempt of which nobody knows whether it
// arrived: it looks, and where nobody may look it tells the asker alone.
func (c *courier) afterDoubt(ctx context.Context, w web, e inbox.Event, q question, r reply) error {
	if q.Route == toThread && !r.Private {
		there, err := w.Posted(ctx, q.place(), q.After, tag(e.Key))
		switch {
		case err == nil && there:
			return nil
		case err == nil:
			return c.out(ctx, w, e, q, r)
		}
	}
	p, err := doubtful(q).payload()
	if err != nil {
		return err
	}
	if q.Direct || q.Channel == "" {
		_, err = w.Post(ctx, q.place(), "", p)
		return err
	}
	return c.aside(ctx, w, e, q, p)
}

// doubtful asks the asker to ask again if no answer is there.
func doubtful(q question) Message {
	a := bot.Answer{Status: bot.Failed, Private: true, Title: "I was interrupted",
		Blocks: []bot.Block{bot.Note{Kind: bot.Hint, Text: "My answer may not have reached you. If it is not here, ask again."}}}
	if q.Line != "" {
		a.Actions = []bot.Action{{Label: "Ask again", Line: q.Line}}
	}
	return Render(a, Frame{})
}

func tag(k inbox.Key) string { return k.Place + "/" + k.Event }
