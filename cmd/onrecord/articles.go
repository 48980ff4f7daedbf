package main

import (
	"context"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"onrecord"
	"onrecord/adapters/terminal"
	"onrecord/store"
)

// pageOfArticles is how many articles are asked of the store at once.
const pageOfArticles = 500

// ArticlesCmd is about what is loaded.
type ArticlesCmd struct {
	List ArticlesListCmd `cmd:"" default:"withargs" help:"List the articles."`
	Diff ArticlesDiffCmd `cmd:"" help:"What the latest revision of an article changed, word by word, and which quotations."`
}

// ArticlesListCmd lists what is loaded.
type ArticlesListCmd struct {
	Words     []string `arg:"" optional:"" help:"Only those with all of these words."`
	Library   string   `default:"public" help:"The library."`
	Copies    bool     `xor:"what" help:"Near copies of one another, and why they are."`
	Stale     bool     `xor:"what" help:"Only count those that an older version of a pass has read."`
	Withdrawn bool     `xor:"what" help:"Those that were withdrawn, with the reason."`
}

// Run implements the subcommand.
func (c *ArticlesListCmd) Run(ctx context.Context, config Config, console Console) error {
	a, err := open(ctx, config, console)
	if err != nil {
		return err
	}
	defer a.Close()
	switch {
	case c.Stale:
		return a.tellStale(ctx)
	case c.Withdrawn:
		return a.tellWithdrawn(ctx, c.Library)
	case c.Copies:
		return a.tellCopies(ctx, c.Library, strings.Join(c.Words, " "))
	}
	return a.tellArticles(ctx, c.Library, strings.Join(c.Words, " "))
}

func (a *app) tellArticles(ctx context.Context, library, words string) error {
	table := newTable(a.console.Out)
	n := 0
	err := a.eachArticle(ctx, library, words, func(article onrecord.Article) error {
		n++
		_, err := fmt.Fprintln(table, articleLine(article))
		return err
	})
	if err != nil {
		return err
	}
	if n == 0 {
		return a.none("no articles")
	}
	return table.Flush()
}

func newTable(w io.Writer) *tabwriter.Writer { return tabwriter.NewWriter(w, 0, 0, 2, ' ', 0) }

// none says that there is nothing to show.
func (a *app) none(what string) error {
	fmt.Fprintln(a.console.Err, "onrecord: "+what)
	return exit(exitEmpty)
}

func articleLine(a onrecord.Article) string {
	title := a.Title
	if a.Sample {
		title += " (sample)"
	}
	if a.Withdrawn != "" {
		title += " (withdrawn)"
	}
	return fields(string(a.ID), day(a), a.Outlet, title)
}

// fields is a line of a table. Nothing from outside breaks it or moves a
// cursor.
func fields(all ...string) string {
	for i, f := range all {
		all[i] = terminal.OneLine(f)
	}
	return strings.Join(all, "\t")
}

func day(a onrecord.Article) string {
	if a.Published.IsZero() {
		return "undated   "
	}
	return a.Published.Format("2006-01-02")
}

func (a *app) tellStale(ctx context.Context) error {
	n, err := a.countStale(ctx)
	if err != nil {
		return err
	}
	fmt.Fprintf(a.console.Out, "%s stale: read by an older version of a pass; serve reads them again\n", counted(n, "article"))
	return nil
}

func (a *app) tellWithdrawn(ctx context.Context, library string) error {
	w, ok := a.store.(store.Withdrawer)
	if !ok {
		return onrecord.Errorf(onrecord.Invalid, "this database cannot withdraw articles")
	}
	list, err := w.Withdrawn(ctx, []string{library})
	if err != nil {
		return err
	}
	if len(list) == 0 {
		return a.none("no article is withdrawn")
	}
	table := newTable(a.console.Out)
	for _, article := range list {
		fmt.Fprintf(table, "%s\t%s\n", articleLine(article), terminal.OneLine(article.Withdrawn))
	}
	return table.Flush()
}

// tellCopies shows each article that has near copies, with how much each of
// them shares with it.
func (a *app) tellCopies(ctx context.Context, library, words string) error {
	copies, ok := a.store.(store.Copies)
	if !ok {
		return onrecord.Errorf(onrecord.Invalid, "this database does not recognise copies")
	}
	n := 0
	err := a.eachArticle(ctx, library, words, func(article onrecord.Article) error {
		if article.CopyOf != "" {
			return nil // shown with its original
		}
		list, err := copies.Copies(ctx, []string{library}, article.ID)
		if err != nil || len(list) == 0 {
			return err
		}
		n++
		return a.tellGroup(article, list)
	})
	if err == nil && n == 0 {
		return a.none("no near copies")
	}
	return err
}

// eachArticle calls do for every article of a library that has all of these
// words, newest first.
func (a *app) eachArticle(ctx context.Context, library, words string, do func(onrecord.Article) error) error {
	q := onrecord.Query{Libraries: []string{library}, Words: words, Limit: pageOfArticles}
	for {
		page, err := a.store.Articles(ctx, q)
		if err != nil {
			return err
		}
		for _, article := range page.Articles {
			if err := do(article); err != nil {
				return err
			}
		}
		if page.More == "" {
			return nil
		}
		q.After = page.More
	}
}

// tellGroup shows an article and its near copies, with what makes them so.
func (a *app) tellGroup(original onrecord.Article, list []onrecord.Copy) error {
	fmt.Fprintln(a.console.Out, strings.ReplaceAll(articleLine(original), "\t", "  "))
	for _, c := range list {
		_, err := fmt.Fprintf(a.console.Out, "  %s\n    a near copy: %d of the %d runs of five words in the shorter text stand in both\n",
			strings.ReplaceAll(articleLine(c.Article), "\t", "  "), c.Shared, c.Of)
		if err != nil {
			return err
		}
	}
	return nil
}
