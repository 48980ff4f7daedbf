package slack

import (
	"fmt"
	"strings"
	"testing"

	"onrecord/adapters/slack/slacktest"
	"onrecord/inbox/inboxtest"
)

// diagnose is what the doctor says, one finding a line.
func diagnose(t *testing.T, cfg Config) string {
	t.Helper()
	var lines []string
	for _, f := range Diagnose(t.Context(), cfg) {
		lines = append(lines, fmt.Sprint(f.OK, " ", f.Say, " / ", f.Try))
	}
	return strings.Join(lines, "\n")
}

func TestDoctor(t *testing.T) {
	s := slacktest.New(t)
	good := Config{BotToken: slacktest.BotToken, AppToken: slacktest.AppToken, APIURL: s.API()}
	if got := diagnose(t, good); strings.Contains(got, "false") || !strings.Contains(got, "Socket Mode is open") || !strings.Contains(got, "all scopes are granted") {
		t.Errorf("all is well: %s", got)
	}
	s.Change(func(s *slacktest.Server) { s.Granted = "chat:write,commands,im:history" })
	got := diagnose(t, good)
	for _, want := range []string{"the scope app_mentions:read is missing", "read the messages that mention", "assistant:write is missing", "users:read is not granted"} {
		if !strings.Contains(got, want) {
			t.Errorf("not said: %q in %s", want, got)
		}
	}
	for code, want := range map[string]string{"missing_scope": "connections:write", "invalid_auth": "does not take SLACK_APP_TOKEN", "socket_mode_disabled": "switched off"} {
		s.Change(func(s *slacktest.Server) { s.Refuse = code })
		if got := diagnose(t, good); !strings.Contains(got, want) {
			t.Errorf("%s: %s", code, got)
		}
	}
}

// Each setting that is missing or wrong is explained, and each workspace that
// did not grant what is needed by now.
func TestDoctorOnSettings(t *testing.T) {
	s := slacktest.New(t)
	shelf := &inboxtest.Shelf{}
	v, err := newVault(shelf, secretKey)
	if err != nil {
		t.Fatal(err)
	}
	for _, in := range []installation{{Team: "T0ASH", Name: "Ash", Scopes: strings.Join(scopes(), ",")}, {Team: "T0ELM", Name: "Elm", Scopes: "commands,chat:write"}} {
		if err := v.put(t.Context(), in); err != nil {
			t.Fatal(err)
		}
	}
	many := Config{ClientID: "1", ClientSecret: "2", RedirectURL: "https://x/slack/oauth", Address: "x:1", SigningSecret: "x", SecretKey: secretKey, Shelf: shelf}
	otherKey, oneWord := many, many
	otherKey.SecretKey, oneWord.APIURL = strings.Repeat("z", minSecret), "slack"
	for want, cfg := range map[string]Config{
		`true installed in the workspace "Ash"`:                                         many,
		`the workspace "Elm" did not grant app_mentions:read (to read the messages`:     many,
		"to https://…/slack/events, /slack/commands and /slack/interactive is taken at": many,
		"cannot be read with this ONRECORD_SECRET_KEY":                                  otherKey,
		"SLACK_API_URL is no address":                                                   oneWord,
		"SLACK_SIGNING_SECRET is not used":                                              {BotToken: slacktest.BotToken, AppToken: slacktest.AppToken, SigningSecret: "x", APIURL: s.API()},
		"Slack cannot be reached at http://127.0.0.1:1/":                                {BotToken: "xoxb-1", AppToken: "xapp-1", APIURL: "http://127.0.0.1:1/"},
		"SLACK_BOT_TOKEN is an app-level token":                                         {BotToken: "xapp-1"},
		"needs SLACK_APP_TOKEN or SLACK_SIGNING_SECRET":                                 {BotToken: "xapp-1"},
		"needs SLACK_BOT_TOKEN":                                                         {AppToken: "xapp-1"},
		"does not take SLACK_BOT_TOKEN":                                                 {BotToken: "xoxb-wrong", SigningSecret: "x", Address: "x", APIURL: s.API()},
		"ONRECORD_SECRET_KEY is shorter":                                                {ClientID: "1", ClientSecret: "2", RedirectURL: "https://x/slack/oauth", Address: "x", SigningSecret: "x", Shelf: shelf},
		"SLACK_REDIRECT_URL is not https:/":                                             {ClientID: "1", ClientSecret: "2", RedirectURL: "http://x/y", Address: "x", SigningSecret: "x", SecretKey: secretKey, Shelf: shelf},
	} {
		if got := diagnose(t, cfg); !strings.Contains(got, want) {
			t.Errorf("not said: %q in %s", want, got)
		}
	}
}
