package ingest

// Items -> stored articles, in batches, each told of.

import (
	"cmp"
	"context"
	"iter"
	"log/slog"
	"time"

	"onrecord"
)

// The bounds of a batch: whichever is reached first has it saved.
const (
	batchArticles = 500
	batchBytes    = 1 << 20 // of text; what was read from it takes many times as much
	batchAge      = 2 * time.Second
)

// Entry is an article with what was read from it.
type Entry struct {
	Article onrecord.Article
	Reading onrecord.Reading

	Untitled bool // the title is a makeshift, such as the name of a file: any other stands before it
}

// Saved is what became of an Entry: "added", "unchanged", "revised" (another
// text), "corrected" (the same text, of which the source says other things), or
// an error.
type Saved struct {
	Outcome  string
	Revision int
	Changed  []string // what it says otherwise of itself: "title", "date"
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
// what became of it, on the goroutine of the caller. While one batch is saved,
// the next is read. When ctx ends, what was told as saved stays, and what comes
// behind is untouched.
func (p *Pipeline) Run(ctx context.Context, items iter.Seq[Item], tell func(Report)) (err error) {
	w := saving{pipeline: p, tell: tell}
	defer func() { err = cmp.Or(w.wait(), err) }()
	b := batch{now: p.Now}
	for r := range Ordered(ctx, items, p.work) {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if b.add(r); b.full() {
			if err := w.save(ctx, b.take()); err != nil {
				return err
			}
		}
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	return w.save(ctx, b.take())
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
	r.entry = &Entry{Article: *a, Reading: facts, Untitled: it.Untitled}
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
	now      func() time.Time
	readings []reading
	bytes    int
	since    time.Time
}

func (b *batch) add(r reading) {
	if len(b.readings) == 0 {
		b.since = b.now()
	}
	b.readings = append(b.readings, r)
	b.bytes += len(r.item.Article.Text)
}

func (b *batch) full() bool {
	return len(b.readings) >= batchArticles || b.bytes >= batchBytes || b.now().Sub(b.since) > batchAge
}

// take empties the batch and returns what was in it.
func (b *batch) take() []reading {
	list := b.readings
	b.readings, b.bytes = nil, 0
	return list
}

// saving keeps batches one after the other, beside what its caller does.
type saving struct {
	pipeline *Pipeline
	tell     func(Report)
	readings []reading  // those that are being saved
	done     chan saved // nil: none are
}

type saved struct {
	list []Saved
	err  error
}

// save waits for the batch before, and begins with this one unless ctx has
// ended.
func (w *saving) save(ctx context.Context, readings []reading) error {
	if err := cmp.Or(w.wait(), ctx.Err()); err != nil {
		return err
	}
	var entries []Entry
	for _, r := range readings {
		if r.entry != nil {
			entries = append(entries, *r.entry)
		}
	}
	done := make(chan saved, 1)
	w.readings, w.done = readings, done
	go func() {
		var s saved
		if len(entries) > 0 {
			s.list, s.err = w.pipeline.Saver.Save(ctx, entries)
		}
		done <- s
	}()
	return nil
}

// wait waits until the batch is saved, and tells of each of its items, in
// order.
func (w *saving) wait() error {
	if w.done == nil {
		return nil
	}
	s := <-w.done
	w.done = nil
	if s.err != nil {
		return s.err
	}
	for _, r := range w.readings {
		report := Report{Item: r.item}
		report.Article.Text = ""
		if r.entry != nil {
			report.Saved, s.list = s.list[0], s.list[1:]
			report.Facts = len(r.entry.Reading.Facts)
		}
		w.tell(report)
	}
	w.readings = nil
	return nil
}
