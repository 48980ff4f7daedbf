package slacktest

// Response addresses.

import (
	"encoding/json"
	"io"
	"net/http"
)

// hook is a response address: five uses, for thirty minutes.
type hook struct {
	channel string
	user    string
	message string // ts of the message that was clicked; empty: none
	uses    int
	expired bool
}

// mostUses is how often a response address serves.
const mostUses = 5

// Hook makes a response address for a command or click of a user. message is
// the ts of the message that was clicked, if it was one.
func (s *Server) Hook(channel, user, message string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	id := s.stamp()
	s.hooks[id] = &hook{channel: channel, user: user, message: message}
	return s.http.URL + "/hooks/" + id
}

// Expire ends all response addresses.
func (s *Server) Expire() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, h := range s.hooks {
		h.expired = true
	}
}

// respond serves a response address.
func (s *Server) respond(w http.ResponseWriter, r *http.Request) {
	data, _ := io.ReadAll(r.Body)
	s.mu.Lock()
	if before := s.Before; before != nil {
		s.mu.Unlock()
		before("response_url")
		s.mu.Lock()
	}
	defer s.mu.Unlock()
	s.calls["response_url"]++
	fate := s.fate("response_url")
	if failed(w, fate) {
		return
	}
	h := s.hooks[r.PathValue("id")]
	if h == nil || h.expired || h.uses >= mostUses {
		http.Error(w, "expired_url", http.StatusNotFound)
		return
	}
	h.uses++
	if !s.responded(h, data) {
		http.Error(w, "invalid_blocks", http.StatusBadRequest)
		return
	}
	if fate == "drop" {
		panic(http.ErrAbortHandler)
	}
	_, _ = io.WriteString(w, "ok")
}

// responded shows what a response address was sent.
func (s *Server) responded(h *hook, data []byte) bool {
	var p struct {
		Text    string          `json:"text"`
		Blocks  json.RawMessage `json:"blocks"`
		Type    string          `json:"response_type"`
		Replace bool            `json:"replace_original"`
		Thread  string          `json:"thread_ts"`
		Unfurl  *bool           `json:"unfurl_links"`
	}
	if json.Unmarshal(data, &p) != nil {
		return false
	}
	if p.Type != "ephemeral" && p.Type != "in_channel" {
		s.problem("a response without response_type")
	}
	if p.Unfurl == nil || *p.Unfurl {
		s.problem("a response without unfurls off")
	}
	if p.Replace {
		for _, m := range s.messages {
			if h.message != "" && m.TS == h.message {
				m.Edits++
				return s.fill(m, p.Text, string(p.Blocks)) == nil
			}
		}
		s.problem("replace_original by an address that is of no click")
		return false
	}
	m := &Message{Channel: h.channel, Thread: p.Thread, TS: s.stamp(), Via: "response_url"}
	if p.Type == "ephemeral" {
		m.For = h.user
	}
	if s.fill(m, p.Text, string(p.Blocks)) != nil {
		return false
	}
	s.show(m)
	return true
}
