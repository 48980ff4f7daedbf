package text

import (
	"unicode"
	"unicode/utf8"

	"onrecord"
)

// Quoted is a stretch of one paragraph between quotation marks. Marks within
// it (a quotation in a quotation) make no stretch of their own.
//
// Where a mark is missing the likeliest reading is taken and the bools say
// what the page lacks: a stretch without its closing mark ends before the next
// opening one or with the paragraph, a stretch without its opening mark starts
// behind the one before it or with the paragraph.
type Quoted struct {
	onrecord.Span               // the marks included
	Inside        onrecord.Span // between the marks, without white space at the ends
	Paragraph     int           // index in Doc.Paragraphs
	Opened        bool          // the opening mark is printed
	Closed        bool          // the closing mark is printed
	Continues     bool          // goes on from the stretch that the paragraph before left open
	Continued     bool          // left open because the next paragraph goes on with it
	Single        bool          // 'like this', as in headlines
}

// Damaged reports whether a mark of q is missing on the page. A stretch that
// the next paragraph continues needs no closing mark.
func (q Quoted) Damaged() bool { return !q.Opened || !q.Closed && !q.Continued }

// mark is one printed quotation mark.
type mark struct {
	onrecord.Span
	lean   lean // what its shape and neighbours say
	firm   bool // the shape itself says which way it leans
	single bool
}

// lean is the side of a quotation that a mark seems to stand on.
type lean int

const (
	either lean = iota
	opens
	closes
)

// mark finds the quoted stretches of every paragraph.
func (d *Doc) mark() {
	for i, p := range d.Paragraphs {
		r := pairer{d: d, paragraph: i, all: marksIn(d.Text, p.Span)}
		first := len(d.Quoted)
		r.pair(p.Span)
		if first > 0 && first < len(d.Quoted) {
			d.join(first)
		}
	}
}

// join ties the first stretch of a paragraph to the one that the paragraph
// before it left open.
func (d *Doc) join(first int) {
	open, next := &d.Quoted[first-1], &d.Quoted[first]
	if open.Closed || open.Paragraph != next.Paragraph-1 || open.End != d.Paragraphs[open.Paragraph].Span.End {
		return
	}
	if next.Start == d.Paragraphs[next.Paragraph].Start {
		open.Continued, next.Continues = true, true
	}
}

// pairer pairs the marks of one paragraph, left to right.
type pairer struct {
	d         *Doc
	paragraph int
	all       []mark
	open      int // index in all of the mark that is open; -1 for none
	depth     int // how many quotations are open within it
	end       int // where the stretch before ended
}

func (r *pairer) pair(p onrecord.Span) {
	r.open, r.end = -1, p.Start
	for i := 0; i < len(r.all); i++ {
		m := r.all[i]
		switch {
		case m.single && r.open < 0:
			i = r.pairSingle(i)
		case m.single:
			// Inside double marks a single one is nested or an apostrophe.
		case r.open < 0 && m.lean == closes && r.measure(m):
			// 3" wide: no quotation is open that it could close.
		case r.open < 0 && m.lean == closes:
			r.add(onrecord.Span{Start: r.end, End: m.End}, onrecord.Span{Start: r.end, End: m.Start}, false, true)
		case r.open < 0:
			r.open, r.depth = i, 0
		default:
			r.inside(i)
		}
	}
	if r.open >= 0 {
		r.leave(p.End)
	}
}

// measure reports whether the mark m stands behind a digit and is straight.
func (r *pairer) measure(m mark) bool {
	return !m.firm && m.Start > 0 && digit(r.d.Text[m.Start-1])
}

// inside handles the double mark i while a quotation is open.
func (r *pairer) inside(i int) {
	m := r.all[i]
	switch {
	case m.lean == opens && (r.nested(i) || r.otherGlyph(i)):
		r.depth++
	case m.lean == opens:
		r.leave(m.Start)
		r.open = i
	case r.depth > 0:
		r.depth--
	default:
		o := r.all[r.open]
		r.add(onrecord.Span{Start: o.Start, End: m.End}, onrecord.Span{Start: o.End, End: m.Start}, true, true)
		r.open = -1
	}
}

// leave ends the open quotation at the byte end, without a closing mark.
func (r *pairer) leave(end int) {
	o := r.all[r.open]
	r.add(onrecord.Span{Start: o.Start, End: end}, onrecord.Span{Start: o.End, End: end}, true, false)
	r.open, r.depth = -1, 0
}

// nested reports whether the opening mark i starts a quotation inside the open
// one: then two closing marks follow it before another opening one.
func (r *pairer) nested(i int) bool {
	closed := 0
	for _, m := range r.all[i+1 : min(i+9, len(r.all))] {
		if m.single {
			continue
		}
		if m.lean == opens {
			return false
		}
		if closed++; closed == 2+r.depth {
			return true
		}
	}
	return false
}

// otherGlyph reports whether mark i is typographic inside a quotation with
// straight marks, and a closing one of its own kind follows.
func (r *pairer) otherGlyph(i int) bool {
	if !r.all[i].firm || r.all[r.open].firm {
		return false
	}
	for _, m := range r.all[i+1 : min(i+5, len(r.all))] {
		if !m.single {
			return m.firm && m.lean == closes
		}
	}
	return false
}

// pairSingle looks for the end of a quotation in single marks that mark i may
// open, and returns the index of the last mark used up.
func (r *pairer) pairSingle(i int) int {
	if r.all[i].lean != opens {
		return i
	}
	best, doubles := -1, 0
	for j := i + 1; j < len(r.all) && j < i+24; j++ {
		m := r.all[j]
		if !m.single {
			doubles++
			continue
		}
		if m.lean != closes || doubles%2 != 0 {
			continue
		}
		if best < 0 {
			best = j
		}
		// "the drivers' fault,'": a mark behind a stop ends for certain, one
		// behind an s may be a genitive.
		if b, _ := utf8.DecodeLastRuneInString(r.d.Text[:m.Start]); b != 's' {
			best = j
			break
		}
	}
	if best < 0 {
		return i
	}
	o, c := r.all[i], r.all[best]
	r.add(onrecord.Span{Start: o.Start, End: c.End}, onrecord.Span{Start: o.End, End: c.Start}, true, true)
	r.d.Quoted[len(r.d.Quoted)-1].Single = true
	return best
}

func (r *pairer) add(s, inside onrecord.Span, opened, closed bool) {
	s, inside = trim(r.d.Text, s), trim(r.d.Text, inside)
	r.end = s.End
	if inside.Empty() {
		return
	}
	r.d.Quoted = append(r.d.Quoted, Quoted{Span: s, Inside: inside, Paragraph: r.paragraph, Opened: opened, Closed: closed})
}

// QuotedAt returns the index of the first quoted stretch that ends behind the
// byte at; len(d.Quoted) when there is none.
func (d *Doc) QuotedAt(at int) int {
	lo, hi := 0, len(d.Quoted)
	for lo < hi {
		mid := int(uint(lo+hi) >> 1)
		if d.Quoted[mid].End <= at {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// IsQuoted reports whether the byte at lies between quotation marks.
func (d *Doc) IsQuoted(at int) bool {
	i := d.QuotedAt(at)
	return i < len(d.Quoted) && d.Quoted[i].Start <= at
}

func isSpace(r rune) bool { return unicode.IsSpace(r) }
