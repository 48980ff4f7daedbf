package discord

// discordgo, and the remedies for what bites in it: all of Discord is behind
// wire and gateway, so that a change of library stays in this file and
// conn.go.
//
//   - Every call on an interaction has a rate limit bucket of its own, which
//     goes when the call is done: discordgo would make all edits wait for
//     each other, and keep a bucket for each interaction for good.
//   - 429 and 5xx come back as errors at once. The delivery desk waits, and
//     knows the deadline; discordgo would sleep and not hear.
//   - discordgo never reconnects by itself: it would for ever, also when the
//     token is refused. gateway.serve does, with pauses, and stops on what is
//     final.
//   - A watchdog closes a connection whose heartbeat was not acknowledged for
//     one and a half intervals, with a code that keeps the session; discordgo
//     waits for five, and then ends the session that it wants to resume.
//   - Opening has a time limit, and a session that hangs is left behind.
//   - Payloads are read from the raw event by parse: discordgo hands on what
//     it could not read as if it had.

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"net/http"
	"sync/atomic"
	"time"

	"github.com/bwmarrin/discordgo"
	"github.com/gorilla/websocket"
	"golang.org/x/time/rate"

	"onrecord"
	"onrecord/delivery"
)

// wire is all that answering asks of Discord.
type wire interface {
	// Acknowledge is the first answer to an interaction. It is nil when
	// Discord has one already.
	Acknowledge(ctx context.Context, id, token string, c callback) error
	// Edit replaces the deferred message.
	Edit(ctx context.Context, app, token string, m message) error
	// Fetch reads a file that is attached to a message.
	Fetch(ctx context.Context, address string, most int) ([]byte, error)
}

// errRefused says that Discord does not take the body: trying again is of no
// use.
var errRefused = errors.New("refused by Discord")

// errUnknown says that Discord knows no such interaction, or no first answer
// to it yet.
var errUnknown = errors.New("unknown to Discord")

// caller implements wire over one discordgo session, which is never opened.
type caller struct {
	session *discordgo.Session
	files   *http.Client
	hosts   []string
	limited atomic.Int64 // answers of 429
}

// Acknowledge implements wire.
func (c *caller) Acknowledge(ctx context.Context, id, token string, body callback) error {
	b, err := json.Marshal(body)
	if err != nil {
		return err
	}
	err = c.call(ctx, "POST", discordgo.EndpointInteractionResponse(id, token), "application/json", b)
	if code(err) == discordgo.ErrCodeInteractionHasAlreadyBeenAcknowledged {
		return nil
	}
	return c.sort(err)
}

// Edit implements wire.
func (c *caller) Edit(ctx context.Context, app, token string, m message) error {
	contentType, body, err := encodeEdit(m)
	if err != nil {
		return err
	}
	return c.sort(c.call(ctx, "PATCH", discordgo.EndpointWebhookMessage(app, token, "@original"), contentType, body))
}

// encodeEdit returns the body of an edit: JSON, or JSON and files.
func encodeEdit(m message) (contentType string, body []byte, err error) {
	if len(m.Files) == 0 {
		body, err = json.Marshal(m.edit())
		return "application/json", body, err
	}
	var files []*discordgo.File
	for _, f := range m.Files {
		files = append(files, &discordgo.File{Name: f.Name, ContentType: "image/png", Reader: bytes.NewReader(f.Data)})
	}
	return discordgo.MultipartBodyWithJSON(m.edit(), files)
}

// Fetch implements wire.
func (c *caller) Fetch(ctx context.Context, address string, most int) ([]byte, error) {
	return fetch(ctx, c.files, c.hosts, address, most)
}

// call makes one request in a bucket of its own.
func (c *caller) call(ctx context.Context, method, address, contentType string, body []byte) error {
	bucket := discordgo.NewRatelimiter().LockBucket("")
	_, err := c.session.RequestWithLockedBucket(method, address, contentType, body, bucket, 0, discordgo.WithContext(ctx))
	return err
}

// sort turns an error of discordgo into one that the delivery desk knows, and
// that holds no token.
func (c *caller) sort(err error) error {
	var limit *discordgo.RateLimitError
	var rest *discordgo.RESTError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &limit):
		c.limited.Add(1)
		return &delivery.Later{Wait: limit.RetryAfter}
	case !errors.As(err, &rest):
		return bare(err)
	}
	status := rest.Response.StatusCode
	switch status {
	case http.StatusNotFound:
		return fmt.Errorf("%w: %w: HTTP %d, code %d", delivery.ErrGone, errUnknown, status, code(err))
	case http.StatusUnauthorized, http.StatusForbidden, http.StatusGone:
		return fmt.Errorf("%w: HTTP %d, code %d", delivery.ErrGone, status, code(err))
	case http.StatusBadRequest, http.StatusRequestEntityTooLarge, http.StatusUnprocessableEntity:
		return fmt.Errorf("%w: HTTP %d, code %d: %.300s", errRefused, status, code(err), rest.ResponseBody)
	}
	return fmt.Errorf("HTTP %d, code %d", status, code(err))
}

// code returns Discord's own number of an error, 0 where there is none.
func code(err error) int {
	var rest *discordgo.RESTError
	if errors.As(err, &rest) && rest.Message != nil {
		return rest.Message.Code
	}
	return 0
}

// newSession returns a discordgo session with everything off that we do not
// need or do ourselves.
func newSession(token string, client *http.Client, loud bool) *discordgo.Session {
	s, _ := discordgo.New("Bot " + token) // its error is always nil
	s.Client = client
	s.Identify.Intents = discordgo.IntentsNone // commands come without any
	s.StateEnabled = false
	s.Compress = false
	s.ShouldReconnectOnError = false
	s.ShouldReconnectVoiceOnSessionError = false
	s.ShouldRetryOnRateLimit = false
	s.MaxRestRetries = 0
	s.LogLevel = -1 // it would write to the standard logger; what matters comes back as an error
	if loud {
		s.LogLevel = discordgo.LogWarning
	}
	s.UserAgent = "DiscordBot (onrecord, 1)"
	return s
}

// gateway is the connection of one shard.
type gateway struct {
	token        string
	client       *http.Client
	shard, count int
	turns        turns
	receive      func(raw []byte)
	log          *slog.Logger
	loud         bool // discordgo's own log, for tests

	live atomic.Int64 // Unix nanoseconds when it was last seen well; 0: not connected
}

// turns keep the pace at which sessions are begun: shards whose numbers agree
// modulo Discord's max_concurrency have one every five seconds between them.
type turns []*rate.Limiter

// newTurns lets atOnce shards begin at once.
func newTurns(atOnce int) turns {
	t := make(turns, atOnce)
	for i := range t {
		t[i] = rate.NewLimiter(rate.Every(5*time.Second), 1)
	}
	return t
}

// wait returns when the shard may begin a session; false when ctx ended.
func (t turns) wait(ctx context.Context, shard int) bool { return t[shard%len(t)].Wait(ctx) == nil }

// serve keeps the connection until ctx ends; then it returns nil. An error is
// final: no attempt of the same kind can succeed. The caller has waited for
// the shard's first turn.
func (g *gateway) serve(ctx context.Context) error {
	var pauses pauses
	l := g.link()
	defer func() {
		g.live.Store(0)
		if l != nil {
			l.close(websocket.CloseNormalClosure)
		}
	}()
	for {
		begun := time.Now()
		err := l.open(ctx)
		if ctx.Err() != nil {
			return nil
		}
		if stop := final(err); stop != nil {
			return stop
		}
		if err == nil {
			g.log.Info("connected", "shard", g.shard)
			err = l.watch(ctx, &g.live)
			g.live.Store(0)
		}
		if ctx.Err() != nil {
			return nil
		}
		g.log.Info("the connection ended and is made anew", "shard", g.shard, "err", bare(err))
		if errors.Is(err, errSession) || errors.Is(err, errHangs) {
			l.abandon()
			l = nil
		}
		if !sleep(ctx, pauses.next(time.Since(begun))) || l == nil && !g.turns.wait(ctx, g.shard) {
			return nil
		}
		if l == nil {
			l = g.link()
		}
	}
}

// final returns what to tell whoever runs the bot when err cannot pass by
// itself, nil otherwise.
func final(err error) *onrecord.Error {
	var rest *discordgo.RESTError
	if errors.Is(err, discordgo.ErrUnauthorized) || errors.As(err, &rest) && rest.Response.StatusCode == http.StatusUnauthorized {
		return badToken.Because(bare(err))
	}
	var closed *websocket.CloseError
	if !errors.As(err, &closed) {
		return nil
	}
	switch closed.Code {
	case 4004:
		return badToken.Because(err)
	case 4010, 4011:
		return onrecord.Errorf(onrecord.Invalid, "discord does not take the number of shards").
			Hint("set DISCORD_SHARDS=auto").Because(err)
	case 4012:
		return onrecord.Errorf(onrecord.Internal, "discord no longer speaks this version of its gateway").
			Hint("install a newer onrecord").Because(err)
	case 4013, 4014:
		return onrecord.Errorf(onrecord.Denied, "discord refuses the intents").
			Hint("onrecord asks for none; see whether DISCORD_API_URL leads to another server").Because(err)
	}
	return nil
}

var badToken = onrecord.Errorf(onrecord.Denied, "discord refuses the token").
	Hint("copy it anew from https://discord.com/developers/applications, page Bot, and set DISCORD_TOKEN")

// steady is how long a connection lasts that was no failure.
const steady = 2 * time.Minute

// pauses grow from one attempt to the next, also where each connects and is
// then turned away: Discord allows a thousand sessions a day, and takes the
// token back from who begins more.
type pauses struct{ failures int }

// next returns the pause after a connection that lasted so long.
func (p *pauses) next(lasted time.Duration) time.Duration {
	if lasted > steady {
		p.failures = 0
	}
	p.failures++
	return backoff(p.failures - 1)
}

// backoff is a pause that begins with a second and doubles up to two minutes,
// spread a little so that many do not come back at once.
func backoff(failures int) time.Duration {
	d := min(time.Second<<min(failures, 10), 2*time.Minute)
	return d - rand.N(d/4)
}

func sleep(ctx context.Context, d time.Duration) bool {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return true
	case <-ctx.Done():
		return false
	}
}
