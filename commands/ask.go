package commands

import (
	"context"

	"onrecord/bot"
	"onrecord/question"
)

// ask is /ask WORDS: a question in plain words.
func ask(find Finder) bot.Command {
	return bot.Command{
		Name:     "ask",
		Summary:  "Ask in plain words",
		Params:   []bot.Param{{Name: "words", Summary: "Your question", Required: true}},
		Examples: []string{"/ask who said whatever it takes?", "/ask is Slovakia in NATO?"},
		Run: func(ctx context.Context, r bot.Request) (bot.Answer, error) {
			q := question.Parse(r.Arg("words"))
			d := newDesk(find, r)
			switch q.Kind {
			case question.WhoSaid:
				return answerWhoSaid(ctx, d, q)
			case question.WhatSaid:
				return answerWhatSaid(ctx, d, q)
			}
			return answerSentences(ctx, d, q)
		},
	}
}
