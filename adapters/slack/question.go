package slack

// A question as it stands in the inbox, and a reply as it stands in the outbox.

import (
	"cmp"
	"encoding/json"
	"time"

	"onrecord/bot"
	"onrecord/delivery"
	"onrecord/inbox"
)

// route is the way by which an answer reaches its reader.
type route string

const (
	toThread  route = "thread"  // a message in a thread, or in direct messages
	toAsker   route = "asker"   // by response address, for the asker alone
	toChannel route = "channel" // by response address, for the whole channel
	inPlace   route = "replace" // by response address, instead of the message that was clicked
)

// question is what stands in the inbox: everything that is needed to answer
// after a restart.
type question struct {
	Tenant  tenant            `json:"tenant"`
	Foreign bool              `json:"foreign,omitempty"` // seen or asked from another workspace: public articles only
	User    string            `json:"user"`
	Channel string            `json:"channel,omitempty"`
	Thread  string            `json:"thread,omitempty"`  // ts of the root of the thread to answer in
	Active  bool              `json:"active,omitempty"`  // the thread is one already
	Direct  bool              `json:"direct,omitempty"`  // direct messages with us
	After   string            `json:"after,omitempty"`   // ts of the message that asks or was clicked: the answer comes after it
	Message string            `json:"message,omitempty"` // ts of the message that the answer replaces; empty: none, or one that a single person sees
	Line    string            `json:"line,omitempty"`
	Command string            `json:"command,omitempty"` // set where it is not to be read out of Line
	Args    map[string]string `json:"args,omitempty"`
	Part    int               `json:"part,omitempty"`
	Route   route             `json:"route"`
	Address string            `json:"address,omitempty"` // response address
	Since   int64             `json:"since,omitempty"`   // of a farewell: when it was said, in Unix seconds
}

// How long an answer is worth delivering: a channel moves on, a response
// address serves for 30 minutes.
const (
	threadTime  = 10 * time.Minute
	addressTime = 25 * time.Minute
)

// event is q as it is written into the inbox under the platform's own id.
func (q question) event(id string, now time.Time) (inbox.Event, error) {
	request, err := json.Marshal(q)
	lasts := threadTime
	if q.Address != "" {
		lasts = addressTime
	}
	return inbox.Event{
		Key:     inbox.Key{Platform: platform, Place: q.Tenant.Team, Event: id},
		Request: request, Received: now, Deadline: now.Add(lasts),
	}, err
}

func questionOf(e inbox.Event) (question, error) {
	var q question
	err := json.Unmarshal(e.Request, &q)
	return q, err
}

// place is where the answer goes.
func (q question) place() place {
	return place{Channel: q.Channel, Thread: q.Thread, User: q.User}
}

// where names the channel among those of all workspaces.
func (q question) where() string { return q.Tenant.Team + "/" + cmp.Or(q.Channel, q.User) }

// asker is who asks, for the limits; a farewell has none.
func (q question) asker() delivery.Asker {
	if q.Route == farewell {
		return delivery.Asker{}
	}
	return delivery.Asker{User: q.Tenant.Team + "/" + q.User, Channel: q.Channel, Place: q.Tenant.Team}
}

// private reports whether the asker alone will see the answer.
func (q question) private() bool {
	return q.Direct || q.Route == toAsker || q.Route == inPlace && q.Message == ""
}

// again reports whether an answer is shown once more, for others or another
// part of it: that is no new question.
func (q question) again() bool { return q.Route == toChannel || q.Route == inPlace }

// request is q as the bot takes it. Libraries and Manager are not set.
func (q question) request(commands []bot.Command) bot.Request {
	r := bot.Parse(q.Line, commands)
	if q.Command != "" {
		r.Command, r.Args = q.Command, q.Args
	}
	r.Platform, r.Place, r.Channel, r.User = platform, q.Tenant.Team, q.Channel, q.User
	r.Private = q.private()
	if !q.again() {
		r.Conversation = q.conversation()
	}
	if !q.Foreign {
		r.Home = q.Tenant.home()
	}
	return r
}

// conversation is what follow-ups lean on: a thread, or a channel and user.
// What somebody asks alone in a thread is not what others lean on there.
func (q question) conversation() string {
	c := q.Tenant.home() + "/" + q.Channel
	if q.Thread != "" {
		c += "/" + q.Thread
	}
	if q.Thread == "" || q.Route == toAsker {
		c += "/" + q.User
	}
	return c
}

// reply is what stands in the outbox: the message, and how to deliver it.
type reply struct {
	payload
	Private bool   `json:"private,omitempty"`   // for the asker's eyes, also where the question was public
	Status  string `json:"status_ts,omitempty"` // ts of the status line that the answer replaces
}

// replaces reports whether a reply takes the place of the message that was
// clicked. News for the clicker alone, such as a failure, does not.
func (r reply) replaces(q question) bool { return q.Route == inPlace && !r.Private }
