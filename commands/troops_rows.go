package commands

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"

	"onrecord"
	"onrecord/bot"
)

// forceRow is one force of an answer to /troops.
type forceRow struct {
	fact     onrecord.Fact
	page     *page
	citation bot.Citation
	copies   []onrecord.Article
}

// rowsOf returns the rows of facts without the texts that they cite.
func rowsOf(hits []onrecord.Hit) []forceRow {
	var out []forceRow
	for _, h := range hits {
		out = append(out, forceRow{fact: h.Fact, page: &page{Article: h.Article}, copies: h.Copies})
	}
	return out
}

// read fetches the texts that rows cite.
func (t *forceTable) read(ctx context.Context, rows []forceRow) error {
	for i := range rows {
		r := &rows[i]
		if !r.citation.Span.Empty() {
			continue
		}
		p, err := t.page(ctx, r.page.Article)
		if err != nil {
			return err
		}
		r.page, r.citation = p, bot.Cite(p.Article, shorten(p.Text, r.fact.Span, r.fact.What.Cover().Start))
	}
	return nil
}

// rows returns the rows of facts with their texts.
func (t *forceTable) rows(ctx context.Context, hits []onrecord.Hit) ([]forceRow, error) {
	out := rowsOf(hits)
	return out, t.read(ctx, out)
}

// group is the place that a row stands under.
func (r forceRow) group() string {
	switch {
	case len(r.fact.To) > 0:
		return names(r.fact.To)
	case len(r.fact.From) > 0:
		return "from " + names(r.fact.From)
	}
	return "place not said"
}

// byGroup orders rows by place, the place of the newest article first, and
// keeps the order inside a place.
func byGroup(rows []forceRow) func(a, b forceRow) int {
	first := map[string]int{}
	for i, r := range rows {
		if _, ok := first[r.group()]; !ok {
			first[r.group()] = i
		}
	}
	first["place not said"] = len(rows)
	return func(a, b forceRow) int { return cmp.Compare(first[a.group()], first[b.group()]) }
}

// forceBlock lays the rows out: whose, how many, what, where, whether it is
// so, as of when, and who says it. before is how many rows earlier pages have.
func forceBlock(rows []forceRow, before int) bot.Table {
	t := bot.Table{Columns: []string{"#", "Whose", "How many", "What", "From → to", "Status", "As of", "Source"}}
	for i, r := range rows {
		f := r.fact
		t.Rows = append(t.Rows, bot.Row{
			Group: r.group(),
			Cells: [][]bot.Run{
				bot.Text(number(before + i)), bot.Text(cmp.Or(names(f.Who), "not said")), bot.Text(f.Amount.Text), bot.Text(f.What.Label()),
				bot.Text(r.way()), bot.Bold(r.status()), bot.Text(r.asOf()), bot.Text(r.source()),
			},
			Citation: r.citation, Fact: f.ID, Notes: r.notes(),
		})
	}
	return t
}

// notes are the doubts of a row.
func (r forceRow) notes() []bot.Note {
	var out []bot.Note
	for _, d := range r.fact.Doubts {
		if text := forceDoubts[d.Code]; text != "" {
			out = append(out, bot.Note{Kind: bot.Doubt, Text: text})
		}
	}
	return append(out, doubts(r.page, &onrecord.Fact{})...)
}

var forceDoubts = map[onrecord.DoubtCode]string{
	onrecord.VagueNumber: "a word of size, not a count",
	onrecord.ActorOpen:   "the sentence does not say whose force it is",
	onrecord.PlaceOpen:   "the place is meant, not named",
	onrecord.DateOpen:    "the date in words could not be resolved",
}

// way is where the force goes, from where.
func (r forceRow) way() string {
	from, to := names(r.fact.From), names(r.fact.To)
	switch {
	case from == "" && to == "":
		return ""
	case from == "":
		return "→ " + to
	}
	return strings.TrimSpace(from + " → " + to)
}

// status is the status in words, with "not" before it where the article says
// that it is not so.
func (r forceRow) status() string {
	s := strings.ReplaceAll(string(r.fact.Status), "_", " ")
	if r.fact.Negated {
		return "not " + s
	}
	return s
}

// asOf is when the force moves or is there; without a date of its own it is
// the day of the article.
func (r forceRow) asOf() string {
	switch {
	case r.fact.When.ISO != "":
		return r.fact.When.ISO
	case r.fact.When.Text != "":
		return r.fact.When.Text
	case r.page.Published.IsZero():
		return "undated"
	}
	return "article of " + r.page.Published.Format("2006-01-02")
}

// source is the outlet, how many copies there are, and whom it cites,
// other than the owner of the force.
func (r forceRow) source() string {
	s := cmp.Or(r.page.Outlet, r.page.Title, string(r.page.ID))
	if len(r.copies) > 0 {
		s += " and " + count(len(r.copies), "copy")
		s = strings.Replace(s, "copys", "copies", 1)
	}
	if cited := r.fact.Source.Label(); cited != "" && cited != names(r.fact.Who) {
		s += ", citing " + cited
	}
	return s
}

// counted reports whether a row gives a number.
func (r forceRow) counted() bool {
	return r.fact.Amount.Low >= 0 && !r.fact.Amount.Zero() || r.fact.Amount.High > 0
}

// articlesOf counts the articles that rows are from.
func articlesOf(rows []forceRow) int {
	seen := map[pageKey]bool{}
	for _, r := range rows {
		seen[pageKey{r.page.Library, r.page.ID}] = true
	}
	return len(seen)
}

// names joins the names of mentions.
func names(ms []onrecord.Mention) string {
	var out []string
	for _, m := range ms {
		if !slices.Contains(out, m.Label()) {
			out = append(out, m.Label())
		}
	}
	return strings.Join(out, ", ")
}

func number(i int) string { return strconv.Itoa(i + 1) }
