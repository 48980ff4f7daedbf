package text

import (
	"strings"

	"onrecord"
)

// This file keeps what the article says that people are: titles before a name
// and appositions behind it, "Ana Ruiz, an engineer".

// learn takes what stands around the mention m over into its name.
func (d *Doc) learn(m NameMention) {
	n := &d.Names[m.Name]
	if n.Kind != onrecord.Person {
		return
	}
	if m.start < m.First {
		d.learnTitle(n, m)
	}
	d.learnApposition(n, m)
}

// learnTitle reads the words between the start of m and the name.
func (d *Doc) learnTitle(n *Named, m NameMention) {
	var nouns []string
	for i := m.start; i < m.First; i++ {
		w := d.Word(i)
		if tw := titleWords.Get(w); tw != nil {
			nouns = append(nouns, tw.nouns...)
			n.see(tw.gender)
			continue
		}
		if g, ok := roleNouns.Find(d.Lower(i)); ok {
			nouns = append(nouns, d.Lower(i))
			n.see(g)
		}
	}
	if end := m.First; len(nouns) > 0 {
		if d.Word(end-1) == "," {
			end--
		}
		d.keepRole(n, NamedRole{Span: d.span(m.start, end), Nouns: nouns})
	}
}

// learnApposition reads ", an engineer who ..." behind a name.
func (d *Doc) learnApposition(n *Named, m NameMention) {
	i := m.End
	if i+1 >= len(d.Tokens) || d.Word(i) != "," || d.Tokens[i].Sentence != d.Tokens[m.First].Sentence {
		return
	}
	first := i + 1
	if w := d.Word(first); len(w) == 2 && digit(w[0]) && first+2 < len(d.Tokens) && d.Word(first+1) == "," {
		first += 2 // her age
	}
	end := first
	var nouns []string
	for end < len(d.Tokens) && end < first+14 && d.Tokens[end].Sentence == d.Tokens[first].Sentence {
		w := d.Word(end)
		if w == "," || w == "." || w == ";" || isMarkWord(w) || w == "who" || w == "which" {
			break
		}
		if end == first && !(appositionStarts.Has(w) || roleNounAt(w) || d.owned(first)) {
			return
		}
		if w == "said" || w == "told" || w == "and" && len(nouns) == 0 {
			return
		}
		if g, ok := roleNouns.Find(d.Lower(end)); ok && (len(nouns) == 0 || d.Word(end-1) != "of" && d.Word(end-1) != "the") && !d.behindOf(first, end) {
			nouns = append(nouns, d.Lower(end))
			n.see(g)
		}
		end++
	}
	if len(nouns) > 0 && end > first {
		d.keepRole(n, NamedRole{Span: d.span(first, end), Nouns: nouns})
	}
}

// owned reports whether tokens from first on say what somebody is to another, and no
// more: Per Lund's daughter, | Lund's old lawyer.
func (d *Doc) owned(first int) bool {
	const longest = 6 // tokens up to the noun
	owner := false
	for i := first; i+1 < len(d.Tokens) && i <= first+longest; i++ {
		switch w := d.Word(i); {
		case w == "'s" || w == "’s":
			owner = i > first
		case owner && roleNounAt(w):
			next := d.Word(i + 1)
			return next == "," || next == "." || next == ";" || next == "who"
		case owner && !d.HasTag(i, "JJ", "NN", "VBN"), !owner && !d.capital(i):
			return false
		}
	}
	return false
}

// keepRole adds a role in words that n does not have yet.
func (d *Doc) keepRole(n *Named, r NamedRole) {
	for _, has := range n.Roles {
		if d.In(has.Span) == d.In(r.Span) {
			return
		}
	}
	if len(n.Roles) < 40 {
		n.Roles = append(n.Roles, r)
	}
}

// behindOf reports whether a preposition stands between first and i: what
// follows it belongs to somebody else.
func (d *Doc) behindOf(first, i int) bool {
	for j := first; j < i; j++ {
		switch d.Word(j) {
		case "of", "for", "to", "at", "in", "from", "with":
			return true
		}
	}
	return false
}

func roleNounAt(w string) bool {
	_, ok := roleNouns.Find(strings.ToLower(w))
	return ok
}

var appositionStarts = readWords(`a an the one his her its their former then now chief senior deputy assistant vice associate executive managing
	president director head chairman another long longtime`)

// see takes the gender g over when none is known for certain.
func (n *Named) see(g Gender) {
	if g == Male || g == Female {
		n.Gender = g
	}
}
