package slacktest

import "encoding/json"

// Payloads as Slack sends them. Ids are given, so that a test can send the
// same one again.

// Event is an event of the Events API around its inner one.
func Event(id string, inner map[string]any) map[string]any {
	return object{
		"token": "old", "team_id": Team, "api_app_id": "A0APP", "type": "event_callback", "event_id": id, "event_time": 1_700_000_000,
		"event": inner, "is_ext_shared_channel": false, "event_context": "4-ctx",
		"authorizations": []object{{"enterprise_id": nil, "team_id": Team, "user_id": BotUser, "is_bot": true, "is_enterprise_install": false}},
	}
}

// Mention is a message in a channel that names the app. thread is the ts of
// the root, empty outside threads.
func Mention(id, channel, ts, thread, text string) map[string]any {
	return Event(id, message("app_mention", channel, ts, thread, "<@"+BotUser+"> "+text, ""))
}

// Direct is a direct message to the app.
func Direct(id, channel, ts, thread, text string) map[string]any {
	return Event(id, message("message", channel, ts, thread, text, "im"))
}

func message(kind, channel, ts, thread, text, channelType string) object {
	m := object{"type": kind, "user": User, "team": Team, "channel": channel, "ts": ts, "event_ts": ts, "text": text, "client_msg_id": "c" + ts,
		"blocks": []object{{"type": "rich_text", "block_id": "b1", "elements": []object{{"type": "rich_text_section", "elements": []object{{"type": "text", "text": text}}}}}}}
	if thread != "" {
		m["thread_ts"] = thread
	}
	if channelType != "" {
		m["channel_type"] = channelType
	}
	return m
}

// Command is a slash command; hook is its response address.
func Command(trigger, channel, user, command, text, hook string) map[string]any {
	return object{"token": "old", "team_id": Team, "team_domain": "test", "channel_id": channel, "channel_name": "general", "user_id": user,
		"user_name": "somebody", "command": command, "text": text, "api_app_id": "A0APP", "is_enterprise_install": "false",
		"response_url": hook, "trigger_id": trigger}
}

// Click is a press of a button of a message that can be seen.
func Click(trigger string, m Message, user, actionID, value, hook string) map[string]any {
	return object{"type": "block_actions", "api_app_id": "A0APP", "token": "old", "trigger_id": trigger, "response_url": hook,
		"team": object{"id": Team, "domain": "test"}, "user": object{"id": user, "team_id": Team}, "channel": object{"id": m.Channel, "name": "general"},
		"container": object{"type": "message", "message_ts": m.TS, "thread_ts": m.Thread, "channel_id": m.Channel, "is_ephemeral": m.For != ""},
		"message":   object{"ts": m.TS, "thread_ts": m.Thread, "text": m.Text, "type": "message"},
		"actions":   []object{{"type": "button", "action_id": actionID, "block_id": "b", "value": value, "action_ts": "1.2", "text": object{"type": "plain_text", "text": "x"}}},
		"state":     object{"values": object{}}, "enterprise": nil, "is_enterprise_install": false}
}

// Shortcut is the message shortcut on a message.
func Shortcut(trigger, callback, channel, ts, thread, text, hook string) map[string]any {
	return object{"type": "message_action", "callback_id": callback, "trigger_id": trigger, "response_url": hook, "message_ts": ts, "action_ts": "1.3",
		"team": object{"id": Team, "domain": "test"}, "user": object{"id": User, "team_id": Team}, "channel": object{"id": channel, "name": "general"},
		"message": object{"type": "message", "user": "U0OTHER", "ts": ts, "thread_ts": thread, "text": text}, "is_enterprise_install": false, "enterprise": nil}
}

// Submission is a modal that was sent off: the view as it was opened, and what
// was entered by block id.
func Submission(trigger, id string, view json.RawMessage, values map[string]string) (map[string]any, error) {
	var v object
	if err := json.Unmarshal(view, &v); err != nil {
		return nil, err
	}
	state := object{}
	for block, value := range values {
		state[block] = object{"field": object{"type": "plain_text_input", "value": value}}
	}
	v["id"], v["hash"], v["state"], v["team_id"] = id, "h1", object{"values": state}, Team
	return object{"type": "view_submission", "trigger_id": trigger, "team": object{"id": Team}, "user": object{"id": User, "team_id": Team},
		"view": v, "response_urls": []object{}, "is_enterprise_install": false, "enterprise": nil}, nil
}

// Buttons returns the buttons of a message: action id and value by label.
func (m Message) Buttons() map[string][2]string {
	out := map[string][2]string{}
	for _, raw := range m.Blocks {
		var b struct {
			Elements []struct {
				Type, Value string
				ActionID    string `json:"action_id"`
				Text        struct{ Text string }
			}
		}
		var typ struct{ Type string }
		if json.Unmarshal(raw, &typ) != nil || typ.Type != "actions" || json.Unmarshal(raw, &b) != nil {
			continue
		}
		for _, e := range b.Elements {
			out[e.Text.Text] = [2]string{e.ActionID, e.Value}
		}
	}
	return out
}
