package sqlite

import (
	"path/filepath"
	"testing"

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
