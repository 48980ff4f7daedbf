package storetest

import (
	"fmt"
	"sync"
	"testing"

	"onrecord"
	"onrecord/store"
)

// testConcurrent: readers and writers at once see whole articles only: every
// article that is there has both of its facts.
func testConcurrent(t *testing.T, open Open) {
	s := start(t, open)
	entry := func(i int) store.Entry {
		return article(fmt.Sprintf("c%d", i), "", "2024-01-01").
			quote("Ada Moor", "Ada Moor", "said", "first half").quote("Ben Tarn", "Ben Tarn", "said", "second half").entry()
	}
	save(t, s, entry(0))
	done := make(chan struct{})
	var readers, writers sync.WaitGroup
	for range 2 {
		writers.Go(func() {
			for i := range 40 {
				if _, err := s.Save(t.Context(), []store.Entry{entry(i)}); err != nil {
					t.Errorf("save: %v", err)
				}
			}
		})
	}
	for range 4 {
		readers.Go(func() {
			for {
				select {
				case <-done:
					return
				default:
					readHalves(t, s)
				}
			}
		})
	}
	writers.Wait()
	close(done)
	readers.Wait()
	if page := find(t, s, onrecord.Query{Limit: 1000}); len(page.Hits) != 80 {
		t.Errorf("%d facts after all, want 80", len(page.Hits))
	}
}

func readHalves(t *testing.T, s store.Store) {
	page, err := s.Find(t.Context(), onrecord.Query{Libraries: public(), Limit: 1000})
	if err != nil {
		t.Errorf("find: %v", err)
	}
	if len(page.Hits)%2 != 0 {
		t.Errorf("half an article: %d facts", len(page.Hits))
	}
	if _, err := s.Names(t.Context(), public(), "a", "", 5); err != nil {
		t.Errorf("names: %v", err)
	}
	if _, err := s.Passages(t.Context(), onrecord.Query{Libraries: public(), Words: "half moor", Match: onrecord.Some}); err != nil {
		t.Errorf("passages: %v", err)
	}
}
