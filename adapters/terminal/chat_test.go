package terminal

import (
	"bytes"
	"context"
	"slices"
	"strings"
	"testing"

	"charm.land/bubbles/v2/viewport"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"onrecord/bot"
)

// echo answers every line with itself, and two things to do next.
type echo struct{ asked []bot.Request }

func (e *echo) Handle(_ context.Context, r bot.Request) bot.Answer {
	e.asked = append(e.asked, r)
	return bot.Answer{Status: bot.Found, Title: "You said " + r.Line, Actions: []bot.Action{
		{Label: "Again", Line: "/say again"}, {Label: "More", Line: "/say " + r.Line + " after:2"},
	}}
}

func (e *echo) Suggest(_ context.Context, r bot.Request, param, typed string) []string {
	var out []string
	for _, v := range []string{"Ida Brok", "Ida Lund", "Ole Ravn"} {
		if (r.Command == "say" || r.Command == "quote") && param == "who" && (strings.HasPrefix(v, typed) || strings.Contains(v, " "+typed)) {
			out = append(out, v)
		}
	}
	return out
}

func sayings() []bot.Command {
	return []bot.Command{
		{Name: "say", Params: []bot.Param{{Name: "who", Suggests: true}, {Name: "tone", Option: true, Choices: []string{"loud", "soft"}}},
			Examples: []string{"/say Ida Brok"}},
		{Name: "set-colour", Params: []bot.Param{{Name: "to", Choices: []string{"red", "reddish", "blue"}}}},
		{Name: "quote", Params: []bot.Param{{Name: "who", Suggests: true}, {Name: "about"}}},
		{Name: "secret", Hidden: true},
	}
}

func newChat(t *testing.T, h bot.Handler) *chat {
	c := &chat{ctx: t.Context(), handler: h, commands: sayings(), conversation: "c", input: newInput(), view: viewport.New(),
		turns: []turn{{answer: greeting(t.Context(), sayings()), done: true}}}
	c.Init()
	c.send(tea.WindowSizeMsg{Width: 80, Height: 24})
	return c
}

// send updates c with a message, and with what its commands bring about,
// except for the blinking of the cursor.
func (c *chat) send(msg tea.Msg) {
	_, cmd := c.Update(msg)
	c.run(cmd)
}

func (c *chat) run(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	switch msg := cmd().(type) {
	case tea.BatchMsg:
		for _, one := range msg {
			c.run(one)
		}
	case answerMsg, offerMsg:
		c.send(msg)
	}
}

func (c *chat) typeIn(text string) {
	for _, r := range text {
		c.send(tea.KeyPressMsg{Code: r, Text: string(r)})
	}
}

func (c *chat) press(code rune, mod tea.KeyMod) { c.send(tea.KeyPressMsg{Code: code, Mod: mod}) }

func (c *chat) screen() string { return ansi.Strip(c.View().Content) }

func TestChatAnswersInCards(t *testing.T) {
	h := &echo{}
	c := newChat(t, h)
	if s := c.screen(); !strings.Contains(s, "1 /say Ida Brok") && !strings.Contains(s, "1\u00a0/say\u00a0Ida\u00a0Brok") {
		t.Errorf("nothing to try at the beginning:\n%s", s)
	}
	c.typeIn("hello")
	c.press(tea.KeyEnter, 0)
	if s := c.screen(); !strings.Contains(s, "› hello") || !strings.Contains(s, "You said hello") || !strings.Contains(s, "╭") {
		t.Errorf("no card for the answer:\n%s", s)
	}
	if r := h.asked[0]; r.Line != "hello" || r.Conversation != "c" || len(r.Libraries) == 0 || r.Platform != "terminal" {
		t.Errorf("asked %+v", r)
	}
}

func TestChatNumbersAndMore(t *testing.T) {
	h := &echo{}
	c := newChat(t, h)
	for _, line := range []string{"hello", "7", "1"} { // under 7 nothing can be done; 1 still holds
		c.typeIn(line)
		c.press(tea.KeyEnter, 0)
	}
	if s := c.screen(); !strings.Contains(s, "Nothing can be done under 7.") {
		t.Errorf("a number that stands for nothing:\n%s", s)
	}
	c.press('n', tea.ModCtrl)
	var lines []string
	for _, r := range h.asked {
		lines = append(lines, r.Line)
	}
	if want := []string{"hello", "/say again", "/say /say again after:2"}; !slices.Equal(lines, want) {
		t.Errorf("asked %q, want %q", lines, want)
	}
}

func TestChatHistoryAndCompletion(t *testing.T) {
	c := newChat(t, &echo{})
	for _, line := range []string{"one", "two"} {
		c.typeIn(line)
		c.press(tea.KeyEnter, 0)
	}
	c.typeIn("dra")
	c.press(tea.KeyUp, 0)
	c.press(tea.KeyUp, 0)
	c.press(tea.KeyUp, 0)
	if got := c.input.Value(); got != "one" {
		t.Errorf("the oldest line is %q", got)
	}
	c.press(tea.KeyDown, 0)
	c.press(tea.KeyDown, 0)
	if got := c.input.Value(); got != "dra" {
		t.Errorf("the draft came back as %q", got)
	}
	c.press(tea.KeyEscape, 0)
	c.typeIn("/sa")
	c.press(tea.KeyTab, 0)
	c.typeIn("Ida")
	if !strings.Contains(c.screen(), "/say Ida Lund") {
		t.Errorf("no offers on the screen:\n%s", c.screen())
	}
	c.press(tea.KeyTab, 0)
	c.press(tea.KeyTab, 0)
	if got := c.input.Value(); got != "/say Ida Lund" {
		t.Errorf("completed to %q", got)
	}
}

func TestChatResizes(t *testing.T) {
	c := newChat(t, &echo{})
	c.typeIn(strings.Repeat("word ", 30))
	c.press(tea.KeyEnter, 0)
	for _, size := range []tea.WindowSizeMsg{{Width: 40, Height: 10}, {Width: 120, Height: 50}, {Width: 12, Height: 3}} {
		c.send(size)
		lines := strings.Split(c.screen(), "\n")
		if len(lines) > max(size.Height, below+1) {
			t.Errorf("%d lines on a screen of %d", len(lines), size.Height)
		}
		for _, line := range lines {
			if size.Width >= 40 && ansi.StringWidth(line) > size.Width {
				t.Errorf("%d cells on a screen of %d: %q", ansi.StringWidth(line), size.Width, line)
			}
		}
	}
}

func TestChatQuits(t *testing.T) {
	for _, leave := range []func(*chat) tea.Cmd{
		func(c *chat) tea.Cmd { _, cmd := c.Update(tea.KeyPressMsg{Code: 'c', Mod: tea.ModCtrl}); return cmd },
		func(c *chat) tea.Cmd { return c.enter("/quit") },
	} {
		cmd := leave(newChat(t, &echo{}))
		if cmd == nil {
			t.Fatal("it stays")
		}
		if _, ok := cmd().(tea.QuitMsg); !ok {
			t.Error("it stays")
		}
	}
}

func TestComplete(t *testing.T) {
	suggest := func(r bot.Request, param, typed string) []string {
		return (&echo{}).Suggest(t.Context(), r, param, typed)
	}
	for line, want := range map[string][]string{
		"/":                {"/say ", "/set-colour ", "/quote "},
		"/colour":          {"/set-colour "},
		"/secret":          nil,
		"/q":               {"/quote ", "/quit"},
		"/say tone:lo":     {"/say tone:loud"},
		"/say Ida tone:":   {"/say Ida tone:loud", "/say Ida tone:soft"},
		"/say O":           {"/say Ole Ravn"},
		"/quote Ida B":     {"/quote Ida Brok"},
		"/quote Ole":       {"/quote Ole Ravn"},
		"/quote Ida rain":  nil,
		"/say ":            {"/say Ida Brok", "/say Ida Lund", "/say Ole Ravn", "/say tone:"},
		"/say Ida t":       {"/say Ida tone:"},
		"/say tone:soft t": nil,
		"who is Ida Brok":  {"who is Ida Brok"},
		"who is Ida B":     {"who is Ida Brok"},
		"who is B":         nil,
		"is Ida Ida Bro":   {"is Ida Ida Brok"},
		"/set-colour re":   {"/set-colour red", "/set-colour reddish"},
		"what about Ole":   {"what about Ole Ravn"},
		"what about ole":   nil,
		"/unknown command": nil,
		"":                 nil,
	} {
		if got := complete(line, sayings(), suggest); !slices.Equal(got, want) {
			t.Errorf("%q: got %q, want %q", line, got, want)
		}
	}
}

func TestLinesAnswersEachLine(t *testing.T) {
	var out bytes.Buffer
	h := &echo{}
	long := strings.Repeat("very ", maxTyped)
	term := &Terminal{In: strings.NewReader("one\n\n" + long + "\n  two \n/quit\nthree\n"), Out: &out, Commands: sayings()}
	if err := term.Run(t.Context(), h); err != nil {
		t.Fatal(err)
	}
	want := "> one\nYou said one\n› More: /say one after:2\n\n> " + long[:100] + "…\nThe line is too long: 65536 bytes are the most.\n\n> two\nYou said two\n› More: /say two after:2\n"
	if got := out.String(); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if h.asked[0].Conversation == "" || h.asked[0].Conversation != h.asked[1].Conversation {
		t.Error("two lines of one session are not one conversation")
	}
}
