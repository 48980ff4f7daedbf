// Package lexicon has lists of words that are asked about every word of a
// text. Nearly always the answer is no: it is told by a filter of a kilobyte,
// so that no hash of the word need be made. What a word means is the matter
// of whoever has the list.
package lexicon

import (
	"iter"
	"maps"
	"strings"
)

// Map tells what is known of the words of a list. Letters count as written.
// It is read-only once made.
type Map[V any] struct {
	filter filter
	words  map[string]V
}

// New returns a Map of words, which must not be changed afterwards. The empty
// word is in no list.
func New[V any](words map[string]V) *Map[V] {
	m := &Map[V]{words: words}
	for w := range words {
		if w != "" {
			m.filter.add(w)
		}
	}
	return m
}

// Set is a list of words of which nothing more is known.
type Set = Map[struct{}]

// Words returns the Set of the words of s, with white space between them.
func Words(s string) *Set {
	words := map[string]struct{}{}
	for w := range strings.FieldsSeq(s) {
		words[w] = struct{}{}
	}
	return New(words)
}

// Get returns what is known of a word: the zero value when it is not listed.
func (m *Map[V]) Get(word string) (v V) {
	if !m.filter.mayHold(word) {
		return v
	}
	return m.words[word]
}

// Find returns what is known of a word, and whether it is listed.
func (m *Map[V]) Find(word string) (v V, ok bool) {
	if !m.filter.mayHold(word) {
		return v, false
	}
	v, ok = m.words[word]
	return v, ok
}

// Has reports whether a word is listed.
func (m *Map[V]) Has(word string) bool {
	if !m.filter.mayHold(word) {
		return false
	}
	_, ok := m.words[word]
	return ok
}

// All yields the words of the list, in no order.
func (m *Map[V]) All() iter.Seq2[string, V] { return maps.All(m.words) }

// filter has a bit for the first letter, the last letter and the length of
// each word of a list.
type filter [128]uint64

func (f *filter) add(word string) {
	at := place(word)
	f[at/64] |= 1 << (at % 64)
}

// mayHold reports false for most words that are not in the list, and true for
// those that are.
func (f *filter) mayHold(word string) bool {
	if word == "" {
		return false
	}
	at := place(word)
	return f[at/64]>>(at%64)&1 != 0
}

// place returns the bit of a word, from 0 to 8191; capitals are told from small letters at the start.
func place(word string) uint {
	return uint(word[0]&63)<<7 | uint(word[len(word)-1]&31)<<2 | uint(len(word)&3)
}
