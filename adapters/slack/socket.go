package slack

// The first way in: two Socket Mode connections, renewed by slack-go, read in a
// tight loop.

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"strings"
	"sync"
	"time"

	goslack "github.com/slack-go/slack"
	"github.com/slack-go/slack/socketmode"

	"onrecord"
)

// sockets is how many connections are held: with two, one serves while the
// other is renewed. Slack gives an envelope to any one of them.
const sockets = 2

// The pace at which a connection that is closed again and again is given up
// for a while: Socket Mode was switched off, or there are too many.
const (
	quickTimes = 5
	quickSpan  = time.Minute
	quickPause = time.Minute
)

// socket keeps one Socket Mode connection until ctx ends. What can never
// serve ends all of them, by shut.
func (a *Adapter) socket(ctx context.Context, shut context.CancelCauseFunc, n int) {
	for ctx.Err() == nil {
		err := a.connection(ctx, n)
		switch {
		case ctx.Err() != nil:
			return
		case errors.Is(err, errQuick):
			a.log.Error("slack closes the connection again and again: is Socket Mode switched on, and is there no other bot with this token?", "connection", n)
			pause(ctx, quickPause)
		case errors.Is(err, errFatal):
			shut(onrecord.Errorf(onrecord.Invalid, "slack does not take SLACK_APP_TOKEN").
				Hint("make a new app-level token with the scope connections:write, and see onrecord doctor").Because(err))
			return
		default:
			a.log.Warn("a connection ended and is opened again", "connection", n, "err", err)
			pause(ctx, time.Second)
		}
	}
}

var (
	errQuick = errors.New("closed again and again")
	errFatal = errors.New("refused for good")
)

// connection runs one client of the library until it gives up or is given up.
func (a *Adapter) connection(ctx context.Context, n int) error {
	ctx, give := context.WithCancelCause(ctx)
	defer give(nil)
	w := newAPI(a.installs.client, a.cfg.APIURL, a.cfg.BotToken, goslack.OptionAppLevelToken(a.cfg.AppToken))
	quiet := log.New(io.Discard, "", 0)
	client := socketmode.New(w.client, socketmode.OptionReadLimit(maxBody), socketmode.OptionLog(quiet))
	var reading sync.WaitGroup
	reading.Go(func() { a.read(ctx, give, client, n) })
	err := client.RunContext(ctx)
	if cause := context.Cause(ctx); cause != nil {
		err = cause
	} else if fatalCode(err) {
		err = fmt.Errorf("%w: %w", errFatal, err)
	}
	give(err)
	reading.Wait()
	return err
}

// read takes what the connection brings, in a tight loop: behind a slow
// reader even the news that the connection ends would wait.
func (a *Adapter) read(ctx context.Context, give context.CancelCauseFunc, client *socketmode.Client, n int) {
	var opened []time.Time
	for {
		var e socketmode.Event
		select {
		case e = <-client.Events:
		case <-ctx.Done():
			return
		}
		switch data := e.Data.(type) {
		case *socketmode.ConnectedEvent:
			a.log.Info("connected", "connection", n, "time", data.ConnectionCount+1)
			if opened = recent(opened, time.Now()); len(opened) > quickTimes {
				give(errQuick)
			}
		case *goslack.ConnectionErrorEvent:
			a.log.Warn("no connection", "connection", n, "attempt", data.Attempt, "err", data.ErrorObj)
			if fatalCode(data.ErrorObj) {
				give(fmt.Errorf("%w: %w", errFatal, data.ErrorObj))
			}
		case *socketmode.ErrorWriteFailed:
			a.log.Warn("an acknowledgement was lost", "err", data.Cause)
		case *socketmode.ErrorBadMessage:
			a.envelope(ctx, client, data.Message)
		}
		if e.Request != nil && e.Request.EnvelopeID != "" {
			a.deliver(ctx, client, kind(e.Request.Type), e.Request.EnvelopeID, e.Request.Payload)
		}
	}
}

// recent adds now to the moments and keeps those of the last quickSpan.
func recent(moments []time.Time, now time.Time) []time.Time {
	kept := []time.Time{now}
	for _, m := range moments {
		if now.Sub(m) < quickSpan {
			kept = append(kept, m)
		}
	}
	return kept
}

// envelope reads what the library could not: it is a question all the same,
// or is acknowledged so that it does not come again.
func (a *Adapter) envelope(ctx context.Context, client *socketmode.Client, raw json.RawMessage) {
	var env struct {
		Type    string          `json:"type"`
		ID      string          `json:"envelope_id"`
		Payload json.RawMessage `json:"payload"`
	}
	if err := json.Unmarshal(raw, &env); err != nil || env.ID == "" {
		a.log.Warn("a message that is no envelope", "err", err)
		return
	}
	a.deliver(ctx, client, kind(env.Type), env.ID, env.Payload)
}

// deliver takes in one envelope beside the others. Its acknowledgement has
// two seconds of Slack's three.
func (a *Adapter) deliver(ctx context.Context, client *socketmode.Client, k kind, id string, payload []byte) {
	select {
	case a.intake <- struct{}{}:
	case <-ctx.Done():
		return
	}
	ack := func(ctx context.Context, show any) error {
		ctx, cancel := context.WithTimeout(ctx, 2*time.Second)
		defer cancel()
		return client.AckCtx(ctx, id, show)
	}
	go func() {
		defer func() { <-a.intake }()
		a.takeIn(ctx, parcel{kind: k, payload: payload, ack: ack})
	}()
}

// fatalCode reports whether connecting failed for a reason that stays.
func fatalCode(err error) bool {
	if err == nil {
		return false
	}
	for _, code := range []string{"invalid_auth", "account_inactive", "not_authed", "token_revoked", "missing_scope",
		"not_allowed_token_type", "team_access_not_granted", "token_expired"} {
		if strings.Contains(err.Error(), code) {
			return true
		}
	}
	return false
}

func pause(ctx context.Context, d time.Duration) {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
	case <-ctx.Done():
	}
}
