package sqlite

import (
	"context"
	"errors"
	"slices"
	"sync"
	"testing"
	"testing/synctest"

	"onrecord"
	"onrecord/store"
)

// TestSnapshot: what is asked within a snapshot is answered from the state in
// which it began, whatever is saved meanwhile.
func TestSnapshot(t *testing.T) {
	db := openTest(t, Options{})
	defer db.Close()
	_, err := db.Save(t.Context(), []store.Entry{oneEntry("reed", "Ada Moor")})
	must(t, err)
	count := func(ctx context.Context) (n int) {
		must(t, db.row(ctx, `select count(*) from articles`).Scan(&n))
		return n
	}
	ctx, done, err := db.snapshot(t.Context())
	must(t, err)
	if n := count(ctx); n != 1 {
		t.Fatalf("%d articles, want 1", n)
	}
	_, err = db.Save(t.Context(), []store.Entry{oneEntry("moss", "Ada Moor")})
	must(t, err)
	if n := count(ctx); n != 1 {
		t.Errorf("%d articles within the snapshot, want 1", n)
	}
	done()
	if n := count(t.Context()); n != 2 {
		t.Errorf("%d articles behind it, want 2", n)
	}
}

// TestSnapshotsWaitForNobody: many who ask at once on one connection, all of
// them something new, are all answered.
func TestSnapshotsWaitForNobody(t *testing.T) {
	db := openTest(t, Options{Readers: 1})
	defer db.Close()
	_, err := db.Save(t.Context(), []store.Entry{oneEntry("reed", "Ada Moor")})
	must(t, err)
	var all sync.WaitGroup
	for i := range 8 {
		all.Go(func() {
			q := onrecord.Query{Libraries: []string{onrecord.Public}, Words: "harbour", Match: onrecord.Match(i % 3)}
			page, err := db.Find(t.Context(), q)
			if err != nil || len(page.Hits) != 1 {
				t.Errorf("%d facts, %v; want 1", len(page.Hits), err)
			}
		})
	}
	all.Wait()
}

// TestFirstComeFirstServed: whoever waits longest for the one connection gets
// it next, and who gives up while waiting leaves the others their turn.
func TestFirstComeFirstServed(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		db := openTest(t, Options{Readers: 1})
		defer db.Close()
		_, done, err := db.snapshot(t.Context())
		must(t, err)
		var served []int
		for i := range 5 {
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			go func() {
				_, done, err := db.snapshot(ctx)
				if err != nil {
					if !errors.Is(err, context.Canceled) {
						t.Errorf("number %d: %v", i, err)
					}
					return
				}
				served = append(served, i)
				done()
			}()
			synctest.Wait() // number i stands in line
			if i == 2 {
				cancel()
			}
		}
		done()
		synctest.Wait()
		if want := []int{0, 1, 3, 4}; !slices.Equal(served, want) {
			t.Errorf("served %v, want %v", served, want)
		}
	})
}
