package roles

import (
	"strings"

	"onrecord"
	"onrecord/text"
)

// What the words of a role tell: whether it is still held, and of what it is.

// statusOf reads "former", "elect" and the like out of a role.
func (f *finder) statusOf(first, end int) onrecord.Status {
	for i := first; i < end; i++ {
		switch w := f.Lower(i); {
		case w == "of" || w == "for" || w == "at" || w == "in":
			return onrecord.Is
		case past(w):
			return onrecord.Was
		case coming(w):
			return onrecord.WillBe
		}
	}
	return onrecord.Is
}

// past reports whether a word of a role says that it is over.
func past(word string) bool {
	switch word {
	case "former", "ex", "then", "late", "onetime", "erstwhile", "ousted", "deposed":
		return true
	}
	return strings.HasPrefix(word, "ex-") || strings.HasPrefix(word, "then-")
}

// coming reports whether a word of a role says that it is still to begin.
func coming(word string) bool {
	switch word {
	case "incoming", "designate", "elect", "future":
		return true
	}
	return strings.HasSuffix(word, "-elect") || strings.HasSuffix(word, "-designate")
}

// of returns the body or place that a role belongs to: the first one named in
// it, else somebody named in it, else what stands behind "of".
func (f *finder) of(first, end int, who onrecord.Mention) onrecord.Mention {
	span := f.TokensSpan(first, end)
	var person onrecord.Mention
	for k := f.MentionAt(span.Start); k < len(f.Mentions) && span.Holds(f.Mentions[k].Span); k++ {
		m := f.Mentions[k]
		if m.Name < 0 || f.Names[m.Name].Full == who.Name {
			continue
		}
		found := f.Mention(m.Span, m.End-1)
		if f.HasTag(m.First, "JJ") && len(f.PlacesIn(m.Span)) == 0 {
			continue // "Western"
		}
		if f.Names[m.Name].Kind != onrecord.Person && !text.RoleNoun(f.Lemma(m.End-1)) {
			return found
		}
		person = found
	}
	for _, p := range f.PlacesIn(span) {
		m := onrecord.MentionAt(f.Text, p.Span)
		m.Name = p.Place.Name
		return m
	}
	if f.HasTag(first, "PRP$") {
		return f.Mention(f.Tokens[first].Span(), first)
	}
	if !person.Zero() && !text.RoleNoun(strings.ToLower(person.Text)) {
		return person
	}
	for i := first; i < end; i++ {
		if acronym(f.Word(i)) {
			return onrecord.MentionAt(f.Text, f.Tokens[i].Span())
		}
	}
	return f.behindOf(first, end)
}

// behindOf returns what stands behind the first "of" of a role: "the club" of
// "one of the founders of the club", "the fleet".
func (f *finder) behindOf(first, end int) onrecord.Mention {
	for i := first + 1; i+1 < end; i++ {
		if f.Word(i) != "of" || strings.EqualFold(f.Word(i-1), "one") {
			continue
		}
		if p, ok := f.PhraseAt(i + 1); ok && p.End <= end && !f.HasTag(p.First, "CD") {
			whole := f.WholePhrase(p)
			return onrecord.MentionAt(f.Text, f.TokensSpan(p.First, min(end, whole.End)))
		}
	}
	return onrecord.Mention{}
}

// acronym reports whether a word of a role is the short name of a body.
func acronym(word string) bool {
	switch word {
	case "CEO", "CFO", "COO", "VP", "MP", "MEP", "PM", "TV", "II", "III", "IV", "PR", "IT", "US":
		return false
	}
	for i := range len(word) {
		if word[i] < 'A' || word[i] > 'Z' {
			return false
		}
	}
	return len(word) > 1
}

// office lists what offices and shows are named for, where the word before a
// title is easily read as a verb or left out of its phrase.
func office(word string) bool {
	switch word {
	case "defense", "defence", "state", "trade", "labor", "labour", "health", "justice", "energy", "finance", "transport",
		"press", "vice", "talk", "radio", "television", "budget", "police", "fire", "interior", "commerce":
		return true
	}
	return false
}
