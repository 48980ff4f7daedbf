package bot

// /help, made from the other commands alone.

import (
	"context"
	"strings"
)

// Help returns the command /help, made from the other commands alone. all is
// read when help is asked for, so it may be the list that help stands in.
func Help(all func() []Command) Command {
	return Command{
		Name:     "help",
		Summary:  "What can be asked, with examples that work here",
		Params:   []Param{{Name: "command", Summary: "The command to explain", Suggests: true}},
		Examples: []string{"/help", "/help who-said"},
		Run: func(ctx context.Context, r Request) (Answer, error) {
			name := strings.TrimPrefix(strings.ToLower(r.Arg("command")), "/")
			if name == "" {
				return overview(ctx, r, all()), nil
			}
			if c, ok := Find(all(), name); ok {
				return manual(ctx, r, c), nil
			}
			return (&Bot{Commands: all()}).unknown(Request{Command: name}), nil
		},
		Suggest: func(_ context.Context, _ Request, _, typed string) []string {
			var names []string
			for _, c := range all() {
				if !c.Hidden && strings.Contains(c.Name, strings.ToLower(typed)) {
					names = append(names, c.Name)
				}
			}
			return names
		},
	}
}

func overview(ctx context.Context, r Request, all []Command) Answer {
	a := Answer{Status: Done, Private: true, Title: "What can be asked"}
	a.Blocks = append(a.Blocks, Prose{Text("Ask in plain words, or with a command. Every answer shows the article and the exact words.")})
	for _, c := range all {
		if c.Hidden {
			continue
		}
		runs := []Run{{Text: c.Usage(), Style: Strong}, {Text: " " + c.Summary + "."}}
		if lines := c.ExamplesFor(ctx, r); len(lines) > 0 {
			runs = append(runs, Run{Text: " For instance: "}, Run{Text: lines[0], Style: Code})
		}
		a.Blocks = append(a.Blocks, Prose{runs})
	}
	return a
}

func manual(ctx context.Context, r Request, c Command) Answer {
	a := Answer{Status: Done, Private: true, Title: c.Usage()}
	a.Blocks = append(a.Blocks, Prose{Text(c.Summary + ".")})
	for _, p := range c.Params {
		runs := []Run{{Text: p.Name, Style: Strong}, {Text: ": " + p.Summary}}
		if len(p.Choices) > 0 {
			runs = append(runs, Run{Text: " (" + strings.Join(p.Choices, ", ") + ")"})
		}
		a.Blocks = append(a.Blocks, Prose{runs})
	}
	for _, line := range c.ExamplesFor(ctx, r) {
		a.Blocks = append(a.Blocks, Prose{[]Run{{Text: "For instance: "}, {Text: line, Style: Code}}})
		a.Actions = append(a.Actions, Action{Label: line, Line: line})
	}
	return a
}

// Usage returns how the command is written: "/quotes PERSON [about …]".
func (c Command) Usage() string {
	var b strings.Builder
	b.WriteString("/" + c.Name)
	for i, p := range c.Params {
		s := strings.ToUpper(p.Name)
		switch {
		case p.Option:
			s = p.Name + ":…"
		case i > 0:
			s = p.Name + " …"
		}
		if !p.Required {
			s = "[" + s + "]"
		}
		b.WriteString(" " + s)
	}
	return b.String()
}
