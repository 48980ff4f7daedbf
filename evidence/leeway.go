package evidence

import (
	"slices"
	"strings"

	"onrecord"
	"onrecord/question"
	"onrecord/text"
)

// This file judges sentences again that were turned down, for a question that no
// sentence answers. An answer is then better than to say that the articles do not tell,
// if it says what it leaves open.

// Doubt says what a sentence leaves open that answers for want of a better one.
type Doubt string

// The doubts, in words for the asker.
const (
	Unnamed  Doubt = "the sentence itself does not name the one who is asked about"
	Unfilled Doubt = "the sentence tells of it, but which of its words say what is asked for is not certain"
	Unmarked Doubt = "the sentence tells of it, but which of its words say where is not certain"
	ToCome   Doubt = "the sentence tells it as planned or to come, not as done"
	MayBe    Doubt = "the sentence tells it as what only may be"
	Unsure   Doubt = "the sentence tells of it, but whether its number counts this is not certain"
)

// How much of a question a sentence has that is judged again without a name: the very
// deed, with most of what is done to it; and with what stands around it, half of the
// whole. Without a place that is known, half of the deed.
const (
	veryCore = 0.86
	veryDeed = 0.7
	halfAll  = 0.55
	halfDeed = 0.55
)

// Reconsider judges again a sentence that Judge turned down, where nothing answers, and
// sets the Doubt of one that then does; any other comes back as it was. A sentence that
// has the very deed may call whom the question names by words that nothing ties to them,
// but the article must have the name, and nobody else may do it. One that tells of the
// deed may leave open which of its words are asked for, give the place in words that no
// place is known by, or count by another noun.
func Reconsider(q question.Question, t *Text, f Finding) Finding {
	if i := f.Sentence; t.Headline(i) || t.doneByOther(q, i) || t.othersDeed(q, i) {
		return f
	}
	switch f.Reason {
	case NoName:
		return t.unnamed(q, f)
	case NoDeed:
		return t.unfilled(q, f)
	case NoPlace:
		return t.unplaced(q, f)
	case NoCount:
		return t.uncounted(q, f)
	}
	return f
}

// unnamed judges a sentence without the names of the question that it lacks.
func (t *Text) unnamed(q question.Question, f Finding) Finding {
	i := f.Sentence
	if t.core(q, i) < veryCore || t.deed(q, i) < veryDeed || f.Cover.All < halfAll || !t.leavesOpen(q, i) || t.wayMissing(q, i) {
		return f
	}
	lacks := func(w question.Word) bool { return isName(w) && !t.has(w, i) }
	if slices.ContainsFunc(q.Need, func(w question.Word) bool { return lacks(w) && !t.Has(w) }) {
		return f
	}
	g := Judge(q.Without(lacks), t, i)
	if !g.Answers {
		return f
	}
	g.Score, g.Verdict, g.Doubt = f.Score, Open, Unnamed
	return g
}

// leavesOpen reports whether nobody with another name does the deed of the question in
// sentence i: a pronoun does it, or "the company", or nobody who is mentioned.
func (t *Text) leavesOpen(q question.Question, i int) bool {
	deed := false
	for tok := t.Sentences[i].First; tok < t.Sentences[i].End; tok++ {
		v, ok := t.VerbAt(tok)
		if !ok || question.Means(q.Clause.Verb, t.word(i, tok)) == 0 {
			continue
		}
		deed = true
		switch p, ok := t.subjectFor(q, v); {
		case !ok && t.Finite(v) && !v.Passive:
			return false // somebody does it, who is not read
		case ok && t.HasTag(p.Head, "PRP") && t.otherNameIn(q, i, tokens{t.Sentences[i].First, p.First}):
			return false // whom it may stand for
		case ok && t.otherNameIn(q, i, tokens{p.First - 2, max(v.First, t.WholePhrase(p).End)}):
			return false // "Otto Lund, the owner," or "the owner, Otto Lund, sold it"
		}
	}
	return deed
}

// unfilled lets a sentence answer as a whole that speaks of all whom a question for
// "which something" names, and has its very verb and most of its other words but that
// noun: what it is may be told without calling it one.
func (t *Text) unfilled(q question.Question, f Finding) Finding {
	i := f.Sentence
	if q.Kind != question.What || q.Focus == "" || sortAsked.MatchString(q.Line) || t.onlyThoseWho(q, i) || q.Clause.Verb.Weight > 0 && !t.veryVerb(q, i) {
		return f
	}
	focus := t.split(q.Focus)
	q = q.Without(func(w question.Word) bool { return inWords(focus, w) })
	tells := func(w question.Word) bool { return !isName(w) && w.Weight >= 1 }
	if !slices.ContainsFunc(q.Need, tells) || !t.coreNames(q, i) || t.deed(q, i) < veryDeed {
		return f // that a sentence has a name tells nothing about "the capital of Lindow"
	}
	f.Doubt = Unfilled
	return f.yes(0, onrecord.Span{})
}

// veryVerb reports whether sentence i has the verb of a question itself, as a verb.
func (t *Text) veryVerb(q question.Question, i int) bool {
	return slices.ContainsFunc(t.Words[i], func(w question.Word) bool { return question.Means(q.Clause.Verb, w) == 1 && t.isVerb(i, w) })
}

// unplaced lets a sentence answer as a whole that has the deed of a question for a place,
// and beside it a noun behind a preposition of place.
func (t *Text) unplaced(q question.Question, f Finding) Finding {
	i := f.Sentence
	if fromWhere(q) || !t.told(q, i) || t.deed(q, i) < halfDeed || !t.mayPlace(q, i) {
		return f
	}
	f.Doubt = Unmarked
	return f.yes(0, onrecord.Span{})
}

// namesPlace reports whether sentence i has the very deed of a question with its names,
// and before that the name of a place that the question does not have: "picked a quiet
// port, Lindow, to open it".
func (t *Text) namesPlace(q question.Question, i int) bool {
	return t.deed(q, i) >= veryDeed && t.allNamesHere(q, i) && slices.ContainsFunc(t.PlacesIn(t.Sentences[i].Span), func(p text.PlaceMention) bool {
		before, behind := t.TokenAt(p.Start)-1, t.TokenAt(p.End)
		put := t.HasTag(before, ",", "VBD", "VBZ", "VBP") && t.HasTag(behind, ",", "TO")
		return put && !adjective(t.In(p.Span)) && !t.asked(q, p.Span) && p.End < t.deedAt(q, i).Start
	})
}

// mayPlaceReach is how many bytes from its deed such a phrase stands at most.
const mayPlaceReach = 80

// carrying are nouns, as lemmas, for what has words in it, which is no place.
var carrying = set("document", "paper", "letter", "statement", "interview", "report", "speech", "filing", "tweet", "post", "email", "memo", "article", "book", "lawsuit", "complaint", "release", "remark", "message", "poll", "survey")

// mostOwn is how much of a question a sentence has at least whose place may stand further
// away.
const mostOwn = 0.75

// mayPlace reports whether sentence i has a noun behind a preposition of place, beside
// the deed with no other verb between, that the question does not have and that is no
// date.
func (t *Text) mayPlace(q question.Question, i int) bool {
	deed := t.deedAt(q, i)
	if t.namesPlace(q, i) {
		return true
	}
	nearlySame := t.Cover(q.Need, i).Own >= mostOwn
	return slices.ContainsFunc(t.placed(i), func(p text.Phrase) bool {
		s := t.PhraseSpan(p)
		beside := distance(deed, s) <= mayPlaceReach && t.verbsBetween(i, deed, s) == 0 || nearlySame && t.verbsBetween(i, deed, s) < 2
		dated := t.isDate(s) || strings.ContainsAny(t.In(s), "0123456789")
		return beside && !dated && !carrying[t.Lemma(p.Head)] && t.HasTag(p.Head, "NN", "NNS", "NNP", "NNPS") && !t.asked(q, s) && !t.retoldPlace(q, i, s)
	})
}

// uncounted lets a sentence answer that has all that was asked but the noun that is to
// be counted, and one number of another noun, which then may be another word for it; or
// that has the noun without a number, and a part of a whole, "won the port's votes,
// taking 18 of 25 places".
func (t *Text) uncounted(q question.Question, f Finding) Finding {
	i := f.Sentence
	head, ok := t.focusNoun(q)
	if !ok || units[q.Focus] != "" || q.Clause.Verb.Weight == 0 || !t.does(q, i) || !t.allBut(q, head, i) || t.ofOtherYear(q, i) || !t.sameRate(q, i) {
		return f
	}
	var only []measure
	all := t.candidates(q, i)
	for _, m := range all {
		m.of = t.circumstanceOf(q, i, m, all)
		if t.mayCount(q, i, m) && t.withheld(q, i, m) == "" && !t.ofOtherPair(q, i, m, all) && (!t.speaks(head, i) || ofPlainWhole(q, m)) {
			only = append(only, m)
		}
	}
	if len(only) != 1 {
		return f
	}
	f.Doubt = Unsure
	return f.yes(0, t.withUnit(only[0]))
}

// ofPlainWhole reports whether a number is a part of a whole, and the question has none.
func ofPlainWhole(q question.Question, m measure) bool {
	_, part := wholeOf(m)
	return part && !wholeAsked.MatchString(q.Line)
}

// allBut reports whether sentence i has all words of a question but one noun, and enough
// of them that are no names.
func (t *Text) allBut(q question.Question, noun question.Word, i int) bool {
	plain := 0
	for n, w := range q.Need {
		switch {
		case w.Weight < 1 || w.Stem == noun.Stem && !t.speaks(noun, i):
		case t.here(q.Need, n, i) == 0:
			return false
		case !isName(w):
			plain++
		}
	}
	return plain >= enoughElse
}

// mayCount reports whether a number of sentence i counts things, or is a share of them, and is
// of the deed that is asked about: no money, date or name.
func (t *Text) mayCount(q question.Question, i int, m measure) bool {
	switch {
	case m.of == ofOthers, t.asked(q, m.number), t.isDate(m.number), none.MatchString(t.In(m.number)), inCompound(t.Text, m.number):
		return false
	case currencyBefore.MatchString(t.Text[:m.number.Start]), strings.HasPrefix(t.In(m.number), "$"):
		return false
	case ofWhole.MatchString(t.Text[t.Sentences[i].Span.Start:m.whole.Start]), t.ofOtherVerb(q, i, m), t.spentOn(q, i, m), t.countedElsewhere(q, i, m):
		return false
	}
	return !t.standsAlone(q, i, m)
}
