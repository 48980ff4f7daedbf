package evidence

import (
	"strings"

	"onrecord/question"
)

// This file finds the other names of somebody: "Ivo Toll, known online as “Saltwind”".

// alias is how an article gives somebody or something another name; the group is that
// name.
var alias = spaced(`\b(?:known(?: [\p{Ll}]+){0,2}? (?:as|by)|nicknamed|dubbed|a\.k\.a\.|aka|alias|calls? (?:him|her|it)self|called (?:him|her|it)self|go(?:es|ing) by)(?: the| (?:nick)?name)?[\s\p{Z}]+["“”'‘’]*(\p{Lu}[\p{L}\p{N}.-]*\p{L}(?:[\s\p{Z}]\p{Lu}[\p{L}\p{N}.-]*\p{L}){0,3})`)

// aliasWords are parts of words of which one stands wherever alias finds something.
var aliasWords = []string{"known", "nicknamed", "dubbed", "a.k.a.", "aka", "alias", "self", "by"}

// aliasReach is how many bytes before it the one stands who has another name.
const aliasReach = 60

// noteAliases notes for each sentence that names somebody the other names that the
// article gives them, and for each that has such a name the one who has it.
func (t *Text) noteAliases() {
	for i := range t.Sentences {
		said := t.Say(i)
		if !containsAny(said, aliasWords) {
			continue
		}
		for _, m := range alias.FindAllStringSubmatchIndex(said, -1) {
			base := t.Sentences[i].Span.Start
			if name := t.namedBefore(i, base+m[0]); name >= 0 {
				t.alsoCalled(name, t.split(said[m[2]:m[3]]))
			}
		}
	}
}

// namedBefore returns the last name of sentence i that ends shortly before a byte; -1
// where none does.
func (t *Text) namedBefore(i, at int) int {
	name := -1
	for _, m := range t.MentionsIn(t.Sentences[i].Span) {
		if m.Name >= 0 && m.Span.End <= at && at-m.Span.End <= aliasReach {
			name = m.Name
		}
	}
	return name
}

// alsoCalled notes that a name and other words are of the same.
func (t *Text) alsoCalled(name int, other []question.Word) {
	full := t.fullName(name)
	if len(full) == 0 || len(other) == 0 {
		return
	}
	if t.aliases == nil {
		t.aliases = map[string][]question.Word{}
	}
	t.aliases[t.Names[name].Full] = append(t.aliases[t.Names[name].Full], other...)
	for i := range t.Sentences {
		if t.mentions(name, i) || inWords(t.Words[i], full[len(full)-1]) {
			t.note(i, other)
		}
		if inWords(t.Words[i], other[len(other)-1]) {
			t.note(i, full)
		}
	}
}

// goesBy reports whether a word belongs to a name, given in full, or to another name
// of the same.
func (t *Text) goesBy(full string, w question.Word) bool {
	return inWords(t.split(full), w) || inWords(t.aliases[full], w)
}

// aliased reports whether two words belong to names of the same.
func (t *Text) aliased(a, b question.Word) bool {
	for full, other := range t.aliases {
		if words := t.split(full); inWords(words, a) && inWords(other, b) || inWords(words, b) && inWords(other, a) {
			return true
		}
	}
	return false
}

// mentions reports whether sentence i has a name, or a pronoun for it.
func (t *Text) mentions(name, i int) bool {
	for _, m := range t.MentionsIn(t.Sentences[i].Span) {
		if m.Name == name {
			return true
		}
	}
	for tok := t.Sentences[i].First; tok < t.Sentences[i].End; tok++ {
		if t.HasTag(tok, "PRP", "PRP$") && t.Antecedent(tok) == name {
			return true
		}
	}
	return false
}

func containsAny(s string, parts []string) bool {
	for _, p := range parts {
		if strings.Contains(s, p) {
			return true
		}
	}
	return false
}
