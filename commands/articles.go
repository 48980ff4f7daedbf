package commands

import (
	"context"
	"strings"
	"time"

	"onrecord"
	"onrecord/bot"
)

// articles is /articles [WORDS]: what can be asked about.
func articles(find reader) bot.Command {
	return bot.Command{
		Name:     "articles",
		Summary:  "The articles that are loaded, newest first",
		Params:   []bot.Param{{Name: "words", Summary: "Only those with all of these words"}},
		Examples: []string{"/articles", "/articles NATO"},
		Try:      tries(find, "", func(onrecord.Fact) string { return "/articles" }),
		Run: func(ctx context.Context, r bot.Request) (bot.Answer, error) {
			return answerArticles(ctx, newDesk(find, r), r)
		},
	}
}

func answerArticles(ctx context.Context, d *desk, r bot.Request) (bot.Answer, error) {
	words := r.Arg("words")
	list, err := d.find.Articles(ctx, onrecord.Query{Libraries: d.libraries, Words: words, Match: onrecord.Near, Limit: 10, After: r.After})
	if err != nil {
		return bot.Answer{}, err
	}
	if len(list.Articles) == 0 {
		if words == "" {
			return d.empty(ctx, "No article is loaded")
		}
		return d.empty(ctx, "No article has all of the words \""+ellipsis(words, 80)+"\"")
	}
	table := bot.Table{Columns: []string{"Date", "Outlet", "Title", "ID"}}
	for _, a := range list.Articles {
		p, err := d.page(ctx, a)
		if err != nil {
			return bot.Answer{}, err
		}
		table.Rows = append(table.Rows, articleRow(p))
	}
	a := bot.Answer{Status: bot.Found, Title: plural(list.Total, "article"), Blocks: []bot.Block{table}}
	if list.More != "" {
		a.Actions = append(a.Actions, bot.Action{Label: "More", Line: strings.TrimSpace("/articles "+words) + " after:" + list.More})
	}
	return a, nil
}

// articleRow shows an article; what proves it is its first sentence.
func articleRow(p *page) bot.Row {
	row := bot.Row{
		Cells: [][]bot.Run{
			{day(p.Article)}, bot.Text(p.Outlet), {{Text: headline(p), URL: p.URL}}, {{Text: string(p.ID), Style: bot.Code}},
		},
		Citation: bot.Cite(p.Article, p.sentence(0, 0)),
	}
	if p.Sample {
		row.Notes = append(row.Notes, bot.Note{Kind: bot.Caution, Text: "sample"})
	}
	return row
}

// headline is the title of an article, or how its text begins.
func headline(p *page) string {
	if p.Title != "" || len(p.sentences) == 0 {
		return p.Title
	}
	return ellipsis(p.say(p.sentences[0]), 70)
}

// day shows when an article was published.
func day(a onrecord.Article) bot.Run {
	if a.Published.IsZero() {
		return bot.Run{Text: "undated"}
	}
	return bot.Run{Text: a.Published.Format(time.DateOnly)}
}
