package bot

// The contract between the bot and its platforms, from both sides.

import (
	"context"
	"time"
)

// Handler answers Requests. *Bot is one.
type Handler interface {
	// Handle returns an Answer for every Request, within its time limit.
	Handle(ctx context.Context, r Request) Answer
	// Suggest returns completions; none when there is nothing to offer or
	// no time left.
	Suggest(ctx context.Context, r Request, param, typed string) []string
}

// Adapter is a platform.
type Adapter interface {
	// Name is the platform's name in Requests, settings and logs.
	Name() string
	// Run serves until ctx is done, finishes what runs, and returns nil; an
	// error says why it cannot serve.
	Run(ctx context.Context, h Handler) error
}

// Finding is one thing that was looked at to see whether a platform is set up
// well.
type Finding struct {
	OK  bool
	Say string // what is so
	Try string // what to do about it; may be empty
}

// CheckTime is how long one such look at a platform may take: somebody waits.
const CheckTime = 10 * time.Second
