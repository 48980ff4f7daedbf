package text

import (
	"strings"
	"time"

	"onrecord/text/lexicon"
)

// dateWords are the words that a date may start with, apart from digits.
var dateWords = func() *lexicon.Set {
	set := map[string]struct{}{}
	for _, w := range []string{"today", "yesterday", "tomorrow", "tonight", "overnight", "now", "currently", "presently", "recently", "last", "next", "this", "at", "the",
		"a", "within", "spring", "summer", "autumn", "fall", "winter", "soon", "shortly", "nowadays", "immediately", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"} {
		set[w] = struct{}{}
	}
	for w := range weekdays.All() {
		set[w] = struct{}{}
	}
	for w := range months.All() {
		set[w] = struct{}{}
	}
	return lexicon.New(set)
}()

var weekdays = lexicon.New(map[string]time.Weekday{
	"sunday": 0, "monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6,
})

var months = lexicon.New(map[string]time.Month{
	"january": 1, "jan": 1, "february": 2, "feb": 2, "march": 3, "mar": 3, "april": 4, "apr": 4, "may": 5, "june": 6, "jun": 6, "july": 7, "jul": 7,
	"august": 8, "aug": 8, "september": 9, "sept": 9, "sep": 9, "october": 10, "oct": 10, "november": 11, "nov": 11, "december": 12, "dec": 12,
})

var units = map[string]struct {
	unit unit
	n    int // of them
}{
	"day": {aDay, 1}, "days": {aDay, 1}, "week": {aDay, 7}, "weeks": {aDay, 7}, "month": {aMonth, 1}, "months": {aMonth, 1},
	"year": {aYear, 1}, "years": {aYear, 1}, "decade": {aYear, 10}, "decades": {aYear, 10},
}

// fixedDates are phrases that need no further reading.
var fixedDates = newIdioms([]saying[when]{
	{"today", when{relative: true}}, {"tonight", when{relative: true}}, {"overnight", when{relative: true}},
	{"yesterday", when{relative: true, offset: -1}}, {"tomorrow", when{relative: true, offset: 1}},
	{"now", when{relative: true}}, {"currently", when{relative: true}}, {"presently", when{relative: true}}, {"nowadays", when{relative: true}},
	{"at present", when{relative: true}}, {"at the moment", when{relative: true}}, {"at the time", when{open: true}},
	{"recently", when{open: true}}, {"soon", when{open: true}}, {"shortly", when{open: true}}, {"immediately", when{open: true}},
	{"this week", when{open: true}}, {"last week", when{relative: true, offset: -7, open: true}}, {"next week", when{relative: true, offset: 7, open: true}},
	{"the end of the year", when{relative: true, unit: aYear, by: true}}, {"the end of this year", when{relative: true, unit: aYear, by: true}}, {"the year's end", when{relative: true, unit: aYear, by: true}},
	{"the end of next year", when{relative: true, unit: aYear, offset: 1, by: true}}, {"the end of the month", when{relative: true, unit: aMonth, by: true}},
	{"the end of this month", when{relative: true, unit: aMonth, by: true}}, {"the end of next month", when{relative: true, unit: aMonth, offset: 1, by: true}},
	{"the week ahead", when{relative: true, unit: aMonth}}, {"the coming days", when{open: true}}, {"the coming weeks", when{open: true}}, {"the coming months", when{open: true}},
	{"the next decade", when{open: true}}, {"next decade", when{open: true}},
})

// dateReader reads dates from text at i, up to end.
type dateReader numberReader

// read reads one date and moves behind it.
func (r *dateReader) read() (when, bool) {
	n := (*numberReader)(r)
	if w, ok := fixedDates.take(n); ok {
		r.partOfDay()
		return w, true
	}
	if isDigit(r.text[r.i]) {
		if w, ok := r.digits(); ok {
			return w, true
		}
		return r.counted()
	}
	word, size := foldWord(r.text[r.i:r.end])
	shift, after := shifts.Find(word)
	if after {
		save := r.i
		r.i += size
		r.i += spaces(r.text[r.i:r.end])
		if w, ok := r.shifted(shift); ok {
			return w, true
		}
		r.i = save
		return when{}, false
	}
	if day, ok := weekdays.Find(word); ok {
		r.i += size
		r.partOfDay()
		if n.take(" next week") {
			return when{hasDay: true, weekday: day, shift: 1}, true
		}
		return when{hasDay: true, weekday: day}, true
	}
	if m, ok := months.Find(word); ok && 'A' <= r.text[r.i] && r.text[r.i] <= 'Z' {
		return r.inMonth(m, size)
	}
	if season.Has(word) {
		return r.inSeason(size)
	}
	if word != "within" && !countWords.Has(word) {
		return when{}, false
	}
	return r.counted()
}

var shifts = lexicon.New(map[string]int{"last": -1, "next": 1, "this": 0})

var season = lexicon.Words("spring summer autumn fall winter")

// partOfDay reads what may follow a day: "morning", "night".
func (r *dateReader) partOfDay() {
	n := (*numberReader)(r)
	for _, w := range []string{" morning", " afternoon", " evening", " night", " noon"} {
		if n.takeWords(w) {
			return
		}
	}
}

// shifted reads what stands behind "last", "next" and "this".
func (r *dateReader) shifted(shift int) (when, bool) {
	word, size := foldWord(r.text[r.i:r.end])
	if day, ok := weekdays.Find(word); ok {
		r.i += size
		r.partOfDay()
		return when{hasDay: true, weekday: day, shift: shift}, true
	}
	if m, ok := months.Find(word); ok && 'A' <= r.text[r.i] && r.text[r.i] <= 'Z' {
		r.i += size
		return when{unit: aMonth, month: m, shift: shift}, true
	}
	if season.Has(word) {
		r.i += size
		return when{unit: aYear, relative: true, offset: shift}, true
	}
	switch word {
	case "year", "month":
		r.i += size
		return when{unit: units[word].unit, relative: true, offset: shift}, true
	}
	return when{}, false
}

// inMonth reads what stands behind the name of a month: a day, a year.
func (r *dateReader) inMonth(m time.Month, size int) (when, bool) {
	n := (*numberReader)(r)
	w := when{unit: aMonth, month: m}
	at := r.i
	r.i += size
	if size < 5 && m != time.May && r.i+1 < r.end {
		n.take(".") // an abbreviation, not the end of the sentence
	}
	save := r.i
	if gap := spaces(r.text[r.i:r.end]); gap > 0 {
		r.i += gap
		if v, digits := r.int(); digits > 0 && digits <= 2 && 1 <= v && v <= 31 {
			w.day, w.unit = v, aDay
			r.ordinal()
		} else {
			r.i = save
		}
	}
	r.year(&w)
	if w.day == 0 && w.year == 0 && m == time.May && !r.afterPreposition(at) {
		return when{}, false
	}
	if n.take(" this year") {
		w.shift = 0
	}
	return w, true
}

// afterPreposition reports whether the month at byte at stands behind a word
// that only a month can follow: "may" is a verb as well.
func (r *dateReader) afterPreposition(at int) bool {
	left := strings.TrimRight(r.text[max(0, at-10):at], " ")
	for _, w := range []string{"in", "by", "since", "until", "of", "early", "late", "mid", "from", "to", "last", "next", "through", "during", "before", "after"} {
		if endsFold(left, w) {
			return true
		}
	}
	return false
}

// year reads a year behind a month or a day: " 2005", ", 2005", " next year".
func (r *dateReader) year(w *when) {
	n := (*numberReader)(r)
	save := r.i
	if n.take(", ") || n.take(" ") || n.take(" of ") {
		if v, digits := r.int(); digits == 4 && plausibleYear(v) {
			w.year = v
			return
		}
	}
	r.i = save
}

// inSeason reads "spring next year", "summer 2005". A season alone is none:
// nobody knows when it is.
func (r *dateReader) inSeason(size int) (when, bool) {
	n := (*numberReader)(r)
	save := r.i
	r.i += size
	switch {
	case n.take(" next year"):
		return when{unit: aYear, relative: true, offset: 1}, true
	case n.take(" this year"):
		return when{unit: aYear, relative: true}, true
	}
	w := when{unit: aYear}
	if r.year(&w); w.year > 0 {
		return w, true
	}
	r.i = save
	return when{}, false
}

// digits reads "2005", "17 April 2014", "2022-02-25", "1990s".
func (r *dateReader) digits() (when, bool) {
	start := r.i
	v, digits := r.int()
	switch {
	case digits == 4 && plausibleYear(v):
		if w, ok := r.iso(v); ok {
			return w, true
		}
		if (*numberReader)(r).take("s") {
			return when{open: true}, true
		}
		if r.bareYear(start) {
			return when{unit: aYear, year: v}, true
		}
	case digits > 0 && digits <= 2 && 1 <= v && v <= 31:
		r.ordinal()
		save := r.i
		r.i += spaces(r.text[r.i:r.end])
		(*numberReader)(r).take("of ")
		word, size := foldWord(r.text[r.i:r.end])
		if m, ok := months.Find(word); ok && r.i > save && 'A' <= r.text[r.i] && r.text[r.i] <= 'Z' {
			r.i += size
			(*numberReader)(r).take(".")
			w := when{unit: aDay, month: m, day: v}
			r.year(&w)
			return w, true
		}
	}
	r.i = start
	return when{}, false
}

// bareYear reports whether four digits alone are a year: the word before them
// says so.
func (r *dateReader) bareYear(start int) bool {
	left := strings.TrimRight(r.text[max(0, start-12):start], " ")
	if !wordEnds(r.text[r.i:r.end]) || r.i < r.end && r.text[r.i] == '-' {
		return false
	}
	for _, w := range []string{"in", "since", "until", "till", "by", "during", "early", "late", "mid", "of", "before", "after", "through", "from", "year", "the"} {
		if endsFold(left, w) {
			return !r.countsThings()
		}
	}
	return false
}

// countsThings reports whether the word behind a number is a plural noun: "of
// 2000 soldiers".
func (r *dateReader) countsThings() bool {
	rest := r.text[r.i:r.end]
	gap := spaces(rest)
	if gap == 0 {
		return false
	}
	word, n := foldWord(rest[gap:])
	return n > 3 && (word[n-1] == 's' && word[n-2] != 's' || word == "troops" || word == "people") && word != "elections" && word != "talks"
}

// iso reads "-02-25" behind a year.
func (r *dateReader) iso(y int) (when, bool) {
	rest := r.text[r.i:r.end]
	if len(rest) < 6 || rest[0] != '-' || rest[3] != '-' || !isDigit(rest[1]) || !isDigit(rest[2]) || !isDigit(rest[4]) || !isDigit(rest[5]) {
		return when{}, false
	}
	m, d := int(rest[1]-'0')*10+int(rest[2]-'0'), int(rest[4]-'0')*10+int(rest[5]-'0')
	if m < 1 || m > 12 || d < 1 || d > 31 {
		return when{}, false
	}
	r.i += 6
	return when{unit: aDay, year: y, month: time.Month(m), day: d}, true
}

// counted reads "two weeks ago", "within 10 days", "three years later".
func (r *dateReader) counted() (when, bool) {
	n := (*numberReader)(r)
	save := r.i
	within := n.take("within ")
	v, ok := n.value()
	if !ok && !within && n.take("a ") {
		v, ok = value{n: 1}, true
	}
	gap := spaces(r.text[r.i:r.end])
	word, size := foldWord(r.text[r.i+gap : r.end])
	u, isUnit := units[word]
	if !isUnit || gap == 0 || ok && v.n > 1000 {
		if within && !ok {
			if word, size := foldWord(r.text[r.i:r.end]); units[word].n > 0 {
				r.i += size
				return when{open: true}, true
			}
		}
		r.i = save
		return when{}, false
	}
	r.i += gap + size
	w := when{unit: u.unit, relative: true, offset: int(v.n) * u.n, open: v.open}
	switch {
	case within:
	case n.take(" ago"), n.take(" earlier"):
		w.offset = -w.offset
	case n.take(" from now"):
	case n.take(" later"):
		w.open = true
	default:
		r.i = save
		return when{}, false
	}
	return w, true
}

// int reads digits.
func (r *dateReader) int() (v, digits int) {
	for r.i < r.end && isDigit(r.text[r.i]) && digits < 9 {
		v, digits = v*10+int(r.text[r.i]-'0'), digits+1
		r.i++
	}
	return v, digits
}

// ordinal reads "th" and the like behind a day.
func (r *dateReader) ordinal() {
	for _, tail := range []string{"st", "nd", "rd", "th"} {
		if (*numberReader)(r).takeWords(tail) {
			return
		}
	}
}

func plausibleYear(v int) bool { return 1800 <= v && v <= 2100 }
