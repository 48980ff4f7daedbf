package main

import (
	"context"
	"fmt"

	"onrecord"
	"onrecord/store"
)

// WithdrawCmd withdraws an article: it answers nothing, and stays to be
// explained.
type WithdrawCmd struct {
	ID      string `arg:"" help:"The article's id, as articles lists it."`
	Reason  string `help:"Why it does not stand: shown wherever it is explained."`
	Undo    bool   `help:"Let it stand again."`
	Library string `default:"public" help:"The library that it is in."`
}

// Run implements the subcommand.
func (c *WithdrawCmd) Run(ctx context.Context, config Config, console Console) error {
	if (c.Reason == "") != c.Undo {
		return onrecord.Errorf(onrecord.Invalid, "an article is withdrawn with a reason, or let stand again without one").
			Hint("use --reason \"retracted by its publisher\", or --undo")
	}
	a, err := open(ctx, config, console)
	if err != nil {
		return err
	}
	defer a.Close()
	w, ok := a.store.(store.Withdrawer)
	if !ok {
		return onrecord.Errorf(onrecord.Invalid, "this database cannot withdraw articles")
	}
	if err := w.Withdraw(ctx, c.Library, onrecord.ArticleID(c.ID), c.Reason); err != nil {
		return err
	}
	if c.Undo {
		fmt.Fprintf(console.Out, "%s: stands again\n", c.ID)
	} else {
		fmt.Fprintf(console.Out, "%s: withdrawn, it answers no question any more\n", c.ID)
	}
	return nil
}
