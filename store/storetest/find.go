package storetest

import (
	"fmt"
	"testing"

	"onrecord"
	"onrecord/store"
)

// testFind: every filter of a Query holds, alone and together, and the order
// is newest article first, then the order of the text.
func testFind(t *testing.T, open Open) {
	s := start(t, open)
	save(t, s,
		article("new", "", "2024-06-01").
			quote("Ada Moor", "", "said", "first of June").
			quote("Ben Tarn", "", "said", "second of June").
			force("Norland", "300 troops", "Eastport", onrecord.Present).entry(),
		article("undated", "", "").quote("Ada Moor", "", "said", "nobody knows when").entry(),
		article("old", "", "2021-01-15").
			quote("Ada Moor", "", "said", "long ago").
			force("Norland", "two battalions", "Westport", onrecord.Planned).entry(),
		article("middle", "", "2023-03-03").force("Sudmark", "90 soldiers", "Eastport", onrecord.Planned).entry(),
	)
	all := []string{"first of June", "second of June", "300 troops", "90 soldiers", "long ago", "two battalions", "nobody knows when"}
	wantContents(t, s, onrecord.Query{}, all...)
	wantContents(t, s, onrecord.Query{Kind: onrecord.Force}, "300 troops", "90 soldiers", "two battalions")
	wantContents(t, s, onrecord.Query{Form: onrecord.Direct, Kind: onrecord.Quote}, "first of June", "second of June", "long ago", "nobody knows when")
	wantContents(t, s, onrecord.Query{Form: onrecord.Indirect})
	wantContents(t, s, onrecord.Query{Class: "troops", Statuses: []onrecord.Status{onrecord.Planned}}, "90 soldiers", "two battalions")
	wantContents(t, s, onrecord.Query{Statuses: []onrecord.Status{onrecord.Planned, onrecord.Present}}, "300 troops", "90 soldiers", "two battalions")
	wantContents(t, s, onrecord.Query{Places: []string{"eastport"}}, "300 troops", "90 soldiers")
	wantContents(t, s, onrecord.Query{Places: []string{"Eastport", "Westport"}, Who: []string{"norland"}}, "300 troops", "two battalions")
	wantContents(t, s, onrecord.Query{Places: []string{"Nowhere"}})
	wantContents(t, s, onrecord.Query{Article: "old"}, "long ago", "two battalions")
	wantContents(t, s, onrecord.Query{Article: "old", Kind: onrecord.Force}, "two battalions")
	wantContents(t, s, onrecord.Query{Article: "none"})
	wantContents(t, s, onrecord.Query{Since: date("2023-03-03")}, "first of June", "second of June", "300 troops", "90 soldiers")
	wantContents(t, s, onrecord.Query{Until: date("2023-03-03")}, "long ago", "two battalions")
	wantContents(t, s, onrecord.Query{Since: date("2023-03-03"), Until: date("2024-06-01")}, "90 soldiers")
	for name, want := range map[string]int{" ": 3, "…": 0} { // blanks are no filter, punctuation names nobody
		for _, q := range []onrecord.Query{{Who: []string{name}}, {Places: []string{name}}} {
			q.Kind, q.Limit = onrecord.Force, 1
			if page := find(t, s, q); page.Total != want {
				t.Errorf("forces of %q: %d in all, want %d", name, page.Total, want)
			}
		}
	}
	if hit := find(t, s, onrecord.Query{Article: "new"}).Hits[0]; hit.Article.Text != "" || hit.Article.Title != "" || hit.Article.Outlet != "The Harbour Post" {
		t.Errorf("the article of a hit: %+v", hit.Article)
	}
}

// testWords: words are found without case, accents and punctuation, as a
// phrase, all of them in any form, or some of them, best first.
func testWords(t *testing.T, open Open) {
	s := start(t, open)
	save(t, s,
		article("a", "", "2024-06-03").quote("Ada Moor", "", "said", "We will do whatever it takes, señor").entry(),
		article("b", "", "2024-06-02").quote("Ben Tarn", "", "said", "It takes courage to do whatever").entry(),
		article("c", "", "2024-06-01").quote("Cy Fenn", "", "said", "He took courage; nothing more is known").entry(),
	)
	a, b, c := "We will do whatever it takes, señor", "It takes courage to do whatever", "He took courage; nothing more is known"
	wantContents(t, s, onrecord.Query{Words: "WHATEVER it takes", Match: onrecord.Phrase}, a)
	wantContents(t, s, onrecord.Query{Words: "whatever, it takes Senor!", Match: onrecord.Phrase}, a)
	wantContents(t, s, onrecord.Query{Words: "whatever it taking", Match: onrecord.Phrase})
	wantContents(t, s, onrecord.Query{Words: "takes it whatever", Match: onrecord.Phrase})
	wantContents(t, s, onrecord.Query{Words: "taking whatever", Match: onrecord.Near}, a, b)
	wantContents(t, s, onrecord.Query{Words: "whatever courage", Match: onrecord.Near}, b)
	wantContents(t, s, onrecord.Query{Words: "whatever courage", Match: onrecord.Near, Who: []string{"Moor"}})
	wantContents(t, s, onrecord.Query{Words: "Moor said", Match: onrecord.Phrase}, a)
	wantContents(t, s, onrecord.Query{Words: "…!"})
	wantContents(t, s, onrecord.Query{Words: `" OR what* AND ( NEAR`, Match: onrecord.Phrase})
	page := find(t, s, onrecord.Query{Words: "nothing known of courage", Match: onrecord.Some})
	if got := contents(page); len(got) != 2 || got[0] != c || got[1] != b {
		t.Errorf("some of the words: %q", got)
	}
	if len(page.Hits) == 2 && page.Hits[0].Score <= page.Hits[1].Score {
		t.Errorf("scores %v, %v: want the best first", page.Hits[0].Score, page.Hits[1].Score)
	}
	wantContents(t, s, onrecord.Query{Words: "giraffe", Match: onrecord.Some})
}

// testCommonPhrase: a phrase of common words is found in an old article,
// however many newer facts have its words in another order.
func testCommonPhrase(t *testing.T, open Open) {
	s := start(t, open)
	entries := []store.Entry{article("old", "", "2021-01-01").quote("Ada Moor", "", "said", "it was not to be so").entry()}
	for i := range 15 {
		d := article(fmt.Sprint("new", i), "", "2024-06-01")
		for j := range 100 {
			d.quote("Ben Tarn", "", "said", fmt.Sprintf("so it was to be, but not that %d in %d", j, i))
		}
		entries = append(entries, d.entry())
	}
	save(t, s, entries...)
	for _, words := range []string{"it was not to be so", "was not to be", "not to", "be so"} {
		wantContents(t, s, onrecord.Query{Kind: onrecord.Quote, Words: words, Match: onrecord.Phrase, Limit: 5}, "it was not to be so")
	}
	wantContents(t, s, onrecord.Query{Kind: onrecord.Quote, Words: "not so to be", Match: onrecord.Phrase})
	if page := find(t, s, onrecord.Query{Kind: onrecord.Quote, Words: "so it was", Match: onrecord.Phrase, Limit: 5}); len(page.Hits) != 5 || page.More == "" {
		t.Errorf("a phrase that many have: %d hits, more %q", len(page.Hits), page.More)
	}
}

// testWho: people are found by every name that stands for them, and only by
// those.
func testWho(t *testing.T, open Open) {
	s := start(t, open)
	save(t, s,
		article("a", "", "2024-06-03").quote("He", "Zoë van der Meer", "said", "one").quote("Moor", "Ada Moor", "said", "two").
			name(onrecord.Person, "Zoë van der Meer", "van der Meer").entry(),
		article("b", "", "2024-06-02").quote("the league", "Harbour Towns League", "said", "three").quote("HTL", "", "said", "four").
			name(onrecord.Body, "Harbour Towns League", "HTL", "the league").entry(),
		article("c", "", "2024-06-01").quote("Moor Meadow", "", "said", "five").entry(),
	)
	for _, c := range []struct {
		who  string
		want []string
	}{
		{"Zoë van der Meer", []string{"one"}}, {"zoe VAN DER meer", []string{"one"}}, {"Meer", []string{"one"}}, {"van der Meer", []string{"one"}},
		{"Ada Moor", []string{"two"}}, {"moor", []string{"two"}}, {"Ada", nil}, {"He", nil}, {"Nobody", nil},
		{"HTL", []string{"three", "four"}}, {"Harbour Towns League", []string{"three", "four"}}, {"the League", []string{"three"}}, {"Towns League", nil},
	} {
		if got := contents(find(t, s, onrecord.Query{Who: []string{c.who}})); len(got) != len(c.want) || len(got) > 0 && got[0] != c.want[0] {
			t.Errorf("who %q: %q, want %q", c.who, got, c.want)
		}
	}
}
