package evidence

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"onrecord"
	"onrecord/question"
	"onrecord/text"
)

// Text is an article prepared for judging. It is used by one goroutine.
type Text struct {
	*text.Doc
	Words  [][]question.Word // of each sentence; positions relative to it
	Title  []question.Word
	known  question.Splitter // the words that were split before
	counts map[string]int    // how many sentences hold a stem
	stands []map[string]bool // of each sentence: stems of what its short forms stand for
	// members tells the sentences that list what the one before speaks of: "Those
	// include ...".
	members []bool
	aliases map[string][]question.Word // by the full name: the words of other names
	byline  string
	// fullNames are the words of Names, as far as they were asked for.
	fullNames [][]question.Word
	writer    struct {
		Speaker
		known bool
	}
}

// Read prepares an article. known remembers its words for the next.
func Read(a onrecord.Article, known question.Splitter) *Text {
	t := &Text{Doc: text.Analyse(a), Title: known.Words(a.Title), known: known, byline: a.Byline}
	for _, s := range t.Sentences {
		t.Words = append(t.Words, t.split(small(t.In(s.Span))))
	}
	t.counts = Count(t.Words)
	t.refer()
	return t
}

// small returns a sentence in small letters that is all in capitals, where each word would
// be read as a name; positions stay the same.
func small(s string) string {
	if !allCapitals(s) {
		return s
	}
	if lower := strings.ToLower(s); len(lower) == len(s) {
		return lower
	}
	return s
}

// allCapitals reports whether a sentence of some length has no small letter.
func allCapitals(s string) bool {
	return len(s) >= shortestTitle && s == strings.ToUpper(s) && strings.ContainsFunc(s, unicode.IsLetter)
}

// shortestTitle is how many bytes a title in capitals has at least; initials have less.
const shortestTitle = 16

// split returns the words of a string.
func (t *Text) split(s string) []question.Word { return t.known.Words(s) }

// spaced compiles an expression for the text of articles, in which any space may be one
// that does not break, U+00A0.
func spaced(expr string) *regexp.Regexp {
	var b strings.Builder
	inClass := false
	for n := 0; n < len(expr); n++ {
		one := expr[n : n+1]
		if one == `\` && n+1 < len(expr) {
			one = expr[n : n+2]
			n++
		}
		space := one == " " || one == `\s`
		switch {
		case one == "[":
			inClass = true
		case one == "]":
			inClass = false
		case space && inClass:
			one += `\x{A0}`
		case space:
			one = "[" + one + `\x{A0}]`
		}
		b.WriteString(one)
	}
	return regexp.MustCompile(b.String())
}

// Say returns the bytes of sentence i.
func (t *Text) Say(i int) string { return t.In(t.Sentences[i].Span) }

// Place returns where word w of sentence i stands in the text.
func (t *Text) Place(i int, w question.Word) onrecord.Span {
	base := t.Sentences[i].Span.Start
	return onrecord.Span{Start: base + w.Start, End: base + w.End}
}

// What a word counts for by where it stands.
const (
	besideShare  = 0.6 // in the sentence before or after
	titleShare   = 0.5
	articleShare = 0.35 // anywhere else in the article
)

// Coverage is how much of the needed words a sentence accounts for, 0 to 1.
type Coverage struct {
	Own     float64 // by its own words
	Here    float64 // and by what its pronouns stand for
	All     float64 // with what stands around it
	Missing []question.Word
}

// Cover measures how much of need sentence i accounts for.
func (t *Text) Cover(need []question.Word, i int) Coverage { return t.CoverRun(need, i, i+1) }

// CoverRun measures how much of need the sentences i to j-1 account for
// together.
func (t *Text) CoverRun(need []question.Word, i, j int) Coverage {
	var c Coverage
	total := 0.0
	j = min(j, len(t.Words))
	if i >= j {
		return c
	}
	for n, w := range need {
		total += w.Weight
		own, here, around := 0.0, 0.0, 0.0
		for s := i; s < j; s++ {
			o := t.here(need, n, s)
			own, here, around = max(own, o), max(here, o), max(around, t.around(w, s))
			if o == 0 && t.takesUp(s) {
				here = max(here, t.before(w, s))
			}
		}
		c.Own += w.Weight * own
		c.Here += w.Weight * here
		c.All += w.Weight * max(here, around)
		if here == 0 && around == 0 {
			c.Missing = append(c.Missing, w)
		}
	}
	if total > 0 {
		c.Own /= total
		c.Here /= total
		c.All /= total
	}
	return c
}

// here returns how far sentence i says need[n]. Of a name that is longer in
// the question, the last word alone stands for all of it.
func (t *Text) here(need []question.Word, n, i int) float64 {
	if _, m := best(need[n], t.Words[i]); m > 0 {
		return m
	}
	if t.idiom(need[n], i) {
		return 0.8
	}
	if t.stands[i][need[n].Stem] {
		return 0.9
	}
	for n+1 < len(need) && isName(need[n]) && need[n+1].Cap && need[n].End+1 == need[n+1].Start {
		n++
		if at, m := best(need[n], t.Words[i]); m == 1 && !t.otherName(need, i, at) {
			return 0.9
		}
	}
	return 0
}

// Says reports whether sentence i says q.Need[n], by itself or by taking up the sentence
// before.
func (t *Text) Says(q question.Question, n, i int) bool {
	return t.here(q.Need, n, i) > 0 || t.takesUpFor(q, i) && t.before(q.Need[n], i) > 0
}

// otherName reports whether word at of sentence i ends a name that is no person's
// and has a word before it that is not needed: "the Brookfield Board" for the
// Brookside Board.
func (t *Text) otherName(need []question.Word, i, at int) bool {
	words := t.Words[i]
	for ; at > 0; at-- {
		before, w := words[at-1], t.Place(i, words[at])
		if !before.Cap || before.Weight == 0 || question.IsTitle(before.Text) || t.In(onrecord.Span{Start: t.Place(i, before).End, End: w.Start}) != " " {
			return false
		}
		if !inWords(need, before) {
			return !t.personAt(t.TokenAt(w.Start))
		}
	}
	return false
}

// takenUp is what a word counts for that the sentence before has, where this
// one takes it up with a pronoun.
const takenUp = 0.8

// before returns how far the sentence before i, in the same paragraph or as
// its last, says w.
func (t *Text) before(w question.Word, i int) float64 {
	if i == 0 {
		return 0
	}
	_, m := best(w, t.Words[i-1])
	return m * takenUp
}

// takesUp reports whether sentence i takes up something of the one before:
// with a pronoun among its first words, "there", or "of them".
func (t *Text) takesUp(i int) bool {
	words := t.Words[i]
	if t.opensWithShare(i) {
		return true
	}
	for n, w := range words {
		if n > 0 && isGrouping(words[n-1], w) {
			return true // "46 fall under that category"
		}
		switch w.Fold {
		case "he", "she", "it", "they", "this", "that", "these", "those", "its", "his", "her", "their":
			if n < 4 {
				return true
			}
		case "none", "both", "neither":
			if n == 0 {
				return true // "none was marked"
			}
		case "there":
			if n+1 == len(words) || !isBe[words[n+1].Fold] {
				return true // "it will not fight there"
			}
		case "them":
			if n > 0 && words[n-1].Fold == "of" {
				return true
			}
		}
	}
	return false
}

// shareFirst is a sentence that begins with a number or a share.
var shareFirst = spaced(`^["“'’]*(?:(?i:some|about|only|just|another|nearly|almost|around|roughly|fewer than|more than|at least|the other)\s)?(?i:\d[\d,.]*|` + spelled + `)(?:%|\spercent|\sper cent)?\s`)

// opensWithShare reports whether sentence i begins with a number of those whom the one
// before speaks of, as no noun stands behind it: "Some 12 percent said no".
func (t *Text) opensWithShare(i int) bool {
	m := shareFirst.FindStringIndex(t.Say(i))
	if m == nil || i == 0 {
		return false
	}
	tok := t.TokenAt(t.Sentences[i].Span.Start + m[1])
	return t.HasTag(tok, "VBD", "VBP", "MD")
}

// grouping are nouns for those whom the sentence before describes.
var grouping = set("category", "group", "description", "definition", "class", "criterion", "criteria", "bracket", "heading")

func isGrouping(that, noun question.Word) bool {
	return grouping[noun.Fold] && (that.Fold == "that" || that.Fold == "this")
}

// groupedOther reports whether sentence i counts those whom the one before describes,
// and that one lacks a word of the question.
func (t *Text) groupedOther(need []question.Word, i int) bool {
	words := t.Words[i]
	for n := 1; n < len(words); n++ {
		if isGrouping(words[n-1], words[n]) {
			return slices.ContainsFunc(need, func(w question.Word) bool {
				return !isName(w) && !t.speaks(w, i) && t.before(w, i) == 0 && !phrasalEnd[w.Fold]
			})
		}
	}
	return false
}

// phrasalEnd are words that only end a verb of two words.
var phrasalEnd = set("go", "off", "out", "up", "down")

// isBe are the forms behind which "there" names no place.
var isBe = set("is", "are", "was", "were", "will", "has", "have", "had", "would", "may", "must", "can", "could", "should")

// around returns what a word counts for that stands near sentence i.
func (t *Text) around(w question.Word, i int) float64 {
	share := 0.0
	for _, j := range []int{i - 1, i + 1} {
		if j >= 0 && j < len(t.Words) {
			_, m := best(w, t.Words[j])
			share = max(share, m*besideShare)
		}
	}
	if share > 0 {
		return share
	}
	if _, m := best(w, t.Title); m > 0 {
		return m * titleShare
	}
	if t.Has(w) {
		return articleShare
	}
	return 0
}

// Has reports whether any sentence of the article has the word, or one for
// it.
func (t *Text) Has(w question.Word) bool {
	if t.counts[w.Stem] > 0 {
		return true
	}
	for _, s := range question.Synonyms(w.Stem) {
		if t.counts[s] > 0 {
			return true
		}
	}
	return false
}

// Topic reports whether the article is about what w names: its title has it,
// or many of its sentences do.
func (t *Text) Topic(w question.Word) bool {
	if slices.ContainsFunc(t.Title, func(x question.Word) bool { return x.Stem == w.Stem }) {
		return true
	}
	return t.counts[w.Stem] >= max(3, len(t.Words)/10)
}

// About reports whether the article is about a topic as a whole: its title has each
// of the words that tell most, or many of its sentences do.
func (t *Text) About(topic []question.Word) bool {
	n := 0
	for _, w := range topic {
		if w.Weight < 1 {
			continue
		}
		if n++; !t.inTitle(w) && !t.Topic(w) {
			return false
		}
	}
	return n > 0
}

// Around reports whether the sentence at a byte, or one of those shortly before it, has
// all of the words which the article is not about as a whole.
func (t *Text) Around(words []question.Word, at int) bool {
	i := t.SentenceAt(at)
	return i < len(t.Sentences) && !slices.ContainsFunc(words, func(w question.Word) bool { return !t.Topic(w) && !t.speaks(w, i) && !t.lately(w, i) })
}

// inTitle reports whether the title of the article says w.
func (t *Text) inTitle(w question.Word) bool {
	_, m := best(w, t.Title)
	return m > 0
}

// Headline reports whether sentence i is a headline or caption: near the
// beginning, without a full stop, or in the words of the title.
func (t *Text) Headline(i int) bool {
	if s := t.Say(i); len(t.Words[i]) > 3 && s == strings.ToUpper(s) {
		return true
	}
	if i > 2 {
		return false
	}
	if a := question.Align(t.Words[i], t.Title); len(t.Words[i]) > 3 && a.Score > 0.85 && a.Grade >= question.Nearly {
		return true
	}
	switch s := t.Say(i); s[len(s)-1] {
	case '.', '!', '?', '"', '\'':
		return false
	default:
		return i < 2 && len(s) < 150
	}
}

// best returns the word that says w best and how far it does; -1 and 0 where
// none does.
func best(w question.Word, words []question.Word) (at int, share float64) {
	at = -1
	for i, x := range words {
		if m := question.Means(w, x); m > share {
			at, share = i, m
		}
	}
	return at, share
}
