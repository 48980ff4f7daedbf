package main

import (
	"bytes"
	"context"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"onrecord/adapters/discord/discordtest"
)

// onDiscord runs the program against a fake Discord and returns what it wrote.
func onDiscord(ctx context.Context, s *discordtest.Server, dir, token string, args ...string) (status int, out string) {
	var w syncBuffer
	environ := []string{"DISCORD_TOKEN=" + token, "DISCORD_API_URL=" + s.URL, "ONRECORD_DB=" + filepath.Join(dir, "test.db")}
	status = Main(ctx, args, Console{strings.NewReader(""), &w, &w, environ})
	return status, w.String()
}

// syncBuffer takes the log of several goroutines.
type syncBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (b *syncBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.Write(p)
}

func (b *syncBuffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.String()
}

func TestDiscordFromTheCommandLine(t *testing.T) {
	s, dir := discordtest.NewServer(t), t.TempDir()
	for _, c := range []struct {
		token string
		args  []string
		want  string
		fails bool
	}{
		{"", []string{"discord", "invite"}, "docs/discord.md", true},
		{"wrong", []string{"discord", "invite"}, "refuses the token", true},
		{discordtest.Token, []string{"discord", "invite"}, "client_id=" + discordtest.App, false},
		{discordtest.Token, []string{"doctor"}, "WRONG: Discord has other commands: missing ask", true},
		{discordtest.Token, []string{"discord", "register"}, "registered", false},
		{discordtest.Token, []string{"discord", "register"}, "the present ones already", false},
		{discordtest.Token, []string{"doctor"}, "well: Discord has the present commands", false},
		{"wrong", []string{"doctor"}, "copy it anew", true},
	} {
		status, out := onDiscord(t.Context(), s, dir, c.token, c.args...)
		if (status != exitDone) != c.fails || !strings.Contains(out, c.want) {
			t.Errorf("%v with token %q: status %d\n%s", c.args, c.token, status, out)
		}
	}
}

// The whole program on Discord: the commands that it has, over the sample
// articles, from a database.
func TestServeOnDiscord(t *testing.T) {
	s := discordtest.NewServer(t)
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan string, 1)
	dir := t.TempDir()
	go func() { _, out := onDiscord(ctx, s, dir, discordtest.Token, "serve"); ended <- out }()
	defer func() {
		cancel()
		if out := <-ended; strings.Contains(out, "ERROR") || !strings.HasPrefix(out, "onrecord: connecting to discord,") {
			t.Error(out)
		}
	}()
	s.AwaitConnected(1)
	quoting := discordtest.Message("“Nobody ever said just this,” she said.")
	for want, question := range map[string]func() discordtest.Interaction{
		"who-said":            func() discordtest.Interaction { return discordtest.Command("help") },
		"sample":              func() discordtest.Interaction { return discordtest.Command("articles") },
		"Not in the articles": func() discordtest.Interaction { return discordtest.Menu("Check quotes", quoting) },
		"title":               func() discordtest.Interaction { return discordtest.Command("library", "action", "list") },
	} {
		if seen := untilAnswered(s, question); seen.Messages != 1 || !strings.Contains(string(seen.Message), want) || strings.Contains(string(seen.Message), "went wrong") {
			t.Errorf("%v: %s", question()["data"], seen.Message)
		}
	}
}

// untilAnswered puts a question until it is answered: the three seconds that Discord
// allows for the first answer can pass where the machine does something else.
func untilAnswered(s *discordtest.Server, question func() discordtest.Interaction) (seen discordtest.Seen) {
	for range 10 {
		i := question()
		s.Send(i, 2)
		for end := time.Now().Add(10 * time.Second); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
			if seen = s.Seen(i.ID()); seen.Message != nil {
				return seen
			}
		}
	}
	return seen
}
