// Package roles finds what somebody or something is: by a title before the
// name, by an apposition beside it, by a sentence that says so, and by a list
// of what belongs to a group.
//
// In the facts, Who holds the role, What is the role as printed ("mayor of
// Arlen"), Of the body or place that it belongs to. Status tells whether it is
// held, was, or will or may be. Form is set where the article only reports that
// somebody says so: direct between quotation marks, else indirect, with Source.
package roles

import (
	"slices"
	"strings"
	"unicode"

	"onrecord"
	"onrecord/text"
)

// Facts returns the roles of an article, each once, in no order.
func Facts(d *text.Doc) []onrecord.Fact {
	f := finder{Doc: d, seen: map[key]bool{}}
	for k := range d.Mentions {
		m := &d.Mentions[k]
		if m.Name < 0 {
			continue
		}
		f.before(m)
		f.behind(m)
		f.turned(m)
	}
	f.statements()
	f.lists()
	return f.facts
}

// finder collects the roles of one article, each once.
type finder struct {
	*text.Doc
	facts []onrecord.Fact
	seen  map[key]bool
}

type key struct {
	who, what string
	status    onrecord.Status
	negated   bool
}

// add adds the role in tokens first to end-1. at is a token of its sentence.
func (f *finder) add(who onrecord.Mention, first, end int, status onrecord.Status, negated bool) {
	for first < end && (f.HasTag(first, "DT", ",", "IN", "CC") || f.HasTag(first, "CD") && f.HasTag(first+1, "CC") || f.Word(first) == "that") {
		first++
	}
	for end > first && f.HasTag(end-1, ",", ":", "CC", "IN") {
		end--
	}
	if first >= end || f.HasTag(first, "WP$") {
		return // "whose husband Jan Kohl"
	}
	what := onrecord.MentionAt(f.Text, f.TokensSpan(first, end))
	if status == onrecord.Is {
		status = f.statusOf(first, end)
	}
	k := key{who.Label(), strings.ToLower(what.Text), status, negated}
	if f.seen[k] || who.Cover().Overlaps(what.Cover()) {
		return
	}
	f.seen[k] = true
	f.facts = append(f.facts, onrecord.Fact{
		Status: status, Negated: negated, Span: f.SentenceOf(first).Span,
		Who: []onrecord.Mention{who}, What: what, Of: f.of(first, end, who),
	})
}

// before reads the title before a name: "Norland’s trade minister Ada Brown".
func (f *finder) before(m *text.NameMention) {
	n := &f.Names[m.Name]
	p, ok := f.PhraseAt(m.End - 1)
	if !ok || p.First >= m.First || n.Kind != onrecord.Person || m.End < p.End && !f.HasTag(m.End, "POS") || f.HasTag(p.End, "JJ", "NN") {
		return // "Arlen governor" is about no Arlen
	}
	end := f.withoutName(m)
	first, noun := f.compound(p.First), false
	if first < end && (f.HasTag(end-1, "NNS") && end < m.First || f.ofMany(end-1)) {
		return // "voters Mrs. Brown must win", "Senators Ada Brown and"
	}
	for i := first; i < end; i++ {
		if len(f.DatesIn(f.Tokens[i].Span())) > 0 {
			first = i + 1
			continue
		}
		lemma := f.Lemma(i)
		noun = noun || text.RoleNoun(lemma)
	}
	if noun && !f.HasTag(end-1, "POS", ",") && f.introduces(first, end) {
		f.add(f.Mention(m.Span, m.End-1), first, end, onrecord.Is, false)
	}
}

// ofMany reports whether token i is the plural of a role.
func (f *finder) ofMany(i int) bool {
	one, plural := strings.CutSuffix(f.Lower(i), "s")
	return plural && text.RoleNoun(one)
}

// withoutName returns where the title before m ends: before initials and given
// names that the mention left out.
func (f *finder) withoutName(m *text.NameMention) int {
	given := strings.Fields(f.Names[m.Name].Full)
	end := m.First
	for end > 0 && honorific(f.Word(end-1)) {
		end--
	}
	for end > 0 && (slices.Contains(given, f.Word(end-1)) && !text.RoleNoun(f.Lemma(end-1)) || initial(f.Word(end-1))) {
		end--
	}
	return end
}

// honorific reports whether a word is polite and tells nothing.
func honorific(word string) bool {
	switch word {
	case "Mr.", "Mrs.", "Ms.", "Mr", "Mrs", "Ms":
		return true
	}
	return false
}

// initial reports whether a word is one letter with a point: "D."
func initial(word string) bool { return len(word) == 2 && word[1] == '.' }

// compound returns where a title begins whose phrase begins at token i: an
// office is named for what it sees to, in words that are verbs as well.
func (f *finder) compound(i int) int {
	for first := f.SentenceOf(i).First; i > first && office(f.Lower(i-1)); i-- {
	}
	return i
}

// introduces reports whether the title in tokens first to end-1 says what the
// one behind it is. "A President Brown" is only thought of, and each of many
// is a fellow.
func (f *finder) introduces(first, end int) bool {
	const longest = 3 // words of a title in a headline, whose every noun has a capital
	switch f.Lower(first) {
	case "a", "an":
		return false
	}
	return f.Word(end-1) != "fellow" && (end-first <= longest || !f.headline(first))
}

// headline reports whether the sentence of token i is set like a headline:
// all words but short ones have a capital.
func (f *finder) headline(i int) bool {
	const short, least = 3, 6
	s := f.SentenceOf(i)
	words := 0
	for i := s.First; i < s.End; i++ {
		w := f.Word(i)
		if len(w) <= short {
			continue
		}
		if w[0] >= 'a' && w[0] <= 'z' {
			return false
		}
		words++
	}
	return words >= least
}

// behind reads the apposition behind a name: "Ada Brown, the mayor of Arlen,".
func (f *finder) behind(m *text.NameMention) {
	if !f.opensApposition(m.End) || f.Tokens[m.End].Sentence != f.Tokens[m.First].Sentence {
		return
	}
	first := m.End + 1
	if f.HasTag(first, "CD") && f.HasTag(first+1, ",") {
		first += 2 // her age
	}
	if f.HasTag(first, "RB", "RBR") {
		first++ // "formerly the mayor"
	}
	p, ok := f.PhraseAt(first)
	if !ok || p.First != first || !f.HasTag(p.Head, "NN", "NNP") || f.HasTag(first, "PRP", "CD") {
		return
	}
	end := f.roleEnd(first, first)
	person := f.Names[m.Name].Kind == onrecord.Person
	if f.followedByVerb(end) || text.RoleNoun(f.Lemma(p.Head)) != person {
		return
	}
	if !person && (!f.HasTag(first, "DT", "PRP$") || !f.HasTag(p.Head, "NN") || !f.sort(p.Head) || f.opensSentence(m, end) || f.homeOf(m)) {
		return
	}
	if other := f.NamedAt(p.Head); person && other != nil && other.Kind == onrecord.Person && f.HasTag(p.Head, "NNP") && !text.RoleNoun(f.Lower(p.Head)) {
		return // the next of a list
	}
	status := onrecord.Is
	if first > m.End+1 && strings.EqualFold(f.Word(first-1), "formerly") {
		status = onrecord.Was
	}
	f.add(f.Mention(m.Span, m.End-1), first, end, status, false)
}

// homeOf reports whether m only tells where somebody is from: "Ada Brown of
// Arlen, another choice".
func (f *finder) homeOf(m *text.NameMention) bool {
	if m.First < 2 || !f.HasTag(m.First-1, "IN") {
		return false
	}
	n := f.NamedAt(m.First - 2)
	return n != nil && n.Kind == onrecord.Person
}

// opensSentence reports whether m stands in a phrase that opens its sentence,
// and what follows its comma goes on past token end without another: the
// subject, "In the days before the talks in Arlen, a group of judges met".
func (f *finder) opensSentence(m *text.NameMention, end int) bool {
	s := f.SentenceOf(m.First)
	if !f.HasTag(s.First, "IN", "TO") || f.HasTag(end, ",", ":", "-RRB-", ".") {
		return false
	}
	for i := s.First; i < m.First; i++ {
		if f.HasTag(i, "VBD", "VBZ", "VBP", "MD") {
			return false
		}
	}
	return true
}

// sort reports whether the noun at token i can say what a thing is: it is a
// word, and none for how far or how well something goes.
func (f *finder) sort(i int) bool {
	w := f.Lemma(i)
	return w != "" && unicode.IsLetter(rune(w[0])) && !abstract(w)
}

// opensApposition reports whether token i is a comma, or a dash or bracket
// that is closed again soon.
func (f *finder) opensApposition(i int) bool {
	const longest = 24 // tokens
	if f.HasTag(i, ",") {
		return true
	}
	if !f.HasTag(i, ":", "-LRB-") || f.Word(i) == ":" || f.Word(i) == ";" {
		return false
	}
	for j := i + 1; j < min(i+longest, len(f.Tokens)); j++ {
		if f.HasTag(j, "-RRB-") || f.Word(j) == f.Word(i) {
			return true
		}
	}
	return false
}

// followedByVerb reports whether a clause goes on at token i without the
// comma that closes an apposition.
func (f *finder) followedByVerb(i int) bool {
	return f.HasTag(i, "VBD", "VBZ", "VBP", "MD")
}

// roleEnd returns where the role that begins at token first, and goes at least
// up to token from, ends: before the next comma, clause or finite verb.
func (f *finder) roleEnd(first, from int) int {
	const longest = 24 // tokens
	end := f.SentenceOf(first).End
	for i := from; i < min(end, first+longest); i++ {
		switch f.Tokens[i].Tag {
		case ",", ".", ":", "``", "''", "-LRB-", "-RRB-", "WP", "WDT", "WRB", "VBD", "VBZ", "VBP", "MD", "PRP", "TO":
			return i
		case "CC":
			if next := i + 1; next < end && !f.goesOn(next) {
				return i
			}
		case "IN":
			if f.dateAt(i, end) {
				return i
			}
			switch f.Word(i) {
			case "because", "while", "after", "before", "when", "since", "that", "who", "if", "although", "though", "until":
				return i
			}
		case "VBN", "VBG":
			if i > first && f.HasTag(i-1, "NN", "NNP", "NNS") && !f.HasTag(i+1, "NN", "NNS", "NNP") {
				return i
			}
		}
	}
	return max(from, min(end, first+longest))
}

// dateAt reports whether a date begins at token i, or behind a preposition
// there.
func (f *finder) dateAt(i, end int) bool {
	for _, date := range f.DatesIn(f.TokensSpan(i, min(end, i+4))) {
		if date.Start <= f.Tokens[min(i+1, end-1)].Start {
			return true
		}
	}
	return false
}

// goesOn reports whether what stands at token i, behind "and", is one more
// part of a role: a noun phrase with no verb behind it.
func (f *finder) goesOn(i int) bool {
	p, ok := f.PhraseAt(i)
	return ok && (p.First == i || p.Head > i) && !f.HasTag(p.Head, "PRP") && !f.HasTag(p.End, "VBD", "VBZ", "VBP", "MD", "RB")
}

// turned reads an apposition that the name stands behind: "The mayor of Arlen,
// Ada Brown, said".
func (f *finder) turned(m *text.NameMention) {
	if m.First < 2 || !f.HasTag(m.First-1, ",") || f.Tokens[m.First-2].Sentence != f.Tokens[m.First].Sentence {
		return
	}
	if f.Names[m.Name].Kind != onrecord.Person || !f.HasTag(m.End, ",", ".", "''", "-RRB-", ":") {
		return
	}
	p, ok := f.PhraseAt(m.First - 2)
	for ok && p.First > 1 && f.HasTag(p.First-1, "IN") && f.Word(p.First-1) != "that" {
		q, more := f.PhraseAt(p.First - 2)
		if !more || f.Tokens[q.First].Sentence != f.Tokens[m.First].Sentence {
			break
		}
		p = q
	}
	if !ok || !text.RoleNoun(f.Lemma(p.Head)) || f.HasTag(p.Head, "NNS", "NNPS") || namedPerson(f.Doc, p) {
		return
	}
	if f.HasTag(p.First, "DT", "PRP$", "NNP") || p.First == f.SentenceOf(p.First).First {
		f.add(f.Mention(m.Span, m.End-1), p.First, m.First-1, onrecord.Is, false)
	}
}

// namedPerson reports whether the head of p is a person's name.
func namedPerson(d *text.Doc, p text.Phrase) bool {
	k := d.MentionAt(d.Tokens[p.Head].Start)
	return k < len(d.Mentions) && d.Mentions[k].First <= p.Head && d.Mentions[k].Name >= 0 &&
		d.Names[d.Mentions[k].Name].Kind == onrecord.Person
}
