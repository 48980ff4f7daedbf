package commands

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/dustin/go-humanize"

	"onrecord"
	"onrecord/bot"
	"onrecord/text"
)

// conclusions says of the rows of one page which ones add up and which ones
// disagree. Nothing is added that may overlap.
func (t *forceTable) conclusions(rows []forceRow) []bot.Block {
	var out []bot.Block
	for _, s := range sums(rows) {
		out = append(out, bot.Note{Kind: bot.Scope, Text: s})
	}
	for _, s := range disagreements(rows) {
		out = append(out, bot.Note{Kind: bot.Caution, Text: s})
	}
	return out
}

// sums adds up the people of different countries in one place, of one status
// and one day: "Rows 1, 2 and 4 together: 900 to 1,100".
func sums(rows []forceRow) []string {
	var out []string
	done := make([]bool, len(rows))
	for i := range rows {
		if done[i] || !addable(rows[i]) {
			continue
		}
		in := []int{i}
		for k := i + 1; k < len(rows); k++ {
			if !done[k] && addable(rows[k]) && sameSum(rows[i], rows[k]) && apart(rows, in, k) {
				in = append(in, k)
			}
		}
		for _, k := range in {
			done[k] = true
		}
		if len(in) > 1 {
			out = append(out, fmt.Sprintf("Rows %s together (%s, %s): %s.", listOf(in), rows[i].group(), rows[i].status(), total(rows, in)))
		}
	}
	return out
}

// addable are people of one country whose count is a number and a whole.
func addable(r forceRow) bool {
	return isWhole(r) && !r.fact.Doubted(onrecord.VagueNumber)
}

// isWhole reports whether a row counts the people of one country as a whole: no
// "additional" ones, no ceilings.
func isWhole(r forceRow) bool {
	f := r.fact
	if f.Negated || f.Class != "troops" || !r.counted() || len(f.Who) != 1 || len(f.To) == 0 || f.Status == onrecord.Capacity {
		return false
	}
	low := strings.ToLower(f.Amount.Text)
	for _, w := range []string{"more", "additional", "another", "further", "extra", "of"} {
		for word := range strings.FieldsSeq(strings.ReplaceAll(low, "more than", "")) {
			if word == w {
				return false
			}
		}
	}
	p := text.FindPlace(f.Who[0].Label())
	return p != nil && p.Kind == text.Country
}

func sameSum(a, b forceRow) bool {
	return a.group() == b.group() && a.fact.Status == b.fact.Status && a.fact.When.ISO == b.fact.When.ISO && a.page == b.page
}

// apart reports whether row k is of another country than those in a sum.
func apart(rows []forceRow, in []int, k int) bool {
	for _, i := range in {
		if names(rows[i].fact.Who) == names(rows[k].fact.Who) {
			return false
		}
	}
	return true
}

// together adds ranges; an open end stays open, -1.
func together(rows []forceRow, in []int) (low, high int64) {
	for _, i := range in {
		a := rows[i].fact.Amount
		low += max(a.Low, 0)
		if a.High < 0 || high < 0 {
			high = -1
			continue
		}
		high += a.High
	}
	return low, high
}

// total writes the sum of rows, hedged where one of them is.
func total(rows []forceRow, in []int) string {
	low, high := together(rows, in)
	if low == high && slices.ContainsFunc(in, func(i int) bool { return rows[i].fact.Amount.Hedge != "" }) {
		return "about " + humanize.Comma(low)
	}
	return between(low, high)
}

// between writes a range.
func between(low, high int64) string {
	switch {
	case high < 0:
		return "at least " + humanize.Comma(low)
	case low == high:
		return humanize.Comma(low)
	case low == 0:
		return "up to " + humanize.Comma(high)
	}
	return humanize.Comma(low) + " to " + humanize.Comma(high)
}

// disagreements names the rows that cannot both be so: the same force of the
// same country in the same place, counted differently or denied.
func disagreements(rows []forceRow) []string {
	var out []string
	for i := range rows {
		for k := i + 1; k < len(rows); k++ {
			a, b := rows[i], rows[k]
			if !sameForce(a, b) {
				continue
			}
			switch {
			case a.fact.Negated != b.fact.Negated:
				out = append(out, fmt.Sprintf("Rows %d and %d disagree: one says %q, the other %q.", i+1, k+1, a.status(), b.status()))
			case a.counted() && b.counted() && disjoint(a.fact.Amount, b.fact.Amount):
				out = append(out, fmt.Sprintf("Rows %d and %d disagree: %q and %q.", i+1, k+1, a.fact.Amount.Text, b.fact.Amount.Text))
			}
		}
	}
	return out
}

// sameForce reports whether two rows tell of one force at one time. Counts of
// other days, or of articles more than a week apart, may both be right.
func sameForce(a, b forceRow) bool {
	if a.group() != b.group() || a.fact.Status != b.fact.Status || a.fact.Class != b.fact.Class || names(a.fact.Who) != names(b.fact.Who) {
		return false
	}
	if len(a.fact.Who) == 0 || a.fact.When.ISO != b.fact.When.ISO || a.fact.What.Cover() == b.fact.What.Cover() && a.page == b.page {
		return false
	}
	if isPart(a) != isPart(b) {
		return false
	}
	days := a.page.Published.Sub(b.page.Published).Hours() / 24
	return -7 <= days && days <= 7
}

// isPart reports whether a row counts only some of a force: "another 200".
func isPart(r forceRow) bool { return !isWhole(r) && r.counted() }

// disjoint reports whether no number is in both ranges.
func disjoint(a, b onrecord.Amount) bool {
	return a.High >= 0 && b.Low > a.High || b.High >= 0 && a.Low > b.High
}

// listOf writes row numbers: "1, 2 and 4".
func listOf(in []int) string {
	var parts []string
	for _, i := range in {
		parts = append(parts, strconv.Itoa(i+1))
	}
	last := len(parts) - 1
	if last == 0 {
		return parts[0]
	}
	return strings.Join(parts[:last], ", ") + " and " + parts[last]
}

// forceChart draws the counted rows: in the order of the table, or of time.
func forceChart(title, by string, rows []forceRow) bot.Block {
	c := bot.Chart{Title: title, Unit: "counted forces"}
	var alt []string
	for _, r := range rows {
		if !r.counted() || len(c.Bars) == 20 {
			continue
		}
		a := r.fact.Amount
		label := names(r.fact.Who) + ", " + r.fact.What.Label() + ", " + r.group()
		if by == "time" {
			label = strings.TrimPrefix(r.asOf(), "article of ") + ": " + label
		}
		bar := bot.Bar{Label: label, Low: max(a.Low, 0), High: a.High, Hedge: a.Hedge, Status: r.status(), Citation: r.citation}
		if r.fact.Doubted(onrecord.VagueNumber) { // "thousands" has no length that anybody said
			bar.Low, bar.High, bar.Hedge = -1, -1, strings.TrimSuffix(a.Text, " of")
		}
		c.Bars = append(c.Bars, bar)
		alt = append(alt, fmt.Sprintf("%s: %s (%s)", label, a.Text, r.status()))
	}
	if len(c.Bars) == 0 {
		return bot.Note{Kind: bot.Hint, Text: "No row gives a count, so there is nothing to draw."}
	}
	if by == "time" {
		slices.SortStableFunc(c.Bars, func(a, b bot.Bar) int { return strings.Compare(a.Label, b.Label) })
	}
	c.Alt = strings.Join(alt, "; ") + "."
	return c
}
