package main

import (
	"context"
	"fmt"

	"onrecord"
)

// RemoveCmd takes articles out, with everything that was read from them.
type RemoveCmd struct {
	IDs     []string `arg:"" optional:"" name:"id" help:"The ids of the articles."`
	Library string   `default:"public" help:"The library that they are in."`
	Samples bool     `help:"Take out all sample articles."`
}

// Run implements the subcommand.
func (c *RemoveCmd) Run(ctx context.Context, config Config, console Console) error {
	if len(c.IDs) == 0 && !c.Samples {
		return onrecord.Errorf(onrecord.Invalid, "remove needs the id of an article, or --samples").
			Hint("onrecord articles lists them")
	}
	a, err := open(ctx, config, console)
	if err != nil {
		return err
	}
	defer a.Close()
	var ids []onrecord.ArticleID
	for _, id := range c.IDs {
		ids = append(ids, onrecord.ArticleID(id))
	}
	if c.Samples {
		samples, err := a.sampleIDs(ctx)
		if err != nil {
			return err
		}
		if len(samples) == 0 {
			fmt.Fprintln(console.Out, "no sample articles are left")
		}
		ids = append(ids, samples...)
	}
	for _, id := range ids {
		if err := a.store.Remove(ctx, c.Library, id); err != nil {
			return err
		}
		fmt.Fprintf(console.Out, "%s: removed\n", id)
	}
	return nil
}

func (a *app) sampleIDs(ctx context.Context) ([]onrecord.ArticleID, error) {
	var ids []onrecord.ArticleID
	err := a.eachArticle(ctx, onrecord.Public, "", func(article onrecord.Article) error {
		if article.Sample {
			ids = append(ids, article.ID)
		}
		return nil
	})
	return ids, err
}
