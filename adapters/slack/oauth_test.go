package slack

import (
	"context"
	"fmt"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"onrecord/adapters/slack/slacktest"
	"onrecord/bot"
	"onrecord/delivery"
	"onrecord/inbox/inboxtest"
)

const secretKey = "0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0"

// authority is the side of Slack that gives tokens: a code or refresh token
// serves once.
type authority struct {
	mu        sync.Mutex
	given     int
	refreshes map[string]bool // that still serve
	life      int             // seconds; 0: for good
	org       string          // installed for this organisation
	problems  []string
}

// answer is oauth.v2.access.
func (a *authority) answer(r *http.Request) map[string]any {
	a.mu.Lock()
	defer a.mu.Unlock()
	id, secret, ok := r.BasicAuth()
	if !ok || id != "1.2" || secret != "client-secret" || r.Form.Get("client_secret") != "" {
		a.problems = append(a.problems, "the app does not name itself by HTTP Basic alone")
	}
	if r.Form.Get("grant_type") == "refresh_token" {
		if !a.refreshes[r.Form.Get("refresh_token")] {
			return map[string]any{"ok": false, "error": "invalid_refresh_token"}
		}
		delete(a.refreshes, r.Form.Get("refresh_token"))
	} else if r.Form.Get("code") != "good-code" {
		return map[string]any{"ok": false, "error": "invalid_code"}
	}
	a.given++
	token, refresh := fmt.Sprint("xoxb-", a.given), fmt.Sprint("xoxe-", a.given)
	a.refreshes[refresh] = true
	answer := map[string]any{"ok": true, "access_token": token, "token_type": "bot", "scope": strings.Join(scopes(), ","), "bot_user_id": slacktest.BotUser,
		"app_id": "A0APP", "team": map[string]any{"id": slacktest.Team, "name": "Test"}, "enterprise": nil, "authed_user": map[string]any{"id": "U0INSTALLER"}}
	if a.org != "" {
		answer["team"], answer["is_enterprise_install"], answer["enterprise"] = nil, true, map[string]any{"id": a.org, "name": "Org"}
	}
	if a.life > 0 {
		answer["refresh_token"], answer["expires_in"] = refresh, a.life
	}
	return answer
}

// many starts an adapter for many workspaces.
func many(t *testing.T, life int, now *clock, change ...func(*Config)) (*rig, *authority) {
	t.Helper()
	auth := &authority{refreshes: map[string]bool{}, life: life}
	set := func(c *Config) {
		c.BotToken, c.ClientID, c.ClientSecret, c.SecretKey = "", "1.2", "client-secret", secretKey
		c.RedirectURL = "http://" + c.Address + oauthPath
		if now != nil {
			c.Now = now.now
		}
	}
	r := start(t, append([]func(*Config){set}, change...)...)
	r.slack.Change(func(s *slacktest.Server) {
		s.OAuth = auth.answer
		s.Tokens = map[string]string{"xoxb-1": slacktest.Team, "xoxb-2": slacktest.Team, "xoxb-3": slacktest.Team}
	})
	t.Cleanup(func() {
		for _, p := range auth.problems {
			t.Error(p)
		}
	})
	return r, auth
}

// clock is a clock that a test moves.
type clock struct {
	mu  sync.Mutex
	add time.Duration
}

func (c *clock) now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return time.Now().Add(c.add)
}

func (c *clock) move(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.add += d
}

// browser is a visitor: it keeps cookies and follows nothing by itself.
func browser(t *testing.T) *http.Client {
	t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	return &http.Client{Jar: jar, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
}

// visit returns the status and where it leads.
func visit(t *testing.T, b *http.Client, address string) (int, *url.URL) {
	t.Helper()
	res, err := b.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	res.Body.Close()
	to, _ := res.Location() // none: it leads nowhere
	return res.StatusCode, to
}

// install goes through the installation in a browser.
func (r *rig) installApp(t *testing.T) {
	t.Helper()
	b := browser(t)
	code, to := visit(t, b, r.http+installPath)
	if code != http.StatusFound || to.Path != "/oauth/v2/authorize" || to.Query().Get("scope") != strings.Join(scopes(), ",") {
		t.Fatalf("install leads to %d %v", code, to)
	}
	back := r.http + oauthPath + "?code=good-code&state=" + to.Query().Get("state")
	if code, _ := visit(t, b, back); code != http.StatusOK {
		t.Fatalf("the way back: %d", code)
	}
}

func TestInstall(t *testing.T) {
	r, _ := many(t, 0, nil)
	r.send(t, "events_api", slacktest.Mention("Ev0", "C1", "99.1", "", "it"))
	r.messages(t, 0) // not installed: nobody to answer
	r.installApp(t)
	r.send(t, "events_api", slacktest.Mention("Ev1", "C1", "100.1", "", "it"))
	r.messages(t, 1)
	if q := r.bot.seen(); q[len(q)-1].Home != "slack/"+slacktest.Team {
		t.Errorf("asked %+v", q[len(q)-1])
	}
	sealed, ok, err := r.shelf.Get(t.Context(), installScope, "team/"+slacktest.Team)
	if err != nil || !ok || strings.Contains(string(sealed), "xoxb") {
		t.Errorf("at rest: %q %v", sealed, err)
	}
	other, err := newVault(r.shelf, strings.Repeat("another key ", 4))
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := other.get(t.Context(), "team/"+slacktest.Team); err == nil {
		t.Error("another key opens it")
	}
	if err := r.shelf.Put(t.Context(), installScope, "team/T0OTHER", sealed, time.Time{}); err != nil {
		t.Fatal(err)
	}
	if _, _, err := r.installs.vault.get(t.Context(), "team/T0OTHER"); err == nil {
		t.Error("a token moved to another workspace opens")
	}
}

func TestInstallState(t *testing.T) {
	now := &clock{}
	r, _ := many(t, 0, now)
	r.shelf.(*inboxtest.Shelf).Now = now.now
	b := browser(t)
	_, to := visit(t, b, r.http+installPath)
	back := r.http + oauthPath + "?code=good-code&state=" + to.Query().Get("state")
	if code, _ := visit(t, browser(t), back); code != http.StatusBadRequest {
		t.Errorf("another browser: %d", code)
	}
	if code, _ := visit(t, b, back+"x"); code != http.StatusBadRequest {
		t.Errorf("another state: %d", code)
	}
	if code, _ := visit(t, b, back); code != http.StatusOK {
		t.Errorf("the right one: %d", code)
	}
	if code, _ := visit(t, b, back); code != http.StatusBadRequest {
		t.Errorf("a second time: %d", code)
	}
	_, to = visit(t, b, r.http+installPath)
	now.move(11 * time.Minute)
	if code, _ := visit(t, b, r.http+oauthPath+"?code=good-code&state="+to.Query().Get("state")); code != http.StatusBadRequest {
		t.Errorf("after eleven minutes: %d", code)
	}
	if code, to := visit(t, b, r.http+oauthPath+"?code=good-code"); code != http.StatusFound || to.Path != installPath {
		t.Errorf("without a state: %d %v", code, to)
	}
	if code, _ := visit(t, b, r.http+oauthPath+"?error=access_denied&state=x"); code != http.StatusBadRequest {
		t.Errorf("refused: %d", code)
	}
	_, to = visit(t, b, r.http+installPath)
	if code, _ := visit(t, b, r.http+oauthPath+"?code=bad-code&state="+to.Query().Get("state")); code != http.StatusBadGateway {
		t.Errorf("a bad code: %d", code)
	}
}

// A token that expires is renewed once, however many ask at the same time.
func TestRotation(t *testing.T) {
	now := &clock{}
	r, auth := many(t, 12*3600, now)
	r.installApp(t)
	r.send(t, "events_api", slacktest.Mention("Ev1", "C1", "100.1", "", "it"))
	r.messages(t, 1)
	if auth.given != 1 {
		t.Errorf("%d tokens given", auth.given)
	}
	now.move(11 * time.Hour)
	r.slack.Change(func(s *slacktest.Server) { delete(s.Tokens, "xoxb-1") })
	var all sync.WaitGroup
	for i := range 8 {
		all.Go(func() {
			if _, err := r.slack.Deliver(i, "events_api", slacktest.Mention(fmt.Sprint("Ev1", i), fmt.Sprint("C", i), "200.1", "", "it")); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	r.messages(t, 9)
	if auth.given != 2 {
		t.Errorf("%d tokens given", auth.given)
	}
}

// A refresh token serves once: who asked for the new token may give up in the
// meantime, and it is kept all the same.
func TestRotationOutlivesWhoAsked(t *testing.T) {
	now := &clock{}
	r, auth := many(t, 12*3600, now)
	r.installApp(t)
	now.move(11 * time.Hour)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	w, err := r.installs.api(ctx, tenant{Team: slacktest.Team})
	if err != nil || w.token != "xoxb-2" || auth.given != 2 {
		t.Errorf("the token is %+v, %v", w, err)
	}
	if in, _, err := r.installs.vault.get(t.Context(), "team/"+slacktest.Team); err != nil || in.Token != "xoxb-2" {
		t.Errorf("kept is %q, %v", in.Token, err)
	}
}

// A workspace that leaves is heard also while the desk takes nothing more, and
// nothing of its messages stays.
func TestUninstallWhileFull(t *testing.T) {
	r, _ := many(t, 0, nil, func(c *Config) { c.Forget = func(context.Context, string) error { return nil } })
	r.installApp(t)
	work := make(chan struct{})
	defer r.abandon()
	defer close(work)
	r.bot.answer = func(context.Context, bot.Request) bot.Answer {
		<-work
		return bot.Answer{Status: bot.Found, Title: "ok"}
	}
	r.slack.Change(func(s *slacktest.Server) { s.Lenient = true }) // answers after its token is gone
	if _, err := delivery.KeepLine(t.Context(), r.shelf, linesScope(slacktest.Team), "somebody's message", time.Now()); err != nil {
		t.Fatal(err)
	}
	r.noteShared(t.Context(), slacktest.Team, "C1", true)
	for i := range r.desk.Workers + r.desk.Waiting {
		r.send(t, "events_api", slacktest.Mention(fmt.Sprint("Ev", i), "C1", fmt.Sprint(i, ".1"), "", "it"))
	}
	r.send(t, "events_api", leaving("EvLast", "app_uninstalled", time.Now().Add(time.Second)))
	if !slacktest.Until(patience, func() bool {
		installs, _ := r.shelf.Keys(t.Context(), installScope)
		lines, _ := r.shelf.Keys(t.Context(), linesScope(slacktest.Team))
		shared, _ := r.shelf.Keys(t.Context(), sharedScope(slacktest.Team))
		return len(installs)+len(lines)+len(shared) == 0
	}) {
		t.Error("something of the workspace stays")
	}
}

func TestUninstall(t *testing.T) {
	for _, order := range [][]string{{"app_uninstalled", "tokens_revoked"}, {"tokens_revoked", "app_uninstalled", "app_uninstalled"}} {
		var mu sync.Mutex
		var forgotten []string
		r, _ := many(t, 0, nil, func(c *Config) {
			c.Forget = func(_ context.Context, library string) error {
				mu.Lock()
				defer mu.Unlock()
				forgotten = append(forgotten, library)
				return nil
			}
		})
		r.installApp(t)
		old := leaving("Ev0", "app_uninstalled", time.Now().Add(-time.Hour))
		r.send(t, "events_api", old) // from before it was installed again
		time.Sleep(30 * time.Millisecond)
		if _, ok, _ := r.shelf.Get(t.Context(), installScope, "team/"+slacktest.Team); !ok {
			t.Fatal("a late event deletes a new installation")
		}
		for i, kind := range order {
			r.send(t, "events_api", leaving(fmt.Sprint("Ev", i+1), kind, time.Now().Add(time.Second)))
		}
		gone := func() bool {
			mu.Lock()
			defer mu.Unlock()
			_, ok, _ := r.shelf.Get(t.Context(), installScope, "team/"+slacktest.Team)
			return !ok && len(forgotten) == len(order)
		}
		if !slacktest.Until(patience, gone) || forgotten[0] != "slack/"+slacktest.Team {
			t.Errorf("%v: forgotten %v", order, forgotten)
		}
	}
}

func leaving(id, kind string, at time.Time) map[string]any {
	e := slacktest.Event(id, map[string]any{"type": kind, "tokens": map[string]any{"bot": []string{slacktest.BotUser}}})
	e["event_time"] = at.Unix()
	return e
}

// A token that Slack no longer takes is deleted.
func TestRevokedTokenIsDeleted(t *testing.T) {
	for _, code := range []string{"token_revoked", "account_inactive", "invalid_auth"} {
		r, _ := many(t, 0, nil)
		r.installApp(t)
		r.slack.Change(func(s *slacktest.Server) { s.Fail["chat.postMessage"] = []string{code} })
		r.send(t, "events_api", slacktest.Mention("Ev1", "C1", "100.1", "", "it"))
		if !slacktest.Until(patience, func() bool {
			_, ok, _ := r.shelf.Get(t.Context(), installScope, "team/"+slacktest.Team)
			return !ok
		}) {
			t.Errorf("%s: the token is kept", code)
		}
	}
}

// One installation for an organisation serves all its workspaces, each with
// its own library.
func TestOrganisation(t *testing.T) {
	r, auth := many(t, 0, nil)
	auth.org = "E0ORG"
	r.installApp(t)
	for i, team := range []string{"T0ASH", "T0ELM"} {
		e := slacktest.Mention(fmt.Sprint("Ev", i), "C1", fmt.Sprint(100+i, ".1"), "", "it")
		e["team_id"], e["enterprise_id"] = team, "E0ORG"
		e["authorizations"] = []map[string]any{{"enterprise_id": "E0ORG", "team_id": nil, "user_id": slacktest.BotUser, "is_enterprise_install": true}}
		e["event"].(map[string]any)["user_team"] = "T0THIRD" // somebody of the same organisation
		r.send(t, "events_api", e)
		r.messages(t, i+1)
		if q := r.bot.seen()[i]; q.Home != "slack/"+team {
			t.Errorf("asked %+v", q)
		}
	}
	stranger := slacktest.Mention("Ev9", "C1", "109.1", "", "it")
	stranger["team_id"], stranger["enterprise_id"] = "T0ASH", "E0OTHER"
	stranger["authorizations"] = nil
	r.send(t, "events_api", stranger)
	r.messages(t, 2)
}
