package roles

import (
	"strings"

	"onrecord"
	"onrecord/text"
)

// Roles that a sentence states, and those that a list implies.

// statements reads "Ada Brown is the mayor of Arlen", "She became a judge",
// "Norland is a member of the union".
func (f *finder) statements() {
	for i := range f.Tokens {
		if !f.Tokens[i].Tag.Verb() || !linking(f.Lemma(i)) {
			continue
		}
		if v, ok := f.VerbAt(i); ok {
			f.statement(v)
		}
	}
}

// linking lists the verbs that tie somebody to a role.
func linking(verb string) bool {
	switch verb {
	case "be", "become", "remain", "serve", "work", "name", "appoint", "elect", "nominate", "belong":
		return true
	}
	return false
}

func (f *finder) statement(v text.Verb) {
	first, ok := f.predicate(v)
	if !ok || f.asked(v) || f.unreal(v) {
		return
	}
	if f.Word(first) == "no" && first+1 < len(f.Tokens) && f.Word(first+1) == "longer" {
		first, v.Negated = first+2, true
	}
	if f.Lemma(v.Main) == "belong" {
		if subject, ok := f.Subject(v); ok && subject.Head < v.Main && f.named(subject) {
			f.add(f.PhraseMention(subject), v.Main, f.roleEnd(first, first), f.tense(v), v.Negated)
		}
		return
	}
	p, ok := f.PhraseAt(min(first, len(f.Tokens)-1))
	if !ok || p.First != first || f.HasTag(p.Head, "PRP", "EX", "WP") {
		return
	}
	subject, ok := f.Subject(v)
	if !ok || subject.Head >= v.Main {
		return
	}
	subject = f.whoIs(v, subject)
	if named := f.NamedAt(subject.Head); !f.named(subject) || !f.saysRole(p, named != nil && named.Kind == onrecord.Person) {
		return
	}
	before := len(f.facts)
	f.add(f.PhraseMention(subject), first, f.roleEnd(first, p.End), f.tense(v), v.Negated)
	if len(f.facts) > before {
		f.facts[before].Form, f.facts[before].Source = f.claimed(v, subject)
	}
}

// whoIs returns the name right before a "who" that opens the clause of v, and
// the subject itself where none stands there.
func (f *finder) whoIs(v text.Verb, subject text.Phrase) text.Phrase {
	i := v.First - 1
	if i < 2 || !f.HasTag(i, "WP") {
		return subject
	}
	if i--; f.HasTag(i, ",") {
		i--
	}
	if p, ok := f.PhraseAt(i); ok && p.End == i+1 && namedPerson(f.Doc, p) {
		return p
	}
	return subject
}

// unreal reports whether v is a participle that only names a state: "barred
// from becoming mayor", "thoughts of being a judge". "Before becoming mayor"
// tells of what was.
func (f *finder) unreal(v text.Verb) bool {
	if !f.HasTag(v.Main, "VBG") || f.Finite(v) || v.First == 0 {
		return false
	}
	switch f.Lower(v.First - 1) {
	case "before", "after", "since", "until":
		return f.Lemma(v.Main) == "be"
	}
	return f.HasTag(v.First-1, "IN", "TO", "VBD", "VBZ", "VBP", "VB") || f.Lemma(v.Main) == "be"
}

// claimed says whether the statement of v is the article's own, which has no
// Form, or that of somebody who is quoted or retold.
func (f *finder) claimed(v text.Verb, subject text.Phrase) (onrecord.Form, onrecord.Mention) {
	if f.IsQuoted(f.Tokens[v.Main].Start) {
		return onrecord.Direct, onrecord.Mention{}
	}
	if who := f.claimant(subject); !who.Zero() && !f.HasTag(v.First-1, "WP") {
		return onrecord.Indirect, who
	}
	return "", onrecord.Mention{}
}

// claimant returns who says so, where the subject of a statement stands behind
// a verb of speech: "Hale said Brown was the founder". A role that somebody
// claims is not one that the article gives.
func (f *finder) claimant(subject text.Phrase) onrecord.Mention {
	i := subject.First - 1
	if i > 0 && f.Word(i) == "that" {
		i--
	}
	if i <= f.SentenceOf(subject.First).First || !f.HasTag(i, "VBD", "VBZ", "VBP") || !claims(f.Lemma(i)) {
		return onrecord.Mention{}
	}
	v, ok := f.VerbAt(i)
	if !ok {
		return onrecord.Mention{}
	}
	who, ok := f.Subject(v)
	if !ok || who.Head >= i {
		return onrecord.Mention{}
	}
	return f.PhraseMention(who)
}

// claims lists verbs of saying and thinking.
func claims(verb string) bool {
	switch verb {
	case "say", "claim", "argue", "insist", "suggest", "believe", "think", "allege", "assert", "declare", "tweet", "write", "state",
		"maintain", "contend", "charge", "complain", "feel", "hope", "fear":
		return true
	}
	return false
}

// named reports whether the head of p is a name, or a pronoun for one.
func (f *finder) named(p text.Phrase) bool {
	return f.NamedAt(p.Head) != nil || len(f.PlacesIn(f.Tokens[p.Head].Span())) > 0
}

// predicate returns the token at which the role begins that v ties to its
// subject.
func (f *finder) predicate(v text.Verb) (first int, ok bool) {
	i := v.End
	for f.HasTag(i, "RB", "RBR") {
		i++
	}
	end := f.SentenceOf(v.Main).End
	switch f.Lemma(v.Main) {
	case "be", "become", "remain":
	case "serve", "work":
		if i >= end || f.Word(i) != "as" {
			return 0, false
		}
		i++
	case "belong":
		if i >= end || f.Word(i) != "to" {
			return 0, false
		}
		return i + 1, i+1 < end
	default: // "was named chairman", "was elected as mayor"
		if !v.Passive {
			return 0, false
		}
		if i < end && (f.Word(i) == "as" || f.Word(i) == "to") {
			i++
		}
	}
	return i, i < end
}

// saysRole reports whether the phrase says what somebody, or something, is.
// Of a person it must be a role; of anything else any sort will do, so long as
// it is one of a kind or the one.
func (f *finder) saysRole(p text.Phrase, person bool) bool {
	head := f.Lemma(p.Head)
	if f.compares(p) {
		return false
	}
	if text.RoleNoun(head) || belonging(head) {
		return f.HasTag(p.Head, "NN", "NNP", "CD") || f.oneOf(p)
	}
	if person {
		return f.oneOf(p)
	}
	return f.oneOf(p) || f.HasTag(p.Head, "NN") && f.HasTag(p.First, "DT") && f.sort(p.Head)
}

// compares reports whether p only weighs somebody against others: "a better
// father", "such a judge". That is an opinion.
func (f *finder) compares(p text.Phrase) bool {
	for i := p.First; i < p.Head; i++ {
		if f.HasTag(i, "JJR", "RBR") || strings.EqualFold(f.Word(i), "such") {
			return true
		}
	}
	return p.First > 0 && strings.EqualFold(f.Word(p.First-1), "such")
}

// oneOf reports whether p is "one" of "one of the countries", and not of "one
// of his top priorities", which is nobody's role.
func (f *finder) oneOf(p text.Phrase) bool {
	if !strings.EqualFold(f.Word(p.Head), "one") || p.End+1 >= len(f.Tokens) || f.Word(p.End) != "of" {
		return false
	}
	of, ok := f.PhraseAt(p.End + 1)
	return !ok || !abstract(singular(f.Lemma(of.Head)))
}

// singular returns a noun without the ending of the plural.
func singular(noun string) string {
	if stem, ok := strings.CutSuffix(noun, "ies"); ok {
		return stem + "y"
	}
	return strings.TrimSuffix(noun, "s")
}

// belonging lists nouns that tie somebody to a group or a place.
func belonging(noun string) bool {
	switch noun {
	case "member", "native", "citizen", "resident", "graduate", "founder", "co-founder", "part", "ally", "neighbour", "neighbor", "capital",
		"signatory", "subsidiary", "successor", "predecessor", "wife", "husband", "son", "daughter", "brother", "sister", "father", "mother",
		"muslim", "christian", "catholic", "jew", "national", "head", "chief":
		return true
	}
	return false
}

// abstract lists nouns that say how something goes, not what it is.
func abstract(noun string) bool {
	switch noun {
	case "problem", "reason", "issue", "matter", "result", "way", "thing", "lot", "bit", "case", "time", "day", "place", "sign", "threat",
		"mistake", "success", "failure", "victory", "shame", "disaster", "question", "answer", "idea", "fact", "example", "chance", "mess", "priority",
		"goal", "point", "moment", "start", "end", "first", "step", "cause", "target", "danger", "kind", "sort", "deal", "factor", "surprise",
		"visit", "win", "loss", "concern", "phenomenon", "drive", "walk", "ride", "flight", "mile", "minute", "hour", "year", "month", "week",
		"number", "majority", "increase", "decline", "reminder", "hit", "opportunity", "challenge", "test", "effort", "attempt", "need", "move":
		return true
	}
	return false
}

// tense says whether the statement of v holds, held or may come to hold.
func (f *finder) tense(v text.Verb) onrecord.Status {
	lemma := f.Lemma(v.Main)
	switch {
	case v.Modal >= 0:
		if w := f.Lemma(v.Modal); w == "will" || w == "shall" {
			return onrecord.WillBe
		}
		return onrecord.May
	case v.Infinitive:
		return onrecord.May
	case v.Perfect && v.Past:
		return onrecord.Was
	case lemma == "be" || lemma == "serve" || lemma == "work" || lemma == "belong" || lemma == "remain":
		if v.Past && !v.Perfect {
			return onrecord.Was
		}
	}
	return onrecord.Is
}

// asked reports whether the statement of v is a question or a condition.
func (f *finder) asked(v text.Verb) bool {
	s := f.SentenceOf(v.Main)
	for i := s.End - 1; i > v.Main && i > s.End-4; i-- {
		if strings.HasPrefix(f.Word(i), "?") {
			return true
		}
	}
	for i := v.First - 1; i >= max(s.First, v.First-8); i-- {
		switch f.Lower(i) {
		case "if", "whether", "unless":
			return true
		case ",", "that":
			return false
		}
	}
	return false
}

// lists reads "members of the union, including Norland and Sudland", "the
// river towns — Aller, Weser — and".
func (f *finder) lists() {
	for _, p := range f.Phrases {
		if !f.HasTag(p.Head, "NNS") {
			continue
		}
		whole := f.WholePhrase(p)
		noun := f.Lemma(p.Head)
		if !text.RoleNoun(noun) && !belonging(noun) && !sortOfPlace(noun) {
			continue
		}
		if i, ok := f.listStart(whole.End); ok {
			f.list(whole, i, f.telling(p, whole))
		}
	}
}

// telling reports whether a group is told from all of its sort: by a
// complement, or by a word that is more than "other" or "large". To be one of
// the "countries" is no news.
func (f *finder) telling(p, whole text.Phrase) bool {
	if whole.End > p.End {
		return true
	}
	for i := p.First; i < p.Head; i++ {
		if f.HasTag(i, "NN", "NNP", "NNPS", "NNS", "JJ", "VBN", "VBG", "PRP$") && !vague(f.Lemma(i)) {
			return true
		}
	}
	return false
}

// vague lists words that tell a group from no other.
func vague(word string) bool {
	switch word {
	case "other", "large", "big", "small", "select", "many", "several", "some", "certain", "major", "key", "few", "various", "different",
		"important", "top", "own", "same", "more", "entire", "numerous":
		return true
	}
	return false
}

// sortOfPlace lists nouns for places and bodies that lists are made of.
func sortOfPlace(noun string) bool {
	switch noun {
	case "country", "nation", "state", "city", "town", "province", "region", "company", "bank", "party", "group", "organisation",
		"organization", "agency", "village", "island", "republic", "power", "firm", "university":
		return true
	}
	return false
}

// listStart returns where the members of a group are listed whose phrase ends
// at token i.
func (f *finder) listStart(i int) (int, bool) {
	if f.HasTag(i, ",") {
		i++
	}
	if i+1 >= len(f.Tokens) {
		return 0, false
	}
	switch f.Word(i) {
	case "including", "like", "—", "–", "--":
		return i + 1, true
	case "such":
		return i + 2, f.Word(i+1) == "as"
	}
	return 0, false
}

// list adds each name of the list at token i as one of the group. One that is
// not telling says something only of people: "economists like Ada Brown".
func (f *finder) list(group text.Phrase, i int, telling bool) {
	end := f.SentenceOf(group.First).End
	for i < end {
		if f.HasTag(i, ",", "CC") {
			i++
			continue
		}
		p, ok := f.PhraseAt(i)
		if !ok || p.First < i || p.End > end {
			return
		}
		k := f.MentionAt(f.Tokens[p.First].Start)
		last := -1
		for ; k < len(f.Mentions) && f.Mentions[k].End <= p.End; k++ {
			if m := f.Mentions[k]; m.Name >= 0 && m.End == p.Head+1 {
				last = k
				if telling || f.Names[m.Name].Kind == onrecord.Person {
					f.add(f.Mention(m.Span, m.End-1), group.First, group.End, onrecord.Is, false)
				}
			}
		}
		if last < 0 {
			return
		}
		i = p.End
	}
}
