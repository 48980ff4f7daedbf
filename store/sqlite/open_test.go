package sqlite

import (
	"context"
	"crypto/rand"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"onrecord"
	"onrecord/store"
)

// wantError checks that err has one line for people, with this code and these
// words in it.
func wantError(t *testing.T, err error, code onrecord.Code, say string) {
	t.Helper()
	var e *onrecord.Error
	if !errors.As(err, &e) || e.Code != code || !strings.Contains(e.Say, say) || strings.Contains(e.Say, "\n") {
		t.Errorf("error %v, want one of code %q that says %q", err, code, say)
	}
}

func TestOpenRefuses(t *testing.T) {
	for _, c := range []struct {
		name  string
		spoil func(t *testing.T, path string)
		code  onrecord.Code
		say   string
	}{
		{"text", write("this is no database at all, but a text that somebody wrote"), onrecord.Invalid, "is not a database of onrecord"},
		{"short", write("x"), onrecord.Invalid, "is not a database of onrecord"},
		{"folder", func(t *testing.T, path string) { must(t, os.Mkdir(path, 0o755)) }, onrecord.Invalid, "is not a database of onrecord"},
		{"foreign", execute(`create table guests (name text)`), onrecord.Invalid, "is not a database of onrecord"},
		{"newer", newer, onrecord.Invalid, "was written by a newer onrecord (schema 999"},
		{"another build", anotherBuild, onrecord.Invalid, "was made by another build of onrecord"},
		{"an earlier build", unsigned, onrecord.Invalid, "was made by another build of onrecord"},
		{"header", damage(16, 80), onrecord.Invalid, "is not a database of onrecord"},
		{"schema", damage(100, 3900), onrecord.Internal, "is damaged"},
		{"no folder", func(t *testing.T, path string) { must(t, os.RemoveAll(filepath.Dir(path))) }, onrecord.Denied, "cannot open the database"},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "sub", "x.db")
			must(t, os.Mkdir(filepath.Dir(path), 0o755))
			c.spoil(t, path)
			before, _ := os.ReadFile(path)
			db, err := Open(t.Context(), path, Options{})
			if err == nil {
				must(t, db.Close())
			}
			wantError(t, err, c.code, c.say)
			if after, _ := os.ReadFile(path); string(after) != string(before) {
				t.Error("the file was changed")
			}
		})
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func write(content string) func(*testing.T, string) {
	return func(t *testing.T, path string) { must(t, os.WriteFile(path, []byte(content), 0o644)) }
}

func execute(statement string) func(*testing.T, string) {
	return func(t *testing.T, path string) {
		pool, err := sql.Open("sqlite", path)
		must(t, err)
		_, err = pool.Exec(statement)
		must(t, err)
		must(t, pool.Close())
	}
}

func create(t *testing.T, path string) {
	db, err := Open(t.Context(), path, Options{})
	must(t, err)
	must(t, db.Close())
}

func newer(t *testing.T, path string) {
	create(t, path)
	execute(`pragma user_version = 999`)(t, path)
}

// anotherBuild makes a database of the present version whose second step was
// another one; its tables have the same names.
func anotherBuild(t *testing.T, path string) {
	list, err := steps()
	must(t, err)
	list[1] = strings.ReplaceAll(list[1], "columnsize = 0", "columnsize = 1")
	db := &DB{path: path}
	db.write, err = openPool(dataSource(path, 0, nil), 1)
	must(t, err)
	for i, script := range list {
		_, err := db.write.Exec(script)
		must(t, err)
		_, err = db.write.Exec(`insert into migrations values (?, ?)`, i+1, sumOf(script))
		must(t, err)
	}
	_, err = db.write.Exec(fmt.Sprintf("pragma user_version = %d; pragma application_id = %d", len(list), application))
	must(t, err)
	must(t, db.Close())
}

// unsigned makes a database as builds did that kept nothing of their steps.
func unsigned(t *testing.T, path string) {
	create(t, path)
	execute(`drop table migrations`)(t, path)
}

// damage overwrites bytes of a good database.
func damage(from, n int) func(*testing.T, string) {
	return func(t *testing.T, path string) {
		create(t, path)
		b, err := os.ReadFile(path)
		must(t, err)
		copy(b[from:from+n], strings.Repeat("\xa5", n))
		must(t, os.WriteFile(path, b, 0o644))
	}
}

// TestOpenOlder: a database that was left after any step is brought up to date,
// and opens again.
func TestOpenOlder(t *testing.T) {
	list, err := steps()
	must(t, err)
	for version := range list {
		db := &DB{path: filepath.Join(t.TempDir(), "x.db")}
		db.write, err = openPool(dataSource(db.path, 0, nil), 1)
		must(t, err)
		for i, script := range list[:version] {
			must(t, db.step(t.Context(), i+1, script))
		}
		must(t, db.Close())
		create(t, db.path)
		create(t, db.path)
	}
}

func TestOpenTwice(t *testing.T) {
	first := openTest(t, Options{Wait: 50 * time.Millisecond})
	defer first.Close()
	second, err := Open(t.Context(), first.path, Options{Wait: 50 * time.Millisecond})
	must(t, err)
	defer second.Close()
	saveOne(t, first, "one", "Ada Moor")
	saveOne(t, second, "two", "Ada Moor")
	saveOne(t, first, "three", "Ben Tarn")
	for _, db := range []*DB{first, second} {
		db.names.checked = time.Time{} // as if two seconds had gone by
		list, err := db.Names(t.Context(), []string{onrecord.Public}, "", onrecord.Person, 10)
		if err != nil || len(list) != 2 || list[0].Articles != 2 {
			t.Errorf("names %+v, %v; want both, the first in two articles", list, err)
		}
	}
	tx, err := first.write.BeginTx(t.Context(), nil)
	must(t, err)
	_, err = second.Save(t.Context(), []store.Entry{oneEntry("four", "Cy Fenn")})
	wantError(t, err, onrecord.Busy, "another process is writing")
	if _, err := second.Find(t.Context(), onrecord.Query{Libraries: []string{onrecord.Public}}); err != nil {
		t.Errorf("reading while another process writes: %v", err)
	}
	must(t, tx.Rollback())
	saveOne(t, second, "four", "Cy Fenn")
}

func TestReadOnly(t *testing.T) {
	db := openTest(t, Options{})
	saveOne(t, db, "one", "Ada Moor")
	must(t, db.Close())
	reader, err := Open(t.Context(), db.path, Options{ReadOnly: true})
	must(t, err)
	defer reader.Close()
	if _, err := reader.Article(t.Context(), []string{onrecord.Public}, "one", 0); err != nil {
		t.Error(err)
	}
	if _, err := reader.Names(t.Context(), []string{onrecord.Public}, "ada", "", 5); err != nil {
		t.Error(err)
	}
	_, err = reader.Save(t.Context(), []store.Entry{oneEntry("two", "Ada Moor")})
	wantError(t, err, onrecord.Denied, "may not be written")
	wantError(t, reader.Remove(t.Context(), onrecord.Public, "one"), onrecord.Denied, "may not be written")
}

func TestFullDisk(t *testing.T) {
	db := openTest(t, Options{MaxPages: 50})
	defer db.Close()
	var stored int
	var err error
	for stored < 2000 && err == nil {
		if _, err = db.Save(t.Context(), []store.Entry{oneEntry(onrecord.ArticleID(fmt.Sprint("n", stored)), "Ada Moor")}); err == nil {
			stored++
		}
	}
	wantError(t, err, onrecord.Internal, "no room left")
	wantWhole(t, db, stored)
	wantError(t, db.Shelf().Put(t.Context(), "s", "k", make([]byte, 1<<20), time.Time{}), onrecord.Internal, "no room left")
}

// wantWhole checks that the database is sound and holds n articles, each with
// the one fact of oneEntry.
func wantWhole(t *testing.T, db *DB, n int) {
	t.Helper()
	must(t, db.Check(t.Context()))
	c, err := db.Count(t.Context(), []string{onrecord.Public})
	if err != nil || c.Articles != n || c.Facts != n {
		t.Errorf("count %+v, %v; want %d articles and facts", c, err, n)
	}
	facts := 0
	for _, err := range db.EachFact(t.Context(), onrecord.Query{Libraries: []string{onrecord.Public}}) {
		must(t, err)
		facts++
	}
	if facts != n {
		t.Errorf("%d facts, want %d", facts, n)
	}
}

func saveOne(t testing.TB, db *DB, id onrecord.ArticleID, who string) {
	t.Helper()
	saved, err := db.Save(context.Background(), []store.Entry{oneEntry(id, who)})
	if err != nil || saved[0].Err != nil {
		t.Fatalf("save: %v, %v", saved, err)
	}
}

// oneEntry is an article of two sentences and one fact.
func oneEntry(id onrecord.ArticleID, who string) store.Entry {
	text := who + " said that the harbour of " + string(id) + " would stay open. Nobody doubted it for a moment."
	sentence := onrecord.Span{Start: 0, End: strings.Index(text, ".") + 1}
	at := onrecord.Span{Start: 0, End: len(who)}
	speaker := onrecord.MentionAt(text, at)
	speaker.Name, speaker.NameAt = who, at
	return store.Entry{
		Article: onrecord.Article{ID: id, Library: onrecord.Public, Text: text, Published: time.Date(2024, 5, 1, 0, 0, 0, 0, time.UTC)},
		Reading: onrecord.Reading{
			Sentences: []onrecord.Span{sentence, {Start: sentence.End + 1, End: len(text)}},
			Names:     []onrecord.Name{{Kind: onrecord.Person, Full: who}},
			Facts: []onrecord.Fact{{
				ID: onrecord.FactID("fact-" + string(id)), Kind: onrecord.Quote, Form: onrecord.Indirect, Span: sentence,
				Who: []onrecord.Mention{speaker}, What: onrecord.MentionAt(text, onrecord.Span{Start: len(who) + 11, End: sentence.End - 1}),
			}},
			Passes: []onrecord.PassMark{{Pass: "quotes", Version: 1}},
		},
	}
}

// TestMapped: readers see the file as memory, the writer does not.
func TestMapped(t *testing.T) {
	db := openTest(t, Options{})
	defer db.Close()
	for pool, want := range map[*sql.DB]int{db.read: mapped, db.write: 0} {
		got := -1
		if err := pool.QueryRowContext(t.Context(), `pragma mmap_size`).Scan(&got); err != nil || got != want {
			t.Errorf("%d bytes mapped, %v; want %d", got, err, want)
		}
	}
}

// TestMappedFileShrinks: a file that becomes smaller under those who read it
// as memory, and grows again, is read as before.
func TestMappedFileShrinks(t *testing.T) {
	db := openTest(t, Options{})
	defer db.Close()
	var asking sync.WaitGroup
	ctx, stop := context.WithCancel(t.Context())
	for range 4 {
		asking.Go(func() {
			for ctx.Err() == nil {
				_, err := db.Find(ctx, onrecord.Query{Libraries: []string{onrecord.Public}, Words: "harbour", Match: onrecord.Near, Limit: 50})
				if err != nil && ctx.Err() == nil {
					t.Error(err)
				}
			}
		})
	}
	sizes := map[bool]int64{}
	for range 2 {
		var entries []store.Entry
		for i := range 60 {
			e := oneEntry(onrecord.ArticleID(fmt.Sprintf("reed-%d", i)), "Ada Moor")
			noise := make([]byte, 4096) // which hardly can be packed
			_, _ = rand.Read(noise)
			e.Article.Text += " " + hex.EncodeToString(noise)
			entries = append(entries, e)
		}
		for _, full := range []bool{true, false} {
			if full {
				_, err := db.Save(t.Context(), entries)
				must(t, err)
			} else {
				for _, e := range entries {
					must(t, db.Remove(t.Context(), onrecord.Public, e.Article.ID))
				}
			}
			must(t, db.Vacuum(t.Context()))
			info, err := os.Stat(db.path)
			must(t, err)
			sizes[full] = info.Size()
		}
	}
	stop()
	asking.Wait()
	if sizes[false] >= sizes[true] {
		t.Errorf("the file has %d bytes when it is empty, %d with articles; want it to shrink", sizes[false], sizes[true])
	}
}
