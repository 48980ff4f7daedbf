package sqlite

import (
	"context"
	"time"
)

// The write-ahead log takes what is saved. Its pages are moved into the file
// from time to time; once all are there and nobody needs them in the log, it
// begins anew. Readers who follow each other without a gap never let that
// happen by themselves: the log would grow for as long as they ask, each page
// they read be sought in it, and none be found in what is mapped.

const (
	// See Options. Each beginning makes the writer wait for readers, and each
	// page in the log is sought there: fewer and more pages are slower.
	logPages = 2000
	letGo    = 100 * time.Millisecond // for how long at most the writer waits for readers
)

// shorten begins the log anew when it is long. It is called after a commit, by
// the one who writes; what was saved stands, whether this succeeds or not.
// Nobody who reads is held up: the writer waits until all of them see what was
// saved last, so that the whole log can be moved, and then until all see the
// file alone.
func (db *DB) shorten(ctx context.Context) {
	pages, _ := db.moveLog(ctx, `noop`)
	if pages < db.longLog {
		return
	}
	waiting, cancel := context.WithTimeout(ctx, letGo)
	defer cancel()
	late := db.states.renewed(waiting)
	pages, left := db.moveLog(ctx, `passive`)
	if late == nil && left == 0 {
		late = db.states.renewed(waiting)
	}
	if late != nil || left > 0 {
		db.longLog = pages + db.options.LogPages // somebody reads for long: not again right away
	} else {
		db.longLog = db.options.LogPages
	}
}

// moveLog moves pages of the log into the file. It returns how many pages the
// log has and how many of them are not in the file yet. How: noop, none are
// moved; passive, those that no reader needs where they are.
func (db *DB) moveLog(ctx context.Context, how string) (pages, left int) {
	var busy, moved int
	if err := db.write.QueryRowContext(ctx, `pragma wal_checkpoint(`+how+`)`).Scan(&busy, &pages, &moved); err != nil {
		return 0, 0 // the next commit says what is wrong
	}
	return pages, pages - moved
}
