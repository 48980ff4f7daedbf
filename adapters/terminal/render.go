package terminal

// Answer -> text: pure, for the chat and for the way without a screen.

import (
	"fmt"
	"strings"

	"charm.land/lipgloss/v2"

	"onrecord"
	"onrecord/bot"
)

// Form is how an answer is to be shown.
type Form struct {
	Width  int  // cells of a line; 0: lines are not wrapped
	Colour bool // with the codes of a terminal
	Chat   bool // with its title, and its actions numbered to be typed
}

// Render writes an answer as lines of text, without one at the end. It is
// pure: the same answer and form give the same text.
//
// The short answer comes first, then each block: a passage with its source
// below, a table with the sentences that prove its rows. Control characters
// from articles are made visible and do nothing.
func Render(a bot.Answer, f Form) string {
	p := &page{ink: inks(f.Colour), width: f.Width, told: map[string]bool{}}
	p.head(a, f)
	for _, b := range a.Blocks {
		p.block(b)
	}
	p.tail(a, f)
	return p.String()
}

// head writes the short answer, and the title where there is none or there is
// room for both.
func (p *page) head(a bot.Answer, f Form) {
	if title := OneLine(a.Title); title != "" && (f.Chat || len(a.Short) == 0) {
		p.add(0, "", p.title.Render(title))
	}
	if len(a.Short) > 0 {
		p.add(0, "", p.runs(a.Short))
	}
}

func (p *page) block(b bot.Block) {
	switch b := b.(type) {
	case bot.Prose:
		if len(b.Runs) > 0 {
			p.gap()
			p.add(0, "", p.runs(b.Runs))
		}
	case bot.Quotation:
		p.gap()
		p.quotation(b)
	case bot.Table:
		p.gap()
		p.table(b)
	case bot.Note:
		p.note(0, b)
	case bot.Chart:
		p.gap()
		p.chart(b)
	case bot.Change:
		p.gap()
		p.change(b)
	}
}

// quotation writes who, what, where from, and every doubt.
func (p *page) quotation(q bot.Quotation) {
	if head := p.attribution(q); head != "" {
		p.add(0, "", head)
	}
	lead := "  "
	if p.colour {
		lead = p.bar.Render("▎ ")
	}
	for part := range strings.SplitSeq(p.passage(q.Passage), "\n") {
		if part = strings.TrimSpace(part); part != "" {
			p.quoted(lead, part)
		}
	}
	p.source(q.Passage.Citation, q.Fact)
	for _, c := range q.Also {
		p.whole(2, "also ", p.ink.source, cited(c))
	}
	for _, n := range q.Notes {
		p.note(2, n)
	}
}

// quoted writes a paragraph of an article, lead before each of its lines.
func (p *page) quoted(lead, styled string) {
	for _, line := range p.wrap(2, styled) {
		p.lines = append(p.lines, strings.TrimRight(lead+line, " "))
	}
}

// attribution is the line above a passage: who, in which role, did what, and
// how the passage matches what was asked.
func (p *page) attribution(q bot.Quotation) string {
	var parts []string
	if q.Speaker != "" {
		who := p.strong.Render(OneLine(q.Speaker))
		if q.Role != "" {
			who += ", " + OneLine(q.Role)
		}
		parts = append(parts, who)
	}
	if len(q.Lead) > 0 {
		parts = append(parts, p.runs(q.Lead))
	}
	head := strings.Join(parts, joint(q))
	if q.Match == "" {
		return head
	}
	return strings.TrimSpace(head + " " + p.dim.Render("("+OneLine(q.Match)+")"))
}

// joint stands between the speaker and what was done: a role is set off by
// commas.
func joint(q bot.Quotation) string {
	if q.Role != "" {
		return ", "
	}
	return " "
}

// passage sets the bytes of an article, the words asked for in bold.
func (p *page) passage(passage bot.Passage) string {
	var b strings.Builder
	for _, r := range passage.Runs() {
		b.WriteString(p.run(r, p.mark))
	}
	return b.String()
}

// source writes where a passage stands.
func (p *page) source(c bot.Citation, fact onrecord.FactID) {
	p.whole(2, "— ", p.ink.source, cited(c)+factMark(fact))
}

// factMark is what /source takes to show more.
func factMark(fact onrecord.FactID) string {
	if fact == "" {
		return ""
	}
	return " [" + OneLine(string(fact)) + "]"
}

// innerMarks are the quotation marks within those around a title.
var innerMarks = strings.NewReplacer("“", "‘", "”", "’")

// cited names an article: outlet, title, date, address, and whether it is a
// sample.
func cited(c bot.Citation) string {
	var parts []string
	if c.Outlet != "" {
		parts = append(parts, OneLine(c.Outlet))
	}
	if c.Title != "" {
		parts = append(parts, "“"+innerMarks.Replace(strings.TrimSpace(OneLine(c.Title)))+"”")
	}
	if len(parts) == 0 {
		parts = append(parts, "article "+OneLine(string(c.Article)))
	}
	if !c.Date.IsZero() {
		parts = append(parts, c.Date.Format("2 January 2006"))
	}
	out := strings.Join(parts, ", ")
	if c.Sample {
		out += " (sample)"
	}
	if c.URL != "" {
		out += " " + OneLine(c.URL)
	}
	return out
}

// note writes a remark of ours: "!" before what asks for care. A doubt stands
// wherever it arises, a caution once.
func (p *page) note(indent int, n bot.Note) {
	text := OneLine(n.Text)
	if n.Kind == bot.Caution && p.told[text] {
		return
	}
	switch n.Kind {
	case bot.Doubt, bot.Caution:
		p.told[text] = n.Kind == bot.Caution
		p.whole(indent, "! ", p.doubt, text)
	case bot.Hint:
		p.whole(indent, "› ", p.ink.emphasis, text)
	default:
		p.whole(indent, "", p.dim, text)
	}
}

// tail writes how the question was taken, and what can be done next.
func (p *page) tail(a bot.Answer, f Form) {
	if a.TakenAs != "" {
		p.gap()
		p.whole(0, "", p.dim, "Taken as "+OneLine(a.TakenAs))
	}
	if f.Chat {
		p.actions(a.Actions)
		return
	}
	for _, act := range a.Actions {
		if nextPage(act) || a.Status != bot.Found && a.Status != bot.Done {
			p.whole(0, "› ", p.ink.emphasis, OneLine(act.Label)+": "+OneLine(act.Line))
		}
	}
}

// nextPage reports whether an action shows what did not fit into an answer.
func nextPage(act bot.Action) bool { return strings.Contains(act.Line, " after:") }

// actions writes the numbered things to do next.
func (p *page) actions(acts []bot.Action) {
	if len(acts) == 0 {
		return
	}
	p.gap()
	line := ""
	for i, act := range acts {
		one := p.number.Render(fmt.Sprint(i+1)) + " " + OneLine(act.Label)
		if line != "" && p.width > 0 && lipgloss.Width(line)+apart+lipgloss.Width(one) > p.width {
			p.add(0, "", line)
			line = ""
		}
		if line != "" {
			line += strings.Repeat(" ", apart)
		}
		line += one
	}
	p.add(0, "", line)
}

// apart is how many cells stand between two actions.
const apart = 3
