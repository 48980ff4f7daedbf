package quotes

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord"
	"onrecord/text"
	"onrecord/text/lexicon"
)

// This file is how the quotes pass sees words: lower case, and the closed
// classes of English that hold a clause together.

// class is what a word may be, one bit each: the closed classes of English,
// and the lists that attributions are told by.
type class uint32

const (
	determiner  class = 1 << iota // the, his, some
	subject                       // he, who: pronouns that can be a subject
	auxiliary                     // has, will, do
	negation                      // not, never
	adverb                        // also, then; words in -ly are not listed
	preposition                   // of, in
	coordinator                   // and, but
	opener                        // words that start a subordinate clause: because, when
	timeWord                      // Monday, yesterday
	relative                      // who, which
	object                        // him, them: pronouns that cannot be a subject

	cueWord      // a form of a word in cues.txt
	cueNoun      // claim, promise
	cueAdjective // worried, afraid
	document     // statement, e-mail: what somebody issues who says something
	occasion     // interview, rally: where something was said
	work         // book, film: what has a title
)

// closed are the classes of which a word is no cue.
const closed = cueWord - 1

var classes = readClasses(cueWords, map[class]string{
	determiner: `the a an this that these those his her its their our my your some any no every each all both many most
		several few another such one two three four five six seven eight nine ten`,
	subject:   `he she they it i we you who everyone everybody nobody someone anyone others`,
	auxiliary: `is are was were be been being am has have had having do does did will would can could may might shall should must 's 've 'd 'll 're 'm ’s ’ve ’d ’ll ’re ’m wo ca`,
	negation:  `not n't n’t never`,
	adverb: `also then later now once again just even still already often ever sometimes soon further instead first only
		too simply always long earlier early there thus though however meanwhile reportedly recently today yesterday
		tonight sarcastically afterward afterwards previously quickly repeatedly back publicly`,
	preposition: `of in at for from with by on to as into about over under near among against behind inside during after
		before between through without within around despite since until like off outside across toward towards upon via amid alongside following including`,
	coordinator: `and or but nor yet`,
	opener: `that if because while when as since although though after before until unless whether where whereas once
		so than whom how why what`,
	timeWord: `monday tuesday wednesday thursday friday saturday sunday yesterday today tonight tomorrow january february
		march april june july august september october november december jan feb aug sept oct nov dec last earlier
		later week month year morning afternoon evening night day`,
	relative: `who which that whose whom`,
	object:   `him them me us her himself herself themselves`,

	cueNoun:      cueNouns,
	cueAdjective: cueAdjectives,
	document:     documents,
	occasion:     occasions,
	work:         works,
})

// readClasses returns the classes of every listed word, the cues included: one
// look at a word then tells all.
func readClasses(cues map[string][]cue, lists map[class]string) *lexicon.Map[class] {
	out := map[string]class{}
	for w := range cues {
		out[w] |= cueWord
	}
	for c, list := range lists {
		for _, w := range strings.Fields(list) {
			out[w] |= c
		}
	}
	return lexicon.New(out)
}

// article is a document as the quotes pass reads it. Its slices run parallel
// to the tokens of the document.
type article struct {
	*text.Doc
	class  []class
	Quoted []text.Quoted // a copy of the document's, mended where marks are missing
}

func newArticle(d *text.Doc) *article {
	a := &article{Doc: d, class: make([]class, len(d.Tokens)), Quoted: make([]text.Quoted, 0, len(d.Quoted))}
	for i := range d.Tokens {
		w := d.Lower(i)
		a.class[i] = classes.Get(w)
		switch {
		case d.Surname(i), w == "march" && !a.capital(i): // Ada Long; people who march
			a.class[i] = 0
		case w == "may" && d.HasTag(i, "NNP"):
			a.class[i] = timeWord
		}
	}
	for _, m := range d.Quoted {
		if !a.nickname(m) {
			a.Quoted = append(a.Quoted, m)
		}
	}
	return a
}

// nickname reports whether m holds one word between the parts of a name: Per
// "Skip" Lund.
func (a *article) nickname(m text.Quoted) bool {
	first, end := a.TokensIn(m.Span)
	return end-first == 3 && first > 0 && a.capital(first+1) && a.capital(first-1) && a.capital(end) && end < len(a.Tokens) &&
		a.Tokens[first-1].Sentence == a.Tokens[end].Sentence
}

// is reports whether token i is of one of the classes c.
func (a *article) is(i int, c class) bool {
	return i >= 0 && i < len(a.class) && a.class[i]&c != 0
}

// isWord reports whether token i has letters or digits.
func (a *article) isWord(i int) bool {
	w := a.Lower(i)
	if w == "" {
		return false
	}
	if c := w[0]; c >= 'a' && c <= 'z' || c >= '0' && c <= '9' {
		return true
	}
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsLetter(r) || unicode.IsDigit(r) || len(w) > 1 && (r == '\'' || r == '’') && !a.isMark(i)
}

// isMark reports whether token i is a quotation mark.
func (a *article) isMark(i int) bool {
	switch a.Lower(i) {
	case "\"", "“", "”", "„", "«", "»", "''", "``", "‘", "’", "'", "`", "’’", "‘‘":
		return true
	}
	return false
}

// isStop reports whether token i ends a sentence.
func (a *article) isStop(i int) bool {
	switch a.Lower(i) {
	case ".", "?", "!", "…", "...":
		return true
	}
	return false
}

// isDash reports whether token i is a dash.
func (a *article) isDash(i int) bool {
	switch w := a.Lower(i); w {
	case "—", "–", "―":
		return true
	default:
		return strings.HasPrefix(w, "-") || strings.HasPrefix(w, "—")
	}
}

// capital reports whether token i starts with a capital letter or a digit.
func (a *article) capital(i int) bool {
	if i < 0 || i >= len(a.Tokens) {
		return false
	}
	w := a.Word(i)
	if c := w[0]; c < utf8.RuneSelf {
		return c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
	}
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r) || unicode.IsDigit(r)
}

// isAdverb reports whether token i is an adverb that may stand beside a verb.
func (a *article) isAdverb(i int) bool {
	return a.is(i, adverb|negation) || strings.HasSuffix(a.Lower(i), "ly") && len(a.Lower(i)) > 4 && !a.capital(i)
}

// span returns the bytes of tokens first to end-1.
func (a *article) span(first, end int) onrecord.Span {
	if first < 0 || end <= first || end > len(a.Tokens) {
		return onrecord.Span{}
	}
	return onrecord.Span{Start: a.Tokens[first].Start, End: a.Tokens[end-1].End}
}

// QuotedAt returns the index of the first quoted stretch that ends behind the
// byte at.
func (a *article) QuotedAt(at int) int {
	return sort.Search(len(a.Quoted), func(i int) bool { return a.Quoted[i].End > at })
}

// IsQuoted reports whether the byte at lies in a quoted stretch.
func (a *article) IsQuoted(at int) bool {
	i := a.QuotedAt(at)
	return i < len(a.Quoted) && a.Quoted[i].Start <= at
}

// paragraphTokens returns the range of tokens of paragraph p.
func (a *article) paragraphTokens(p int) (first, end int) {
	para := a.Paragraphs[p]
	if para.First == para.End {
		return 0, 0
	}
	return a.Sentences[para.First].First, a.Sentences[para.End-1].End
}
