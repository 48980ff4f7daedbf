package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"onrecord"
	"onrecord/store"
	"onrecord/store/words"
)

// The benchmarks run at 10,000 synthetic articles, or as many as
// ONRECORD_BENCH_ARTICLES says:
//
//	go test -run none -bench . -benchtime 500x ./store/sqlite
//
// ONRECORD_BENCH_DB names a database that was filled before, to be asked again;
// the line that begins with # tells where that is. Each reports the slow end (p99) and the processor's time beside the mean.

func benchArticles(tb testing.TB) int {
	n := os.Getenv("ONRECORD_BENCH_ARTICLES")
	if n == "" {
		return 10_000
	}
	articles, err := strconv.Atoi(n)
	if err != nil {
		tb.Fatalf("ONRECORD_BENCH_ARTICLES is %q, want a number", n)
	}
	return articles
}

// corpus is a filled database and what can be asked of it.
type corpus struct {
	db       *DB
	speakers []string
	places   []string
	said     []string // contents of quotes
}

// shared is built by the first benchmark that asks for it.
var shared struct {
	once   sync.Once
	corpus *corpus
}

func corpusOf(b *testing.B) *corpus {
	b.Helper()
	shared.once.Do(func() { shared.corpus = buildCorpus(b, benchArticles(b)) })
	if shared.corpus == nil {
		b.Skip("no synthetic articles")
	}
	return shared.corpus
}

func buildCorpus(b *testing.B, n int) *corpus {
	if path := os.Getenv("ONRECORD_BENCH_DB"); path != "" {
		db, err := Open(context.Background(), path, Options{})
		if err != nil {
			b.Fatal(err)
		}
		return (&corpus{db: db}).remember(b)
	}
	entries := synth(b, n)
	dir, err := os.MkdirTemp("", "onrecord-bench")
	if err != nil {
		b.Fatal(err)
	}
	db, err := Open(context.Background(), filepath.Join(dir, "bench.db"), Options{})
	if err != nil {
		b.Fatal(err)
	}
	texts := int64(0)
	var batch []store.Entry
	facts := 0
	planted := map[onrecord.ArticleID]string{}
	saving, processor := time.Duration(0), time.Duration(0)
	flush := func() {
		start, before := time.Now(), processorTime()
		if _, err := db.Save(context.Background(), batch); err != nil {
			b.Fatal(err)
		}
		saving += time.Since(start)
		processor += processorTime() - before
		batch = batch[:0]
	}
	for e := range entries {
		texts += int64(len(e.Article.Text))
		facts += len(e.Reading.Facts)
		planted[e.Article.ID] = e.Article.Title + e.Article.Published.String()
		if batch = append(batch, e); len(batch) == 1000 {
			flush()
		}
	}
	flush()
	if err := db.Settle(context.Background()); err != nil {
		b.Fatal(err)
	}
	size, err := os.Stat(db.path)
	if err != nil {
		b.Fatal(err)
	}
	mb := float64(texts) / 1e6
	fmt.Printf("# %d articles, %.0f MB of text: saved in %.1f s (%.2f MB/s, %.0f facts/s), %.1f s of processor (%.2f MB/s); %.2f bytes on disk a byte of text, in %s\n",
		n, mb, saving.Seconds(), mb/saving.Seconds(), float64(facts)/saving.Seconds(), processor.Seconds(), mb/processor.Seconds(),
		float64(size.Size())/float64(texts), db.path)
	want, got, right := copiesFound(b, db, planted)
	fmt.Printf("# near copies: recall %.4f, precision %.4f of %.0f pairs\n", right/want, right/got, want)
	return (&corpus{db: db}).remember(b)
}

// remember keeps some of what can be asked for, from every part of the file.
func (c *corpus) remember(b *testing.B) *corpus {
	for year := 2012; year < 2026; year++ {
		q := onrecord.Query{Libraries: []string{onrecord.Public}, Until: time.Date(year, 12, 1, 0, 0, 0, 0, time.UTC), Limit: 400}
		page, err := c.db.Find(context.Background(), q)
		if err != nil {
			b.Fatal(err)
		}
		for _, h := range page.Hits {
			switch f := h.Fact; {
			case f.Kind == onrecord.Quote && len(f.Who) > 0:
				c.speakers = append(c.speakers, f.Who[0].Label())
				c.said = append(c.said, f.What.Text)
			case f.Kind == onrecord.Force && len(f.To) > 0:
				c.places = append(c.places, f.To[0].Label())
			}
		}
	}
	return c
}

// timed runs ask b.N times and reports the slow end, by the clock and by the
// processor's time of each.
func timed(b *testing.B, ask func(r *rand.Rand) error) {
	b.Helper()
	r := rand.New(rand.NewPCG(7, 7))
	all := make([]time.Duration, 0, b.N)
	worked := make([]time.Duration, 0, b.N)
	for b.Loop() {
		start, before := time.Now(), processorTime()
		if err := ask(r); err != nil {
			b.Fatal(err)
		}
		all, worked = append(all, time.Since(start)), append(worked, processorTime()-before)
	}
	slices.Sort(all)
	slices.Sort(worked)
	b.ReportMetric(float64(worked[len(worked)/2].Microseconds())/1000, "p50-cpu-ms")
	b.ReportMetric(float64(worked[len(worked)*99/100].Microseconds())/1000, "p99-cpu-ms")
	b.ReportMetric(float64(all[len(all)*99/100].Microseconds())/1000, "p99-ms")
	b.ReportMetric(float64(all[len(all)/2].Microseconds())/1000, "p50-ms")
}

// processorTime is what this process has used so far, which tells more than
// the clock on a machine that others use too.
func processorTime() time.Duration {
	var use syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &use) != nil {
		return 0
	}
	return time.Duration(use.Utime.Nano() + use.Stime.Nano())
}

func pick(r *rand.Rand, list []string) string { return list[r.IntN(len(list))] }

// some returns n words from the middle of a text.
func some(r *rand.Rand, text string, n int) string {
	list := strings.Fields(text)
	at := r.IntN(max(len(list)-n, 0) + 1)
	return strings.Join(list[at:min(at+n, len(list))], " ")
}

func BenchmarkFind(b *testing.B) {
	c := corpusOf(b)
	for _, one := range c.questions() {
		b.Run(one.name, func(b *testing.B) { timed(b, one.ask) })
	}
}

type question struct {
	name string
	ask  func(*rand.Rand) error
}

// questions are what the benchmarks ask, as the commands do.
func (c *corpus) questions() []question {
	find := func(name string, q func(r *rand.Rand) onrecord.Query) question {
		return question{name, func(r *rand.Rand) error {
			asked := q(r)
			asked.Libraries = []string{onrecord.Public}
			_, err := c.db.Find(context.Background(), asked)
			return err
		}}
	}
	sentences := func(name string, words func(r *rand.Rand) string) question {
		return question{name, func(r *rand.Rand) error {
			_, err := c.db.Passages(context.Background(), onrecord.Query{
				Libraries: []string{onrecord.Public}, Match: onrecord.Some, Words: words(r), Limit: 10})
			return err
		}}
	}
	said := func(match onrecord.Match, n int) func(*rand.Rand) onrecord.Query {
		return func(r *rand.Rand) onrecord.Query {
			return onrecord.Query{Kind: onrecord.Quote, Match: match, Words: some(r, pick(r, c.said), n), Limit: 5}
		}
	}
	return []question{
		find("speaker", func(r *rand.Rand) onrecord.Query {
			return onrecord.Query{Kind: onrecord.Quote, Who: []string{pick(r, c.speakers)}, Limit: 5}
		}),
		find("speaker-50", func(r *rand.Rand) onrecord.Query {
			return onrecord.Query{Kind: onrecord.Quote, Who: []string{pick(r, c.speakers)}, Limit: 50}
		}),
		find("speaker-about", func(r *rand.Rand) onrecord.Query {
			return onrecord.Query{Kind: onrecord.Quote, Match: onrecord.Near, Who: []string{pick(r, c.speakers)}, Words: "government", Limit: 5}
		}),
		find("place", func(r *rand.Rand) onrecord.Query {
			return onrecord.Query{Kind: onrecord.Force, Places: []string{pick(r, c.places)}, Limit: 5}
		}),
		find("said-phrase", said(onrecord.Phrase, 4)),
		find("said-near", said(onrecord.Near, 5)),
		find("said-some", said(onrecord.Some, 6)),
		sentences("sentences", func(r *rand.Rand) string { return some(r, pick(r, c.said), 7) }),
		sentences("sentences-common", func(*rand.Rand) string { return "the people of the government will say that the country" }),
		{"articles-words", func(r *rand.Rand) error {
			_, err := c.db.Articles(context.Background(), onrecord.Query{
				Libraries: []string{onrecord.Public}, Words: some(r, pick(r, c.said), 3), Limit: 10})
			return err
		}},
		{"floor-bm25", func(r *rand.Rand) error { return c.bare(some(r, pick(r, c.said), 7)) }},
	}
}

// bare is the peer: the same words over the same index, each row that has any
// of them, in the order of the database's own rank.
func (c *corpus) bare(query string) error {
	var list []string
	for _, t := range tellingWords(query) {
		list = append(list, quoted(t.stem))
	}
	rows, err := c.db.read.Query(`select rowid from sentence_index where sentence_index match ? order by bm25(sentence_index) limit 10`,
		strings.Join(list, " OR "))
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
	}
	return rows.Err()
}

func BenchmarkNames(b *testing.B) {
	set := &nameSet{byKey: map[nameKey]*name{}}
	r := rand.New(rand.NewPCG(3, 3))
	syllables := strings.Fields("ba ra to mi len kor sta ver ni dal fo shu ze pra lim ok")
	word := func() string {
		w := ""
		for range 2 + r.IntN(2) {
			w += pick(r, syllables)
		}
		return strings.ToUpper(w[:1]) + w[1:]
	}
	for id := range int64(100_000) {
		full := fmt.Sprintf("%s %s %d", word(), word(), id)
		set.byKey[nameKey{onrecord.Person, full}] = &name{id: id, kind: onrecord.Person, full: full, articles: 1, facts: r.IntN(1000)}
	}
	s := &names{libs: map[int64]*nameSet{1: set}}
	set.build()
	for b.Loop() {
		if len(s.top(reach{ids: []int64{1}}, words.Fold(pick(r, syllables)[:1+r.IntN(2)]), "", 10)) == 0 {
			b.Fatal("no name")
		}
	}
}

// BenchmarkMixed has sixteen readers ask while one writer saves articles one
// by one; the peer does the same over one pool of connections as database/sql
// makes it by itself.
func BenchmarkMixed(b *testing.B) {
	c := corpusOf(b)
	b.Run("two-pools", func(b *testing.B) { c.mixed(b, c.db, slices.Collect(synth(b, 2000, "-from", "5000000"))) })
	b.Run("default-pool", func(b *testing.B) {
		peer, err := Open(context.Background(), c.db.path, Options{LogPages: math.MaxInt})
		if err != nil {
			b.Fatal(err)
		}
		defer peer.Close()
		pool, err := sql.Open("sqlite", dataSource(c.db.path, 5*time.Second, []string{"synchronous(full)"})+"&_txlock=immediate")
		if err != nil {
			b.Fatal(err)
		}
		peer.read, peer.write, peer.line = pool, pool, newLine(math.MaxInt)
		c.mixed(b, peer, slices.Collect(synth(b, 2000, "-from", "6000000"))) // others: what is a copy takes longer
	})
}

func (c *corpus) mixed(b *testing.B, db *DB, extra []store.Entry) {
	var next atomic.Int64
	stop := make(chan struct{})
	var writer, readers sync.WaitGroup
	var written atomic.Int64
	writer.Go(func() {
		for {
			select {
			case <-stop:
				return
			default:
				e := extra[int(written.Load())%len(extra)]
				e.Article.ID += onrecord.ArticleID(fmt.Sprint("-", time.Now().UnixNano()))
				if _, err := db.Save(context.Background(), []store.Entry{e}); err != nil {
					b.Error(err)
				}
				written.Add(1)
			}
		}
	})
	all := make([]time.Duration, b.N)
	b.ResetTimer()
	start := time.Now()
	for k := range 16 {
		readers.Go(func() {
			r := rand.New(rand.NewPCG(uint64(k), 5))
			for i := next.Add(1) - 1; i < int64(b.N); i = next.Add(1) - 1 {
				at := time.Now()
				q := onrecord.Query{Libraries: []string{onrecord.Public}, Kind: onrecord.Quote, Who: []string{pick(r, c.speakers)}, Limit: 5}
				if i%3 == 0 {
					q = onrecord.Query{Libraries: q.Libraries, Kind: q.Kind, Match: onrecord.Near, Words: some(r, pick(r, c.said), 6), Limit: 5}
				}
				if _, err := db.Find(context.Background(), q); err != nil {
					b.Error(err)
				}
				all[i] = time.Since(at)
			}
		})
	}
	readers.Wait()
	seconds := time.Since(start).Seconds()
	close(stop)
	writer.Wait()
	slices.Sort(all)
	b.ReportMetric(float64(b.N)/seconds, "queries/s")
	b.ReportMetric(float64(written.Load())/seconds, "writes/s")
	b.ReportMetric(float64(all[len(all)*99/100].Microseconds())/1000, "p99-ms")
}

func BenchmarkOpen(b *testing.B) {
	path := corpusOf(b).db.path
	for b.Loop() {
		db, err := Open(context.Background(), path, Options{})
		if err != nil {
			b.Fatal(err)
		}
		if _, err := db.Count(context.Background(), []string{onrecord.Public}); err != nil {
			b.Fatal(err)
		}
		if err := db.Close(); err != nil {
			b.Fatal(err)
		}
	}
}
