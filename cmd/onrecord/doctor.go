package main

import (
	"context"
	"fmt"
	"io"
	"runtime"

	"onrecord"
	"onrecord/extract"
)

// DoctorCmd looks at the settings and the database, and says what is wrong.
type DoctorCmd struct{}

// staleSample is how many stale articles are counted at most.
const staleSample = 1000

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
	for _, adapter := range a.adapters() {
		fmt.Fprintf(console.Out, "%-10s %s\n", "platform", adapter.Name())
	}
	return nil
}

// stale says how many articles a newer version of a pass has not read.
func (a *app) stale(ctx context.Context, out io.Writer) error {
	var marks []onrecord.PassMark
	for _, p := range extract.Passes() {
		marks = append(marks, p.Mark())
	}
	old, err := a.store.Stale(ctx, marks, staleSample)
	if err != nil {
		return err
	}
	if len(old) > 0 {
		_, err = fmt.Fprintf(out, "%-10s %s were read by older passes\n", "stale", counted(len(old), "article"))
	}
	return err
}
