package sqlite

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/binary"
	"errors"
	"strings"
	"time"

	"onrecord"
	"onrecord/store"
)

var _ store.Feeds = (*DB)(nil)

// remember is how long the items of a feed are remembered after they were
// last in it.
const remember = 90 * 24 * time.Hour

const feedColumns = `library, url, title, every, etag, last_modified, due, tried, good, failure, failures`

// SaveFeed implements [store.Feeds].
func (db *DB) SaveFeed(ctx context.Context, f onrecord.Feed) error {
	if f.Library == "" || f.URL == "" {
		return onrecord.Errorf(onrecord.Invalid, "a feed needs a library and an address")
	}
	return db.change(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `insert into feeds (`+feedColumns+`) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
			on conflict (library, url) do update set title = excluded.title, every = excluded.every, etag = excluded.etag,
			last_modified = excluded.last_modified, due = excluded.due, tried = excluded.tried, good = excluded.good,
			failure = excluded.failure, failures = excluded.failures`,
			f.Library, f.URL, f.Title, f.Every.Milliseconds(), f.ETag, f.LastModified,
			millis(f.Due), millis(f.Tried), millis(f.Good), f.Failure, f.Failures)
		return err
	})
}

// Feeds implements [store.Feeds].
func (db *DB) Feeds(ctx context.Context, in []string) ([]onrecord.Feed, error) {
	if len(in) == 0 {
		_, err := db.reach(ctx, in)
		return nil, err
	}
	args := make([]any, len(in))
	for i, library := range in {
		args[i] = library
	}
	return db.feeds(ctx, `where library in (?`+strings.Repeat(", ?", len(in)-1)+`) order by url, library`, args...)
}

// DueFeeds implements [store.Feeds].
func (db *DB) DueFeeds(ctx context.Context, now time.Time, limit int) ([]onrecord.Feed, error) {
	return db.feeds(ctx, `where due <= ? order by due, id limit ?`, now.UnixMilli(), limit)
}

func (db *DB) feeds(ctx context.Context, where string, args ...any) ([]onrecord.Feed, error) {
	rows, err := db.read.QueryContext(ctx, `select `+feedColumns+` from feeds `+where, args...)
	if err != nil {
		return nil, explain(db.path, err)
	}
	defer rows.Close()
	var list []onrecord.Feed
	for rows.Next() {
		var f onrecord.Feed
		var every, due, tried, good int64
		if err := rows.Scan(&f.Library, &f.URL, &f.Title, &every, &f.ETag, &f.LastModified,
			&due, &tried, &good, &f.Failure, &f.Failures); err != nil {
			return nil, explain(db.path, err)
		}
		f.Every = time.Duration(every) * time.Millisecond
		f.Due, f.Tried, f.Good = fromMillis(due), fromMillis(tried), fromMillis(good)
		list = append(list, f)
	}
	return list, explain(db.path, rows.Err())
}

// DropFeed implements [store.Feeds].
func (db *DB) DropFeed(ctx context.Context, library, address string) error {
	return db.change(ctx, func(tx *sql.Tx) error {
		id, err := feedID(ctx, tx, library, address)
		if err != nil {
			return err
		}
		for _, statement := range []string{`delete from feed_items where feed = ?`, `delete from feeds where id = ?`} {
			if _, err := tx.ExecContext(ctx, statement, id); err != nil {
				return err
			}
		}
		return nil
	})
}

func feedID(ctx context.Context, q querier, library, address string) (id int64, err error) {
	err = q.QueryRowContext(ctx, `select id from feeds where library = ? and url = ?`, library, address).Scan(&id)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, onrecord.Errorf(onrecord.NotFound, "there is no feed %q", address)
	}
	return id, err
}

// Unseen implements [store.Feeds].
func (db *DB) Unseen(ctx context.Context, library, address string, items []string) ([]string, error) {
	id, err := feedID(ctx, db.read, library, address)
	if err != nil {
		return nil, explain(db.path, err)
	}
	var list []string
	for _, item := range items {
		var one int
		err := db.read.QueryRowContext(ctx, `select 1 from feed_items where feed = ? and item = ?`, id, itemHash(item)).Scan(&one)
		if errors.Is(err, sql.ErrNoRows) {
			list = append(list, item)
		} else if err != nil {
			return nil, explain(db.path, err)
		}
	}
	return list, nil
}

// SeeItems implements [store.Feeds].
func (db *DB) SeeItems(ctx context.Context, library, address string, items []string, now time.Time) error {
	return db.change(ctx, func(tx *sql.Tx) error {
		id, err := feedID(ctx, tx, library, address)
		if err != nil {
			return err
		}
		for _, item := range items {
			_, err := tx.ExecContext(ctx, `insert into feed_items (feed, item, seen) values (?, ?, ?)
				on conflict do update set seen = excluded.seen`, id, itemHash(item), now.UnixMilli())
			if err != nil {
				return err
			}
		}
		_, err = tx.ExecContext(ctx, `delete from feed_items where feed = ? and seen <= ?`, id, now.Add(-remember).UnixMilli())
		return err
	})
}

// itemHash stands for the address of an item: eight bytes instead of a
// hundred, and two items of one feed share them once in many millions of
// feeds.
func itemHash(item string) int64 {
	sum := sha256.Sum256([]byte(item))
	return int64(binary.BigEndian.Uint64(sum[:8]))
}
