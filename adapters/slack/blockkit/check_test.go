package blockkit

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestCheckMessage(t *testing.T) {
	long := strings.Repeat("é", 3001)
	cases := []struct{ name, payload, want string }{
		{"good", `{"text":"a","blocks":[{"type":"section","text":{"type":"mrkdwn","text":"a"}}]}`, ""},
		{"no text", `{"blocks":[]}`, "text: is missing"},
		{"long section", `{"text":"a","blocks":[{"type":"section","text":{"type":"mrkdwn","text":"` + long + `"}}]}`, "3001 is more than 3000"},
		{"empty section", `{"text":"a","blocks":[{"type":"section"}]}`, "needs one of text, fields"},
		{"same id", `{"text":"a","blocks":[{"type":"divider","block_id":"x"},{"type":"divider","block_id":"x"}]}`, "used twice"},
		{"two tables", `{"text":"a","blocks":[{"type":"table","rows":[[]]},{"type":"table","rows":[[]]}]}`, "2 is more than 1"},
		{"no align", `{"text":"a","blocks":[{"type":"table","rows":[[]],"column_settings":[{"align":""}]}]}`, "none of left"},
		{"marked header", `{"text":"a","blocks":[{"type":"header","text":{"type":"mrkdwn","text":"a"}}]}`, "must be plain_text"},
		{"value", `{"text":"a","blocks":[{"type":"actions","elements":[{"type":"button","text":{"type":"plain_text","text":"a"},"value":"` + long + `"}]}]}`, "3001 is more than 2000"},
		{"option", `{"text":"a","blocks":[{"type":"actions","elements":[{"type":"overflow","options":[{"text":{"type":"plain_text","text":""}}]}]}]}`, "0 is less than 1"},
		{"unknown", `{"text":"a","blocks":[{"type":"marquee"}]}`, "does not belong on a message"},
		{"51 blocks", `{"text":"a","blocks":[` + strings.Repeat(`{"type":"divider"},`, 50) + `{"type":"divider"}]}`, "51 is more than 50"},
		{"budget", `{"text":"a","blocks":[` + strings.Repeat(`{"type":"section","text":{"type":"mrkdwn","text":"`+long[:4000]+`"}},`, 5) + `{"type":"section","text":{"type":"mrkdwn","text":"` + long[:4000] + `"}}]}`, "all texts together"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) { same(t, CheckMessage([]byte(c.payload)), c.want) })
	}
}

func TestCheckView(t *testing.T) {
	same(t, CheckView([]byte(`{"type":"modal","title":{"type":"plain_text","text":"`+strings.Repeat("x", 25)+`"},"blocks":[]}`)), "25 is more than 24")
	same(t, CheckView([]byte(`{"type":"home","blocks":[{"type":"table","rows":[[]]}]}`)), "does not belong on a home")
	same(t, CheckView([]byte(`{"type":"modal","title":{"type":"plain_text","text":"Ask"},"blocks":[{"type":"input","label":{"type":"plain_text","text":"a"}}]}`)), "element: is missing")
}

func same(t *testing.T, err error, want string) {
	t.Helper()
	got := fmt.Sprint(err)
	if (want == "" && err != nil) || !strings.Contains(got, want) {
		t.Errorf("got %s, want %q", got, want)
	}
}

// The table agrees with the facts that were collected apart from it.
func TestLimitsAgree(t *testing.T) {
	data, err := os.ReadFile(filepath.Join("..", "..", "..", "..", "shared", "slack", "blockkit-limits.json"))
	if err != nil {
		t.Skip("the collected facts are not here:", err)
	}
	var all map[string]any
	if err := json.Unmarshal(data, &all); err != nil {
		t.Fatal(err)
	}
	for _, group := range []string{"blocks", "elements"} {
		for of, fields := range all[group].(map[string]any) {
			for at, bound := range fields.(map[string]any) {
				agree(t, of, at, bound)
			}
		}
	}
	for at, bound := range all["any_element"].(map[string]any) {
		agree(t, "any element", at, bound)
	}
	for at, bound := range all["option"].(map[string]any) {
		agree(t, "option", at, bound)
	}
	for s, bound := range all["surfaces"].(map[string]any) {
		b, ours := bound.(map[string]any), Facts().Surfaces[Surface(s)]
		if ours.Blocks != int(b["max_blocks"].(float64)) || fmt.Sprint(ours.Types) != fmt.Sprint(b["blocks"]) {
			t.Errorf("surface %s: %+v, not %v", s, ours, b)
		}
	}
}

func agree(t *testing.T, of, at string, bound any) {
	t.Helper()
	switch bound := bound.(type) {
	case map[string]any:
		for _, kind := range []string{"max", "max_items"} {
			if n, ok := bound[kind].(float64); ok && Facts().Max(of, at) != int(n) {
				t.Errorf("%s %s: %d, not %v", of, at, Facts().Max(of, at), n)
			}
		}
	case []any:
		if at != "need" {
			return
		}
		for _, field := range bound {
			if !slices.ContainsFunc(Facts().Rules, func(r Rule) bool { return r.Of == of && r.At == field && r.Need }) {
				t.Errorf("%s needs %v", of, field)
			}
		}
	}
}
