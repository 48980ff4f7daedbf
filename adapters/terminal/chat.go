package terminal

import (
	"context"

	"onrecord/bot"
)

func (t *Terminal) chat(ctx context.Context, h bot.Handler) error { return t.lines(ctx, h) }
