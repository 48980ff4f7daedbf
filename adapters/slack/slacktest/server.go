// Package slacktest is a Slack for tests: the methods of the Web API that
// onrecord uses, Socket Mode, signed HTTP deliveries and response addresses,
// on the loopback. It keeps what a person would see, and every payload that
// it is sent is held to Slack's limits.
package slacktest

import (
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"time"
)

// The workspace that a Server is, and who is in it.
const (
	Team     = "T0TEAM"
	BotUser  = "U0BOT"
	BotToken = "xoxb-test-token"
	AppToken = "xapp-test-token"
	Signing  = "0123456789abcdef0123456789abcdef"
	Admin    = "U0ADMIN"
	User     = "U0USER"
)

// Message is a message as somebody can see it.
type Message struct {
	Channel string
	Thread  string
	TS      string
	For     string // who alone sees it; empty: all in the channel
	Text    string
	Blocks  []json.RawMessage
	Tag     string // the event in its metadata
	Via     string // the method, or "response_url"
	Edits   int
}

// View is a modal or Home that was shown.
type View struct {
	User    string // of a Home
	Trigger string // of a modal
	JSON    json.RawMessage
}

// Server is a Slack. Its fields may be changed with Change while it serves.
type Server struct {
	// Scopes are those granted beside the usual: "users:read".
	Scopes []string
	// Granted is the list of scopes in the headers of auth.test.
	Granted string
	// Outside are channels that the app is no member of.
	Outside []string
	// Fail makes the next calls of a method fail: with an error code, "429",
	// "500", "lose" (the connection breaks before it is done) or "drop" (done,
	// but the connection breaks before the answer).
	Fail map[string][]string
	// Ping is how often a connection is pinged.
	Ping time.Duration
	// Patience is how long an acknowledgement may take: Slack's three seconds.
	Patience time.Duration
	// Tokens are bot tokens that are taken, and the workspaces they are for.
	Tokens map[string]string
	// OAuth answers oauth.v2.access; nil: not offered.
	OAuth func(r *http.Request) map[string]any
	// Refuse names the error that apps.connections.open answers; empty: none.
	Refuse string
	// Lenient finds no fault with what it is sent: the client is not ours.
	Lenient bool
	// Keep is how many messages are kept, the last ones; 0: all.
	Keep int
	// Before runs before a method is done.
	Before func(method string)

	http *httptest.Server
	down bool

	mu       sync.Mutex
	messages []*Message
	views    []View
	hooks    map[string]*hook
	problems []string
	calls    map[string]int
	shown    int            // messages that ever were
	tags     map[string]int // event in the metadata of a message -> how many messages
	ts       int64
	sockets  []*conn
	opened   int
	waiting  map[string]chan json.RawMessage
	arrived  *sync.Cond
}

// Tester is the part of testing.TB that a Server needs.
type Tester interface {
	Helper()
	Cleanup(func())
	Errorf(format string, args ...any)
}

// New starts a Server; when the test ends it is closed, and what was wrong
// with the payloads it got is an error of the test.
func New(t Tester) *Server {
	t.Helper()
	s := &Server{
		Ping: 5 * time.Second, Patience: 3 * time.Second, Granted: "app_mentions:read,assistant:write,chat:write,commands,im:history,users:read", Tokens: map[string]string{BotToken: Team}, Fail: map[string][]string{},
		hooks: map[string]*hook{}, calls: map[string]int{}, tags: map[string]int{}, waiting: map[string]chan json.RawMessage{}, ts: 1_700_000_000_000_000,
	}
	s.arrived = sync.NewCond(&s.mu)
	mux := http.NewServeMux()
	mux.HandleFunc("/api/{method}", s.method)
	mux.HandleFunc("/hooks/{id}", s.respond)
	mux.HandleFunc("/link", s.link)
	s.http = httptest.NewServer(mux)
	t.Cleanup(func() {
		s.Close()
		s.mu.Lock()
		defer s.mu.Unlock()
		for _, p := range s.problems {
			t.Errorf("slack would not take it: %s", p)
		}
	})
	return s
}

// Close ends all connections.
func (s *Server) Close() {
	s.mu.Lock()
	s.down = true
	for _, c := range s.sockets {
		c.close()
	}
	s.mu.Unlock()
	s.http.CloseClientConnections()
	s.http.Close()
}

// API is the address of the Web API, as SLACK_API_URL.
func (s *Server) API() string { return s.http.URL + "/api/" }

// Change changes the Server's fields while it serves.
func (s *Server) Change(f func(s *Server)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	f(s)
}

// Messages returns what can be seen, oldest first.
func (s *Server) Messages() []Message {
	s.mu.Lock()
	defer s.mu.Unlock()
	out := make([]Message, len(s.messages))
	for i, m := range s.messages {
		out[i] = *m
	}
	return out
}

// Views returns the modals and Homes that were shown.
func (s *Server) Views() []View {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.views)
}

// Tags returns how many messages name each event in their metadata.
func (s *Server) Tags() map[string]int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return maps.Clone(s.tags)
}

// Shown returns how many messages there ever were.
func (s *Server) Shown() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.shown
}

// show makes a message visible. The lock is held.
func (s *Server) show(m *Message) {
	s.messages = append(s.messages, m)
	s.shown++
	if m.Tag != "" {
		s.tags[m.Tag]++
	}
	if s.Keep > 0 && len(s.messages) > 2*s.Keep {
		s.messages = slices.Clone(s.messages[len(s.messages)-s.Keep:])
	}
}

// Fill puts n messages into a thread, and returns the ts of the next one.
func (s *Server) Fill(channel, thread string, n int) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	for range n {
		s.show(&Message{Channel: channel, Thread: thread, TS: s.stamp(), Text: "before", Via: "test"})
	}
	return s.stamp()
}

// Calls returns how often a method was called.
func (s *Server) Calls(method string) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.calls[method]
}

// Wait returns the messages once there are n, or an error after the time.
func (s *Server) Wait(n int, within time.Duration) ([]Message, error) {
	var got []Message
	ok := Until(within, func() bool { got = s.Messages(); return len(got) >= n })
	if !ok {
		return got, fmt.Errorf("%d messages after %v, want %d", len(got), within, n)
	}
	return got, nil
}

// WaitView returns the last view once there are n.
func (s *Server) WaitView(n int, within time.Duration) (View, error) {
	var got []View
	if !Until(within, func() bool { got = s.Views(); return len(got) >= n }) {
		return View{}, fmt.Errorf("%d views after %v, want %d", len(got), within, n)
	}
	return got[len(got)-1], nil
}

// Until polls until f is true or the time is up.
func Until(within time.Duration, f func() bool) bool {
	for end := time.Now().Add(within); ; time.Sleep(2 * time.Millisecond) {
		if f() {
			return true
		}
		if time.Now().After(end) {
			return false
		}
	}
}

// problem notes what Slack would not have taken. The lock is held.
func (s *Server) problem(format string, args ...any) {
	if len(s.problems) < 20 && !s.Lenient {
		s.problems = append(s.problems, fmt.Sprintf(format, args...))
	}
}

// stamp returns the next ts. The lock is held.
func (s *Server) stamp() string {
	s.ts += 1_000_100
	return fmt.Sprintf("%d.%06d", s.ts/1_000_000, s.ts%1_000_000)
}

// fate is how the next call of a method fails. The lock is held.
func (s *Server) fate(method string) string {
	f := s.Fail[method]
	if len(f) == 0 {
		return ""
	}
	s.Fail[method] = f[1:]
	return f[0]
}

func (s *Server) granted(scope string) bool { return slices.Contains(s.Scopes, scope) }

// plainReferences reports live mentions in text that reaches people.
func (s *Server) plainReferences(text string) {
	for _, ping := range []string{"<!channel", "<!here", "<!everyone", "<@", "<!subteam"} {
		if strings.Contains(text, ping) {
			s.problem("a live mention %q in %.80q", ping, text)
		}
	}
}
