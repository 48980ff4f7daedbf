package commands

import (
	"cmp"
	"context"
	"slices"

	"onrecord/bot"
	"onrecord/question"
)

// answerSentences shows the sentences that account for most of the words.
func answerSentences(ctx context.Context, d *desk, q question.Question) (bot.Answer, error) {
	found, err := d.best(ctx, q.Line, q.Need)
	if err != nil {
		return bot.Answer{}, err
	}
	if len(found) == 0 {
		return d.empty(ctx, "No sentence speaks of this")
	}
	a := bot.Answer{Status: bot.Found, Title: "Sentences with these words"}
	for _, m := range found[:min(len(found), shown)] {
		a.Blocks = append(a.Blocks, m.quotation())
	}
	return a, nil
}

// best returns the sentences that account for at least half of the needed
// words, best first.
func (d *desk) best(ctx context.Context, line string, need []question.Word) ([]match, error) {
	passages, err := d.passages(ctx, line, 40)
	if err != nil {
		return nil, err
	}
	var out []match
	for _, ps := range passages {
		p, err := d.page(ctx, ps.Article)
		if err != nil {
			return nil, err
		}
		i := p.at(ps.Span.Start)
		c := d.text(p).Cover(need, i)
		if c.All < 0.5 || c.Here == 0 {
			continue
		}
		span := p.sentence(i, ps.Span.Start)
		words := question.Words(p.say(span))
		m := match{page: p, span: span, words: words, align: question.Align(need, words)}
		m.align.Score = (c.All + c.Here) / 2
		m.align.Grade = question.Paraphrase
		out = append(out, m)
	}
	slices.SortStableFunc(out, func(a, b match) int { return -cmp.Compare(a.align.Score, b.align.Score) })
	return group(out), nil
}
