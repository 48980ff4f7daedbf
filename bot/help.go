package bot

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
		Run: func(_ context.Context, r Request) (Answer, error) {
			name := strings.TrimPrefix(strings.ToLower(r.Arg("command")), "/")
			if name == "" {
				return overview(all()), nil
			}
			if c, ok := find(all(), name); ok {
				return manual(c), nil
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

func overview(all []Command) Answer {
	a := Answer{Status: Done, Private: true, Title: "What can be asked"}
	a.Blocks = append(a.Blocks, Prose{Text("Ask in plain words, or with a command. Every answer shows the article and the exact words.")})
	for _, c := range all {
		if c.Hidden {
			continue
		}
		runs := []Run{{Text: c.Usage(), Style: Strong}, {Text: " " + c.Summary + "."}}
		if len(c.Examples) > 0 {
			runs = append(runs, Run{Text: " For instance: "}, Run{Text: c.Examples[0], Style: Code})
		}
		a.Blocks = append(a.Blocks, Prose{runs})
	}
	return a
}

func manual(c Command) Answer {
	a := Answer{Status: Done, Private: true, Title: c.Usage()}
	a.Blocks = append(a.Blocks, Prose{Text(c.Summary + ".")})
	for _, p := range c.Params {
		runs := []Run{{Text: p.Name, Style: Strong}, {Text: ": " + p.Summary}}
		if len(p.Choices) > 0 {
			runs = append(runs, Run{Text: " (" + strings.Join(p.Choices, ", ") + ")"})
		}
		a.Blocks = append(a.Blocks, Prose{runs})
	}
	for _, e := range c.Examples {
		a.Actions = append(a.Actions, Action{Label: e, Line: e})
	}
	return a
}

// Usage returns how the command is written: "/quotes PERSON [about WORDS]".
func (c Command) Usage() string {
	var b strings.Builder
	b.WriteString("/" + c.Name)
	for i, p := range c.Params {
		s := strings.ToUpper(p.Name)
		switch {
		case p.Option:
			s = p.Name + ":" + "…"
		case i > 0:
			s = p.Name + " " + s
		}
		if !p.Required {
			s = "[" + s + "]"
		}
		b.WriteString(" " + s)
	}
	return b.String()
}
