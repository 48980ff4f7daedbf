package slack

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	goslack "github.com/slack-go/slack"

	"onrecord/adapters/slack/slacktest"
)

// What the manifest names is handled, and what is handled is named.
func TestManifestNamesWhatIsHandled(t *testing.T) {
	r := start(t)
	m := manifest(t, SocketMode, "", false)
	var events []string
	for _, e := range m.Settings.EventSubscriptions.BotEvents {
		events = append(events, strings.TrimSuffix(e, ".im"))
	}
	if handled := slices.Sorted(maps.Keys(r.handlers())); !slices.Equal(events, handled) {
		t.Errorf("events %v, handled %v", events, handled)
	}
	asked := map[string]bool{}
	for i, c := range m.Features.SlashCommands {
		r.send(t, "slash_commands", slacktest.Command(fmt.Sprint("t", i), "C1", slacktest.User, c.Command, "x", r.slack.Hook("C1", slacktest.User, "")))
		r.messages(t, i+1)
		asked[r.bot.seen()[i].Command] = true
		if c.Description == "" || !c.ShouldEscape || len(c.Description) > 2000 {
			t.Errorf("%+v", c)
		}
	}
	for _, c := range commandList() {
		if asked[c.Name] == c.Hidden {
			t.Errorf("/%s hidden=%v, in the manifest: %v", c.Name, c.Hidden, asked[c.Name])
		}
	}
	for i, s := range m.Features.Shortcuts {
		trigger := fmt.Sprint("s", i)
		call := slacktest.Shortcut(trigger, s.CallbackID, "C1", "1.1", "", "“it”", r.slack.Hook("C1", slacktest.User, ""))
		if s.Type == goslack.GlobalShortcut {
			call = map[string]any{"type": "shortcut", "callback_id": s.CallbackID, "trigger_id": trigger, "team": map[string]any{"id": slacktest.Team}, "user": map[string]any{"id": slacktest.User}}
		}
		before := len(r.slack.Messages()) + len(r.slack.Views())
		r.send(t, "interactive", call)
		if !slacktest.Until(patience, func() bool { return len(r.slack.Messages())+len(r.slack.Views()) == before+1 }) {
			t.Errorf("the shortcut %s does nothing", s.CallbackID)
		}
	}
}

func TestManifestModes(t *testing.T) {
	m := manifest(t, HTTPMode, "https://bot.example/", true)
	if m.Settings.SocketModeEnabled || m.Settings.EventSubscriptions.RequestUrl != "https://bot.example/slack/events" ||
		m.Settings.Interactivity.RequestUrl != "https://bot.example/slack/interactive" || m.Features.SlashCommands[0].Url != "https://bot.example/slack/commands" ||
		m.OAuthConfig.RedirectUrls[0] != "https://bot.example/slack/oauth" || !m.Settings.TokenRotationEnabled {
		t.Errorf("%+v", m)
	}
	if m := manifest(t, SocketMode, "", false); !m.Settings.SocketModeEnabled || m.Settings.TokenRotationEnabled {
		t.Errorf("%+v", m.Settings)
	}
	for _, address := range []string{"", "http://bot.example", "bot.example"} {
		if _, err := Manifest(commandList(), HTTPMode, address, false); err == nil {
			t.Errorf("taken: %q", address)
		}
	}
	allowed := []string{"commands", "chat:write", "app_mentions:read", "im:history", "assistant:write"}
	for _, s := range m.OAuthConfig.Scopes.Bot {
		if !slices.Contains(allowed, s) {
			t.Errorf("the scope %s", s)
		}
	}
}

// manifest makes one and reads it back: nothing is lost on the way.
func manifest(t *testing.T, mode Mode, address string, oauth bool) goslack.Manifest {
	t.Helper()
	made, err := Manifest(commandList(), mode, address, oauth)
	if err != nil {
		t.Fatal(err)
	}
	data, err := ManifestJSON(made)
	if err != nil {
		t.Fatal(err)
	}
	var read goslack.Manifest
	if err := json.Unmarshal(data, &read); err != nil {
		t.Fatal(err)
	}
	again, err := ManifestJSON(read)
	if err != nil || string(again) != string(data) {
		t.Errorf("the manifest reads back otherwise: %v", err)
	}
	if n := len(read.Features.AgentView.SuggestedPrompts); n == 0 || n > 4 {
		t.Errorf("%d prompts", n)
	}
	return read
}
