package evidence

import (
	"cmp"
	"regexp"
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

// shortestClaim is how many words make a quotation worth checking where there
// are longer ones.
const shortestClaim = 3

// Claims finds the quotations in a message: what stands in quotation marks,
// else the whole of it, each with the speaker that the message names.
func Claims(message string) []Claim {
	t := Read(onrecord.Article{Text: message}, question.NewSplitter())
	var out, short []Claim
	for _, m := range inAnyMarks.FindAllStringSubmatchIndex(message, 20) {
		words := ""
		for g := 2; g+1 < len(m); g += 2 {
			if m[g] >= 0 {
				words = strings.TrimSpace(message[m[g]:m[g+1]])
			}
		}
		n := len(question.Words(words))
		if n < 2 {
			continue // a word in marks is doubted, not quoted
		}
		speaker := cmp.Or(t.claimant(onrecord.Span{Start: m[0], End: m[1]}), label(message[:m[0]]))
		if c := (Claim{Words: words, Speaker: speaker}); n < shortestClaim {
			short = append(short, c)
		} else {
			out = append(out, c)
		}
	}
	if len(out) == 0 {
		out = short
	}
	if len(out) == 0 && len(question.Words(message)) > 0 {
		out = append(out, t.unmarked(strings.TrimSpace(message)))
	}
	return out
}

// How a message without quotation marks names who said its words: before them,
// "Ada Brown: we won", "Ada Brown said that we won", or behind, "we won, said
// Ada Brown", "we won – Ada Brown", "we won (Ada Brown)".
var (
	named     = `((?:\p{Lu}[\p{L}.’'-]*\s+){0,4}\p{Lu}[\p{L}.’'-]*)`
	saidFirst = regexp.MustCompile(`^` + named + `(?:\s*:|,?\s+(?:said|says)(?:\s+that|\s*[,:])?)\s+(.+)$`)
	saidLast  = []*regexp.Regexp{
		regexp.MustCompile(`^(.+?)\s*,\s*(?:said|says)\s+` + named + `\s*\.?$`),
		regexp.MustCompile(`^(.+?)\s*,\s*` + named + `\s+(?:said|says)\s*\.?$`),
		regexp.MustCompile(`^(.+?)\s*(?:—|–|\s--?)\s*` + named + `$`),
		regexp.MustCompile(`^(.+?)\s*\(` + named + `\)\s*\.?$`),
	}
)

// unmarked returns the claim of a message without quotation marks.
func (t *Text) unmarked(message string) Claim {
	if m := saidFirst.FindStringSubmatch(message); m != nil && len(t.split(m[2])) >= shortestClaim {
		at := strings.Index(t.Text, m[1])
		if who := t.namedIn(onrecord.Span{Start: at, End: at + len(m[1])}); len(who) > 0 {
			return Claim{Words: m[2], Speaker: who[0]}
		}
		if strings.HasPrefix(message[len(m[1]):], ":") {
			return Claim{Words: m[2], Speaker: m[1]}
		}
	}
	for _, re := range saidLast {
		if m := re.FindStringSubmatch(message); m != nil && len(t.split(m[1])) >= shortestClaim {
			return Claim{Words: m[1], Speaker: strings.TrimRight(m[2], ".")}
		}
	}
	return Claim{Words: message}
}

// claimant returns the name that a message gives for the words at s: the one
// that a verb of speech or a colon joins to them, else the nearest outside. Names
// in other quotations are none of theirs.
func (t *Text) claimant(s onrecord.Span) string {
	best, least := "", 160
	for _, m := range t.Mentions {
		if m.Name < 0 || s.Overlaps(m.Span) || t.Names[m.Name].Kind == onrecord.Place || t.IsQuoted(m.Start) {
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
