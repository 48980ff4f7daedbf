package discordtest

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// Token is the bot's token that the Server takes.
const Token = "MTIz.fake.token"

// App is the id of the application, and of its bot.
const App = "100000000000000123"

// Server is a Discord. Its fields are set before the first connection.
type Server struct {
	*httptest.Server
	Rules *Rules // nil: nothing is judged

	// Fault, where it is set, may spoil a request before it is handled.
	Fault func(r *http.Request) Fault
	// Heartbeat is the interval that HELLO asks for; 0: 45 s.
	Heartbeat time.Duration
	// Deaf keeps heartbeats from being acknowledged.
	Deaf func() bool
	// GatewayURL is where clients are sent; empty: to the server itself.
	GatewayURL string
	// Intents are those that the application may ask for; others end the
	// connection with 4014.
	Intents int
	// Refuse ends every IDENTIFY with this code; 0: it does not.
	Refuse int
	// Patience is how long the first answer may take; 0: 3 s, as Discord's.
	Patience time.Duration
	// Life is how long a token lives; 0: 15 min.
	Life time.Duration
	// Ahead is how far the server's clock is ahead of ours.
	Ahead time.Duration

	t        testing.TB
	mu       sync.Mutex
	commands map[string][]byte // by path
	puts     int
	seen     map[string]*Seen // by interaction
	tokens   map[string]string
	edits    map[string][]time.Time
	problems []string
	shut     atomic.Bool
	sockets  socketRoom
	files    map[string][]byte
}

// Fault is what goes wrong with a request.
type Fault struct {
	Delay   time.Duration
	Status  int           // answered instead of handling it; 0: it is handled
	Retry   time.Duration // for Status 429
	Cut     bool          // the connection ends without an answer
	CutLate bool          // it is handled, and then the connection ends without an answer
}

// Seen is what became of one interaction.
type Seen struct {
	ID       string
	Sent     time.Time // to the bot
	Acked    time.Time // zero: never
	Callback int       // its type
	Private  bool
	Body     []byte // of the callback
	Message  []byte // what is visible now, as the body that made it; nil: nothing but "thinking…"
	Messages int    // how many became visible
	Edits    int
	Files    map[string][]byte
}

// NewServer returns a Discord that ends with the test. A body that breaks a
// rule fails the test.
func NewServer(t testing.TB) *Server {
	s := &Server{t: t, Rules: NewRules(t), commands: map[string][]byte{}, seen: map[string]*Seen{}, tokens: map[string]string{},
		edits: map[string][]time.Time{}, files: map[string][]byte{}}
	s.sockets.sessions = map[string]*session{}
	s.Server = httptest.NewUnstartedServer(s.routes())
	s.Server.Start()
	t.Cleanup(func() {
		s.Shut(false)
		s.sockets.closeAll()
		s.CloseClientConnections()
		s.Close()
		for _, p := range s.Problems() {
			t.Error(p)
		}
	})
	return s
}

func (s *Server) routes() http.Handler {
	m := http.NewServeMux()
	m.HandleFunc("GET /api/{v}/gateway", s.gateway)
	m.HandleFunc("GET /api/{v}/gateway/bot", s.gateway)
	m.HandleFunc("GET /api/{v}/applications/@me", s.application)
	m.HandleFunc("GET /api/{v}/applications/{app}/commands", s.readCommands)
	m.HandleFunc("PUT /api/{v}/applications/{app}/commands", s.writeCommands)
	m.HandleFunc("GET /api/{v}/applications/{app}/guilds/{guild}/commands", s.readCommands)
	m.HandleFunc("PUT /api/{v}/applications/{app}/guilds/{guild}/commands", s.writeCommands)
	m.HandleFunc("POST /api/{v}/interactions/{id}/{token}/callback", s.callback)
	m.HandleFunc("PATCH /api/{v}/webhooks/{app}/{token}/messages/{message}", s.edit)
	m.HandleFunc("GET /files/{name}", s.file)
	m.HandleFunc("GET /socket/", s.socket)
	return s.spoil(m)
}

// spoil does what Fault says before, or instead of, handling.
func (s *Server) spoil(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if s.Fault == nil || strings.HasPrefix(r.URL.Path, "/socket") {
			next.ServeHTTP(w, r)
			return
		}
		f := s.Fault(r)
		time.Sleep(f.Delay)
		switch {
		case f.Cut:
			panic(http.ErrAbortHandler)
		case f.Status == http.StatusTooManyRequests:
			limited(w, f.Retry)
		case f.Status != 0:
			http.Error(w, `{"message": "as the test wishes", "code": 0}`, f.Status)
		case f.CutLate:
			next.ServeHTTP(httptest.NewRecorder(), r)
			panic(http.ErrAbortHandler)
		default:
			next.ServeHTTP(w, r)
		}
	})
}

func limited(w http.ResponseWriter, wait time.Duration) {
	w.Header().Set("Retry-After", fmt.Sprintf("%.3f", wait.Seconds()))
	reply(w, http.StatusTooManyRequests, object{"message": "You are being rate limited.", "retry_after": wait.Seconds(), "global": false})
}

func reply(w http.ResponseWriter, status int, body any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	json.NewEncoder(w).Encode(body)
}

func refuse(w http.ResponseWriter, status, code int, message string) {
	reply(w, status, object{"code": code, "message": message})
}

// authorised answers 401 to everybody but the bot.
func (s *Server) authorised(w http.ResponseWriter, r *http.Request) bool {
	if r.Header.Get("Authorization") == "Bot "+Token {
		return true
	}
	refuse(w, http.StatusUnauthorized, 0, "401: Unauthorized")
	return false
}

func (s *Server) gateway(w http.ResponseWriter, r *http.Request) {
	if strings.HasSuffix(r.URL.Path, "/bot") && !s.authorised(w, r) {
		return
	}
	w.Header().Set("Date", time.Now().Add(s.Ahead).UTC().Format(http.TimeFormat))
	reply(w, http.StatusOK, object{"url": s.socketURL(), "shards": 2,
		"session_start_limit": object{"total": 1000, "remaining": 999, "reset_after": 0, "max_concurrency": 16}})
}

func (s *Server) socketURL() string {
	if s.GatewayURL != "" {
		return s.GatewayURL
	}
	return "ws" + strings.TrimPrefix(s.URL, "http") + "/socket/"
}

func (s *Server) application(w http.ResponseWriter, r *http.Request) {
	if s.authorised(w, r) {
		reply(w, http.StatusOK, object{"id": App, "name": "On the Record", "bot_public": true, "flags": 0, "verify_key": "", "description": "", "icon": nil})
	}
}

func (s *Server) readCommands(w http.ResponseWriter, r *http.Request) {
	if !s.authorised(w, r) {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	body := s.commands[r.URL.Path]
	if body == nil {
		body = []byte("[]")
	}
	w.Header().Set("Content-Type", "application/json")
	w.Write(body)
}

// writeCommands keeps the commands, and gives them back with what Discord
// adds to them.
func (s *Server) writeCommands(w http.ResponseWriter, r *http.Request) {
	if !s.authorised(w, r) {
		return
	}
	body, _ := io.ReadAll(r.Body)
	s.judge(r, body)
	var commands []object
	if json.Unmarshal(body, &commands) != nil {
		refuse(w, http.StatusBadRequest, 50109, "The request body contains invalid JSON.")
		return
	}
	for i, c := range commands {
		c["id"], c["version"], c["application_id"] = fmt.Sprint(2000+i), "1", App
		theirs := object{"name_localizations": nil, "nsfw": false, "dm_permission": true, "default_permission": true, "default_member_permissions": nil}
		for k, v := range theirs {
			if _, ok := c[k]; !ok {
				c[k] = v
			}
		}
	}
	slices.Reverse(commands) // in an order of its own
	s.mu.Lock()
	defer s.mu.Unlock()
	s.puts++
	s.commands[r.URL.Path], _ = json.Marshal(commands)
	w.Header().Set("Content-Type", "application/json")
	w.Write(s.commands[r.URL.Path])
}

func (s *Server) callback(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body)
	s.judge(r, body)
	var c struct {
		Type int
		Data struct{ Flags int }
	}
	json.Unmarshal(body, &c)
	s.mu.Lock()
	defer s.mu.Unlock()
	seen := s.seen[r.PathValue("id")]
	switch {
	case seen == nil || s.tokens[r.PathValue("token")] != seen.ID:
		refuse(w, http.StatusNotFound, 10062, "Unknown interaction")
		return
	case !seen.Acked.IsZero():
		refuse(w, http.StatusBadRequest, 40060, "Interaction has already been acknowledged.")
		return
	case time.Since(seen.Sent) > cmp.Or(s.Patience, 3*time.Second):
		refuse(w, http.StatusNotFound, 10062, "Unknown interaction")
		return
	}
	seen.acknowledge(c.Type, c.Data.Flags&64 != 0, body)
	w.WriteHeader(http.StatusNoContent)
}

func (seen *Seen) acknowledge(kind int, private bool, body []byte) {
	seen.Acked, seen.Callback, seen.Private, seen.Body = time.Now(), kind, private, body
	if kind == 4 || kind == 7 {
		seen.Messages++
		var c struct{ Data json.RawMessage }
		json.Unmarshal(body, &c)
		seen.Message = c.Data
	}
}

func (s *Server) edit(w http.ResponseWriter, r *http.Request) {
	body, files, err := editBody(r)
	if err != nil {
		refuse(w, http.StatusBadRequest, 50035, err.Error())
		return
	}
	s.judge(r, body)
	s.mu.Lock()
	defer s.mu.Unlock()
	seen := s.seen[s.tokens[r.PathValue("token")]]
	switch {
	case r.PathValue("message") != "@original" || seen == nil || seen.Acked.IsZero():
		refuse(w, http.StatusNotFound, 10015, "Unknown Webhook")
		return
	case time.Since(seen.Sent) > cmp.Or(s.Life, 15*time.Minute):
		refuse(w, http.StatusUnauthorized, 50027, "Invalid Webhook Token")
		return
	case s.tooMany(seen.ID):
		limited(w, 300*time.Millisecond)
		return
	}
	if seen.Message == nil {
		seen.Messages++
	}
	seen.Message, seen.Files = body, files
	seen.Edits++
	reply(w, http.StatusOK, object{"id": seen.ID, "content": "", "embeds": []any{}, "components": []any{}, "attachments": []any{},
		"mentions": []any{}, "mention_roles": []any{}, "channel_id": "5", "type": 20, "timestamp": time.Now().UTC().Format(time.RFC3339), "author": Bot()})
}

// tooMany notes an edit, and reports whether it is the sixth of its
// interaction within two seconds, which Discord refuses.
func (s *Server) tooMany(id string) bool {
	var recent []time.Time
	for _, at := range s.edits[id] {
		if time.Since(at) < 2*time.Second {
			recent = append(recent, at)
		}
	}
	s.edits[id] = append(recent, time.Now())
	return len(recent) >= 5
}

// editBody returns the JSON of an edit, and its files.
func editBody(r *http.Request) (body []byte, files map[string][]byte, err error) {
	kind, params, _ := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if kind != "multipart/form-data" {
		body, err = io.ReadAll(r.Body)
		return body, nil, err
	}
	files = map[string][]byte{}
	parts := multipart.NewReader(r.Body, params["boundary"])
	for {
		p, err := parts.NextPart()
		if err == io.EOF {
			return body, files, nil
		}
		if err != nil {
			return nil, nil, err
		}
		data, err := io.ReadAll(p)
		if err != nil {
			return nil, nil, err
		}
		if p.FormName() == "payload_json" {
			body = data
		} else {
			files[p.FileName()] = data
		}
	}
}

func (s *Server) judge(r *http.Request, body []byte) {
	if s.Rules == nil {
		return
	}
	path := r.URL.Path[strings.Index(r.URL.Path[5:], "/")+5:]
	for _, p := range s.Rules.Judge(r.Method, path, body) {
		s.Problem("%s %s: %s\n%s", r.Method, path, p, bytes.TrimSpace(body))
	}
}

// Problem notes something that Discord would not take.
func (s *Server) Problem(format string, args ...any) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.problems = append(s.problems, fmt.Sprintf(format, args...))
}

// Problems returns what was not as Discord wants it.
func (s *Server) Problems() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.problems)
}

// Puts returns how often a command table was written.
func (s *Server) Puts() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.puts
}

// Upload keeps a file and returns its address.
func (s *Server) Upload(name string, data []byte) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.files[name] = data
	return s.URL + "/files/" + name
}

func (s *Server) file(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	w.Write(s.files[r.PathValue("name")])
}

// Expect makes the server know an interaction before it is sent; Send does it
// by itself.
func (s *Server) Expect(i Interaction) {
	s.mu.Lock()
	defer s.mu.Unlock()
	id, _ := i["id"].(string)
	token, _ := i["token"].(string)
	s.tokens[token] = id
	if s.seen[id] == nil {
		s.seen[id] = &Seen{ID: id, Sent: time.Now()}
	}
}

// Responded notes the first answer that came as the response to a signed
// request.
func (s *Server) Responded(id string, body []byte) {
	for _, p := range s.Rules.Judge("POST", "/interactions/1/t/callback", body) {
		s.Problem("response: %s\n%s", p, body)
	}
	var c struct {
		Type int
		Data struct{ Flags int }
	}
	json.Unmarshal(body, &c)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.seen[id].acknowledge(c.Type, c.Data.Flags&64 != 0, body)
}

// Seen returns what became of an interaction.
func (s *Server) Seen(id string) Seen {
	s.mu.Lock()
	defer s.mu.Unlock()
	if seen := s.seen[id]; seen != nil {
		return *seen
	}
	return Seen{}
}

// Forget drops what is known of an interaction, for long tests.
func (s *Server) Forget(i Interaction) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.seen, i.ID())
	delete(s.edits, i.ID())
	delete(s.tokens, i["token"].(string))
}

// patience is how long a test waits for what must happen: long, since a
// machine may have more to do than this.
const patience = 2 * time.Minute

// Await returns what became of an interaction once it is answered, or fails
// the test after a long while.
func (s *Server) Await(id string) Seen {
	s.t.Helper()
	for end := time.Now().Add(patience); ; time.Sleep(2 * time.Millisecond) {
		seen := s.Seen(id)
		if seen.Message != nil || seen.Callback == 8 {
			return seen
		}
		if time.Now().After(end) {
			s.t.Fatalf("interaction %s has no answer after %v: %+v", id, patience, seen)
		}
	}
}
