// Command onrecord is the bot: it takes news articles in and answers who said
// what, and whose forces are where, with the sentence that proves it.
//
// This is the only room that has met everyone: it puts store, extraction,
// commands and adapters together. Each subcommand has its file.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/alecthomas/kong"

	"onrecord"
)

// The exit statuses.
const (
	exitDone    = 0
	exitFailed  = 1
	exitMisused = 2
	exitEmpty   = 3 // the articles do not say it
)

// CLI is every subcommand, in the order of the help.
type CLI struct {
	Extract ExtractCmd `cmd:"" help:"Read articles as JSONL, write their facts as JSONL."`
}

// Console is where a subcommand reads and writes.
type Console struct {
	In       io.Reader
	Out, Err io.Writer
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	status := Main(ctx, os.Args[1:], Console{os.Stdin, os.Stdout, os.Stderr})
	stop()
	os.Exit(status)
}

// Main runs one call of the program and returns its exit status.
func Main(ctx context.Context, args []string, io Console) int {
	var cli CLI
	parser, err := kong.New(&cli,
		kong.Name("onrecord"),
		kong.Description("Answers from news articles: who said what, whose forces are where, each with its sentence."),
		kong.Writers(io.Out, io.Err),
		kong.BindTo(ctx, (*context.Context)(nil)),
		kong.Bind(io),
	)
	if err != nil {
		return complain(io.Err, err)
	}
	call, err := parser.Parse(args)
	if err != nil {
		fmt.Fprintf(io.Err, "onrecord: %v\n", err)
		return exitMisused
	}
	if err := call.Run(); err != nil {
		return complain(io.Err, err)
	}
	return exitDone
}

// exit is an error that has been told already and only sets the status.
type exit int

func (e exit) Error() string { return fmt.Sprintf("exit status %d", int(e)) }

// complain writes one line about err, what to try if that is known, and
// returns the exit status.
func complain(w io.Writer, err error) int {
	var status exit
	if errors.As(err, &status) {
		return int(status)
	}
	fmt.Fprintf(w, "onrecord: %v\n", err)
	var e *onrecord.Error
	if !errors.As(err, &e) {
		return exitFailed
	}
	if e.Try != "" {
		fmt.Fprintf(w, "onrecord: %s\n", e.Try)
	}
	if e.Code == onrecord.Invalid {
		return exitMisused
	}
	return exitFailed
}
