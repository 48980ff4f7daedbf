// Package store is the promise of a store. SQL lives in the folders below it;
// store/storetest is the promise as a test, which every store must pass.
package store

import (
	"context"
	"iter"
	"time"

	"onrecord"
	"onrecord/inbox"
)

// Outcome says what Save did.
type Outcome string

// The outcomes of Save.
const (
	Added     Outcome = "added"
	Unchanged Outcome = "unchanged" // the same content stood there already
	Revised   Outcome = "revised"   // another text under the same id: a new revision
	Corrected Outcome = "corrected" // the same text with another title, date and so on: a new revision too
)

// Entry is an article with what was read from it, ready to be saved.
type Entry struct {
	Article onrecord.Article
	Reading onrecord.Reading

	Untitled bool // the title is a makeshift, such as the name of a file: any other stands before it
}

// Saved is what became of one Entry.
type Saved struct {
	Article  onrecord.ArticleID
	Revision int
	Outcome  Outcome
	Changed  []string // what a revised or corrected article says otherwise of itself: title, publisher, byline, url, language, date
	Err      error    // this entry was refused; the others were not touched by it
}

// Store keeps articles and facts. All methods are safe for concurrent use.
// Every method that reads for somebody takes libraries and returns nothing of
// any other; none is an *onrecord.Error with code Invalid. Stale reads for the
// program itself, over all libraries.
type Store interface {
	// Save writes entries, each whole or not at all: the revision, its facts,
	// sentences, names and index entries. A fact that fails its Check is an
	// error of that entry. What an entry does not say of itself (title, outlet,
	// address, date and so on) stays as the stored article has it; the hour of
	// a day is more than the day. Entries are committed in batches; when ctx
	// ends, those that were reported stay.
	Save(ctx context.Context, entries []Entry) ([]Saved, error)

	// Reread replaces the reading of the current revision of an article, in
	// one transaction: the way to renew stale facts.
	Reread(ctx context.Context, library string, id onrecord.ArticleID, r onrecord.Reading) error

	// Stale returns up to limit articles, with Text, of all libraries that a
	// pass has not read in its present version, newest first.
	Stale(ctx context.Context, passes []onrecord.PassMark, limit int) ([]onrecord.Article, error)

	// Article returns a revision of an article with its Text; revision 0 is
	// the current one. NotFound when there is none in these libraries.
	Article(ctx context.Context, libraries []string, id onrecord.ArticleID, revision int) (onrecord.Article, error)

	// Articles lists articles (without Text), newest first: those whose
	// title, outlet or text has all of q.Words, if any. Uses Libraries, Words,
	// Since, Until, Limit, After of q.
	Articles(ctx context.Context, q onrecord.Query) (ArticlePage, error)

	// Find returns the facts that q asks for. Withdrawn articles answer
	// nothing. What is looked at for words is bounded: a store may stop after
	// 1,000 facts that have the words of a phrase in other forms or in another
	// order alone, and after 60 where they need not stand together. Of one
	// speaker, a word that 50,000 facts have may be looked for in the newest
	// 60 of theirs alone; of more than three names, any word in the newest 500.
	Find(ctx context.Context, q onrecord.Query) (onrecord.Page, error)

	// Fact returns one fact by its ID, or an unambiguous prefix of at least
	// four characters, with its article (without Text).
	Fact(ctx context.Context, libraries []string, id onrecord.FactID) (onrecord.Hit, error)

	// Passages returns sentences by their words (q.Words, q.Match), best
	// first, scored over a bounded number of candidates. Uses Libraries,
	// Words, Match, Article, Since, Until, Limit of q.
	Passages(ctx context.Context, q onrecord.Query) ([]onrecord.Passage, error)

	// Sentences returns the sentence spans of the current revision, in order.
	Sentences(ctx context.Context, libraries []string, id onrecord.ArticleID) ([]onrecord.Span, error)

	// Names returns names that have a word starting with prefix, those of
	// most facts first; an empty kind is every kind.
	Names(ctx context.Context, libraries []string, prefix string, kind onrecord.NameKind, limit int) ([]onrecord.KnownName, error)

	// Count returns how many articles and facts these libraries hold, and
	// the dates of the oldest and newest article.
	Count(ctx context.Context, libraries []string) (Counts, error)

	// Remove deletes an article in all revisions with everything made from
	// it, in one transaction. NotFound when there is none.
	Remove(ctx context.Context, library string, id onrecord.ArticleID) error

	// Box and Shelf are kept in the same database.
	Box() inbox.Box
	Shelf() inbox.Shelf

	Close() error
}

// These are part of the vocabulary, because commands show them too.
type (
	// ArticlePage is a stretch of a list of articles.
	ArticlePage = onrecord.ArticlePage
	// Counts says how much a store holds.
	Counts = onrecord.Counts
)

// Feeds is kept by a store that also remembers where new articles come from.
type Feeds interface {
	// SaveFeed adds a feed, or replaces the one of the same library and
	// address.
	SaveFeed(ctx context.Context, f onrecord.Feed) error
	// Feeds lists the feeds of these libraries, by address.
	Feeds(ctx context.Context, libraries []string) ([]onrecord.Feed, error)
	// DueFeeds returns up to limit feeds, of all libraries, that are due at
	// now, longest overdue first.
	DueFeeds(ctx context.Context, now time.Time, limit int) ([]onrecord.Feed, error)
	// DropFeed forgets a feed and the items that were seen in it. NotFound
	// when there is none.
	DropFeed(ctx context.Context, library, address string) error
	// Unseen returns those of items (addresses) that SeeItems was not told
	// for this feed, in their order.
	Unseen(ctx context.Context, library, address string, items []string) ([]string, error)
	// SeeItems remembers items of a feed as dealt with, at the moment now,
	// and forgets those that were dealt with 90 days before and are not
	// among them.
	SeeItems(ctx context.Context, library, address string, items []string, now time.Time) error
}

// Revisions is kept by a store that can list what an article said before. The
// texts are read with Article.
type Revisions interface {
	// Revisions lists the revisions of an article without Text, newest first.
	Revisions(ctx context.Context, libraries []string, id onrecord.ArticleID) ([]onrecord.Article, error)
}

// Withdrawer is kept by a store that can withdraw articles: they answer
// nothing and are in no list and no count, but Article and Fact still return
// them, with the reason.
type Withdrawer interface {
	// Withdraw gives the reason why an article does not stand; an empty
	// reason lets it stand again. NotFound when there is none.
	Withdraw(ctx context.Context, library string, id onrecord.ArticleID, reason string) error
	// Withdrawn lists the withdrawn articles of these libraries without Text,
	// newest first.
	Withdrawn(ctx context.Context, libraries []string) ([]onrecord.Article, error)
}

// Copies is kept by a store that recognises near copies when they are saved:
// Article.CopyOf, Query.Fold, Hit.Copies.
type Copies interface {
	// Copies lists the near copies of an article, its original among them,
	// in the order they were published.
	Copies(ctx context.Context, libraries []string, id onrecord.ArticleID) ([]onrecord.Copy, error)
}

// Exporter is kept by a store that can give out everything it holds, one by
// one and without holding it in memory. Both take the filters of a Query
// without Limit, After and, for articles, what asks for facts.
type Exporter interface {
	EachFact(ctx context.Context, q onrecord.Query) iter.Seq2[onrecord.Hit, error]
	EachArticle(ctx context.Context, q onrecord.Query) iter.Seq2[onrecord.Article, error] // with Text
}

// Keeper is kept by a store on a disk.
type Keeper interface {
	// StaleCount returns how many articles Stale would return without limit.
	StaleCount(ctx context.Context, passes []onrecord.PassMark) (int, error)
	// Check looks through the whole store and returns what is broken in it.
	Check(ctx context.Context) error
	// Settle makes questions quick again after many articles came in.
	// Nothing else changes.
	Settle(ctx context.Context) error
	// Vacuum gives back room, so that nothing of what was removed is left on
	// the disk.
	Vacuum(ctx context.Context) error
}
