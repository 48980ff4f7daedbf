package discord

// One discordgo session and its socket: opening with a limit, watching,
// closing without waiting for what may never come.

import (
	"bytes"
	"context"
	"crypto/tls"
	"encoding/json"
	"errors"
	"net"
	"net/http"
	"net/url"
	"sync"
	"sync/atomic"
	"time"

	"github.com/bwmarrin/discordgo"
	"github.com/gorilla/websocket"
)

var (
	// errSession says that Discord does not know the session any more: a new
	// one has to be begun.
	errSession = errors.New("the session cannot be resumed")
	// errHangs says that discordgo does not come back: it may hold its own
	// lock for good.
	errHangs  = errors.New("the connection hangs")
	errZombie = errors.New("no heartbeat was acknowledged")
	errLost   = errors.New("the connection was lost")
)

const (
	openTime  = 30 * time.Second // for opening a connection
	closeTime = 10 * time.Second // for closing one; discordgo takes a second
)

// link is a discordgo session with the socket that it last opened.
type link struct {
	session *discordgo.Session
	lost    chan struct{} // holds one when discordgo gave up the connection

	mu   sync.Mutex
	conn *tapped
}

// link returns a new session of this shard.
func (g *gateway) link() *link {
	l := &link{session: newSession(g.token, g.client, g.loud), lost: make(chan struct{}, 1)}
	s := l.session
	s.ShardID, s.ShardCount = g.shard, g.count
	s.Dialer = &websocket.Dialer{
		Proxy: http.ProxyFromEnvironment, HandshakeTimeout: 15 * time.Second,
		NetDialContext: l.dial,
	}
	s.Dialer.NetDialTLSContext = l.dialTLS
	if viaProxy() {
		s.Dialer.NetDialTLSContext = nil
	}
	s.AddHandler(func(_ *discordgo.Session, _ *discordgo.Disconnect) {
		select {
		case l.lost <- struct{}{}:
		default:
		}
	})
	s.AddHandler(func(_ *discordgo.Session, e *discordgo.Event) {
		if e.Type == "INTERACTION_CREATE" {
			g.receive(e.RawData)
		}
	})
	return l
}

// viaProxy reports whether the environment sends TLS through a proxy, which
// then has to be told by the WebSocket library; the tap is blind there.
func viaProxy() bool {
	p, err := http.ProxyFromEnvironment(&http.Request{URL: &url.URL{Scheme: "https", Host: "gateway.discord.gg"}})
	return err != nil || p != nil
}

func (l *link) dial(ctx context.Context, network, address string) (net.Conn, error) {
	c, err := (&net.Dialer{}).DialContext(ctx, network, address)
	return l.tap(c, err)
}

func (l *link) dialTLS(ctx context.Context, network, address string) (net.Conn, error) {
	c, err := (&tls.Dialer{}).DialContext(ctx, network, address)
	return l.tap(c, err)
}

func (l *link) tap(c net.Conn, err error) (net.Conn, error) {
	if err != nil {
		return nil, err
	}
	t := &tapped{Conn: c}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.conn = t
	return t, nil
}

func (l *link) socket() *tapped {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.conn
}

// open connects, by resuming where there is something to resume. It is nil
// when the connection stands.
func (l *link) open(ctx context.Context) error {
	select {
	case <-l.lost: // of the connection before
	default:
	}
	done := make(chan error, 1)
	go func() { done <- l.session.Open() }()
	limit := time.NewTimer(openTime)
	defer limit.Stop()
	select {
	case err := <-done:
		if c := l.socket(); err != nil && c != nil && c.invalid.Load() {
			return errSession
		}
		if errors.Is(err, discordgo.ErrWSAlreadyOpen) {
			return nil
		}
		return err
	case <-limit.C:
	case <-ctx.Done():
	}
	l.cut()
	return errHangs
}

// watch returns when the connection is over, and why.
func (l *link) watch(ctx context.Context, live *atomic.Int64) error {
	interval := 45 * time.Second
	if c := l.socket(); c != nil && c.interval.Load() > 0 {
		interval = time.Duration(c.interval.Load())
	}
	tick := time.NewTicker(interval / 10)
	defer tick.Stop()
	for last := time.Now(); ; {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-l.lost:
			if c := l.socket(); c != nil && c.invalid.Load() {
				return errSession
			}
			return errLost
		case <-tick.C:
		}
		if l.session.TryRLock() {
			last = l.session.LastHeartbeatAck
			l.session.RUnlock()
		}
		if time.Since(last) > interval+interval/2 {
			if !l.close(4000) {
				return errHangs
			}
			return errZombie
		}
		live.Store(time.Now().UnixNano())
	}
}

// close ends the connection with a code; false when discordgo did not come
// back from it.
func (l *link) close(code int) bool {
	done := make(chan struct{})
	go func() {
		_ = l.session.CloseWithCode(code) // it is over either way
		close(done)
	}()
	select {
	case <-done:
		return true
	case <-time.After(closeTime):
		l.cut()
		return false
	}
}

// abandon leaves a session behind that cannot be used any more.
func (l *link) abandon() {
	l.close(4000)
	l.cut()
}

// cut ends the socket itself, so that whoever waits for it wakes up.
func (l *link) cut() {
	if c := l.socket(); c != nil {
		c.Close()
	}
}

// tapped is a socket that reads along. It learns the heartbeat interval, and
// turns "invalid session" into an error: discordgo, when that is the answer to
// a resume, locks itself out.
type tapped struct {
	net.Conn
	interval atomic.Int64 // nanoseconds
	invalid  atomic.Bool
}

// Read implements net.Conn.
func (t *tapped) Read(p []byte) (int, error) {
	n, err := t.Conn.Read(p)
	op, d := control(p[:n])
	switch {
	case op == 10:
		var hello struct {
			Interval int64 `json:"heartbeat_interval"`
		}
		if json.Unmarshal(d, &hello) == nil && hello.Interval > 0 {
			t.interval.Store(hello.Interval * int64(time.Millisecond))
		}
	case op == 9:
		t.invalid.Store(string(d) != "true")
		return 0, errSession
	}
	return n, err
}

// control reads a short text frame that a chunk begins with, or that follows
// the response to the upgrade in it; op is 0 where there is none. A frame that
// stands elsewhere is missed: then discordgo deals with it, or the time limit
// of open does.
func control(chunk []byte) (op int, d json.RawMessage) {
	const text, longer, most = 0x81, 126, 1024
	if bytes.HasPrefix(chunk, []byte("HTTP/1.1 101")) {
		_, chunk, _ = bytes.Cut(chunk, []byte("\r\n\r\n"))
	}
	if len(chunk) < 4 || chunk[0] != text {
		return 0, nil
	}
	begin, n := 2, int(chunk[1])
	if n == longer {
		begin, n = 4, int(chunk[2])<<8|int(chunk[3])
	}
	if n > most || begin+n > len(chunk) {
		return 0, nil
	}
	var frame struct {
		Op int             `json:"op"`
		D  json.RawMessage `json:"d"`
	}
	if json.Unmarshal(chunk[begin:begin+n], &frame) != nil {
		return 0, nil
	}
	return frame.Op, frame.D
}
