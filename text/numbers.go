package text

import (
	"sort"
	"strings"
	"unicode"

	"onrecord"
	"onrecord/text/lexicon"
)

// Number is a stretch of the text that says how many: "up to 40,000",
// "thousands of", "between 60 and 70". Its Span has the hedge words before
// and after; Core is the number alone. Low or High is -1 where the words
// leave that end open.
type Number struct {
	onrecord.Span
	Core      onrecord.Span
	Low, High int64
	Hedge     string // as printed, "" when exact: "up to", "thousands of"
	Vague     bool   // a word of size, not a count: "hundreds", "several dozen"
	Strong    bool   // "5,000-strong"
}

// findNumbers makes the layer Doc.Numbers, in order and without overlaps.
// What is no count stays out: years and days inside a date, money, shares,
// ordinals, ages, times, and the digits of a name ("F-16").
func (d *Doc) findNumbers() {
	end, date, low := 0, 0, d.folded()
	for _, t := range d.Tokens {
		if t.Start < end || !mayCount(low[t.Start:t.End]) {
			continue
		}
		for date < len(d.Dates) && d.Dates[date].End <= t.Start {
			date++
		}
		if date < len(d.Dates) && d.Dates[date].Start <= t.Start {
			continue
		}
		s := d.Sentences[t.Sentence]
		n, ok := number(d.Text, s.Span, t.Start, max(end, s.Start))
		if !ok {
			continue
		}
		d.Numbers = append(d.Numbers, n)
		end = n.End
	}
}

// NumbersIn returns the numbers that lie wholly inside s, in order. They are
// a part of Doc.Numbers and not to be changed.
func (d *Doc) NumbersIn(s onrecord.Span) []Number {
	first := sort.Search(len(d.Numbers), func(i int) bool { return d.Numbers[i].Start >= s.Start })
	end := first
	for end < len(d.Numbers) && d.Numbers[end].End <= s.End {
		end++
	}
	return d.Numbers[first:end]
}

// Amount returns n as a part of a fact.
func (d *Doc) Amount(n Number) onrecord.Amount {
	return onrecord.Amount{Mention: onrecord.MentionAt(d.Text, n.Span), Low: n.Low, High: n.High, Hedge: n.Hedge}
}

// mayCount reports whether a number can start with this word, in lower case.
func mayCount(word string) bool {
	if isDigit(word[0]) {
		return true
	}
	first, _ := foldWord(word)
	return countWords.Has(first)
}

// countWords are the words that a number may start with.
var countWords = func() *lexicon.Set {
	words := map[string]struct{}{}
	for w := range small.All() {
		words[w] = struct{}{}
	}
	for w := range fixedCounts.byFirst.All() {
		words[w] = struct{}{}
	}
	return lexicon.New(words)
}()

// number reads the number at byte at of a sentence. Hedges are looked for
// from the byte from on.
func number(text string, sentence onrecord.Span, at, from int) (Number, bool) {
	if at-1 > sentence.Start && text[at-1] == ':' && isDigit(text[at-2]) {
		return Number{}, false // the minutes of a time of day
	}
	r := numberReader{text: text, i: at, end: sentence.End}
	v, ok := r.value()
	if !ok || money(text[sentence.Start:at]) {
		return Number{}, false
	}
	n := Number{Span: onrecord.Span{Start: at, End: r.i}, Low: v.n, High: v.n, Vague: v.open}
	if v.open {
		n.High = -1
	}
	r.upper(&n, v)
	if !r.strong(&n) || r.noCount() {
		return Number{}, false
	}
	n.Core = onrecord.Span{Start: at, End: r.i}
	if v.open && r.take(" of") {
		n.Core.End = r.i
	}
	n.End = r.i
	if n.Vague {
		n.Hedge = text[n.Core.Start:n.Core.End]
	}
	hedgeBefore(text[from:at], from, &n)
	r.hedgeAfter(&n)
	return n, true
}

// upper reads the upper end of a range: "60 to 70", "two or three", "60-70".
func (r *numberReader) upper(n *Number, low value) {
	if low.open {
		return
	}
	before := strings.TrimRightFunc(r.text[max(0, n.Start-12):n.Start], unicode.IsSpace)
	if endsFold(before, "from") {
		return
	}
	between := endsFold(before, "between")
	save := r.i
	if !(r.take(" to ") || r.take("-") || r.take(" - ") || r.take(" or ") || r.take("–") || between && r.take(" and ")) {
		return
	}
	high, ok := r.value()
	if ok && high.scale > 1 && low.scale == 1 && low.n < 1000 && low.n*high.scale < high.n {
		low.n *= high.scale
	}
	if !ok || high.open || high.n <= low.n || !between && high.n > 20*low.n {
		r.i = save
		return
	}
	n.Low, n.High, n.End = low.n, high.n, r.i
	n.Hedge = r.text[n.Start:r.i]
}

// strong reads "-strong" and the like behind the number. Another word tied to
// it by a hyphen means that it is no count: "30-nation", "24-year-old".
func (r *numberReader) strong(n *Number) bool {
	for _, tail := range []string{"-strong", "- strong", " -strong", " strong", "-man", "-member", "-soldier", "-troop"} {
		if save := r.i; r.take(tail) {
			if r.wordEnds() {
				n.Strong = true
				return true
			}
			r.i = save
		}
	}
	for _, tail := range []string{"-odd", "-plus", "+"} {
		if r.take(tail) {
			if tail != "-odd" {
				n.High = -1
			}
			n.Hedge = tail
			return true
		}
	}
	return r.i >= r.end || r.text[r.i] != '-' || r.i+1 < r.end && !isLetter(r.text[r.i+1])
}

// noCount reports whether what follows makes the number something else than a
// count of things: "%", "percent", "am", "o'clock".
func (r *numberReader) noCount() bool {
	rest := r.text[r.i:r.end]
	if strings.HasPrefix(rest, "%") {
		return true
	}
	word, _ := foldWord(rest[spaces(rest):])
	switch word {
	case "percent", "per", "pct", "am", "pm", "gmt", "degrees", "dollars", "euros", "rubles", "roubles":
		return true
	case "o":
		return strings.HasPrefix(rest[spaces(rest):], "o'clock")
	}
	return false
}

// hedge is a word before a number and what it does to the range.
type hedge struct {
	words string
	bound bound
}

type bound int

const (
	same    bound = iota // the number itself, perhaps not exactly
	atMost               // the upper end
	atLeast              // the lower end
	plain                // belongs to the phrase but hedges nothing
)

var hedges = []hedge{
	{"about", same}, {"around", same}, {"some", same}, {"nearly", same}, {"almost", same}, {"roughly", same},
	{"approximately", same}, {"close to", same}, {"an estimated", same}, {"estimated", same}, {"virtually", same},
	{"just over", atLeast}, {"just under", atMost}, {"well over", atLeast}, {"perhaps", same}, {"possibly", same},
	{"up to", atMost}, {"as many as", atMost}, {"no more than", atMost}, {"not more than", atMost}, {"fewer than", atMost},
	{"less than", atMost}, {"under", atMost}, {"at most", atMost}, {"a maximum of", atMost}, {"as much as", atMost},
	{"more than", atLeast}, {"over", atLeast}, {"at least", atLeast}, {"no fewer than", atLeast}, {"no less than", atLeast},
	{"not less than", atLeast}, {"upwards of", atLeast}, {"upward of", atLeast}, {"in excess of", atLeast},
	{"a minimum of", atLeast}, {"between", same}, {"a total of", plain}, {"a theoretical", same},
	{"another", plain}, {"an additional", plain}, {"additional", plain}, {"an extra", plain}, {"extra", plain}, {"a further", plain}, {"further", plain},
	{"an initial", plain}, {"only", plain}, {"exactly", plain},
}

// hedgeBefore widens n by the hedge words that end before, a text that starts
// at byte start.
func hedgeBefore(before string, start int, n *Number) {
	for range 3 {
		left := strings.TrimRightFunc(before, unicode.IsSpace)
		h, ok := hedgeAtEnd(left)
		if !ok || left == before {
			return
		}
		cut := len(left) - len(h.words)
		n.Start = start + cut
		if h.bound != plain {
			n.Hedge = strings.TrimSpace(left[cut:] + " " + n.Hedge)
		}
		switch h.bound {
		case atMost:
			n.Low = -1
		case atLeast:
			n.High = -1
		}
		before = left[:cut]
	}
}

// hedgeAtEnd returns the longest hedge that s ends with.
func hedgeAtEnd(s string) (hedge, bool) {
	var best hedge
	for _, h := range hedges {
		if len(h.words) > len(best.words) && endsFold(s, h.words) {
			best = h
		}
	}
	return best, best.words != ""
}

// hedgeAfter reads "or so", "or more", "more" behind the number.
func (r *numberReader) hedgeAfter(n *Number) {
	for _, tail := range []string{" or so", " or more", " or fewer", " or less", " more", " additional", " or thereabouts"} {
		save := r.i
		if !r.take(tail) || !r.wordEnds() || r.before(" than") {
			r.i = save
			continue
		}
		n.End = r.i
		if strings.HasPrefix(tail, " or") {
			n.Hedge = strings.TrimSpace(n.Hedge + tail)
		}
		switch tail {
		case " or more":
			n.High = -1
		case " or fewer", " or less":
			n.Low = -1
		}
		return
	}
}

// money reports whether a currency stands right before a number.
func money(before string) bool {
	for _, sign := range []string{"$", "€", "£", "¥", "US$", "euro ", "EUR ", "USD "} {
		if strings.HasSuffix(before, sign) {
			return true
		}
	}
	return false
}
