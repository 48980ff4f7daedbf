package main

import (
	"context"
	"fmt"
	"io"
	"iter"
	"strings"
	"time"
	"unicode"

	"github.com/schollz/progressbar/v3"

	"onrecord"
	"onrecord/adapters/terminal"
	"onrecord/ingest"
	"onrecord/ingest/fetch"
	"onrecord/store"
)

// AddCmd takes articles in.
type AddCmd struct {
	Sources []string `arg:"" name:"source" help:"Files (.txt, .md, .html, .jsonl, .jsonl.gz), folders, addresses of articles or feeds, or - for standard input."`
	ID      string   `help:"Its id, for a single article."`
	Title   string   `help:"Its title."`
	Outlet  string   `name:"publisher" aliases:"outlet" help:"The newspaper, agency or site."`
	Date    string   `help:"When it was published: 2022-02-25."`
	URL     string   `help:"Where it was published."`
	Charset string   `placeholder:"NAME" help:"The encoding of files that are not UTF-8: windows-1252, iso-8859-2, macintosh."`
	Library string   `default:"public" help:"The library that they go into."`
}

// Run implements the subcommand.
func (c *AddCmd) Run(ctx context.Context, config Config, console Console) error {
	if err := c.check(); err != nil {
		return err
	}
	a, err := open(ctx, config, console)
	if err != nil {
		return err
	}
	defer a.Close()
	given := ingest.Given{ID: c.ID, Title: c.Title, Outlet: c.Outlet, Date: c.Date, URL: c.URL, Charset: c.Charset}
	items := ingest.Items(ctx, a.readers(), c.Sources, given)
	if c.ID != "" || c.URL != "" {
		items = single(items)
	}
	t := newTeller(console)
	err = a.bring(ctx, c.Library, items, t.tell)
	t.finish()
	if err == nil {
		a.settle(ctx, c.Library, t)
	}
	if ctx.Err() != nil {
		fmt.Fprintln(console.Err, "onrecord: interrupted; what is listed above stays")
		return exit(exitFailed)
	}
	if err == nil && t.refused > 0 {
		return exit(exitFailed)
	}
	return err
}

// check refuses flags that cannot be meant, before anything is added.
func (c *AddCmd) check() error {
	if _, _, err := ingest.ParseDate(c.Date); err != nil {
		return err
	}
	if c.Charset != "" {
		if _, err := ingest.Charset(c.Charset); err != nil {
			return err
		}
	}
	if c.URL != "" {
		if _, err := fetch.Address(c.URL); err != nil {
			return err
		}
	}
	return checkLibrary(c.Library)
}

// checkLibrary refuses the name of a library that is more likely a slip.
func checkLibrary(name string) error {
	odd := func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("-_.:/", r)
	}
	if name == "" || strings.ContainsFunc(name, odd) {
		return onrecord.Errorf(onrecord.Invalid, "%.40q cannot be the name of a library", name).
			Hint("use letters, digits and - _ . : / alone, for instance --library harbour-news")
	}
	return nil
}

// When a store is settled: after so many articles, if they are at least one in so
// many of their library. Fewer are not worth writing the indexes anew.
const (
	settleFrom  = 2000
	settleShare = 4
)

// settle tidies the store up where many articles of a library just came in. They
// are there all the same when it fails, for want of room perhaps.
func (a *app) settle(ctx context.Context, library string, t *teller) {
	keeper, ok := a.store.(store.Keeper)
	if !ok || t.saved < settleFrom {
		return
	}
	all, err := a.store.Count(ctx, []string{library})
	if err == nil && t.saved*settleShare >= all.Articles {
		if t.bar != nil {
			fmt.Fprintln(a.console.Err, "tidying up the indexes, so that questions are quick")
		}
		err = keeper.Settle(ctx)
	}
	if err != nil {
		a.log.Warn("the indexes were not tidied up; onrecord vacuum does it too", "error", err)
	}
}

// single refuses all articles but the first: under one id or address, each
// would be a revision of the one before.
func single(items iter.Seq[ingest.Item]) iter.Seq[ingest.Item] {
	return func(yield func(ingest.Item) bool) {
		had := false
		for it := range items {
			article := it.Err == nil && it.Skipped == ""
			if article && had {
				it.Warnings, it.Err = nil, onrecord.Errorf(onrecord.Invalid, "--id and --url name one article, and this is another")
			}
			had = had || article
			if !yield(it) {
				return
			}
		}
	}
}

// teller writes a line for each source: of one article what became of it, of
// many how many were what. Refused articles get a line each.
type teller struct {
	out     io.Writer
	bar     *progressbar.ProgressBar // nil where nobody is looking
	origin  string
	first   ingest.Report
	counts  map[string]int
	total   int // articles of this origin
	saved   int // added, revised or corrected, of all origins
	refused int // of all origins
}

// barAfter is how long adding goes on before a progress bar shows.
const barAfter = time.Second

func newTeller(console Console) *teller {
	t := &teller{out: console.Out, counts: map[string]int{}}
	if isTerminal(console.Err) {
		t.bar = progressbar.NewOptions(-1, progressbar.OptionShowTotalBytes(false), progressbar.OptionSetWriter(console.Err), progressbar.OptionSetDescription("adding"),
			progressbar.OptionShowCount(), progressbar.OptionShowIts(), progressbar.OptionSetItsString("articles"),
			progressbar.OptionThrottle(barAfter), progressbar.OptionClearOnFinish())
	}
	return t
}

func (t *teller) tell(r ingest.Report) {
	if t.bar != nil {
		_ = t.bar.Add(1) // a bar that cannot be drawn is no failure
	}
	if r.Origin != t.origin {
		t.flush()
		t.origin = r.Origin
	}
	for _, w := range r.Warnings {
		t.line("%s: %s", r.Source, w)
	}
	switch {
	case r.Item.Err != nil:
		t.refuse(r.Source, r.Item.Err)
	case r.Saved.Err != nil:
		t.refuse(r.Source, r.Saved.Err)
	case r.Skipped != "":
		t.line("%s: %s", r.Source, r.Skipped)
	default:
		if t.total == 0 {
			t.first = r
		}
		t.total++
		t.counts[r.Outcome]++
		if r.Outcome != "unchanged" {
			t.saved++
		}
	}
}

func (t *teller) refuse(source string, err error) {
	t.refused++
	t.line("%s: refused, %v", source, err)
	if try := hint(err); try != "" {
		t.line("  %s", try)
	}
}

// flush writes what became of the articles of one origin.
func (t *teller) flush() {
	switch {
	case t.total == 1:
		t.line("%s: %s", t.first.Source, outcome(t.first))
	case t.total > 1:
		var parts []string
		for _, o := range []string{"added", "revised", "corrected", "unchanged"} {
			if n := t.counts[o]; n > 0 {
				parts = append(parts, fmt.Sprintf("%d %s", n, o))
			}
		}
		t.line("%s: %s", t.origin, strings.Join(parts, ", "))
	}
	t.total = 0
	clear(t.counts)
}

// outcome says what became of one article.
func outcome(r ingest.Report) string {
	id := r.Article.ID
	switch r.Outcome {
	case "unchanged":
		return fmt.Sprintf("unchanged, it is there as %s", id)
	case "corrected":
		return fmt.Sprintf("corrected: %s; %s is now revision %d, with %s", strings.Join(r.Changed, ", "), id, r.Revision, counted(r.Facts, "fact"))
	case "revised":
		return fmt.Sprintf("revised, %s is now revision %d, with %s", id, r.Revision, counted(r.Facts, "fact"))
	}
	return fmt.Sprintf("%s as %s, with %s", r.Outcome, id, counted(r.Facts, "fact"))
}

func counted(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}

func (t *teller) line(format string, args ...any) {
	if t.bar != nil {
		_ = t.bar.Clear()
	}
	fmt.Fprintln(t.out, terminal.OneLine(fmt.Sprintf(format, args...)))
}

func (t *teller) finish() {
	t.flush()
	if t.bar != nil {
		_ = t.bar.Finish()
	}
}
