package slacktest

// The methods of the Web API.

import (
	"encoding/json"
	"io"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"onrecord/adapters/slack/blockkit"
)

// call is one call of the Web API, whichever way its arguments came.
type call struct {
	method string
	team   string
	args   map[string]string
	r      *http.Request
}

// method serves /api/METHOD.
func (s *Server) method(w http.ResponseWriter, r *http.Request) {
	c := call{method: r.PathValue("method"), args: arguments(r), r: r}
	s.mu.Lock()
	if before := s.Before; before != nil {
		s.mu.Unlock()
		before(c.method)
		s.mu.Lock()
	}
	defer s.mu.Unlock()
	s.calls[c.method]++
	fate := s.fate(c.method)
	if failed(w, fate) {
		return
	}
	answer := refused(fate)
	if fate == "" || fate == "drop" {
		answer = s.do(c)
	}
	if fate == "drop" {
		panic(http.ErrAbortHandler)
	}
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("X-OAuth-Scopes", s.Granted)
	_ = json.NewEncoder(w).Encode(answer)
}

// failed answers a call whose fate is to fail before it is done.
func failed(w http.ResponseWriter, fate string) bool {
	switch fate {
	case "429":
		w.Header().Set("Retry-After", "1")
		http.Error(w, "slow down", http.StatusTooManyRequests)
		return true
	case "500":
		http.Error(w, "no", http.StatusInternalServerError)
		return true
	case "lose":
		panic(http.ErrAbortHandler)
	}
	return false
}

type object = map[string]any

func refused(code string) object { return object{"ok": false, "error": code} }

// arguments reads a form, a query or a JSON body into strings; what is nested
// stays JSON.
func arguments(r *http.Request) map[string]string {
	args := map[string]string{}
	if strings.HasPrefix(r.Header.Get("Content-Type"), "application/json") {
		var body map[string]json.RawMessage
		data, _ := io.ReadAll(r.Body)
		_ = json.Unmarshal(data, &body)
		for k, v := range body {
			var text string
			if json.Unmarshal(v, &text) != nil {
				text = string(v)
			}
			args[k] = text
		}
	} else {
		_ = r.ParseForm()
		for k := range r.Form {
			args[k] = r.Form.Get(k)
		}
	}
	if token, ok := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer "); ok {
		args["token"] = token
	}
	return args
}

// do does what a call asks for. The lock is held.
func (s *Server) do(c call) object {
	switch c.method {
	case "apps.connections.open":
		return s.open(c)
	case "oauth.v2.access":
		if s.OAuth == nil {
			return refused("unknown_method")
		}
		return s.OAuth(c.r)
	}
	team, known := s.Tokens[c.args["token"]]
	if !known {
		return refused("invalid_auth")
	}
	c.team = team
	switch c.method {
	case "auth.test":
		return object{"ok": true, "team_id": team, "team": "Test", "user_id": BotUser, "user": "onrecord", "bot_id": "B0BOT", "url": s.http.URL}
	case "chat.postMessage":
		return s.post(c, "")
	case "chat.postEphemeral":
		return s.post(c, c.args["user"])
	case "chat.update":
		return s.update(c)
	case "views.open", "views.publish":
		return s.view(c)
	case "users.info":
		return s.user(c)
	case "conversations.replies":
		return s.replies(c)
	case "assistant.threads.setSuggestedPrompts", "assistant.threads.setStatus":
		if c.method == "assistant.threads.setSuggestedPrompts" && c.args["thread_ts"] != "" {
			s.problem("suggested prompts with a thread_ts fail without a word")
		}
		return object{"ok": true}
	}
	s.problem("the method %q is not known here", c.method)
	return refused("unknown_method")
}

// post is chat.postMessage and chat.postEphemeral.
func (s *Server) post(c call, only string) object {
	channel := c.args["channel"]
	if slices.Contains(s.Outside, channel) {
		return refused("not_in_channel")
	}
	m := &Message{Channel: channel, Thread: c.args["thread_ts"], TS: s.stamp(), For: only, Via: c.method}
	if c.args["unfurl_links"] != "false" || c.args["unfurl_media"] != "false" {
		s.problem("%s without unfurls off", c.method)
	}
	if why := s.fill(m, c.args["text"], c.args["blocks"]); why != nil {
		return why
	}
	m.Tag = tagOf(c)
	s.show(m)
	if only != "" {
		return object{"ok": true, "message_ts": m.TS}
	}
	return object{"ok": true, "channel": channel, "ts": m.TS, "message": object{"ts": m.TS, "text": m.Text}}
}

// fill puts text and blocks into a message, as far as Slack takes them.
func (s *Server) fill(m *Message, text, blocks string) object {
	var list []json.RawMessage
	if blocks != "" && json.Unmarshal([]byte(blocks), &list) != nil {
		return refused("invalid_blocks_format")
	}
	data, err := json.Marshal(object{"text": text, "blocks": list})
	if err == nil {
		err = blockkit.CheckMessage(data)
	}
	if err != nil {
		s.problem("%v", err)
		return object{"ok": false, "error": "invalid_blocks", "response_metadata": object{"messages": []string{err.Error()}}}
	}
	s.plainReferences(text)
	m.Text, m.Blocks = text, list
	return nil
}

func (s *Server) update(c call) object {
	for _, m := range s.messages {
		if m.Channel == c.args["channel"] && m.TS == c.args["ts"] && m.For == "" {
			if why := s.fill(m, c.args["text"], c.args["blocks"]); why != nil {
				return why
			}
			m.Edits++
			if tag := tagOf(c); tag != "" && m.Tag != tag {
				m.Tag = tag
				s.tags[tag]++
			}
			return object{"ok": true, "channel": m.Channel, "ts": m.TS, "text": m.Text}
		}
	}
	return refused("message_not_found")
}

// tagOf is the event that a message names in its metadata.
func tagOf(c call) string {
	var meta struct {
		Payload struct{ Event string } `json:"event_payload"`
	}
	if json.Unmarshal([]byte(c.args["metadata"]), &meta) != nil {
		return ""
	}
	return meta.Payload.Event
}

func (s *Server) view(c call) object {
	view := json.RawMessage(c.args["view"])
	if err := blockkit.CheckView(view); err != nil {
		s.problem("%v", err)
		return object{"ok": false, "error": "invalid_arguments", "response_metadata": object{"messages": []string{err.Error()}}}
	}
	if c.method == "views.open" {
		for _, v := range s.views {
			if v.Trigger == c.args["trigger_id"] {
				return refused("exchanged_trigger_id")
			}
		}
	}
	s.views = append(s.views, View{User: c.args["user_id"], Trigger: c.args["trigger_id"], JSON: view})
	return object{"ok": true, "view": object{"id": "V" + s.stamp(), "type": "modal", "hash": "h1"}}
}

func (s *Server) user(c call) object {
	if !s.granted("users:read") {
		return object{"ok": false, "error": "missing_scope", "needed": "users:read", "provided": "chat:write"}
	}
	return object{"ok": true, "user": object{"id": c.args["user"], "is_admin": c.args["user"] == Admin}}
}

// seconds is a ts as a number, 0 where it is none.
func seconds(ts string) float64 {
	n, _ := strconv.ParseFloat(ts, 64)
	return n
}

// replies is conversations.replies, the oldest first: im:history opens direct
// messages only.
func (s *Server) replies(c call) object {
	if !strings.HasPrefix(c.args["channel"], "D") && !s.granted("channels:history") {
		return object{"ok": false, "error": "missing_scope", "needed": "channels:history", "provided": "im:history"}
	}
	list := []object{{"ts": c.args["ts"], "text": "the question"}}
	most, _ := strconv.Atoi(c.args["limit"]) // none: as many as there are
	for _, m := range s.messages {
		if m.Channel == c.args["channel"] && m.Thread == c.args["ts"] && m.For == "" && seconds(m.TS) > seconds(c.args["oldest"]) {
			if most > 0 && len(list) == most {
				return object{"ok": true, "messages": list, "has_more": true, "response_metadata": object{"next_cursor": "more"}}
			}
			list = append(list, object{"ts": m.TS, "text": m.Text, "thread_ts": m.Thread,
				"metadata": object{"event_type": "onrecord_answer", "event_payload": object{"event": m.Tag}}})
		}
	}
	return object{"ok": true, "messages": list, "has_more": false}
}
