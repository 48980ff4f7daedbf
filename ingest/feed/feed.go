// Package feed finds and follows what tells of new articles: RSS, Atom and
// JSON feeds, and news sitemaps.
package feed

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/mmcdole/gofeed"

	"onrecord"
	"onrecord/ingest/fetch"
)

// maxItems is how many items of one feed are looked at: the first, as feeds
// have the newest there; of sitemaps, which have any order, the newest.
const maxItems = 2000

// Content is what a feed holds now.
type Content struct {
	Title string
	Items []Item
	// Parts are further sitemaps, where the address is an index of them.
	Parts []string
}

// Item is one article that a feed tells of.
type Item struct {
	URL       string // absolute
	Title     string
	Published time.Time // zero: the feed does not say
	Updated   time.Time // zero: the feed does not say
}

// key is by what an item is remembered as dealt with: a changed item is one
// to be dealt with again.
func (i Item) key() string {
	if i.Updated.IsZero() {
		return i.URL
	}
	return i.URL + " " + i.Updated.Format(time.RFC3339)
}

// Parse reads the bytes of a feed or sitemap that stood at base. gzip is
// unpacked, up to limit bytes. The error says what the bytes are instead, as
// *onrecord.Error with code Invalid. A panic of the library over what a
// stranger wrote is such an error too.
func Parse(body []byte, base *url.URL, limit int64) (content Content, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = onrecord.Errorf(onrecord.Invalid, "%s cannot be read", base.Redacted()).Because(fmt.Errorf("panic: %v", p))
		}
	}()
	r, err := unpack(body, limit)
	if err != nil {
		return Content{}, err
	}
	start, _ := r.Peek(1024)
	if isSitemap(start) {
		c, err := parseSitemap(r, base)
		c.Items = unique(c.Items)
		return c, err
	}
	f, err := gofeed.NewParser().Parse(r)
	if err != nil {
		return Content{}, onrecord.Errorf(onrecord.Invalid, "%s is neither a feed nor a sitemap", base.Redacted()).
			Hint("give the address of an RSS, Atom or JSON feed, or of the site's front page").Because(err)
	}
	c := Content{Title: strings.TrimSpace(f.Title)}
	for _, item := range f.Items[:min(len(f.Items), maxItems)] {
		c.add(base, Item{item.Link, strings.TrimSpace(item.Title), utc(item.PublishedParsed), utc(item.UpdatedParsed)})
	}
	c.Items = unique(c.Items)
	return c, nil
}

// unpack reads body, through gzip where it is packed, and no further than
// limit.
func unpack(body []byte, limit int64) (*bufio.Reader, error) {
	var r io.Reader = bytes.NewReader(body)
	if bytes.HasPrefix(body, []byte{0x1f, 0x8b}) {
		z, err := gzip.NewReader(r)
		if err != nil {
			return nil, onrecord.Errorf(onrecord.Invalid, "the feed is packed with gzip, but damaged").Because(err)
		}
		r = z
	}
	return bufio.NewReaderSize(io.LimitReader(r, limit), 4096), nil
}

// add appends an item whose address may be fetched.
func (c *Content) add(base *url.URL, i Item) {
	u, err := base.Parse(strings.TrimSpace(i.URL))
	if err != nil || i.URL == "" {
		return
	}
	if u, err = fetch.Address(u.String()); err != nil {
		return
	}
	i.URL = u.String()
	c.Items = append(c.Items, i)
}

// unique keeps the first item of each address.
func unique(items []Item) []Item {
	seen := make(map[string]bool, len(items))
	return slices.DeleteFunc(items, func(i Item) bool {
		again := seen[i.URL]
		seen[i.URL] = true
		return again
	})
}

func utc(t *time.Time) time.Time {
	if t == nil {
		return time.Time{}
	}
	return t.UTC()
}
