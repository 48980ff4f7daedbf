package terminal

// The way without a screen: a line in, an answer out.

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"onrecord/bot"
)

// maxTyped is how long a line of input may be in bytes.
const maxTyped = 64 << 10

// quitLine ends a chat.
const quitLine = "/quit"

// leaves reports whether a line is a farewell.
func leaves(line string) bool {
	switch strings.ToLower(line) {
	case quitLine, "/exit", "quit", "exit":
		return true
	}
	return false
}

// lines answers every line of In in plain text, with an empty line between
// two answers. An answer may have such lines itself, so each begins with the
// line that was asked, behind "> ", where nobody sees themselves typing it.
func (t *Terminal) lines(ctx context.Context, h bot.Handler) error {
	form, session := FormOf(t.Out), newConversation()
	typed, failed := t.scan(ctx)
	for n := 0; ; n++ {
		select {
		case <-ctx.Done():
			return nil
		case line, more := <-typed:
			if !more {
				return <-failed
			}
			if leaves(line.text) {
				return nil
			}
			if n > 0 {
				fmt.Fprintln(t.Out)
			}
			if !isTerminal(t.In) {
				fmt.Fprintln(t.Out, "> "+line.shown())
			}
			if _, err := fmt.Fprintln(t.Out, Render(t.answer(ctx, h, line, session), form)); err != nil {
				return err
			}
		}
	}
}

func (t *Terminal) answer(ctx context.Context, h bot.Handler, line inputLine, session string) bot.Answer {
	if line.cut {
		return bot.Answer{Status: bot.Misused, Title: fmt.Sprintf("The line is too long: %d bytes are the most.", maxTyped)}
	}
	r := Request(line.text, t.Commands)
	r.Conversation = session
	return h.Handle(ctx, r)
}

// inputLine is a line of In, without the white space around it.
type inputLine struct {
	text string
	cut  bool // it was longer than maxTyped
}

// shown is the line as it is repeated before its answer; of one that is too
// long, its first words.
func (l inputLine) shown() string {
	const most = 100
	if l.cut && len(l.text) > most {
		return OneLine(strings.ToValidUTF8(l.text[:most], "")) + "…"
	}
	return OneLine(l.text)
}

// scan reads the lines of In that are not empty, so that ctx can end the wait
// for the next one. After the last line failed says how it ended.
func (t *Terminal) scan(ctx context.Context) (typed <-chan inputLine, failed <-chan error) {
	lines, end := make(chan inputLine), make(chan error, 1)
	go func() {
		defer close(lines)
		in := bufio.NewReaderSize(t.In, maxTyped)
		for {
			data, err := in.ReadSlice('\n')
			line := inputLine{text: strings.TrimSpace(strings.ToValidUTF8(string(data), "\ufffd"))}
			for errors.Is(err, bufio.ErrBufferFull) {
				line.cut = true
				_, err = in.ReadSlice('\n')
			}
			if line.text != "" {
				select {
				case lines <- line:
				case <-ctx.Done():
					return
				}
			}
			if err != nil {
				end <- notTheEnd(err)
				return
			}
		}
	}()
	return lines, end
}

// notTheEnd returns what went wrong, nil where the input has come to its end.
func notTheEnd(err error) error {
	if errors.Is(err, io.EOF) {
		return nil
	}
	return fmt.Errorf("the input cannot be read: %w", err)
}
