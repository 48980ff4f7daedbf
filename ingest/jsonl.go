package ingest

// Lines of JSON -> articles.

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"unicode/utf8"

	"onrecord"
)

// maxLine is how long a line of JSONL may be: a text of MaxText whose every
// byte is escaped does not fit, one in which every third is does.
const maxLine = 3 * MaxText

// JSONL yields the articles of r, one a line. A line that is broken is an
// Item with an error and its number; the lines behind it are read all the
// same. Texts are taken exactly as they stand: their bytes are what facts
// point at.
func JSONL(r io.Reader, source string, given Given) iter.Seq[Item] {
	return func(yield func(Item) bool) {
		lines := bufio.NewReaderSize(r, 1<<16)
		begin, _ := lines.Peek(sniffed) // a file that cannot be read says so below
		if err := foreignFile(begin); err != nil {
			yield(Item{Source: source, Err: err})
			return
		}
		var buf []byte
		had := false
		for n := 1; ; n++ {
			line, long, err := readLine(lines, buf)
			buf = line
			if len(bytes.TrimSpace(line)) > 0 {
				had = true
				if !yield(lineItem(line, long, fmt.Sprintf("%s:%d", source, n), given)) {
					return
				}
			}
			switch {
			case errors.Is(err, io.EOF):
				if !had {
					yield(Item{Source: source, Err: onrecord.Errorf(onrecord.Invalid, "it is empty")})
				}
				return
			case err != nil:
				yield(Item{Source: source, Err: onrecord.Errorf(onrecord.Invalid, "it cannot be read to its end").Because(err)})
				return
			}
		}
	}
}

// readLine reads one line into buf, whose bytes it overwrites. Of a line
// longer than maxLine it keeps the beginning and reads over the rest.
func readLine(r *bufio.Reader, buf []byte) (line []byte, long bool, err error) {
	line = buf[:0]
	for {
		part, err := r.ReadSlice('\n')
		if len(line)+len(part) > maxLine {
			long = true
			part = part[:max(0, maxLine-len(line))]
		}
		line = append(line, part...)
		if !errors.Is(err, bufio.ErrBufferFull) {
			return line, long, err
		}
	}
}

func lineItem(line []byte, long bool, source string, given Given) Item {
	it := Item{Source: source}
	if long {
		it.Err = onrecord.Errorf(onrecord.TooLarge, "the line has more than %d MB", maxLine>>20)
		return it
	}
	if given.Charset != "" {
		text, _, err := decode(line, given.Charset)
		if err != nil {
			it.Err = err
			return it
		}
		line = []byte(text)
	}
	line = bytes.TrimPrefix(line, []byte("\ufeff"))
	if !utf8.Valid(line) {
		it.Err = onrecord.Errorf(onrecord.Invalid, "the line is not UTF-8: byte %d", badByte(line)+1)
		return it
	}
	var r record
	if err := json.Unmarshal(line, &r); err != nil {
		it.Err = onrecord.Errorf(onrecord.Invalid, "the line is not an article as JSON").Because(misread(err))
		return it
	}
	given.over(&r)
	it.Article, it.Warnings, it.Err = r.article()
	return it
}

// badByte returns the offset of the first byte that is not UTF-8, and -1 when
// all are.
func badByte(data []byte) int {
	for i := 0; i < len(data); {
		r, n := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return -1
}

// misread says what stands in the wrong place, where the parser would name
// the type of ours that it does not fit.
func misread(err error) error {
	var wrong *json.UnmarshalTypeError
	switch {
	case !errors.As(err, &wrong):
		return err
	case wrong.Field == "":
		return fmt.Errorf("it is of type %s, not an object", wrong.Value)
	}
	return fmt.Errorf("%q is of type %s", wrong.Field, wrong.Value)
}
