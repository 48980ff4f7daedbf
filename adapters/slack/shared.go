package slack

// Channels that other workspaces see, too. What all in one see comes from the
// public library alone, whoever asks. Slack says that a channel is shared with
// each event in it, and never with a click or a command: so it is kept.

import (
	"context"
	"time"
)

// sharedScope is where the shared channels of a workspace stand, by their ids.
func sharedScope(team string) string { return "slack/shared/" + team }

// noteShared keeps what an event says of its channel.
func (a *Adapter) noteShared(ctx context.Context, team, channel string, shared bool) {
	known, err := a.shared(ctx, team, channel)
	switch {
	case err == nil && known == shared:
		return
	case shared:
		err = a.cfg.Shelf.Put(ctx, sharedScope(team), channel, []byte("1"), time.Time{})
	default:
		err = a.cfg.Shelf.Drop(ctx, sharedScope(team), channel)
	}
	if err != nil {
		a.log.Error("it could not be kept whether a channel is shared", "err", err)
	}
}

func (a *Adapter) shared(ctx context.Context, team, channel string) (bool, error) {
	_, shared, err := a.cfg.Shelf.Get(ctx, sharedScope(team), channel)
	return shared, err
}

// seenByOthers reports whether the answer to q will be seen from another
// workspace. Where the shelf does not say, it will.
func (a *Adapter) seenByOthers(ctx context.Context, q question) bool {
	if q.private() || q.Route == farewell {
		return false
	}
	shared, err := a.shared(ctx, q.Tenant.Team, q.Channel)
	return shared || err != nil
}
