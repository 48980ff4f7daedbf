package discord

// How articles are named: in a title, in a line, in a list below a table.

import (
	"fmt"
	"slices"
	"strings"

	"onrecord"
	"onrecord/bot"
)

// source names an article: "Outlet, 24 February 2022: Title".
func source(c bot.Citation) string {
	s := joined(place(c), ": ", line(c.Title))
	if s == "" {
		s = line(string(c.Article))
	}
	return s
}

// place names outlet and day alone, and a sample as such.
func place(c bot.Citation) string {
	s := line(c.Outlet)
	if !c.Date.IsZero() {
		s = joined(s, ", ", c.Date.Format("2 January 2006"))
	}
	if c.Sample {
		s = joined(s, " ", "(sample)")
	}
	return s
}

// origin is where a row comes from: a link, or the words for it that the row
// does not say itself.
func origin(r bot.Row) string {
	c := r.Citation
	switch {
	case !named(r) || linkable(c.Link()) != "":
		return linked(place(c), c)
	case c.Sample:
		return "(sample)"
	}
	return ""
}

// named reports whether a row says itself which article it is about, as those
// of a list of articles do.
func named(r bot.Row) bool {
	var said []string
	for _, cell := range r.Cells {
		for _, run := range cell {
			said = append(said, line(run.Text))
		}
	}
	c := r.Citation
	return c.Title != "" && slices.Contains(said, line(c.Title)) && (c.Outlet == "" || slices.Contains(said, line(c.Outlet)))
}

func joined(a, sep, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + sep + b
}

// linked is a label that leads to the cited sentence, where there is an
// address short enough.
func linked(label string, c bot.Citation) string {
	if label == "" {
		label = source(c)
	}
	label = cut(label, 200)
	address := linkable(c.Link())
	if address == "" || len(address) > 700 {
		return escape(label)
	}
	return masked(label, address)
}

// also lists copies, at most four by name.
func also(cs []bot.Citation) string {
	var names []string
	for i, c := range cs {
		if i == 4 {
			names = append(names, fmt.Sprintf("%d more", len(cs)-i))
			break
		}
		names = append(names, linked(source(c), c))
	}
	return strings.Join(names, ", ")
}

// sources is the list below a table or chart: each article once, with its
// title.
type sources struct {
	links bool // the list leads to the articles; else what stands above it does
	seen  map[key]bool
	cited []bot.Citation
}

type key struct {
	library string
	article onrecord.ArticleID
}

func (s *sources) add(c bot.Citation) {
	k := key{c.Library, c.Article}
	if s.seen[k] {
		return
	}
	if s.seen == nil {
		s.seen = map[key]bool{}
	}
	s.seen[k] = true
	s.cited = append(s.cited, c)
}

// addRow adds the article of a row, unless the row names it.
func (s *sources) addRow(r bot.Row) {
	if !named(r) {
		s.add(r.Citation)
	}
}

// cost returns how long the whole list is with the article of a row.
func (s *sources) cost(r bot.Row) int {
	n, c := units(s.String()), r.Citation
	if !s.seen[key{c.Library, c.Article}] && !named(r) {
		n += units(small(escape(source(c)))) + 1
	}
	return n
}

// String returns the list, one line each, in small print.
func (s *sources) String() string {
	var lines []string
	for _, c := range s.cited {
		if s.links {
			lines = append(lines, small(linked(source(c), c)))
			continue
		}
		lines = append(lines, small(escape(cut(source(c), 200))))
	}
	return strings.Join(lines, "\n")
}
