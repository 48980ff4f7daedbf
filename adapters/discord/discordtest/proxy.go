package discordtest

import (
	"math/rand/v2"
	"net"
	"sync"
	"testing"
	"time"
)

// Proxy is a wire between the bot and the Server that a test can damage.
type Proxy struct {
	to       string
	listener net.Listener

	mu      sync.Mutex
	conns   map[net.Conn]bool
	stalled bool
	corrupt bool
}

// NewProxy returns a wire to an address; it ends with the test.
func NewProxy(t testing.TB, to string) *Proxy {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	p := &Proxy{to: to, listener: l, conns: map[net.Conn]bool{}}
	go p.accept()
	t.Cleanup(func() { l.Close(); p.Stall(false); p.Drop() })
	return p
}

// Address is where clients connect.
func (p *Proxy) Address() string { return p.listener.Addr().String() }

func (p *Proxy) accept() {
	for {
		in, err := p.listener.Accept()
		if err != nil {
			return
		}
		out, err := net.Dial("tcp", p.to)
		if err != nil {
			in.Close()
			continue
		}
		p.mu.Lock()
		p.conns[in], p.conns[out] = true, true
		p.mu.Unlock()
		go p.carry(in, out)
		go p.carry(out, in)
	}
}

func (p *Proxy) carry(from, to net.Conn) {
	buf := make([]byte, 4096)
	for {
		n, err := from.Read(buf)
		for p.isStalled() {
			time.Sleep(5 * time.Millisecond)
		}
		if p.isCorrupt() && n > 0 {
			buf[rand.IntN(n)] ^= 0x55
		}
		if n > 0 {
			to.Write(buf[:n])
		}
		if err != nil {
			break
		}
	}
	from.Close()
	to.Close()
	p.mu.Lock()
	delete(p.conns, from)
	delete(p.conns, to)
	p.mu.Unlock()
}

func (p *Proxy) isStalled() bool { p.mu.Lock(); defer p.mu.Unlock(); return p.stalled }
func (p *Proxy) isCorrupt() bool { p.mu.Lock(); defer p.mu.Unlock(); return p.corrupt }

// Stall keeps everything back, or lets it go on.
func (p *Proxy) Stall(on bool) { p.mu.Lock(); defer p.mu.Unlock(); p.stalled = on }

// Corrupt damages a byte in every piece.
func (p *Proxy) Corrupt(on bool) { p.mu.Lock(); defer p.mu.Unlock(); p.corrupt = on }

// Drop ends all connections.
func (p *Proxy) Drop() {
	p.mu.Lock()
	defer p.mu.Unlock()
	for c := range p.conns {
		c.Close()
	}
}
