package slack

// Slash commands -> questions, or a modal where their words are missing.

import (
	"context"
	"strings"

	"onrecord/bot"
)

// general is the command that takes any line: "/onrecord who said …".
const general = "onrecord"

// command answers a slash command, for the asker alone. Without the words
// that it needs it opens a modal that asks for them.
func (a *Adapter) command(ctx context.Context, p parcel) error {
	t, err := read[typed](p)
	if err != nil {
		return err
	}
	at := tenant{Team: t.Team, Enterprise: t.Enterprise, OrgWide: bool(t.OrgWide)}
	q := question{Tenant: at, User: t.User, Channel: t.Channel, Route: toAsker, Address: t.ResponseURL}
	q.Line = commandLine(nameOf(t.Command), decode(t.Text, ""))
	if c, ok := a.incomplete(q.Line); ok {
		fresh := a.first(ctx, at, "command/"+t.Trigger)
		a.settle(ctx, p)
		if fresh {
			a.openModal(at, t.Trigger, modal(c, origin{Address: t.ResponseURL, Channel: t.Channel}))
		}
		return nil
	}
	return a.ask(ctx, p, "command/"+t.Trigger, q)
}

// commandLine is a slash command as a line of the bot's.
func commandLine(name, text string) string {
	switch {
	case name == general && text == "":
		return "/help"
	case name == general:
		return text
	case strings.EqualFold(text, "help"):
		return "/help " + name
	}
	return strings.TrimSpace("/" + name + " " + text)
}

// incomplete returns the command of a line that lacks all of its words.
func (a *Adapter) incomplete(line string) (bot.Command, bool) {
	r := bot.Parse(line, a.cfg.Commands)
	c, ok := bot.Find(a.cfg.Commands, r.Command)
	return c, ok && len(r.Args) == 0 && r.After == "" && c.NeedsWords()
}
