package commands

import (
	"context"
	"fmt"
	"strings"

	"onrecord"
	"onrecord/bot"
	"onrecord/evidence"
	"onrecord/question"
)

// check is /check WORDS: is this quotation right? The words may be a whole
// message: each quotation in it is checked, with the speaker it names.
func check(find Finder) bot.Command {
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
	asked := question.Words(c.Words)
	found, err := d.matches(ctx, c.Words, asked)
	if err != nil {
		return checked{}, err
	}
	if len(found) == 0 || found[0].align.Grade < question.Nearly {
		return d.partly(asked, found), nil
	}
	m := d.preferSpeaker(found, c.Speaker)
	out := checked{found: true, blocks: []bot.Block{m.quotation()}}
	change, differ := difference(asked, m)
	switch {
	case c.Speaker != "" && m.speaker != "" && !sameName(question.Words(c.Speaker), question.Words(m.speaker)):
		out.verdict = fmt.Sprintf("Another speaker: %s, not %s.", m.speaker, c.Speaker)
	case differ == 0:
		out.verdict = "Exact."
	default:
		out.verdict = fmt.Sprintf("Altered: %s not as printed.", words(differ))
	}
	if differ > 0 {
		out.blocks = append(out.blocks, change)
	}
	return out, nil
}

// preferSpeaker returns the best match, of equally good ones that of the
// claimed speaker.
func (d *desk) preferSpeaker(found []match, speaker string) match {
	for i := range found {
		d.name(&found[i])
	}
	for _, m := range found {
		if m.align.Grade == found[0].align.Grade && speaker != "" && sameName(question.Words(speaker), question.Words(m.speaker)) {
			return m
		}
	}
	return found[0]
}

// shortestRun is how many words in a row make a part of a quotation.
const shortestRun = 4

// partly answers for words of which at most a part is printed.
func (d *desk) partly(asked []question.Word, found []match) checked {
	best, run := match{}, 0
	for _, m := range found {
		if n := longestRun(asked, m.words); n > run {
			best, run = m, n
		}
	}
	if run < shortestRun || run*5 < len(asked) {
		return checked{verdict: "Not in the articles."}
	}
	d.name(&best)
	change, _ := difference(asked, best)
	return checked{verdict: fmt.Sprintf("Only a part: %d words in a row of %d.", run, len(asked)), found: true,
		blocks: []bot.Block{best.quotation(), change}}
}

// longestRun returns how many words in a row both have.
func longestRun(a, b []question.Word) int {
	best := 0
	before := make([]int, len(b)+1)
	for i := range a {
		now := make([]int, len(b)+1)
		for j := range b {
			if a[i].Fold == b[j].Fold {
				now[j+1] = before[j] + 1
				best = max(best, now[j+1])
			}
		}
		before = now
	}
	return best
}

// difference shows word by word how asked words differ from the printed ones,
// and counts the words that do.
func difference(asked []question.Word, m match) (bot.Change, int) {
	pairs := question.Differ(asked, m.words)
	c := bot.Change{Title: "As given, and as printed", Citation: bot.Cite(m.page.Article, m.span)}
	differ := 0
	add := func(op bot.ChangeOp, ws []question.Word) {
		for _, w := range ws {
			if op != bot.Kept {
				differ++
			}
			c.Parts = joinPart(c.Parts, bot.ChangePart{Text: w.Text, Op: op})
		}
	}
	i, j := 0, 0
	for n, p := range pairs {
		add(bot.Removed, asked[i:p[0]])
		if n > 0 {
			add(bot.Added, m.words[j:p[1]])
		}
		add(bot.Kept, m.words[p[1]:p[1]+1])
		i, j = p[0]+1, p[1]+1
	}
	add(bot.Removed, asked[i:])
	return c, differ
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
