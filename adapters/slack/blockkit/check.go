package blockkit

// The check of a message or view against the rules.

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// CheckMessage tests the JSON of a message ({"text", "blocks"}) against the
// limits. The error joins all that is wrong, one line each.
func CheckMessage(payload []byte) error {
	var m struct {
		Text   string           `json:"text"`
		Blocks []map[string]any `json:"blocks"`
	}
	if err := json.Unmarshal(payload, &m); err != nil {
		return fmt.Errorf("message is not readable: %w", err)
	}
	c := checker{limits: Facts()}
	if strings.TrimSpace(m.Text) == "" {
		c.add("text", "is missing: notifications and screen readers have nothing to read")
	}
	c.atMost("text", utf8.RuneCountInString(m.Text), c.limits.Message.Text)
	c.surface(Message, m.Blocks)
	counts := map[string]int{}
	for _, b := range m.Blocks {
		counts[typeOf(b)]++
	}
	for name, most := range c.limits.PerMessage {
		c.atMost("blocks of type "+name, counts[name], most)
	}
	c.atMost("all texts together", utf8.RuneCountInString(m.Text)+Characters(m.Blocks), c.limits.Message.Budget)
	return errors.Join(c.problems...)
}

// CheckView tests the JSON of a modal or a Home.
func CheckView(payload []byte) error {
	var v map[string]any
	if err := json.Unmarshal(payload, &v); err != nil {
		return fmt.Errorf("view is not readable: %w", err)
	}
	c := checker{limits: Facts()}
	c.atMost("view, in bytes", len(payload), c.limits.View.Bytes)
	c.rules("view", "view", v)
	var blocks []map[string]any
	for _, b := range list(v["blocks"]) {
		if m, ok := b.(map[string]any); ok {
			blocks = append(blocks, m)
		}
	}
	c.surface(Surface(typeOf(v)), blocks)
	return errors.Join(c.problems...)
}

// Characters counts what is read of blocks: every text, label, address and
// alternative, but no ids, types and button values.
func Characters(v any) int {
	switch v := v.(type) {
	case string:
		return utf8.RuneCountInString(v)
	case []map[string]any:
		n := 0
		for _, x := range v {
			n += Characters(x)
		}
		return n
	case []any:
		n := 0
		for _, x := range v {
			n += Characters(x)
		}
		return n
	case map[string]any:
		n := 0
		for key, x := range v {
			if !slices.Contains(unread, key) {
				n += Characters(x)
			}
		}
		return n
	}
	return 0
}

var unread = []string{"type", "block_id", "action_id", "value", "style", "align", "format"}

type checker struct {
	limits   *Limits
	problems []error
}

func (c *checker) add(at, problem string, args ...any) {
	c.problems = append(c.problems, fmt.Errorf("%s: "+problem, append([]any{at}, args...)...))
}

func (c *checker) atMost(at string, n, most int) {
	if most > 0 && n > most {
		c.add(at, "%d is more than %d", n, most)
	}
}

// surface checks a list of blocks: how many, which, with unique ids, and each
// by the rules of its type.
func (c *checker) surface(s Surface, blocks []map[string]any) {
	limits, known := c.limits.Surfaces[s]
	if !known {
		c.add("surface", "%q is not known", s)
		return
	}
	c.atMost("blocks", len(blocks), limits.Blocks)
	ids := map[string]bool{}
	for i, b := range blocks {
		at := fmt.Sprintf("blocks[%d] %s", i, typeOf(b))
		if !slices.Contains(limits.Types, typeOf(b)) {
			c.add(at, "does not belong on a %s", s)
		}
		if id, _ := b["block_id"].(string); id != "" && ids[id] {
			c.add(at, "block_id %q is used twice", id)
		} else {
			ids[id] = true
		}
		c.block(at, b)
	}
}

func (c *checker) block(at string, b map[string]any) {
	c.rules("any block", at, b)
	c.rules(typeOf(b), at, b)
	if fields := c.limits.NeedOne[typeOf(b)]; len(fields) > 0 &&
		!slices.ContainsFunc(fields, func(f string) bool { return b[f] != nil }) {
		c.add(at, "needs one of %s", strings.Join(fields, ", "))
	}
	for key, v := range b {
		c.inside(at+"."+key, key, v)
	}
}

// inside finds the elements and options within a block.
func (c *checker) inside(at, key string, v any) {
	switch v := v.(type) {
	case []any:
		for i, x := range v {
			if m, ok := x.(map[string]any); ok && key == "options" {
				c.rules("option", fmt.Sprintf("%s[%d]", at, i), m)
			}
			c.inside(fmt.Sprintf("%s[%d]", at, i), key, x)
		}
	case map[string]any:
		c.rules("any element", at, v)
		c.rules(typeOf(v), at, v)
		for k, x := range v {
			c.inside(at+"."+k, k, x)
		}
	}
}

func (c *checker) rules(of, at string, v map[string]any) {
	for _, r := range c.limits.Rules {
		if r.Of == of {
			c.rule(r, at+"."+r.At, v, strings.Split(r.At, "."))
		}
	}
}

// rule follows the path of r from v and tests what stands there.
func (c *checker) rule(r Rule, at string, v map[string]any, path []string) {
	name, depth := strings.CutSuffix(path[0], "[]")
	value, there := v[name]
	if !there || value == nil {
		if r.Need {
			c.add(at, "is missing")
		}
		return
	}
	values := []any{value}
	if depth {
		values = list(value)
	}
	for _, x := range values {
		if len(path) == 1 {
			c.value(r, at, x)
		} else if m, ok := x.(map[string]any); ok {
			c.rule(r, at, m, path[1:])
		}
	}
}

func (c *checker) value(r Rule, at string, v any) {
	n := -1
	switch v := v.(type) {
	case string:
		n = utf8.RuneCountInString(v)
		if len(r.OneOf) > 0 && !slices.Contains(r.OneOf, v) {
			c.add(at, "%q is none of %s", v, strings.Join(r.OneOf, ", "))
		}
	case []any:
		n = len(v)
	case map[string]any:
		if r.Plain && typeOf(v) != "plain_text" {
			c.add(at, "must be plain_text")
		}
	}
	if n < 0 {
		return
	}
	if n < r.Min {
		c.add(at, "%d is less than %d", n, r.Min)
	}
	c.atMost(at, n, r.Max)
}

func typeOf(m map[string]any) string {
	s, _ := m["type"].(string)
	return s
}

func list(v any) []any {
	l, _ := v.([]any)
	return l
}
