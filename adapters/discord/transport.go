package discord

// HTTP below discordgo: where requests go, and what may be fetched.

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"onrecord"
)

// maxUpload bounds a file that is fetched from Discord.
const maxUpload = 4 << 20

// newTransport returns a transport that keeps enough connections for many
// acknowledgements at once.
func newTransport() *http.Transport {
	t := http.DefaultTransport.(*http.Transport).Clone()
	t.MaxIdleConnsPerHost = 64
	t.ResponseHeaderTimeout = 15 * time.Second
	return t
}

// redirect sends what is meant for Discord's API to another server that
// speaks it.
type redirect struct {
	to   *url.URL
	next http.RoundTripper
}

// RoundTrip implements http.RoundTripper.
func (t redirect) RoundTrip(r *http.Request) (*http.Response, error) {
	if r.URL.Host != "discord.com" {
		return t.next.RoundTrip(r)
	}
	c := r.Clone(r.Context())
	c.URL.Scheme, c.URL.Host = t.to.Scheme, t.to.Host
	c.URL.Path = strings.TrimSuffix(t.to.Path, "/") + r.URL.Path
	c.Host = t.to.Host
	return t.next.RoundTrip(c)
}

// CloseIdleConnections lets http.Client pass it on.
func (t redirect) CloseIdleConnections() {
	if c, ok := t.next.(interface{ CloseIdleConnections() }); ok {
		c.CloseIdleConnections()
	}
}

// apiBase reads DISCORD_API_URL: the server's address, with or without the
// "/api" that Discord has.
func apiBase(address string) (*url.URL, error) {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || (u.Scheme != "https" && u.Scheme != "http") {
		return nil, onrecord.Errorf(onrecord.Invalid, "DISCORD_API_URL=%q is no address of a server", address).
			Hint("write one such as https://discord.example, or leave it out for Discord's own")
	}
	u.Path = strings.TrimSuffix(strings.TrimSuffix(u.Path, "/"), "/api")
	return u, nil
}

// uploadHosts are where Discord keeps attached files.
var uploadHosts = []string{"cdn.discordapp.com", "media.discordapp.net"}

// fetch reads a file that was attached to a message, from Discord's own hosts
// alone, without our token.
func fetch(ctx context.Context, client *http.Client, hosts []string, address string, most int) ([]byte, error) {
	u, err := url.Parse(address)
	if err != nil || !slices.Contains(hosts, u.Host) {
		return nil, errors.New("the file is not kept by Discord")
	}
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return nil, errors.New("the file has no address")
	}
	resp, err := client.Do(r)
	if err != nil {
		return nil, bare(err)
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("the file: HTTP %d", resp.StatusCode)
	}
	data, err := io.ReadAll(io.LimitReader(resp.Body, int64(most)+1))
	if err == nil && len(data) > most {
		err = fmt.Errorf("the file is larger than %d MB", most>>20)
	}
	return data, err
}

// bare returns err without the address that it happened at: addresses hold
// tokens.
func bare(err error) error {
	var at *url.Error
	if errors.As(err, &at) {
		return at.Err
	}
	return err
}
