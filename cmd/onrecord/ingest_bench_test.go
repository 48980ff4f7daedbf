package main

import (
	"context"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"testing"
	"time"

	"onrecord"
	"onrecord/ingest"
	"onrecord/store/sqlite"
)

// BenchmarkIngest brings articles in as add does, beside reading them alone
// and storing alone what was read. ONRECORD_BENCH_JSONL names a file of them:
//
//	ONRECORD_BENCH_JSONL=articles.jsonl go test -run none -bench Ingest -benchtime 1x ./cmd/onrecord
//
// The ratio is that of the slower of the parts to the whole.
func BenchmarkIngest(b *testing.B) {
	path := os.Getenv("ONRECORD_BENCH_JSONL")
	if path == "" {
		b.Skip("ONRECORD_BENCH_JSONL names no articles")
	}
	for b.Loop() {
		kept := keeper{}
		read := took(b, path, readArticle, kept, nil)
		stored := timeToStore(b, path, kept.reading)
		clear(kept)
		whole := timeToStore(b, path, readArticle)
		b.ReportMetric(read.Seconds(), "read-s")
		b.ReportMetric(stored.Seconds(), "store-s")
		b.ReportMetric(whole.Seconds(), "whole-s")
		b.ReportMetric(max(read, stored).Seconds()/whole.Seconds(), "ratio")
	}
}

// timeToStore fills a new database, up to where it is tidied up.
func timeToStore(b *testing.B, path string, read func(onrecord.Article) (onrecord.Reading, []error)) time.Duration {
	db, err := sqlite.Open(b.Context(), filepath.Join(b.TempDir(), "bench.db"), sqlite.Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer db.Close()
	return took(b, path, read, saver{db}, db.Settle)
}

func took(b *testing.B, path string, read func(onrecord.Article) (onrecord.Reading, []error), to ingest.Saver, then func(context.Context) error) time.Duration {
	b.Helper()
	p := &ingest.Pipeline{Library: onrecord.Public, Read: read, Saver: to, Now: time.Now, Log: slog.New(slog.NewTextHandler(io.Discard, nil))}
	begin := time.Now()
	if err := p.Run(b.Context(), ingest.Items(b.Context(), ingest.Files(nil), []string{path}, ingest.Given{}), func(ingest.Report) {}); err != nil {
		b.Fatal(err)
	}
	if then != nil {
		if err := then(b.Context()); err != nil {
			b.Fatal(err)
		}
	}
	return time.Since(begin)
}

// keeper keeps in memory what was read of each article.
type keeper map[onrecord.ArticleID]onrecord.Reading

func (k keeper) Save(_ context.Context, entries []ingest.Entry) ([]ingest.Saved, error) {
	for _, e := range entries {
		k[e.Article.ID] = e.Reading
	}
	return make([]ingest.Saved, len(entries)), nil
}

func (k keeper) reading(a onrecord.Article) (onrecord.Reading, []error) { return k[a.ID], nil }
