package storetest

import (
	"slices"
	"testing"

	"onrecord"
	"onrecord/store"
)

// wire is a story that several outlets print; each adds what it likes.
func wire(id, day string) *draft {
	return article(id, "Ferries stop at Eastport", day).
		quote("Ada Moor", "Ada Moor", "said", "no ferry leaves before the storm is over").
		plain("The harbour of Eastport was empty on Monday, and crates of plums stood along the quay.").
		plain("Drivers waited in a queue that reached the old customs house on the hill above the town.").
		force("Norland", "300 troops", "Eastport", onrecord.Present).
		plain("Nobody could say when the next ferry to the islands would take cars and passengers again.")
}

// testCopies: an article that repeats another says so, what it repeats can be
// left out, and a hit tells its copies; all within one library.
func testCopies(t *testing.T, open Open) {
	s := start(t, open)
	c, ok := s.(store.Copies)
	if !ok {
		t.Skip("this store recognises no copies")
	}
	save(t, s, wire("first", "2024-01-01").entry())
	save(t, s,
		wire("second", "2024-01-02").quote("Ben Tarn", "Ben Tarn", "added", "our readers should take the bus").entry(),
		wire("third", "2024-01-03").entry(),
		wire("elsewhere", "2024-01-03").in("elsewhere").entry(),
		article("alone", "", "2024-01-04").quote("Ada Moor", "Ada Moor", "said", "no ferry leaves before the storm is over").entry(),
	)
	for id, want := range map[onrecord.ArticleID]onrecord.ArticleID{"first": "", "second": "first", "third": "first", "alone": ""} {
		if a, err := s.Article(t.Context(), public(), id, 0); err != nil || a.CopyOf != want {
			t.Errorf("article %s is a copy of %q, %v; want %q", id, a.CopyOf, err, want)
		}
	}
	ferry, bus := "no ferry leaves before the storm is over", "our readers should take the bus"
	wantContents(t, s, onrecord.Query{Kind: onrecord.Quote}, ferry, ferry, ferry, bus, ferry)
	wantContents(t, s, onrecord.Query{Kind: onrecord.Quote, Fold: true}, ferry, bus, ferry)
	wantContents(t, s, onrecord.Query{Words: "ferry leaves", Match: onrecord.Some, Fold: true}, ferry, ferry)
	wantContents(t, s, onrecord.Query{Kind: onrecord.Force, Fold: true}, "300 troops")

	hits := find(t, s, onrecord.Query{Kind: onrecord.Force, Fold: true}).Hits
	if got := ids(hits[0].Copies); !slices.Equal(got, []string{"second", "third"}) {
		t.Errorf("copies of a hit: %q", got)
	}
	both := find(t, s, onrecord.Query{Libraries: []string{"elsewhere", onrecord.Public}, Kind: onrecord.Force, Fold: true})
	if len(both.Hits) != 2 {
		t.Errorf("over two libraries: %q, want one of each", contents(both))
	}
	testPassageCopies(t, s)
	list, err := c.Copies(t.Context(), public(), "second")
	if err != nil || len(list) != 2 || list[0].Article.ID != "first" || list[1].Article.ID != "third" {
		t.Fatalf("copies: %+v, %v", list, err)
	}
	for _, one := range list {
		if one.Of == 0 || one.Shared > one.Of || one.Shared*10 < one.Of*7 {
			t.Errorf("copy %s shares %d of %d", one.Article.ID, one.Shared, one.Of)
		}
	}
	_, err = c.Copies(t.Context(), []string{"elsewhere"}, "second")
	wantCode(t, "copies in another library", err, onrecord.NotFound)
}

func testPassageCopies(t *testing.T, s store.Store) {
	for fold, want := range map[bool]int{false: 3, true: 1} {
		list, err := s.Passages(t.Context(), onrecord.Query{Libraries: public(), Words: "customs house", Match: onrecord.Some, Fold: fold})
		if err != nil || len(list) != want || len(list[0].Copies) != 2 {
			t.Errorf("passages, folded %v: %+v, %v; want %d", fold, list, err, want)
		}
	}
}

func ids(list []onrecord.Article) []string {
	var out []string
	for _, a := range list {
		out = append(out, string(a.ID))
	}
	return out
}

// testCopiesLeave: when the original goes, by whatever way, the oldest copy
// takes its place, and nothing that a copy has is lost.
func testCopiesLeave(t *testing.T, open Open) {
	for name, leave := range map[string]func(store.Store) error{
		"removed": func(s store.Store) error { return s.Remove(t.Context(), onrecord.Public, "first") },
		"withdrawn": func(s store.Store) error {
			return s.(store.Withdrawer).Withdraw(t.Context(), onrecord.Public, "first", "wrong")
		},
		"revised": func(s store.Store) error {
			_, err := s.Save(t.Context(), []store.Entry{article("first", "", "2024-01-01").plain("All of it was wrong.").entry()})
			return err
		},
	} {
		t.Run(name, func(t *testing.T) {
			s := start(t, open)
			if _, ok := s.(store.Copies); !ok {
				t.Skip("this store recognises no copies")
			}
			save(t, s, wire("first", "2024-01-01").entry(), wire("second", "2024-01-02").entry(), wire("third", "2024-01-03").entry())
			if err := leave(s); err != nil {
				t.Fatal(err)
			}
			page := find(t, s, onrecord.Query{Fold: true})
			if got := contents(page); !slices.Equal(got, []string{"no ferry leaves before the storm is over", "300 troops"}) {
				t.Errorf("facts: %q", got)
			}
			for _, h := range page.Hits {
				if h.Article.ID != "second" || !slices.Equal(ids(h.Copies), []string{"third"}) {
					t.Errorf("fact of %s with copies %q", h.Article.ID, ids(h.Copies))
				}
			}
			again := wire("third", "2024-01-03").entry()
			if err := s.Reread(t.Context(), onrecord.Public, "third", again.Reading); err != nil {
				t.Fatal(err)
			}
			if got := contents(find(t, s, onrecord.Query{Fold: true})); len(got) != 2 {
				t.Errorf("facts after the copy was read again: %q", got)
			}
			second := wire("second", "2024-01-02").entry()
			second.Reading.Facts = second.Reading.Facts[:1]
			if err := s.Reread(t.Context(), onrecord.Public, "second", second.Reading); err != nil {
				t.Fatal(err)
			}
			if got := contents(find(t, s, onrecord.Query{Fold: true})); len(got) != 2 {
				t.Errorf("facts after the original was read again: %q", got)
			}
			if k, ok := s.(store.Keeper); ok {
				if err := k.Check(t.Context()); err != nil {
					t.Error(err)
				}
			}
		})
	}
}
