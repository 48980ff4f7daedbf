package troops

import (
	"slices"
	"sort"

	"onrecord"
	"onrecord/text"
	"onrecord/text/lexicon"
)

// scene is one sentence, word by word, as the troops pass reads it.
type scene struct {
	d      *text.Doc
	span   onrecord.Span // the sentence
	part   onrecord.Span // the words of it that are read
	w      []word
	none   word // an empty one
	forces []force
	cur    *force // the force that is read
	sent   int    // the byte at which the dateline ends

	credits  []credit // see source
	credited bool     // credits are read
}

// word is a token with what the layers of the Doc know of it. number, place
// and date point at the layer's entry that covers it, nil if none does.
type word struct {
	onrecord.Span
	low    string // in lower case
	tag    text.Tag
	number *text.Number
	place  *text.PlaceMention
	date   *text.Date

	read  bool    // verb and moves are known; see trigger
	verb  trigger // what the word does to a force
	moves bool    // a force may do it itself
}

// longest is how many words are read at once. No sentence of a newspaper is
// so long; what is longer is read in stretches.
const longest = 250

// newScene lays out the tokens first to end-1 of a sentence. The scene's words
// are written over words.
func newScene(d *text.Doc, sentence onrecord.Span, first, end int, words []word) *scene {
	part := onrecord.Span{Start: d.Tokens[first].Start, End: d.Tokens[end-1].End}
	sc := &scene{d: d, span: sentence, part: part, w: slices.Grow(words[:0], end-first)}
	places, numbers, dates := d.PlacesIn(part), d.NumbersIn(part), d.DatesIn(part)
	for i, t := range d.Tokens[first:end] {
		w := word{Span: t.Span(), tag: t.Tag, low: d.Lower(first + i)}
		for len(places) > 0 && places[0].End <= t.Start {
			places = places[1:]
		}
		for len(numbers) > 0 && numbers[0].End <= t.Start {
			numbers = numbers[1:]
		}
		for len(dates) > 0 && dates[0].End <= t.Start {
			dates = dates[1:]
		}
		if len(places) > 0 && places[0].Start < t.End {
			w.place = &places[0]
		}
		if len(numbers) > 0 && numbers[0].Start < t.End {
			w.number = &numbers[0]
		}
		if len(dates) > 0 && dates[0].Start < t.End {
			w.date = &dates[0]
		}
		sc.w = append(sc.w, w)
	}
	return sc
}

// low returns the word at i in lower case, empty outside the sentence.
func (sc *scene) low(i int) string {
	if i < 0 || i >= len(sc.w) {
		return ""
	}
	return sc.w[i].low
}

// at returns the word at i, an empty one outside the sentence. It is not to be
// changed.
func (sc *scene) at(i int) *word {
	if i < 0 || i >= len(sc.w) {
		return &sc.none
	}
	return &sc.w[i]
}

// raw returns the word at i as printed.
func (sc *scene) raw(i int) string {
	if i < 0 || i >= len(sc.w) {
		return ""
	}
	return sc.d.In(sc.w[i].Span)
}

// capital reports whether the word at i begins with a capital letter.
func (sc *scene) capital(i int) bool {
	r := sc.raw(i)
	return r != "" && r[0] >= 'A' && r[0] <= 'Z'
}

// trigger returns the trigger that the word at i is, as a verb first.
func (sc *scene) trigger(i int) trigger {
	if i < 0 || i >= len(sc.w) || sc.w[i].place != nil {
		return trigger{}
	}
	w := &sc.w[i]
	if !w.read {
		w.read = true
		w.verb, w.moves = sc.verbSense(i)
		if n, ok := triggerNouns.Find(w.low); ok && (w.verb.frame == noFrame || sc.nounHere(i) || w.tag == "NN" && sc.low(i+1) == "of") {
			w.verb = n
		}
		if w.low == "left" && sc.low(i+1) == "behind" {
			w.verb = trigger{} // by somebody else, who left
		}
	}
	return w.verb
}

// selfMoving reports whether the verb at i is one that a force does itself
// as well: "flew in".
func (sc *scene) selfMoving(i int) bool {
	return sc.trigger(i).frame != noFrame && sc.w[i].moves
}

// nounHere reports whether a word that is a noun and a verb is a noun at i:
// behind an article, a possessive, an adjective or a force ("a troop cut").
func (sc *scene) nounHere(i int) bool {
	prev := sc.at(i - 1)
	return determiners.Has(prev.low) || prev.low == "'s" || prev.low == "’s" || modifiers.Has(prev.low) || prev.low == "troop" || prev.low == "force" ||
		prev.place != nil && prev.place.Form == text.ByAdjective
}

var determiners = lexicon.Words(`the a an its their his her our this that these those any some no each every further more`)

// mention returns the bytes of the words first to last.
func (sc *scene) mention(first, last int) onrecord.Mention {
	return onrecord.MentionAt(sc.d.Text, onrecord.Span{Start: sc.w[first].Start, End: sc.w[last].End})
}

// after returns the index of the first word at or behind the byte at.
func (sc *scene) after(at int) int {
	return sort.Search(len(sc.w), func(i int) bool { return sc.w[i].Start >= at })
}
