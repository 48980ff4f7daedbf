// Package inbox makes one question have exactly one answer, also after a
// crash or a redelivery: an event is written down before it is worked on, and
// its answer before it is sent. Adapters use it; stores keep it.
//
// The life of an event:
//
//	Take    -> Taken     written down; the platform may be told so
//	Answer  -> Answered  the answer stands in the outbox, in the same transaction
//	Finish  -> Sent      delivered, or Dropped: it never can be; its bytes are
//	                     erased, and its key is remembered until Forget
//
// After a restart Open returns what is Taken (work again) or Answered (send
// again). Whether its Deadline has passed is for its reader to see.
package inbox

import (
	"context"
	"time"
)

// Key names an event: the same delivery has the same key, however often and
// over whichever connection it comes.
type Key struct {
	Platform string // "discord", "slack"
	Place    string // server or workspace; empty: none
	Event    string // the platform's own id
}

// State is how far an event has come.
type State string

// The states of an event.
const (
	Taken    State = "taken"
	Answered State = "answered"
	Sent     State = "sent"
	Dropped  State = "dropped" // its deadline passed, or it can never be delivered
)

// Event is something that wants one answer. Request and Reply are opaque to
// the box: what the adapter needs to work again and to deliver. They are
// erased when the event is Sent or Dropped.
type Event struct {
	Key
	State    State
	Received time.Time
	Deadline time.Time // after it nothing can be delivered
	Attempts int       // how often delivery was tried
	Request  []byte
	Reply    []byte // set from Answered on
}

// Box is where events are written down. Every method is one transaction and
// is durable when it returns.
type Box interface {
	// Take writes the event down as Taken and returns true; false when the
	// key is known already, in whatever state.
	Take(ctx context.Context, e Event) (fresh bool, err error)
	// Answer stores the reply of a Taken event and makes it Answered; false
	// when the event is not Taken, so that two workers cannot both answer.
	Answer(ctx context.Context, k Key, reply []byte) (first bool, err error)
	// Try counts one attempt to deliver an Answered event; false when the
	// event is not Answered.
	Try(ctx context.Context, k Key) (ok bool, err error)
	// Finish makes the event Sent or Dropped and erases its bytes. The key
	// stays known.
	Finish(ctx context.Context, k Key, as State) error
	// Open returns the events of a platform that are Taken or Answered,
	// oldest first.
	Open(ctx context.Context, platform string) ([]Event, error)
	// Forget deletes finished events received before the moment.
	Forget(ctx context.Context, before time.Time) error
}

// Shelf keeps small values of adapters and commands: settings of a library,
// tokens (encrypted by who puts them), one-time states, the last question of
// a conversation. A scope is a path such as "slack/install".
type Shelf interface {
	// Put stores value; until zero means for good.
	Put(ctx context.Context, scope, key string, value []byte, until time.Time) error
	// Get returns the value, and false when there is none or its time is up.
	Get(ctx context.Context, scope, key string) ([]byte, bool, error)
	// Once returns the value and deletes it, in one transaction.
	Once(ctx context.Context, scope, key string) ([]byte, bool, error)
	// Keys returns the keys of a scope, in order.
	Keys(ctx context.Context, scope string) ([]string, error)
	// Drop deletes one key; an empty key deletes the scope.
	Drop(ctx context.Context, scope, key string) error
}
