package text

import (
	"fmt"
	"strings"
	"testing"
)

// TestPhrases shows the noun phrases, "|" between them and their heads in
// capitals, then each verb group with its lemma, its subject and what else is
// known of it.
func TestPhrases(t *testing.T) {
	golden(t, "testdata/phrases.txtar", func(d *Doc) string {
		var b strings.Builder
		for _, p := range d.Phrases {
			for i := p.First; i < p.End; i++ {
				word := d.Word(i)
				if i == p.Head {
					word = strings.ToUpper(word)
				}
				b.WriteString(word + " ")
			}
			b.WriteString("| ")
		}
		b.WriteString("\n")
		for i := range d.Tokens {
			if v, ok := d.VerbAt(i); ok {
				fmt.Fprintln(&b, showVerb(d, v))
			}
		}
		return strings.ReplaceAll(b.String(), " \n", "\n")
	})
}

func showVerb(d *Doc, v Verb) string {
	subject := "-"
	if p, ok := d.Subject(v); ok {
		subject = d.In(d.PhraseSpan(d.WholePhrase(p)))
	}
	out := subject + " < " + d.Lemma(v.Main)
	for _, f := range []struct {
		on   bool
		name string
	}{
		{v.Modal >= 0, "modal"}, {v.Negated, "not"}, {v.Passive, "passive"}, {v.Perfect, "perfect"},
		{v.Progressive, "progressive"}, {v.Infinitive, "to"}, {v.Past, "past"}, {d.Finite(v), "finite"},
	} {
		if f.on {
			out += " " + f.name
		}
	}
	return out
}
