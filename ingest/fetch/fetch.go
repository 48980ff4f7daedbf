// Package fetch gets bytes from addresses that strangers give. It is the one
// door to the network: every connection, that of a redirect too, is checked
// when it is made, so a name that resolves to a private address is refused
// whatever it resolved to before.
package fetch

import (
	"context"
	"errors"
	"io"
	"mime"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"time"

	"code.dny.dev/ssrf"

	"onrecord"
)

// Options are the limits of a Client. The zero value of a field means its
// default, which is in its comment.
type Options struct {
	Agent     string         // "onrecord (+https://...)": who asks; required
	Timeout   time.Duration  // of one request with its redirects: 15 s
	MaxBytes  int64          // of a body after decompression: 10 MB
	Redirects int            // followed at most: 5
	PerHost   int            // requests to one host at once: 2
	Ports     []uint16       // beside 80 and 443: none
	Private   []netip.Prefix // private networks that may be reached all the same: none

	resolver *net.Resolver // tests only; nil: the system's
}

// Client fetches. It is safe for concurrent use.
type Client struct {
	opts  Options
	http  *http.Client
	hosts *hosts
}

// New returns a Client within the limits of o.
func New(o Options) *Client {
	o.Timeout = orDefault(o.Timeout, 15*time.Second)
	o.MaxBytes = orDefault(o.MaxBytes, 10<<20)
	o.Redirects = orDefault(o.Redirects, 5)
	o.PerHost = orDefault(o.PerHost, 2)
	c := &Client{opts: o, hosts: newHosts(o.PerHost)}
	c.http = &http.Client{
		Timeout:       o.Timeout,
		CheckRedirect: c.redirect,
		Transport: &http.Transport{
			DialContext:            (&net.Dialer{Timeout: 5 * time.Second, Control: guardian(o).Safe, Resolver: o.resolver}).DialContext,
			TLSHandshakeTimeout:    5 * time.Second,
			ResponseHeaderTimeout:  o.Timeout,
			MaxResponseHeaderBytes: 64 << 10,
			MaxIdleConns:           100,
			MaxConnsPerHost:        o.PerHost,
			IdleConnTimeout:        30 * time.Second,
		},
	}
	return c
}

func orDefault[T comparable](v, def T) T {
	var zero T
	if v == zero {
		return def
	}
	return v
}

// guardian decides, for each connection, by the address that it really goes to.
func guardian(o Options) *ssrf.Guardian {
	var v4, v6 []netip.Prefix
	for _, p := range o.Private {
		if p.Addr().Is4() {
			v4 = append(v4, p)
		} else {
			v6 = append(v6, p)
		}
	}
	return ssrf.New(
		ssrf.WithPorts(append([]uint16{80, 443}, o.Ports...)...),
		ssrf.WithAllowedV4Prefixes(v4...),
		ssrf.WithAllowedV6Prefixes(v6...),
	)
}

// Prior is what is known of an address from the last time; the zero value
// asks for everything.
type Prior struct{ ETag, LastModified string }

// Page is what stood at an address.
type Page struct {
	URL         *url.URL // after redirects
	Type        string   // media type, lower case: "text/html"
	ContentType string   // the whole header, with its charset
	Body        []byte   // nil when NotModified
	NotModified bool
	Prior       Prior // for the next time
}

// types lists the media types that are read.
var types = []string{
	"text/html", "application/xhtml+xml", "text/plain", "text/markdown",
	"application/rss+xml", "application/atom+xml", "application/feed+json", "application/json",
	"application/xml", "text/xml", "application/gzip", "application/x-gzip",
}

// Get fetches what stands at address. Its errors are *onrecord.Error: Invalid
// where the address may not be fetched, NotFound where nothing stands there
// (IsGone tells whether the site says so for good), TooLarge, or Busy where
// trying later may help.
func (c *Client) Get(ctx context.Context, address string, prior Prior) (Page, error) {
	u, err := Address(address)
	if err != nil {
		return Page{}, err
	}
	if err := c.port(u); err != nil {
		return Page{}, err
	}
	done, err := c.hosts.enter(ctx, u.Host)
	if err != nil {
		return Page{}, onrecord.Errorf(onrecord.Busy, "%s was not asked in time", u.Host).Because(err)
	}
	defer done()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return Page{}, onrecord.Errorf(onrecord.Invalid, "%q is not an address", address).Because(err)
	}
	c.headers(req, prior)
	resp, err := c.http.Do(req)
	if err != nil {
		return Page{}, refused(u, err)
	}
	defer resp.Body.Close()
	return c.read(resp)
}

func (c *Client) headers(req *http.Request, prior Prior) {
	req.Header.Set("User-Agent", c.opts.Agent)
	req.Header.Set("Accept", "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/feed+json, text/plain;q=0.8, */*;q=0.1")
	req.Header.Set("Accept-Language", "en, *;q=0.5")
	if prior.ETag != "" {
		req.Header.Set("If-None-Match", prior.ETag)
	}
	if prior.LastModified != "" {
		req.Header.Set("If-Modified-Since", prior.LastModified)
	}
}

// read turns a response into a Page, within the limits.
func (c *Client) read(resp *http.Response) (Page, error) {
	u := resp.Request.URL
	p := Page{URL: u, Prior: Prior{ETag: resp.Header.Get("ETag"), LastModified: resp.Header.Get("Last-Modified")}}
	if resp.StatusCode == http.StatusNotModified {
		p.NotModified = true
		return p, nil
	}
	if err := status(u, resp); err != nil {
		return Page{}, err
	}
	p.ContentType = resp.Header.Get("Content-Type")
	if err := p.setType(); err != nil {
		return Page{}, err
	}
	body, err := io.ReadAll(io.LimitReader(resp.Body, c.opts.MaxBytes+1))
	if err != nil {
		return Page{}, refused(u, err)
	}
	if int64(len(body)) > c.opts.MaxBytes {
		return Page{}, onrecord.Errorf(onrecord.TooLarge, "%s is larger than %d MB", u.Redacted(), c.opts.MaxBytes>>20)
	}
	p.Body = body
	return p, nil
}

// setType sets Type from ContentType; an empty header means HTML.
func (p *Page) setType() error {
	if p.ContentType == "" {
		p.Type = "text/html"
		return nil
	}
	t, _, err := mime.ParseMediaType(p.ContentType)
	if err != nil && t == "" {
		t = strings.ToLower(strings.TrimSpace(strings.SplitN(p.ContentType, ";", 2)[0]))
	}
	for _, known := range types {
		if t == known {
			p.Type = t
			return nil
		}
	}
	return onrecord.Errorf(onrecord.Invalid, "%s is %s, not a page or a feed", p.URL.Redacted(), t).
		Hint("give the address of the article's own page")
}

// redirect checks each hop as the first address was checked.
func (c *Client) redirect(req *http.Request, via []*http.Request) error {
	if len(via) > c.opts.Redirects {
		return onrecord.Errorf(onrecord.Invalid, "%s redirects more than %d times", via[0].URL.Redacted(), c.opts.Redirects)
	}
	if _, err := Address(req.URL.String()); err != nil {
		return err
	}
	return c.port(req.URL)
}

// port refuses ports before a name is looked up, so that the message can say so.
func (c *Client) port(u *url.URL) error {
	switch u.Port() {
	case "", "80", "443":
		return nil
	}
	for _, p := range c.opts.Ports {
		if u.Port() == itoa(p) {
			return nil
		}
	}
	return onrecord.Errorf(onrecord.Invalid, "port %s of %s may not be asked", u.Port(), u.Hostname()).
		Hint("only ports 80 and 443 are open to addresses")
}

// refused says in one sentence why a request came to nothing.
func refused(u *url.URL, err error) error {
	var ours *onrecord.Error
	var dns *net.DNSError
	switch {
	case errors.As(err, &ours):
		return ours
	case errors.Is(err, ssrf.ErrProhibitedIP), errors.Is(err, ssrf.ErrProhibitedNetwork), errors.Is(err, ssrf.ErrProhibitedPort):
		return onrecord.Errorf(onrecord.Invalid, "%s leads into a private or reserved network, which is never fetched", lastHost(u, err)).Because(ssrf.ErrProhibitedIP)
	case errors.As(err, &dns) && dns.IsNotFound:
		return onrecord.Errorf(onrecord.NotFound, "there is no site called %s", dns.Name)
	case errors.Is(err, context.DeadlineExceeded), isTimeout(err):
		return onrecord.Errorf(onrecord.Busy, "%s did not answer in time", u.Hostname())
	}
	var request *url.Error // repeats the address
	if errors.As(err, &request) {
		err = request.Err
	}
	return onrecord.Errorf(onrecord.Busy, "%s could not be read", u.Redacted()).Because(err)
}

// lastHost is the host that was asked last: a redirect's, where one was
// followed.
func lastHost(u *url.URL, err error) string {
	var at *url.Error
	if errors.As(err, &at) {
		if last, err := url.Parse(at.URL); err == nil && last.Hostname() != u.Hostname() {
			return u.Hostname() + " redirects to " + last.Hostname() + ", which"
		}
	}
	return u.Hostname()
}

func isTimeout(err error) bool {
	var t net.Error
	return errors.As(err, &t) && t.Timeout()
}
