package page

import (
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"
)

func TestDateLine(t *testing.T) {
	for body, want := range map[string]string{
		`<p class="date">May 9, 2023</p>`:                                            "2023-05-09",
		`<span class="post-date">Tuesday, 9 May 2023, 10:00</span>`:                  "2023-05-09",
		`<div class="published">Published on Sept 3, 2021 by Staff</div>`:            "",
		`<div class="published">Published on Sep 3, 2021 by Staff</div>`:             "2021-09-03",
		`<p id="timestamp">2024-02-12</p>`:                                           "2024-02-12",
		`<p class="date">Updated May 10, 2023</p><p class="pubdate">May 9, 2023</p>`: "2023-05-09",
		`<p>The war began on May 9, 1923.</p>`:                                       "",
		`<p class="date">yesterday</p>`:                                              "",
		`<p class="candidate">May 9, 2023</p>`:                                       "",
		`<p class="date">Smarch 13, 2023</p>`:                                        "",
	} {
		doc, err := html.Parse(strings.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		at, ok := dateLine(doc)
		if got := day(at, ok); got != want {
			t.Errorf("%s: got %q, want %q", body, got, want)
		}
	}
}

func TestDateInAddress(t *testing.T) {
	for address, want := range map[string]string{
		"https://news.example/2024/03/05/orbit":     "2024-03-05",
		"https://news.example/world/2024-3-5-orbit": "2024-03-05",
		"https://news.example/2024/03/05":           "2024-03-05",
		"https://news.example/2024/13/05/orbit":     "",
		"https://news.example/2024/03/orbit":        "",
		"https://news.example/id/120240305":         "",
	} {
		at, ok := dateInAddress(address)
		if got := day(at, ok); got != want {
			t.Errorf("%s: got %q, want %q", address, got, want)
		}
	}
}

func day(t time.Time, ok bool) string {
	if !ok {
		return ""
	}
	return t.Format(time.DateOnly)
}
