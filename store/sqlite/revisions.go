package sqlite

import (
	"context"
	"database/sql"
	"encoding/hex"
	"errors"

	"onrecord"
	"onrecord/store"
)

// earlier returns an earlier revision of an article.
func (db *DB) earlier(ctx context.Context, s *stored, revision int) (onrecord.Article, error) {
	a := onrecord.Article{ID: s.article.ID, Library: s.article.Library, Revision: revision, Withdrawn: s.article.Withdrawn}
	var published, fetched sql.NullInt64
	var zone int
	var hash, body []byte
	err := db.row(ctx, `select url, outlet, title, byline, language, published, zone, date_only, fetched, hash, sample, text
		from revisions where library = ? and id = ? and revision = ?`, s.library, a.ID, revision).
		Scan(&a.URL, &a.Outlet, &a.Title, &a.Byline, &a.Language, &published, &zone, &a.DateOnly, &fetched, &hash, &a.Sample, &body)
	if errors.Is(err, sql.ErrNoRows) {
		return a, onrecord.Errorf(onrecord.NotFound, "article %q has no revision %d", a.ID, revision)
	} else if err != nil {
		return a, explain(db.path, err)
	}
	a.Published, a.Fetched = timeOf(published, zone), timeOf(fetched, 0)
	a.Hash = hex.EncodeToString(hash)
	a.Text, err = db.codec.decompress(body)
	return a, err
}

var _ store.Revisions = (*DB)(nil)

// Revisions implements [store.Revisions].
func (db *DB) Revisions(ctx context.Context, in []string, id onrecord.ArticleID) ([]onrecord.Article, error) {
	s, err := db.find(ctx, in, id)
	if err != nil {
		return nil, err
	}
	list := []onrecord.Article{s.article}
	for revision := s.article.Revision - 1; revision > 0; revision-- {
		a, err := db.earlier(ctx, s, revision)
		if err != nil {
			return nil, err
		}
		a.Text = ""
		list = append(list, a)
	}
	return list, nil
}
