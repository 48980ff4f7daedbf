package discord

// Signed HTTP interactions: the other way in. Discord posts each interaction
// to an address of ours and takes the first answer from the response.

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"strconv"
	"time"

	"onrecord"
)

const (
	// InteractionsPath is the path of the address to give to Discord.
	InteractionsPath = "/discord/interactions"

	maxBody = 1 << 20
	window  = 5 * time.Minute // how old, or early, a signature may be
)

// publicKey reads DISCORD_PUBLIC_KEY.
func publicKey(s string) (ed25519.PublicKey, error) {
	key, err := hex.DecodeString(s)
	if err != nil || len(key) != ed25519.PublicKeySize {
		return nil, onrecord.Errorf(onrecord.Invalid, "DISCORD_PUBLIC_KEY is not 64 hex digits").
			Hint("copy it from https://discord.com/developers/applications, page General Information")
	}
	return key, nil
}

// answerSigned serves signed interactions until ctx ends.
func (a *Adapter) answerSigned(ctx context.Context, f *front) error {
	key, err := publicKey(a.Settings.PublicKey)
	if err != nil {
		return err
	}
	a.monitor.watch(f, nil)
	mux := http.NewServeMux()
	mux.Handle("POST "+InteractionsPath, f.signed(key, time.Now))
	return a.listen(ctx, mux)
}

// signed answers interactions that Discord signed with the key, and 401 to
// all others.
func (f *front) signed(key ed25519.PublicKey, now func() time.Time) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
		var tooLarge *http.MaxBytesError
		switch {
		case errors.As(err, &tooLarge):
			http.Error(w, "too large", http.StatusRequestEntityTooLarge)
			return
		case err != nil || !verify(key, r.Header, body, now()):
			http.Error(w, "not signed by Discord", http.StatusUnauthorized)
			return
		}
		i, err := parse(body)
		if err != nil {
			f.log.Warn("an interaction that cannot be read", "err", err)
			http.Error(w, "cannot be read", http.StatusBadRequest)
			return
		}
		f.respond(w, r, i)
	})
}

// verify checks the signature over timestamp and body, and that it is of now.
func verify(key ed25519.PublicKey, h http.Header, body []byte, now time.Time) bool {
	stamp := h.Get("X-Signature-Timestamp")
	seconds, err := strconv.ParseInt(stamp, 10, 64)
	if err != nil {
		return false
	}
	if age := now.Sub(time.Unix(seconds, 0)); age > window || age < -window {
		return false
	}
	sig, err := hex.DecodeString(h.Get("X-Signature-Ed25519"))
	if err != nil || len(sig) != ed25519.SignatureSize {
		return false
	}
	return ed25519.Verify(key, bytes.Join([][]byte{[]byte(stamp), body}, nil), sig)
}

// respond writes the first answer as the response. A delivery that came
// before gets an empty one: its first answer was given then.
func (f *front) respond(w http.ResponseWriter, r *http.Request, i interaction) {
	answered := false
	write := func(_ context.Context, c callback) error {
		body, err := json.Marshal(c)
		if err != nil {
			return err
		}
		answered = true
		w.Header().Set("Content-Type", "application/json")
		w.Header().Set("Content-Length", strconv.Itoa(len(body)))
		if _, err := w.Write(body); err != nil {
			return err
		}
		return http.NewResponseController(w).Flush()
	}
	if i.Type == typePing {
		_ = write(r.Context(), callback{Type: replyPong}) // Discord asks again
		return
	}
	defer f.recovered()
	ctx, cancel := context.WithTimeout(context.WithoutCancel(r.Context()), f.limit)
	defer cancel()
	f.take(ctx, i, write)
	if !answered {
		w.WriteHeader(http.StatusNoContent)
	}
}
