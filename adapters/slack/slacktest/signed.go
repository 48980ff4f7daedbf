package slacktest

// Signed deliveries by HTTP.

import (
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"time"
)

// Sign signs a body as Slack does.
func Sign(r *http.Request, body []byte, secret string, at time.Time) {
	stamp := strconv.FormatInt(at.Unix(), 10)
	mac := hmac.New(sha256.New, []byte(secret))
	fmt.Fprintf(mac, "v0:%s:", stamp)
	mac.Write(body)
	r.Header.Set("X-Slack-Request-Timestamp", stamp)
	r.Header.Set("X-Slack-Signature", "v0="+hex.EncodeToString(mac.Sum(nil)))
}

// Request is one signed delivery by HTTP to an address: an event as JSON, a
// command as a form, an interaction as a form with one field.
func Request(to, kind string, payload any, retry int) (*http.Request, []byte, error) {
	data, err := json.Marshal(payload)
	if err != nil {
		return nil, nil, err
	}
	contentType := "application/json"
	switch kind {
	case "slash_commands":
		var fields map[string]any
		if err := json.Unmarshal(data, &fields); err != nil {
			return nil, nil, err
		}
		form := url.Values{}
		for k, v := range fields {
			form.Set(k, fmt.Sprint(v))
		}
		data, contentType = []byte(form.Encode()), "application/x-www-form-urlencoded"
	case "interactive":
		data, contentType = []byte(url.Values{"payload": {string(data)}}.Encode()), "application/x-www-form-urlencoded"
	}
	r, err := http.NewRequest(http.MethodPost, to, bytes.NewReader(data))
	if err != nil {
		return nil, nil, err
	}
	r.Header.Set("Content-Type", contentType)
	if retry > 0 {
		r.Header.Set("X-Slack-Retry-Num", strconv.Itoa(retry))
		r.Header.Set("X-Slack-Retry-Reason", "http_timeout")
	}
	Sign(r, data, Signing, time.Now())
	return r, data, nil
}
