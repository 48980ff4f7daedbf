package main

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"

	"onrecord/adapters/slack"
	"onrecord/adapters/terminal"
	"onrecord/bot"
	"onrecord/store"
)

// ServeCmd answers on every platform that is configured; none: the terminal.
type ServeCmd struct {
	Shards string `placeholder:"N/COUNT" help:"Which of Discord's connections to hold: auto, or 0/4 for the first of four; also $$DISCORD_SHARDS."`
}

// garbage is how much of memory may be garbage while questions are answered,
// in percent of what is in use. A question makes much for a short time; with
// half as many collections the slowest ones take a tenth less.
const garbage = 200

// Run implements the subcommand.
func (c *ServeCmd) Run(ctx context.Context, config Config, console Console) error {
	if !slices.ContainsFunc(console.Environ, func(s string) bool { return strings.HasPrefix(s, "GOGC=") }) {
		defer debug.SetGCPercent(debug.SetGCPercent(garbage))
	}
	config.Discord.Shards = cmp.Or(c.Shards, config.Discord.Shards)
	if onScreen(config, console) {
		late := &bytes.Buffer{}
		console.Err = late
		defer func() { _, _ = late.WriteTo(os.Stderr) }()
	}
	a, err := open(ctx, config, console)
	if err != nil {
		return err
	}
	defer a.Close()
	if err := a.loadSamples(ctx); err != nil {
		return err
	}
	adapters, err := a.adapters()
	if err != nil {
		return err
	}
	if config.OnPlatform() {
		greet(console.Err, adapters)
	}
	return a.serve(ctx, adapters)
}

// greet says that the program waits for questions: the log, as it is set at
// first, would be silent, and a silent program looks like one that hangs.
func greet(w io.Writer, adapters []bot.Adapter) {
	var names []string
	for _, a := range adapters {
		names = append(names, a.Name())
	}
	fmt.Fprintf(w, "onrecord: connecting to %s, and answering there from then on; Ctrl-C ends it, ONRECORD_LOG=INFO tells more\n", strings.Join(names, " and "))
}

// onScreen reports whether the chat will own the terminal: the log then waits
// until it is over, for it would be written across the cards.
func onScreen(config Config, console Console) bool {
	return !config.OnPlatform() && isTerminal(console.Out) && isTerminal(console.Err)
}

// serve runs the platforms until all have ended or one has failed, and what
// goes on beside answering as long as they run.
func (a *app) serve(ctx context.Context, adapters []bot.Adapter) error {
	group, ctx := errgroup.WithContext(ctx)
	beside := make(chan error, 1)
	go func() {
		if a.readOnly { // nothing can be read again, nor be brought in
			beside <- nil
			return
		}
		beside <- a.inBackground(ctx)
	}()
	for _, adapter := range adapters {
		group.Go(func() error { return adapter.Run(ctx, a.bot) })
	}
	err := group.Wait() // ends ctx
	return errors.Join(err, <-beside)
}

// inBackground runs what serve does beside answering, the one beside the
// other: feeds do not wait until a large database is read again. None of it
// may end the answering: failures go to the log.
func (a *app) inBackground(ctx context.Context) error {
	renewed := make(chan struct{})
	go func() {
		defer close(renewed)
		if err := a.renew(ctx); err != nil && ctx.Err() == nil {
			a.log.Error("stale facts could not be made anew", "err", err)
		}
	}()
	var err error
	if book, ok := a.store.(store.Feeds); ok {
		err = a.poller(book).Run(ctx)
	}
	<-renewed
	return err
}

// adapters lists the platforms that are configured.
func (a *app) adapters() ([]bot.Adapter, error) {
	var list []bot.Adapter
	if a.config.Slack.Set() {
		s, err := slack.New(a.slackSettings())
		if err != nil {
			return nil, err
		}
		list = append(list, s)
	}
	if a.config.Discord.Set() {
		list = append(list, a.discord())
	}
	if len(list) == 0 {
		list = append(list, &terminal.Terminal{In: a.console.In, Out: a.console.Out, Commands: a.bot.Commands})
	}
	return list, nil
}
