package terminal

// The line that is typed: its history, and the offers below it.

import (
	"strings"

	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
)

// offered is how many completions are shown at once.
const offered = 6

// input is the line that is typed, with what was typed before and what it
// may become.
type input struct {
	textinput.Model
	history []string // oldest first
	at      int      // which line of history is shown; len(history): none
	draft   string   // what was typed before history was looked at
	offers  []string // whole lines
	chosen  int      // index in offers; -1: none yet
}

func newInput() input {
	m := textinput.New()
	m.Prompt = "› "
	m.Placeholder = "Ask, or type / for commands"
	m.CharLimit = maxTyped
	m.SetVirtualCursor(false)
	return input{Model: m, chosen: -1}
}

// enter takes the line, and leaves the input empty.
func (in *input) enter() string {
	line := strings.TrimSpace(in.Value())
	if line != "" && (len(in.history) == 0 || in.history[len(in.history)-1] != line) {
		in.history = append(in.history, line)
	}
	in.Reset()
	in.at, in.draft = len(in.history), ""
	in.offer(nil)
	return line
}

// recall shows the line before (-1) or behind (1) in history.
func (in *input) recall(step int) {
	to := in.at + step
	if to < 0 || to > len(in.history) {
		return
	}
	if in.at == len(in.history) {
		in.draft = in.Value()
	}
	in.at = to
	line := in.draft
	if to < len(in.history) {
		line = in.history[to]
	}
	in.put(line)
	in.offer(nil)
}

// offer sets what the line may become.
func (in *input) offer(lines []string) { in.offers, in.chosen = lines, -1 }

// accept puts the next (1) or the last (-1) offer into the line, round and
// round.
func (in *input) accept(step int) {
	n := len(in.offers)
	if n == 0 {
		return
	}
	if in.chosen < 0 && step < 0 {
		in.chosen = n
	}
	in.chosen = (in.chosen + step + n) % n
	in.put(in.offers[in.chosen])
}

func (in *input) put(line string) {
	in.SetValue(line)
	in.CursorEnd()
}

// typed hands a key to the line and reports whether it changed.
func (in *input) typed(msg tea.Msg) (changed bool, cmd tea.Cmd) {
	before := in.Value()
	in.Model, cmd = in.Model.Update(msg)
	return in.Value() != before, cmd
}

// menu is one line of offers, as many as fit, the chosen one set off.
func (in *input) menu(k ink, width int) string {
	var parts []string
	first := max(0, in.chosen-offered+1)
	for i := first; i < min(len(in.offers), first+offered); i++ {
		label := OneLine(strings.TrimSpace(in.offers[i]))
		if i == in.chosen {
			parts = append(parts, k.number.Render(label))
		} else {
			parts = append(parts, k.dim.Render(label))
		}
	}
	return lipgloss.NewStyle().MaxWidth(width).Inline(true).Render(strings.Join(parts, "   "))
}
