package bot

// From a Request to its Answer, in time and whatever happens.

import (
	"context"
	"crypto/rand"
	"fmt"
	"log/slog"
	"runtime/debug"
	"slices"
	"sync/atomic"
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

	running atomic.Int64 // commands, with those left behind
}

// mostRunning is how many commands may run at once: far more than adapters
// ask for, so only commands that were left behind and do not end reach it.
const mostRunning = 256

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
	c, ok := Find(b.Commands, r.Command)
	if !ok {
		typed := r
		r.Command = "" // words of the asker, no name: not for the log
		return b.unknown(typed)
	}
	if problem := misuse(c, r); problem != nil {
		return misused(ctx, r, c, problem)
	}
	a, err := b.run(ctx, c, r)
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
	c, ok := Find(b.Commands, r.Command)
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
	plain, ok := Find(b.Commands, b.Plain)
	if !ok || r.Line == "" {
		return r
	}
	r.Command = plain.Name
	r.Args = map[string]string{plain.Params[0].Name: r.Line}
	return r
}

// run calls the command, checks its Answer, and turns a panic into an error.
// A command that does not return within its time is left behind: its context
// is done, and it counts as running until it returns.
func (b *Bot) run(ctx context.Context, c Command, r Request) (Answer, error) {
	type outcome struct {
		a   Answer
		err error
	}
	if b.running.Add(1) > mostRunning {
		b.running.Add(-1)
		return Answer{}, onrecord.Errorf(onrecord.Busy, "too many questions are being worked on").Hint("try again in a minute")
	}
	done := make(chan outcome, 1)
	go func() {
		defer b.running.Add(-1)
		defer func() {
			if p := recover(); p != nil {
				done <- outcome{err: fmt.Errorf("panic: %v\n%s", p, debug.Stack())}
			}
		}()
		a, err := c.Run(ctx, r)
		if err == nil {
			err = b.check(a, r)
		}
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

// check refuses an Answer that breaks the promise of the evidence, or cites
// an article that its asker may not read.
func (b *Bot) check(a Answer, r Request) error {
	for _, c := range a.Citations() {
		if c.Library != r.Home && !slices.Contains(r.Libraries, c.Library) {
			return fmt.Errorf("article %s is cited from a library that the asker may not read", c.Article)
		}
	}
	return a.Check(b.Texts)
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
		Blocks: []Block{Prose{Text("Something failed on our side. The log has it under " + ref + ".")}},
	}
}
