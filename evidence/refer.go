package evidence

import (
	"slices"
	"strings"
	"unicode/utf8"

	"onrecord"
	"onrecord/question"
	"onrecord/text"
)

// This file finds what the short forms of an article stand for, so that a
// sentence counts for what it speaks of and not only for its words.

// refer notes for each sentence the words of what it speaks of by a shorter
// form, a pronoun or a description: "He was born there" and "the admiral"
// speak of Harris, "the board" of the water board, "the country" of Norland.
func (t *Text) refer() {
	t.stands = make([]map[string]bool, len(t.Sentences))
	for _, m := range t.Mentions {
		t.noteName(t.Tokens[m.First].Sentence, m.Name)
	}
	for i, tok := range t.Tokens {
		if tok.Tag == "PRP" || tok.Tag == "PRP$" {
			t.noteName(tok.Sentence, t.Antecedent(i))
		}
		if tok.Tag == "RB" && strings.EqualFold(t.Word(i), "there") {
			t.noteThere(i)
		}
	}
	t.noteInitials()
	t.noteAliases()
	t.noteMembers()
	seen := described{byNoun: map[string]description{}, is: map[string]description{}, called: map[string]description{}}
	for _, p := range t.Phrases {
		t.describe(p, &seen)
		t.noteTogether(p)
	}
}

// note notes that sentence i speaks of words.
func (t *Text) note(i int, words []question.Word) {
	for _, w := range question.Content(words) {
		if t.stands[i] == nil {
			t.stands[i] = map[string]bool{}
		}
		t.stands[i][w.Stem] = true
	}
}

// noteName notes that sentence i speaks of a name; -1 is none.
func (t *Text) noteName(i, name int) {
	if name >= 0 {
		t.note(i, t.fullName(name))
	}
}

// noteThere notes for what "there" at a token stands: the place, or what was held, that is
// named last behind a preposition of place in the sentence before it or the one before.
func (t *Text) noteThere(tok int) {
	i := t.Tokens[tok].Sentence
	near := onrecord.Span{Start: t.Sentences[max(0, i-1)].Span.Start, End: t.Tokens[tok].Start}
	last, put := onrecord.Span{}, false
	for _, p := range t.PlacesIn(near) {
		switch behind := t.putThere(p.Start); {
		case adjective(t.In(p.Span)), put && !behind:
		default:
			last, put = p.Span, behind
		}
	}
	for _, m := range t.MentionsIn(near) {
		if m.Name >= 0 && t.Names[m.Name].Kind == onrecord.Place && m.Start > last.Start && (!put || t.putThere(m.Start)) {
			last = m.Span
		}
	}
	t.note(i, t.split(t.In(last)))
	for j := max(0, i-1); j <= i; j++ {
		for _, p := range t.placed(j) {
			if t.Tokens[p.Head].End <= near.End && gathering[t.Lemma(p.Head)] {
				t.note(i, t.split(t.In(t.PhraseSpan(p))))
			}
		}
	}
}

// putThere reports whether a name at a byte stands behind a preposition of place.
func (t *Text) putThere(at int) bool {
	before := t.TokenAt(at) - 1
	if t.Lower(before) == "the" {
		before--
	}
	return placing[t.Lower(before)] || heading[t.Lower(before)]
}

// listing opens a sentence that lists what the one before speaks of.
var listing = spaced(`^(?i:(?:those|these|they)(?: also)? (?:includ|rang|compris|are:|were:)|among (?:them|those|these)\b|the (\p{L}+s) (?:includ|compris|are:|were:))`)

// noteMembers notes for each such sentence what the one before says, which speaks of such
// things in the plural: "The ports include Harwick and Tarn" tells of which ports it does.
func (t *Text) noteMembers() {
	t.members = make([]bool, len(t.Sentences))
	last := 0
	for i := 1; i < len(t.Sentences); i++ {
		m := listing.FindStringSubmatch(t.Say(i))
		if m == nil {
			continue
		}
		many := false
		for ; last < len(t.Phrases) && t.Tokens[t.Phrases[last].First].Sentence < i; last++ {
			if p := t.Phrases[last]; t.Tokens[p.First].Sentence == i-1 && t.HasTag(p.Head, "NNS", "NNPS") && (m[1] == "" || t.Lower(p.Head) == m[1]) {
				many = true
			}
		}
		if many {
			t.members[i] = true
			t.note(i, t.Words[i-1])
		}
	}
}

// description is a noun phrase that tells more than its noun, and the
// sentence that it stands in.
type description struct {
	words    []question.Word
	sentence int
}

// described is what a reader has met so far.
type described struct {
	byNoun map[string]description // the last of each noun
	named  description            // the last name that is no person's
	is     map[string]description // what a noun was said to be the name of: "the nonprofit, the Harbour Fund"
	called map[string]description // the last that a general noun stands for: by "event" a concert
}

// last returns the last description with a noun near sentence i, else one with
// another word for the noun: "the survey" for "the Harbour poll".
func (s *described) last(noun question.Word, i int) (description, bool) {
	if d, ok := s.byNoun[noun.Stem]; ok && i-d.sentence <= reach {
		return d, true
	}
	for _, other := range question.Synonyms(noun.Stem) {
		if d, ok := s.byNoun[other]; ok && i-d.sentence <= reach {
			return d, true
		}
	}
	return description{}, false
}

const (
	reach    = 12 // how many sentences back a description is looked for
	nearName = 3  // and a name that a class noun stands for
)

// describe takes a phrase in: one that is a noun alone behind "the" stands
// for the last one before it with the same noun and more words.
func (t *Text) describe(p text.Phrase, seen *described) {
	i := t.Tokens[p.First].Sentence
	span := t.PhraseSpan(p)
	if t.HasTag(p.Head, "NNP") && p.End < len(t.Tokens) && t.HasTag(p.End, "CD") && t.Tokens[p.End].Start == span.End+1 {
		span.End = t.Tokens[p.End].End // "House Bill 12"
	}
	words := t.split(t.In(span))
	if len(words) == 0 {
		return
	}
	if t.HasTag(p.Head, "NNP") && !t.personAt(p.Head) {
		defer func() { seen.named = description{words, i} }()
	}
	head := words[len(words)-1]
	if n := len(words) - 2; head.Number() && n >= 0 {
		head = words[n]
	}
	rich := len(question.Content(words)) > 1
	for tok := p.First + 1; tok < p.Head; tok++ {
		if t.HasTag(tok, "POS") {
			t.noteName(i, t.Holder(tok+1, p.End)) // "the mayor's pilot"
			if tok == p.First+2 && definite(t.Word(p.First)) {
				t.takeUp(i, t.word(i, p.First+1), seen, t.Tokens[p.First].Start) // "the country's pilots"
			}
		}
	}
	t.identify(p, seen)
	seen.noteGeneral(words, i)
	if definite(t.Word(p.First)) {
		t.noteName(i, t.Holder(p.First, p.End))
		if d, ok := seen.is[head.Stem]; ok && i-d.sentence <= identityReach && t.fitsName(p, d.words) {
			t.note(i, d.words)
		}
		if !rich {
			t.takeUp(i, head, seen, t.Tokens[p.First].Start)
		}
	}
	if old, ok := seen.byNoun[head.Stem]; rich && !(ok && i-old.sentence <= reach && hasName(old.words) && !hasName(words) && t.HasTag(p.First, "JJ", "DT", "NN") && !indefinite[strings.ToLower(t.Word(p.First))]) {
		seen.byNoun[head.Stem] = description{words, i}
	}
}

// identityReach is how many sentences back a noun may have been said to be the name
// of somebody.
const identityReach = 60

// identify notes the name of a noun where a phrase and the one behind it are the same, by
// a comma or a form of "be" between them: "the nonprofit, the Harbour Fund".
func (t *Text) identify(p text.Phrase, seen *described) {
	other, ok := t.sameBehind(p)
	if !ok {
		other, ok = t.sameBefore(p)
	}
	if !ok {
		return
	}
	noun, name := p, other
	if t.HasTag(p.Head, "NNP", "NNPS") {
		noun, name = other, p
	}
	if !t.HasTag(noun.Head, "NN") || !t.HasTag(name.Head, "NNP", "NNPS") || calendar.MatchString(t.Word(name.Head)) {
		return
	}
	i := t.Tokens[p.First].Sentence
	seen.is[t.word(i, noun.Head).Stem] = description{t.split(t.In(t.PhraseSpan(t.wholeName(name)))), i}
}

// sameBefore returns the subject of the form of "be" right before a phrase, which tells
// who or what that is: "a pilot known on the coast is Ada Brand".
func (t *Text) sameBefore(p text.Phrase) (text.Phrase, bool) {
	if p.First == 0 || t.Word(p.First-1) != "is" && t.Word(p.First-1) != "was" {
		return text.Phrase{}, false
	}
	v, ok := t.VerbAt(p.First - 1)
	if !ok || v.Negated {
		return text.Phrase{}, false
	}
	return t.Subject(v)
}

// sameBehind returns the phrase that a comma puts in behind a phrase, and that tells who or
// what that is.
func (t *Text) sameBehind(p text.Phrase) (text.Phrase, bool) {
	end := t.wholeName(p).End
	if end+1 >= len(t.Tokens) || t.Tokens[end].Sentence != t.Tokens[p.First].Sentence {
		return text.Phrase{}, false
	}
	next, ok := t.PhraseAt(end + 1)
	if !ok || t.Word(end) != "," || next.First != end+1 || !t.HasTag(next.First, "DT", "NNP") || !t.putIn(next) {
		return text.Phrase{}, false
	}
	return next, true
}

// putIn reports whether a comma, a dash or the end of a sentence stands behind a phrase
// and what belongs to it, so that it is put in.
func (t *Text) putIn(p text.Phrase) bool {
	end := t.WholePhrase(t.wholeName(p)).End
	return end >= len(t.Tokens) || t.HasTag(end, ",", ".", ":", "WP", "WDT")
}

// wholeName returns a proper name with the name behind "of" or "for" that belongs to it:
// "the Fund for the Harbour".
func (t *Text) wholeName(p text.Phrase) text.Phrase {
	for t.HasTag(p.Head, "NNP", "NNPS") && p.End+1 < len(t.Tokens) && inNames[t.Word(p.End)] {
		next, ok := t.PhraseAt(p.End + 1)
		if !ok || next.First != p.End+1 || !t.HasTag(next.Head, "NNP", "NNPS") {
			break
		}
		p.End = next.End
	}
	return p
}

// fitsName reports whether a description has no name that is not in these words.
func (t *Text) fitsName(p text.Phrase, words []question.Word) bool {
	for tok := p.First; tok < p.Head; tok++ {
		if t.HasTag(tok, "POS", "CD") || t.HasTag(tok, "NNP", "NNPS") && t.NamedAt(tok) != nil && !inWords(words, t.word(t.Tokens[p.First].Sentence, tok)) {
			return false
		}
	}
	return t.HasTag(p.Head, "NN")
}

// indefinite begins a phrase that speaks of something new.
var indefinite = set("a", "an", "another", "any", "some", "one", "each", "every")

// hasName reports whether a description has a name: "last week's poll" does not
// take the place of "the Harbour poll".
func hasName(words []question.Word) bool {
	return slices.ContainsFunc(words, func(w question.Word) bool { return w.Cap && w.Weight > 1 && w.Start > 0 })
}

// takeUp notes what a noun alone behind "the", at a byte of sentence i, stands
// for.
func (t *Text) takeUp(i int, noun question.Word, seen *described, at int) {
	if d, ok := seen.last(noun, i); ok {
		t.note(i, d.words)
		t.note(i, initials(d.words))
	}
	if d, ok := seen.called[noun.Fold]; ok && i-d.sentence <= nearName {
		t.note(i, d.words)
	}
	kind, ok := classes[noun.Fold]
	if !ok {
		return
	}
	if name := t.lastOf(kind, at, i); name >= 0 {
		t.noteName(i, name)
	} else if i-seen.named.sentence <= nearName {
		t.note(i, seen.named.words)
	}
}

// personAt reports whether token i belongs to the name of a person.
func (t *Text) personAt(i int) bool {
	n := t.NamedAt(i)
	return n != nil && n.Kind == onrecord.Person
}

func definite(word string) bool {
	switch strings.ToLower(word) {
	case "the", "this", "that", "these", "those":
		return true
	}
	return false
}

// lastOf returns the last name of a kind that is mentioned before the byte at,
// -1 where none is near.
func (t *Text) lastOf(kind onrecord.NameKind, at, sentence int) int {
	for k := t.MentionAt(at) - 1; k >= 0; k-- {
		m := t.Mentions[k]
		if sentence-t.Tokens[m.First].Sentence > nearName {
			return -1
		}
		if m.Name >= 0 && m.End <= at && t.Names[m.Name].Kind == kind {
			return m.Name
		}
	}
	return -1
}

// noteInitials notes the initials of every longer name, by which a question may
// mean it, and the name where a sentence has its initials: "NRF".
func (t *Text) noteInitials() {
	full := map[string][]question.Word{}
	for i, words := range t.Words {
		for start := 0; start < len(words); start++ {
			if !words[start].Cap || words[start].Weight == 0 {
				continue
			}
			end := start + 1
			for end < len(words) && (words[end].Cap || words[end].Fold == "of" || words[end].Fold == "and" || words[end].Fold == "for") {
				end++
			}
			for _, short := range initials(words[start:end]) {
				t.note(i, []question.Word{short})
				full[short.Stem] = words[start:end]
			}
			start = end
		}
	}
	for i, words := range t.Words {
		for _, w := range words {
			if name, ok := full[w.Stem]; ok && len(w.Text) >= fewestInitials && w.Text == strings.ToUpper(w.Text) {
				t.note(i, name)
			}
		}
	}
}

// fewestInitials is how many letters make initials: two may be anything.
const fewestInitials = 3

// initials returns the first letters of the words with capitals as a word;
// none where they are too few.
func initials(words []question.Word) []question.Word {
	var b strings.Builder
	n := 0
	for _, w := range words {
		if w.Cap && w.Weight > 0 {
			r, _ := utf8.DecodeRuneInString(w.Text)
			b.WriteRune(r)
			n++
		}
	}
	if n < fewestInitials {
		return nil
	}
	return question.Words(b.String())
}

// speaksOf reports whether sentence i has all words of a name of the question,
// one after the other.
func (t *Text) speaksOf(n question.Name, i int) bool {
	words := t.Words[i]
	for at := range len(words) - len(n.Words) + 1 {
		if slices.EqualFunc(n.Words, words[at:at+len(n.Words)], func(a, b question.Word) bool { return a.Fold == b.Fold }) {
			return true
		}
	}
	return false
}
