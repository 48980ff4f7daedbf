package evidence

import (
	"regexp"
	"slices"

	"onrecord/question"
	"onrecord/text"
)

// This file keeps numbers back that a sentence tells of the very deed that is asked about,
// and of those who are asked about, the other way round: done by the one to whom it was
// done, from where it went, before when it began.

// turned reports whether a number of sentence i is told the other way round.
func (t *Text) turned(q question.Question, i int, m measure) bool {
	return t.turnedDoer(q, i, m) || t.turnedFocus(q, i, m) || t.turnedWay(q, i)
}

// turnedDoer reports whether the deed that a number of sentence i hangs on is that of the
// question, and done by somebody with a name, while the one whom the question asks about
// stands elsewhere in the sentence: "Norland lent Sark 300 crowns" for what Sark lent.
func (t *Text) turnedDoer(q question.Question, i int, m measure) bool {
	v, ok := t.governor(i, m.whole)
	if !ok || q.Clause.Verb.Weight < 1 || asksPatient(q) || beenAsked.MatchString(q.About) || question.Means(q.Clause.Verb, t.word(i, v.Main)) == 0 {
		return false
	}
	if t.circumstancesIn(t.holderOf(i, m), q.Clause.Subject) {
		return false
	}
	if slices.ContainsFunc(q.Clause.Subject, func(w question.Word) bool { return isName(w) && t.onlyBehind(i, w, reaching) }) {
		return true
	}
	p, ok := t.agent(v)
	if !ok || t.PhraseSpan(p).Overlaps(m.whole) || !t.byName(p) || t.inserted(i, p, v) {
		return false
	}
	doers := t.joinedBefore(i, p)
	for _, w := range q.Clause.Subject {
		if isName(w) && t.speaks(w, i) && !inWords(doers, w) && !t.joinedDoer(v, w) {
			return t.countryOf(doers) == "" || w.Country()
		}
	}
	return false
}

// beenAsked is a question for what was done to its subject: "has been held".
var beenAsked = regexp.MustCompile(`(?i)\bbeen\b`)

// reaching are prepositions before those to whom something is done.
var reaching = set("to", "against", "onto")

// byName reports whether a phrase has a name, and no pronoun for its head.
func (t *Text) byName(p text.Phrase) bool { return !t.HasTag(p.Head, "PRP") && t.namesIn(p, p.End) }

// inserted reports whether a phrase is the subject of a verb of speech that is put into
// the clause of v: "Brand, Lund said, won".
func (t *Text) inserted(i int, p text.Phrase, v text.Verb) bool {
	said, ok := t.VerbAt(p.End)
	return ok && said.Main != v.Main && question.IsSpeech(t.word(i, said.Main))
}

// joinedBefore returns the words of a phrase of sentence i, and of the names before it that
// "and" or a comma joins to it.
func (t *Text) joinedBefore(i int, p text.Phrase) []question.Word {
	first := p.First
	for first > t.Sentences[i].First && t.HasTag(first-1, "CC", ",", "NNP", "NNPS", "DT", "POS") {
		first--
	}
	return t.split(t.In(t.TokensSpan(first, t.WholePhrase(p).End)))
}

// countryOf returns the first country among words, empty where none is.
func (t *Text) countryOf(words []question.Word) string {
	if n := slices.IndexFunc(words, question.Word.Country); n >= 0 {
		return words[n].Stem
	}
	return ""
}

// turnedFocus reports whether a question names whose it counts, "Norland soldiers", and a
// number of sentence i counts those of another name, or those whom these harmed.
func (t *Text) turnedFocus(q question.Question, i int, m measure) bool {
	asked := slices.DeleteFunc(question.Content(question.Words(q.Focus)), func(w question.Word) bool { return !isName(w) || isTime(w) || w.Number() })
	counted := t.countedBy(m)
	if len(asked) == 0 || counted.Empty() || t.circumstancesIn(counted, asked) {
		return false
	}
	if first, end := t.TokensIn(counted); first < end && t.namesIn(text.Phrase{First: first, End: end}, end) {
		return true
	}
	v, ok := t.governor(i, m.whole)
	if !ok || !suffers(q) || !harming[t.word(i, v.Main).Stem] {
		return false
	}
	p, ok := t.agent(v)
	return ok && t.circumstancesIn(t.PhraseSpan(p), asked)
}

// harming are verbs for what is done to others, as stems.
var harming = stemsOf(`kill wound injure hurt capture arrest detain shoot murder slay jail attack beat`)

// against takes a preposition to those of the other way: of a goal, or of a time.
var against = map[string]map[string]bool{
	"to": set("from"), "into": set("from"), "toward": set("from"), "towards": set("from"),
	"from": set("to", "into", "toward", "towards"), "before": set("since", "after"), "until": set("since", "after"),
	"since": set("before", "until"), "after": set("before", "until"),
}

// turnedWay reports whether a name or a time of the question stands in sentence i only
// behind a preposition of the other way: "to Harwick" for what went from there.
func (t *Text) turnedWay(q question.Question, i int) bool {
	line := question.Words(q.Line)
	for n, w := range line {
		before := behindWhat(line, n)
		ways := against[before]
		if before == "in" && beingThere(q) && len(q.Clause.Subject) == 0 {
			ways = against["to"]
		}
		if (isName(w) || isTime(w)) && ways != nil && t.onlyBehind(i, w, ways) {
			return true
		}
	}
	return false
}

// behindWhat returns the preposition before the name that word n of a line belongs to.
func behindWhat(line []question.Word, n int) string {
	for n--; n >= 0; n-- {
		switch w := line[n]; {
		case isName(w), isTime(w), w.Fold == "the":
		case w.Fold == "to" && n > 0 && (line[n-1].Fold == "according" || line[n-1].Fold == "thanks" || line[n-1].Fold == "due"):
			return line[n-1].Fold
		default:
			return w.Fold
		}
	}
	return ""
}

// onlyBehind reports whether sentence i has a word, and each time behind one of some
// prepositions.
func (t *Text) onlyBehind(i int, w question.Word, ways map[string]bool) bool {
	found := false
	for n, x := range t.Words[i] {
		if question.Means(w, x) == 0 {
			continue
		}
		if !ways[behindWhat(t.Words[i], n)] {
			return false
		}
		found = true
	}
	return found
}

// ofYearElsewhere reports whether a question asks about a year that the article does not
// have, and sentence i tells of another one.
func (t *Text) ofYearElsewhere(q question.Question, i int) bool {
	return slices.ContainsFunc(q.Clause.Around, func(w question.Word) bool {
		return isYear(w) && !t.Has(w) && !t.inTitle(w) && !t.timeTold(w, i) && slices.ContainsFunc(t.Words[i], isYear)
	})
}
