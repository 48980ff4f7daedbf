package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"time"
)

// shelf keeps small values in the database. A value whose time is up is not
// there; the next Put in its scope deletes it.
type shelf struct{ db *DB }

func (s shelf) Put(ctx context.Context, scope, key string, value []byte, until time.Time) error {
	if value == nil {
		value = []byte{}
	}
	return s.db.change(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `delete from shelf where scope = ? and until > 0 and until <= ?`, scope, s.now())
		if err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, `insert into shelf (scope, key, value, until) values (?, ?, ?, ?)
			on conflict do update set value = excluded.value, until = excluded.until`,
			scope, key, value, millis(until))
		return err
	})
}

func (s shelf) Get(ctx context.Context, scope, key string) ([]byte, bool, error) {
	return s.get(ctx, s.db.read, scope, key)
}

func (s shelf) Once(ctx context.Context, scope, key string) (value []byte, ok bool, err error) {
	err = s.db.change(ctx, func(tx *sql.Tx) error {
		if value, ok, err = s.get(ctx, tx, scope, key); err != nil || !ok {
			return err
		}
		_, err = tx.ExecContext(ctx, `delete from shelf where scope = ? and key = ?`, scope, key)
		return err
	})
	if err != nil {
		return nil, false, err
	}
	return value, ok, nil
}

func (s shelf) get(ctx context.Context, q querier, scope, key string) ([]byte, bool, error) {
	var value []byte
	err := q.QueryRowContext(ctx, `select value from shelf where scope = ? and key = ? and (until = 0 or until > ?)`,
		scope, key, s.now()).Scan(&value)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, false, nil
	}
	return value, err == nil, explain(s.db.path, err)
}

func (s shelf) Keys(ctx context.Context, scope string) ([]string, error) {
	rows, err := s.db.read.QueryContext(ctx, `select key from shelf where scope = ? and (until = 0 or until > ?) order by key`,
		scope, s.now())
	if err != nil {
		return nil, explain(s.db.path, err)
	}
	defer rows.Close()
	var keys []string
	for rows.Next() {
		var key string
		if err := rows.Scan(&key); err != nil {
			return nil, explain(s.db.path, err)
		}
		keys = append(keys, key)
	}
	return keys, explain(s.db.path, rows.Err())
}

func (s shelf) Drop(ctx context.Context, scope, key string) error {
	return s.db.change(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `delete from shelf where scope = ? and (key = ? or ? = '')`, scope, key, key)
		return err
	})
}

func (s shelf) now() int64 { return s.db.options.Now().UnixMilli() }
