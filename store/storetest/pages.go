package storetest

import (
	"fmt"
	"slices"
	"testing"

	"onrecord"
	"onrecord/store"
)

// testPages: the pages of a query are complete, repeat nothing, and stay so
// when articles come in between.
func testPages(t *testing.T, open Open) {
	s := start(t, open)
	var entries []store.Entry
	for i := range 60 {
		d := article(fmt.Sprintf("p%02d", i), "", fmt.Sprintf("2024-%02d-%02d", i%12+1, i%28+1))
		for j := range i % 4 {
			d.quote("Ada Moor", "", "said", fmt.Sprintf("statement %d of article %d about rain", j, i))
		}
		entries = append(entries, d.entry())
	}
	save(t, s, entries...)
	for _, q := range []onrecord.Query{
		{}, {Who: []string{"Moor"}}, {Words: "about rain", Match: onrecord.Phrase}, {Words: "rain statement", Match: onrecord.Near},
		{Words: "rain statement", Match: onrecord.Some}, {Since: date("2024-03-01"), Until: date("2024-09-01")},
	} {
		q.Limit = 1000
		whole := contents(find(t, s, q))
		if len(whole) < 20 {
			t.Fatalf("%+v: only %d facts", q, len(whole))
		}
		for _, limit := range []int{1, 7, 50} {
			q.Limit = limit
			if got := allPages(t, s, q, nil); !slices.Equal(got, whole) {
				t.Errorf("%+v: pages of %d give %d facts, one page %d", q, limit, len(got), len(whole))
			}
		}
	}
	added := 0
	whole := contents(find(t, s, onrecord.Query{Who: []string{"Moor"}, Limit: 1000}))
	got := allPages(t, s, onrecord.Query{Who: []string{"Moor"}, Limit: 9}, func() {
		added++
		save(t, s, article(fmt.Sprintf("new%d", added), "", "2025-01-01").quote("Ada Moor", "", "said", "and another").entry())
	})
	if !slices.Equal(got, whole) {
		t.Errorf("with articles that come in between: %d facts, want %d", len(got), len(whole))
	}
	_, err := s.Find(t.Context(), onrecord.Query{Libraries: public(), After: "not a mark"})
	wantCode(t, "a mark that is none", err, onrecord.Invalid)
}

// allPages follows the marks of a query; between runs after each page.
func allPages(t *testing.T, s store.Store, q onrecord.Query, between func()) []string {
	t.Helper()
	var list []string
	for {
		page := find(t, s, q)
		if len(page.Hits) > q.Limit {
			t.Fatalf("%d hits on a page of %d", len(page.Hits), q.Limit)
		}
		list = append(list, contents(page)...)
		if page.More == "" {
			return list
		}
		q.After = page.More
		if between != nil {
			between()
		}
	}
}
