package main

import (
	"context"
	"fmt"

	"onrecord"
	"onrecord/store"
)

// VacuumCmd gives back the room of what was removed.
type VacuumCmd struct{}

// Run implements the subcommand.
func (c *VacuumCmd) Run(ctx context.Context, config Config, console Console) error {
	a, err := open(ctx, config, console)
	if err != nil {
		return err
	}
	defer a.Close()
	keeper, ok := a.store.(store.Keeper)
	if !ok {
		return onrecord.Errorf(onrecord.Invalid, "this database needs no vacuum")
	}
	if err := keeper.Vacuum(ctx); err != nil {
		return err
	}
	fmt.Fprintln(console.Out, "done: nothing of what was removed is left in the file")
	return nil
}
