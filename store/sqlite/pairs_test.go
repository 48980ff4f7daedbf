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
	if len(list) != 7 { // "to be" once
		t.Errorf("%d pairs, want 7: %q", len(list), list)
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
	if len(marks) < 30_000 || most > 20 {
		t.Errorf("90,000 pairs have %d marks, one of them %d times", len(marks), most)
	}
}

// TestPlan: a word is looked for in the index if that spares more than its walk
// costs; common words are left to the signatures, and to the text.
func TestPlan(t *testing.T) {
	for _, c := range []struct {
		rows  []float64
		words int // chosen of these
		pairs int // chosen if these are marks of pairs, which no signature has
	}{
		{[]float64{0, 5, 5}, 1, 1}, {[]float64{7}, 1, 1}, {[]float64{2, 300, 100_000}, 1, 2}, {[]float64{2, 100_000}, 1, 1},
		{[]float64{5000, 9000, 20_000, 900_000}, 2, 3}, {[]float64{400, 100_000, 900_000}, 1, 2},
		{[]float64{300_000, 400_000}, 2, 2},          // both stand together everywhere
		{[]float64{800_000, 900_000}, 1, 1},          // nearly all have them
		{[]float64{1000, 2_000_000, 3000}, 1, 1},     // too far to walk
		{[]float64{20_000, 30_000, 100_000}, 2, 3},   // few have all three
		{[]float64{20_000, 30_000, 1_000_000}, 2, 2}, // all have the third
	} {
		words, pairs := planOf("stem", c.rows...), planOf("_", c.rows...)
		if words.choose(true); len(words.chosen()) != c.words {
			t.Errorf("rows %v: %d words, want %d", c.rows, len(words.chosen()), c.words)
		}
		if pairs.choose(true); len(pairs.chosen()) != c.pairs {
			t.Errorf("rows %v: %d pairs, want %d", c.rows, len(pairs.chosen()), c.pairs)
		}
	}
}

// planOf is a plan among a million rows, of terms that occur in so many.
func planOf(stem string, rows ...float64) plan {
	p := plan{bound: bounds(onrecord.Phrase), total: 1_000_000, filter: 1_000_000, need: 6}
	for _, n := range rows {
		p.terms = append(p.terms, term{stem: stem, rows: n})
	}
	return p
}

// TestPlanGoesOn: where more rows are left than words that stand by themselves
// would leave, one more is looked for.
func TestPlanGoesOn(t *testing.T) {
	for _, c := range []struct {
		stem     string
		few, lot float64 // rows that are left
	}{{"stem", 2000, 5000}, {"_", 100, 800}} {
		p := planOf(c.stem, 1000, 1000, 300_000)
		if p.choose(true); len(p.chosen()) != 2 {
			t.Fatalf("%s: %d words, want 2", c.stem, len(p.chosen()))
		}
		if p.another(c.few); len(p.chosen()) != 2 {
			t.Errorf("%s: %d words where %v rows are left, want 2", c.stem, len(p.chosen()), c.few)
		}
		if p.another(c.lot); len(p.chosen()) != 3 {
			t.Errorf("%s: %d words where %v rows are left, want 3", c.stem, len(p.chosen()), c.lot)
		}
	}
}

// TestFirst: so many rows are looked at first that there are hits enough among
// them; the words of a phrase stand together.
func TestFirst(t *testing.T) {
	for _, c := range []struct {
		left []float64 // rows of the terms that are not chosen
		want int
	}{{nil, 6}, {[]float64{500_000}, 12}, {[]float64{500_000, 250_000}, 48}, {[]float64{0}, mostAhead}} {
		p := planOf("stem", c.left...)
		if got := p.first(onrecord.Near); got != c.want {
			t.Errorf("%v: %d rows, want %d", c.left, got, c.want)
		}
		if got := p.first(onrecord.Phrase); got != 6 {
			t.Errorf("%v: %d rows of a phrase, want 6", c.left, got)
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

// TestBoundedOnceFound: what was found is enough where so many more had the words
// otherwise; that it was found shows that the words are not rare.
func TestBoundedOnceFound(t *testing.T) {
	db := openTest(t, Options{})
	defer db.Close()
	most := bounds(onrecord.Phrase)
	batch := []store.Entry{oneEntry("reed moss", "Ada Moor")}
	for i := range most.enough + mostAhead {
		batch = append(batch, dated(oneEntry(onrecord.ArticleID(fmt.Sprint("reeds moss ", i)), "Ada Moor"), 1))
	}
	batch = append(batch, dated(oneEntry("reed moss anew", "Ada Moor"), 2))
	_, err := db.Save(t.Context(), batch)
	must(t, err)
	page, err := db.Find(t.Context(), onrecord.Query{Libraries: []string{onrecord.Public}, Kind: onrecord.Quote, Words: "reed moss", Match: onrecord.Phrase, Limit: 12})
	if err != nil || len(page.Hits) != 1 || page.Hits[0].Article.ID != "reed moss anew" {
		t.Errorf("%d facts, %v; want the newest alone", len(page.Hits), err)
	}
}

// dated moves an entry on by days.
func dated(e store.Entry, days int) store.Entry {
	e.Article.Published = e.Article.Published.AddDate(0, 0, days)
	return e
}

// TestBounded: of very many facts that have the words, but not as they were
// asked, only the newest are read; an export reads them all.
func TestBounded(t *testing.T) {
	db := openTest(t, Options{})
	defer db.Close()
	batch := []store.Entry{oneEntry("reed moss", "Ada Moor")}
	for i := range bounds(onrecord.Phrase).missed {
		batch = append(batch, dated(oneEntry(onrecord.ArticleID(fmt.Sprint("reeds moss ", i)), "Ada Moor"), 1))
	}
	_, err := db.Save(t.Context(), batch)
	must(t, err)
	q := onrecord.Query{Libraries: []string{onrecord.Public}, Kind: onrecord.Quote, Words: "reed moss", Match: onrecord.Phrase}
	page, err := db.Find(t.Context(), q)
	if err != nil || len(page.Hits) != 0 {
		t.Errorf("%d facts, %v; want none, the one is too far back", len(page.Hits), err)
	}
	n := 0
	for hit, err := range db.EachFact(t.Context(), q) {
		must(t, err)
		if n++; hit.Article.ID != "reed moss" {
			t.Errorf("article %q in the export", hit.Article.ID)
		}
	}
	if n != 1 {
		t.Errorf("%d facts in the export, want 1", n)
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
	db.factFrequencies.set(anyFact("reed", onrecord.Quote), 2*mostCrossed)
	page, err := db.Find(t.Context(), onrecord.Query{Libraries: []string{onrecord.Public}, Kind: onrecord.Quote, Who: []string{"Ada Moor"}, Words: "reed", Match: onrecord.Some})
	if err != nil || len(page.Hits) != 1 || page.Hits[0].Article.ID != "reed" {
		t.Errorf("%d facts, %v; want the one with the word", len(page.Hits), err)
	}
}
