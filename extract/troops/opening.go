package troops

import (
	"onrecord"
	"onrecord/text/lexicon"
)

// The words that open a force phrase: articles, possessives, "half of", "40
// members of", "the number of".

// article reads the words that open a phrase, the first of them at or before
// j, and returns where the phrase begins.
func (sc *scene) article(f *force, j int) int {
	w := sc.at(j)
	switch {
	case j < 0:
		return 0
	case w.low == "'s" || w.low == "’s" || w.low == "'" || w.low == "’":
		return sc.possessor(f, j)
	case w.low == "its" || w.low == "their" || w.low == "his" || w.low == "our":
		f.its = true
		return sc.share(f, j)
	case w.low == "a" || w.low == "an":
		if f.amount.Zero() && countable(f.class) && !ordinals.Has(sc.low(j+1)) {
			f.amount = onrecord.Amount{Mention: sc.mention(j, j), Low: 1, High: 1}
		}
		if low := sc.low(j - 2); sc.low(j-1) == "of" && (low == "elements" || low == "parts") {
			f.amount = onrecord.Amount{}
			return sc.partOf(f, j-1)
		}
		return j
	case allOf.Has(w.low):
		if f.amount.Zero() {
			f.amount = onrecord.Amount{Mention: sc.mention(j, j), Low: -1, High: -1}
		}
		return j
	case w.low == "of":
		return sc.partOf(f, j)
	case w.low == "the" || w.low == "these" || w.low == "those" || w.low == "this":
		f.definite = true
		return sc.share(f, j)
	case w.low == "any" || w.low == "no" || w.low == "some" || w.low == "each":
		return j
	}
	return j + 1
}

// share reads what stands before "the" or "its" at j: "half of", "all".
func (sc *scene) share(f *force, j int) int {
	switch before := sc.low(j - 1); {
	case before == "of":
		return sc.partOf(f, j-1)
	case allOf.Has(before) && f.amount.Zero():
		f.amount = onrecord.Amount{Mention: sc.mention(j-1, j-1), Low: -1, High: -1}
		return j - 1
	}
	return j
}

var allOf = lexicon.Words(`all half most more several many few both`)

// ordinals make "a" say which, and not how many: "a second carrier".
var ordinals = lexicon.Words(`second third fourth fifth`)

// countable reports whether "a" before such a force counts it: "a frigate",
// but not "a force".
func countable(c class) bool { return c != unit }

// possessor reads "Denmark's", "the country's" before a phrase.
func (sc *scene) possessor(f *force, j int) int {
	p := sc.at(j - 1)
	switch {
	case p.place != nil:
		f.owner = append(f.owner, p.place)
		return sc.after(p.place.Start)
	case p.low == "country" || p.low == "alliance" || p.low == "nation" || p.low == "organization":
		f.its = true
		return max(0, j-2)
	}
	return j + 1
}

// partOf reads "elements of", "most of", "27,000 of", "the number of" before
// a phrase; j is the word "of".
func (sc *scene) partOf(f *force, j int) int {
	k := j - 1
	w := sc.at(k)
	switch {
	case allOf.Has(w.low) && f.amount.Zero():
		f.amount = onrecord.Amount{Mention: sc.mention(k, j), Low: -1, High: -1}
		return k
	case w.low == "number" || w.low == "numbers" || w.low == "level" || w.low == "levels":
		f.levelOf = true
		for sc.low(k-1) == "total" || sc.low(k-1) == "overall" {
			k--
		}
		return sc.articleOf(f, k-1)
	case w.low == "elements" || w.low == "parts" || w.low == "units":
		f.what = sc.mention(k, f.head)
		f.class, f.military = unit, true
		return k
	case collectives.Has(w.low):
		for k > 0 && (sc.w[k-1].tag == "JJ" || modifiers.Has(sc.low(k-1))) {
			k--
		}
		if low := sc.low(k - 1); low == "a" || low == "an" || low == "the" || low == "another" {
			return k - 1
		}
		return k
	case w.low == "members" || w.low == "last" || w.low == "first" || w.low == "rest" || w.low == "bulk" || w.low == "majority" || w.low == "body":
		return sc.memberOf(f, k)
	case w.number != nil && f.amount.Zero() && w.number.Low != 1:
		f.amount = sc.counted(*w.number)
		f.vague = w.number.Vague
		return sc.after(w.number.Start)
	}
	return j + 1
}

// collectives are nouns for many together, which are no force by themselves.
var collectives = lexicon.Words(`group planeload planeloads boatload shipload truckload trainload batch batches wave waves handful couple series trickle stream string dozens score`)

// articleOf reads the possessive or article at j before "number of".
func (sc *scene) articleOf(f *force, j int) int {
	switch sc.low(j) {
	case "its", "their":
		f.its = true
		return j
	case "the", "a":
		return j
	}
	return j + 1
}

// memberOf reads "40 members of" before a body.
func (sc *scene) memberOf(f *force, k int) int {
	if w := sc.at(k - 1); w.number != nil {
		f.amount = sc.counted(*w.number)
		f.class = people
		f.what = sc.mention(k, f.head)
		return sc.after(w.number.Start)
	}
	for k > 0 && (modifiers.Has(sc.low(k-1)) || determiners.Has(sc.low(k-1))) {
		k--
	}
	return k
}
