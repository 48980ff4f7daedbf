package commands

import (
	"context"

	"onrecord"
	"onrecord/bot"
	"onrecord/evidence"
	"onrecord/question"
)

// This file answers for which body somebody works, from what they are said to be.

// mostTied is how many roles of somebody are looked at for a body.
const mostTied = 8

// answerTied answers a question for the body that somebody belongs to, "which paper
// does Ada Brand write for", from the roles that were read. It is not ok where
// something else is asked, or none of the roles tells.
func answerTied(ctx context.Context, d *desk, q question.Question) (a bot.Answer, ok bool, err error) {
	person, ok := evidence.Tied(q)
	if !ok {
		return a, false, nil
	}
	roles, err := d.rolesOf(ctx, person)
	if err != nil {
		return a, false, err
	}
	var hits []onrecord.Hit
	for _, h := range roles[:min(len(roles), mostTied)] {
		if standing(&h.Fact) > 1 || past(&h.Fact) && q.Clause.Aux != "did" {
			continue
		}
		p, err := d.page(ctx, h.Article)
		if err != nil {
			return a, false, err
		}
		if body := d.text(p).TiedTo(q, h.Fact.What.Cover()); !body.Empty() {
			h.Fact.Of = onrecord.MentionAt(p.Text, body)
			hits = append(hits, h)
		}
	}
	if len(hits) == 0 {
		return a, false, nil
	}
	a, err = d.showRoles(ctx, hits, func(f *onrecord.Fact) string { return clean(f.Of.Text) })
	return a, err == nil, err
}
