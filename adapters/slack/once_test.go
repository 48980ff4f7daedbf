package slack

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"onrecord/adapters/slack/slacktest"
	"onrecord/bot"
	"onrecord/delivery"
)

// Each event comes one to five times, over either connection, at once or
// later: it has one answer, and every delivery is acknowledged.
func TestRedeliveriesHaveOneAnswer(t *testing.T) {
	r := start(t)
	const events = 40
	var all sync.WaitGroup
	for i := range events {
		ts := fmt.Sprintf("%d.1", 100+i)
		hook := r.slack.Hook("C1", slacktest.User, "")
		for n := range 1 + i%5 {
			all.Go(func() {
				kind, payload := "events_api", slacktest.Mention(fmt.Sprint("Ev", i), fmt.Sprint("C", i%7), ts, "", "it")
				if i%3 == 0 {
					kind, payload = "slash_commands", slacktest.Command(fmt.Sprint("t", i), "C1", slacktest.User, "/who-said", "it", hook)
				}
				if _, err := r.slack.Deliver(n, kind, payload); err != nil {
					t.Errorf("delivery %d of %d: %v", n, i, err)
				}
			})
		}
	}
	all.Wait()
	r.messages(t, events)
}

// Two processes share an inbox: whichever Slack gives an event to, and if it
// gives it to both, there is one answer.
func TestTwoProcessesShareAnInbox(t *testing.T) {
	r := start(t)
	other := &rig{slack: r.slack, bot: r.bot, box: r.box, shelf: r.shelf, ended: make(chan error, 1)}
	other.run(t)
	if err := r.slack.WaitSockets(4, 4, patience); err != nil {
		t.Fatal(err)
	}
	const events = 20
	var all sync.WaitGroup
	for i := range events {
		for connection := range 4 {
			all.Go(func() {
				payload := slacktest.Mention(fmt.Sprint("Ev", i), fmt.Sprint("C", i), "100.1", "", "it")
				if _, err := r.slack.Deliver(connection, "events_api", payload); err != nil {
					t.Error(err)
				}
			})
		}
	}
	all.Wait()
	r.messages(t, events)
}

// Two hundred at once are acknowledged before any work.
func TestAcknowledgedUnderLoad(t *testing.T) {
	r := start(t)
	work := make(chan struct{})
	r.bot.answer = func(context.Context, bot.Request) bot.Answer {
		<-work
		return bot.Answer{Status: bot.Found, Title: "ok"}
	}
	var all sync.WaitGroup
	begin := time.Now()
	for i := range 200 {
		all.Go(func() {
			if _, err := r.slack.Deliver(i, "events_api", slacktest.Mention(fmt.Sprint("Ev", i), fmt.Sprint("C", i), "100.1", "", "it")); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	t.Logf("200 at once: the last acknowledgement after %v", time.Since(begin))
	if n := len(r.slack.Messages()); n != 0 {
		t.Errorf("%d answers before any work", n)
	}
	close(work)
	r.messages(t, 200)
}

// A mention that was edited comes again as another event, and a message that
// is a mention comes as two.
func TestOneMessageIsOneQuestion(t *testing.T) {
	r := start(t)
	r.send(t, "events_api", slacktest.Mention("Ev1", "C1", "100.1", "", "it"))
	edited := slacktest.Mention("Ev2", "C1", "100.1", "", "it, edited")
	edited["event"].(map[string]any)["edited"] = map[string]any{"user": slacktest.User, "ts": "101.1"}
	r.send(t, "events_api", edited)
	r.send(t, "events_api", slacktest.Direct("Ev3", "C1", "100.1", "", "it"))
	r.messages(t, 1)
}

func TestHTTPRetriesHaveOneAnswer(t *testing.T) {
	r := start(t, func(c *Config) { c.AppToken = "" })
	at := time.Now()
	for retry := range 4 {
		q, body, err := slacktest.Request(r.http+eventsPath, "events_api", slacktest.Mention("Ev1", "C1", "100.1", "", "it"), retry)
		if err != nil {
			t.Fatal(err)
		}
		slacktest.Sign(q, body, slacktest.Signing, at.Add(-time.Duration(retry)*time.Second))
		res, err := http.DefaultClient.Do(q)
		if err != nil {
			t.Fatal(err)
		}
		_, _ = io.Copy(io.Discard, res.Body)
		res.Body.Close()
		if res.StatusCode != http.StatusOK {
			t.Errorf("retry %d: %s", retry, res.Status)
		}
	}
	r.messages(t, 1)
}

// Connections are renewed and cut while events come; what is not acknowledged
// comes again. Nothing is lost and nothing answered twice.
func TestDisconnectsLoseNothing(t *testing.T) {
	r := start(t)
	const events = 60
	for i := range events {
		switch i {
		case 10, 30:
			r.slack.Disconnect(0, "refresh_requested")
		case 20:
			r.slack.Disconnect(1, "warning")
		case 40:
			r.slack.Cut(0)
		}
		payload := slacktest.Mention(fmt.Sprint("Ev", i), fmt.Sprint("C", i), "100.1", "", "it")
		if _, err := r.slack.Deliver(rand.IntN(2), "events_api", payload); err != nil {
			t.Fatal("an event is never taken: ", err)
		}
	}
	r.messages(t, events)
	if err := r.slack.WaitSockets(2, 5, patience); err != nil {
		t.Error(err)
	}
}

// What may have arrived is looked for before it is sent again.
func TestDoubtfulPosts(t *testing.T) {
	for _, c := range []struct {
		fate    string
		channel string
		answers int // that all see
		notes   int // to the asker alone
	}{
		{"429", "C1", 1, 0},
		{"500", "D1", 1, 0}, // each in a thread that is longer than what may be looked through at once
		{"lose", "D1", 1, 0},
		{"drop", "D1", 1, 0},
		{"drop", "C1", 1, 1},
		{"lose", "C1", 0, 1},
		{"channel_not_found", "C1", 0, 0},
	} {
		t.Run(c.fate+" "+c.channel, func(t *testing.T) {
			r := start(t)
			r.slack.Change(func(s *slacktest.Server) { s.Fail["chat.postMessage"] = []string{c.fate} })
			before := 0
			payload := slacktest.Mention("Ev1", c.channel, "100.1", "", "it")
			if c.channel[0] == 'D' {
				before = 2 * lookThrough
				asked := r.slack.Fill(c.channel, "100.1", before)
				payload = slacktest.Direct("Ev1", c.channel, asked, "100.1", "it")
			}
			r.send(t, "events_api", payload)
			answers, notes := 0, 0
			for _, m := range r.messages(t, before+c.answers+c.notes)[before:] {
				if m.For == "" {
					answers++
				} else if notes++; m.Buttons()["Ask again"][1] != "it" {
					t.Errorf("the note offers %v", m.Buttons())
				}
			}
			if answers != c.answers || notes != c.notes {
				t.Errorf("%d answers and %d notes", answers, notes)
			}
		})
	}
}

// With the scope to look into channels, an answer there is never doubtful.
func TestChannelsThatMayBeRead(t *testing.T) {
	for _, fate := range []string{"lose", "drop"} {
		r := start(t)
		r.slack.Change(func(s *slacktest.Server) {
			s.Scopes, s.Fail["chat.postMessage"] = []string{"channels:history"}, []string{fate}
		})
		r.send(t, "events_api", slacktest.Mention("Ev1", "C1", "100.1", "", "it"))
		r.messages(t, 1)
	}
}

func TestResponseAddressEnds(t *testing.T) {
	r := start(t)
	r.slack.Change(func(s *slacktest.Server) { s.Outside = []string{"C2"} })
	hooks := []string{r.slack.Hook("C1", slacktest.User, ""), r.slack.Hook("C2", slacktest.User, "")}
	r.slack.Expire()
	r.send(t, "slash_commands", slacktest.Command("t1", "C1", slacktest.User, "/who-said", "it", hooks[0]))
	if m := r.messages(t, 1)[0]; m.For != slacktest.User || m.Channel != "C1" || m.Via != "chat.postEphemeral" {
		t.Errorf("answered as %+v", m)
	}
	r.send(t, "slash_commands", slacktest.Command("t2", "C2", slacktest.User, "/who-said", "it", hooks[1]))
	if m := r.messages(t, 2)[1]; m.Channel != slacktest.User {
		t.Errorf("answered as %+v", m)
	}
	// An address that is not Slack's is never called.
	called := false
	other := slacktest.New(t)
	other.Change(func(s *slacktest.Server) { s.Before = func(string) { called = true } })
	r.send(t, "slash_commands", slacktest.Command("t3", "C1", slacktest.User, "/who-said", "it", other.Hook("C1", slacktest.User, "")))
	time.Sleep(50 * time.Millisecond)
	if called {
		t.Error("an address of another host was called")
	}
}

// Blocks that Slack refuses are sent as text.
func TestRefusedBlocksGoAsText(t *testing.T) {
	r := start(t)
	r.slack.Change(func(s *slacktest.Server) { s.Fail["chat.postMessage"] = []string{"invalid_blocks"} })
	r.send(t, "events_api", slacktest.Direct("Ev1", "D1", "100.1", "", "it"))
	if m := r.messages(t, 1)[0]; len(m.Blocks) != 0 || !strings.Contains(m.Text, "You asked") {
		t.Errorf("sent %+v", m)
	}
}

func TestPaceOfAChannel(t *testing.T) {
	r := start(t)
	r.courier.queue.every = 4 * time.Minute // no second answer while this test runs
	r.courier.queue.waiting = 4
	const events = 10
	r.send(t, "events_api", slacktest.Mention("Ev0", "C1", "100.1", "", "it"))
	if !slacktest.Until(patience, func() bool { return r.desk.Counts().Sent == 1 }) {
		t.Fatal("the first is not answered at once")
	}
	for i := 1; i < events; i++ {
		r.send(t, "events_api", slacktest.Mention(fmt.Sprint("Ev", i), "C1", fmt.Sprintf("%d.1", 100+i), "", "it"))
	}
	answers := 0
	for _, m := range r.messages(t, events-r.courier.queue.waiting) {
		switch {
		case m.For == "":
			answers++
		case !strings.Contains(m.Text, "Many are asking"):
			t.Errorf("told %q", m.Text)
		}
	}
	if answers != 1 {
		t.Errorf("%d answers at once, want one", answers)
	}
	r.abandon()
}

// Each channel has one message a second, the first at once.
func TestPace(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		q, begin := newQueue(), time.Now()
		for i := range 5 {
			if err := errors.Join(q.wait(t.Context(), "C1"), q.wait(t.Context(), "C2")); err != nil {
				t.Fatal(err)
			}
			if took := time.Since(begin); took != time.Duration(i)*time.Second {
				t.Errorf("message %d after %v", i+1, took)
			}
		}
		ctx, cancel := context.WithTimeout(t.Context(), time.Second/2)
		defer cancel()
		var later *delivery.Later
		if err := q.wait(ctx, "C1"); !errors.As(err, &later) {
			t.Errorf("a message that would be late: %v", err)
		}
	})
}

func TestHurriedAskersAreToldKindly(t *testing.T) {
	r := start(t)
	r.desk.Limits = &delivery.Limiter{User: delivery.Pace{Burst: 1, Every: time.Hour}}
	for i := range 2 {
		r.send(t, "slash_commands", slacktest.Command(fmt.Sprint("t", i), "C1", slacktest.User, "/who-said", "it", r.slack.Hook("C1", slacktest.User, "")))
		r.messages(t, i+1)
	}
	r.send(t, "events_api", slacktest.Mention("Ev1", "C1", "100.1", "", "it"))
	m := r.messages(t, 3)
	for _, told := range m[1:] {
		if told.For != slacktest.User || !strings.Contains(told.Text, "One moment") {
			t.Errorf("told %+v", told)
		}
	}
	if len(r.bot.seen()) != 1 {
		t.Errorf("asked %d times", len(r.bot.seen()))
	}
}

func TestSlowAndBrokenAnswers(t *testing.T) {
	r := start(t)
	r.courier.slow = 20 * time.Millisecond
	work := make(chan struct{})
	r.bot.answer = func(_ context.Context, q bot.Request) bot.Answer {
		<-work
		if strings.Contains(q.Line, "boom") {
			panic("boom")
		}
		return bot.Answer{Status: bot.Found, Title: "Found it"}
	}
	r.send(t, "events_api", slacktest.Mention("Ev1", "C1", "100.1", "", "it"))
	if m := r.messages(t, 1)[0]; !strings.Contains(m.Text, "Looking it up") || m.Thread != "100.1" {
		t.Errorf("no status: %+v", m)
	}
	work <- struct{}{}
	if !slacktest.Until(patience, func() bool { m := r.slack.Messages()[0]; return m.Edits == 1 && strings.Contains(m.Text, "Found it") }) {
		t.Errorf("the status was not replaced: %+v", r.slack.Messages())
	}
	r.send(t, "events_api", slacktest.Mention("Ev2", "C2", "101.1", "", "boom"))
	r.messages(t, 2)
	work <- struct{}{}
	if !slacktest.Until(patience, func() bool { m := r.slack.Messages(); return len(m) == 2 && strings.Contains(m[1].Text, "went wrong") }) {
		t.Errorf("no excuse: %+v", r.slack.Messages())
	}
	r.send(t, "events_api", slacktest.Direct("Ev3", "D1", "102.1", "", "it"))
	if !slacktest.Until(patience, func() bool { return r.slack.Calls("assistant.threads.setStatus") == 1 }) {
		t.Error("no status in direct messages")
	}
	work <- struct{}{}
	r.messages(t, 3)
	// By a response address, the line stands in the thread of the message.
	r.send(t, "interactive", slacktest.Shortcut("t1", "check_quotes", "C3", "100.2", "100.1", "“it”", r.slack.Hook("C3", slacktest.User, "")))
	if m := r.messages(t, 4)[3]; !strings.Contains(m.Text, "Looking it up") || m.Thread != "100.1" || m.For != slacktest.User {
		t.Errorf("no status: %+v", m)
	}
	work <- struct{}{}
	r.messages(t, 5)
}

// What runs is finished when the program ends.
func TestStopFinishesWhatRuns(t *testing.T) {
	r := start(t)
	begun := make(chan struct{})
	r.bot.answer = func(context.Context, bot.Request) bot.Answer {
		close(begun)
		time.Sleep(200 * time.Millisecond)
		return bot.Answer{Status: bot.Found, Title: "Found it"}
	}
	r.send(t, "events_api", slacktest.Mention("Ev1", "C1", "100.1", "", "it"))
	<-begun
	r.stop(t)
	r.messages(t, 1)
}

func TestWhatCannotServe(t *testing.T) {
	for code, want := range map[string]string{"invalid_auth": "SLACK_APP_TOKEN", "missing_scope": "SLACK_APP_TOKEN"} {
		s := slacktest.New(t)
		s.Change(func(s *slacktest.Server) { s.Refuse = code })
		a, err := New(Config{BotToken: slacktest.BotToken, AppToken: slacktest.AppToken, APIURL: s.API(), Box: nil, Shelf: nil, Log: testLog(t)})
		if err != nil {
			t.Fatal(err)
		}
		r := &rig{}
		r.Adapter = a
		a.desk.Box = newBox()
		if err := a.Run(t.Context(), &handler{}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", code, err)
		}
	}
	s := slacktest.New(t)
	a, err := New(Config{BotToken: "xoxb-wrong", AppToken: slacktest.AppToken, APIURL: s.API(), Box: newBox(), Log: testLog(t)})
	if err != nil {
		t.Fatal(err)
	}
	if err := a.Run(t.Context(), &handler{}); err == nil || !strings.Contains(err.Error(), "SLACK_BOT_TOKEN") {
		t.Errorf("a wrong token: %v", err)
	}
	for _, cfg := range []Config{
		{}, {BotToken: "xoxb-1"}, {BotToken: "xoxb-1", AppToken: "xoxb-1"}, {BotToken: "xapp-1", AppToken: "xapp-1"},
		{BotToken: "xoxb-1", SigningSecret: "s"}, {ClientID: "1", AppToken: "xapp-1"},
		{ClientID: "1", ClientSecret: "2", RedirectURL: "https://x.example/slack/oauth", Address: "127.0.0.1:0", AppToken: "xapp-1", SecretKey: "short"},
	} {
		if _, err := New(cfg); err == nil {
			t.Errorf("taken: %+v", cfg)
		}
	}
}
