package slack

// The app as Slack is told about it: scopes, events, commands, shortcuts.

import (
	"encoding/json"
	"strings"
	"unicode/utf8"

	goslack "github.com/slack-go/slack"

	"onrecord"
	"onrecord/bot"
)

// Mode is how Slack's deliveries come in.
type Mode string

// The modes.
const (
	SocketMode Mode = "socket"
	HTTPMode   Mode = "http"
)

// Scope is a permission of the bot, and what it is for.
type Scope struct{ Name, For string }

// Scopes are what the app needs, and no more: none of them reads channels.
var Scopes = []Scope{
	{"app_mentions:read", "read the messages that mention the app"},
	{"assistant:write", "offer questions and show that it is at work in direct messages"},
	{"chat:write", "post answers"},
	{"commands", "answer slash commands and the shortcuts"},
	{"im:history", "read direct messages to the app"},
}

// OptionalScopes are asked for, and the app works without them.
var OptionalScopes = []Scope{{"users:read", "know the workspace's admins, who may add and remove articles"}}

func scopes() []string {
	var names []string
	for _, s := range append(append([]Scope{}, Scopes...), OptionalScopes...) {
		names = append(names, s.Name)
	}
	return names
}

// Manifest describes the app to Slack: paste it at api.slack.com/apps. It is
// made from the commands. HTTP mode needs the address that Slack reaches us
// at, "https://host".
func Manifest(commands []bot.Command, mode Mode, address string, oauth bool) (goslack.Manifest, error) {
	m := goslack.Manifest{
		Metadata: goslack.ManifestMetadata{MajorVersion: 2},
		Display: goslack.Display{
			Name: "onrecord", Description: "Who said it, and where does it stand?", BackgroundColor: "#1d3557",
			LongDescription: longDescription,
		},
		Features: features(commands),
		Settings: goslack.Settings{
			EventSubscriptions: &goslack.EventSubscriptions{BotEvents: Events},
			Interactivity:      &goslack.Interactivity{IsEnabled: true},
			SocketModeEnabled:  mode == SocketMode, TokenRotationEnabled: oauth,
		},
	}
	for _, s := range Scopes {
		m.OAuthConfig.Scopes.Bot = append(m.OAuthConfig.Scopes.Bot, s.Name)
	}
	for _, s := range OptionalScopes {
		m.OAuthConfig.Scopes.BotOptional = append(m.OAuthConfig.Scopes.BotOptional, s.Name)
	}
	address = strings.TrimSuffix(address, "/")
	if mode == HTTPMode || oauth {
		if !strings.HasPrefix(address, "https://") {
			return m, onrecord.Errorf(onrecord.Invalid, "%q is no https address", address).Hint("give the address that Slack reaches, as --url https://bot.example.org")
		}
	}
	if oauth {
		m.OAuthConfig.RedirectUrls = []string{address + oauthPath}
	}
	if mode == HTTPMode {
		m.Settings.EventSubscriptions.RequestUrl = address + eventsPath
		m.Settings.Interactivity.RequestUrl = address + interactivePath
		for i := range m.Features.SlashCommands {
			m.Features.SlashCommands[i].Url = address + commandsPath
		}
	}
	return m, nil
}

const longDescription = "onrecord answers questions about news articles with their evidence: who said what, in which words, in which article, on which day, and which troops are said to be where. " +
	"It shows the sentence and links to it. It never guesses a speaker, and it says when nothing was found. It keeps no message beyond its answer."

func features(commands []bot.Command) goslack.Features {
	f := goslack.Features{
		AppHome: goslack.AppHome{HomeTabEnabled: true, MessagesTabEnabled: true},
		BotUser: goslack.BotUser{DisplayName: "onrecord", AlwaysOnline: true},
		Shortcuts: []goslack.Shortcut{
			{Name: "Check quotes", CallbackID: checkShortcut, Type: goslack.MessageShortcut, Description: "Are the quotations in this message as the articles print them?"},
			{Name: "Ask onrecord", CallbackID: askShortcut, Type: goslack.GlobalShortcut, Description: "Ask what the articles say"},
		},
		AgentView: &goslack.AgentView{AgentDescription: "Answers questions about news articles with the exact words and where they stand."},
	}
	f.SlashCommands = []goslack.ManifestSlashCommand{{Command: "/" + general, Description: "Ask anything, or any command without its slash", UsageHint: "[question]", ShouldEscape: true}}
	for _, c := range commands {
		if c.Hidden {
			continue
		}
		f.SlashCommands = append(f.SlashCommands, goslack.ManifestSlashCommand{
			Command: "/" + c.Name, Description: cut(c.Summary, 100), UsageHint: cut(hint(c), 100), ShouldEscape: true,
		})
	}
	for _, line := range spoken(commands) {
		f.AgentView.SuggestedPrompts = append(f.AgentView.SuggestedPrompts, goslack.ManifestSuggestedPrompt{Title: cut(line, 60), Message: line})
	}
	return f
}

// hint is how a command is used, without its name.
func hint(c bot.Command) string {
	_, usage, _ := strings.Cut(c.Usage(), " ")
	return usage
}

// ManifestJSON returns a manifest as it is pasted.
func ManifestJSON(m goslack.Manifest) ([]byte, error) {
	data, err := json.MarshalIndent(m, "", "  ")
	if err != nil || !utf8.Valid(data) {
		return nil, err
	}
	return append(data, '\n'), nil
}
