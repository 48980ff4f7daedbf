package discordtest

import (
	"encoding/json"
	"net/http"
	"slices"
	"strconv"
	"sync"
	"sync/atomic"
	"time"

	"github.com/gorilla/websocket"
)

// socketRoom is everybody who is connected, and everybody who may come back.
type socketRoom struct {
	mu       sync.Mutex
	sessions map[string]*session
	next     int
	identify int
	resumes  int
	codes    []int // with which clients closed
}

// session is what survives a lost connection.
type session struct {
	id    string
	shard [2]int
	seq   int
	sent  []packet // dispatched since READY, for a resume
	conn  *client  // nil: away
}

// client is one connection.
type client struct {
	mu    sync.Mutex
	conn  *websocket.Conn
	ended atomic.Bool // by us: what it closes with then does not matter
}

type packet struct {
	Op int    `json:"op"`
	D  any    `json:"d"`
	S  *int   `json:"s"`
	T  string `json:"t,omitempty"`
}

func (c *client) send(p packet) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.conn.SetWriteDeadline(time.Now().Add(5 * time.Second))
	return c.conn.WriteJSON(p)
}

// end closes with one of Discord's codes.
func (c *client) end(code int) {
	c.ended.Store(true)
	c.mu.Lock()
	defer c.mu.Unlock()
	c.conn.WriteControl(websocket.CloseMessage, websocket.FormatCloseMessage(code, ""), time.Now().Add(time.Second))
	c.conn.Close()
}

func (s *Server) socket(w http.ResponseWriter, r *http.Request) {
	for s.shut.Load() {
		time.Sleep(5 * time.Millisecond)
	}
	up := websocket.Upgrader{CheckOrigin: func(*http.Request) bool { return true }}
	conn, err := up.Upgrade(w, r, nil)
	if err != nil {
		return
	}
	c := &client{conn: conn}
	defer conn.Close()
	interval := s.Heartbeat
	if interval == 0 {
		interval = 45 * time.Second
	}
	if c.send(packet{Op: 10, D: object{"heartbeat_interval": interval.Milliseconds(), "_trace": []string{`["gateway-test",{"micros":0.0}]`}}}) != nil {
		return
	}
	s.converse(c)
}

// converse reads what a client says until it is gone.
func (s *Server) converse(c *client) {
	var mine *session
	for {
		_, raw, err := c.conn.ReadMessage()
		if err != nil {
			s.sockets.left(mine, c, err)
			return
		}
		if len(raw) > 4096 {
			s.Problem("a gateway payload of %d bytes", len(raw))
		}
		var m struct {
			Op int
			D  json.RawMessage
		}
		if json.Unmarshal(raw, &m) != nil {
			c.end(4002)
			continue
		}
		switch m.Op {
		case 1:
			if s.Deaf == nil || !s.Deaf() {
				c.send(packet{Op: 11})
			}
		case 2:
			mine = s.identified(c, m.D)
		case 6:
			mine = s.resumed(c, m.D)
		}
	}
}

func (s *Server) identified(c *client, d json.RawMessage) *session {
	var id struct {
		Token   string
		Intents int
		Shard   *[2]int
	}
	json.Unmarshal(d, &id)
	switch {
	case s.Refuse != 0:
		c.end(s.Refuse)
		return nil
	case id.Token != "Bot "+Token && id.Token != Token:
		c.end(4004)
		return nil
	case id.Intents&^s.Intents != 0:
		c.end(4014)
		return nil
	}
	r := &s.sockets
	r.mu.Lock()
	r.next++
	r.identify++
	n := &session{id: "session" + strconv.Itoa(r.next), conn: c, shard: [2]int{0, 1}}
	if id.Shard != nil {
		n.shard = *id.Shard
	}
	r.mu.Unlock()
	n.dispatch(r, "READY", object{
		"v": 9, "user": Bot(), "guilds": []any{object{"id": Guild, "unavailable": true}}, "session_id": n.id,
		"resume_gateway_url": s.socketURL(), "shard": n.shard, "application": object{"id": App, "flags": 0},
		"private_channels": []any{}, "presences": []any{}, "relationships": []any{}, "user_settings": object{}, "geo_ordered_rtc_regions": []any{},
	}, false)
	r.mu.Lock()
	defer r.mu.Unlock()
	r.sessions[n.id] = n // only now: READY comes before every other event
	return n
}

func (s *Server) resumed(c *client, d json.RawMessage) *session {
	var re struct {
		Session string `json:"session_id"`
		Seq     int
	}
	json.Unmarshal(d, &re)
	r := &s.sockets
	r.mu.Lock()
	r.resumes++
	n := r.sessions[re.Session]
	if n == nil {
		r.mu.Unlock()
		c.send(packet{Op: 9, D: false})
		return nil
	}
	n.conn = c
	missed := slices.Clone(n.sent)
	r.mu.Unlock()
	n.dispatch(r, "RESUMED", object{"_trace": []any{}}, false)
	for _, p := range missed {
		if *p.S > re.Seq {
			c.send(p)
		}
	}
	return n
}

// dispatch sends an event with the next number; keep makes it come again in a
// resume.
func (n *session) dispatch(r *socketRoom, kind string, d any, keep bool) {
	r.mu.Lock()
	n.seq++
	seq := n.seq
	p := packet{Op: 0, D: d, S: &seq, T: kind}
	if keep {
		n.sent = append(n.sent, p)
		if len(n.sent) > 64 {
			n.sent = slices.Clone(n.sent[32:])
		}
	}
	c := n.conn
	r.mu.Unlock()
	if c != nil {
		c.send(p)
	}
}

// left notes that a client is gone. A normal end takes its session along.
func (r *socketRoom) left(n *session, c *client, err error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	closed, ok := err.(*websocket.CloseError)
	if ok && closed.Code != websocket.CloseAbnormalClosure {
		r.codes = append(r.codes, closed.Code)
	}
	if n == nil {
		return
	}
	if n.conn == c {
		n.conn = nil
	}
	if ok && !c.ended.Load() && (closed.Code == 1000 || closed.Code == 1001) {
		delete(r.sessions, n.id)
	}
}

func (r *socketRoom) closeAll() {
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, n := range r.sessions {
		if n.conn != nil {
			n.conn.conn.Close()
		}
	}
}

// Send delivers an interaction to the session of its shard, once or several
// times.
func (s *Server) Send(i Interaction, times int) {
	s.Expect(i)
	r := &s.sockets
	for range times {
		r.mu.Lock()
		var to []*session
		for _, n := range r.sessions {
			if n.serves(i) {
				to = append(to, n)
			}
		}
		r.mu.Unlock()
		for _, n := range to {
			n.dispatch(r, "INTERACTION_CREATE", i, true)
		}
	}
}

func (n *session) serves(i Interaction) bool {
	guild, _ := i["guild_id"].(string)
	id, _ := strconv.ParseUint(guild, 10, 64)
	return int((id>>22)%uint64(n.shard[1])) == n.shard[0]
}

// Shut keeps new connections waiting at the door, or lets them in.
func (s *Server) Shut(on bool) { s.shut.Store(on) }

// Hangup closes every connection with a code; forget makes the sessions
// impossible to resume.
func (s *Server) Hangup(code int, forget bool) {
	s.each(func(c *client) { c.end(code) }, forget)
}

// Ask sends an operation to every client: 7 reconnect, 9 invalid session.
func (s *Server) Ask(op int, d any) { s.each(func(c *client) { c.send(packet{Op: op, D: d}) }, false) }

func (s *Server) each(do func(*client), forget bool) {
	r := &s.sockets
	r.mu.Lock()
	var all []*client
	for id, n := range r.sessions {
		if n.conn != nil {
			all = append(all, n.conn)
		}
		if forget {
			delete(r.sessions, id)
		}
	}
	r.mu.Unlock()
	for _, c := range all {
		do(c)
	}
}

// Connections says how many sessions are connected now, how often one was
// begun and resumed, and with which codes clients closed.
func (s *Server) Connections() (now, begun, resumed int, codes []int) {
	r := &s.sockets
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, n := range r.sessions {
		if n.conn != nil {
			now++
		}
	}
	return now, r.identify, r.resumes, slices.Clone(r.codes)
}

// AwaitConnected returns when n sessions are connected.
func (s *Server) AwaitConnected(n int) {
	s.t.Helper()
	for end := time.Now().Add(patience); ; time.Sleep(5 * time.Millisecond) {
		if now, _, _, _ := s.Connections(); now >= n {
			return
		}
		if time.Now().After(end) {
			s.t.Fatal("the bot did not connect")
		}
	}
}
