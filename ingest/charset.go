package ingest

// Bytes of a file -> text, once.

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/gogs/chardet"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	utf16 "golang.org/x/text/encoding/unicode"

	"onrecord"
)

// How sure, of a hundred, the detector of encodings has to be, and by how much
// surer than of another one that gives another text.
const (
	sureOfCharset = 40
	surerThan     = 10
)

// Charset returns the encoding of a name such as "windows-1252", or an
// *onrecord.Error with code Invalid.
func Charset(name string) (encoding.Encoding, error) {
	enc, err := htmlindex.Get(name)
	if err != nil {
		return nil, onrecord.Errorf(onrecord.Invalid, "there is no encoding %.40q", name).
			Hint("name one of: utf-8, utf-16le, windows-1252, windows-1250, iso-8859-2, macintosh, koi8-r, shift_jis, gb18030")
	}
	return enc, nil
}

// decode makes text of the bytes of a file: without a byte order mark, with
// line feeds at the ends of lines, in UTF-8. Bytes of another encoding are
// converted from the one that is declared, else from the one that they seem to
// be in, which is then guessed; where that is not sure they are refused.
func decode(data []byte, declared string) (text, guessed string, err error) {
	switch {
	case declared != "":
		text, err = declaredText(data, declared)
	case bytes.HasPrefix(data, []byte{0xff, 0xfe}), bytes.HasPrefix(data, []byte{0xfe, 0xff}):
		text, err = wideText(data)
	default:
		text, guessed, err = plainText(data)
	}
	text = strings.TrimPrefix(text, "\ufeff")
	return strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n"), guessed, err
}

// guessWarning says of a text that it was converted by a guess.
func guessWarning(guessed string) string {
	return fmt.Sprintf("read as %s, which is a guess; if letters are wrong, remove it and name another with --charset", guessed)
}

// declaredText converts data from the encoding that somebody named.
func declaredText(data []byte, name string) (string, error) {
	enc, err := Charset(name)
	if err != nil {
		return "", err
	}
	if canonical, _ := htmlindex.Name(enc); canonical == "utf-8" {
		if bad := badByte(data); bad >= 0 {
			return "", onrecord.Errorf(onrecord.Invalid, "it is not UTF-8: byte %d is %#x", bad+1, data[bad])
		}
		return string(data), nil
	}
	text, ok := convert(enc, data)
	if !ok {
		return "", onrecord.Errorf(onrecord.Invalid, "it is not %s: some of its bytes mean nothing there", name)
	}
	return text, nil
}

func wideText(data []byte) (string, error) {
	out, err := utf16.UTF16(utf16.LittleEndian, utf16.ExpectBOM).NewDecoder().Bytes(data)
	if err != nil {
		return "", onrecord.Errorf(onrecord.Invalid, "it begins like UTF-16, but is not").Because(err)
	}
	return string(out), nil
}

func plainText(data []byte) (text, guessed string, err error) {
	if at := bytes.IndexByte(data, 0); at >= 0 {
		return "", "", onrecord.Errorf(onrecord.Invalid, "it is no text: byte %d is zero", at+1)
	}
	bad := badByte(data)
	if bad < 0 {
		return string(data), "", nil
	}
	if !damagedUTF8(data, bad) {
		if text, guessed := guess(data); guessed != "" {
			return text, guessed, nil
		}
	}
	return "", "", onrecord.Errorf(onrecord.Invalid, "it is not UTF-8: byte %d is %#x, and no other encoding fits for certain", bad+1, data[bad]).
		Hint("save it as UTF-8, or name its encoding with --charset, and add it again")
}

// damagedUTF8 reports whether data, whose first wrong byte is at bad, is UTF-8
// that was damaged or cut off, and not another encoding: it has a sequence of
// several bytes that is right, the beginning of a quotation mark or dash, or
// nothing wrong but its end.
func damagedUTF8(data []byte, bad int) bool {
	return hasUTF8(data) || bytes.Contains(data, []byte{0xe2, 0x80}) ||
		bad >= len(data)-utf8.UTFMax && data[bad] >= 0xc2 && !utf8.FullRune(data[bad:])
}

// guess converts data from the encoding that it seems to be in, and returns
// the name of that; an empty one when it is not sure.
func guess(data []byte) (text, name string) {
	all, err := chardet.NewTextDetector().DetectAll(data)
	if err != nil {
		return "", ""
	}
	sure := 0
	for _, found := range all { // the surest first
		if found.Confidence < sureOfCharset || name != "" && found.Confidence < sure-surerThan {
			break
		}
		enc, err := htmlindex.Get(found.Charset)
		if err != nil {
			continue
		}
		out, ok := convert(enc, data)
		switch {
		case !ok || !likely(out):
		case name == "":
			text, sure = out, found.Confidence
			name, _ = htmlindex.Name(enc)
		case out != text:
			return "", ""
		}
	}
	return text, name
}

// convert converts data from enc; not ok where bytes of it mean nothing there.
func convert(enc encoding.Encoding, data []byte) (string, bool) {
	out, err := enc.NewDecoder().Bytes(data)
	if err != nil || bytes.ContainsRune(out, utf8.RuneError) || bytes.ContainsFunc(out, control) {
		return "", false
	}
	return string(out), true
}

// likely reports whether the letters beyond ASCII stand where letters stand:
// a text that is read in the wrong encoding has signs within words, and capital
// letters where small ones belong ("CafŽ", "ItÕs", "by³a").
func likely(text string) bool {
	before, at := ' ', ' '
	for _, after := range text + " " {
		if at >= utf8.RuneSelf && oddAmong(before, at, after) {
			return false
		}
		before, at = at, after
	}
	return true
}

func oddAmong(before, r, after rune) bool {
	switch {
	case !unicode.IsLetter(r):
		return unicode.IsLetter(before) && unicode.IsLetter(after) && strings.ContainsRune(neverInWords, r)
	case !unicode.Is(unicode.Latin, r):
		return false
	case strings.ContainsRune(",.;!?", before):
		return !unicode.IsLetter(after) // a mark behind a mark
	}
	return unicode.IsUpper(r) && unicode.IsLower(before)
}

// neverInWords are signs that stand between two letters only by mistake.
const neverInWords = "¡¢£¤¥¦§¨©¬®¯°±²³¶¸¹¼½¾¿×÷€‚ƒ„†‡ˆ‰‹›˜˛˙˘˝ˇ"

// hasUTF8 reports whether data holds a sequence of several bytes that is
// UTF-8, which hardly ever happens in another encoding.
func hasUTF8(data []byte) bool {
	for i := 0; i < len(data); {
		r, n := utf8.DecodeRune(data[i:])
		if n > 1 && r != utf8.RuneError {
			return true
		}
		i += n
	}
	return false
}

// control reports whether r has no place in a text.
func control(r rune) bool {
	return r < ' ' && r != '\n' && r != '\r' && r != '\t' && r != '\f' || 0x7f <= r && r <= 0x9f
}
