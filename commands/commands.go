// Package commands holds one file for each thing that can be asked. It knows
// the vocabulary and the conversation; where facts are kept it is handed as
// a Finder.
//
// A command has the file of its name: about.go, articles.go, ask.go, check.go,
// library.go, quotes.go, source.go, timeline.go, whois.go, whosaid.go, and the
// seven that begin with troops. /help is made by package bot. Behind /ask also
// stand howmany.go, tied.go and sentences.go, for what no fact answers, behind
// /who-said saidalone.go, for words that tell nothing by themselves.
//
// What they share:
//
//   - desk.go is what one request works with; pages.go chooses the articles
//     that are read for a question, texts.go prepares them;
//   - matches.go finds the sentences that agree with asked words, quoting.go
//     makes Quotations of them;
//   - spoken.go finds whose a quote is, topic.go what it is about;
//   - recall.go is what a conversation remembers;
//   - lately.go reads times that are counted from the day of the asker;
//   - names.go looks names up, spelling.go mends words that are mistyped;
//   - examples.go makes examples of what is loaded.
package commands

import (
	"context"

	"onrecord"
	"onrecord/bot"
	"onrecord/question"
)

// Finder is what commands ask of a store. Every method returns nothing of
// libraries other than those it is given.
type Finder interface {
	Find(ctx context.Context, q onrecord.Query) (onrecord.Page, error)
	Fact(ctx context.Context, libraries []string, id onrecord.FactID) (onrecord.Hit, error)
	Passages(ctx context.Context, q onrecord.Query) ([]onrecord.Passage, error)
	Article(ctx context.Context, libraries []string, id onrecord.ArticleID, revision int) (onrecord.Article, error)
	Sentences(ctx context.Context, libraries []string, id onrecord.ArticleID) ([]onrecord.Span, error)
	Names(ctx context.Context, libraries []string, prefix string, kind onrecord.NameKind, limit int) ([]onrecord.KnownName, error)
	Articles(ctx context.Context, q onrecord.Query) (onrecord.ArticlePage, error)
	Count(ctx context.Context, libraries []string) (onrecord.Counts, error)
}

// Librarian changes a library: what /library does.
type Librarian interface {
	// Add brings the article at an address, or those of a file, into a
	// library and returns one line for each: what was added or why not.
	Add(ctx context.Context, library, address string) ([]string, error)
	AddFile(ctx context.Context, library string, file bot.Attachment) ([]string, error)
	Remove(ctx context.Context, library string, id onrecord.ArticleID) error
	// SearchPublic says whether readers of library search the public one too.
	SearchPublic(ctx context.Context, library string, also bool) error
}

// Memory keeps the last question of a conversation, and whom it was answered with, for
// follow-ups.
type Memory interface {
	Last(ctx context.Context, conversation string) (line string, ok bool)
	Remember(ctx context.Context, conversation, line string)
}

// reader is what all requests read from, and the words that were split for any
// of them.
type reader struct {
	Finder
	split question.Splitter
}

// All lists the commands, in the order of menus and help. librarian and
// memory may be nil: then nothing can be added, and every question stands
// alone.
func All(find Finder, librarian Librarian, memory Memory) []bot.Command {
	from := reader{find, question.NewSplitter()}
	var all []bot.Command
	all = append(all,
		ask(from, memory),
		remembering(memory, whoIs(from), askedWhoIs),
		remembering(memory, whoSaid(from), askedWhoSaid),
		remembering(memory, quotes(from), askedQuotes(from)),
		timeline(from),
		troops(from),
		check(from),
		source(from),
		articles(from),
		library(from, librarian),
		about(find),
	)
	all = append(all, bot.Help(func() []bot.Command { return all }))
	return all
}
