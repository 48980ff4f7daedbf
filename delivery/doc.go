// Package delivery gives every event of a chat platform exactly one answer.
// It knows no platform: an adapter hands it events, and says how to work on
// one and how to send what came of it.
//
// The way of an event through a [Desk]:
//
//	Receive  inbox: Take     a delivery that came before ends here
//	         Limiter, places too fast or too full: Refuse, and the event is finished
//	         Accept          the platform is told that an answer will come
//	work     Answer          within its own time; a panic or delay becomes an Excuse
//	         inbox: Answer   the reply stands in the outbox
//	deliver  inbox: Try      every attempt is counted before it is made
//	         Send            again, with growing pauses, until the event's deadline
//	         inbox: Finish   Sent, or Dropped with one line in the log
//
// A process may die between any two lines. [Desk.Start] finds what the inbox
// still holds: an event without a reply is worked on again, one with a reply
// is sent again, one past its deadline is dropped. So work may run twice and
// should be harmless then; Send may run twice and must put the reply where
// the first one went (an edit does), or look first when Event.Attempts is
// above one.
//
// Beside the desk: [Limiter] says how much one may ask, [Refusal] and
// [Apology] what is said where there is no answer, [KeepLine] keeps what is
// too long for a button.
package delivery
