package commands

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"onrecord"
	"onrecord/bot"
	"onrecord/question"
)

// whoSaid is /who-said WORDS: the speaker of words, exact ones first, then
// nearly the words, then a paraphrase.
func whoSaid(find Finder) bot.Command {
	return bot.Command{
		Name:     "who-said",
		Summary:  "Who said this: exact words, nearly the words, or the sense of them",
		Params:   []bot.Param{{Name: "words", Summary: "The words, as you remember them", Required: true}},
		Examples: []string{"/who-said whatever it takes", "/who-said no room for miscalculations"},
		Run: func(ctx context.Context, r bot.Request) (bot.Answer, error) {
			q := question.Question{Kind: question.WhoSaid, Said: r.Arg("words")}
			return answerWhoSaid(ctx, newDesk(find, r), q)
		},
	}
}

// shown is how many quotations an answer shows at once.
const shown = 3

// answerWhoSaid answers a question of kind WhoSaid.
func answerWhoSaid(ctx context.Context, d *desk, q question.Question) (bot.Answer, error) {
	asked := question.Words(q.Said)
	if len(asked) == 0 {
		return bot.Answer{}, onrecord.Errorf(onrecord.Invalid, "there is no word in \"%s\"", q.Said).
			Hint("give some of the words that were said")
	}
	found, err := d.matches(ctx, q.Said, asked)
	if err != nil {
		return bot.Answer{}, err
	}
	for i := range found {
		d.name(&found[i])
	}
	said := slices.DeleteFunc(slices.Clone(found), func(m match) bool { return !m.attributed() || !agrees(q, asked, m.align) })
	if len(said) == 0 {
		return d.nobodySaid(ctx, q.Said, found)
	}
	a := bot.Answer{Status: bot.Found, Short: said[0].whoRuns(d.roleOf(ctx, said[0]))}
	for _, m := range said[:min(len(said), shown)] {
		if m.align.Grade < said[0].align.Grade && said[0].align.Grade == question.Exact {
			break
		}
		a.Blocks = append(a.Blocks, m.quotation())
	}
	a.Actions = quoteActions(said[0])
	return a, nil
}

// matches returns the sentences that agree with the asked words, best first,
// copies grouped. What is looked at is bounded, however many there are.
func (d *desk) matches(ctx context.Context, said string, asked []question.Word) ([]match, error) {
	var found []match
	seen := map[onrecord.FactID]bool{}
	for _, how := range []onrecord.Match{onrecord.Phrase, onrecord.Near, onrecord.Some} {
		words := said
		if how != onrecord.Phrase {
			words = telling(asked, said)
		}
		hits, err := d.facts(ctx, onrecord.Query{Kind: onrecord.Quote, Words: words, Match: how, Limit: 20})
		if err != nil {
			return nil, err
		}
		for _, h := range hits {
			if seen[h.Fact.ID] {
				continue
			}
			seen[h.Fact.ID] = true
			m, err := d.locate(ctx, h, asked)
			if err != nil {
				return nil, err
			}
			found = append(found, m)
		}
		if bestGrade(found) >= question.Nearly {
			break
		}
	}
	if bestGrade(found) < question.Exact {
		more, err := d.sentencesLike(ctx, telling(asked, said), asked)
		if err != nil {
			return nil, err
		}
		found = append(found, more...)
	}
	slices.SortStableFunc(found, order)
	return group(found), nil
}

// telling returns the words to search for: those that tell something, which
// few sentences have, and all of them where only one does.
func telling(asked []question.Word, said string) string {
	var words []string
	for _, w := range question.Content(asked) {
		words = append(words, w.Text)
	}
	if len(words) < 2 {
		return said
	}
	return strings.Join(words, " ")
}

func bestGrade(ms []match) question.Grade {
	best := question.Unlike
	for _, m := range ms {
		best = max(best, m.align.Grade)
	}
	return best
}

// sentencesLike finds sentences by their words, whether a quote or not, and
// the quote that each of the best belongs to.
func (d *desk) sentencesLike(ctx context.Context, said string, asked []question.Word) ([]match, error) {
	passages, err := d.passages(ctx, said, 30)
	if err != nil {
		return nil, err
	}
	type graded struct {
		onrecord.Passage
		align question.Alignment
	}
	var best []graded
	for _, p := range passages {
		best = append(best, graded{p, question.Align(asked, question.Words(p.Text))})
	}
	slices.SortStableFunc(best, func(a, b graded) int {
		return order(match{align: a.align, page: &page{Article: a.Article}}, match{align: b.align, page: &page{Article: b.Article}})
	})
	var out []match
	for _, g := range best[:min(len(best), 6)] {
		p, err := d.page(ctx, g.Article)
		if err != nil {
			return nil, err
		}
		f, err := d.quoteAt(ctx, p, g.Span)
		if err != nil {
			return nil, err
		}
		span := shorten(p.Text, g.Span, g.Span.Start)
		words := question.Words(p.say(span))
		out = append(out, match{page: p, span: span, words: words, align: question.Align(asked, words), fact: f})
	}
	return out, nil
}

// quoteAt returns the quote whose content overlaps a sentence, else the one
// that stands beside it in the same paragraph, else nil.
func (d *desk) quoteAt(ctx context.Context, p *page, s onrecord.Span) (*onrecord.Fact, error) {
	hits, err := d.find.Find(ctx, onrecord.Query{Libraries: []string{p.Library}, Kind: onrecord.Quote, Article: p.ID, Limit: 200})
	if err != nil {
		return nil, err
	}
	var beside *onrecord.Fact
	para := p.paragraph(s.Start)
	for _, h := range hits.Hits {
		f := h.Fact
		switch {
		case f.What.Cover().Overlaps(s), f.Span.Overlaps(s):
			return &f, nil
		case para.Holds(f.Span) && f.Span.End <= s.Start:
			beside = &f
		}
	}
	if beside != nil {
		beside.Doubts = append(slices.Clone(beside.Doubts), onrecord.Doubt{Code: onrecord.SpeakerCarried, At: s})
	}
	return beside, nil
}

// nobodySaid answers that no quote has the words, and what comes nearest.
func (d *desk) nobodySaid(ctx context.Context, said string, found []match) (bot.Answer, error) {
	a, err := d.empty(ctx, fmt.Sprintf("Nobody is quoted with \"%s\"", ellipsis(said, 120)))
	if err != nil || len(found) == 0 || found[0].align.Score < 0.3 {
		return a, err
	}
	a.Blocks = append(a.Blocks, bot.Prose{Runs: bot.Text("The nearest sentence, which does not say it:")})
	q := found[0].quotation()
	q.Match = "the nearest"
	a.Blocks = append(a.Blocks, q)
	return a, nil
}

// empty is an answer that the articles do not say it, with what was searched.
func (d *desk) empty(ctx context.Context, title string) (bot.Answer, error) {
	n, err := d.find.Count(ctx, d.libraries)
	if err != nil {
		return bot.Answer{}, err
	}
	return bot.Answer{Status: bot.Empty, Title: title + ".", Blocks: []bot.Block{searched(n)}}, nil
}

// searched says how much was searched.
func searched(n onrecord.Counts) bot.Note {
	text := "Searched: " + plural(n.Articles, "article")
	switch {
	case n.Oldest != "" && n.Oldest != n.Newest:
		text += ", " + n.Oldest + " to " + n.Newest
	case n.Oldest != "":
		text += " of " + n.Oldest
	}
	return bot.Note{Kind: bot.Scope, Text: text + "."}
}

// agrees reports whether an alignment is enough to answer: the words nearly
// as asked, or a paraphrase that shares more than common words. Words that
// the asker put in quotation marks are meant as words.
func agrees(q question.Question, asked []question.Word, a question.Alignment) bool {
	if a.Grade != question.Paraphrase {
		return a.Grade > question.Paraphrase
	}
	all, shared := map[string]bool{}, map[string]bool{}
	for _, w := range asked {
		if w.Weight >= 1 {
			all[w.Stem] = true
		}
	}
	for _, p := range a.Pairs {
		if w := asked[p[0]]; w.Weight >= 1 {
			shared[w.Stem] = true
		}
	}
	if q.Quoted != "" && a.Score < 0.75 || len(all) < 2 && len(asked) > 3 {
		return false
	}
	return len(shared) >= min(2, len(all)) && len(shared) > 0
}

// name finds who says the words of a match that stands in no quote, or in one
// without a named speaker.
func (d *desk) name(m *match) {
	if m.fact != nil && speaker(m.fact) != "" {
		m.speaker = speaker(m.fact)
		if holder := d.text(m.page).HolderOf(m.speaker); holder != "" {
			m.title, m.speaker = m.speaker, holder
		}
		return
	}
	at := m.span.Start
	if n := len(m.align.Pairs); n > 0 {
		at += m.words[m.align.Pairs[0][1]].Start
	}
	t := d.text(m.page)
	s := t.SpeakerOf(t.SentenceAt(m.span.Start), at)
	if s.Name != "" {
		m.speaker, m.byPronoun, m.guessed = s.Name, s.Pronoun, true
	}
}

// longestRole bounds in bytes the role beside a short answer.
const longestRole = 90

// roleOf returns what the speaker of a match is, as the same article says;
// empty where it does not.
func (d *desk) roleOf(ctx context.Context, m match) string {
	if m.speaker == "" {
		return ""
	}
	hits, err := d.find.Find(ctx, onrecord.Query{Libraries: []string{m.page.Library}, Kind: onrecord.Role, Article: m.page.ID, Who: m.speaker, Limit: 10})
	if err != nil {
		return ""
	}
	best := ""
	asked := question.Words(m.speaker)
	for _, h := range hits.Hits {
		role := clean(h.Fact.What.Text)
		if !h.Fact.Negated && spokeIt(h.Fact, asked) && len(role) > len(best) && len(role) <= longestRole {
			best = role
		}
	}
	return best
}

// attributed reports whether a match is somebody's words.
func (m match) attributed() bool { return m.fact != nil || m.speaker != "" }

// whoRuns is the short answer to who said something.
func (m match) whoRuns(role string) []bot.Run {
	switch {
	case m.speaker != "" && role != "":
		return append(bot.Bold(m.speaker), bot.Run{Text: ", " + role})
	case m.speaker != "":
		return bot.Bold(m.speaker)
	}
	return bot.Text("The article does not name the speaker")
}

func quoteActions(m match) []bot.Action {
	var out []bot.Action
	if m.fact == nil {
		return out
	}
	out = append(out, bot.Action{Label: "Show the paragraph", Line: "/source " + string(m.fact.ID)})
	if who := speaker(m.fact); who != "" {
		out = append(out, bot.Action{Label: "More from " + who, Line: "/quotes " + who})
	}
	return out
}

func plural(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// ellipsis cuts s at a space before it gets longer than n bytes.
func ellipsis(s string, n int) string {
	if len(s) <= n {
		return s
	}
	cut := strings.LastIndexByte(s[:n], ' ')
	if cut <= 0 {
		return s[:0] + "…"
	}
	return s[:cut] + " …"
}
