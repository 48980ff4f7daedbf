package lexicon

import (
	"testing"

	"pgregory.net/rapid"
)

// TestMapAnswersAsItsWords sets a Map beside the map that it is made of, with
// words that differ little.
func TestMapAnswersAsItsWords(t *testing.T) {
	word := rapid.StringMatching(`[abé’]{0,5}`)
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.MapOfN(rapid.StringMatching(`[abé’]{1,5}`), rapid.Int(), 0, 20).Draw(t, "words")
		m := New(words)
		for range 20 {
			w := word.Draw(t, "word")
			want, ok := words[w]
			got, found := m.Find(w)
			if got != want || found != ok || m.Get(w) != want || m.Has(w) != ok {
				t.Fatalf("%q: %d, %v; want %d, %v", w, got, found, want, ok)
			}
		}
	})
}
