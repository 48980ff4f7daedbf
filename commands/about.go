package commands

import (
	"context"
	"fmt"

	"onrecord/bot"
)

// about is /about: what this bot is, and how much it knows.
func about(find Finder) bot.Command {
	return bot.Command{
		Name:     "about",
		Summary:  "What this is, what it knows, and what it never does",
		Examples: []string{"/about"},
		Run: func(ctx context.Context, r bot.Request) (bot.Answer, error) {
			n, err := find.Count(ctx, r.Libraries)
			if err != nil {
				return bot.Answer{}, err
			}
			a := bot.Answer{Status: bot.Done, Title: "onrecord: who said what, and where it is written"}
			for _, line := range []string{
				"It answers from news articles, without a language model: every statement stands beside the sentence that proves it, byte for byte.",
				"What the articles do not say, it does not answer; then it says what was searched.",
				"Of whoever asks it keeps no record: a question's words until it is answered, and the last one of a conversation for half an hour, so that one can ask on.",
				fmt.Sprintf("It knows %s with %s, %s of them quotations and %s about forces.",
					plural(n.Articles, "article"), plural(n.Facts, "fact"), fmt.Sprint(n.Quotes), fmt.Sprint(n.Forces)),
			} {
				a.Blocks = append(a.Blocks, bot.Prose{Runs: bot.Text(line)})
			}
			if n.Samples > 0 {
				a.Blocks = append(a.Blocks, bot.Note{Kind: bot.Caution, Text: plural(n.Samples, "article") + " of these are samples that ship with onrecord."})
			}
			a.Blocks = append(a.Blocks, searched(n))
			a.Actions = []bot.Action{{Label: "What can be asked", Line: "/help"}, {Label: "The articles", Line: "/articles"}}
			return a, nil
		},
	}
}
