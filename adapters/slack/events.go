package slack

// Events of a workspace -> questions: mentions, direct messages, an opened Home,
// a farewell.

import (
	"context"
	"encoding/json"
	"strings"
	"time"

	"onrecord/bot"
)

// Events is what the app subscribes to: one for each of handlers.
var Events = []string{"app_home_opened", "app_mention", "app_uninstalled", "message.im", "tokens_revoked"}

// event reads what happened in a workspace.
func (a *Adapter) event(ctx context.Context, p parcel) error {
	o, err := read[outer](p)
	if err != nil {
		return err
	}
	if o.Type == "app_rate_limited" {
		a.log.Error("slack holds events back: over 30,000 in an hour", "team", o.TeamID)
		a.settle(ctx, p)
		return nil
	}
	var in inner
	if err := json.Unmarshal(o.Event, &in); err != nil {
		return err
	}
	handle, known := a.handlers()[in.Type]
	if !known {
		a.settle(ctx, p)
		return nil
	}
	return handle(ctx, p, o, in)
}

// handlers are the events that are answered, by their type.
func (a *Adapter) handlers() map[string]func(context.Context, parcel, outer, inner) error {
	return map[string]func(context.Context, parcel, outer, inner) error{
		"app_home_opened": a.openedHome,
		"app_mention":     a.mention,
		"app_uninstalled": a.left,
		"message":         a.direct,
		"tokens_revoked":  a.left,
	}
}

// mention is a message in a channel that names us. It is answered in its
// thread.
func (a *Adapter) mention(ctx context.Context, p parcel, o outer, in inner) error {
	q := a.asked(ctx, o, in)
	if !speaks(in, a.installs.me(ctx, q.Tenant)) {
		a.settle(ctx, p)
		return nil
	}
	a.noteShared(ctx, q.Tenant.Team, q.Channel, o.ExtShared)
	q.Foreign = q.Foreign || o.ExtShared
	return a.ask(ctx, p, messageID(in), q)
}

// direct is a message to us alone. Other messages are mentions, or none of
// our business.
func (a *Adapter) direct(ctx context.Context, p parcel, o outer, in inner) error {
	q := a.asked(ctx, o, in)
	if in.ChannelType != "im" || !speaks(in, a.installs.me(ctx, q.Tenant)) {
		a.settle(ctx, p)
		return nil
	}
	q.Direct = true
	return a.ask(ctx, p, messageID(in), q)
}

// messageID names a message: every delivery of it, an edited one included,
// has the same.
func messageID(in inner) string { return "message/" + in.Channel + "/" + in.TS }

// speaks reports whether a message is a person's: not a bot's, not ours, and
// no news about another message.
func speaks(in inner, me string) bool {
	return in.BotID == "" && personal[in.Subtype] && in.User != "" && in.User != me
}

// personal are the subtypes of messages that people write: plain ones, with a
// file, and sent from a thread to its channel too.
var personal = map[string]bool{"": true, "file_share": true, "thread_broadcast": true}

// asked is the question in a message.
func (a *Adapter) asked(ctx context.Context, o outer, in inner) question {
	t := o.at()
	q := question{
		Tenant: t, User: in.User, Channel: in.Channel, Thread: in.ThreadTS, Active: in.ThreadTS != "", After: in.TS, Route: toThread,
		Line:    decode(in.Text, a.installs.me(ctx, t)),
		Foreign: foreign(t, in.UserTeam),
	}
	if q.Thread == "" {
		q.Thread = in.TS
	}
	if q.Line == "" {
		q.Line = "/help"
	}
	return q
}

// foreign reports whether somebody belongs to another workspace than the one
// that is asked: a shared channel. Such may read the public library only.
func foreign(t tenant, team string) bool { return team != "" && team != t.Team && !t.OrgWide }

// farewell is the route of an event that deletes what must go.
const farewell route = "farewell"

// left takes down that the app, or its token, is gone from a workspace.
func (a *Adapter) left(ctx context.Context, p parcel, o outer, in inner) error {
	if in.Type == "tokens_revoked" && len(in.Tokens.Bot) == 0 {
		a.settle(ctx, p) // tokens of users: we have none
		return nil
	}
	return a.ask(ctx, p, o.EventID, question{Tenant: o.at(), Route: farewell, Since: o.Time})
}

// leave deletes what a workspace leaves behind, unless it came back since.
func (a *Adapter) leave(ctx context.Context, q question) error {
	in, err := a.installs.find(ctx, q.Tenant)
	if err == nil && in.Since.After(time.Unix(q.Since, 0)) {
		return nil
	}
	return a.uninstall(ctx, q.Tenant)
}

// openedHome shows the Home, or offers questions in the agent's messages.
func (a *Adapter) openedHome(ctx context.Context, p parcel, o outer, in inner) error {
	a.settle(ctx, p)
	t := o.at()
	a.crew.do("home", func(ctx context.Context) error {
		w, err := a.installs.api(ctx, t)
		if err != nil {
			return err
		}
		switch in.Tab {
		case "home":
			view, err := a.home(ctx, t, in.User)
			if err != nil {
				return err
			}
			return w.publishHome(ctx, in.User, view)
		case "messages":
			return w.prompts(ctx, in.Channel, spoken(a.cfg.Commands))
		}
		return nil
	})
	return nil
}

// maxPrompts is how many questions Slack offers in the agent's messages.
const maxPrompts = 4

// examples are lines that show what can be asked: one of each command.
func (a *Adapter) examples() []string { return examples(a.cfg.Commands) }

func examples(commands []bot.Command) []string {
	var lines []string
	for _, c := range commands {
		if !c.Hidden && !c.Manager && c.Name != "help" && len(c.Examples) > 0 {
			lines = append(lines, c.Examples[0])
		}
	}
	return lines
}

// spoken are examples as somebody would write them in a message: a question,
// or a command without its slash where it is still one.
func spoken(commands []bot.Command) []string {
	var lines []string
	for _, line := range examples(commands) {
		line = strings.TrimPrefix(strings.TrimPrefix(line, "/"), "ask ")
		if name, _, _ := strings.Cut(line, " "); strings.Contains(name, "-") || strings.HasSuffix(line, "?") {
			lines = append(lines, line)
		}
	}
	return first(lines, maxPrompts)
}

func first[T any](list []T, n int) []T { return list[:min(n, len(list))] }

// nameOf is a command without its slash, in lower case.
func nameOf(command string) string { return strings.ToLower(strings.TrimPrefix(command, "/")) }
