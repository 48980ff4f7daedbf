package commands

// Who said words that tell nothing by themselves: "no", "thank you".

import (
	"cmp"
	"context"
	"regexp"
	"slices"

	"onrecord"
	"onrecord/bot"
	"onrecord/question"
)

// pointing are words that only point at words which were not given.
var pointing = map[string]bool{"it": true, "that": true, "this": true, "these": true, "those": true, "so": true, "what": true, "something": true, "anything": true, "them": true}

// mostAlone is how many quotes with words that tell nothing by themselves are looked at.
const mostAlone = 200

// saidAlone answers who said words that tell nothing by themselves, "no", "thank you":
// only those have said them whose quote has just these, those first whose quote is
// nothing else. A single word has to stand by itself: "no bigger threat" is no "no".
func (d *desk) saidAlone(ctx context.Context, said string, asked []question.Word) (bot.Answer, error) {
	hits, err := d.facts(ctx, onrecord.Query{Kind: onrecord.Quote, Words: said, Match: onrecord.Phrase, Limit: mostAlone})
	if err != nil {
		return bot.Answer{}, err
	}
	rank := map[onrecord.FactID]int{}
	hits = slices.DeleteFunc(hits, func(h onrecord.Hit) bool {
		n := d.standsIn(asked, inPieces(h.Fact.What))
		rank[h.Fact.ID] = n
		return n == 0 || n == 1 && len(asked) == 1 || speaker(&h.Fact) == ""
	})
	slices.SortStableFunc(hits, func(a, b onrecord.Hit) int { return cmp.Compare(rank[b.Fact.ID], rank[a.Fact.ID]) })
	var found []match
	for _, h := range hits[:min(len(hits), mostDisowned)] {
		m, err := d.locate(ctx, h, asked)
		if err != nil {
			return bot.Answer{}, err
		}
		d.name(&m)
		found = append(found, m)
	}
	if found = group(found); len(found) == 0 {
		return d.nobodySaid(ctx, said, nil)
	}
	return d.showSaid(ctx, found, asked), nil
}

// standsIn ranks how words stand in a quote: 3 are all of it, 2 stand between marks of
// their own, 1 stand somewhere, 0 do not.
func (d *desk) standsIn(asked []question.Word, quote string) int {
	words, most := d.words(quote), 0
	for at := 0; at+len(asked) <= len(words); at++ {
		if !slices.EqualFunc(asked, words[at:at+len(asked)], func(a, b question.Word) bool { return a.Fold == b.Fold }) {
			continue
		}
		before, behind := quote[:words[at].Start], quote[words[at+len(asked)-1].End:]
		switch {
		case len(words) == len(asked):
			return 3
		case (at == 0 || endsApart.MatchString(before)) && (at+len(asked) == len(words) || beginsApart.MatchString(behind)):
			most = 2
		default:
			most = max(most, 1)
		}
	}
	return most
}

// Marks that set words apart from those before them, and from those behind.
var (
	endsApart   = regexp.MustCompile(`[.,;:!?…—–"“‘'(][\s"“‘'(]*$`)
	beginsApart = regexp.MustCompile(`^["”’')]*[.,;:!?…—–"”]`)
)
