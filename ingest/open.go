package ingest

// Files opened, with errors for people.

import (
	"compress/gzip"
	"errors"
	"io"
	"io/fs"
	"os"
	"strings"

	"onrecord"
)

// Open opens a file, and unpacks it while it is read when its name ends in
// .gz. Its errors say what is wrong without the name of the file.
func Open(path string) (io.ReadCloser, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, readable(err)
	}
	if !strings.HasSuffix(path, ".gz") {
		return f, nil
	}
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, errors.Join(onrecord.Errorf(onrecord.Invalid, "it is not packed with gzip, although its name says so"), f.Close())
	}
	return unpacked{z, f}, nil
}

type unpacked struct {
	*gzip.Reader
	file *os.File
}

func (u unpacked) Close() error { return errors.Join(u.Reader.Close(), u.file.Close()) }

// readable says in plain words why a file or folder cannot be opened.
func readable(err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return onrecord.Errorf(onrecord.NotFound, "there is no such file or folder")
	case errors.Is(err, fs.ErrPermission):
		return onrecord.Errorf(onrecord.Denied, "it may not be read").Hint("look at its permissions")
	}
	var path *fs.PathError
	if errors.As(err, &path) {
		err = path.Err
	}
	return onrecord.Errorf(onrecord.Invalid, "it cannot be read").Because(err)
}
