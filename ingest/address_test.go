package ingest

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"testing"
	"time"

	"onrecord"
	"onrecord/ingest/feed"
	"onrecord/ingest/fetch"
)

// siteMap is a site: what stands at each address.
type siteMap map[string]struct{ kind, body string }

func (s siteMap) Get(_ context.Context, address string, _ fetch.Prior) (fetch.Page, error) {
	u, err := url.Parse(address)
	if err != nil {
		return fetch.Page{}, err
	}
	p, ok := s[u.RequestURI()]
	if !ok {
		return fetch.Page{}, onrecord.Errorf(onrecord.NotFound, "nothing stands at %s", address)
	}
	return fetch.Page{URL: u, Type: p.kind, ContentType: p.kind + "; charset=utf-8", Body: []byte(p.body)}, nil
}

func TestAddress(t *testing.T) {
	para := "<p>" + strings.Repeat("The council of Ardlow met again and talked about the bridge for most of the evening. ", 5) + "</p>"
	site := siteMap{
		"/one":         {"text/html", "<html><head><title>One</title></head><body><article>" + para + "</article></body></html>"},
		"/long":        {"text/html", "<html><head><title>Long</title><link rel=next href='/long?page=2'></head><body><article>" + para + "</article></body></html>"},
		"/long?page=2": {"text/html", "<html><head><title>Long</title></head><body><article>" + strings.ReplaceAll(para, "council", "second page's council") + "</article></body></html>"},
		"/cut":         {"text/html", "<html><head><title>Cut</title><link rel=next href='/cut?page=2'></head><body><article>" + para + "</article></body></html>"},
		"/plain":       {"text/plain", "A plain text about the bridge."},
		"/feed":        {"application/rss+xml", "<rss version='2.0'><channel><item><link>/one</link></item><item><link>/none</link></item></channel></rss>"},
		"/nested":      {"application/rss+xml", "<rss version='2.0'><channel><item><link>/feed</link></item></channel></rss>"},
		"/quiet":       {"application/rss+xml", "<rss version='2.0'><channel><title>T</title></channel></rss>"},
		"/front":       {"text/html", "<html><head><link rel=alternate type='application/rss+xml' href='/feed'></head><body><h1>Hi</h1></body></html>"},
	}
	r := Address(site, func() time.Time { return time.Date(2026, 1, 2, 0, 0, 0, 0, time.UTC) })
	for source, want := range map[string]string{
		"/one":    "One",
		"/long":   "Long +second",
		"/cut":    "Cut !taken without page 2",
		"/plain":  "plain",
		"/feed":   "One; refused: nothing stands",
		"/nested": "refused: it is application/rss+xml",
		"/quiet":  "skipped",
		"/front":  "refused: no article >onrecord feeds add https://news.example/feed",
		"/none":   "refused: nothing stands",
	} {
		if !r.Takes("https://news.example" + source) {
			t.Fatalf("%s is not taken", source)
		}
		var got []string
		for it := range r.Read(t.Context(), "https://news.example"+source, Given{}) {
			got = append(got, sketch(it))
		}
		if s := strings.Join(got, "; "); s != want {
			t.Errorf("%s: got %q, want %q", source, s, want)
		}
	}
}

// What a page does not say of itself is as its feed says; what it says wins.
func TestFromFeed(t *testing.T) {
	para := "<p>" + strings.Repeat("The council of Ardlow met again and talked about the bridge for most of the evening. ", 5) + "</p>"
	page := func(head string) string {
		return "<html><head>" + head + "</head><body><article>" + para + "</article></body></html>"
	}
	site := siteMap{
		"/bare":  {"text/html", page("")},
		"/dated": {"text/html", page("<title>Own</title><meta name=date content=2025-12-30>")},
	}
	now := func() time.Time { return time.Date(2026, 1, 2, 0, 0, 0, 0, time.UTC) }
	hour, day := time.Date(2025, 12, 31, 15, 4, 0, 0, time.UTC), time.Date(2025, 12, 31, 0, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		path      string
		published time.Time
		want      string
	}{
		{"/bare", hour, "Told 2025-12-31 15:04 false"},
		{"/bare", day, "Told 2025-12-31 00:00 true"},
		{"/bare", now().AddDate(1, 0, 0), "Told 0001-01-01 00:00 false"},
		{"/dated", hour, "Own 2025-12-30 00:00 true"},
	} {
		item := feed.Item{URL: "https://news.example" + c.path, Title: "Told", Published: c.published}
		for it := range FromFeed(t.Context(), site, now, item) {
			a := it.Article
			if got := fmt.Sprint(a.Title, a.Published.Format(" 2006-01-02 15:04 "), a.DateOnly); it.Err != nil || got != c.want {
				t.Errorf("%s, told %s: %q, %v; want %q", c.path, c.published, got, it.Err, c.want)
			}
		}
	}
}

// sketch prints what matters of an item.
func sketch(it Item) string {
	var e *onrecord.Error
	switch {
	case it.Skipped != "":
		return "skipped"
	case it.Err != nil:
		s := "refused: "
		for _, say := range []string{"nothing stands", "it is application/rss+xml", "no article"} {
			if strings.Contains(it.Err.Error(), say) {
				s += say
			}
		}
		if errors.As(it.Err, &e) && strings.Contains(e.Try, "onrecord feeds add") {
			s += " >" + e.Try[strings.Index(e.Try, "onrecord feeds"):]
		}
		return s
	}
	s := it.Article.Title
	if strings.Contains(it.Article.Text, "second page") {
		s += " +second"
	}
	for _, w := range it.Warnings {
		s += " !" + w[:min(len(w), 20)]
	}
	return s
}

func TestAddressTakesAddressesOnly(t *testing.T) {
	r := Address(siteMap{}, time.Now)
	for source, want := range map[string]bool{"https://a.example/": true, "HTTP://a.example": true, "a.txt": false, "-": false, "file:///a": true, "ftp://a.example/": true, "://": false, "c:/a": false} {
		if r.Takes(source) != want {
			t.Errorf("%q is taken: %t, want %t", source, !want, want)
		}
	}
}
