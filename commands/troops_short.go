package commands

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"

	"onrecord/bot"
	"onrecord/question"
	"onrecord/text"
)

// inShort is how many forces the short answer lists.
const inShort = 3

// short is the short answer: the foremost forces in words, and how many there
// are in all. That number comes first where nothing was asked for by name: the
// forces are then only the newest.
func (t *forceTable) short(rows []forceRow) []bot.Run {
	var said []string
	for _, r := range t.foremost(rows) {
		if s := r.words(); s != "" && !slices.Contains(said, s) && len(said) < inShort {
			said = append(said, s)
		}
	}
	total := count(len(rows), "force") + " in " + count(articlesOf(rows), "article")
	if len(said) == 0 {
		return bot.Text(total)
	}
	list := bot.Bold(strings.Join(said, "; "))
	if t.of == "" && len(rows) > 1 {
		return append(bot.Text(total+", newest first: "), list...)
	}
	return append(list, bot.Run{Text: ". " + total})
}

// shortOfPage is the short answer of a later page: which rows it has.
func (t *forceTable) shortOfPage(page []forceRow, total int) []bot.Run {
	last := t.from + len(page)
	if len(page) == 1 {
		return bot.Text("Force " + number(last-1) + " of " + strconv.Itoa(total))
	}
	return bot.Text("Forces " + number(t.from) + " to " + strconv.Itoa(last) + " of " + strconv.Itoa(total))
}

// words says a row in words: "Norland: 300 soldiers, Port Ames
// (planned)".
func (r forceRow) words() string {
	force := clean(r.fact.Amount.Text + " " + r.fact.What.Text)
	if to := names(r.fact.To); to != "" {
		force += ", " + to
	}
	if len(r.fact.Who) == 0 {
		return force + " (" + r.status() + ", not said whose)"
	}
	return names(r.fact.Who) + ": " + force + " (" + r.status() + ")"
}

// foremost returns the rows whose owner is named before the others, and among
// them those with a count; the newest first where nothing was asked for by
// name.
func (t *forceTable) foremost(rows []forceRow) []forceRow {
	rows = slices.Clone(rows)
	slices.SortStableFunc(rows, func(a, b forceRow) int {
		newer := 0
		if t.of == "" {
			newer = b.page.Published.Compare(a.page.Published)
		}
		return cmp.Or(compareBool(len(a.fact.Who) == 0, len(b.fact.Who) == 0), newer, compareBool(!a.counted(), !b.counted()))
	})
	return rows
}

// proof shows the sentence of the foremost row above the table.
func (t *forceTable) proof(rows []forceRow) bot.Quotation {
	r := t.foremost(rows)[0]
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
