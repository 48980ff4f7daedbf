package storetest

import (
	"testing"

	"onrecord"
	"onrecord/store"
)

// testSave: an entry is saved whole or refused whole, saved again it is
// unchanged, and another text is a new revision whose facts replace the old.
func testSave(t *testing.T, open Open) {
	s := start(t, open)
	first := article("a", "Harbour", "2024-05-01").quote("Ada Moor", "", "said", "the harbour stays open").entry()
	if got := save(t, s, first)[0]; got.Outcome != store.Added || got.Revision != 1 || got.Article != "a" {
		t.Errorf("saved %+v, want it added", got)
	}
	if got := save(t, s, first)[0]; got.Outcome != store.Unchanged || got.Revision != 1 {
		t.Errorf("saved again: %+v, want it unchanged", got)
	}
	second := article("a", "Harbour, corrected", "2024-05-01").quote("Ada Moor", "", "said", "the harbour closes").entry()
	if got := save(t, s, second)[0]; got.Outcome != store.Revised || got.Revision != 2 {
		t.Errorf("saved with another text: %+v, want it revised", got)
	}
	wantContents(t, s, onrecord.Query{}, "the harbour closes")
	for revision, want := range map[int]string{0: second.Article.Text, 1: first.Article.Text, 2: second.Article.Text} {
		got, err := s.Article(t.Context(), public(), "a", revision)
		if err != nil || got.Text != want {
			t.Errorf("revision %d: %q, %v; want %q", revision, got.Text, err, want)
		}
	}
	_, err := s.Article(t.Context(), public(), "a", 3)
	wantCode(t, "a revision that is none", err, onrecord.NotFound)
	testRefused(t, s)
	testCounted(t, s)
}

func public() []string { return []string{onrecord.Public} }

func testRefused(t *testing.T, s store.Store) {
	broken := article("broken", "", "2024-05-02").quote("Ada Moor", "", "said", "we were misquoted").entry()
	broken.Reading.Facts[0].What.Text = "we were quoted well"
	foreign := article("foreign", "", "2024-05-02").quote("Ada Moor", "", "said", "this is not my article").entry()
	foreign.Reading.Facts[0].Library = "elsewhere"
	homeless := article("homeless", "", "2024-05-02").in("").plain("No library has it.").entry()
	garbled := article("garbled", "", "2024-05-02").plain("\xff\xfe").entry()
	good := article("good", "", "2024-05-02").plain("All is well here.").entry()
	saved, err := s.Save(t.Context(), []store.Entry{broken, foreign, good, homeless, garbled})
	if err != nil || len(saved) != 5 {
		t.Fatalf("save: %v, %v", saved, err)
	}
	for i, refused := range []bool{true, true, false, true, true} {
		if (saved[i].Err != nil) != refused {
			t.Errorf("entry %d: %v, want refused: %v", i, saved[i].Err, refused)
		}
		if refused {
			wantCode(t, string(saved[i].Article), saved[i].Err, onrecord.Invalid)
		}
	}
	_, err = s.Article(t.Context(), public(), "broken", 0)
	wantCode(t, "a refused article", err, onrecord.NotFound)
	wantContents(t, s, onrecord.Query{}, "the harbour closes")
}

func testCounted(t *testing.T, s store.Store) {
	got, err := s.Count(t.Context(), public())
	want := store.Counts{Articles: 2, Facts: 1, Quotes: 1, Sentences: 2, Oldest: "2024-05-01", Newest: "2024-05-02"}
	if err != nil || got != want {
		t.Errorf("count: %+v, %v; want %+v", got, err, want)
	}
}
