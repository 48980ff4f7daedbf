package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord"
)

// Sentences end behind full stops, question and exclamation marks and the
// closing marks that hug them, unless the word before is an abbreviation or
// what follows goes on in lower case. A quotation's inner sentences are
// sentences too: the marks play no part but to be kept on their own side.

// split makes paragraphs, sentences and tokens.
func (d *Doc) split() {
	d.Tokens = make([]Token, 0, len(d.Text)/5+8)
	d.Sentences = make([]Sentence, 0, len(d.Text)/100+1)
	for at := 0; at < len(d.Text); {
		line := onrecord.Span{Start: at, End: lineEnd(d.Text, at)}
		at = line.End + 1
		p := trim(d.Text, line)
		if p.Empty() {
			continue
		}
		para := Paragraph{Span: p, First: len(d.Sentences)}
		d.splitParagraph(p)
		para.End = len(d.Sentences)
		d.Paragraphs = append(d.Paragraphs, para)
	}
}

// splitParagraph appends the sentences and tokens of the stretch p.
func (d *Doc) splitParagraph(p onrecord.Span) {
	s := splitter{text: d.Text[:p.End], start: p.Start, at: p.Start}
	for {
		end := s.next()
		if span := trim(d.Text, onrecord.Span{Start: s.start, End: end}); !span.Empty() {
			sent := Sentence{Span: span, First: len(d.Tokens), Paragraph: len(d.Paragraphs)}
			d.Tokens = tokens(d.Tokens, d.Text, span, len(d.Sentences))
			sent.End = len(d.Tokens)
			d.Sentences = append(d.Sentences, sent)
		}
		if end >= p.End {
			return
		}
		s.start = end
	}
}

// lineEnd returns where the line that holds the byte at ends, without its
// break.
func lineEnd(text string, at int) int {
	if n := strings.IndexByte(text[at:], '\n'); n >= 0 {
		return at + n
	}
	return len(text)
}

// splitter walks through one paragraph. text ends where the paragraph does.
type splitter struct {
	text  string
	start int  // of the sentence at hand
	at    int  // how far the straight marks have been counted
	open  bool // an odd number of straight double marks stands before at
}

// next returns the end of the sentence that begins at s.start.
func (s *splitter) next() int {
	for i := s.start; i < len(s.text); {
		if letter := s.text[i]; letter > '?' && letter < 0xE2 {
			i++ // as most bytes are
			continue
		}
		n := s.terminator(i)
		if n == 0 {
			i++
			continue
		}
		first := i
		for n > 0 {
			i += n
			n = s.terminator(i)
		}
		end := s.closers(i)
		if end < len(s.text) && s.endsHere(first, i, end) {
			return end
		}
		i = end
	}
	return len(s.text)
}

// terminator returns the length of the sign at i that may end a sentence, and
// 0 when there is none.
func (s *splitter) terminator(i int) int {
	if i >= len(s.text) {
		return 0
	}
	switch s.text[i] {
	case '.', '!', '?':
		return 1
	case 0xE2: // U+2026, the ellipsis
		if strings.HasPrefix(s.text[i:], "…") {
			return len("…")
		}
	case 0xE3: // U+3002, the ideographic full stop
		if strings.HasPrefix(s.text[i:], "。") {
			return len("。")
		}
	}
	return 0
}

// closers returns where the closing marks and brackets that begin at i end.
func (s *splitter) closers(i int) int {
	for i < len(s.text) {
		r, n := utf8.DecodeRuneInString(s.text[i:])
		switch r {
		case '”', '’', '»', ')', ']', '›':
		case '"':
			if !s.closesAt(i) {
				return i
			}
		case '\'':
			if strings.HasPrefix(s.text[i:], "''") {
				n = 2
			} else if letterAt(s.text, i+1) {
				return i
			}
		default:
			return i
		}
		i += n
	}
	return i
}

// closesAt reports whether the straight double mark at i closes. Before white
// space it does; before a letter an odd number of marks must stand before it.
func (s *splitter) closesAt(i int) bool {
	for ; s.at < i; s.at++ {
		if s.text[s.at] == '"' {
			s.open = !s.open
		}
	}
	return s.open || !letterAt(s.text, i+1)
}

// endsHere reports whether the terminators from first to stop, with closing
// marks up to end, end a sentence. Something stands behind end.
func (s *splitter) endsHere(first, stop, end int) bool {
	rest := strings.TrimLeftFunc(s.text[end:], unicode.IsSpace)
	spaced := len(rest) < len(s.text)-end
	next := strings.TrimLeft(rest, openingMarks)
	marked := len(next) < len(rest) && rest[0] != '(' && rest[0] != '['
	before := s.text[s.start:first]
	word := lastWord(before)
	if !spaced {
		return endsUnspaced(word, next, marked, end > stop)
	}
	r, _ := utf8.DecodeRuneInString(next)
	switch sign := s.text[first]; {
	case continuing(r), unicode.IsLower(r) && !(marked && sign == '.'):
		return false
	case sign == '!' || sign == '?':
		return end == stop || !attributionFollows(next) // “Why?” Mr. Smith asked.
	case stop-first > 1: // an ellipsis, of three points or of one sign
		return !startsWithI(next)
	case word == strings.TrimSpace(before) && listMark(word):
		return false
	}
	return end > stop || !goesOn(word, firstWord(next))
}

// openingMarks may stand before the first word of a sentence.
const openingMarks = "“‘\"'«‹„`(["

// continuing reports whether no sentence begins with r.
func continuing(r rune) bool {
	switch r {
	case ',', ';', ':', '%', ')', ']', '”', '’', '»', '/', '&', '=', '.', '!', '?':
		return true
	}
	return false
}

// endsUnspaced reports whether a sentence ends where the page has lost the
// space behind its full stop: “end.The next”, “end.“The”, “end.”The”.
func endsUnspaced(word, next string, marked, closed bool) bool {
	r, n := utf8.DecodeRuneInString(next)
	if !unicode.IsUpper(r) {
		return false
	}
	if marked || closed {
		return true
	}
	second, _ := utf8.DecodeRuneInString(next[n:])
	last, _ := utf8.DecodeLastRuneInString(word)
	return len(word) > 2 && unicode.IsLower(last) && !strings.ContainsAny(word, ".@/") &&
		(unicode.IsLower(second) || second == ' ') && !webEnding(firstWord(next))
}

// listMark reports whether word is the number or letter of a list's item.
func listMark(word string) bool {
	if len(word) == 0 || len(word) > 3 {
		return false
	}
	for i := range len(word) {
		if c := word[i]; !digit(c) && len(word) > 1 {
			return false
		}
	}
	return digit(word[0]) || word != "I" && asciiLetter(word[0])
}

// attributionFollows reports whether next begins with a name and a verb of
// speaking, so that the mark before it ended the words but not the sentence.
func attributionFollows(next string) bool {
	for range 5 {
		word := firstWord(next)
		if speaking(word) {
			return true
		}
		r, _ := utf8.DecodeRuneInString(word)
		if !unicode.IsUpper(r) {
			return false
		}
		next = strings.TrimLeftFunc(strings.TrimPrefix(next[len(word):], "."), unicode.IsSpace)
	}
	return false
}

// startsWithI reports whether text goes on with the pronoun, which is
// capitalised inside sentences too.
func startsWithI(text string) bool {
	return strings.HasPrefix(text, "I ") || strings.HasPrefix(text, "I’") || strings.HasPrefix(text, "I'")
}

// lastWord returns the bytes of text behind its last white space, dash or
// opening mark, but no more than a word's length of them.
func lastWord(text string) string {
	const longest = 40
	i, least := len(text), max(0, len(text)-longest)
	for i > least {
		r, n := utf8.DecodeLastRuneInString(text[:i])
		if unicode.IsSpace(r) || r == '—' || r == '–' || strings.ContainsRune(openingMarks, r) {
			break
		}
		i -= n
	}
	return text[i:]
}

// firstWord returns the letters and digits that text begins with.
func firstWord(text string) string {
	for i, r := range text {
		if !wordRune(r) {
			return text[:i]
		}
	}
	return text
}

// trim cuts white space off both ends of s.
func trim(text string, s onrecord.Span) onrecord.Span {
	part := text[s.Start:s.End]
	left := strings.TrimLeftFunc(part, unicode.IsSpace)
	right := strings.TrimRightFunc(left, unicode.IsSpace)
	start := s.Start + len(part) - len(left)
	return onrecord.Span{Start: start, End: start + len(right)}
}
