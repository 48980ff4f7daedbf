package commands

import (
	"context"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord"
	"onrecord/question"
)

// This file finds the sentences that agree with asked words, and the quotes
// that they stand in.

// mostMatches is how many quotes with the asked words are compared with them.
const mostMatches = 12

// matches returns the sentences that agree with the asked words, best first,
// copies grouped. What is looked at is bounded, however many there are.
func (d *desk) matches(ctx context.Context, said string, asked, all []question.Word) ([]match, error) {
	var found []match
	seen := map[onrecord.FactID]bool{}
	for _, how := range []onrecord.Match{onrecord.Phrase, onrecord.Near, onrecord.Some} {
		words := said
		if how != onrecord.Phrase {
			words = telling(all, said)
		}
		hits, err := d.facts(ctx, onrecord.Query{Kind: onrecord.Quote, Words: words, Match: how, Limit: mostMatches})
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
			if m.among(m.fact) {
				found = append(found, m)
			}
		}
		if bestGrade(found) >= question.Nearly {
			break
		}
	}
	if bestGrade(found) < question.Exact {
		more, err := d.sentencesLike(ctx, telling(all, said), asked)
		if err != nil {
			return nil, err
		}
		found = append(found, more...)
	}
	slices.SortStableFunc(found, order)
	return group(found), nil
}

// fewestOwn is how much of what agrees, by weight, stands among the words of a
// quote at least if it is that quote which was asked for.
const fewestOwn = 0.25

// among reports whether what agrees stands among the words of a quote, and not
// beside them: in "“We sail,” he said, as the crowd called “Stay!”", "sail" is
// no word of the crowd.
func (m match) among(f *onrecord.Fact) bool {
	all, own := 0.0, 0.0
	for _, pair := range m.align.Pairs {
		w := m.words[pair[1]]
		at := m.span.Start + w.Start
		weight := max(w.Weight, 0.1)
		all += weight
		if slices.ContainsFunc(f.What.Parts, func(s onrecord.Span) bool { return s.Start <= at && at < s.End }) {
			own += weight
		}
	}
	return own >= fewestOwn*all
}

// turnedWithin judges whether a match is turned by the words of its quote alone: in
// "“We sail,” said Toll, who does not", the "not" is not of the quote.
func (m *match) turnedWithin(asked []question.Word) {
	if m.fact == nil || !m.align.Turned || !m.fact.What.Cover().Overlaps(m.span) {
		return
	}
	m.align = m.align.Only(asked, m.words, func(i int) bool { return m.spoke(m.words[i]) })
	if m.align.Turned && m.marksAsked(asked) {
		m.align.Turned, m.align.Uneven = false, false
	}
}

// fewestMarked is how many words in quotation marks tell which quote is meant.
const fewestMarked = 3

// marksAsked reports whether all words that a match prints in quotation marks were
// asked for, and enough of them: a "not" of what is retold around them turns nothing.
// One that was asked for does.
func (m match) marksAsked(asked []question.Word) bool {
	if slices.ContainsFunc(asked, question.Negates) {
		return false
	}
	for _, at := range inMarks.FindAllStringSubmatchIndex(m.page.say(m.span), -1) {
		words := question.Words(m.page.say(m.span)[at[2]:at[3]])
		if len(words) >= fewestMarked && !slices.ContainsFunc(words, func(w question.Word) bool { return !in(asked, w) || question.Negates(w) }) {
			return true
		}
	}
	return false
}

// inMarks is what stands in quotation marks.
var inMarks = regexp.MustCompile(`["“]([^"“”]+)["”]`)

// spoke reports whether a word of a match stands among the words of its quote.
func (m match) spoke(w question.Word) bool {
	at := m.span.Start + w.Start
	return slices.ContainsFunc(m.fact.What.Parts, func(s onrecord.Span) bool { return s.Start <= at && at < s.End })
}

// goesOn reports whether a sentence goes on with words that were broken off:
// its first letter is a small one.
func goesOn(sentence string) bool {
	at := strings.IndexFunc(sentence, unicode.IsLetter)
	r, _ := utf8.DecodeRuneInString(sentence[max(at, 0):])
	return unicode.IsLower(r)
}

// closes reports whether the words of a quote end a sentence, so that nothing goes
// on behind them.
func closes(f onrecord.Fact) bool {
	words := strings.TrimRight(f.What.Text, "\"”’' ")
	return words != "" && strings.IndexByte(".!?", words[len(words)-1]) >= 0
}

// telling returns the words to search for: those that tell something, which
// few sentences have, and all of them where only one does.
func telling(asked []question.Word, said string) string {
	// A word of a phrase weighs nothing, but is printed: "terms".
	words := slices.DeleteFunc(slices.Clone(asked), question.Word.Function)
	if len(words) < 2 {
		return said
	}
	return asTyped(words)
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
		best = append(best, graded{p, question.Align(asked, d.words(p.Text))})
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
		span := shorten(p.Text, g.Span, g.Span.Start)
		words := d.words(p.say(span))
		m := match{page: p, span: span, words: words, align: question.Align(asked, words)}
		if m.fact, err = d.quoteAt(ctx, p, g.Span, m); err != nil {
			return nil, err
		}
		out = append(out, m)
	}
	return out, nil
}

// quoteAt returns the quote that the words of a match in a sentence stand in,
// else, for a sentence with a quotation mark, the one before it in the same
// paragraph; nil where there is none.
func (d *desk) quoteAt(ctx context.Context, p *page, s onrecord.Span, m match) (*onrecord.Fact, error) {
	hits, err := d.find.Find(ctx, onrecord.Query{Libraries: []string{p.Library}, Kind: onrecord.Quote, Article: p.ID, Limit: 200})
	if err != nil {
		return nil, err
	}
	var before *onrecord.Fact
	another := false // the sentence has a quote, of other words
	for _, h := range hits.Hits {
		f := h.Fact
		switch {
		case f.What.Cover().Overlaps(s), f.Span.Overlaps(s):
			if m.among(&f) {
				return &f, nil
			}
			another = true
		case p.paragraph(s.Start).Holds(f.Span) && f.Span.End <= s.Start:
			if before == nil || !goesOn(p.say(s)) || !closes(f) {
				before = &f
			}
		}
	}
	if before == nil || another || !strings.ContainsAny(p.say(s), "\"“”") && !strings.Contains(p.say(s), "''") {
		return nil, nil
	}
	if t := d.text(p); t.Speaks(t.SentenceAt(s.Start)) {
		return nil, nil // "A study warned of “slow decay”" has a speaker of its own
	}
	before.Doubts = append(slices.Clone(before.Doubts), onrecord.Doubt{Code: onrecord.SpeakerCarried, At: s})
	return before, nil
}
