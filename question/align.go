package question

import (
	"slices"
	"strings"
)

// Grade says how printed words stand to the words that were asked for.
type Grade int

// The grades, worst first.
const (
	Unlike     Grade = iota // too little of it
	Paraphrase              // the content words, in any order, or words for them
	Nearly                  // the words in order, some changed or left out
	Exact                   // the words, one after the other
)

// String returns what an answer says of the grade.
func (g Grade) String() string {
	switch g {
	case Exact:
		return "exact words"
	case Nearly:
		return "nearly the words"
	case Paraphrase:
		return "in other words"
	}
	return "not the words"
}

// Alignment is how asked words stand in printed ones.
type Alignment struct {
	Grade Grade
	Score float64  // 0 to 1: how much of what was asked is there; comparable within a Grade
	Pairs [][2]int // index of an asked word, of its printed word; in order of the printed words
	// Turned tells that one side negates what the other does not: "would never
	// hold", "will hold". However much agrees, it is not what was asked for.
	Turned bool
	// Uneven tells that one side has a "not" more, whether that turns it or not.
	Uneven bool
}

// How much of the asked words must be found, by weight.
const (
	nearlyShare     = 0.7
	paraphraseShare = 0.5
	longestAligned  = 400 // words of one side; beyond it the rest is not looked at
)

// Align compares asked words with printed ones.
func Align(asked, printed []Word) Alignment {
	asked, printed = asked[:min(len(asked), longestAligned)], printed[:min(len(printed), longestAligned)]
	if len(asked) == 0 || len(printed) == 0 {
		return Alignment{}
	}
	if at := indexRun(asked, printed); at >= 0 {
		a := Alignment{Grade: Exact, Score: 1, Uneven: negated(asked, printed, at)}
		for i := range asked {
			a.Pairs = append(a.Pairs, [2]int{i, at + i})
		}
		return a
	}
	ordered := inOrder(asked, printed, means)
	if share := shareOf(asked, ordered, orderedWeight); share >= nearlyShare && dense(ordered) && enough(asked, ordered) {
		return turned(Alignment{Grade: Nearly, Score: share, Pairs: ordered}, asked, printed)
	}
	loose := anyOrder(asked, printed)
	share := shareOf(asked, loose, func(w Word) float64 { return w.Weight })
	if share >= paraphraseShare {
		return turned(Alignment{Grade: Paraphrase, Score: share, Pairs: loose}, asked, printed)
	}
	return Alignment{Score: share, Pairs: loose}
}

// negated reports whether a "not" stands right before the run of asked words that
// begins at a printed one, and they have none: "never hold" for "hold".
func negated(asked, printed []Word, at int) bool {
	if negations(asked) > 0 {
		return false
	}
	for i := at - 1; i >= max(0, at-negationReach) && printed[i+1].Start-printed[i].End <= 1; i-- {
		if Negates(printed[i]) {
			return negations(printed[i:at+1]) > 0
		}
	}
	return false
}

// turned notes whether the negations of the two sides do not even out, neither
// where they agree nor as a whole, and whether the one says the contrary of the other
// by that.
func turned(a Alignment, asked, printed []Word) Alignment {
	var beside []Word
	for i, w := range printed {
		if slices.ContainsFunc(a.Pairs, func(p [2]int) bool { return i <= p[1] && p[1] <= i+negationReach }) {
			beside = append(beside, w)
		}
	}
	want := negations(asked)
	a.Uneven = differ(want, negations(beside)) && differ(want, negations(printed)) || a.opposed(asked, printed)
	a.Turned = a.Uneven && (clashes(asked, printed) || clashes(printed, asked)) && !a.evened(asked, printed)
	return a
}

// clashes reports whether something that a negates, b has and does not negate: "it does
// not hold", "it will hold". What b has no word for is no contradiction.
func clashes(a, b []Word) bool {
	negated := map[int]bool{}
	for _, i := range negationsIn(b) {
		negated[negatedBy(b, i)] = true
	}
	return slices.ContainsFunc(negationsIn(a), func(i int) bool {
		if supposed(a, i) {
			return false
		}
		of := negatedBy(a, i)
		if of < 0 {
			return true // who can tell
		}
		has := false
		for k, w := range b {
			if Means(a[of], w) > 0 {
				if negated[k] {
					return false
				}
				has = true
			}
		}
		return has
	})
}

// supposed reports whether the negation at i only supposes something: "if it is not the
// first, it should be the next" says that it should be one of them.
func supposed(ws []Word, i int) bool {
	return slices.ContainsFunc(ws[max(0, i-supposedReach):i], func(w Word) bool { return w.Fold == "if" })
}

// supposedReach is how many words before a negation an "if" stands that supposes it.
const supposedReach = 3

// negatedBy returns which word the negation at i is said of: the next that tells
// something; -1 where none is near.
func negatedBy(ws []Word, i int) int {
	for k := i + 1; k < len(ws) && k <= i+negatedReach; k++ {
		if ws[k].Weight > 0 && !tenseWords[ws[k].Fold] {
			return k
		}
	}
	return -1
}

// negatedReach is how many words behind a negation stands what it is said of.
const negatedReach = 5

// evened reports whether a word of the one side that the other lacks denies, next to
// words that agree, what the other side denies with a "not": "we avoid any talk of it"
// for "they do not talk about it".
func (a Alignment) evened(asked, printed []Word) bool {
	var pairs [2]map[int]bool // the words of each side that agree
	for side := range pairs {
		pairs[side] = map[int]bool{}
		for _, p := range a.Pairs {
			pairs[side][p[side]] = true
		}
	}
	if negations(asked) > 0 {
		return denied(printed, pairs[1]) && !denied(asked, pairs[0])
	}
	return denied(asked, pairs[0])
}

// denied reports whether a word that denies stands before one of the words of ws that
// agree, and is none of them.
func denied(ws []Word, agree map[int]bool) bool {
	for i, w := range ws {
		if !denying[w.Stem] || agree[i] {
			continue
		}
		for k := i + 1; k <= i+denyingReach; k++ {
			if agree[k] {
				return true
			}
		}
	}
	return false
}

// denyingReach is how many words behind one that denies stands what it denies: "the
// rejection of the treaty".
const denyingReach = 3

// denying are words that say of a deed or a thing that it is not so, or not to be.
var denying = stems(`avoid reject rejection refuse refusal deny denial decline fail failure lack absence absent oppose opposition prevent
	ban forbid prohibit shun ignore neglect omit skip miss less hardly barely scarcely rarely seldom few little unable unwilling unlikely
	impossible against stop cancel abandon doubt`)

// differ reports whether so many negations turn what so many others leave as it is. Where
// both sides negate, several may belong to several clauses: "no sailor says that, sailors
// don't".
func differ(a, b int) bool { return (a == 0 || b == 0) && (a+b)%2 == 1 }

// opposed reports whether every word that agrees and tells what is said is negated on
// one side alone: "neither apologized" for "he apologized".
func (a Alignment) opposed(asked, printed []Word) bool {
	n := 0
	for _, p := range a.Pairs {
		if w := asked[p[0]]; w.Weight < plainWeight || w.Cap {
			continue
		}
		if negatedAt(asked, p[0]) == negatedAt(printed, p[1]) {
			return false
		}
		n++
	}
	return n > 0
}

// negatedAt reports whether a negation stands right before word i of ws.
func negatedAt(ws []Word, i int) bool { return negations(ws[max(0, i-negationReach):i+1]) > 0 }

// Only returns an alignment whose negations are judged by those printed words alone
// that keep holds: what stands beside a quotation turns nothing in it.
func (a Alignment) Only(asked, printed []Word, keep func(i int) bool) Alignment {
	kept, within := make([]Word, 0, len(printed)), Alignment{}
	at := map[int]int{}
	for i, w := range printed[:min(len(printed), longestAligned)] {
		if keep(i) {
			at[i] = len(kept)
			kept = append(kept, w)
		}
	}
	for _, p := range a.Pairs {
		if i, ok := at[p[1]]; ok {
			within.Pairs = append(within.Pairs, [2]int{p[0], i})
		}
	}
	if len(within.Pairs) > 0 {
		within = turned(within, asked[:min(len(asked), longestAligned)], kept)
		a.Turned, a.Uneven = within.Turned, within.Uneven
	}
	return a
}

// negationReach is how many words before one that agrees a negation may stand.
const negationReach = 2

func negations(ws []Word) int { return len(negationsIn(ws)) }

// negationsIn returns which words negate something.
func negationsIn(ws []Word) []int {
	var at []int
	for i, w := range ws {
		switch {
		case !Negates(w):
		case i+1 < len(ws) && (subjectPronoun[ws[i+1].Fold] || merely[ws[i+1].Fold]):
			// "if he doesn't he should" negates no "should", "not only a liar" is one
		case w.Fold == "not" && i > 0 && ws[i-1].Fold == "if": // "hundreds if not thousands"
		case w.Fold == "nor" && len(at) > 0: // the "neither" or "not" before it says so already
		default:
			at = append(at, i)
		}
	}
	return at
}

var merely = set("only just merely simply")

var subjectPronoun = set("he she they we i")

// Negates reports whether a word turns what it is said of: "not", "never",
// "won't".
func Negates(w Word) bool {
	return negation[w.Fold] || w.Weight == 0 && strings.HasSuffix(w.Fold, "nt") && strings.ContainsAny(w.Text, "'’")
}

var negation = set("not no never nobody none nothing neither nor without cannot cant dont didnt doesnt isnt arent wasnt werent wont wouldnt hasnt havent hadnt couldnt shouldnt")

// LongestRun returns where in a the longest run of words begins that both have,
// and how many words it has.
func LongestRun(a, b []Word) (at, n int) {
	before := make([]int, len(b)+1)
	for i := range a {
		now := make([]int, len(b)+1)
		for j := range b {
			if a[i].Fold == b[j].Fold {
				now[j+1] = before[j] + 1
				if now[j+1] > n {
					at, n = i+1-now[j+1], now[j+1]
				}
			}
		}
		before = now
	}
	return at, n
}

// Differ returns the word by word alignment of two wordings in which only
// equal words pair, for showing what differs: pairs of an index in asked and
// one in printed, both rising. Words behind the first 400 of a side stand in
// no pair.
func Differ(asked, printed []Word) [][2]int {
	same := func(a, b Word) float64 {
		if a.Fold == b.Fold && withS(a.Text) == withS(b.Text) {
			return 1
		}
		return 0
	}
	return inOrder(asked[:min(len(asked), longestAligned)], printed[:min(len(printed), longestAligned)], same)
}

// withS reports whether a word ends in 's, which its Fold has lost: it may
// stand for "is" or "has".
func withS(word string) bool {
	word = strings.ToLower(word)
	return strings.HasSuffix(word, "'s") || strings.HasSuffix(word, "’s")
}

// indexRun returns where asked stands in printed word for word, or -1.
func indexRun(asked, printed []Word) int {
	for at := 0; at+len(asked) <= len(printed); at++ {
		n := 0
		for n < len(asked) && asked[n].Fold == printed[at+n].Fold {
			n++
		}
		if n == len(asked) {
			return at
		}
	}
	return -1
}

func means(a, b Word) float64 {
	if a.Fold == b.Fold {
		return 1
	}
	if a.Weight == 0 || b.Weight == 0 {
		if len(a.Fold) > 2 && len(b.Fold) > 2 && (strings.HasPrefix(a.Fold, b.Fold) || strings.HasPrefix(b.Fold, a.Fold)) {
			return 0.8 // "you" for "your"
		}
		return 0
	}
	if m := Means(a, b); m >= 0.9 {
		return m * 0.9
	}
	return 0 // another word in its place is a change
}

// inOrder returns the heaviest common subsequence of a and b.
func inOrder(a, b []Word, like func(a, b Word) float64) [][2]int {
	w := len(b) + 1
	best := make([]float64, (len(a)+1)*w)
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			best[i*w+j] = max(best[(i+1)*w+j], best[i*w+j+1])
			if l := like(a[i], b[j]); l > 0 {
				best[i*w+j] = max(best[i*w+j], best[(i+1)*w+j+1]+l*orderedWeight(a[i]))
			}
		}
	}
	var pairs [][2]int
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch l := like(a[i], b[j]); {
		case l > 0 && best[i*w+j] == best[(i+1)*w+j+1]+l*orderedWeight(a[i]):
			pairs = append(pairs, [2]int{i, j})
			i, j = i+1, j+1
		case best[(i+1)*w+j] >= best[i*w+j+1]:
			i++
		default:
			j++
		}
	}
	return pairs
}

// anyOrder pairs every content word of a with the printed word that says it
// best.
func anyOrder(a, b []Word) [][2]int {
	var pairs [][2]int
	for i, x := range a {
		if x.Weight == 0 {
			continue
		}
		at, most := -1, 0.0
		for j, y := range b {
			if m := Means(x, y); m > most {
				at, most = j, m
			}
		}
		if at >= 0 {
			pairs = append(pairs, [2]int{i, at})
		}
	}
	return pairs
}

// orderedWeight is what a word weighs where order counts: function words
// weigh a little, those that only make a tense next to nothing.
func orderedWeight(w Word) float64 {
	switch {
	case w.ofIdiom():
		return plainWeight
	case tenseWords[w.Fold]:
		return 0.1
	case w.Weight == 0:
		return 0.3
	}
	return w.Weight
}

var tenseWords = set(`is are was were be been being am will would shall has have had do does did going to gonna`)

// shareOf returns how much of the weight of asked is paired.
func shareOf(asked []Word, pairs [][2]int, weight func(Word) float64) float64 {
	all, got := 0.0, 0.0
	for _, w := range asked {
		all += weight(w)
	}
	for _, p := range pairs {
		got += weight(asked[p[0]])
	}
	if all == 0 {
		return 0
	}
	return got / all
}

// dense reports whether the paired printed words stand close together.
func dense(pairs [][2]int) bool {
	if len(pairs) == 0 {
		return false
	}
	reach := pairs[len(pairs)-1][1] - pairs[0][1] + 1
	return reach <= 2*len(pairs)+6
}

// enough reports whether the pairs hold two words that tell something, or all
// there are, and two that tell at least a little.
func enough(asked []Word, pairs [][2]int) bool {
	n, all, light, lights := 0, 0, 0, 0
	for _, w := range asked {
		if w.Weight >= plainWeight || w.ofIdiom() {
			all++
		}
		if (w.Weight > 0 || w.ofIdiom()) && !tenseWords[w.Fold] {
			lights++
		}
	}
	for _, p := range pairs {
		w := asked[p[0]]
		if w.Weight >= plainWeight || w.ofIdiom() {
			n++
		}
		if (w.Weight > 0 || w.ofIdiom()) && !tenseWords[w.Fold] {
			light++
		}
	}
	return n >= min(2, all) && light >= min(2, lights) && (n > 0 || len(pairs) >= 4)
}
