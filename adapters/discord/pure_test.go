package discord

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"pgregory.net/rapid"

	"onrecord"
	"onrecord/adapters/discord/discordtest"
	"onrecord/bot"
	"onrecord/commands"
)

// The real command list, as Discord gets it.
func TestTheCommandTableIsTaken(t *testing.T) {
	rules := discordtest.NewRules(t)
	for _, list := range [][]bot.Command{commands.All(nil, nil, nil), testCommands()} {
		for _, guild := range []string{"", discordtest.Guild} {
			body, err := json.Marshal(tableFor(guild, list))
			if err != nil {
				t.Fatal(err)
			}
			path := "/applications/1/commands"
			if guild != "" {
				path = "/applications/1/guilds/" + guild + "/commands"
			}
			rules.Check(t, "PUT", path, body)
		}
	}
	var names []string
	for _, d := range table(commands.All(nil, nil, nil)) {
		names = append(names, d.Name)
	}
	for _, want := range []string{"who-said", "quotes", "source", "articles", "help", "ask", "check", "library", menuCheck, menuAdd} {
		if !slices.Contains(names, want) {
			t.Errorf("no command %q in %q", want, names)
		}
	}
}

func testCommands() []bot.Command {
	list := commandsOf()
	list = append(list, bot.Command{Name: "last", Summary: strings.Repeat("long ", 40), Manager: true, Params: []bot.Param{
		{Name: "optional", Summary: "First in the line"}, {Name: "required", Required: true},
	}}, bot.Command{Name: "hidden", Hidden: true})
	return list
}

func commandsOf() []bot.Command { return commandList(&asked{}) }

func TestTable(t *testing.T) {
	ds := table(testCommands())
	last := ds[slices.IndexFunc(ds, func(d definition) bool { return d.Name == "last" })]
	if last.Options[0].Name != "required" || *last.Permissions != "32" || !slices.Equal(last.Contexts, inServers) {
		t.Errorf("%+v", last)
	}
	echo := ds[0]
	if len(echo.Local) != 1 || echo.Local["de"] == "" || !echo.Options[0].Completes {
		t.Errorf("%+v", echo)
	}
	if words := echo.Options[0]; len(words.Local) != 1 || words.Local["de"] == "" {
		t.Errorf("%+v", words)
	}
	if slices.ContainsFunc(ds, func(d definition) bool { return d.Name == "hidden" }) {
		t.Error("a hidden command is offered")
	}
}

func TestTypedLineIsReadBack(t *testing.T) {
	list := commandsOf()
	for _, c := range []struct {
		args map[string]string
		want string
	}{
		{map[string]string{"words": "a b"}, "/echo a b"},
		{map[string]string{"words": "a b", "about": "c d"}, `/echo a b about:"c d"`},
		{map[string]string{}, "/echo"},
	} {
		got := typed(list[0], "echo", c.args)
		if got != c.want {
			t.Errorf("got %s, want %s", got, c.want)
		}
		if r := bot.Parse(got, list); len(c.args) > 0 && fmt.Sprint(r.Args) != fmt.Sprint(c.args) {
			t.Errorf("%s is read as %v", got, r.Args)
		}
	}
}

func TestAddresses(t *testing.T) {
	got := addresses("See https://a.example/x, (https://b.example/y) and <https://c.example>; again https://a.example/x. No ftp://d.example")
	want := []string{"https://a.example/x", "https://b.example/y", "https://c.example"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}

func TestCutFits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, most := rapid.String().Draw(t, "s"), rapid.IntRange(1, 40).Draw(t, "most")
		got := cut(s, most)
		if units(got) > most || !utf8.ValidString(got) {
			t.Fatalf("%q has %d units, want %d", got, units(got), most)
		}
		if got != s && !strings.HasSuffix(got, "…") {
			t.Fatalf("%q was cut to %q without a sign", s, got)
		}
		if e := cutEscaped(s, most+2); units(e) > most+2 {
			t.Fatalf("%q has %d units", e, units(e))
		}
	})
}

func FuzzParse(f *testing.F) {
	for _, i := range []discordtest.Interaction{discordtest.Command("echo", "words", "x"), discordtest.Completion("echo", "words", "x"),
		discordtest.Press("/echo x", discordtest.Answered(map[string]any{}, true)), discordtest.Menu(menuAdd, discordtest.Message("x"))} {
		raw, _ := json.Marshal(i)
		f.Add(raw)
	}
	f.Add([]byte(`{"type":0}`))
	f.Add([]byte(`{"type":2,"id":"1","token":"t","application_id":"1","member":{},"user":{"id":"1"},"data":{"options":[{"value":{}}],"type":3}}`))
	r := reader{commands: commandsOf()}
	f.Fuzz(func(t *testing.T, raw []byte) {
		i, err := parse(raw)
		if err != nil {
			return
		}
		c, problem := r.read(i)
		if problem == nil && c.Share == nil && c.Command == "" && c.Line == "" {
			t.Fatalf("a question without words: %+v", c)
		}
		if _, err := decodeCall(c.encode()); err != nil {
			t.Fatal(err)
		}
		event(c)
	})
}

func FuzzControl(f *testing.F) {
	f.Add([]byte("\x81\x0a{\"op\":9,}xx"))
	f.Add([]byte("HTTP/1.1 101 x\r\n\r\n\x81\x7e\x00\x10{\"op\":10,\"d\":{}} "))
	f.Fuzz(func(_ *testing.T, chunk []byte) { control(chunk) })
}

// Nothing crosses: whatever comes in, from wherever, the bot is asked about
// the asker's own library and the public one alone, and only its managers
// may change it.
func TestNothingCrosses(t *testing.T) {
	guilds := []string{"613425648685547541", "4194304", "8388608"}
	h := start(t, func(_ *discordtest.Server, a *Adapter) {
		if err := a.Shelf.Put(t.Context(), bot.SettingsScope+"/discord/"+guilds[1], bot.SearchPublic, []byte("no"), time.Time{}); err != nil {
			t.Fatal(err)
		}
	})
	h.AwaitConnected(1)
	rapid.Check(t, func(t *rapid.T) {
		guild := rapid.SampledFrom(guilds).Draw(t, "guild")
		var i discordtest.Interaction
		switch rapid.IntRange(0, 2).Draw(t, "kind") {
		case 0:
			i = discordtest.Command("echo", "words", "x")
		case 1:
			i = discordtest.Menu(menuCheck, discordtest.Message("“words”"))
		case 2:
			// a button that was pressed on a message from another server
			i = discordtest.Press("/echo x", discordtest.Answered(map[string]any{}, true))
		}
		i.InGuild(guild)
		want, home := []string{"discord/" + guild, onrecord.Public}, "discord/"+guild
		if guild == guilds[1] {
			want = want[:1]
		}
		permissions := rapid.SampledFrom([]string{"0", "32", "8", "2048"}).Draw(t, "permissions")
		manager := permissions == "32" || permissions == "8"
		i.By("9", permissions)
		switch rapid.IntRange(0, 3).Draw(t, "from") {
		case 0:
			i.Direct()
			want, home, manager = []string{onrecord.Public}, "", false
		case 1:
			i.Carried()
			want, home, manager = []string{onrecord.Public}, "", false
		}
		h.Send(i, 1)
		h.Await(i.ID())
		all := h.asked.all()
		r := all[len(all)-1]
		if !slices.Equal(r.Libraries, want) || r.Home != home || r.Manager != manager {
			t.Fatalf("libraries %q, home %q, manager %v; want %q, %q, %v", r.Libraries, r.Home, r.Manager, want, home, manager)
		}
	})
}

func TestOffer(t *testing.T) {
	var many []string
	for n := range 40 {
		many = append(many, fmt.Sprint("name ", n))
	}
	if got := offer(many); len(got) != maxChoices {
		t.Errorf("%d choices", len(got))
	}
	if got := offer([]string{"", " a ", "a", strings.Repeat("𝔘", 51), "b\x00"}); fmt.Sprint(got) != "[{a a} {b b}]" {
		t.Errorf("%v", got)
	}
}
