package commands

import (
	"context"
	"strings"

	"onrecord"
	"onrecord/bot"
	"onrecord/question"
)

// This file makes examples of the articles that are there. The ones that
// stand with a command work on the samples alone.

// looked is how many facts are looked at for one that makes an example.
const looked = 20

// tries makes an example from the newest fact of a kind that gives one: a
// bot.Command.Try. It returns nil where the samples are loaded, for which
// every command has its own.
func tries(find Finder, kind onrecord.Kind, line func(onrecord.Fact) string) func(context.Context, bot.Request) []string {
	return func(ctx context.Context, r bot.Request) []string {
		n, err := find.Count(ctx, r.Libraries)
		if err != nil || n.Samples > 0 {
			return nil
		}
		found, err := find.Find(ctx, onrecord.Query{Libraries: r.Libraries, Kind: kind, Limit: looked})
		if err != nil {
			return nil
		}
		for _, h := range found.Hits {
			if l := line(h.Fact); l != "" {
				return []string{l}
			}
		}
		return []string{}
	}
}

// fewWords and manyWords bound how many words of a quote an example takes.
const fewWords, manyWords = 3, 7

// quoteExample writes a line with words that somebody is quoted with, and the
// name of who it is.
func quoteExample(line func(who, words string) string) func(onrecord.Fact) string {
	return func(f onrecord.Fact) string {
		who, said := speaker(&f), question.Words(inPieces(f.What))
		if f.Form != onrecord.Direct || f.Negated || len(f.What.Parts) != 1 || !plainName(who) || len(said) < fewWords {
			return ""
		}
		last := said[min(len(said), manyWords)-1]
		words := inPieces(f.What)[said[0].Start:last.End]
		if strings.ContainsAny(words, `"“”:`) {
			return ""
		}
		return line(who, words)
	}
}

// nameExample writes a line with the name of one whom a fact is about.
func nameExample(command string) func(onrecord.Fact) string {
	return func(f onrecord.Fact) string {
		for _, m := range append(f.To, f.Who...) {
			if !f.Negated && m.Name != "" && plainName(m.Name) {
				return command + " " + m.Name
			}
		}
		return ""
	}
}

// plainName reports whether a name is short, and has nothing in it that a
// command would read as something else.
func plainName(name string) bool {
	return name != "" && len(strings.Fields(name)) <= 3 && !strings.ContainsAny(name, `":,;()`)
}
