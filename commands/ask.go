package commands

import (
	"context"

	"onrecord/bot"
	"onrecord/question"
)

// ask is /ask WORDS: a question in plain words. Plain text goes here too.
func ask(find Finder) bot.Command {
	return bot.Command{
		Name:     "ask",
		Summary:  "Ask in plain words",
		Params:   []bot.Param{{Name: "words", Summary: "Your question", Required: true}},
		Examples: []string{"/ask who said whatever it takes?", "/ask is Slovakia in NATO?"},
		Run: func(ctx context.Context, r bot.Request) (bot.Answer, error) {
			return newDesk(find, r).answer(ctx, question.Parse(r.Arg("words")))
		},
	}
}

// answer answers a question by its kind: from facts where there are any, else
// from sentences.
func (d *desk) answer(ctx context.Context, q question.Question) (bot.Answer, error) {
	switch q.Kind {
	case question.WhoSaid:
		return answerWhoSaid(ctx, d, q)
	case question.WhatSaid:
		return answerWhatSaid(ctx, d, q)
	case question.WhoIs:
		return answerWhoIs(ctx, d, q)
	}
	return answerSentences(ctx, d, q)
}
