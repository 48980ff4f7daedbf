package slack

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"onrecord/adapters/adaptertest"
	"onrecord/adapters/slack/blockkit"
)

// What every platform must show, Slack shows within its limits, and it is
// what it was.
func TestContract(t *testing.T) {
	for _, c := range adaptertest.Answers() {
		t.Run(c.Name, func(t *testing.T) {
			m := Render(c.Answer, Frame{Line: "/who-said it", Share: true})
			check(t, c.Name, m)
			p := mustPayload(t, m)
			adaptertest.Check(t, c, seen(t, p))
			for part := 2; part <= m.Parts; part++ {
				check(t, c.Name, Render(c.Answer, Frame{Line: "/who-said it", Part: part}))
			}
			data, err := json.MarshalIndent(p, "", "  ")
			if err != nil {
				t.Fatal(err)
			}
			golden(t, filepath.Join("contract", c.Name), data)
		})
	}
}

// The text alone shows an answer too, when Slack refuses the blocks.
func TestFallbackShowsTheAnswer(t *testing.T) {
	for _, c := range adaptertest.Answers() {
		if c.Name == "wide-table" || c.Name == "forty-quotes" || c.Name == "long-quote" {
			continue // cut, and it says so
		}
		text := Render(c.Answer, Frame{}).Text
		adaptertest.Check(t, adaptertest.Case{Name: c.Name, Answer: c.Answer, Texts: c.Texts}, decode(strings.NewReplacer("<http", " http", "|", " ").Replace(text), ""))
	}
}

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	adaptertest.Golden(t, filepath.Join("testdata", "golden", name+".json"), string(got), *update)
}

// seen is what a reader sees of the blocks, and where the links lead.
func seen(t *testing.T, p payload) string {
	t.Helper()
	data, err := json.Marshal(p.Blocks)
	if err != nil {
		t.Fatal(err)
	}
	var v any
	if err := json.Unmarshal(data, &v); err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	look(&out, v)
	return out.String()
}

// look collects the strings that are read, as blockkit counts them.
func look(out *strings.Builder, v any) {
	switch v := v.(type) {
	case []any:
		for _, x := range v {
			look(out, x)
		}
	case map[string]any:
		marked := v["type"] == "mrkdwn"
		for key, x := range v {
			s, ok := x.(string)
			switch {
			case !ok:
				look(out, x)
			case blockkit.Characters(map[string]any{key: s}) == 0:
			case marked:
				out.WriteString(shownMarkup(s) + "\n")
			default:
				out.WriteString(s + "\n")
			}
		}
	}
}

// shownMarkup is mrkdwn as it is read: a link as address and label, a date as
// its fallback.
func shownMarkup(s string) string {
	s = reference.ReplaceAllStringFunc(s, func(ref string) string {
		m := reference.FindStringSubmatch(ref)
		return m[2] + " " + m[3]
	})
	return unescaper.Replace(s)
}
