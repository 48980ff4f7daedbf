package inboxtest

import (
	"context"
	"os"

	"onrecord/inbox"
)

// Mortal is a box in a process that is killed at one Step: "before take",
// "after take" and so on for Answer, Try and Finish. Other steps are the
// test's own, which calls Die there. Without a Step it lives.
type Mortal struct {
	inbox.Box
	Step string
}

// Die kills this process, without a word, if this is its step.
func (m Mortal) Die(at string) {
	if m.Step != at {
		return
	}
	if p, err := os.FindProcess(os.Getpid()); err == nil {
		_ = p.Kill()
	}
	select {}
}

// Take implements inbox.Box.
func (m Mortal) Take(ctx context.Context, e inbox.Event) (bool, error) {
	m.Die("before take")
	defer m.Die("after take")
	return m.Box.Take(ctx, e)
}

// Answer implements inbox.Box.
func (m Mortal) Answer(ctx context.Context, k inbox.Key, reply []byte) (bool, error) {
	m.Die("before answer")
	defer m.Die("after answer")
	return m.Box.Answer(ctx, k, reply)
}

// Try implements inbox.Box.
func (m Mortal) Try(ctx context.Context, k inbox.Key) (bool, error) {
	m.Die("before try")
	defer m.Die("after try")
	return m.Box.Try(ctx, k)
}

// Finish implements inbox.Box.
func (m Mortal) Finish(ctx context.Context, k inbox.Key, as inbox.State) error {
	m.Die("before finish")
	defer m.Die("after finish")
	return m.Box.Finish(ctx, k, as)
}
