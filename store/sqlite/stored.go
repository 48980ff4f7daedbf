package sqlite

import (
	"context"
	"database/sql"
	"encoding/hex"
	"errors"
	"time"

	"onrecord"
)

// stored is an article as the file has it.
type stored struct {
	base, size, library int64
	article             onrecord.Article // without Text
	hash                []byte
	nSentences, nFacts  int
	quotes, forces      int
	copies              int // articles that are copies of this one
	passes              string

	body, sentences, facts, names, repeats []byte // of bodies; nil unless read
}

// bodies returns where the columns of a body go.
func (s *stored) bodies() []any {
	return []any{&s.body, &s.sentences, &s.facts, &s.names, &s.repeats, &s.passes}
}

// articleColumns are the columns that stored.fields reads, of articles a and
// libraries l.
const articleColumns = `a.base, a.size, a.library, l.name, a.id, a.revision, a.url, a.outlet, a.title, a.byline, a.language,
	a.published, a.zone, a.date_only, a.fetched, a.hash, a.sample, a.withdrawn, a.sentences, a.facts, a.quotes, a.forces, a.copy_of, a.copies`

const bodyColumns = `, b.text, b.sentences, b.facts, b.names, b.repeats, (select passes from marks where id = a.marks)`

// fields returns where the columns of an article go; done sets what takes
// more than a copy.
func (s *stored) fields() (list []any, done func()) {
	var published, fetched sql.NullInt64
	var zone int
	a := &s.article
	list = []any{&s.base, &s.size, &s.library, &a.Library, &a.ID, &a.Revision, &a.URL, &a.Outlet, &a.Title, &a.Byline, &a.Language,
		&published, &zone, &a.DateOnly, &fetched, &s.hash, &a.Sample, &a.Withdrawn, &s.nSentences, &s.nFacts, &s.quotes, &s.forces, &a.CopyOf, &s.copies}
	return list, func() {
		a.Published, a.Fetched = timeOf(published, zone), timeOf(fetched, 0)
		a.Hash = hex.EncodeToString(s.hash)
	}
}

func (s *stored) scan(row rowScanner, more ...any) error {
	list, done := s.fields()
	if err := row.Scan(append(list, more...)...); err != nil {
		return err
	}
	done()
	return nil
}

func timeOf(seconds sql.NullInt64, zone int) time.Time {
	if !seconds.Valid {
		return time.Time{}
	}
	t := time.Unix(seconds.Int64, 0).UTC()
	if zone != 0 {
		t = t.In(time.FixedZone("", zone))
	}
	return t
}

func (s *stored) sums() counts {
	c := counts{articles: 1, facts: s.nFacts, quotes: s.quotes, forces: s.forces, sentences: s.nSentences}
	if s.article.Sample {
		c.samples = 1
	}
	return c
}

const currentArticle = `select ` + articleColumns + bodyColumns + `
	from articles a join libraries l on l.id = a.library join bodies b on b.id = a.body
	where a.id = ? and a.library = ?`

// current returns the current revision of an article with its body, or nil.
func (w *writer) current(library int64, id onrecord.ArticleID) (*stored, error) {
	statement, err := w.statement(currentArticle)
	if err != nil {
		return nil, err
	}
	s := &stored{}
	err = s.scan(statement.QueryRowContext(w.ctx, id, library), s.bodies()...)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	return s, err
}

// find returns the current revision of an article in some libraries, with its
// body; the first library that has it counts.
func (db *DB) find(ctx context.Context, in []string, id onrecord.ArticleID) (*stored, error) {
	r, err := db.reach(ctx, in)
	if err != nil {
		return nil, err
	}
	for _, library := range r.ids {
		s := &stored{}
		err := s.scan(db.row(ctx, currentArticle, id, library), s.bodies()...)
		if err == nil || !errors.Is(err, sql.ErrNoRows) {
			return s, explain(db.path, err)
		}
	}
	return nil, notFound(id)
}

func notFound(id onrecord.ArticleID) error {
	return onrecord.Errorf(onrecord.NotFound, "there is no article %q", id)
}
