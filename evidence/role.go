package evidence

import (
	"strings"

	"onrecord"
	"onrecord/question"
)

// This file finds who plays a part, which reviews tell by putting the name beside
// it.

// playing is the verb of a question for who plays a part.
var playing = set("play", "portray", "depict", "star", "embodi", "act")

// inRole returns the person whose name commas set off right behind the part that a
// question asks for, in sentence i: "a grumpy pilot, Ada Brand, who"; or brackets:
// "the pilot (Ada Brand)". All words of the part have to stand there.
func (t *Text) inRole(q question.Question, i int) onrecord.Span {
	if q.Kind != question.Who || !playing[q.Clause.Verb.Stem] || len(q.Clause.Subject) > 0 || len(q.Clause.Rest) == 0 {
		return onrecord.Span{}
	}
	for _, m := range t.MentionsIn(t.Sentences[i].Span) {
		if m.Name < 0 || t.Names[m.Name].Kind != onrecord.Person || t.asked(q, m.Span) || m.First < 2 {
			continue
		}
		before, behind := t.Text[t.Tokens[m.First-2].End:m.Start], t.Text[m.Span.End:]
		if !strings.HasPrefix(before, ",") && !strings.HasPrefix(strings.TrimSpace(before), "(") || behind != "" && strings.IndexByte(",.;)", behind[0]) < 0 {
			continue
		}
		p, ok := t.PhraseAt(m.First - 2)
		if !ok {
			continue
		}
		if part := t.split(t.In(t.PhraseSpan(p))); t.isPart(q, part) {
			return m.Span
		}
	}
	return onrecord.Span{}
}

// isPart reports whether a phrase has all words of the part that a question asks
// for.
func (t *Text) isPart(q question.Question, phrase []question.Word) bool {
	asked := 0
	for _, w := range q.Clause.Rest {
		if inWords(q.Clause.Around, w) {
			continue
		}
		asked++
		if _, m := best(w, phrase); m < 0.8 {
			return false
		}
	}
	return asked > 0
}
