package discord

// The application as Discord knows it: who it is, its commands, how to invite
// it. Used at start, and by invite and doctor.

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"time"

	"github.com/bwmarrin/discordgo"

	"onrecord"
	"onrecord/bot"
)

// Account is the application that a token belongs to.
type Account struct {
	ID     string
	Name   string
	Public bool // anybody may install it

	session *discordgo.Session
	tries   int // how often a call is made before it is given up
}

// A call is made again and again before serving is given up, for the network
// may not be there yet when a machine starts; somebody who waits in front of
// it is told sooner.
const (
	manyTries = 6
	fewTries  = 3
)

// Open asks Discord whose token it is. A wrong token is an *onrecord.Error
// that says where to get the right one.
func Open(ctx context.Context, s Settings) (*Account, error) {
	client, err := s.client()
	if err != nil {
		return nil, err
	}
	return account(ctx, s, client, fewTries)
}

func account(ctx context.Context, s Settings, client *http.Client, tries int) (*Account, error) {
	a := &Account{session: newSession(s.Token, client, s.testOnlyLog), tries: tries}
	body, err := a.request(ctx, http.MethodGet, discordgo.EndpointAPI+"applications/@me", nil)
	if err != nil {
		return nil, err
	}
	var app struct {
		ID     string `json:"id"`
		Name   string `json:"name"`
		Public bool   `json:"bot_public"`
	}
	if err := json.Unmarshal(body, &app); err != nil || app.ID == "" {
		return nil, onrecord.Errorf(onrecord.Internal, "discord's answer about the application cannot be read").
			Hint("see whether DISCORD_API_URL leads to Discord").Because(err)
	}
	a.ID, a.Name, a.Public = app.ID, app.Name, app.Public
	return a, nil
}

// Clock returns how far our clock is ahead of Discord's, to the second.
func (a *Account) Clock(ctx context.Context) (time.Duration, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, discordgo.EndpointGateway, nil)
	if err != nil {
		return 0, err
	}
	resp, err := a.session.Client.Do(r)
	if err != nil {
		return 0, bare(err)
	}
	defer resp.Body.Close()
	at, err := http.ParseTime(resp.Header.Get("Date"))
	if err != nil {
		return 0, errors.New("discord does not say what time it is")
	}
	return time.Since(at).Truncate(time.Second), nil
}

// request makes one call, again where Discord is busy or cannot be reached.
func (a *Account) request(ctx context.Context, method, address string, body []byte) ([]byte, error) {
	for n := 0; ; n++ {
		bucket := discordgo.NewRatelimiter().LockBucket("")
		got, err := a.session.RequestWithLockedBucket(method, address, "application/json", body, bucket, 0, discordgo.WithContext(ctx))
		if err == nil {
			return got, nil
		}
		if stop := final(err); stop != nil {
			return nil, stop
		}
		wait := backoff(n)
		var limit *discordgo.RateLimitError
		var rest *discordgo.RESTError
		switch {
		case errors.As(err, &limit):
			wait = limit.RetryAfter
		case errors.As(err, &rest):
			return nil, fmt.Errorf("discord answers %q %.500s", rest.Response.Status, rest.ResponseBody)
		}
		if n+1 == a.tries || endsWithin(ctx, wait) || !sleep(ctx, wait) {
			return nil, fmt.Errorf("discord cannot be reached: %w", bare(err))
		}
	}
}

// endsWithin reports whether ctx ends before a wait would be over.
func endsWithin(ctx context.Context, wait time.Duration) bool {
	at, ends := ctx.Deadline()
	return ends && time.Until(at) < wait
}

// commands is where the commands are kept: for all, or one server's.
func (a *Account) commands(guild string) string {
	if guild != "" {
		return discordgo.EndpointApplicationGuildCommands(a.ID, guild)
	}
	return discordgo.EndpointApplicationGlobalCommands(a.ID)
}

// Differ compares Discord's commands with the list. guild is empty for the
// global ones.
func (a *Account) Differ(ctx context.Context, guild string, commands []bot.Command) (Differ, error) {
	have, err := a.request(ctx, http.MethodGet, a.commands(guild)+"?with_localizations=true", nil)
	if err != nil {
		return Differ{}, err
	}
	var defs []definition
	if err := json.Unmarshal(have, &defs); err != nil {
		return Differ{}, fmt.Errorf("discord's list of commands: %w", err)
	}
	return differ(defs, tableFor(guild, commands)), nil
}

// Register replaces Discord's commands by the list when they differ.
func (a *Account) Register(ctx context.Context, guild string, commands []bot.Command) (changed bool, err error) {
	d, err := a.Differ(ctx, guild, commands)
	if err != nil || d.None() {
		return false, err
	}
	body, err := json.Marshal(tableFor(guild, commands))
	if err != nil {
		return false, err
	}
	_, err = a.request(ctx, http.MethodPut, a.commands(guild), body)
	return err == nil, err
}

// Invite returns the address where somebody who manages a server installs the
// bot: its commands, and no permission at all.
func (a *Account) Invite() string { return invite(a.ID) }

func invite(app string) string {
	return "https://discord.com/oauth2/authorize?" + url.Values{
		"client_id": {app}, "scope": {"applications.commands bot"}, "permissions": {"0"}, "integration_type": {"0"},
	}.Encode()
}

// shards asks how many connections Discord wants, and how many may begin at
// once.
func (a *Account) shards(ctx context.Context) (count, atOnce int, err error) {
	body, err := a.request(ctx, http.MethodGet, discordgo.EndpointGatewayBot, nil)
	if err != nil {
		return 0, 0, err
	}
	var g discordgo.GatewayBotResponse
	if err := json.Unmarshal(body, &g); err != nil {
		return 0, 0, err
	}
	return max(1, g.Shards), max(1, g.SessionStartLimit.MaxConcurrency), nil
}
