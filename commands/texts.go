package commands

import (
	"context"
	"fmt"
	"runtime/debug"
	"slices"
	"sync"

	"onrecord"
	"onrecord/evidence"
)

// text prepares a page for judging, once.
func (d *desk) text(p *page) *evidence.Text {
	if p.prepared == nil {
		p.prepared = evidence.Read(p.Article, d.find.split)
	}
	return p.prepared
}

// texts prepares pages side by side: one takes milliseconds, and whoever asks
// waits for all of them. What goes wrong in one of them goes wrong here.
func (d *desk) texts(pages []*page) {
	var all sync.WaitGroup
	var failed onceFailed
	for _, p := range unread(pages) {
		all.Go(func() {
			defer failed.keep()
			d.text(p)
		})
	}
	all.Wait()
	failed.raise()
}

// readAll fetches and prepares the articles of hits.
func (d *desk) readAll(ctx context.Context, hits []onrecord.Hit) error {
	var pages []*page
	for _, h := range hits {
		p, err := d.page(ctx, h.Article)
		if err != nil {
			return err
		}
		pages = append(pages, p)
	}
	d.texts(pages)
	return nil
}

// unread returns those of pages that are not prepared, each once.
func unread(pages []*page) (list []*page) {
	for _, p := range pages {
		if p.prepared == nil && !slices.Contains(list, p) {
			list = append(list, p)
		}
	}
	return list
}

// onceFailed carries the first panic of several goroutines to the one that
// waits for them, where the request is answered.
type onceFailed struct {
	once  sync.Once
	cause any
}

// keep is deferred by each goroutine.
func (f *onceFailed) keep() {
	if p := recover(); p != nil {
		f.once.Do(func() { f.cause = fmt.Sprintf("%v\n%s", p, debug.Stack()) })
	}
}

func (f *onceFailed) raise() {
	if f.cause != nil {
		panic(f.cause)
	}
}
