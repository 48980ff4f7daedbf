package slack

import (
	"context"
	"encoding/json"
	"log/slog"
	"net/http"
	"os"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"onrecord/adapters/adaptertest"
	"onrecord/adapters/slack/slacktest"
	"onrecord/inbox/inboxtest"
)

// Whatever comes in is acknowledged once, and nothing panics.
func FuzzTakeIn(f *testing.F) {
	for _, seed := range []struct {
		kind    kind
		payload any
	}{
		{anEvent, slacktest.Mention("Ev1", "C1", "1.1", "", "it")},
		{anEvent, map[string]any{"type": "app_rate_limited"}},
		{aCommand, slacktest.Command("t", "C1", "U1", "/who-said", "it", "https://hooks.slack.com/commands/1")},
		{anInteraction, slacktest.Click("t", slacktest.Message{Channel: "C1", TS: "1.1"}, "U1", "part.2", "/who-said it", "")},
		{anInteraction, slacktest.Shortcut("t", checkShortcut, "C1", "1.1", "", "“it”", "")},
		{anInteraction, map[string]any{"type": "view_submission", "view": map[string]any{"callback_id": "ask/who-said"}}},
	} {
		data, err := json.Marshal(seed.payload)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(seed.kind), data)
	}
	a := deskOnly(f)
	f.Fuzz(func(t *testing.T, k string, payload []byte) {
		acks := 0
		a.takeIn(t.Context(), parcel{kind: kind(k), payload: payload, ack: func(context.Context, any) error { acks++; return nil }})
		if acks != 1 {
			t.Errorf("acknowledged %d times", acks)
		}
	})
}

// deskOnly is an adapter that takes in and answers, and reaches no Slack.
func deskOnly(f *testing.F) *Adapter {
	a, err := New(Config{BotToken: "xoxb-1", AppToken: "xapp-1", APIURL: "http://127.0.0.1:1/", Commands: commandList(),
		Box: &inboxtest.Box{}, Shelf: &inboxtest.Shelf{}, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		f.Fatal(err)
	}
	a.courier.handler = &handler{}
	a.desk.Limits = nil
	if err := a.desk.Start(context.Background()); err != nil {
		f.Fatal(err)
	}
	f.Cleanup(func() {
		ctx, cancel := context.WithCancel(context.Background())
		cancel()
		a.desk.Stop(ctx)
		a.crew.stop()
	})
	return a
}

// The three shapes of a body are told apart without a panic, and what is
// handed on is JSON or is refused later.
func FuzzOpen(f *testing.F) {
	f.Add("application/json", []byte(`{"type":"url_verification","challenge":"x"}`))
	f.Add("application/x-www-form-urlencoded", []byte("payload=%7B%7D"))
	f.Add("application/x-www-form-urlencoded", []byte("command=%2Fwho-said&text=it"))
	f.Fuzz(func(t *testing.T, contentType string, body []byte) {
		p, _ := open(contentType, body)
		if p.kind == aCommand && p.payload != nil && !json.Valid(p.payload) {
			t.Errorf("a command of %q", p.payload)
		}
	})
}

// Text that goes out comes back as it was, and is inert on the way.
func FuzzEscape(f *testing.F) {
	for _, s := range hostile {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			t.Skip("Slack sends and takes UTF-8 alone")
		}
		out := escape(s)
		inert(t, out)
		if got, want := unescaper.Replace(out), safe(s); got != want {
			t.Errorf("%q comes back as %q", want, got)
		}
		if d := decode(s, "U1"); strings.Contains(d, "<@U1>") && !strings.Contains(unescaper.Replace(s), "<@U1>") {
			t.Errorf("decoded %q", d)
		}
	})
}

func TestDecode(t *testing.T) {
	for in, want := range map[string]string{
		"<@U0BOT> who-said “it’s here”":                  `who-said "it's here"`,
		"hey <@U0BOT|onrecord> a &amp;&lt;b&gt;":         "hey   a &<b>",
		"<https://a.example/x?a=1&amp;b=2>":              "https://a.example/x?a=1&b=2",
		"<https://a.example|a.example> <mailto:a@b|a@b>": "https://a.example a@b",
		"<#C1|general> <@U2> <!here> <!subteam^S1|@us>":  "general @U2 !here @us",
		"&amp;lt;!channel&amp;gt;":                       "&lt;!channel&gt;",
	} {
		if got := decode(in, "U0BOT"); got != want {
			t.Errorf("%q is read as %q, want %q", in, got, want)
		}
	}
}

func TestWebAddress(t *testing.T) {
	for in, want := range map[string]string{
		"https://a.example/x|y>z": "https://a.example/x%7Cy%3Ez", "javascript:alert(1)": "", "ftp://a.example": "", "https://": "", "": "",
		"https://a.example/" + strings.Repeat("x", maxAddress):           "",
		"https://a.example/y#:~:text=" + strings.Repeat("x", maxAddress): "https://a.example/y",
		"https://a.example/ö?q=a b":                                      "https://a.example/ö?q=a%20b",
	} {
		if got := webAddress(in); got != want {
			t.Errorf("%.60q becomes %.60q, want %.60q", in, got, want)
		}
	}
}

// A connection that is closed again and again within a minute is noticed.
func TestRecent(t *testing.T) {
	var opened []time.Time
	at := time.Unix(1e9, 0)
	for range 10 {
		opened = recent(opened, at)
		at = at.Add(30 * time.Second)
	}
	if len(opened) > 3 {
		t.Errorf("%d within a minute", len(opened))
	}
	for range 10 {
		opened = recent(opened, at)
	}
	if len(opened) <= quickTimes {
		t.Errorf("%d at one moment", len(opened))
	}
}

// Slack itself judges what is rendered, where there is a token for it:
// nothing that runs here equals that. It posts nothing.
func TestSlackTakesTheBlocks(t *testing.T) {
	token := os.Getenv("SLACK_VALIDATE_TOKEN")
	if token == "" {
		t.Skip("SLACK_VALIDATE_TOKEN is not set: to be run by hand before a release")
	}
	for _, c := range adaptertest.Answers() {
		p := mustPayload(t, Render(c.Answer, Frame{Line: "/who-said it", Share: true, Feedback: true}))
		body, err := json.Marshal(map[string]any{"blocks": p.Blocks})
		if err != nil {
			t.Fatal(err)
		}
		r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, slackAPI+"blocks.validate", strings.NewReader(string(body)))
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Content-Type", "application/json; charset=utf-8")
		r.Header.Set("Authorization", "Bearer "+token)
		res, err := newHTTP().Do(r)
		if err != nil {
			t.Fatal(err)
		}
		var said map[string]any
		err = json.NewDecoder(res.Body).Decode(&said)
		res.Body.Close()
		if err != nil || said["ok"] != true {
			t.Errorf("%s: %v %v", c.Name, said, err)
		}
	}
}
