package bot

// What is asked: a Request, as any platform can make it.

import "time"

// Request is what any platform can say.
type Request struct {
	Command string            // without slash; empty: plain text in Line
	Args    map[string]string // by Param.Name; a missing key is an argument not given
	Line    string            // as typed, as far as there was a line

	Platform string // "terminal", "discord", "slack"
	Place    string // server or workspace; empty: none
	Channel  string
	User     string // opaque; never logged
	Locale   string // BCP 47, may be empty

	// Libraries are those that the asker may read, in order; never empty.
	Libraries []string
	// Home is the library that the asker's place owns; empty: none, and
	// nothing can be added.
	Home string
	// Manager says that the asker may change Home.
	Manager bool
	// Conversation names what follow-ups lean on: a thread, a channel and
	// user, a terminal session. Empty: every question stands alone.
	Conversation string

	Attachments []Attachment

	Private bool // the answer will be seen by the asker alone
	At      time.Time
	After   string // opaque mark of the page before
}

// Attachment is a file that came with a Request.
type Attachment struct {
	Name string
	Data []byte
}

// Arg returns the argument of that name, empty where it was not given.
func (r Request) Arg(name string) string { return r.Args[name] }
