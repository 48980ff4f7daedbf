package slack

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"onrecord/adapters/slack/slacktest"
	"onrecord/bot"
	"onrecord/delivery"
)

func TestMentionIsAnsweredInItsThread(t *testing.T) {
	r := start(t)
	r.send(t, "events_api", slacktest.Mention("Ev1", "C1", "100.1", "", "who-said “whatever it takes” &amp; more"))
	m := r.messages(t, 1)[0]
	if m.Channel != "C1" || m.Thread != "100.1" || m.For != "" || !strings.Contains(m.Text, "You asked") {
		t.Errorf("answered as %+v", m)
	}
	q := r.bot.seen()[0]
	if q.Command != "who-said" || q.Arg("words") != `"whatever it takes" & more` || q.Home != "slack/"+slacktest.Team ||
		q.Place != slacktest.Team || q.User != slacktest.User || q.Private {
		t.Errorf("asked %+v", q)
	}
	if fmt.Sprint(q.Libraries) != "[slack/T0TEAM public]" {
		t.Errorf("may read %v", q.Libraries)
	}
	r.send(t, "events_api", slacktest.Mention("Ev2", "C1", "100.3", "100.1", "and when?"))
	r.messages(t, 2)
	if again := r.bot.seen()[1]; again.Conversation != q.Conversation || again.Conversation == "" || again.Command != "" || again.Line != "and when?" {
		t.Errorf("the follow-up is asked as %+v", again)
	}
}

func TestDirectMessage(t *testing.T) {
	r := start(t)
	r.send(t, "events_api", slacktest.Direct("Ev1", "D1", "100.1", "", "troops in Slovakia?"))
	m := r.messages(t, 1)[0]
	if m.Channel != "D1" || m.Thread != "100.1" || !r.bot.seen()[0].Private {
		t.Errorf("answered as %+v", m)
	}
}

// A question that comes with a picture is a question.
func TestDirectMessageWithAFile(t *testing.T) {
	r := start(t)
	e := slacktest.Direct("Ev1", "D1", "100.1", "", "troops in Slovakia?")
	e["event"].(map[string]any)["subtype"] = "file_share"
	r.send(t, "events_api", e)
	r.messages(t, 1)
}

// An answer to one alone asks whether it helped; what he says is logged, and
// nothing else happens.
func TestFeedback(t *testing.T) {
	r := start(t)
	r.send(t, "events_api", slacktest.Direct("Ev1", "D1", "100.1", "", "it"))
	m := r.messages(t, 1)[0]
	if !slices.ContainsFunc(m.Blocks, func(b json.RawMessage) bool { return strings.Contains(string(b), "feedback_buttons") }) {
		t.Errorf("no feedback: %s", m.Blocks)
	}
	r.send(t, "interactive", slacktest.Click("t1", m, slacktest.User, feedback, "good", r.slack.Hook("D1", slacktest.User, m.TS)))
	r.messages(t, 1)
}

func TestWhatIsNotAnswered(t *testing.T) {
	r := start(t)
	change := func(f func(in map[string]any)) map[string]any {
		e := slacktest.Direct("Ev1", "D1", "100.1", "", "hello")
		f(e["event"].(map[string]any))
		return e
	}
	for name, e := range map[string]map[string]any{
		"a bot":          change(func(in map[string]any) { in["bot_id"] = "B1" }),
		"ourselves":      change(func(in map[string]any) { in["user"] = slacktest.BotUser }),
		"an edit":        change(func(in map[string]any) { in["subtype"] = "message_changed" }),
		"a channel":      change(func(in map[string]any) { in["channel_type"] = "channel" }),
		"another event":  slacktest.Event("Ev2", map[string]any{"type": "reaction_added"}),
		"an odd event":   slacktest.Event("Ev3", map[string]any{"type": "app_mention", "user": 7}),
		"a rate warning": {"type": "app_rate_limited", "team_id": slacktest.Team},
	} {
		if _, err := r.slack.Deliver(0, "events_api", e); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := r.slack.Deliver(0, "holograms", map[string]any{}); err != nil {
		t.Errorf("an unknown kind: %v", err)
	}
	r.messages(t, 0)
}

// The library refuses this payload; it is a question all the same.
func TestUndecodablePayloadIsAnswered(t *testing.T) {
	r := start(t)
	e := slacktest.Mention("Ev1", "C1", "100.1", "", "troops")
	e["event"].(map[string]any)["blocks"] = "not a list"
	r.send(t, "events_api", e)
	r.messages(t, 1)
}

func TestSlashCommand(t *testing.T) {
	r := start(t)
	hook := r.slack.Hook("C1", slacktest.User, "")
	if ack := r.send(t, "slash_commands", slacktest.Command("t1", "C1", slacktest.User, "/who-said", "do &lt;it&gt;", hook)); len(ack) > 0 {
		t.Errorf("acknowledged with %s", ack)
	}
	m := r.messages(t, 1)[0]
	if m.For != slacktest.User || m.Via != "response_url" {
		t.Errorf("answered as %+v", m)
	}
	if q := r.bot.seen()[0]; q.Arg("words") != "do <it>" || !q.Private || q.Conversation == "" {
		t.Errorf("asked %+v", q)
	}
	if !strings.Contains(m.Text, "do &lt;it&gt;") {
		t.Errorf("text %q", m.Text)
	}
	// Share: for the whole channel, by the click's own address.
	share := m.Buttons()["Share"]
	if share[1] != "/who-said do <it>" {
		t.Fatalf("buttons %v", m.Buttons())
	}
	r.send(t, "interactive", slacktest.Click("t2", m, slacktest.User, share[0], share[1], r.slack.Hook("C1", slacktest.User, m.TS)))
	if shared := r.messages(t, 2)[1]; shared.For != "" || shared.Channel != "C1" || len(shared.Buttons()) != 0 {
		t.Errorf("shared as %+v", shared)
	}
}

func TestGeneralCommandAndHelp(t *testing.T) {
	r := start(t)
	for i, c := range []struct{ command, text, want string }{
		{"/onrecord", "", "/help"}, {"/onrecord", "troops in Slovakia?", "troops in Slovakia?"}, {"/who-said", "help", "/help who-said"}, {"/help", "", "/help"},
	} {
		r.send(t, "slash_commands", slacktest.Command(fmt.Sprint("t", i), "C1", slacktest.User, c.command, c.text, r.slack.Hook("C1", slacktest.User, "")))
		r.messages(t, i+1)
		if got := r.bot.seen()[i].Line; got != c.want {
			t.Errorf("%s %s is asked as %q", c.command, c.text, got)
		}
	}
	if help := r.slack.Messages()[0]; !strings.Contains(help.Text, "do not work inside threads") {
		t.Errorf("help says %q", help.Text)
	}
}

func TestEmptyCommandOpensModal(t *testing.T) {
	r := start(t)
	c := slacktest.Command("t1", "C1", slacktest.User, "/who-said", "", r.slack.Hook("C1", slacktest.User, ""))
	r.send(t, "slash_commands", c)
	v, err := r.slack.WaitView(1, patience)
	if err != nil {
		t.Fatal(err)
	}
	r.send(t, "slash_commands", c) // again: the trigger serves once
	s, err := slacktest.Submission("t2", "V1", v.JSON, map[string]string{"words": " "})
	if err != nil {
		t.Fatal(err)
	}
	if ack := string(r.send(t, "interactive", s)); !strings.Contains(ack, `"errors"`) || !strings.Contains(ack, `"words"`) {
		t.Errorf("an empty form: %s", ack)
	}
	s, _ = slacktest.Submission("t3", "V2", v.JSON, map[string]string{"words": "whatever it takes", "since": "2024-01-01"})
	if ack := r.send(t, "interactive", s); len(ack) > 0 {
		t.Errorf("a good form: %s", ack)
	}
	if m := r.messages(t, 1)[0]; m.For != slacktest.User || m.Channel != "C1" {
		t.Errorf("answered as %+v", m)
	}
	if q := r.bot.seen()[0]; q.Arg("words") != "whatever it takes" || q.Arg("since") != "2024-01-01" {
		t.Errorf("asked %+v", q)
	}
	if len(r.slack.Views()) != 1 {
		t.Errorf("%d views", len(r.slack.Views()))
	}
}

// A form that was opened in a thread is answered there.
func TestModalInAThread(t *testing.T) {
	r := start(t)
	r.bot.answer = func(context.Context, bot.Request) bot.Answer {
		return bot.Answer{Status: bot.Found, Title: "ok", Actions: []bot.Action{{Label: "Troops", Line: "/troops"}}}
	}
	r.send(t, "events_api", slacktest.Mention("Ev1", "C1", "100.3", "100.1", "it"))
	m := r.messages(t, 1)[0]
	troops := m.Buttons()["Troops"]
	r.send(t, "interactive", slacktest.Click("t1", m, slacktest.User, troops[0], troops[1], r.slack.Hook("C1", slacktest.User, m.TS)))
	v, err := r.slack.WaitView(1, patience)
	if err != nil {
		t.Fatal(err)
	}
	s, err := slacktest.Submission("t2", "V1", v.JSON, map[string]string{"place": "Northland"})
	if err != nil {
		t.Fatal(err)
	}
	r.send(t, "interactive", s)
	if n := r.messages(t, 2)[1]; n.For != slacktest.User || n.Thread != "100.1" {
		t.Errorf("answered as %+v", n)
	}
}

func TestMessageShortcut(t *testing.T) {
	r := start(t)
	long := strings.Repeat("“whatever it takes”, he said &amp; left. ", 100)
	r.send(t, "interactive", slacktest.Shortcut("t1", "check_quotes", "C1", "100.2", "100.1", long, r.slack.Hook("C1", slacktest.User, "")))
	m := r.messages(t, 1)[0]
	if m.For != slacktest.User || m.Thread != "100.1" {
		t.Errorf("answered as %+v", m)
	}
	q := r.bot.seen()[0]
	if q.Command != "check" || !strings.Contains(q.Arg("words"), `"whatever it takes", he said & left.`) {
		t.Errorf("asked %+v", q)
	}
	// The line is longer than a button holds, and works all the same.
	share := m.Buttons()["Share"]
	if !strings.HasPrefix(share[1], delivery.LineMark) {
		t.Fatalf("the value of Share is %.40q", share[1])
	}
	r.send(t, "interactive", slacktest.Click("t2", m, slacktest.User, share[0], share[1], r.slack.Hook("C1", slacktest.User, m.TS)))
	r.messages(t, 2)
	if q := r.bot.seen()[1]; q.Command != "check" || !strings.HasPrefix(q.Arg("words"), `"whatever it takes"`) {
		t.Errorf("asked %.200q", q.Line)
	}
	r.send(t, "interactive", slacktest.Click("t3", m, slacktest.User, share[0], delivery.LineMark+"GONE", r.slack.Hook("C1", slacktest.User, m.TS)))
	if old := r.messages(t, 3)[2]; !strings.Contains(old.Text, "too old") || old.For != slacktest.User {
		t.Errorf("an old button: %+v", old)
	}
}

func TestPagesStayInTheMessage(t *testing.T) {
	r := start(t)
	r.bot.answer = func(_ context.Context, q bot.Request) bot.Answer {
		return bot.Answer{Status: bot.Found, Title: "Page " + q.After, Actions: []bot.Action{{Label: "More", Line: "/who-said it after:2"}, {Label: "Other", Line: "/troops Northland"}}}
	}
	r.send(t, "events_api", slacktest.Mention("Ev1", "C1", "100.1", "", "who-said it"))
	m := r.messages(t, 1)[0]
	more, other := m.Buttons()["More"], m.Buttons()["Other"]
	r.send(t, "interactive", slacktest.Click("t1", m, "U2", more[0], more[1], r.slack.Hook("C1", "U2", m.TS)))
	if !slacktest.Until(patience, func() bool { return strings.Contains(r.slack.Messages()[0].Text, "Page 2") }) {
		t.Errorf("the page did not turn: %+v", r.slack.Messages())
	}
	// Another question is the clicker's alone, in the same thread.
	r.send(t, "interactive", slacktest.Click("t2", m, "U2", other[0], other[1], r.slack.Hook("C1", "U2", m.TS)))
	if n := r.messages(t, 2)[1]; n.For != "U2" || n.Thread != "100.1" {
		t.Errorf("answered as %+v", n)
	}
}

// A page whose response address serves no more: the message itself changes,
// and what one person sees stays theirs alone.
func TestPagesAfterTheirAddressExpired(t *testing.T) {
	r := start(t)
	r.bot.answer = func(_ context.Context, q bot.Request) bot.Answer {
		return bot.Answer{Status: bot.Found, Title: "Page " + q.After, Actions: []bot.Action{{Label: "More", Line: "/who-said it after:2"}}}
	}
	r.send(t, "events_api", slacktest.Mention("Ev1", "C1", "100.1", "", "who-said it"))
	public := r.messages(t, 1)[0]
	r.send(t, "slash_commands", slacktest.Command("t1", "C1", slacktest.User, "/who-said", "it", r.slack.Hook("C1", slacktest.User, "")))
	private := r.messages(t, 2)[1]
	for i, m := range []slacktest.Message{public, private} {
		hook := r.slack.Hook("C1", slacktest.User, m.TS)
		r.slack.Expire()
		more := m.Buttons()["More"]
		r.send(t, "interactive", slacktest.Click(fmt.Sprint("c", i), m, slacktest.User, more[0], more[1], hook))
		if !slacktest.Until(patience, func() bool {
			all := r.slack.Messages()
			return len(all) > 2 || i == 0 && strings.Contains(all[0].Text, "Page 2")
		}) {
			t.Fatal("the page does not turn")
		}
	}
	all := r.messages(t, 3)
	if all[0].Edits != 1 || all[2].For != slacktest.User || !strings.Contains(all[2].Text, "Page 2") {
		t.Errorf("shown %+v", all)
	}
	if _, share := all[2].Buttons()["Share"]; !share {
		t.Errorf("the second page has no Share: %v", all[2].Buttons())
	}
}

// What goes wrong with a page is told to who turned it; the message stays.
func TestFailedPageLeavesTheMessage(t *testing.T) {
	r := start(t)
	r.bot.answer = func(_ context.Context, q bot.Request) bot.Answer {
		if q.After != "" {
			return bot.Answer{Status: bot.Failed, Private: true, Title: "That went wrong"}
		}
		return bot.Answer{Status: bot.Found, Title: "Page 1", Actions: []bot.Action{{Label: "More", Line: "/who-said it after:2"}}}
	}
	r.send(t, "events_api", slacktest.Mention("Ev1", "C1", "100.1", "", "who-said it"))
	m := r.messages(t, 1)[0]
	more := m.Buttons()["More"]
	r.send(t, "interactive", slacktest.Click("c1", m, "U2", more[0], more[1], r.slack.Hook("C1", "U2", m.TS)))
	if all := r.messages(t, 2); all[0].Edits != 0 || all[1].For != "U2" || all[1].Thread != "100.1" || !strings.Contains(all[1].Text, "went wrong") {
		t.Errorf("shown %+v", all)
	}
}

// A question that leaned on the one before it is repeated by its buttons as it
// was understood, and is no new question where it is only shown again.
func TestButtonsRepeatTheWholeQuestion(t *testing.T) {
	r := start(t)
	r.bot.answer = func(_ context.Context, q bot.Request) bot.Answer {
		return bot.Answer{Status: bot.Found, Title: "ok", TakenAs: "troops in Northland?"}
	}
	r.send(t, "slash_commands", slacktest.Command("t1", "C1", slacktest.User, "/ask", "and Northland?", r.slack.Hook("C1", slacktest.User, "")))
	m := r.messages(t, 1)[0]
	share := m.Buttons()["Share"]
	r.send(t, "interactive", slacktest.Click("c1", m, slacktest.User, share[0], share[1], r.slack.Hook("C1", slacktest.User, m.TS)))
	r.messages(t, 2)
	if q := r.bot.seen()[1]; q.Line != "troops in Northland?" || q.Conversation != "" {
		t.Errorf("shared by asking %+v", q)
	}
}

func TestLongAnswerTurnsParts(t *testing.T) {
	r := start(t)
	r.bot.answer = func(context.Context, bot.Request) bot.Answer { return answers()["forty-quotes"] }
	r.send(t, "events_api", slacktest.Mention("Ev1", "C1", "100.1", "", "who-said it"))
	m := r.messages(t, 1)[0]
	next := m.Buttons()["Next part"]
	r.send(t, "interactive", slacktest.Click("t1", m, slacktest.User, next[0], next[1], r.slack.Hook("C1", slacktest.User, m.TS)))
	if !slacktest.Until(patience, func() bool { _, back := r.slack.Messages()[0].Buttons()["Part before"]; return back }) {
		t.Errorf("the part did not turn")
	}
}

func TestHome(t *testing.T) {
	r := start(t, func(c *Config) {
		c.Loaded = func(_ context.Context, l []string) (string, error) { return "12 articles in " + l[0], nil }
		c.Privacy = "https://pebble.example/privacy"
	})
	r.bot.answer = func(_ context.Context, q bot.Request) bot.Answer {
		if q.Command == "troops" {
			return bot.Answer{Status: bot.Empty}
		}
		return bot.Answer{Status: bot.Found, Title: "ok"}
	}
	r.send(t, "events_api", slacktest.Event("Ev1", map[string]any{"type": "app_home_opened", "user": slacktest.User, "channel": "D1", "tab": "home"}))
	v, err := r.slack.WaitView(1, patience)
	if err != nil {
		t.Fatal(err)
	}
	home := string(v.JSON)
	for _, want := range []string{"/who-said whatever it takes", "12 articles in public", "12 articles in slack/T0TEAM", "privacy"} {
		if !strings.Contains(home, want) {
			t.Errorf("the home does not say %q: %s", want, home)
		}
	}
	if strings.Contains(home, "/troops Northland") {
		t.Error("the home offers an example that finds nothing")
	}
	// A button there is answered by direct message.
	click := slacktest.Click("t1", slacktest.Message{}, slacktest.User, "do.0", "/who-said whatever it takes", "")
	r.send(t, "interactive", click)
	if m := r.messages(t, 1)[0]; m.Channel != slacktest.User || m.For != "" {
		t.Errorf("answered as %+v", m)
	}
	r.send(t, "events_api", slacktest.Event("Ev2", map[string]any{"type": "app_home_opened", "user": slacktest.User, "channel": "D1", "tab": "messages"}))
	if !slacktest.Until(patience, func() bool { return r.slack.Calls("assistant.threads.setSuggestedPrompts") == 1 }) {
		t.Error("no prompts in the messages")
	}
}

func TestManagers(t *testing.T) {
	for _, c := range []struct {
		name   string
		scopes []string
		named  []string
		user   string
		want   bool
	}{
		{"an admin", []string{"users:read"}, nil, slacktest.Admin, true},
		{"a user", []string{"users:read"}, nil, slacktest.User, false},
		{"an admin, but nobody may look", nil, nil, slacktest.Admin, false},
		{"one of the settings", nil, []string{slacktest.User}, slacktest.User, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := start(t, func(cfg *Config) { cfg.Managers = c.named })
			r.slack.Change(func(s *slacktest.Server) { s.Scopes = c.scopes })
			for i := range 2 {
				r.send(t, "slash_commands", slacktest.Command(fmt.Sprint("t", i), "C1", c.user, "/help", "", r.slack.Hook("C1", c.user, "")))
				r.messages(t, i+1)
				if got := r.bot.seen()[i].Manager; got != c.want {
					t.Errorf("manager: %v", got)
				}
			}
			if n := r.slack.Calls("users.info"); n > 1 {
				t.Errorf("asked Slack %d times", n)
			}
		})
	}
}

// Who comes from another workspace, or asks where others look on, reads the
// public library only.
func TestForeignersReadThePublicLibrary(t *testing.T) {
	r := start(t)
	e := slacktest.Mention("Ev1", "C1", "100.1", "", "who-said it")
	e["event"].(map[string]any)["user_team"] = "T0OTHER"
	r.send(t, "events_api", e)
	e = slacktest.Mention("Ev2", "C1", "101.1", "", "who-said it")
	e["is_ext_shared_channel"] = true
	r.send(t, "events_api", e)
	r.messages(t, 2)
	for _, q := range r.bot.seen() {
		if fmt.Sprint(q.Libraries) != "[public]" || q.Home != "" || q.Manager {
			t.Errorf("asked %+v", q)
		}
	}
}
