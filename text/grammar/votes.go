package grammar

import "math/bits"

// voteTable tells what each row of the model says for and against the tags.
// Most rows have a weight for very few tags; these stand in one number. So
// nearly all of the table stays in the processor's cache.
type voteTable struct {
	rows []uint64 // up to fewVotes votes, or longRow and an index in long
	long []longVotes
}

// longRow marks a row that has more than fewVotes votes, of 16 bits each: a
// place, and below it the weight.
const (
	fewVotes = 4
	longRow  = 1 << 63
)

// longVotes has a weight for each tag, in one byte biased by 128.
type longVotes [8]uint64

// newVoteTable returns a table for rows that will have so many votes each.
func newVoteTable(counts []uint8) voteTable {
	const zero = 0x8080808080808080
	v := voteTable{rows: make([]uint64, len(counts))}
	for row, n := range counts {
		if n > fewVotes {
			v.rows[row] = longRow | uint64(len(v.long))
			v.long = append(v.long, longVotes{zero, zero, zero, zero, zero, zero, zero, zero})
		}
	}
	return v
}

// add adds a vote of a row. It must be one of those counted before.
func (v *voteTable) add(row int, tag TagID, weight int8) {
	if r := v.rows[row]; r&longRow == 0 {
		v.rows[row] = r<<16 | place(tag)<<8 | uint64(uint8(weight))
	} else {
		v.long[uint32(r)][tag/8] += uint64(int64(weight)) << (tag % 8 * 8)
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
	s.addHalf(v.long, long[:m], 0)
	s.addHalf(v.long, long[:m], 4)
	return s.best()
}

// sums are those of all tags, in lanes of 16 bits, which stand where the bytes
// of longVotes fall when they are spread out.
type sums [16]uint64

// eachLane is 1 in each lane.
const eachLane = 0x0001000100010001

// place returns where the lane of a tag is: the number of sums in the lower
// four bits, and in the two above them the lane.
func place(tag TagID) uint64 { return uint64(tag/8*2+tag%2) | uint64(tag%8/2)<<4 }

// newSums returns sums that no weights of a word's rows can make negative.
func newSums() (s sums) {
	for i := range s {
		s[i] = 128 * tagTemplates * eachLane
	}
	return s
}

// add adds the vote in the lowest 16 bits of r. A negative one borrows from
// the lanes above; in the end no lane owes any.
func (s *sums) add(r uint64) { s[r>>8&15] += uint64(int64(int8(r))) << (r >> 8 & 0x30) }

// addHalf adds four of the eight numbers of rows, from number k on: so many
// lanes fit in the registers.
func (s *sums) addHalf(table []longVotes, rows []uint32, k int) {
	const lanes = 0x00ff00ff00ff00ff
	half := (*[8]uint64)(s[2*k : 2*k+8])
	a, b, c, d, e, f, g, h := half[0], half[1], half[2], half[3], half[4], half[5], half[6], half[7]
	for _, r := range rows {
		row := (*[4]uint64)(table[r][k : k+4])
		a += row[0] & lanes
		b += row[0] >> 8 & lanes
		c += row[1] & lanes
		d += row[1] >> 8 & lanes
		e += row[2] & lanes
		f += row[2] >> 8 & lanes
		g += row[3] & lanes
		h += row[3] >> 8 & lanes
	}
	*half = [8]uint64{a, b, c, d, e, f, g, h}
}

// best returns the first tag with the highest sum.
func (s *sums) best() TagID {
	const high = 0x8000 * eachLane
	s[0] &^= 0xffff // None
	s[12] &= 0xffffffff
	s[13] &= 0xffffffff // the last are tags 48 to 51
	top := uint64(0)
	for _, v := range s[:14] {
		notLess := ((v | high) - top) & high // set in lanes of v that are no less
		mask := notLess - notLess>>15 | notLess
		top = v&mask | top&^mask
	}
	top = max(top&0xffff, top>>16&0xffff, top>>32&0xffff, top>>48) * eachLane
	for k := 0; k < 14; k += 2 {
		even, odd := (high-(s[k]^top))&high, (high-(s[k+1]^top))&high // set in lanes that have top
		if hit := even>>15 | odd>>7; hit != 0 {
			return TagID(k*4 + bits.TrailingZeros64(hit)/8)
		}
	}
	return None // some tag has it
}
