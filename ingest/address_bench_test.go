package ingest

import (
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"strconv"
	"testing"
	"time"

	"golang.org/x/tools/txtar"

	"onrecord/ingest/fetch"
)

// BenchmarkAddress says how many pages of a loopback site become articles in
// a second, beside the same pages fetched and thrown away.
func BenchmarkAddress(b *testing.B) {
	a, err := txtar.ParseFile("page/testdata/pages/read-also.txtar")
	if err != nil {
		b.Fatal(err)
	}
	html := a.Files[0].Data
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = w.Write(html)
	}))
	defer s.Close()
	web := loopbackClient(b, s)
	b.Run("articles", func(b *testing.B) {
		r := Address(web, time.Now)
		for b.Loop() {
			for it := range r.Read(b.Context(), s.URL+"/a", Given{}) {
				if it.Err != nil {
					b.Fatal(it.Err)
				}
			}
		}
		b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "pages/s")
	})
	b.Run("fetch alone", func(b *testing.B) {
		for b.Loop() {
			if _, err := web.Get(b.Context(), s.URL+"/a", fetch.Prior{}); err != nil {
				b.Fatal(err)
			}
		}
		b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "pages/s")
	})
}

func loopbackClient(t testing.TB, s *httptest.Server) *fetch.Client {
	t.Helper()
	u, err := url.Parse(s.URL)
	if err != nil {
		t.Fatal(err)
	}
	port, err := strconv.ParseUint(u.Port(), 10, 16)
	if err != nil {
		t.Fatal(err)
	}
	return fetch.New(fetch.Options{Agent: "onrecord-test", Ports: []uint16{uint16(port)}, Private: []netip.Prefix{netip.MustParsePrefix("127.0.0.1/32")}})
}
