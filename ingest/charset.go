package ingest

// Bytes of a file -> text, once.

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/gogs/chardet"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"

	"onrecord"
)

// sureOfCharset is how sure, of a hundred, the detector has to be.
const sureOfCharset = 40

// decode makes text of the bytes of a file: without a byte order mark, with
// line feeds at the ends of lines, in UTF-8. Bytes of another encoding are
// converted where it can be told which one, else refused.
func decode(data []byte) (string, error) {
	text, err := utf8Text(data)
	if err != nil {
		return "", err
	}
	text = strings.TrimPrefix(text, "\ufeff")
	return strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n"), nil
}

func utf8Text(data []byte) (string, error) {
	if bytes.HasPrefix(data, []byte{0xff, 0xfe}) || bytes.HasPrefix(data, []byte{0xfe, 0xff}) {
		out, err := unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM).NewDecoder().Bytes(data)
		if err != nil {
			return "", onrecord.Errorf(onrecord.Invalid, "it begins like UTF-16, but is not").Because(err)
		}
		return string(out), nil
	}
	if at := bytes.IndexByte(data, 0); at >= 0 {
		return "", onrecord.Errorf(onrecord.Invalid, "it is no text: byte %d is zero", at+1)
	}
	bad := badByte(data)
	if bad < 0 {
		return string(data), nil
	}
	if text, ok := guess(data); ok {
		return text, nil
	}
	return "", onrecord.Errorf(onrecord.Invalid, "it is not UTF-8: byte %d is %#x, and no other encoding fits", bad+1, data[bad]).
		Hint("save it as UTF-8 and add it again")
}

// guess converts data from the encoding that it seems to be in. Text that is
// UTF-8 elsewhere is a damaged file, not another encoding.
func guess(data []byte) (string, bool) {
	if hasUTF8(data) {
		return "", false
	}
	found, err := chardet.NewTextDetector().DetectBest(data)
	if err != nil || found.Confidence < sureOfCharset {
		return "", false
	}
	enc, err := htmlindex.Get(found.Charset)
	if err != nil {
		return "", false
	}
	out, err := enc.NewDecoder().Bytes(data)
	if err != nil || bytes.ContainsRune(out, utf8.RuneError) || bytes.ContainsFunc(out, control) {
		return "", false
	}
	return string(out), true
}

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
