package discord

// What Discord is told: the bodies of callbacks and edits, as values that
// can be stored in the outbox and sent later.

import (
	"encoding/json"
	"strconv"

	"github.com/bwmarrin/discordgo"
)

// message is everything that is seen of an answer. It is stored as JSON,
// pictures included.
type message struct {
	Embeds []*discordgo.MessageEmbed `json:"embeds,omitempty"`
	Rows   []row                     `json:"rows,omitempty"`
	Files  []file                    `json:"files,omitempty"`

	long []string // lines to be kept for its buttons before it is sent
}

// row is one line of at most five buttons.
type row struct {
	Type       int      `json:"type"` // always 1
	Components []button `json:"components"`
}

// button is pressed: CustomID is the command line that it stands for, or one
// of the few words of share.go.
type button struct {
	Type     int    `json:"type"`  // always 2
	Style    int    `json:"style"` // 1 primary, 2 secondary
	Label    string `json:"label"`
	CustomID string `json:"custom_id"`
}

// file is a picture that an embed shows as attachment://Name.
type file struct {
	Name string `json:"name"`
	Alt  string `json:"alt"`
	Data []byte `json:"data"`
}

// pictureName is the file that holds the picture of a message, which has one
// at most.
const pictureName = "chart.png"

// attachedPicture shows that file in an embed.
func attachedPicture() *discordgo.MessageEmbedImage {
	return &discordgo.MessageEmbedImage{URL: "attachment://" + pictureName}
}

// The styles of a button.
const (
	primary   = 1
	secondary = 2
)

// buttonRow returns a row of buttons.
func buttonRow(buttons ...button) row { return row{Type: 1, Components: buttons} }

// The kinds of a callback.
const (
	replyPong        = 1
	replyMessage     = 4
	replyDeferred    = 5 // "thinking…", edited later
	replyDeferredOld = 6 // nothing seen; the pressed message is edited later
	replyChoices     = 8
)

// flagPrivate shows a message to the asker alone.
const flagPrivate = 1 << 6

// callback is the first answer to an interaction.
type callback struct {
	Type int           `json:"type"`
	Data *callbackData `json:"data,omitempty"`
}

type callbackData struct {
	Flags           int                       `json:"flags,omitempty"`
	Embeds          []*discordgo.MessageEmbed `json:"embeds,omitempty"`
	Components      []row                     `json:"components,omitempty"`
	AllowedMentions *mentions                 `json:"allowed_mentions,omitempty"`
	Choices         *[]choice                 `json:"choices,omitempty"`
}

// choice is one completion.
type choice struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// mentions with an empty Parse keeps everything from pinging anybody.
type mentions struct {
	Parse []string `json:"parse"`
}

var nobody = &mentions{Parse: []string{}}

// deferred says that an answer will come, to the asker alone or to all.
func deferred(private bool) callback {
	c := callback{Type: replyDeferred}
	if private {
		c.Data = &callbackData{Flags: flagPrivate}
	}
	return c
}

// immediate shows m to the asker alone, at once.
func immediate(m message) callback {
	return callback{Type: replyMessage, Data: &callbackData{
		Flags: flagPrivate, Embeds: m.Embeds, Components: m.Rows, AllowedMentions: nobody,
	}}
}

func choices(values []choice) callback {
	if values == nil {
		values = []choice{}
	}
	return callback{Type: replyChoices, Data: &callbackData{Choices: &values}}
}

// edit is the body that replaces the deferred message. Everything is named,
// so that nothing of a message that stood there before is left.
type edit struct {
	Content         string                    `json:"content"`
	Embeds          []*discordgo.MessageEmbed `json:"embeds"`
	Components      []row                     `json:"components"`
	Attachments     []attachment              `json:"attachments"`
	AllowedMentions *mentions                 `json:"allowed_mentions"`
}

type attachment struct {
	ID          string `json:"id"`
	Filename    string `json:"filename"`
	Description string `json:"description,omitempty"`
}

// edit returns the body for m.
func (m message) edit() edit {
	e := edit{
		Embeds: m.Embeds, Components: m.Rows,
		Attachments: []attachment{}, AllowedMentions: nobody,
	}
	if e.Embeds == nil {
		e.Embeds = []*discordgo.MessageEmbed{}
	}
	if e.Components == nil {
		e.Components = []row{}
	}
	for i, f := range m.Files {
		e.Attachments = append(e.Attachments, attachment{strconv.Itoa(i), f.Name, f.Alt})
	}
	return e
}

func (m message) encode() []byte {
	b, err := json.Marshal(m)
	if err != nil {
		panic(err) // strings, numbers and bytes: cannot fail
	}
	return b
}

func decodeMessage(b []byte) (message, error) {
	var m message
	err := json.Unmarshal(b, &m)
	return m, err
}
