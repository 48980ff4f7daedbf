package storetest

import (
	"testing"

	"onrecord"
)

// testRemove: a removed article leaves nothing that any method returns, and
// the others stay as they are.
func testRemove(t *testing.T, open Open) {
	s := start(t, open)
	gone := article("gone", "Secret", "2024-01-02").quote("Ada Moor", "Ada Moor", "said", "forget my words").entry()
	save(t, s, gone, article("stays", "", "2024-01-01").quote("Ben Tarn", "Ben Tarn", "said", "remember my words").entry())
	save(t, s, article("gone", "Secret", "2024-01-02").quote("Ada Moor", "Ada Moor", "said", "forget my words too").entry())
	if err := s.Remove(t.Context(), onrecord.Public, "gone"); err != nil {
		t.Fatal(err)
	}
	wantContents(t, s, onrecord.Query{}, "remember my words")
	wantContents(t, s, onrecord.Query{Words: "forget", Match: onrecord.Some})
	wantContents(t, s, onrecord.Query{Words: "my words", Match: onrecord.Phrase}, "remember my words")
	if got, err := s.Passages(t.Context(), onrecord.Query{Libraries: public(), Words: "forget", Match: onrecord.Some}); err != nil || len(got) > 0 {
		t.Errorf("passages of a removed article: %v, %v", got, err)
	}
	if got := known(t, s, "ada", ""); len(got) > 0 {
		t.Errorf("names of a removed article: %q", got)
	}
	if got := listed(t, s, onrecord.Query{Words: "secret"}, 10); len(got) > 0 {
		t.Errorf("articles: %q", got)
	}
	for revision := range 3 {
		_, err := s.Article(t.Context(), public(), "gone", revision)
		wantCode(t, "a removed article", err, onrecord.NotFound)
	}
	_, err := s.Fact(t.Context(), public(), gone.Reading.Facts[0].ID)
	wantCode(t, "a fact of a removed article", err, onrecord.NotFound)
	if c, err := s.Count(t.Context(), public()); err != nil || c.Articles != 1 || c.Facts != 1 || c.Sentences != 1 {
		t.Errorf("count after removal: %+v, %v", c, err)
	}
	wantCode(t, "removing twice", s.Remove(t.Context(), onrecord.Public, "gone"), onrecord.NotFound)
	wantCode(t, "removing from another library", s.Remove(t.Context(), "elsewhere", "stays"), onrecord.NotFound)
	if got := save(t, s, gone)[0]; got.Revision != 1 {
		t.Errorf("added again after removal: %+v, want revision 1", got)
	}
}
