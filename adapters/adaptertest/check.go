package adaptertest

// What every platform has to show of an answer.

import (
	"strconv"
	"strings"
	"testing"
	"unicode"

	"onrecord/bot"
)

// Check fails t where shown, the text that a reader of the platform sees,
// breaks the contract:
//
//   - the short answer, else the title, is there;
//   - each passage stands there whole, or as a beginning with "…" behind it;
//     with it its speaker, outlet, title, address and every doubt;
//   - each row of a table has its cells, and its source;
//   - what was left out to fit is counted: the number stands in the text;
//   - a sample is called one;
//   - no control character and no override of direction came through.
//
// Words are compared without case, marks and spacing, so that escapes and
// line breaks of the platform do not matter; addresses must stand as they
// are, with or without the fragment of [bot.Citation.Link]. shown has them as
// the reader would follow them: an adapter that hides an address behind a title
// adds it to shown.
func Check(t testing.TB, c Case, shown string) {
	t.Helper()
	k := checker{TB: t, shown: shown, words: fold(shown)}
	k.head(c.Answer)
	k.inert()
	left := 0
	for _, b := range c.Answer.Blocks {
		left += k.block(b)
	}
	if left > 0 && !strings.Contains(k.words, " "+strconv.Itoa(left)+" ") {
		t.Errorf("%d passages or rows are left out, and the text does not say so", left)
	}
}

// checker compares one shown text with parts of its Answer.
type checker struct {
	testing.TB
	shown string
	words string // shown, folded
}

// fold keeps the letters and digits of s: lower case, one space between words
// and around all.
func fold(s string) string {
	return " " + strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}), " ") + " "
}

func (k checker) has(s string) bool { return strings.Contains(k.words, fold(s)) }

func (k checker) need(what, s string) {
	k.Helper()
	if strings.TrimSpace(fold(s)) != "" && !k.has(s) {
		k.Errorf("%s is not shown: %.80q", what, s)
	}
}

func (k checker) head(a bot.Answer) {
	k.Helper()
	if len(a.Short) > 0 {
		k.need("the short answer", text(a.Short))
	} else {
		k.need("the title", a.Title)
	}
}

// inert looks for what a terminal or a renderer of text would obey. Escapes
// that the platform writes itself are not part of shown.
func (k checker) inert() {
	k.Helper()
	for i, r := range k.shown {
		control := unicode.IsControl(r) && r != '\n' && r != '\t'
		if control || '\u202a' <= r && r <= '\u202e' || '\u2066' <= r && r <= '\u2069' {
			k.Errorf("the character %U came through at byte %d", r, i)
			return
		}
	}
}

// block checks one block and returns how many passages or rows are not shown.
func (k checker) block(b bot.Block) (left int) {
	k.Helper()
	switch b := b.(type) {
	case bot.Prose:
		for _, r := range b.Runs {
			k.need("a part of prose", r.Text)
		}
	case bot.Note:
		k.need("a note", b.Text)
	case bot.Quotation:
		return k.quotation(b)
	case bot.Table:
		return k.table(b)
	case bot.Chart:
		k.chart(b)
	case bot.Change:
		for _, p := range b.Parts {
			k.need("part of a change", p.Text)
		}
		k.citation(b.Citation)
	}
	return 0
}

func (k checker) quotation(q bot.Quotation) (left int) {
	k.Helper()
	if !k.has(q.Passage.Text) {
		if !k.has(beginning(q.Passage.Text)) {
			return 1
		}
		if !strings.Contains(k.shown, "…") {
			k.Errorf("a passage is cut, and nothing shows it: %.60q", q.Passage.Text)
		}
	}
	k.need("a speaker", q.Speaker)
	k.citation(q.Passage.Citation)
	for _, c := range q.Also {
		k.citation(c)
	}
	for _, n := range q.Notes {
		k.need("a doubt", n.Text)
	}
	return 0
}

// beginning returns the first whole words of s, some hundred bytes.
func beginning(s string) string {
	if len(s) <= 100 {
		return s
	}
	return s[:strings.LastIndexByte(s[:100], ' ')]
}

func (k checker) citation(c bot.Citation) {
	k.Helper()
	k.need("an outlet", c.Outlet)
	k.need("the title of an article", c.Title)
	if c.Link() != "" && !strings.Contains(k.shown, c.URL) && !strings.Contains(k.shown, c.Link()) {
		k.Errorf("the address %s is not shown", c.URL)
	}
	if c.Sample {
		k.need("that an article is a sample", "sample")
	}
}

func (k checker) table(t bot.Table) (left int) {
	k.Helper()
	for _, r := range t.Rows {
		if k.missing(r) {
			left++
			continue
		}
		k.citation(r.Citation)
		for _, n := range r.Notes {
			k.need("a doubt", n.Text)
		}
	}
	k.need("the foot of a table", text(t.Foot))
	return left
}

// missing reports whether a cell of r is not shown. A cell may be broken over
// lines with others between, so its words are looked for one by one.
func (k checker) missing(r bot.Row) bool {
	for _, cell := range r.Cells {
		for _, word := range strings.Fields(fold(text(cell))) {
			if !strings.Contains(k.words, " "+word+" ") {
				return true
			}
		}
	}
	return false
}

func (k checker) chart(c bot.Chart) {
	k.Helper()
	k.need("the title of a chart", c.Title)
	k.need("a chart in words", c.Alt)
	for _, b := range c.Bars {
		k.citation(b.Citation)
	}
}

func text(runs []bot.Run) string {
	var b strings.Builder
	for _, r := range runs {
		b.WriteString(r.Text)
	}
	return b.String()
}
