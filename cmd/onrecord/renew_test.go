package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"onrecord"
	"onrecord/store"
	"onrecord/store/sqlite"
)

// saveStale saves n articles as an older build would have read them: without
// facts, by passes of an earlier version. The n-th is the newest.
func saveStale(t *testing.T, path string, n int) {
	t.Helper()
	db, err := sqlite.Open(t.Context(), path, sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var entries []store.Entry
	for i := range n {
		a := onrecord.Article{
			ID: onrecord.ArticleID(fmt.Sprint("story-", i)), Library: onrecord.Public, Title: fmt.Sprint("Story ", i), Text: story(i),
			Published: time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, i), DateOnly: true,
		}
		reading, broken := readArticle(a)
		if len(broken) > 0 || len(reading.Facts) == 0 {
			t.Fatalf("story %d has %d facts, %v", i, len(reading.Facts), broken)
		}
		reading.Facts = nil
		for p := range reading.Passes {
			reading.Passes[p].Version--
		}
		entries = append(entries, store.Entry{Article: a, Reading: reading})
	}
	if _, err := db.Save(t.Context(), entries); err != nil {
		t.Fatal(err)
	}
}

// After an upgrade of the passes, serve makes the facts anew in the
// background, the newest articles first, and answers meanwhile.
func TestServeRenewsStaleFacts(t *testing.T) {
	const articles = 5 * renewBatch
	path := filepath.Join(t.TempDir(), "a.db")
	saveStale(t, path, articles)
	env := []string{"ONRECORD_DB=" + path, "ONRECORD_NO_SAMPLES=true"}
	if out, _ := call(t, env, "articles", "--stale"); !strings.HasPrefix(out, fmt.Sprintf("%d articles stale", articles)) {
		t.Fatalf("before: %s", out)
	}
	const question, noFact = "/who-said nobody waits for 7 years", "the words were not read as a quotation"
	if out, _ := call(t, env, "ask", question); !strings.Contains(out, noFact) {
		t.Fatalf("an article without facts answers: %s", out)
	}

	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	in, ask := io.Pipe()
	answers, out := io.Pipe()
	ended := make(chan int, 1)
	go func() {
		ended <- Main(ctx, []string{"serve"}, Console{In: in, Out: out, Err: io.Discard, Environ: env})
		out.Close()
	}()
	said := make(chan string, 1)
	go func() {
		r := bufio.NewReader(answers)
		_, _ = r.ReadString('\n') // the line that was asked
		line, _ := r.ReadString('\n')
		said <- line
		_, _ = io.Copy(io.Discard, r)
	}()
	if _, err := io.WriteString(ask, "/articles\n"); err != nil {
		t.Fatal(err)
	}
	if line := <-said; !strings.Contains(line, fmt.Sprint(articles, " articles")) {
		t.Errorf("beside the renewal it answers %q", line)
	}
	watchRenewal(t, path, articles)

	if out, _ := call(t, env, "articles", "--stale"); !strings.HasPrefix(out, "0 articles stale") {
		t.Errorf("after: %s", out)
	}
	if out, status := call(t, env, "ask", question); status != exitDone || !strings.Contains(out, "Petra Hollis") || strings.Contains(out, noFact) {
		t.Errorf("after: exit %d: %s", status, out)
	}
	ask.Close()
	if status := <-ended; status != exitDone {
		t.Errorf("serve ended with %d", status)
	}
}

// watchRenewal waits until nothing is stale. Whenever it looks, what is stale
// must be older than all that is not.
func watchRenewal(t *testing.T, path string, articles int) {
	t.Helper()
	db, err := sqlite.Open(t.Context(), path, sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for deadline := time.Now().Add(2 * time.Minute); ; time.Sleep(5 * time.Millisecond) {
		stale, err := db.Stale(t.Context(), passMarks(), articles)
		if err != nil {
			t.Fatal(err)
		}
		for i, a := range stale {
			if want := fmt.Sprint("story-", len(stale)-1-i); string(a.ID) != want {
				t.Fatalf("%d are stale, at %d %s, want %s: the newest come first", len(stale), i, a.ID, want)
			}
		}
		if len(stale) == 0 {
			return
		}
		if time.Now().After(deadline) {
			t.Fatalf("%d articles are still stale", len(stale))
		}
	}
}

// An article that is removed while it is read again is no failure, and does
// not come back.
func TestRenewOfARemovedArticle(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	saveStale(t, path, 1)
	a, err := open(t.Context(), Config{DB: path}, Console{Out: io.Discard, Err: io.Discard})
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	stale, err := a.store.Stale(t.Context(), passMarks(), 1)
	if err != nil || len(stale) != 1 {
		t.Fatal(stale, err)
	}
	if err := a.store.Remove(t.Context(), onrecord.Public, stale[0].ID); err != nil {
		t.Fatal(err)
	}
	if err := a.renewOne(t.Context(), stale[0]); err != nil {
		t.Error(err)
	}
	if counts, err := a.store.Count(t.Context(), []string{onrecord.Public}); err != nil || counts.Articles != 0 {
		t.Errorf("%d articles, %v", counts.Articles, err)
	}
}
