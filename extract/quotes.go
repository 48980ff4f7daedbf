package extract

import (
	"onrecord"
	"onrecord/extract/quotes"
)

// quotesPass finds what somebody said, wrote or thought.
func quotesPass() Pass {
	return Pass{Name: "quotes", Version: 15, Kind: onrecord.Quote, Doc: "who said, wrote or thought what: direct, mixed and indirect", Run: quotes.Facts}
}
