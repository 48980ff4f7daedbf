package question

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/kljensen/snowball/english"
	"golang.org/x/text/unicode/norm"

	"onrecord"
)

// Word is one word of a line or sentence, and what it is compared by.
type Word struct {
	onrecord.Span         // in the string that was split, in bytes
	Text          string  // the bytes there
	Fold          string  // without case, accents, apostrophes: "dont", "5000"
	Stem          string  // without its ending; a people is its country: "germani"
	Weight        float64 // how much it tells: 0 for a function word, up to 2 for a name
	Cap           bool    // starts with a capital letter
	starts        starts  // what it may be the first word of, or belongs to
}

// starts is what of more words than one a word may be the first of.
type starts uint8

const (
	aCountry starts = 1 << iota
	aBody
	aCompound
	anIdiom
	inIdiom // it is one of the other words of a phrase, and weighs nothing but in that
)

// Number reports whether w starts with a digit.
func (w Word) Number() bool { return w.Fold != "" && w.Fold[0] >= '0' && w.Fold[0] <= '9' }

// Numeral reports whether w is a number, in digits or spelled.
func (w Word) Numeral() bool { return w.Stem != "" && w.Stem[0] >= '0' && w.Stem[0] <= '9' }

// Function reports whether w is a function word, which tells nothing anywhere.
func (w Word) Function() bool { return functionWords[w.Fold] }

// Weights of words. A name tells most: an answer about somebody else is none.
const (
	lightWeight = 0.5
	plainWeight = 1.0
	nameWeight  = 1.6
)

// Words splits s into its words, in order. Letters and digits make words;
// apostrophes, and points and commas between digits, stay inside; a hyphen
// divides. "U.S." is one word.
func Words(s string) []Word { return Splitter{}.Words(s) }

// Splitter splits several strings and remembers words between them, which
// spares folding and stemming them again. The zero value remembers nothing. It
// is safe for concurrent use.
type Splitter struct{ known *knownWords }

// NewSplitter returns a Splitter that remembers.
func NewSplitter() Splitter { return Splitter{&knownWords{words: map[string]Word{}}} }

// What a Splitter remembers: the words of some hundred articles.
const (
	mostKnown    = 15_000
	longestKnown = 40 // bytes of a word
)

type knownWords struct {
	mu    sync.RWMutex
	words map[string]Word
}

func (k *knownWords) get(s string) (Word, bool) {
	if k == nil {
		return Word{}, false
	}
	k.mu.RLock()
	defer k.mu.RUnlock()
	w, ok := k.words[s]
	return w, ok
}

// add remembers a word. Its strings are its own: they must not hold on to the
// text that it was found in.
func (k *knownWords) add(w Word) {
	if k == nil || len(w.Text) > longestKnown {
		return
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	if len(k.words) >= mostKnown {
		clear(k.words)
	}
	k.words[w.Text] = w
}

// Words splits s as the function of that name does.
func (p Splitter) Words(s string) []Word {
	out := make([]Word, 0, len(s)/6+1)
	for at := 0; at < len(s); {
		start := at + wordStart(s[at:])
		if start >= len(s) {
			break
		}
		end := start + wordLen(s[start:])
		out = append(out, p.word(s, start, end))
		at = end
	}
	return joinIdioms(s, joinBodies(joinCountries(joinCompounds(s, joinPrefixes(s, out)))))
}

// Content returns the words of ws that tell something: no function words.
func Content(ws []Word) []Word {
	var out []Word
	for _, w := range ws {
		if w.Weight > 0 {
			out = append(out, w)
		}
	}
	return out
}

// word returns the word of s at bytes start to end.
func (p Splitter) word(s string, start, end int) Word {
	w, ok := p.known.get(s[start:end])
	if !ok {
		w = newWord(strings.Clone(s[start:end]))
		p.known.add(w)
	}
	w.Span = onrecord.Span{Start: start, End: end}
	return w
}

func newWord(s string) Word {
	w := Word{Text: s}
	r, _ := utf8.DecodeRuneInString(w.Text)
	w.Cap = unicode.IsUpper(r)
	w.Fold = Fold(w.Text)
	if w.Text == "US" || w.Text == "USA" || strings.HasPrefix(w.Text, "U.S") {
		w.Fold = "usa"
	}
	w.Stem = stem(w.Fold)
	if w.Cap {
		w.Stem = nameStem(w)
	}
	w.Weight = weigh(w)
	w.starts = startsOf(w)
	return w
}

func startsOf(w Word) starts {
	var s starts
	if countryStarts[w.Fold] {
		s |= aCountry
	}
	if len(bodies[w.Fold]) > 0 {
		s |= aBody
	}
	if len(compounds[w.Fold]) > 0 && w.Weight > 0 {
		s |= aCompound
	}
	if w.Weight > 0 && !w.Cap && idioms.start(w) {
		s |= anIdiom
	}
	return s
}

// nameStem returns the stem of a word with a capital: that of a month or state it
// abbreviates or of an armed group it names, if any.
func nameStem(w Word) string {
	if long, ok := calendar[w.Fold]; ok {
		return stem(long)
	}
	if state, ok := states[w.Fold]; ok && w.Text[1:] == strings.ToLower(w.Text[1:]) {
		return stem(state)
	}
	if group, ok := groups[w.Fold]; ok {
		return group
	}
	return w.Stem
}

func weigh(w Word) float64 {
	switch {
	case functionWords[w.Fold]:
		return 0
	case w.Number():
		return nameWeight
	case lightWords[w.Stem]:
		return lightWeight
	case w.Cap && !roleInitials[w.Fold]:
		return nameWeight
	}
	return plainWeight
}

// roleInitials are initials of roles, which name nobody.
var roleInitials = set(`ceo cfo coo cto vp mp mps mep meps pm da`)

// wordStart returns where the first word of s begins.
func wordStart(s string) int {
	i := strings.IndexFunc(s, isWordRune)
	if i < 0 {
		return len(s)
	}
	return i
}

func isWordRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r)
}

// wordLen returns the length of the word that s starts with.
func wordLen(s string) int {
	if n := initialsLen(s); n > 0 {
		return n
	}
	var last rune
	for at := 0; at < len(s); {
		r, n := utf8.DecodeRuneInString(s[at:])
		if letter, m := damaged(s[at:]); m > 0 && (at > 0 || unicode.IsLetter(letter)) {
			at, last = at+m, 'a'
			continue
		}
		if !isWordRune(r) {
			next, _ := utf8.DecodeRuneInString(s[at+n:])
			if !joins(last, r, next) {
				return at
			}
		}
		last = r
		at += n
	}
	return len(s)
}

// joins reports whether the sign r between two runes stays inside a word.
func joins(before, r, after rune) bool {
	switch r {
	case '\'', '’', 'ʼ':
		return unicode.IsLetter(before) && unicode.IsLetter(after)
	case ',', '.':
		return unicode.IsDigit(before) && unicode.IsDigit(after)
	}
	return false
}

// initialsLen returns the length of initials with full stops, "U.S." or
// "e.g.", that s starts with; 0 when it does not.
func initialsLen(s string) int {
	n := 0
	for n+1 < len(s) && s[n] < utf8.RuneSelf && unicode.IsLetter(rune(s[n])) && s[n+1] == '.' {
		n += 2
	}
	if n < 4 {
		return 0
	}
	return n
}

// Fold returns s as it is compared: lower case, damaged letters mended, without accents,
// apostrophes, full stops in initials, commas in numbers, and without a possessive s.
func Fold(s string) string {
	if strings.ContainsAny(s, "ÃÂ\u0302\u0303") {
		s = mended(s)
	}
	s = strings.ToLower(s)
	s = strings.TrimSuffix(strings.TrimSuffix(s, "'s"), "’s")
	plain := true
	for i := range len(s) {
		c := s[i]
		plain = plain && (c >= 'a' && c <= 'z' || c >= '0' && c <= '9')
	}
	if plain {
		return s
	}
	number := s != "" && s[0] >= '0' && s[0] <= '9'
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Mn, r), r == '\'', r == '’', r == 'ʼ', r == ',':
			return -1
		case r == '.' && !number:
			return -1
		}
		return r
	}, norm.NFD.String(s))
}

// stem returns what word forms share: "deploying", "deployed" and
// "deployment" are one, a people is its country, a common synonym its group.
func stem(fold string) string {
	if functionWords[fold] {
		return fold
	}
	if c, ok := countryOf[fold]; ok {
		return c
	}
	if n, ok := numerals[fold]; ok {
		return n
	}
	if right, ok := slips[fold]; ok {
		fold = right
	}
	if base, ok := irregular[fold]; ok {
		fold = base
	}
	return english.Stem(american(fold), false)
}

// shortestSpelling is the length of the shortest beginning in spellings.
const shortestSpelling = 4

// american writes a word as in American English.
func american(fold string) string {
	for n := min(len(fold), longestSpelling); n >= shortestSpelling; n-- {
		if to, ok := spellings[fold[:n]]; ok && !strings.HasPrefix(fold, to) {
			return to + fold[n:]
		}
	}
	return fold
}

// longestSpelling is the length of the longest beginning in spellings.
var longestSpelling = func() int {
	n := 0
	for from := range spellings {
		n = max(n, len(from))
	}
	return n
}()

// joinPrefixes makes one with its prefix what a prefix turns into another: "a co-pilot"
// is no pilot, "non-members" are no members. Who does something with others does it: "a
// co-founder" is compared as a founder.
func joinPrefixes(s string, ws []Word) []Word {
	out := ws[:0]
	for i := 0; i < len(ws); i++ {
		w := ws[i]
		if i+1 < len(ws) && turning[w.Fold] && w.End+1 == ws[i+1].Start && ws[i+1].Weight > 0 {
			whole := onrecord.Span{Start: w.Start, End: ws[i+1].End}
			w = together(w, ws[i+1])
			w.Span, w.Text = whole, s[whole.Start:whole.End]
			i++
		}
		out = append(out, w)
	}
	return out
}

var turning = set(`co non`)

// together returns what a prefix and the word behind it are compared as.
func together(prefix, w Word) Word {
	w.Cap = prefix.Cap
	switch {
	case prefix.Fold != "co" || !shared[english.Stem(w.Fold, false)]:
		w.Fold, w.Stem = prefix.Fold+w.Fold, prefix.Fold+w.Stem
	case w.Fold == "found":
		w.Stem = w.Fold // nobody finds something so
	}
	return w
}

// shared are verbs for what is done all the same by those who do it together, and the
// nouns for those who do, as stems.
var shared = stems(`found founding founder own owner author write wrote written writer host chair chairman chairwoman direct director create creator
	sponsor produce producer lead led leader edit editor star manage manager`)

// joinCompounds gives the first half of a word that is also written as one the stem
// of that, and takes what the other weighs: "fund-raiser" is "fundraiser".
func joinCompounds(s string, ws []Word) []Word {
	for i := range len(ws) - 1 {
		a, b := ws[i], ws[i+1]
		if a.starts&aCompound != 0 && a.End+1 == b.Start && (s[a.End] == '-' || s[a.End] == ' ') && secondHalf(a.Fold, b.Fold) {
			ws[i].Stem, ws[i].Weight = stem(a.Fold+b.Fold), plainWeight
			ws[i+1].Weight = 0
		}
	}
	return ws
}

// secondHalf reports whether two folded words are also written as one.
func secondHalf(a, b string) bool {
	return slices.Contains(compounds[a], b) || slices.Contains(compounds[a], strings.TrimSuffix(b, "s"))
}

// joinCountries gives the words of a country's name that has two of them, and
// of its people, their common stem: "United States" is "usa" twice.
func joinCountries(ws []Word) []Word {
	for i := range len(ws) - 1 {
		if ws[i].starts&aCountry == 0 {
			continue
		}
		if c, ok := countryOf[ws[i].Fold+" "+ws[i+1].Fold]; ok {
			ws[i].Stem, ws[i+1].Stem = c, c
			ws[i].Weight, ws[i+1].Weight = nameWeight, nameWeight
		}
	}
	return ws
}

// Country reports whether w names a country, region or alliance, or belongs
// to the name of one.
func (w Word) Country() bool { return strings.HasPrefix(w.Stem, "place:") }
