package evidence

import (
	"slices"
	"strings"

	"onrecord"
	"onrecord/question"
	"onrecord/text"
)

// Verdict is the answer to a question that wants yes or no.
type Verdict string

// The verdicts. Open: the sentence decides it for a reader, not for us.
const (
	Open Verdict = ""
	Yes  Verdict = "yes"
	No   Verdict = "no"
)

// verdict answers yes or no where subject, verb and object of the question
// stand in the sentence. Negation between them turns it; where there is
// contrast or doubt, a synonym, or somebody who says so, it stays open, and the
// sentence speaks for itself.
func (t *Text) verdict(q question.Question, f Finding) Finding {
	i := f.Sentence
	if !t.subjectNamed(q, i, true) || !t.subjectNoun(q, i) {
		return f.no(NoName)
	}
	if t.otherYear(q, i) || t.onlyAsked(q, i) {
		return f.no(NoDeed)
	}
	if t.contrary(q, i) || t.byNoun(q, i) {
		return f.yes(-t.namesMissing(q, i), onrecord.Span{})
	}
	if t.deed(q, i) < 0.5 || !t.objectSaid(q, i) || t.doneToElse(q, i) || !t.does(q, i) && !(t.told(q, i) && t.subjectActs(q, i)) || !t.states(q, i) || !t.restHere(q, i) {
		return f.no(NoDeed)
	}
	if t.nobody(q, i) || t.elided(q, i) || t.contrasted(q, i) || t.noSuch(q, i) {
		f = f.yes(-t.namesMissing(q, i), onrecord.Span{})
		f.Verdict = No
		return f
	}
	if t.othersDeed(q, i) || t.nounOfNamed(q, i) {
		return f.no(NoName)
	}
	f = f.yes(-t.namesMissing(q, i), onrecord.Span{})
	v, ok := t.deedOf(q, i)
	if !ok {
		return f
	}
	f.Score += 0.2
	if !t.verbatim(q, i) || t.unsure(i) || t.onceOnly(q, v) || t.attributed(v, i) || q.Clause.Negated || t.negations(i) > 1 {
		return f
	}
	switch {
	case v.Negated:
		f.Verdict = No
	case t.negations(i) == 0:
		f.Verdict = Yes
	case t.negatedBefore(i, v):
		f.Verdict = No
	}
	return f
}

// onceOnly reports whether a question asks what is so, and a verb tells what was: who
// once backed a plan may not back it now.
func (t *Text) onceOnly(q question.Question, v text.Verb) bool {
	switch q.Clause.Aux {
	case "do", "does", "is", "are":
		return v.Past && !v.Perfect
	}
	return false
}

// otherYear reports whether a question has a year that the article does not tell: what
// became of the bill of 2031 says nothing of that of 2012.
func (t *Text) otherYear(q question.Question, i int) bool {
	return slices.ContainsFunc(q.Need, func(w question.Word) bool {
		return w.Number() && isTime(w) && !t.Has(w) && !t.timeTold(w, i)
	})
}

// namesMissing is what a sentence is worth less that leaves out names of the
// question: "he won two ports" decides less on "the Lindow port" than one with both.
func (t *Text) namesMissing(q question.Question, i int) float64 {
	names, missing := 0, 0
	for n, w := range q.Need {
		if isName(w) {
			names++
			if t.here(q.Need, n, i) == 0 {
				missing++
			}
		}
	}
	if names == 0 {
		return 0
	}
	return withoutNames * float64(missing) / float64(names)
}

// withoutNames is what a verdict without any of the names is worth less.
const withoutNames = 0.6

// negatedBefore reports whether the negation of sentence i stands before the
// first comma or the like behind v: "gave no figure". Behind it, another part of
// the sentence is denied: "Harwick went, Lindow did not".
func (t *Text) negatedBefore(i int, v text.Verb) bool {
	from := t.Tokens[v.Main].End
	end := t.Sentences[i].Span.End
	if at := strings.IndexAny(t.Text[from:end], ",;:("); at >= 0 {
		end = from + at
	}
	return slices.ContainsFunc(t.Words[i], func(w question.Word) bool { return negating[w.Fold] && t.Place(i, w).Start < end })
}

// wanting are verbs, as lemmas, by which somebody asks for a deed of another one.
var wanting = set("ask", "urge", "call", "want", "demand", "request", "press", "pressure", "push", "beg", "implore", "lobby", "invite", "plead", "appeal")

// onlyAsked reports whether sentence i has the deed of a question for what was done only
// as what somebody asks for: that Lindow is urged to sell says nothing of a sale.
func (t *Text) onlyAsked(q question.Question, i int) bool {
	switch q.Clause.Aux {
	case "did", "has", "have", "had", "was", "were":
	default:
		return false
	}
	asked := false
	for v := range t.deeds(q, i) {
		if !v.Infinitive || !wanting[t.verbBefore(i, v)] {
			return false
		}
		asked = true
	}
	return asked
}

// verbBefore returns the lemma of the last verb of sentence i before the group of v.
func (t *Text) verbBefore(i int, v text.Verb) string {
	for tok := v.First - 1; tok >= t.Sentences[i].First; tok-- {
		if w, ok := t.VerbAt(tok); ok && w.Main == tok {
			return t.Lemma(tok)
		}
	}
	return ""
}

// attributed reports whether a verb of speech governs v: "she demanded that
// they send" and "they denied that they had sent" are what somebody said, and
// no verdict of ours.
func (t *Text) attributed(v text.Verb, i int) bool {
	for tok := t.Sentences[i].First; tok < v.First; tok++ {
		if w, ok := t.VerbAt(tok); ok && w.Main != v.Main && question.IsSpeech(t.word(i, tok)) {
			return true
		}
	}
	return false
}

// restHere reports whether the sentence has anything of what stands behind
// the verb of the question; true where nothing does.
func (t *Text) restHere(q question.Question, i int) bool {
	for n := range q.Clause.Rest {
		if t.here(q.Clause.Rest, n, i) > 0 || t.takesUp(i) && t.before(q.Clause.Rest[n], i) > 0 {
			return true
		}
	}
	if p, ok := t.PhraseAt(t.Sentences[i].First); ok && t.takesUpThe(i) && !inWords(q.Clause.Subject, t.word(i, p.Head)) && slices.ContainsFunc(q.Clause.Rest, func(w question.Word) bool { return !isName(w) && t.around(w, i) > 0 }) {
		return true // "the statement was signed" by somebody: the apology before
	}
	return len(q.Clause.Rest) == 0 || anybodyAsked.MatchString(q.Line) && t.around(q.Clause.Rest[0], i) > 0
}

// Questions for whoever it may be, and sentences that say that it is nobody.
var (
	anybodyAsked = spaced(`(?i)\bany(?:body|one)\b`)
	nobodyDid    = spaced(`(?i)\b(?:nobody|no one)\b`)
)

// nobody reports whether sentence i denies of everybody what is asked of
// anybody.
func (t *Text) nobody(q question.Question, i int) bool {
	return anybodyAsked.MatchString(q.Line) && nobodyDid.MatchString(t.Say(i)) && t.has(q.Clause.Verb, i) &&
		t.negations(i) <= 1 && !t.unsure(i) && !q.Clause.Negated
}

// elided reports whether sentence i denies of the subject what it says of
// another, by the auxiliary alone: "Lindow sent boats, Harwick did not."
func (t *Text) elided(q question.Question, i int) bool {
	if len(q.Clause.Subject) == 0 || q.Clause.Verb.Weight == 0 || q.Clause.Negated || !t.verbatim(q, i) || t.speaksOfOthers(q, i) {
		return false
	}
	words := t.Words[i]
	at, _ := best(q.Clause.Subject[len(q.Clause.Subject)-1], words)
	if verb, _ := best(q.Clause.Verb, words); verb > at {
		return false
	}
	rest := words[at+1:]
	if len(rest) > 0 && strings.HasSuffix(rest[0].Fold, "self") {
		rest = rest[1:]
	}
	last := 0
	switch {
	case len(rest) > 0 && rest[0].Fold == q.Clause.Aux+"nt":
	case len(rest) > 1 && rest[0].Fold == q.Clause.Aux && rest[1].Fold == "not":
		last = 1
	default:
		return false
	}
	end := t.Place(i, rest[last]).End
	return end == len(t.Text) || strings.IndexByte(".;)", t.Text[end]) >= 0
}

// subjectActs reports whether the subject of a question is that of a verb of
// sentence i other than one of speech: what it did there may be the deed in other
// words.
func (t *Text) subjectActs(q question.Question, i int) bool {
	last := len(q.Clause.Subject) - 1
	if last < 0 {
		return false
	}
	for tok := t.Sentences[i].First; tok < t.Sentences[i].End; tok++ {
		v, ok := t.VerbAt(tok)
		if !ok || v.Main != tok || question.IsSpeech(t.word(i, tok)) {
			continue
		}
		p, ok := t.Subject(v)
		if !ok {
			continue
		}
		if n := t.Antecedent(p.Head); n >= 0 && t.goesBy(t.Names[n].Full, q.Clause.Subject[last]) || inWords(t.split(t.In(t.PhraseSpan(t.WholePhrase(p)))), q.Clause.Subject[last]) {
			return true
		}
	}
	return false
}

// contrasted reports whether sentence i says that another did the deed, "not" the
// subject: "It was signed by Toll, not Brand".
func (t *Text) contrasted(q question.Question, i int) bool {
	last := len(q.Clause.Subject) - 1
	if last < 0 || !isName(q.Clause.Subject[last]) || q.Clause.Verb.Weight < 1 || q.Clause.Negated || t.negations(i) != 1 || t.speaksOfOthers(q, i) || t.unsure(i) {
		return false
	}
	words := t.Words[i]
	at, m := best(q.Clause.Subject[last], words)
	for m > 0 && at > 0 && (words[at-1].Cap && words[at-1].Weight > 0 || words[at-1].Fold == "by") {
		at--
	}
	return m > 0 && at > 0 && words[at-1].Fold == "not" && !t.HasTag(t.TokenAt(t.Place(i, words[at-1]).Start)-1, "VBZ", "VBD", "VBP", "MD")
}

// noSuch reports whether sentence i says with the verb of the question, or that of a
// question for whether there is something, that "no" such thing does it: "no boat
// was sold".
func (t *Text) noSuch(q question.Question, i int) bool {
	last := len(q.Clause.Subject) - 1
	if last < 0 || isName(q.Clause.Subject[last]) || q.Clause.Negated || t.negations(i) != 1 || t.unsure(i) || t.speaksOfOthers(q, i) || t.deed(q, i) < mostOf {
		return false
	}
	words := t.Words[i]
	at, m := best(q.Clause.Subject[last], words)
	for k := 0; m > 0 && k < 3 && at > 0; k++ {
		at--
		if words[at].Fold == "no" {
			return true
		}
	}
	return false
}

// takesUpThe reports whether sentence i begins with "the" and a noun without a name
// that is nobody, which may stand for something that the one before names.
func (t *Text) takesUpThe(i int) bool {
	p, ok := t.PhraseAt(t.Sentences[i].First)
	if !ok || i == 0 || !definite(t.Word(p.First)) {
		return false
	}
	for tok := p.First; tok < p.End; tok++ {
		if t.HasTag(tok, "NNP", "NNPS") {
			return false
		}
	}
	return classOf(t.Word(p.Head)) == "" && !text.RoleNoun(t.Lemma(p.Head))
}

// takesUpFor is takesUp for a question: one for yes or no may also be decided by a
// sentence with its verb that begins with "the".
func (t *Text) takesUpFor(q question.Question, i int) bool {
	return t.takesUp(i) || q.Kind == question.YesNo && t.takesUpThe(i) && t.has(q.Clause.Verb, i)
}

// speaksOfOthers reports whether sentence i has a verb of speech that is not the
// verb of the question: somebody says it then.
func (t *Text) speaksOfOthers(q question.Question, i int) bool {
	return slices.ContainsFunc(t.Words[i], func(w question.Word) bool {
		return question.IsSpeech(w) && w.Stem != q.Clause.Verb.Stem && t.isVerb(i, w)
	})
}

// sameWord is how far a printed word says an asked one at least that is the
// same, or made from it.
const sameWord = 0.9

// verbatim reports whether the sentence itself has every needed word, or one
// made from it, and no synonym in place of one.
func (t *Text) verbatim(q question.Question, i int) bool {
	for n, w := range q.Need {
		_, m := best(w, t.Words[i])
		if m < sameWord && isName(w) && n+1 < len(q.Need) {
			m = t.here(q.Need, n, i) // of a name, the last word
		}
		if m < sameWord {
			return false
		}
	}
	return true
}

// states reports whether the subject of a question without a full verb, "is X
// a Y", is the subject of a form of "be" in the sentence, or is taken up by a
// pronoun.
func (t *Text) states(q question.Question, i int) bool {
	if q.Clause.Verb.Weight > 0 || len(q.Clause.Subject) == 0 {
		return true
	}
	if _, ok := t.deedOf(q, i); ok {
		return true
	}
	at, m := best(q.Clause.Subject[len(q.Clause.Subject)-1], t.Words[i])
	if m == 0 {
		return t.takesUp(i)
	}
	for _, w := range t.Words[i][at+1 : min(len(t.Words[i]), at+4)] {
		switch w.Fold {
		case "is", "are", "was", "were", "isnt", "arent", "wasnt", "remains", "became", "has", "will":
			return true
		}
	}
	return false
}

// subjectNamed reports whether the names in the subject of the question, all
// or one of them, stand in the sentence, or right before it with a pronoun
// taking them up.
func (t *Text) subjectNamed(q question.Question, i int, all bool) bool {
	names, found := 0, 0
	for n, w := range q.Clause.Subject {
		if !isName(w) || isTime(w) {
			continue
		}
		names++
		if t.here(q.Clause.Subject, n, i) > 0 || t.takesUpFor(q, i) && t.before(lastOfName(q.Clause.Subject, n), i) > 0 {
			found++
		}
	}
	return names == 0 || found == names || !all && found > 0
}

// subjectNoun reports whether the last word of the subject stands in the
// sentence or is taken up by it.
func (t *Text) subjectNoun(q question.Question, i int) bool {
	n := len(q.Clause.Subject)
	if n > 0 && q.Clause.Subject[n-1].Weight < 1 {
		n-- // "was Toll first elected", "can people vote"
	}
	return n == 0 || t.here(q.Clause.Subject, n-1, i) > 0 || t.takesUp(i) || isName(q.Clause.Subject[n-1]) && t.takesUpFor(q, i)
}

// negations counts the words of sentence i that turn what it says.
func (t *Text) negations(i int) int {
	n := 0
	for _, w := range t.Words[i] {
		if negating[w.Fold] {
			n++
		}
	}
	return n
}

// unsure reports whether sentence i doubts, contrasts or supposes.
func (t *Text) unsure(i int) bool {
	for _, w := range t.Words[i] {
		if doubting[w.Fold] {
			return true
		}
	}
	return false
}

var negating = set("not", "no", "never", "nobody", "none", "nothing", "neither", "nor", "without", "didnt", "doesnt", "dont",
	"isnt", "arent", "wasnt", "werent", "wont", "wouldnt", "cant", "cannot", "couldnt", "hasnt", "havent", "hadnt",
	"denied", "denies", "deny", "declined", "declines", "refused", "rejected", "false", "failed", "unable", "ineligible")

var doubting = set("if", "whether", "may", "might", "could", "would", "should", "allegedly", "reportedly", "perhaps", "possibly",
	"while", "although", "though", "but", "however", "unless", "claim", "claims", "claimed", "prospects", "wants", "hopes", "plans")

func set(words ...string) map[string]bool {
	m := map[string]bool{}
	for _, w := range words {
		m[w] = true
	}
	return m
}
