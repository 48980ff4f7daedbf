package feed

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"net/url"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/txtar"

	"onrecord"
)

const limit = 1 << 20

// Each file of testdata holds a document and what is wanted of it: its title,
// then one item a line, then the parts of an index.
func TestParse(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no documents", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for name, body := range map[string][]byte{"plain": a.Files[0].Data, "packed": packed(t, a.Files[0].Data)} {
				c, err := Parse(body, base(t), limit)
				if got, want := shown(c, err), string(a.Files[1].Data); got != want {
					t.Errorf("%s: got\n%s\nwant\n%s", name, got, want)
				}
			}
		})
	}
}

func shown(c Content, err error) string {
	if err != nil {
		return "refused: " + string(onrecord.CodeOf(err)) + "\n"
	}
	var b strings.Builder
	fmt.Fprintf(&b, "title: %s\n", c.Title)
	for _, i := range c.Items {
		fmt.Fprintf(&b, "item: %s | %s | %s | %s\n", i.URL, i.Title, printed(i.Published), printed(i.Updated))
	}
	for _, p := range c.Parts {
		fmt.Fprintf(&b, "part: %s\n", p)
	}
	return b.String()
}

func printed(t time.Time) string {
	if t.IsZero() {
		return "-"
	}
	return t.Format(time.RFC3339)
}

func TestSitemapOfManyAddresses(t *testing.T) {
	var b bytes.Buffer
	b.WriteString(`<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">`)
	for i := range 50_000 {
		fmt.Fprintf(&b, "<url><loc>https://news.example/%d</loc></url>", i)
	}
	b.WriteString("</urlset>")
	c, err := Parse(b.Bytes(), base(t), 10<<20)
	if err != nil || len(c.Items) != maxItems {
		t.Errorf("%d items, %v; want %d", len(c.Items), err, maxItems)
	}
}

// Sitemaps have any order: of many addresses, those of the newest are kept.
func TestSitemapKeepsTheNewest(t *testing.T) {
	var b bytes.Buffer
	b.WriteString(`<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">`)
	first := time.Date(2001, 1, 1, 0, 0, 0, 0, time.UTC)
	for i := range 3*maxItems + 7 {
		fmt.Fprintf(&b, "<url><loc>https://news.example/%d</loc><lastmod>%s</lastmod></url>", i, first.AddDate(0, 0, i).Format(time.DateOnly))
	}
	b.WriteString("</urlset>")
	c, err := Parse(b.Bytes(), base(t), 10<<20)
	if err != nil || len(c.Items) != maxItems || c.Items[0].URL != fmt.Sprintf("https://news.example/%d", 3*maxItems+6) {
		t.Errorf("%d items, %v; the first is %+v", len(c.Items), err, c.Items[0])
	}
}

func TestBombIsCut(t *testing.T) {
	bomb := packed(t, append([]byte("<urlset>"), bytes.Repeat([]byte(" "), 50<<20)...))
	if _, err := Parse(bomb, base(t), limit); err != nil && onrecord.CodeOf(err) != onrecord.Invalid {
		t.Errorf("%v", err)
	}
}

func TestDiscover(t *testing.T) {
	page := `<html><head>
<link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed">
<link rel="alternate" type="application/rss+xml" title="News" href="/feed">
<link rel="alternate" type="application/atom+xml" href="https://other.example/atom">
<link rel="alternate" hreflang="de" href="/de"><link rel="stylesheet" href="/x.css"></head></html>`
	got := strings.Join(Discover([]byte(page), base(t)), " ")
	want := "https://news.example/feed https://other.example/atom https://news.example/comments/feed"
	if got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func base(t testing.TB) *url.URL {
	t.Helper()
	u, err := url.Parse("https://news.example/")
	if err != nil {
		t.Fatal(err)
	}
	return u
}

func packed(t testing.TB, b []byte) []byte {
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

func FuzzParse(f *testing.F) {
	files, _ := filepath.Glob("testdata/*.txtar")
	for _, file := range files {
		if a, err := txtar.ParseFile(file); err == nil {
			f.Add(a.Files[0].Data)
		}
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		c, err := Parse(body, base(t), limit)
		if err != nil && onrecord.CodeOf(err) != onrecord.Invalid {
			t.Errorf("%v is not the feed's fault", err)
		}
		for _, i := range c.Items {
			if !strings.HasPrefix(i.URL, "http") {
				t.Errorf("item %q", i.URL)
			}
		}
	})
}
