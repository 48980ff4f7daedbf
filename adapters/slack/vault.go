package slack

// Tokens at rest: encrypted, on the shelf.

import (
	"context"
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"onrecord"
	"onrecord/inbox"
)

// installation is the app in one workspace, or in a whole organisation.
type installation struct {
	Team       string    `json:"team,omitempty"` // empty: the whole organisation
	Enterprise string    `json:"enterprise,omitempty"`
	Name       string    `json:"name,omitempty"`
	BotUser    string    `json:"bot_user"`
	Installer  string    `json:"installer,omitempty"`
	Scopes     string    `json:"scopes,omitempty"`
	Token      string    `json:"token"`
	Refresh    string    `json:"refresh,omitempty"` // empty: the token does not expire
	Expires    time.Time `json:"expires,omitzero"`
	Since      time.Time `json:"since,omitzero"` // when it was installed
}

// key is where an installation stands in the vault.
func (in installation) key() string {
	if in.Team == "" {
		return "org/" + in.Enterprise
	}
	return "team/" + in.Team
}

// vault keeps installations on the shelf, encrypted: AES-256 in GCM, the key
// made from the secret of the settings, each value bound to its place.
type vault struct {
	shelf inbox.Shelf
	seal  cipher.AEAD
}

const installScope = "slack/install"

// minSecret is the fewest characters of a secret key: as many as 128 random
// bits have in hexadecimal.
const minSecret = 32

// newVault opens the vault with a secret key.
func newVault(shelf inbox.Shelf, secret string) (*vault, error) {
	if len(secret) < minSecret {
		return nil, onrecord.Errorf(onrecord.Invalid, "ONRECORD_SECRET_KEY is shorter than %d characters", minSecret).
			Hint("make one with: openssl rand -hex 32")
	}
	sum := sha256.Sum256([]byte("onrecord slack installations\x00" + secret))
	block, err := aes.NewCipher(sum[:])
	if err != nil {
		return nil, err
	}
	seal, err := cipher.NewGCM(block)
	return &vault{shelf: shelf, seal: seal}, err
}

// put stores an installation: both of its tokens in one write.
func (v *vault) put(ctx context.Context, in installation) error {
	open, err := json.Marshal(in)
	if err != nil {
		return err
	}
	nonce := make([]byte, v.seal.NonceSize())
	if _, err := rand.Read(nonce); err != nil {
		return err
	}
	return v.shelf.Put(ctx, installScope, in.key(), v.seal.Seal(nonce, nonce, open, []byte(in.key())), time.Time{})
}

// get returns the installation under a key, and false when there is none.
func (v *vault) get(ctx context.Context, key string) (installation, bool, error) {
	sealed, ok, err := v.shelf.Get(ctx, installScope, key)
	if err != nil || !ok {
		return installation{}, false, err
	}
	n := v.seal.NonceSize()
	if len(sealed) < n {
		return installation{}, false, errors.New("an installation in the store is damaged")
	}
	open, err := v.seal.Open(nil, sealed[:n], sealed[n:], []byte(key))
	if err != nil {
		return installation{}, false, fmt.Errorf("the installation %q cannot be read with this ONRECORD_SECRET_KEY: %w", key, err)
	}
	var in installation
	return in, true, json.Unmarshal(open, &in)
}

// drop deletes an installation; none is no error.
func (v *vault) drop(ctx context.Context, key string) error {
	return v.shelf.Drop(ctx, installScope, key)
}
