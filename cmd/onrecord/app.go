package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"runtime/debug"
	"time"

	"onrecord"
	"onrecord/bot"
	"onrecord/commands"
	"onrecord/extract"
	"onrecord/ingest"
	"onrecord/ingest/fetch"
	"onrecord/store"
	"onrecord/store/sqlite"
)

// answerLimit is how long one question may take.
const answerLimit = 10 * time.Second

// agent is how the program names itself to sites that it reads.
const agent = "onrecord (reads articles that its users ask for)"

// app is the program put together: a store, and a bot that answers from it.
type app struct {
	config  Config
	console Console
	store   store.Store
	web     *fetch.Client
	bot     *bot.Bot
	log     *slog.Logger

	readOnly bool // the database may not be written: nothing is kept
	logFile  io.Closer
}

// open opens the store and puts the bot together. The caller closes the app.
func open(ctx context.Context, config Config, console Console) (*app, error) {
	a := &app{config: config, console: console, web: newClient(config)}
	if err := a.openLog(); err != nil {
		return nil, err
	}
	db, err := sqlite.Open(ctx, config.DB, sqlite.Options{})
	if onrecord.CodeOf(err) == onrecord.Denied {
		db, err = a.openToRead(ctx, err)
	}
	if err != nil {
		return nil, unusable(config.DB, err)
	}
	a.store = db
	a.bot = &bot.Bot{
		Commands: commands.All(db, librarian{a}, memory{db.Shelf(), time.Now}),
		Plain:    "ask",
		Texts:    a.text,
		Limit:    answerLimit,
		Log:      a.log,
		Now:      time.Now,
	}
	return a, nil
}

// openToRead opens a database that may not be written, and says so: it can be
// asked all the same. denied is why it was not opened.
func (a *app) openToRead(ctx context.Context, denied error) (*sqlite.DB, error) {
	if _, err := os.Stat(a.config.DB); err != nil {
		return nil, denied
	}
	db, err := sqlite.Open(ctx, a.config.DB, sqlite.Options{ReadOnly: true})
	if err != nil {
		return nil, denied
	}
	a.readOnly = true
	fmt.Fprintf(a.console.Err, "onrecord: %q may not be written; it is opened to be read alone\n", a.config.DB)
	return db, nil
}

// unusable says in one line that a file is ours and yet cannot be opened: its
// tables are not those that its version promises.
func unusable(path string, err error) error {
	var known *onrecord.Error
	if errors.As(err, &known) || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	return onrecord.Errorf(onrecord.Invalid, "%q was made by another build of onrecord and cannot be read", path).
		Hint("name another file with --db, and add the articles again").Because(err)
}

func (a *app) openLog() error {
	var out io.Writer = a.console.Err
	if a.config.LogFile != "" {
		f, err := os.OpenFile(a.config.LogFile, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
		if err != nil {
			return onrecord.Errorf(onrecord.Invalid, "the log cannot be written to %q", a.config.LogFile).Because(err)
		}
		out, a.logFile = f, f
	}
	a.log = slog.New(slog.NewTextHandler(out, &slog.HandlerOptions{Level: a.config.Log}))
	return nil
}

// Close closes the store, then the log.
func (a *app) Close() {
	if err := a.store.Close(); err != nil {
		a.log.Error("the store did not close", "err", err)
	}
	if a.logFile != nil {
		_ = a.logFile.Close() // nowhere left to tell of it
	}
}

// text implements bot.Texts.
func (a *app) text(library string, id onrecord.ArticleID, revision int) (string, error) {
	article, err := a.store.Article(context.Background(), []string{library}, id, revision)
	return article.Text, err
}

// pipeline returns the way of articles into a library.
func (a *app) pipeline(library string) *ingest.Pipeline {
	return &ingest.Pipeline{Library: library, Read: readArticle, Saver: saver{a.store}, Now: time.Now, Log: a.log}
}

// readers lists what can be added, the first that takes a source first.
func (a *app) readers() []ingest.Reader {
	return append([]ingest.Reader{ingest.Address(a.web, time.Now)}, ingest.Files(a.console.In)...)
}

// readArticle reads an article with all passes.
func readArticle(article onrecord.Article) (onrecord.Reading, []error) {
	return readWith(article, extract.Passes())
}

// readWith reads an article. Articles come from strangers while others are
// being answered, so a panic over one is an error: the article has no facts,
// and counts as read by these passes, or it would be read again for ever.
func readWith(article onrecord.Article, passes []extract.Pass) (r onrecord.Reading, broken []error) {
	defer func() {
		if p := recover(); p != nil {
			r = onrecord.Reading{}
			for _, pass := range passes {
				r.Passes = append(r.Passes, pass.Mark())
			}
			broken = []error{fmt.Errorf("the reading panicked: %v\n%s", p, debug.Stack())}
		}
	}()
	return extract.Read(article, passes)
}

// saver lets a store take what ingest made.
type saver struct{ store store.Store }

// Save implements ingest.Saver.
func (s saver) Save(ctx context.Context, entries []ingest.Entry) ([]ingest.Saved, error) {
	in := make([]store.Entry, len(entries))
	for i, e := range entries {
		in[i] = store.Entry(e)
	}
	saved, err := s.store.Save(ctx, in)
	out := make([]ingest.Saved, len(saved))
	for i, one := range saved {
		out[i] = ingest.Saved{Outcome: string(one.Outcome), Revision: one.Revision, Changed: one.Changed, Err: one.Err}
	}
	return out, err
}
