package sqlite

import (
	"strings"
	"testing"

	"onrecord"
	"onrecord/store"
)

// TestFactIDs: facts whose IDs begin alike are told apart by the whole of
// them, whatever the shape of an ID.
func TestFactIDs(t *testing.T) {
	db := openTest(t, Options{})
	defer db.Close()
	ids := []onrecord.FactID{"abcde22222", "abcde33333", "abcde3", "abcde-note-1"}
	for _, id := range ids {
		e := oneEntry(onrecord.ArticleID("of-"+id), "Ada Moor")
		e.Reading.Facts[0].ID = id
		saved, err := db.Save(t.Context(), []store.Entry{e})
		must(t, err)
		must(t, saved[0].Err)
	}
	for asked, want := range map[onrecord.FactID]onrecord.FactID{
		"abcde22222": ids[0], "ABCDE33333": ids[1], "abcde3333": ids[1], "abcde2": ids[0], "abcde3": ids[2], "abcde-note": ids[3],
		"abcde": "", "abcd": "", "abcde4": "", "abcde44444": "", "....a": "",
	} {
		hit, err := db.Fact(t.Context(), []string{onrecord.Public}, asked)
		if hit.Fact.ID != want || (err == nil) != (want != "") {
			t.Errorf("%q is fact %q, %v; want %q", asked, hit.Fact.ID, err, want)
		}
	}
}

// TestMadeIDs: IDs that are made of the facts are not kept, and come back as
// they were, also of two facts on the same bytes.
func TestMadeIDs(t *testing.T) {
	db := openTest(t, Options{})
	defer db.Close()
	e := oneEntry("made", "Ada Moor")
	f := e.Reading.Facts[0]
	f.Article, f.Library = e.Article.ID, e.Article.Library
	var want []onrecord.FactID
	e.Reading.Facts = nil
	for nth := range 3 {
		f.ID = f.MakeID(nth)
		want = append(want, f.ID)
		e.Reading.Facts = append(e.Reading.Facts, f)
	}
	if packed := string(packFacts(e.Reading.Facts, &e.Article)); strings.Contains(packed, string(want[0])) || strings.Contains(packed, string(want[2])) {
		t.Errorf("the IDs are kept in %q", packed)
	}
	saved, err := db.Save(t.Context(), []store.Entry{e})
	must(t, err)
	must(t, saved[0].Err)
	for _, id := range want {
		hit, err := db.Fact(t.Context(), []string{onrecord.Public}, id)
		if must(t, err); hit.Fact.ID != id {
			t.Errorf("fact %q is %q", id, hit.Fact.ID)
		}
	}
}
