package grammar

import "math/bits"

// The tagger is an averaged perceptron that goes through a sentence once,
// left to right, and sees two tags that it gave before. Words that had one
// tag nearly always in training are looked up instead.

const (
	tagRowBits   = 18
	tagTemplates = 32
)

// TagRows are the rows of the tag table that vote on one word.
type TagRows [tagTemplates]uint32

// RowsOfTag returns the rows for word i of a sentence. words is padded: word
// i stands at i+Pad. before and before2 are the tags of the two words on its
// left, None beyond the edge.
func RowsOfTag(words []Word, i int, before, before2 TagID) (rows TagRows) {
	c := words[i : i+2*Pad+1 : i+2*Pad+1]
	l2, l1, w, r1, r2 := &c[0], &c[1], &c[2], &c[3], &c[4]
	t1, t2 := uint32(before)+1, uint32(before2)+1
	caps := w.Shape // with a mark where the sentence asks for a capital
	if l1.Form == edge.Form || l1.Shape == sign {
		caps |= 1 << 8
	}
	n := 0
	add := func(a, b uint32) {
		rows[n] = uint32(hashRow(uint64(n+1), a, b) >> (64 - tagRowBits))
		n++
	}
	add(w.Form, 0)
	add(w.Suf[0], w.Shape)
	add(w.Suf[1], 0)
	add(w.Suf[2], 0)
	add(w.Suf[3], 0)
	add(w.Form, caps)
	add(w.Pre3, w.Suf[0])
	add(w.Shape, l1.Shape)
	add(l1.Form, 0)
	add(l2.Form, 0)
	add(r1.Form, 0)
	add(r2.Form, 0)
	add(l1.Form, w.Form)
	add(w.Form, r1.Form)
	add(l1.Form, r1.Form)
	add(l1.Suf[2], 0)
	add(r1.Suf[2], 0)
	add(r1.Suf[1], w.Suf[2])
	add(r1.Shape, w.Shape)
	add(r2.Suf[2], r1.Suf[1])
	add(t1, 0)
	add(t2, t1)
	add(t1, w.Form)
	add(t1<<8|t2, w.Form)
	add(t1, w.Suf[2])
	add(t1, r1.Form)
	add(t1, r1.Suf[1])
	add(t1<<8|t2, w.Suf[1])
	add(t1, w.Shape)
	add(l1.Form, l2.Form)
	add(r1.Form, r2.Form)
	add(t1<<8|r1.Shape, w.Suf[1])
	return rows
}

// Tagger gives words their parts of speech. It is read-only once made, and
// may be used by many goroutines at once.
type Tagger struct {
	votes voteTable
	known knownForms
}

// Tag fills tags, one for each word of a sentence. Tags that are not None
// already are kept. words is padded, see Codes.
func (t *Tagger) Tag(words []Word, tags []TagID) {
	var before, before2 TagID
	for i := range tags {
		if tags[i] == None {
			tags[i] = t.known.tag(words[i+Pad])
		}
		if tags[i] == None {
			rows := RowsOfTag(words, i, before, before2)
			tags[i] = t.votes.best(&rows)
		}
		before2, before = before, tags[i]
	}
	mend(tags)
}

// Usual returns the tag that a lower-case form has nearly always, and None for
// one that has several or is not listed.
func (t *Tagger) Usual(form string) TagID { return t.known.tag(Code(form)) }

// knownForms is an open hash table from forms to the one tag that they have.
type knownForms struct {
	slots []uint64 // form<<8 | tag; 0 is free
	shift int
}

// newKnownForms returns a table at most half full.
func newKnownForms(entries []uint64) knownForms {
	size := bits.Len(uint(len(entries)*2 + 1))
	l := knownForms{slots: make([]uint64, 1<<size), shift: 32 - size}
	for _, e := range entries {
		i := l.first(uint32(e >> 8))
		for l.slots[i] != 0 {
			i = (i + 1) & uint32(len(l.slots)-1)
		}
		l.slots[i] = e
	}
	return l
}

func (l *knownForms) first(form uint32) uint32 { return form * 0x9E3779B9 >> l.shift }

// tag returns the tag of w, None when w is not listed. A capitalised word
// may be a name and is not looked up.
func (l *knownForms) tag(w Word) TagID {
	if w.Shape != Plain || len(l.slots) == 0 {
		return None
	}
	for i := l.first(w.Form); l.slots[i] != 0; i = (i + 1) & uint32(len(l.slots)-1) {
		if uint32(l.slots[i]>>8) == w.Form {
			return TagID(l.slots[i])
		}
	}
	return None
}
