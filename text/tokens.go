package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord"
)

// Tokens follow the Penn Treebank where it helps: clitics stand alone
// ("did|n't", "Stoltenberg|'s"), so does a currency sign ("$|3.2"). Words keep
// their hyphens ("F-16", "30-nation"), numbers their commas and points
// ("7,640"), abbreviations their full stop ("U.S.", "Gen."). Runs of dots,
// dashes, question and exclamation marks are one token, and so are the double
// marks made of two signs, '' and ``.

// tokens appends the tokens of the stretch s to list.
func tokens(list []Token, text string, s onrecord.Span, sentence int) []Token {
	sub := text[:s.End]
	for i := s.Start; i < len(sub); {
		r, n := rune(sub[i]), 1
		if r >= utf8.RuneSelf {
			r, n = decode(sub, i)
		}
		switch {
		case r == ' ' || unicode.IsSpace(r):
			i += n
			continue
		case wordRune(r):
			list, i = words(list, sub, i, sentence)
			continue
		}
		end := signEnd(sub, i, r, n)
		list = append(list, Token{Start: i, End: end, Sentence: sentence})
		i = end
	}
	return list
}

// decode returns the rune at i and its length. Bytes that are no UTF-8 count
// as one sign up to the next byte that may begin a rune.
func decode(text string, i int) (rune, int) {
	r, n := utf8.DecodeRuneInString(text[i:])
	if r == utf8.RuneError && n == 1 {
		for i+n < len(text) && !utf8.RuneStart(text[i+n]) {
			n++
		}
	}
	return r, n
}

// wordRune reports whether words are made of r.
func wordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return asciiLetter(byte(r)) || digit(byte(r))
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

func asciiLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

func digit(c byte) bool { return c >= '0' && c <= '9' }

// letterAt reports whether a letter stands at i.
func letterAt(text string, i int) bool {
	if i >= len(text) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(text[i:])
	return unicode.IsLetter(r)
}

// signEnd returns the end of the token that begins with the sign r, of n
// bytes, at i.
func signEnd(text string, i int, r rune, n int) int {
	switch r {
	case '.', '-', '!', '?', '—', '–', '…', '*', '_', '=', '~':
		return runEnd(text, i, r)
	case '`':
		if strings.HasPrefix(text[i:], "``") {
			return i + 2
		}
	case '\'', '’', '‘':
		return apostropheEnd(text, i, n)
	case '@', '#':
		if i+1 < len(text) && (asciiLetter(text[i+1]) || r == '@' && digit(text[i+1])) {
			end, _ := wordEnd(text, i+1)
			return end
		}
	}
	return i + n
}

// runEnd returns where a run of the same sign ends; question and exclamation
// marks run together.
func runEnd(text string, i int, sign rune) int {
	for i < len(text) {
		r, n := decode(text, i)
		both := (r == '!' || r == '?') && (sign == '!' || sign == '?')
		if r != sign && !both {
			break
		}
		i += n
	}
	return i
}

// apostropheEnd returns the end of the token that begins with the single mark
// of n bytes at i: ” is one mark, '90s and 'em are words, 's is a clitic.
func apostropheEnd(text string, i, n int) int {
	rest := text[i+n:]
	if n == 1 && strings.HasPrefix(rest, "'") {
		return i + 2
	}
	word := firstWord(rest)
	if len(word) == 3 && digit(word[0]) && digit(word[1]) && word[2] == 's' {
		return i + n + 3
	}
	switch word {
	case "s", "S", "re", "ve", "ll", "em", "til", "cause", "tis", "twas", "Tis", "Twas":
		if text[i] != '\'' || i == 0 || text[i-1] != ' ' || word != "s" {
			return i + n + len(word)
		}
	}
	return i + n
}

// words appends the word at i, with its clitics apart, and returns where it
// ends.
func words(list []Token, text string, i, sentence int) ([]Token, int) {
	if end := addressEnd(text, i); end > i {
		return append(list, Token{Start: i, End: end, Sentence: sentence}), end
	}
	end, mark := wordEnd(text, i)
	if end < len(text) && text[end] == '.' && (end+1 == len(text) || text[end+1] != '.') {
		if keepsStop(text[i:end], onlyClosers(text[end+1:])) {
			end++
		}
	}
	cut := end
	if mark > i {
		cut = cliticStart(text, i, mark, end)
	} else if end-i == len("cannot") && strings.EqualFold(text[i:end], "cannot") {
		cut = i + len("can")
	}
	list = append(list, Token{Start: i, End: cut, Sentence: sentence})
	if cut < end {
		list = append(list, Token{Start: cut, End: end, Sentence: sentence})
	}
	return list, end
}

// addressEnd returns where the web address at i ends, and i when there is
// none. Signs that end a clause are not the address's last.
func addressEnd(text string, i int) int {
	if text[i] != 'h' || !strings.HasPrefix(text[i:], "http://") && !strings.HasPrefix(text[i:], "https://") {
		return i
	}
	end := i
	for end < len(text) && text[end] > ' ' && text[end] < utf8.RuneSelf && strings.IndexByte("\"<>()[]{}", text[end]) < 0 {
		end++
	}
	return i + len(strings.TrimRight(text[i:end], ".,;:!?'"))
}

// onlyClosers reports whether nothing but closing marks is left of a
// sentence.
func onlyClosers(rest string) bool {
	for _, r := range rest {
		if !strings.ContainsRune("”’»)]\"'›", r) {
			return false
		}
	}
	return true
}

// wordEnd returns where the word at i ends, and where its last apostrophe
// stands, -1 without one. Signs that join belong to the word.
func wordEnd(text string, i int) (end, mark int) {
	start, mark := i, -1
	for i < len(text) {
		c := text[i]
		if asciiLetter(c) || digit(c) {
			i++
			continue
		}
		r, n := rune(c), 1
		if c >= utf8.RuneSelf {
			r, n = decode(text, i)
			if wordRune(r) || i > start && misread(text[start:i], r) {
				i += n
				continue
			}
		}
		if i == start || !joins(text, start, i, r, n) {
			break
		}
		if r == '\'' || r == '’' {
			mark = i
		}
		i += n
	}
	return i, mark
}

// misread reports whether the sign r is the second byte of a letter that was read
// in the wrong charset, the word before it ending with the first: JosÃ©.
func misread(before string, r rune) bool {
	if r < 0x80 || r > 0xBF || unicode.IsSpace(r) {
		return false
	}
	return strings.HasSuffix(before, "Ã") || strings.HasSuffix(before, "Å") || strings.HasSuffix(before, "Ä")
}

// joins reports whether the sign r, of n bytes, at i belongs to the word that
// begins at start. Something stands before it.
func joins(text string, start, i int, r rune, n int) bool {
	if i+n >= len(text) {
		return false
	}
	next, _ := decode(text, i+n)
	if !wordRune(next) {
		return r == '.' && next == '-' && i == start+1 && letterAt(text, i+n+1) // J.-P.
	}
	before := text[i-1]
	nextDigit := next < utf8.RuneSelf && digit(byte(next))
	switch r {
	case utf8.RuneError: // a lost letter; but it is a lost apostrophe before a clitic
		switch firstWord(text[i+n:]) {
		case "s", "t", "d", "m", "re", "ve", "ll":
			return false
		}
		return true
	case '-', '\u2010', '\u2011', '_', '\'', '’':
		return true
	case ',', ':', '/':
		return digit(before) && nextDigit
	case '&':
		return asciiLetter(before) && unicode.IsUpper(next)
	case '@':
		return true
	case '.':
		return digit(before) && nextDigit || pointJoins(text, start, i)
	}
	return false
}

// pointJoins reports whether the full stop at i stands inside an abbreviation
// or an address: "U.S", "example.org".
func pointJoins(text string, start, i int) bool {
	const longest = 40 // bytes looked back; no abbreviation is longer
	before := text[max(start, i-longest):i]
	before = behindParty(before[strings.LastIndexByte(before, '.')+1:])
	after := firstWord(text[i+1 : min(len(text), i+1+longest)])
	if len(before) <= 2 && len(after) <= 2 && letterAt(text, i+1) {
		return true
	}
	return webEnding(after) || before == "www"
}

// cliticStart returns where the clitic of the word from start to end begins,
// and end when there is none. mark is its last apostrophe.
func cliticStart(text string, start, mark, end int) int {
	tail := strings.TrimPrefix(strings.TrimPrefix(text[mark:end], "'"), "’")
	switch {
	case len(tail) == 1:
		switch tail[0] | 0x20 {
		case 's', 'd', 'm':
			return mark
		case 't':
			if mark-1 > start && text[mark-1]|0x20 == 'n' {
				return mark - 1
			}
		}
	case len(tail) == 2:
		if strings.EqualFold(tail, "re") || strings.EqualFold(tail, "ve") || strings.EqualFold(tail, "ll") {
			return mark
		}
	}
	return end
}
