package main

import (
	"context"

	"golang.org/x/sync/errgroup"

	"onrecord/adapters/slack"
	"onrecord/adapters/terminal"
	"onrecord/bot"
)

// ServeCmd answers on every platform that is configured; none: the terminal.
type ServeCmd struct{}

// Run implements the subcommand.
func (c *ServeCmd) Run(ctx context.Context, config Config, console Console) error {
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
	group, ctx := errgroup.WithContext(ctx)
	group.Go(func() error { return a.inBackground(ctx) })
	for _, adapter := range adapters {
		group.Go(func() error { return adapter.Run(ctx, a.bot) })
	}
	return group.Wait()
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
	if len(list) == 0 {
		list = append(list, &terminal.Terminal{In: a.console.In, Out: a.console.Out, Commands: a.bot.Commands})
	}
	return list, nil
}
