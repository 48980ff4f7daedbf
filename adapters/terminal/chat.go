package terminal

// The screen of the chat: cards above, the line that is typed below.

import (
	"context"
	"crypto/rand"
	"fmt"
	"strconv"
	"strings"
	"time"

	"charm.land/bubbles/v2/viewport"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"onrecord/bot"
)

// suggestLimit is how long completion may take before it is given up.
const suggestLimit = 300 * time.Millisecond

// below is how many lines stand under the answers: the offers, the line that
// is typed, the keys.
const below = 3

// keysFor returns the last line of the screen: as many of the keys as it has room for,
// the most needed first.
func keysFor(width int) string {
	line := ""
	for _, one := range []string{"ctrl+c quits", "tab completes", "1 2 3 actions", "↑↓ history", "pgup pgdn scroll", "ctrl+n more"} {
		if line != "" {
			one = line + " · " + one
		}
		if lipgloss.Width(one) > width {
			break
		}
		line = one
	}
	return line
}

// chat is the screen: cards above, the input line below.
type chat struct {
	ctx          context.Context
	handler      bot.Handler
	commands     []bot.Command
	conversation string
	ink          ink

	input  input
	view   viewport.Model
	width  int
	turns  []turn
	closed bool
}

// turn is a line that was typed, and its answer.
type turn struct {
	line   string
	answer bot.Answer
	done   bool
	shown  string // as rendered for the present width
}

// answerMsg is the answer of one turn.
type answerMsg struct {
	turn   int
	answer bot.Answer
}

// offerMsg is what a line may become.
type offerMsg struct {
	line   string
	offers []string
}

func (t *Terminal) chat(ctx context.Context, h bot.Handler) error {
	// Bubble Tea leaves out what the terminal cannot show, and all colours
	// where NO_COLOR is set; bold stays.
	c := &chat{
		ctx: ctx, handler: h, commands: t.Commands, conversation: newConversation(), ink: inks(true),
		input: newInput(), view: viewport.New(),
		turns: []turn{{answer: greeting(ctx, t.Commands), done: true}},
	}
	_, err := tea.NewProgram(c, tea.WithContext(ctx), tea.WithInput(t.In), tea.WithOutput(t.Out)).Run()
	if ctx.Err() != nil {
		return nil
	}
	return err
}

// newConversation names a session, so that follow-ups lean on this one alone.
func newConversation() string { return platform + "/" + rand.Text()[:8] }

// Init implements tea.Model.
func (c *chat) Init() tea.Cmd { return c.input.Focus() }

// Update implements tea.Model.
func (c *chat) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		c.resize(msg.Width, msg.Height)
		return c, nil
	case answerMsg:
		c.turns[msg.turn].answer, c.turns[msg.turn].done = msg.answer, true
		c.draw(msg.turn)
		return c, nil
	case offerMsg:
		if msg.line == c.input.Value() {
			c.input.offer(msg.offers)
		}
		return c, nil
	case tea.KeyPressMsg:
		if cmd, mine := c.key(msg); mine {
			return c, cmd
		}
	}
	changed, cmd := c.input.typed(msg)
	if changed {
		return c, tea.Batch(cmd, c.offer(c.input.Value()))
	}
	return c, cmd
}

// key does what a key stands for; keys of the line itself are not mine.
func (c *chat) key(msg tea.KeyPressMsg) (cmd tea.Cmd, mine bool) {
	switch msg.String() {
	case "ctrl+c", "ctrl+d":
		return c.quit(), true
	case "enter":
		return c.enter(c.input.enter()), true
	case "tab":
		c.input.accept(1)
	case "shift+tab":
		c.input.accept(-1)
	case "up":
		c.input.recall(-1)
	case "down":
		c.input.recall(1)
	case "pgup":
		c.view.PageUp()
	case "pgdown":
		c.view.PageDown()
	case "ctrl+home":
		c.view.GotoTop()
	case "ctrl+end":
		c.view.GotoBottom()
	case "ctrl+n":
		return c.enter(c.more()), true
	case "esc":
		c.input.Reset()
		c.input.offer(nil)
	default:
		return nil, false
	}
	return nil, true
}

// enter asks a line. A number is the action of the last answer that it stands
// for.
func (c *chat) enter(line string) tea.Cmd {
	if n, err := strconv.Atoi(line); err == nil {
		acts := c.turns[len(c.turns)-1].answer.Actions
		if n < 1 || n > len(acts) {
			c.add(turn{line: line, answer: noAction(n, acts), done: true})
			return nil
		}
		line = acts[n-1].Line
	}
	switch {
	case line == "":
		return nil
	case leaves(line):
		return c.quit()
	}
	n := c.add(turn{line: line})
	return func() tea.Msg {
		r := Request(line, c.commands)
		r.Conversation = c.conversation
		return answerMsg{n, c.handler.Handle(c.ctx, r)}
	}
}

// add shows a turn below the others, and returns its index.
func (c *chat) add(t turn) int {
	c.turns = append(c.turns, t)
	c.draw(len(c.turns) - 1)
	return len(c.turns) - 1
}

// noAction answers a number that stands for nothing with those that do.
func noAction(n int, acts []bot.Action) bot.Answer {
	return bot.Answer{Status: bot.Misused, Title: fmt.Sprintf("Nothing can be done under %d.", n), Actions: acts}
}

// more returns the line that shows the next page of the last answer, empty
// where there is none.
func (c *chat) more() string {
	for _, act := range c.turns[len(c.turns)-1].answer.Actions {
		if nextPage(act) {
			return act.Line
		}
	}
	return ""
}

// offer asks what a line may become.
func (c *chat) offer(line string) tea.Cmd {
	return func() tea.Msg {
		ctx, cancel := context.WithTimeout(c.ctx, suggestLimit)
		defer cancel()
		return offerMsg{line, complete(line, c.commands, func(r bot.Request, param, typed string) []string {
			r.Libraries = Request("", nil).Libraries
			return c.handler.Suggest(ctx, r, param, typed)
		})}
	}
}

func (c *chat) quit() tea.Cmd {
	c.closed = true
	return tea.Quit
}

func (c *chat) resize(width, height int) {
	c.width = width
	c.view.SetWidth(width)
	c.view.SetHeight(max(1, height-below))
	c.input.SetWidth(max(10, width-len("› ")-1))
	for i := range c.turns {
		c.turns[i].shown = ""
	}
	c.draw(len(c.turns) - 1)
}

// draw sets the cards, and scrolls so that the beginning of turn n is seen,
// and its end where there is room.
func (c *chat) draw(n int) {
	var lines []string
	at := 0
	for i := range c.turns {
		if i == n {
			c.turns[i].shown = ""
			at = len(lines)
		}
		if c.turns[i].shown == "" {
			c.turns[i].shown = c.show(c.turns[i])
		}
		lines = append(lines, strings.Split(c.turns[i].shown, "\n")...)
	}
	c.view.SetContentLines(lines)
	if len(lines)-at > c.view.Height() {
		c.view.SetYOffset(at)
	} else {
		c.view.GotoBottom()
	}
}

// show renders one turn: the line, then its card.
func (c *chat) show(t turn) string {
	body := c.ink.dim.Render("…")
	if t.done {
		body = card(t.answer, c.width)
	}
	if t.line == "" {
		return body
	}
	return c.ink.strong.Render("› "+OneLine(t.line)) + "\n" + body
}

// View implements tea.Model.
func (c *chat) View() tea.View {
	if c.closed || c.width == 0 {
		return tea.NewView("")
	}
	status := c.input.menu(c.ink, c.width)
	v := tea.NewView(strings.Join([]string{c.view.View(), status, c.input.View(), c.ink.dim.MaxWidth(c.width).Inline(true).Render(keysFor(c.width))}, "\n"))
	v.AltScreen = true
	if v.Cursor = c.input.Cursor(); v.Cursor != nil {
		v.Cursor.Y = c.view.Height() + 1
	}
	v.WindowTitle = "onrecord"
	return v
}
