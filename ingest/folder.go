package ingest

// Folders -> the articles of their files.

import (
	"context"
	"fmt"
	"io/fs"
	"iter"
	"path/filepath"
	"strings"
)

// readFolder yields the articles of all files below a folder, by name. Hidden
// ones are passed over in silence, files of other sorts with one line.
func readFolder(ctx context.Context, folder string, given Given) iter.Seq[Item] {
	readers := Files(strings.NewReader(""))
	return func(yield func(Item) bool) {
		taken, others, failed, wanted := 0, 0, false, true
		err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
			switch {
			case err != nil:
				failed, wanted = true, yield(Item{Source: path, Err: readable(err)})
				return more(wanted)
			case path != folder && strings.HasPrefix(entry.Name(), "."):
				return skipped(entry)
			case entry.IsDir():
				return ctx.Err()
			case !article(path) || !entry.Type().IsRegular() && entry.Type() != fs.ModeSymlink:
				others++
				return nil
			}
			taken++
			for it := range read(ctx, readers, path, given) {
				if wanted = yield(it); !wanted {
					return filepath.SkipAll
				}
			}
			return ctx.Err()
		})
		switch {
		case err != nil || !wanted:
		case others > 0:
			yield(Item{Source: folder, Skipped: fmt.Sprintf("left alone, neither text nor JSONL nor web page: %d", others)})
		case taken == 0 && !failed:
			yield(Item{Source: folder, Skipped: "there is nothing in it"})
		}
	}
}

// article reports whether a file in a folder looks as if it held articles.
func article(path string) bool {
	return isJSONL(path) || hasEnding(".txt", ".md", ".html", ".htm", ".xhtml")(path)
}

// more ends the walk when nobody wants more.
func more(wanted bool) error {
	if wanted {
		return nil
	}
	return filepath.SkipAll
}

func skipped(entry fs.DirEntry) error {
	if entry.IsDir() {
		return filepath.SkipDir
	}
	return nil
}
