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
	in := bufio.NewScanner(t.In)
	in.Buffer(nil, maxTyped)
	form, session := FormOf(t.Out), newConversation()
	for n := 0; in.Scan() && ctx.Err() == nil; {
		line := strings.TrimSpace(in.Text())
		if line == "" {
			continue
		}
		if n++; n > 1 {
			fmt.Fprintln(t.Out)
		}
		r := Request(strings.ToValidUTF8(line, "\ufffd"), t.Commands)
		r.Conversation = session
		if _, err := fmt.Fprintln(t.Out, Render(h.Handle(ctx, r), form)); err != nil {
			return err
		}
	}
	if err := in.Err(); err != nil {
		return fmt.Errorf("a line has more than %d bytes, or cannot be read: %w", maxTyped, err)
	}
	return nil
}
