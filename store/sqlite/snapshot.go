package sqlite

import (
	"context"
	"database/sql"
	"maps"
	"slices"
	"sync"
)

// state is one state of the file, open on one connection. After each change
// that somebody makes, a connection reads anew what it had of the file. So a
// state is handed on to those who stood in line already when it was opened:
// for them it is no older than their question.
type state struct {
	conn *sql.Conn
	tx   *sql.Tx
	upTo uint64 // the number of the last for whom it is new enough

	among *states
	over  chan struct{} // closed when it is let go of
}

// states are those that are open at the moment.
type states struct {
	mu   sync.Mutex
	open map[*state]bool
}

func (all *states) add(s *state) {
	all.mu.Lock()
	defer all.mu.Unlock()
	if all.open == nil {
		all.open = map[*state]bool{}
	}
	all.open[s] = true
}

func (all *states) remove(s *state) {
	all.mu.Lock()
	defer all.mu.Unlock()
	delete(all.open, s)
}

// renewed waits until all that are open now have been let go of; those that
// are opened meanwhile are newer, and hold nobody up. The error is that of ctx.
func (all *states) renewed(ctx context.Context) error {
	all.mu.Lock()
	now := slices.Collect(maps.Keys(all.open))
	all.mu.Unlock()
	for _, s := range now {
		select {
		case <-s.over:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	return nil
}

// open reads the newest state of the file, for everybody who has come so far.
func (db *DB) open(ctx context.Context) (*state, error) {
	s := &state{upTo: db.line.came(), among: &db.states, over: make(chan struct{})}
	var err error
	if s.conn, err = db.read.Conn(ctx); err != nil {
		return nil, err
	}
	// It may outlive the question for which it is opened.
	if s.tx, err = s.conn.BeginTx(context.WithoutCancel(ctx), &sql.TxOptions{ReadOnly: true}); err != nil {
		_ = s.conn.Close()
		return nil, err
	}
	db.states.add(s)
	return s, nil
}

// end lets go of a state; of none, too.
func (s *state) end() {
	if s != nil {
		_ = s.tx.Rollback()
		_ = s.conn.Close()
		s.among.remove(s)
		close(s.over)
	}
}

// snapshot is what one question sees of a state. What takes several queries
// is answered from one state, waits for a connection once, and lets the file
// alone in between: with a writer beside them, readers answer a third more.
type snapshot struct {
	db   *DB
	open *state
	new  []string // queries that were not prepared before
}

type inSnapshot struct{}

// snapshot returns a context whose queries read one state of the file until
// done is called.
func (db *DB) snapshot(ctx context.Context) (_ context.Context, done func(), err error) {
	number, open, err := db.line.take(ctx)
	if err != nil {
		return ctx, nil, err
	}
	if open != nil && open.upTo < number {
		open.end()
		open = nil
	}
	if open == nil {
		if open, err = db.open(ctx); err != nil {
			db.line.give(nil)
			return ctx, nil, explain(db.path, err)
		}
	}
	s := &snapshot{db: db, open: open}
	return context.WithValue(ctx, inSnapshot{}, s), func() { s.close(ctx) }, nil
}

// question returns the statement of a query. A new one is prepared for this
// snapshot alone: for all it would need a second connection, which others who
// wait for theirs may hold.
func (s *snapshot) question(ctx context.Context, query string) (*sql.Stmt, error) {
	if known, ok := s.db.asked.Load(query); ok {
		return s.open.tx.StmtContext(ctx, known.(*sql.Stmt)), nil
	}
	s.new = append(s.new, query)
	return s.open.tx.PrepareContext(ctx, query)
}

// close hands the connection on, and has what was new prepared for all, which
// a connection must be free for. A state on which something was broken off is
// not used again.
func (s *snapshot) close(ctx context.Context) {
	if len(s.new) > 0 || ctx.Err() != nil {
		s.open.end()
		s.open = nil
	}
	s.db.line.give(s.open)
	for _, query := range s.new {
		_, _ = s.db.ask(ctx, query) // whoever asks next is told what is wrong
	}
}
