package grammar

import (
	"testing"

	"pgregory.net/rapid"
)

// TestVotesAreCountedAsByHand sets the packed table beside plain sums.
func TestVotesAreCountedAsByHand(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		const rows = 16
		weights := make([]map[TagID]int8, rows)
		counts := make([]uint8, rows)
		tag := rapid.Map(rapid.IntRange(1, tagCount-1), func(i int) TagID { return TagID(i) })
		for row := range weights {
			most := rapid.SampledFrom([]int{0, 1, fewVotes, fewVotes + 1, tagCount - 1}).Draw(t, "most")
			weights[row] = rapid.MapOfN(tag, rapid.Int8Range(-127, 127), 0, most).Draw(t, "weights")
			counts[row] = uint8(len(weights[row]))
		}
		table := newVoteTable(counts)
		for row, votes := range weights {
			for tag := range TagID(tagCount) {
				if w, ok := votes[tag]; ok {
					table.add(row, tag, w)
				}
			}
		}
		var of TagRows
		var sum [tagCount]int
		for i := range of {
			of[i] = uint32(rapid.IntRange(0, rows-1).Draw(t, "row"))
			for tag, w := range weights[of[i]] {
				sum[tag] += int(w)
			}
		}
		want := TagID(1)
		for tag := want; tag < tagCount; tag++ {
			if sum[tag] > sum[want] {
				want = tag
			}
		}
		if got := table.best(&of); got != want {
			t.Fatalf("tag %d with %d, want %d with %d", got, sum[got], want, sum[want])
		}
	})
}
