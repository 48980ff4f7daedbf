package evidence

import (
	"onrecord"
	"onrecord/question"
)

// Text is an article prepared for judging.
type Text struct {
	Text      string
	Spans     []onrecord.Span   // of the sentences
	Sentences [][]question.Word // their words, positions relative to the sentence
	Lines     []int             // the line (paragraph) that each sentence stands in
	Title     []question.Word
	counts    map[string]int // how many sentences hold a stem
}

// Read prepares an article and its sentences.
func Read(a onrecord.Article, sentences []onrecord.Span) *Text {
	t := &Text{Text: a.Text, Spans: sentences, Title: question.Words(a.Title), counts: map[string]int{}}
	line, at := 0, 0
	for _, s := range sentences {
		for ; at < s.Start; at++ {
			if a.Text[at] == '\n' {
				line++
			}
		}
		words := question.Words(a.Text[s.Start:s.End])
		t.Sentences = append(t.Sentences, words)
		t.Lines = append(t.Lines, line)
		seen := map[string]bool{}
		for _, w := range words {
			if w.Weight > 0 && !seen[w.Stem] {
				seen[w.Stem] = true
				t.counts[w.Stem]++
			}
		}
	}
	return t
}

// Say returns the bytes of sentence i.
func (t *Text) Say(i int) string { return t.Text[t.Spans[i].Start:t.Spans[i].End] }

// What a word counts for by where it stands.
const (
	besideShare  = 0.6 // in the sentence before or after
	titleShare   = 0.5
	articleShare = 0.35 // anywhere else in the article
)

// Coverage is how much of the needed words a sentence accounts for, 0 to 1.
type Coverage struct {
	Here    float64 // by the sentence itself
	All     float64 // with what stands around it
	Missing []question.Word
	At      []int // the words of the sentence that account for one, in order of need
}

// Cover measures how much of need sentence i accounts for.
func (t *Text) Cover(need []question.Word, i int) Coverage {
	var c Coverage
	total := 0.0
	for _, w := range need {
		total += w.Weight
		at, here := best(w, t.Sentences[i])
		if at >= 0 {
			c.At = append(c.At, at)
		}
		around := t.around(w, i)
		c.Here += w.Weight * here
		c.All += w.Weight * max(here, around)
		if here == 0 && around == 0 {
			c.Missing = append(c.Missing, w)
		}
	}
	if total > 0 {
		c.Here /= total
		c.All /= total
	}
	return c
}

// around returns what a word counts for that stands near sentence i.
func (t *Text) around(w question.Word, i int) float64 {
	share := 0.0
	for _, j := range []int{i - 1, i + 1} {
		if j >= 0 && j < len(t.Sentences) {
			_, m := best(w, t.Sentences[j])
			share = max(share, m*besideShare)
		}
	}
	if share > 0 {
		return share
	}
	if _, m := best(w, t.Title); m > 0 {
		return m * titleShare
	}
	if t.Has(w) {
		return articleShare
	}
	return 0
}

// Has reports whether any sentence of the article has the word, or one for
// it.
func (t *Text) Has(w question.Word) bool {
	if t.counts[w.Stem] > 0 {
		return true
	}
	for _, s := range question.Synonyms(w.Stem) {
		if t.counts[s] > 0 {
			return true
		}
	}
	return false
}

// best returns the word that says w best and how far it does; -1 and 0 where
// none does.
func best(w question.Word, words []question.Word) (at int, share float64) {
	at = -1
	for i, x := range words {
		if m := question.Means(w, x); m > share {
			at, share = i, m
		}
	}
	return at, share
}
