package main

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"onrecord"
	"onrecord/adapters/slack"
	"onrecord/adapters/slack/slacktest"
	"onrecord/bot"
	"onrecord/store"
)

// office is the whole program, on Slack, in two workspaces.
type office struct {
	*app
	slack *slacktest.Server
	n     int
}

// teams are the workspaces; the code of an installation names one.
var teams = []string{"T0ASH", "T0ELM"}

func newOffice(t *testing.T) *office {
	t.Helper()
	s := slacktest.New(t)
	s.Change(func(s *slacktest.Server) {
		s.OAuth = func(r *http.Request) map[string]any {
			team := r.Form.Get("code")
			return map[string]any{"ok": true, "access_token": "xoxb-" + team, "bot_user_id": slacktest.BotUser, "team": map[string]any{"id": team, "name": team}}
		}
		for _, team := range teams {
			s.Tokens["xoxb-"+team] = team
		}
	})
	a, err := open(t.Context(), Config{DB: filepath.Join(t.TempDir(), "o.db"), NoSamples: true, SecretKey: strings.Repeat("0123456789abcdef", 4),
		Slack: SlackConfig{AppToken: slacktest.AppToken, ClientID: "1", ClientSecret: "2", RedirectURL: "http://bot.example/slack/oauth", Address: "127.0.0.1:0", APIURL: s.API(), Managers: []string{teams[0] + "/" + slacktest.Admin}}},
		Console{In: strings.NewReader(""), Out: &bytes.Buffer{}, Err: &bytes.Buffer{}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(a.Close)
	adapter, err := slack.New(a.slackSettings())
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- adapter.Run(ctx, a.bot) }()
	t.Cleanup(func() {
		stop()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
	if err := s.WaitSockets(2, 2, patience); err != nil {
		t.Fatal(err)
	}
	web := httptest.NewServer(adapter.Handler()) // at a port that is known, and nobody else's
	t.Cleanup(web.Close)
	for _, team := range teams {
		installIn(t, web.URL, team)
	}
	return &office{app: a, slack: s}
}

// installIn goes through the installation as a visitor of a workspace.
func installIn(t *testing.T, base, team string) {
	t.Helper()
	jar, _ := cookiejar.New(nil) // it has no error without options
	b := &http.Client{Jar: jar, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	res, err := b.Get(base + "/slack/install")
	if err != nil {
		t.Fatal(err)
	}
	res.Body.Close()
	to, err := res.Location()
	if err != nil {
		t.Fatal(err)
	}
	res, err = b.Get(base + "/slack/oauth?code=" + team + "&state=" + to.Query().Get("state"))
	if err != nil {
		t.Fatal(err)
	}
	res.Body.Close()
	if res.StatusCode != http.StatusOK {
		t.Fatalf("installing in %s: %s", team, res.Status)
	}
}

// add puts an article with a word that stands nowhere else into a library.
func (o *office) add(t *testing.T, library, word string) {
	t.Helper()
	a := onrecord.Article{Library: library, ID: onrecord.ArticleID(word), Outlet: "The Pebble Post", Title: "Mayor and " + word, Revision: 1,
		Text: "“We will never again paint the " + word + " of Pebble Bay,” said Ada Lund, the mayor of Pebble Bay. The " + word + " stood by.", Published: time.Now()}
	reading, _ := readArticle(a) // facts that were refused are none of this test's business
	if saved, err := o.store.Save(t.Context(), []store.Entry{{Article: a, Reading: reading}}); err != nil || saved[0].Err != nil {
		t.Fatal(err, saved)
	}
}

// ask sends a line from a workspace and returns what was shown for it.
func (o *office) ask(t *testing.T, team, way, line string, change func(map[string]any)) string {
	t.Helper()
	o.n++
	before := len(o.slack.Messages())
	channel := fmt.Sprint("C", o.n) // each its own: the pace of a channel is not what is asked here
	kind, payload := "events_api", slacktest.Mention(fmt.Sprint("Ev", o.n), channel, fmt.Sprint(o.n, ".1"), "", line)
	switch way {
	case "direct":
		payload = slacktest.Direct(fmt.Sprint("Ev", o.n), "D"+channel, fmt.Sprint(o.n, ".1"), "", line)
	case "command":
		kind = "slash_commands"
		payload = slacktest.Command(fmt.Sprint("t", o.n), channel, slacktest.User, "/onrecord", line, o.slack.Hook(channel, slacktest.User, ""))
		payload["user_id"] = fmt.Sprint("U", o.n) // each another: nor is the pace of a user
	}
	payload["team_id"] = team
	if in, ok := payload["event"].(map[string]any); ok {
		in["user"] = fmt.Sprint("U", o.n)
	}
	if a, ok := payload["authorizations"].([]map[string]any); ok {
		a[0]["team_id"] = team
	}
	change(payload)
	if _, err := o.slack.Deliver(o.n, kind, payload); err != nil {
		t.Fatal(err)
	}
	got, err := o.slack.Wait(before+1, patience)
	if err != nil {
		t.Fatalf("%s %s %q: %v", team, way, line, err)
	}
	data, err := json.Marshal(got[before:])
	if err != nil || strings.Contains(got[before].Text, "One moment") {
		t.Fatalf("%v %s", err, data)
	}
	return string(data)
}

var shownWord = regexp.MustCompile(`quag[a-z]+\d+`)

// Whoever asks, in whichever way, sees nothing of a library that is not his.
func TestSlackLibrariesDoNotMix(t *testing.T) {
	o := newOffice(t)
	random := rand.New(rand.NewPCG(1, 2))
	words := map[string]string{} // word -> its library
	libraries := []string{onrecord.Public, "slack/" + teams[0], "slack/" + teams[1]}
	alone := map[string]bool{} // workspaces that search their own library only
	found := 0
	for step := range 150 {
		switch team := teams[random.IntN(2)]; random.IntN(10) {
		case 0, 1:
			library := libraries[random.IntN(3)]
			word := fmt.Sprintf("quag%s%d", []string{"a", "b", "c"}[slices.Index(libraries, library)], step)
			words[word] = library
			o.add(t, library, word)
		case 2:
			alone[team] = !alone[team]
			value := map[bool]string{true: "no", false: "yes"}[alone[team]]
			if err := o.store.Shelf().Put(t.Context(), bot.SettingsScope+"/slack/"+team, bot.SearchPublic, []byte(value), time.Time{}); err != nil {
				t.Fatal(err)
			}
		default:
			found += o.step(t, random, team, alone[team], words)
		}
	}
	if found < 200 {
		t.Errorf("only %d words were found at all: this tests nothing", found)
	}
}

// step asks one question and checks each word in the answer.
func (o *office) step(t *testing.T, random *rand.Rand, team string, alone bool, words map[string]string) (found int) {
	t.Helper()
	readable := []string{"slack/" + team, onrecord.Public}
	if alone {
		readable = readable[:1]
	}
	way := []string{"mention", "direct", "command"}[random.IntN(3)]
	change := func(map[string]any) {}
	if way == "mention" && random.IntN(3) == 0 { // a channel that others see, too
		readable = []string{onrecord.Public}
		change = func(p map[string]any) { p["is_ext_shared_channel"] = true }
	}
	line := "who-said never again paint"
	for word := range words {
		if random.IntN(2) == 0 {
			line = []string{"who-said paint the " + word, "who-said " + word, "What will Ada Lund never paint?", "/source " + word, "/articles " + word, "/quotes Ada Lund"}[random.IntN(6)]
			break
		}
	}
	shown := o.ask(t, team, way, line, change)
	asked := shownWord.FindAllString(line, -1)
	for _, word := range shownWord.FindAllString(shown, -1) {
		if slices.Contains(asked, word) && !strings.Contains(shown, "Mayor and "+word) {
			continue // the question itself, repeated
		}
		found++
		if !slices.Contains(readable, words[word]) {
			t.Errorf("%s, %s %q reads %q of %s", team, way, line, word, words[word])
		}
	}
	return found
}

// What a workspace had is gone when the app is; the others keep theirs.
func TestSlackForgetsAWorkspace(t *testing.T) {
	o := newOffice(t)
	for i, library := range []string{onrecord.Public, "slack/" + teams[0], "slack/" + teams[1]} {
		o.add(t, library, fmt.Sprintf("quag%d", i))
	}
	e := slacktest.Event("Ev1", map[string]any{"type": "app_uninstalled"})
	e["team_id"], e["event_time"] = teams[0], time.Now().Add(time.Minute).Unix()
	e["authorizations"].([]map[string]any)[0]["team_id"] = teams[0]
	if _, err := o.slack.Deliver(0, "events_api", e); err != nil {
		t.Fatal(err)
	}
	count := func(library string) int {
		c, err := o.store.Count(t.Context(), []string{library})
		if err != nil {
			t.Fatal(err)
		}
		return c.Articles
	}
	if !slacktest.Until(patience, func() bool { return count("slack/"+teams[0]) == 0 }) {
		t.Error("the library stays")
	}
	if count(onrecord.Public) != 1 || count("slack/"+teams[1]) != 1 {
		t.Error("another library went with it")
	}
	keys, err := o.store.Shelf().Keys(t.Context(), "slack/install")
	if err != nil || len(keys) != 1 {
		t.Errorf("installations left: %v %v", keys, err)
	}
}

var update = flag.Bool("update", false, "write the manifests of docs/slack anew")

// The manifests of docs/slack have the commands, events, scopes and addresses of
// those that are printed; a description may have become another since. When
// commands were added, -update writes them anew, and who runs a bot pastes them
// again.
func TestSlackManifestCommand(t *testing.T) {
	run := func(args ...string) (int, string) {
		var out bytes.Buffer
		status := Main(t.Context(), append([]string{"slack", "manifest"}, args...), Console{In: strings.NewReader(""), Out: &out, Err: &out})
		return status, out.String()
	}
	for mode, args := range map[string][]string{"socket": nil, "http": {"--url", "https://bot.example.org"}} {
		status, got := run(append(args, "--mode", mode)...)
		if status != exitDone {
			t.Fatalf("%s: status %d: %s", mode, status, got)
		}
		file := filepath.Join("..", "..", "docs", "slack", "manifest-"+mode+".json")
		if *update {
			if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		kept, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if want, now := bones(t, kept), bones(t, []byte(got)); want != now {
			t.Errorf("%s is not what is printed now; -update writes it:\n%s\n%s", file, want, now)
		}
	}
	if status, got := run("--mode", "http"); status == exitDone || !strings.Contains(got, "--url") {
		t.Errorf("status %d: %s", status, got)
	}
}

// bones is a manifest without the words for people.
func bones(t *testing.T, manifest []byte) string {
	t.Helper()
	var m any
	if err := json.Unmarshal(manifest, &m); err != nil {
		t.Fatal(err)
	}
	data, err := json.Marshal(wordless(m))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// wordless leaves out of v what is for people to read.
func wordless(v any) any {
	switch v := v.(type) {
	case map[string]any:
		for _, words := range []string{"description", "long_description", "agent_description", "usage_hint", "suggested_prompts"} {
			delete(v, words)
		}
		for key, x := range v {
			v[key] = wordless(x)
		}
	case []any:
		for i, x := range v {
			v[i] = wordless(x)
		}
	}
	return v
}

// Those who manage a workspace change its library, and nobody else does.
func TestSlackManagersChangeTheLibrary(t *testing.T) {
	o := newOffice(t)
	home := "slack/" + teams[0]
	o.add(t, home, "quag1")
	count := func() int {
		c, err := o.store.Count(t.Context(), []string{home})
		if err != nil {
			t.Fatal(err)
		}
		return c.Articles
	}
	as := func(user string) func(map[string]any) { return func(p map[string]any) { p["user_id"] = user } }
	for _, team := range teams { // a user, and a manager of another workspace
		shown := o.ask(t, team, "command", "/library remove quag1", as(map[string]string{teams[0]: slacktest.User, teams[1]: slacktest.Admin}[team]))
		if count() != 1 {
			t.Fatalf("somebody of %s removed an article: %s", team, shown)
		}
	}
	if shown := o.ask(t, teams[0], "command", "/library remove quag1", as(slacktest.Admin)); count() != 0 {
		t.Errorf("a manager could not remove an article: %s", shown)
	}
}
