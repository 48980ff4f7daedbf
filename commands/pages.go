package commands

import (
	"cmp"
	"context"
	"math"
	"slices"

	"onrecord"
	"onrecord/question"
)

// This file chooses the articles that are read for a question.

// How much is looked at for one question, however many articles there are.
const (
	candidates = 40 // sentences that the store ranks by their words
	readings   = 3  // articles that are read for them
	// worthReading is how near an article must come to the best, by the words
	// that its sentences share with the question.
	worthReading = 0.7
)

// pagesFor returns the articles that a question is most likely about: those
// whose best sentences account for most of its words.
func (d *desk) pagesFor(ctx context.Context, q question.Question) ([]*page, error) {
	passages, err := d.passages(ctx, searchWords(q), candidates)
	if err != nil {
		return nil, err
	}
	order := d.rateArticles(q.Need, passages)
	var pages []*page
	for _, r := range order[:min(len(order), readings)] {
		if r.score < order[0].score*worthReading {
			break
		}
		p, err := d.page(ctx, r.article)
		if err != nil {
			return nil, err
		}
		pages = append(pages, p)
	}
	d.texts(pages)
	return pages, nil
}

// ratedArticle is an article with what its passages say of needed words.
type ratedArticle struct {
	article  onrecord.Article
	passages [][]float64 // of each needed word, how far each passage says it
	score    float64
}

// rateArticles returns the articles of passages, those first that say most of the
// needed words: in one passage, in a few of them, and in all.
func (d *desk) rateArticles(need []question.Word, passages []onrecord.Passage) []*ratedArticle {
	var order []*ratedArticle
	byKey := map[pageKey]*ratedArticle{}
	found := make([]int, len(need)) // in how many passages each word is
	for _, ps := range passages {
		key := pageKey{ps.Article.Library, ps.Article.ID}
		r := byKey[key]
		if r == nil {
			r = &ratedArticle{article: ps.Article}
			byKey[key] = r
			order = append(order, r)
		}
		said := says(need, d.words(ps.Text))
		for i, s := range said {
			if s > 0 {
				found[i]++
			}
		}
		r.passages = append(r.passages, said)
	}
	weights := make([]float64, len(need))
	for i, w := range need {
		weights[i] = w.Weight * (1 + rarity*math.Log(float64(len(passages)+1)/float64(found[i]+1)))
	}
	for _, r := range order {
		r.score = r.rate(weights) + titleWorth*shareOf(says(need, d.words(r.article.Title)), weights)
	}
	slices.SortStableFunc(order, func(a, b *ratedArticle) int { return -cmp.Compare(a.score, b.score) })
	return order
}

const (
	// rarity is how much more a word counts that only one passage in e has: who
	// walks on to a song is told where the song is, not where everybody walks.
	rarity     = 0.5
	titleWorth = 0.5 // what the title counts, beside a passage
	sumOf      = 3   // passages that count one by one, each less than the one before
	togetherAs = 1.0 // what all of them together count
)

// rate returns how much of the weights the passages of an article say.
func (r *ratedArticle) rate(weights []float64) float64 {
	score := 0.0
	all := make([]float64, len(weights))
	for n, said := range r.passages {
		if n < sumOf {
			score += shareOf(said, weights) / float64(n+1)
		}
		for i, s := range said {
			all[i] = max(all[i], s)
		}
	}
	return score + togetherAs*shareOf(all, weights)
}

// says returns how far words say each of those needed.
func says(need, words []question.Word) []float64 {
	out := make([]float64, len(need))
	for i, n := range need {
		for _, w := range words {
			out[i] = max(out[i], question.Means(n, w))
		}
	}
	return out
}

// shareOf returns how much of the weights is said.
func shareOf(said, weights []float64) float64 {
	total, got := 0.0, 0.0
	for i, w := range weights {
		total += w
		got += w * said[i]
	}
	if total == 0 {
		return 0
	}
	return got / total
}

// share returns how much of the weight of need is among words.
func share(need, words []question.Word) float64 {
	weights := make([]float64, len(need))
	for i, w := range need {
		weights[i] = w.Weight
	}
	return shareOf(says(need, words), weights)
}
