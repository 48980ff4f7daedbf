package discord

import (
	"bytes"
	"crypto/ed25519"
	"encoding/hex"
	"encoding/json"
	"io"
	"net/http"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"onrecord/adapters/discord/discordtest"
	"onrecord/delivery"
)

// signer is Discord's side of signed interactions.
type signer struct {
	key     ed25519.PrivateKey
	address string
}

func (s signer) post(t *testing.T, body []byte, at time.Time, spoil func(*http.Request)) *http.Response {
	t.Helper()
	stamp := strconv.FormatInt(at.Unix(), 10)
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, s.address, bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("X-Signature-Timestamp", stamp)
	r.Header.Set("X-Signature-Ed25519", hex.EncodeToString(ed25519.Sign(s.key, append([]byte(stamp), body...))))
	if spoil != nil {
		spoil(r)
	}
	client := &http.Client{Transport: &http.Transport{DisableKeepAlives: true}}
	resp, err := client.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	return resp
}

// signedBot runs the adapter with signed interactions.
func signedBot(t *testing.T, prepare func(*Adapter)) (*harness, signer) {
	t.Helper()
	public, private, err := ed25519.GenerateKey(nil)
	if err != nil {
		t.Fatal(err)
	}
	h := start(t, func(_ *discordtest.Server, a *Adapter) {
		a.Settings.PublicKey, a.Settings.Address = hex.EncodeToString(public), "127.0.0.1:0"
		if prepare != nil {
			prepare(a)
		}
	})
	listening := regexp.MustCompile(`listening.* address=(\S+)`)
	eventually(t, func() bool { return listening.MatchString(h.log.String()) })
	return h, signer{private, "http://" + listening.FindStringSubmatch(h.log.String())[1] + InteractionsPath}
}

// deliver sends an interaction as Discord does and notes the response.
func (s signer) deliver(t *testing.T, h *harness, i discordtest.Interaction) (status int, body []byte) {
	t.Helper()
	h.Expect(i)
	raw, err := json.Marshal(i)
	if err != nil {
		t.Fatal(err)
	}
	resp := s.post(t, raw, time.Now(), nil)
	defer resp.Body.Close()
	body, _ = io.ReadAll(resp.Body)
	if resp.StatusCode == http.StatusOK {
		h.Responded(i.ID(), body)
	}
	return resp.StatusCode, body
}

func TestSignedInteractions(t *testing.T) {
	t.Parallel()
	h, discord := signedBot(t, nil)
	t.Run("ping", func(t *testing.T) {
		resp := discord.post(t, []byte(`{"type":1,"id":"1","application_id":"2","token":"x"}`), time.Now(), nil)
		defer resp.Body.Close()
		if body, _ := io.ReadAll(resp.Body); resp.StatusCode != http.StatusOK || string(body) != `{"type":1}` {
			t.Errorf("%d %s", resp.StatusCode, body)
		}
	})
	t.Run("command", func(t *testing.T) {
		i := discordtest.Command("echo", "words", "x")
		if status, body := discord.deliver(t, h, i); status != http.StatusOK || string(body) != `{"type":5,"data":{"flags":64}}` {
			t.Errorf("%d %s", status, body)
		}
		if s := h.Await(i.ID()); s.Messages != 1 || !strings.Contains(string(s.Message), "You said x") {
			t.Errorf("%+v", s)
		}
		if status, body := discord.deliver(t, h, i); status != http.StatusNoContent || len(body) > 0 {
			t.Errorf("the same again: %d %s", status, body)
		}
	})
	t.Run("health", func(t *testing.T) {
		resp, err := http.Get(strings.Replace(discord.address, InteractionsPath, HealthPath, 1))
		if err != nil {
			t.Fatal(err)
		}
		defer resp.Body.Close()
		if body, _ := io.ReadAll(resp.Body); resp.StatusCode != http.StatusOK || !strings.Contains(string(body), "sent 1") {
			t.Errorf("%d %s", resp.StatusCode, body)
		}
		http.DefaultClient.CloseIdleConnections()
	})
	t.Run("completion", func(t *testing.T) {
		i := discordtest.Completion("echo", "words", "a")
		if status, body := discord.deliver(t, h, i); status != http.StatusOK || !strings.Contains(string(body), `"a one"`) {
			t.Errorf("%d %s", status, body)
		}
	})
	t.Run("hint", func(t *testing.T) {
		i := discordtest.Press("old", discordtest.Answered(map[string]any{}, true))
		if status, body := discord.deliver(t, h, i); status != http.StatusOK || !strings.Contains(string(body), "another time") {
			t.Errorf("%d %s", status, body)
		}
	})
}

func TestUnsignedInteractionsAreRefused(t *testing.T) {
	t.Parallel()
	_, discord := signedBot(t, func(a *Adapter) { a.Limits = delivery.Usual() })
	ping := []byte(`{"type":1,"id":"1","application_id":"2","token":"x"}`)
	for _, c := range []struct {
		name  string
		body  []byte
		at    time.Time
		spoil func(*http.Request)
		want  int
	}{
		{"good", ping, time.Now(), nil, 200},
		{"no signature", ping, time.Now(), func(r *http.Request) { r.Header.Del("X-Signature-Ed25519") }, 401},
		{"no timestamp", ping, time.Now(), func(r *http.Request) { r.Header.Del("X-Signature-Timestamp") }, 401},
		{"short signature", ping, time.Now(), func(r *http.Request) { r.Header.Set("X-Signature-Ed25519", "00ff") }, 401},
		{"no hex", ping, time.Now(), func(r *http.Request) { r.Header.Set("X-Signature-Ed25519", strings.Repeat("z", 128)) }, 401},
		{"another body", ping, time.Now(), func(r *http.Request) {
			r.Body = io.NopCloser(strings.NewReader(strings.Replace(string(ping), "x", "y", 1)))
		}, 401},
		{"another time", ping, time.Now(), func(r *http.Request) {
			r.Header.Set("X-Signature-Timestamp", strconv.FormatInt(time.Now().Unix()+1, 10))
		}, 401},
		{"replayed later", ping, time.Now().Add(-6 * time.Minute), nil, 401},
		{"from the future", ping, time.Now().Add(6 * time.Minute), nil, 401},
		{"too large", append(ping, bytes.Repeat([]byte(" "), maxBody)...), time.Now(), nil, 413},
		{"no JSON", []byte("{"), time.Now(), nil, 400},
		{"nobody", []byte(`{"type":2,"id":"1","application_id":"2","token":"x"}`), time.Now(), nil, 400},
		{"read with GET", ping, time.Now(), func(r *http.Request) { r.Method = http.MethodGet }, 405},
	} {
		t.Run(c.name, func(t *testing.T) {
			resp := discord.post(t, c.body, c.at, c.spoil)
			resp.Body.Close()
			if resp.StatusCode != c.want {
				t.Errorf("%d, want %d", resp.StatusCode, c.want)
			}
		})
	}
}
