package ingest

// Addresses -> articles: a page with its further pages, a text, a feed.

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"iter"
	"mime"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/htmlindex"

	"onrecord"
	"onrecord/ingest/feed"
	"onrecord/ingest/fetch"
	"onrecord/ingest/page"
)

// Getter gets what stands at an address. *fetch.Client is one.
type Getter interface {
	Get(ctx context.Context, address string, prior fetch.Prior) (fetch.Page, error)
}

// The most that one address brings in.
const (
	maxParts = 10  // pages of one article
	maxItems = 100 // articles of one feed
)

// Address is the reader of addresses. One yields an article with its further
// pages, a plain text, or the articles that a feed tells of; one that is not
// http or https, the error that says so.
func Address(web Getter, now func() time.Time) Reader {
	w := addresses{web, now}
	return Reader{isAddress, func(ctx context.Context, source string, given Given) iter.Seq[Item] {
		return func(yield func(Item) bool) { w.read(ctx, feed.Item{URL: source}, given, true, yield) }
	}}
}

// FromFeed yields the article of a feed's item. What its page does not say of
// itself, its date above all, is as the feed says.
func FromFeed(ctx context.Context, web Getter, now func() time.Time, item feed.Item) iter.Seq[Item] {
	w := addresses{web, now}
	return func(yield func(Item) bool) { w.read(ctx, item, Given{}, false, yield) }
}

func isAddress(source string) bool {
	scheme, _, ok := strings.Cut(source, "://")
	return ok && scheme != "" && !strings.ContainsFunc(scheme, func(r rune) bool { return !unicode.IsLetter(r) })
}

type addresses struct {
	web Getter
	now func() time.Time
}

// read yields what stands at the address of told. feeds says whether a feed
// is followed: not from within another.
func (w addresses) read(ctx context.Context, told feed.Item, given Given, feeds bool, yield func(Item) bool) bool {
	source := told.URL
	p, err := w.web.Get(ctx, source, fetch.Prior{})
	if err != nil {
		return yield(Item{Source: source, Err: err})
	}
	switch p.Type {
	case "text/html", "application/xhtml+xml":
		return yield(w.article(ctx, told, p, given))
	case "text/plain", "text/markdown":
		if given.URL == "" {
			given.URL = p.URL.String()
		}
		if _, params, err := mime.ParseMediaType(p.ContentType); err == nil && given.Charset == "" {
			given.Charset = charsetOf(params["charset"], p.Body)
		}
		for it := range Text(bytes.NewReader(p.Body), source, given) {
			if !yield(it) {
				return false
			}
		}
		return true
	}
	if !feeds {
		return yield(Item{Source: source, Err: onrecord.Errorf(onrecord.Invalid, "it is %s, not an article", p.Type)})
	}
	return w.items(ctx, source, p, yield)
}

// charsetOf returns what a server declares of a text. Servers also declare what
// is not so: UTF-8 is seen by its bytes, and what is no encoding is nothing.
func charsetOf(declared string, text []byte) string {
	enc, err := Charset(declared)
	if err != nil || utf8.Valid(text) {
		return ""
	}
	if name, _ := htmlindex.Name(enc); name == "utf-8" {
		return ""
	}
	return declared
}

// items yields the articles that a feed tells of.
func (w addresses) items(ctx context.Context, source string, p fetch.Page, yield func(Item) bool) bool {
	c, err := feed.Parse(p.Body, p.URL, MaxText)
	if err != nil {
		return yield(Item{Source: source, Err: err})
	}
	if len(c.Items) == 0 {
		return yield(Item{Source: source, Skipped: "the feed tells of no article now"})
	}
	for _, item := range c.Items[:min(len(c.Items), maxItems)] {
		if ctx.Err() != nil || !w.read(ctx, item, Given{}, false, yield) {
			return false
		}
	}
	return true
}

// article reads a page and the further pages of the same piece.
func (w addresses) article(ctx context.Context, told feed.Item, p fetch.Page, given Given) Item {
	it := Item{Source: told.URL}
	seen := w.now()
	found, err := page.Read(pageSource(p, seen))
	if err != nil {
		it.Err = hinted(err, p)
		return it
	}
	text, next := found.Article.Text, found.Next
	for part := 2; next != "" && part <= maxParts; part++ {
		more, err := w.part(ctx, next, seen)
		if err != nil {
			it.Warnings = append(it.Warnings, fmt.Sprintf("taken without page %d: %v", part, err))
			break
		}
		text += "\n\n" + more.Article.Text
		next = more.Next
	}
	found.Article.Text = text
	complete(&found.Article, told)
	a, warnings, err := recordOf(found.Article, given)
	a.Fetched = seen
	it.Article, it.Warnings, it.Err = a, append(it.Warnings, warnings...), err
	return it
}

// complete puts in what only the feed says. A date after the page was seen is
// none.
func complete(a *onrecord.Article, told feed.Item) {
	if a.Title == "" {
		a.Title = told.Title
	}
	if at := told.Published; a.Published.IsZero() && at.Before(a.Fetched.Add(24*time.Hour)) {
		a.Published, a.DateOnly = at, at.Equal(at.Truncate(24*time.Hour))
	}
}

// part reads one further page.
func (w addresses) part(ctx context.Context, address string, seen time.Time) (page.Result, error) {
	p, err := w.web.Get(ctx, address, fetch.Prior{})
	if err != nil {
		return page.Result{}, err
	}
	return page.Read(pageSource(p, seen))
}

func pageSource(p fetch.Page, seen time.Time) page.Source {
	return page.Source{URL: p.URL.String(), ContentType: p.ContentType, Body: p.Body, Seen: seen}
}

// hinted adds to a refusal the feed that the page names, if it names one.
func hinted(err error, p fetch.Page) error {
	var e *onrecord.Error
	feeds := feed.Discover(p.Body, p.URL)
	if len(feeds) == 0 || !errors.As(err, &e) {
		return err
	}
	return e.Hint("add one of its articles, or follow its feed: onrecord feeds add " + feeds[0])
}
