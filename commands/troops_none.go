package commands

import (
	"context"
	"strings"

	"github.com/dustin/go-humanize"

	"onrecord"
	"onrecord/bot"
	"onrecord/question"
)

// This file answers where no fact is a force as it was asked for.

// bySentences answers from a sentence that counts troops and itself names
// what was asked for, where no fact was read.
func (t *forceTable) bySentences(ctx context.Context) (bot.Answer, error) {
	names := t.names()
	if names == "" || len(t.filter.Statuses) > 0 || t.filter.Class != "" {
		return t.empty(ctx)
	}
	q := question.Parse("how many troops in " + names)
	found, err := t.judge(ctx, q)
	if err != nil {
		return bot.Answer{}, err
	}
	of := question.Content(question.Words(names))
	for _, f := range found {
		late := t.filter.Since.IsZero() || !f.page.Published.Before(t.filter.Since)
		if late && f.Answers && share(of, f.text.Words[f.Sentence]) > 0.7 {
			return bot.Answer{Status: bot.Found, Short: f.short(q), Blocks: []bot.Block{f.quotation(q)}}, nil
		}
	}
	return t.empty(ctx)
}

// names returns the names that were typed, without words between them.
func (t *forceTable) names() string {
	if len(t.wanted) == 0 {
		return ""
	}
	return t.wanted[len(t.wanted)-1].words()
}

// empty says that the articles have no such force, what was searched, and what comes
// nearest: the same without filters, a name that is spelled like the one typed.
func (t *forceTable) empty(ctx context.Context) (bot.Answer, error) {
	n, err := t.find.Count(ctx, t.libraries)
	if err != nil {
		return bot.Answer{}, err
	}
	a := bot.Answer{Status: bot.Empty, Title: "The articles name no such force.", Blocks: []bot.Block{searched(n)}}
	wide, err := t.unfiltered(ctx)
	switch {
	case err != nil:
		return a, err
	case wide.end() > 0:
		line := strings.TrimSpace("/troops " + t.of)
		text := "Without " + strings.TrimSpace(strings.TrimPrefix(t.line, line)) + " there " + areOf(wide) + "."
		if undated := wide.undated(); undated > 0 && !t.filter.Since.IsZero() {
			text += " Articles without a date, which since: leaves out, have " + humanize.Comma(int64(undated)) + " of them."
		}
		a.Blocks = append(a.Blocks, bot.Note{Kind: bot.Hint, Text: text})
		a.Actions = append(a.Actions, bot.Action{Label: "Without filters", Line: line})
	default:
		t.suggest(ctx, &a)
	}
	if t.line != "/troops" {
		a.Actions = append(a.Actions, bot.Action{Label: "All forces", Line: "/troops"})
	}
	return a, nil
}

// unfiltered returns the forces that there are without the filters; none where there are
// no filters.
func (t *forceTable) unfiltered(ctx context.Context) (forceList, error) {
	if len(t.filter.Statuses) == 0 && t.filter.Class == "" && t.filter.Since.IsZero() {
		return forceList{}, nil
	}
	wide := *t
	wide.from, wide.filter = 0, onrecord.Query{Kind: onrecord.Force, Fold: true}
	for _, w := range t.wanted {
		if l, err := wide.named(ctx, w); err != nil || l.end() > 0 {
			return l, err
		}
	}
	return forceList{}, nil
}

// suggest names what is spelled like a name that no article has.
func (t *forceTable) suggest(ctx context.Context, a *bot.Answer) {
	if len(t.wanted) == 0 {
		return
	}
	for _, n := range t.wanted[len(t.wanted)-1].names {
		name := n.any[0].name
		if there, err := t.mentioned(ctx, name); n.known() || there || err != nil {
			continue
		}
		if like := t.looksLike(ctx, name); like != "" {
			a.Blocks = append(a.Blocks, bot.Note{Kind: bot.Hint, Text: "Did you mean " + like + "?"})
			a.Actions = append(a.Actions, bot.Action{Label: like, Line: strings.Replace(t.line, name, like, 1)})
			return
		}
	}
}

// undated counts the forces of articles without a date.
func (l forceList) undated() int {
	n := 0
	for _, h := range l.hits {
		if h.Article.Published.IsZero() {
			n++
		}
	}
	return n
}

// of writes how many forces n are: more than that where others come behind them.
func (l forceList) of(n int) string {
	s := humanize.Comma(int64(n)) + " forces"
	switch {
	case n == 1:
		s = "1 force"
	case l.more:
		return "more than " + s
	}
	return s
}

// areOf says that there are so many forces.
func areOf(l forceList) string {
	if l.end() == 1 {
		return "is 1 force"
	}
	return "are " + l.of(l.end())
}
