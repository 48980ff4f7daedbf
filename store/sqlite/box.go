package sqlite

import (
	"context"
	"database/sql"
	"time"

	"onrecord"
	"onrecord/inbox"
)

// box is the inbox in the database: each method one transaction on the
// connection that writes.
type box struct{ db *DB }

func (b box) Take(ctx context.Context, e inbox.Event) (fresh bool, err error) {
	return b.changed(ctx, `insert into events (platform, place, event, state, received, deadline, attempts, request)
		values (?, ?, ?, ?, ?, ?, 0, ?) on conflict do nothing`,
		e.Platform, e.Place, e.Event, inbox.Taken, millis(e.Received), millis(e.Deadline), e.Request)
}

func (b box) Answer(ctx context.Context, k inbox.Key, reply []byte) (first bool, err error) {
	if reply == nil {
		reply = []byte{}
	}
	return b.changed(ctx, `update events set state = ?, reply = ? where platform = ? and place = ? and event = ? and state = ?`,
		inbox.Answered, reply, k.Platform, k.Place, k.Event, inbox.Taken)
}

func (b box) Try(ctx context.Context, k inbox.Key) (ok bool, err error) {
	return b.changed(ctx, `update events set attempts = attempts + 1 where platform = ? and place = ? and event = ? and state = ?`,
		k.Platform, k.Place, k.Event, inbox.Answered)
}

func (b box) Finish(ctx context.Context, k inbox.Key, as inbox.State) error {
	if as != inbox.Sent && as != inbox.Dropped {
		return onrecord.Errorf(onrecord.Invalid, "an event cannot finish as %q", as)
	}
	_, err := b.changed(ctx, `update events set state = ?, request = null, reply = null
		where platform = ? and place = ? and event = ?`, as, k.Platform, k.Place, k.Event)
	return err
}

func (b box) Open(ctx context.Context, platform string) ([]inbox.Event, error) {
	rows, err := b.db.read.QueryContext(ctx, `select platform, place, event, state, received, deadline, attempts, request, reply
		from events where platform = ? and state in ('taken', 'answered') order by seq`, platform)
	if err != nil {
		return nil, explain(b.db.path, err)
	}
	defer rows.Close()
	var list []inbox.Event
	for rows.Next() {
		var e inbox.Event
		var received, deadline int64
		if err := rows.Scan(&e.Platform, &e.Place, &e.Event, &e.State, &received, &deadline,
			&e.Attempts, &e.Request, &e.Reply); err != nil {
			return nil, explain(b.db.path, err)
		}
		e.Received, e.Deadline = fromMillis(received), fromMillis(deadline)
		list = append(list, e)
	}
	return list, explain(b.db.path, rows.Err())
}

func (b box) Forget(ctx context.Context, before time.Time) error {
	_, err := b.changed(ctx, `delete from events where state in ('sent', 'dropped') and received < ?`, millis(before))
	return err
}

// changed runs one statement in a transaction and reports whether it changed
// a row.
func (b box) changed(ctx context.Context, statement string, args ...any) (bool, error) {
	var n int64
	err := b.db.change(ctx, func(tx *sql.Tx) error {
		result, err := tx.ExecContext(ctx, statement, args...)
		if err != nil {
			return err
		}
		n, err = result.RowsAffected()
		return err
	})
	return n > 0, err
}

// millis returns t in unix milliseconds, 0 for the zero time.
func millis(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMilli()
}

func fromMillis(ms int64) time.Time {
	if ms == 0 {
		return time.Time{}
	}
	return time.UnixMilli(ms).UTC()
}
