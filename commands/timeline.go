package commands

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"onrecord"
	"onrecord/bot"
	"onrecord/evidence"
	"onrecord/question"
)

// timeline is /timeline [WORDS]: what happened, the sentences that say it best
// first, then the dated events in order of time. Without words it is the
// newest of what is loaded.
func timeline(find reader) bot.Command {
	return bot.Command{
		Name:     "timeline",
		Summary:  "What happened, in order of time",
		Params:   []bot.Param{{Name: "words", Summary: "A day, a place, somebody, a topic; without: the newest", Suggests: true}},
		Examples: []string{"/timeline", "/timeline Friday", "/timeline Slovakia"},
		Try:      tries(find, onrecord.Event, nameExample("/timeline")),
		Run: func(ctx context.Context, r bot.Request) (bot.Answer, error) {
			return newDesk(find, r).timeline(ctx, strings.TrimSpace(r.Arg("words")))
		},
		Suggest: suggestNames(find, ""),
	}
}

// How much a timeline shows, and how much is looked at for it.
const (
	mostEvents   = 12
	eventsLooked = 300
	// reported is how long after a day articles still tell of it.
	reported = 60 * 24 * time.Hour
)

// timeline answers for a topic, a time, or both.
func (d *desk) timeline(ctx context.Context, words string) (bot.Answer, error) {
	if l, ok := latelyIn(words, d.now); ok {
		return d.timelineLately(ctx, l)
	}
	when, topic := timeIn(words)
	if len(question.Content(d.words(topic))) == 0 {
		return d.eventsOf(ctx, when, words)
	}
	q := question.Parse("what happened " + words)
	q.Kind = question.Happened
	a, err := d.answer(ctx, q)
	if err != nil {
		return a, err
	}
	return d.addEvents(ctx, a, q, topic, when)
}

// timelineLately answers for a time that is counted from now, and a topic where there is
// one.
func (d *desk) timelineLately(ctx context.Context, l lately) (bot.Answer, error) {
	if len(question.Content(d.words(l.rest))) == 0 {
		return d.eventsOf(ctx, l.period(), l.words)
	}
	q := question.Parse("what happened " + l.rest)
	q.Kind = question.Happened
	a, err := d.empty(ctx, fmt.Sprintf("No event of “%s” (%s) speaks of it", l.words, l))
	if err != nil {
		return a, err
	}
	return d.addEvents(ctx, a, q, l.rest, l.period())
}

// timeIn returns the day, month or year that words name, without any reference
// to a date of publication, and the words without it.
func timeIn(words string) (onrecord.Period, string) {
	t := evidence.Read(onrecord.Article{Text: words}, question.NewSplitter())
	for _, date := range t.DatesIn(onrecord.Span{End: len(words)}) {
		if p := t.Period(date, 0); p.ISO != "" {
			return p, words[:date.Start] + words[date.End:]
		}
	}
	return onrecord.Period{}, words
}

// eventsOf answers with the events of a time, or without one with the newest
// that an article tells to have happened.
func (d *desk) eventsOf(ctx context.Context, when onrecord.Period, words string) (bot.Answer, error) {
	if when.ISO == "" && words != "" {
		return d.empty(ctx, "There is no word to look for")
	}
	query := onrecord.Query{Kind: onrecord.Event, Limit: eventsLooked, Fold: true}
	table := bot.Table{Title: "The newest events, in order of time"}
	if when.ISO != "" {
		query.Since, query.Until = when.From, when.To.Add(reported)
		table.Title = "Events of " + when.ISO + ", in order of time"
	}
	hits, err := d.facts(ctx, query)
	if err != nil {
		return bot.Answer{}, err
	}
	hits = slices.DeleteFunc(hits, func(h onrecord.Hit) bool {
		return !inTime(h.Fact.When, when) || when.ISO == "" && h.Fact.When.From.After(h.Article.Published)
	})
	table, err = d.eventTable(ctx, table, hits)
	if err != nil || len(table.Rows) > 0 {
		return bot.Answer{Status: bot.Found, Blocks: []bot.Block{table}}, err
	}
	if when.ISO == "" {
		return d.empty(ctx, "No event with a date was found")
	}
	return d.empty(ctx, "No event is dated "+when.ISO)
}

// inTime reports whether a date lies in a time; any resolved one does where
// the time is zero. A month is no day of it.
func inTime(date, in onrecord.Period) bool {
	return date.ISO != "" && (in.ISO == "" || !date.From.Before(in.From) && !date.To.After(in.To))
}

// addEvents adds the dated events that speak of the topic, in order of time.
func (d *desk) addEvents(ctx context.Context, a bot.Answer, q question.Question, topic string, when onrecord.Period) (bot.Answer, error) {
	hits, err := d.facts(ctx, onrecord.Query{Kind: onrecord.Event, Words: cmp.Or(strings.TrimSpace(topic), searchWords(q)), Match: onrecord.Some, Limit: eventsLooked, Fold: true})
	if err != nil {
		return a, err
	}
	need := question.Content(d.words(topic))
	var speak []onrecord.Hit
	for _, h := range hits {
		if !inTime(h.Fact.When, when) {
			continue
		}
		p, err := d.page(ctx, h.Article)
		if err != nil {
			return a, err
		}
		if share(need, d.words(p.say(h.Fact.Span))) >= 0.5 {
			speak = append(speak, h)
		}
	}
	table, err := d.eventTable(ctx, bot.Table{Title: "In order of time"}, speak)
	if err != nil || len(table.Rows) == 0 {
		return a, err
	}
	if a.Status != bot.Found {
		a = bot.Answer{Status: bot.Found}
	}
	a.Blocks = append(a.Blocks, table)
	return a, nil
}

// eventTable adds the newest of the dated events to the table, in order of
// time, those that say the same once.
func (d *desk) eventTable(ctx context.Context, table bot.Table, hits []onrecord.Hit) (bot.Table, error) {
	table.Columns = []string{"When", "Who", "What"}
	slices.SortStableFunc(hits, func(x, y onrecord.Hit) int {
		return cmp.Or(x.Fact.When.From.Compare(y.Fact.When.From), strings.Compare(x.Fact.When.ISO, y.Fact.When.ISO), cmp.Compare(x.Fact.Span.Start, y.Fact.Span.Start))
	})
	seen := map[string]bool{}
	hits = slices.DeleteFunc(hits, func(h onrecord.Hit) bool {
		f := h.Fact
		key := strings.Join([]string{f.When.ISO, question.Fold(speaker(&f)), f.Verb.Name, question.Fold(clean(f.What.Text))}, "|")
		defer func() { seen[key] = true }()
		return seen[key]
	})
	for _, h := range hits[max(0, len(hits)-mostEvents):] {
		p, err := d.page(ctx, h.Article)
		if err != nil {
			return table, err
		}
		table.Rows = append(table.Rows, eventRow(p, h.Fact))
	}
	return table, nil
}

// eventRow shows an event: when, who, what.
func eventRow(p *page, f onrecord.Fact) bot.Row {
	var who []string
	for _, m := range f.Who {
		who = append(who, clean(m.Label()))
	}
	what := deed(p, f)
	if len(f.Who) == 0 {
		what = clean(f.What.Text) + " " + what // passive: "the order was signed"
	}
	return bot.Row{
		Cells:    [][]bot.Run{bot.Text(f.When.ISO), bot.Text(strings.Join(who, ", ")), bot.Text(what)},
		Citation: bot.Cite(p.Article, p.sentence(p.at(f.Span.Start), f.Span.Start)),
		Fact:     f.ID, Notes: append(eventNotes(f), doubts(p, &f)...),
	}
}

// longestDeed bounds in bytes the words that tell what was done.
const longestDeed = 140

// deed returns what was done as printed: the verb, and all up to the last of
// what it was done to, where and when.
func deed(p *page, f onrecord.Fact) string {
	s := f.Verb.Cover()
	end := s.End
	for _, m := range append(append([]onrecord.Mention{f.What, f.When.Mention}, f.To...), f.From...) {
		if c := m.Cover(); !m.Zero() && c.Start >= s.Start && f.Span.Holds(c) && c.End-s.Start <= longestDeed {
			end = max(end, c.End)
		}
	}
	if rest := p.Text[end:max(end, f.Span.End)]; strings.HasPrefix(rest, "'s ") || strings.HasPrefix(rest, "’s ") {
		if n := strings.IndexAny(rest, ",.;:\n"); n > 0 && end+n-s.Start <= longestDeed {
			end += n // "condemned Friday's test"
		}
	}
	return clean(p.Text[s.Start:end])
}

// eventNotes says of an event that it is not simply so.
func eventNotes(f onrecord.Fact) []bot.Note {
	var notes []bot.Note
	add := func(text string) { notes = append(notes, bot.Note{Kind: bot.Caution, Text: text}) }
	if f.Negated {
		add("the article says that it did not happen, or is not to")
	}
	switch f.Status {
	case onrecord.May:
		add("possible or demanded, not done")
	case onrecord.WillBe:
		add("planned or expected when it was written")
	}
	if who := clean(f.Source.Label()); who != "" {
		add("according to " + who)
	}
	return notes
}
