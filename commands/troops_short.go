package commands

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/dustin/go-humanize"

	"onrecord/bot"
)

// inShort is how many forces the short answer lists.
const inShort = 3

// short is the short answer: the foremost forces in words, and how many there
// are in all. That number comes first where nothing was asked for by name: the
// forces are then only the newest. Where what was asked for only stands in the
// sentences, that comes before all.
func (t *forceTable) short(rows []forceRow, list forceList) []bot.Run {
	var said []string
	for _, r := range t.foremost(rows) {
		if s := r.words(); s != "" && !slices.Contains(said, s) && len(said) < inShort {
			said = append(said, s)
		}
	}
	total := sentenceCase(list.of(list.end()))
	if !list.more {
		total += " in " + count(articlesOf(rows), "article")
	}
	if len(said) == 0 {
		return bot.Text(total)
	}
	told := bot.Bold(strings.Join(said, "; "))
	switch {
	case !list.told:
		lead := "No force has “" + ellipsis(t.of, 80) + "” as its owner, place or kind. The sentences of these speak of it: "
		return append(append(bot.Text(lead), told...), bot.Run{Text: ". " + total})
	case t.of != "" || len(rows) == 1:
		return append(told, bot.Run{Text: ". " + total})
	case dated(rows):
		total += ", newest first"
	}
	return append(bot.Text(total+": "), told...)
}

// dated reports whether rows are of articles of different days.
func dated(rows []forceRow) bool {
	return slices.ContainsFunc(rows, func(r forceRow) bool { return !r.page.Published.Equal(rows[0].page.Published) })
}

// sentenceCase writes the first letter of a string of plain letters large.
func sentenceCase(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

// shortOfPage is the short answer of a later page: which rows it has.
func (t *forceTable) shortOfPage(page []forceRow, list forceList) []bot.Run {
	last := t.from + len(page)
	all := strings.TrimSuffix(list.of(list.end()), " forces")
	if len(page) == 1 {
		return bot.Text("Force " + humanize.Comma(int64(last)) + " of " + all)
	}
	return bot.Text("Forces " + humanize.Comma(int64(t.from+1)) + " to " + humanize.Comma(int64(last)) + " of " + all)
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
func (t *forceTable) proof(ctx context.Context, rows []forceRow) (bot.Quotation, error) {
	first := t.foremost(rows)[:1]
	if err := t.read(ctx, first); err != nil {
		return bot.Quotation{}, err
	}
	r := first[0]
	s := r.citation.Span
	return bot.Quotation{Fact: r.fact.ID, Passage: bot.Passage{
		Text: r.page.say(s), Span: s, Marks: within(s, r.fact.What.Parts), Citation: r.citation,
	}}, nil
}
