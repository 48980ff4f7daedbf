package storetest

import (
	"slices"
	"testing"

	"onrecord"
	"onrecord/store"
)

// testNames: names are completed from any of their words, those of most facts
// first, and follow what is saved and removed.
func testNames(t *testing.T, open Open) {
	s := start(t, open)
	save(t, s,
		article("a", "", "2024-01-01").quote("Zoë Meer", "Zoë Meer", "said", "one").quote("Zoë Meer", "Zoë Meer", "said", "two").
			name(onrecord.Person, "Zoë Meer", "Meer").name(onrecord.Person, "Max Zoll").name(onrecord.Body, "Meer Bank", "MB").entry(),
		article("b", "", "2024-01-02").quote("Max Zoll", "Max Zoll", "said", "three").name(onrecord.Person, "Max Zoll").entry(),
	)
	for _, c := range []struct {
		prefix string
		kind   onrecord.NameKind
		want   []string
	}{
		{"zo", "", []string{"Zoë Meer", "Max Zoll"}},
		{"ZOË M", "", []string{"Zoë Meer"}},
		{"meer", "", []string{"Zoë Meer", "Meer Bank"}},
		{"meer", onrecord.Body, []string{"Meer Bank"}},
		{"mb", "", []string{"Meer Bank"}},
		{"eer", "", nil},
		{"", onrecord.Person, []string{"Zoë Meer", "Max Zoll"}},
	} {
		if got := known(t, s, c.prefix, c.kind); !slices.Equal(got, c.want) {
			t.Errorf("names %q of kind %q: %q, want %q", c.prefix, c.kind, got, c.want)
		}
	}
	list, err := s.Names(t.Context(), public(), "zoll", "", 1)
	if err != nil || len(list) != 1 || list[0].Articles != 2 || list[0].Facts != 1 {
		t.Errorf("name %+v, %v; want it in 2 articles, of 1 fact", list, err)
	}
	save(t, s, article("c", "", "2024-01-03").name(onrecord.Person, "Zora Zoll").name(onrecord.Person, "Max Zoll", "Zollmax").entry())
	if got := known(t, s, "zoll", ""); !slices.Equal(got, []string{"Max Zoll", "Zora Zoll"}) {
		t.Errorf("names after another article: %q", got)
	}
	if got := known(t, s, "zollm", ""); !slices.Equal(got, []string{"Max Zoll"}) {
		t.Errorf("names by a new form: %q", got)
	}
	for _, id := range []onrecord.ArticleID{"a", "c"} {
		if err := s.Remove(t.Context(), onrecord.Public, id); err != nil {
			t.Fatal(err)
		}
	}
	if got := known(t, s, "", ""); !slices.Equal(got, []string{"Max Zoll"}) {
		t.Errorf("names after removal: %q", got)
	}
}

func known(t *testing.T, s store.Store, prefix string, kind onrecord.NameKind) []string {
	t.Helper()
	list, err := s.Names(t.Context(), public(), prefix, kind, 10)
	if err != nil {
		t.Fatal(err)
	}
	var full []string
	for _, n := range list {
		full = append(full, n.Full)
	}
	return full
}

// testFact: a fact is found by its ID and by an unambiguous beginning of it.
func testFact(t *testing.T, open Open) {
	s := start(t, open)
	e := article("a", "", "2024-01-01").quote("Ada Moor", "", "said", "one").quote("Ada Moor", "", "said", "two").entry()
	e.Reading.Facts[0].ID, e.Reading.Facts[1].ID = "abcdefghij", "abcdxfghij"
	save(t, s, e)
	for id, want := range map[onrecord.FactID]string{"abcdefghij": "one", "abcde": "one", "abcdx": "two", "ABCDX": "two"} {
		hit, err := s.Fact(t.Context(), public(), id)
		if err != nil || hit.Fact.What.Text != want {
			t.Errorf("fact %q: %q, %v; want %q", id, hit.Fact.What.Text, err, want)
		}
	}
	for id, code := range map[onrecord.FactID]onrecord.Code{"abc": onrecord.Invalid, "abcd": onrecord.Invalid, "zzzzzz": onrecord.NotFound, "": onrecord.Invalid} {
		_, err := s.Fact(t.Context(), public(), id)
		wantCode(t, "fact "+string(id), err, code)
	}
}

// testStale: an article is stale until every pass has read it in its present
// version, and Reread replaces its facts without touching its text.
func testStale(t *testing.T, open Open) {
	s := start(t, open)
	now := []onrecord.PassMark{{Pass: "quotes", Version: 2}}
	fresh := article("fresh", "", "2024-01-03").plain("Read already.").entry()
	fresh.Reading.Passes = now
	save(t, s, fresh,
		article("old", "", "2024-01-01").quote("Ada Moor", "", "said", "as it was read").entry(),
		article("new", "", "2024-01-02").plain("Not read yet.").entry())
	if got := stale(t, s, now, 10); !slices.Equal(got, []string{"new", "old"}) {
		t.Errorf("stale: %q", got)
	}
	if got := stale(t, s, now, 1); !slices.Equal(got, []string{"new"}) {
		t.Errorf("stale, one: %q", got)
	}
	if got := stale(t, s, []onrecord.PassMark{{Pass: "quotes", Version: 1}, {Pass: "forces", Version: 1}}, 10); len(got) != 3 {
		t.Errorf("stale for a pass that is new: %q", got)
	}
	again := article("old", "", "2024-01-01").quote("Ada Moor", "", "said", "as it was read").entry()
	again.Reading.Passes = now
	again.Reading.Facts[0].What = again.Reading.Facts[0].Who[0]
	for range 40 { // more facts than the first reading had room for
		again.Reading.Facts = append(again.Reading.Facts, again.Reading.Facts[0])
	}
	if err := s.Reread(t.Context(), onrecord.Public, "old", again.Reading); err != nil {
		t.Fatal(err)
	}
	if got := stale(t, s, now, 10); !slices.Equal(got, []string{"new"}) {
		t.Errorf("stale after reading again: %q", got)
	}
	if got := contents(find(t, s, onrecord.Query{Article: "old"})); len(got) != 41 || got[40] != "Ada Moor" {
		t.Errorf("facts after reading again: %q", got)
	}
	if a, err := s.Article(t.Context(), public(), "old", 0); err != nil || a.Revision != 1 {
		t.Errorf("article after reading again: revision %d, %v", a.Revision, err)
	}
	wantCode(t, "reading an article that is none", s.Reread(t.Context(), onrecord.Public, "none", onrecord.Reading{}), onrecord.NotFound)
	again.Reading.Facts[0].What.Text = "something else"
	wantCode(t, "a broken reading", s.Reread(t.Context(), onrecord.Public, "old", again.Reading), onrecord.Invalid)
}

func stale(t *testing.T, s store.Store, passes []onrecord.PassMark, limit int) []string {
	t.Helper()
	list, err := s.Stale(t.Context(), passes, limit)
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, a := range list {
		ids = append(ids, string(a.ID))
		if a.Text == "" {
			t.Errorf("stale article %s comes without its text", a.ID)
		}
	}
	return ids
}
