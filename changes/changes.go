// Package changes says what another revision of an article changed: words,
// and quotations. It is pure.
package changes

import (
	"strings"

	"github.com/agnivade/levenshtein"
	"github.com/aymanbagabas/go-udiff"

	"onrecord"
)

// Op is what happened to a Part.
type Op int

// The operations.
const (
	Kept Op = iota
	Removed
	Added
)

// Part is a stretch of words: in both texts, only in the one before, or only
// in the one after.
type Part struct {
	Op   Op
	Text string // words with one blank between; paragraphs are parted by a line break
}

// Words returns the difference between two texts word by word. The parts that
// are Kept or Removed are the words of before, in order; those Kept or Added,
// the words of after.
func Words(before, after string) []Part {
	old := lines(before)
	var parts []Part
	at := 0
	add := func(op Op, s string) {
		if words := spoken(s); words != "" {
			parts = append(parts, Part{op, words})
		}
	}
	for _, e := range udiff.Lines(old, lines(after)) {
		add(Kept, old[at:e.Start])
		add(Removed, old[e.Start:e.End])
		add(Added, e.New)
		at = e.End
	}
	add(Kept, old[at:])
	return parts
}

// paragraph stands for the break between two paragraphs, which is kept or
// changed as a word is.
const paragraph = "¶"

// lines puts each word on a line of its own, so that a difference of lines is
// one of words.
func lines(text string) string {
	var b strings.Builder
	for i, p := range strings.Split(strings.TrimSpace(text), "\n\n") {
		if i > 0 {
			b.WriteString(paragraph + "\n")
		}
		for w := range strings.FieldsSeq(p) {
			b.WriteString(w)
			b.WriteByte('\n')
		}
	}
	return b.String()
}

// spoken puts words back into lines.
func spoken(lines string) string {
	var b strings.Builder
	for w := range strings.FieldsSeq(lines) {
		switch {
		case w == paragraph:
			b.WriteByte('\n')
			continue
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "\n"):
			b.WriteByte(' ')
		}
		b.WriteString(w)
	}
	return b.String()
}

// Quotation is what became of a quotation that stood in the text before.
type Quotation struct {
	Before onrecord.Fact
	After  *onrecord.Fact // what it reads now; nil: it vanished
}

// near is which share of the letters of a quotation may differ for it to be
// the same one, changed.
const near = 0.4

// Quotations returns the quotations of before that do not stand in after as
// they were, in order of the text: with other words, by another speaker, or
// not at all.
func Quotations(before, after []onrecord.Fact) []Quotation {
	stand := map[string]bool{}
	for _, f := range after {
		if f.Kind == onrecord.Quote {
			stand[key(f)] = true
		}
	}
	var changed []Quotation
	for _, f := range before {
		if f.Kind == onrecord.Quote && !stand[key(f)] {
			changed = append(changed, Quotation{f, nearest(f, after)})
		}
	}
	return changed
}

// key is what makes two quotations the same: words and speaker.
func key(f onrecord.Fact) string {
	who := ""
	for _, m := range f.Who {
		who += m.Label() + ";"
	}
	return strings.Join(strings.Fields(f.What.Text), " ") + "|" + who
}

// nearest returns the quotation of after that f has become, nil if none is
// near enough.
func nearest(f onrecord.Fact, after []onrecord.Fact) *onrecord.Fact {
	var best *onrecord.Fact
	least := int(near * float64(len(f.What.Text)))
	for i := range after {
		if after[i].Kind != onrecord.Quote || abs(len(after[i].What.Text)-len(f.What.Text)) > least {
			continue
		}
		if d := levenshtein.ComputeDistance(f.What.Text, after[i].What.Text); d <= least {
			best, least = &after[i], d
		}
	}
	return best
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}
