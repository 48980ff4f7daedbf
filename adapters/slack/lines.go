package slack

// A button holds the command line that it stands for. A line that is longer
// than a button's value, such as the check of a whole message, is kept on the
// shelf of its workspace, for a day, under a mark that the button holds
// instead.

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"strings"
	"time"
	"unicode/utf8"

	"onrecord/adapters/slack/blockkit"
	"onrecord/inbox"
)

// longMark begins the value of a button whose line is kept.
const longMark = "kept:"

// keptFor is how long such a button works: no longer than the answer is of
// use, for the line may be somebody's message.
const keptFor = 24 * time.Hour

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
			mark, err := keepLine(ctx, shelf, now, q.Tenant.Team, line)
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

func keepLine(ctx context.Context, shelf inbox.Shelf, now time.Time, team, line string) (mark string, err error) {
	mark = rand.Text()
	return longMark + mark, shelf.Put(ctx, linesScope(team), mark, []byte(line), now.Add(keptFor))
}

// lineOf returns the line that a button stands for; false when it was kept
// and is gone, or was kept for another workspace.
func lineOf(ctx context.Context, shelf inbox.Shelf, team, value string) (string, bool) {
	mark, long := strings.CutPrefix(value, longMark)
	if !long {
		return value, value != ""
	}
	line, ok, err := shelf.Get(ctx, linesScope(team), mark)
	return string(line), ok && err == nil
}
