package main

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strconv"
	"strings"
	"testing"
	"time"

	"onrecord"
	"onrecord/store/sqlite"
)

// killRounds is how often a process is killed; a script may ask for more by
// ONRECORD_KILL_ROUNDS.
const killRounds = 50

// childArgs holds the arguments of a child process, one a line.
const childArgs = "ONRECORD_TEST_CHILD"

// TestChild is no test: it is the program, run by the tests below.
func TestChild(t *testing.T) {
	args := os.Getenv(childArgs)
	if args == "" {
		t.Skip("runs only as the child of another test")
	}
	os.Exit(Main(context.Background(), strings.Split(args, "\n"), Console{os.Stdin, os.Stdout, os.Stderr, os.Environ()}))
}

// A process that is killed while it adds, or while it follows a feed, leaves
// a sound database: no article without its facts, and in the end the same
// facts as an undisturbed run.
func TestKilledWhileItTakesArticlesIn(t *testing.T) {
	rounds := killRounds
	if n, err := strconv.Atoi(os.Getenv("ONRECORD_KILL_ROUNDS")); err == nil {
		rounds = n
	}
	if testing.Short() {
		rounds = 4
	}
	dir := t.TempDir()
	const articles = 150
	file := filepath.Join(dir, "articles.jsonl")
	writeArticles(t, file, articles)
	calm := filepath.Join(dir, "calm.db")
	begun := time.Now()
	child(t, unhurried, "add", "--db", calm, "--no-samples", file)
	whole := time.Since(begun)
	want := factsIn(t, calm)
	if len(want) != articles {
		t.Fatalf("the undisturbed run holds %d articles", len(want))
	}

	// The blow falls where a run writes, on a busy machine, too. What has
	// written articles, or come to its end, begins anew.
	db := filepath.Join(dir, "killed.db")
	finished, wrote := 0, 0
	for range rounds {
		limit := time.Duration((0.5 + 0.7*rand.Float64()) * float64(whole))
		if !child(t, limit, "add", "--db", db, "--no-samples", file) {
			if len(leftBehind(t, db, want)) > 0 {
				wrote++
				removeAll(t, db)
			}
			continue
		}
		finished++
		if got := factsIn(t, db); !reflect.DeepEqual(got, want) {
			t.Fatalf("after being killed and finished, %d articles differ from an undisturbed run", len(got))
		}
		removeAll(t, db)
	}
	t.Logf("%d rounds: %d came to their end, %d were killed after they had written articles", rounds, finished, wrote)
}

// leftBehind checks a database that a killed process left, if it came so far,
// and that each article in it holds the wanted facts.
func leftBehind(t *testing.T, path string, want map[onrecord.ArticleID][]string) map[onrecord.ArticleID][]string {
	t.Helper()
	if _, err := os.Stat(path); err != nil {
		return nil
	}
	got := factsIn(t, path)
	for id, facts := range got {
		if !reflect.DeepEqual(facts, want[id]) {
			t.Errorf("article %s holds %d facts, want %d", id, len(facts), len(want[id]))
		}
	}
	return got
}

func TestKilledWhileItFollowsAFeed(t *testing.T) {
	rounds := killRounds / 5
	if n, err := strconv.Atoi(os.Getenv("ONRECORD_KILL_ROUNDS")); err == nil {
		rounds = n / 5
	}
	if testing.Short() {
		rounds = 2
	}
	const items = 40
	site := newsSite(t, items)
	db := filepath.Join(t.TempDir(), "feed.db")
	u, err := url.Parse(site.URL)
	if err != nil {
		t.Fatal(err)
	}
	t.Setenv("ONRECORD_FETCH_PORTS", u.Port())
	t.Setenv("ONRECORD_FETCH_PRIVATE", "127.0.0.1/32")
	if !child(t, unhurried, "feeds", "add", "--db", db, "--every", "1m", site.URL+"/feed") {
		t.Fatal("the feed could not be added")
	}
	there := 0
	for range rounds {
		child(t, time.Duration(100+rand.IntN(1000))*time.Millisecond, "serve", "--db", db, "--no-samples")
		there = len(factsIn(t, db))
	}
	t.Logf("%d rounds, after which %d of %d articles are there", rounds, there, items)
	if !child(t, unhurried, "feeds", "check", "--db", db) {
		t.Fatal("the feed could not be asked")
	}
	got := factsIn(t, db)
	if len(got) != items {
		t.Errorf("%d articles in the end, want %d", len(got), items)
	}
	for id, facts := range got {
		if len(facts) == 0 {
			t.Errorf("article %s came in without its facts", id)
		}
	}
}

// unhurried is the limit of a child that is never killed.
const unhurried time.Duration = 0

// child runs the program and kills it when its time is up; true when it came
// to its end before.
func child(t *testing.T, limit time.Duration, args ...string) bool {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestChild$")
	cmd.Env = append(os.Environ(), childArgs+"="+strings.Join(args, "\n"))
	in, err := cmd.StdinPipe() // stays open: serve reads from it
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	done := make(chan error, 1)
	go func() { done <- cmd.Wait() }()
	var up <-chan time.Time
	if limit != unhurried {
		up = time.After(limit)
	}
	select {
	case err := <-done:
		if err != nil {
			t.Fatalf("%v: %v", args, err)
		}
		return true
	case <-up:
		_ = cmd.Process.Kill()
		<-done
		return false
	}
}

// factsIn checks a database and returns what each of its articles holds.
func factsIn(t *testing.T, path string) map[onrecord.ArticleID][]string {
	t.Helper()
	db, err := sqlite.Open(t.Context(), path, sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if err := db.Check(t.Context()); err != nil {
		t.Fatalf("the database is damaged: %v", err)
	}
	found := map[onrecord.ArticleID][]string{}
	everything := onrecord.Query{Libraries: []string{onrecord.Public}}
	for a, err := range db.EachArticle(t.Context(), everything) {
		if err != nil {
			t.Fatal(err)
		}
		found[a.ID] = nil
	}
	for hit, err := range db.EachFact(t.Context(), everything) {
		if err != nil {
			t.Fatal(err)
		}
		f := hit.Fact
		found[f.Article] = append(found[f.Article], fmt.Sprint(f.ID, f.Kind, f.Span, f.What))
	}
	return found
}

func removeAll(t *testing.T, db string) {
	t.Helper()
	for _, end := range []string{"", "-wal", "-shm"} {
		if err := os.Remove(db + end); err != nil && !os.IsNotExist(err) {
			t.Fatal(err)
		}
	}
}

// story is the n-th of a row of articles, each with two quotations.
func story(n int) string {
	return fmt.Sprintf("The council of Ardlow met for the %dth time on Monday. “We have counted %d boats,” the harbour master, Ida Brekke, said.\n\n"+
		"The county expects some %d passengers before winter, and a second ship in spring. “Nobody waits for %d years,” said Petra Hollis, who chairs the works committee.\n\n"+
		"Hauliers called the detour of %d kilometres a tax on everyone who makes things, and said that they would go to court before the year was over.", n, n+3, n*100, n, n+20)
}

func writeArticles(t *testing.T, path string, n int) {
	t.Helper()
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	e := json.NewEncoder(f)
	for i := range n {
		if err := e.Encode(map[string]string{"id": fmt.Sprint("story-", i), "title": fmt.Sprint("Story ", i), "date": "2024-05-06", "text": story(i)}); err != nil {
			t.Fatal(err)
		}
	}
}

// newsSite is a loopback site with a feed of n articles.
func newsSite(t *testing.T, n int) *httptest.Server {
	t.Helper()
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/feed" {
			w.Header().Set("Content-Type", "application/rss+xml")
			fmt.Fprint(w, "<rss version='2.0'><channel><title>News</title>")
			for i := range n {
				fmt.Fprintf(w, "<item><link>/story/%d</link></item>", i)
			}
			fmt.Fprint(w, "</channel></rss>")
			return
		}
		i, err := strconv.Atoi(strings.TrimPrefix(r.URL.Path, "/story/"))
		if err != nil {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprintf(w, "<html lang='en'><head><title>Story %d</title></head><body><article><p>%s</p></article></body></html>", i, strings.ReplaceAll(story(i), "\n\n", "</p><p>"))
	}))
	t.Cleanup(s.Close)
	return s
}
