// Package ingest turns files, folders, addresses and feeds into stored
// articles. It knows formats, not stores: what is saved goes to a [Saver], and
// facts come from a function that it is handed.
//
// The way of an article: the first [Reader] that takes a source yields an
// [Item] for each article there; the [Pipeline] has them read on all cores,
// saves them in batches, in order, and reports what became of each.
package ingest

import (
	"context"
	"iter"

	"onrecord"
)

// MaxText is how many bytes of text an article may have.
const MaxText = 10 << 20

// Item is one article as a source gave it, or the reason why there is none.
type Item struct {
	Article  onrecord.Article // without Library and Revision
	Origin   string           // the source that was asked for: "news.jsonl"
	Source   string           // where it stood in it, for people: "news.jsonl:12"
	Untitled bool             // its Title is only the name of its file
	Warnings []string         // what is odd about an article that was taken
	Skipped  string           // why there is nothing to take here, which is no fault
	Err      error            // an *onrecord.Error where somebody can do something
}

// Reader reads the sources of one sort.
type Reader struct {
	// Takes reports whether source is of this sort.
	Takes func(source string) bool
	// Read yields the articles of source one by one. What is given wins over
	// what the source says.
	Read func(ctx context.Context, source string, given Given) iter.Seq[Item]
}

// Given is what somebody said about an article beside its source.
type Given struct {
	ID, Title, Outlet, Date, URL string
	Charset                      string // of its bytes: "windows-1252"; empty: what they seem to be
}

// over puts what was given into a record.
func (g Given) over(r *record) {
	set(&r.Title, g.Title)
	set(&r.Publisher, g.Outlet)
	set(&r.Date, g.Date)
	set(&r.URL, g.URL)
	if g.ID != "" {
		r.ID = id(g.ID)
	}
}

func set(to *string, value string) {
	if value != "" {
		*to = value
	}
}

// Items yields the articles of all sources, each by the first of the readers
// that takes it, until ctx ends.
func Items(ctx context.Context, readers []Reader, sources []string, given Given) iter.Seq[Item] {
	return func(yield func(Item) bool) {
		for _, source := range sources {
			for it := range read(ctx, readers, source, given) {
				it.Origin = source
				if ctx.Err() != nil || !yield(it) {
					return
				}
			}
		}
	}
}

func read(ctx context.Context, readers []Reader, source string, given Given) iter.Seq[Item] {
	for _, r := range readers {
		if r.Takes(source) {
			return r.Read(ctx, source, given)
		}
	}
	return one(Item{Source: source, Err: onrecord.Errorf(onrecord.Invalid, "nothing here can read it")})
}

// one yields a single Item.
func one(it Item) iter.Seq[Item] {
	return func(yield func(Item) bool) { yield(it) }
}
