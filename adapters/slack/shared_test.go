package slack

import (
	"context"
	"fmt"
	"testing"

	"onrecord/adapters/slack/slacktest"
	"onrecord/bot"
)

// What all see in a channel of several workspaces is from the public library,
// also where a click does not say that it is one; what one sees alone is not.
func TestSharedChannelsShowThePublicLibrary(t *testing.T) {
	r := start(t)
	r.bot.answer = func(context.Context, bot.Request) bot.Answer {
		return bot.Answer{Status: bot.Found, Title: "ok", Actions: []bot.Action{{Label: "More", Line: "/who-said it after:2"}, {Label: "Other", Line: "/troops Northland"}}}
	}
	mention := func(id, ts string, shared bool) map[string]any {
		e := slacktest.Mention(id, "C1", ts, "", "who-said it")
		e["is_ext_shared_channel"] = shared
		return e
	}
	click := func(trigger string, m slacktest.Message, label string) {
		t.Helper()
		b := m.Buttons()[label]
		r.send(t, "interactive", slacktest.Click(trigger, m, slacktest.User, b[0], b[1], r.slack.Hook("C1", slacktest.User, m.TS)))
	}
	asked := func(n int, want string) {
		t.Helper()
		if !slacktest.Until(patience, func() bool { return len(r.bot.seen()) == n }) {
			t.Fatalf("asked %d times, want %d", len(r.bot.seen()), n)
		}
		if got := fmt.Sprint(r.bot.seen()[n-1].Libraries); got != want {
			t.Errorf("question %d reads %s, want %s", n, got, want)
		}
	}
	const all, public = "[slack/T0TEAM public]", "[public]"
	r.send(t, "events_api", mention("Ev1", "100.1", true))
	asked(1, public)
	m := r.messages(t, 1)[0]
	click("t1", m, "More")
	asked(2, public)
	click("t2", m, "Other")
	asked(3, all)
	alone := r.messages(t, 2)[1]
	if alone.For != slacktest.User {
		t.Fatalf("answered as %+v", alone)
	}
	click("t3", alone, "Share")
	asked(4, public)
	r.messages(t, 3)
	r.send(t, "events_api", mention("Ev2", "101.1", false)) // the other workspaces left
	asked(5, all)
	click("t4", m, "More")
	asked(6, all)
}
