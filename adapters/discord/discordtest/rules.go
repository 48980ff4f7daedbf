package discordtest

// The rules that Discord's description leaves out. Lengths are counted in
// UTF-16 units, to be on the safe side.

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"unicode/utf16"
)

//go:embed rules.json
var rulesJSON []byte

type limits struct {
	SlashName         string              `json:"slash_name"`
	CommandCharacters int                 `json:"command_characters"`
	SlashCommands     int                 `json:"slash_commands"`
	MessageCommands   int                 `json:"message_commands"`
	UserCommands      int                 `json:"user_commands"`
	ChoiceValue       int                 `json:"choice_value"`
	Content           int                 `json:"content"`
	EmbedCharacters   int                 `json:"embed_characters"`
	Title             int                 `json:"embed_title"`
	Description       int                 `json:"embed_description"`
	Fields            int                 `json:"embed_fields"`
	FieldName         int                 `json:"embed_field_name"`
	FieldValue        int                 `json:"embed_field_value"`
	Footer            int                 `json:"embed_footer"`
	Author            int                 `json:"embed_author"`
	Rows              int                 `json:"rows"`
	RowButtons        int                 `json:"row_buttons"`
	Label             int                 `json:"button_label"`
	CustomID          int                 `json:"custom_id"`
	Schemes           []string            `json:"embed_schemes"`
	Locales           []string            `json:"locales"`
	Keys              map[string][]string `json:"keys"`
}

func loadLimits() (l limits) {
	if err := json.Unmarshal(rulesJSON, &l); err != nil {
		panic(err)
	}
	return l
}

type object = map[string]any

// judge collects what is wrong with one body.
type judge struct {
	limits
	slash    func(string) bool
	problems []string
}

func (j *judge) say(format string, args ...any) {
	j.problems = append(j.problems, fmt.Sprintf(format, args...))
}

// further returns what is wrong with a body beyond its schema.
func (r *Rules) further(path string, v any) []string {
	j := &judge{limits: r.limits, slash: r.name.MatchString}
	switch {
	case strings.HasSuffix(path, "/commands"):
		j.table(list(v))
	case strings.HasSuffix(path, "/callback"):
		j.callback(obj(v))
	default:
		j.message(obj(v))
	}
	return j.problems
}

func (j *judge) callback(c object) {
	j.known("callback", c)
	d := obj(c["data"])
	switch num(c["type"]) {
	case 4, 7:
		j.message(d)
	case 5, 6:
		j.known("message", d)
	case 8:
		for _, x := range list(d["choices"]) {
			j.choice(obj(x))
		}
		if _, ok := d["choices"]; !ok {
			j.say("completion without choices")
		}
	}
}

func (j *judge) message(m object) {
	j.known("message", m)
	j.most("content", str(m["content"]), j.Content)
	embeds, rows := list(m["embeds"]), list(m["components"])
	if str(m["content"]) == "" && len(embeds) == 0 && len(rows) == 0 && len(list(m["attachments"])) == 0 {
		j.say("an empty message")
	}
	total := 0
	for _, e := range embeds {
		total += j.embed(obj(e))
	}
	if total > j.EmbedCharacters {
		j.say("the embeds have %d characters together", total)
	}
	if len(rows) > j.Rows {
		j.say("%d rows", len(rows))
	}
	ids := map[string]bool{}
	for _, r := range rows {
		j.row(obj(r), ids)
	}
	j.mentions(m)
}

func (j *judge) mentions(m object) {
	a, ok := m["allowed_mentions"].(object)
	if !ok {
		j.say("without allowed_mentions it may ping")
		return
	}
	j.known("allowed_mentions", a)
	parse, ok := a["parse"].([]any)
	if !ok {
		j.say("allowed_mentions without a list to parse")
	}
	if slices.Contains(parse, any("users")) && len(list(a["users"])) > 0 {
		j.say("allowed_mentions: users twice")
	}
}

func (j *judge) embed(e object) int {
	j.known("embed", e)
	author, footer := obj(e["author"]), obj(e["footer"])
	n := j.most("title", str(e["title"]), j.Title) + j.most("description", str(e["description"]), j.Description) +
		j.most("footer", str(footer["text"]), j.Footer) + j.most("author", str(author["name"]), j.Author)
	fields := list(e["fields"])
	if len(fields) > j.Fields {
		j.say("%d fields", len(fields))
	}
	for _, f := range fields {
		name, value := str(obj(f)["name"]), str(obj(f)["value"])
		if name == "" || value == "" {
			j.say("an empty field")
		}
		n += j.most("field name", name, j.FieldName) + j.most("field value", value, j.FieldValue)
	}
	image := obj(e["image"])
	if n == 0 && len(image) == 0 && len(obj(e["thumbnail"])) == 0 {
		j.say("an empty embed")
	}
	for _, a := range []any{e["url"], image["url"], author["url"], author["icon_url"], footer["icon_url"]} {
		j.address(str(a))
	}
	return n
}

func (j *judge) address(a string) {
	if a == "" {
		return
	}
	if u, err := url.Parse(a); err != nil || !slices.Contains(j.Schemes, u.Scheme) {
		j.say("the address %q", a)
	}
}

func (j *judge) row(r object, ids map[string]bool) {
	j.known("row", r)
	buttons := list(r["components"])
	if num(r["type"]) != 1 || len(buttons) == 0 || len(buttons) > j.RowButtons {
		j.say("a row of type %v with %d buttons", r["type"], len(buttons))
	}
	for _, x := range buttons {
		b := obj(x)
		j.known("button", b)
		id, link := str(b["custom_id"]), num(b["style"]) == 5
		j.most("custom_id", id, j.CustomID)
		j.most("label", str(b["label"]), j.Label)
		if str(b["label"]) == "" && b["emoji"] == nil {
			j.say("a button without label")
		}
		if link != (str(b["url"]) != "") || link == (id != "") {
			j.say("a button needs either an address or a custom_id")
		}
		if id != "" && ids[id] {
			j.say("two buttons of the custom_id %q", id)
		}
		ids[id] = true
	}
}

func (j *judge) table(commands []any) {
	counts, names := map[int]int{}, map[string]bool{}
	for _, x := range commands {
		c := obj(x)
		j.known("command", c)
		kind := max(1, num(c["type"]))
		counts[kind]++
		id := fmt.Sprint(kind, " ", str(c["name"]))
		if names[id] {
			j.say("two commands called %s", id)
		}
		names[id] = true
		j.command(c, kind)
	}
	if counts[1] > j.SlashCommands || counts[2] > j.UserCommands || counts[3] > j.MessageCommands {
		j.say("too many commands: %v", counts)
	}
}

func (j *judge) command(c object, kind int) {
	name, about := str(c["name"]), str(c["description"])
	j.locales(c)
	if kind != 1 {
		if about != "" || len(list(c["options"])) > 0 {
			j.say("%q: a menu command has no description and no options", name)
		}
		return
	}
	if !j.slash(name) || strings.ToLower(name) != name {
		j.say("the name %q", name)
	}
	if about == "" {
		j.say("%q has no description", name)
	}
	total := length(name) + length(about)
	seen, optional := map[string]bool{}, false
	for _, x := range list(c["options"]) {
		o := obj(x)
		j.option(name, o)
		n := str(o["name"])
		if seen[n] {
			j.say("%q has two options %q", name, n)
		}
		seen[n] = true
		required, _ := o["required"].(bool)
		if required && optional {
			j.say("%q: the required option %q comes after optional ones", name, n)
		}
		optional = optional || !required
		total += length(n) + length(str(o["description"]))
		for _, ch := range list(o["choices"]) {
			total += length(str(obj(ch)["name"])) + length(str(obj(ch)["value"]))
		}
	}
	if total > j.CommandCharacters {
		j.say("%q has %d characters", name, total)
	}
}

func (j *judge) option(command string, o object) {
	j.known("option", o)
	j.locales(o)
	name := str(o["name"])
	if !j.slash(name) || strings.ToLower(name) != name {
		j.say("%q: the option %q", command, name)
	}
	if str(o["description"]) == "" {
		j.say("%q: the option %q has no description", command, name)
	}
	completes, _ := o["autocomplete"].(bool)
	if completes && len(list(o["choices"])) > 0 {
		j.say("%q: the option %q completes and has choices", command, name)
	}
	for _, x := range list(o["choices"]) {
		j.choice(obj(x))
	}
}

func (j *judge) choice(c object) {
	j.known("choice", c)
	if str(c["name"]) == "" || str(c["value"]) == "" {
		j.say("an empty choice")
	}
	j.most("choice", str(c["value"]), j.ChoiceValue)
	j.most("choice", str(c["name"]), j.ChoiceValue)
}

func (j *judge) locales(o object) {
	for _, k := range []string{"name_localizations", "description_localizations"} {
		for locale := range obj(o[k]) {
			if !slices.Contains(j.Locales, locale) {
				j.say("the locale %q", locale)
			}
		}
	}
}

// known says which keys Discord would pass over in silence.
func (j *judge) known(kind string, o object) {
	for k := range o {
		if !slices.Contains(j.Keys[kind], k) {
			j.say("the key %q of a %s", k, kind)
		}
	}
}

// most returns the length of s, and says when it is over the limit.
func (j *judge) most(what, s string, limit int) int {
	n := length(s)
	if n > limit {
		j.say("%s of %d characters", what, n)
	}
	return n
}

func length(s string) int { return len(utf16.Encode([]rune(s))) }

func obj(v any) object { o, _ := v.(object); return o }
func list(v any) []any { l, _ := v.([]any); return l }
func str(v any) string { s, _ := v.(string); return s }

func num(v any) int {
	n, ok := v.(json.Number)
	if !ok {
		return 0
	}
	i, _ := n.Int64()
	return int(i)
}

// permissionsAsNumbers returns v with default_member_permissions as a number:
// Discord takes the decimal string that its documentation asks for, and its
// description does not know that.
func permissionsAsNumbers(v any) any {
	commands, ok := v.([]any)
	if !ok {
		return v
	}
	out := make([]any, len(commands))
	for i, x := range commands {
		c := object{}
		for k, w := range obj(x) {
			if s, ok := w.(string); ok && k == "default_member_permissions" {
				w = json.Number(s)
			}
			c[k] = w
		}
		out[i] = c
	}
	return out
}
