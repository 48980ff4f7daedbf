package text

import (
	"sort"
	"strings"
	"time"

	"onrecord"
)

// Date is a stretch of the text that says when: "on Friday", "by the end of
// the year", "in May 2005", "now". Doc.Period says which time is meant.
type Date struct {
	onrecord.Span
	when when
}

// Direction says whether the words around a date look back or ahead: "left on
// Friday" and "will leave on Friday" are two days.
type Direction int

// The directions.
const (
	Back  Direction = iota // the last Friday up to the day of publication
	Ahead                  // the next Friday from the day of publication on
)

// findDates makes the layer Doc.Dates, in order and without overlaps.
func (d *Doc) findDates() {
	end, low := 0, d.folded()
	for i, t := range d.Tokens {
		if t.Start < end {
			continue
		}
		word, _ := foldWord(low[t.Start:t.End])
		if !isDigit(d.Text[t.Start]) && !dateWords.Has(word) || d.Surname(i) {
			continue
		}
		r := dateReader{text: d.Text, i: t.Start, end: d.Sentences[t.Sentence].Span.End}
		w, ok := r.read()
		if !ok {
			continue
		}
		start := d.dateStart(i, max(end, d.Sentences[t.Sentence].Start))
		w.by = w.by || endsFold(strings.TrimSpace(d.Text[start:t.Start]), "end of")
		d.Dates = append(d.Dates, Date{onrecord.Span{Start: start, End: r.i}, w})
		end = r.i
	}
}

// dateStart widens a date to the left by words that belong to it: "by the end
// of", "late", "at dawn". It does not go left of from.
func (d *Doc) dateStart(i, from int) int {
	start := d.Tokens[i].Start
	for range 4 {
		left := strings.TrimRight(d.Text[from:start], " ")
		found := ""
		for _, w := range dateLead {
			if len(w) > len(found) && endsFold(left, w) {
				found = w
			}
		}
		if found == "" {
			break
		}
		start = from + len(left) - len(found)
	}
	return start
}

var dateLead = []string{"on", "in", "by", "since", "until", "till", "from", "the end of", "end of", "early", "late", "later", "mid", "at dawn", "the beginning of", "the start of", "before", "after", "during", "the middle of", "as of", "right after", "the first half of", "the second half of", "the summer of", "the spring of", "the winter of", "the autumn of", "the fall of"}

// DatesIn returns the dates that lie wholly inside s, in order. They are a
// part of Doc.Dates and not to be changed.
func (d *Doc) DatesIn(s onrecord.Span) []Date {
	first := sort.Search(len(d.Dates), func(i int) bool { return d.Dates[i].Start >= s.Start })
	end := first
	for end < len(d.Dates) && d.Dates[end].End <= s.End {
		end++
	}
	return d.Dates[first:end]
}

// Period resolves a date against the day of publication. Words that need
// that day stay words where it is unknown: From, To and ISO are then zero, as
// they are for words that name no time ("recently").
func (d *Doc) Period(p Date, to Direction) onrecord.Period {
	out := onrecord.Period{Mention: onrecord.MentionAt(d.Text, p.Span)}
	from, unit, ok := p.when.resolve(d.Published, to)
	if !ok {
		return out
	}
	out.From = from
	switch unit {
	case aYear:
		out.To, out.ISO = from.AddDate(1, 0, 0), from.Format("2006")
	case aMonth:
		out.To, out.ISO = from.AddDate(0, 1, 0), from.Format("2006-01")
	default:
		out.To, out.ISO = from.AddDate(0, 0, 1), from.Format(time.DateOnly)
	}
	return out
}

// unit is how exact a date is.
type unit int

const (
	aDay unit = iota
	aMonth
	aYear
)

// when is what the words of a date mean, before they are resolved.
type when struct {
	unit  unit
	year  int // 0: not said
	month time.Month
	day   int

	weekday  time.Weekday
	hasDay   bool // weekday is said
	offset   int  // units from the day of publication: -1 for "yesterday", "last year"
	relative bool // offset is said
	shift    int  // -1 "last", 1 "next" with a weekday or a month
	by       bool // "by the end of": the last day of the unit
	open     bool // names no time that could be resolved
}

// resolve returns the first day that is meant and how exact it is.
func (w when) resolve(pub time.Time, to Direction) (time.Time, unit, bool) {
	switch {
	case w.open:
		return time.Time{}, 0, false
	case w.year > 0:
		return w.last(date(w.year, max(w.month, 1), max(w.day, 1)))
	case pub.IsZero():
		return time.Time{}, 0, false
	}
	today := date(pub.Year(), pub.Month(), pub.Day())
	switch {
	case w.hasDay:
		return w.onWeekday(today, to), aDay, true
	case w.month > 0:
		return w.last(w.inMonth(today, to))
	case w.relative:
		return w.last(w.step(today))
	}
	return time.Time{}, 0, false
}

// last turns the first day of a unit into its last one where the words say
// "by the end of".
func (w when) last(first time.Time) (time.Time, unit, bool) {
	if !w.by || w.unit == aDay {
		return first, w.unit, true
	}
	next := first.AddDate(0, 1, 0)
	if w.unit == aYear {
		next = first.AddDate(1, 0, 0)
	}
	return next.AddDate(0, 0, -1), aDay, true
}

// onWeekday returns the nearest day of that name, today included.
func (w when) onWeekday(today time.Time, to Direction) time.Time {
	ahead := (int(w.weekday) - int(today.Weekday()) + 7) % 7
	switch {
	case w.shift < 0 && ahead == 0:
		return today.AddDate(0, 0, -7)
	case w.shift > 0 && ahead == 0:
		return today.AddDate(0, 0, 7)
	case w.shift > 0 || w.shift == 0 && (to == Ahead || ahead == 0):
		return today.AddDate(0, 0, ahead)
	}
	return today.AddDate(0, 0, ahead-7)
}

// inMonth returns the month, or the day in it, that is nearest in the
// direction of the words.
func (w when) inMonth(today time.Time, to Direction) time.Time {
	t := date(today.Year(), w.month, max(w.day, 1))
	if w.day == 0 {
		today = date(today.Year(), today.Month(), 1)
	}
	switch {
	case w.shift < 0 && !t.Before(today), w.shift == 0 && to == Back && t.After(today):
		return t.AddDate(-1, 0, 0)
	case w.shift > 0 && !t.After(today), w.shift == 0 && to == Ahead && t.Before(today):
		return t.AddDate(1, 0, 0)
	}
	return t
}

// step moves from today by the offset.
func (w when) step(today time.Time) time.Time {
	switch w.unit {
	case aYear:
		return date(today.Year()+w.offset, 1, 1)
	case aMonth:
		return date(today.Year(), today.Month(), 1).AddDate(0, w.offset, 0)
	}
	return today.AddDate(0, 0, w.offset)
}

func date(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 0, 0, 0, 0, time.UTC) }
