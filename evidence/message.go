package evidence

import (
	"cmp"
	"strings"

	"onrecord"
	"onrecord/question"
)

// Claim is a quotation as somebody passed it on: the words, and who is said to
// have said them.
type Claim struct {
	Words   string
	Speaker string // empty: nobody was named
}

// shortestClaim is how many words make a quotation worth checking.
const shortestClaim = 3

// Claims finds the quotations in a message: what stands in quotation marks,
// else the whole of it, each with the speaker that the message names.
func Claims(message string) []Claim {
	t := Read(onrecord.Article{Text: message})
	var out []Claim
	for _, m := range inAnyMarks.FindAllStringSubmatchIndex(message, 20) {
		words := ""
		for g := 2; g+1 < len(m); g += 2 {
			if m[g] >= 0 {
				words = strings.TrimSpace(message[m[g]:m[g+1]])
			}
		}
		if len(question.Words(words)) < shortestClaim {
			continue
		}
		speaker := cmp.Or(t.claimant(onrecord.Span{Start: m[0], End: m[1]}), label(message[:m[0]]))
		out = append(out, Claim{Words: words, Speaker: speaker})
	}
	if len(out) == 0 && len(question.Words(message)) > 0 {
		speaker, words, ok := strings.Cut(message, ":")
		if ok && len(question.Words(speaker)) <= 5 && len(question.Words(words)) >= shortestClaim && len(t.namedIn(onrecord.Span{End: len(speaker)})) > 0 {
			return []Claim{{Words: strings.TrimSpace(words), Speaker: t.namedIn(onrecord.Span{End: len(speaker)})[0]}}
		}
		out = append(out, Claim{Words: strings.TrimSpace(message)})
	}
	return out
}

// claimant returns the name that a message gives for the words at s: the one
// that a verb of speech or a colon joins to them, else the nearest outside.
func (t *Text) claimant(s onrecord.Span) string {
	best, least := "", 160
	for _, m := range t.Mentions {
		if m.Name < 0 || s.Overlaps(m.Span) || t.Names[m.Name].Kind == onrecord.Place {
			continue
		}
		between := onrecord.Span{Start: min(m.Span.End, s.End), End: max(m.Start, s.Start)}
		d := 60 + gap(s, m.Span)
		if joinsSpeech(t.In(between)) {
			d = gap(s, m.Span)
		}
		if d < least {
			best, least = t.Names[m.Name].Full, d
		}
	}
	return best
}

// label returns the name that a line gives before a colon at its end, as in a
// list of quotations: a surname alone, which no layer takes for a name.
func label(before string) string {
	line := before[strings.LastIndexByte(before, '\n')+1:]
	name, ok := strings.CutSuffix(strings.TrimSpace(line), ":")
	words := question.Words(name)
	if !ok || len(words) == 0 || len(words) > 5 {
		return ""
	}
	for _, w := range words {
		if !w.Cap {
			return ""
		}
	}
	return name
}

// joinsSpeech reports whether what stands between a name and a quotation
// makes it theirs.
func joinsSpeech(between string) bool {
	if strings.HasPrefix(strings.TrimSpace(between), ":") {
		return true
	}
	for _, w := range question.Words(between) {
		if question.IsSpeech(w) {
			return true
		}
	}
	return false
}

// namedIn returns the full names that are mentioned inside s.
func (t *Text) namedIn(s onrecord.Span) []string {
	var out []string
	for _, m := range t.MentionsIn(s) {
		if m.Name >= 0 {
			out = append(out, t.Names[m.Name].Full)
		}
	}
	return out
}
