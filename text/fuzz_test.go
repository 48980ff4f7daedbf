package text

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"onrecord"
)

// FuzzAnalyse checks the promises of the layers on any string: spans inside,
// in order, on rune borders, every sign in exactly one token.
func FuzzAnalyse(f *testing.F) {
	for _, s := range []string{
		"", "“We left.” She didn’t.\nNo…", "U.S. Gen. J.-P. O'Hara's $3.2\u00a0m. \"''``", "\xff\xfea.\x80b", "a.\u200fb\u2028c\ufeff", "İstanbul, ÉCOLE, \u212aELVIN", strings.Repeat("A.(", 50),
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		Analyse(onrecord.Article{Text: s}) // any bytes at all: no panic
		s = strings.ToValidUTF8(s, "�")
		d := Analyse(onrecord.Article{Text: s})
		checkSpans(t, d)
	})
}

func checkSpans(t *testing.T, d *Doc) {
	t.Helper()
	at, tokens, sentences := 0, 0, 0
	for pi, p := range d.Paragraphs {
		if p.First != sentences {
			t.Fatalf("paragraph %d begins at sentence %d, not %d", pi, p.First, sentences)
		}
		for si := p.First; si < p.End; si++ {
			s := d.Sentences[si]
			if s.Paragraph != pi || s.First != tokens || s.Empty() || !p.Holds(s.Span) {
				t.Fatalf("sentence %d: %+v in paragraph %d %+v, token %d", si, s, pi, p, tokens)
			}
			for ; tokens < s.End; tokens++ {
				tok := d.Tokens[tokens]
				if tok.Sentence != si || tok.Start < at || tok.End <= tok.Start || !s.Holds(tok.Span()) {
					t.Fatalf("token %d: %+v in sentence %d %+v", tokens, tok, si, s)
				}
				checkGap(t, d.Text[at:tok.Start])
				if _, ok := tok.Span().In(d.Text); !ok {
					t.Fatalf("token %d cuts a rune: %q", tokens, d.Word(tokens))
				}
				if strings.ContainsFunc(d.Word(tokens), unicode.IsSpace) {
					t.Fatalf("white space in token %q", d.Word(tokens))
				}
				if low := d.Lower(tokens); low != strings.ToLower(d.Word(tokens)) {
					t.Fatalf("token %q in lower case is %q", d.Word(tokens), low)
				}
				at = tok.End
			}
		}
		sentences = p.End
	}
	if tokens != len(d.Tokens) || sentences != len(d.Sentences) {
		t.Fatalf("%d tokens of %d, %d sentences of %d", tokens, len(d.Tokens), sentences, len(d.Sentences))
	}
	checkGap(t, d.Text[at:])
}

func checkGap(t *testing.T, gap string) {
	t.Helper()
	if strings.TrimSpace(gap) != "" && utf8.ValidString(gap) {
		t.Fatalf("%q belongs to no token", gap)
	}
}
