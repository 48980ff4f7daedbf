package sqlite

import (
	"context"
	"strings"

	"onrecord"
	"onrecord/store"
)

var _ store.Withdrawer = (*DB)(nil)

// Withdraw implements [store.Withdrawer].
func (db *DB) Withdraw(ctx context.Context, library string, id onrecord.ArticleID, reason string) error {
	reason = strings.TrimSpace(reason)
	return db.changeArticles(ctx, func(w *writer) error {
		old, err := w.named(library, id)
		if err != nil || old.article.Withdrawn == reason {
			return err
		}
		p, err := w.again(old)
		if err != nil {
			return err
		}
		if err := w.erase(old); err != nil {
			return err
		}
		p.article.CopyOf, p.article.Withdrawn, p.copies = "", reason, 0
		p.piece.withdrawn = reason != ""
		if reason == "" {
			if err := w.recognise(p); err != nil {
				return err
			}
		}
		return w.insert(p, old.base)
	})
}

// Withdrawn implements [store.Withdrawer].
func (db *DB) Withdrawn(ctx context.Context, in []string) ([]onrecord.Article, error) {
	r, err := db.reach(ctx, in)
	if err != nil || r.none() {
		return nil, err
	}
	condition, ids := r.sql("a.library")
	rows, err := db.rows(ctx, `select `+articleColumns+` from articles a join libraries l on l.id = a.library
		where a.withdrawn <> '' and `+condition+` order by a.base`, ids...)
	if err != nil {
		return nil, explain(db.path, err)
	}
	defer rows.Close()
	var list []onrecord.Article
	for rows.Next() {
		var one stored
		if err := one.scan(rows); err != nil {
			return nil, explain(db.path, err)
		}
		list = append(list, one.article)
	}
	return list, explain(db.path, rows.Err())
}
