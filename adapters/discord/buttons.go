package discord

// Action lines -> buttons. A button's custom_id is the command line itself,
// so that it works after a restart, and for as long as Discord shows it.

import (
	"strings"

	"onrecord/bot"
)

const (
	perRow     = 5
	maxButtons = 14 // three rows, the last place for sharing
)

// buttons returns the rows for the Actions and next questions of a. A line
// too long for a custom_id has no button; a line that stands there already
// has no second one, since Discord refuses two of one id.
func buttons(a bot.Answer) []row {
	var bs []button
	seen := map[string]bool{}
	add := func(label, command string, style int) {
		label = cut(line(label), maxLabel)
		if label == "" || seen[command] || len(bs) == maxButtons || !pressable(command) {
			return
		}
		seen[command] = true
		bs = append(bs, button{Type: 2, Style: style, Label: label, CustomID: command})
	}
	for _, x := range a.Actions {
		add(x.Label, x.Line, primary)
	}
	for _, q := range a.Next {
		add(q, q, secondary)
	}
	return rows(bs)
}

// pressable reports whether a command line can be a custom_id.
func pressable(command string) bool {
	return strings.HasPrefix(command, "/") && units(command) <= maxCustomID && clean(command) == command
}

func rows(bs []button) []row {
	var rs []row
	for len(bs) > 0 {
		n := min(perRow, len(bs))
		rs = append(rs, buttonRow(bs[:n]...))
		bs = bs[n:]
	}
	return rs
}
