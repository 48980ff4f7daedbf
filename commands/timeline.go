package commands

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"onrecord"
	"onrecord/bot"
	"onrecord/question"
)

// timeline is /timeline WORDS: what happened, the sentences that say it best
// first, then the dated events in order of time.
func timeline(find Finder) bot.Command {
	return bot.Command{
		Name:     "timeline",
		Summary:  "What happened, in order of time",
		Params:   []bot.Param{{Name: "words", Summary: "A day, a place, somebody, a topic", Required: true, Suggests: true}},
		Examples: []string{"/timeline Friday", "/timeline Slovakia"},
		Try:      tries(find, onrecord.Event, nameExample("/timeline")),
		Run: func(ctx context.Context, r bot.Request) (bot.Answer, error) {
			d := newDesk(find, r)
			q := question.Parse("what happened " + r.Arg("words"))
			q.Kind = question.Happened
			a, err := d.answer(ctx, q)
			if err != nil {
				return a, err
			}
			return d.addEvents(ctx, a, q)
		},
		Suggest: suggestNames(find, ""),
	}
}

// mostEvents is how many events a timeline shows.
const mostEvents = 12

// addEvents adds the dated events that speak of the topic, in order of time.
func (d *desk) addEvents(ctx context.Context, a bot.Answer, q question.Question) (bot.Answer, error) {
	hits, err := d.facts(ctx, onrecord.Query{Kind: onrecord.Event, Words: searchWords(q), Match: onrecord.Some, Limit: 60})
	if err != nil {
		return a, err
	}
	table := bot.Table{Title: "In order of time", Columns: []string{"When", "Who", "What", "Where"}}
	hits = slices.DeleteFunc(hits, func(h onrecord.Hit) bool { return h.Fact.When.ISO == "" })
	slices.SortStableFunc(hits, func(x, y onrecord.Hit) int {
		return cmp.Or(strings.Compare(x.Fact.When.ISO, y.Fact.When.ISO), cmp.Compare(x.Fact.Span.Start, y.Fact.Span.Start))
	})
	for _, h := range hits {
		p, err := d.page(ctx, h.Article)
		if err != nil {
			return a, err
		}
		if c := share(q.Need, question.Words(p.say(h.Fact.Span))); c < 0.5 || len(table.Rows) == mostEvents {
			continue
		}
		table.Rows = append(table.Rows, eventRow(p, h.Fact))
	}
	if len(table.Rows) == 0 {
		return a, nil
	}
	if a.Status != bot.Found {
		a = bot.Answer{Status: bot.Found}
	}
	a.Blocks = append(a.Blocks, table)
	return a, nil
}

// eventRow shows an event: when, who, what, where.
func eventRow(p *page, f onrecord.Fact) bot.Row {
	var who, where []string
	for _, m := range f.Who {
		who = append(who, clean(m.Label()))
	}
	for _, m := range f.To {
		where = append(where, clean(m.Label()))
	}
	what := clean(f.Verb.Text + " " + f.What.Text)
	if len(f.Who) == 0 {
		what = clean(f.What.Text + " " + f.Verb.Text) // passive: "the order was signed"
	}
	var notes []bot.Note
	if f.Negated {
		notes = append(notes, bot.Note{Kind: bot.Caution, Text: "the article says that it did not happen"})
	}
	if f.Status == onrecord.May {
		notes = append(notes, bot.Note{Kind: bot.Caution, Text: "possible or demanded, not done"})
	}
	return bot.Row{
		Cells:    [][]bot.Run{bot.Text(f.When.ISO), bot.Text(strings.Join(who, ", ")), bot.Text(what), bot.Text(strings.Join(where, ", "))},
		Citation: bot.Cite(p.Article, p.sentence(p.at(f.Span.Start), f.Span.Start)),
		Fact:     f.ID, Notes: append(notes, doubts(p, &f)...),
	}
}
