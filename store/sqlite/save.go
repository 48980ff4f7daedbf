package sqlite

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"slices"
	"time"

	"onrecord"
	"onrecord/store"
)

// How much one transaction takes at most.
const (
	batchEntries = 1000
	batchBytes   = 16 << 20 // of text
)

// Save implements [store.Store].
func (db *DB) Save(ctx context.Context, entries []store.Entry) ([]store.Saved, error) {
	var all []store.Saved
	for len(entries) > 0 {
		n := batchOf(entries)
		saved, err := db.saveBatch(ctx, db.prepareAll(ctx, entries[:n]))
		if err != nil {
			return all, err
		}
		all = append(all, saved...)
		entries = entries[n:]
	}
	return all, nil
}

// batchOf returns how many entries the next transaction takes. No article is
// twice in one batch.
func batchOf(entries []store.Entry) int {
	type key struct {
		library string
		id      onrecord.ArticleID
	}
	seen := map[key]bool{}
	size := 0
	for i := range entries {
		a := &entries[i].Article
		k := key{a.Library, a.ID}
		size += len(a.Text)
		if i > 0 && (i == batchEntries || size > batchBytes || seen[k]) {
			return i
		}
		seen[k] = true
	}
	return len(entries)
}

func (db *DB) saveBatch(ctx context.Context, list []*prepared) ([]store.Saved, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	saved := make([]store.Saved, len(list))
	order := make([]int, len(list))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { // later saved is newer within a day
		return cmp.Or(list[a].article.Published.Compare(list[b].article.Published), cmp.Compare(a, b))
	})
	err := db.changeArticles(ctx, func(w *writer) error {
		for _, i := range order {
			var err error
			if saved[i], err = w.save(list[i]); err != nil {
				return err
			}
		}
		return nil
	})
	return saved, err
}

// save writes one entry. What is wrong with the entry alone is in Saved; an
// error ends the batch.
func (w *writer) save(p *prepared) (store.Saved, error) {
	s := store.Saved{Article: p.article.ID, Err: p.refused}
	if p.refused != nil {
		return s, nil
	}
	library, err := w.library(p.article.Library)
	if err != nil {
		return s, err
	}
	p.piece.library = library
	old, err := w.current(library, p.article.ID)
	if err != nil {
		return s, err
	}
	if s, p, err = w.outcome(s, old, p); err != nil || s.Outcome == store.Unchanged {
		return s, err
	}
	base, err := w.keysFor(s, old, p)
	var full *onrecord.Error
	if errors.As(err, &full) {
		s.Err = full
		return s, nil
	} else if err != nil {
		return s, err
	}
	p.article.Revision = s.Revision
	if s.Outcome == store.Corrected {
		return s, w.correct(old, p, base)
	}
	if old != nil {
		if err := w.supersede(old); err != nil {
			return s, err
		}
	}
	p.article.CopyOf = ""
	if !p.piece.withdrawn {
		if err := w.recognise(p); err != nil {
			return s, err
		}
	}
	return s, w.insert(p, base)
}

// outcome says what becomes of an entry, and returns it as it is to be written.
// What it does not say of itself is as old had it.
func (w *writer) outcome(s store.Saved, old *stored, p *prepared) (store.Saved, *prepared, error) {
	if old == nil {
		s.Outcome, s.Revision = store.Added, 1
		return s, p, nil
	}
	s.Changed = p.complete(old)
	p.article.Withdrawn = old.article.Withdrawn // until somebody lets it stand again
	p.piece.withdrawn = p.article.Withdrawn != ""
	switch {
	case !bytes.Equal(old.hash, p.hash):
		s.Outcome, s.Revision = store.Revised, old.article.Revision+1
	case len(s.Changed) == 0:
		s.Outcome, s.Revision = store.Unchanged, old.article.Revision
	default:
		s.Outcome, s.Revision = store.Corrected, old.article.Revision+1
		var err error
		if p, err = w.correction(old, p); err != nil {
			return s, nil, err
		}
	}
	return s, p, nil
}

// keysFor reserves the keys of an entry.
func (w *writer) keysFor(s store.Saved, old *stored, p *prepared) (base int64, err error) {
	if s.Outcome == store.Corrected {
		return w.place(old, p)
	}
	return w.takeKeys(dayOf(p.article.Published), p.size)
}

// supersede keeps the text of old as an earlier revision and deletes the rest
// of it.
func (w *writer) supersede(old *stored) error {
	if err := w.exec(keepRevision, old.base); err != nil {
		return err
	}
	return w.erase(old)
}

const keepRevision = `insert into revisions
	select library, a.id, revision, url, outlet, title, byline, language, published, zone, date_only, fetched, hash, sample, text
	from articles a join bodies b on b.id = a.body where a.base = ?`

const insertArticle = `insert into articles (base, size, body, library, id, revision, url, outlet, title, byline, language,
	published, zone, date_only, fetched, hash, sample, withdrawn, marks, sentences, facts, quotes, forces, copy_of, copies, signatures)
	values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`

const insertBody = `insert into bodies (text, sentences, facts, names, repeats) values (?, ?, ?, ?, ?)`

// insert writes a revision at base, with everything read from it.
func (w *writer) insert(p *prepared, base int64) error {
	marks, err := w.marks(p.passes)
	if err != nil {
		return err
	}
	names, err := w.countNames(&p.piece, p.tally, 1)
	if err != nil {
		return err
	}
	a, pc := &p.article, &p.piece
	st := w.db.stemmers.get()
	defer w.db.stemmers.put(st)
	published, zone := moment(a.Published)
	fetched, _ := moment(a.Fetched)
	body, err := w.insertBody(p, names)
	if err != nil {
		return err
	}
	err = w.exec(insertArticle, base, p.size, body, pc.library, a.ID, a.Revision, a.URL, a.Outlet, a.Title, a.Byline, a.Language,
		published, zone, a.DateOnly, fetched, p.hash, a.Sample, a.Withdrawn, marks,
		len(pc.sentences), len(pc.facts), p.quotes, p.forces, a.CopyOf, p.copies, packSignatures(pc.signatures(st)))
	if err != nil {
		return err
	}
	if !pc.withdrawn {
		w.counts(pc.library).add(p.sums(), 1)
		if err := w.sketch(p, base); err != nil {
			return err
		}
	}
	w.queue(pc, base, st)
	return nil
}

// insertBody writes the large parts of an article and returns their number.
func (w *writer) insertBody(p *prepared, names []byte) (int64, error) {
	s, err := w.statement(insertBody)
	if err != nil {
		return 0, err
	}
	result, err := s.ExecContext(w.ctx, p.body, notNil(p.sentences), notNil(p.facts), names, packRepeats(p.piece.repeats))
	if err != nil {
		return 0, err
	}
	return result.LastInsertId()
}

// notNil returns b, empty instead of nil: what was read back from the file may
// be written again.
func notNil(b []byte) []byte {
	if b == nil {
		return []byte{}
	}
	return b
}

// sums returns what an article adds to the counts of its library.
func (p *prepared) sums() counts {
	c := counts{articles: 1, facts: len(p.piece.facts), quotes: p.quotes, forces: p.forces, sentences: len(p.piece.sentences)}
	if p.article.Sample {
		c.samples = 1
	}
	return c
}

// moment returns t in unix seconds and its offset from UTC, nil and 0 for the
// zero time.
func moment(t time.Time) (seconds any, zone int) {
	if t.IsZero() {
		return nil, 0
	}
	_, zone = t.Zone()
	return t.Unix(), zone
}
