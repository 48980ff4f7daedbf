package feed

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"net/url"
	"slices"
	"strings"
	"time"

	"golang.org/x/net/html/charset"

	"onrecord"
)

// isSitemap reports whether a document starts as a sitemap or an index of
// sitemaps does.
func isSitemap(start []byte) bool {
	return bytes.Contains(start, []byte("<urlset")) || bytes.Contains(start, []byte("<sitemapindex"))
}

// entry is one element of a sitemap.
type entry struct {
	Loc     string `xml:"loc"`
	LastMod string `xml:"lastmod"`
	News    struct {
		Title     string `xml:"title"`
		Published string `xml:"publication_date"`
	} `xml:"news"`
}

// parseSitemap reads entry by entry, so that a sitemap of 50,000 addresses
// takes no more memory than the items that are kept. A sitemap that breaks
// off keeps what stood before.
func parseSitemap(r io.Reader, base *url.URL) (Content, error) {
	d := xml.NewDecoder(r)
	d.CharsetReader = charset.NewReaderLabel
	d.Strict = false
	var c Content
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			c.keepNewest()
			return c, nil
		}
		if err != nil {
			return c.orBroken(base, err)
		}
		start, ok := token.(xml.StartElement)
		if !ok || start.Name.Local != "url" && start.Name.Local != "sitemap" {
			continue
		}
		var e entry
		if err := d.DecodeElement(&e, &start); err != nil {
			return c.orBroken(base, err)
		}
		c.take(start.Name.Local, e, base)
		if len(c.Items) >= 2*maxItems {
			c.keepNewest()
		}
	}
}

// keepNewest leaves the maxItems newest items, those of one moment in the
// order of the sitemap.
func (c *Content) keepNewest() {
	if len(c.Items) <= maxItems {
		return
	}
	slices.SortStableFunc(c.Items, func(a, b Item) int { return newest(b).Compare(newest(a)) })
	c.Items = c.Items[:maxItems]
}

func newest(i Item) time.Time {
	if i.Updated.After(i.Published) {
		return i.Updated
	}
	return i.Published
}

func (c *Content) take(element string, e entry, base *url.URL) {
	if element == "url" {
		c.add(base, Item{e.Loc, strings.TrimSpace(e.News.Title), moment(e.News.Published), moment(e.LastMod)})
		return
	}
	if u, err := base.Parse(strings.TrimSpace(e.Loc)); err == nil && e.Loc != "" && len(c.Parts) < maxItems {
		c.Parts = append(c.Parts, u.String())
	}
}

func (c Content) orBroken(base *url.URL, err error) (Content, error) {
	if len(c.Items) > 0 || len(c.Parts) > 0 {
		c.keepNewest()
		return c, nil
	}
	return c, onrecord.Errorf(onrecord.Invalid, "the sitemap at %s is damaged", base.Redacted()).Because(err)
}

// moment reads a W3C date; the zero time where s is none.
func moment(s string) time.Time {
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04Z07:00", time.DateOnly} {
		if t, err := time.Parse(layout, strings.TrimSpace(s)); err == nil {
			return t.UTC()
		}
	}
	return time.Time{}
}
