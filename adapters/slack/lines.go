package slack

// Command lines that are longer than a button's value are kept on the shelf
// of their workspace: see delivery.KeepLine.

import (
	"context"
	"encoding/json"
	"time"
	"unicode/utf8"

	"onrecord/adapters/slack/blockkit"
	"onrecord/delivery"
	"onrecord/inbox"
)

// linesScope is where the lines of a workspace stand.
func linesScope(team string) string { return "slack/lines/" + team }

// keepLines puts the long lines among the buttons of p on the shelf.
func keepLines(ctx context.Context, shelf inbox.Shelf, now time.Time, q question, p *payload) error {
	most := blockkit.Facts().Max("button", "value")
	for i, raw := range p.Blocks {
		if len(raw) <= most {
			continue
		}
		var b struct {
			Type     string           `json:"type"`
			Elements []map[string]any `json:"elements"`
		}
		if json.Unmarshal(raw, &b) != nil || b.Type != "actions" {
			continue
		}
		for _, e := range b.Elements {
			line, _ := e["value"].(string)
			if utf8.RuneCountInString(line) <= most {
				continue
			}
			mark, err := delivery.KeepLine(ctx, shelf, linesScope(q.Tenant.Team), line, now)
			if err != nil {
				return err
			}
			e["value"] = mark
		}
		data, err := json.Marshal(b)
		if err != nil {
			return err
		}
		p.Blocks[i] = data
	}
	return nil
}
