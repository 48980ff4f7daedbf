package onrecord

import (
	"errors"
	"fmt"
)

// Code says to programs what sort of failure an Error is.
type Code string

// The codes. Everything without one is Internal to the asker.
const (
	Invalid  Code = "invalid"   // the input is wrong; the asker can change it
	NotFound Code = "not-found" // no such thing, or none that the asker may see
	TooLarge Code = "too-large" // over a stated limit
	Busy     Code = "busy"      // try again later
	Denied   Code = "denied"    // the asker may not do that
	Internal Code = "internal"  // ours; the log has the cause
)

// Error has two readers: Code for programs, Say and Try for people. Cause is
// for the log and never shown to an asker.
type Error struct {
	Code  Code
	Say   string // what is wrong, one sentence, lower case, no full stop
	Try   string // what to try, one sentence; may be empty
	Cause error
}

// Errorf returns an Error whose sentence is formatted from the arguments; %w
// is not for it: set Cause instead.
func Errorf(code Code, format string, args ...any) *Error {
	return &Error{Code: code, Say: fmt.Sprintf(format, args...)}
}

// Hint returns a copy of e with the sentence that says what to try.
func (e *Error) Hint(try string) *Error {
	c := *e
	c.Try = try
	return &c
}

// Because returns a copy of e with its cause.
func (e *Error) Because(cause error) *Error {
	c := *e
	c.Cause = cause
	return &c
}

// Error returns the line for the log: what people read, and the cause.
func (e *Error) Error() string {
	if e.Cause != nil {
		return e.Say + ": " + e.Cause.Error()
	}
	return e.Say
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Cause }

// CodeOf returns the code of the first Error in err's chain, and Internal
// where there is none.
func CodeOf(err error) Code {
	var e *Error
	if errors.As(err, &e) {
		return e.Code
	}
	return Internal
}
