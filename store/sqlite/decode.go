package sqlite

import (
	"encoding/binary"
	"time"

	"onrecord"
)

// unpacker reads what a packer wrote. The first thing that does not fit sets
// bad, and everything after it is zero.
type unpacker struct {
	b    []byte
	at   int
	text string
	bad  bool
}

func (u *unpacker) uint() uint64 {
	n, size := binary.Uvarint(u.b)
	if size <= 0 {
		u.fail()
		return 0
	}
	u.b = u.b[size:]
	return n
}

func (u *unpacker) int() int64 {
	n, size := binary.Varint(u.b)
	if size <= 0 {
		u.fail()
		return 0
	}
	u.b = u.b[size:]
	return n
}

func (u *unpacker) fail() { u.bad, u.b = true, nil }

// count reads a number of things, each of which takes a byte at least.
func (u *unpacker) count() int {
	n := u.uint()
	if n > uint64(len(u.b)) {
		u.fail()
		return 0
	}
	return int(n)
}

func (u *unpacker) string() string {
	n := u.uint()
	if n&1 == 0 {
		if n>>1 >= uint64(len(common)) {
			u.fail()
			return ""
		}
		return common[n>>1]
	}
	if n >>= 1; n > uint64(len(u.b)) {
		u.fail()
		return ""
	}
	s := string(u.b[:n])
	u.b = u.b[n:]
	return s
}

func (u *unpacker) span() onrecord.Span {
	start := u.at + int(u.int())
	s := onrecord.Span{Start: start, End: start + int(u.int())}
	u.at = s.End
	return s
}

// bytes returns the text at s.
func (u *unpacker) bytes(s onrecord.Span) string {
	part, ok := s.In(u.text)
	if !ok {
		u.fail()
	}
	return part
}

func (u *unpacker) mention() (m onrecord.Mention) {
	n := u.uint()
	bits := n & (1<<mentionBits - 1)
	if n >>= mentionBits; n > uint64(len(u.b)) {
		u.fail()
		return m
	}
	for range n {
		m.Parts = append(m.Parts, u.span())
		m.Text += u.bytes(m.Parts[len(m.Parts)-1])
	}
	if bits&hasNameAt != 0 {
		at := u.at
		m.NameAt = u.span()
		u.at = at
	}
	switch {
	case bits&nameIsText != 0:
		m.Name = m.Text
	case bits&nameIsAt != 0:
		m.Name = u.bytes(m.NameAt)
	case bits&hasName != 0:
		m.Name = u.string()
	}
	return m
}

func (u *unpacker) mentions() (list []onrecord.Mention) {
	for range u.count() {
		list = append(list, u.mention())
	}
	return list
}

func (u *unpacker) moment() time.Time {
	if u.uint() == 0 {
		return time.Time{}
	}
	seconds := u.int()
	return time.Unix(seconds, int64(u.uint())).UTC()
}

// fact reads one fact of an article whole.
func (u *unpacker) fact(a *onrecord.Article) (f onrecord.Fact) {
	bits := u.uint()
	f.Article, f.Library, f.Negated = a.ID, a.Library, bits&negated != 0
	nth := 0
	if f.ID = onrecord.FactID(u.string()); f.ID == "" {
		nth = int(u.uint())
	}
	f.Kind, f.Form = onrecord.Kind(u.string()), onrecord.Form(u.string())
	f.Status, f.Class, f.Pass = onrecord.Status(u.string()), u.string(), u.string()
	f.Version = int(u.int())
	f.Span = u.span()
	u.at = f.Span.Start
	f.Who, f.Verb, f.What = u.mentions(), u.mention(), u.mention()
	if bits&hasOf != 0 {
		f.Of = u.mention()
	}
	if bits&hasFrom != 0 {
		f.From = u.mentions()
	}
	if bits&hasTo != 0 {
		f.To = u.mentions()
	}
	if bits&hasSource != 0 {
		f.Source = u.mention()
	}
	if bits&hasAmount != 0 {
		f.Amount = onrecord.Amount{Mention: u.mention(), Low: u.int(), High: u.int(), Hedge: u.string()}
	}
	if bits&hasWhen != 0 {
		f.When = onrecord.Period{Mention: u.mention(), From: u.moment(), To: u.moment(), ISO: u.string()}
	}
	if bits&hasDoubts != 0 {
		for range u.count() {
			f.Doubts = append(f.Doubts, onrecord.Doubt{Code: onrecord.DoubtCode(u.string()), At: u.span()})
		}
	}
	if f.ID == "" {
		f.ID = f.MakeID(nth)
	}
	return f
}

// unpackFact returns fact number n of the packed facts of an article.
func unpackFact(b []byte, n int, a *onrecord.Article) (onrecord.Fact, error) {
	u := &unpacker{b: b}
	for ; ; n-- {
		size := u.count()
		if u.bad || size > len(u.b) {
			return onrecord.Fact{}, errBody
		}
		if n == 0 {
			return unpackOne(u.b[:size], a)
		}
		u.b = u.b[size:]
	}
}

func unpackOne(b []byte, a *onrecord.Article) (onrecord.Fact, error) {
	u := &unpacker{b: b, text: a.Text}
	f := u.fact(a)
	if u.bad {
		return onrecord.Fact{}, errBody
	}
	return f, nil
}

// unpackFacts returns all facts of an article.
func unpackFacts(b []byte, a *onrecord.Article) ([]onrecord.Fact, error) {
	var list []onrecord.Fact
	u := &unpacker{b: b}
	for len(u.b) > 0 {
		size := u.count()
		if u.bad {
			return nil, errBody
		}
		f, err := unpackOne(u.b[:size], a)
		if err != nil {
			return nil, err
		}
		list = append(list, f)
		u.b = u.b[size:]
	}
	return list, nil
}

func unpackSpans(b []byte) []onrecord.Span {
	var list []onrecord.Span
	for u := (&unpacker{b: b}); len(u.b) > 0; {
		list = append(list, u.span())
	}
	return list
}

func unpackRepeats(b []byte) map[int]bool {
	set := map[int]bool{}
	last := 0
	for u := (&unpacker{b: b}); len(u.b) > 0; {
		last += int(u.uint())
		set[last] = true
	}
	return set
}
