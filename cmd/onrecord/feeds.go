package main

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"onrecord"
	"onrecord/adapters/terminal"
	"onrecord/ingest/feed"
	"onrecord/ingest/fetch"
	"onrecord/store"
)

// FeedsCmd is about where new articles come from by themselves.
type FeedsCmd struct {
	Add    FeedsAddCmd    `cmd:"" help:"Follow a feed, a news sitemap, or the feed that a front page names."`
	List   FeedsListCmd   `cmd:"" help:"The feeds, and how asking them went."`
	Remove FeedsRemoveCmd `cmd:"" help:"Follow a feed no longer; its articles stay."`
	Check  FeedsCheckCmd  `cmd:"" help:"Ask a feed now, and take in what is new."`
}

// leastEvery is how often a feed may be asked at most.
const leastEvery = time.Minute

// withFeeds opens the program for do, with the store's book of feeds.
func withFeeds(ctx context.Context, config Config, console Console, do func(*app, store.Feeds) error) error {
	a, err := open(ctx, config, console)
	if err != nil {
		return err
	}
	defer a.Close()
	book, ok := a.store.(store.Feeds)
	if !ok {
		return onrecord.Errorf(onrecord.Invalid, "this database cannot follow feeds")
	}
	return do(a, book)
}

// FeedsAddCmd follows a feed.
type FeedsAddCmd struct {
	Address string        `arg:"" help:"Of the feed, the sitemap, or the site's front page."`
	Library string        `default:"public" help:"The library that its articles go into."`
	Every   time.Duration `default:"15m" help:"How often it is asked."`
}

// Run implements the subcommand.
func (c *FeedsAddCmd) Run(ctx context.Context, config Config, console Console) error {
	if c.Every < leastEvery {
		return onrecord.Errorf(onrecord.Invalid, "a feed cannot be asked every %s", c.Every).Hint("use --every 1m or longer")
	}
	if err := checkLibrary(c.Library); err != nil {
		return err
	}
	return withFeeds(ctx, config, console, func(a *app, book store.Feeds) error {
		f, holds, err := a.findFeed(ctx, c.Address)
		if err != nil {
			return err
		}
		f.Library, f.Every, f.Due = c.Library, c.Every, time.Now()
		if err := book.SaveFeed(ctx, f); err != nil {
			return err
		}
		fmt.Fprintf(console.Out, "%s: followed every %s, %s in it now\n", terminal.OneLine(f.URL), span(c.Every), holds)
		return nil
	})
}

// findFeed reads the feed at an address, or the first that the page there
// leads to, and returns what it holds now: "12 articles".
func (a *app) findFeed(ctx context.Context, address string) (f onrecord.Feed, holds string, err error) {
	p, err := a.web.Get(ctx, address, fetch.Prior{})
	if err != nil {
		return f, "", err
	}
	c, err := feed.Parse(p.Body, p.URL, feedBody)
	if err != nil && p.Type == "text/html" { // some feeds are served as pages, too
		var named string
		if named, err = a.named(ctx, p); err != nil {
			return f, "", err
		}
		if p, err = a.web.Get(ctx, named, fetch.Prior{}); err != nil {
			return f, "", err
		}
		c, err = feed.Parse(p.Body, p.URL, feedBody)
	}
	if err != nil {
		return f, "", err
	}
	holds = counted(len(c.Items), "article")
	if len(c.Parts) > 0 {
		holds = counted(len(c.Parts), "sitemap")
	}
	return onrecord.Feed{URL: p.URL.String(), Title: c.Title}, holds, nil
}

// named returns the address of the feed that a page names, else of the news
// sitemap that its site names to programs. A sitemap of the whole site is
// nothing to follow unasked: it has the pages of all years.
func (a *app) named(ctx context.Context, p fetch.Page) (string, error) {
	if feeds := feed.Discover(p.Body, p.URL); len(feeds) > 0 {
		return feeds[0], nil
	}
	maps, err := a.crawl().Sitemaps(ctx, p.URL)
	if err != nil {
		a.log.Info("no robots.txt", "site", p.URL.Host, "err", err)
	}
	none := onrecord.Errorf(onrecord.Invalid, "%s names no feed", p.URL.Redacted())
	if len(maps) == 0 {
		return "", none.Hint("give the address of an RSS, Atom or JSON feed, of a news sitemap, or of the site's front page")
	}
	for _, m := range maps {
		if strings.Contains(strings.ToLower(m), "news") {
			return m, nil
		}
	}
	return "", none.Hint("its site has a sitemap, of all its pages: onrecord feeds add " + maps[0])
}

// span prints an interval without zeros behind: 15m, 1h30m.
func span(d time.Duration) string {
	s := d.String()
	if strings.HasSuffix(s, "m0s") {
		s = strings.TrimSuffix(s, "0s")
	}
	if strings.HasSuffix(s, "h0m") {
		s = strings.TrimSuffix(s, "0m")
	}
	return s
}

const noFeeds = "no feeds; follow one with: onrecord feeds add ADDRESS"

// FeedsListCmd lists feeds.
type FeedsListCmd struct {
	Library string `default:"public" help:"The library whose feeds are listed."`
}

// Run implements the subcommand.
func (c *FeedsListCmd) Run(ctx context.Context, config Config, console Console) error {
	return withFeeds(ctx, config, console, func(a *app, book store.Feeds) error {
		list, err := book.Feeds(ctx, []string{c.Library})
		if err != nil {
			return err
		}
		if len(list) == 0 {
			return a.none(noFeeds)
		}
		return writeFeeds(console.Out, list)
	})
}

func writeFeeds(w io.Writer, list []onrecord.Feed) error {
	table := newTable(w)
	for _, f := range list {
		fmt.Fprintln(table, fields(f.URL, f.Title, "every "+span(f.Every), "last read "+when(f.Good), health(f)))
	}
	return table.Flush()
}

// when prints a moment, or that there was none yet.
func when(t time.Time) string {
	if t.IsZero() {
		return "never"
	}
	return t.UTC().Format("2006-01-02 15:04") + " UTC"
}

// health says how the last try went.
func health(f onrecord.Feed) string {
	switch {
	case f.Failure != "":
		return fmt.Sprintf("failed %s: %s; next try %s", counted(f.Failures, "time"), f.Failure, when(f.Due))
	case f.Tried.IsZero():
		return "not asked yet"
	}
	return "well"
}

// FeedsRemoveCmd forgets a feed.
type FeedsRemoveCmd struct {
	Address string `arg:"" help:"As feeds list shows it."`
	Library string `default:"public" help:"The library that it belongs to."`
}

// Run implements the subcommand.
func (c *FeedsRemoveCmd) Run(ctx context.Context, config Config, console Console) error {
	return withFeeds(ctx, config, console, func(_ *app, book store.Feeds) error {
		if err := book.DropFeed(ctx, c.Library, c.Address); err != nil {
			return err
		}
		fmt.Fprintf(console.Out, "%s: followed no longer; its articles stay\n", c.Address)
		return nil
	})
}

// FeedsCheckCmd asks one feed, or all, now.
type FeedsCheckCmd struct {
	Address string `arg:"" optional:"" help:"As feeds list shows it; without it, all of the library."`
	Library string `default:"public" help:"The library that it belongs to."`
}

// Run implements the subcommand.
func (c *FeedsCheckCmd) Run(ctx context.Context, config Config, console Console) error {
	return withFeeds(ctx, config, console, func(a *app, book store.Feeds) error {
		list, err := book.Feeds(ctx, []string{c.Library})
		if err != nil {
			return err
		}
		if c.Address == "" && len(list) == 0 {
			return a.none(noFeeds)
		}
		if c.Address != "" {
			list = slices.DeleteFunc(list, func(f onrecord.Feed) bool { return f.URL != c.Address })
		}
		if len(list) == 0 {
			return onrecord.Errorf(onrecord.NotFound, "%q is not followed", c.Address).Hint("see them with: onrecord feeds list")
		}
		return a.check(ctx, book, list)
	})
}

// check asks feeds now; an exit status when one of them fails.
func (a *app) check(ctx context.Context, book store.Feeds, list []onrecord.Feed) error {
	failed := false
	poller := a.poller(book)
	for _, f := range list {
		next, taken := poller.Ask(ctx, f)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err := book.SaveFeed(ctx, next); err != nil {
			return err
		}
		fmt.Fprintf(a.console.Out, "%s: %s new, %s\n", terminal.OneLine(f.URL), counted(taken, "article"), terminal.OneLine(health(next)))
		failed = failed || next.Failure != ""
	}
	if failed {
		return exit(exitFailed)
	}
	return nil
}
