package storetest

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"onrecord"
	"onrecord/store"
	"pgregory.net/rapid"
)

// testBytes: what was saved comes back equal, every byte and every field.
func testBytes(t *testing.T, open Open) {
	s := start(t, open)
	n := 0
	rapid.Check(t, func(rt *rapid.T) {
		n++
		e := anyEntry(rt, onrecord.ArticleID(rapid.StringMatching(`[a-z]{1,8}`).Draw(rt, "id")))
		e.Article.Library = "bytes"
		e.Article.ID += onrecord.ArticleID(time.Duration(n).String())
		saved, err := s.Save(t.Context(), []store.Entry{e})
		if err != nil || saved[0].Err != nil {
			rt.Fatalf("save: %v, %v", saved, err)
		}
		wantSame(rt, s, e)
	})
}

func wantSame(t *rapid.T, s store.Store, e store.Entry) {
	in := []string{e.Article.Library}
	got, err := s.Article(t.Context(), in, e.Article.ID, 0)
	if err != nil || got.Text != e.Article.Text || got.Title != e.Article.Title || !got.Published.Equal(e.Article.Published) {
		t.Fatalf("article %+v, %v; want %+v", got, err, e.Article)
	}
	page, err := s.Find(t.Context(), onrecord.Query{Libraries: in, Article: e.Article.ID, Limit: 100})
	if err != nil || len(page.Hits) != len(e.Reading.Facts) {
		t.Fatalf("%d facts, %v; want %d", len(page.Hits), err, len(e.Reading.Facts))
	}
	for i, want := range e.Reading.Facts {
		want.Article, want.Library = e.Article.ID, e.Article.Library
		if fact := page.Hits[i].Fact; !reflect.DeepEqual(fact, want) {
			t.Fatalf("fact %d\n got %+v\nwant %+v", i, fact, want)
		}
		if err := page.Hits[i].Fact.Check(got.Text); err != nil {
			t.Fatal(err)
		}
	}
	spans, err := s.Sentences(t.Context(), in, e.Article.ID)
	if err != nil || len(spans)+len(e.Reading.Sentences) > 0 && !reflect.DeepEqual(spans, e.Reading.Sentences) {
		t.Fatalf("sentences %v, %v; want %v", spans, err, e.Reading.Sentences)
	}
}

// anyEntry draws an article over a text with all sorts of runes, and facts
// with all sorts of parts.
func anyEntry(t *rapid.T, id onrecord.ArticleID) store.Entry {
	words := rapid.SliceOfN(rapid.SampledFrom([]string{"Moor", "said", "“harbour”", "Łódź", "5,000", "he", "\u00a0", "Ünal’s", "troops.", "\n"}), 3, 40).Draw(t, "words")
	words[0] = "Moor" // no text is white space alone
	e := store.Entry{Article: onrecord.Article{ID: id, Title: rapid.String().Draw(t, "title")}}
	var starts []int
	for _, w := range words {
		starts = append(starts, len(e.Article.Text))
		e.Article.Text += w + " "
	}
	starts = append(starts, len(e.Article.Text))
	if rapid.Bool().Draw(t, "dated") {
		seconds := rapid.Int64Range(-1<<31, 1<<32).Draw(t, "published")
		zone := rapid.SampledFrom([]int{0, 3600, -5 * 3600, 19800}).Draw(t, "zone")
		e.Article.Published = time.Unix(seconds, 0).In(time.FixedZone("", zone))
	}
	span := func(label string) onrecord.Span {
		a := rapid.IntRange(0, len(words)-1).Draw(t, label)
		b := rapid.IntRange(a+1, min(len(words), a+6)).Draw(t, label)
		return onrecord.Span{Start: starts[a], End: starts[b]}
	}
	for i := range words {
		if i%5 == 0 {
			e.Reading.Sentences = append(e.Reading.Sentences, onrecord.Span{Start: starts[i], End: starts[min(i+5, len(words))]})
		}
	}
	for i := range rapid.IntRange(0, 40).Draw(t, "facts") {
		e.Reading.Facts = append(e.Reading.Facts, anyFact(t, e.Article.Text, i, span))
	}
	return e
}

func anyFact(t *rapid.T, text string, i int, span func(string) onrecord.Span) onrecord.Fact {
	mention := func() onrecord.Mention { return anyMention(t, text, span) }
	mentions := func() (list []onrecord.Mention) {
		for range rapid.IntRange(0, 2).Draw(t, "mentions") {
			list = append(list, mention())
		}
		return list
	}
	sentence := span("fact")
	if strings.TrimSpace(text[sentence.Start:sentence.End]) == "" {
		sentence = onrecord.Span{Start: 0, End: len(text)}
	}
	f := onrecord.Fact{
		ID:   onrecord.FactID(rapid.StringMatching(`[a-z2-7]{10}`).Draw(t, "fact id")),
		Kind: rapid.SampledFrom([]onrecord.Kind{onrecord.Quote, onrecord.Force, onrecord.Role, "weather"}).Draw(t, "kind"),
		Form: onrecord.Mixed, Status: onrecord.Planned, Class: rapid.SampledFrom([]string{"", "air", "boats"}).Draw(t, "class"),
		Negated: rapid.Bool().Draw(t, "negated"), Span: sentence,
		Who: mentions(), Verb: mention(), What: mention(), Of: mention(), From: mentions(), To: mentions(), Source: mention(),
		Pass: "quotes", Version: i,
	}
	if rapid.Bool().Draw(t, "amount") {
		f.Amount = onrecord.Amount{Mention: mention(), Low: rapid.Int64Range(-1, 1<<40).Draw(t, "low"), High: -1, Hedge: "more than"}
	}
	if rapid.Bool().Draw(t, "when") {
		f.When = onrecord.Period{Mention: mention(), From: time.Unix(1e9, 5).UTC(), ISO: "2001-09"}
	}
	for range rapid.IntRange(0, 2).Draw(t, "doubts") {
		f.Doubts = append(f.Doubts, onrecord.Doubt{Code: onrecord.SpeakerOpen, At: span("doubt")})
	}
	return f
}

// anyMention draws a mention of no, one or two stretches, with any sort of
// name.
func anyMention(t *rapid.T, text string, span func(string) onrecord.Span) onrecord.Mention {
	var m onrecord.Mention
	switch rapid.IntRange(0, 3).Draw(t, "parts") {
	case 0:
	case 1:
		a, b := span("part"), span("part")
		if a.End <= b.Start {
			m = onrecord.MentionAt(text, a, b)
			break
		}
		fallthrough
	default:
		m = onrecord.MentionAt(text, span("part"))
	}
	switch rapid.IntRange(0, 3).Draw(t, "name") {
	case 0:
		m.Name = m.Text
	case 1:
		m.NameAt = span("proof")
		m.Name = text[m.NameAt.Start:m.NameAt.End]
	case 2:
		m.NameAt, m.Name = span("proof"), rapid.String().Draw(t, "named")
	}
	return m
}
