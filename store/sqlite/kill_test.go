package sqlite

import (
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"onrecord"
	"onrecord/inbox"
	"onrecord/store"
)

// killRounds sets how often TestKill kills; ONRECORD_TEST_KILLS overrides it.
const killRounds = 50

// victim is the setting by which the test binary becomes the process that is
// killed: the path of the database.
const victim = "ONRECORD_TEST_VICTIM"

// TestKill kills a process that saves, revises, reads again, withdraws and
// removes articles and takes events, at any moment, and looks each time that
// the database is sound: no article without its facts, counts and names that
// fit, no event answered twice.
func TestKill(t *testing.T) {
	if path := os.Getenv(victim); path != "" {
		workForever(t, path)
	}
	rounds := killRounds
	if n, err := strconv.Atoi(os.Getenv("ONRECORD_TEST_KILLS")); err == nil {
		rounds = n
	} else if testing.Short() {
		rounds = 10
	}
	path := filepath.Join(t.TempDir(), "victim.db")
	articles, random := 0, rand.New(rand.NewPCG(1, 2))
	for round := range rounds {
		killOnce(t, path, round%5 > 0, time.Duration(random.IntN(60))*time.Millisecond)
		articles = max(articles, wantSound(t, path))
	}
	if articles == 0 {
		t.Error("no process came as far as saving an article")
	}
	t.Logf("%d kills, up to %d articles", rounds, articles)
}

// killOnce starts a victim and kills it a while after it has begun to work,
// or after it was started.
func killOnce(t *testing.T, path string, working bool, after time.Duration) {
	t.Helper()
	c := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestKill$", "-test.count=1")
	c.Env = append(os.Environ(), victim+"="+path)
	says, err := c.StdoutPipe()
	must(t, err)
	must(t, c.Start())
	if working {
		_, err := io.ReadFull(says, make([]byte, len(begun)))
		must(t, err)
	}
	time.Sleep(after)
	must(t, c.Process.Kill())
	if err := c.Wait(); err == nil {
		t.Fatal("the victim ended by itself")
	}
}

// begun is what a victim says when it has saved its first articles.
const begun = "begun\n"

// wantSound opens what a killed process left and returns how many articles
// there are.
func wantSound(t *testing.T, path string) int {
	t.Helper()
	db, err := Open(t.Context(), path, Options{})
	must(t, err)
	defer db.Close()
	must(t, db.Check(t.Context()))
	c, err := db.Count(t.Context(), []string{onrecord.Public})
	must(t, err)
	if c.Articles != c.Facts {
		t.Fatalf("%d articles with %d facts, want one each", c.Articles, c.Facts)
	}
	found := 0
	for hit, err := range db.EachFact(t.Context(), onrecord.Query{Libraries: []string{onrecord.Public}}) {
		must(t, err)
		if _, err := db.Fact(t.Context(), []string{onrecord.Public}, hit.Fact.ID); err != nil {
			t.Fatal(err)
		}
		found++
	}
	if found != c.Facts {
		t.Fatalf("%d facts found of %d", found, c.Facts)
	}
	wantEvents(t, db)
	return c.Articles
}

// wantEvents checks that an event that is answered has its answer, and one
// that is taken has none.
func wantEvents(t *testing.T, db *DB) {
	t.Helper()
	events, err := db.Box().Open(t.Context(), "test")
	must(t, err)
	for _, e := range events {
		if string(e.Request) != "question" || (e.State == inbox.Answered) != (string(e.Reply) == "answer "+e.Event) {
			t.Fatalf("event %+v", e)
		}
	}
}

// workForever is the life of a victim.
func workForever(t *testing.T, path string) {
	db, err := Open(t.Context(), path, Options{})
	must(t, err)
	for round := 0; ; round++ {
		var entries []store.Entry
		for i := range 20 {
			id := onrecord.ArticleID(fmt.Sprintf("a%d", rand.IntN(400)))
			entries = append(entries, oneEntry(id, fmt.Sprintf("Person %c", 'A'+i)))
		}
		_, err := db.Save(t.Context(), entries)
		must(t, err)
		if round == 0 {
			fmt.Print(begun)
		}
		last := entries[len(entries)-1]
		last.Reading.Passes = []onrecord.PassMark{{Pass: "quotes", Version: 2}}
		must(t, db.Reread(t.Context(), onrecord.Public, last.Article.ID, last.Reading))
		must(t, db.Remove(t.Context(), onrecord.Public, entries[0].Article.ID))
		answer(t, db.Box(), fmt.Sprint(os.Getpid(), "-", round))
	}
}

func answer(t *testing.T, b inbox.Box, event string) {
	k := inbox.Key{Platform: "test", Event: event}
	now := time.Now()
	_, err := b.Take(t.Context(), inbox.Event{Key: k, Received: now, Deadline: now.Add(time.Hour), Request: []byte("question")})
	must(t, err)
	_, err = b.Answer(t.Context(), k, []byte("answer "+event))
	must(t, err)
	_, err = b.Try(t.Context(), k)
	must(t, err)
	if rand.IntN(4) > 0 {
		must(t, b.Finish(t.Context(), k, inbox.Sent))
	}
}
