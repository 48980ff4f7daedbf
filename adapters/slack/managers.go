package slack

// Who may add and remove articles.

import (
	"context"
	"slices"
	"sync"
	"time"
)

// managers knows who may change the library of a workspace: those named in
// the settings, who installed the app, and, where the optional scope
// users:read was granted, the admins and owners of the workspace.
type managers struct {
	named []string // "TEAM/USER", or "USER" where there is one workspace
	teams *installations
	now   func() time.Time

	mu   sync.Mutex
	seen map[string]standing
}

// standing is what Slack said of a user, and until when that holds.
type standing struct {
	admin bool
	until time.Time
}

const standingTime = 10 * time.Minute

// is reports whether a user may change the library of t. Where Slack does not
// say, the answer is no.
func (m *managers) is(ctx context.Context, t tenant, user string) bool {
	key := t.Team + "/" + user
	if slices.Contains(m.named, key) || m.teams.only != nil && slices.Contains(m.named, user) {
		return true
	}
	m.mu.Lock()
	s, known := m.seen[key]
	m.mu.Unlock()
	if known && m.now().Before(s.until) {
		return s.admin
	}
	s = standing{admin: m.ask(ctx, t, user), until: m.now().Add(standingTime)}
	m.mu.Lock()
	defer m.mu.Unlock()
	if len(m.seen) > 10_000 {
		clear(m.seen)
	}
	m.seen[key] = s
	return s.admin
}

func (m *managers) ask(ctx context.Context, t tenant, user string) bool {
	in, err := m.teams.find(ctx, t)
	if err != nil {
		return false
	}
	if in.Installer != "" && in.Installer == user {
		return true
	}
	ctx, cancel := context.WithTimeout(ctx, 2*time.Second)
	defer cancel()
	w, err := m.teams.api(ctx, t)
	if err != nil {
		return false
	}
	admin, err := w.admin(ctx, user)
	return err == nil && admin
}
