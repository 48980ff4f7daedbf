package extracttest

import (
	"strings"
	"testing"
	"time"

	"onrecord"
	"onrecord/text"
)

// Linear fails where a pass over a text of 200 kB takes far more than ten
// times as long as over one of 20 kB, both made of unit, and longer than any
// pass should. A quadratic one takes a hundred times as long; what a busy
// machine adds cannot be told from growth where runs are short, and those
// pass.
func Linear(t *testing.T, unit string, facts func(*text.Doc) []onrecord.Fact) {
	t.Helper()
	small, large := fastest(unit, 20_000, facts), fastest(unit, 200_000, facts)
	t.Logf("20 kB %v, 200 kB %v, x%.1f", small, large, float64(large)/float64(small))
	if large > longest && large > 60*small {
		t.Errorf("%q: 200 kB take %v, 20 kB %v", unit, large, small)
	}
}

// longest is what a pass over 200 kB may take on a machine that is busy and
// looks for races.
const longest = 5 * time.Second

// fastest returns the shortest of a few times that a pass takes over n bytes
// made of unit.
func fastest(unit string, n int, facts func(*text.Doc) []onrecord.Fact) time.Duration {
	d := text.Analyse(onrecord.Article{Text: strings.Repeat(unit, n/len(unit))})
	best := time.Duration(1<<63 - 1)
	for range 3 {
		begin := time.Now()
		facts(d)
		best = min(best, time.Since(begin))
	}
	return best
}
