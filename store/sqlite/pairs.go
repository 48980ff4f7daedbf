package sqlite

import (
	"fmt"
	"hash/fnv"
	"slices"
	"strings"

	"onrecord"
	"onrecord/store/words"
)

// The index of facts knows no positions: a phrase is looked for in the text of
// what has its words. So that it can be found where most rows have them, each
// two words that follow each other, one of which is common, are one of 4,096
// marks: "_3fa". Pairs that share a mark do no harm, because of the text; two
// words that are not common seldom stand in one sentence by chance.

// pairMark returns the mark of two stems.
func pairMark(first, second string) string {
	h := fnv.New32a()
	_, _ = h.Write([]byte(first + " " + second))
	sum := h.Sum32()
	return fmt.Sprintf("_%03x", (sum^sum>>12)&0xfff)
}

// pairsOf returns the marks of all pairs of stems, each once.
func pairsOf(stems []string) []string {
	var list []string
	for i := 1; i < len(stems); i++ {
		if !words.Common(stems[i-1]) && !words.Common(stems[i]) {
			continue
		}
		if m := pairMark(stems[i-1], stems[i]); !slices.Contains(list, m) {
			list = append(list, m)
		}
	}
	return list
}

// withPairs returns stems with the marks of their pairs behind them.
func withPairs(stems string) string {
	return stems + " " + strings.Join(pairsOf(strings.Fields(stems)), " ")
}

// paired reports whether the rows of a kind have pairs: those with the words
// of whole sentences.
func paired(kind onrecord.Kind) bool { return kind == onrecord.Quote || kind == onrecord.Force }
