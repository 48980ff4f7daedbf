package commands

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"onrecord"
	"onrecord/bot"
	"onrecord/evidence"
	"onrecord/question"
	"onrecord/text"
)

// finding is what a sentence of a page says to a question.
type finding struct {
	evidence.Finding
	page *page
	text *evidence.Text
}

// answerSentences answers from the sentences that account for the question,
// or says by what reason none does.
func answerSentences(ctx context.Context, d *desk, q question.Question) (bot.Answer, error) {
	pages, err := d.pagesFor(ctx, q)
	if err != nil {
		return bot.Answer{}, err
	}
	if other, ok := d.corrected(ctx, q, pages); ok {
		a, err := answerSentences(ctx, d, other)
		if a.TakenAs == "" {
			a.TakenAs = other.Line
		}
		return a, err
	}
	found := d.judgeAll(q, pages)
	if len(found) == 0 {
		return d.nothing(ctx, q)
	}
	if f, ok := saidUnknown(found); ok {
		return d.notAnswered(ctx, q, f)
	}
	if !found[0].Answers {
		if f, ok := reconsidered(q, found); ok {
			a := bot.Answer{Status: bot.Found, Short: f.short(q), Blocks: []bot.Block{f.quotation(q)}}
			if len(a.Short) == 0 {
				a.Title = bareTitle(q)
			}
			return a, nil
		}
		return d.notAnswered(ctx, q, found[0])
	}
	a := bot.Answer{Status: bot.Found, Short: found[0].short(q)}
	if len(a.Short) == 0 {
		a.Title = bareTitle(q)
	}
	for _, f := range found[:min(len(found), mostShown)] {
		if !f.Answers || f.Score < found[0].Score*stillGood(q) {
			break
		}
		if f.countsOther(q, found[0]) {
			continue
		}
		a.Blocks = append(a.Blocks, f.quotation(q))
	}
	return a, nil
}

// bareTitle says of an answer without a short one what it is: the sentences that were
// found, for the asker to read.
func bareTitle(q question.Question) string {
	switch q.Kind {
	case question.YesNo:
		return "Without a plain yes or no:"
	case question.Search:
		return "Sentences that speak of this"
	}
	return "The articles say:"
}

// mostReconsidered is how many sentences are judged again, the nearest.
const mostReconsidered = 3

// reconsidered returns the best of the nearest sentences that were turned down and
// answer all the same, for want of a better one.
func reconsidered(q question.Question, found []finding) (finding, bool) {
	for _, f := range found[:min(len(found), mostReconsidered)] {
		if f.Finding = evidence.Reconsider(q, f.text, f.Finding); f.Answers {
			return f, true
		}
	}
	return finding{}, false
}

// nothing answers that no sentence comes near, with a hint where the line was
// no question.
func (d *desk) nothing(ctx context.Context, q question.Question) (bot.Answer, error) {
	a, err := d.empty(ctx, "No sentence speaks of this")
	if err == nil && q.Kind == question.Search {
		a.Blocks = append(a.Blocks, bot.Note{Kind: bot.Hint, Text: "Ask who said something, what somebody said, how many, when, where or why."})
		a.Actions = append(a.Actions, bot.Action{Label: "What can be asked", Line: "/help"})
	}
	return a, err
}

// mostShown is how many sentences answer a question, the best first: what another
// one says beside it, or against it, is for the asker to see.
const mostShown = 3

// stillGood is how near a sentence must come to the best to be shown beside it;
// nearer where one value is wanted, which a second would blur.
func stillGood(q question.Question) float64 {
	switch q.Kind {
	case question.HowMany, question.When, question.YesNo:
		return 0.8
	}
	return 0.6
}

// countsOther reports whether a sentence of the same article gives another number than the
// best one, and says less of what was asked: it then counts something else.
func (f finding) countsOther(q question.Question, best finding) bool {
	if q.Kind != question.HowMany || f.page != best.page || f.Cover.Own >= best.Cover.Own || f.Short.Empty() {
		return false
	}
	one, other := question.Words(f.page.say(f.Short)), question.Words(best.page.say(best.Short))
	return !allIn(one, other) && !allIn(other, one) // "80" and "at least 80" are the same
}

// judge reads the articles whose sentences have most of the words, and judges
// their sentences, those that answer first.
func (d *desk) judge(ctx context.Context, q question.Question) ([]finding, error) {
	pages, err := d.pagesFor(ctx, q)
	if err != nil {
		return nil, err
	}
	return d.judgeAll(q, pages), nil
}

// judgeAll judges the sentences of pages, those that answer first.
func (d *desk) judgeAll(q question.Question, pages []*page) []finding {
	var all []finding
	for _, p := range pages {
		t := d.text(p)
		for i := range t.Words {
			if f := evidence.Judge(q, t, i); f.Answers || f.Reason != evidence.Unrelated {
				all = append(all, finding{f, p, t})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b finding) int {
		return cmp.Or(compareBool(b.Answers, a.Answers), -cmp.Compare(a.Score, b.Score))
	})
	return all
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

// searchWords are the words to search for: those that tell something.
func searchWords(q question.Question) string {
	var words []string
	for _, w := range q.Need {
		words = append(words, w.Text)
		if p := text.FindPlace(w.Text); p != nil && p.Kind != text.City {
			words = append(words, p.Name)          // "Crimea" is what "the Crimean coast" is of
			words = append(words, p.Adjectives...) // and in that
		}
	}
	return strings.Join(words, " ")
}

// short is the short answer of a finding: the verdict, or its span.
func (f finding) short(q question.Question) []bot.Run {
	if f.Verdict != evidence.Open {
		return bot.Bold(strings.ToUpper(string(f.Verdict[:1])) + string(f.Verdict[1:]) + ".")
	}
	if f.Short.Empty() || f.Short.Len() > 160 {
		return nil
	}
	return append(bot.Bold(strings.Join(strings.Fields(f.page.say(f.Short)), " ")), bot.Text(openly[f.Doubt])...)
}

// openly is what stands beside a short answer that is not yet so.
var openly = map[evidence.Doubt]string{evidence.ToCome: " (to come)", evidence.MayBe: " (may be)"}

// quotation shows the sentence of a finding, with the words that account for
// the question in bold, and the short answer where it has one.
func (f finding) quotation(q question.Question) bot.Quotation {
	said := f.text.Sentences[f.Sentence].Span
	if !f.Short.Empty() && f.Short.Start < said.Start {
		said.Start = f.text.Sentences[f.text.SentenceAt(f.Short.Start)].Span.Start // the place that it takes up
	}
	s := shorten(f.page.Text, said, max(f.Short.Start, said.Start))
	m := match{page: f.page, span: s, words: question.Words(f.page.say(s))}
	m.align = question.Align(q.Need, m.words)
	m.byWriter = q.Kind == question.WhatSaid && f.text.OfWriter(f.Sentence)
	m.guessed = m.byWriter
	block := m.quotation()
	block.Match = ""
	if !f.Short.Empty() && s.Holds(f.Short) {
		block.Passage.Marks = []onrecord.Span{f.Short}
	}
	if f.Doubt != "" {
		block.Notes = append(block.Notes, bot.Note{Kind: bot.Doubt, Text: string(f.Doubt)})
	}
	if note := f.elsewhere(q); note != "" {
		block.Notes = append(block.Notes, bot.Note{Kind: bot.Doubt, Text: note})
	}
	return block
}

// lacksName returns the first name of a question that the sentence does not have; where
// it has them all, and tells it of somebody else, the first. Empty without a name.
func (f finding) lacksName(q question.Question) string {
	for _, n := range q.Names {
		if f.text.Cover(n.Words, f.Sentence).Own == 0 {
			return withoutPossessive(n.Text)
		}
	}
	if len(q.Names) == 0 {
		return ""
	}
	return withoutPossessive(q.Names[0].Text)
}

// elsewhere says of a sentence that answers as a whole which telling words of the question
// it does not have, nor takes up: those stand around it, or in no sentence of the article.
func (f finding) elsewhere(q question.Question) string {
	if !f.Answers || f.Doubt != "" || !f.Short.Empty() || f.Verdict != evidence.Open || q.Kind == question.WhatSaid {
		return ""
	}
	var lacks []string
	end := 0
	for n, w := range q.Need {
		if w.Weight < 1 || f.text.Says(q, n, f.Sentence) {
			continue
		}
		if len(lacks) > 0 && end+1 == w.Start {
			lacks[len(lacks)-1] += " " + w.Text
		} else {
			lacks = append(lacks, w.Text)
		}
		end = w.End
	}
	if len(lacks) == 0 {
		return ""
	}
	return "the sentence itself does not have “" + strings.Join(lacks, "”, “") + "”"
}

// saidUnknown returns the sentence by which an article says that what is asked
// is not known, unless one that answers speaks as much of it.
func saidUnknown(found []finding) (finding, bool) {
	for _, f := range found {
		if f.Reason == evidence.Unknown && (!found[0].Answers || f.Cover.Own > found[0].Cover.Own) {
			return f, true
		}
	}
	return finding{}, false
}

// notAnswered says why the articles do not answer, and shows what comes
// nearest: one of three kinds of no. That nothing is said at all is the third,
// in nothing.
func (d *desk) notAnswered(ctx context.Context, q question.Question, f finding) (bot.Answer, error) {
	title, lead := "The articles do not say it: "+string(f.Reason), "The nearest sentence, which does not answer it:"
	switch f.Reason {
	case evidence.Unknown:
		title, lead = "Not known, as the article itself says", "It says:"
	case evidence.NoName, evidence.NoGoal:
		if name := f.lacksName(q); name != "" {
			title = "The articles do not say it of " + name
		}
	}
	a, err := d.empty(ctx, title)
	if err != nil {
		return a, err
	}
	a.Blocks = append(a.Blocks, bot.Prose{Runs: bot.Text(lead)}, f.quotation(q))
	return a, nil
}
