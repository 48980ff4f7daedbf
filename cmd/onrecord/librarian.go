package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"path/filepath"
	"strings"
	"time"

	"onrecord"
	"onrecord/bot"
	"onrecord/ingest"
)

// librarian lets /library change a library. It implements commands.Librarian.
type librarian struct{ app *app }

// Add implements commands.Librarian.
func (l librarian) Add(ctx context.Context, library, address string) ([]string, error) {
	if !strings.Contains(address, "://") {
		return nil, onrecord.Errorf(onrecord.Invalid, "%q is not an address", address).Hint("give one that starts with https://")
	}
	readers := []ingest.Reader{ingest.Address(l.app.web, time.Now)}
	return l.take(ctx, library, ingest.Items(ctx, readers, []string{address}, ingest.Given{}))
}

// AddFile implements commands.Librarian.
func (l librarian) AddFile(ctx context.Context, library string, file bot.Attachment) ([]string, error) {
	var format func(io.Reader, string, ingest.Given) iter.Seq[ingest.Item]
	switch strings.ToLower(filepath.Ext(file.Name)) {
	case ".txt", ".md":
		format = ingest.Text
	case ".html", ".htm":
		format = ingest.Page
	default:
		return nil, onrecord.Errorf(onrecord.Invalid, "%q is not a file that can be added", file.Name).Hint("send a .txt, .md or .html file")
	}
	return l.take(ctx, library, format(bytes.NewReader(file.Data), file.Name, ingest.Given{}))
}

// take runs items into the library and says of each what became of it.
func (l librarian) take(ctx context.Context, library string, items iter.Seq[ingest.Item]) ([]string, error) {
	var lines []string
	err := l.app.bring(ctx, library, items, func(r ingest.Report) {
		for _, w := range r.Warnings {
			lines = append(lines, r.Source+": "+w)
		}
		lines = append(lines, became(r))
	})
	return lines, err
}

// became says in one line what became of an item.
func became(r ingest.Report) string {
	switch {
	case r.Item.Err != nil:
		return fmt.Sprintf("%s: refused, %s", r.Source, say(r.Item.Err))
	case r.Saved.Err != nil:
		return fmt.Sprintf("%s: refused, %s", r.Source, say(r.Saved.Err))
	case r.Skipped != "":
		return r.Source + ": " + r.Skipped
	}
	return fmt.Sprintf("%s: %s", r.Article.Title, outcome(r))
}

// say returns what an asker may read of an error; its cause is for the log.
func say(err error) string {
	var e *onrecord.Error
	if !errors.As(err, &e) || e.Code == onrecord.Internal {
		return "it could not be read"
	}
	if e.Try != "" {
		return fmt.Sprintf("%s (%s)", e.Say, e.Try)
	}
	return e.Say
}

// Remove implements commands.Librarian.
func (l librarian) Remove(ctx context.Context, library string, id onrecord.ArticleID) error {
	return l.app.store.Remove(ctx, library, id)
}

// SearchPublic implements commands.Librarian.
func (l librarian) SearchPublic(ctx context.Context, library string, also bool) error {
	value := "yes"
	if !also {
		value = "no"
	}
	return l.app.store.Shelf().Put(ctx, bot.SettingsScope+"/"+library, bot.SearchPublic, []byte(value), time.Time{})
}
