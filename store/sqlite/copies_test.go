package sqlite

import (
	"context"
	"testing"

	"onrecord"
	"onrecord/store"
)

// TestCopiesFound measures how many of the planted reprints among synthetic
// articles are recognised, in pairs of copies. The benchmarks do the same over
// many more.
func TestCopiesFound(t *testing.T) {
	if testing.Short() {
		t.Skip("saves thousands of articles")
	}
	const n = 3000
	db := openTest(t, Options{})
	defer db.Close()
	planted := map[onrecord.ArticleID]string{}
	var batch []store.Entry
	flush := func() {
		_, err := db.Save(t.Context(), batch)
		must(t, err)
		batch = batch[:0]
	}
	for e := range synth(t, n, "-dup", "0.1") {
		planted[e.Article.ID] = e.Article.Title + e.Article.Published.String() // a reprint keeps both
		if batch = append(batch, e); len(batch) == batchEntries {
			flush()
		}
	}
	flush()
	want, got, right := copiesFound(t, db, planted)
	t.Logf("%d articles: %.0f pairs of copies planted, %.0f found, %.0f of them right", n, want, got, right)
	if want == 0 || right < 0.98*want || right < 0.98*got {
		t.Errorf("recall %.3f, precision %.3f, want .98 of both", right/want, right/got)
	}
}

// copiesFound returns how many pairs of copies were planted, how many the
// store found, and how many of those are right.
func copiesFound(tb testing.TB, db *DB, planted map[onrecord.ArticleID]string) (want, got, right float64) {
	found := map[onrecord.ArticleID]string{}
	q := onrecord.Query{Libraries: []string{onrecord.Public}, Limit: 1000}
	for {
		page, err := db.Articles(context.Background(), q)
		if err != nil {
			tb.Fatal(err)
		}
		for _, a := range page.Articles {
			found[a.ID] = string(a.Original())
		}
		if q.After = page.More; q.After == "" {
			break
		}
	}
	both := map[onrecord.ArticleID]string{}
	for id := range planted {
		both[id] = planted[id] + found[id]
	}
	return pairs(planted), pairs(found), pairs(both)
}

// pairs counts the pairs of articles of one group.
func pairs(groups map[onrecord.ArticleID]string) (n float64) {
	size := map[string]float64{}
	for _, group := range groups {
		n += size[group]
		size[group]++
	}
	return n
}
