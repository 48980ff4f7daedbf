package slack

// Installing into many workspaces: a visitor of installPath is sent to Slack
// with a state that his browser alone holds; Slack sends him back with a
// code, which is changed for the token of his workspace.

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"time"

	goslack "github.com/slack-go/slack"
)

// oauthApp is the app as Slack knows it.
type oauthApp struct {
	id, secret string
	redirect   string // where Slack sends back to, exactly as in the manifest
}

// signed returns a client that names the app by HTTP Basic, so that its
// secret stands in no form.
func (o oauthApp) signed(client *http.Client) doer {
	return doer(func(r *http.Request) (*http.Response, error) {
		r.SetBasicAuth(url.QueryEscape(o.id), url.QueryEscape(o.secret))
		return client.Do(r)
	})
}

type doer func(*http.Request) (*http.Response, error)

func (d doer) Do(r *http.Request) (*http.Response, error) { return d(r) }

const (
	stateScope  = "slack/state"
	stateCookie = "onrecord_slack_state"
	stateTime   = 10 * time.Minute
)

// install sends a visitor to Slack.
func (a *Adapter) install(w http.ResponseWriter, r *http.Request) {
	state := rand.Text()
	if err := a.cfg.Shelf.Put(r.Context(), stateScope, state, []byte("1"), a.now().Add(stateTime)); err != nil {
		a.log.Error("a state could not be kept", "err", err)
		http.Error(w, "that went wrong; try again in a minute", http.StatusServiceUnavailable)
		return
	}
	http.SetCookie(w, &http.Cookie{
		Name: stateCookie, Value: state, Path: "/slack/", MaxAge: int(stateTime.Seconds()),
		HttpOnly: true, Secure: strings.HasPrefix(a.installs.oauth.redirect, "https:"), SameSite: http.SameSiteLaxMode,
	})
	to, err := url.JoinPath(a.cfg.APIURL, "..", "oauth", "v2", "authorize")
	if err != nil {
		http.Error(w, "SLACK_API_URL is no address", http.StatusInternalServerError)
		return
	}
	q := url.Values{
		"client_id": {a.installs.oauth.id}, "state": {state},
		"scope": {strings.Join(scopes(), ",")}, "redirect_uri": {a.installs.oauth.redirect},
	}
	http.Redirect(w, r, to+"?"+q.Encode(), http.StatusFound)
}

// installed is where Slack sends a visitor back to.
func (a *Adapter) installed(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	switch {
	case q.Get("error") != "":
		http.Error(w, "Nothing was installed: Slack says "+q.Get("error")+".", http.StatusBadRequest)
		return
	case q.Get("state") == "" && q.Get("code") != "":
		// Begun from Slack's own pages: begin again with a state of ours.
		http.Redirect(w, r, installPath, http.StatusFound)
		return
	case !a.sameBrowser(r, q.Get("state")):
		http.Error(w, "This link was used before, is older than ten minutes, or was opened in another browser. Begin again at "+installPath+".", http.StatusBadRequest)
		return
	}
	in, err := a.exchange(r.Context(), q.Get("code"))
	if err != nil {
		a.log.Error("an installation failed", "err", err)
		http.Error(w, "Slack did not complete the installation. Begin again at "+installPath+".", http.StatusBadGateway)
		return
	}
	a.log.Info("installed", "team", in.Team, "enterprise", in.Enterprise)
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	fmt.Fprintf(w, "onrecord is installed in %s. Go back to Slack and type /onrecord help.\n", in.Name)
}

// sameBrowser reports whether a state came from this browser and was not used
// yet; it is used up by that.
func (a *Adapter) sameBrowser(r *http.Request, state string) bool {
	cookie, err := r.Cookie(stateCookie)
	if err != nil || subtle.ConstantTimeCompare([]byte(cookie.Value), []byte(state)) != 1 {
		return false
	}
	_, ok, err := a.cfg.Shelf.Once(r.Context(), stateScope, state)
	return ok && err == nil
}

// exchange changes a code for an installation and stores it.
func (a *Adapter) exchange(ctx context.Context, code string) (installation, error) {
	s := a.installs
	r, err := goslack.GetOAuthV2ResponseContext(ctx, s.oauth.signed(s.client), s.oauth.id, "", code, s.oauth.redirect, goslack.OAuthOptionAPIURL(s.base))
	if err != nil {
		return installation{}, err
	}
	in := installation{
		Team: r.Team.ID, Enterprise: r.Enterprise.ID, Name: r.Team.Name, BotUser: r.BotUserID,
		Installer: r.AuthedUser.ID, Scopes: r.Scope, Token: r.AccessToken, Refresh: r.RefreshToken,
		Since: a.now(),
	}
	if r.IsEnterpriseInstall {
		in.Team, in.Name = "", r.Enterprise.Name
	}
	if r.ExpiresIn > 0 {
		in.Expires = a.now().Add(time.Duration(r.ExpiresIn) * time.Second)
	}
	if in.Token == "" || in.Team+in.Enterprise == "" {
		return in, fmt.Errorf("slack named no workspace or gave no token")
	}
	return in, s.vault.put(ctx, in)
}

// uninstall deletes what must go: the tokens of a workspace and all that is
// its own. It may come twice.
func (a *Adapter) uninstall(ctx context.Context, t tenant) error {
	a.installs.drop(ctx, "team/"+t.Team)
	if t.OrgWide && t.Enterprise != "" {
		a.installs.drop(ctx, "org/"+t.Enterprise)
	}
	for _, scope := range []string{linesScope(t.Team), sharedScope(t.Team)} {
		if err := a.cfg.Shelf.Drop(ctx, scope, ""); err != nil {
			return err
		}
	}
	if a.cfg.Forget == nil {
		return nil
	}
	a.log.Info("uninstalled: the workspace's library is deleted", "team", t.Team)
	return a.cfg.Forget(ctx, t.home())
}
