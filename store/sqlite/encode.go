package sqlite

import (
	"encoding/binary"
	"errors"
	"maps"
	"slices"
	"time"

	"onrecord"
)

// The compact form of facts: variable-length numbers, places relative to the
// place before, and no copy of any byte that the text has. What the bytes say
// is read from the text again, so the form is good for one text only.

var errBody = errors.New("the stored reading does not fit its text")

// common lists strings that facts repeat; their place here is their number.
// It only ever grows at its end.
var common = []string{"",
	"quote", "force", "role", "event", "direct", "mixed", "indirect",
	"withdrawn", "to_withdraw", "pledged", "proposed", "planned", "deployed", "activated", "capacity", "former", "present",
	"said", "wrote", "thought", "was", "is", "willbe", "may",
	"marks-damaged", "speaker-open", "speaker-carried", "speaker-pronoun", "vague-number", "date-open", "place-open", "actor-open", "retold",
	"troops", "land", "air", "sea", "missile", "equipment", "unit",
	"quotes", "forces", "roles", "events",
	"about", "around", "some", "up to", "at least", "more than", "nearly", "thousands of", "hundreds of",
}

// packer appends values to a blob.
type packer struct {
	b  []byte
	at int // where the last span ended
}

func (p *packer) uint(n uint64) { p.b = binary.AppendUvarint(p.b, n) }
func (p *packer) int(n int64)   { p.b = binary.AppendVarint(p.b, n) }

func (p *packer) string(s string) {
	if n := slices.Index(common, s); n >= 0 {
		p.uint(uint64(n) << 1)
		return
	}
	p.uint(uint64(len(s))<<1 | 1)
	p.b = append(p.b, s...)
}

func (p *packer) span(s onrecord.Span) {
	p.int(int64(s.Start - p.at))
	p.int(int64(s.End - s.Start))
	p.at = s.End
}

// The bits of a mention, below its number of parts.
const (
	hasName    = 1 << iota // a Name follows, unless one of the next two is set
	nameIsText             // Name equals Text
	nameIsAt               // Name equals the bytes at NameAt
	hasNameAt              // NameAt follows

	mentionBits = 4
)

func (p *packer) mention(m onrecord.Mention, text string) {
	bits := uint64(0)
	if m.NameAt != (onrecord.Span{}) {
		bits |= hasNameAt
	}
	switch {
	case m.Name == "":
	case m.Name == m.Text:
		bits |= nameIsText
	case m.Name == text[m.NameAt.Start:m.NameAt.End]:
		bits |= nameIsAt
	default:
		bits |= hasName
	}
	p.uint(uint64(len(m.Parts))<<mentionBits | bits)
	for _, s := range m.Parts {
		p.span(s)
	}
	if bits&hasNameAt != 0 {
		at := p.at
		p.span(m.NameAt)
		p.at = at
	}
	if bits&hasName != 0 {
		p.string(m.Name)
	}
}

func (p *packer) mentions(list []onrecord.Mention, text string) {
	p.uint(uint64(len(list)))
	for _, m := range list {
		p.mention(m, text)
	}
}

// moment packs a time to the nanosecond, in UTC.
func (p *packer) moment(t time.Time) {
	if t.IsZero() {
		p.uint(0)
		return
	}
	p.uint(1)
	p.int(t.Unix())
	p.uint(uint64(t.Nanosecond()))
}

// The bits that say which rare parts of a fact follow.
const (
	negated = 1 << iota
	hasOf
	hasFrom
	hasTo
	hasSource
	hasAmount
	hasWhen
	hasDoubts
)

func rareParts(f *onrecord.Fact) (bits uint64) {
	for i, has := range []bool{ // in the order of the bits
		f.Negated, !blank(f.Of), len(f.From) > 0, len(f.To) > 0, !blank(f.Source),
		!blank(f.Amount.Mention) || f.Amount.Low != 0 || f.Amount.High != 0 || f.Amount.Hedge != "",
		!blank(f.When.Mention) || !f.When.From.IsZero() || !f.When.To.IsZero() || f.When.ISO != "",
		len(f.Doubts) > 0,
	} {
		if has {
			bits |= 1 << i
		}
	}
	return bits
}

func blank(m onrecord.Mention) bool {
	return m.Zero() && m.Name == "" && m.NameAt == (onrecord.Span{})
}

// packFact returns the form of one fact over its text. An ID that is made of
// the fact itself is made again when it is read: only its nth is kept, behind
// an empty string; nth is -1 for any other ID.
func packFact(f *onrecord.Fact, nth int, text string) []byte {
	p := &packer{}
	bits := rareParts(f)
	p.uint(bits)
	if nth < 0 {
		p.string(string(f.ID))
	} else {
		p.string("")
		p.uint(uint64(nth))
	}
	for _, s := range []string{string(f.Kind), string(f.Form), string(f.Status), f.Class, f.Pass} {
		p.string(s)
	}
	p.int(int64(f.Version))
	p.span(f.Span)
	p.at = f.Span.Start
	p.mentions(f.Who, text)
	p.mention(f.Verb, text)
	p.mention(f.What, text)
	if bits&hasOf != 0 {
		p.mention(f.Of, text)
	}
	if bits&hasFrom != 0 {
		p.mentions(f.From, text)
	}
	if bits&hasTo != 0 {
		p.mentions(f.To, text)
	}
	if bits&hasSource != 0 {
		p.mention(f.Source, text)
	}
	if bits&hasAmount != 0 {
		p.mention(f.Amount.Mention, text)
		p.int(f.Amount.Low)
		p.int(f.Amount.High)
		p.string(f.Amount.Hedge)
	}
	if bits&hasWhen != 0 {
		p.mention(f.When.Mention, text)
		p.moment(f.When.From)
		p.moment(f.When.To)
		p.string(f.When.ISO)
	}
	if bits&hasDoubts != 0 {
		p.uint(uint64(len(f.Doubts)))
		for _, d := range f.Doubts {
			p.string(string(d.Code))
			p.span(d.At)
		}
	}
	return p.b
}

// packFacts joins the forms of all facts of an article, each behind its
// length.
func packFacts(facts []onrecord.Fact, a *onrecord.Article) []byte {
	b := []byte{}
	made := map[onrecord.FactID]int{}
	for i := range facts {
		one := packFact(&facts[i], nthOf(&facts[i], a, made), a.Text)
		b = binary.AppendUvarint(b, uint64(len(one)))
		b = append(b, one...)
	}
	return b
}

// nthOf returns the number with which the ID of a fact of an article is made,
// or -1 when it is another ID. made counts the facts before it by their first
// ID.
func nthOf(f *onrecord.Fact, a *onrecord.Article, made map[onrecord.FactID]int) int {
	own := onrecord.Fact{Article: a.ID, Library: a.Library, Kind: f.Kind, What: f.What, Verb: f.Verb}
	first := own.MakeID(0)
	nth := made[first]
	made[first]++
	if f.ID == first && nth == 0 || nth > 0 && f.ID == own.MakeID(nth) {
		return nth
	}
	return -1
}

// packSpans returns the form of spans in order.
func packSpans(spans []onrecord.Span) []byte {
	p := &packer{b: []byte{}}
	for _, s := range spans {
		p.span(s)
	}
	return p.b
}

// packRepeats returns the form of a set of numbers of facts, nil for none.
func packRepeats(set map[int]bool) []byte {
	if len(set) == 0 {
		return nil
	}
	p := &packer{}
	last := 0
	for _, n := range slices.Sorted(maps.Keys(set)) {
		p.uint(uint64(n - last))
		last = n
	}
	return p.b
}
