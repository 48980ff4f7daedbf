package slack

// The adapter as a whole: its settings, how it starts and how it stops.

import (
	"cmp"
	"context"
	"errors"
	"log/slog"
	"net"
	"net/url"
	"strings"
	"sync"
	"time"

	"onrecord"
	"onrecord/bot"
	"onrecord/delivery"
	"onrecord/inbox"
)

// Config is what the adapter needs to know. Either AppToken (Socket Mode) or
// SigningSecret with Address (HTTP) says how questions come in; both may be set.
// BotToken serves one workspace; ClientID, ClientSecret, RedirectURL and
// SecretKey let many install the app.
type Config struct {
	BotToken      string // xoxb-…
	AppToken      string // xapp-…, scope connections:write
	SigningSecret string
	Address       string // to listen on for HTTP mode and installing: "127.0.0.1:3000"

	ClientID, ClientSecret string
	RedirectURL            string // "https://host/slack/oauth", as in the manifest
	SecretKey              string // ONRECORD_SECRET_KEY

	APIURL   string   // empty: https://slack.com/api/
	Managers []string // who may change the library beside the admins: "USER", of many workspaces "TEAM/USER"
	Privacy  string   // address of a privacy page for the App Home; may be empty

	Commands []bot.Command
	Box      inbox.Box
	Shelf    inbox.Shelf
	// Loaded says what a reader of these libraries can search, in one line;
	// nil: the App Home does not say.
	Loaded func(ctx context.Context, libraries []string) (string, error)
	// Forget deletes everything of a library; nil: nothing is deleted.
	Forget func(ctx context.Context, library string) error
	Log    *slog.Logger
	Now    func() time.Time // nil: time.Now
}

// slackAPI is where Slack's own Web API stands.
const slackAPI = "https://slack.com/api/"

// Adapter is onrecord on Slack.
type Adapter struct {
	cfg      Config
	log      *slog.Logger
	installs *installations
	courier  *courier
	desk     *delivery.Desk
	replays  *replays
	intake   chan struct{} // one for each delivery that is being taken in
	crew     *crew
	bind     func(addr string) (net.Listener, error) // listens on Config.Address
}

var _ bot.Adapter = (*Adapter)(nil)

// New returns an adapter. The error says which setting is missing or wrong.
func New(cfg Config) (*Adapter, error) {
	cfg.APIURL = strings.TrimSuffix(cmp.Or(cfg.APIURL, slackAPI), "/") + "/"
	if cfg.Log == nil {
		cfg.Log = slog.New(slog.DiscardHandler)
	}
	if cfg.Now == nil {
		cfg.Now = time.Now
	}
	if wrong := cfg.problems(); len(wrong) > 0 {
		return nil, wrong[0]
	}
	log := cfg.Log.With("platform", platform) // the delivery desk names it itself
	a := &Adapter{cfg: cfg, log: log, replays: &replays{}, intake: make(chan struct{}, 64), crew: newCrew(64, log),
		bind: func(addr string) (net.Listener, error) { return net.Listen("tcp", addr) }}
	a.installs = &installations{
		base: cfg.APIURL, client: newHTTP(), box: cfg.Box, now: cfg.Now, log: log,
		oauth: oauthApp{id: cfg.ClientID, secret: cfg.ClientSecret, redirect: cfg.RedirectURL},
	}
	if cfg.manyWorkspaces() {
		v, err := newVault(cfg.Shelf, cfg.SecretKey)
		if err != nil {
			return nil, err
		}
		a.installs.vault = v
	}
	a.courier = &courier{
		commands: cfg.Commands, shelf: cfg.Shelf, teams: a.installs, queue: newQueue(), slow: 2 * time.Second, now: cfg.Now, log: log,
		managers: &managers{named: cfg.Managers, teams: a.installs, now: cfg.Now, seen: map[string]standing{}},
	}
	a.courier.leave = a.leave
	a.desk = &delivery.Desk{Box: cfg.Box, Platform: a.courier, Limits: delivery.Usual(), Log: cfg.Log, Now: cfg.Now}
	return a, nil
}

func (c Config) manyWorkspaces() bool { return c.ClientID != "" }

// problems are the settings that are missing or do not fit together, each an
// *onrecord.Error.
func (c Config) problems() []error {
	many := c.manyWorkspaces()
	api, err := url.Parse(c.APIURL)
	var found []error
	for _, p := range []struct {
		so       bool
		say, try string
	}{
		{c.BotToken == "" && !many, "slack needs SLACK_BOT_TOKEN", "copy the Bot User OAuth Token, it begins with xoxb-"},
		{strings.HasPrefix(c.BotToken, "xapp-"), "SLACK_BOT_TOKEN is an app-level token", "the bot token begins with xoxb-"},
		{c.AppToken == "" && c.SigningSecret == "", "slack needs SLACK_APP_TOKEN or SLACK_SIGNING_SECRET", "make an app-level token with connections:write for Socket Mode"},
		{c.AppToken != "" && !strings.HasPrefix(c.AppToken, "xapp-"), "SLACK_APP_TOKEN is no app-level token", "it begins with xapp-; the bot token goes into SLACK_BOT_TOKEN"},
		{c.AppToken == "" && c.SigningSecret != "" && c.Address == "", "slack needs SLACK_HTTP_ADDR beside SLACK_SIGNING_SECRET", "for instance 127.0.0.1:3000"},
		{many && (c.ClientSecret == "" || c.RedirectURL == "" || c.Address == ""), "installing needs SLACK_CLIENT_SECRET, SLACK_REDIRECT_URL and SLACK_HTTP_ADDR beside SLACK_CLIENT_ID", "see docs/slack.md"},
		{err != nil || api.Host == "", "SLACK_API_URL is no address", "leave it out for Slack itself; another server's is as http://127.0.0.1:8080/api/"},
	} {
		if p.so {
			found = append(found, onrecord.Errorf(onrecord.Invalid, "%s", p.say).Hint(p.try))
		}
	}
	return found
}

// Name implements bot.Adapter.
func (a *Adapter) Name() string { return platform }

func (a *Adapter) now() time.Time { return a.cfg.Now() }

// Run implements bot.Adapter. When ctx ends it takes nothing in any more,
// finishes what runs, and then closes its connections.
func (a *Adapter) Run(ctx context.Context, h bot.Handler) error {
	a.courier.handler = h
	if err := a.identify(ctx); err != nil {
		return err
	}
	if err := a.desk.Start(ctx); err != nil {
		return err
	}
	open, shut := context.WithCancelCause(context.WithoutCancel(ctx))
	defer shut(nil)
	var ways sync.WaitGroup
	if a.cfg.AppToken != "" {
		for n := range sockets {
			ways.Go(func() { a.socket(open, shut, n+1) })
		}
	}
	if a.cfg.Address != "" {
		l, err := a.bind(a.cfg.Address)
		if err != nil {
			shut(err)
			ways.Wait()
			return err
		}
		ways.Go(func() { a.listen(open, shut, l) })
	}
	select {
	case <-ctx.Done():
	case <-open.Done():
	}
	a.stop()
	failed := context.Cause(open)
	shut(nil)
	ways.Wait()
	if failed != nil && !errors.Is(failed, context.Canceled) {
		return failed
	}
	return nil
}

// stopTime is how long answers that run may take when the program ends.
const stopTime = 10 * time.Second

func (a *Adapter) stop() {
	ctx, cancel := context.WithTimeout(context.Background(), stopTime)
	defer cancel()
	a.desk.Stop(ctx)
	a.crew.stop()
}

// identify learns whose the token of the settings is.
func (a *Adapter) identify(ctx context.Context) error {
	if a.cfg.BotToken == "" {
		return nil
	}
	w := newAPI(a.installs.client, a.cfg.APIURL, a.cfg.BotToken)
	me, err := w.whoami(ctx)
	if unheard(err) {
		return onrecord.Errorf(onrecord.Invalid, "slack cannot be reached at %s", a.cfg.APIURL).
			Hint("see to the network, or to SLACK_API_URL if it is set").Because(err)
	}
	if err != nil {
		return onrecord.Errorf(onrecord.Invalid, "slack does not take SLACK_BOT_TOKEN").
			Hint("copy it again from OAuth & Permissions, and see onrecord doctor").Because(err)
	}
	a.installs.only = &installation{Team: me.TeamID, Enterprise: me.EnterpriseID, Name: me.Team, BotUser: me.UserID, Token: a.cfg.BotToken}
	a.log.Info("connected", "team", me.TeamID)
	return nil
}
