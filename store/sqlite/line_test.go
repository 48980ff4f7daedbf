package sqlite

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"

	"onrecord"
	"onrecord/store"
)

// TestStateIsHandedOn: who stood in line when a state of the file was opened
// is answered from it; who came later, from one that has what was saved before.
func TestStateIsHandedOn(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		db := openTest(t, Options{Readers: 1})
		defer db.Close()
		save(t, db, "reed")
		const count = `select count(*) from articles`
		_, err := db.ask(t.Context(), count)
		must(t, err)
		_, done, err := db.snapshot(t.Context())
		must(t, err)
		saw := make([]int, 3)
		ask := func(i int) {
			ctx, done, err := db.snapshot(t.Context())
			if err != nil {
				t.Error(err)
				return
			}
			defer done()
			if err := db.row(ctx, count).Scan(&saw[i]); err != nil {
				t.Error(err)
			}
			if i == 0 {
				save(t, db, "moss")
			}
		}
		go ask(0)
		synctest.Wait()
		go ask(1)
		synctest.Wait()
		done()
		synctest.Wait()
		ask(2)
		if saw[0] != 1 || saw[1] != 1 || saw[2] != 2 {
			t.Errorf("%v articles, want 1, 1 and 2", saw)
		}
	})
}

// TestStopComesFirst: who stops the line goes ahead of it, and who gives up
// holds nobody up.
func TestStopComesFirst(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := newLine(2)
		for range 2 {
			_, _, err := l.take(t.Context())
			must(t, err)
		}
		reads := false
		go func() {
			_, _, _ = l.take(t.Context())
			reads = true
		}()
		synctest.Wait()
		ctx, cancel := context.WithCancel(t.Context())
		gaveUp := make(chan error, 1)
		go func() { _, err := l.stop(ctx); gaveUp <- err }()
		synctest.Wait()
		l.give(nil)
		synctest.Wait()
		if reads {
			t.Error("somebody was let in while another waits ahead")
		}
		cancel()
		if err := <-gaveUp; !errors.Is(err, context.Canceled) {
			t.Errorf("stop: %v, want that it was cancelled", err)
		}
		synctest.Wait()
		if !reads {
			t.Error("nobody is let in although nobody waits ahead")
		}
		for range 2 {
			l.give(nil)
		}
		goOn, err := l.stop(t.Context())
		must(t, err)
		if l.free != 0 {
			t.Errorf("%d connections are free while the line stands still", l.free)
		}
		if goOn(); l.free != 2 {
			t.Errorf("%d connections are free, want 2", l.free)
		}
	})
}

func save(t *testing.T, db *DB, id onrecord.ArticleID) {
	t.Helper()
	_, err := db.Save(t.Context(), []store.Entry{oneEntry(id, "Ada Moor")})
	must(t, err)
}
