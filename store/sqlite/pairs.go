package sqlite

import (
	"hash/fnv"
	"strings"

	"onrecord"
)

// The index of facts knows no positions: a phrase is looked for in the text of
// what has its words. So that little else is read, each two words that follow
// each other are one of 32,768 marks as well: "_3fa". Pairs that share a mark do
// no harm, because of the text.

const (
	pairDigits = "0123456789abcdefghijklmnopqrstuv"
	pairBits   = 15
)

// pairMark returns the mark of two stems.
func pairMark(first, second string) string {
	h := fnv.New32a()
	_, _ = h.Write([]byte(first + " " + second))
	sum := h.Sum32()
	sum ^= sum >> pairBits
	return string([]byte{'_', pairDigits[sum>>10&31], pairDigits[sum>>5&31], pairDigits[sum&31]})
}

// pairsOf returns the marks of all pairs of stems, each once.
func pairsOf(stems []string) []string {
	var list []string
	known := map[string]bool{} // a hostile page may be one sentence
	for i := 1; i < len(stems); i++ {
		if m := pairMark(stems[i-1], stems[i]); !known[m] {
			known[m] = true
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
