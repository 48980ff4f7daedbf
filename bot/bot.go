package bot

import (
	"context"
	"crypto/rand"
	"fmt"
	"log/slog"
	"runtime/debug"
	"time"

	"onrecord"
)

// Bot finds the command, checks its arguments, runs it within a time limit,
// and turns every outcome into an Answer. Its fields are set once, before
// the first Handle.
type Bot struct {
	Commands []Command
	Plain    string // the command that takes plain text, as its first parameter
	Texts    Texts  // for Answer.Check
	Limit    time.Duration
	Log      *slog.Logger
	Now      func() time.Time
}

var _ Handler = (*Bot)(nil)

// Handle answers r. It logs one line: command, platform, status, blocks and
// milliseconds; never the words, never the user.
func (b *Bot) Handle(ctx context.Context, r Request) (a Answer) {
	begin := b.Now()
	if r.At.IsZero() {
		r.At = begin
	}
	ctx, cancel := context.WithTimeout(ctx, b.Limit)
	defer cancel()
	defer func() {
		b.Log.Info("answered", "command", r.Command, "platform", r.Platform,
			"status", a.Status, "blocks", len(a.Blocks), "ms", b.Now().Sub(begin).Milliseconds())
	}()

	r = b.route(r)
	c, ok := find(b.Commands, r.Command)
	if !ok {
		return b.unknown(r)
	}
	if problem := misuse(c, r); problem != nil {
		return misused(c, problem)
	}
	a, err := b.run(ctx, c, r)
	if err == nil {
		err = a.Check(b.Texts)
	}
	if err != nil {
		return b.failed(c, r, err)
	}
	return a
}

// Suggest completes an argument. Errors and panics give no completions.
func (b *Bot) Suggest(ctx context.Context, r Request, param, typed string) (values []string) {
	defer func() {
		if p := recover(); p != nil {
			b.Log.Error("completion panicked", "command", r.Command, "panic", p)
			values = nil
		}
	}()
	c, ok := find(b.Commands, r.Command)
	if !ok || c.Suggest == nil {
		return nil
	}
	return c.Suggest(ctx, r, param, typed)
}

// route gives plain text to the command that takes it.
func (b *Bot) route(r Request) Request {
	if r.Command != "" {
		return r
	}
	plain, ok := find(b.Commands, b.Plain)
	if !ok || r.Line == "" {
		return r
	}
	r.Command = plain.Name
	r.Args = map[string]string{plain.Params[0].Name: r.Line}
	return r
}

// run calls the command and turns a panic into an error. A command that does
// not return within its time is left behind: its context is done.
func (b *Bot) run(ctx context.Context, c Command, r Request) (Answer, error) {
	type outcome struct {
		a   Answer
		err error
	}
	done := make(chan outcome, 1)
	go func() {
		defer func() {
			if p := recover(); p != nil {
				done <- outcome{err: fmt.Errorf("panic: %v\n%s", p, debug.Stack())}
			}
		}()
		a, err := c.Run(ctx, r)
		done <- outcome{a, err}
	}()
	select {
	case o := <-done:
		return o.a, o.err
	case <-ctx.Done():
		return Answer{}, onrecord.Errorf(onrecord.Busy, "that took too long").
			Hint("ask for fewer or rarer words, or try again in a moment").Because(ctx.Err())
	}
}

// failed turns an error into an Answer. What is ours gets a reference that
// also stands in the log.
func (b *Bot) failed(c Command, r Request, err error) Answer {
	var e *onrecord.Error
	if known(err, &e) {
		b.Log.Info("refused", "command", r.Command, "code", e.Code, "cause", e.Cause)
		return refusal(c, e)
	}
	ref := rand.Text()[:6]
	b.Log.Error("failed", "ref", ref, "command", r.Command, "platform", r.Platform, "err", err)
	return Answer{
		Status: Failed, Private: true, Title: "That went wrong",
		Blocks: []Block{Prose{Text("Something failed on our side, and nothing was changed. The log has it under " + ref + ".")}},
	}
}
