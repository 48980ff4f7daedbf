package discord

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"onrecord"
	"onrecord/adapters/discord/discordtest"
	"onrecord/bot"
	"onrecord/delivery"
	"onrecord/inbox/inboxtest"
)

func text(s discordtest.Seen) string { return string(s.Message) }

func TestEverythingOnce(t *testing.T) {
	t.Parallel()
	h := start(t, nil)

	t.Run("slash command", func(t *testing.T) {
		s := h.ask(discordtest.Command("echo", "words", "*hello*", "unknown", "option"))
		if s.Callback != replyDeferred || !s.Private || s.Messages != 1 || !strings.Contains(text(s), `You said \\*hello\\*`) {
			t.Errorf("%+v\n%s", s, text(s))
		}
		if !strings.Contains(text(s), "discord/"+discordtest.Guild+"+public") || !strings.Contains(text(s), `"custom_id":"share"`) {
			t.Errorf("libraries or share button: %s", text(s))
		}
	})
	t.Run("missing argument", func(t *testing.T) {
		if s := h.ask(discordtest.Command("echo")); !s.Private || !strings.Contains(text(s), "needs words") || strings.Contains(text(s), `"share"`) {
			t.Errorf("%s", text(s))
		}
	})
	t.Run("panic", func(t *testing.T) {
		if s := h.ask(discordtest.Command("broken")); !strings.Contains(text(s), "That went wrong") {
			t.Errorf("%s", text(s))
		}
	})
	t.Run("unknown command", func(t *testing.T) {
		if s := h.ask(discordtest.Command("ehco")); !strings.Contains(text(s), "Did you mean /echo") {
			t.Errorf("%s", text(s))
		}
	})
	t.Run("direct message", func(t *testing.T) {
		if s := h.ask(discordtest.Command("echo", "words", "x").Direct()); !strings.Contains(text(s), `"description":"public"`) || strings.Contains(text(s), `"share"`) {
			t.Errorf("%s", text(s))
		}
	})
	t.Run("carried along by a user", func(t *testing.T) {
		if s := h.ask(discordtest.Command("echo", "words", "x").Carried()); !strings.Contains(text(s), `"description":"public"`) {
			t.Errorf("%s", text(s))
		}
	})
	t.Run("completion", func(t *testing.T) {
		i := discordtest.Completion("echo", "words", "tw")
		h.Send(i, 1)
		s := h.Await(i.ID())
		if got, want := string(s.Body), `{"type":8,"data":{"choices":[{"name":"tw one","value":"tw one"},{"name":"tw two","value":"tw two"}]}}`; got != want {
			t.Errorf("got %s", got)
		}
	})
	t.Run("picture", func(t *testing.T) {
		if s := h.ask(discordtest.Command("chart")); len(s.Files["chart.png"]) == 0 || !strings.Contains(text(s), "attachment://chart.png") {
			t.Errorf("%s", text(s))
		}
	})
}

func TestPresses(t *testing.T) {
	t.Parallel()
	h := start(t, nil)
	first := h.ask(discordtest.Command("echo", "words", "x"))
	shown := discordtest.Answered(decoded(t, first.Message), true)

	t.Run("a page replaces the page", func(t *testing.T) {
		s := h.ask(discordtest.Press("/echo x after:p2", shown))
		if s.Callback != replyDeferredOld || s.Edits != 1 {
			t.Errorf("%+v", s)
		}
		if all := h.asked.all(); all[len(all)-1].After != "p2" {
			t.Errorf("%+v", all)
		}
	})
	t.Run("a page of somebody else's answer is a private one", func(t *testing.T) {
		public := discordtest.Answered(decoded(t, first.Message), false)
		if s := h.ask(discordtest.Press("/echo x after:p2", public).By("4711", "0")); s.Callback != replyDeferred || !s.Private {
			t.Errorf("%+v", s)
		}
		if s := h.ask(discordtest.Press("/echo x after:p2", public)); s.Callback != replyDeferredOld {
			t.Errorf("one's own: %+v", s)
		}
	})
	t.Run("another line is another question", func(t *testing.T) {
		if s := h.ask(discordtest.Press("/echo X", shown)); s.Callback != replyDeferred || !strings.Contains(string(s.Message), "You said X") {
			t.Errorf("%+v", s)
		}
	})
	t.Run("share", func(t *testing.T) {
		s := h.ask(discordtest.Press("share", shown))
		if s.Private || !strings.Contains(string(s.Message), "You said x") || strings.Contains(string(s.Message), "custom_id") {
			t.Errorf("%+v\n%s", s, s.Message)
		}
	})
	t.Run("share with a picture", func(t *testing.T) {
		m := decoded(t, h.ask(discordtest.Command("chart")).Message)
		m["embeds"].([]any)[0].(map[string]any)["image"] = map[string]any{"url": h.Upload("chart.png", []byte("\x89PNG"))}
		if s := h.ask(discordtest.Press("share", discordtest.Answered(m, true))); string(s.Files["chart.png"]) != "\x89PNG" {
			t.Errorf("%s", s.Message)
		}
	})
	t.Run("the picture stays where it was, or leaves no trace", func(t *testing.T) {
		m := decoded(t, h.ask(discordtest.Command("chart")).Message)
		chart := m["embeds"].([]any)[0].(map[string]any)
		for address, want := range map[string]int{h.Upload("chart.png", []byte("\x89PNG")): 1, "https://evil.example/chart.png": 0} {
			chart["image"] = map[string]any{"url": address}
			m["embeds"] = []any{map[string]any{"title": "above"}, chart}
			s := h.ask(discordtest.Press("share", discordtest.Answered(m, true)))
			embeds := decoded(t, s.Message)["embeds"].([]any)
			if len(embeds) != 2 || strings.Count(text(s), "attachment://") != want || len(s.Files) != want || embeds[0].(map[string]any)["image"] != nil {
				t.Errorf("%s: %s", address, s.Message)
			}
		}
	})
	t.Run("a button from another time", func(t *testing.T) {
		if s := h.ask(discordtest.Press("v0:page:3", shown)); s.Callback != replyMessage || !s.Private || !strings.Contains(string(s.Message), "another time") {
			t.Errorf("%+v", s)
		}
	})
}

// A line that is longer than a custom_id is kept for its button, in its own
// server and nowhere else.
func TestLongLinesHaveButtons(t *testing.T) {
	t.Parallel()
	h := start(t, nil)
	words := strings.Repeat("not one soldier more, ", 20) + "he said"
	first := h.ask(discordtest.Command("echo", "words", words))
	line := "/echo " + words + " after:p2"
	mark := delivery.MarkOf(line)
	if !strings.Contains(string(first.Message), `"custom_id":"`+mark+`"`) {
		t.Fatalf("no button for the long line:\n%s", first.Message)
	}
	shown := discordtest.Answered(decoded(t, first.Message), true)
	if s := h.ask(discordtest.Press(mark, shown)); s.Callback != replyDeferredOld {
		t.Errorf("%+v", s)
	}
	if all := h.asked.all(); all[len(all)-1].Line != line || all[len(all)-1].After != "p2" {
		t.Errorf("asked %+v", all[len(all)-1])
	}
	for name, i := range map[string]discordtest.Interaction{
		"from elsewhere": discordtest.Press(mark, shown).InGuild("4194304"), "gone": discordtest.Press(delivery.LineMark+"0", shown),
	} {
		if s := h.ask(i); s.Callback != replyMessage || !s.Private || !strings.Contains(string(s.Message), "another time") {
			t.Errorf("%s: %+v", name, s)
		}
	}
}

func decoded(t *testing.T, body []byte) map[string]any {
	t.Helper()
	var m map[string]any
	if err := json.Unmarshal(body, &m); err != nil {
		t.Fatal(err)
	}
	return m
}

func TestMenus(t *testing.T) {
	t.Parallel()
	h := start(t, nil)
	const manage = "32"
	t.Run("check", func(t *testing.T) {
		s := h.ask(discordtest.Menu(menuCheck, discordtest.Message("“So be it,” she said.")))
		if !s.Private || h.asked.all()[0].Command != "check" || h.asked.all()[0].Arg("words") != "“So be it,” she said." {
			t.Errorf("%+v %+v", s, h.asked.all())
		}
	})
	t.Run("check what was forwarded", func(t *testing.T) {
		m := discordtest.Message("")
		m["message_snapshots"] = []any{map[string]any{"message": discordtest.Message("“Forwarded words.”")}}
		h.ask(discordtest.Menu(menuCheck, m))
		if all := h.asked.all(); all[len(all)-1].Arg("words") != "“Forwarded words.”" {
			t.Errorf("%+v", all)
		}
	})
	t.Run("nothing to check", func(t *testing.T) {
		if s := h.ask(discordtest.Menu(menuCheck, discordtest.Message(" "))); s.Callback != replyMessage || !s.Private {
			t.Errorf("%+v", s)
		}
	})
	t.Run("add", func(t *testing.T) {
		m := discordtest.Message("Read https://paper.example/a, and <https://paper.example/b?x=1>.")
		m["attachments"] = []any{
			map[string]any{"id": "1", "filename": "Old.TXT", "size": 5, "url": h.Upload("old.txt", []byte("Text.")), "proxy_url": "x"},
			map[string]any{"id": "2", "filename": "photo.png", "size": 5, "url": "https://evil.example/photo.png", "proxy_url": "x"},
		}
		h.ask(discordtest.Menu(menuAdd, m).By("1", manage))
		all := h.asked.all()
		r := all[len(all)-1]
		if r.Command != "library" || r.Arg("action") != "add" || r.Arg("what") != "https://paper.example/a https://paper.example/b?x=1" {
			t.Errorf("%+v", r)
		}
		if len(r.Attachments) != 1 || string(r.Attachments[0].Data) != "Text." || !r.Manager || r.Home != "discord/"+discordtest.Guild {
			t.Errorf("%+v", r)
		}
	})
	t.Run("add without permission", func(t *testing.T) {
		n := len(h.asked.all())
		for _, i := range []discordtest.Interaction{
			discordtest.Menu(menuAdd, discordtest.Message("https://paper.example/a")),
			discordtest.Menu(menuAdd, discordtest.Message("https://paper.example/a")).By("1", manage).Carried(),
			discordtest.Menu(menuAdd, discordtest.Message("https://paper.example/a")).Direct(),
		} {
			if s := h.ask(i); s.Callback != replyMessage || !strings.Contains(string(s.Message), "may add") || len(h.asked.all()) != n {
				t.Errorf("%+v", s)
			}
		}
	})
	t.Run("a file that is not kept by Discord", func(t *testing.T) {
		m := discordtest.Message("")
		m["attachments"] = []any{map[string]any{"id": "1", "filename": "a.txt", "size": 5, "url": "http://169.254.169.254/a.txt", "proxy_url": "x"}}
		if s := h.ask(discordtest.Menu(menuAdd, m).By("1", manage)); !strings.Contains(string(s.Message), "cannot be read") {
			t.Errorf("%s", s.Message)
		}
	})
}

func TestRegistersOnlyWhatDiffers(t *testing.T) {
	t.Parallel()
	h := start(t, nil)
	h.AwaitConnected(1)
	if h.Puts() != 1 {
		t.Fatalf("%d tables written at the first start", h.Puts())
	}
	if err := h.stop(); err != nil {
		t.Fatal(err)
	}
	ctx := t.Context()
	account, err := Open(ctx, h.adapter.Settings)
	if err != nil {
		t.Fatal(err)
	}
	if changed, err := account.Register(ctx, "", h.adapter.Commands); err != nil || changed || h.Puts() != 1 {
		t.Errorf("changed %v %v, %d tables written", changed, err, h.Puts())
	}
	more := append(slices.Clone(h.adapter.Commands), bot.Command{Name: "new", Summary: "New"})
	more[0].Summary = "Say it once more"
	d, err := account.Differ(ctx, "", more)
	if err != nil || !slices.Equal(d.Missing, []string{"new"}) || !slices.Equal(d.Changed, []string{"echo"}) || len(d.Unknown) > 0 {
		t.Errorf("%+v %v", d, err)
	}
	if changed, err := account.Register(ctx, discordtest.Guild, more); err != nil || !changed {
		t.Errorf("one server's: %v %v", changed, err)
	}
	if changed, err := account.Register(ctx, discordtest.Guild, more); err != nil || changed {
		t.Errorf("one server's, again: %v %v", changed, err)
	}
	if clock, err := account.Clock(ctx); err != nil || clock > time.Minute {
		t.Errorf("clock %v %v", clock, err)
	}
	if !strings.Contains(account.Invite(), "client_id="+discordtest.App) || !strings.Contains(account.Invite(), "permissions=0") {
		t.Error(account.Invite())
	}
}

func TestWrongTokenEndsWithAClearMessage(t *testing.T) {
	t.Parallel()
	s := discordtest.NewServer(t)
	a := newAdapter(s.URL, &asked{}, nil, &lockedBuffer{})
	a.Settings.Token = "wrong"
	err := a.Run(t.Context(), nil)
	var e *onrecord.Error
	if !errors.As(err, &e) || e.Try == "" || !strings.Contains(e.Say, "token") {
		t.Errorf("%v", err)
	}
}

// Whatever is wrong is said, with what to do about it; what is well is not
// called wrong.
func TestDiagnose(t *testing.T) {
	t.Parallel()
	key := strings.Repeat("ab", 32)
	for _, c := range []struct {
		name   string
		spoil  func(*discordtest.Server, *Settings)
		wrong  []string
		tokens bool // the token is taken
	}{
		{"new", func(*discordtest.Server, *Settings) {}, []string{"other commands: missing echo"}, true},
		{"token", func(_ *discordtest.Server, s *Settings) { s.Token = "wrong" }, []string{"refuses the token"}, false},
		{"clock ahead", func(d *discordtest.Server, _ *Settings) { d.Ahead = -time.Hour }, []string{"other commands", "the clock differs"}, true},
		{"clock behind", func(d *discordtest.Server, _ *Settings) { d.Ahead = time.Hour }, []string{"other commands", "the clock differs"}, true},
		{"shards", func(_ *discordtest.Server, s *Settings) { s.Shards = "4/4" }, []string{"is no shard", "other commands"}, true},
		{"key", func(_ *discordtest.Server, s *Settings) { s.PublicKey = "12" }, []string{"is not 64 hex digits", "other commands"}, true},
		{"nothing listens", func(_ *discordtest.Server, s *Settings) { s.PublicKey = key }, []string{"nothing listens", "other commands"}, true},
		{"address", func(_ *discordtest.Server, s *Settings) { s.APIURL = "discord" }, []string{"no address of a server"}, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := discordtest.NewServer(t)
			s := Settings{Token: discordtest.Token, APIURL: d.URL}
			c.spoil(d, &s)
			var wrong []string
			tokens := false
			for _, f := range Diagnose(t.Context(), s, commandList(&asked{})) {
				tokens = tokens || f.OK && strings.Contains(f.Say, "the token belongs to")
				if !f.OK {
					wrong = append(wrong, f.Say+" -> "+f.Try)
				}
			}
			if len(wrong) != len(c.wrong) || tokens != c.tokens {
				t.Fatalf("wrong: %q", wrong)
			}
			for i, w := range wrong {
				if !strings.Contains(w, c.wrong[i]) || strings.HasSuffix(w, " -> ") {
					t.Errorf("%q, want %q and what to do", w, c.wrong[i])
				}
			}
		})
	}
}

// A Discord that takes the call and says nothing is told of as such.
func TestDiagnoseSilence(t *testing.T) {
	t.Parallel()
	silent := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }))
	t.Cleanup(silent.Close)
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	found := Diagnose(ctx, Settings{Token: "x", APIURL: silent.URL}, nil)
	if last := found[len(found)-1]; last.OK || !strings.Contains(last.Say, "did not answer") || last.Try == "" {
		t.Errorf("%+v", found)
	}
}

func TestLimitsAreKind(t *testing.T) {
	t.Parallel()
	h := start(t, func(_ *discordtest.Server, a *Adapter) {
		a.Limits = &delivery.Limiter{User: delivery.Pace{Burst: 1, Every: time.Minute}}
	})
	h.ask(discordtest.Command("echo", "words", "x"))
	s := h.ask(discordtest.Command("echo", "words", "y"))
	if s.Callback != replyMessage || !s.Private || !strings.Contains(string(s.Message), "One moment, please") {
		t.Errorf("%+v\n%s", s, s.Message)
	}
}

func TestPublicAnswers(t *testing.T) {
	t.Parallel()
	h := start(t, func(_ *discordtest.Server, a *Adapter) { a.Settings.Public = true })
	for _, c := range []struct {
		i       discordtest.Interaction
		private bool
	}{
		{discordtest.Command("echo", "words", "x"), false},
		{discordtest.Command("echo"), true},
		{discordtest.Command("help"), true},
		{discordtest.Command("nonsense"), true},
	} {
		if s := h.ask(c.i); s.Private != c.private {
			t.Errorf("%v: private %v", c.i["data"], s.Private)
		}
	}
}

func TestStopFinishesWhatRuns(t *testing.T) {
	t.Parallel()
	h := start(t, nil)
	h.AwaitConnected(1)
	i := discordtest.Command("slow")
	h.Send(i, 1)
	eventually(t, func() bool { return !h.Seen(i.ID()).Acked.IsZero() })
	if err := h.stop(); err != nil {
		t.Fatal(err)
	}
	if s := h.Seen(i.ID()); s.Messages != 1 {
		t.Errorf("%+v", s)
	}
	eventually(t, func() bool { _, _, _, codes := h.Connections(); return slices.Contains(codes, 1000) })
}

// idle is the inside of a bot that is not connected, and its Discord.
func idle(t *testing.T) (*front, *discordtest.Server) {
	t.Helper()
	s := discordtest.NewServer(t)
	s.Patience = patience
	a := newAdapter(s.URL, &asked{}, &inboxtest.Box{}, &lockedBuffer{})
	a.Settings.testOnlyTime = patience
	client, err := a.Settings.client()
	if err != nil {
		t.Fatal(err)
	}
	f := a.front(handler(a), client, plan{shards: []int{0}, count: 1})
	if err := f.desk.Start(t.Context()); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.desk.Stop(context.Background()); client.CloseIdleConnections() })
	return f, s
}

// payload is an interaction as it comes in.
func payload(t *testing.T, i discordtest.Interaction) []byte {
	t.Helper()
	raw, err := json.Marshal(i)
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

// Who asks while the bot stops is told so, at once.
func TestAskedWhileStopping(t *testing.T) {
	f, _ := idle(t)
	f.desk.Stop(t.Context())
	i, err := parse(payload(t, discordtest.Command("echo", "words", "x")))
	if err != nil {
		t.Fatal(err)
	}
	var said []callback
	f.take(t.Context(), i, func(_ context.Context, c callback) error { said = append(said, c); return nil })
	if len(said) != 1 || said[0].Type != replyMessage || !strings.Contains(said[0].Data.Embeds[0].Title, "restarted") {
		t.Errorf("%+v", said[0].Data.Embeds[0])
	}
}

// Where as many come as can be taken in at once, the next one waits; it is
// not lost.
func TestTooManyAtOnceWait(t *testing.T) {
	f, s := idle(t)
	f.busy = make(chan struct{}, 1)
	f.busy <- struct{}{}
	i := discordtest.Command("echo", "words", "x")
	s.Expect(i)
	raw := payload(t, i)
	done := make(chan struct{})
	go func() { f.gatewayEvent(raw); close(done) }()
	select {
	case <-done:
		t.Error("taken in, or dropped, though nothing was free")
	case <-time.After(50 * time.Millisecond):
	}
	<-f.busy
	if seen := s.Await(i.ID()); seen.Messages != 1 {
		t.Errorf("%+v", seen)
	}
	<-done
}

func TestShards(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		in     string
		shards []int
		count  int
		bad    bool
	}{
		{"", []int{0}, 1, false}, {"2/8", []int{2}, 8, false}, {"8/8", nil, 0, true}, {"x", nil, 0, true}, {"-1/2", nil, 0, true}, {"auto", nil, 0, false},
	} {
		p, err := parseShards(c.in)
		if (err != nil) != c.bad || !slices.Equal(p.shards, c.shards) || p.count != c.count {
			t.Errorf("%q: %+v %v", c.in, p, err)
		}
	}
	h := start(t, func(_ *discordtest.Server, a *Adapter) { a.Settings.Shards = "auto" })
	h.AwaitConnected(2)
	for _, guild := range []string{discordtest.Guild, "4194304", "8388608"} {
		i := discordtest.Command("echo", "words", "x").InGuild(guild)
		h.Send(i, 1)
		if s := h.Await(i.ID()); s.Messages != 1 {
			t.Errorf("%s: %+v", guild, s)
		}
	}
}
