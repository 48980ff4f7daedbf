package terminal

// Tables, with the sentences that prove their rows below them.

import (
	"fmt"
	"strconv"
	"strings"

	"onrecord"
	"onrecord/bot"
)

// table writes aligned columns, the last of them the number of the source,
// and below it the sentences that prove the rows.
func (p *page) table(t bot.Table) {
	if t.Title != "" {
		p.add(0, "", p.strong.Render(OneLine(t.Title)))
	}
	grouped := hasGroups(t)
	var sources proofs
	var rows [][]string
	group := ""
	for _, r := range t.Rows {
		var cells []string
		if grouped {
			cells = append(cells, repeated(&group, r.Group))
		}
		for _, c := range r.Cells {
			cells = append(cells, strings.ReplaceAll(p.runs(c), "\n", " "))
		}
		rows = append(rows, append(cells, sources.number(r.Citation, r.Fact, r.Notes)))
	}
	p.grid(headers(t, grouped), rows)
	if len(t.Foot) > 0 {
		p.add(0, "", p.runs(t.Foot))
	}
	p.proofs(sources)
}

func hasGroups(t bot.Table) bool {
	for _, r := range t.Rows {
		if r.Group != "" {
			return true
		}
	}
	return false
}

// repeated returns the group where it begins, and nothing where it goes on.
func repeated(last *string, group string) string {
	if group == *last {
		return ""
	}
	*last = group
	return OneLine(group)
}

func headers(t bot.Table, grouped bool) []string {
	var out []string
	if grouped {
		out = append(out, "")
	}
	for _, c := range t.Columns {
		out = append(out, OneLine(c))
	}
	return append(out, "proof")
}

// proof is a sentence that proves one or more rows.
type proof struct {
	citation bot.Citation
	facts    []onrecord.FactID
	notes    []bot.Note
}

// proofs are the sentences below a table, in order of first use.
type proofs []proof

// number returns the number of the sentence at c, which is added where it is
// new.
func (ps *proofs) number(c bot.Citation, fact onrecord.FactID, notes []bot.Note) string {
	at := -1
	for i, p := range *ps {
		if p.citation.Article == c.Article && p.citation.Library == c.Library && p.citation.Revision == c.Revision && p.citation.Span == c.Span {
			at = i
		}
	}
	if at < 0 {
		*ps = append(*ps, proof{citation: c})
		at = len(*ps) - 1
	}
	one := &(*ps)[at]
	if fact != "" {
		one.facts = append(one.facts, fact)
	}
	for _, n := range notes {
		if !holds(one.notes, n) {
			one.notes = append(one.notes, n)
		}
	}
	return strconv.Itoa(at + 1)
}

func holds(notes []bot.Note, n bot.Note) bool {
	for _, m := range notes {
		if m == n {
			return true
		}
	}
	return false
}

// proofs writes the numbered sentences with their sources.
func (p *page) proofs(ps proofs) {
	for i, one := range ps {
		lead := fmt.Sprintf("%d ", i+1)
		text := strings.Join(strings.Fields(OneLine(one.citation.Exact)), " ")
		p.gapBefore(i == 0)
		p.add(0, p.number.Render(lead), text)
		marks := ""
		for _, f := range one.facts {
			marks += factMark(f)
		}
		p.whole(len(lead), "— ", p.ink.source, cited(one.citation)+marks)
		for _, n := range one.notes {
			p.note(len(lead), n)
		}
	}
}

func (p *page) gapBefore(yes bool) {
	if yes {
		p.gap()
	}
}
