package sqlite

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/base32"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"onrecord"
	"onrecord/store"
)

// Synthetic articles for the benchmarks, from a generator that lies beside
// the project. Facts are made of what it planted, so that the store is
// measured alone.

const synthFolder = "../../../shared/synth"

type synthArticle struct {
	ID, Title, Publisher, Date, URL, Text string
}

type synthGold struct {
	Quotes []struct {
		Speaker, As, Cue string
		Direct           bool
		Start, End       int
	}
	Forces []struct {
		Lo, Hi                   int64
		Unit, Place, Actor, Verb string
		Start, End               int
	}
}

// synth yields n synthetic articles, ready to be saved.
func synth(tb testing.TB, n int, flags ...string) func(yield func(store.Entry) bool) {
	folder, err := filepath.Abs(synthFolder)
	if _, statErr := os.Stat(folder); err != nil || statErr != nil {
		tb.Skip("no generator of synthetic articles in " + synthFolder)
	}
	dir := tb.TempDir()
	gold := filepath.Join(dir, "gold.jsonl")
	articles := filepath.Join(dir, "articles.jsonl")
	c := exec.Command("go", append([]string{"run", ".", "-n", fmt.Sprint(n), "-gold", gold}, flags...)...)
	c.Dir = folder
	out, err := os.Create(articles)
	if err != nil {
		tb.Fatal(err)
	}
	c.Stdout, c.Stderr = out, os.Stderr
	if err := c.Run(); err != nil {
		tb.Fatal(err)
	}
	return func(yield func(store.Entry) bool) {
		a, g := lines(tb, articles), lines(tb, gold)
		for a.Scan() && g.Scan() {
			if !yield(synthEntry(tb, a.Bytes(), g.Bytes())) {
				return
			}
		}
	}
}

func lines(tb testing.TB, path string) *bufio.Scanner {
	f, err := os.Open(path)
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { f.Close() })
	s := bufio.NewScanner(io.Reader(f))
	s.Buffer(nil, 1<<22)
	return s
}

func synthEntry(tb testing.TB, article, gold []byte) store.Entry {
	var a synthArticle
	var g synthGold
	for _, one := range []struct {
		line []byte
		to   any
	}{{article, &a}, {gold, &g}} {
		if err := json.NewDecoder(bytes.NewReader(one.line)).Decode(one.to); err != nil {
			tb.Fatal(err)
		}
	}
	published, err := time.Parse(time.RFC3339, a.Date)
	if err != nil {
		tb.Fatal(err)
	}
	e := store.Entry{Article: onrecord.Article{
		ID: onrecord.ArticleID(a.ID), Library: onrecord.Public, Title: a.Title, Outlet: a.Publisher,
		URL: a.URL, Published: published, Text: a.Text,
	}}
	e.Reading.Sentences = synthSentences(a.Text)
	e.Reading.Passes = []onrecord.PassMark{{Pass: "quotes", Version: 1}, {Pass: "forces", Version: 1}}
	for i, q := range g.Quotes {
		e.Reading.Facts = append(e.Reading.Facts, synthQuote(&e, i, q.Speaker, q.As, q.Start, q.End, q.Direct))
	}
	for i, f := range g.Forces {
		e.Reading.Facts = append(e.Reading.Facts, synthForce(&e, len(g.Quotes)+i, f.Actor, f.Place, f.Unit, f.Start, f.End))
	}
	return e
}

// synthSentences splits text behind full stops, well enough for filler.
func synthSentences(text string) []onrecord.Span {
	var list []onrecord.Span
	start := 0
	for i := 0; i < len(text); i++ {
		end := i + 1
		for _, mark := range []string{"”", `"`} {
			if strings.HasPrefix(text[end:], mark) {
				end += len(mark)
				break
			}
		}
		if text[i] == '.' && (end == len(text) || text[end] == ' ' || text[end] == '\n') && end-start > 20 {
			list = append(list, onrecord.Span{Start: start, End: end})
			for end < len(text) && (text[end] == ' ' || text[end] == '\n') {
				end++
			}
			start, i = end, end-1
		}
	}
	return list
}

func synthID(e *store.Entry, i int) onrecord.FactID {
	sum := sha256.Sum256(fmt.Appendf(nil, "%s %d", e.Article.ID, i))
	return onrecord.FactID(strings.ToLower(base32.StdEncoding.EncodeToString(sum[:])[:10]))
}

func synthQuote(e *store.Entry, i int, speaker, as string, start, end int, direct bool) onrecord.Fact {
	text := e.Article.Text
	f := onrecord.Fact{
		ID: synthID(e, i), Kind: onrecord.Quote, Form: onrecord.Indirect, Status: onrecord.Said, Pass: "quotes", Version: 1,
		Span: sentenceOf(e.Reading.Sentences, start, end), What: onrecord.MentionAt(text, onrecord.Span{Start: start, End: end}),
	}
	if direct {
		f.Form = onrecord.Direct
	}
	if at := strings.Index(text[f.Span.Start:f.Span.End], as); at >= 0 {
		who := onrecord.MentionAt(text, onrecord.Span{Start: f.Span.Start + at, End: f.Span.Start + at + len(as)})
		who.Name = speaker
		if proof := strings.Index(text, speaker); proof >= 0 {
			who.NameAt = onrecord.Span{Start: proof, End: proof + len(speaker)}
		}
		f.Who = []onrecord.Mention{who}
	}
	return f
}

func synthForce(e *store.Entry, i int, actor, place, unit string, start, end int) onrecord.Fact {
	text := e.Article.Text
	f := onrecord.Fact{
		ID: synthID(e, i), Kind: onrecord.Force, Status: onrecord.Present, Class: "troops", Pass: "forces", Version: 1,
		Span: onrecord.Span{Start: start, End: end},
	}
	mention := func(part string) onrecord.Mention {
		at := strings.Index(text[start:end], part)
		if at < 0 {
			return onrecord.Mention{}
		}
		return onrecord.MentionAt(text, onrecord.Span{Start: start + at, End: start + at + len(part)})
	}
	f.What = mention(unit)
	if m := mention(place); !m.Zero() {
		m.Name = place
		f.To = []onrecord.Mention{m}
	}
	if m := mention(actor); !m.Zero() {
		m.Name = actor
		f.Who = []onrecord.Mention{m}
	}
	return f
}

func sentenceOf(list []onrecord.Span, start, end int) onrecord.Span {
	for _, s := range list {
		if s.Start <= start && end <= s.End {
			return s
		}
	}
	return onrecord.Span{Start: start, End: end}
}
