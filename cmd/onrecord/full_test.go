package main

import (
	"fmt"
	"log/slog"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"onrecord"
	"onrecord/ingest"
	"onrecord/store/sqlite"
)

// A disk that fills up ends add with one clear line; what was told as added
// stays, and the database goes on working.
func TestAddOnAFullDisk(t *testing.T) {
	path := filepath.Join(t.TempDir(), "full.db")
	db, err := sqlite.Open(t.Context(), path, sqlite.Options{MaxPages: 150})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	p := &ingest.Pipeline{Library: onrecord.Public, Read: readArticle, Saver: saver{db}, Now: time.Now, Log: slog.New(slog.DiscardHandler)}
	endless := func(yield func(ingest.Item) bool) {
		for i := 0; ; i++ {
			text := strings.Repeat(fmt.Sprintf("“This is statement %d of the evening,” said Ole Ravn in Tarn. ", i), 20)
			if !yield(ingest.Item{Article: onrecord.Article{ID: onrecord.ArticleID(fmt.Sprint("m", i)), Text: text}}) {
				return
			}
		}
	}
	added := 0
	err = p.Run(t.Context(), endless, func(ingest.Report) { added++ })
	if err == nil || !strings.Contains(err.Error(), "no room left") || hint(err) == "" {
		t.Fatalf("a full disk says %v", err)
	}
	counts, err := db.Count(t.Context(), []string{onrecord.Public})
	if err != nil || counts.Articles != added {
		t.Errorf("%d articles are there, %d were told as added: %v", counts.Articles, added, err)
	}
}
