package main

import (
	"context"
	"log/slog"
	"time"

	"onrecord"
	"onrecord/ingest"
	"onrecord/ingest/feed"
	"onrecord/ingest/fetch"
	"onrecord/store"
)

// How feeds are followed. One feed a second on each worker is far more than
// sites like, and far less than a machine can.
const (
	feedTick    = 5 * time.Second
	feedWorkers = 16
	feedBody    = 10 << 20 // bytes of a feed, unpacked
)

// newClient returns the one door to the network, as the settings open it.
func newClient(c Config) *fetch.Client {
	return fetch.New(fetch.Options{Agent: agent, Ports: c.FetchPorts, Private: c.FetchPrivate})
}

// crawler is the network for what nobody asked for by hand: it honours what
// sites ask of programs.
type crawler struct {
	*fetch.Client
	*fetch.Robots
}

// poller follows the feeds of all libraries.
func (a *app) poller(book feed.Book) *feed.Poller {
	return &feed.Poller{
		Book: book, Web: crawler{a.web, fetch.NewRobots(a.web)}, Take: a.take,
		Now: time.Now, Log: a.log, Tick: feedTick, Workers: feedWorkers, MaxBody: feedBody,
	}
}

// take brings the article at an address into a library. One that its site has
// taken down is withdrawn.
func (a *app) take(ctx context.Context, library, address string) error {
	var failed error
	items := ingest.Items(ctx, []ingest.Reader{ingest.Address(a.web, time.Now)}, []string{address}, ingest.Given{})
	err := a.pipeline(library).Run(ctx, items, func(r ingest.Report) {
		switch {
		case r.Item.Err != nil:
			failed = r.Item.Err
		case r.Saved.Err != nil:
			failed = r.Saved.Err
		}
	})
	if err != nil {
		return err
	}
	if fetch.IsGone(failed) {
		a.takenDown(ctx, library, address)
	}
	return failed
}

// takenDown withdraws the article that was read at an address, if there is one.
func (a *app) takenDown(ctx context.Context, library, address string) {
	w, ok := a.store.(store.Withdrawer)
	if !ok {
		return
	}
	err := w.Withdraw(ctx, library, ingest.IDOf(address), "its site took it down (410)")
	if err != nil && onrecord.CodeOf(err) != onrecord.NotFound {
		a.log.Error("an article that was taken down could not be withdrawn", "address", address, "err", err)
	}
}

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
		stale, err := a.store.Stale(ctx, marks, 20)
		if err != nil || len(stale) == 0 {
			return err
		}
		for _, article := range stale {
			reading, broken := readArticle(article)
			for _, err := range broken {
				a.log.Warn("a fact was left out", "article", article.ID, "err", err)
			}
			if err := a.store.Reread(ctx, article.Library, article.ID, reading); err != nil {
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

// inBackground runs what serve does beside answering. None of it may end the
// answering: failures go to the log.
func (a *app) inBackground(ctx context.Context) error {
	if err := a.renew(ctx); err != nil && ctx.Err() == nil {
		a.log.Error("stale facts could not be made anew", "err", err)
	}
	book, ok := a.store.(store.Feeds)
	if !ok {
		return nil
	}
	return a.poller(book).Run(ctx)
}
