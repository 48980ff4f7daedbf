package commands

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"onrecord"
	"onrecord/bot"
	"onrecord/evidence"
	"onrecord/question"
)

// check is /check WORDS: is this quotation right? The words may be a whole
// message: each quotation in it is checked, with the speaker it names.
func check(find reader) bot.Command {
	return bot.Command{
		Name:     "check",
		Summary:  "Is this quotation right: exact, altered, partial, somebody else's, or not in the articles",
		Params:   []bot.Param{{Name: "words", Summary: "A quotation, or a message with quotations in it", Required: true}},
		Examples: []string{"/check Stoltenberg: \"we will do whatever it takes\""},
		Try:      tries(find, onrecord.Quote, quoteExample(func(who, words string) string { return "/check " + who + ": \"" + words + "\"" })),
		Run: func(ctx context.Context, r bot.Request) (bot.Answer, error) {
			return answerCheck(ctx, newDesk(find, r), message(r))
		},
	}
}

// message returns the text to check as it was sent: with its quotation marks,
// which an argument may have lost.
func message(r bot.Request) string {
	if _, rest, ok := strings.Cut(strings.TrimSpace(r.Line), " "); ok && strings.HasPrefix(r.Line, "/check") {
		return strings.TrimSpace(rest)
	}
	return r.Arg("words")
}

// mostClaims is how many quotations of one message are checked.
const mostClaims = 5

// answerCheck checks each quotation of a message.
func answerCheck(ctx context.Context, d *desk, message string) (bot.Answer, error) {
	claims := evidence.Claims(message)
	if len(claims) == 0 {
		return bot.Answer{}, onrecord.Errorf(onrecord.Invalid, "there is no word to check").Hint("give the quotation")
	}
	a := bot.Answer{Status: bot.Empty}
	for _, c := range claims[:min(len(claims), mostClaims)] {
		res, err := d.checkClaim(ctx, c)
		if err != nil {
			return bot.Answer{}, err
		}
		if res.found {
			a.Status = bot.Found
		}
		if len(claims) == 1 {
			a.Short = bot.Bold(res.verdict)
		} else {
			a.Blocks = append(a.Blocks, bot.Prose{Runs: append(bot.Text("\""+ellipsis(c.Words, 80)+"\": "), bot.Run{Text: res.verdict, Style: bot.Strong})})
		}
		a.Blocks = append(a.Blocks, res.blocks...)
	}
	if a.Status == bot.Empty {
		n, err := d.find.Count(ctx, d.libraries)
		if err != nil {
			return bot.Answer{}, err
		}
		a.Blocks = append(a.Blocks, searched(n))
	}
	if extra := len(claims) - mostClaims; extra > 0 {
		a.Blocks = append(a.Blocks, bot.Note{Kind: bot.Scope, Text: plural(extra, "quotation") + " more in this message were not checked."})
	}
	return a, nil
}

// checked is what became of one claim.
type checked struct {
	verdict string
	found   bool
	blocks  []bot.Block
}

// checkClaim looks for the words of a claim, and compares words and speaker.
func (d *desk) checkClaim(ctx context.Context, c evidence.Claim) (checked, error) {
	asked := d.words(c.Words)
	found, err := d.matches(ctx, c.Words, asked, asked)
	if err != nil {
		return checked{}, err
	}
	if len(found) > 0 && found[0].align.Grade < question.Exact {
		for i := range found[:min(len(found), mostWidened)] {
			found[i].widened(asked)
		}
		slices.SortStableFunc(found, order)
	}
	if len(found) == 0 || found[0].align.Grade < question.Nearly {
		return d.partly(c, asked, found), nil
	}
	d.disowned(found)
	m := d.preferSpeaker(found, c.Speaker)
	d.asQuoted(&m)
	change, differ, left := difference(asked, m, dotted(c.Words, asked))
	shown := m.withTurn()
	if differ > 0 {
		shown.Match = m.mark(min(m.align.Grade, question.Nearly))
	}
	out := checked{found: true, blocks: []bot.Block{shown}}
	out.verdict = d.verdict(c, m, differ, left)
	if differ > 0 || left > 0 {
		out.blocks = append(out.blocks, change)
	}
	return out, nil
}

// mostWidened is how many matches are looked at with the sentence beside them.
const mostWidened = 6

// widened takes the sentence before or behind a match to it, where the words
// run on there word for word.
func (m *match) widened(asked []question.Word) {
	i := m.page.at(m.span.Start)
	for _, k := range []int{i - 1, i} {
		if k < 0 || k+1 >= len(m.page.sentences) {
			continue
		}
		s := onrecord.Span{Start: m.page.sentences[k].Start, End: m.page.sentences[k+1].End}
		if s.Len() > longestSentence {
			continue
		}
		words := question.Words(m.page.say(s))
		if a := question.Align(asked, words); a.Grade == question.Exact {
			m.span, m.words, m.align = s, words, a
			return
		}
	}
}

// asQuoted takes the quote away from a match whose words stand beside it in its
// sentence: they are not its speaker's.
func (d *desk) asQuoted(m *match) {
	if m.fact == nil {
		return
	}
	in := 0
	for _, p := range m.align.Pairs {
		if m.says(m.words[p[1]]) {
			in++
		}
	}
	if 2*in < len(m.align.Pairs) {
		m.fact, m.speaker, m.title = nil, "", ""
	}
}

// says reports whether a word of a match belongs to the content of its quote.
func (m match) says(w question.Word) bool {
	s := onrecord.Span{Start: m.span.Start + w.Start, End: m.span.Start + w.End}
	return slices.ContainsFunc(m.fact.What.Parts, func(p onrecord.Span) bool { return p.Holds(s) })
}

// content returns the words that a claim is compared with: those of the quote,
// without the "he said" between them, else those of the sentence.
func (m match) content() []question.Word {
	if m.fact == nil {
		return m.words
	}
	return slices.DeleteFunc(slices.Clone(m.words), func(w question.Word) bool { return !m.says(w) })
}

// dotted says before which of the words a claim has dots, for words that it
// left out.
func dotted(claim string, asked []question.Word) []bool {
	out := make([]bool, len(asked))
	for i := 1; i < len(asked); i++ {
		between := strings.ReplaceAll(claim[asked[i-1].End:asked[i].Start], ". .", "..")
		out[i] = strings.Contains(between, "..") || strings.Contains(between, "…")
	}
	return out
}

// verdict says whether a claim is right: first whose words they are, then
// whether they are as printed.
func (d *desk) verdict(c evidence.Claim, m match, differ, left int) string {
	altered := fmt.Sprintf("ltered: %s not as printed.", words(differ))
	switch {
	case !m.not.Empty() && differ > 0:
		return fmt.Sprintf("Not as said: what comes near stands under \"%s\". A", m.frame()) + altered
	case !m.not.Empty():
		return fmt.Sprintf("The words are there, but under \"%s\", not as what somebody said.", m.frame())
	case c.Speaker != "" && m.speaker != "" && !sameName(d.words(c.Speaker), d.words(m.speaker)):
		said := fmt.Sprintf("Another speaker: %s, not %s.", m.speaker, c.Speaker)
		if m.guessed {
			said = fmt.Sprintf("Not as words of %s: the sentence names %s.", c.Speaker, m.speaker)
		}
		if differ > 0 {
			said += " A" + altered
		}
		return said
	case m.fact != nil && m.fact.Negated:
		return "Turned round: the article has these words as what was not said, or was denied."
	case differ > 0:
		return "A" + altered
	case m.align.Grade == question.Exact && m.align.Uneven:
		return "Exact, but a \"not\" stands before these words on the page."
	case m.fact == nil && !d.text(m.page).IsQuoted(m.first()):
		return "Exact, but not as a quotation: these are the article's own words."
	case m.fact != nil && m.fact.Form == onrecord.Indirect:
		return "Exact, but retold: the article has these words without quotation marks."
	case c.Speaker != "" && m.speaker == "":
		return "Exact, but the article does not say whose words these are."
	case left > 0:
		return fmt.Sprintf("Exact, with %s left out at the dots.", plural(left, "word"))
	}
	return "Exact."
}

// first returns the byte of the text at which the matched words begin.
func (m match) first() int {
	if len(m.align.Pairs) == 0 {
		return m.span.Start
	}
	return m.span.Start + m.words[m.align.Pairs[0][1]].Start
}

// preferSpeaker returns the best match, of equally good ones that of the
// claimed speaker.
func (d *desk) preferSpeaker(found []match, speaker string) match {
	for i := range found {
		d.name(&found[i])
	}
	for _, m := range found {
		if m.align.Grade == found[0].align.Grade && speaker != "" && sameName(d.words(speaker), d.words(m.speaker)) {
			return m
		}
	}
	return found[0]
}

// shortestRun is how many words in a row make a part of a quotation.
const shortestRun = 4

// partly answers for words of which at most a part is printed.
func (d *desk) partly(c evidence.Claim, asked []question.Word, found []match) checked {
	best, at, run := match{}, 0, 0
	for _, m := range found {
		if i, n := question.LongestRun(asked, m.words); n > run {
			best, at, run = m, i, n
		}
	}
	if run < shortestRun || run*5 < len(asked) {
		return checked{verdict: "Not in the articles."}
	}
	d.name(&best)
	d.asQuoted(&best)
	part := ellipsis(clean(c.Words[asked[at].Start:asked[at+run-1].End]), longestPart)
	verdict := fmt.Sprintf("Only a part: \"%s\", %d words in a row of %d.", part, run, len(asked))
	if c.Speaker != "" && best.speaker != "" && !best.guessed && !sameName(d.words(c.Speaker), d.words(best.speaker)) {
		verdict += fmt.Sprintf(" Another speaker: %s, not %s.", best.speaker, c.Speaker)
	}
	change, _, _ := difference(asked, best, nil)
	return checked{verdict: verdict, found: true, blocks: []bot.Block{best.quotation(), change}}
}

// longestPart bounds in bytes the part of a claim that a verdict names.
const longestPart = 120

// difference shows word by word how asked words differ from the printed ones,
// and counts the words that do; those left out where dots say so are counted
// apart. dots may be nil.
func difference(asked []question.Word, m match, dots []bool) (c bot.Change, differ, left int) {
	printed := m.content()
	pairs := question.Differ(asked, printed)
	c = bot.Change{Title: "As given, and as printed", Citation: bot.Cite(m.page.Article, m.span)}
	add := func(op bot.ChangeOp, ws []question.Word) {
		for _, w := range ws {
			c.Parts = joinPart(c.Parts, bot.ChangePart{Text: w.Text, Op: op})
		}
	}
	i, j := 0, 0
	for n, p := range pairs {
		add(bot.Removed, asked[i:p[0]])
		differ += p[0] - i
		switch {
		case n == 0:
			add(bot.Added, printed[p[1]-instead(p[0], p[1]):p[1]])
		default:
			add(bot.Added, printed[j:p[1]])
			if dots != nil && dots[p[0]] {
				left += p[1] - j
			} else {
				differ += p[1] - j
			}
		}
		add(bot.Kept, printed[p[1]:p[1]+1])
		i, j = p[0]+1, p[1]+1
	}
	add(bot.Removed, asked[i:])
	add(bot.Added, printed[j:j+instead(len(asked)-i, len(printed)-j)])
	return c, differ + len(asked) - i, left
}

// instead returns how many of the printed words at an end of a claim stand in
// place of the words there that are not printed: as many, where they are few.
func instead(given, printed int) int {
	const few = 3
	if given > few {
		return 0
	}
	return min(given, printed)
}

// joinPart adds a word to the parts, to the last one where it is of the same
// kind.
func joinPart(parts []bot.ChangePart, p bot.ChangePart) []bot.ChangePart {
	if n := len(parts); n > 0 {
		if parts[n-1].Op == p.Op {
			parts[n-1].Text += " " + p.Text
			return parts
		}
		parts[n-1].Text += " "
	}
	return append(parts, p)
}

func words(n int) string {
	if n == 1 {
		return "1 word is"
	}
	return fmt.Sprintf("%d words are", n)
}
