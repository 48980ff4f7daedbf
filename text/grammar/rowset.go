package grammar

import "math/bits"

// rowSet tells which rows of a table hold a weight, and numbers these. Nearly
// half the rows of the tagger hold none: with only the others kept, its table
// is that much smaller, and most of it stays in the processor's cache.
type rowSet struct {
	bits []uint64
	rank []uint32 // how many rows stand before each word of bits
}

// newRowSet returns a set that has room for so many rows, a multiple of 64.
func newRowSet(rows int) rowSet {
	return rowSet{bits: make([]uint64, rows/64), rank: make([]uint32, rows/64)}
}

func (s *rowSet) add(row int) { s.bits[row/64] |= 1 << (row % 64) }

// number gives the rows their numbers and returns how many there are. It is
// called once, when all have been added.
func (s *rowSet) number() int {
	n := 0
	for i, b := range s.bits {
		s.rank[i] = uint32(n)
		n += bits.OnesCount64(b)
	}
	return n
}

// find returns the number of a row, and 1 if it is in the set, 0 if not.
func (s *rowSet) find(row uint32) (number, has uint32) {
	word, at := s.bits[row/64], row%64
	before := bits.OnesCount64(word & (1<<at - 1))
	return s.rank[row/64] + uint32(before), uint32(word>>at) & 1
}
