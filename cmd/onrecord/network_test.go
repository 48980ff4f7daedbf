package main

import (
	"bytes"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"strings"
	"testing"
)

// call runs the program and returns what it wrote and its exit status.
func call(t *testing.T, environ []string, args ...string) (out string, status int) {
	t.Helper()
	var b bytes.Buffer
	status = Main(t.Context(), args, Console{In: strings.NewReader(""), Out: &b, Err: &b, Environ: environ})
	return b.String(), status
}

// openTo returns the settings that let the program reach a loopback site.
func openTo(t *testing.T, site *httptest.Server, db string) []string {
	t.Helper()
	u, err := url.Parse(site.URL)
	if err != nil {
		t.Fatal(err)
	}
	return []string{"ONRECORD_DB=" + db, "ONRECORD_NO_SAMPLES=true", "ONRECORD_FETCH_PORTS=" + u.Port(), "ONRECORD_FETCH_PRIVATE=127.0.0.1/32"}
}

// A feed is found from the front page, followed, asked, and forgotten; its
// articles stay. Each step is what somebody would type.
func TestFollowingAFeed(t *testing.T) {
	site := newsSite(t, 3)
	front := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/" {
			w.Header().Set("Content-Type", "text/html")
			fmt.Fprint(w, "<html><head><link rel='alternate' type='application/rss+xml' href='/feed'></head><body><h1>News</h1></body></html>")
			return
		}
		site.Config.Handler.ServeHTTP(w, r)
	}))
	defer front.Close()
	env := openTo(t, front, filepath.Join(t.TempDir(), "a.db"))
	feed := front.URL + "/feed"
	for _, step := range []struct {
		args   string
		status int
		says   string
	}{
		{"feeds list", exitEmpty, "no feeds"},
		{"feeds check", exitEmpty, "no feeds"},
		{"feeds add --every 5s " + front.URL, exitMisused, "cannot be asked every 5s"},
		{"feeds add " + front.URL + "/story/1", exitMisused, "names no feed"},
		{"feeds add " + front.URL + "/", exitDone, "feed: followed every 15m, 3 articles in it now"},
		{"feeds list", exitDone, "not asked yet"},
		{"feeds check", exitDone, "3 articles new, well"},
		{"feeds check " + feed, exitDone, "0 articles new, well"},
		{"feeds check https://other.example/", exitFailed, "is not followed"},
		{"articles Story", exitDone, "Story 2"},
		{"add " + feed, exitDone, "3 unchanged"},
		{"feeds remove " + feed, exitDone, "followed no longer"},
		{"feeds remove " + feed, exitFailed, "onrecord: "},
		{"articles Story", exitDone, "Story 2"},
		{"export --quotes --csv", exitDone, "fact,kind,form"},
		{"export --articles", exitDone, `"text":"The council of Ardlow met`},
		{"export --quotes --since yesterday", exitMisused, "is not a date"},
	} {
		out, status := call(t, env, strings.Fields(step.args)...)
		if status != step.status || !strings.Contains(out, step.says) {
			t.Errorf("onrecord %s: exit %d, want %d and %q:\n%s", step.args, status, step.status, step.says, out)
		}
	}
}

// A front page that names no feed leads to the news sitemap that its site
// names to programs; one of the whole site is only told of.
func TestASitemapIsFound(t *testing.T) {
	robots := ""
	site := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/":
			w.Header().Set("Content-Type", "text/html")
			fmt.Fprint(w, "<html><body><h1>News</h1></body></html>")
		case "/robots.txt":
			w.Header().Set("Content-Type", "text/plain")
			fmt.Fprint(w, robots)
		case "/all.xml":
			w.Header().Set("Content-Type", "text/xml")
			fmt.Fprint(w, "<sitemapindex><sitemap><loc>/news.xml</loc></sitemap></sitemapindex>")
		case "/news.xml":
			w.Header().Set("Content-Type", "text/xml")
			fmt.Fprint(w, "<urlset><url><loc>/story/1</loc></url></urlset>")
		}
	}))
	defer site.Close()
	env := openTo(t, site, filepath.Join(t.TempDir(), "a.db"))
	for _, step := range []struct {
		robots, address string
		status          int
		says            string
	}{
		{"", "/", exitMisused, "names no feed"},
		{"Sitemap: " + site.URL + "/all.xml", "/", exitMisused, "onrecord feeds add " + site.URL + "/all.xml"},
		{"Sitemap: " + site.URL + "/all.xml\nSitemap: " + site.URL + "/news.xml", "/", exitDone, "news.xml: followed every 15m, 1 article in it now"},
		{"", "/all.xml", exitDone, "1 sitemap in it now"},
	} {
		robots = step.robots
		if out, status := call(t, env, "feeds", "add", site.URL+step.address); status != step.status || !strings.Contains(out, step.says) {
			t.Errorf("%q: exit %d, want %d and %q:\n%s", step.robots, status, step.status, step.says, out)
		}
	}
}

// A feed that fails keeps its place, its reason and its last success.
func TestAFailingFeedSaysWhy(t *testing.T) {
	well := true
	site := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/feed" {
			http.NotFound(w, r)
			return
		}
		if !well {
			w.WriteHeader(http.StatusServiceUnavailable)
			return
		}
		w.Header().Set("Content-Type", "application/rss+xml")
		fmt.Fprint(w, "<rss version='2.0'><channel><title>T</title></channel></rss>")
	}))
	defer site.Close()
	env := openTo(t, site, filepath.Join(t.TempDir(), "a.db"))
	if out, status := call(t, env, "feeds", "add", site.URL+"/feed"); status != exitDone {
		t.Fatal(out)
	}
	if out, status := call(t, env, "feeds", "check"); status != exitDone {
		t.Fatal(out)
	}
	well = false
	if out, status := call(t, env, "feeds", "check"); status != exitFailed || !strings.Contains(out, "503") {
		t.Errorf("exit %d:\n%s", status, out)
	}
	out, _ := call(t, env, "feeds", "list")
	if !strings.Contains(out, "failed 1 time: 127.0.0.1 answers 503") || strings.Contains(out, "last read never") {
		t.Errorf("the list says:\n%s", out)
	}
}

// An address becomes an article that answers; one that may not be asked says why.
func TestAnArticleIsAdded(t *testing.T) {
	site := newsSite(t, 2)
	env := openTo(t, site, filepath.Join(t.TempDir(), "a.db"))
	for _, step := range []struct {
		args   string
		status int
		says   string
	}{
		{"add " + site.URL + "/story/1", exitDone, "added as u"},
		{"add " + site.URL + "/story/1", exitDone, "unchanged"},
		{"add " + site.URL + "/none", exitFailed, "refused, nothing stands at"},
		{"add http://169.254.169.254/latest/", exitFailed, "private or reserved network"},
		{"add http://127.0.0.1:1/", exitFailed, "port 1 of 127.0.0.1 may not be asked"},
		{"ask who said nobody waits", exitDone, "Petra Hollis"},
	} {
		args := strings.SplitN(step.args, " ", 2)
		out, status := call(t, env, args...)
		if status != step.status || !strings.Contains(out, step.says) {
			t.Errorf("onrecord %s: exit %d, want %d and %q:\n%s", step.args, status, step.status, step.says, out)
		}
	}
}

// A page that says no date keeps the one that its feed told, also when it is
// corrected.
func TestACorrectedArticleKeepsItsDate(t *testing.T) {
	correction := ""
	site := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/feed":
			w.Header().Set("Content-Type", "application/rss+xml")
			fmt.Fprint(w, "<rss version='2.0'><channel><item><link>/story?utm_source=rss</link><pubDate>Fri, 01 Mar 2024 10:00:00 +0000</pubDate></item></channel></rss>")
		case "/story":
			w.Header().Set("Content-Type", "text/html")
			fmt.Fprintf(w, "<html><head><title>Story</title></head><body><article><p>%s</p><p>%s</p></article></body></html>", story(1), correction)
		}
	}))
	defer site.Close()
	env := openTo(t, site, filepath.Join(t.TempDir(), "a.db"))
	for _, step := range []struct{ correction, args, says string }{
		{"", "add " + site.URL + "/feed", "added"},
		{"The county has corrected its figure.", "add " + site.URL + "/story?utm_medium=mail", "is now revision 2"},
		{"", "articles", "2024-03-01"},
	} {
		correction = step.correction
		if out, status := call(t, env, strings.Fields(step.args)...); status != exitDone || !strings.Contains(out, step.says) {
			t.Errorf("onrecord %s: exit %d, want %q:\n%s", step.args, status, step.says, out)
		}
	}
}

// An article that its site takes down answers nothing any more, and says why.
func TestAnArticleIsTakenDown(t *testing.T) {
	news, gone := newsSite(t, 2), false
	site := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if gone {
			w.WriteHeader(http.StatusGone)
			return
		}
		news.Config.Handler.ServeHTTP(w, r)
	}))
	defer site.Close()
	env := openTo(t, site, filepath.Join(t.TempDir(), "a.db"))
	if out, status := call(t, env, "add", site.URL+"/story/1"); status != exitDone {
		t.Fatal(out)
	}
	gone = true
	if out, status := call(t, env, "add", site.URL+"/story/1"); status != exitFailed || !strings.Contains(out, "was taken down") {
		t.Errorf("exit %d:\n%s", status, out)
	}
	if out, status := call(t, env, "ask", "who said nobody waits"); status != exitEmpty {
		t.Errorf("it still answers, exit %d:\n%s", status, out)
	}
	if out, _ := call(t, env, "articles", "--withdrawn"); !strings.Contains(out, "its site took it down (410)") {
		t.Errorf("the list says:\n%s", out)
	}
}
