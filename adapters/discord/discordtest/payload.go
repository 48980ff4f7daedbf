package discordtest

import (
	"strconv"
	"sync/atomic"
	"time"
)

// Interaction is a payload as Discord sends it.
type Interaction map[string]any

// Guild is a server that has installed the bot; User somebody in it.
const (
	Guild   = "613425648685547541"
	Channel = "645027906669510667"
	User    = "53908232506183680"
)

var lastID atomic.Int64

// Snowflake returns a new id, made now.
func Snowflake() string {
	const epoch = 1420070400000
	return strconv.FormatInt((time.Now().UnixMilli()-epoch)<<22|lastID.Add(1)&0x3FFFFF, 10)
}

// Bot is the bot's own user.
func Bot() map[string]any { return person(App, "on-the-record", true) }

func person(id, name string, bot bool) map[string]any {
	return map[string]any{"id": id, "username": name, "discriminator": "0", "global_name": name, "avatar": nil, "bot": bot, "public_flags": 0, "flags": 0}
}

func base(kind int, data map[string]any) Interaction {
	id := Snowflake()
	return Interaction{
		"id": id, "application_id": App, "type": kind, "token": "token-" + id, "version": 1, "data": data,
		"guild_id": Guild, "channel_id": Channel, "locale": "en-GB", "guild_locale": "en-US", "app_permissions": "2147483647",
		"context": 0, "authorizing_integration_owners": map[string]any{"0": Guild}, "entitlements": []any{}, "attachment_size_limit": 10485760,
		"channel": map[string]any{"id": Channel, "type": 0, "name": "general", "guild_id": Guild, "position": 0, "permission_overwrites": []any{}, "nsfw": false, "permissions": "2147483647"},
		"guild":   map[string]any{"id": Guild, "locale": "en-US", "features": []any{}},
		"member": map[string]any{"user": person(User, "mason", false), "permissions": "2048", "roles": []any{}, "joined_at": "2021-04-13T05:04:31.159000+00:00",
			"premium_since": nil, "pending": false, "nick": nil, "mute": false, "deaf": false, "avatar": nil, "communication_disabled_until": nil, "flags": 0},
	}
}

// Command is a slash command with options as name, value pairs.
func Command(name string, options ...string) Interaction {
	return base(2, commandData(name, 1, options))
}

func commandData(name string, kind int, options []string) map[string]any {
	var list []any
	for i := 0; i+1 < len(options); i += 2 {
		list = append(list, map[string]any{"name": options[i], "type": 3, "value": options[i+1]})
	}
	d := map[string]any{"id": "2000", "name": name, "type": kind}
	if len(list) > 0 {
		d["options"] = list
	}
	return d
}

// Completion is what is typed so far in the last of the options.
func Completion(name string, options ...string) Interaction {
	d := commandData(name, 1, options)
	list := d["options"].([]any)
	list[len(list)-1].(map[string]any)["focused"] = true
	return base(4, d)
}

// Menu is a command on a message.
func Menu(name string, message map[string]any) Interaction {
	id := message["id"].(string)
	return base(2, map[string]any{"id": "2001", "name": name, "type": 3, "target_id": id,
		"resolved": map[string]any{"messages": map[string]any{id: message}}})
}

// Press is a button of a message.
func Press(customID string, message map[string]any) Interaction {
	i := base(3, map[string]any{"custom_id": customID, "component_type": 2, "id": 1})
	i["message"] = message
	return i
}

// Message is one that somebody wrote.
func Message(content string) map[string]any {
	return map[string]any{
		"id": Snowflake(), "type": 0, "content": content, "channel_id": Channel, "author": person("77", "somebody", false),
		"attachments": []any{}, "embeds": []any{}, "mentions": []any{}, "mention_roles": []any{}, "pinned": false, "mention_everyone": false, "tts": false,
		"timestamp": time.Now().UTC().Format(time.RFC3339), "edited_timestamp": nil, "flags": 0, "components": []any{},
	}
}

// Answered is a message of the bot to User with the embeds of an edit.
func Answered(edit map[string]any, private bool) map[string]any {
	m := Message("")
	m["author"], m["application_id"] = Bot(), App
	m["embeds"], m["components"] = edit["embeds"], edit["components"]
	m["interaction_metadata"] = map[string]any{"id": Snowflake(), "type": 2, "user": person(User, "mason", false), "authorizing_integration_owners": map[string]any{"0": Guild}}
	if private {
		m["flags"] = 64
	}
	return m
}

// InGuild makes the interaction come from another server.
func (i Interaction) InGuild(guild string) Interaction {
	i["guild_id"], i["authorizing_integration_owners"] = guild, map[string]any{"0": guild}
	return i
}

// Direct makes it come from direct messages.
func (i Interaction) Direct() Interaction {
	delete(i, "guild_id")
	delete(i, "guild")
	delete(i, "guild_locale")
	delete(i, "member")
	i["context"], i["user"] = 1, person(User, "mason", false)
	i["authorizing_integration_owners"] = map[string]any{"0": "0"}
	i["channel"] = map[string]any{"id": Channel, "type": 1}
	return i
}

// Carried makes it come from a server that has not installed the bot: the
// user brought it along.
func (i Interaction) Carried() Interaction {
	i["authorizing_integration_owners"] = map[string]any{"1": User}
	return i
}

// By makes somebody else, with these permissions, the asker.
func (i Interaction) By(user, permissions string) Interaction {
	m := map[string]any{}
	for k, v := range i["member"].(map[string]any) {
		m[k] = v
	}
	m["user"], m["permissions"] = person(user, "user"+user, false), permissions
	i["member"] = m
	return i
}

// ID returns the interaction's id.
func (i Interaction) ID() string { return i["id"].(string) }
