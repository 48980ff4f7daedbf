package main

import (
	"context"
	"fmt"

	"onrecord"
	"onrecord/adapters/discord"
	"onrecord/chart"
	"onrecord/delivery"
)

// DiscordConfig is what Discord needs: see docs/discord.md.
type DiscordConfig struct {
	Token     string `env:"DISCORD_TOKEN"`      // of the bot
	PublicKey string `env:"DISCORD_PUBLIC_KEY"` // signed requests instead of the gateway
	Address   string `env:"ONRECORD_HTTP_ADDR"` // where those are listened for
	APIURL    string `env:"DISCORD_API_URL"`    // another server that speaks like Discord
	Guild     string `env:"DISCORD_GUILD"`      // commands in this server alone, for trying out
	Shards    string `env:"DISCORD_SHARDS"`     // empty: one; auto; 0/4: the first of four
	Public    bool   `env:"DISCORD_PUBLIC"`     // answers are shown to all
}

// Set reports whether Discord is configured.
func (c DiscordConfig) Set() bool { return c.Token != "" }

func (c DiscordConfig) settings() discord.Settings {
	return discord.Settings{
		Token: c.Token, PublicKey: c.PublicKey, Address: c.Address, APIURL: c.APIURL,
		Guild: c.Guild, Shards: c.Shards, Public: c.Public,
	}
}

// discord returns the adapter.
func (a *app) discord() *discord.Adapter {
	return &discord.Adapter{
		Draw:     chart.PNG,
		Settings: a.config.Discord.settings(), Commands: a.bot.Commands,
		Box: a.store.Box(), Shelf: a.store.Shelf(), Limits: delivery.Usual(), Log: a.log,
	}
}

// DiscordCmd is what can be done about Discord beside serving.
type DiscordCmd struct {
	Invite   DiscordInviteCmd   `cmd:"" help:"Print the link that brings the bot into a server."`
	Register DiscordRegisterCmd `cmd:"" help:"Register the commands now, if they differ; serve does it too."`
}

// DiscordInviteCmd prints the install link.
type DiscordInviteCmd struct{}

// Run implements the subcommand.
func (c *DiscordInviteCmd) Run(ctx context.Context, config Config, console Console) error {
	account, err := openDiscord(ctx, config)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintln(console.Out, account.Invite())
	return err
}

// DiscordRegisterCmd registers the commands.
type DiscordRegisterCmd struct {
	Guild string `placeholder:"ID" help:"In this server alone, at once; else everywhere."`
}

// Run implements the subcommand.
func (c *DiscordRegisterCmd) Run(ctx context.Context, config Config, console Console) error {
	account, err := openDiscord(ctx, config)
	if err != nil {
		return err
	}
	a, err := open(ctx, config, console)
	if err != nil {
		return err
	}
	defer a.Close()
	changed, err := account.Register(ctx, c.Guild, a.bot.Commands)
	if err != nil {
		return err
	}
	says := "the commands were the present ones already"
	if changed {
		says = "registered " + counted(len(a.bot.Commands), "command")
	}
	_, err = fmt.Fprintln(console.Out, says)
	return err
}

func openDiscord(ctx context.Context, config Config) (*discord.Account, error) {
	if !config.Discord.Set() {
		return nil, onrecord.Errorf(onrecord.Invalid, "DISCORD_TOKEN is not set").
			Hint("docs/discord.md says in ten steps where it comes from; put it into .env")
	}
	return discord.Open(ctx, config.Discord.settings())
}
