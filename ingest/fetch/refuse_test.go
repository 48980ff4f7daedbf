package fetch

import (
	"context"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"golang.org/x/net/dns/dnsmessage"

	"onrecord"
)

// refusals lists addresses that must never be connected to, with a word of
// the sentence that says why. None of them sends a packet: a literal address
// is refused when the connection is made, before it goes out.
var refusals = []struct{ address, why string }{
	// not an address of a page
	{"", "http"},
	{"nonsense", "http"},
	{"//example.org/a", "http"},
	{"file:///etc/passwd", "http"},
	{"ftp://example.org/a", "http"},
	{"gopher://example.org/a", "http"},
	{"javascript:alert(1)", "http"},
	{"data:text/html,hello", "http"},
	{"unix:///run/docker.sock", "http"},
	{"http://", "names no site"},
	{"http:///path", "names no site"},
	{"http://example.org:abc/", "not an address"},
	{"http://exa mple.org/", "space"},
	{"http://example.org/\r\nHost: other", "control character"},
	{"http://example.org/\x00", "control character"},
	{"http://[::1", "not an address"},
	// credentials
	{"http://user@example.org/", "user name"},
	{"http://user:secret@example.org/", "user name"},
	{"https://example.org@10.0.0.1/", "user name"},
	// ports
	{"http://example.org:22/", "port 22"},
	{"http://example.org:25/", "port 25"},
	{"https://example.org:6379/", "port 6379"},
	{"http://example.org:8080/", "port 8080"},
	{"http://example.org:0/", "port 0"},
	// names that are never public
	{"http://localhost/", "not the name of a public site"},
	{"http://LOCALHOST/", "not the name of a public site"},
	{"http://localhost./", "not the name of a public site"},
	{"http://a.localhost/", "not the name of a public site"},
	{"http://intranet/", "not the name of a public site"},
	{"http://printer.local/", "not the name of a public site"},
	{"http://metadata.google.internal/computeMetadata/v1/", "not the name of a public site"},
	// numbers in disguise
	{"http://2130706433/", "not the name of a public site"},
	{"http://0x7f000001/", "not the name of a public site"},
	{"http://017700000001/", "not the name of a public site"},
	{"http://127.1/", "not the name of a public site"},
	{"http://0x7f.0x0.0x0.0x1/", "not the name of a public site"},
	{"http://0177.0.0.1/", "not the name of a public site"},
	{"http://[fe80::1%25eth0]/", "not the name of a public site"},
	// loopback, private, link-local, metadata
	{"http://127.0.0.1/", "private or reserved"},
	{"http://127.255.255.254/", "private or reserved"},
	{"http://10.0.0.1/", "private or reserved"},
	{"http://10.255.255.255/", "private or reserved"},
	{"http://172.16.0.1/", "private or reserved"},
	{"http://172.31.255.255/", "private or reserved"},
	{"http://192.168.0.1/", "private or reserved"},
	{"http://169.254.1.1/", "private or reserved"},
	{"http://169.254.169.254/latest/meta-data/", "private or reserved"},
	{"https://169.254.169.254/", "private or reserved"},
	{"http://100.64.0.1/", "private or reserved"},
	{"http://100.100.100.200/", "private or reserved"},
	// reserved, multicast, documentation, benchmark
	{"http://0.0.0.0/", "private or reserved"},
	{"http://0.1.2.3/", "private or reserved"},
	{"http://192.0.0.1/", "private or reserved"},
	{"http://192.0.2.1/", "private or reserved"},
	{"http://198.18.0.1/", "private or reserved"},
	{"http://198.51.100.1/", "private or reserved"},
	{"http://203.0.113.1/", "private or reserved"},
	{"http://224.0.0.1/", "private or reserved"},
	{"http://240.0.0.1/", "private or reserved"},
	{"http://255.255.255.255/", "private or reserved"},
	// IPv6, mapped and embedded
	{"http://[::1]/", "private or reserved"},
	{"http://[::]/", "private or reserved"},
	{"http://[::ffff:127.0.0.1]/", "private or reserved"},
	{"http://[::ffff:7f00:1]/", "private or reserved"},
	{"http://[::ffff:10.0.0.1]/", "private or reserved"},
	{"http://[::ffff:169.254.169.254]/", "private or reserved"},
	{"http://[::127.0.0.1]/", "private or reserved"},
	{"http://[fe80::1]/", "private or reserved"},
	{"http://[fc00::1]/", "private or reserved"},
	{"http://[fd00:ec2::254]/", "private or reserved"},
	{"http://[ff02::1]/", "private or reserved"},
	{"http://[64:ff9b::7f00:1]/", "private or reserved"},
	{"http://[2002:7f00:1::]/", "private or reserved"},
	{"http://[2001:db8::1]/", "private or reserved"},
	{"http://[2001::1]/", "private or reserved"},
	{"http://[100::1]/", "private or reserved"},
}

func TestGetRefuses(t *testing.T) {
	if len(refusals) < 60 {
		t.Fatalf("only %d refusals are tested", len(refusals))
	}
	c := New(Options{Agent: "test"})
	for _, r := range refusals {
		_, err := c.Get(t.Context(), r.address, Prior{})
		if err == nil {
			t.Errorf("%q was fetched", r.address)
			continue
		}
		if onrecord.CodeOf(err) != onrecord.Invalid || !strings.Contains(err.Error(), r.why) {
			t.Errorf("%q: %s: %v, want invalid and %q", r.address, onrecord.CodeOf(err), err, r.why)
		}
	}
}

// A redirect is a new address from a stranger.
func TestRedirectsAreRefusedToo(t *testing.T) {
	for _, r := range refusals {
		if strings.ContainsAny(r.address, "\r\n\x00 ") || r.address == "" || !strings.Contains(r.address, "://") {
			continue // no site can write these into a header
		}
		s, c := site(t, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Location", r.address)
			w.WriteHeader(http.StatusFound)
		})
		// The test site's own port and address are open; those of the refusal are not.
		_, err := c.Get(t.Context(), s.URL+"/", Prior{})
		if err == nil {
			t.Errorf("a redirect to %q was followed", r.address)
		}
		if onrecord.CodeOf(err) == onrecord.Invalid && r.why == "private or reserved" && !strings.HasPrefix(r.address, "http://127.0.0.1") && !strings.Contains(err.Error(), "redirects to") {
			t.Errorf("a redirect to %q: %v, want who leads there", r.address, err)
		}
	}
}

// A name is harmless until it resolves: the check is on what it resolved to.
func TestNamesThatResolveInside(t *testing.T) {
	for _, inside := range [][4]byte{{127, 0, 0, 1}, {10, 1, 2, 3}, {169, 254, 169, 254}, {192, 168, 1, 1}} {
		c := New(Options{Agent: "test", resolver: resolvesTo(t, inside)})
		_, err := c.Get(t.Context(), "http://news.example.org/", Prior{})
		if err == nil || !strings.Contains(err.Error(), "private or reserved") {
			t.Errorf("a name that resolves to %v: %v", inside, err)
		}
	}
}

// resolvesTo returns a resolver over a loopback name server that gives every
// name the same address.
func resolvesTo(t *testing.T, ip [4]byte) *net.Resolver {
	t.Helper()
	conn, err := net.ListenPacket("udp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close() })
	go serveNames(conn, ip)
	return &net.Resolver{PreferGo: true, Dial: func(ctx context.Context, _, _ string) (net.Conn, error) {
		var d net.Dialer
		return d.DialContext(ctx, "udp", conn.LocalAddr().String())
	}}
}

func serveNames(conn net.PacketConn, ip [4]byte) {
	buf := make([]byte, 1500)
	for {
		n, from, err := conn.ReadFrom(buf)
		if err != nil {
			return
		}
		var m dnsmessage.Message
		if m.Unpack(buf[:n]) != nil || len(m.Questions) == 0 {
			continue
		}
		q := m.Questions[0]
		reply := dnsmessage.Message{Header: dnsmessage.Header{ID: m.ID, Response: true, RecursionAvailable: true}, Questions: m.Questions}
		if q.Type == dnsmessage.TypeA {
			reply.Answers = []dnsmessage.Resource{{
				Header: dnsmessage.ResourceHeader{Name: q.Name, Type: q.Type, Class: q.Class, TTL: 0},
				Body:   &dnsmessage.AResource{A: ip},
			}}
		}
		if b, err := reply.Pack(); err == nil {
			_, _ = conn.WriteTo(b, from)
		}
	}
}

// site starts a loopback site and a client that may reach it alone.
func site(t *testing.T, h http.HandlerFunc) (*httptest.Server, *Client) {
	t.Helper()
	s := httptest.NewServer(h)
	t.Cleanup(s.Close)
	return s, New(loopback(t, s))
}
