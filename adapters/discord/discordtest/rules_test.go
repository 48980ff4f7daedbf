package discordtest

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

const (
	editPath     = "/webhooks/1/token/messages/@original"
	callbackPath = "/interactions/1/token/callback"
	tablePath    = "/applications/1/commands"
)

// many returns n copies of a JSON value in a list.
func many(n int, value string) string {
	return "[" + strings.TrimSuffix(strings.Repeat(value+",", n), ",") + "]"
}

func text(n int) string { return strings.Repeat("a", n) }

const quiet = `"allowed_mentions":{"parse":[]}`

// Each of these Discord would refuse, or obey in a way that is not wanted: a
// judge that lets one pass judges nothing. Those marked schema need Discord's
// own description.
func TestBrokenBodiesAreSeen(t *testing.T) {
	r := NewRules(t)
	embed := func(e string) string { return `{"embeds":[` + e + `],` + quiet + `}` }
	button := func(b string) string {
		return `{"content":"x","components":[{"type":1,"components":[` + b + `]}],` + quiet + `}`
	}
	good := `{"type":2,"style":2,"label":"a","custom_id":"a"}`
	for _, c := range []struct{ name, method, path, body string }{
		{"may ping", "PATCH", editPath, `{"content":"x"}`},
		{"parses nothing in particular", "PATCH", editPath, `{"content":"x","allowed_mentions":{"parse":null}}`},
		{"empty", "PATCH", editPath, `{` + quiet + `}`},
		{"long content", "PATCH", editPath, `{"content":"` + text(2001) + `",` + quiet + `}`},
		{"unknown key", "PATCH", editPath, `{"content":"x","embed":{},` + quiet + `}`},
		{"empty embed", "PATCH", editPath, embed(`{}`)},
		{"long title", "PATCH", editPath, embed(`{"title":"` + text(257) + `"}`)},
		{"long title in UTF-16", "PATCH", editPath, embed(`{"title":"` + strings.Repeat("𝔘", 129) + `"}`)},
		{"long description", "PATCH", editPath, embed(`{"description":"` + text(4097) + `"}`)},
		{"too much together", "PATCH", editPath, embed(`{"description":"` + text(4000) + `"},{"description":"` + text(2001) + `"}`)},
		{"schema: eleven embeds", "PATCH", editPath, `{"embeds":` + many(11, `{"title":"a"}`) + `,` + quiet + `}`},
		{"script address", "PATCH", editPath, embed(`{"title":"a","url":"javascript:alert(1)"}`)},
		{"empty field", "PATCH", editPath, embed(`{"title":"a","fields":[{"name":"","value":"x"}]}`)},
		{"two of one id", "PATCH", editPath, button(good + "," + good)},
		{"no label", "PATCH", editPath, button(`{"type":2,"style":2,"custom_id":"a"}`)},
		{"long id", "PATCH", editPath, button(`{"type":2,"style":2,"label":"a","custom_id":"` + text(101) + `"}`)},
		{"no id", "PATCH", editPath, button(`{"type":2,"style":2,"label":"a"}`)},
		{"link without address", "PATCH", editPath, button(`{"type":2,"style":5,"label":"a"}`)},
		{"six buttons", "PATCH", editPath, button(strings.Join([]string{good, `{"type":2,"style":2,"label":"a","custom_id":"b"}`, `{"type":2,"style":2,"label":"a","custom_id":"c"}`,
			`{"type":2,"style":2,"label":"a","custom_id":"d"}`, `{"type":2,"style":2,"label":"a","custom_id":"e"}`, `{"type":2,"style":2,"label":"a","custom_id":"f"}`}, ","))},
		{"six rows", "PATCH", editPath, `{"content":"x","components":` + many(6, `{"type":1,"components":[`+good+`]}`) + `,` + quiet + `}`},
		{"empty choice", "POST", callbackPath, `{"type":8,"data":{"choices":[{"name":"","value":"a"}]}}`},
		{"long choice", "POST", callbackPath, `{"type":8,"data":{"choices":[{"name":"a","value":"` + text(101) + `"}]}}`},
		{"no choices", "POST", callbackPath, `{"type":8,"data":{}}`},
		{"capital name", "PUT", tablePath, `[{"type":1,"name":"Echo","description":"x"}]`},
		{"no description", "PUT", tablePath, `[{"type":1,"name":"echo","description":""}]`},
		{"menu with description", "PUT", tablePath, `[{"type":3,"name":"Check","description":"x"}]`},
		{"twice", "PUT", tablePath, many(2, `{"type":1,"name":"echo","description":"x"}`)},
		{"locale of nobody", "PUT", tablePath, `[{"type":1,"name":"echo","description":"x","description_localizations":{"tlh":"x"}}]`},
		{"required last", "PUT", tablePath, `[{"type":1,"name":"echo","description":"x","options":[{"type":3,"name":"a","description":"x"},{"type":3,"name":"b","description":"x","required":true}]}]`},
		{"completes and chooses", "PUT", tablePath, `[{"type":1,"name":"echo","description":"x","options":[{"type":3,"name":"a","description":"x","autocomplete":true,"choices":[{"name":"a","value":"a"}]}]}]`},
		{"schema: unknown callback", "POST", callbackPath, `{"type":77}`},
		{"schema: unknown style", "PATCH", editPath, button(`{"type":2,"style":77,"label":"a","custom_id":"a"}`)},
		{"schema: colour", "PATCH", editPath, embed(`{"title":"a","color":16777216}`)},
		{"schema: 26 options", "PUT", tablePath, options(26)},
		{"another operation", "DELETE", editPath, `{}`},
	} {
		if strings.HasPrefix(c.name, "schema") && r.spec == nil {
			continue
		}
		if len(r.Judge(c.method, c.path, []byte(c.body))) == 0 {
			t.Errorf("%s passes: %.200s", c.name, c.body)
		}
	}
	for _, body := range []string{`{"content":"x",` + quiet + `}`, button(good), embed(`{"title":"a","url":"https://a.example/"}`)} {
		if problems := r.Judge("PATCH", editPath, []byte(body)); len(problems) > 0 {
			t.Errorf("%s: %s", body, problems)
		}
	}
}

func options(n int) string {
	var list []any
	for i := range n {
		list = append(list, object{"type": 3, "name": fmt.Sprint("o", i), "description": "x"})
	}
	b, _ := json.Marshal([]any{object{"type": 1, "name": "echo", "description": "x", "options": list}})
	return string(b)
}

// What Discord obeys, the reader must see: one that misses it proves nothing.
func TestReaderSeesMarkup(t *testing.T) {
	r := NewReader()
	for s, want := range map[string]string{
		"plain text, 3 * 4":            "",
		`\*a\* \@everyone \<\@1\>`:     "",
		"**a**":                        "bold",
		"a *b* c":                      "emphasis",
		"__a__":                        "underline",
		"~~a~~":                        "strike",
		"||a||":                        "spoiler",
		"`a`":                          "code",
		"```a```":                      "code-block",
		"> a":                          "quote",
		"x\n>>> a\nb":                  "quote-all",
		"# a":                          "heading",
		"-# a":                         "small",
		"- a":                          "list",
		"1. a":                         "list",
		"@everyone":                    "mention",
		"say <@!1>":                    "mention",
		"<@&1>":                        "mention",
		"<#1>":                         "channel",
		"</a:1>":                       "command",
		"<t:1:R>":                      "moment",
		"<a:b:1>":                      "emoji",
		"so :smile:":                   "emoji",
		"[a](https://a.example)":       "link",
		"[a](<https://a.example> 'b')": "link",
		"see https://a.example/b":      "address",
		"<https://a.example>":          "address",
		"a\\\\**b**":                   "bold",
	} {
		var kinds []string
		for _, l := range r.Read(s).Live {
			kinds = append(kinds, l.Kind)
		}
		if got := strings.Join(kinds, " "); got != want {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
}
