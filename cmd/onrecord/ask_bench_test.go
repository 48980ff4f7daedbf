package main

import (
	"context"
	"log/slog"
	"os"
	"runtime/debug"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"onrecord"
	"onrecord/bot"
	"onrecord/commands"
	"onrecord/store/sqlite"
)

// BenchmarkAsk asks free questions about what a filled database holds, beside
// the bare search for sentences that they stand on. ONRECORD_BENCH_DB names
// the database:
//
//	ONRECORD_BENCH_DB=bench.db go test -run none -bench Ask -benchtime 300x ./cmd/onrecord
//
// Each reports its median and its slow end, p99.
func BenchmarkAsk(b *testing.B) {
	path := os.Getenv("ONRECORD_BENCH_DB")
	if path == "" {
		b.Skip("ONRECORD_BENCH_DB names no database")
	}
	db, err := sqlite.Open(b.Context(), path, sqlite.Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer db.Close()
	defer debug.SetGCPercent(debug.SetGCPercent(garbage))
	answers := &bot.Bot{
		Commands: commands.All(db, nil, nil), Plain: "ask", Limit: 10 * time.Second, Now: time.Now, Log: slog.New(slog.DiscardHandler),
		Texts: func(library string, id onrecord.ArticleID, revision int) (string, error) {
			a, err := db.Article(context.Background(), []string{library}, id, revision)
			return a.Text, err
		},
	}
	for _, set := range questionsOf(b, db) {
		b.Run("bare search/"+set.name, func(b *testing.B) {
			slowEnd(b, func(i int) {
				q := onrecord.Query{Libraries: []string{onrecord.Public}, Words: set.lines[i%len(set.lines)], Match: onrecord.Some, Limit: 40}
				if _, err := db.Passages(b.Context(), q); err != nil {
					b.Fatal(err)
				}
			})
		})
		b.Run("question/"+set.name, func(b *testing.B) {
			slowEnd(b, func(i int) {
				r := bot.Parse(set.lines[i%len(set.lines)], answers.Commands)
				r.Libraries = []string{onrecord.Public}
				if a := answers.Handle(b.Context(), r); a.Status == bot.Failed {
					b.Fatalf("%s: %s", r.Line, a.Title)
				}
			})
		})
	}
}

// slowEnd runs ask b.N times and reports the median and the 99th percentile, by
// the clock and by the processor's time.
func slowEnd(b *testing.B, ask func(i int)) {
	var took, worked []float64
	for i := 0; b.Loop(); i++ {
		begin, before := time.Now(), processorTime()
		ask(i)
		took = append(took, time.Since(begin).Seconds()*1000)
		worked = append(worked, (processorTime()-before).Seconds()*1000)
	}
	slices.Sort(took)
	slices.Sort(worked)
	b.ReportMetric(took[len(took)/2], "p50-ms")
	b.ReportMetric(took[len(took)*99/100], "p99-ms")
	b.ReportMetric(worked[len(worked)*99/100], "p99-cpu-ms")
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

type questionSet struct {
	name  string
	lines []string
}

// questionsOf makes questions from facts that the database holds, and one of
// the commonest words.
func questionsOf(b testing.TB, db *sqlite.DB) []questionSet {
	quotes := askable(b, db, onrecord.Quote)
	events := askable(b, db, onrecord.Event)
	sets := []questionSet{{name: "who said"}, {name: "what was said"}, {name: "when"}, {name: "worst", lines: []string{"what did the government say people in the new country last year"}}}
	for _, f := range quotes {
		words := strings.Fields(f.What.Text)
		if len(words) < 6 || len(f.Who) == 0 {
			continue
		}
		sets[0].lines = append(sets[0].lines, "who said "+strings.Join(words[:5], " ")+"?")
		sets[1].lines = append(sets[1].lines, "what did "+f.Who[0].Label()+" say about "+strings.Join(words[len(words)-3:], " "))
	}
	for _, f := range events {
		if len(f.Who) > 0 && f.What.Text != "" {
			sets[2].lines = append(sets[2].lines, "when did "+f.Who[0].Label()+" "+f.Verb.Text+" "+f.What.Text+"?")
		}
	}
	return slices.DeleteFunc(sets, func(s questionSet) bool { return len(s.lines) == 0 })
}

func askable(b testing.TB, db *sqlite.DB, kind onrecord.Kind) []onrecord.Fact {
	page, err := db.Find(b.Context(), onrecord.Query{Libraries: []string{onrecord.Public}, Kind: kind, Limit: 200})
	if err != nil {
		b.Fatal(err)
	}
	var out []onrecord.Fact
	for _, h := range page.Hits {
		out = append(out, h.Fact)
	}
	return out
}
