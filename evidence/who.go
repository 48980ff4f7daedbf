package evidence

import (
	"regexp"
	"slices"
	"strings"

	"onrecord"
	"onrecord/question"
	"onrecord/text"
)

// person answers who: the sentence must have the deed and a name that the
// question does not have.
func (t *Text) person(q question.Question, f Finding) Finding {
	i := f.Sentence
	if q.Kind == question.WhoHolds {
		return t.holder(q, f)
	}
	if t.deed(q, i) < 0.5 || !t.told(q, i) || !t.objectHere(q, i) {
		return f.no(NoDeed)
	}
	if len(q.Clause.Subject) == 0 {
		done, known := t.doer(q, i)
		switch {
		case known && done.Empty():
			return f.no(NoPerson) // whom the question names does it here
		case known && len(t.MentionsIn(done)) == 0 && len(t.PlacesIn(done)) == 0:
			return f.yes(-0.2, done) // "a gunman" is one, but not named
		case known:
			return f.yes(0.3, done)
		}
		if one, known := t.asAgent(q, i); known {
			return f.yes(0.3, one)
		}
		if t.only(q, i) {
			return f.no(NoPerson)
		}
	}
	if !t.does(q, i) {
		return f.no(NoDeed)
	}
	best := t.nearestPerson(q, i)
	if best.Empty() {
		if !t.doesAsVerb(q, i) {
			return f.no(NoPerson)
		}
		return f.yes(-0.3, best)
	}
	return f.yes(0.2, best)
}

// doesAsVerb reports whether sentence i has the verb of the question, or one for
// it, as a verb: that "the winner predicted" something tells nobody who won.
func (t *Text) doesAsVerb(q question.Question, i int) bool {
	v := q.Clause.Verb
	return v.Weight == 0 || t.idiom(v, i) || slices.ContainsFunc(t.Words[i], func(w question.Word) bool {
		m := question.Means(v, w)
		return m == 1 || m > 0 && t.isVerb(i, w)
	})
}

// objectHere reports whether the sentence has anything of what the deed of the
// question is done to; true where that is a name, which may be meant in other
// ways, or nothing.
func (t *Text) objectHere(q question.Question, i int) bool {
	objects, beside := 0, false
	for n, w := range q.Clause.Rest {
		if inWords(q.Clause.Around, w) && !isName(w) && w.Weight >= 1 {
			beside = true
			if t.here(q.Clause.Rest, n, i) > 0 || t.around(w, i) >= besideShare*0.8 {
				beside, objects = false, -len(q.Clause.Rest)
			}
		}
		if inWords(q.Clause.Around, w) || isName(w) {
			continue
		}
		if t.here(q.Clause.Rest, n, i) > 0 || t.takesUp(i) && t.before(w, i) > 0 {
			return true
		}
		objects++
	}
	return objects <= 0 && !beside
}

// nearestPerson returns the person that stands nearest to the deed and is not
// named in the question.
func (t *Text) nearestPerson(q question.Question, i int) onrecord.Span {
	near := t.deedAt(q, i)
	best, least := onrecord.Span{}, 1<<30
	for _, m := range t.MentionsIn(t.Sentences[i].Span) {
		d := gap(m.Span, near)
		if first := m.TitleFirst(); first > 0 && t.HasTag(first-1, "IN", "POS") {
			d += behindDeed // "the daughter of Ada Brand" is another
		}
		if m.Start > near.Start {
			d += behindDeed
		}
		if m.Name >= 0 && t.Names[m.Name].Kind == onrecord.Person && d < least && !t.asked(q, m.Span) {
			best, least = m.Span, d
		}
	}
	return best
}

// behindDeed is how many bytes further away a person counts behind the verb:
// the one who does it stands before it.
const behindDeed = 40

// doer returns who does, in sentence i, what the question asks for: the subject
// of that verb, or what stands behind "by"; or to whom it is done, where the
// question is passive. It is empty but known where only those do it whom the
// question names.
func (t *Text) doer(q question.Question, i int) (who onrecord.Span, known bool) {
	part, done := t.agent, q.Clause.Verb.Weight > 0 && passive.MatchString(q.About)
	if done {
		part = t.patient
	}
	for tok := t.Sentences[i].First; tok < t.Sentences[i].End; tok++ {
		if question.Means(q.Clause.Verb, t.word(i, tok)) == 0 || !t.HasTag(tok, "VB", "VBD", "VBG", "VBN", "VBP", "VBZ") {
			continue
		}
		v, ok := t.VerbAt(tok)
		if !ok {
			continue
		}
		p, ok := part(v)
		if !ok {
			continue
		}
		if p, ok = t.named(p); !ok {
			continue
		}
		span := t.PhraseSpan(p)
		if one := t.personBefore(v); !one.Empty() && !done && !v.Passive {
			span = one
		}
		switch {
		case strings.EqualFold(t.Word(p.First), "no"):
			known = true // "no group claimed it"
		case t.HasTag(p.Head, "PRP", "WP", "WDT", "DT"): // the name stands elsewhere: the sentence does not show it
		case !t.asked(q, span):
			return span, true
		case t.personAt(p.Head):
			known = true
		}
	}
	return onrecord.Span{}, known
}

// personBefore returns the person whose name, with its title, stands right before
// a verb.
func (t *Text) personBefore(v text.Verb) onrecord.Span {
	if v.First == 0 {
		return onrecord.Span{}
	}
	m := t.NamedAt(v.First - 1)
	if m == nil || m.Kind != onrecord.Person || t.HasTag(v.First-1, "PRP") {
		return onrecord.Span{}
	}
	for _, x := range t.MentionsIn(t.Sentences[t.Tokens[v.First].Sentence].Span) {
		if x.End == v.First {
			return onrecord.Span{Start: t.Tokens[x.TitleFirst()].Start, End: x.Span.End}
		}
	}
	return onrecord.Span{}
}

// passive is a question for the one to whom something is done.
var passive = regexp.MustCompile(`(?i)^\s*(?:is|are|was|were|(?:will|would|should|could|can|must|has|have|had|to) (?:be|been)) (?:\w+ly )?\p{Ll}+`)

// patient returns the phrase of the one to whom a verb is done.
func (t *Text) patient(v text.Verb) (text.Phrase, bool) {
	if v.Passive || !t.Finite(v) && t.HasTag(v.Main, "VBN") {
		return t.Subject(v)
	}
	return t.PhraseAt(v.End)
}

// asAgent returns who, in sentence i, is said to be the one who did what the
// question asks for: "Brand was the winner of the race".
func (t *Text) asAgent(q question.Question, i int) (onrecord.Span, bool) {
	for tok := t.Sentences[i].First; tok < t.Sentences[i].End; tok++ {
		if m := question.Means(q.Clause.Verb, t.word(i, tok)); m < 0.8 || m == 1 || !t.HasTag(tok, "NN") {
			continue
		}
		p, ok := t.PhraseAt(tok)
		if !ok || p.First == 0 || p.Head != tok {
			continue
		}
		be, ok := t.VerbAt(p.First - 1)
		if !ok || t.Lemma(be.Main) != "be" || be.Negated {
			continue
		}
		if who, ok := t.Subject(be); ok && !t.HasTag(who.Head, "PRP", "WP", "WDT", "DT") && !t.asked(q, t.PhraseSpan(who)) {
			return t.PhraseSpan(who), true
		}
	}
	return onrecord.Span{}, false
}

// named returns what a phrase behind a form of "be" is said of: in "Lindow is a
// member and asked", the member is Lindow. Other phrases it returns as they are.
func (t *Text) named(p text.Phrase) (text.Phrase, bool) {
	if p.First == 0 {
		return p, true
	}
	if be, ok := t.VerbAt(p.First - 1); ok && t.Lemma(be.Main) == "be" {
		return t.Subject(be)
	}
	return p, true
}

// agent returns the phrase of the one who does a verb.
func (t *Text) agent(v text.Verb) (text.Phrase, bool) {
	for i := v.End; i < min(v.End+agentReach, len(t.Tokens)); i++ {
		if strings.EqualFold(t.Word(i), "by") {
			return t.PhraseAt(i + 1)
		}
	}
	if v.Passive || !t.Finite(v) && t.HasTag(v.Main, "VBN") {
		return text.Phrase{}, false
	}
	return t.Subject(v)
}

// agentReach is how many tokens behind a passive verb its "by" may stand.
const agentReach = 6

// only reports whether sentence i has the deed of the question as a noun
// alone: "the shootings in Port Ames" tells nobody who shot.
func (t *Text) only(q question.Question, i int) bool {
	found := false
	for _, w := range t.Words[i] {
		m := question.Means(q.Clause.Verb, w)
		if m > 0 && !t.isNoun(i, w) || m > 0.8 && m < 1 {
			return false
		}
		found = found || m == 1
	}
	return found
}

// isNoun reports whether word w of sentence i is used as a noun: a plural, or
// with an article, an adjective or a possessive before it, and no object
// behind it.
func (t *Text) isNoun(i int, w question.Word) bool {
	at := t.TokenAt(t.Place(i, w).Start)
	if t.HasTag(at+1, "CD", "DT", "PRP", "NNP") {
		return false
	}
	return t.HasTag(at, "NNS") || t.HasTag(at, "NN") && at > 0 && t.HasTag(at-1, "DT", "JJ", "PRP$", "POS", "NNP", "NN")
}

// holder answers who is something: the words of the role must stand together
// in the sentence, with a name beside them.
func (t *Text) holder(q question.Question, f Finding) Finding {
	i := f.Sentence
	need := question.Content(t.split(q.Role))
	if one := t.heads(q, need, i); !one.Empty() {
		return f.yes(0.3, one)
	}
	var at []int
	for n, w := range need {
		j, m := best(w, t.Words[i])
		switch {
		case m > 0:
			at = append(at, j)
		case !isName(w) || t.here(need, n, i) == 0: // "Otto Brand's pilot" may be "Brand's pilot"
			return f.no(NoDeed)
		}
	}
	if len(at) == 0 {
		return f.no(Unrelated)
	}
	slices.Sort(at)
	if first, last := at[0], at[len(at)-1]; last-first > len(at)+6 && len(question.Content(t.Words[i][first:last+1])) > len(at)+4 {
		return f.no(NoDeed)
	}
	if !strings.HasPrefix(strings.ToLower(q.Line), "who was") && t.past(i, at[0]) {
		return f.no(NoPerson)
	}
	role := onrecord.Span{Start: t.Place(i, t.Words[i][at[0]]).Start, End: t.Place(i, t.Words[i][at[len(at)-1]]).End}
	holder := t.personBy(q, i, t.ofWhom(i, at))
	if holder.Empty() {
		holder = t.personBy(q, i, role)
	}
	if kind := classAsked(q.Line); kind != "" && kind != onrecord.Person {
		holder = t.nearestOf(q, i, kind)
	}
	if holder.Empty() {
		return f.no(NoPerson)
	}
	return f.yes(0.4, holder)
}

// ofWhom returns the words of a role in sentence i without the names of those
// who have it: between "Brand" and "his pilot" may stand the pilot.
func (t *Text) ofWhom(i int, at []int) onrecord.Span {
	var role onrecord.Span
	for _, j := range at {
		w := t.Words[i][j]
		if isName(w) {
			continue
		}
		p := t.Place(i, w)
		if role.Empty() {
			role = p
		}
		role.End = p.End
	}
	return role
}

// heads returns who, in sentence i, does what a role says with a verb, "leads
// the rescue unit": the subject of the verb, where the noun stands behind it and
// the other words anywhere in the sentence. "That unit" has them before.
func (t *Text) heads(q question.Question, need []question.Word, i int) onrecord.Span {
	if len(need) < 2 || !roleVerb[need[0].Fold] {
		return onrecord.Span{}
	}
	for n := range need[1:] {
		if t.here(need[1:], n, i) == 0 {
			return onrecord.Span{}
		}
	}
	for tok := t.Sentences[i].First; tok < t.Sentences[i].End; tok++ {
		v, ok := t.VerbAt(tok)
		if !ok || v.Main != tok || v.Passive || v.Negated || !t.Finite(v) || question.Means(need[0], t.word(i, tok)) < 0.8 {
			continue
		}
		p, ok := t.Subject(v)
		if !ok || t.HasTag(p.Head, "PRP", "WP", "WDT", "DT") || !t.object(v, need[len(need)-1], i) {
			continue
		}
		if span := t.PhraseSpan(p); !t.asked(q, span) {
			return span
		}
	}
	return onrecord.Span{}
}

// roleVerb are the verbs that roles are asked for by.
var roleVerb = map[string]bool{
	"head": true, "heads": true, "headed": true, "lead": true, "leads": true, "led": true, "run": true, "runs": true, "ran": true,
	"command": true, "commands": true, "commanded": true, "chair": true, "chairs": true, "chaired": true,
}

// object reports whether a noun stands right behind a verb of sentence i, with
// what belongs to it.
func (t *Text) object(v text.Verb, noun question.Word, i int) bool {
	for tok := v.End; tok < min(v.End+objectReach, t.Sentences[i].End); tok++ {
		if question.Means(noun, t.word(i, tok)) > 0 {
			return true
		}
	}
	return false
}

// objectReach is how many tokens behind its verb an object may end.
const objectReach = 5

// besideRole is how many bytes from a role its holder may stand.
const besideRole = 30

// personBy returns the person that stands beside a role in sentence i.
func (t *Text) personBy(q question.Question, i int, role onrecord.Span) onrecord.Span {
	holder, least := onrecord.Span{}, besideRole
	for _, m := range t.MentionsIn(t.Sentences[i].Span) {
		if m.Name < 0 || t.Names[m.Name].Kind != onrecord.Person {
			continue
		}
		at := m.Span
		if role.Start <= at.Start && at.Start < role.End && role.End < at.End {
			at.Start = t.Tokens[t.TokenAt(role.End)].Start // "Editor-in-Chief Ada Brand" was read as one name
		}
		if d := gap(at, role); d < least && !at.Empty() && !role.Overlaps(at) && !t.asked(q, at) {
			holder, least = at, d
		}
	}
	if holder.Empty() {
		return t.besideApposition(q, i, role)
	}
	return holder
}

// besideApposition returns the last person named before a role in sentence i
// from whom commas and no verb part it: "Ada Brand, a doctor and, until May,
// mayor of Lindow".
func (t *Text) besideApposition(q question.Question, i int, role onrecord.Span) onrecord.Span {
	var last onrecord.Span
	for _, m := range t.MentionsIn(onrecord.Span{Start: t.Sentences[i].Span.Start, End: role.Start}) {
		if m.Name >= 0 && t.Names[m.Name].Kind == onrecord.Person && !t.asked(q, m.Span) {
			last = m.Span
		}
	}
	if last.Empty() || !strings.HasPrefix(t.Text[last.End:role.Start], ",") {
		return onrecord.Span{}
	}
	for tok := t.TokenAt(last.End); tok < len(t.Tokens) && t.Tokens[tok].Start < role.Start; tok++ {
		if v, ok := t.VerbAt(tok); ok && t.Finite(v) {
			return onrecord.Span{}
		}
	}
	return last
}

// classAsked returns the kind of name that a question for a holder wants:
// "which country leads".
func classAsked(line string) onrecord.NameKind {
	words := question.Words(line)
	if len(words) < 2 || words[0].Fold != "which" {
		return ""
	}
	return classOf(words[1].Text)
}

// past reports whether one of the words before word at of sentence i says that
// a role is no longer held.
func (t *Text) past(i, at int) bool {
	for _, w := range t.Words[i][max(0, at-8):at] {
		switch w.Fold {
		case "former", "ex", "late", "onetime", "erstwhile":
			return true
		}
	}
	return false
}
