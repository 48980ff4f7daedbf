package storetest

import (
	"reflect"
	"slices"
	"testing"
	"time"

	"onrecord"
	"onrecord/store"
)

// testFeeds: feeds are kept field by field and each in its library, come when
// they are due, and remember what was dealt with.
func testFeeds(t *testing.T, open Open) {
	f, ok := start(t, open).(store.Feeds)
	if !ok {
		t.Skip("this store keeps no feeds")
	}
	noon := time.Date(2024, 5, 1, 12, 0, 0, 0, time.UTC)
	one := onrecord.Feed{
		Library: "alpha", URL: "https://a.example/feed", Title: "A", Every: 15 * time.Minute, ETag: `"x"`, LastModified: "yesterday",
		Due: noon, Tried: noon.Add(-time.Hour), Good: noon.Add(-2 * time.Hour), Failure: "no answer", Failures: 3,
	}
	two := onrecord.Feed{Library: "beta", URL: "https://a.example/feed", Every: time.Hour, Due: noon.Add(-time.Minute)}
	for _, feed := range []onrecord.Feed{one, two} {
		if err := f.SaveFeed(t.Context(), feed); err != nil {
			t.Fatal(err)
		}
	}
	wantFeeds(t, f, []string{"alpha"}, one)
	wantFeeds(t, f, []string{"beta", "gamma"}, two)
	wantFeeds(t, f, []string{"gamma"})
	_, err := f.Feeds(t.Context(), nil)
	wantCode(t, "feeds of no library", err, onrecord.Invalid)
	one.Title, one.Failures = "A, renamed", 0
	if err := f.SaveFeed(t.Context(), one); err != nil {
		t.Fatal(err)
	}
	wantFeeds(t, f, []string{"alpha"}, one)
	for at, want := range map[time.Time]int{noon.Add(-time.Hour): 0, noon.Add(-time.Minute): 1, noon: 2} {
		due, err := f.DueFeeds(t.Context(), at, 10)
		if err != nil || len(due) != want || want > 0 && due[0].Library != "beta" {
			t.Errorf("due at %v: %+v, %v; want %d", at, due, err, want)
		}
	}
	testItems(t, f, noon)
}

func wantFeeds(t *testing.T, f store.Feeds, in []string, want ...onrecord.Feed) {
	t.Helper()
	got, err := f.Feeds(t.Context(), in)
	if err != nil || !reflect.DeepEqual(got, want) && len(got)+len(want) > 0 {
		t.Errorf("feeds of %q: %+v, %v; want %+v", in, got, err, want)
	}
}

func testItems(t *testing.T, f store.Feeds, noon time.Time) {
	const address = "https://a.example/feed"
	unseen := func(library string, want ...string) {
		t.Helper()
		got, err := f.Unseen(t.Context(), library, address, []string{"1", "2", "3"})
		if err != nil || !slices.Equal(got, want) {
			t.Errorf("unseen of %s: %q, %v; want %q", library, got, err, want)
		}
	}
	see := func(at time.Time, items ...string) {
		t.Helper()
		if err := f.SeeItems(t.Context(), "alpha", address, items, at); err != nil {
			t.Fatal(err)
		}
	}
	unseen("alpha", "1", "2", "3")
	see(noon, "1", "3")
	unseen("alpha", "2")
	unseen("beta", "1", "2", "3")
	see(noon.AddDate(0, 0, 89), "1")
	unseen("alpha", "2")
	see(noon.AddDate(0, 0, 91), "2")
	unseen("alpha", "3")
	if err := f.DropFeed(t.Context(), "alpha", address); err != nil {
		t.Fatal(err)
	}
	wantCode(t, "dropping a feed twice", f.DropFeed(t.Context(), "alpha", address), onrecord.NotFound)
	_, err := f.Unseen(t.Context(), "alpha", address, nil)
	wantCode(t, "items of a feed that is none", err, onrecord.NotFound)
	wantFeeds(t, f, []string{"alpha", "beta"}, onrecord.Feed{Library: "beta", URL: address, Every: time.Hour, Due: noon.Add(-time.Minute)})
}
