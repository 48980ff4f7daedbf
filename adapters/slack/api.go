package slack

// This file is the only one that calls Slack's Web API. What the library
// leaves to its users is met here: it has no time limits, escapes nothing in
// blocks, posts to response addresses with a client of its own, and does not
// say whether a post that failed may have arrived.

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	goslack "github.com/slack-go/slack"

	"onrecord/delivery"
)

// web is what delivering needs of one workspace.
type web interface {
	// Post sends a message to a channel, a thread or a person, tagged with
	// the event that it answers, and returns its ts.
	Post(ctx context.Context, to place, tag string, p payload) (ts string, err error)
	// Ephemeral shows a message to one user in a channel.
	Ephemeral(ctx context.Context, to place, p payload) error
	// Update replaces a message of ours, and tags it.
	Update(ctx context.Context, to place, ts, tag string, p payload) error
	// Respond uses a response address.
	Respond(ctx context.Context, address string, how response, p payload) error
	// Posted looks for a message of ours that is tagged with the event, among
	// those after the moment of a message, its ts. An error says that it cannot
	// be known.
	Posted(ctx context.Context, in place, after, tag string) (bool, error)
}

// place is where a message goes. Channel may be a user's id: then it is their
// direct messages with us.
type place struct {
	Channel string
	Thread  string // ts of the thread's root; empty: not in a thread
	User    string // for whose eyes, where only one may see it
}

// response is how a response address is used.
type response struct {
	InChannel bool   // for all, not for the caller alone
	Replace   bool   // instead of the message that was clicked
	Thread    string // ts of the thread, where a click in one makes a new message
}

// What an error of this file means to those who deliver. All that are none of
// these may be tried again.
var (
	errUnsure  = errors.New("it is not known whether it arrived")
	errBlocks  = errors.New("slack refuses the blocks")
	errExpired = errors.New("the response address is used up or expired")
	errRevoked = errors.New("slack no longer takes the token")
)

// tagType is the type of the metadata that our messages carry.
const tagType = "onrecord_answer"

// api is Slack's Web API for one token.
type api struct {
	token  string
	client *goslack.Client
	http   *http.Client
	hooks  hooks
}

var _ web = (*api)(nil)

// apiTime bounds every call, waiting for Retry-After included: who delivers
// tries again later, without holding a connection.
const apiTime = 10 * time.Second

// newHTTP returns a client with a time limit that follows no redirects, so
// that a token never goes elsewhere.
func newHTTP() *http.Client {
	return &http.Client{
		Timeout:       apiTime,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
}

// newAPI returns the Web API at base, "https://slack.com/api/", for a token.
func newAPI(client *http.Client, base, token string, options ...goslack.Option) *api {
	options = append([]goslack.Option{goslack.OptionHTTPClient(client), goslack.OptionAPIURL(base)}, options...)
	return &api{token: token, client: goslack.New(token, options...), http: client, hooks: hooksFor(base)}
}

func (a *api) Post(ctx context.Context, to place, tag string, p payload) (string, error) {
	options := append(append(contents(p), threaded(to.Thread)...), tagged(tag)...)
	_, ts, err := a.client.PostMessageContext(ctx, to.Channel, options...)
	return ts, explain(err)
}

func (a *api) Ephemeral(ctx context.Context, to place, p payload) error {
	options := append(contents(p), threaded(to.Thread)...)
	_, err := a.client.PostEphemeralContext(ctx, to.Channel, to.User, options...)
	return explain(err)
}

func (a *api) Update(ctx context.Context, to place, ts, tag string, p payload) error {
	_, _, _, err := a.client.UpdateMessageContext(ctx, to.Channel, ts, append(contents(p), tagged(tag)...)...)
	return explain(err)
}

func (a *api) Respond(ctx context.Context, address string, how response, p payload) error {
	if !a.hooks.allow(address) {
		return fmt.Errorf("%w: the response address is not Slack's", delivery.ErrGone)
	}
	no := false
	m := &goslack.WebhookMessage{
		Text: p.Text, ResponseType: "ephemeral", ReplaceOriginal: how.Replace, ThreadTimestamp: how.Thread,
		UnfurlLinks: &no, UnfurlMedia: &no,
	}
	if how.InChannel {
		m.ResponseType = "in_channel"
	}
	if len(p.Blocks) > 0 {
		m.Blocks = &goslack.Blocks{BlockSet: p.blocks()}
	}
	err := explain(goslack.PostWebhookCustomHTTPContext(ctx, address, a.http, m))
	var status goslack.StatusCodeError
	if errors.As(err, &status) && (status.Code == http.StatusNotFound || status.Code == http.StatusGone) {
		return fmt.Errorf("%w: %w", errExpired, err)
	}
	if errors.As(err, &status) && status.Code == http.StatusBadRequest {
		return fmt.Errorf("%w: %w", errBlocks, err)
	}
	return err
}

func (a *api) Posted(ctx context.Context, in place, after, tag string) (bool, error) {
	params := &goslack.GetConversationRepliesParameters{
		ChannelID: in.Channel, Timestamp: in.Thread, Limit: lookThrough, IncludeAllMetadata: true, Oldest: cmp.Or(after, in.Thread),
	}
	messages, more, _, err := a.client.GetConversationRepliesContext(ctx, params)
	if err != nil {
		return false, explain(err)
	}
	found := slices.ContainsFunc(messages, func(m goslack.Message) bool {
		return m.Metadata.EventType == tagType && m.Metadata.EventPayload["event"] == tag
	})
	if more && !found {
		return false, errUnsure
	}
	return found, nil
}

// lookThrough is the most messages that Slack shows at once to every app.
const lookThrough = 15

// whoami is whose token it is.
func (a *api) whoami(ctx context.Context) (*goslack.AuthTestResponse, error) {
	r, err := a.client.AuthTestContext(ctx)
	return r, explain(err)
}

// admin reports whether a user is an admin or owner of the workspace. It
// needs the optional scope users:read.
func (a *api) admin(ctx context.Context, user string) (bool, error) {
	u, err := a.client.GetUserInfoContext(ctx, user)
	if err != nil {
		return false, explain(err)
	}
	return u.IsAdmin || u.IsOwner || u.IsPrimaryOwner, nil
}

func (a *api) openView(ctx context.Context, trigger string, v goslack.ModalViewRequest) error {
	_, err := a.client.OpenViewContext(ctx, trigger, v)
	return explain(err)
}

func (a *api) publishHome(ctx context.Context, user string, v goslack.HomeTabViewRequest) error {
	_, err := a.client.PublishViewContext(ctx, goslack.PublishViewContextRequest{UserID: user, View: v})
	return explain(err)
}

// prompts offers questions in a conversation with the agent; never with a
// thread, which would fail without a word.
func (a *api) prompts(ctx context.Context, channel string, lines []string) error {
	p := goslack.AssistantThreadsSetSuggestedPromptsParameters{ChannelID: channel, Title: "Try one of these"}
	for _, l := range lines {
		p.AddPrompt(cut(l, 60), l)
	}
	return explain(a.client.SetAssistantThreadsSuggestedPromptsContext(ctx, p))
}

// working shows that an answer is on its way; the answer takes it away.
func (a *api) working(ctx context.Context, to place) error {
	return explain(a.client.SetAssistantThreadsStatusContext(ctx, goslack.AssistantThreadsSetStatusParameters{
		ChannelID: to.Channel, ThreadTS: to.Thread, Status: "is looking it up…",
	}))
}

// contents is what every message has: text, blocks, and no previews. Slack is
// told to look for no names and links in it by itself.
func contents(p payload) []goslack.MsgOption {
	options := []goslack.MsgOption{
		goslack.MsgOptionText(p.Text, false), // escaped when it was rendered
		goslack.MsgOptionDisableLinkUnfurl(),
		goslack.MsgOptionDisableMediaUnfurl(),
	}
	if len(p.Blocks) > 0 {
		options = append(options, goslack.MsgOptionBlocks(p.blocks()...))
	}
	return options
}

func threaded(thread string) []goslack.MsgOption {
	if thread == "" {
		return nil
	}
	return []goslack.MsgOption{goslack.MsgOptionTS(thread)}
}

// tagged names the event that a message answers.
func tagged(tag string) []goslack.MsgOption {
	if tag == "" {
		return nil
	}
	return []goslack.MsgOption{goslack.MsgOptionMetadata(goslack.SlackMetadata{EventType: tagType, EventPayload: map[string]any{"event": tag}})}
}

// explain says what an error of the library means: see the errors above.
func explain(err error) error {
	if err == nil {
		return nil
	}
	var at *url.Error
	if errors.As(err, &at) {
		err = at.Err // the address may be a response address, and as good as a token
	}
	var limited *goslack.RateLimitedError
	if errors.As(err, &limited) {
		return &delivery.Later{Wait: limited.RetryAfter, Cause: err}
	}
	var said goslack.SlackErrorResponse
	if errors.As(err, &said) {
		return explainCode(said)
	}
	var status goslack.StatusCodeError
	if errors.As(err, &status) {
		if status.Code >= 500 {
			return fmt.Errorf("%w: %w", errUnsure, err)
		}
		return err
	}
	if neverLeft(err) {
		return err
	}
	return fmt.Errorf("%w: %w", errUnsure, err)
}

// explainCode sorts the codes that Slack answers with.
func explainCode(e goslack.SlackErrorResponse) error {
	detail := strings.Join(e.ResponseMetadata.Messages, "; ")
	if e.Needed != "" {
		detail = "needs the scope " + e.Needed
	}
	err := fmt.Errorf("%w %s", e, detail)
	switch e.Err {
	case "invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long", "msg_too_long", "invalid_arguments", "invalid_attachments":
		return fmt.Errorf("%w: %w", errBlocks, err)
	case "token_revoked", "account_inactive", "invalid_auth":
		return fmt.Errorf("%w: %w: %w", delivery.ErrGone, errRevoked, err)
	case "token_expired":
		return &delivery.Later{Wait: 5 * time.Second, Cause: err}
	case "ratelimited", "rate_limited", "message_limit_exceeded":
		return &delivery.Later{Wait: 30 * time.Second, Cause: err}
	case "internal_error", "fatal_error", "service_unavailable", "request_timeout":
		return fmt.Errorf("%w: %w", errUnsure, err)
	}
	return fmt.Errorf("%w: %w", delivery.ErrGone, err)
}

// unheard reports whether a call failed without a word of Slack's.
func unheard(err error) bool {
	return err != nil && (errors.Is(err, errUnsure) || neverLeft(err))
}

// neverLeft reports whether a call failed before anything was sent.
func neverLeft(err error) bool {
	var op *net.OpError
	var dns *net.DNSError
	return errors.As(err, &dns) || errors.As(err, &op) && op.Op == "dial"
}

// hooks is where response addresses may lead.
type hooks struct{ scheme, host string }

// hooksFor returns Slack's own host for its own API, and the same host for
// another server that speaks like Slack.
func hooksFor(base string) hooks {
	u, err := url.Parse(base)
	if err != nil || u.Host == "slack.com" || u.Host == "" {
		return hooks{"https", "hooks.slack.com"}
	}
	return hooks{cmp.Or(u.Scheme, "https"), u.Host}
}

func (h hooks) allow(address string) bool {
	u, err := url.Parse(address)
	return err == nil && u.Scheme == h.scheme && u.Host == h.host && u.User == nil
}
