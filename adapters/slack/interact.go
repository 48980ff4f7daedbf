package slack

// Clicks, shortcuts and modals that were sent off -> questions.

import (
	"context"
	"strconv"
	"strings"

	"onrecord/bot"
	"onrecord/delivery"
)

// The shortcuts, by their callback ids.
const (
	checkShortcut = "check_quotes" // on a message: are its quotations as printed?
	askShortcut   = "ask_onrecord" // from anywhere: a modal for a question
)

// interaction reads a click, a shortcut, or a modal that was sent off.
func (a *Adapter) interaction(ctx context.Context, p parcel) error {
	t, err := read[touched](p)
	if err != nil {
		return err
	}
	switch {
	case t.Type == "block_actions" && len(t.Actions) > 0:
		return a.click(ctx, p, t)
	case t.Type == "message_action" && t.CallbackID == checkShortcut:
		return a.check(ctx, p, t)
	case t.Type == "shortcut" && t.CallbackID == askShortcut:
		fresh := a.first(ctx, t.at(), "shortcut/"+t.Trigger)
		a.settle(ctx, p)
		if c, ok := a.plain(); ok && fresh {
			a.openModal(t.at(), t.Trigger, modal(c, origin{Anywhere: true}))
		}
		return nil
	case t.Type == "view_submission":
		return a.submitted(ctx, p, t)
	}
	a.settle(ctx, p)
	return nil
}

// at is whose click it is.
func (t touched) at() tenant {
	return tenant{Team: t.Team.ID, Enterprise: t.Enterprise.ID, OrgWide: bool(t.OrgWide)}
}

// question is what every interaction with a message has in common.
func (t touched) question() question {
	q := question{
		Tenant: t.at(), User: t.User.ID, Channel: t.Channel.ID, Address: t.ResponseURL, Route: toAsker,
		Foreign: foreign(t.at(), t.User.TeamID), Thread: t.Message.ThreadTS,
	}
	if q.Thread == "" {
		q.Thread = t.Container.ThreadTS
	}
	q.Active = q.Thread != ""
	q.After = t.Message.TS
	return q
}

// standing is the message that was clicked, where all in its channel see it;
// one that a single person sees has no name that serves.
func (t touched) standing() string {
	if t.Container.Ephemeral {
		return ""
	}
	return t.Container.MessageTS
}

// check answers the shortcut on a message.
func (a *Adapter) check(ctx context.Context, p parcel, t touched) error {
	q := t.question()
	words := decode(t.Message.words(), "")
	q.Command, q.Args, q.Line = "check", map[string]string{"words": words}, "/check "+words
	return a.ask(ctx, p, "shortcut/"+t.Trigger, q)
}

// click answers a button. What it does stands in its value, a command line,
// and is done with the rights of whoever clicks: anybody in the channel may.
func (a *Adapter) click(ctx context.Context, p parcel, t touched) error {
	act := t.Actions[0]
	if act.ActionID == feedback {
		a.settle(ctx, p)
		a.log.Info("feedback", "helped", act.Value == "good")
		return nil
	}
	q := t.question()
	line, ok := delivery.LineOf(ctx, a.cfg.Shelf, linesScope(q.Tenant.Team), act.Value)
	if !ok {
		a.settle(ctx, p)
		a.outdated(q)
		return nil
	}
	q.Line = line
	id := "click/" + t.Trigger
	switch {
	case strings.HasPrefix(act.ActionID, partAction):
		q.Part, _ = strconv.Atoi(strings.TrimPrefix(act.ActionID, partAction)) // not a number: the first part
		q.Route, q.Message = inPlace, t.standing()
	case strings.HasPrefix(act.ActionID, shareAction):
		q.Route = toChannel
	case t.ResponseURL == "":
		q.Route, q.Direct, q.Channel = toThread, true, "" // a button on the Home: answered by direct message
	case bot.Parse(line, a.cfg.Commands).After != "":
		q.Route, q.Message = inPlace, t.standing()
	case strings.HasPrefix(t.Channel.ID, "D") && !t.Container.Ephemeral:
		q.Route, q.Direct = toThread, true
		if q.Thread == "" {
			q.Thread = t.Message.TS
		}
	}
	if c, ok := a.incomplete(line); ok && q.Route == toAsker {
		fresh := a.first(ctx, q.Tenant, id)
		a.settle(ctx, p)
		if fresh {
			a.openModal(q.Tenant, t.Trigger, modal(c, origin{Address: q.Address, Channel: q.Channel, Thread: q.Thread}))
		}
		return nil
	}
	return a.ask(ctx, p, id, q)
}

// outdated answers a button whose line is gone.
func (a *Adapter) outdated(q question) {
	a.crew.do("outdated button", func(ctx context.Context) error {
		p, err := Render(bot.Answer{Status: bot.Failed, Private: true, Title: "This button is too old",
			Blocks: []bot.Block{bot.Note{Kind: bot.Hint, Text: "Ask the question again, and use the buttons of the new answer."}}}, Frame{}).payload()
		if err != nil {
			return err
		}
		return a.tell(ctx, q, p)
	})
}

// plain is the command that takes a question in plain words: the one that
// the shortcut opens.
func (a *Adapter) plain() (bot.Command, bool) {
	for _, name := range []string{"ask", "who-said"} {
		if c, ok := bot.Find(a.cfg.Commands, name); ok {
			return c, true
		}
	}
	return bot.Command{}, false
}

// openModal opens a modal at once: the trigger lives for three seconds.
func (a *Adapter) openModal(t tenant, trigger string, m modalView) {
	a.crew.do("modal", func(ctx context.Context) error {
		w, err := a.installs.api(ctx, t)
		if err != nil {
			return err
		}
		return w.openView(ctx, trigger, m)
	})
}
