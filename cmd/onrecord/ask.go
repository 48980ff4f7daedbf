package main

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"onrecord"
	"onrecord/adapters/terminal"
	"onrecord/bot"
)

// AskCmd answers one line, or a file of questions.
type AskCmd struct {
	Line  []string `arg:"" optional:"" help:"A question, or a command as in the chat."`
	JSON  bool     `name:"json" help:"Print the answer as JSON."`
	JSONL string   `name:"jsonl" placeholder:"FILE" help:"Answer the questions of a JSONL file, one line each; - is standard input."`
	Use   string   `enum:"question,command" default:"question" help:"Which field of the file is asked: question or command."`
}

// Run implements the subcommand.
func (c *AskCmd) Run(ctx context.Context, config Config, console Console) error {
	line := strings.TrimSpace(strings.Join(c.Line, " "))
	if (line == "") == (c.JSONL == "") {
		return onrecord.Errorf(onrecord.Invalid, "ask needs one question, or --jsonl with a file").
			Hint(`for instance: onrecord ask "/who-said whatever it takes"`)
	}
	a, err := open(ctx, config, console)
	if err != nil {
		return err
	}
	defer a.Close()
	if err := a.loadSamples(ctx); err != nil {
		return err
	}
	if c.JSONL != "" {
		return a.askFile(ctx, c.JSONL, c.Use)
	}
	answer := a.answer(ctx, line)
	if err := a.show(answer, c.JSON); err != nil {
		return err
	}
	return statusOf(answer)
}

// answer answers a line.
func (a *app) answer(ctx context.Context, line string) bot.Answer {
	return a.bot.Handle(ctx, a.request(line))
}

// request is a line of one who sits at this machine.
func (a *app) request(line string) bot.Request { return terminal.Request(line, a.bot.Commands) }

func (a *app) show(answer bot.Answer, asJSON bool) error {
	if asJSON {
		enc := json.NewEncoder(a.console.Out)
		enc.SetEscapeHTML(false)
		enc.SetIndent("", "  ")
		return enc.Encode(answer)
	}
	_, err := fmt.Fprintln(a.console.Out, terminal.Render(answer, terminal.FormOf(a.console.Out)))
	return err
}

// statusOf returns the exit status of an answer as an error, nil when it
// answers.
func statusOf(answer bot.Answer) error {
	switch answer.Status {
	case bot.Empty:
		return exit(exitEmpty)
	case bot.Misused:
		return exit(exitMisused)
	case bot.Failed:
		return exit(exitFailed)
	}
	return nil
}
