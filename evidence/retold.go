package evidence

import (
	"slices"

	"onrecord/question"
)

// This file measures how far printed words say in others what was asked for.

// Stretch is a part of an article as asked words are looked for in it.
type Stretch struct {
	Words  []question.Word // of the stretch
	Beside []question.Word // of the sentence before it and of the one behind
	Title  []question.Word
	Counts map[string]int // how many sentences of the article hold a stem
}

// What an asked word counts for by where it stands. Whom or what the words are of
// may be named anywhere in an article; what is said of it must be said here.
const (
	besideNamed, titleNamed, articleNamed = 0.9, 0.7, 0.7
	besideTold, titleTold, articleTold    = 0.5, 0.3, 0.2
)

// What an asked word weighs in the whole.
const (
	namedWeight = 0.7
	toldWeight  = 1.0
	lightTold   = 0.4
	ofShare     = 0.7 // of a word that tells only what is spoken of
	commonShare = 0.5 // of a word that many sentences of the article have
	absentShare = 1.2 // of a word that none has
	commonFrom  = 4   // sentences
)

// Runs of words that are said one after the other, little words among them, are
// hardly chance: "come to terms with".
const (
	longRun      = 4
	runBonus     = 0.03 // for each word from longRun on
	sureRun      = 5
	fewestTold   = 2   // asked words that must stand in the stretch itself, by weight
	fewestMarked = 2.5 // and where words were put in marks
	fewestClose  = 3   // and where they stand in order, one word for another
	enoughTold   = 0.6
	leastTold    = 0.3  // of what is said of something, in the stretch itself
	markedExtra  = 0.15 // how much more is wanted where words were put in marks
	besideReach  = 4    // how many words apart what belongs together is printed
	fewestRun    = 2    // words in a row, where no more than two words stand together
)

// Retelling is how far a stretch says what was asked for.
type Retelling struct {
	Share float64 // of what was asked, by weight, 0 to about 1
	Own   float64 // asked words that stand in the stretch, each by what it tells, 1 at most
	Bare  bool    // the stretch has none but names of what was asked, which is more
	Said  float64 // of what is said of something, as Share: what stands in the stretch
	Run   int     // the longest run of asked words that stands in it
	// Together is how many neighbours among the words that tell something stand near
	// each other in the stretch, too; Apart how many do not.
	Together, Apart int
	// Whole tells that the article speaks of what the words are said of, and that
	// the stretch has all that tells something of what is said of it.
	Whole bool
}

// Retold measures how far a stretch says asked words, and what they are said of.
func Retold(said, of []question.Word, p Stretch) Retelling {
	_, run := question.LongestRun(said, p.Words)
	r, plain := Retelling{Run: run, Bare: true, Whole: len(of) > 0 && p.Speaks(of)}, false
	all, got, told, here := 0.0, 0.0, 0.0, 0.0
	add := func(ws []question.Word, share float64) {
		for i, w := range ws {
			if w.Weight == 0 || inWords(ws[:i], w) {
				continue // said twice, it tells no more
			}
			at, own := best(w, p.Words)
			typed := at > 0 && p.Words[at].Cap && own == 1 // as a name, without its capital
			if share == 1 && !isName(w) && !typed {
				plain, r.Bare = true, r.Bare && own == 0
			}
			if own > 0 {
				r.Own += min(w.Weight, 1)
			} else if share == 1 && w.Weight >= 1 {
				r.Whole = false
			}
			weight := share * p.weight(w)
			if share == 1 {
				told, here = told+weight, here+weight*own
			}
			all += weight
			got += weight * max(own, p.around(w))
		}
	}
	add(said, 1)
	add(of, ofShare)
	r.neighbours(said, p.Words)
	r.neighbours(of, p.Words)
	if all > 0 {
		r.Share = got / all
	}
	r.Bare = r.Bare && plain
	if told > 0 {
		r.Said = here / told
	}
	r.Share += runBonus * float64(max(0, r.Run-longRun+1))
	return r
}

// Present returns how much of what words tell stands in a stretch, by weight, 0 to 1;
// names may stand beside it. Where no word tells anything, it is 1.
func (p Stretch) Present(words []question.Word) float64 {
	all, here := 0.0, 0.0
	for _, w := range words {
		share := bestShare(w, p.Words)
		if isName(w) {
			share = max(share, bestShare(w, p.Beside))
		}
		all += min(w.Weight, 1)
		here += min(w.Weight, 1) * share
	}
	if all == 0 {
		return 1
	}
	return here / all
}

// Alike reports whether a stretch says as much of what was asked as whoever meant it
// would. marked tells that some of it was asked for as a quotation.
func (r Retelling) Alike(marked bool) bool {
	want := enoughTold
	if marked {
		want += markedExtra
	}
	return r.Share >= want && !r.Bare
}

// Close reports whether a stretch in which most asked words stand in order says as much
// of them: it is Alike, or has a run of them, and others that tell something.
func (r Retelling) Close(marked bool) bool {
	return r.Alike(marked) || !marked && !r.Bare && r.Run >= longRun && r.Own >= fewestClose
}

// Enough reports whether a stretch in which the asked words do not stand in order is
// Alike, and that by more than what stands around it.
func (r Retelling) Enough(marked bool) bool {
	switch {
	case !r.Alike(marked) || r.Said < leastTold:
		return false
	case marked:
		return r.Own >= fewestMarked && r.coherent()
	case r.Whole && r.Own > 0:
		return true
	}
	return (r.Own >= fewestTold || r.Run >= sureRun) && r.coherent()
}

// coherent reports whether words that belong together in what was asked do so in a
// stretch: words strewn over a sentence that is about something else are chance.
func (r Retelling) coherent() bool {
	switch {
	case r.Together > 1, r.Run >= sureRun:
		return true
	case r.Together == 1:
		return r.Run >= fewestRun || r.Apart == 0
	}
	return false
}

// neighbours counts which neighbours among the words of a that tell something have
// words for them near each other in b. What only describes the next one may be said
// otherwise.
func (r *Retelling) neighbours(a, b []question.Word) {
	var before []int
	a = question.Content(a)
	for i, w := range a {
		var at []int
		for k, x := range b {
			if question.Means(w, x) > 0 {
				at = append(at, k)
			}
		}
		switch {
		case anyNear(before, at):
			r.Together++
		case len(at) == 0 && modifies(a, i):
			continue
		case i > 0:
			r.Apart++
		}
		before = at
	}
}

// anyNear reports whether one of the places a is near another among b.
func anyNear(a, b []int) bool {
	return slices.ContainsFunc(a, func(i int) bool {
		return slices.ContainsFunc(b, func(j int) bool { return i != j && max(i-j, j-i) <= besideReach })
	})
}

// weight returns what an asked word weighs in an article: names tell less than
// what is said, and so do words that the article has everywhere.
func (p Stretch) weight(w question.Word) float64 {
	weight := toldWeight
	switch {
	case isName(w):
		weight = namedWeight
	case w.Weight < 1:
		weight = lightTold
	}
	switch n := p.count(w); {
	case n == 0:
		weight *= absentShare
	case n >= commonFrom && !isName(w):
		weight *= commonShare
	}
	return weight
}

// around returns what a word counts for that stands around the stretch.
func (p Stretch) around(w question.Word) float64 {
	beside, title, article := besideTold, titleTold, articleTold
	if isName(w) {
		beside, title, article = besideNamed, titleNamed, articleNamed
	}
	share := beside * bestShare(w, p.Beside)
	if bestShare(w, p.Title) > 0 {
		share = max(share, title)
	}
	if p.count(w) > 0 {
		share = max(share, article)
	}
	return share
}

// count returns how many sentences of the article have a word, or one for it.
func (p Stretch) count(w question.Word) int {
	n := p.Counts[w.Stem]
	for _, s := range question.Synonyms(w.Stem) {
		n += p.Counts[s]
	}
	return n
}

// Speaks reports whether an article has what words are said of: half of it.
func (p Stretch) Speaks(of []question.Word) bool {
	n, here := 0, 0
	for _, w := range of {
		if w.Weight < 1 {
			continue
		}
		n++
		if bestShare(w, p.Words) > 0 || bestShare(w, p.Title) > 0 || p.count(w) > 0 {
			here++
		}
	}
	return 2*here >= n
}

func bestShare(w question.Word, words []question.Word) float64 {
	_, m := best(w, words)
	return m
}

// Count counts in how many of the sentences each stem stands.
func Count(sentences [][]question.Word) map[string]int {
	counts := map[string]int{}
	for _, words := range sentences {
		for i, w := range words {
			if w.Weight > 0 && !slices.ContainsFunc(words[:i], func(x question.Word) bool { return x.Stem == w.Stem }) {
				counts[w.Stem]++
			}
		}
	}
	return counts
}
