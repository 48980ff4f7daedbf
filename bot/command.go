package bot

// What can be asked: a Command, as constant as a row of a table.

import "context"

// Command is one thing that can be asked. It is a value, as constant as a
// table row; menus, help and completion of every platform are made from it.
type Command struct {
	Name     string // lower case, digits and hyphens: "who-said"
	Summary  string // up to 100 characters, one line
	Params   []Param
	Examples []string          // whole lines that work on the samples
	Local    map[string]string // locale -> Summary in that language
	Manager  bool              // only for those who may change the library
	Hidden   bool              // works, but is not offered

	// Try returns lines that work on what the asker may read. Nil, as the
	// function or what it returns: the Examples do.
	Try func(ctx context.Context, r Request) []string

	// Run answers. An error becomes an Answer: see Bot.Handle.
	Run func(ctx context.Context, r Request) (Answer, error)

	// Suggest completes what was typed so far for a Param; nil: nothing to
	// offer. At most 25 values, best first.
	Suggest func(ctx context.Context, r Request, param, typed string) []string
}

// Param is an argument of a Command.
type Param struct {
	Name     string // lower case: "words"
	Summary  string // up to 100 characters
	Required bool
	Option   bool              // written name:value, anywhere in the line
	Choices  []string          // the values it may have; empty: any
	Suggests bool              // Command.Suggest has something to offer
	Local    map[string]string // locale -> Summary in that language
}

// Find returns the command of that name.
func Find(commands []Command, name string) (Command, bool) {
	for _, c := range commands {
		if c.Name == name {
			return c, true
		}
	}
	return Command{}, false
}

// NeedsWords reports whether one of its parameters has to be given.
func (c Command) NeedsWords() bool {
	for _, p := range c.Params {
		if p.Required {
			return true
		}
	}
	return false
}

// ExamplesFor returns lines that work on what the asker of r may read.
func (c Command) ExamplesFor(ctx context.Context, r Request) []string {
	if c.Try != nil {
		if lines := c.Try(ctx, r); lines != nil {
			return lines
		}
	}
	return c.Examples
}

// Positional returns the parameters that are written without their name. The
// last of them takes the rest of the line; a parameter before it ends where
// the name of the next one stands as a word, or takes one word or one quoted
// phrase.
func (c Command) Positional() []Param {
	var ps []Param
	for _, p := range c.Params {
		if !p.Option {
			ps = append(ps, p)
		}
	}
	return ps
}

// Param returns the parameter of that name.
func (c Command) Param(name string) (Param, bool) {
	for _, p := range c.Params {
		if p.Name == name {
			return p, true
		}
	}
	return Param{}, false
}
