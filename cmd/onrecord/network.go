package main

import (
	"context"
	"iter"
	"time"

	"onrecord"
	"onrecord/ingest"
	"onrecord/ingest/feed"
	"onrecord/ingest/fetch"
	"onrecord/store"
)

// How feeds are followed. Workers wait for sites nearly all of their time, so
// there are more of them than cores.
const (
	feedTick    = 5 * time.Second // how often due feeds are looked for
	feedWorkers = 16              // feeds that are asked at once
	feedBody    = 10 << 20        // bytes of a feed, unpacked
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

// crawl returns the network as sites see programs on it.
func (a *app) crawl() crawler { return crawler{a.web, fetch.NewRobots(a.web)} }

// poller follows the feeds of all libraries.
func (a *app) poller(book feed.Book) *feed.Poller {
	return &feed.Poller{
		Book: book, Web: a.crawl(), Take: a.take,
		Now: time.Now, Log: a.log, Tick: feedTick, Workers: feedWorkers, MaxBody: feedBody,
	}
}

// known gives articles whose source says no date the one that they have in the
// library already: a corrected page is no undated one, and what it says of
// "Thursday" is resolved by the day on which it appeared.
func (a *app) known(ctx context.Context, library string, items iter.Seq[ingest.Item]) iter.Seq[ingest.Item] {
	return func(yield func(ingest.Item) bool) {
		for it := range items {
			if it.Err == nil && it.Skipped == "" && it.Article.Published.IsZero() {
				if had, err := a.store.Article(ctx, []string{library}, it.Article.ID, 0); err == nil {
					it.Article.Published, it.Article.DateOnly = had.Published, had.DateOnly
				}
			}
			if !yield(it) {
				return
			}
		}
	}
}

// bring takes items into a library and tells what became of each. An article
// that its site has taken down is withdrawn.
func (a *app) bring(ctx context.Context, library string, items iter.Seq[ingest.Item], tell func(ingest.Report)) error {
	return a.pipeline(library).Run(ctx, a.known(ctx, library, items), func(r ingest.Report) {
		if fetch.IsGone(r.Item.Err) {
			a.takenDown(ctx, library, r.Source)
		}
		tell(r)
	})
}

// take brings the article of a feed's item into a library.
func (a *app) take(ctx context.Context, library string, item feed.Item) error {
	var failed error
	err := a.bring(ctx, library, ingest.FromFeed(ctx, a.web, time.Now, item), func(r ingest.Report) {
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
	return failed
}

// takenDown withdraws the article that was read at an address, if there is one.
func (a *app) takenDown(ctx context.Context, library, address string) {
	w, ok := a.store.(store.Withdrawer)
	u, err := fetch.Address(address)
	if !ok || err != nil {
		return
	}
	err = w.Withdraw(ctx, library, ingest.IDOf(u.String()), "its site took it down (410)")
	if err != nil && onrecord.CodeOf(err) != onrecord.NotFound {
		a.log.Error("an article that was taken down could not be withdrawn", "address", address, "err", err)
	}
}
