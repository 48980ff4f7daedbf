// Package blockkit holds what Slack accepts, as data, and checks messages and
// views against it. Slack refuses a whole message for one bad field, so the
// limits are kept twice: the renderer builds within them, and every message
// is checked before it leaves. Modals and the Home, whose shape is our own, are
// checked by tests.
package blockkit

import (
	_ "embed"
	"encoding/json"
	"sync"
)

// Surface is where blocks are shown.
type Surface string

// The surfaces.
const (
	Message Surface = "message"
	Modal   Surface = "modal"
	Home    Surface = "home"
)

// Limits is the content of limits.json. Lengths are in characters.
type Limits struct {
	Surfaces   map[Surface]SurfaceLimits `json:"surfaces"`
	PerMessage map[string]int            `json:"per_message"` // type of block -> how many a message may have
	Message    MessageLimits             `json:"message"`
	View       ViewLimits                `json:"view"`
	NeedOne    map[string][]string       `json:"need_one"` // type of block -> fields of which one must be there
	Rules      []Rule                    `json:"rules"`
}

// SurfaceLimits is how many blocks a surface takes, and of which types.
type SurfaceLimits struct {
	Blocks int      `json:"blocks"`
	Types  []string `json:"types"`
}

// MessageLimits bounds a message as a whole. Budget is over all texts of its
// blocks and its fallback text: undocumented, but chat.postMessage refuses
// more with msg_blocks_too_long.
type MessageLimits struct {
	Text          int `json:"text"`
	TextAim       int `json:"text_aim"`
	Budget        int `json:"budget"`
	Markdown      int `json:"markdown"`
	Attachments   int `json:"attachments"`
	MetadataBytes int `json:"metadata_bytes"`
}

// ViewLimits bounds a modal or a Home as a whole.
type ViewLimits struct {
	Bytes int `json:"bytes"`
	Stack int `json:"stack"`
}

// Rule bounds one field of one type of block or element.
type Rule struct {
	Of    string   `json:"of"`
	At    string   `json:"at"`
	Need  bool     `json:"need"`
	Plain bool     `json:"plain"`
	Min   int      `json:"min"`
	Max   int      `json:"max"` // 0: no upper bound
	OneOf []string `json:"one_of"`
}

//go:embed limits.json
var limitsJSON []byte

// Facts returns the limits.
var Facts = sync.OnceValue(func() *Limits {
	var l Limits
	if err := json.Unmarshal(limitsJSON, &l); err != nil {
		panic("blockkit: limits.json: " + err.Error()) // shipped with the program: a test reads it
	}
	return &l
})

// Max returns the upper bound of a field, 0 where there is none.
func (l *Limits) Max(of, at string) int {
	for _, r := range l.Rules {
		if r.Of == of && r.At == at {
			return r.Max
		}
	}
	return 0
}
