package storetest

import (
	"slices"
	"testing"

	"onrecord"
	"onrecord/store"
)

// testArticles: articles are listed newest first, and found when title,
// outlet and text have all words between them.
func testArticles(t *testing.T, open Open) {
	s := start(t, open)
	save(t, s,
		article("old", "Rain over Westport", "2022-01-01").plain("The harbour stayed shut.").entry(),
		article("new", "Sun over Eastport", "2024-01-01").plain("The harbours opened.").plain("Rain came later.").entry(),
		article("bare", "Only a headline", "2023-01-01").entry(),
		article("undated", "Harbour notes", "").plain("Nothing to see.").entry(),
	)
	for _, c := range []struct {
		q    onrecord.Query
		want []string
	}{
		{onrecord.Query{}, []string{"new", "bare", "old", "undated"}},
		{onrecord.Query{Words: "harbour"}, []string{"new", "bare", "old", "undated"}}, // the outlet has it
		{onrecord.Query{Words: "rain"}, []string{"new", "old"}},
		{onrecord.Query{Words: "rain over"}, []string{"new", "old"}},
		{onrecord.Query{Words: "headline POST"}, []string{"bare"}},
		{onrecord.Query{Words: "rain headline"}, nil},
		{onrecord.Query{Words: "giraffe"}, nil},
		{onrecord.Query{Since: date("2023-01-01")}, []string{"new", "bare"}},
		{onrecord.Query{Words: "rain", Until: date("2023-01-01")}, []string{"old"}},
	} {
		for _, limit := range []int{1, 50} {
			if got := listed(t, s, c.q, limit); !slices.Equal(got, c.want) {
				t.Errorf("articles %+v, %d a page: %q, want %q", c.q, limit, got, c.want)
			}
		}
	}
	_, err := s.Article(t.Context(), public(), "none", 0)
	wantCode(t, "an article that is none", err, onrecord.NotFound)
	_, err = s.Sentences(t.Context(), public(), "none")
	wantCode(t, "sentences of an article that is none", err, onrecord.NotFound)
}

func listed(t *testing.T, s store.Store, q onrecord.Query, limit int) []string {
	t.Helper()
	q.Libraries, q.Limit = public(), limit
	var list []string
	for {
		page, err := s.Articles(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		for _, a := range page.Articles {
			list = append(list, string(a.ID))
			if a.Text != "" {
				t.Errorf("article %s of a list has its text", a.ID)
			}
		}
		if page.More == "" {
			return list
		}
		q.After = page.More
	}
}

// testPassages: sentences are found by their words, best first, with the
// bytes they are.
func testPassages(t *testing.T, open Open) {
	s := start(t, open)
	save(t, s,
		article("a", "Flood", "2024-01-01").plain("The river rose by two metres.").plain("Bridges over the river were closed.").entry(),
		article("b", "Bridge", "2024-01-02").plain("A bridge was painted.").plain("The mayor closed nothing.").entry(),
	)
	for _, c := range []struct {
		words string
		match onrecord.Match
		first string
		n     int
	}{
		{"which bridges were closed over the river", onrecord.Some, "Bridges over the river were closed.", 4},
		{"closed bridge river", onrecord.Near, "Bridges over the river were closed.", 1},
		{"the river", onrecord.Phrase, "The river rose by two metres.", 2},
		{"the rivers", onrecord.Phrase, "", 0},
		{"giraffe", onrecord.Some, "", 0},
	} {
		got, err := s.Passages(t.Context(), onrecord.Query{Libraries: public(), Words: c.words, Match: c.match})
		if err != nil || len(got) != c.n {
			t.Errorf("passages %q: %d (%v), want %d", c.words, len(got), err, c.n)
			continue
		}
		if c.n > 0 && c.match != onrecord.Phrase && got[0].Text != c.first {
			t.Errorf("passages %q: first %q, want %q", c.words, got[0].Text, c.first)
		}
		wantTrue(t, s, got)
	}
}

// wantTrue checks that passages are what the articles say.
func wantTrue(t *testing.T, s store.Store, list []onrecord.Passage) {
	t.Helper()
	for _, p := range list {
		a, err := s.Article(t.Context(), public(), p.Article.ID, 0)
		if text, ok := p.Span.In(a.Text); err != nil || !ok || text != p.Text {
			t.Errorf("passage %q of %s: the bytes say %q, %v", p.Text, p.Article.ID, text, err)
		}
		spans, err := s.Sentences(t.Context(), public(), p.Article.ID)
		if err != nil || p.Index >= len(spans) || spans[p.Index] != p.Span {
			t.Errorf("passage %q is not sentence %d of %s", p.Text, p.Index, p.Article.ID)
		}
	}
}
