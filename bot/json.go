package bot

// An Answer as JSON.

import (
	"encoding/json"
	"fmt"
)

// MarshalJSON writes a with the sort of each block beside its fields:
// {"block":"quotation","speaker":...}.
func (a Answer) MarshalJSON() ([]byte, error) {
	type plain Answer // without this method
	blocks := make([]json.RawMessage, 0, len(a.Blocks))
	for _, b := range a.Blocks {
		data, err := marshalBlock(b)
		if err != nil {
			return nil, err
		}
		blocks = append(blocks, data)
	}
	return json.Marshal(struct {
		plain
		Blocks []json.RawMessage `json:"blocks"`
	}{plain(a), blocks})
}

func marshalBlock(b Block) (json.RawMessage, error) {
	var sort string
	switch b.(type) {
	case Prose:
		sort = "prose"
	case Quotation:
		sort = "quotation"
	case Table:
		sort = "table"
	case Note:
		sort = "note"
	case Chart:
		sort = "chart"
	case Change:
		sort = "change"
	default:
		return nil, fmt.Errorf("a block of type %T has no form as JSON", b)
	}
	data, err := json.Marshal(b)
	if err != nil {
		return nil, err
	}
	head := fmt.Sprintf(`{"block":%q`, sort)
	if len(data) > len("{}") {
		head += ","
	}
	return append([]byte(head), data[1:]...), nil
}
