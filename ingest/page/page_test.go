package page

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/tools/txtar"

	"onrecord"
)

// seen is when every saved page was seen.
var seen = time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)

// Each file of testdata/pages holds a page of one shape and what is wanted of
// it: its description and its text, or a word of the refusal.
func TestRead(t *testing.T) {
	files, err := filepath.Glob("testdata/pages/*.txtar")
	if err != nil || len(files) < 45 {
		t.Fatalf("%d saved pages, %v", len(files), err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			c := load(t, file)
			r, err := Read(c.source)
			if got := shown(r, err); got != c.want {
				t.Errorf("got:\n%s\nwant:\n%s", got, c.want)
			}
		})
	}
}

type saved struct {
	source Source
	want   string
}

func load(t testing.TB, file string) saved {
	t.Helper()
	a, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	c := saved{source: Source{Body: a.Files[0].Data, Seen: seen}, want: string(a.Files[1].Data)}
	for line := range strings.Lines(string(a.Comment)) {
		key, value, _ := strings.Cut(strings.TrimSpace(line), ": ")
		switch key {
		case "url":
			c.source.URL = value
		case "type":
			c.source.ContentType = value
		case "charset":
			c.source.Body = encode(t, value, c.source.Body)
		}
	}
	return c
}

func encode(t testing.TB, name string, utf8 []byte) []byte {
	t.Helper()
	var e encoding.Encoding = charmap.Windows1252
	if name == "utf-16" {
		e = unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	}
	b, err := e.NewEncoder().Bytes(utf8)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// shown prints a result as the saved pages do.
func shown(r Result, err error) string {
	if err != nil {
		for _, word := range []string{"only the beginning", "asks for consent", "a list of articles", "no article"} {
			if strings.Contains(err.Error(), word) && onrecord.CodeOf(err) == onrecord.Invalid {
				return "refused: " + word + "\n"
			}
		}
		return "refused: " + err.Error() + "\n"
	}
	a := r.Article
	date := ""
	switch {
	case a.Published.IsZero():
	case a.DateOnly:
		date = a.Published.Format(time.DateOnly)
	default:
		date = a.Published.Format(time.RFC3339)
	}
	s := "title: " + a.Title + "\noutlet: " + a.Outlet + "\nbyline: " + a.Byline + "\ndate: " + date + "\nlanguage: " + a.Language + "\nurl: " + a.URL + "\n"
	if r.Next != "" {
		s += "next: " + r.Next + "\n"
	}
	return s + "\n" + a.Text + "\n"
}

func FuzzRead(f *testing.F) {
	files, err := filepath.Glob("testdata/pages/*.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		c := load(f, file)
		f.Add(c.source.Body, c.source.ContentType)
	}
	f.Fuzz(func(t *testing.T, body []byte, contentType string) {
		r, err := Read(Source{URL: "https://news.example/a", ContentType: contentType, Body: body, Seen: seen})
		if err != nil {
			if onrecord.CodeOf(err) != onrecord.Invalid {
				t.Errorf("%v is not the page's fault", err)
			}
			return
		}
		if !utf8.ValidString(r.Article.Text) || len(r.Article.Text) < leastText {
			t.Errorf("a text of %d bytes, valid %t", len(r.Article.Text), utf8.ValidString(r.Article.Text))
		}
	})
}

func BenchmarkRead(b *testing.B) {
	body, err := os.ReadFile("testdata/pages/read-also.txtar")
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(body)))
	for b.Loop() {
		if _, err := Read(Source{URL: "https://courier.example/ferry", Body: body, Seen: seen}); err != nil {
			b.Fatal(err)
		}
	}
}
