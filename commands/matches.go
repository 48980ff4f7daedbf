package commands

import (
	"context"
	"slices"
	"strings"

	"onrecord"
	"onrecord/question"
)

// This file finds the sentences that agree with asked words, and the quotes
// that they stand in.

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
		if !m.align.Turned {
			best = max(best, m.align.Grade)
		}
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

// quoteAt returns the quote that a sentence stands in, else, for a sentence
// with a quotation mark, the one before it in the same paragraph; nil where
// there is none.
func (d *desk) quoteAt(ctx context.Context, p *page, s onrecord.Span) (*onrecord.Fact, error) {
	hits, err := d.find.Find(ctx, onrecord.Query{Libraries: []string{p.Library}, Kind: onrecord.Quote, Article: p.ID, Limit: 200})
	if err != nil {
		return nil, err
	}
	var before *onrecord.Fact
	for _, h := range hits.Hits {
		f := h.Fact
		switch {
		case f.What.Cover().Overlaps(s), f.Span.Overlaps(s):
			return &f, nil
		case p.paragraph(s.Start).Holds(f.Span) && f.Span.End <= s.Start:
			before = &f
		}
	}
	if before == nil || !strings.ContainsAny(p.say(s), "\"“”") {
		return nil, nil
	}
	before.Doubts = append(slices.Clone(before.Doubts), onrecord.Doubt{Code: onrecord.SpeakerCarried, At: s})
	return before, nil
}
