package grammar

import "math/bits"

// The tagger is an averaged perceptron that goes through a sentence once,
// left to right, and sees two tags that it gave before. Words that had one
// tag nearly always in training are looked up instead.

const (
	tagRowBits   = 18
	tagTemplates = 32
)

// laneRow is a row of the tag table: up to 64 classes of one byte, biased by
// 128.
type laneRow [8]uint64

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
	rows  rowSet
	table []laneRow
	known lexicon
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
			tags[i] = t.best(RowsOfTag(words, i, before, before2))
		}
		before2, before = before, tags[i]
	}
	mend(tags)
}

// best returns the tag with the highest sum over rows. A row without weights
// would add the same to all, so it is passed over.
func (t *Tagger) best(rows TagRows) TagID {
	n := 0
	for _, row := range rows {
		at, has := t.rows.find(row)
		rows[n] = at // overwritten by the next unless the row has weights: no branch to guess
		n += int(has)
	}
	return TagID(bestLane(t.table, rows[:n], tagCount))
}

// bestLane returns the class, from 1 on, with the highest sum over rows of a
// table. Sixteen classes are added at a time, in the 16-bit lanes of four
// words; so there may be no more than 256 rows.
func bestLane(table []laneRow, rows []uint32, classes int) int {
	const lanes = 0x00ff00ff00ff00ff
	best, top := 1, uint64(0)
	for k := 0; k < (classes+7)/8; k += 2 {
		var sums [4]uint64
		for _, r := range rows {
			row := &table[r]
			v, w := row[k&7], row[(k+1)&7]
			sums[0] += v & lanes
			sums[1] += v >> 8 & lanes
			sums[2] += w & lanes
			sums[3] += w >> 8 & lanes
		}
		for class := range 16 {
			id := k*8 + class
			sum := sums[class/8*2+class%2] >> (16 * (class % 8 / 2)) & 0xffff
			if sum > top && id > 0 && id < classes {
				best, top = id, sum
			}
		}
	}
	return best
}

// lexicon is an open hash table from forms to the one tag that they have.
type lexicon struct {
	slots []uint64 // form<<8 | tag; 0 is free
	shift int
}

// newLexicon returns a table at most half full.
func newLexicon(entries []uint64) lexicon {
	size := bits.Len(uint(len(entries)*2 + 1))
	l := lexicon{slots: make([]uint64, 1<<size), shift: 32 - size}
	for _, e := range entries {
		i := l.first(uint32(e >> 8))
		for l.slots[i] != 0 {
			i = (i + 1) & uint32(len(l.slots)-1)
		}
		l.slots[i] = e
	}
	return l
}

func (l *lexicon) first(form uint32) uint32 { return form * 0x9E3779B9 >> l.shift }

// tag returns the tag of w, None when w is not listed. A capitalised word
// may be a name and is not looked up.
func (l *lexicon) tag(w Word) TagID {
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
