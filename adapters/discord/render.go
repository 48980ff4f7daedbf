package discord

// Answer -> embeds and buttons: pure, no session. The head embed holds the
// title, the short answer and everything that is prose; each quotation has an
// embed of its own, whose title is the link to the exact sentence.

import (
	"slices"
	"strconv"
	"strings"

	"github.com/bwmarrin/discordgo"
	"github.com/dustin/go-humanize"

	"onrecord/bot"
)

// Draw turns a chart into a PNG.
type Draw func(bot.Chart) ([]byte, error)

// render returns what Discord shows of an Answer. draw may be nil: charts are
// then printed as lines.
func render(a bot.Answer, draw Draw) message {
	p := page{draw: draw, color: colors[a.Status], share: len(quotations(a))}
	p.head(a)
	for _, b := range a.Blocks {
		p.block(b)
	}
	m := message{Embeds: p.finish(), Files: p.files}
	m.Rows, m.long = buttons(a)
	return m
}

// colors tell the statuses apart at a glance.
var colors = map[bot.Status]int{
	bot.Found: 0x2E7D5B, bot.Done: 0x2E7D5B, bot.Empty: 0x8A8F98,
	bot.Misused: 0xC98A1B, bot.Failed: 0xB3403A,
}

func quotations(a bot.Answer) (qs []bot.Quotation) {
	for _, b := range a.Blocks {
		if q, ok := b.(bot.Quotation); ok {
			qs = append(qs, q)
		}
	}
	return qs
}

// page is an answer while it is laid out.
type page struct {
	sheet
	draw  Draw
	color int
	share int // how many quotations have to share the page
	files []file
	links map[string]int // addresses used as titles: Discord merges embeds of one address
}

func (p *page) head(a bot.Answer) {
	p.open(&discordgo.MessageEmbed{Title: cutEscaped(line(a.Title), maxTitle), Color: p.color})
	if a.TakenAs != "" {
		p.add(small("Taken as: " + escape(line(a.TakenAs))))
	}
	if len(a.Short) > 0 {
		p.add(runs(a.Short))
	}
}

func (p *page) block(b bot.Block) {
	switch b := b.(type) {
	case bot.Prose:
		p.text().add(runs(b.Runs))
	case bot.Note:
		p.text().add(note(b))
	case bot.Quotation:
		p.quotation(b)
	case bot.Table:
		p.table(b)
	case bot.Chart:
		p.chart(b)
	case bot.Change:
		p.change(b)
	}
}

// text makes sure that what comes next does not stand inside a quotation.
func (p *page) text() *sheet {
	if p.isQuote() {
		p.open(&discordgo.MessageEmbed{Color: p.color})
	}
	return &p.sheet
}

func (p *page) quotation(q bot.Quotation) {
	c := q.Passage.Citation
	e := &discordgo.MessageEmbed{Color: p.color}
	e.Title = cutEscaped(source(c), maxTitle)
	e.URL = p.unique(linkable(c.Link()))
	if by := byline(q); by != "" {
		e.Author = &discordgo.MessageEmbedAuthor{Name: cut(by, maxAuthor)}
	}
	if foot := footer(q); foot != "" {
		e.Footer = &discordgo.MessageEmbedFooter{Text: cut(foot, maxFooter)}
	}
	var lines []string
	if len(q.Lead) > 0 {
		lines = append(lines, runs(q.Lead))
	}
	body, shortened := quoted(q.Passage.Runs(), max(500, 4200/max(1, p.share)))
	lines = append(lines, body)
	if shortened {
		lines = append(lines, small("shortened here; the article has all of it"))
	}
	for _, n := range q.Notes {
		lines = append(lines, note(n))
	}
	if also := also(q.Also); also != "" {
		lines = append(lines, small("Also in "+also))
	}
	p.whole(e, strings.Join(lines, "\n"))
}

// unique returns address, changed without harm where another embed of this
// message has it already.
func (p *page) unique(address string) string {
	if address == "" || len(address) > maxAddress {
		return ""
	}
	if p.links == nil {
		p.links = map[string]int{}
	}
	p.links[address]++
	if n := p.links[address]; n > 1 && !strings.Contains(address, "#") {
		return address + "#" + strconv.Itoa(n)
	}
	return address
}

func (p *page) table(t bot.Table) {
	s := p.text()
	s.add(set(line(t.Title), "**"))
	if len(t.Columns) > 1 {
		s.add(small(escape(line(strings.Join(t.Columns, " · ")))))
	}
	var list sources
	rows, foot := onceBelow(t.Rows)
	foot = joined(runs(t.Foot), "\n", foot)
	group, full := "", false
	for _, r := range rows {
		text := tableRow(r)
		if r.Group != group && r.Group != "" {
			text = joined(set(line(r.Group), "__"), "\n", text)
		}
		full = full || !s.room(units(text)+list.cost(r)+units(foot))
		if full {
			s.left++
			continue
		}
		s.add(text)
		group = r.Group
		list.addRow(r)
	}
	s.add(foot)
	s.add(list.String())
}

// onceBelow returns the rows without the notes that all of them have, and
// these as lines that stand once below the table.
func onceBelow(rows []bot.Row) (rest []bot.Row, foot string) {
	if len(rows) < 2 {
		return rows, ""
	}
	common := slices.Clone(rows[0].Notes)
	for _, r := range rows {
		common = slices.DeleteFunc(common, func(n bot.Note) bool { return !slices.Contains(r.Notes, n) })
	}
	for _, n := range common {
		foot = joined(foot, "\n", note(bot.Note{Kind: n.Kind, Text: "all of these: " + n.Text}))
	}
	for _, r := range rows {
		r.Notes = slices.DeleteFunc(slices.Clone(r.Notes), func(n bot.Note) bool { return slices.Contains(common, n) })
		rest = append(rest, r)
	}
	return rest, foot
}

func tableRow(r bot.Row) string {
	var cells []string
	for i, c := range r.Cells {
		cell := strings.TrimSpace(strings.ReplaceAll(runs(c), "\n", " "))
		if i == 0 && cell != "" && !strings.ContainsAny(cell, "*") {
			cell = "**" + cell + "**"
		}
		if cell != "" {
			cells = append(cells, cell)
		}
	}
	s := joined("• "+strings.Join(cells, " · "), " — ", origin(r))
	for _, n := range r.Notes {
		s += "\n" + note(n)
	}
	return s
}

func (p *page) chart(c bot.Chart) {
	s := p.text()
	s.add(set(line(c.Title), "**"))
	s.add(small(escape(line(c.Alt))))
	drawn := p.picture(c)
	var list sources
	for _, b := range c.Bars {
		list.add(b.Citation)
		if !drawn {
			s.add("• " + escape(line(b.Label)) + ": " + escape(bar(b, c.Unit)) + " — " + linked(place(b.Citation), b.Citation))
		}
	}
	list.links = drawn
	s.add(list.String())
}

// picture draws c below what stands there, and reports whether it could. A
// message has one picture at most.
func (p *page) picture(c bot.Chart) bool {
	if p.draw == nil || len(p.files) > 0 {
		return false
	}
	png, err := p.draw(c)
	if err != nil || len(png) == 0 {
		return false
	}
	p.files = append(p.files, file{Name: pictureName, Alt: cut(line(c.Alt), maxAlt), Data: png})
	p.sheet.picture()
	return true
}

// bar prints the range of a bar: "about 300 to 500 troops".
func bar(b bot.Bar, unit string) string {
	n := humanize.Comma(b.Low)
	switch {
	case b.Low < 0 && b.High < 0:
		return line(b.Hedge)
	case b.High < 0:
		n = "at least " + n
	case b.High != b.Low:
		n += " to " + humanize.Comma(b.High)
	}
	if b.Hedge != "" {
		n = b.Hedge + " (" + n + ")"
	}
	return line(n + " " + unit)
}

func (p *page) change(c bot.Change) {
	s := p.text()
	s.add(set(line(c.Title), "**"))
	var b builder
	for _, part := range c.Parts {
		switch part.Op {
		case bot.Kept:
			b.run(escape(part.Text), "")
		case bot.Removed:
			b.run(escape(part.Text), "~~")
		case bot.Added:
			if strings.HasSuffix(b.String(), "~~") {
				b.piece(" ")
			}
			b.run(escape(part.Text), "**")
		}
	}
	s.add(b.String() + "\n" + small(linked(source(c.Citation), c.Citation)))
}

// byline says who speaks: "Jens Stoltenberg, secretary general".
func byline(q bot.Quotation) string { return joined(line(q.Speaker), ", ", line(q.Role)) }

// footer says how it matches, and the id of the fact. Footers hold no markup.
func footer(q bot.Quotation) string {
	var parts []string
	if q.Match != "" {
		parts = append(parts, line(q.Match))
	}
	if q.Passage.Citation.Sample {
		parts = append(parts, "sample article")
	}
	if q.Fact != "" {
		parts = append(parts, "source "+line(string(q.Fact)))
	}
	return strings.Join(parts, " · ")
}

var noteSigns = map[bot.NoteKind]string{bot.Doubt: "⚠ ", bot.Caution: "⚠ ", bot.Hint: "", bot.Scope: ""}

func note(n bot.Note) string { return small(noteSigns[n.Kind] + escape(line(n.Text))) }

// small sets a line in Discord's small print.
func small(s string) string { return "-# " + s }
