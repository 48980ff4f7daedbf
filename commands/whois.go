package commands

import (
	"context"

	"onrecord/bot"
	"onrecord/question"
)

// whoIs is /who-is NAME: what somebody is, or who is something.
func whoIs(find Finder) bot.Command {
	return bot.Command{
		Name:     "who-is",
		Summary:  "Who somebody is, or who holds a post",
		Params:   []bot.Param{{Name: "name", Summary: "A name, or a post and its body", Required: true, Suggests: true}},
		Examples: []string{"/who-is Jens Stoltenberg", "/who-is secretary general of NATO"},
		Run: func(ctx context.Context, r bot.Request) (bot.Answer, error) {
			return newDesk(find, r).answer(ctx, question.Parse("who is "+r.Arg("name")))
		},
		Suggest: suggestNames(find, ""),
	}
}

// answerWhoIs answers a question of kind WhoIs.
func answerWhoIs(ctx context.Context, d *desk, q question.Question) (bot.Answer, error) {
	known, err := d.known(ctx, q.Person)
	if err != nil {
		return bot.Answer{}, err
	}
	if known == "" {
		return d.nobodyNamed(ctx, q.Person)
	}
	return answerSentences(ctx, d, q)
}
