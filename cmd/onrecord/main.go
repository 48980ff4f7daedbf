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
	"runtime/debug"
	"slices"
	"strings"
	"syscall"

	"github.com/alecthomas/kong"
	"golang.org/x/term"

	"onrecord"
	"onrecord/adapters/terminal"
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
	Flags

	Version kong.VersionFlag `help:"Print the version and end."`

	Serve    ServeCmd    `cmd:"" default:"1" help:"Answer questions: here in the terminal, or on the platforms that are set up."`
	Add      AddCmd      `cmd:"" help:"Take articles in."`
	Ask      AskCmd      `cmd:"" help:"Answer one question, or a file of them."`
	Articles ArticlesCmd `cmd:"" help:"List the articles."`
	Remove   RemoveCmd   `cmd:"" help:"Take articles out."`
	Vacuum   VacuumCmd   `cmd:"" help:"Leave nothing of removed articles in the file, and make it small."`
	Withdraw WithdrawCmd `cmd:"" help:"Let an article answer no more, and say why."`
	Feeds    FeedsCmd    `cmd:"" help:"Where new articles come from by themselves."`
	Export   ExportCmd   `cmd:"" help:"Write facts or articles as JSONL or CSV."`
	Extract  ExtractCmd  `cmd:"" help:"Read articles as JSONL, write their facts as JSONL; nothing is stored."`
	Discord  DiscordCmd  `cmd:"" help:"Bring the bot into a Discord server."`
	Slack    SlackCmd    `cmd:"" help:"Print what Slack needs to know of the app."`
	Doctor   DoctorCmd   `cmd:"" help:"Look at the settings and the database."`
}

// Console is what a call of the program is connected to.
type Console struct {
	In       io.Reader
	Out, Err io.Writer
	Environ  []string // as os.Environ returns it
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second signal ends the program at once
	status := Main(ctx, os.Args[1:], Console{os.Stdin, os.Stdout, os.Stderr, os.Environ()})
	stop()
	os.Exit(status)
}

// Main runs one call of the program and returns its exit status.
func Main(ctx context.Context, args []string, console Console) (status int) {
	var cli CLI
	parser, err := kong.New(&cli,
		kong.Name("onrecord"),
		kong.Description("Answers from news articles: who said what, whose forces are where, each with its sentence."),
		kong.Vars{"version": "onrecord " + version()},
		kong.Writers(console.Out, console.Err),
		kong.Exit(func(code int) { panic(exit(code)) }),
		kong.BindTo(ctx, (*context.Context)(nil)),
		kong.Bind(console),
	)
	if err != nil {
		return complain(console.Err, err)
	}
	defer helped(&status)
	call, err := parser.Parse(asFlag(args))
	if err != nil {
		fmt.Fprintf(console.Err, "onrecord: %s\nonrecord: try %s --help\n", terminal.OneLine(err.Error()), reached(err))
		return exitMisused
	}
	config, err := loadConfig(console.Environ, ".env", cli.Flags)
	if err != nil {
		return complain(console.Err, err)
	}
	if err := call.Run(config); err != nil {
		return complain(console.Err, err)
	}
	return exitDone
}

// version is what the program was built from.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "(unknown)"
	}
	text := info.Main.Version
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" && text == "(devel)" {
			text += " " + s.Value
		}
	}
	return strings.TrimSpace(text + " " + info.GoVersion)
}

// asFlag lets "help" and "help add" be what "--help" and "add --help" are.
func asFlag(args []string) []string {
	if len(args) > 0 && args[0] == "help" {
		return append(slices.Clone(args[1:]), "--help")
	}
	return args
}

// reached is the subcommand that a line got to before it went wrong.
func reached(err error) string {
	var wrong *kong.ParseError
	if !errors.As(err, &wrong) || wrong.Context == nil {
		return "onrecord"
	}
	at := "onrecord"
	for _, step := range wrong.Context.Path {
		if step.Command != nil {
			at += " " + step.Command.Name
		}
	}
	return at
}

// helped ends the program where the parser has answered itself, as for
// --help: it says so by an exit that is thrown.
func helped(status *int) {
	switch p := recover().(type) {
	case nil:
	case exit:
		*status = int(p)
	default:
		panic(p)
	}
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
	if errors.Is(err, context.Canceled) {
		fmt.Fprintln(w, "onrecord: interrupted")
		return exitFailed
	}
	fmt.Fprintf(w, "onrecord: %s\n", terminal.OneLine(err.Error()))
	if try := hint(err); try != "" {
		fmt.Fprintf(w, "onrecord: %s\n", terminal.OneLine(try))
	}
	if onrecord.CodeOf(err) == onrecord.Invalid {
		return exitMisused
	}
	return exitFailed
}

// hint returns what to try after err, empty where nothing is known.
func hint(err error) string {
	var e *onrecord.Error
	if errors.As(err, &e) {
		return e.Try
	}
	return ""
}

// isTerminal reports whether somebody looks at what is written to w.
func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}
