// Package sqlite is the store on one SQLite file, in pure Go.
//
// One connection writes and one a core reads, in the order in which they ask,
// so that questions never wait for an article that comes in. Readers see the
// file as memory: what a process shows as shared grows with what was read, and
// is the system's own cache. The parts, each in its own file:
//
//   - save.go, correct.go, revisions.go, withdraw.go, remove.go change what is kept;
//     prepare.go does of it what needs no database, writer.go is the
//     transaction, copies.go finds near copies, keys.go says where in the file
//     an article stands, so that order by key is order by date; stored.go is an
//     article as the file has it;
//   - index.go makes the entries of the two full-text indexes, one over
//     sentences and one over facts, pairs.go the marks by which phrases are
//     found, signature.go tells what a fact lacks, aliases.go has the names
//     under which a person is; match.go turns a Query into an expression over
//     them;
//   - line.go and snapshot.go have readers wait for a connection and share what
//     it has open; libraries.go says what an asker may read;
//   - find.go, some.go, passages.go, articles.go, export.go answer; plan.go,
//     candidates.go and frequencies.go choose what is worth reading, score.go
//     ranks it;
//   - names.go and complete.go keep the names in memory;
//   - log.go keeps the write-ahead log short, keep.go the rest in order;
//   - encode.go, decode.go and body.go are the compact forms of facts and texts;
//   - box.go, shelf.go and feeds.go keep the inbox, small values and feeds;
//   - errors.go says in one line what went wrong;
//   - migrate.go takes the schema through migrations, step by step.
package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"time"

	lru "github.com/hashicorp/golang-lru/v2"
	_ "modernc.org/sqlite" // the driver

	"onrecord/copies"
	"onrecord/inbox"
	"onrecord/store"
)

var _ store.Store = (*DB)(nil)

// Options sets what Open opens. The zero value is right for a program.
type Options struct {
	ReadOnly bool             // never write, not even a migration
	Readers  int              // connections that read; 0: one a core, at least two
	Wait     time.Duration    // for another process that writes; 0: five seconds
	MaxPages int              // how large the file may grow, in pages of 16 KiB; 0: no limit
	LogPages int              // how long the log may grow before it begins anew, in such pages; 0: 2000
	Now      func() time.Time // the clock of box and shelf; nil: time.Now
}

// DB is a store in one file. It is safe for concurrent use.
type DB struct {
	path    string
	options Options
	write   *sql.DB // one connection
	read    *sql.DB
	line    *line // of those who wait for a connection that reads
	states  states

	writing  sync.Mutex           // held over each writing transaction
	prepared map[string]*sql.Stmt // of write
	longLog  int                  // from so many pages on the log is shortened
	asked    sync.Map             // of read: string to *sql.Stmt
	codec    codec
	stemmers stemmers
	libs     libraries

	factFrequencies, sentenceFrequencies frequencies

	names    names
	shingles *lru.Cache[string, copies.Shingles] // by the hash of a text; those lately compared
}

// Open opens the database at path and brings its schema up to date; a file
// that does not exist is made. A file that is no database of onrecord, is
// damaged, or was written by a newer version is an *onrecord.Error.
func Open(ctx context.Context, path string, o Options) (*DB, error) {
	o = o.withDefaults()
	if err := sniff(path); err != nil {
		return nil, err
	}
	db := &DB{path: path, options: o, prepared: map[string]*sql.Stmt{}, longLog: o.LogPages, line: newLine(o.Readers)}
	if err := db.connect(ctx); err != nil {
		_ = db.Close()
		return nil, explain(path, err)
	}
	return db, nil
}

func (o Options) withDefaults() Options {
	if o.Readers == 0 {
		o.Readers = max(2, runtime.GOMAXPROCS(0))
	}
	if o.Wait == 0 {
		o.Wait = 5 * time.Second
	}
	if o.LogPages == 0 {
		o.LogPages = logPages
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	return o
}

func (db *DB) connect(ctx context.Context) (err error) {
	if db.codec, err = newCodec(); err != nil {
		return err
	}
	if db.shingles, err = lru.New[string, copies.Shingles](mostKept); err != nil {
		return err
	}
	if !db.options.ReadOnly {
		if db.write, err = openPool(db.writerName(), 1); err != nil {
			return err
		}
		if err := db.migrate(ctx); err != nil {
			return err
		}
	}
	name := db.readerName()
	if db.options.ReadOnly && still(db.path) {
		name += "&immutable=1"
	}
	if db.read, err = openPool(name, db.options.Readers); err != nil {
		return err
	}
	if err := db.checkVersion(ctx, db.read); err != nil {
		return err
	}
	return db.libs.load(ctx, db.read)
}

// still reports whether nobody can be writing to a file, as far as its folder
// tells: it has no write-ahead log, and none can be made. Without this, SQLite
// would want to make one to read.
func still(path string) bool {
	if _, err := os.Stat(path + "-wal"); !errors.Is(err, fs.ErrNotExist) {
		return false
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".onrecord-*")
	if err != nil {
		return true
	}
	_ = f.Close()
	_ = os.Remove(f.Name()) // empty, and nobody looks for it
	return false
}

func openPool(name string, size int) (*sql.DB, error) {
	pool, err := sql.Open("sqlite", name)
	if err != nil {
		return nil, err
	}
	pool.SetMaxOpenConns(size)
	pool.SetMaxIdleConns(size)
	return pool, nil
}

// Close lets go of the file. What was saved is in it.
func (db *DB) Close() error {
	var first error
	for _, pool := range []*sql.DB{db.read, db.write} {
		if pool == nil {
			continue
		}
		if err := pool.Close(); err != nil && first == nil {
			first = err
		}
	}
	return first
}

// Box returns the inbox in this database.
func (db *DB) Box() inbox.Box { return box{db} }

// Shelf returns the shelf in this database.
func (db *DB) Shelf() inbox.Shelf { return shelf{db} }

func (db *DB) writerName() string {
	pragmas := []string{
		"synchronous(full)", "foreign_keys(on)",
		"cache_size(-16384)", "temp_store(memory)", "wal_autocheckpoint(0)",
		"journal_size_limit(67108864)",
	}
	if db.options.MaxPages > 0 {
		pragmas = append(pragmas, fmt.Sprintf("max_page_count(%d)", db.options.MaxPages))
	}
	return dataSource(db.path, db.options.Wait, pragmas) + "&_txlock=immediate"
}

// mapped is how many bytes of the file a reader sees as memory of the system's
// own cache. Its private cache is empty after each change that somebody makes;
// what is mapped need not be read again.
const mapped = 1 << 30

func (db *DB) readerName() string {
	name := dataSource(db.path, db.options.Wait, []string{"query_only(on)", "cache_size(-2048)", "temp_store(memory)", fmt.Sprintf("mmap_size(%d)", mapped)})
	if db.options.ReadOnly {
		name += "&mode=ro"
	}
	return name
}

// dataSource names the file and its pragmas for the driver. The wait for
// locks comes first: the other pragmas may meet one.
func dataSource(path string, wait time.Duration, pragmas []string) string {
	var b strings.Builder
	b.WriteString("file:" + (&url.URL{Path: path}).EscapedPath())
	fmt.Fprintf(&b, "?_pragma=busy_timeout(%d)", wait.Milliseconds())
	for _, p := range pragmas {
		b.WriteString("&_pragma=" + p)
	}
	return b.String()
}

// change runs do in one writing transaction, and takes everything back when
// it fails.
func (db *DB) change(ctx context.Context, do func(tx *sql.Tx) error) error {
	return db.changeThen(ctx, do, func() {})
}

// changeThen is change, with something to do after it before the next change
// begins.
func (db *DB) changeThen(ctx context.Context, do func(tx *sql.Tx) error, then func()) error {
	if db.write == nil {
		return readOnly(db.path)
	}
	db.writing.Lock()
	defer db.writing.Unlock()
	if err := db.prepareLasting(ctx); err != nil {
		return explain(db.path, err)
	}
	tx, err := db.write.BeginTx(ctx, nil)
	if err != nil {
		return explain(db.path, err)
	}
	defer func() { _ = tx.Rollback() }()
	if err := do(tx); err != nil {
		return explain(db.path, err)
	}
	if err := tx.Commit(); err != nil {
		return explain(db.path, err)
	}
	then()
	db.shorten(ctx)
	return nil
}

// atMost ends a query that returns no more rows than its last argument says. It
// is a sum because SQLite plans a statement anew for each value of an argument
// that is a limit by itself.
const atMost = ` limit ? + 0`

// rows runs a query on the connections that read. What is asked is prepared
// once: questions come again.
func (db *DB) rows(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	s, err := db.question(ctx, query)
	if err != nil {
		return nil, err
	}
	return s.QueryContext(ctx, args...)
}

// row is rows for a query that has one row.
func (db *DB) row(ctx context.Context, query string, args ...any) rowScanner {
	s, err := db.question(ctx, query)
	if err != nil {
		return failedRow{err}
	}
	return s.QueryRowContext(ctx, args...)
}

func (db *DB) question(ctx context.Context, query string) (*sql.Stmt, error) {
	if s, ok := ctx.Value(inSnapshot{}).(*snapshot); ok {
		return s.question(ctx, query)
	}
	return db.ask(ctx, query)
}

// ask returns the statement of a query, which is prepared when it is new.
func (db *DB) ask(ctx context.Context, query string) (*sql.Stmt, error) {
	if s, ok := db.asked.Load(query); ok {
		return s.(*sql.Stmt), nil
	}
	s, err := db.read.PrepareContext(ctx, query)
	if err != nil {
		return nil, err
	}
	if first, lost := db.asked.LoadOrStore(query, s); lost {
		_ = s.Close()
		return first.(*sql.Stmt), nil
	}
	return s, nil
}

type rowScanner interface{ Scan(...any) error }

// failedRow is the row of a query that could not be prepared.
type failedRow struct{ err error }

func (r failedRow) Scan(...any) error { return r.err }
