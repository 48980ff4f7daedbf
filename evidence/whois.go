package evidence

import (
	"regexp"
	"slices"
	"strings"

	"onrecord"
	"onrecord/question"
	"onrecord/text"
)

// What may tell what somebody is, behind a name: an apposition, "who ...", a
// form of "be", or what one wears or does.
var (
	apposition = spaced(`^,?\s*(?:\([^)]*\)\s*)?,\s+((?:(?:the|a|an|who|whose|one|then|now|another|former|chief|deputy|acting)\s|\p{Ll}+\s|NATO|\p{Lu})[^,;.]*(?:,\s(?:the|a|an|one)\s[^,;.]*)?)`)
	being      = spaced(`^(?:,[^,]{3,120},)?\s+(?:is|was|are|were|became|may be|might be|has been|serves as|served as|who leads|leads)\s+([^;.]{4,160})`)
	wearing    = spaced(`^[^.;]{0,30},\s+((?:clad|wearing|dressed|holding|carrying|aged|a|an|the)\s[^,;.]*)`)
)

// whoIs answers who somebody is: the sentence must name them, best with what
// they are beside the name.
func (t *Text) whoIs(q question.Question, f Finding) Finding {
	i := f.Sentence
	name := t.nameAt(q, i)
	if name.Empty() {
		return f.no(NoName)
	}
	s := t.Sentences[i].Span
	if role := t.roleOf(q, i); !role.Empty() {
		return f.yes(0.9, t.beforeSpeech(role))
	}
	behind := t.Text[name.End:s.End]
	for _, try := range []struct {
		re    *regexp.Regexp
		bonus float64
	}{{apposition, 0.8}, {being, 0.7}, {wearing, 0.4}} {
		if m := try.re.FindStringSubmatchIndex(behind); m != nil && t.sort(name, name.End+m[2]) && t.tells(onrecord.Span{Start: name.End + m[2], End: name.End + m[3]}) {
			return f.yes(try.bonus, t.beforeSpeech(onrecord.Span{Start: name.End + m[2], End: name.End + m[3]}))
		}
	}
	if title := t.titleBefore(s, name); !title.Empty() && t.kindAt(name) == onrecord.Person {
		return f.yes(0.6, onrecord.Span{Start: title.Start, End: name.End})
	}
	return f.yes(0, onrecord.Span{})
}

// beforeSpeech cuts an apposition that no comma ends before the verb of speech
// behind it: "head of the board said".
func (t *Text) beforeSpeech(s onrecord.Span) onrecord.Span {
	for tok := t.TokenAt(s.Start) + 1; tok < len(t.Tokens) && t.Tokens[tok].Start < s.End; tok++ {
		if t.HasTag(tok, "VBD", "VBZ") && question.IsSpeech(t.word(t.Tokens[tok].Sentence, tok)) {
			return onrecord.Span{Start: s.Start, End: t.Tokens[tok-1].End}
		}
	}
	return s
}

// sort reports whether the noun phrase at byte at can say what the one named
// at name is: a person is what people are, and anything else is one of a sort.
func (t *Text) sort(name onrecord.Span, at int) bool {
	p, ok := t.PhraseAt(t.TokenAt(at))
	if !ok || !t.HasTag(p.Head, "NN", "NNP", "CD") {
		return false
	}
	role := text.RoleNoun(t.Lemma(p.Head))
	if t.kindAt(name) != onrecord.Person {
		return !role
	}
	return role || t.HasTag(p.First, "DT", "NN") && !t.HasTag(p.End, "WDT")
}

// kindAt returns what sort of name stands at s.
func (t *Text) kindAt(s onrecord.Span) onrecord.NameKind {
	for _, m := range t.MentionsIn(s) {
		if m.Name >= 0 {
			return t.Names[m.Name].Kind
		}
	}
	return ""
}

// roleOf returns the longest role that the names layer read for the person
// asked about in sentence i.
func (t *Text) roleOf(q question.Question, i int) onrecord.Span {
	var longest onrecord.Span
	asked := question.Content(t.split(q.Person))
	for _, n := range t.Names {
		if !t.namesAll(asked, n.Full) {
			continue
		}
		for _, r := range n.Roles {
			if t.Sentences[i].Span.Holds(r.Span) && r.Len() > longest.Len() {
				longest = r.Span
			}
		}
	}
	return longest
}

// namesAll reports whether a full name has every word that was asked.
func (t *Text) namesAll(asked []question.Word, full string) bool {
	words := t.split(full)
	for _, w := range asked {
		if question.IsTitle(w.Text) {
			continue
		}
		if !slices.ContainsFunc(words, func(x question.Word) bool { return x.Fold == w.Fold }) {
			return false
		}
	}
	return true
}

// nameAt returns where sentence i has the name that is asked about.
func (t *Text) nameAt(q question.Question, i int) onrecord.Span {
	var out onrecord.Span
	for _, w := range question.Content(t.split(q.Person)) {
		if question.IsTitle(w.Text) {
			continue
		}
		for _, x := range t.Words[i] {
			if x.Fold == w.Fold && x.Cap {
				p := t.Place(i, x)
				if out.Empty() || p.Start-out.End < 6 && p.Start >= out.End {
					out = onrecord.Span{Start: min(p.Start, startOr(out, p)), End: p.End}
				}
			}
		}
	}
	return out
}

func startOr(s, other onrecord.Span) int {
	if s.Empty() {
		return other.Start
	}
	return s.Start
}

// titleBefore returns the title that stands right before a name: words with
// capitals, or a role.
func (t *Text) titleBefore(s, name onrecord.Span) onrecord.Span {
	words := t.split(t.Text[s.Start:name.Start])
	start := len(words)
	for start > 0 {
		w := words[start-1]
		if !question.IsTitle(w.Text) && !(w.Cap && w.Weight > 0) || strings.ContainsAny(t.Text[s.Start+w.End:name.Start], ",;:\"“”") {
			break
		}
		start--
	}
	told := slices.ContainsFunc(words[start:], func(w question.Word) bool { return w.Weight > 0 && w.Fold != "miss" && w.Fold != "sir" })
	if !told {
		return onrecord.Span{} // nothing, or "Mr." alone
	}
	return onrecord.Span{Start: s.Start + words[start].Start, End: name.Start}
}

// tells reports whether the words at s can say what somebody is: a noun
// phrase, not the adverb or verb of speech that often follows a name.
func (t *Text) tells(s onrecord.Span) bool {
	at := t.TokenAt(s.Start)
	if at >= len(t.Tokens) || len(question.Content(t.split(t.In(s)))) == 0 {
		return false
	}
	switch t.Tokens[at].Tag {
	case "DT", "NN", "NNS", "NNP", "NNPS", "JJ", "JJS", "PRP$", "WP", "WP$", "CD", "VBN", "VBG":
		return true
	case "RB":
		return question.IsTitle(t.Word(at))
	}
	return false
}
