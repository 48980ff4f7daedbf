package evidence

import (
	"regexp"
	"slices"
	"strings"

	"onrecord"
	"onrecord/question"
	"onrecord/text"
)

// This file reads nouns for those who do something, "the owner of the pier", as the
// verb that a question has: "who owns the pier".

// agentNoun ends a noun for those who do something.
var agentNoun = regexp.MustCompile(`(?:er|or)s?$`)

// isAgent reports whether a word of sentence i is a noun for those who do what the
// question asks.
func (t *Text) isAgent(q question.Question, i int, w question.Word) bool {
	return agentNoun.MatchString(w.Fold) && question.Means(q.Clause.Verb, w) >= 0.9 && !t.isVerb(i, w)
}

// asThoseWho reports whether sentence i has the deed as a noun for those who do it:
// "the negotiators" negotiated.
func (t *Text) asThoseWho(q question.Question, i int) bool {
	return slices.ContainsFunc(t.Words[i], func(w question.Word) bool { return t.isAgent(q, i, w) })
}

// onlyThoseWho reports whether sentence i has what somebody does only as a noun for
// those who do it, and does not say that the one whom the question names is one:
// that there are owners tells not what somebody owns.
func (t *Text) onlyThoseWho(q question.Question, i int) bool {
	return does(q) && t.asThoseWho(q, i) && !t.asVerb(q.Clause.Verb, i) && !t.oneOfThose(q, i)
}

// oneOfThose reports whether the subject of the question is in sentence i with no verb
// but "be" between it and a noun for those who do what is asked.
func (t *Text) oneOfThose(q question.Question, i int) bool {
	name, m := best(q.Clause.Subject[len(q.Clause.Subject)-1], t.Words[i])
	if m == 0 {
		return false
	}
	return slices.ContainsFunc(t.Words[i], func(w question.Word) bool {
		if !t.isAgent(q, i, w) {
			return false
		}
		a, b := t.TokenAt(t.Place(i, w).Start), t.TokenAt(t.Place(i, t.Words[i][name]).Start)
		return !t.verbWithin(min(a, b), max(a, b))
	})
}

// verbWithin reports whether a finite verb but "be" stands between two tokens.
func (t *Text) verbWithin(first, end int) bool {
	for tok := first + 1; tok < end; tok++ {
		if v, ok := t.VerbAt(tok); ok && t.Finite(v) && t.Lemma(v.Main) != "be" {
			return true
		}
	}
	return false
}

// agentNamed returns who, in sentence i, is said to be the one who does what the
// question asks: by the noun for such, with what it is done to, as a title before the
// name, beside it, or joined to it by "be". known is false where the sentence has no
// such noun.
func (t *Text) agentNamed(q question.Question, i int) (who onrecord.Span, known bool) {
	for _, w := range t.Words[i] {
		if !t.isAgent(q, i, w) {
			continue
		}
		known = true
		noun := t.TokenAt(t.Place(i, w).Start)
		p, ok := t.PhraseAt(noun)
		if !ok {
			continue
		}
		region := t.agentRegion(p, noun)
		if !t.objectIn(q, i, region) {
			continue
		}
		if who = t.besideAgent(q, region, noun); !who.Empty() {
			return who, true
		}
	}
	return onrecord.Span{}, known
}

// tokens is a stretch of tokens, first to end-1.
type tokens struct{ first, end int }

// agentRegion returns the tokens that tell what the noun at a token, in phrase p, is
// of: "Harwick mill owner", "the mill's owner", "owner of the mill in Harwick".
func (t *Text) agentRegion(p text.Phrase, noun int) tokens {
	r := tokens{p.First, noun + 1}
	for n := 0; n < mostLinks && noun == p.Head && t.HasTag(r.end, "IN"); n++ {
		next, ok := t.PhraseAt(r.end + 1)
		if !ok || next.First != r.end+1 {
			break
		}
		r.end = next.End
	}
	return r
}

// mostLinks is how many prepositions in a row are taken to belong to one noun.
const mostLinks = 3

// objectIn reports whether tokens of sentence i have what the deed of the question is
// done to: its names, or where it has none, its noun. A name that the article is about
// may be left out where no other stands there.
func (t *Text) objectIn(q question.Question, i int, r tokens) bool {
	region := t.split(t.In(t.TokensSpan(r.first, r.end)))
	names, plain, missing, other := 0, 0, 0, t.otherNameIn(q, i, r)
	for _, w := range q.Clause.Rest {
		if inWords(q.Clause.Around, w) || w.Weight < 1 && !isName(w) {
			continue
		}
		_, m := best(w, region)
		switch {
		case isName(w) && m == 0 && (other || !t.Topic(w)):
			return false
		case isName(w):
			names++
		default:
			plain++
			if m == 0 {
				missing++
			}
		}
	}
	return names > 0 || missing < plain || plain == 0
}

// otherNameIn reports whether there is a name among tokens that the question does not
// have.
func (t *Text) otherNameIn(q question.Question, i int, r tokens) bool {
	for tok := r.first; tok < r.end; tok++ {
		if t.nameNotAsked(q, i, tok) {
			return true
		}
	}
	return false
}

// besideAgent returns whom a noun for those who do something is said of, with all that
// belongs to it in the tokens r.
func (t *Text) besideAgent(q question.Question, r tokens, noun int) onrecord.Span {
	for _, m := range t.MentionsIn(t.Sentences[t.Tokens[noun].Sentence].Span) {
		title := m.First == noun+1
		behind := m.First == r.end+1 && t.Word(r.end) == ","
		before := m.End == r.first || m.End == r.first-1 && t.Word(m.End) == ","
		if m.Name >= 0 && (title || behind || before) && !t.HasTag(m.First, "PRP", "PRP$") && !t.asked(q, m.Span) {
			return m.Span
		}
	}
	if be, ok := t.VerbAt(r.end); ok && t.Lemma(be.Main) == "be" && !be.Negated {
		if p, ok := t.PhraseAt(be.End); ok && p.First == be.End && t.HasTag(p.Head, "NNP", "NNPS") {
			return t.PhraseSpan(p)
		}
	}
	if be, ok := t.VerbAt(r.first - 1); ok && t.Lemma(be.Main) == "be" && !be.Negated {
		if p, ok := t.Subject(be); ok && !t.HasTag(p.Head, "PRP", "WP", "WDT", "DT") && !t.asked(q, t.PhraseSpan(p)) {
			return t.PhraseSpan(p)
		}
	}
	return onrecord.Span{}
}

// namesObject reports whether a name stands right behind the verb of a question.
func namesObject(q question.Question) bool {
	if len(q.Clause.Rest) == 0 || !isName(q.Clause.Rest[0]) || asksPatient(q) {
		return false
	}
	_, behind, _ := strings.Cut(q.About, q.Clause.Verb.Text)
	for _, w := range question.Words(behind) {
		if w.Weight > 0 {
			return w.Stem == q.Clause.Rest[0].Stem
		}
		if w.Fold != "the" {
			return false
		}
	}
	return false
}

// doneToOther reports whether sentence i does what the question asks only to others
// than those whom the question names as its object: that Brand owns Toll's mill tells
// nobody who owns Lamm's, nor that Brand wrote in a letter who wrote the Salt Law.
func (t *Text) doneToOther(q question.Question, i int) bool {
	if !namesObject(q) {
		return false
	}
	here, other := t.nameOfObject(q, i), false
	for tok := t.Sentences[i].First; tok < t.Sentences[i].End; tok++ {
		v, ok := t.VerbAt(tok)
		same := question.Means(q.Clause.Verb, t.word(i, tok))
		if !ok || v.Main != tok || same == 0 {
			continue
		}
		p, ok := t.patient(v)
		if ok = ok && (p.First == t.objectAt(v) || v.Passive); ok {
			p, ok = t.relativeTo(p)
		}
		switch {
		case ok && t.hasAny(q.Clause.Rest, t.WholePhrase(p)), t.reaches(v, here):
			return false
		case ok && t.HasTag(p.Head, "NNP", "NNPS"):
		case t.mayBeObject(v, p, ok, here, same < 1):
			return false
		}
		other = true
	}
	return other
}

// reaches reports whether a stretch stands close behind a verb, with no other verb and
// no "that" between: "owns between 15 and 50 crowns in Lindow stock".
func (t *Text) reaches(v text.Verb, s onrecord.Span) bool {
	last := t.TokenAt(s.Start)
	if last == len(t.Tokens) {
		return false
	}
	if !s.Empty() && last > v.End && t.verbsBetween(t.Tokens[last].Sentence, t.PhraseSpan(text.Phrase{First: v.Main, End: v.End}), s) == 0 && listed.MatchString(t.Text[t.Tokens[v.End-1].End:s.Start]) {
		return true
	}
	if s.Empty() || last < v.End || s.Start-t.Tokens[v.End-1].End > besideObject {
		return false
	}
	for tok := v.End; tok < last; tok++ {
		if strings.EqualFold(t.Word(tok), "that") || t.HasTag(tok, "VBD", "VBZ", "VBP", "MD") {
			return false
		}
	}
	return true
}

// listed is how what stands behind belongs to what stands before: "won five races,
// including the Lindow Cup".
var listed = spaced(`(?i)\b(?:including|such as|among them|like)\b`)

// hasAny reports whether a phrase says any of these words.
func (t *Text) hasAny(words []question.Word, p text.Phrase) bool {
	return slices.ContainsFunc(t.split(t.In(t.PhraseSpan(p))), func(x question.Word) bool {
		return x.Weight > 0 && slices.ContainsFunc(words, func(w question.Word) bool { return question.Means(w, x) > 0 })
	})
}

// mayBeObject reports whether what a verb is done to, the phrase p where there is one,
// may be what the question names, which stands at here where the sentence has it: a
// pronoun, "the firm"; for another verb than that of the question also behind a
// preposition, "resigned from it" for leaving it.
func (t *Text) mayBeObject(v text.Verb, p text.Phrase, found bool, here onrecord.Span, another bool) bool {
	switch {
	case !found && (v.Passive || !t.Finite(v)), found && (t.HasTag(p.First, "PRP") || t.takenTogether(p) > 0):
		return true
	case here.Empty():
		return found && (t.HasTag(p.First, "PRP$", "WDT", "WP") || definite(t.Word(p.First)))
	}
	return t.besideVerb(v, here, found) || another && t.besideVerb(v, here, true)
}

// besideVerb reports whether a name can belong to the object of a verb: it stands soon
// behind it, "a bar called Salt", or before it where nothing else is the object.
func (t *Text) besideVerb(v text.Verb, name onrecord.Span, other bool) bool {
	if name.Start < t.Tokens[v.First].Start {
		return !other && t.relativeWithin(t.TokenAt(name.Start), v.First)
	}
	return other && name.Start-t.Tokens[v.End-1].End <= besideObject
}

// relativeWithin reports whether a relative pronoun stands between two tokens: "the Salt
// Law, which Brand wrote".
func (t *Text) relativeWithin(first, end int) bool {
	for tok := first; tok < end; tok++ {
		if t.HasTag(tok, "WDT", "WP") {
			return true
		}
	}
	return false
}

// besideObject is how many bytes behind a verb the name of its object stands.
const besideObject = 60

// nameOfObject returns where sentence i has the name, or most words of it, of what the
// question names as the object of its verb.
func (t *Text) nameOfObject(q question.Question, i int) onrecord.Span {
	var first onrecord.Span
	names, here := 0, 0
	for _, w := range q.Clause.Rest {
		if !isName(w) || inWords(q.Clause.Around, w) {
			continue
		}
		names++
		if at, m := best(w, t.Words[i]); m > 0 {
			here++
			if first.Empty() {
				first = t.Place(i, t.Words[i][at])
			}
		}
	}
	if 2*here < names {
		return onrecord.Span{}
	}
	return first
}

// relativeTo returns the phrase that a relative pronoun stands for: "Sark Oil" of
// "Sark Oil, which is owned by"; other phrases as they are.
func (t *Text) relativeTo(p text.Phrase) (text.Phrase, bool) {
	if !t.HasTag(p.Head, "WDT", "WP") {
		return p, true
	}
	before := p.First - 1
	if t.HasTag(before, ",") {
		before--
	}
	return t.PhraseAt(before)
}
