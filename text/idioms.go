package text

import (
	"strings"

	"onrecord/text/lexicon"
)

// Fixed phrases of dates and numbers: "the end of the year", "a few hundred".
// They are kept by their first word, so that the words of a text that start
// none, and those that seldom do, cost little.

// saying is a fixed phrase in lower case and what it means.
type saying[V any] struct {
	words   string
	meaning V
}

// idioms are sayings by their first word, in the order of the list.
type idioms[V any] struct {
	byFirst *lexicon.Map[[]saying[V]] // words without the first, the space before them kept
}

func newIdioms[V any](list []saying[V]) idioms[V] {
	byFirst := map[string][]saying[V]{}
	for _, s := range list {
		first, _, _ := strings.Cut(s.words, " ")
		byFirst[first] = append(byFirst[first], saying[V]{s.words[len(first):], s.meaning})
	}
	return idioms[V]{lexicon.New(byFirst)}
}

// take reads the first of the idioms that stands where r is, and moves r
// behind it.
func (m idioms[V]) take(r *numberReader) (meaning V, ok bool) {
	first, size := foldWord(r.text[r.i:r.end])
	list := m.byFirst.Get(first)
	if len(list) == 0 {
		return meaning, false
	}
	save, behind := r.i, r.i+size
	next := byte(0) // the letter that the second word starts with
	if gap := spaces(r.text[behind:r.end]); gap > 0 && behind+gap < r.end {
		next = lower(r.text[behind+gap])
	}
	for _, s := range list {
		if s.words != "" && s.words[1] != next {
			continue
		}
		r.i = behind
		if (s.words == "" || r.take(s.words)) && r.wordEnds() {
			return s.meaning, true
		}
	}
	r.i = save
	return meaning, false
}
