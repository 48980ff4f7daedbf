package main

import (
	"context"
	"time"

	"onrecord/inbox"
)

// followUpFor is how long a follow-up may lean on the question before it.
const followUpFor = 30 * time.Minute

// memory keeps the last question of each conversation, so that follow-ups
// work after a restart too. It implements commands.Memory.
type memory struct {
	shelf inbox.Shelf
	now   func() time.Time
}

const memoryScope = "conversation"

// Last implements commands.Memory. What cannot be read is forgotten.
func (m memory) Last(ctx context.Context, conversation string) (string, bool) {
	line, ok, err := m.shelf.Get(ctx, memoryScope, conversation)
	return string(line), ok && err == nil
}

// Remember implements commands.Memory. A question that cannot be kept costs
// its follow-up, not its answer.
func (m memory) Remember(ctx context.Context, conversation, line string) {
	_ = m.shelf.Put(ctx, memoryScope, conversation, []byte(line), m.now().Add(followUpFor))
}
