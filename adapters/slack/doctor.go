package slack

// What is well, what is not, and what to do about it.

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	goslack "github.com/slack-go/slack"

	"onrecord"
	"onrecord/bot"
)

// maxClock is how far the clock may be off before signatures are refused,
// with some room.
const maxClock = 2 * time.Minute

// Diagnose looks at the settings, asks Slack about the tokens, and explains
// each scope or setting that is missing. It posts nothing.
func Diagnose(ctx context.Context, cfg Config) []bot.Finding {
	cfg.APIURL = strings.TrimSuffix(cmp.Or(cfg.APIURL, slackAPI), "/") + "/"
	var all []bot.Finding
	for _, err := range cfg.problems() {
		all = append(all, finding(err))
	}
	if len(all) > 0 {
		return all
	}
	heard := true
	if cfg.BotToken != "" {
		var found []bot.Finding
		found, heard = botFindings(ctx, cfg)
		all = append(all, found...)
	}
	if cfg.AppToken != "" && heard {
		all = append(all, appFinding(ctx, cfg))
	}
	switch {
	case cfg.SigningSecret == "":
	case cfg.Address == "":
		all = append(all, bot.Finding{OK: true, Say: "SLACK_SIGNING_SECRET is not used", Try: "HTTP mode needs SLACK_HTTP_ADDR too; Socket Mode needs neither"})
	default:
		all = append(all, well("HTTP mode: what Slack sends to https://…%s, %s and %s is taken at %s", eventsPath, commandsPath, interactivePath, cfg.Address))
	}
	if cfg.manyWorkspaces() {
		all = append(all, installFindings(ctx, cfg)...)
	}
	return all
}

func well(format string, args ...any) bot.Finding {
	return bot.Finding{OK: true, Say: fmt.Sprintf(format, args...)}
}

// finding is an error as the doctor says it.
func finding(err error) bot.Finding {
	var e *onrecord.Error
	if errors.As(err, &e) {
		return bot.Finding{Say: e.Say, Try: e.Try}
	}
	return bot.Finding{Say: err.Error()}
}

// botFindings are about the token of one workspace: whose it is, its scopes,
// and the clock. False when Slack said nothing at all.
func botFindings(ctx context.Context, cfg Config) (found []bot.Finding, heard bool) {
	var headers http.Header
	ctx, cancel := context.WithTimeout(ctx, bot.CheckTime)
	defer cancel()
	w := newAPI(newHTTP(), cfg.APIURL, cfg.BotToken, goslack.OptionOnResponseHeaders(func(_ string, h http.Header) { headers = h }))
	me, err := w.whoami(ctx)
	if unheard(err) {
		return []bot.Finding{unreachable(cfg, err)}, false
	}
	if err != nil {
		return []bot.Finding{{Say: "Slack does not take SLACK_BOT_TOKEN: " + err.Error(), Try: "copy it again from OAuth & Permissions of your app; it begins with xoxb-"}}, true
	}
	all := []bot.Finding{well("the bot %q is in the workspace %q", me.User, me.Team)}
	all = append(all, scopeFindings(headers.Get("X-OAuth-Scopes"))...)
	if at, err := http.ParseTime(headers.Get("Date")); err == nil {
		if off := time.Since(at).Abs(); off > maxClock {
			all = append(all, bot.Finding{Say: fmt.Sprintf("the clock is off by %v", off.Round(time.Second)), Try: "set it by NTP: signatures more than five minutes off are refused"})
		}
	}
	return all, true
}

func unreachable(cfg Config, err error) bot.Finding {
	f := bot.Finding{Say: fmt.Sprintf("Slack cannot be reached at %s: %v", cfg.APIURL, err), Try: "see to the network, or to SLACK_API_URL if it is set"}
	if errors.Is(err, context.DeadlineExceeded) {
		f.Say = fmt.Sprintf("Slack did not answer at %s within %v", cfg.APIURL, bot.CheckTime)
	}
	return f
}

// scopeFindings explain each scope that was not granted. granted is Slack's
// list, empty where it gave none.
func scopeFindings(granted string) []bot.Finding {
	if granted == "" {
		return nil
	}
	has := strings.FieldsFunc(granted, func(r rune) bool { return r == ',' || r == ' ' })
	var all []bot.Finding
	for _, s := range Scopes {
		if !slices.Contains(has, s.Name) {
			all = append(all, bot.Finding{Say: fmt.Sprintf("the scope %s is missing: without it I cannot %s", s.Name, s.For),
				Try: "add it under OAuth & Permissions and install the app again, or paste the manifest of: onrecord slack manifest"})
		}
	}
	if len(all) == 0 {
		all = append(all, well("all scopes are granted"))
	}
	for _, s := range OptionalScopes {
		if !slices.Contains(has, s.Name) {
			all = append(all, bot.Finding{OK: true, Say: fmt.Sprintf("the optional scope %s is not granted: I cannot %s", s.Name, s.For),
				Try: "grant it, or name the managers in SLACK_MANAGERS"})
		}
	}
	return all
}

// appFinding asks for a Socket Mode connection and does not use it.
func appFinding(ctx context.Context, cfg Config) bot.Finding {
	ctx, cancel := context.WithTimeout(ctx, bot.CheckTime)
	defer cancel()
	w := newAPI(newHTTP(), cfg.APIURL, "", goslack.OptionAppLevelToken(cfg.AppToken))
	_, _, err := w.client.StartSocketModeContext(ctx)
	switch {
	case err == nil:
		return well("Socket Mode is open")
	case unheard(explain(err)):
		return unreachable(cfg, explain(err))
	case strings.Contains(err.Error(), "missing_scope"):
		return bot.Finding{Say: "SLACK_APP_TOKEN lacks the scope connections:write", Try: "make a new app-level token with it under Basic Information"}
	case strings.Contains(err.Error(), "socket_mode") || strings.Contains(err.Error(), "forbidden"):
		return bot.Finding{Say: "Socket Mode is switched off: " + err.Error(), Try: "switch it on under Socket Mode of your app"}
	}
	return bot.Finding{Say: "Slack does not take SLACK_APP_TOKEN: " + err.Error(), Try: "make a new app-level token with connections:write under Basic Information; it begins with xapp-"}
}

// installFindings are about installing, and about each workspace that did.
func installFindings(ctx context.Context, cfg Config) []bot.Finding {
	var all []bot.Finding
	if u, err := url.Parse(cfg.RedirectURL); err != nil || u.Path != oauthPath || u.Scheme != "https" {
		all = append(all, bot.Finding{Say: "SLACK_REDIRECT_URL is not https://…" + oauthPath, Try: "set it exactly as it stands in the manifest"})
	} else {
		all = append(all, well("workspaces can install at %s%s", strings.TrimSuffix(cfg.RedirectURL, oauthPath), installPath))
	}
	v, err := newVault(cfg.Shelf, cfg.SecretKey)
	if err != nil {
		return append(all, finding(err))
	}
	keys, err := cfg.Shelf.Keys(ctx, installScope)
	if err != nil {
		return append(all, finding(err))
	}
	for _, key := range keys {
		all = append(all, installedFinding(ctx, v, key))
	}
	return all
}

// installedFinding says whether a workspace granted what the app needs by now.
func installedFinding(ctx context.Context, v *vault, key string) bot.Finding {
	in, _, err := v.get(ctx, key)
	if err != nil {
		return bot.Finding{Say: err.Error(), Try: "set the key that it was installed with, or have the workspace install again"}
	}
	var lacking []string
	for _, s := range Scopes {
		if !slices.Contains(strings.Split(in.Scopes, ","), s.Name) {
			lacking = append(lacking, fmt.Sprintf("%s (to %s)", s.Name, s.For))
		}
	}
	if len(lacking) > 0 {
		return bot.Finding{Say: fmt.Sprintf("the workspace %q did not grant %s", in.Name, strings.Join(lacking, ", ")), Try: "it has to install again"}
	}
	return well("installed in the workspace %q", in.Name)
}
