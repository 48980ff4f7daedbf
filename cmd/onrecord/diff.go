package main

import (
	"context"
	"fmt"
	"io"
	"strings"

	"onrecord"
	"onrecord/adapters/terminal"
	"onrecord/changes"
	"onrecord/store"
)

// ArticlesDiffCmd shows what a revision changed.
type ArticlesDiffCmd struct {
	ID      string `arg:"" help:"The article's id."`
	From    int    `help:"The revision before; else the last but one."`
	To      int    `help:"The revision after; else the latest."`
	Library string `default:"public" help:"The library that it is in."`
}

// Run implements the subcommand.
func (c *ArticlesDiffCmd) Run(ctx context.Context, config Config, console Console) error {
	a, err := open(ctx, config, console)
	if err != nil {
		return err
	}
	defer a.Close()
	before, after, err := c.revisions(ctx, a)
	if err != nil {
		return err
	}
	fmt.Fprintf(console.Out, "%s: revision %d (%s) to revision %d (%s)\n", c.ID, before.Revision, when(before.Fetched), after.Revision, when(after.Fetched))
	writeOwn(console.Out, before, after)
	writeParts(console.Out, changes.Words(before.Text, after.Text))
	old, _ := readArticle(before)
	now, _ := readArticle(after)
	return writeQuotations(console.Out, changes.Quotations(old.Facts, now.Facts), before.Text, after.Text)
}

// revisions returns the two that are compared, with their texts.
func (c *ArticlesDiffCmd) revisions(ctx context.Context, a *app) (before, after onrecord.Article, err error) {
	keeps, ok := a.store.(store.Revisions)
	if !ok {
		return before, after, onrecord.Errorf(onrecord.Invalid, "this database keeps no revisions")
	}
	id, libraries := onrecord.ArticleID(c.ID), []string{c.Library}
	list, err := keeps.Revisions(ctx, libraries, id)
	if err != nil {
		return before, after, err
	}
	if len(list) < 2 {
		return before, after, onrecord.Errorf(onrecord.NotFound, "%q has one revision, so nothing has changed", c.ID)
	}
	from, to := c.From, c.To
	if to == 0 {
		to = list[0].Revision
	}
	if from == 0 {
		from = to - 1
	}
	if before, err = a.store.Article(ctx, libraries, id, from); err != nil {
		return before, after, err
	}
	after, err = a.store.Article(ctx, libraries, id, to)
	return before, after, err
}

// writeOwn shows what the article says otherwise of itself, beside its text.
func writeOwn(w io.Writer, before, after onrecord.Article) {
	for _, f := range []struct{ name, before, after string }{
		{"title", before.Title, after.Title},
		{"publisher", before.Outlet, after.Outlet},
		{"byline", before.Byline, after.Byline},
		{"url", before.URL, after.URL},
		{"language", before.Language, after.Language},
		{"date", published(before), published(after)},
	} {
		if f.before != f.after {
			fmt.Fprintf(w, "%s: [-%s-] {+%s+}\n", f.name, terminal.OneLine(f.before), terminal.OneLine(f.after))
		}
	}
}

// published prints the day of an article, with the hour where it is known.
func published(a onrecord.Article) string {
	if a.DateOnly || a.Published.IsZero() {
		return strings.TrimSpace(day(a))
	}
	return a.Published.Format("2006-01-02 15:04 -07:00")
}

// around is how many words are shown before and after a change.
const around = 8

// writeParts shows changes with a few words around them: what went in
// [-...-], what came in {+...+}.
func writeParts(w io.Writer, parts []changes.Part) {
	changed := false
	for i, p := range parts {
		switch p.Op {
		case changes.Removed:
			fmt.Fprintf(w, "[-%s-] ", terminal.OneLine(p.Text))
		case changes.Added:
			fmt.Fprintf(w, "{+%s+} ", terminal.OneLine(p.Text))
		case changes.Kept:
			fmt.Fprint(w, abridged(terminal.OneLine(p.Text), i > 0, i < len(parts)-1))
			continue
		}
		changed = true
	}
	if !changed {
		fmt.Fprint(w, "the words are the same")
	}
	fmt.Fprintln(w)
}

// abridged keeps the ends of a kept stretch that touch a change.
func abridged(text string, before, after bool) string {
	words := strings.Fields(text)
	switch {
	case before && after && len(words) > 2*around:
		return strings.Join(words[:around], " ") + " …\n… " + strings.Join(words[len(words)-around:], " ") + " "
	case before && !after && len(words) > around:
		return strings.Join(words[:around], " ") + " …"
	case after && !before && len(words) > around:
		return "… " + strings.Join(words[len(words)-around:], " ") + " "
	case !before && !after:
		return ""
	}
	return strings.Join(words, " ") + " "
}

// writeQuotations lists the quotations that changed or vanished.
func writeQuotations(w io.Writer, list []changes.Quotation, before, after string) error {
	for _, q := range list {
		if q.After == nil {
			fmt.Fprintf(w, "a quotation vanished: %s\n", quoted(q.Before, before))
			continue
		}
		fmt.Fprintf(w, "a quotation changed: %s\n  now: %s\n", quoted(q.Before, before), quoted(*q.After, after))
	}
	if len(list) == 0 {
		fmt.Fprintln(w, "every quotation stands as it was")
	}
	return nil
}

// quoted says on one line who said what.
func quoted(f onrecord.Fact, text string) string {
	return terminal.OneLine(fmt.Sprintf("%s: “%s”", labelList(f.Who), pieces(f.What, text)))
}
