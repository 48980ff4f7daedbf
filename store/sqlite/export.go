package sqlite

import (
	"context"
	"iter"
	"slices"

	"onrecord"
	"onrecord/store"
)

var _ store.Exporter = (*DB)(nil)

// exported is how many rows an export reads at a time; no reader is held
// while they are used.
const exported = 500

// EachFact implements [store.Exporter].
func (db *DB) EachFact(ctx context.Context, q onrecord.Query) iter.Seq2[onrecord.Hit, error] {
	return func(yield func(onrecord.Hit, error) bool) {
		q.Limit, q.After = exported, ""
		for {
			page, err := db.facts(ctx, q, false)
			if err != nil {
				yield(onrecord.Hit{}, err)
				return
			}
			for _, hit := range page.Hits {
				if !yield(hit, nil) {
					return
				}
			}
			if q.After = page.More; q.After == "" {
				return
			}
		}
	}
}

// EachArticle implements [store.Exporter].
func (db *DB) EachArticle(ctx context.Context, q onrecord.Query) iter.Seq2[onrecord.Article, error] {
	return func(yield func(onrecord.Article, error) bool) {
		q.Limit, q.After = exported, ""
		for {
			page, err := db.Articles(ctx, q)
			if err != nil {
				yield(onrecord.Article{}, err)
				return
			}
			for a := range slices.Values(page.Articles) {
				whole, err := db.Article(ctx, []string{a.Library}, a.ID, a.Revision)
				if onrecord.CodeOf(err) == onrecord.NotFound && err != nil {
					continue // removed since the page was read
				}
				if !yield(whole, err) || err != nil {
					return
				}
			}
			if q.After = page.More; q.After == "" {
				return
			}
		}
	}
}
