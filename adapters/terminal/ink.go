package terminal

// Colours and styles: the only place that knows them.

import (
	"charm.land/lipgloss/v2"

	"onrecord/bot"
)

// ink is how the parts of an answer are set. The zero ink writes plain text.
// Colours are the sixteen of the terminal's own theme, so that they can be
// read on light and dark grounds.
type ink struct {
	title, strong, emphasis, code lipgloss.Style
	mark                          lipgloss.Style // words that were asked for
	source, doubt, dim, number    lipgloss.Style
	removed, added                lipgloss.Style
	bar                           lipgloss.Style
	colour                        bool
}

func inks(colour bool) ink {
	plain := lipgloss.NewStyle()
	if !colour {
		return ink{title: plain, strong: plain, emphasis: plain, code: plain, mark: plain, source: plain,
			doubt: plain, dim: plain, number: plain, removed: plain, added: plain, bar: plain}
	}
	return ink{
		title:    plain.Bold(true).Foreground(lipgloss.Cyan),
		strong:   plain.Bold(true),
		emphasis: plain.Italic(true),
		code:     plain.Foreground(lipgloss.Cyan),
		mark:     plain.Bold(true).Foreground(lipgloss.Green),
		source:   plain.Foreground(lipgloss.BrightBlack),
		doubt:    plain.Foreground(lipgloss.Yellow),
		dim:      plain.Faint(true),
		number:   plain.Bold(true).Foreground(lipgloss.Magenta),
		removed:  plain.Strikethrough(true).Foreground(lipgloss.Red),
		added:    plain.Bold(true).Foreground(lipgloss.Green),
		bar:      plain.Foreground(lipgloss.Blue),
		colour:   true,
	}
}

// runs sets runs one after the other on one line.
func (k ink) runs(rs []bot.Run) string {
	out := ""
	for _, r := range rs {
		out += k.run(r, k.strong)
	}
	return out
}

// run sets one run; a link shows its address where that is not its text.
func (k ink) run(r bot.Run, strong lipgloss.Style) string {
	text := safe(r.Text)
	switch r.Style {
	case bot.Strong:
		text = strong.Render(text)
	case bot.Emphasis:
		text = k.emphasis.Render(text)
	case bot.Code:
		text = k.code.Render(text)
	}
	if r.URL != "" && r.URL != r.Text {
		text += " <" + OneLine(r.URL) + ">"
	}
	return text
}
