package evidence

import (
	"strings"

	"onrecord"
	"onrecord/text"
)

// This file finds for whom "the two men" and "the pair" stand: the last ones named.

// pairs are nouns, as lemmas, for two.
var pairs = set("pair", "couple", "duo", "two")

// counting are the numbers of people whom a text takes up together.
var counting = map[string]int{"two": 2, "both": 2, "three": 3}

// noteTogether notes that sentence i speaks of the last ones who were named, where a
// phrase takes up so many of them together: "he introduced the two men". Who does to
// them what is told is none of them.
func (t *Text) noteTogether(p text.Phrase) {
	n := t.takenTogether(p)
	if n == 0 {
		return
	}
	i := t.Tokens[p.First].Sentence
	doer := ""
	if v, ok := t.VerbAt(max(p.First-1, 0)); ok {
		doer = t.doerNamed(v)
	}
	seen := map[int]bool{}
	for k := t.MentionAt(t.Tokens[p.First].Start) - 1; k >= 0 && len(seen) < n; k-- {
		m := t.Mentions[k]
		if i-t.Tokens[m.First].Sentence > nearName {
			return
		}
		if m.Name < 0 || m.End > p.First || seen[m.Name] || t.Names[m.Name].Kind != t.kindTogether(p) || t.Names[m.Name].Full == doer {
			continue
		}
		seen[m.Name] = true
		t.noteName(i, m.Name)
	}
}

// takenTogether returns how many a phrase takes up together, "the two men", "both
// leaders", "the pair"; 0 where it does not.
func (t *Text) takenTogether(p text.Phrase) int {
	first := strings.ToLower(t.Word(p.First))
	switch size := p.End - p.First; {
	case size == 2 && first == "the" && pairs[t.Lemma(p.Head)]:
		return counting["two"]
	case size == 2 && first == "both" && t.HasTag(p.Head, "NNS"):
		return counting[first]
	case size == 3 && definite(first) && t.HasTag(p.Head, "NNS"):
		return counting[strings.ToLower(t.Word(p.First+1))]
	}
	return 0
}

// kindTogether returns of which kind those are whom such a phrase takes up.
func (t *Text) kindTogether(p text.Phrase) onrecord.NameKind {
	if kind := classOf(t.Word(p.Head)); kind == onrecord.Place || kind == onrecord.Body {
		return kind
	}
	return onrecord.Person
}
