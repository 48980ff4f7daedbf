package slack

// From a workspace to its token, renewed in time.

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"log/slog"
	"net/http"
	"sync"
	"time"

	goslack "github.com/slack-go/slack"

	"onrecord/delivery"
	"onrecord/inbox"
)

// installations finds the token of each workspace: the one of the settings,
// or those that were installed by OAuth, renewed before they expire.
type installations struct {
	only   *installation // of SLACK_BOT_TOKEN; nil: many workspaces
	vault  *vault        // nil: no OAuth
	oauth  oauthApp
	base   string // of the Web API
	client *http.Client
	box    inbox.Box
	now    func() time.Time
	log    *slog.Logger

	renewing sync.Mutex
}

var _ teams = (*installations)(nil)

// find returns the installation that a workspace is served by: its own, else
// that of its organisation. One that is not there is delivery.ErrGone.
func (s *installations) find(ctx context.Context, t tenant) (installation, error) {
	if s.only != nil && s.only.serves(t) {
		return *s.only, nil
	}
	if s.vault == nil {
		return installation{}, fmt.Errorf("%w: not installed in workspace %q", delivery.ErrGone, t.Team)
	}
	for _, key := range t.keys() {
		in, ok, err := s.vault.get(ctx, key)
		if err != nil || ok {
			return in, err
		}
	}
	return installation{}, fmt.Errorf("%w: not installed in workspace %q", delivery.ErrGone, t.Team)
}

// keys are where the installation of a tenant may stand, first the likelier.
func (t tenant) keys() []string {
	own, org := "team/"+t.Team, "org/"+t.Enterprise
	switch {
	case t.Enterprise == "":
		return []string{own}
	case t.OrgWide:
		return []string{org, own}
	}
	return []string{own, org}
}

func (in installation) serves(t tenant) bool {
	return in.Team == t.Team || in.Enterprise != "" && in.Enterprise == t.Enterprise
}

// api returns the Web API with the token of a workspace, renewed if need be.
func (s *installations) api(ctx context.Context, t tenant) (*api, error) {
	in, err := s.find(ctx, t)
	if err != nil {
		return nil, err
	}
	if in.Refresh != "" && s.now().After(in.Expires.Add(-renewBefore)) {
		if in, err = s.renew(ctx, in); err != nil {
			return nil, err
		}
	}
	return newAPI(s.client, s.base, in.Token), nil
}

// Tokens live for twelve hours. One is renewed well before, so that a failure
// to renew can be tried again while it still serves.
const renewBefore = 2 * time.Hour

// renew changes the tokens of an installation. A refresh token serves once:
// one process at a time uses it, the others go on with the present token and
// read the new one later.
func (s *installations) renew(ctx context.Context, in installation) (installation, error) {
	s.renewing.Lock()
	defer s.renewing.Unlock()
	// Whoever needs the token may give up; a new one on its way would be lost.
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), apiTime)
	defer cancel()
	now, ok, err := s.vault.get(ctx, in.key())
	if err != nil || !ok || now.Refresh != in.Refresh {
		return now, err // renewed, or gone, in the meantime
	}
	fresh, err := s.box.Take(ctx, s.renewal(in))
	if err != nil || !fresh {
		return in, err
	}
	defer func() { _ = s.box.Finish(ctx, s.renewal(in).Key, inbox.Sent) }()
	r, err := goslack.RefreshOAuthV2TokenContext(ctx, s.oauth.signed(s.client), s.oauth.id, "", in.Refresh, goslack.OAuthOptionAPIURL(s.base))
	if err != nil {
		s.log.Error("a token could not be renewed", "team", in.Team, "err", err)
		if s.now().Before(in.Expires) {
			return in, nil
		}
		return in, explain(err)
	}
	in.Token, in.Refresh = r.AccessToken, r.RefreshToken
	in.Expires = s.now().Add(time.Duration(r.ExpiresIn) * time.Second)
	return in, s.vault.put(ctx, in)
}

// renewal is the event of renewing one refresh token in this minute: the
// inbox lets one process have it.
func (s *installations) renewal(in installation) inbox.Event {
	sum := sha256.Sum256([]byte(in.Refresh))
	minute := s.now().Truncate(time.Minute)
	return inbox.Event{
		Key:      inbox.Key{Platform: platform, Place: in.Team, Event: "renew/" + hex.EncodeToString(sum[:8]) + minute.Format("/1504")},
		Received: s.now(), Deadline: minute.Add(time.Minute),
	}
}

// me is our own user in a workspace, empty where that is not known.
func (s *installations) me(ctx context.Context, t tenant) string {
	in, err := s.find(ctx, t)
	if err != nil {
		return ""
	}
	return in.BotUser
}

// revoked deletes a token that Slack no longer takes, unless another stands in
// its place by now.
func (s *installations) revoked(ctx context.Context, t tenant, token string) {
	s.log.Error("slack no longer takes the token of a workspace", "team", t.Team)
	if s.vault == nil {
		return
	}
	for _, key := range t.keys() {
		if in, ok, err := s.vault.get(ctx, key); err == nil && ok && in.Token == token {
			s.drop(ctx, key)
		}
	}
}

func (s *installations) drop(ctx context.Context, key string) {
	if s.vault == nil {
		return
	}
	if err := s.vault.drop(ctx, key); err != nil {
		s.log.Error("an installation could not be deleted", "err", err)
	}
}
