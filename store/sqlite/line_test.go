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

// TestRenewed: who waits for newer states waits for those that are open now,
// handed on or not, and for none that is opened meanwhile.
func TestRenewed(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		db := openTest(t, Options{Readers: 2})
		defer db.Close()
		must(t, db.states.renewed(t.Context()))
		_, done, err := db.snapshot(t.Context())
		must(t, err)
		renewed := make(chan error, 1)
		go func() { renewed <- db.states.renewed(t.Context()) }()
		synctest.Wait()
		_, later, err := db.snapshot(t.Context())
		must(t, err)
		select {
		case <-renewed:
			t.Error("an old state is still open")
		default:
		}
		done()
		must(t, <-renewed) // although the later one is open
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		if err := db.states.renewed(ctx); !errors.Is(err, context.Canceled) {
			t.Errorf("%v, want that it was cancelled", err)
		}
		later()
		must(t, db.states.renewed(t.Context()))
	})
}

func save(t *testing.T, db *DB, id onrecord.ArticleID) {
	t.Helper()
	_, err := db.Save(t.Context(), []store.Entry{oneEntry(id, "Ada Moor")})
	must(t, err)
}
