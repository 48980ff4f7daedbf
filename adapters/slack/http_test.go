package slack

import (
	"context"
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"onrecord/adapters/slack/slacktest"
	"onrecord/inbox"
)

// post delivers by HTTP, signed unless change spoils it.
func (r *rig) post(t *testing.T, path, kind string, payload any, change ...func(*http.Request)) (int, string) {
	t.Helper()
	q, _, err := slacktest.Request(r.http+path, kind, payload, 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range change {
		c(q)
	}
	res, err := http.DefaultClient.Do(q)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return res.StatusCode, string(body)
}

func TestHTTPMode(t *testing.T) {
	r := start(t, func(c *Config) { c.AppToken = "" })
	if code, body := r.post(t, eventsPath, "events_api", map[string]any{"type": "url_verification", "challenge": "abc"}); code != 200 || body != "abc" {
		t.Errorf("the challenge: %d %q", code, body)
	}
	if code, body := r.post(t, eventsPath, "events_api", slacktest.Mention("Ev1", "C1", "100.1", "", "who-said it")); code != 200 || body != "" {
		t.Errorf("an event: %d %q", code, body)
	}
	if code, _ := r.post(t, commandsPath, "slash_commands", slacktest.Command("t1", "C1", slacktest.User, "/who-said", "it", r.slack.Hook("C1", slacktest.User, ""))); code != 200 {
		t.Errorf("a command: %d", code)
	}
	if code, _ := r.post(t, interactivePath, "interactive", slacktest.Shortcut("t2", "check_quotes", "C1", "100.2", "", "“it”", r.slack.Hook("C1", slacktest.User, ""))); code != 200 {
		t.Errorf("a shortcut: %d", code)
	}
	if code, _ := r.post(t, eventsPath, "events_api", map[string]any{"type": "event_callback", "event": 7}); code != 200 {
		t.Errorf("an unreadable event: %d", code)
	}
	r.messages(t, 3)
}

// What is not signed right, or not now, or came before, is not taken.
func TestSignatures(t *testing.T) {
	r := start(t, func(c *Config) { c.AppToken = "" })
	e := slacktest.Mention("Ev2", "C1", "102.1", "", "it")
	for name, change := range map[string]func(*http.Request){
		"another secret": func(q *http.Request) { q.Header.Set("X-Slack-Signature", "v0="+strings.Repeat("00", 32)) },
		"no signature":   func(q *http.Request) { q.Header.Del("X-Slack-Signature") },
		"six minutes old": func(q *http.Request) {
			body, _ := q.GetBody()
			data, _ := io.ReadAll(body)
			slacktest.Sign(q, data, slacktest.Signing, time.Now().Add(-6*time.Minute))
		},
		"six minutes early": func(q *http.Request) {
			body, _ := q.GetBody()
			data, _ := io.ReadAll(body)
			slacktest.Sign(q, data, slacktest.Signing, time.Now().Add(6*time.Minute))
		},
		"another body": func(q *http.Request) {
			q.Body, q.ContentLength = io.NopCloser(strings.NewReader(`{"type":"event_callback"}`)), 25
		},
	} {
		if code, _ := r.post(t, eventsPath, "events_api", e, change); code != http.StatusUnauthorized {
			t.Errorf("%s: %d", name, code)
		}
	}
	var replay http.Header
	if code, _ := r.post(t, eventsPath, "events_api", e, func(q *http.Request) { replay = q.Header.Clone() }); code != 200 {
		t.Errorf("the event itself: %d", code)
	}
	if code, _ := r.post(t, eventsPath, "events_api", e, func(q *http.Request) { q.Header = replay }); code != http.StatusUnauthorized {
		t.Errorf("the same delivery again: %d", code)
	}
	big, err := http.Post(r.http+eventsPath, "application/json", strings.NewReader(strings.Repeat("x", maxBody+1)))
	if err != nil {
		t.Fatal(err)
	}
	big.Body.Close()
	if big.StatusCode != http.StatusRequestEntityTooLarge {
		t.Errorf("a body that is too large: %d", big.StatusCode)
	}
	r.messages(t, 1)
}

// Slack repeats at once what was not taken, perhaps within the second that its
// signature counts in: that is no replay.
func TestRepeatOfWhatWasNotTaken(t *testing.T) {
	box := &refusing{Box: newBox(), left: 1}
	r := start(t, func(c *Config) { c.AppToken, c.Box = "", box })
	at := time.Now()
	for i, want := range []int{http.StatusServiceUnavailable, http.StatusOK, http.StatusUnauthorized} {
		q, body, err := slacktest.Request(r.http+eventsPath, "events_api", slacktest.Mention("Ev1", "C1", "100.1", "", "it"), 0)
		if err != nil {
			t.Fatal(err)
		}
		slacktest.Sign(q, body, slacktest.Signing, at)
		res, err := http.DefaultClient.Do(q)
		if err != nil {
			t.Fatal(err)
		}
		res.Body.Close()
		if res.StatusCode != want {
			t.Errorf("delivery %d: %d, want %d", i+1, res.StatusCode, want)
		}
	}
	r.messages(t, 1)
}

// refusing is a box that cannot write down the first events.
type refusing struct {
	inbox.Box
	left int
}

func (b *refusing) Take(ctx context.Context, e inbox.Event) (bool, error) {
	if b.left--; b.left >= 0 {
		return false, errors.New("the disk is full")
	}
	return b.Box.Take(ctx, e)
}
