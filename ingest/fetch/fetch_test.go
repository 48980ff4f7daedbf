package fetch

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"onrecord"
)

func loopback(t *testing.T, s *httptest.Server) Options {
	t.Helper()
	u, err := url.Parse(s.URL)
	if err != nil {
		t.Fatal(err)
	}
	port, err := strconv.ParseUint(u.Port(), 10, 16)
	if err != nil {
		t.Fatal(err)
	}
	return Options{Agent: "onrecord-test", Timeout: time.Minute, Ports: []uint16{uint16(port)}, Private: []netip.Prefix{netip.MustParsePrefix("127.0.0.1/32")}}
}

func TestGet(t *testing.T) {
	s, c := site(t, func(w http.ResponseWriter, r *http.Request) {
		if r.UserAgent() != "onrecord-test" {
			t.Errorf("user agent %q", r.UserAgent())
		}
		w.Header().Set("Content-Type", "text/html; charset=iso-8859-1")
		w.Header().Set("ETag", `"v1"`)
		if r.Header.Get("If-None-Match") == `"v1"` {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		fmt.Fprint(w, "<p>hello")
	})
	p, err := c.Get(t.Context(), s.URL+"/a#part", Prior{})
	if err != nil {
		t.Fatal(err)
	}
	if string(p.Body) != "<p>hello" || p.Type != "text/html" || p.Prior.ETag != `"v1"` || p.URL.Path != "/a" {
		t.Errorf("got %+v", p)
	}
	again, err := c.Get(t.Context(), s.URL+"/a", p.Prior)
	if err != nil || !again.NotModified || again.Body != nil {
		t.Errorf("asked again: %+v, %v", again, err)
	}
}

func TestGetOutcomes(t *testing.T) {
	bomb := squeeze(t, bytes.Repeat([]byte("0"), 30<<20))
	for name, c := range map[string]struct {
		answer http.HandlerFunc
		code   onrecord.Code
		say    string
	}{
		"not found": {answers(404), onrecord.NotFound, "nothing stands"},
		"gone":      {answers(410), onrecord.NotFound, "taken down"},
		"forbidden": {answers(403), onrecord.Denied, "lets no program"},
		"busy":      {answers(503), onrecord.Busy, "503"},
		"too many":  {answers(429), onrecord.Busy, "429"},
		"picture":   {typed("image/png", []byte("x")), onrecord.Invalid, "image/png"},
		"programme": {typed("application/octet-stream", []byte("x")), onrecord.Invalid, "octet-stream"},
		"too large": {typed("text/html", bytes.Repeat([]byte("0"), 11<<20)), onrecord.TooLarge, "10 MB"},
		"bomb": {func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Encoding", "gzip")
			w.Header().Set("Content-Type", "text/html")
			_, _ = w.Write(bomb)
		}, onrecord.TooLarge, "10 MB"},
		"endless redirects": {func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "/again"+r.URL.Path, http.StatusFound)
		}, onrecord.Invalid, "redirects more than 5"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s, client := site(t, c.answer)
			_, err := client.Get(t.Context(), s.URL+"/", Prior{})
			if onrecord.CodeOf(err) != c.code || err == nil || !strings.Contains(err.Error(), c.say) {
				t.Errorf("%s, %v; want %s and %q", onrecord.CodeOf(err), err, c.code, c.say)
			}
			if IsGone(err) != (name == "gone") {
				t.Errorf("IsGone(%v) = %t", err, IsGone(err))
			}
		})
	}
}

func TestSilent(t *testing.T) {
	s := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }))
	t.Cleanup(s.Close)
	o := loopback(t, s)
	o.Timeout = 200 * time.Millisecond
	_, err := New(o).Get(t.Context(), s.URL+"/", Prior{})
	if onrecord.CodeOf(err) != onrecord.Busy || !strings.Contains(err.Error(), "did not answer in time") {
		t.Errorf("%s, %v", onrecord.CodeOf(err), err)
	}
}

func TestRetryAfter(t *testing.T) {
	s, c := site(t, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Retry-After", "120")
		w.WriteHeader(http.StatusTooManyRequests)
	})
	_, err := c.Get(t.Context(), s.URL, Prior{})
	if After(err) != 2*time.Minute {
		t.Errorf("waits %s, want 2m", After(err))
	}
}

func TestAtMostTwoAtOnce(t *testing.T) {
	var now, most atomic.Int32
	two := make(chan struct{}) // closed when two are inside
	s, c := site(t, func(w http.ResponseWriter, _ *http.Request) {
		n := now.Add(1)
		for m := most.Load(); n > m && !most.CompareAndSwap(m, n); m = most.Load() {
		}
		if n == 2 {
			select {
			case <-two:
			default:
				close(two)
			}
		}
		<-two
		time.Sleep(time.Millisecond) // time for a third
		now.Add(-1)
		w.Header().Set("Content-Type", "text/plain")
	})
	var wg sync.WaitGroup
	for range 12 {
		wg.Go(func() {
			if _, err := c.Get(context.WithoutCancel(t.Context()), s.URL, Prior{}); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if most.Load() != 2 {
		t.Errorf("%d requests at once, want 2", most.Load())
	}
	if len(c.hosts.at) != 0 {
		t.Errorf("%d hosts still held", len(c.hosts.at))
	}
}

func TestRobots(t *testing.T) {
	asked := 0
	s, c := site(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			asked++
			w.Header().Set("Content-Type", "text/plain")
			fmt.Fprint(w, "User-agent: onrecord-test\nDisallow: /private\nSitemap: https://news.example.org/news.xml\n")
			return
		}
		http.NotFound(w, r)
	})
	r := NewRobots(c)
	for path, want := range map[string]bool{"/news/1": true, "/private/1": false, "/": true} {
		if err := r.Allowed(t.Context(), s.URL+path); (err == nil) != want {
			t.Errorf("%s: %v, want allowed %t", path, err, want)
		}
	}
	u, err := Address(s.URL)
	if err != nil {
		t.Fatal(err)
	}
	if maps, err := r.Sitemaps(t.Context(), u); err != nil || len(maps) != 1 || maps[0] != "https://news.example.org/news.xml" {
		t.Errorf("the sitemaps are %q, %v", maps, err)
	}
	if asked != 1 {
		t.Errorf("the rules were read %d times, want once", asked)
	}
}

func answers(code int) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(code) }
}

func typed(mediaType string, body []byte) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", mediaType)
		_, _ = w.Write(body)
	}
}

func squeeze(t *testing.T, b []byte) []byte {
	t.Helper()
	var out bytes.Buffer
	z := gzip.NewWriter(&out)
	if _, err := z.Write(b); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestAddressWithoutTracking(t *testing.T) {
	for given, want := range map[string]string{
		"https://a.example/1?utm_source=rss&utm_medium=feed": "https://a.example/1",
		"https://a.example/1?id=7&UTM_Source=rss&page=2":     "https://a.example/1?id=7&page=2",
		"https://a.example/1?fbclid=x#part":                  "https://a.example/1",
		"https://a.example/1?b=2&a=1":                        "https://a.example/1?b=2&a=1",
		"https://a.example/1?q=utm_source":                   "https://a.example/1?q=utm_source",
	} {
		u, err := Address(given)
		if err != nil || u.String() != want {
			t.Errorf("%s: %v, %v; want %s", given, u, err, want)
		}
	}
}

func FuzzAddress(f *testing.F) {
	for _, r := range refusals {
		f.Add(r.address)
	}
	f.Add("https://news.example.org/a?b=c#d")
	f.Fuzz(func(t *testing.T, s string) {
		u, err := Address(s)
		if err != nil {
			if onrecord.CodeOf(err) != onrecord.Invalid {
				t.Errorf("%q: %v is not the asker's fault", s, err)
			}
			return
		}
		if (u.Scheme != "http" && u.Scheme != "https") || u.Hostname() == "" || u.User != nil {
			t.Errorf("%q was taken as %v", s, u)
		}
	})
}
