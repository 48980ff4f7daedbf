package feed

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"onrecord"
	"onrecord/ingest/fetch"
)

// book keeps feeds in memory.
type book struct {
	mu    sync.Mutex
	feeds map[string]onrecord.Feed
	seen  map[string]bool
}

func newBook(feeds ...onrecord.Feed) *book {
	b := &book{feeds: map[string]onrecord.Feed{}, seen: map[string]bool{}}
	for _, f := range feeds {
		b.feeds[f.URL] = f
	}
	return b
}

func (b *book) DueFeeds(_ context.Context, now time.Time, limit int) ([]onrecord.Feed, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	var due []onrecord.Feed
	for _, f := range b.feeds {
		if !f.Due.After(now) {
			due = append(due, f)
		}
	}
	slices.SortFunc(due, func(x, y onrecord.Feed) int { return x.Due.Compare(y.Due) })
	return due[:min(limit, len(due))], nil
}

func (b *book) SaveFeed(_ context.Context, f onrecord.Feed) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.feeds[f.URL] = f
	return nil
}

func (b *book) Unseen(_ context.Context, _, address string, items []string) ([]string, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	var fresh []string
	for _, i := range items {
		if !b.seen[address+" "+i] {
			fresh = append(fresh, i)
		}
	}
	return fresh, nil
}

func (b *book) SeeItems(_ context.Context, _, address string, items []string, _ time.Time) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, i := range items {
		b.seen[address+" "+i] = true
	}
	return nil
}

func (b *book) get(address string) onrecord.Feed {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.feeds[address]
}

// web is the guarded client with its robots, on a loopback site.
type web struct {
	*fetch.Client
	*fetch.Robots
}

func newWeb(t testing.TB, s *httptest.Server) web {
	t.Helper()
	u, err := url.Parse(s.URL)
	if err != nil {
		t.Fatal(err)
	}
	port, err := strconv.ParseUint(u.Port(), 10, 16)
	if err != nil {
		t.Fatal(err)
	}
	c := fetch.New(fetch.Options{Agent: "onrecord-test", Timeout: time.Minute, PerHost: 8, Ports: []uint16{uint16(port)}, Private: []netip.Prefix{netip.MustParsePrefix("127.0.0.1/32")}})
	return web{c, fetch.NewRobots(c)}
}

// clock is moved by hand.
type clock struct {
	mu sync.Mutex
	at time.Time
}

func (c *clock) now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.at
}

func (c *clock) pass(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.at = c.at.Add(d)
}

// taken collects what a poller hands on.
type taken struct {
	mu   sync.Mutex
	urls []string
	fail map[string]error
}

func (k *taken) take(_ context.Context, _ string, item Item) error {
	k.mu.Lock()
	defer k.mu.Unlock()
	if err := k.fail[item.URL]; err != nil {
		return err
	}
	k.urls = append(k.urls, item.URL)
	return nil
}

func (k *taken) count() int {
	k.mu.Lock()
	defer k.mu.Unlock()
	return len(k.urls)
}

func poller(b *book, w Web, k *taken, c *clock) *Poller {
	return &Poller{Book: b, Web: w, Take: k.take, Now: c.now, Log: slog.New(slog.DiscardHandler), Tick: time.Millisecond, Workers: 16, MaxBody: limit}
}

func start() *clock { return &clock{at: time.Date(2026, 1, 1, 12, 0, 0, 0, time.UTC)} }

func rss(w http.ResponseWriter, links ...string) {
	w.Header().Set("Content-Type", "application/rss+xml")
	fmt.Fprint(w, "<rss version='2.0'><channel><title>T</title>")
	for _, l := range links {
		fmt.Fprintf(w, "<item><link>%s</link></item>", l)
	}
	fmt.Fprint(w, "</channel></rss>")
}

func TestAskTakesWhatIsNewOnce(t *testing.T) {
	links := []string{"/a", "/b"}
	conditional := 0
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/feed" {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("ETag", fmt.Sprint(len(links)))
		if r.Header.Get("If-None-Match") == fmt.Sprint(len(links)) {
			conditional++
			w.WriteHeader(http.StatusNotModified)
			return
		}
		rss(w, links...)
	}))
	defer s.Close()
	c, k, b := start(), &taken{}, newBook()
	p := poller(b, newWeb(t, s), k, c)
	f := onrecord.Feed{Library: onrecord.Public, URL: s.URL + "/feed", Every: 15 * time.Minute}

	f, n := p.Ask(t.Context(), f)
	if n != 2 || f.Title != "T" || f.Failure != "" || f.Due.Sub(c.now()) > 15*time.Minute || f.Due.Sub(c.now()) < 13*time.Minute {
		t.Fatalf("first: %d taken, %+v", n, f)
	}
	c.pass(15 * time.Minute)
	if f, n = p.Ask(t.Context(), f); n != 0 || conditional != 1 || f.Good != c.now() {
		t.Fatalf("unchanged: %d taken, %d conditional answers, %+v", n, conditional, f)
	}
	links = append(links, "/c")
	c.pass(15 * time.Minute)
	if _, n = p.Ask(t.Context(), f); n != 1 || k.urls[2] != s.URL+"/c" {
		t.Fatalf("one more: %d taken, %v", n, k.urls)
	}
}

func TestAskTriesLaterWhatFailsForNow(t *testing.T) {
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/feed" {
			w.Header().Set("ETag", "1")
			rss(w, "/busy", "/bad", "/good")
			return
		}
		http.NotFound(w, r)
	}))
	defer s.Close()
	c := start()
	k := &taken{fail: map[string]error{
		s.URL + "/busy": onrecord.Errorf(onrecord.Busy, "later"),
		s.URL + "/bad":  onrecord.Errorf(onrecord.Invalid, "no article"),
	}}
	p := poller(newBook(), newWeb(t, s), k, c)
	f, n := p.Ask(t.Context(), onrecord.Feed{URL: s.URL + "/feed", Every: time.Hour})
	if n != 1 {
		t.Fatalf("%d taken, want the good one", n)
	}
	k.fail = nil
	if _, n = p.Ask(t.Context(), f); n != 1 || k.urls[1] != s.URL+"/busy" {
		t.Errorf("%d taken, %v; want the busy one and not the bad one", n, k.urls)
	}
}

func TestAskRemembersWhyItFailed(t *testing.T) {
	code := http.StatusServiceUnavailable
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			http.NotFound(w, r)
			return
		}
		w.WriteHeader(code)
	}))
	defer s.Close()
	c := start()
	p := poller(newBook(), newWeb(t, s), &taken{}, c)
	f := onrecord.Feed{URL: s.URL + "/feed", Every: 15 * time.Minute, Good: c.now().Add(-time.Hour)}
	good := f.Good
	f, _ = p.Ask(t.Context(), f)
	if f.Failures != 1 || !strings.Contains(f.Failure, "503") || f.Good != good || f.Due.Before(c.now().Add(15*time.Minute)) {
		t.Fatalf("after one failure: %+v", f)
	}
	// The host is left alone, for its other feeds too.
	other, _ := p.Ask(t.Context(), onrecord.Feed{URL: s.URL + "/other", Every: time.Hour})
	if !other.Tried.IsZero() || !other.Due.After(c.now()) {
		t.Errorf("a feed of a failing host was asked: %+v", other)
	}
	for range 20 {
		c.pass(48 * time.Hour)
		f, _ = p.Ask(t.Context(), f)
	}
	if wait := f.Due.Sub(c.now()); wait != 24*time.Hour {
		t.Errorf("after many failures it waits %s, want a day", wait)
	}
	code = http.StatusGone
	c.pass(48 * time.Hour)
	if f, _ = p.Ask(t.Context(), f); f.Due.Sub(c.now()) != 7*24*time.Hour {
		t.Errorf("a feed that was taken down waits %s", f.Due.Sub(c.now()))
	}
}

func TestAskHonoursRobots(t *testing.T) {
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/robots.txt":
			w.Header().Set("Content-Type", "text/plain")
			fmt.Fprint(w, "User-agent: *\nDisallow: /inner\n")
		case "/feed":
			rss(w, "/inner/a", "/outer/b")
		}
	}))
	defer s.Close()
	k := &taken{}
	p := poller(newBook(), newWeb(t, s), k, start())
	if _, n := p.Ask(t.Context(), onrecord.Feed{URL: s.URL + "/feed", Every: time.Hour}); n != 1 || k.urls[0] != s.URL+"/outer/b" {
		t.Errorf("took %v", k.urls)
	}
	f, _ := p.Ask(t.Context(), onrecord.Feed{URL: s.URL + "/inner/feed", Every: time.Hour})
	if !strings.Contains(f.Failure, "asks programs not to read") {
		t.Errorf("failure %q", f.Failure)
	}
}

// A feed with more news than one turn takes is asked again for the rest,
// although it has not changed.
func TestAskGoesOnWithTheRest(t *testing.T) {
	var links []string
	for i := range maxNew + 20 {
		links = append(links, fmt.Sprintf("/%d", i))
	}
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("ETag", "1")
		if r.Header.Get("If-None-Match") == "1" {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		rss(w, links...)
	}))
	defer s.Close()
	k := &taken{}
	p := poller(newBook(), newWeb(t, s), k, start())
	f, n := p.Ask(t.Context(), onrecord.Feed{URL: s.URL + "/feed", Every: time.Hour})
	_, m := p.Ask(t.Context(), f)
	if n != maxNew || m != 20 {
		t.Errorf("took %d, then %d; want %d and 20", n, m, maxNew)
	}
}

func TestIndexOfSitemaps(t *testing.T) {
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/xml")
		switch r.URL.Path {
		case "/sitemap.xml":
			fmt.Fprint(w, "<sitemapindex><sitemap><loc>/s1.xml.gz</loc></sitemap></sitemapindex>")
		case "/s1.xml.gz":
			w.Header().Set("Content-Type", "application/gzip")
			_, _ = w.Write(packed(t, []byte("<urlset><url><loc>/a</loc></url></urlset>")))
		default:
			http.NotFound(w, r)
		}
	}))
	defer s.Close()
	k := &taken{}
	p := poller(newBook(), newWeb(t, s), k, start())
	if f, n := p.Ask(t.Context(), onrecord.Feed{URL: s.URL + "/sitemap.xml", Every: time.Hour}); n != 1 || k.urls[0] != s.URL+"/a" {
		t.Errorf("took %v; %+v", k.urls, f)
	}
}

// A thousand feeds on one machine: each is asked within its interval, and new
// items are handed on once.
func TestThousandFeeds(t *testing.T) {
	const feeds = 1000
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if name, ok := strings.CutPrefix(r.URL.Path, "/feed/"); ok {
			rss(w, "/item/"+name)
			return
		}
		http.NotFound(w, r)
	}))
	defer s.Close()
	c, k, b := start(), &taken{}, newBook()
	for i := range feeds {
		f := onrecord.Feed{Library: onrecord.Public, URL: fmt.Sprintf("%s/feed/%d", s.URL, i), Every: 15 * time.Minute}
		b.feeds[f.URL] = f
	}
	p := poller(b, newWeb(t, s), k, c)
	ctx, stop := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- p.Run(ctx) }()
	for deadline := time.Now().Add(60 * time.Second); k.count() < feeds && time.Now().Before(deadline); {
		time.Sleep(10 * time.Millisecond)
	}
	stop()
	if err := <-done; err != nil {
		t.Fatal(err)
	}
	if k.count() != feeds {
		t.Errorf("%d items, want %d", k.count(), feeds)
	}
	failed := 0
	for u := range b.feeds {
		if b.get(u).Failure != "" {
			failed++
		}
	}
	if failed > 0 {
		t.Errorf("%d feeds failed", failed)
	}
}

// A host that keeps its readers waiting keeps no other waiting, however many
// of its feeds are due before theirs.
func TestASlowHostHoldsNobodyUp(t *testing.T) {
	release := make(chan struct{})
	slow := 0
	var mu sync.Mutex
	w := webFunc(func(ctx context.Context, address string) (fetch.Page, error) {
		u, err := url.Parse(address)
		if err != nil {
			return fetch.Page{}, err
		}
		if u.Host == "slow.example" {
			mu.Lock()
			slow++
			mu.Unlock()
			select {
			case <-release:
			case <-ctx.Done():
			}
		}
		return fetch.Page{URL: u, Type: "application/rss+xml", Body: []byte("<rss version='2.0'><channel><item><link>/item" + u.Path + "</link></item></channel></rss>")}, nil
	})
	c, k, b := start(), &taken{}, newBook()
	for i := range 100 {
		f := onrecord.Feed{URL: fmt.Sprintf("https://slow.example/%d", i), Every: time.Hour, Due: c.now().Add(-time.Hour)}
		b.feeds[f.URL] = f
	}
	for i := range 100 {
		f := onrecord.Feed{URL: fmt.Sprintf("https://quick%d.example/%d", i, i), Every: time.Hour, Due: c.now()}
		b.feeds[f.URL] = f
	}
	p := poller(b, w, k, c)
	ctx, stop := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- p.Run(ctx) }()
	wait := func(n int) {
		t.Helper()
		for deadline := time.Now().Add(60 * time.Second); k.count() < n && time.Now().Before(deadline); {
			time.Sleep(time.Millisecond)
		}
		if k.count() != n {
			t.Errorf("%d items, want %d", k.count(), n)
		}
	}
	wait(100)
	mu.Lock()
	if slow > hostTurns {
		t.Errorf("the slow host was asked %d times at once", slow)
	}
	mu.Unlock()
	close(release)
	wait(200)
	stop()
	if err := <-done; err != nil {
		t.Fatal(err)
	}
	if len(p.running) > 0 || len(p.turns) > 0 {
		t.Errorf("%d turns are said to run, on %d hosts", len(p.running), len(p.turns))
	}
}

// webFunc is a network without robots.txt.
type webFunc func(ctx context.Context, address string) (fetch.Page, error)

func (f webFunc) Get(ctx context.Context, address string, _ fetch.Prior) (fetch.Page, error) {
	return f(ctx, address)
}
func (webFunc) Allowed(context.Context, string) error { return nil }
