// Package ingest turns files into stored articles. It knows formats, not
// stores: what is saved goes to a Saver, and facts come from a function that
// it is handed.
//
// The way of an article: a [Reader] that takes the source yields an [Item];
// the [Pipeline] has it read on all cores and saved in batches, in order, and
// reports what became of it.
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
	Article  onrecord.Article
	Source   string // where it came from, for people: "news.jsonl:12"
	Warnings []string
	Err      error // an *onrecord.Error where the asker can do something
}

// Reader reads the sources of one sort.
type Reader struct {
	Name string // "folder", "jsonl"; for messages
	// Takes reports whether source is of this sort.
	Takes func(source string) bool
	// Read yields the articles of source one by one; given fills what the
	// source does not say itself.
	Read func(ctx context.Context, source string, given Given) iter.Seq[Item]
}

// Given is what somebody said about an article beside its source. It wins
// over what the source says.
type Given struct {
	ID, Title, Outlet, Date, URL string
}

// over puts what was given into a record.
func (g Given) over(r *record) {
	for to, value := range map[*string]string{
		(*string)(&r.ID): g.ID, &r.Title: g.Title, &r.Publisher: g.Outlet, &r.Date: g.Date, &r.URL: g.URL,
	} {
		if value != "" {
			*to = value
		}
	}
}
