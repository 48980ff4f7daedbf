package main

import (
	"context"
	"fmt"
	"io"
	"runtime"

	"onrecord"
	"onrecord/adapters/discord"
	"onrecord/adapters/slack"
	"onrecord/bot"
	"onrecord/extract"
	"onrecord/store"
)

// DoctorCmd looks at the settings and the database, and says what is wrong.
// It ends with status 1 where anything is.
type DoctorCmd struct{}

// Run implements the subcommand.
func (c *DoctorCmd) Run(ctx context.Context, config Config, console Console) error {
	fmt.Fprintf(console.Out, "%-10s %s, %s/%s, %d cores\n", "program", runtime.Version(), runtime.GOOS, runtime.GOARCH, runtime.GOMAXPROCS(0))
	a, err := open(ctx, config, console)
	if err != nil {
		return err
	}
	defer a.Close()
	counts, err := a.store.Count(ctx, []string{onrecord.Public})
	if err != nil {
		return err
	}
	fmt.Fprintf(console.Out, "%-10s %s: %s (%s), %d facts\n", "database", config.DB,
		counted(counts.Articles, "article"), counted(counts.Samples, "sample"), counts.Facts)
	if counts.Oldest != "" {
		fmt.Fprintf(console.Out, "%-10s %s to %s\n", "dates", counts.Oldest, counts.Newest)
	}
	if err := a.stale(ctx, console.Out); err != nil {
		return err
	}
	well := a.tellPlatforms(ctx, console.Out)
	adapters, err := a.adapters()
	if err != nil {
		return err
	}
	for _, adapter := range adapters {
		fmt.Fprintf(console.Out, "%-10s %s\n", "platform", adapter.Name())
	}
	if !well {
		return exit(exitFailed)
	}
	return nil
}

// tellPlatforms looks at each chat platform that is set up, and says how to set
// up the others; it reports whether all is well.
func (a *app) tellPlatforms(ctx context.Context, out io.Writer) bool {
	well := true
	if a.config.Slack.Set() {
		well = tellFindings(out, "slack", slack.Diagnose(ctx, a.slackSettings()))
	} else {
		fmt.Fprintf(out, "%-10s not set up: SLACK_BOT_TOKEN and SLACK_APP_TOKEN in .env connect it (docs/slack.md)\n", "slack")
	}
	if a.config.Discord.Set() {
		return tellFindings(out, "discord", discord.Diagnose(ctx, a.config.Discord.settings(), a.bot.Commands)) && well
	}
	fmt.Fprintf(out, "%-10s not set up: DISCORD_TOKEN in .env connects it (docs/discord.md)\n", "discord")
	return well
}

// tellFindings says what is well with a platform, and what to do where it is
// not; it reports whether all is well.
func tellFindings(out io.Writer, platform string, findings []bot.Finding) bool {
	well := true
	for _, f := range findings {
		sign := "well"
		if !f.OK {
			sign, well = "WRONG", false
		}
		fmt.Fprintf(out, "%-10s %s: %s\n", platform, sign, f.Say)
		if f.Try != "" {
			fmt.Fprintf(out, "%-10s        %s\n", "", f.Try)
		}
	}
	return well
}

// stale says how many articles a newer version of a pass has not read.
func (a *app) stale(ctx context.Context, out io.Writer) error {
	n, err := a.countStale(ctx)
	if err == nil && n > 0 {
		_, err = fmt.Fprintf(out, "%-10s %s were read by older passes; serve reads them again\n", "stale", counted(n, "article"))
	}
	return err
}

// countStale returns how many articles a newer version of a pass has not read.
func (a *app) countStale(ctx context.Context) (int, error) {
	keeper, ok := a.store.(store.Keeper)
	if !ok {
		return 0, onrecord.Errorf(onrecord.Invalid, "this database cannot count stale articles")
	}
	return keeper.StaleCount(ctx, passMarks())
}

// passMarks lists the passes that run, in their versions.
func passMarks() []onrecord.PassMark {
	var marks []onrecord.PassMark
	for _, p := range extract.Passes() {
		marks = append(marks, p.Mark())
	}
	return marks
}
