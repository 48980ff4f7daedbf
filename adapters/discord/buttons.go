package discord

// Action lines -> buttons. A button's custom_id is the command line itself,
// so that it works after a restart, and for as long as Discord shows it. One
// that is too long for that is kept for a day: see delivery.KeepLine.

import (
	"strings"

	"onrecord/bot"
	"onrecord/delivery"
)

const (
	perRow     = 5
	maxButtons = 14 // three rows, the last place for sharing
)

// buttons returns the rows for the Actions and next questions of a, and the
// lines that are to be kept for them. A line that stands there already has no
// second one, since Discord refuses two of one id.
func buttons(a bot.Answer) (_ []row, long []string) {
	var bs []button
	seen := map[string]bool{}
	add := func(label, command string, style int) {
		label = cut(line(label), maxLabel)
		if label == "" || seen[command] || len(bs) == maxButtons || !pressable(command) {
			return
		}
		seen[command] = true
		id := command
		if units(command) > maxCustomID {
			long, id = append(long, command), delivery.MarkOf(command)
		}
		bs = append(bs, button{Type: 2, Style: style, Label: label, CustomID: id})
	}
	for _, x := range a.Actions {
		add(x.Label, x.Line, primary)
	}
	for _, q := range a.Next {
		add(q, q, secondary)
	}
	return rows(bs), long
}

// pressable reports whether a button can stand for a command line.
func pressable(command string) bool {
	return strings.HasPrefix(command, "/") && clean(command) == command
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
