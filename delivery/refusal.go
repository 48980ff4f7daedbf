package delivery

// What an asker is told when there will be no answer, or not the one hoped
// for. Adapters render it as any other Answer.

import (
	"errors"
	"fmt"
	"time"
	"unicode"
	"unicode/utf8"

	"onrecord"
	"onrecord/bot"
)

// Reason is why an event was refused.
type Reason string

// The reasons.
const (
	Hurried Reason = "hurried" // asked faster than the limits allow
	Full    Reason = "full"    // all places are taken
	Broken  Reason = "broken"  // it could not be written down
	Closing Reason = "closing" // the desk stops; Receive itself says Closed, and refuses nothing
)

// Refusal says why there will be no answer. Wait is how long to wait, where
// that is known.
type Refusal struct {
	Reason Reason
	Wait   time.Duration
}

// Answer returns the refusal in kind words, for the asker alone.
func (r Refusal) Answer() bot.Answer {
	a := bot.Answer{Status: bot.Failed, Private: true}
	switch r.Reason {
	case Hurried:
		a.Title = "One moment, please"
		a.Blocks = notes("That was quicker than I may answer here. Try again in " + seconds(r.Wait) + ".")
	case Full:
		a.Title = "Many are asking right now"
		a.Blocks = notes("I did not take this question, so that the others get their answers. Try again in a minute.")
	case Closing:
		a.Title = "I am just being restarted"
		a.Blocks = notes("Try again in a minute.")
	default:
		a.Title = "That went wrong"
		a.Blocks = notes("I could not take this question. It is not your fault; try again in a minute.")
	}
	return a
}

// Apology returns the Answer for work that failed with why. What is meant for
// people in an *onrecord.Error is said; every other cause is ours alone.
func Apology(why error) bot.Answer {
	a := bot.Answer{Status: bot.Failed, Private: true, Title: "That went wrong"}
	a.Blocks = notes("Something failed on my side, and nothing can be shown. Try again; if it fails again, ask for less.")
	var e *onrecord.Error
	switch {
	case errors.Is(why, ErrTime):
		a.Title = "That took too long"
		a.Blocks = notes("Ask for fewer or rarer words, or try again in a moment.")
	case errors.As(why, &e) && e.Code != onrecord.Internal:
		a.Title, a.Blocks = capital(e.Say), nil
		if e.Try != "" {
			a.Blocks = notes(capital(e.Try) + ".")
		}
	}
	return a
}

// capital begins a sentence.
func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

func notes(s string) []bot.Block { return []bot.Block{bot.Note{Kind: bot.Hint, Text: s}} }

func seconds(d time.Duration) string {
	n := int((d + time.Second - 1) / time.Second)
	if n <= 1 {
		return "a second"
	}
	return fmt.Sprintf("%d seconds", n)
}
