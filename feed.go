package onrecord

import "time"

// Feed is an address that tells of new articles, and how asking it went. A
// library has each address at most once.
type Feed struct {
	Library string
	URL     string // RSS, Atom, JSON Feed or a news sitemap
	Title   string // what it calls itself; may be empty
	Every   time.Duration

	ETag, LastModified string // validators of the last answer; may be empty

	Due      time.Time // when it is asked next
	Tried    time.Time // when it was asked last; zero: never
	Good     time.Time // when it was last read without failure; zero: never
	Failure  string    // why the last try failed, for people; empty: it did not
	Failures int       // tries in a row that failed
}
