package sqlite

import (
	"context"
	"database/sql"
	"fmt"

	"onrecord"
	"onrecord/store"
)

var _ store.Keeper = (*DB)(nil)

// StaleCount implements [store.Keeper].
func (db *DB) StaleCount(ctx context.Context, passes []onrecord.PassMark) (n int, err error) {
	in, err := db.staleMarks(ctx, passes)
	if err != nil || in == "" {
		return 0, explain(db.path, err)
	}
	err = db.row(ctx, `select count(*) from articles where withdrawn = '' and marks in (`+in+`)`).Scan(&n)
	return n, explain(db.path, err)
}

// Settle implements [store.Keeper]: the indexes become one piece each, since
// every word of a question is looked up in all pieces, and the log goes into the
// file. That writes both indexes anew: about a twenty-fifth of the time that
// their articles took to come in. No statistics are kept for the planner: where
// there are some, SQLite plans a statement again for each new value.
func (db *DB) Settle(ctx context.Context) error {
	if err := db.executeAll(ctx,
		`insert into fact_index (fact_index) values ('optimize')`,
		`insert into sentence_index (sentence_index) values ('optimize')`); err != nil {
		return err
	}
	return db.checkpoint(ctx)
}

// executeAll runs statements outside of a transaction.
func (db *DB) executeAll(ctx context.Context, statements ...string) error {
	if db.write == nil {
		return readOnly(db.path)
	}
	db.writing.Lock()
	defer db.writing.Unlock()
	for _, statement := range statements {
		if _, err := db.write.ExecContext(ctx, statement); err != nil {
			return explain(db.path, err)
		}
	}
	return nil
}

// Vacuum implements [store.Keeper].
func (db *DB) Vacuum(ctx context.Context) error {
	if err := db.Settle(ctx); err != nil {
		return err
	}
	if err := db.executeAll(ctx, `vacuum`); err != nil {
		return err
	}
	return db.checkpoint(ctx)
}

// checks are the rules that hold over the whole database, as queries that
// return what breaks them.
func checks() []string {
	return []string{
		`select integrity_check from pragma_integrity_check where integrity_check <> 'ok'`,
		`select 'article without body: ' || id from articles where body not in (select id from bodies)`,
		`select 'body without article: ' || id from bodies where id not in (select body from articles)`,
		`select 'counts of library ' || l.name || ' are off' from libraries l where (l.articles, l.facts, l.sentences) is not
			(select count(*), total(facts), total(sentences) from articles a where a.library = l.id and a.withdrawn = '')`,
		`select 'name in no article: ' || name from names where refs <= 0 or articles > refs`,
		`select 'form of no name: ' || form from forms where name not in (select id from names)`,
	}
}

// Check implements [store.Keeper]: besides the file itself it looks that
// every article has its facts, and its facts fit its text.
func (db *DB) Check(ctx context.Context) error {
	// A connection remembers where the pieces of an index are, and would see
	// damage where another has moved them since: look with a new one.
	fresh, err := openPool(db.readerName(), 1)
	if err != nil {
		return explain(db.path, err)
	}
	defer fresh.Close()
	for _, query := range checks() {
		if err := db.checkNone(ctx, fresh, query); err != nil {
			return err
		}
	}
	rows, err := db.rows(ctx, `select a.id, l.name, a.facts, b.text, b.facts
		from articles a join libraries l on l.id = a.library join bodies b on b.id = a.body`)
	if err != nil {
		return explain(db.path, err)
	}
	defer rows.Close()
	for rows.Next() {
		var a onrecord.Article
		var n int
		var body, packed []byte
		if err := rows.Scan(&a.ID, &a.Library, &n, &body, &packed); err != nil {
			return explain(db.path, err)
		}
		if err := db.checkArticle(&a, body, packed, n); err != nil {
			return damaged(db.path, fmt.Errorf("article %s: %w", a.ID, err))
		}
	}
	return explain(db.path, rows.Err())
}

// checkArticle checks that packed facts are n and keep the promise of the
// bytes.
func (db *DB) checkArticle(a *onrecord.Article, body, packed []byte, n int) (err error) {
	if a.Text, err = db.codec.decompress(body); err != nil {
		return err
	}
	facts, err := db.codec.unpackFacts(packed, a)
	if err != nil {
		return err
	}
	if len(facts) != n {
		return fmt.Errorf("%d facts, not %d", len(facts), n)
	}
	for i := range facts {
		if err := facts[i].Check(a.Text); err != nil {
			return err
		}
	}
	return nil
}

func (db *DB) checkNone(ctx context.Context, pool *sql.DB, query string) error {
	rows, err := pool.QueryContext(ctx, query)
	if err != nil {
		return explain(db.path, err)
	}
	defer rows.Close()
	if rows.Next() {
		var what string
		if err := rows.Scan(&what); err != nil {
			return explain(db.path, err)
		}
		return damaged(db.path, fmt.Errorf("%s", what))
	}
	return explain(db.path, rows.Err())
}

func damaged(path string, cause error) error {
	return onrecord.Errorf(onrecord.Internal, "the database %q is damaged", path).
		Hint("restore a copy, or add the articles to a new one with --db").Because(cause)
}
