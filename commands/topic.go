package commands

// Which of somebody's quotes speak about a topic.

import (
	"cmp"
	"context"
	"slices"

	"onrecord"
	"onrecord/evidence"
	"onrecord/question"
)

// topicReadings is how many articles are read to see what quotes are about.
const topicReadings = 3

// onTopic returns the quotes that speak about a topic, best first, else those
// of articles that are about it; all where there is no topic.
func (d *desk) onTopic(ctx context.Context, hits []onrecord.Hit, topic []question.Word) ([]match, error) {
	found, err := d.foremost(ctx, hits, topic)
	if err != nil {
		return nil, err
	}
	var about, beside []match
	for _, m := range found {
		if len(topic) == 0 {
			about = append(about, m)
			continue
		}
		c := d.aim(&m, topic)
		m.align.Score, m.score = c.Here, c.Here+c.All
		switch {
		case evidence.SpeaksOf(c):
			about = append(about, m)
		case d.text(m.page).About(topic):
			m.byArticle = true
			beside = append(beside, m)
		}
	}
	if len(about) == 0 {
		about = beside
	}
	slices.SortStableFunc(about, func(a, b match) int {
		return cmp.Or(-cmp.Compare(a.score, b.score), -cmp.Compare(formRank(a.fact), formRank(b.fact)))
	})
	return group(about), nil
}

// foremost locates quotes: of those with a topic, the ones of the articles that
// most look as if they were about it.
func (d *desk) foremost(ctx context.Context, hits []onrecord.Hit, topic []question.Word) ([]match, error) {
	if len(topic) > 0 {
		hits = d.likeliest(hits, topic)
	}
	var found []match
	for _, h := range hits {
		m, err := d.locate(ctx, h, topic)
		if err != nil {
			return nil, err
		}
		found = append(found, m)
	}
	return found, nil
}

// likeliest returns the quotes of the articles that most look as if they were
// about a topic: what was said has it, or the title, or, as the store ranks
// them, what stands around the words. No article is read for that.
func (d *desk) likeliest(hits []onrecord.Hit, topic []question.Word) []onrecord.Hit {
	best := 0.0
	for _, h := range hits {
		best = max(best, h.Score)
	}
	scores := map[onrecord.FactID]float64{}
	for _, h := range hits {
		scores[h.Fact.ID] = share(topic, d.words(h.Fact.What.Text)) + 0.5*share(topic, d.words(h.Article.Title)) + 0.5*h.Score/max(best, 1)
	}
	hits = slices.Clone(hits)
	slices.SortStableFunc(hits, func(a, b onrecord.Hit) int { return -cmp.Compare(scores[a.Fact.ID], scores[b.Fact.ID]) })
	read := map[pageKey]bool{}
	return slices.DeleteFunc(hits, func(h onrecord.Hit) bool {
		key := pageKey{h.Article.Library, h.Article.ID}
		if !read[key] && len(read) == topicReadings {
			return true
		}
		read[key] = true
		return false
	})
}

// aim points a match at the sentence of its quote that covers most of the
// topic, and returns how much it does.
func (d *desk) aim(m *match, topic []question.Word) evidence.Coverage {
	t := d.text(m.page)
	var most evidence.Coverage
	for _, s := range m.page.overlapping(*m.fact) {
		if c := t.CoverQuoted(topic, t.SentenceAt(s.Start), speaker(m.fact)); c.Here+c.All > most.Here+most.All {
			most = c
			m.span, m.words = s, d.words(m.page.say(s))
			m.align.Pairs = question.Align(topic, m.words).Pairs
		}
	}
	return most
}

// formRank puts printed words before retold ones.
func formRank(f *onrecord.Fact) int {
	switch f.Form {
	case onrecord.Direct:
		return 2
	case onrecord.Mixed:
		return 1
	}
	return 0
}
