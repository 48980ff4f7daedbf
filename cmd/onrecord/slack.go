package main

import (
	"context"
	"fmt"

	"onrecord"
	"onrecord/adapters/slack"
	"onrecord/bot"
	"onrecord/commands"
)

// SlackConfig is what Slack needs: see docs/slack.md.
type SlackConfig struct {
	BotToken      string   `env:"SLACK_BOT_TOKEN"`      // xoxb-…: one workspace
	AppToken      string   `env:"SLACK_APP_TOKEN"`      // xapp-…: Socket Mode
	SigningSecret string   `env:"SLACK_SIGNING_SECRET"` // HTTP mode
	Address       string   `env:"SLACK_HTTP_ADDR"`      // where HTTP mode and installing listen
	ClientID      string   `env:"SLACK_CLIENT_ID"`      // these three: many workspaces install the app
	ClientSecret  string   `env:"SLACK_CLIENT_SECRET"`
	RedirectURL   string   `env:"SLACK_REDIRECT_URL"`
	Managers      []string `env:"SLACK_MANAGERS"` // who may change the library, beside the admins
	Privacy       string   `env:"SLACK_PRIVACY_URL"`
	APIURL        string   `env:"SLACK_API_URL"` // another server that speaks like Slack
}

// Set reports whether Slack is configured.
func (c SlackConfig) Set() bool { return c.BotToken+c.AppToken+c.SigningSecret+c.ClientID != "" }

// slackSettings are the adapter's settings, for running and for the doctor.
func (a *app) slackSettings() slack.Config {
	c := a.config.Slack
	return slack.Config{
		BotToken: c.BotToken, AppToken: c.AppToken, SigningSecret: c.SigningSecret, Address: c.Address,
		ClientID: c.ClientID, ClientSecret: c.ClientSecret, RedirectURL: c.RedirectURL, SecretKey: a.config.SecretKey,
		APIURL: c.APIURL, Managers: c.Managers, Privacy: c.Privacy,
		Commands: a.bot.Commands, Box: a.store.Box(), Shelf: a.store.Shelf(), Log: a.log,
		Loaded: a.loaded, Forget: a.forgetLibrary,
	}
}

// loaded says in one line what some libraries hold.
func (a *app) loaded(ctx context.Context, libraries []string) (string, error) {
	c, err := a.store.Count(ctx, libraries)
	if err != nil {
		return "", err
	}
	if c.Articles == 0 {
		return "no articles yet", nil
	}
	says := fmt.Sprintf("%s with %d quotes and %d statements about forces", counted(c.Articles, "article"), c.Quotes, c.Forces)
	if c.Oldest != "" {
		says += fmt.Sprintf(", from %s to %s", c.Oldest, c.Newest)
	}
	return says, nil
}

// forgetLibrary deletes everything of a library, batch by batch: a place has
// gone, and what was its own goes with it.
func (a *app) forgetLibrary(ctx context.Context, library string) error {
	if library == onrecord.Public {
		return onrecord.Errorf(onrecord.Denied, "the public library is nobody's to delete")
	}
	for {
		page, err := a.store.Articles(ctx, onrecord.Query{Libraries: []string{library}, Limit: 100})
		if err != nil {
			return err
		}
		if len(page.Articles) == 0 {
			return a.store.Shelf().Drop(ctx, bot.SettingsScope+"/"+library, "")
		}
		for _, article := range page.Articles {
			if err := a.store.Remove(ctx, library, article.ID); err != nil && onrecord.CodeOf(err) != onrecord.NotFound {
				return err
			}
		}
	}
}

// SlackCmd is what can be done about Slack beside serving.
type SlackCmd struct {
	Manifest SlackManifestCmd `cmd:"" help:"Print the app manifest to paste at api.slack.com/apps."`
}

// SlackManifestCmd prints the manifest, made from the command list.
type SlackManifestCmd struct {
	Mode  string `enum:"socket,http" default:"socket" help:"How questions come in: socket or http."`
	URL   string `name:"url" placeholder:"URL" help:"The https address that Slack reaches; for http and for installing."`
	OAuth bool   `name:"oauth" help:"Many workspaces install the app."`
}

// Run implements the subcommand.
func (c *SlackManifestCmd) Run(_ context.Context, _ Config, console Console) error {
	m, err := slack.Manifest(commands.All(nil, nil, nil), slack.Mode(c.Mode), c.URL, c.OAuth)
	if err != nil {
		return err
	}
	data, err := slack.ManifestJSON(m)
	if err != nil {
		return err
	}
	_, err = console.Out.Write(data)
	return err
}
