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
	group *robotstxt.Group
	until time.Time
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
	group, err := r.site(ctx, u)
	if err != nil {
		return err
	}
	if group == nil || group.Test(u.RequestURI()) {
		return nil
	}
	return onrecord.Errorf(onrecord.Denied, "%s asks programs not to read %s", u.Host, u.Redacted())
}

func (r *Robots) site(ctx context.Context, u *url.URL) (*robotstxt.Group, error) {
	key := u.Scheme + "://" + u.Host
	r.mu.Lock()
	known, ok := r.sites[key]
	r.mu.Unlock()
	if ok && time.Now().Before(known.until) {
		return known.group, nil
	}
	group, err := r.ask(ctx, key+"/robots.txt")
	if err != nil {
		return nil, err
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if len(r.sites) > 10_000 {
		clear(r.sites)
	}
	r.sites[key] = rules{group, time.Now().Add(24 * time.Hour)}
	return group, nil
}

// ask reads the rules; a site that has none, or answers with something else,
// has no rules.
func (r *Robots) ask(ctx context.Context, address string) (*robotstxt.Group, error) {
	p, err := r.client.Get(ctx, address, Prior{})
	var s Status
	switch {
	case err == nil:
		data, parseErr := robotstxt.FromBytes(p.Body)
		if parseErr != nil || p.Type == "text/html" {
			return nil, nil //nolint:nilnil // no group: no rules
		}
		return data.FindGroup(r.client.opts.Agent), nil
	case errors.As(err, &s) && s.Code < http.StatusInternalServerError && s.Code != http.StatusTooManyRequests:
		return nil, nil //nolint:nilnil // no group: no rules
	case onrecord.CodeOf(err) == onrecord.Invalid:
		return nil, nil //nolint:nilnil // not a text: no rules
	}
	return nil, err
}
