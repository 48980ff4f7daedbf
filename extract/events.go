package extract

import (
	"onrecord"
	"onrecord/extract/events"
)

// eventsPass finds what happened.
func eventsPass() Pass {
	return Pass{Name: "events", Version: 8, Kind: onrecord.Event, Doc: "who did what to whom, where and when", Run: events.Facts}
}
