package bot

// The answers of our own: to what is misused, unknown or refused.

import (
	"context"
	"errors"
	"strings"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"

	"onrecord"
)

// known reports whether err is an Error that its asker should read.
func known(err error, e **onrecord.Error) bool {
	return errors.As(err, e) && (*e).Code != onrecord.Internal
}

// refusal is the Answer for an error that the asker can act on.
func refusal(c Command, e *onrecord.Error) Answer {
	status := Misused
	switch e.Code {
	case onrecord.NotFound:
		status = Empty
	case onrecord.Busy:
		status = Failed
	}
	a := Answer{Status: status, Private: true, Title: sentence(e.Say)}
	if e.Try != "" {
		a.Blocks = append(a.Blocks, Note{Hint, sentence(e.Try)})
	}
	if e.Code == onrecord.Invalid {
		a.Actions = helpOn(c)
	}
	return a
}

// misuse says what is wrong with the arguments of r, nil if nothing is.
func misuse(c Command, r Request) *onrecord.Error {
	for _, p := range c.Params {
		value := r.Arg(p.Name)
		_, set := r.Args[p.Name]
		switch {
		case p.Required && strings.TrimSpace(value) == "":
			return onrecord.Errorf(onrecord.Invalid, "/%s needs %s", c.Name, p.Name)
		case p.Option && set && strings.TrimSpace(value) == "":
			return onrecord.Errorf(onrecord.Invalid, "nothing stands behind %s:", p.Name).Hint(optionHint(p))
		case !utf8.ValidString(value):
			return onrecord.Errorf(onrecord.Invalid, "%s is not readable text", p.Name)
		case value != "" && len(p.Choices) > 0 && !contains(p.Choices, value):
			return onrecord.Errorf(onrecord.Invalid, "%s cannot be “%s”", p.Name, value).Hint(optionHint(p))
		}
	}
	if c.Manager && !r.Manager {
		return onrecord.Errorf(onrecord.Denied, "only those who manage this place may use /%s", c.Name)
	}
	return nil
}

// optionHint says what a parameter takes.
func optionHint(p Param) string {
	if len(p.Choices) > 0 {
		return "use one of " + strings.Join(p.Choices, ", ")
	}
	return p.Summary
}

// misused shows how the command is used.
func misused(ctx context.Context, r Request, c Command, e *onrecord.Error) Answer {
	a := refusal(c, e)
	if lines := c.ExamplesFor(ctx, r); e.Code == onrecord.Invalid && len(lines) > 0 {
		a.Blocks = append(a.Blocks, Note{Hint, "For instance: " + lines[0]})
	}
	return a
}

// unknown answers a name that no command has.
func (b *Bot) unknown(r Request) Answer {
	if r.Command == "" {
		return Answer{Status: Misused, Private: true, Title: "Nothing was asked",
			Blocks:  []Block{Note{Hint, "Type a question, or /help."}},
			Actions: []Action{{"Help", "/help"}}}
	}
	a := Answer{Status: Misused, Private: true, Title: "There is no command /" + r.Command}
	if near := nearest(b.Commands, r.Command); near != "" {
		a.Blocks = append(a.Blocks, Prose{Text("Did you mean /" + near + "?")})
		_, rest := cut(r.Line)
		a.Actions = append(a.Actions, Action{"/" + near, strings.TrimSpace("/" + near + " " + rest)})
	}
	a.Actions = append(a.Actions, Action{"Help", "/help"})
	return a
}

// nearest returns the command whose name is at most a third of its letters
// away from what was typed, or has it as a part; empty if none is.
func nearest(commands []Command, typed string) string {
	best, least := "", len(typed)/3+2
	for _, c := range commands {
		if c.Hidden {
			continue
		}
		d := levenshtein.ComputeDistance(c.Name, typed)
		if len(typed) > 2 && strings.Contains(c.Name, typed) {
			d = 1
		}
		if d < least {
			best, least = c.Name, d
		}
	}
	return best
}

func helpOn(c Command) []Action {
	return []Action{{"How to use /" + c.Name, "/help " + c.Name}}
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if strings.EqualFold(x, s) {
			return true
		}
	}
	return false
}

// sentence makes an error's words a sentence: capital first, full stop last.
func sentence(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return s
	}
	s = strings.ToUpper(string(r)) + s[n:]
	if !strings.HasSuffix(s, ".") && !strings.HasSuffix(s, "?") {
		s += "."
	}
	return s
}
