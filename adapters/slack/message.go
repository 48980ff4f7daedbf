package slack

// A rendered message as JSON.

import (
	"encoding/json"

	goslack "github.com/slack-go/slack"
)

// payload is a Message as JSON: what stands in the outbox, and what the
// limits are checked against.
type payload struct {
	Text   string            `json:"text"`
	Blocks []json.RawMessage `json:"blocks,omitempty"`
}

// payload returns m as it is stored and sent.
func (m Message) payload() (payload, error) {
	p := payload{Text: m.Text}
	for _, b := range m.Blocks {
		raw, err := json.Marshal(b)
		if err != nil {
			return p, err
		}
		p.Blocks = append(p.Blocks, raw)
	}
	return p, nil
}

// blocks returns the stored blocks for the library to send, byte for byte.
func (p payload) blocks() []goslack.Block {
	blocks := make([]goslack.Block, len(p.Blocks))
	for i, raw := range p.Blocks {
		blocks[i] = rawBlock{raw}
	}
	return blocks
}

// rawBlock is a block that was rendered before. It is never decoded again,
// so that nothing of it is lost.
type rawBlock struct{ json.RawMessage }

func (rawBlock) BlockType() goslack.MessageBlockType { return "" }
func (rawBlock) ID() string                          { return "" }
