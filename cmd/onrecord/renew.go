package main

import (
	"context"
	"log/slog"
	"time"

	"onrecord"
)

// renewBatch is how many stale articles are read at a time.
const renewBatch = 20

// renewPause is the wait between two batches, so that answers come first.
const renewPause = 50 * time.Millisecond

// renew reads again what older passes read, newest articles first, until
// nothing is stale or ctx is done.
func (a *app) renew(ctx context.Context) error {
	marks := passMarks()
	renewed := 0
	defer func() {
		if renewed > 0 {
			a.log.Info("facts made anew", slog.Int("articles", renewed))
		}
	}()
	for ctx.Err() == nil {
		stale, err := a.store.Stale(ctx, marks, renewBatch)
		if err != nil || len(stale) == 0 {
			return err
		}
		for _, article := range stale {
			if err := a.renewOne(ctx, article); err != nil {
				return err
			}
			renewed++
		}
		select {
		case <-time.After(renewPause):
		case <-ctx.Done():
		}
	}
	return nil
}

// renewOne makes the facts of one article anew. That it was removed in the
// meantime is no failure.
func (a *app) renewOne(ctx context.Context, article onrecord.Article) error {
	reading, broken := readArticle(article)
	for _, err := range broken {
		a.log.Warn("a fact was left out", "article", article.ID, "err", err)
	}
	err := a.store.Reread(ctx, article.Library, article.ID, reading)
	if onrecord.CodeOf(err) == onrecord.NotFound {
		return nil
	}
	return err
}
