package text

import (
	"strings"
	"unicode/utf8"

	"onrecord/text/lexicon"
)

// value is a number as it was read. open means that the word gives only a
// lower end: "thousands". scale is the power of ten that it was written with:
// 1000 for "5 thousand", else 1.
type value struct {
	n, scale int64
	open     bool
}

// numberReader reads numbers in digits and words from text at i, up to end.
type numberReader struct {
	text   string
	i, end int
}

// value reads one number and moves behind it.
func (r *numberReader) value() (value, bool) {
	if r.i < r.end && isDigit(r.text[r.i]) {
		return r.digits()
	}
	return r.words()
}

// digits reads "2500", "2,500", "1,00,000", "2, 800", "2 500" or "7.5 million".
func (r *numberReader) digits() (value, bool) {
	n, size, grouped := int64(0), 0, false
	for end := r.i + indian(r.text[r.i:r.end]); r.i < end; r.i++ {
		if isDigit(r.text[r.i]) {
			n, size = n*10+int64(r.text[r.i]-'0'), 15
		}
	}
	for r.i < r.end && isDigit(r.text[r.i]) && size < 15 {
		n, size = n*10+int64(r.text[r.i]-'0'), size+1
		r.i++
		if gap := r.group(size, grouped); gap > 0 {
			r.i += gap
			grouped = true
		}
	}
	if r.i < r.end && isDigit(r.text[r.i]) || r.before(",") && r.i+1 < r.end && isDigit(r.text[r.i+1]) {
		return value{}, false // too long, or grouped in no way that is known: "1,5"
	}
	tenths, ok := r.decimals()
	scale := r.scale()
	if !ok || tenths > 0 && scale == 1 || !r.wordEnds() || r.before(":") && r.i+1 < r.end && isDigit(r.text[r.i+1]) {
		return value{}, false
	}
	return value{n: n*scale + tenths*scale/10, scale: scale}, true
}

// group returns the length of a mark between groups of three digits.
func (r *numberReader) group(size int, grouped bool) int {
	if size > 3 && !grouped {
		return 0
	}
	for _, gap := range []string{",", ", ", " ", "\u00a0", "\u2009", "\u202f"} {
		rest := r.text[r.i:r.end]
		if strings.HasPrefix(rest, gap) && threeDigits(rest[len(gap):]) && (gap[0] == ',' || size <= 3) {
			return len(gap)
		}
	}
	return 0
}

// indian returns the length in bytes of a number with groups of two digits before
// the last three that s starts with, "1,00,000"; 0 where there is none.
func indian(s string) int {
	n := 0
	for n < len(s) && n < 2 && isDigit(s[n]) {
		n++
	}
	first := n
	for n > 0 && n+3 < len(s) && n < 12 && s[n] == ',' && isDigit(s[n+1]) && isDigit(s[n+2]) && s[n+3] == ',' {
		n += 3
	}
	if n > first && threeDigits(s[n+1:]) {
		return n + 4
	}
	return 0
}

// threeDigits reports whether s starts with exactly three digits.
func threeDigits(s string) bool {
	if len(s) < 3 || !isDigit(s[0]) || !isDigit(s[1]) || !isDigit(s[2]) {
		return false
	}
	return len(s) == 3 || !isDigit(s[3])
}

// decimals reads one digit behind a full stop; more are no count.
func (r *numberReader) decimals() (tenths int64, ok bool) {
	if !r.before(".") || r.i+1 >= r.end || !isDigit(r.text[r.i+1]) {
		return 0, true
	}
	tenths = int64(r.text[r.i+1] - '0')
	r.i += 2
	return tenths, r.i >= r.end || !isDigit(r.text[r.i])
}

var scales = lexicon.New(map[string]int64{"hundred": 100, "thousand": 1000, "million": 1e6, "billion": 1e9})

// scale reads " million" behind a number, or returns 1.
func (r *numberReader) scale() int64 {
	gap := spaces(r.text[r.i:r.end])
	if gap == 0 {
		return 1
	}
	word, n := foldWord(r.text[r.i+gap : r.end])
	if s := scales.Get(word); s > 0 {
		r.i += gap + n
		return s
	}
	return 1
}

// small is the value of the number words below hundred.
var small = lexicon.New(map[string]int64{
	"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
	"eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
	"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
})

// fixedCounts are words of size, of which the lower end is known, and phrases
// with an article.
var fixedCounts = newIdioms([]saying[value]{
	{"hundreds of thousands", openFrom(200000)}, {"tens of thousands", openFrom(20000)}, {"tens of millions", openFrom(20000000)},
	{"hundreds of millions", openFrom(200000000)}, {"several hundred thousand", openFrom(300000)}, {"several thousand", openFrom(3000)},
	{"several hundred", openFrom(300)}, {"several dozen", openFrom(36)}, {"several million", openFrom(3000000)}, {"a few hundred", openFrom(200)},
	{"a few thousand", openFrom(2000)}, {"a few dozen", openFrom(24)}, {"many thousands", openFrom(2000)}, {"many hundreds", openFrom(200)},
	{"thousands", openFrom(2000)}, {"hundreds", openFrom(200)}, {"dozens", openFrom(24)}, {"scores", openFrom(40)}, {"millions", openFrom(2000000)},
	{"half a million", just(500000)}, {"half a dozen", just(6)}, {"a dozen", just(12)}, {"two dozen", just(24)}, {"three dozen", just(36)},
	{"a hundred", just(100)}, {"a thousand", just(1000)}, {"a million", just(1000000)}, {"a couple of", just(2)}, {"a pair of", just(2)},
})

func openFrom(low int64) value { return value{n: low, scale: 1, open: true} }

func just(n int64) value { return value{n: n, scale: 1} }

// words reads "one hundred and twenty", "thousands", "a dozen".
func (r *numberReader) words() (value, bool) {
	if v, ok := fixedCounts.take(r); ok {
		return v, true
	}
	total, part, last, read := int64(0), int64(0), int64(1), false
	for {
		word, n, gap := r.next(read)
		v, s := small.Get(word), scales.Get(word)
		switch {
		case v > 0 && part%100 == 0 || v > 0 && v < 10 && part%10 == 0 && part%100 >= 20:
			part += v
		case s == 100 && 0 < part && part < 100:
			part *= 100
		case s > 100 && part > 0:
			total, part, last = total+part*s, 0, s
		default:
			return value{n: total + part, scale: last}, read && r.wordEnds() && !fraction(r.text[r.i:r.end])
		}
		read = true
		r.i += gap + n
	}
}

// next returns the number word behind a space, a hyphen or " and ".
func (r *numberReader) next(inside bool) (word string, length, gap int) {
	rest := r.text[r.i:r.end]
	if !inside {
		word, length = foldWord(rest)
		return word, length, 0
	}
	for _, sep := range []string{" and ", "-", " "} {
		n := prefixLen(rest, sep)
		if n == 0 {
			continue
		}
		word, length = foldWord(rest[n:])
		if sep == " and " && (r.plainUnits() || small.Get(word) == 0) {
			continue
		}
		return word, length, n
	}
	return "", 0, 0
}

// plainUnits reports whether the word just read is one below hundred: then
// "and" begins another number ("two and three").
func (r *numberReader) plainUnits() bool {
	at := strings.LastIndexAny(r.text[:r.i], " -\n") + 1
	word, _ := foldWord(r.text[at:r.i])
	return scales.Get(word) == 0
}

// fraction reports whether rest makes the number before it a fraction: "two
// thirds".
func fraction(rest string) bool {
	if rest == "" {
		return false
	}
	word, _ := foldWord(strings.TrimLeft(rest, "- "))
	switch word {
	case "third", "thirds", "quarter", "quarters", "fifth", "fifths", "tenths", "half":
		return true
	}
	return false
}

// takeWords reads words whole.
func (r *numberReader) takeWords(words string) bool {
	save := r.i
	if r.take(words) && r.wordEnds() {
		return true
	}
	r.i = save
	return false
}

// take reads s, letters without case and any white space for a space, and
// moves behind it.
func (r *numberReader) take(s string) bool {
	n := prefixFold(r.text[r.i:r.end], s)
	r.i += n
	return n > 0
}

// before reports whether s is what follows.
func (r *numberReader) before(s string) bool { return prefixFold(r.text[r.i:r.end], s) > 0 }

func (r *numberReader) wordEnds() bool { return wordEnds(r.text[r.i:r.end]) }

// prefixFold is prefixLen with letters taken without case; form is lower case.
func prefixFold(s, form string) int {
	i := 0
	for j := range len(form) {
		if form[j] == ' ' {
			n := spaces(s[i:])
			if n == 0 {
				return 0
			}
			i += n
			continue
		}
		if i >= len(s) || lower(s[i]) != form[j] && s[i] != form[j] {
			return 0
		}
		i++
	}
	return i
}

// endsFold reports whether s ends with words as whole words, letters taken
// without case.
func endsFold(s, words string) bool {
	cut := len(s) - len(words)
	if cut < 0 || !strings.EqualFold(s[cut:], words) {
		return false
	}
	r, n := utf8.DecodeLastRuneInString(s[:cut])
	return n == 0 || !wordRune(r) && r != '-'
}

// foldWord returns the run of ASCII letters that s starts with, in lower
// case, and its length. It is empty for a run over 16 letters: no number
// word is so long.
func foldWord(s string) (string, int) {
	n, upper := 0, false
	for n < len(s) && isLetter(s[n]) {
		upper = upper || s[n] <= 'Z'
		if n++; n > 16 {
			return "", 0
		}
	}
	if upper {
		return strings.ToLower(s[:n]), n
	}
	return s[:n], n
}

func isDigit(b byte) bool  { return '0' <= b && b <= '9' }
func isLetter(b byte) bool { return 'a' <= b && b <= 'z' || 'A' <= b && b <= 'Z' }

func lower(b byte) byte {
	if 'A' <= b && b <= 'Z' {
		return b + 'a' - 'A'
	}
	return b
}
