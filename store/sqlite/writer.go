package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"maps"
	"slices"
)

// writer is one transaction that changes articles. Index rows, counts and
// names are collected and written last, in the order of their keys: that is
// several times quicker than row by row.
type writer struct {
	db  *DB
	ctx context.Context
	tx  *sql.Tx

	statements map[string]*sql.Stmt
	facts      []row          // for fact_index
	sentences  []row          // for sentence_index
	queued     map[int64]bool // bases of the articles whose rows these are
	libs       map[string]int64
	sums       map[int64]*counts
	names      touchedNames
}

// counts are sums over the articles of a library that stand.
type counts struct {
	articles, facts, quotes, forces, sentences, samples int
}

func (c *counts) add(o counts, sign int) {
	c.articles += sign * o.articles
	c.facts += sign * o.facts
	c.quotes += sign * o.quotes
	c.forces += sign * o.forces
	c.sentences += sign * o.sentences
	c.samples += sign * o.samples
}

// changeArticles runs do in one transaction, and tells the parts kept in
// memory when it is committed.
func (db *DB) changeArticles(ctx context.Context, do func(*writer) error) error {
	w := &writer{db: db, ctx: ctx, statements: map[string]*sql.Stmt{}, queued: map[int64]bool{}, libs: map[string]int64{}, sums: map[int64]*counts{}}
	return db.changeThen(ctx, func(tx *sql.Tx) error {
		w.tx = tx
		if err := db.names.begin(w); err != nil {
			return err
		}
		if err := do(w); err != nil {
			return err
		}
		return w.flush()
	}, func() {
		db.libs.add(w.libs)
		db.names.commit(&w.names)
	})
}

// lasting lists the statements that every article needs; they are prepared
// once.
func lasting() []string {
	return []string{currentArticle, insertArticle, insertBody, insertFact, insertSentence, addCounts, sketchesOf, insertSketch, articleAt,
		hashAt, bodyText, nameGeneration, nextOfDay, setNext, selectMarks, addToName, addToForm}
}

// prepareLasting prepares them, before the first transaction.
func (db *DB) prepareLasting(ctx context.Context) error {
	if len(db.prepared) > 0 {
		return nil
	}
	for _, query := range lasting() {
		s, err := db.write.PrepareContext(ctx, query)
		if err != nil {
			return err
		}
		db.prepared[query] = s
	}
	return nil
}

// statement returns a prepared statement in the transaction.
func (w *writer) statement(query string) (s *sql.Stmt, err error) {
	if s = w.statements[query]; s != nil {
		return s, nil
	}
	if lasting := w.db.prepared[query]; lasting != nil {
		s = w.tx.StmtContext(w.ctx, lasting)
	} else if s, err = w.tx.PrepareContext(w.ctx, query); err != nil {
		return nil, err
	}
	w.statements[query] = s
	return s, nil
}

func (w *writer) exec(query string, args ...any) error {
	s, err := w.statement(query)
	if err != nil {
		return err
	}
	_, err = s.ExecContext(w.ctx, args...)
	return err
}

// library returns the number of a library, which is made when it is new.
func (w *writer) library(name string) (int64, error) {
	if id, ok := w.db.libs.get(name); ok {
		return id, nil
	}
	if id, ok := w.libs[name]; ok {
		return id, nil
	}
	if err := w.exec(`insert into libraries (name) values (?) on conflict do nothing`, name); err != nil {
		return 0, err
	}
	var id int64
	err := w.tx.QueryRowContext(w.ctx, `select id from libraries where name = ?`, name).Scan(&id)
	w.libs[name] = id
	return id, err
}

// marks returns the number of a set of pass versions.
func (w *writer) marks(passes string) (id int64, err error) {
	s, err := w.statement(selectMarks)
	if err != nil {
		return 0, err
	}
	err = s.QueryRowContext(w.ctx, passes).Scan(&id)
	if !errors.Is(err, sql.ErrNoRows) {
		return id, err
	}
	result, err := w.tx.ExecContext(w.ctx, `insert into marks (passes) values (?)`, passes)
	if err != nil {
		return 0, err
	}
	return result.LastInsertId()
}

func (w *writer) counts(library int64) *counts {
	c := w.sums[library]
	if c == nil {
		c = &counts{}
		w.sums[library] = c
	}
	return c
}

// queue adds the index rows of an article with the keys from base on.
func (w *writer) queue(p *piece, base int64, st *stemmer) {
	w.queued[base] = true
	w.facts = appendRows(w.facts, p.factRows(st), base)
	w.sentences = appendRows(w.sentences, p.sentenceRows(st), base)
}

// appendRows gives rows their keys, from base on.
func appendRows(list, rows []row, base int64) []row {
	for _, r := range rows {
		r.key += base
		list = append(list, r)
	}
	return list
}

const (
	selectMarks    = `select id from marks where passes = ?`
	insertFact     = `insert into fact_index (rowid, words) values (?, ?)`
	insertSentence = `insert into sentence_index (rowid, words) values (?, ?)`
	deleteFact     = `insert into fact_index (fact_index, rowid, words) values ('delete', ?, ?)`
	deleteSentence = `insert into sentence_index (sentence_index, rowid, words) values ('delete', ?, ?)`
	addCounts      = `update libraries set articles = articles + ?, facts = facts + ?, quotes = quotes + ?,
		forces = forces + ?, sentences = sentences + ?, samples = samples + ? where id = ?`
)

// flush writes what was collected.
func (w *writer) flush() error {
	for _, id := range slices.Sorted(maps.Keys(w.sums)) {
		c := w.sums[id]
		if err := w.exec(addCounts, c.articles, c.facts, c.quotes, c.forces, c.sentences, c.samples, id); err != nil {
			return err
		}
	}
	if err := w.flushNames(); err != nil {
		return err
	}
	return w.flushIndexes()
}

// flushIndexes writes the rows that were queued.
func (w *writer) flushIndexes() error {
	byKey := func(a, b row) int { return cmp.Compare(a.key, b.key) }
	slices.SortFunc(w.facts, byKey)
	for _, r := range w.facts {
		if err := w.exec(insertFact, r.key, r.words); err != nil {
			return err
		}
	}
	slices.SortFunc(w.sentences, byKey)
	for _, r := range w.sentences {
		if err := w.exec(insertSentence, r.key, r.words); err != nil {
			return err
		}
	}
	w.facts, w.sentences = w.facts[:0], w.sentences[:0]
	clear(w.queued)
	return nil
}

// erase deletes the current revision of an article and lets its near copies
// do without it.
func (w *writer) erase(old *stored) error {
	if err := w.clear(old); err != nil {
		return err
	}
	return w.leave(old)
}

// clear deletes the current revision of an article: its rows, its index
// entries, and its part in counts and names.
func (w *writer) clear(old *stored) error {
	if w.queued[old.base] {
		if err := w.flushIndexes(); err != nil {
			return err
		}
	}
	p, tallied, err := w.pieceOf(old)
	if err != nil {
		return err
	}
	if err := w.unindex(p, old.base); err != nil {
		return err
	}
	if _, err := w.countNames(p, tallied, -1); err != nil {
		return err
	}
	if !p.withdrawn {
		w.counts(old.library).add(old.sums(), -1)
	}
	if err := w.unsketch(p.text, old.base); err != nil {
		return err
	}
	if err := w.exec(`delete from bodies where id = (select body from articles where base = ?)`, old.base); err != nil {
		return err
	}
	return w.exec(`delete from articles where base = ?`, old.base)
}

// unindex deletes the index rows of an article, which must be made exactly as
// they were written.
func (w *writer) unindex(p *piece, base int64) error {
	if err := w.unindexFacts(p, base); err != nil {
		return err
	}
	st := w.db.stemmers.get()
	defer w.db.stemmers.put(st)
	for _, r := range appendRows(nil, p.sentenceRows(st), base) {
		if err := w.exec(deleteSentence, r.key, r.words); err != nil {
			return err
		}
	}
	return nil
}

func (w *writer) unindexFacts(p *piece, base int64) error {
	st := w.db.stemmers.get()
	defer w.db.stemmers.put(st)
	for _, r := range appendRows(nil, p.factRows(st), base) {
		if err := w.exec(deleteFact, r.key, r.words); err != nil {
			return err
		}
	}
	return nil
}

// pieceOf reads back what the indexes were made from.
func (w *writer) pieceOf(s *stored) (*piece, []int, error) {
	a := s.article
	var err error
	if a.Text, err = w.db.codec.decompress(s.body); err != nil {
		return nil, nil, err
	}
	facts, err := w.db.codec.unpackFacts(s.facts, &a)
	if err != nil {
		return nil, nil, err
	}
	p := &piece{
		library: s.library, withdrawn: s.article.Withdrawn != "", title: titleOf(&a), text: a.Text,
		sentences: unpackSpans(s.sentences), facts: facts, repeats: unpackRepeats(s.repeats),
	}
	list, err := w.namesOf(s.names)
	if err != nil {
		return nil, nil, err
	}
	p.withNames(list)
	return p, tally(list, facts), nil
}
