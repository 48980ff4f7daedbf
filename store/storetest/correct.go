package storetest

import (
	"slices"
	"testing"
	"time"

	"onrecord"
	"onrecord/store"
)

// testCorrected: the same text with another title, outlet, address or date is
// a new revision, found by what it now says of itself; and a source that says
// less takes nothing away.
func testCorrected(t *testing.T, open Open) {
	s := start(t, open)
	save(t, s, notice(nil), article("older", "Older", "2024-03-01").plain("The mill stood still.").entry())
	for _, c := range []struct {
		name    string
		change  func(*onrecord.Article)
		changed []string
	}{
		{"nothing", func(*onrecord.Article) {}, nil},
		{"title", func(a *onrecord.Article) { a.Title = "Plums are late" }, []string{"title"}},
		{"outlet and address", func(a *onrecord.Article) {
			a.Title, a.Outlet, a.URL = "Plums are late", "Quay Courier", "https://courier.example/plums"
		}, []string{"publisher", "url"}},
		{"says less", func(a *onrecord.Article) {
			a.Title, a.Outlet, a.URL, a.Published = " ", "", "", time.Time{}
		}, nil},
		{"day", later, []string{"date"}},
		{"hour", func(a *onrecord.Article) {
			later(a)
			a.Published, a.DateOnly = a.Published.Add(9*time.Hour), false
		}, []string{"date"}},
		{"day alone again", later, nil},
	} {
		before, err := s.Article(t.Context(), public(), "plums", 0)
		if err != nil {
			t.Fatal(err)
		}
		got := save(t, s, notice(c.change))[0]
		wantOutcome, wantRevision := store.Unchanged, before.Revision
		if c.changed != nil {
			wantOutcome, wantRevision = store.Corrected, before.Revision+1
		}
		if got.Outcome != wantOutcome || got.Revision != wantRevision || !slices.Equal(got.Changed, c.changed) {
			t.Errorf("%s: %+v, want %s, revision %d, %q", c.name, got, wantOutcome, wantRevision, c.changed)
		}
		earlier, err := s.Article(t.Context(), public(), "plums", before.Revision)
		if err != nil || earlier.Title != before.Title || earlier.Outlet != before.Outlet || earlier.Text != before.Text || !earlier.Published.Equal(before.Published) {
			t.Errorf("%s: revision %d is now %+v, %v", c.name, before.Revision, earlier, err)
		}
	}
	wantCorrected(t, s)
}

// notice is an article as one source has it.
func notice(change func(*onrecord.Article)) store.Entry {
	e := article("plums", "Plums", "2024-02-01").quote("Ada Moor", "Ada Moor", "said", "the plums are late").name(onrecord.Person, "Ada Moor", "Moor").entry()
	if change != nil {
		e.Article.Title, e.Article.Outlet, e.Article.URL = "", "", ""
		change(&e.Article)
	}
	return e
}

func later(a *onrecord.Article) { a.Published = date("2024-04-01") }

// wantCorrected checks the article by every way that leads to it: its words,
// its date, its place in lists, its facts once.
func wantCorrected(t *testing.T, s store.Store) {
	t.Helper()
	a, err := s.Article(t.Context(), public(), "plums", 0)
	if err != nil || a.Title != "Plums are late" || a.Outlet != "Quay Courier" || a.URL != "https://courier.example/plums" || a.DateOnly ||
		!a.Published.Equal(date("2024-04-01").Add(9*time.Hour)) {
		t.Errorf("the article is %+v, %v", a, err)
	}
	for words, want := range map[string][]string{"": {"plums", "older"}, "courier": {"plums"}, "harbour": {"older"}} {
		if got := listed(t, s, onrecord.Query{Words: words}, 10); !slices.Equal(got, want) {
			t.Errorf("articles with %q: %q, want %q", words, got, want)
		}
	}
	wantContents(t, s, onrecord.Query{}, "the plums are late")
	wantContents(t, s, onrecord.Query{Since: date("2024-03-25")}, "the plums are late")
	wantContents(t, s, onrecord.Query{Until: date("2024-02-10")})
	if c, err := s.Count(t.Context(), public()); err != nil || c.Articles != 2 || c.Facts != 1 || c.Newest != "2024-04-01" || c.Oldest != "2024-03-01" {
		t.Errorf("count: %+v, %v", c, err)
	}
	if k, ok := s.(store.Keeper); ok {
		if err := k.Check(t.Context()); err != nil {
			t.Error(err)
		}
	}
}

// testCorrectedReading: facts that were read without a date, because their
// source has none, do not replace those that were read with it.
func testCorrectedReading(t *testing.T, open Open) {
	s := start(t, open)
	save(t, s, notice(nil))
	undated := notice(func(a *onrecord.Article) { a.Title, a.Published = "Late plums", time.Time{} })
	undated.Reading.Facts = nil
	if got := save(t, s, undated)[0]; got.Outcome != store.Corrected || !slices.Equal(got.Changed, []string{"title"}) {
		t.Errorf("saved %+v, want its title corrected", got)
	}
	wantContents(t, s, onrecord.Query{Since: date("2024-01-01")}, "the plums are late")
	file := notice(func(a *onrecord.Article) { a.Title = "notice-2" })
	file.Untitled = true
	if got := save(t, s, file)[0]; got.Outcome != store.Unchanged {
		t.Errorf("saved with the name of its file: %+v, want it unchanged", got)
	}
	other := article("plums", "", "").plain("There will be no plums.").entry()
	other.Article.Outlet = ""
	if got := save(t, s, other)[0]; got.Outcome != store.Revised || got.Changed != nil {
		t.Errorf("saved %+v, want it revised", got)
	}
	if a, err := s.Article(t.Context(), public(), "plums", 0); err != nil || a.Title != "Late plums" || a.Outlet == "" || a.Published.IsZero() {
		t.Errorf("a revision that says nothing of itself: %+v, %v", a, err)
	}
}

// testCorrectedCopies: what is a copy of what stays so when one of them is
// corrected, and a withdrawn article stays withdrawn.
func testCorrectedCopies(t *testing.T, open Open) {
	s := start(t, open)
	w, ok := s.(store.Withdrawer)
	if _, copies := s.(store.Copies); !ok || !copies {
		t.Skip("this store recognises no copies, or withdraws nothing")
	}
	save(t, s, wire("first", "2024-01-01").entry(), wire("second", "2024-01-02").entry(), wire("third", "2024-01-03").entry())
	for _, id := range []string{"first", "third"} {
		e := wire(id, "2024-02-01").entry()
		e.Article.Title = "Ferries stopped"
		if got := save(t, s, e)[0]; got.Outcome != store.Corrected || !slices.Equal(got.Changed, []string{"title", "date"}) {
			t.Errorf("%s: %+v", id, got)
		}
		page := find(t, s, onrecord.Query{Fold: true})
		if got := contents(page); !slices.Equal(got, []string{"no ferry leaves before the storm is over", "300 troops"}) {
			t.Errorf("facts after %s was corrected: %q", id, got)
		}
		for _, h := range page.Hits {
			if h.Article.ID != "first" || len(h.Copies) != 2 {
				t.Errorf("fact of %s with copies %q", h.Article.ID, ids(h.Copies))
			}
		}
	}
	if err := w.Withdraw(t.Context(), onrecord.Public, "first", "it was invented"); err != nil {
		t.Fatal(err)
	}
	e := wire("first", "2024-02-02").entry()
	if got := save(t, s, e)[0]; got.Outcome != store.Corrected {
		t.Errorf("a withdrawn article: %+v, want it corrected", got)
	}
	if a, err := s.Article(t.Context(), public(), "first", 0); err != nil || a.Withdrawn == "" {
		t.Errorf("a withdrawn article after a correction: %+v, %v", a, err)
	}
	if got := listed(t, s, onrecord.Query{}, 10); len(got) != 2 {
		t.Errorf("articles: %q", got)
	}
}
