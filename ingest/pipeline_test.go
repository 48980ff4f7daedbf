package ingest

import (
	"context"
	"errors"
	"iter"
	"log/slog"
	"slices"
	"strings"
	"testing"
	"time"

	"onrecord"
)

// shelf is a Saver that keeps ids, and refuses those with a "!".
type shelf struct {
	ids     []onrecord.ArticleID
	batches int
	err     error
}

func (s *shelf) Save(_ context.Context, entries []Entry) ([]Saved, error) {
	if s.err != nil {
		return nil, s.err
	}
	s.batches++
	var out []Saved
	for _, e := range entries {
		if strings.Contains(string(e.Article.ID), "!") {
			out = append(out, Saved{Err: errors.New("refused")})
			continue
		}
		s.ids = append(s.ids, e.Article.ID)
		out = append(out, Saved{Outcome: "added", Revision: 1})
	}
	return out, nil
}

func pipeline(s Saver) *Pipeline {
	return &Pipeline{
		Library: "lib", Saver: s, Now: time.Now, Log: slog.New(slog.DiscardHandler),
		Read: func(a onrecord.Article) (onrecord.Reading, []error) {
			return onrecord.Reading{Facts: make([]onrecord.Fact, len(a.Text))}, nil
		},
	}
}

func items(ids ...onrecord.ArticleID) iter.Seq[Item] {
	return func(yield func(Item) bool) {
		for _, id := range ids {
			it := Item{Source: string(id), Article: onrecord.Article{ID: id, Text: "abc"}}
			if strings.HasPrefix(string(id), "broken") {
				it = Item{Source: string(id), Err: errors.New("broken")}
			}
			if !yield(it) {
				return
			}
		}
	}
}

func TestPipelineTellsOfEachInOrder(t *testing.T) {
	var s shelf
	var told []string
	err := pipeline(&s).Run(t.Context(), items("a", "broken-1", "b!", "c"), func(r Report) {
		switch {
		case r.Item.Err != nil:
			told = append(told, "unread "+r.Source)
		case r.Saved.Err != nil:
			told = append(told, "refused "+r.Source)
		default:
			told = append(told, r.Outcome+" "+r.Source)
			if r.Facts != 3 || r.Article.Library != "lib" || r.Article.Text != "" {
				t.Errorf("report %+v", r)
			}
		}
	})
	want := []string{"added a", "unread broken-1", "refused b!", "added c"}
	if err != nil || !slices.Equal(told, want) || !slices.Equal(s.ids, []onrecord.ArticleID{"a", "c"}) {
		t.Errorf("told %q, kept %q, err %v", told, s.ids, err)
	}
}

func TestPipelineStopsWhereItIsInterrupted(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	var s shelf
	told := 0
	endless := func(yield func(Item) bool) {
		for yield(Item{Article: onrecord.Article{ID: "x", Text: "abc"}}) {
		}
	}
	err := pipeline(&s).Run(ctx, endless, func(Report) {
		if told++; told == batchArticles+1 {
			cancel()
		}
	})
	if !errors.Is(err, context.Canceled) || s.batches != 2 || told != len(s.ids) {
		t.Errorf("err %v, %d batches, %d told of %d kept: what is told must be what is kept", err, s.batches, told, len(s.ids))
	}
}

func TestPipelineReportsAStoreThatFails(t *testing.T) {
	full := errors.New("disk full")
	err := pipeline(&shelf{err: full}).Run(t.Context(), items("a"), func(Report) { t.Error("told of an article that was not kept") })
	if !errors.Is(err, full) {
		t.Errorf("got %v", err)
	}
}

// slowShelf takes its first batch when the second has been read.
type slowShelf struct {
	shelf
	read chan struct{}
}

func (s *slowShelf) Save(ctx context.Context, entries []Entry) ([]Saved, error) {
	<-s.read
	return s.shelf.Save(ctx, entries)
}

func TestPipelineReadsWhileItSaves(t *testing.T) {
	s := slowShelf{read: make(chan struct{})}
	two := func(yield func(Item) bool) {
		for range 2 * batchArticles {
			if !yield(Item{Article: onrecord.Article{ID: "x", Text: "abc"}}) {
				return
			}
		}
		close(s.read)
	}
	told := 0
	if err := pipeline(&s).Run(t.Context(), two, func(Report) { told++ }); err != nil || told != 2*batchArticles || s.batches != 2 {
		t.Errorf("%d told in %d batches, err %v", told, s.batches, err)
	}
}
