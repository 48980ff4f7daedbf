package grammar

import "math/bits"

// voteTable tells what each row of the model says for and against the tags.
// Most rows have a weight for very few tags; these stand in one number. So
// nearly all of the table stays in the processor's cache.
type voteTable struct {
	rows []uint64 // up to fewVotes votes of 16 bits; or longRow and an index in long
	long []sums   // of the votes of one row each
}

// A vote is a tag and, in the byte below it, a weight.
const (
	fewVotes = 4
	longRow  = 1 << 63
)

// newVoteTable returns a table for rows that will have so many votes each.
func newVoteTable(counts []uint8) voteTable {
	v := voteTable{rows: make([]uint64, len(counts))}
	n := 0
	for row, votes := range counts {
		if votes > fewVotes {
			v.rows[row] = longRow | uint64(n)
			n++
		}
	}
	v.long = make([]sums, n)
	return v
}

// add adds a vote of a row. It must be one of those counted before.
func (v *voteTable) add(row int, tag TagID, weight int8) {
	if r := v.rows[row]; r&longRow == 0 {
		v.rows[row] = r<<16 | uint64(tag)<<8 | uint64(uint8(weight))
	} else {
		v.long[uint32(r)].add(uint64(tag)<<8 | uint64(uint8(weight)))
	}
}

// best returns the tag with the highest sum over rows, and of more such tags
// the first.
func (v *voteTable) best(rows *TagRows) TagID {
	var few [tagTemplates]uint64
	var long [tagTemplates]uint32
	n, m := 0, 0
	for _, row := range rows { // what is not of a kind is overwritten by the next that is: no branch to guess
		r := v.rows[row]
		few[n&(tagTemplates-1)], long[m&(tagTemplates-1)] = r, uint32(r)
		isLong := int(r >> 63)
		n += 1 - isLong
		m += isLong
	}
	s := newSums()
	for _, r := range few[:n] {
		s.add(r)
		s.add(r >> 16)
		s.add(r >> 32)
		s.add(r >> 48)
	}
	s.addLong(v.long, long[:m])
	return s.best()
}

// sums are those of all tags, in lanes of 16 bits: tag t is in number t/4,
// lane t%4. Lanes are added and taken off at once; a negative one borrows from
// those above it, and gives it back when it is made positive.
type sums [16]uint64

// eachLane is 1 in each lane.
const eachLane = 0x0001000100010001

// newSums returns sums that no weights of a word's rows can make negative.
func newSums() (s sums) {
	for i := range s {
		s[i] = 128 * tagTemplates * eachLane
	}
	return s
}

// add adds the vote in the lowest 16 bits of r.
func (s *sums) add(r uint64) { s[r>>10&15] += uint64(int64(int8(r))) << (r >> 4 & 0x30) }

// addLong adds rows of a table, in two goes: so many numbers fit in the
// registers.
func (s *sums) addLong(table []sums, rows []uint32) {
	a, b, c, d, e, f, g := s[0], s[1], s[2], s[3], s[4], s[5], s[6]
	for _, r := range rows {
		row := &table[r]
		a += row[0]
		b += row[1]
		c += row[2]
		d += row[3]
		e += row[4]
		f += row[5]
		g += row[6]
	}
	s[0], s[1], s[2], s[3], s[4], s[5], s[6] = a, b, c, d, e, f, g
	a, b, c, d, e, f = s[7], s[8], s[9], s[10], s[11], s[12]
	for _, r := range rows {
		row := &table[r]
		a += row[7]
		b += row[8]
		c += row[9]
		d += row[10]
		e += row[11]
		f += row[12]
	}
	s[7], s[8], s[9], s[10], s[11], s[12] = a, b, c, d, e, f
}

// best returns the first tag with the highest sum.
func (s *sums) best() TagID {
	const high = 0x8000 * eachLane
	s[0] &^= 0xffff // None
	top := uint64(0)
	for _, v := range s[:tagCount/4] {
		notLess := ((v | high) - top) & high // set in lanes of v that are no less
		mask := notLess - notLess>>15 | notLess
		top = v&mask | top&^mask
	}
	top = max(top&0xffff, top>>16&0xffff, top>>32&0xffff, top>>48) * eachLane
	for i, v := range s[:tagCount/4] {
		if has := (high - (v ^ top)) & high; has != 0 { // set in lanes that have top
			return TagID(i*4 + bits.TrailingZeros64(has)/16)
		}
	}
	return None // some tag has it
}
