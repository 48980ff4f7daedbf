package evidence

import (
	"slices"
	"strings"

	"onrecord"
	"onrecord/question"
)

// This file finds who speaks in an article that its writer signs: an opinion, a
// letter. What stands there outside quotation marks are the writer's words.

// How much of an article must say "I" or "we" outside quotation marks, so that
// its writer speaks.
const (
	fewestFirst = 3  // sentences
	firstShare  = 12 // one of so many, at least
)

var firstPerson = set("i", "im", "ive", "my", "me", "we", "our", "ours", "weve")

// Writer returns who wrote an article in the first person: the one whom its
// byline names, or the line about the writer at its end, "Ada Brand is a teacher
// in Lindow". The zero Speaker: the article does not say, or reports.
func (t *Text) Writer() Speaker {
	if !t.writer.known {
		t.writer.known = true
		if t.inFirstPerson() {
			t.writer.Speaker = t.signed()
		}
	}
	return t.writer.Speaker
}

// inFirstPerson reports whether the writer of an article speaks in it.
func (t *Text) inFirstPerson() bool {
	n := 0
	for i, words := range t.Words {
		if slices.ContainsFunc(words, func(w question.Word) bool {
			return firstPerson[w.Fold] && !t.IsQuoted(t.Place(i, w).Start)
		}) {
			n++
		}
	}
	return n >= fewestFirst && n*firstShare >= len(t.Words)
}

// signed returns who signs an article: the name in its byline, else the one with
// which the last line that tells about a person begins.
func (t *Text) signed() Speaker {
	if name := byline.FindStringSubmatch(t.byline); name != nil {
		return Speaker{Name: name[1]}
	}
	for i := max(0, len(t.Sentences)-closing); i < len(t.Sentences); i++ {
		if sp, ok := t.signature(i); ok {
			return sp // before the place that stands below the name
		}
	}
	for i := len(t.Sentences) - 1; i >= max(0, len(t.Sentences)-closing); i-- {
		if sp, ok := t.introducedAt(i); ok {
			return sp
		}
	}
	return Speaker{}
}

// introducedAt returns the person with whose name sentence i begins, if it is a
// line about a writer.
func (t *Text) introducedAt(i int) (sp Speaker, ok bool) {
	s := t.Sentences[i].Span
	names := t.MentionsIn(s)
	if len(names) == 0 || names[0].Name < 0 || t.IsQuoted(names[0].Start) {
		return sp, false
	}
	m, n := names[0], t.Names[names[0].Name]
	if n.Kind != onrecord.Person || strings.TrimSpace(t.Text[s.Start:t.Tokens[m.TitleFirst()].Start]) != "" || !aboutWriter.MatchString(t.Text[m.Span.End:s.End]) {
		return sp, false
	}
	return Speaker{Name: n.Full, At: m.Span}, true
}

// signature returns the name of a person that sentence i consists of.
func (t *Text) signature(i int) (Speaker, bool) {
	for _, m := range t.MentionsIn(t.Sentences[i].Span) {
		if m.Name >= 0 && t.Names[m.Name].Kind == onrecord.Person && strings.Trim(t.Say(i), ".,—–- ") == t.In(m.Span) && m.End-m.First > 1 {
			return Speaker{Name: t.Names[m.Name].Full, At: m.Span}, true
		}
	}
	return Speaker{}, false
}

// closing is how many sentences at the end of an article may tell of its writer.
const closing = 3

var (
	byline = spaced(`^(?:[Bb]y\s+)?(\p{Lu}[\p{L}.’'-]*(?:\s+\p{Lu}[\p{L}.’'-]*){1,4})\s*(?:$|,)`)
	// aboutWriter is what the line about a writer says behind the name, in the present.
	aboutWriter = spaced(`^(?:,[^;]{2,80}?,)?\s+(?:is|chairs|heads|leads|teaches|writes|directs|runs|works|serves|represents|covers|edits|hosts|lives|studies)\b`)
)

// writes reports whether sentence i is the words of a person, who wrote the
// article.
func (t *Text) writes(person string, i int) bool {
	w := t.Writer()
	return namesPerson(w.Name, person) && t.OfWriter(i)
}

// OfWriter reports whether sentence i is its writer's words, if the article has
// one: no quotation and no report, and before the line about the writer.
func (t *Text) OfWriter(i int) bool {
	w := t.Writer()
	return w.Name != "" && !t.Headline(i) && len(t.speakers(i)) == 0 && !t.hasMarks(i) && (w.At.Empty() || t.Sentences[i].Span.End <= w.At.Start)
}
