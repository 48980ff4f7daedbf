package evidence

import (
	"slices"
	"strings"

	"onrecord"
	"onrecord/question"
	"onrecord/text"
)

// said answers what somebody said, from a sentence that reports it without
// being read as a quote: it names the person, or takes them up with a
// pronoun, has a verb of speech, and speaks of the topic.
func (t *Text) said(q question.Question, f Finding) Finding {
	i := f.Sentence
	topic := q.Topic
	if AsksName(q) {
		if name := t.calledBy(q, i); !name.Empty() {
			f.Cover = t.Cover(topic.Words, i)
			f.Score = f.Cover.Here + f.Cover.All
			return f.yes(1, name)
		}
	}
	if words := t.inscribed(q, i); !words.Empty() {
		f.Cover = t.Cover(q.Need, i)
		f.Score = f.Cover.Here + f.Cover.All
		return f.yes(1, words)
	}
	if !t.speakerIs(q, i) && !t.writes(q.Person, i) || t.namesake(q.Person, i) {
		return f.no(NoName)
	}
	for _, sp := range t.speakers(i) {
		if !namesPerson(sp.Name, q.Person) && slices.ContainsFunc(topic.Words, func(w question.Word) bool { return isName(w) && inWords(t.split(sp.Name), w) }) {
			return f.no(NoName) // the topic speaks here, about somebody else
		}
	}
	h := t.Hear(topic, Speech{First: i, End: i + 1, From: i, To: i + 1, Words: []onrecord.Span{t.Sentences[i].Span}, Retold: true}, q.Person)
	f.Score, f.Cover.Here = h.About, h.Own
	if len(topic.Words) > 0 && (!h.SpeaksOf() || max(h.Own, t.Cover(topic.Words, i).Here) < fewestOwn) {
		return f.no(NoDeed)
	}
	for _, m := range inMarks.FindAllStringIndex(t.Say(i), -1) {
		s := onrecord.Span{Start: t.Sentences[i].Span.Start + m[0], End: t.Sentences[i].Span.Start + m[1]}
		return f.yes(0.3, s)
	}
	return f.yes(0, onrecord.Span{})
}

// fewestOwn is how much of the topic a sentence itself says, or takes up, at least
// that was not read as a quote: what stands around it may not be what is reported.
const fewestOwn = 0.3

// speakerIs reports whether sentence i can be the speech of the person asked
// about: they are the subject of a verb of speech, by name or by a pronoun.
func (t *Text) speakerIs(q question.Question, i int) bool {
	name := lastName(q.Person)
	if name.Fold == "" {
		return false
	}
	is := func(w question.Word) bool {
		return w.Fold == name.Fold || name.Country() && w.Stem == name.Stem
	}
	he := false
	for _, sp := range t.reporters(i) {
		switch {
		case slices.ContainsFunc(t.split(sp.Name), is):
			return true
		case !sp.Pronoun || sp.Name != "":
			return false // somebody else speaks
		}
		he = true
	}
	return he && t.saysHe(i) && (t.heAfter(i, is) || t.Topic(name) && t.namesNobody(i) && t.fits(i, is))
}

// namesPerson reports whether a full name has the last name of a person.
func namesPerson(full, person string) bool {
	name := lastName(person)
	return slices.ContainsFunc(question.Words(full), func(w question.Word) bool { return w.Fold == name.Fold })
}

// namesake reports whether the last name of a person stands in sentence i, or
// else in the one before, for somebody with another given name.
func (t *Text) namesake(person string, i int) bool {
	asked := givenNames(person)
	name := lastName(person)
	if len(asked) == 0 {
		return false
	}
	for j := i; j >= max(0, i-1); j-- {
		for _, m := range t.MentionsIn(t.Sentences[j].Span) {
			if m.Name < 0 || t.Names[m.Name].Kind != onrecord.Person || !namesPerson(t.Names[m.Name].Full, name.Text) {
				continue
			}
			given := givenNames(t.Names[m.Name].Full)
			return len(given) > 0 && !slices.ContainsFunc(asked, func(a question.Word) bool {
				return slices.ContainsFunc(given, func(g question.Word) bool { return sameGiven(a.Fold, g.Fold) })
			})
		}
	}
	return false
}

// givenNames returns the words of a name before its last one, without titles.
func givenNames(name string) []question.Word {
	last := lastName(name)
	var out []question.Word
	for _, w := range question.Words(name) {
		if w.Start >= last.Start {
			break
		}
		if w.Cap && !question.IsTitle(w.Text) {
			out = append(out, w)
		}
	}
	return out
}

// sameGiven reports whether two given names may be one: "J." and "Jens", "Pete"
// and "Peter", "Bill" and "William".
func sameGiven(a, b string) bool {
	return strings.HasPrefix(a, b) || strings.HasPrefix(b, a) || text.SameGiven(a, b) || len(a) > 3 && len(b) > 3 && a[:3] == b[:3]
}

// namesNobody reports whether sentence i names no person.
func (t *Text) namesNobody(i int) bool {
	return !slices.ContainsFunc(t.MentionsIn(t.Sentences[i].Span), func(m text.NameMention) bool {
		return m.Name >= 0 && t.Names[m.Name].Kind == onrecord.Person
	})
}

// fits reports whether the pronoun of sentence i can stand for the person, as
// far as the article tells their gender.
func (t *Text) fits(i int, is func(question.Word) bool) bool {
	he := slices.ContainsFunc(t.Words[i], func(w question.Word) bool { return w.Fold == "he" })
	for _, n := range t.Names {
		if slices.ContainsFunc(t.split(n.Full), is) && n.Gender != text.AnyGender {
			return he == (n.Gender == text.Male)
		}
	}
	return true
}

// saysHe reports whether sentence i has "he" or "she".
func (t *Text) saysHe(i int) bool {
	return slices.ContainsFunc(t.Words[i], func(w question.Word) bool { return w.Fold == "he" || w.Fold == "she" })
}

// heAfter reports whether sentence i stands right behind one that names the
// person.
func (t *Text) heAfter(i int, is func(question.Word) bool) bool {
	return i > 0 && slices.ContainsFunc(t.Words[i-1], func(w question.Word) bool { return w.Cap && is(w) })
}

// lastName returns the word of a name by which people go: the last one that
// is no title, before "of".
func lastName(name string) question.Word {
	var last question.Word
	for _, w := range question.Words(name) {
		if w.Text == "of" || w.Text == "from" {
			break
		}
		if (w.Weight > 0 || w.Cap) && !question.IsTitle(w.Text) { // "Ada From"
			last = w
		}
	}
	return last
}
