package discord

// The work behind one question, as the delivery desk wants it: answer, and
// send. Nothing here knows how an interaction came in.

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"time"

	"onrecord"
	"onrecord/bot"
	"onrecord/delivery"
	"onrecord/inbox"
)

// tokenLife is how long an interaction can be answered; Discord says 15 min.
const tokenLife = 14 * time.Minute

// office implements delivery.Platform.
type office struct {
	handler bot.Handler
	shelf   inbox.Shelf
	wire    wire
	draw    Draw
	limit   time.Duration           // for the first answer
	mine    func(guild string) bool // whether this process serves a server; nil: all
	log     *slog.Logger
}

var (
	_ delivery.Platform = (*office)(nil)
	_ delivery.Resumer  = (*office)(nil)
	_ delivery.Owner    = (*office)(nil)
)

// Name implements delivery.Platform.
func (*office) Name() string { return platform }

// event is the inbox's view of a call.
func event(c call) inbox.Event {
	asked := c.Asked
	if asked.IsZero() || time.Until(asked) > time.Minute || time.Since(asked) > time.Minute {
		asked = time.Now() // clocks differ; the token began about now
	}
	return inbox.Event{
		Key:      inbox.Key{Platform: platform, Place: c.Guild, Event: c.ID},
		Deadline: asked.Add(tokenLife),
		Request:  c.encode(),
	}
}

// Answer implements delivery.Platform.
func (o *office) Answer(ctx context.Context, e inbox.Event) ([]byte, error) {
	c, err := decodeCall(e.Request)
	if err != nil {
		return nil, fmt.Errorf("a question that the inbox cannot give back: %w", err)
	}
	if c.Share != nil {
		return o.shared(ctx, c).encode(), nil
	}
	r, err := o.request(ctx, c)
	if err != nil {
		return nil, err
	}
	a := o.handler.Handle(ctx, r)
	m := render(a, o.draw)
	if c.Private && !a.Private && c.Guild != "" && (a.Status == bot.Found || a.Status == bot.Empty) {
		m = withShare(m)
	}
	for _, line := range m.long {
		if _, err := delivery.KeepLine(ctx, o.shelf, linesScope(c.Guild, c.Channel), line, time.Now()); err != nil {
			return nil, err
		}
	}
	return m.encode(), nil
}

// linesScope is where the long lines of a server's buttons are kept, or of
// direct messages.
func linesScope(guild, channel string) string { return platform + "/lines/" + cmp.Or(guild, channel) }

// shared is the message of a call that shares one, with its picture where
// that can still be had.
func (o *office) shared(ctx context.Context, c call) message {
	if c.Picture == "" {
		return *c.Share
	}
	png, err := o.wire.Fetch(ctx, c.Picture, maxUpload)
	if err != nil {
		o.log.Info("a shared picture could not be had", "err", err)
	}
	return withPicture(*c.Share, png)
}

// request is what the bot is asked.
func (o *office) request(ctx context.Context, c call) (bot.Request, error) {
	r := bot.Request{
		Command: c.Command, Args: c.Args, Line: c.Line, After: c.After,
		Platform: platform, Place: c.Guild, Channel: c.Channel, User: c.User, Locale: c.Locale,
		Home: home(c), Manager: c.Manager, Conversation: platform + "/" + c.Channel + "/" + c.User,
		Private: c.Private, At: c.Asked,
	}
	var err error
	if r.Libraries, err = bot.Reach(ctx, o.shelf, r.Home); err != nil {
		return r, err
	}
	for _, u := range c.Uploads {
		data, err := o.wire.Fetch(ctx, u.URL, maxUpload)
		if err != nil {
			return r, onrecord.Errorf(onrecord.Invalid, "the attached file %q cannot be read", u.Name).
				Hint("attach it to a new message; it may have at most 4 MB").Because(err)
		}
		r.Attachments = append(r.Attachments, bot.Attachment{Name: u.Name, Data: data})
	}
	return r, nil
}

// home is the library of the server, empty where there is none: in direct
// messages, and where only the user has installed the app.
func home(c call) string {
	if !c.Home {
		return ""
	}
	return platform + "/" + c.Guild
}

// Excuse implements delivery.Platform.
func (o *office) Excuse(_ inbox.Event, why error) []byte {
	return render(delivery.Apology(why), nil).encode()
}

// Send implements delivery.Platform. A body that Discord refuses is replaced
// by an excuse: nobody shall look at "thinking…" for a quarter of an hour.
func (o *office) Send(ctx context.Context, e inbox.Event) error {
	c, err := decodeCall(e.Request)
	if err != nil {
		return fmt.Errorf("%w: %w", delivery.ErrGone, err)
	}
	m, err := decodeMessage(e.Reply)
	if err != nil {
		return fmt.Errorf("%w: %w", delivery.ErrGone, err)
	}
	err = o.wire.Edit(ctx, c.App, c.Token, m)
	if errors.Is(err, errRefused) {
		o.log.Error("an answer was refused", "err", err)
		err = o.wire.Edit(ctx, c.App, c.Token, render(delivery.Apology(err), nil))
	}
	switch {
	case errors.Is(err, errRefused):
		return fmt.Errorf("%w: %w", delivery.ErrGone, err)
	case errors.Is(err, errUnknown) && time.Since(e.Received) < o.limit:
		return errors.New("not there yet") // our own acknowledgement may still be on its way
	}
	return err
}

// Resume implements delivery.Resumer: within the time for the first answer
// Discord may not have heard from the process that died. Afterwards it has, or
// the token is dead, which Send will find out.
func (o *office) Resume(ctx context.Context, e inbox.Event) error {
	c, err := decodeCall(e.Request)
	if err != nil || time.Since(e.Received) > o.limit {
		return err
	}
	return o.wire.Acknowledge(ctx, c.ID, c.Token, accepted(c))
}

// accepted is the callback that says an answer will come.
func accepted(c call) callback {
	if c.Replace {
		return callback{Type: replyDeferredOld}
	}
	return deferred(c.Private)
}

// Owns implements delivery.Owner: events of servers of another shard belong
// to another process.
func (o *office) Owns(e inbox.Event) bool { return o.mine == nil || o.mine(e.Place) }

// asker is who asks, for the limits.
func asker(c call) delivery.Asker {
	return delivery.Asker{User: c.User, Channel: c.Channel, Place: strings.TrimSpace(c.Guild)}
}
