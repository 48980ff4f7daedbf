// Package terminal is the platform that is always there: a chat on a
// terminal, or lines in and answers out where none is connected.
//
// The parts, each in its own file: chat.go is the screen, input.go the line
// that is typed, lines.go the way without a screen; render.go writes an
// answer as text, with page.go, grid.go, table.go and chart.go for its parts;
// ink.go sets colours, safe.go makes text from outside inert.
package terminal

import (
	"context"
	"io"
	"os"

	"golang.org/x/term"

	"onrecord"
	"onrecord/bot"
)

// platform is the name of this adapter in requests and logs.
const platform = "terminal"

// defaultWidth is how wide a line is where the terminal does not say.
const defaultWidth = 80

// Terminal is the platform. It reads lines from In and writes to Out.
type Terminal struct {
	In       io.Reader
	Out      io.Writer
	Commands []bot.Command // to read lines, and for completion
}

var _ bot.Adapter = (*Terminal)(nil)

// Name implements bot.Adapter.
func (t *Terminal) Name() string { return platform }

// Run implements bot.Adapter: a chat where In and Out are terminals, else an
// answer for each line.
func (t *Terminal) Run(ctx context.Context, h bot.Handler) error {
	if isTerminal(t.In) && isTerminal(t.Out) {
		return t.chat(ctx, h)
	}
	return t.lines(ctx, h)
}

// Request is a line typed by somebody who sits at this machine, and may do
// everything.
func Request(line string, commands []bot.Command) bot.Request {
	r := bot.Parse(line, commands)
	r.Platform = platform
	r.Libraries = []string{onrecord.Public}
	r.Home, r.Manager, r.Private = onrecord.Public, true, true
	return r
}

// FormOf returns how answers are to be shown on w: in colour and wrapped to
// its width on a terminal, plain otherwise.
func FormOf(w io.Writer) Form {
	if !isTerminal(w) {
		return Form{}
	}
	width, _, err := term.GetSize(int(w.(*os.File).Fd()))
	if err != nil || width <= 0 {
		width = defaultWidth
	}
	return Form{Width: width, Colour: os.Getenv("NO_COLOR") == ""}
}

func isTerminal(stream any) bool {
	f, ok := stream.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}
