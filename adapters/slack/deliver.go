package slack

// The work behind one question, as the delivery desk wants it: answer, and send
// by whatever way reaches the reader.

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"time"

	"onrecord/adapters/slack/blockkit"
	"onrecord/bot"
	"onrecord/delivery"
	"onrecord/inbox"
)

// courier answers questions and delivers the answers: it is what a
// delivery.Desk asks of a platform.
//
// A post on Slack cannot be repeated without being seen twice. So every post
// carries the key of its event, and where an attempt may have arrived the
// thread is looked through before another; where nobody may look, the asker
// is told, alone, to ask again if no answer is there.
type courier struct {
	handler  bot.Handler
	commands []bot.Command
	shelf    inbox.Shelf
	teams    teams
	managers *managers
	queue    *queue
	leave    func(ctx context.Context, q question) error // deletes what a workspace leaves behind
	slow     time.Duration                               // after which an asker is told that we are at work
	now      func() time.Time
	log      *slog.Logger

	unsent unsent
}

// teams finds the Web API of an installation.
type teams interface {
	api(ctx context.Context, t tenant) (*api, error)
	// revoked says that Slack refused the token of an installation.
	revoked(ctx context.Context, t tenant, token string)
}

var _ delivery.Platform = (*courier)(nil)

func (c *courier) Name() string { return platform }

// Answer asks the bot and renders what it says.
func (c *courier) Answer(ctx context.Context, e inbox.Event) ([]byte, error) {
	q, err := questionOf(e)
	if err != nil {
		return nil, err
	}
	if q.Route == farewell {
		return []byte("{}"), nil
	}
	if q.Route == toThread && !c.queue.enter(q.where(), e.Key, c.now(), e.Deadline) {
		busy := delivery.Refusal{Reason: delivery.Full}.Answer()
		return c.reply(ctx, q, busy, "")
	}
	status := c.whileSlow(ctx, e, q)
	r := q.request(c.commands)
	r.At = e.Received
	if r.Libraries, err = bot.Reach(ctx, c.shelf, r.Home); err != nil {
		return nil, err
	}
	r.Manager = !q.Foreign && c.managers.is(ctx, q.Tenant, q.User)
	a := c.handler.Handle(ctx, r)
	if r.Command == "help" && len(r.Args) == 0 {
		a.Blocks = append(slices.Clip(a.Blocks), bot.Note{Kind: bot.Hint, Text: threadHint})
	}
	return c.reply(ctx, q, a, status())
}

// threadHint is what help says here beside what it says everywhere.
const threadHint = "Slash commands do not work inside threads: mention me there, or use “Check quotes” in a message's menu."

// Excuse is the reply where there is no answer.
func (c *courier) Excuse(e inbox.Event, why error) []byte {
	q, err := questionOf(e)
	if err != nil {
		q = question{}
	}
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	status, _, _ := c.shelf.Get(ctx, statusScope, tag(e.Key)) // none, or unreadable: the excuse stands by itself
	data, err := c.reply(ctx, q, delivery.Apology(why), string(status))
	if err != nil {
		return nil
	}
	return data
}

// reply renders an answer for the outbox. A message that breaks a limit all
// the same goes out as text.
func (c *courier) reply(ctx context.Context, q question, a bot.Answer, status string) ([]byte, error) {
	// A question that leaned on the one before is repeated by its buttons as it was understood.
	line := cmp.Or(a.TakenAs, q.Line)
	m := Render(a, Frame{Line: line, Part: q.Part, Feedback: q.Direct, Share: q.private() && !q.Direct && q.Channel != ""})
	p, err := m.payload()
	if err != nil {
		return nil, err
	}
	if err := keepLines(ctx, c.shelf, c.now(), q, &p); err != nil {
		return nil, err
	}
	data, err := json.Marshal(p)
	if err != nil {
		return nil, err
	}
	if err := blockkit.CheckMessage(data); err != nil {
		c.log.Error("a message over Slack's limits goes out as text", "err", err)
		p.Blocks = nil
	}
	private := a.Private && !q.Direct
	if status != "" && a.Status == bot.Failed {
		private = false // all saw that we were at work: they may see that it came to nothing
	}
	return json.Marshal(reply{payload: p, Private: private, Status: status})
}

// Send delivers the reply of e.
func (c *courier) Send(ctx context.Context, e inbox.Event) error {
	q, err := questionOf(e)
	if err != nil {
		return fmt.Errorf("%w: %w", delivery.ErrGone, err)
	}
	if q.Route == farewell {
		return c.leave(ctx, q)
	}
	var r reply
	if err := json.Unmarshal(e.Reply, &r); err != nil {
		return fmt.Errorf("%w: %w", delivery.ErrGone, err)
	}
	w, err := c.teams.api(ctx, q.Tenant)
	if err != nil {
		return err
	}
	err = c.once(ctx, w, e, q, r)
	if errors.Is(err, errRevoked) {
		c.teams.revoked(ctx, q.Tenant, w.token)
	}
	if err == nil || errors.Is(err, delivery.ErrGone) {
		c.queue.leave(q.where(), e.Key)
	} else if !errors.Is(err, errUnsure) {
		c.unsent.add(e, c.now())
	}
	return err
}

// once delivers unless an attempt before may have arrived and did.
func (c *courier) once(ctx context.Context, w web, e inbox.Event, q question, r reply) error {
	certain := c.unsent.take(e)
	repeatable := r.replaces(q) || r.Status != "" && !r.Private
	if e.Attempts > 1 && !certain && !repeatable {
		return c.afterDoubt(ctx, w, e, q, r)
	}
	err := c.out(ctx, w, e, q, r)
	if errors.Is(err, errBlocks) && len(r.Blocks) > 0 {
		c.log.Error("slack refuses the blocks of a message: it goes out as text", "err", err)
		r.Blocks = nil // the text says the same
		err = c.out(ctx, w, e, q, r)
	}
	if errors.Is(err, errBlocks) {
		err = fmt.Errorf("%w: %w", delivery.ErrGone, err)
	}
	return err
}

// out takes the route of a question: its response address as long as that
// serves, else the Web API.
func (c *courier) out(ctx context.Context, w web, e inbox.Event, q question, r reply) error {
	if q.Route != toThread && e.Attempts <= maxUses && c.now().Before(e.Received.Add(addressTime)) {
		how := response{InChannel: q.Route == toChannel && !r.Private, Replace: r.replaces(q)}
		if !how.Replace {
			how.Thread = q.Thread
		}
		err := w.Respond(ctx, q.Address, how, r.payload)
		if !errors.Is(err, errExpired) {
			return err
		}
	}
	if (r.Private || q.private()) && !q.Direct {
		return c.alone(ctx, w, e, q, r)
	}
	return c.inView(ctx, w, e, q, r)
}

// alone shows a reply to the asker alone. It has no place in the queue of its
// channel: Slack's pace there is that of messages that all see.
func (c *courier) alone(ctx context.Context, w web, e inbox.Event, q question, r reply) error {
	if r.Status != "" {
		_ = w.Update(ctx, q.place(), r.Status, "", payload{Text: "Answered to who asked, alone."}) // a courtesy
	}
	return c.aside(ctx, w, e, q, r.payload)
}

// inView shows a reply where all in the channel see it, when its turn comes.
func (c *courier) inView(ctx context.Context, w web, e inbox.Event, q question, r reply) error {
	if err := c.queue.wait(ctx, q.where()); err != nil {
		return err
	}
	switch {
	case r.Status != "":
		return w.Update(ctx, q.place(), r.Status, tag(e.Key), r.payload)
	case q.Message != "":
		err := w.Update(ctx, q.place(), q.Message, tag(e.Key), r.payload)
		if errors.Is(err, delivery.ErrGone) && !errors.Is(err, errRevoked) {
			return c.aside(ctx, w, e, q, r.payload) // not ours to change, or gone
		}
		return err
	case q.Channel == "":
		_, err := w.Post(ctx, place{Channel: q.User}, tag(e.Key), r.payload)
		return err
	}
	_, err := w.Post(ctx, q.place(), tag(e.Key), r.payload)
	if q.Address != "" && errors.Is(err, delivery.ErrGone) && !errors.Is(err, errRevoked) {
		return w.Respond(ctx, q.Address, response{Thread: q.Thread}, r.payload) // a click where we are no member
	}
	return err
}

// maxUses leaves one of the five uses of a response address to a status line.
const maxUses = 4

// aside shows a message to the asker alone; where that cannot be, as in a
// channel that we are not in, by direct message. A thread that is none yet
// would hide it.
func (c *courier) aside(ctx context.Context, w web, e inbox.Event, q question, p payload) error {
	to := q.place()
	if !q.Active {
		to.Thread = ""
	}
	err := w.Ephemeral(ctx, to, p)
	if errors.Is(err, delivery.ErrGone) && !errors.Is(err, errRevoked) {
		_, err = w.Post(ctx, place{Channel: q.User}, tag(e.Key), p)
	}
	return err
}
