package sqlite

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"onrecord"
	"onrecord/store"
)

// TestPairs: a mark is one word of the index that no stem can be, and depends
// on the order.
func TestPairs(t *testing.T) {
	list := pairsOf([]string{"gray", "ship", "to", "be", "or", "not", "to", "be", "seen"})
	if len(list) != 6 { // all but "gray ship", "to be" once
		t.Errorf("%d pairs, want 6: %q", len(list), list)
	}
	for _, m := range list {
		if len(m) != 4 || m[0] != '_' {
			t.Errorf("mark %q", m)
		}
	}
	if slices.Contains(list, pairMark("be", "to")) {
		t.Error("the order of a pair does not count")
	}
	marks := map[string]int{}
	for a := range 300 {
		for b := range 300 {
			marks[pairMark(string(rune('a'+a)), string(rune('a'+b)))]++
		}
	}
	most := 0
	for _, n := range marks {
		most = max(most, n)
	}
	if len(marks) != 4096 || most > 60 {
		t.Errorf("90,000 pairs have %d marks, one of them %d times", len(marks), most)
	}
}

// TestWorthwhile: common words are left to be looked for in the text where few
// rows have the rarest.
func TestWorthwhile(t *testing.T) {
	for _, c := range []struct {
		rows []float64
		want int
	}{
		{[]float64{0, 5, 5}, 1}, {[]float64{7}, 1}, {[]float64{2, 300, 100_000}, 2}, {[]float64{2, 100_000}, 1},
		{[]float64{5000, 9000, 20_000, 100_000, 300_000}, 4},
	} {
		var terms []term
		for _, n := range c.rows {
			terms = append(terms, term{rows: n})
		}
		if got := len(worthwhile(terms)); got != c.want {
			t.Errorf("rows %v: %d words, want %d", c.rows, got, c.want)
		}
	}
}

// TestShare: the part of the keys that is walked along begins where the search
// does.
func TestShare(t *testing.T) {
	e := extent{rows: 1000, low: 1000, high: 2000}
	for _, c := range []struct {
		low         int64
		rows, steps float64
		want        int64
	}{
		{0, 100, 100, math.MaxInt64}, {0, 400, 100, 1250}, {1500, 400, 100, 1750},
	} {
		if got := e.share(c.low, c.rows, c.steps); got != c.want {
			t.Errorf("share from %d of %v: %d, want %d", c.low, c.rows, got, c.want)
		}
	}
}

// TestBounded: words that very many facts have are looked for among the newest
// of them; an export has them all.
func TestBounded(t *testing.T) {
	db := openTest(t, Options{})
	defer db.Close()
	for i := range 30 {
		e := oneEntry(onrecord.ArticleID(fmt.Sprint("n", i)), "Ada Moor")
		e.Article.Published = e.Article.Published.AddDate(0, 0, i)
		_, err := db.Save(t.Context(), []store.Entry{e})
		must(t, err)
	}
	total, err := db.extent(t.Context(), "fact_index")
	must(t, err)
	_, err = db.frequency(t.Context(), "fact_index", "harbour", total)
	must(t, err)
	db.factFrequencies.set("harbour", 2*mostWalked)
	q := onrecord.Query{Libraries: []string{onrecord.Public}, Words: "harbour", Match: onrecord.Near}
	page, err := db.Find(t.Context(), q)
	if err != nil || len(page.Hits) < 10 || len(page.Hits) > 20 || page.Hits[0].Article.ID != "n29" {
		t.Errorf("%d facts, %v; want about half of 30, the newest", len(page.Hits), err)
	}
	n := 0
	for _, err := range db.EachFact(t.Context(), q) {
		must(t, err)
		n++
	}
	if n != 30 {
		t.Errorf("%d facts in the export, want 30", n)
	}
}

// TestCommonWordOfOne: a word that very many facts have is looked for in those
// of the speaker, and facts of theirs without it are none.
func TestCommonWordOfOne(t *testing.T) {
	db := openTest(t, Options{})
	defer db.Close()
	for _, id := range []onrecord.ArticleID{"reed", "moss", "fern"} {
		_, err := db.Save(t.Context(), []store.Entry{oneEntry(id, "Ada Moor")})
		must(t, err)
	}
	db.factFrequencies.set("reed", 2*mostCrossed)
	page, err := db.Find(t.Context(), onrecord.Query{Libraries: []string{onrecord.Public}, Kind: onrecord.Quote, Who: "Ada Moor", Words: "reed", Match: onrecord.Some})
	if err != nil || len(page.Hits) != 1 || page.Hits[0].Article.ID != "reed" {
		t.Errorf("%d facts, %v; want the one with the word", len(page.Hits), err)
	}
}
