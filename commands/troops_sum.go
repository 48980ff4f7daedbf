package commands

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/dustin/go-humanize"

	"onrecord"
	"onrecord/bot"
	"onrecord/question"
	"onrecord/text"
)

// conclusions says of the rows of a page, n from at on, which ones add up and which
// ones disagree with any row. Nothing is added that may overlap.
func (t *forceTable) conclusions(ctx context.Context, rows []forceRow, at, n int) ([]bot.Block, error) {
	var out []bot.Block
	for _, s := range sums(rows[at:at+n], t.from) {
		out = append(out, bot.Note{Kind: bot.Scope, Text: s})
	}
	against, err := t.disagreements(ctx, rows, at, n)
	for _, s := range against {
		out = append(out, bot.Note{Kind: bot.Caution, Text: s})
	}
	return out, err
}

// sums adds up the people of different countries in one place, of one status
// and one day: "Rows 1, 2 and 4 together: 900 to 1,100". before is how many rows
// earlier pages have.
func sums(rows []forceRow, before int) []string {
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
			out = append(out, fmt.Sprintf("Rows %s together (%s, %s): %s.", listOf(in, before), rows[i].group(), rows[i].status(), total(rows, in)))
		}
	}
	return out
}

// addable are people of one country whose count is a number and that of a whole force,
// no ceiling.
func addable(r forceRow) bool {
	f := r.fact
	if f.Negated || f.Doubted(onrecord.VagueNumber) || f.Class != "troops" || !r.counted() || len(f.Who) != 1 || len(f.To) == 0 || f.Status == onrecord.Capacity {
		return false
	}
	if !whole(r) {
		return false
	}
	p := text.FindPlace(f.Who[0].Label())
	return p != nil && p.Kind == text.Country
}

func sameSum(a, b forceRow) bool {
	return a.group() == b.group() && a.fact.Status == b.fact.Status && a.fact.When.ISO == b.fact.When.ISO && sameArticle(a, b)
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
func (t *forceTable) disagreements(ctx context.Context, rows []forceRow, at, n int) ([]string, error) {
	var out []string
	for i := at; i < at+n; i++ {
		for k := range rows {
			if k == i || at <= k && k < i || !sameForce(rows[i], rows[k]) {
				continue
			}
			if err := t.read(ctx, rows[k:k+1]); err != nil {
				return nil, err
			}
			first, second := min(i, k), max(i, k)
			if s := disagree(rows[first], rows[second]); s != "" && whole(rows[first]) && whole(rows[second]) {
				out = append(out, "Rows "+listOf([]int{first, second}, t.from-at)+" disagree: "+s+".")
			}
		}
	}
	return out, nil
}

// disagree says how two rows of the same force disagree, empty where they need not.
func disagree(a, b forceRow) string {
	excluded := a.counted() && b.counted() && disjoint(a.fact.Amount, b.fact.Amount)
	switch {
	case a.fact.Negated != b.fact.Negated && !excluded:
		return fmt.Sprintf("one says “%s”, the other “%s”", a.status(), b.status())
	case !a.fact.Negated && !b.fact.Negated && excluded:
		return fmt.Sprintf("“%s” and “%s”", a.fact.Amount.Text, b.fact.Amount.Text)
	}
	return ""
}

// sameForce reports whether two rows tell of one force at one time. Counts of
// other days, or of articles more than a week apart, may both be right; so may
// counts of one sentence, and what does not say whose force it is or where.
func sameForce(a, b forceRow) bool {
	f, g := a.fact, b.fact
	switch {
	case len(f.Who) == 0 || len(f.To)+len(f.From) == 0 || names(f.Who) != names(g.Who) || names(f.To) != names(g.To) || names(f.From) != names(g.From):
		return false
	case f.Status != g.Status || f.Class != g.Class || !sameKind(f, g) || len(f.Doubts)+len(g.Doubts) > 0:
		return false
	case f.When.ISO != g.When.ISO || f.When.ISO == "" && f.When.Text != g.When.Text:
		return false
	case sameArticle(a, b):
		return f.Span != g.Span
	case f.When.ISO != "":
		return true
	case a.page.Published.IsZero() || b.page.Published.IsZero():
		return false
	}
	days := a.page.Published.Sub(b.page.Published).Hours() / 24
	return -7 <= days && days <= 7
}

func sameArticle(a, b forceRow) bool {
	return a.page.Library == b.page.Library && a.page.ID == b.page.ID
}

// sameKind reports whether two forces are called by the same words, but for whose they
// are and the words for soldiers of whatever sort: not "engineers" and "soldiers".
func sameKind(f, g onrecord.Fact) bool {
	return slices.Equal(kindWords(f), kindWords(g))
}

// kindWords returns the stems of the words that say what sort of force it is, sorted.
func kindWords(f onrecord.Fact) []string {
	var out []string
	for _, w := range question.Content(question.Words(f.What.Text)) {
		if w.Country() || slices.ContainsFunc(f.Who, func(m onrecord.Mention) bool { return in(question.Words(m.Label()), w) }) {
			continue
		}
		if class := kinds[w.Fold]; class == "troops" || w.Fold == "men" {
			out = append(out, "troops")
			continue
		}
		out = append(out, w.Stem)
	}
	slices.Sort(out)
	return out
}

// nearPart is how many bytes before a force words stand that make a part of it.
const nearPart = 40

// partWords are words before and in a force that say that it is a part of one, or comes
// to one.
var partWords = regexp.MustCompile(`(?i)\b(?:includ(?:ing|e[sd]?)|among (?:them|these|those|whom|which)|of (?:them|these|those|whom|which|the|its|his|her|their)|` +
	`another|more|additional|further|extra|others?|(?:some|parts?|elements|half|most|many|few|none|rest|remainder|majority|thirds?|quarters?) of|` +
	`plus|besides|in addition|on top of|as well as|first|second|third|last|next|remaining|initial|entire|whole|total)\b`)

// partBehind are such words right behind a force; "of whom" tells of parts of a whole.
var partBehind = regexp.MustCompile(`(?i)^,? (?:more|extra|besides|in addition|on top)\b`)

// notMore are words of a bound, which is none.
var notMore = regexp.MustCompile(`(?i)\bmore than\b`)

// whole reports whether a row, which was read, tells of a whole force and not of a part:
// "another 200", "of them 200", "the entire force".
func whole(r forceRow) bool {
	at, sentence := r.fact.What.Cover(), r.citation.Span
	if !r.fact.Amount.Cover().Empty() {
		at.Start = min(at.Start, r.fact.Amount.Cover().Start)
	}
	if start := max(sentence.Start, at.Start-nearPart); start < at.End && at.End <= sentence.End {
		near, behind := r.page.Text[start:at.End], r.page.Text[at.End:sentence.End]
		return !partWords.MatchString(notMore.ReplaceAllString(near, "over")) && !partBehind.MatchString(behind)
	}
	return false
}

// disjoint reports whether no number is in both ranges.
func disjoint(a, b onrecord.Amount) bool {
	return a.High >= 0 && b.Low > a.High || b.High >= 0 && a.Low > b.High
}

// listOf writes row numbers: "1, 2 and 4". before is how many rows earlier pages have.
func listOf(in []int, before int) string {
	var parts []string
	for _, i := range in {
		parts = append(parts, number(before+i))
	}
	last := len(parts) - 1
	return strings.Join(parts[:last], ", ") + " and " + parts[last]
}

// mostBars is how many bars a chart has at most.
const mostBars = 20

// forceChart draws the counted rows: in the order of the table, or of time.
func forceChart(title, by string, rows []forceRow) bot.Block {
	c := bot.Chart{Title: title, Unit: "counted forces"}
	var alt []string
	for _, r := range rows {
		if !r.counted() || len(c.Bars) == mostBars {
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
