package ingest

import (
	"slices"
	"strings"
	"testing"
	"time"
)

func TestJSONLKeepsGoingBehindABrokenLine(t *testing.T) {
	in := `{"id":"a","text":"One bridge fell.","publisher":"The Gazette","date":"2024-05-06"}
{"id":"b","text":
{"id":3,"text":"Two bridges fell."}

{"id":"d","text":"  "}
`
	items := slices.Collect(JSONL(strings.NewReader(in), "news.jsonl", Given{}))
	if len(items) != 4 {
		t.Fatalf("%d items, want 4: the empty line is none", len(items))
	}
	first := items[0].Article
	if first.ID != "a" || first.Outlet != "The Gazette" || !first.DateOnly || !first.Published.Equal(time.Date(2024, 5, 6, 0, 0, 0, 0, time.UTC)) {
		t.Errorf("first article: %+v", first)
	}
	if items[1].Err == nil || items[1].Source != "news.jsonl:2" {
		t.Errorf("broken line: %+v", items[1])
	}
	if items[2].Err != nil || items[2].Article.ID != "3" {
		t.Errorf("number as id: %+v", items[2])
	}
	if items[3].Err == nil {
		t.Error("an article without text was taken")
	}
}

func TestJSONLTakesTheTextAsItStands(t *testing.T) {
	const text = " \u00a0Tab\tand\r\nreturn, fran\u00c3\u00a7ois \n"
	items := slices.Collect(JSONL(strings.NewReader(`{"text":" \u00a0Tab\tand\r\nreturn, fran\u00c3\u00a7ois \n"}`), "x", Given{}))
	if len(items) != 1 || items[0].Err != nil || items[0].Article.Text != text {
		t.Errorf("got %+v, want the text %q", items, text)
	}
}

func TestJSONLWarnsOfABadDate(t *testing.T) {
	items := slices.Collect(JSONL(strings.NewReader(`{"text":"It rained.","date":"31 February"}`), "x", Given{}))
	if len(items) != 1 || items[0].Err != nil || len(items[0].Warnings) != 1 || !items[0].Article.Published.IsZero() {
		t.Errorf("got %+v, want an article without date and one warning", items)
	}
}

func TestJSONLSurvivesALongLine(t *testing.T) {
	in := `{"text":"` + strings.Repeat("x", maxLine) + "\"}\n" + `{"id":"z","text":"Short."}`
	items := slices.Collect(JSONL(strings.NewReader(in), "x", Given{}))
	if len(items) != 2 || items[0].Err == nil || items[1].Err != nil || items[1].Article.ID != "z" {
		t.Errorf("%d items; the long line must be refused and the next one taken", len(items))
	}
}
