package ingest

import (
	"context"
	"iter"
	"log/slog"
	"time"

	"onrecord"
)

// The bounds of a batch: whichever is reached first has it saved.
const (
	batchArticles = 500
	batchBytes    = 16 << 20
	batchAge      = 2 * time.Second
)

// Entry is an article with what was read from it.
type Entry struct {
	Article onrecord.Article
	Reading onrecord.Reading
}

// Saved is what became of an Entry: "added", "unchanged", "revised", or an
// error.
type Saved struct {
	Outcome  string
	Revision int
	Err      error
}

// Saver keeps entries, each whole or not at all. It returns as many Saved as
// it was given entries; an error means that none of them was kept.
type Saver interface {
	Save(ctx context.Context, entries []Entry) ([]Saved, error)
}

// Report says what became of one Item.
type Report struct {
	Item  // without the Text of its Article
	Saved // empty where the Item was refused or skipped
	Facts int
}

// Pipeline reads articles and saves them.
type Pipeline struct {
	Library string // every article goes into it
	Sample  bool   // they are samples
	Read    func(onrecord.Article) (onrecord.Reading, []error)
	Saver   Saver
	Now     func() time.Time
	Log     *slog.Logger // facts that break the promise of the bytes
}

// Run takes all items in order. tell is called for each once it is certain
// what became of it, on the goroutine of the caller. When ctx ends, what was
// told as saved stays, and what comes behind is untouched.
func (p *Pipeline) Run(ctx context.Context, items iter.Seq[Item], tell func(Report)) error {
	b := batch{pipeline: p, tell: tell}
	for r := range Ordered(ctx, items, p.work) {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if b.add(r); b.full() {
			if err := b.save(ctx); err != nil {
				return err
			}
		}
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	return b.save(ctx)
}

// work reads one Item. It runs on many goroutines.
func (p *Pipeline) work(it Item) reading {
	r := reading{item: it}
	if it.Err != nil || it.Skipped != "" {
		return r
	}
	a := &r.item.Article
	a.Library, a.Sample = p.Library, p.Sample
	if a.Fetched.IsZero() {
		a.Fetched = p.Now()
	}
	facts, broken := p.Read(*a)
	for _, err := range broken {
		p.Log.Warn("a fact was left out", "article", a.ID, "err", err)
	}
	r.entry = &Entry{*a, facts}
	return r
}

// reading is an Item with what was read from it; entry is nil where there is
// nothing to save.
type reading struct {
	item  Item
	entry *Entry
}

// batch gathers readings to be saved in one transaction.
type batch struct {
	pipeline *Pipeline
	tell     func(Report)
	readings []reading
	bytes    int
	since    time.Time
}

func (b *batch) add(r reading) {
	if len(b.readings) == 0 {
		b.since = b.pipeline.Now()
	}
	b.readings = append(b.readings, r)
	b.bytes += len(r.item.Article.Text)
}

func (b *batch) full() bool {
	return len(b.readings) >= batchArticles || b.bytes >= batchBytes || b.pipeline.Now().Sub(b.since) > batchAge
}

// save keeps the batch and tells of each of its items, in order.
func (b *batch) save(ctx context.Context) error {
	var entries []Entry
	for _, r := range b.readings {
		if r.entry != nil {
			entries = append(entries, *r.entry)
		}
	}
	var saved []Saved
	if len(entries) > 0 {
		var err error
		if saved, err = b.pipeline.Saver.Save(ctx, entries); err != nil {
			return err
		}
	}
	for _, r := range b.readings {
		report := Report{Item: r.item}
		report.Article.Text = ""
		if r.entry != nil {
			report.Saved, saved = saved[0], saved[1:]
			report.Facts = len(r.entry.Reading.Facts)
		}
		b.tell(report)
	}
	b.readings, b.bytes = b.readings[:0], 0
	return nil
}
