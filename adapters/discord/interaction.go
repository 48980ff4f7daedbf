package discord

// What Discord says: the few fields of an interaction that are used, read
// from raw JSON in one place for both ways in. Whatever else stands there,
// and whatever kinds come later, is passed over.

import (
	"encoding/json"
	"errors"
	"strconv"
	"strings"

	"github.com/bwmarrin/discordgo"
)

// The kinds of an interaction.
const (
	typePing       = 1
	typeCommand    = 2
	typePress      = 3
	typeCompletion = 4
)

// The kinds of a command.
const (
	slashCommand   = 1
	messageCommand = 3
)

// interaction is what somebody did. In a server Member is set, in direct
// messages User; who asks for either.
type interaction struct {
	ID      string  `json:"id"`
	App     string  `json:"application_id"`
	Type    int     `json:"type"`
	Token   string  `json:"token"`
	Guild   string  `json:"guild_id"`
	Channel string  `json:"channel_id"`
	Locale  string  `json:"locale"`
	Member  *member `json:"member"`
	User    *user   `json:"user"`
	Data    data    `json:"data"`
	Message *posted `json:"message"` // the one whose button was pressed
	Owners  owners  `json:"authorizing_integration_owners"`
}

type member struct {
	User        *user  `json:"user"`
	Permissions string `json:"permissions"`
}

type user struct {
	ID string `json:"id"`
}

// owners says for whom the app is installed: "0" a server, "1" a user.
type owners map[string]string

// data is what was asked: a command, a press, or what is typed so far.
type data struct {
	Type     int      `json:"type"`
	Name     string   `json:"name"`
	Options  []option `json:"options"`
	CustomID string   `json:"custom_id"`
	Target   string   `json:"target_id"`
	Resolved struct {
		Messages map[string]posted `json:"messages"`
	} `json:"resolved"`
}

// option is one argument. Discord's clients may know an older table of
// commands: its name is all that counts, never its place.
type option struct {
	Name    string          `json:"name"`
	Value   json.RawMessage `json:"value"`
	Focused bool            `json:"focused"`
}

// posted is a message: the one that a menu was opened on, or whose button was
// pressed.
type posted struct {
	Content     string                    `json:"content"`
	Flags       int                       `json:"flags"`
	Embeds      []*discordgo.MessageEmbed `json:"embeds"`
	Attachments []upload                  `json:"attachments"`
	Forwarded   []forwarded               `json:"message_snapshots"`
	Asked       *struct {
		User *user `json:"user"`
	} `json:"interaction_metadata"`
}

// forwarded is a message within a message, which then has no text of its own.
type forwarded struct {
	Message struct {
		Content     string                    `json:"content"`
		Embeds      []*discordgo.MessageEmbed `json:"embeds"`
		Attachments []upload                  `json:"attachments"`
	} `json:"message"`
}

type upload struct {
	Name string `json:"filename"`
	URL  string `json:"url"`
}

// parse reads one interaction. The error says what is missing.
func parse(raw []byte) (interaction, error) {
	var i interaction
	if err := json.Unmarshal(raw, &i); err != nil {
		return i, err
	}
	switch {
	case i.Type == typePing:
		return i, nil
	case i.ID == "" || i.Token == "" || i.App == "":
		return i, errors.New("an interaction without id, token or application")
	case i.who() == "":
		return i, errors.New("an interaction of nobody")
	}
	return i, nil
}

// who returns the id of the asker.
func (i *interaction) who() string {
	switch {
	case i.Member != nil && i.Member.User != nil:
		return i.Member.User.ID
	case i.User != nil:
		return i.User.ID
	}
	return ""
}

// athome reports whether the server that it came from has installed the app.
// A user who carries the app along into other servers does not open their
// libraries by that.
func (i *interaction) athome() bool {
	return i.Guild != "" && (len(i.Owners) == 0 || i.Owners["0"] == i.Guild)
}

const (
	permitAdmin  = 1 << 3
	permitManage = 1 << 5
)

// manages reports whether the asker may manage the server.
func (i *interaction) manages() bool {
	if i.Guild == "" || i.Member == nil {
		return false
	}
	bits, err := strconv.ParseUint(i.Member.Permissions, 10, 64)
	return err == nil && bits&(permitAdmin|permitManage) != 0
}

// text returns the value of an option as text.
func (o option) text() string {
	var s string
	if json.Unmarshal(o.Value, &s) == nil {
		return s
	}
	return strings.Trim(string(o.Value), `"`)
}

// target returns the message that a menu was opened on.
func (i *interaction) target() (posted, bool) {
	m, ok := i.Data.Resolved.Messages[i.Data.Target]
	return m, ok
}
