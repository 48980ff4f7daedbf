package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord"
)

// split makes paragraphs, sentences and tokens.
func (d *Doc) split() {
	for _, p := range paragraphs(d.Text) {
		para := Paragraph{Span: p, First: len(d.Sentences)}
		for _, s := range sentences(d.Text, p) {
			sent := Sentence{Span: s, First: len(d.Tokens), Paragraph: len(d.Paragraphs)}
			d.Tokens = tokens(d.Tokens, d.Text, s, len(d.Sentences))
			sent.End = len(d.Tokens)
			d.Sentences = append(d.Sentences, sent)
		}
		para.End = len(d.Sentences)
		d.Paragraphs = append(d.Paragraphs, para)
	}
}

// paragraphs returns the lines of text that hold more than white space,
// without the white space around them.
func paragraphs(text string) []onrecord.Span {
	var out []onrecord.Span
	at := 0
	for line := range strings.SplitAfterSeq(text, "\n") {
		if s := trim(text, onrecord.Span{Start: at, End: at + len(line)}); !s.Empty() {
			out = append(out, s)
		}
		at += len(line)
	}
	return out
}

// sentences splits a paragraph behind full stops, question and exclamation
// marks that end a sentence.
func sentences(text string, p onrecord.Span) []onrecord.Span {
	var out []onrecord.Span
	start := p.Start
	for i := p.Start; i < p.End; {
		r, n := utf8.DecodeRuneInString(text[i:])
		i += n
		if r != '.' && r != '?' && r != '!' && r != '…' {
			continue
		}
		end := i + len(text[i:p.End]) - len(strings.TrimLeft(text[i:p.End], ".?!…”’\"'»)"))
		if end < p.End && endsHere(text[start:end], text[end:p.End]) {
			if s := trim(text, onrecord.Span{Start: start, End: end}); !s.Empty() {
				out = append(out, s)
			}
			start = end
		}
		i = end
	}
	if s := trim(text, onrecord.Span{Start: start, End: p.End}); !s.Empty() {
		out = append(out, s)
	}
	return out
}

// endsHere reports whether a sentence ends between before and after.
func endsHere(before, after string) bool {
	rest := strings.TrimLeftFunc(after, unicode.IsSpace)
	if rest == after || rest == "" {
		return false
	}
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(rest, "“‘\"'«("))
	if unicode.IsLower(r) {
		return false
	}
	last := before[strings.LastIndexFunc(before, unicode.IsSpace)+1:]
	return !abbreviation(last)
}

// abbreviation reports whether a full stop after this word may stand inside a
// sentence: "U.S.", "Gen.", "J."
func abbreviation(word string) bool {
	word = strings.TrimLeft(word, "“‘\"'«(")
	stem, ok := strings.CutSuffix(word, ".")
	if !ok {
		return false
	}
	if utf8.RuneCountInString(stem) == 1 || strings.Contains(stem, ".") {
		return true
	}
	switch stem {
	case "Mr", "Mrs", "Ms", "Dr", "Gen", "Lt", "Col", "Sgt", "Capt", "Maj", "Adm", "Sen", "Rep", "Gov", "St", "Jr", "Sr", "No", "vs", "Prof", "Rev":
		return true
	}
	return false
}

// trim cuts white space off both ends of s.
func trim(text string, s onrecord.Span) onrecord.Span {
	part := text[s.Start:s.End]
	left := strings.TrimLeftFunc(part, unicode.IsSpace)
	right := strings.TrimRightFunc(left, unicode.IsSpace)
	start := s.Start + len(part) - len(left)
	return onrecord.Span{Start: start, End: start + len(right)}
}
