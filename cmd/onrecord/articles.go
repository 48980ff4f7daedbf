package main

import (
	"context"
	"fmt"
	"strings"
	"text/tabwriter"

	"onrecord"
)

// pageOfArticles is how many articles are asked of the store at once.
const pageOfArticles = 500

// ArticlesCmd lists what is loaded.
type ArticlesCmd struct {
	Words []string `arg:"" optional:"" help:"Only those with all of these words."`
}

// Run implements the subcommand.
func (c *ArticlesCmd) Run(ctx context.Context, config Config, console Console) error {
	a, err := open(ctx, config, console)
	if err != nil {
		return err
	}
	defer a.Close()
	table := tabwriter.NewWriter(console.Out, 0, 0, 2, ' ', 0)
	n := 0
	err = a.eachArticle(ctx, strings.Join(c.Words, " "), func(article onrecord.Article) error {
		n++
		_, err := fmt.Fprintln(table, articleLine(article))
		return err
	})
	if err != nil {
		return err
	}
	if err := table.Flush(); err != nil {
		return err
	}
	if n == 0 {
		fmt.Fprintln(console.Err, "onrecord: no articles")
		return exit(exitEmpty)
	}
	return nil
}

func articleLine(a onrecord.Article) string {
	date := "undated   "
	if !a.Published.IsZero() {
		date = a.Published.Format("2006-01-02")
	}
	title := a.Title
	if a.Sample {
		title += " (sample)"
	}
	if a.Withdrawn != "" {
		title += " (withdrawn)"
	}
	return strings.Join([]string{string(a.ID), date, a.Outlet, title}, "\t")
}

// eachArticle calls do for every public article that has all of these words,
// newest first.
func (a *app) eachArticle(ctx context.Context, words string, do func(onrecord.Article) error) error {
	q := onrecord.Query{Libraries: []string{onrecord.Public}, Words: words, Limit: pageOfArticles}
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
