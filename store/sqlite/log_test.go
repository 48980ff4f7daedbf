package sqlite

import (
	"fmt"
	"sync"
	"testing"
	"time"

	"onrecord"
)

// TestLogStaysShort: readers who follow each other without a gap do not make
// the log grow for as long as somebody saves beside them.
func TestLogStaysShort(t *testing.T) {
	const long = 40
	db := openTest(t, Options{Readers: 2, LogPages: long})
	defer db.Close()
	save(t, db, "first")
	stop := readWithoutGap(t, db)
	defer stop()
	for i := range 60 {
		save(t, db, onrecord.ArticleID(fmt.Sprint("reed-", i)))
		if pages, _ := db.moveLog(t.Context(), `noop`); pages > 3*long {
			t.Fatalf("after %d articles the log has %d pages, want about %d", i+1, pages, long)
		}
	}
}

// TestLongReaderIsLetBe: somebody who reads for long holds nobody up at every
// article that comes in, and once he is done the log is short again.
func TestLongReaderIsLetBe(t *testing.T) {
	const long = 20
	db := openTest(t, Options{Readers: 2, LogPages: long})
	defer db.Close()
	save(t, db, "first")
	ctx, done, err := db.snapshot(t.Context())
	must(t, err)
	var n int
	must(t, db.row(ctx, `select count(*) from articles`).Scan(&n))
	waits := 0
	for i := range 20 {
		before := db.longLog
		if save(t, db, onrecord.ArticleID(fmt.Sprint("moss-", i))); db.longLog > before {
			waits++
		}
	}
	pages, _ := db.moveLog(t.Context(), `noop`)
	if waits == 0 || waits > pages/long {
		t.Errorf("%d pages came in beside a reader, who was waited for %d times", pages, waits)
	}
	done()
	for i := range 2 * long {
		save(t, db, onrecord.ArticleID(fmt.Sprint("fern-", i)))
	}
	if pages, _ := db.moveLog(t.Context(), `noop`); pages > 3*long {
		t.Errorf("the log has %d pages, want about %d", pages, long)
	}
}

// readWithoutGap has two readers of whom one always holds a state of the file.
func readWithoutGap(t *testing.T, db *DB) (stop func()) {
	t.Helper()
	over := make(chan struct{})
	var readers sync.WaitGroup
	for range 2 {
		readers.Go(func() {
			for {
				select {
				case <-over:
					return
				default:
				}
				ctx, done, err := db.snapshot(t.Context())
				if err != nil {
					t.Error(err)
					return
				}
				var n int
				if err := db.row(ctx, `select count(*) from articles`).Scan(&n); err != nil {
					t.Error(err)
				}
				time.Sleep(3 * time.Millisecond)
				done()
			}
		})
	}
	return func() { close(over); readers.Wait() }
}
