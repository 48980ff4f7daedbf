package text

import "onrecord"

// From tokens and phrases to mentions: bytes, and whom or what they name.

// NamedAt returns the name whose mention holds token i, or whom the pronoun
// there stands for; nil when there is none.
func (d *Doc) NamedAt(i int) *Named {
	if n := d.Antecedent(i); n >= 0 {
		return &d.Names[n]
	}
	if k := d.MentionAt(d.Tokens[i].Start); k < len(d.Mentions) && d.Mentions[k].First <= i && d.Mentions[k].Name >= 0 {
		return &d.Names[d.Mentions[k].Name]
	}
	return nil
}

// Mention returns the mention of the bytes s, whose head is token head, with
// the name that it stands for: a name of the article, or a place of the
// gazetteer.
func (d *Doc) Mention(s onrecord.Span, head int) onrecord.Mention {
	m := onrecord.MentionAt(d.Text, s)
	if n := d.NamedAt(head); n != nil {
		m.Name, m.NameAt = n.Full, n.At
	}
	for _, p := range d.PlacesIn(s) {
		if p.Span.Holds(d.Tokens[head].Span()) && (m.Name == "" || p.Span.Holds(s)) {
			m.Name = p.Place.Name
		}
	}
	return m
}

// PhraseMention returns the mention of a noun phrase: of the name at its
// head, or else of the whole phrase with its complements.
func (d *Doc) PhraseMention(p Phrase) onrecord.Mention {
	k := d.MentionAt(d.Tokens[p.Head].Start)
	if k < len(d.Mentions) && d.Mentions[k].First <= p.Head && d.Mentions[k].First >= p.First {
		return d.Mention(d.Mentions[k].Span, p.Head)
	}
	return d.Mention(d.PhraseSpan(d.WholePhrase(p)), p.Head)
}

// TokensSpan returns the bytes of the tokens first to end-1.
func (d *Doc) TokensSpan(first, end int) onrecord.Span {
	return onrecord.Span{Start: d.Tokens[first].Start, End: d.Tokens[end-1].End}
}

// SentenceOf returns the sentence that holds token i.
func (d *Doc) SentenceOf(i int) Sentence { return d.Sentences[d.Tokens[i].Sentence] }

// HasTag reports whether token i exists and has one of the tags.
func (d *Doc) HasTag(i int, tags ...Tag) bool {
	if i < 0 || i >= len(d.Tokens) {
		return false
	}
	for _, t := range tags {
		if d.Tokens[i].Tag == t {
			return true
		}
	}
	return false
}
