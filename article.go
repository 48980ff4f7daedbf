package onrecord

import (
	"time"
	"unicode/utf8"
)

// Public is the library that every article belongs to unless it was added to
// another, such as that of one Discord server.
const Public = "public"

// ArticleID names an article within its library: the id that it was added
// with, else one made from its address or its content. It stays the same over
// revisions.
type ArticleID string

// Span is a stretch of Article.Text in UTF-8 byte offsets, half open: the
// bytes Start to End-1.
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Len returns the length of s in bytes.
func (s Span) Len() int { return s.End - s.Start }

// Empty reports whether s holds no byte; the zero Span is empty.
func (s Span) Empty() bool { return s.End <= s.Start }

// Holds reports whether o lies wholly inside s.
func (s Span) Holds(o Span) bool { return s.Start <= o.Start && o.End <= s.End }

// Overlaps reports whether s and o share at least one byte.
func (s Span) Overlaps(o Span) bool { return s.Start < o.End && o.Start < s.End }

// In returns the bytes of text at s, and false when s does not lie inside
// text or cuts a rune.
func (s Span) In(text string) (string, bool) {
	if s.Start < 0 || s.End < s.Start || s.End > len(text) {
		return "", false
	}
	if !onRune(text, s.Start) || !onRune(text, s.End) {
		return "", false
	}
	return text[s.Start:s.End], true
}

func onRune(text string, at int) bool {
	return at == len(text) || utf8.RuneStart(text[at])
}

// Article is one revision of one news article. Text is valid UTF-8, cleaned
// once before it was stored and never edited: a changed page is a new
// Revision, and so is the same text with another title, outlet, address or
// date.
type Article struct {
	ID       ArticleID
	Library  string // Public, or a library of one server or workspace
	Revision int    // 1 as it was first saved, 2 when it was first changed

	URL      string // where it was published; may be empty
	Outlet   string // newspaper, agency or site
	Title    string
	Byline   string
	Language string // BCP 47, may be empty

	Published time.Time // zero when unknown; dates in words then stay words
	DateOnly  bool      // Published says the day, not the hour
	Fetched   time.Time

	Text string
	Hash string // hex SHA-256 of Text: same Hash, same content

	Sample    bool   // ships with onrecord; shown as a sample everywhere
	Withdrawn string // why it was withdrawn; empty when it stands

	// CopyOf is the article of the same library that this one repeats, nearly
	// word for word; empty when it is not such a copy. The original is what
	// was saved first, and has no CopyOf itself.
	CopyOf ArticleID
}

// Original returns the ID that a and all its near copies share.
func (a *Article) Original() ArticleID {
	if a.CopyOf != "" {
		return a.CopyOf
	}
	return a.ID
}

// Copy is an article beside another that it is nearly the same as, and why.
type Copy struct {
	Article Article // without Text
	Shared  int     // runs of five words that both texts have
	Of      int     // runs of five words in the shorter text
}
