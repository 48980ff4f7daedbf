package commands

import (
	"context"
	"fmt"
	"strings"

	"onrecord"
	"onrecord/bot"
	"onrecord/question"
)

// This file is what a conversation remembers, so that a question may lean on the one
// before it: "and Germany?", "what did she say about it?".

// recall returns what was asked, completed from the question before where it
// leans on it. A line that leans on one that is not there is an error.
func recall(ctx context.Context, memory Memory, r bot.Request) (line string, followed bool, err error) {
	line = r.Arg("words")
	if memory != nil && r.Conversation != "" {
		last, _ := memory.Last(ctx, r.Conversation)
		if whole, ok := question.Follow(turnOf(last), line); ok {
			return whole, true, nil
		}
	}
	if leans := question.Leans(line); leans != "" {
		return line, false, onrecord.Errorf(onrecord.Invalid, "“%s” leans on a question before it, and there is none that it fits", leans).
			Hint("write the whole question, with the name in it")
	}
	return line, false, nil
}

// remembering returns a command whose answers a question may lean on. asked makes of a
// request the question that it is the same as, empty where it is like none.
func remembering(memory Memory, c bot.Command, asked func(ctx context.Context, r bot.Request) string) bot.Command {
	if memory == nil {
		return c
	}
	run := c.Run
	c.Run = func(ctx context.Context, r bot.Request) (bot.Answer, error) {
		a, err := run(ctx, r)
		if line := asked(ctx, r); err == nil && line != "" {
			remember(ctx, memory, r, line, a)
		}
		return a, err
	}
	return c
}

// remember keeps a question, and the one person that its answer gives or quotes.
func remember(ctx context.Context, memory Memory, r bot.Request, line string, a bot.Answer) {
	if memory == nil || r.Conversation == "" {
		return
	}
	if person := personOf(a); person != "" {
		line += turnBreak + person
	}
	memory.Remember(ctx, r.Conversation, line)
}

// turnBreak stands between a question and the person of its answer, as they are kept.
const turnBreak = "\n"

func turnOf(kept string) question.Turn {
	line, person, _ := strings.Cut(kept, turnBreak)
	return question.Turn{Line: line, Person: person}
}

// personOf returns the one whom all quotations of an answer quote; empty where there are
// several, or none.
func personOf(a bot.Answer) string {
	person := ""
	if a.Status != bot.Found {
		return ""
	}
	for _, b := range a.Blocks {
		q, ok := b.(bot.Quotation)
		if !ok {
			continue
		}
		if q.Speaker == "" || person != "" && q.Speaker != person {
			return ""
		}
		person = q.Speaker
	}
	return person
}

// The questions that commands are the same as.
func askedQuotes(find reader) func(context.Context, bot.Request) string {
	return func(ctx context.Context, r bot.Request) string {
		person, about := newDesk(find, r).split(ctx, r)
		line := "what did " + person + " say"
		if about != "" {
			line += " about " + about
		}
		return line
	}
}

func askedWhoIs(_ context.Context, r bot.Request) string { return "who is " + r.Arg("name") }

func askedWhoSaid(_ context.Context, r bot.Request) string {
	return fmt.Sprintf("who said %q?", r.Arg("words"))
}
