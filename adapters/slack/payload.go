package slack

// What is read of Slack's payloads, and no more: a field that changes its
// shape elsewhere cannot make a question unreadable.

import (
	"encoding/json"
	"net/url"
)

// outer is the envelope of an event.
type outer struct {
	Type           string          `json:"type"`
	Challenge      string          `json:"challenge"`
	TeamID         string          `json:"team_id"`
	EnterpriseID   string          `json:"enterprise_id"`
	EventID        string          `json:"event_id"`
	Time           int64           `json:"event_time"` // Unix seconds
	Event          json.RawMessage `json:"event"`
	Authorizations []authorization `json:"authorizations"`
	ExtShared      bool            `json:"is_ext_shared_channel"`
}

// authorization is an installation that an event is for.
type authorization struct {
	EnterpriseID string `json:"enterprise_id"`
	TeamID       string `json:"team_id"`
	OrgWide      bool   `json:"is_enterprise_install"`
}

// at returns the workspace and organisation that an event is for.
func (o outer) at() tenant {
	t := tenant{Team: o.TeamID, Enterprise: o.EnterpriseID}
	if len(o.Authorizations) > 0 {
		a := o.Authorizations[0]
		if a.TeamID != "" {
			t.Team = a.TeamID
		}
		if a.EnterpriseID != "" {
			t.Enterprise = a.EnterpriseID
		}
		t.OrgWide = a.OrgWide
	}
	return t
}

// inner is the event itself.
type inner struct {
	Type        string `json:"type"`
	Subtype     string `json:"subtype"`
	User        string `json:"user"`
	BotID       string `json:"bot_id"`
	Text        string `json:"text"`
	TS          string `json:"ts"`
	ThreadTS    string `json:"thread_ts"`
	Channel     string `json:"channel"`
	ChannelType string `json:"channel_type"`
	UserTeam    string `json:"user_team"`
	Tab         string `json:"tab"`
	Tokens      struct {
		Bot []string `json:"bot"`
	} `json:"tokens"`
}

// typed is a slash command as it was typed.
type typed struct {
	Team        string `json:"team_id"`
	Enterprise  string `json:"enterprise_id"`
	OrgWide     truth  `json:"is_enterprise_install"`
	Channel     string `json:"channel_id"`
	User        string `json:"user_id"`
	Command     string `json:"command"`
	Text        string `json:"text"`
	ResponseURL string `json:"response_url"`
	Trigger     string `json:"trigger_id"`
}

// typedForm reads a slash command that came as a form.
func typedForm(f url.Values) typed {
	return typed{
		Team: f.Get("team_id"), Enterprise: f.Get("enterprise_id"), OrgWide: f.Get("is_enterprise_install") == "true",
		Channel: f.Get("channel_id"), User: f.Get("user_id"), Command: f.Get("command"), Text: f.Get("text"),
		ResponseURL: f.Get("response_url"), Trigger: f.Get("trigger_id"),
	}
}

// truth is a boolean that Slack writes as true or as "true".
type truth bool

func (f *truth) UnmarshalJSON(data []byte) error {
	*f = string(data) == "true" || string(data) == `"true"`
	return nil
}

// touched is an interaction: a click, a shortcut, a modal sent off.
type touched struct {
	Type        string  `json:"type"`
	CallbackID  string  `json:"callback_id"`
	Trigger     string  `json:"trigger_id"`
	ResponseURL string  `json:"response_url"`
	Team        ident   `json:"team"`
	Enterprise  ident   `json:"enterprise"`
	OrgWide     truth   `json:"is_enterprise_install"`
	User        member  `json:"user"`
	Channel     ident   `json:"channel"`
	Message     message `json:"message"`
	Container   struct {
		MessageTS string `json:"message_ts"`
		ThreadTS  string `json:"thread_ts"`
		Ephemeral bool   `json:"is_ephemeral"`
	} `json:"container"`
	Actions []struct {
		ActionID string `json:"action_id"`
		Value    string `json:"value"`
	} `json:"actions"`
	View struct {
		ID         string `json:"id"`
		Hash       string `json:"hash"`
		CallbackID string `json:"callback_id"`
		Metadata   string `json:"private_metadata"`
		State      struct {
			Values map[string]map[string]field `json:"values"`
		} `json:"state"`
	} `json:"view"`
	ResponseURLs []struct {
		ResponseURL string `json:"response_url"`
		ChannelID   string `json:"channel_id"`
	} `json:"response_urls"`
}

type ident struct {
	ID string `json:"id"`
}

type member struct {
	ID     string `json:"id"`
	TeamID string `json:"team_id"`
}

// message is the message that a shortcut or a click is about.
type message struct {
	Text        string `json:"text"`
	TS          string `json:"ts"`
	ThreadTS    string `json:"thread_ts"`
	Attachments []struct {
		Text string `json:"text"`
	} `json:"attachments"`
}

// words is what a message says, attachments included, as Slack sent it.
func (m message) words() string {
	text := m.Text
	for _, a := range m.Attachments {
		if a.Text != "" {
			text += "\n" + a.Text
		}
	}
	return text
}

// field is what was entered into one field of a modal.
type field struct {
	Value    string `json:"value"`
	Selected struct {
		Value string `json:"value"`
	} `json:"selected_option"`
}

// tenant is whose question it is: a workspace, perhaps in an organisation.
type tenant struct {
	Team       string
	Enterprise string
	OrgWide    bool // installed for the whole organisation
}

// home is the library of a workspace.
func (t tenant) home() string { return platform + "/" + t.Team }

// platform is the name of this adapter in requests, keys and logs.
const platform = "slack"
