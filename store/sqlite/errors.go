package sqlite

import (
	"context"
	"errors"

	driver "modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"

	"onrecord"
)

// explain turns what SQLite reports into one line for people. An
// *onrecord.Error and the end of a context pass as they are.
func explain(path string, err error) error {
	var known *onrecord.Error
	var failed *driver.Error
	switch {
	case err == nil:
		return nil
	case errors.As(err, &known):
		return known
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return err
	case !errors.As(err, &failed):
		return err
	}
	switch failed.Code() & 0xff {
	case lib.SQLITE_FULL:
		return onrecord.Errorf(onrecord.Internal, "no room left for the database %q", path).
			Hint("free some space and try again; what was stored before is still there").Because(err)
	case lib.SQLITE_BUSY, lib.SQLITE_LOCKED:
		return onrecord.Errorf(onrecord.Busy, "another process is writing to %q", path).
			Hint("try again when it has finished").Because(err)
	case lib.SQLITE_READONLY:
		return readOnly(path).Because(err)
	case lib.SQLITE_NOTADB:
		return foreign(path).Because(err)
	case lib.SQLITE_CORRUPT:
		return onrecord.Errorf(onrecord.Internal, "the database %q is damaged", path).
			Hint("restore a copy, or add the articles to a new one with --db").Because(err)
	case lib.SQLITE_CANTOPEN:
		return onrecord.Errorf(onrecord.Denied, "cannot open the database %q", path).
			Hint("check that its folder exists and may be written").Because(err)
	case lib.SQLITE_IOERR:
		return onrecord.Errorf(onrecord.Internal, "cannot read or write the database %q", path).Because(err)
	case lib.SQLITE_INTERRUPT:
		return context.Canceled
	}
	return err
}

func foreign(path string) *onrecord.Error {
	return onrecord.Errorf(onrecord.Invalid, "%q is not a database of onrecord", path).
		Hint("name another file with --db")
}

func readOnly(path string) *onrecord.Error {
	return onrecord.Errorf(onrecord.Denied, "the database %q may not be written", path).
		Hint("check the permissions of the file and its folder")
}
