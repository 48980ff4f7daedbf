package storetest

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"onrecord"
	"onrecord/store"
	"pgregory.net/rapid"
)

// testLibraries: no method returns anything of a library that was not named,
// whatever else it is asked; and none answers without being told where from.
// Every article says the name of its library, so whatever crosses is seen.
func testLibraries(t *testing.T, open Open) {
	s := start(t, open)
	all := []string{"alpha", "beta", "gamma"}
	for round, library := range all {
		for i := range 4 {
			who := "Ada " + library
			d := article(fmt.Sprintf("same%d", i), "Title of "+library, fmt.Sprintf("2024-01-%02d", 3*i+round+1)).in(library).
				quote(who, who, "said", "shared words spoken in "+library).force(library, "300 troops", "Eastport", onrecord.Present).
				name(onrecord.Person, who, "Ada").name(onrecord.Place, "Eastport", "port of "+library)
			save(t, s, d.entry())
		}
	}
	rapid.Check(t, func(rt *rapid.T) {
		may := rapid.SliceOfDistinct(rapid.SampledFrom([]string{"alpha", "beta", "gamma", "delta"}), rapid.ID[string]).Draw(rt, "libraries")
		q := onrecord.Query{
			Libraries: may,
			Words:     rapid.SampledFrom([]string{"", "", "shared words", "alpha", "spoken beta", "300", "l_1", "marks"}).Draw(rt, "words"),
			Match:     rapid.SampledFrom([]onrecord.Match{onrecord.Phrase, onrecord.Near, onrecord.Some}).Draw(rt, "match"),
			Who:       rapid.SliceOfN(rapid.SampledFrom([]string{"", "Ada", "Ada alpha", "gamma", "Ada) OR (marks : l_1"}), 0, 2).Draw(rt, "who"),
			Article:   rapid.SampledFrom([]onrecord.ArticleID{"", "", "same1"}).Draw(rt, "article"),
			Limit:     rapid.IntRange(0, 5).Draw(rt, "limit"),
		}
		if rapid.Bool().Draw(rt, "place") {
			q.Places = []string{"Eastport"}
		}
		for what, err := range readAll(rt, s, q) {
			if len(may) == 0 && onrecord.CodeOf(err) != onrecord.Invalid {
				rt.Fatalf("%s without libraries: %v, want it refused", what, err)
			}
		}
	})
}

// readAll calls every method that reads, fails where one returns a string of
// another library, and returns the error of each.
func readAll(t *rapid.T, s store.Store, q onrecord.Query) map[string]error {
	ctx := t.Context()
	errs := map[string]error{}
	page, err := s.Find(ctx, q)
	errs["find"] = err
	for _, h := range page.Hits {
		mustStay(t, q.Libraries, h.Fact.Library, h.Article.Library, h.Fact.What.Text, h.Article.Title)
		_, other := s.Fact(ctx, without(q.Libraries, h.Fact.Library), h.Fact.ID)
		if other == nil {
			t.Fatalf("fact %s of %s is told in other libraries", h.Fact.ID, h.Fact.Library)
		}
	}
	passages, err := s.Passages(ctx, q)
	errs["passages"] = err
	for _, p := range passages {
		mustStay(t, q.Libraries, p.Article.Library, p.Text, p.Article.Title)
	}
	articles, err := s.Articles(ctx, q)
	errs["articles"] = err
	for _, a := range articles.Articles {
		mustStay(t, q.Libraries, a.Library, a.Title)
	}
	names, err := s.Names(ctx, q.Libraries, "", "", 50)
	errs["names"] = err
	for _, n := range names {
		mustStay(t, q.Libraries, n.Full, strings.Join(n.Forms, " "))
	}
	a, err := s.Article(ctx, q.Libraries, "same1", 0)
	errs["article"] = err
	mustStay(t, q.Libraries, a.Library, a.Text)
	_, errs["sentences"] = s.Sentences(ctx, q.Libraries, "same1")
	_, errs["fact"] = s.Fact(ctx, q.Libraries, "abcdefgh")
	c, err := s.Count(ctx, q.Libraries)
	errs["count"] = err
	if stand := len(slices.DeleteFunc(slices.Clone(q.Libraries), func(l string) bool { return l == "delta" })); c.Articles != 4*stand || c.Facts != 8*stand {
		t.Fatalf("count in %q: %+v", q.Libraries, c)
	}
	return errs
}

func without(list []string, one string) []string {
	out := []string{"delta"}
	for _, l := range list {
		if l != one {
			out = append(out, l)
		}
	}
	return out
}

// mustStay fails when a string names a library that may not be read.
func mustStay(t *rapid.T, may []string, parts ...string) {
	for _, library := range []string{"alpha", "beta", "gamma"} {
		for _, part := range parts {
			if strings.Contains(part, library) && !slices.Contains(may, library) {
				t.Fatalf("%q is told in %q", part, may)
			}
		}
	}
}
