package sqlite

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"onrecord"
	"onrecord/store"
	"pgregory.net/rapid"
)

// TestNothingLeft: whatever was done to articles, after all of them are
// removed no table and no index has anything of them.
func TestNothingLeft(t *testing.T) {
	db := openTest(t, Options{})
	defer db.Close()
	rapid.Check(t, func(rt *rapid.T) {
		for range rapid.IntRange(1, 8).Draw(rt, "steps") {
			anyStep(rt, db)
		}
		if err := db.Check(rt.Context()); err != nil {
			rt.Fatal(err)
		}
		for n := range 3 {
			err := db.Remove(rt.Context(), onrecord.Public, articleID(n))
			if err != nil && onrecord.CodeOf(err) != onrecord.NotFound {
				rt.Fatal(err)
			}
		}
		wantEmpty(rt, db)
	})
}

func articleID(n int) onrecord.ArticleID { return onrecord.ArticleID(fmt.Sprint("n", n)) }

// anyStep does something to one of three articles; a NotFound is fine.
func anyStep(t *rapid.T, db *DB) {
	id := articleID(rapid.IntRange(0, 2).Draw(t, "article"))
	who := rapid.SampledFrom([]string{"Ada Moor", "Ben Tarn", "Zoë van der Meer"}).Draw(t, "who")
	e := longEntry(id, who, rapid.IntRange(0, 2).Draw(t, "ending"))
	var err error
	switch rapid.IntRange(0, 4).Draw(t, "step") {
	case 0, 1:
		_, err = db.Save(t.Context(), []store.Entry{e})
	case 2:
		e.Reading.Passes[0].Version = rapid.IntRange(1, 9).Draw(t, "version")
		var a onrecord.Article
		if a, err = db.Article(t.Context(), []string{onrecord.Public}, id, 0); err == nil && a.Text == e.Article.Text {
			err = db.Reread(t.Context(), onrecord.Public, id, e.Reading)
		}
	case 3:
		err = db.Withdraw(t.Context(), onrecord.Public, id, rapid.SampledFrom([]string{"", "wrong"}).Draw(t, "reason"))
	case 4:
		err = db.Remove(t.Context(), onrecord.Public, id)
	}
	if err != nil && onrecord.CodeOf(err) != onrecord.NotFound {
		t.Fatal(err)
	}
}

// longEntry is an article long enough to be a copy of another.
func longEntry(id onrecord.ArticleID, who string, ending int) store.Entry {
	e := oneEntry("same", who)
	e.Article.ID = id
	start := len(e.Article.Text) + 1
	e.Article.Text += " The long queue of cars at the quay reached the customs house on the hill" + strings.Repeat(" again and again", ending) + "."
	e.Reading.Sentences = append(e.Reading.Sentences, onrecord.Span{Start: start, End: len(e.Article.Text)})
	e.Reading.Facts[0].ID = onrecord.FactID("fact-" + string(id))
	e.Reading.Names[0].Forms = []string{who[strings.LastIndexByte(who, ' ')+1:]}
	return e
}

func wantEmpty(t *rapid.T, db *DB) {
	for _, table := range []string{"articles", "bodies", "revisions", "names", "forms", "sketches"} {
		var n int
		if err := db.write.QueryRow(`select count(*) from ` + table).Scan(&n); err != nil || n != 0 {
			t.Fatalf("%d rows are left in %s, %v", n, table, err)
		}
	}
	for _, index := range []string{"fact_index", "sentence_index"} {
		_, err := db.write.Exec(`create virtual table temp.vocabulary using fts5vocab(main, ` + index + `, row)`)
		if err != nil {
			t.Fatal(err)
		}
		var n int
		var some *string
		if err := db.write.QueryRow(`select count(*), min(term) from temp.vocabulary`).Scan(&n, &some); err != nil || n != 0 {
			t.Fatalf("%d terms are left in %s, such as %q, %v", n, index, *some, err)
		}
		if _, err := db.write.Exec(`drop table temp.vocabulary`); err != nil {
			t.Fatal(err)
		}
	}
	var l counts
	if err := db.write.QueryRow(`select total(articles), total(facts), total(sentences) from libraries`).
		Scan(&l.articles, &l.facts, &l.sentences); err != nil || l != (counts{}) {
		t.Fatalf("counts %+v are left, %v", l, err)
	}
}

// TestRemoved: after an article is removed, the file and its log hold none of
// its names, and none of its words once it is vacuumed.
func TestRemoved(t *testing.T) {
	for _, texts := range [][]string{{"one text"}, {"a first text", "another text"}} {
		db := openTest(t, Options{})
		defer db.Close()
		for i := range 50 {
			saveOne(t, db, articleID(i), "Ada Moor")
		}
		for _, text := range texts {
			saved, err := db.Save(t.Context(), []store.Entry{secretEntry(text)})
			if err != nil || saved[0].Err != nil {
				t.Fatal(saved, err)
			}
		}
		must(t, db.checkpoint(t.Context()))
		if !onDisk(t, db.path, "Vumbly") {
			t.Fatal("the test looks in the wrong place: the name is not in the file before it is removed")
		}
		must(t, db.Remove(t.Context(), onrecord.Public, "secret"))
		if onDisk(t, db.path, "Vumbly") {
			t.Error("the name is still on the disk")
		}
		must(t, db.Vacuum(t.Context()))
		for _, word := range []string{"Xyqor", "xyqor", "Vumbly", "vumbl", "whispered", "zanthox", "quelm"} {
			if onDisk(t, db.path, word) {
				t.Errorf("%q is still on the disk after %d revisions", word, len(texts))
			}
		}
		c, err := db.Count(t.Context(), []string{onrecord.Public})
		if err != nil || c.Articles != 50 {
			t.Errorf("count %+v, %v", c, err)
		}
	}
}

// secretEntry is an article with words that no other has.
func secretEntry(ending string) store.Entry {
	e := oneEntry("secret", "Ada Moor")
	start := len(e.Article.Text) + 1
	e.Article.Title = "Xyqor Vumbly whispered zanthoxic quelms"
	e.Article.Text += " " + e.Article.Title + " about " + ending + "."
	e.Reading.Sentences = append(e.Reading.Sentences, onrecord.Span{Start: start, End: len(e.Article.Text)})
	e.Reading.Names = append(e.Reading.Names, onrecord.Name{Kind: onrecord.Person, Full: "Xyqor Vumbly", Forms: []string{"Vumbly"}})
	return e
}

// onDisk reports whether the file or its log has a word in it, as it is.
func onDisk(t *testing.T, path, word string) bool {
	t.Helper()
	for _, name := range []string{path, path + "-wal"} {
		b, err := os.ReadFile(name)
		if err == nil && strings.Contains(string(b), word) {
			return true
		}
	}
	return false
}

// TestRemovedText: nor do they hold its text, compressed as it is kept.
func TestRemovedText(t *testing.T) {
	db := openTest(t, Options{})
	defer db.Close()
	e := oneEntry("secret", "Ada Moor")
	_, err := db.Save(t.Context(), []store.Entry{e, oneEntry("other", "Ben Tarn")})
	must(t, err)
	kept := string(db.codec.compress(e.Article.Text))
	middle := kept[len(kept)/4 : len(kept)*3/4]
	must(t, db.checkpoint(t.Context()))
	if !onDisk(t, db.path, middle) {
		t.Fatal("the test looks in the wrong place: the text is not in the file before it is removed")
	}
	must(t, db.Remove(t.Context(), onrecord.Public, "secret"))
	if onDisk(t, db.path, middle) {
		t.Error("the text is still on the disk")
	}
}
