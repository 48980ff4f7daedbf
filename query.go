package onrecord

import "time"

// Match says how the words of a Query must stand in what is found.
type Match int

// The ways to match words, narrowest first. Words are matched without case,
// accents and punctuation. Near and Some fold word endings as well.
const (
	Phrase Match = iota // the words in this order, nothing between
	Near                // all words, in any order and form
	Some                // any of the words, best first; scored over a bounded number of candidates
)

// Query asks a store for facts. Libraries is never empty: a store refuses a
// query without it. Otherwise the zero value asks for everything, newest
// article first, then in order of the text.
type Query struct {
	Libraries []string // only articles of these
	Kind      Kind     // empty: every kind
	Form      Form
	Statuses  []Status
	Class     string
	Article   ArticleID // only facts of this article

	// Words are looked for in What (quotes: the content) and around it: in
	// the sentence of a quote or force, in the other mentions of other kinds.
	Words string
	Match Match

	Who    []string // names, of which one must fit: full, a last name, an alias or acronym
	Places []string // names of places, of which one must be From, To or, of a role, Of
	// Fold leaves out what near copies repeat: a fact, or passage, that the
	// original has too is found there alone.
	Fold bool

	Since time.Time // articles published from here
	Until time.Time // to here, exclusive

	Limit int    // 0: the store's default of 50
	After string // opaque mark of the page before; empty for the first
}

// Hit is one fact that was found, with its article (without Text).
type Hit struct {
	Fact    Fact
	Article Article
	Score   float64   // higher is better; comparable within one Page only
	Copies  []Article // near copies of the article, without Text, that the asker may read
}

// Page is a stretch of the hits of a Query.
type Page struct {
	Hits  []Hit
	Total int    // all hits, as far as they were counted: at least len(Hits), with words no further than this page
	More  string // opaque mark to ask for the next page; empty at the end
}

// Passage is a sentence that was found by its words.
type Passage struct {
	Article Article   // without Text
	Span    Span      // of the sentence, in Article.Text
	Text    string    // the bytes there
	Index   int       // which sentence of the article it is, from 0
	Score   float64   // higher is better; comparable within one result only
	Copies  []Article // near copies of the article, without Text, that the asker may read
}

// KnownName is a name over all articles that the asker may read.
type KnownName struct {
	Name
	Articles int // how many articles name it
	Facts    int // how many facts have it as Who, From or To
}

// ArticlePage is a stretch of a list of articles.
type ArticlePage struct {
	Articles []Article // without Text
	Total    int
	More     string // opaque mark of the next page; empty at the end
}

// Counts is the size of some libraries. Oldest and Newest are dates as
// printed in answers ("2022-02-25"), empty where no article has one.
type Counts struct {
	Articles, Facts, Quotes, Forces, Sentences int
	Samples                                    int
	Oldest, Newest                             string
}
