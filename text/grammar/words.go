// Package grammar finds parts of speech by a linear model over hashed
// features. It knows words, not documents: text hands it the forms of a
// sentence and keeps what comes back.
//
// Whatever turns words into rows of the model (words.go, tagger.go) is part
// of it: a change there needs it trained anew. A fingerprint in its file
// notices.
package grammar

import (
	"unicode"
	"unicode/utf8"
)

// Word is the code of a word form: hashes and classes that rows are made of.
type Word struct {
	Form  uint32    // of the lowered form
	Suf   [4]uint32 // of its last 1 to 4 bytes
	Pre3  uint32    // of its first 3 bytes
	Shape uint32
}

// The shapes of a word.
const (
	Plain uint32 = iota + 1 // lower-case letters alone
	capital
	capitals
	mixed
	withDigit
	number
	sign
	dottedShape
	hyphened
	hyphenedCapital
	shouted // in a sentence that is all in capitals
)

// edge is the code of the places before and behind a sentence. Words of a
// sentence are handed over with Pad of them on either side.
var edge = Word{Form: 0x5bd1e995, Shape: 99}

// Pad is how many edges stand on either side of a sentence's words.
const Pad = 2

// longest is how many bytes of a word are looked at.
const longest = 64

// Codes appends the padded codes of the forms to list. Form i of n is asked
// for by form(i), so that no list of strings need be made.
func Codes(list []Word, n int, form func(int) string) []Word {
	list = append(list, edge, edge)
	loud := n > 2
	for i := range n {
		w := Code(form(i))
		if w.Shape == Plain || w.Shape == capital || w.Shape == mixed || w.Shape == hyphened {
			loud = false
		}
		list = append(list, w)
	}
	if loud {
		for i := len(list) - n; i < len(list); i++ {
			if list[i].Shape == capitals {
				list[i].Shape = shouted
			}
		}
	}
	return append(list, edge, edge)
}

// Code returns the code of a form.
func Code(form string) Word {
	var w Word
	if plain(form) { // most words: nothing to lower, nothing to make alike
		w.Shape = Plain
		hashForm(&w, form)
		return w
	}
	var buf [longest + utf8.UTFMax]byte
	if form != "" && form[0] >= 'A' && form[0] <= 'Z' && plain(form[1:]) { // most of the others
		w.Shape = capital
		buf[0] = form[0] | 0x20
		hashForm(&w, buf[:1+copy(buf[1:], form[1:])])
		return w
	}
	low, shape := lowered(buf[:0], form)
	w.Shape = shape
	hashForm(&w, low)
	switch {
	case shape == number && len(form) == 4 && (form[0] == '1' || form[0] == '2' && form[1] == '0'):
		w.Form = 1 // a year, as likely as not
	case shape == number && len(form) > 2:
		w.Form = 2
	}
	return w
}

// plain reports whether form, which is not too long, is made of lower-case
// ASCII letters alone.
func plain(form string) bool {
	for i := range len(form) {
		if form[i] < 'a' || form[i] > 'z' {
			return false
		}
	}
	return form != "" && len(form) < longest
}

// hashForm sets the hashes of a lowered form and its parts.
func hashForm[T string | []byte](w *Word, low T) {
	w.Pre3 = hashOn(noHash, low[:min(3, len(low))])
	w.Form = hashOn(w.Pre3, low[min(3, len(low)):])
	for i := range w.Suf {
		w.Suf[i] = hashString(low[max(0, len(low)-i-1):])
	}
}

// lowered appends the lowered form to buf, its double marks, dashes and
// apostrophes made alike and, beside letters, its digits too.
func lowered(buf []byte, form string) ([]byte, uint32) {
	if len(form) > longest {
		form = form[len(form)-longest:]
	}
	var c classes
	for i, r := range form {
		c.add(i, r)
		switch {
		case r < utf8.RuneSelf:
			if r >= 'A' && r <= 'Z' {
				r |= 0x20
			}
			buf = append(buf, byte(r))
		case r == '’' || r == '‘':
			buf = append(buf, '\'')
		case r == '“' || r == '”' || r == '„' || r == '«' || r == '»':
			buf = append(buf, '"')
		case r == '—' || r == '–':
			buf = append(buf, "--"...)
		default:
			buf = utf8.AppendRune(buf, unicode.ToLower(r))
		}
	}
	if s := string(buf); s == "''" || s == "``" {
		buf = append(buf[:0], '"')
	}
	if c.digits > 0 && c.letters > 0 {
		for i, b := range buf {
			if b >= '0' && b <= '9' {
				buf[i] = '0'
			}
		}
	}
	return buf, c.shape()
}

// classes counts what a word is made of.
type classes struct {
	letters, uppers, digits, hyphens, dots int
	first                                  bool // begins with a capital
}

func (c *classes) add(i int, r rune) {
	switch {
	case r >= 'a' && r <= 'z':
		c.letters++
	case r >= 'A' && r <= 'Z' || r >= utf8.RuneSelf && unicode.IsUpper(r):
		c.letters++
		c.uppers++
		c.first = c.first || i == 0
	case r >= '0' && r <= '9':
		c.digits++
	case r == '-':
		c.hyphens++
	case r == '.':
		c.dots++
	case r >= utf8.RuneSelf && unicode.IsLetter(r):
		c.letters++
	}
}

func (c *classes) shape() uint32 {
	switch {
	case c.letters == 0 && c.digits == 0:
		return sign
	case c.letters == 0:
		return number
	case c.hyphens > 0 && c.first:
		return hyphenedCapital
	case c.hyphens > 0:
		return hyphened
	case c.digits > 0:
		return withDigit
	case c.dots > 0:
		return dottedShape
	case c.uppers == 0:
		return Plain
	case c.uppers == c.letters && c.letters > 1:
		return capitals
	case c.uppers == 1 && c.first:
		return capital
	}
	return mixed
}

// hashString is FNV-1a.
func hashString[T string | []byte](s T) uint32 { return hashOn(noHash, s) }

// noHash is the hash of the empty string.
const noHash = 2166136261

// hashOn returns the hash of a string that goes on with s; h is that of what
// stands before.
func hashOn[T string | []byte](h uint32, s T) uint32 {
	for i := range len(s) {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h
}

// hashRow mixes a template's number and two codes into 64 bits, of which the
// highest are the row.
func hashRow(template uint64, a, b uint32) uint64 {
	x := (uint64(a)<<32 | uint64(b)) + template*0x9E3779B97F4A7C15
	x ^= x >> 29
	x *= 0xff51afd7ed558ccd
	x ^= x >> 32
	return x * 0xc4ceb9fe1a85ec53
}
