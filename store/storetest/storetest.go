// Package storetest is the promise of a store as a test. A store is done when
// Run passes on it. The other files hold the promises, by what they are about;
// build.go makes the articles that are saved. What a store need not do, such
// as following feeds, is tested where it does it.
package storetest

import (
	"context"
	"slices"
	"testing"

	"onrecord"
	"onrecord/store"
)

// Open returns a new, empty store, which the test closes.
type Open func(t *testing.T) store.Store

// Run tests every promise of package store on the stores that open returns.
func Run(t *testing.T, open Open) {
	for _, promise := range promises() {
		t.Run(promise.name, func(t *testing.T) {
			t.Parallel()
			promise.test(t, open)
		})
	}
}

type promise struct {
	name string
	test func(*testing.T, Open)
}

func promises() []promise {
	return []promise{
		{"Save", testSave},
		{"Corrected", testCorrected},
		{"CorrectedReading", testCorrectedReading},
		{"CorrectedCopies", testCorrectedCopies},
		{"Bytes", testBytes},
		{"Find", testFind},
		{"Words", testWords},
		{"CommonPhrase", testCommonPhrase},
		{"Who", testWho},
		{"Pages", testPages},
		{"Articles", testArticles},
		{"Passages", testPassages},
		{"Names", testNames},
		{"Fact", testFact},
		{"Libraries", testLibraries},
		{"Remove", testRemove},
		{"Stale", testStale},
		{"Concurrent", testConcurrent},
		{"Box", testBox},
		{"Shelf", testShelf},
		{"Feeds", testFeeds},
		{"Revisions", testRevisions},
		{"Withdraw", testWithdraw},
		{"Copies", testCopies},
		{"CopiesLeave", testCopiesLeave},
		{"Export", testExport},
		{"Keep", testKeep},
	}
}

func start(t *testing.T, open Open) store.Store {
	t.Helper()
	s := open(t)
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Errorf("close: %v", err)
		}
	})
	return s
}

// save saves entries and fails the test when one is refused.
func save(t testing.TB, s store.Store, entries ...store.Entry) []store.Saved {
	t.Helper()
	saved, err := s.Save(context.Background(), entries)
	if err != nil {
		t.Fatalf("save: %v", err)
	}
	if len(saved) != len(entries) {
		t.Fatalf("saved %d of %d entries", len(saved), len(entries))
	}
	for _, one := range saved {
		if one.Err != nil {
			t.Fatalf("save %s: %v", one.Article, one.Err)
		}
	}
	return saved
}

func find(t testing.TB, s store.Store, q onrecord.Query) onrecord.Page {
	t.Helper()
	if q.Libraries == nil {
		q.Libraries = []string{onrecord.Public}
	}
	page, err := s.Find(context.Background(), q)
	if err != nil {
		t.Fatalf("find %+v: %v", q, err)
	}
	if page.Total < len(page.Hits) {
		t.Fatalf("find %+v: %d hits, but %d in total", q, len(page.Hits), page.Total)
	}
	return page
}

// contents returns what the facts of a page say, in order.
func contents(p onrecord.Page) []string {
	var list []string
	for _, h := range p.Hits {
		list = append(list, h.Fact.What.Text)
	}
	return list
}

func wantContents(t testing.TB, s store.Store, q onrecord.Query, want ...string) {
	t.Helper()
	if got := contents(find(t, s, q)); !slices.Equal(got, want) {
		t.Errorf("find %+v\n got %q\nwant %q", q, got, want)
	}
}

func wantCode(t testing.TB, what string, err error, want onrecord.Code) {
	t.Helper()
	if err == nil || onrecord.CodeOf(err) != want {
		t.Errorf("%s: error %v, want one of code %q", what, err, want)
	}
}
