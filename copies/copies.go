// Package copies recognises news texts that are nearly the same: wire stories
// and reprints with another headline, a cut end or an inserted paragraph.
//
// A text is the set of its shingles, the runs of five words. Two texts are
// near copies when the shorter has most of its shingles in the longer. Which
// pairs are worth comparing is found without comparing all: each text has a
// sketch, the few smallest hashes of its shingles, and near copies share some
// of those. A store keeps the sketches, one row for each hash, and looks the
// hashes of a new text up: the cost grows with the number of texts, not with
// its square.
package copies

import (
	"slices"

	"onrecord/store/words"
)

// SketchSize is how many hashes a sketch has.
const SketchSize = 8

const (
	run     = 5   // words of a shingle
	fewest  = 12  // shingles that a text needs to be told from another
	alike   = 0.7 // share of the shorter text's shingles in the longer
	longest = 3   // how many times longer one of two copies may be
)

// Shingles are the hashes of the runs of five words of a text, sorted, each
// once.
type Shingles []uint64

// Of returns the shingles of text, without case, accents and punctuation.
func Of(text string) Shingles {
	folded := words.AppendFold(nil, text, ' ')
	var list Shingles
	var last [run]uint64 // hashes of the words before, in a ring
	n := 0
	for start := 0; start < len(folded); n++ {
		end := start
		h := uint64(offset)
		for ; end < len(folded) && folded[end] != ' '; end++ {
			h = (h ^ uint64(folded[end])) * prime
		}
		last[n%run] = h
		if n >= run-1 {
			list = append(list, combine(last, n+1))
		}
		start = end + 1
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// FNV-1a.
const (
	offset = 14695981039346656037
	prime  = 1099511628211
)

// combine hashes the words of a ring, the oldest at number first.
func combine(ring [run]uint64, first int) uint64 {
	h := uint64(offset)
	for i := range run {
		h = (h ^ ring[(first+i)%run]) * prime
		h ^= h >> 29
	}
	// Spread the bits, so that the smallest hashes are a fair sample.
	h ^= h >> 32
	h *= 0x9e3779b97f4a7c15
	return h ^ h>>29
}

// Sketch returns the SketchSize hashes under which the text is looked up; none
// when it is too short to be told from another.
func (s Shingles) Sketch() []uint32 {
	if len(s) < fewest {
		return nil
	}
	list := make([]uint32, 0, SketchSize)
	for _, h := range s[:SketchSize] {
		list = append(list, uint32(h>>16))
	}
	return list
}

// Shared returns how many shingles two texts have in common.
func (s Shingles) Shared(o Shingles) (n int) {
	for len(s) > 0 && len(o) > 0 {
		switch {
		case s[0] < o[0]:
			s = s[1:]
		case s[0] > o[0]:
			o = o[1:]
		default:
			n++
			s, o = s[1:], o[1:]
		}
	}
	return n
}

// Alike reports whether two texts are near copies.
func (s Shingles) Alike(o Shingles) bool {
	short, long := min(len(s), len(o)), max(len(s), len(o))
	if short < fewest || long > longest*short {
		return false
	}
	return float64(s.Shared(o)) >= alike*float64(short)
}
