package slack

// The App Home: the app's own page for one user.

import (
	"context"
	"strconv"

	goslack "github.com/slack-go/slack"

	"onrecord"
	"onrecord/bot"
)

// home is the app's own page for one user: examples that work on what is
// loaded, what is loaded, and the user's library. It replaces what was there.
func (a *Adapter) home(ctx context.Context, t tenant, user string) (goslack.HomeTabViewRequest, error) {
	libraries, err := bot.Reach(ctx, a.cfg.Shelf, t.home())
	if err != nil {
		return goslack.HomeTabViewRequest{}, err
	}
	blocks := []goslack.Block{
		goslack.NewHeaderBlock(plain("Who said it, and where does it stand?")),
		paragraph(bot.Text("Ask in a direct message, mention me in a channel or thread, or type a command. Every answer shows the article and the exact words.")),
		remark(threadHint),
	}
	blocks = append(blocks, a.tries(ctx, t, user, libraries)...)
	blocks = append(blocks, goslack.NewDividerBlock(), goslack.NewHeaderBlock(plain("What is loaded")))
	for _, l := range libraries {
		blocks = append(blocks, paragraph(a.loaded(ctx, l)))
	}
	if len(libraries) == 1 {
		blocks = append(blocks, remark("This workspace searches its own library only."))
	}
	who := "Workspace admins add and remove articles: /library"
	if a.courier.managers.is(ctx, t, user) {
		who = "You may add and remove articles: /library"
	}
	blocks = append(blocks, remark(who))
	if _, ok := bot.Find(a.cfg.Commands, "library"); ok {
		blocks = append(blocks, row([]goslack.BlockElement{button(doAction+"library", "Show the library", "/library")})...)
	}
	if a.cfg.Privacy != "" {
		blocks = append(blocks, goslack.NewContextBlock("", marked(link(a.cfg.Privacy, "Privacy"))))
	}
	v := goslack.HomeTabViewRequest{Type: goslack.VTHomeTab}
	v.Blocks.BlockSet = blocks
	return v, nil
}

// tries are buttons for the examples that find something in the user's
// libraries.
func (a *Adapter) tries(ctx context.Context, t tenant, user string, libraries []string) []goslack.Block {
	const most = 6
	var buttons []goslack.BlockElement
	for i, line := range a.examples() {
		r := question{Tenant: t, User: user, Line: line, Route: toThread, Direct: true}.request(a.cfg.Commands)
		r.Libraries, r.Conversation, r.At = libraries, "", a.now()
		if len(buttons) < most && a.courier.handler.Handle(ctx, r).Status == bot.Found {
			buttons = append(buttons, button(doAction+strconv.Itoa(i), cut(line, 75), line))
		}
	}
	if len(buttons) == 0 {
		return nil
	}
	return append([]goslack.Block{goslack.NewHeaderBlock(plain("Try one"))}, row(buttons)...)
}

// loaded says what a library holds.
func (a *Adapter) loaded(ctx context.Context, library string) []bot.Run {
	name := "This workspace's library"
	if library == onrecord.Public {
		name = "The public library"
	}
	runs := []bot.Run{{Text: name, Style: bot.Strong}}
	if a.cfg.Loaded == nil {
		return runs
	}
	says, err := a.cfg.Loaded(ctx, []string{library})
	if err != nil {
		a.log.Warn("a library could not be counted", "err", err)
		return runs
	}
	return append(runs, bot.Run{Text: ": " + says})
}
