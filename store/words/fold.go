package words

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// appendFolded appends word to dst in lower case, without accents,
// punctuation and an ending "'s".
func appendFolded(dst []byte, word string) []byte {
	start := len(dst)
	for i := 0; i < len(word); {
		c := word[i]
		if c < utf8.RuneSelf {
			i++
			switch {
			case 'A' <= c && c <= 'Z':
				dst = append(dst, c+'a'-'A')
			case 'a' <= c && c <= 'z', '0' <= c && c <= '9':
				dst = append(dst, c)
			case c == '\'':
				dst = append(dst, c)
			}
			continue
		}
		r, n := utf8.DecodeRuneInString(word[i:])
		dst = appendRune(dst, r)
		i += n
	}
	return cutApostrophes(dst, start)
}

// cutApostrophes removes an ending "'s" of the word at start, then every
// apostrophe left in it.
func cutApostrophes(dst []byte, start int) []byte {
	word := dst[start:]
	if bytes.IndexByte(word, '\'') < 0 {
		return dst
	}
	word = bytes.TrimSuffix(word, []byte("'s"))
	kept := dst[:start]
	for _, c := range word {
		if c != '\'' {
			kept = append(kept, c)
		}
	}
	return kept
}

// appendRune appends what is left of a rune without case and accents.
func appendRune(dst []byte, r rune) []byte {
	switch r {
	case '’':
		return append(dst, '\'')
	case 'ß', 'ẞ':
		return append(dst, "ss"...)
	case 'æ', 'Æ':
		return append(dst, "ae"...)
	case 'œ', 'Œ':
		return append(dst, "oe"...)
	case 'ø', 'Ø':
		return append(dst, 'o')
	case 'ł', 'Ł':
		return append(dst, 'l')
	case 'đ', 'Đ', 'ð', 'Ð':
		return append(dst, 'd')
	case 'ı', 'İ':
		return append(dst, 'i')
	}
	var encoded [utf8.UTFMax]byte
	n := utf8.EncodeRune(encoded[:], r)
	for _, part := range string(norm.NFKD.Bytes(encoded[:n])) {
		if unicode.IsLetter(part) || unicode.IsDigit(part) {
			dst = utf8.AppendRune(dst, unicode.ToLower(part))
		}
	}
	return dst
}
