package delivery

// How much one user, channel and place may ask.

import (
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// Asker is who asks, for the limits. An empty field has no limit.
type Asker struct {
	User    string
	Channel string
	Place   string // server or workspace
}

// Pace allows Burst questions at once and then one in every Every. The zero
// Pace has no limit.
type Pace struct {
	Burst int
	Every time.Duration
}

// Limiter keeps the pace of users, channels and places. Its memory is bounded:
// who has not asked for long enough to have a full burst again is forgotten.
type Limiter struct {
	User, Channel, Place Pace

	mu    sync.Mutex
	paces map[paceKey]*rate.Limiter
	swept time.Time
}

type paceKey struct{ sort, id string }

// Usual returns the limits that suit a public bot: a person may click and
// type quickly, a channel and a server somewhat more in all.
func Usual() *Limiter {
	return &Limiter{
		User:    Pace{Burst: 8, Every: 2 * time.Second},
		Channel: Pace{Burst: 30, Every: 500 * time.Millisecond},
		Place:   Pace{Burst: 120, Every: 100 * time.Millisecond},
	}
}

// Allow counts one question; false when it came too early, and then how long
// to wait. A question that one limit refuses counts for none.
func (l *Limiter) Allow(now time.Time, a Asker) (wait time.Duration, ok bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.sweep(now)
	var held []*rate.Reservation
	for _, c := range []struct {
		sort, id string
		Pace
	}{{"user", a.User, l.User}, {"channel", a.Channel, l.Channel}, {"place", a.Place, l.Place}} {
		if c.id == "" || c.Burst == 0 {
			continue
		}
		r := l.pace(paceKey{c.sort, c.id}, c.Pace).ReserveN(now, 1)
		held = append(held, r)
		wait = max(wait, r.DelayFrom(now))
	}
	if wait > 0 {
		for _, r := range held {
			r.CancelAt(now)
		}
	}
	return wait, wait == 0
}

func (l *Limiter) pace(k paceKey, p Pace) *rate.Limiter {
	if l.paces == nil {
		l.paces = map[paceKey]*rate.Limiter{}
	}
	if l.paces[k] == nil {
		l.paces[k] = rate.NewLimiter(rate.Every(p.Every), p.Burst)
	}
	return l.paces[k]
}

// sweep forgets, now and then, whoever has a full burst.
func (l *Limiter) sweep(now time.Time) {
	if now.Sub(l.swept) < time.Minute {
		return
	}
	l.swept = now
	for k, p := range l.paces {
		if p.TokensAt(now) >= float64(p.Burst()) {
			delete(l.paces, k)
		}
	}
}
