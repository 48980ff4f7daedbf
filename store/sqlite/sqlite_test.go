package sqlite

import (
	"path/filepath"
	"testing"

	"onrecord"
	"onrecord/store"
	"onrecord/store/storetest"
)

func TestStore(t *testing.T) {
	storetest.Run(t, func(t *testing.T) store.Store { return openTest(t, Options{}) })
}

// openTest opens a new database in a folder of the test.
func openTest(t testing.TB, o Options) *DB {
	t.Helper()
	db, err := Open(t.Context(), filepath.Join(t.TempDir(), "on record?.db"), o)
	if err != nil {
		t.Fatal(err)
	}
	return db
}

// TestCountMillions: counts stay whole numbers when they are large.
func TestCountMillions(t *testing.T) {
	db := openTest(t, Options{})
	defer db.Close()
	saveOne(t, db, "one", "Ada Moor")
	_, err := db.write.Exec(`update libraries set articles = 1234567, facts = 23456789, sentences = 345678901`)
	must(t, err)
	c, err := db.Count(t.Context(), []string{onrecord.Public})
	if err != nil || c.Articles != 1234567 || c.Facts != 23456789 || c.Sentences != 345678901 {
		t.Errorf("count %+v, %v", c, err)
	}
	page, err := db.Articles(t.Context(), onrecord.Query{Libraries: []string{onrecord.Public}})
	if err != nil || page.Total != 1234567 {
		t.Errorf("total %d, %v", page.Total, err)
	}
}
