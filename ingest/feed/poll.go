package feed

import (
	"context"
	"errors"
	"log/slog"
	"maps"
	"math/rand/v2"
	"net/url"
	"slices"
	"sync"
	"time"

	"onrecord"
	"onrecord/ingest/fetch"
)

// Book is where feeds are kept.
type Book interface {
	DueFeeds(ctx context.Context, now time.Time, limit int) ([]onrecord.Feed, error)
	SaveFeed(ctx context.Context, f onrecord.Feed) error
	Unseen(ctx context.Context, library, address string, items []string) ([]string, error)
	SeeItems(ctx context.Context, library, address string, items []string, now time.Time) error
}

// Web is the network, as far as a Poller needs it: *fetch.Client and
// *fetch.Robots together.
type Web interface {
	Get(ctx context.Context, address string, prior fetch.Prior) (fetch.Page, error)
	Allowed(ctx context.Context, address string) error
}

// Poller asks feeds when they are due and hands on what is new. Its fields
// are set before Run.
type Poller struct {
	Book Book
	Web  Web
	// Take brings the article of an item into a library. An error with code
	// Busy or Internal means that it is tried again with the feed's next turn.
	Take func(ctx context.Context, library string, item Item) error
	Now  func() time.Time
	Log  *slog.Logger

	Tick    time.Duration // how often it looks for due feeds
	Workers int           // feeds asked at once
	MaxBody int64         // of a feed, unpacked

	mu      sync.Mutex
	running map[feedKey]bool
	turns   map[string]int       // turns that run, by host
	hosts   map[string]time.Time // hosts to leave alone until then
}

type feedKey struct{ library, url string }

// The most that one turn of a feed does; the rest waits for the next.
const (
	maxNew   = 100
	maxParts = 10
)

const (
	maxDue    = 2000 // feeds that are looked at in a tick
	hostTurns = 2    // turns at once on one host: more would only wait at its door, and keep others waiting
)

// Run polls until ctx is done, and returns when what it began has ended.
func (p *Poller) Run(ctx context.Context) error {
	p.running, p.turns, p.hosts = map[feedKey]bool{}, map[string]int{}, map[string]time.Time{}
	freed := make(chan struct{}, 1)
	var turns sync.WaitGroup
	defer turns.Wait()
	tick := time.NewTicker(p.Tick)
	defer tick.Stop()
	waiting := p.due(ctx)
	for {
		waiting = slices.DeleteFunc(waiting, func(f onrecord.Feed) bool {
			if ctx.Err() != nil || !p.begin(f) {
				return false
			}
			turns.Go(func() {
				p.turn(ctx, f)
				p.end(f)
				select {
				case freed <- struct{}{}:
				default: // somebody has said so already
				}
			})
			return true
		})
		select {
		case <-tick.C:
			waiting = p.due(ctx)
		case <-freed:
		case <-ctx.Done():
			return nil
		}
	}
}

// due lists the feeds whose turn it is, without those that have it. A turn
// that ends while they are listed counts as running: its feed may be in the
// list as it was before.
func (p *Poller) due(ctx context.Context) []onrecord.Feed {
	p.mu.Lock()
	running := maps.Clone(p.running)
	p.mu.Unlock()
	list, err := p.Book.DueFeeds(ctx, p.Now(), maxDue)
	if err != nil && ctx.Err() == nil {
		p.Log.Error("feeds could not be listed", "err", err)
	}
	return slices.DeleteFunc(list, func(f onrecord.Feed) bool { return running[keyOf(f)] })
}

func keyOf(f onrecord.Feed) feedKey { return feedKey{f.Library, f.URL} }

// begin claims a turn for a feed; false where it has to wait.
func (p *Poller) begin(f onrecord.Feed) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.running) >= p.Workers {
		return false
	}
	at := host(f.URL)
	if p.turns[at] >= hostTurns {
		return false
	}
	p.running[keyOf(f)] = true
	p.turns[at]++
	return true
}

func (p *Poller) end(f onrecord.Feed) {
	p.mu.Lock()
	defer p.mu.Unlock()
	delete(p.running, keyOf(f))
	at := host(f.URL)
	if p.turns[at]--; p.turns[at] == 0 {
		delete(p.turns, at)
	}
}

// turn asks one feed and writes down how it went.
func (p *Poller) turn(ctx context.Context, f onrecord.Feed) {
	next, taken := p.Ask(ctx, f)
	if ctx.Err() != nil {
		return // not the feed's fault: it stays due
	}
	if err := p.Book.SaveFeed(ctx, next); err != nil {
		p.Log.Error("feed could not be saved", "feed", f.URL, "err", err)
		return
	}
	p.Log.Info("feed asked", "feed", f.URL, "new", taken, "failure", next.Failure)
}

// Ask gives a feed its turn: reads it, takes what is new, and returns the
// feed as it is to be remembered, with the number of articles taken.
func (p *Poller) Ask(ctx context.Context, f onrecord.Feed) (next onrecord.Feed, taken int) {
	now := p.Now()
	if until := p.resting(f.URL); until.After(now) {
		f.Due = until
		return f, 0
	}
	f.Tried = now
	items, err := p.read(ctx, &f)
	left := 0
	if err == nil {
		taken, left, err = p.takeNew(ctx, f, items)
	}
	if err != nil {
		return p.failed(f, err), taken
	}
	f.Failure, f.Failures, f.Good = "", 0, now
	f.Due = now.Add(jitter(f.Every))
	if left > 0 {
		f.ETag, f.LastModified = "", "" // "not modified" would hide what is left
	}
	return f, taken
}

// read returns the items of a feed; none when it has not changed. The
// validators and title of f are brought up to date.
func (p *Poller) read(ctx context.Context, f *onrecord.Feed) ([]Item, error) {
	if err := p.Web.Allowed(ctx, f.URL); err != nil {
		return nil, err
	}
	c, prior, err := p.get(ctx, f.URL, fetch.Prior{ETag: f.ETag, LastModified: f.LastModified})
	if err != nil {
		return nil, err
	}
	f.ETag, f.LastModified = prior.ETag, prior.LastModified
	if c.Title != "" {
		f.Title = c.Title
	}
	// An index lists its newest sitemaps first or last: the news is in one of
	// the ends.
	for i, part := range ends(c.Parts, maxParts) {
		more, _, err := p.get(ctx, part, fetch.Prior{})
		if err != nil && i == 0 {
			return nil, err
		}
		c.Items = append(c.Items, more.Items...)
	}
	return c.Items, nil
}

func (p *Poller) get(ctx context.Context, address string, prior fetch.Prior) (Content, fetch.Prior, error) {
	page, err := p.Web.Get(ctx, address, prior)
	if err != nil {
		return Content{}, prior, err
	}
	if page.NotModified {
		return Content{}, prior, nil
	}
	c, err := Parse(page.Body, page.URL, p.MaxBody)
	return c, page.Prior, err
}

// takeNew takes the items that were not dealt with before, and returns how
// many it took and how many are left for the next turn: those that fail for
// now, and those over maxNew.
func (p *Poller) takeNew(ctx context.Context, f onrecord.Feed, items []Item) (taken, left int, err error) {
	keys, of := make([]string, len(items)), make(map[string]Item, len(items))
	for i, item := range items {
		keys[i] = item.key()
		of[keys[i]] = item
	}
	fresh, err := p.Book.Unseen(ctx, f.Library, f.URL, keys)
	if err != nil {
		return 0, 0, err
	}
	var done []string
	for _, key := range fresh[:min(len(fresh), maxNew)] {
		ok, later := p.take(ctx, f, of[key])
		if ctx.Err() != nil {
			break
		}
		if ok {
			taken++
		}
		if !later {
			done = append(done, key)
		}
	}
	left = len(fresh) - len(done)
	if left == 0 {
		done = keys // all is dealt with: remember the feed as it stands
	}
	return taken, left, p.Book.SeeItems(context.WithoutCancel(ctx), f.Library, f.URL, done, p.Now())
}

// take brings one article in. later says that it may be had another time.
func (p *Poller) take(ctx context.Context, f onrecord.Feed, item Item) (ok, later bool) {
	err := p.Web.Allowed(ctx, item.URL)
	if err == nil {
		err = p.Take(ctx, f.Library, item)
	}
	if err == nil {
		return true, false
	}
	p.Log.Info("item not taken", "feed", f.URL, "item", item.URL, "why", err)
	code := onrecord.CodeOf(err)
	return false, code == onrecord.Busy || code == onrecord.Internal
}

// failed returns f after a failure: its place kept, its next turn later with
// each failure in a row, its host left alone as long as the host asks.
func (p *Poller) failed(f onrecord.Feed, err error) onrecord.Feed {
	f.Failures++
	f.Failure = say(err)
	wait := max(backoff(f.Every, f.Failures), fetch.After(err))
	if fetch.IsGone(err) {
		wait = 7 * 24 * time.Hour
	}
	f.Due = p.Now().Add(wait)
	if onrecord.CodeOf(err) == onrecord.Busy {
		p.rest(f.URL, p.Now().Add(max(min(backoff(time.Minute, f.Failures), time.Hour), fetch.After(err))))
	}
	return f
}

func say(err error) string {
	var e *onrecord.Error
	if errors.As(err, &e) && e.Code != onrecord.Internal {
		return e.Say
	}
	return "it could not be read"
}

// backoff doubles the wait with each failure in a row, up to a day.
func backoff(every time.Duration, failures int) time.Duration {
	return min(every<<min(failures-1, 10), 24*time.Hour)
}

// jitter spreads turns, so that feeds added together do not stay together.
func jitter(every time.Duration) time.Duration {
	return every - time.Duration(rand.Int64N(int64(every)/10+1)) //nolint:gosec // no secret
}

func (p *Poller) resting(address string) time.Time {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.hosts[host(address)]
}

func (p *Poller) rest(address string, until time.Time) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.hosts == nil {
		p.hosts = map[string]time.Time{}
	}
	for h, t := range p.hosts {
		if t.Before(p.Now()) {
			delete(p.hosts, h)
		}
	}
	p.hosts[host(address)] = until
}

func host(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return address
	}
	return u.Host
}

// ends returns up to n of list: the first half of them from its start, the
// others from its end.
func ends(list []string, n int) []string {
	if len(list) <= n {
		return list
	}
	return append(append([]string{}, list[:n/2]...), list[len(list)-(n-n/2):]...)
}
