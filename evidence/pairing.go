package evidence

import (
	"slices"
	"strings"

	"onrecord"
	"onrecord/question"
	"onrecord/text"
)

// This file pairs each number of a sentence with the place, the owner and the deed that it
// is told of: "Norland sent 300 boats to Harwick and Sark 200 to Tarn".

// ofOtherPair reports whether a number of sentence i is told of another place, another
// owner or another deed than the question names.
func (t *Text) ofOtherPair(q question.Question, i int, m measure, all []measure) bool {
	all = t.withBare(i, all)
	return t.ofOtherPlace(q, i, m, all) || t.ofOtherOwner(q, i, m, all) || t.ofOtherDeed(q, i, m, all)
}

// withBare returns the numbers of a sort that sentence i has, and those without their
// noun: "300 crowns to the school and Lund 200".
func (t *Text) withBare(i int, all []measure) []measure {
	for _, m := range t.measures(i) {
		if !slices.ContainsFunc(all, func(o measure) bool { return o.whole.Overlaps(m.whole) }) && !t.isDate(m.number) {
			all = append(slices.Clip(all), m)
		}
	}
	return all
}

// ofOtherPlace reports whether a number of sentence i has a place behind it that the
// question does not name, while the one that it does name stands behind another number, or
// is no part of what the sentence speaks of.
func (t *Text) ofOtherPlace(q question.Question, i int, m measure, all []measure) bool {
	asked := placesAsked(q)
	part := t.partOf(i, m, all)
	if len(asked) == 0 || t.circumstancesIn(part, asked) {
		return false
	}
	if t.otherThere(i, asked) {
		return true
	}
	own, ok := t.placeNear(q, i, m, part)
	if !ok {
		return false
	}
	if t.inOtherClause(i, m, own, asked) {
		return true
	}
	for _, w := range asked {
		switch at, share := best(w, t.Words[i]); {
		case share > 0 && t.behindOther(t.Place(i, t.Words[i][at]), m, all):
			return true
		case share > 0, t.stands[i][w.Stem]:
			return false
		}
	}
	return !slices.ContainsFunc(asked, func(w question.Word) bool { return t.mayHold(w, own) })
}

// otherThere reports whether sentence i says "there" for a place that is none of those
// asked for, of which it has none itself.
func (t *Text) otherThere(i int, asked []question.Word) bool {
	words := t.Words[i]
	there := slices.ContainsFunc(words, func(w question.Word) bool { return w.Fold == "there" && t.HasTag(t.TokenAt(t.Place(i, w).Start), "RB") })
	return there && !slices.ContainsFunc(asked, func(w question.Word) bool { return t.stands[i][w.Stem] || t.speaks(w, i) })
}

// placesAsked returns the names of a question that stand behind a preposition of place.
func placesAsked(q question.Question) []question.Word {
	var out []question.Word
	words := question.Words(q.Line)
	for n, w := range words {
		before := n - 1
		for before > 0 && (words[before].Fold == "the" || isName(words[before]) && words[before].End+1 == words[before+1].Start) {
			before--
		}
		if before >= 0 && isName(w) && !isTime(w) && !w.Number() && (placing[words[before].Fold] || heading[words[before].Fold]) {
			out = append(out, w)
		}
	}
	return out
}

// heading are the prepositions of where something goes.
var heading = set("to", "toward", "towards", "onto")

// placeNear returns the place with a name that stands first behind a number of sentence i,
// or before it with no other number between, if the question does not have it.
func (t *Text) placeNear(q question.Question, i int, m measure, part onrecord.Span) (onrecord.Span, bool) {
	behind := onrecord.Span{Start: m.number.End, End: max(part.End, m.number.End)}
	before := onrecord.Span{Start: t.clauseOf(i, m).Start, End: m.whole.Start}
	first, last := onrecord.Span{}, t.placeOpening(before)
	for _, s := range t.placesIn(i) {
		switch named := t.HasTag(t.TokenAt(s.End)-1, "NNP", "NNPS"); {
		case named && behind.Holds(s) && (first.Empty() || s.Start < first.Start):
			first = s
		case named && before.Holds(s) && s.Start >= last.Start && len(t.NumbersIn(onrecord.Span{Start: s.End, End: m.whole.Start})) == 0:
			last = s
		}
	}
	if first.Empty() {
		first = last
	}
	return first, !first.Empty() && !t.asked(q, first)
}

// placeOpening returns the name behind a preposition of place with which a part of a
// sentence opens: "In Harwick, two were killed".
func (t *Text) placeOpening(part onrecord.Span) onrecord.Span {
	tok := t.TokenAt(part.Start)
	if t.HasTag(tok, ":", ",") {
		tok++
	}
	end := tok + 1
	for t.HasTag(end, "NNP", "NNPS") && t.Tokens[end].End <= part.End {
		end++
	}
	if end == tok+1 || !placing[t.Lower(tok)] {
		return onrecord.Span{}
	}
	if s := t.TokensSpan(tok+1, end); !t.isDate(s) {
		return s
	}
	return onrecord.Span{}
}

// clauseOf returns the part of sentence i around a number up to signs and words that set
// clauses against each other: "; in Harwick, two were killed".
func (t *Text) clauseOf(i int, m measure) onrecord.Span {
	s := t.Sentences[i].Span
	for _, b := range setAgainst.FindAllStringIndex(t.Say(i), -1) {
		switch at := t.Sentences[i].Span.Start + b[0]; {
		case at <= m.whole.Start:
			s.Start = at
		case at >= m.number.End:
			s.End = at
			return s
		}
	}
	return s
}

var setAgainst = spaced(`;|, (?:while|whereas|but)\b`)

// inOtherClause reports whether the places that a question names stand in sentence i, and
// none of them in the clause of a number, which has one of its own.
func (t *Text) inOtherClause(i int, m measure, own onrecord.Span, asked []question.Word) bool {
	clause := t.clauseOf(i, m)
	return clause.Holds(own) && !t.circumstancesIn(clause, asked) && slices.ContainsFunc(asked, func(w question.Word) bool { return t.speaks(w, i) })
}

// behindOther reports whether bytes stand behind another number than m, and before the
// next.
func (t *Text) behindOther(at onrecord.Span, m measure, all []measure) bool {
	last := measure{}
	for _, o := range all {
		if o.number.End <= at.Start && o.number.End >= last.number.End {
			last = o
		}
	}
	return !last.number.Empty() && last.number != m.number
}

// mayHold reports whether a place that a question names can hold another one, as far as is
// known: a country or a region holds towns, and what the article is about may hold any
// place that nobody knows.
func (t *Text) mayHold(asked question.Word, own onrecord.Span) bool {
	outer, inner := text.FindPlace(asked.Text), text.FindPlace(t.In(own))
	switch {
	case outer != nil && inner != nil && inner.Kind == text.Country && outer.Kind == text.Country, outer != nil && inner != nil && inner.Kind == text.Country && outer.Kind == text.City:
		return false
	case outer != nil && inner != nil && outer.Kind == text.City && inner.Kind == text.City:
		return false
	case outer != nil && outer.Kind != text.City:
		return true
	}
	return t.Topic(asked) || t.inTitle(asked)
}

// ofOtherOwner reports whether a number of sentence i is told of somebody with a name that
// the question does not have, while it names another: one to whom another number belongs,
// or, of a country, one that the sentence does not have.
func (t *Text) ofOtherOwner(q question.Question, i int, m measure, all []measure) bool {
	asked := ownersAsked(q)
	own := t.holderOf(i, m)
	if len(asked) == 0 || own.Empty() || t.circumstancesIn(own, asked) || t.circumstancesIn(t.countedBy(m), asked) {
		return false
	}
	others := slices.ContainsFunc(all, func(o measure) bool {
		return o.number != m.number && t.circumstancesIn(t.holderOf(i, o), asked)
	})
	if others {
		return true
	}
	country := slices.ContainsFunc(t.split(t.In(own)), func(w question.Word) bool { return w.Country() })
	return country && !slices.ContainsFunc(asked, func(w question.Word) bool {
		return !w.Country() || t.speaks(w, i) || t.stands[i][w.Stem]
	})
}

// countedBy returns the phrase of what a number counts: "300 Sark boats of Lindow".
func (t *Text) countedBy(m measure) onrecord.Span {
	p, ok := t.PhraseAt(t.TokenAt(m.number.Start))
	if !ok {
		return onrecord.Span{}
	}
	s := t.PhraseSpan(t.WholePhrase(p))
	return onrecord.Span{Start: min(m.whole.Start, s.End), End: s.End}
}

// ownersAsked returns the names of a question that are no place or time: those of the
// subject, and those before what is counted, "Spanish soldiers".
func ownersAsked(q question.Question) []question.Word {
	places := placesAsked(q)
	return slices.DeleteFunc(slices.Concat(q.Clause.Subject, question.Content(question.Words(q.Focus))), func(w question.Word) bool {
		return !isName(w) || isTime(w) || w.Number() || inWords(places, w)
	})
}

// holderOf returns the name of the one to whom a number of sentence i belongs: the one
// right before it behind "and" or a comma, "and Sark 200", else the subject of its verb;
// empty where that is no name.
func (t *Text) holderOf(i int, m measure) onrecord.Span {
	at := t.TokenAt(m.whole.Start)
	if p, ok := t.PhraseAt(at - 1); ok && at-1 >= t.Sentences[i].First && t.HasTag(p.First-1, "CC", ",") && t.namesIn(p, at) {
		return t.TokensSpan(p.First, at)
	}
	v, ok := t.governor(i, m.whole)
	if !ok {
		return onrecord.Span{}
	}
	p, ok := t.Subject(v)
	if !ok || t.PhraseSpan(p).Overlaps(m.whole) {
		return onrecord.Span{}
	}
	if t.namesIn(p, p.End) {
		return t.PhraseSpan(p)
	}
	return onrecord.Span{}
}

// namesIn reports whether a phrase has a name before token end.
func (t *Text) namesIn(p text.Phrase, end int) bool {
	for tok := p.First; tok < min(p.End, end); tok++ {
		if t.HasTag(tok, "NNP", "NNPS") {
			return true
		}
	}
	return len(t.PlacesIn(t.PhraseSpan(p))) > 0
}

// farFromPlace reports whether sentence i has nothing of the place that a question names,
// nor has what stands around it, and the article is not about that place: what is told of
// thousands is not told of each country that the article names.
func (t *Text) farFromPlace(q question.Question, i int) bool {
	for _, w := range placesAsked(q) {
		exactly := headed(q, w) || beingThere(q) && w.Country()
		if !t.isPlace(w) || t.speaks(w, i) || t.stands[i][w.Stem] || !exactly && (t.Topic(w) || t.around(w, i) > articleShare) || t.inTitle(w) || t.placeWithin(w, i) {
			continue
		}
		if exactly && i > 0 && t.speaks(w, i-1) {
			continue
		}
		if exactly || len(t.Words) > leadReach && !slices.ContainsFunc(t.Words[:leadReach], func(words []question.Word) bool { return inWords(words, w) }) {
			return true
		}
	}
	return false
}

// headed reports whether a question names a place as the one where something goes.
func headed(q question.Question, w question.Word) bool {
	words := question.Words(q.Line)
	n := slices.IndexFunc(words, func(x question.Word) bool { return x.Stem == w.Stem })
	return n > 0 && (heading[words[n-1].Fold] || n > 1 && words[n-1].Fold == "the" && heading[words[n-2].Fold])
}

// leadReach is how many sentences an article begins with that say where all of it is.
const leadReach = 2

// placeWithin reports whether sentence i names a place that can lie in the one of a word.
func (t *Text) placeWithin(w question.Word, i int) bool {
	return slices.ContainsFunc(t.placesIn(i), func(s onrecord.Span) bool { return t.mayHold(w, s) })
}

// ofOtherDeed reports whether a number of sentence i hangs on another verb than that of the
// question, on which another number hangs: "laid off 200 workers and hired 50" for how many
// were hired.
func (t *Text) ofOtherDeed(q question.Question, i int, m measure, all []measure) bool {
	if q.Clause.Verb.Weight < 1 {
		return false
	}
	asked := func(m measure) bool {
		if w, ok := t.participleBefore(i, m); ok {
			return question.Means(q.Clause.Verb, w) > 0
		}
		v, ok := t.governor(i, m.whole)
		return ok && question.Means(q.Clause.Verb, t.word(i, v.Main)) > 0
	}
	_, participle := t.participleBefore(i, m)
	return (participle || t.besideItsVerb(i, m)) && !asked(m) && slices.ContainsFunc(all, func(o measure) bool { return o.number != m.number && asked(o) })
}

// besideItsVerb reports whether the verb that a number of sentence i hangs on stands right
// before it, or right behind what it counts.
func (t *Text) besideItsVerb(i int, m measure) bool {
	v, ok := t.governor(i, m.whole)
	if !ok {
		return false
	}
	first, end := t.TokensIn(m.whole)
	if p, ok := t.PhraseAt(end - 1); ok {
		end = max(end, p.End)
	}
	if v.First >= end {
		return v.First == end
	}
	for first > v.End && t.HasTag(first-1, "RP", "RB", "DT", "JJ", "IN") {
		first--
	}
	return first <= v.End
}

// participleBefore returns the verb between "and" and a number of sentence i that was read
// as an adjective: "and wounded 12".
func (t *Text) participleBefore(i int, m measure) (question.Word, bool) {
	before := t.TokenAt(m.whole.Start) - 1
	if before <= t.Sentences[i].First || !t.HasTag(before, "JJ", "VBN") || !strings.HasSuffix(t.Lower(before), "ed") || !t.HasTag(before-1, "CC", ",") {
		return question.Word{}, false
	}
	return t.word(i, before), true
}
