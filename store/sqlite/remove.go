package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"

	"onrecord"
	"onrecord/copies"
)

// Remove implements [store.Store]. What is deleted is overwritten, in the
// tables and in the log of the file; single words leave the indexes when they
// are merged next, or with Vacuum.
func (db *DB) Remove(ctx context.Context, library string, id onrecord.ArticleID) error {
	err := db.changeArticles(ctx, func(w *writer) error {
		if err := w.overwrite(true); err != nil {
			return err
		}
		old, err := w.named(library, id)
		if err != nil {
			return err
		}
		if err := w.erase(old); err != nil {
			return err
		}
		return w.exec(`delete from revisions where library = ? and id = ?`, old.library, id)
	})
	// What is deleted is written when the transaction ends, so another one
	// goes back to the quicker way.
	if off := db.changeArticles(ctx, func(w *writer) error { return w.overwrite(false) }); err == nil {
		err = off
	}
	if err != nil {
		return err
	}
	return db.checkpoint(ctx)
}

// overwrite says whether what is deleted is overwritten, which takes longer.
// The indexes could do so too, but that corrupts one without positions.
func (w *writer) overwrite(on bool) error {
	return w.exec(fmt.Sprintf(`pragma secure_delete = %t`, on))
}

// named returns the current revision of an article, or NotFound.
func (w *writer) named(library string, id onrecord.ArticleID) (*stored, error) {
	var number int64
	err := w.row(`select id from libraries where name = ?`, library).Scan(&number)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, notFound(id)
	} else if err != nil {
		return nil, err
	}
	old, err := w.current(number, id)
	if err == nil && old == nil {
		err = notFound(id)
	}
	return old, err
}

// checkpoint moves the log into the file and empties it.
func (db *DB) checkpoint(ctx context.Context) error {
	db.writing.Lock()
	defer db.writing.Unlock()
	_, err := db.write.ExecContext(ctx, `pragma wal_checkpoint(truncate)`)
	return explain(db.path, err)
}

// Reread implements [store.Store].
func (db *DB) Reread(ctx context.Context, library string, id onrecord.ArticleID, r onrecord.Reading) error {
	return db.changeArticles(ctx, func(w *writer) error {
		old, err := w.named(library, id)
		if err != nil {
			return err
		}
		p, err := db.prepareAgain(old, r)
		if err != nil {
			return err
		}
		base, err := w.place(old, p)
		if err != nil {
			return err
		}
		return w.replace(old, p, base)
	})
}

// prepareAgain prepares another reading of a stored text.
func (db *DB) prepareAgain(old *stored, r onrecord.Reading) (*prepared, error) {
	text, err := db.codec.decompress(old.body)
	if err != nil {
		return nil, err
	}
	p := &prepared{article: old.article, hash: old.hash, body: old.body, copies: old.copies}
	p.article.Text = text
	if err := checkReading(&p.article, r); err != nil {
		return nil, err
	}
	p.take(db, r)
	p.piece.library = old.library
	return p, nil
}

// place returns the keys at which p stands in place of old: the same when they
// suffice and the day is the same.
func (w *writer) place(old *stored, p *prepared) (base int64, err error) {
	day := dayOf(p.article.Published)
	if p.size > old.size || day != dayOf(old.article.Published) {
		return w.takeKeys(day, p.size)
	}
	p.size = old.size
	return old.base, nil
}

// replace writes p, which has the text of old, in its place. What is a copy of
// what stays as it is.
func (w *writer) replace(old *stored, p *prepared, base int64) error {
	if p.article.CopyOf != "" {
		original, err := w.current(old.library, p.article.CopyOf)
		if err != nil || original == nil {
			return cmp.Or(err, errBody)
		}
		if err := w.repeat(p, original); err != nil {
			return err
		}
	}
	if err := w.clear(old); err != nil {
		return err
	}
	if err := w.insert(p, base); err != nil || p.copies == 0 {
		return err
	}
	return w.refreshCopies(base)
}

// refreshCopies marks again which facts of its copies the article at base has
// too.
func (w *writer) refreshCopies(base int64) error {
	original, err := w.at(base)
	if err != nil {
		return err
	}
	members, err := w.copiesOf(original)
	if err != nil {
		return err
	}
	for _, member := range members {
		if _, err := w.refresh(member, original); err != nil {
			return err
		}
	}
	return nil
}

// again prepares a stored article as it is, to be written once more.
func (w *writer) again(s *stored) (*prepared, error) {
	piece, tallied, err := w.pieceOf(s)
	if err != nil {
		return nil, err
	}
	p := &prepared{
		article: s.article, hash: s.hash, size: s.size, body: s.body, facts: s.facts, sentences: s.sentences,
		passes: s.passes, piece: *piece, tally: tallied, quotes: s.quotes, forces: s.forces,
		shingles: copies.Of(piece.text), copies: s.copies,
	}
	p.article.Text = piece.text
	p.piece.repeats = nil
	return p, nil
}

// Stale implements [store.Store].
func (db *DB) Stale(ctx context.Context, passes []onrecord.PassMark, limit int) ([]onrecord.Article, error) {
	in, err := db.staleMarks(ctx, passes)
	if err != nil || in == "" {
		return nil, explain(db.path, err)
	}
	rows, err := db.rows(ctx, `select b.text, `+articleColumns+` from articles a
		join libraries l on l.id = a.library join bodies b on b.id = a.body
		where a.withdrawn = '' and a.marks in (`+in+`) order by a.base`+atMost, limitOf(limit))
	if err != nil {
		return nil, explain(db.path, err)
	}
	defer rows.Close()
	var list []onrecord.Article
	for rows.Next() {
		var one stored
		var body sql.RawBytes
		fields, done := one.fields()
		if err := rows.Scan(append([]any{&body}, fields...)...); err != nil {
			return nil, explain(db.path, err)
		}
		done()
		if one.article.Text, err = db.codec.decompress(body); err != nil {
			return nil, err
		}
		list = append(list, one.article)
	}
	return list, explain(db.path, rows.Err())
}

// staleMarks returns the numbers of the sets of passes that are not up to
// date, as a list for SQL.
func (db *DB) staleMarks(ctx context.Context, passes []onrecord.PassMark) (string, error) {
	rows, err := db.rows(ctx, `select id, passes from marks`)
	if err != nil {
		return "", err
	}
	defer rows.Close()
	var list []string
	for rows.Next() {
		var id, have string
		if err := rows.Scan(&id, &have); err != nil {
			return "", err
		}
		if stale(strings.Split(have, ","), passes) {
			list = append(list, id)
		}
	}
	return strings.Join(list, ", "), rows.Err()
}

// stale reports whether one of passes is not among have in its version.
func stale(have []string, passes []onrecord.PassMark) bool {
	return slices.ContainsFunc(passes, func(m onrecord.PassMark) bool {
		return !slices.Contains(have, passesKey([]onrecord.PassMark{m}))
	})
}
