package sqlite

import (
	"context"
	"strings"
	"sync"

	"onrecord"
)

// libraries are the numbers of the libraries that the store holds.
type libraries struct {
	mu  sync.RWMutex
	ids map[string]int64
}

func (l *libraries) load(ctx context.Context, q querier) error {
	rows, err := q.QueryContext(ctx, `select name, id from libraries`)
	if err != nil {
		return err
	}
	defer rows.Close()
	ids := map[string]int64{}
	for rows.Next() {
		var name string
		var id int64
		if err := rows.Scan(&name, &id); err != nil {
			return err
		}
		ids[name] = id
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.ids = ids
	return rows.Err()
}

func (l *libraries) add(ids map[string]int64) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for name, id := range ids {
		l.ids[name] = id
	}
}

func (l *libraries) get(name string) (int64, bool) {
	l.mu.RLock()
	defer l.mu.RUnlock()
	id, ok := l.ids[name]
	return id, ok
}

// reach is what an asker may read: the numbers of some libraries.
type reach struct {
	ids []int64
	all bool // no other library is known
}

// reach returns the libraries of these names that exist, and an error when
// names is empty: nothing is ever read without saying from where.
func (db *DB) reach(ctx context.Context, names []string) (reach, error) {
	if len(names) == 0 {
		return reach{}, onrecord.Errorf(onrecord.Invalid, "no library was named to read from")
	}
	r := reach{}
	seen := map[int64]bool{}
	for _, name := range names {
		id, ok := db.libs.get(name)
		if !ok { // another process may have made it
			if err := db.libs.load(ctx, db.read); err != nil {
				return reach{}, explain(db.path, err)
			}
			id, ok = db.libs.get(name)
		}
		if ok && !seen[id] {
			seen[id] = true
			r.ids = append(r.ids, id)
		}
	}
	db.libs.mu.RLock()
	defer db.libs.mu.RUnlock()
	r.all = len(r.ids) == len(db.libs.ids)
	return r, nil
}

// none reports whether nothing can be found.
func (r reach) none() bool { return len(r.ids) == 0 }

// sql returns a condition on a column, with its arguments.
func (r reach) sql(column string) (condition string, args []any) {
	for _, id := range r.ids {
		args = append(args, id)
	}
	return column + " in (?" + strings.Repeat(", ?", len(r.ids)-1) + ")", args
}
