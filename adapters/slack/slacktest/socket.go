package slacktest

// Socket Mode: connections, envelopes, acknowledgements.

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"time"

	"github.com/gorilla/websocket"
)

// conn is one Socket Mode connection.
type conn struct {
	ws   *websocket.Conn
	once sync.Once
	mu   sync.Mutex // of writing
	done chan struct{}
}

func (c *conn) close() {
	c.once.Do(func() { close(c.done); _ = c.ws.Close() })
}

func (c *conn) send(v any) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	_ = c.ws.SetWriteDeadline(time.Now().Add(2 * time.Second))
	return c.ws.WriteJSON(v)
}

// open is apps.connections.open. The lock is held.
func (s *Server) open(c call) object {
	if c.r.Header.Get("Authorization") != "Bearer "+AppToken {
		return refused("invalid_auth")
	}
	if s.Refuse != "" {
		return refused(s.Refuse)
	}
	return object{"ok": true, "url": "ws" + strings.TrimPrefix(s.http.URL, "http") + "/link?ticket=" + s.stamp()}
}

// link serves one connection: hello, pings, acknowledgements.
func (s *Server) link(w http.ResponseWriter, r *http.Request) {
	up := websocket.Upgrader{CheckOrigin: func(*http.Request) bool { return true }}
	ws, err := up.Upgrade(w, r, nil)
	if err != nil {
		return
	}
	c := &conn{ws: ws, done: make(chan struct{})}
	s.mu.Lock()
	if s.down {
		s.mu.Unlock()
		c.close()
		return
	}
	s.sockets = append(s.sockets, c)
	s.opened++
	n, ping := len(s.sockets), s.Ping
	s.mu.Unlock()
	defer s.unlink(c)
	_ = c.send(object{"type": "hello", "num_connections": n, "connection_info": object{"app_id": "A0APP"},
		"debug_info": object{"host": "applink-test", "approximate_connection_time": 18060}})
	go c.pings(ping)
	for {
		var ack struct {
			ID      string          `json:"envelope_id"`
			Payload json.RawMessage `json:"payload"`
		}
		if c.ws.ReadJSON(&ack) != nil {
			return
		}
		s.mu.Lock()
		if len(ack.Payload) > 20<<10 {
			s.problem("an acknowledgement of %d bytes is lost without a word", len(ack.Payload))
		}
		if got := s.waiting[ack.ID]; got != nil {
			select {
			case got <- ack.Payload:
			default:
				s.problem("the envelope %s was acknowledged twice", ack.ID)
			}
		}
		s.mu.Unlock()
	}
}

func (s *Server) unlink(c *conn) {
	c.close()
	s.mu.Lock()
	defer s.mu.Unlock()
	for i, x := range s.sockets {
		if x == c {
			s.sockets = append(s.sockets[:i:i], s.sockets[i+1:]...)
		}
	}
}

func (c *conn) pings(every time.Duration) {
	tick := time.NewTicker(every)
	defer tick.Stop()
	for {
		c.mu.Lock()
		err := c.ws.WriteControl(websocket.PingMessage, []byte("Ping from applink"), time.Now().Add(time.Second))
		c.mu.Unlock()
		if err != nil {
			return
		}
		select {
		case <-tick.C:
		case <-c.done:
			return
		}
	}
}

// Sockets returns how many connections are open, and how many ever were.
func (s *Server) Sockets() (open, ever int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.sockets), s.opened
}

// WaitSockets waits until n connections are open and ever were so many.
func (s *Server) WaitSockets(n, ever int, within time.Duration) error {
	if !Until(within, func() bool { o, e := s.Sockets(); return o >= n && e >= ever }) {
		o, e := s.Sockets()
		return fmt.Errorf("%d connections open and %d ever, want %d and %d", o, e, n, ever)
	}
	return nil
}

// Disconnect tells connection n, from 0, to go, as Slack does when it renews
// them, and closes it a moment later.
func (s *Server) Disconnect(n int, reason string) {
	c := s.socket(n)
	if c == nil {
		return
	}
	_ = c.send(object{"type": "disconnect", "reason": reason, "debug_info": object{"host": "applink-test"}})
	time.AfterFunc(100*time.Millisecond, c.close)
}

// Cut closes connection n without a word.
func (s *Server) Cut(n int) {
	if c := s.socket(n); c != nil {
		c.close()
	}
}

// socket is connection n of those that are open now; nil when none is.
func (s *Server) socket(n int) *conn {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.sockets) == 0 {
		return nil
	}
	return s.sockets[n%len(s.sockets)]
}

// ErrNoAck says that an envelope was not acknowledged in time.
var ErrNoAck = errors.New("not acknowledged in time")

// Deliver sends an envelope over connection n, and again over the others, as
// Slack does, until it is acknowledged; it returns the payload of that. What is
// not acknowledged in two minutes never will be.
func (s *Server) Deliver(n int, kind string, payload any) (json.RawMessage, error) {
	end := time.Now().Add(2 * time.Minute)
	for retry := 0; ; retry++ {
		data, _, err := s.Envelope(n+retry, kind, payload, retry)
		if err == nil || time.Now().After(end) {
			return data, err
		}
		if !errors.Is(err, ErrNoAck) {
			time.Sleep(50 * time.Millisecond) // until the program has connected again
		}
	}
}

// Envelope sends one envelope over connection n and returns the payload of
// its acknowledgement, and how long that took. retry is 0 for the first
// delivery.
func (s *Server) Envelope(n int, kind string, payload any, retry int) (json.RawMessage, time.Duration, error) {
	c := s.socket(n)
	if c == nil {
		return nil, 0, errors.New("no connection is open")
	}
	s.mu.Lock()
	id := "env-" + s.stamp()
	got := make(chan json.RawMessage, 1)
	s.waiting[id] = got
	patience := s.Patience
	s.mu.Unlock()
	env := object{"type": kind, "envelope_id": id, "payload": payload, "accepts_response_payload": kind != "events_api"}
	if kind == "events_api" {
		env["retry_attempt"], env["retry_reason"] = retry, ""
	}
	defer func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		delete(s.waiting, id)
	}()
	begin := time.Now()
	if err := c.send(env); err != nil {
		return nil, 0, err
	}
	select {
	case data := <-got:
		return data, time.Since(begin), nil
	case <-time.After(patience):
		return nil, patience, ErrNoAck
	case <-c.done:
		return nil, time.Since(begin), errors.New("the connection was closed")
	}
}
