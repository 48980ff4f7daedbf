package evidence

import (
	"cmp"
	"slices"
	"strings"

	"onrecord"
	"onrecord/question"
	"onrecord/text"
)

// Speaker is who a sentence gives to understand said its words, where no
// quote was read from it: a name, and how it was found.
type Speaker struct {
	Name    string
	At      onrecord.Span // where the article gives the name
	Pronoun bool          // the sentence says "he"; the name stands elsewhere
	verb    int           // where the verb of speech stands
	apposed string        // where Name is empty: who stands between subject and verb
}

// HolderOf returns the full name of the one person who, as the article says,
// holds a title: "Jens Stoltenberg" for "the Secretary General". It is empty
// where title is more than a title, or where nobody or more than one holds it.
func (t *Text) HolderOf(title string) string {
	words := t.split(title)
	for _, w := range words {
		if !question.IsTitle(w.Text) {
			return ""
		}
	}
	found := ""
	for _, n := range t.Names {
		if n.Kind != onrecord.Person || n.Last == "" || question.IsTitle(n.Last) {
			continue
		}
		for _, r := range n.Roles {
			if !holdsAll(t.split(t.In(r.Span)), words) || n.Full == found {
				continue
			}
			if found != "" {
				return ""
			}
			found = n.Full
		}
	}
	return found
}

// holdsAll reports whether a role has every word of a title but articles.
func holdsAll(role, title []question.Word) bool {
	n := 0
	for _, w := range title {
		if w.Weight == 0 {
			continue
		}
		if !inWords(role, w) {
			return false
		}
		n++
	}
	return n > 0
}

// SpeakerOf returns who says the words at the byte at, in sentence i: the
// subject of a verb of speech in it, else the person named nearest before
// them. The zero Speaker: nobody is.
func (t *Text) SpeakerOf(i, at int) Speaker {
	if i >= len(t.Sentences) {
		return Speaker{}
	}
	s := t.Sentences[i]
	var found Speaker
	for _, sp := range t.speakers(i) {
		sp.Name = cmp.Or(sp.Name, sp.apposed)
		if t.IsQuoted(sp.verb) && t.IsQuoted(at) {
			continue // "“Toll said so,” Brand said"
		}
		if sp.Name != "" && (found.Name == "" || sp.verb < at) {
			found = sp
		}
	}
	if found.Name != "" || !t.hasMarks(i) {
		return found
	}
	for _, m := range t.MentionsIn(s.Span) {
		if m.Name >= 0 && t.Names[m.Name].Kind == onrecord.Person && !t.IsQuoted(m.Start) && (found.Name == "" || m.Span.End <= at) {
			found = Speaker{Name: t.Names[m.Name].Full, At: t.Names[m.Name].At}
		}
	}
	return found
}

// TellerOf returns who has the last verb of speech before the byte at in sentence
// i as its subject; the zero Speaker where nobody named has.
func (t *Text) TellerOf(i, at int) Speaker {
	var found Speaker
	if i >= len(t.Sentences) {
		return found
	}
	for _, sp := range t.speakers(i) {
		if sp.Name != "" && sp.verb < at && at-sp.verb <= besideTeller {
			found = sp
		}
	}
	if found.Name == "" {
		found = t.tellingBeside(i, at)
	}
	return found
}

// tellingBeside returns who does the last thing before the byte at in sentence i
// that a form like "saying" is said beside: "Toll went aboard, saying that ...".
func (t *Text) tellingBeside(i, at int) Speaker {
	var does, tells Speaker
	for tok := t.Sentences[i].First; tok < t.Sentences[i].End && t.Tokens[tok].Start < at; tok++ {
		v, ok := t.VerbAt(tok)
		switch {
		case !ok || v.Main != tok:
		case t.Finite(v):
			if sp, ok := t.subject(v); ok && sp.Name != "" {
				does = sp
			}
		case t.HasTag(tok, "VBG") && tok > t.Sentences[i].First && t.Word(tok-1) == "," && question.IsSpeech(t.word(i, tok)) && at-t.Tokens[tok].Start <= besideTeller:
			tells = does
		}
	}
	return tells
}

// Speaks reports whether a verb of speech in sentence i, outside its quotation
// marks, has a subject of its own.
func (t *Text) Speaks(i int) bool {
	return i < len(t.Sentences) && slices.ContainsFunc(t.speakers(i), func(sp Speaker) bool { return !t.IsQuoted(sp.verb) })
}

// besideTeller is how many bytes behind its verb what is told begins.
const besideTeller = 60

// OtherBefore returns who is named nearest before the byte at, in its sentence or
// the two before, and can be meant by a pronoun in place of somebody with a name; the
// zero Speaker where nobody is.
func (t *Text) OtherBefore(at int, name, pronoun string) Speaker {
	i := t.SentenceAt(at)
	gender := text.GenderOf(pronoun)
	for k := t.MentionAt(at) - 1; k >= 0; k-- {
		m := t.Mentions[k]
		if i-t.Tokens[m.First].Sentence > nearOther {
			break
		}
		if m.Name < 0 || m.End > at || t.Names[m.Name].Kind != onrecord.Person || namesPerson(t.Names[m.Name].Full, name) {
			continue
		}
		if g := t.Names[m.Name].Gender; g == gender || g == text.AnyGender || gender == text.AnyGender {
			return Speaker{Name: t.Names[m.Name].Full, At: t.Names[m.Name].At, Pronoun: true}
		}
	}
	return Speaker{}
}

// nearOther is how many sentences back such a one is looked for.
const nearOther = 2

// SameLast reports whether two full names share their last word.
func SameLast(a, b string) bool { return namesPerson(a, b) }

// reporters returns the speakers of sentence i who do speak: not those who might, or
// are to, or do something else by it: "he draws them by appealing to the young".
func (t *Text) reporters(i int) []Speaker {
	return slices.DeleteFunc(t.speakers(i), func(sp Speaker) bool {
		v, ok := t.VerbAt(t.TokenAt(sp.verb))
		return ok && (v.Modal >= 0 || v.Infinitive || t.HasTag(v.Main, "VBG") && v.First > 0 && t.HasTag(v.First-1, "IN"))
	})
}

// speakers returns whom the verbs of speech in sentence i have as subjects,
// in order; the name is empty where nobody known is meant.
func (t *Text) speakers(i int) []Speaker {
	var out []Speaker
	s := t.Sentences[i]
	for tok := s.First; tok < s.End; tok++ {
		v, ok := t.VerbAt(tok)
		if !ok || !question.IsSpeech(t.word(i, tok)) {
			continue
		}
		sp, ok := t.behind(i, v)
		if !ok {
			sp, ok = t.subject(v)
		}
		if ok {
			sp.verb = t.Tokens[tok].Start
			out = append(out, sp)
		}
	}
	return out
}

// behind returns the name right behind a verb of speech that closes a quotation:
// "“We sail,” said Ada Brand".
func (t *Text) behind(i int, v text.Verb) (sp Speaker, ok bool) {
	before := strings.TrimRight(t.Text[t.Sentences[i].Span.Start:t.Tokens[v.First].Start], " \u00a0")
	if v.Passive || !strings.HasSuffix(before, ",\"") && !strings.HasSuffix(before, "”") && !strings.HasSuffix(before, ",''") {
		return sp, false
	}
	names := t.MentionsIn(onrecord.Span{Start: t.Tokens[v.Main].End, End: t.Sentences[i].Span.End})
	if len(names) == 0 || names[0].Name < 0 || names[0].TitleFirst() != v.End {
		return sp, false
	}
	n := t.Names[names[0].Name]
	return Speaker{Name: n.Full, At: n.At}, true
}

// subject returns whom the subject of a verb names or stands for; ok is false
// where the verb has no subject that can be told.
func (t *Text) subject(v text.Verb) (sp Speaker, ok bool) {
	p, ok := t.Subject(v)
	if v.Passive || !t.Finite(v) && t.HasTag(v.Main, "VBN") {
		p, ok = t.agent(v) // "a letter written by Toll"
	}
	if !ok {
		return sp, false
	}
	if t.Tokens[p.Head].Tag == "PRP" || t.Tokens[p.Head].Tag == "WP" {
		sp.Pronoun = true
	}
	if n := t.Antecedent(p.Head); n >= 0 {
		return Speaker{Name: t.Names[n].Full, At: t.Names[n].At, Pronoun: true}, true
	}
	for _, m := range t.MentionsIn(t.PhraseSpan(p)) {
		if m.Name >= 0 && t.Names[m.Name].Kind != onrecord.Place {
			return Speaker{Name: t.Names[m.Name].Full, At: t.Names[m.Name].At}, true
		}
	}
	if !sp.Pronoun {
		sp.apposed = t.apposed(p.End, v.First)
	}
	return sp, true
}

// apposed returns the person named behind a comma between two tokens, as the
// one of whom a phrase before speaks: "a pilot from Harwick, Ivo Sand, said".
func (t *Text) apposed(from, to int) string {
	if from >= to {
		return ""
	}
	for _, m := range t.MentionsIn(t.TokensSpan(from, to)) {
		if m.Name >= 0 && t.Names[m.Name].Kind == onrecord.Person && m.TitleFirst() > from && t.Word(m.TitleFirst()-1) == "," {
			return t.Names[m.Name].Full
		}
	}
	return ""
}

// hasMarks reports whether sentence i has words in quotation marks.
func (t *Text) hasMarks(i int) bool {
	return strings.ContainsAny(t.Say(i), "\"“”") || strings.Contains(t.Say(i), "''")
}

// MentionsIn returns the mentions of names inside s.
func (t *Text) MentionsIn(s onrecord.Span) []text.NameMention {
	var out []text.NameMention
	for _, m := range t.Mentions[t.MentionAt(s.Start):] {
		if m.Start >= s.End {
			break
		}
		if s.Holds(m.Span) {
			out = append(out, m)
		}
	}
	return out
}

// word returns token tok of sentence i as it is compared.
func (t *Text) word(i, tok int) question.Word {
	at := t.Tokens[tok].Start - t.Sentences[i].Span.Start
	for _, w := range t.Words[i] {
		if w.Start <= at && at < w.End {
			return w
		}
	}
	return question.Word{}
}
