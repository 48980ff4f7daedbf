package terminal

import (
	"bufio"
	"context"
	"fmt"
	"strings"

	"onrecord/bot"
)

// maxTyped is how long a line of input may be in bytes.
const maxTyped = 64 << 10

// lines answers every line of In in plain text, with an empty line between
// two answers.
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
			if n > 0 {
				fmt.Fprintln(t.Out)
			}
			r := Request(line, t.Commands)
			r.Conversation = session
			if _, err := fmt.Fprintln(t.Out, Render(h.Handle(ctx, r), form)); err != nil {
				return err
			}
		}
	}
}

// scan reads the lines of In that are not empty, so that ctx can end the wait
// for the next one. After the last line failed says how it ended.
func (t *Terminal) scan(ctx context.Context) (typed <-chan string, failed <-chan error) {
	lines, end := make(chan string), make(chan error, 1)
	go func() {
		defer close(lines)
		in := bufio.NewScanner(t.In)
		in.Buffer(nil, maxTyped)
		for in.Scan() {
			line := strings.TrimSpace(strings.ToValidUTF8(in.Text(), "\ufffd"))
			if line == "" {
				continue
			}
			select {
			case lines <- line:
			case <-ctx.Done():
				return
			}
		}
		err := in.Err()
		if err != nil {
			err = fmt.Errorf("a line has more than %d bytes, or cannot be read: %w", maxTyped, err)
		}
		end <- err
	}()
	return lines, end
}
