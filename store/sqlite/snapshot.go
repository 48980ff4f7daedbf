package sqlite

import (
	"context"
	"database/sql"
)

// snapshot is one state of the file, read on one connection. What takes several
// queries is answered from one state, waits for a connection once, and lets the
// file alone in between: with a writer beside them, readers answer a third more.
type snapshot struct {
	db  *DB
	tx  *sql.Tx
	new []string // queries that were not prepared before
}

type inSnapshot struct{}

// snapshot returns a context whose queries read one state of the file until
// done is called. Whoever came first is served first: database/sql lets any of
// those who wait have the next connection, and some would wait very long.
func (db *DB) snapshot(ctx context.Context) (_ context.Context, done func(), err error) {
	if err := db.turn.Acquire(ctx, 1); err != nil {
		return ctx, nil, err
	}
	tx, err := db.read.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		db.turn.Release(1)
		return ctx, nil, explain(db.path, err)
	}
	s := &snapshot{db: db, tx: tx}
	return context.WithValue(ctx, inSnapshot{}, s), func() { s.close(ctx); db.turn.Release(1) }, nil
}

// question returns the statement of a query. A new one is prepared for this
// snapshot alone: for all it would need a second connection, which others who
// wait for theirs may hold.
func (s *snapshot) question(ctx context.Context, query string) (*sql.Stmt, error) {
	if known, ok := s.db.asked.Load(query); ok {
		return s.tx.StmtContext(ctx, known.(*sql.Stmt)), nil
	}
	s.new = append(s.new, query)
	return s.tx.PrepareContext(ctx, query)
}

// close lets go of the connection, and has what was new prepared for all.
func (s *snapshot) close(ctx context.Context) {
	_ = s.tx.Rollback()
	for _, query := range s.new {
		_, _ = s.db.ask(ctx, query) // whoever asks next is told what is wrong
	}
}
