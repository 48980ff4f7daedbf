package fetch

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"sync"
	"time"

	"github.com/temoto/robotstxt"

	"onrecord"
)

// Robots remembers what sites let programs read. It is asked before a page
// that nobody asked for by hand.
type Robots struct {
	client *Client
	mu     sync.Mutex
	sites  map[string]rules
}

type rules struct {
	group    *robotstxt.Group // nil: none
	sitemaps []string
	until    time.Time
}

// NewRobots returns a Robots that asks through c.
func NewRobots(c *Client) *Robots { return &Robots{client: c, sites: map[string]rules{}} }

// Allowed returns nil when the site lets our agent read address. A site
// without rules allows everything; one whose rules cannot be read now is
// asked again later.
func (r *Robots) Allowed(ctx context.Context, address string) error {
	u, err := Address(address)
	if err != nil {
		return err
	}
	site, err := r.site(ctx, u)
	if err != nil {
		return err
	}
	if site.group == nil || site.group.Test(u.RequestURI()) {
		return nil
	}
	return onrecord.Errorf(onrecord.Denied, "%s asks programs not to read %s", u.Host, u.Redacted())
}

// Sitemaps returns the addresses of the sitemaps that the site of an address
// names to programs.
func (r *Robots) Sitemaps(ctx context.Context, u *url.URL) ([]string, error) {
	site, err := r.site(ctx, u)
	return site.sitemaps, err
}

func (r *Robots) site(ctx context.Context, u *url.URL) (rules, error) {
	key := u.Scheme + "://" + u.Host
	r.mu.Lock()
	known, ok := r.sites[key]
	r.mu.Unlock()
	if ok && time.Now().Before(known.until) {
		return known, nil
	}
	site, err := r.ask(ctx, key+"/robots.txt")
	if err != nil {
		return rules{}, err
	}
	site.until = time.Now().Add(24 * time.Hour)
	r.mu.Lock()
	defer r.mu.Unlock()
	if len(r.sites) > 10_000 {
		clear(r.sites)
	}
	r.sites[key] = site
	return site, nil
}

// ask reads the rules; a site that has none, or answers with something else,
// has no rules.
func (r *Robots) ask(ctx context.Context, address string) (rules, error) {
	p, err := r.client.Get(ctx, address, Prior{})
	var s Status
	switch {
	case err == nil:
		data, parseErr := robotstxt.FromBytes(p.Body)
		if parseErr != nil || p.Type == "text/html" {
			return rules{}, nil
		}
		return rules{group: data.FindGroup(r.client.opts.Agent), sitemaps: data.Sitemaps}, nil
	case errors.As(err, &s) && s.Code < http.StatusInternalServerError && s.Code != http.StatusTooManyRequests:
		return rules{}, nil
	case onrecord.CodeOf(err) == onrecord.Invalid:
		return rules{}, nil // not a text
	}
	return rules{}, err
}
