package slack

// The second way in: signed deliveries by HTTP; and the addresses of installing.

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"

	goslack "github.com/slack-go/slack"
)

// The addresses of HTTP mode, under the URL of the manifest. Slack may send
// everything to one; each takes all three shapes.
const (
	eventsPath      = "/slack/events"
	commandsPath    = "/slack/commands"
	interactivePath = "/slack/interactive"
	installPath     = "/slack/install"
	oauthPath       = "/slack/oauth"
)

// signatureHeader is where Slack's signature of a delivery stands.
const signatureHeader = "X-Slack-Signature"

// maxBody bounds what is read of one delivery, in bytes.
const maxBody = 1 << 20

// Handler serves HTTP mode and installing. Run listens with it on
// Config.Address; it may also stand behind another server.
func (a *Adapter) Handler() http.Handler {
	mux := http.NewServeMux()
	if a.cfg.SigningSecret != "" {
		for _, path := range []string{eventsPath, commandsPath, interactivePath} {
			mux.HandleFunc("POST "+path, a.signed)
		}
	}
	if a.installs.vault != nil {
		mux.HandleFunc("GET "+installPath, a.install)
		mux.HandleFunc("GET "+oauthPath, a.installed)
	}
	return mux
}

// listen serves until ctx ends.
func (a *Adapter) listen(ctx context.Context, shut context.CancelCauseFunc, l net.Listener) {
	server := &http.Server{Handler: a.Handler(), ReadHeaderTimeout: 5 * time.Second, ReadTimeout: 10 * time.Second,
		WriteTimeout: 15 * time.Second, IdleTimeout: time.Minute, MaxHeaderBytes: 64 << 10}
	go func() {
		<-ctx.Done()
		ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
		defer cancel()
		_ = server.Shutdown(ctx) // what is not acknowledged comes again
	}()
	a.log.Info("listening", "addr", l.Addr().String())
	if err := server.Serve(l); !errors.Is(err, http.ErrServerClosed) {
		shut(err)
	}
}

// signed takes a delivery whose signature is right, fresh and new. The
// signature is over the body as it came, so it is read before anything in it.
func (a *Adapter) signed(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
	if err != nil {
		http.Error(w, "the body is too large", http.StatusRequestEntityTooLarge)
		return
	}
	if err := a.verify(r.Header, body); err != nil {
		a.log.Warn("a delivery was refused", "err", err)
		w.Header().Set("X-Slack-No-Retry", "1")
		http.Error(w, "the signature does not fit", http.StatusUnauthorized)
		return
	}
	p, challenge := open(r.Header.Get("Content-Type"), body)
	if challenge != "" {
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		_, _ = io.WriteString(w, challenge)
		return
	}
	a.answer(w, r, p)
}

// answer takes a parcel in; the end of the response acknowledges it.
func (a *Adapter) answer(w http.ResponseWriter, r *http.Request, p parcel) {
	acked := false
	var show any
	defer func() {
		if !acked { // Slack repeats it at once, perhaps in the same second and so with the same signature
			a.replays.forget(r.Header.Get(signatureHeader))
		}
	}()
	p.ack = func(_ context.Context, what any) error {
		acked, show = true, what
		return nil
	}
	a.takeIn(r.Context(), p)
	switch {
	case !acked:
		http.Error(w, "try again", http.StatusServiceUnavailable)
	case show != nil:
		w.Header().Set("Content-Type", "application/json")
		if err := json.NewEncoder(w).Encode(show); err != nil {
			a.log.Warn("an acknowledgement was lost", "err", err)
		}
	}
}

// verify checks a signature over a raw body: right, at most five minutes off,
// and not seen before.
func (a *Adapter) verify(h http.Header, body []byte) error {
	v, err := goslack.NewSecretsVerifier(h, a.cfg.SigningSecret)
	if err != nil {
		return err
	}
	if _, err := v.Write(body); err != nil {
		return err
	}
	if err := v.Ensure(); err != nil {
		return err
	}
	if !a.replays.fresh(h.Get(signatureHeader), time.Now()) {
		return errors.New("this delivery came before")
	}
	return nil
}

// open finds out which of the three shapes a body has: a JSON event, a form
// with a slash command, a form with one field "payload". A challenge is to
// be sent back as it is.
func open(contentType string, body []byte) (p parcel, challenge string) {
	if !strings.HasPrefix(contentType, "application/x-www-form-urlencoded") {
		var o outer
		if json.Unmarshal(body, &o) == nil && o.Type == "url_verification" {
			return p, o.Challenge
		}
		return parcel{kind: anEvent, payload: body}, ""
	}
	form, err := url.ParseQuery(string(body))
	if err != nil {
		return parcel{kind: aCommand}, ""
	}
	if payload := form.Get("payload"); payload != "" {
		return parcel{kind: anInteraction, payload: []byte(payload)}, ""
	}
	payload, err := json.Marshal(typedForm(form))
	if err != nil {
		return parcel{kind: aCommand}, ""
	}
	return parcel{kind: aCommand, payload: payload}, ""
}

// replays remembers signatures for as long as their time stamps would pass.
// Slack signs each of its own repeats anew. Across several processes the keys
// of the inbox do the same.
type replays struct {
	mu        sync.Mutex
	now, last map[string]bool // of this stretch of ten minutes, and of the one before
	since     time.Time
}

// fresh reports whether a signature is new, and remembers it.
func (r *replays) fresh(signature string, now time.Time) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	if now.Sub(r.since) > 10*time.Minute {
		r.now, r.last, r.since = map[string]bool{}, r.now, now
	}
	signature = strings.ToLower(signature)
	if r.now[signature] || r.last[signature] {
		return false
	}
	r.now[signature] = true
	return true
}

// forget makes a signature new again: what it came with was not taken.
func (r *replays) forget(signature string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	signature = strings.ToLower(signature)
	delete(r.now, signature)
	delete(r.last, signature)
}
