package commands

import (
	"context"

	"onrecord/bot"
	"onrecord/question"
)

// timeline is /timeline [WORDS]: what happened.
func timeline(find Finder) bot.Command {
	return bot.Command{
		Name:     "timeline",
		Summary:  "What happened, with its dates",
		Params:   []bot.Param{{Name: "words", Summary: "A day, a place, somebody, a topic", Required: true}},
		Examples: []string{"/timeline Friday", "/timeline Brussels"},
		Run: func(ctx context.Context, r bot.Request) (bot.Answer, error) {
			d := newDesk(find, r)
			q := question.Parse("what happened " + r.Arg("words"))
			q.Kind = question.Happened
			return d.answer(ctx, q)
		},
	}
}
