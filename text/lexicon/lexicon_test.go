package lexicon

import (
	"maps"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// TestMapAnswersAsItsWords sets a Map beside the map that it is made of, with
// words that differ little.
func TestMapAnswersAsItsWords(t *testing.T) {
	word := rapid.StringMatching(`[abé’]{0,5}`)
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.MapOfN(rapid.StringMatching(`[abé’]{1,5}`), rapid.Int(), 0, 40).Draw(t, "words")
		m := New(words)
		for range 20 {
			w := word.Draw(t, "word")
			want, ok := words[w]
			got, found := m.Find(w)
			if got != want || found != ok || m.Get(w) != want || m.Has(w) != ok {
				t.Fatalf("%q: %d, %v; want %d, %v", w, got, found, want, ok)
			}
		}
		if all := maps.Collect(m.All()); !maps.Equal(all, words) {
			t.Fatalf("All yields %v of %v", all, words)
		}
	})
}

// BenchmarkHas asks a list about the words of a text, few of which it has,
// and a map of the same words.
func BenchmarkHas(b *testing.B) {
	list := `army base boats brigade carrier coast convoy corps crew depot fleet force forces frigate garrison guard harbour hospital jets
		marines militia mission navy patrol pilots planes platoon port radar reserves rockets ships squad squadron staff supply tanks
		team troops trucks unit units vessel vessels warship wing`
	text := strings.Fields(strings.Repeat(`the minister of the small country said on friday that it would send two ships and some three hundred
		troops to the coast in the spring but that no date had been agreed with those who run the port there `, 100))
	set := Words(list)
	plain := map[string]bool{}
	for w := range set.All() {
		plain[w] = true
	}
	b.Run("onrecord", func(b *testing.B) {
		for b.Loop() {
			for _, w := range text {
				set.Has(w)
			}
		}
	})
	b.Run("map", func(b *testing.B) {
		for b.Loop() {
			for _, w := range text {
				_ = plain[w]
			}
		}
	})
}
