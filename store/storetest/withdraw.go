package storetest

import (
	"slices"
	"testing"

	"onrecord"
	"onrecord/store"
)

// testRevisions: every text that an article had is listed and can be read.
func testRevisions(t *testing.T, open Open) {
	s := start(t, open)
	r, ok := s.(store.Revisions)
	if !ok {
		t.Skip("this store lists no revisions")
	}
	for _, title := range []string{"First", "Second", "Third"} {
		save(t, s, article("a", title, "2024-01-01").plain("It is called "+title+" now.").entry())
	}
	list, err := r.Revisions(t.Context(), public(), "a")
	if err != nil || len(list) != 3 {
		t.Fatalf("revisions: %+v, %v", list, err)
	}
	for i, want := range []string{"Third", "Second", "First"} {
		got := list[i]
		if got.Title != want || got.Revision != 3-i || got.Text != "" || !got.Published.Equal(date("2024-01-01")) {
			t.Errorf("revision %d: %+v", 3-i, got)
		}
		whole, err := s.Article(t.Context(), public(), "a", got.Revision)
		if err != nil || whole.Text != "It is called "+want+" now." || whole.Hash != got.Hash {
			t.Errorf("text of revision %d: %+v, %v", got.Revision, whole, err)
		}
	}
	_, err = r.Revisions(t.Context(), []string{"elsewhere"}, "a")
	wantCode(t, "revisions in another library", err, onrecord.NotFound)
	_, err = r.Revisions(t.Context(), nil, "a")
	wantCode(t, "revisions in no library", err, onrecord.Invalid)
}

// testWithdraw: a withdrawn article answers nothing and is in no list, but
// can be explained; and it can stand again.
func testWithdraw(t *testing.T, open Open) {
	s := start(t, open)
	w, ok := s.(store.Withdrawer)
	if !ok {
		t.Skip("this store withdraws nothing")
	}
	e := article("bad", "Wrong", "2024-01-02").quote("Ada Moor", "Ada Moor", "said", "the moon is wet").name(onrecord.Person, "Ada Moor", "Moor").entry()
	save(t, s, e, article("good", "Right", "2024-01-01").quote("Ben Tarn", "Ben Tarn", "said", "the sea is wet").entry())
	if err := w.Withdraw(t.Context(), onrecord.Public, "bad", "it was invented"); err != nil {
		t.Fatal(err)
	}
	wantOnly(t, s, "good", "the sea is wet", "Ben Tarn")
	a, err := s.Article(t.Context(), public(), "bad", 0)
	if err != nil || a.Withdrawn != "it was invented" || a.Text != e.Article.Text {
		t.Errorf("a withdrawn article: %+v, %v", a, err)
	}
	hit, err := s.Fact(t.Context(), public(), e.Reading.Facts[0].ID)
	if err != nil || hit.Fact.What.Text != "the moon is wet" || hit.Article.Withdrawn == "" {
		t.Errorf("a fact of a withdrawn article: %+v, %v", hit, err)
	}
	list, err := w.Withdrawn(t.Context(), public())
	if err != nil || len(list) != 1 || list[0].ID != "bad" || list[0].Text != "" {
		t.Errorf("withdrawn: %+v, %v", list, err)
	}
	if list, err := w.Withdrawn(t.Context(), []string{"elsewhere"}); err != nil || len(list) > 0 {
		t.Errorf("withdrawn elsewhere: %+v, %v", list, err)
	}
	e.Article.Text, e.Reading = "Another text of it.", onrecord.Reading{}
	if got := save(t, s, e)[0]; got.Outcome != store.Revised {
		t.Errorf("another text of a withdrawn article: %+v", got)
	}
	wantOnly(t, s, "good", "the sea is wet", "Ben Tarn")
	if err := w.Withdraw(t.Context(), onrecord.Public, "bad", ""); err != nil {
		t.Fatal(err)
	}
	if got := listed(t, s, onrecord.Query{}, 10); !slices.Equal(got, []string{"bad", "good"}) {
		t.Errorf("articles after it stands again: %q", got)
	}
	wantCode(t, "withdrawing what is none", w.Withdraw(t.Context(), onrecord.Public, "none", "x"), onrecord.NotFound)
}

// wantOnly checks that one article with one fact answers, by every way.
func wantOnly(t *testing.T, s store.Store, id, content, who string) {
	t.Helper()
	wantContents(t, s, onrecord.Query{}, content)
	wantContents(t, s, onrecord.Query{Words: "wet", Match: onrecord.Some}, content)
	wantContents(t, s, onrecord.Query{Article: "bad"})
	if got := listed(t, s, onrecord.Query{}, 10); !slices.Equal(got, []string{id}) {
		t.Errorf("articles: %q", got)
	}
	if got := known(t, s, "", onrecord.Person); !slices.Equal(got, []string{who}) {
		t.Errorf("names: %q", got)
	}
	passages, err := s.Passages(t.Context(), onrecord.Query{Libraries: public(), Words: "moon wet text", Match: onrecord.Some})
	if err != nil || len(passages) != 1 || string(passages[0].Article.ID) != id {
		t.Errorf("passages: %+v, %v", passages, err)
	}
	if c, err := s.Count(t.Context(), public()); err != nil || c.Articles != 1 || c.Facts != 1 {
		t.Errorf("count: %+v, %v", c, err)
	}
}

// testExport: everything that the filters let through comes out once.
func testExport(t *testing.T, open Open) {
	s := start(t, open)
	x, ok := s.(store.Exporter)
	if !ok {
		t.Skip("this store gives nothing out")
	}
	var entries []store.Entry
	for i := range 30 {
		d := article(string(rune('a'+i%26))+string(rune('a'+i/26)), "", "2024-01-01")
		for range 40 {
			d.quote("Ada Moor", "", "said", "again and again")
		}
		entries = append(entries, d.entry())
	}
	save(t, s, entries...)
	save(t, s, article("other", "", "2024-01-01").in("elsewhere").quote("Ada Moor", "", "said", "not here").entry())
	seen := map[onrecord.FactID]bool{}
	for hit, err := range x.EachFact(t.Context(), onrecord.Query{Libraries: public(), Who: []string{"Moor"}}) {
		if err != nil {
			t.Fatal(err)
		}
		if seen[hit.Fact.ID] || hit.Fact.Library != onrecord.Public {
			t.Fatalf("fact %+v comes twice, or from elsewhere", hit.Fact)
		}
		seen[hit.Fact.ID] = true
	}
	if len(seen) != 1200 {
		t.Errorf("%d facts, want 1200", len(seen))
	}
	n := 0
	for a, err := range x.EachArticle(t.Context(), onrecord.Query{Libraries: public()}) {
		if err != nil || a.Text == "" || a.Library != onrecord.Public {
			t.Fatalf("article %+v, %v", a, err)
		}
		n++
	}
	if n != 30 {
		t.Errorf("%d articles, want 30", n)
	}
	for _, err := range x.EachFact(t.Context(), onrecord.Query{}) {
		wantCode(t, "facts of no library", err, onrecord.Invalid)
	}
}

// testKeep: what is stale is counted, and a store that was used is sound.
func testKeep(t *testing.T, open Open) {
	s := start(t, open)
	k, ok := s.(store.Keeper)
	if !ok {
		t.Skip("this store keeps itself")
	}
	save(t, s, article("a", "", "2024-01-01").quote("Ada Moor", "Ada Moor", "said", "one").entry(), article("b", "", "2024-01-01").plain("Two.").entry())
	for version, want := range map[int]int{1: 0, 2: 2} {
		if n, err := k.StaleCount(t.Context(), []onrecord.PassMark{{Pass: "quotes", Version: version}}); err != nil || n != want {
			t.Errorf("stale for version %d: %d, %v; want %d", version, n, err, want)
		}
	}
	for _, do := range []func() error{
		func() error { return k.Settle(t.Context()) },
		func() error { return s.Remove(t.Context(), onrecord.Public, "b") },
		func() error { return k.Vacuum(t.Context()) },
		func() error { return k.Check(t.Context()) },
	} {
		if err := do(); err != nil {
			t.Error(err)
		}
	}
	wantContents(t, s, onrecord.Query{Words: "one"}, "one")
}
