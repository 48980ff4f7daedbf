package sqlite

import "sync"

// frequencies remembers how many rows of one index match an expression. It forgets
// them when the index has grown or shrunk by a tenth.
type frequencies struct {
	mu    sync.Mutex
	of    float64 // rows of the index when the first was counted
	known map[string]float64
}

const mostFrequencies = 20_000

func (f *frequencies) get(expr string, rows float64) (float64, bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if rows > 1.1*f.of || rows < 0.9*f.of {
		clear(f.known)
		f.of = rows
	}
	n, ok := f.known[expr]
	return n, ok
}

func (f *frequencies) set(expr string, n float64) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.known == nil || len(f.known) >= mostFrequencies {
		f.known = map[string]float64{}
	}
	f.known[expr] = n
}
