package sqlite

import (
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"
	"os"

	"onrecord"
)

// The schema, step by step: file number N takes a database from version N-1
// to N. A file that was released is never edited; a change is a new file.
//
//go:embed migrations/*.sql
var migrations embed.FS

// application marks a SQLite file as one of onrecord: "onrc".
const application = 0x6f6e7263

// steps returns the migrations in order.
func steps() ([]string, error) {
	entries, err := fs.ReadDir(migrations, "migrations")
	if err != nil {
		return nil, err
	}
	var list []string
	for _, e := range entries {
		script, err := fs.ReadFile(migrations, "migrations/"+e.Name())
		if err != nil {
			return nil, err
		}
		list = append(list, string(script))
	}
	return list, nil
}

// migrate brings the schema up to date. Each step and the version that it
// makes are one transaction; two processes that start at once take turns.
func (db *DB) migrate(ctx context.Context) error {
	list, err := steps()
	if err != nil {
		return err
	}
	version, err := db.version(ctx, db.write)
	if err != nil {
		return err
	}
	// The file is ours from here on; both are kept in it. Bodies are a few KiB
	// long, and small pages would stay half empty behind them.
	if _, err := db.write.ExecContext(ctx, `pragma page_size = 16384; pragma journal_mode = wal`); err != nil || version == len(list) {
		return err
	}
	for number := 1; number <= len(list); number++ {
		if err := db.step(ctx, number, list[number-1]); err != nil {
			return fmt.Errorf("migration %d: %w", number, err)
		}
	}
	return nil
}

func (db *DB) step(ctx context.Context, number int, script string) error {
	tx, err := db.write.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }()
	if version, err := db.version(ctx, tx); err != nil || version >= number {
		return err
	}
	if _, err := tx.ExecContext(ctx, script); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, `insert into migrations (number, sum) values (?, ?)`, number, sumOf(script)); err != nil {
		return err
	}
	mark := fmt.Sprintf("pragma user_version = %d; pragma application_id = %d", number, application)
	if _, err := tx.ExecContext(ctx, mark); err != nil {
		return err
	}
	return tx.Commit()
}

// sumOf tells migrations of the same number apart.
func sumOf(script string) []byte {
	sum := sha256.Sum256([]byte(script))
	return sum[:]
}

type querier interface {
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}

// version returns the version of the schema, 0 for an empty file, and an
// error where the file is not for us.
func (db *DB) version(ctx context.Context, q querier) (int, error) {
	var app, version, tables int
	err := q.QueryRowContext(ctx, `select
		(select application_id from pragma_application_id),
		(select user_version from pragma_user_version),
		(select count(*) from sqlite_master)`).Scan(&app, &version, &tables)
	if err != nil {
		return 0, err
	}
	list, err := steps()
	switch {
	case err != nil:
		return 0, err
	case app != application && (tables > 0 || version > 0):
		return 0, foreign(db.path)
	case version > len(list):
		return 0, onrecord.Errorf(onrecord.Invalid, "%q was written by a newer onrecord (schema %d, this one knows %d)",
			db.path, version, len(list)).Hint("use the newer version, or another file with --db")
	}
	return version, db.checkSteps(ctx, q, list[:version])
}

// checkSteps refuses a database whose tables another build made: the same
// numbers, but not the same steps.
func (db *DB) checkSteps(ctx context.Context, q querier, list []string) error {
	var kept bool
	if err := q.QueryRowContext(ctx, `select count(*) from sqlite_master where name = 'migrations'`).Scan(&kept); err != nil {
		return err
	}
	for i, script := range list {
		var sum []byte
		if kept {
			err := q.QueryRowContext(ctx, `select max(sum) from migrations where number = ?`, i+1).Scan(&sum)
			if err != nil {
				return err
			}
		}
		if !bytes.Equal(sum, sumOf(script)) {
			return onrecord.Errorf(onrecord.Invalid, "%q was made by another build of onrecord, whose tables are not those of this one (step %d)",
				db.path, i+1).Hint("open it with that build, or add the articles to another file with --db")
		}
	}
	return nil
}

// checkVersion refuses a database whose schema is not the newest, for readers
// that cannot bring it up to date.
func (db *DB) checkVersion(ctx context.Context, q querier) error {
	version, err := db.version(ctx, q)
	if err != nil {
		return err
	}
	if list, _ := steps(); version < len(list) {
		return onrecord.Errorf(onrecord.Denied, "%q has an older schema (%d) and may not be written", db.path, version).
			Hint("open it once without read-only")
	}
	return nil
}

// sniff refuses a file that does not begin as a SQLite database does, before
// anything is written to it.
func sniff(path string) error {
	info, err := os.Stat(path)
	if err != nil || info.Size() == 0 {
		return nil // the open that follows says what is wrong, or makes the file
	}
	if info.IsDir() {
		return foreign(path).Because(fmt.Errorf("a directory"))
	}
	f, err := os.Open(path)
	if err != nil {
		return onrecord.Errorf(onrecord.Denied, "cannot read the database %q", path).Because(err)
	}
	defer f.Close()
	head := make([]byte, 16)
	if n, _ := f.Read(head); string(head[:n]) != "SQLite format 3\x00" {
		return foreign(path)
	}
	return nil
}
