package commands

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"onrecord/bot"
	"onrecord/question"
	"onrecord/text"
)

// inShort is how many forces the short answer lists.
const inShort = 3

// short is the short answer: the first forces in words, those with a count
// before others, and how many there are in all.
func (t *forceTable) short(rows []forceRow) []bot.Run {
	var said []string
	for _, r := range foremost(rows) {
		if s := r.words(); s != "" && !slices.Contains(said, s) && len(said) < inShort {
			said = append(said, s)
		}
	}
	total := count(len(rows), "force") + " in " + count(articlesOf(rows), "article")
	if len(said) == 0 {
		return bot.Text(total)
	}
	return append(bot.Bold(strings.Join(said, "; ")), bot.Run{Text: ". " + total})
}

// words says a row in words: "Norland: 300 soldiers, Port Ames
// (planned)".
func (r forceRow) words() string {
	force := clean(r.fact.Amount.Text + " " + r.fact.What.Text)
	if to := names(r.fact.To); to != "" {
		force += ", " + to
	}
	return cmp.Or(names(r.fact.Who), "not said whose") + ": " + force + " (" + r.status() + ")"
}

// foremost returns the rows with a count before the others.
func foremost(rows []forceRow) []forceRow {
	rows = slices.Clone(rows)
	slices.SortStableFunc(rows, func(a, b forceRow) int { return compareBool(!a.counted(), !b.counted()) })
	return rows
}

// proof shows the sentence of the foremost row above the table.
func (t *forceTable) proof(rows []forceRow) bot.Quotation {
	r := foremost(rows)[0]
	s := r.citation.Span
	return bot.Quotation{Fact: r.fact.ID, Passage: bot.Passage{
		Text: r.page.say(s), Span: s, Marks: within(s, r.fact.What.Parts), Citation: r.citation,
	}}
}

// isPlace reports whether what was asked for is a country, a region or a
// body: facts about it have it as a place or an owner, and its name in other
// words of a sentence proves nothing.
func (t *forceTable) isPlace() bool { return text.FindPlace(t.of) != nil }

// bySentences answers from a sentence that counts troops and itself names
// what was asked for, where no fact was read.
func (t *forceTable) bySentences(ctx context.Context) (bot.Answer, error) {
	if t.of == "" || len(t.filter.Statuses) > 0 || t.filter.Class != "" {
		return t.empty(ctx)
	}
	q := question.Parse("how many troops in " + t.of)
	found, err := t.judge(ctx, q)
	if err != nil {
		return bot.Answer{}, err
	}
	of := question.Content(question.Words(t.of))
	for _, f := range found {
		if f.Answers && share(of, f.text.Words[f.Sentence]) > 0.7 {
			return bot.Answer{Status: bot.Found, Short: f.short(q), Blocks: []bot.Block{f.quotation(q)}}, nil
		}
	}
	return t.empty(ctx)
}
