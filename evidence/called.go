package evidence

import (
	"regexp"
	"slices"

	"onrecord"
	"onrecord/question"
)

// This file finds what something is called: "the harbor program, known as Salt Shield".

// calling are the verbs of a question for what something is called, as stems.
var calling = set("call", "name", "know", "nicknam", "dub", "titl", "entitl")

// callsIt is what stands between a noun and the name of what it means, and the name.
var callsIt = regexp.MustCompile(`^(?:(?:,|[\s\p{Z}]\(|[\s\p{Z}][-—–]+)?[\s\p{Z}]*(?:(?:which|that|who)[\s\p{Z}](?:is|was|are|were)[\s\p{Z}]|(?:is|was)[\s\p{Z}])?(?:[\p{Ll}]+ly[\s\p{Z}]|also[\s\p{Z}]|better[\s\p{Z}])?(?:known(?:[\s\p{Z}](?:here|there|\p{Ll}+ly))?[\s\p{Z}]as|called|named|dubbed|nicknamed|titled|entitled)[\s\p{Z}]|,[\s\p{Z}])(?:the[\s\p{Z}])?` +
	`(["“”'‘]+[^"“”]{2,60}?["”’']+|\p{Lu}[\p{L}\p{N}.'’&-]*(?:[\s\p{Z}](?:(?:of|for|and|the)[\s\p{Z}])?\p{Lu}[\p{L}\p{N}'’&-]*)*)`)

// calledAsked reports whether a question asks what something is called.
func calledAsked(q question.Question) bool {
	switch q.Clause.Aux {
	case "is", "was", "are", "were":
		behind := func(w question.Word) bool { return w.Start > q.Clause.Verb.Start } // "the film about the ice" has all before it
		return q.Kind == question.What && q.Focus == "" && calling[q.Clause.Verb.Stem] && len(q.Clause.Subject) > 0 && !slices.ContainsFunc(q.Clause.Rest, behind)
	}
	return false
}

// calledWhat returns the name that sentence i gives what the question asks the name of.
func (t *Text) calledWhat(q question.Question, i int) onrecord.Span {
	noun := q.Clause.Subject[len(q.Clause.Subject)-1]
	for _, w := range t.Words[i] {
		if question.Means(noun, w) == 0 {
			continue
		}
		end := t.Place(i, w).End
		m := callsIt.FindStringSubmatchIndex(t.Text[end:t.Sentences[i].Span.End])
		if m == nil {
			continue
		}
		if s := (onrecord.Span{Start: end + m[2], End: end + m[3]}); !t.asked(q, s) {
			return s
		}
	}
	return onrecord.Span{}
}
