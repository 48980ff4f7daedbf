package terminal

// What a line that is being typed may become.

import (
	"strings"
	"unicode"

	"onrecord/bot"
)

// suggester returns what the store knows for a parameter.
type suggester func(r bot.Request, param, typed string) []string

// leastTyped is how many letters of a name have to be there before plain
// text is completed.
const leastTyped = 3

// complete returns whole lines that begin as line does, best first: names of
// commands, choices of a parameter, and what the store knows.
func complete(line string, commands []bot.Command, suggest suggester) []string {
	if name, ok := strings.CutPrefix(line, "/"); ok && !strings.ContainsFunc(name, unicode.IsSpace) {
		return completeCommand(strings.ToLower(name), commands)
	}
	r := Request(line, commands)
	if r.Command == "" {
		return completePlain(line, commands, suggest)
	}
	if c, ok := bot.Find(commands, r.Command); ok {
		return completeArgument(line, r, c, suggest)
	}
	return nil
}

// completeCommand offers the commands that begin with name, then those that
// have it elsewhere.
func completeCommand(name string, commands []bot.Command) []string {
	var begin, hold []string
	for _, c := range commands {
		switch {
		case c.Hidden:
		case strings.HasPrefix(c.Name, name):
			begin = append(begin, "/"+c.Name+" ")
		case strings.Contains(c.Name, name):
			hold = append(hold, "/"+c.Name+" ")
		}
	}
	if name != "" && strings.HasPrefix(quitLine, "/"+name) {
		begin = append(begin, quitLine)
	}
	return append(begin, hold...)
}

// completeArgument completes the parameter that the line ends in: the last
// one that has a value, or the first one.
func completeArgument(line string, r bot.Request, c bot.Command, suggest suggester) []string {
	if p, typed, ok := option(line, c); ok {
		return behind(strings.TrimSuffix(line, typed), choices(p, typed))
	}
	var param bot.Param
	typed := ""
	for _, p := range c.Positional() {
		if value := r.Arg(p.Name); value != "" && strings.HasSuffix(line, value) || param.Name == "" {
			param, typed = p, value
		}
	}
	if param.Name == "" || !strings.HasSuffix(line, typed) {
		return nil
	}
	values := choices(param, typed)
	if param.Suggests && len(values) == 0 {
		values = suggest(r, param.Name, typed)
	}
	if len(values) == 0 {
		param, typed = wholeName(line, r, c)
		values = suggest(r, param.Name, typed)
	}
	return append(behind(strings.TrimSuffix(line, typed), values), options(line, r, c)...)
}

// wholeName takes what was typed from the first parameter on for a name that has a space in
// it: "/quotes Ida Br" is no quotes of Ida about "Br".
func wholeName(line string, r bot.Request, c bot.Command) (bot.Param, string) {
	for _, p := range c.Positional() {
		value := r.Arg(p.Name)
		if at := strings.Index(line, " "+value); p.Suggests && value != "" && at >= 0 {
			return p, line[at+1:]
		}
	}
	return bot.Param{}, ""
}

// options offers the options of a command that are not set yet and begin as the last word
// does, behind the command: "/troops sta".
func options(line string, r bot.Request, c bot.Command) []string {
	at := strings.LastIndexFunc(line, unicode.IsSpace) + 1
	word := strings.ToLower(line[at:])
	var out []string
	for _, p := range c.Params {
		if p.Option && r.Arg(p.Name) == "" && strings.HasPrefix(p.Name, word) {
			out = append(out, line[:at]+p.Name+":")
		}
	}
	return out
}

// option returns the option that the line ends in, and what was typed of its
// value: "/troops status:pl".
func option(line string, c bot.Command) (p bot.Param, typed string, ok bool) {
	word := line[strings.LastIndexFunc(line, unicode.IsSpace)+1:]
	name, typed, ok := strings.Cut(word, ":")
	if !ok {
		return p, "", false
	}
	p, ok = c.Param(strings.ToLower(name))
	return p, typed, ok && p.Option
}

// choices returns the values of a parameter that begin as typed.
func choices(p bot.Param, typed string) []string {
	var out []string
	for _, c := range p.Choices {
		if strings.HasPrefix(strings.ToLower(c), strings.ToLower(typed)) {
			out = append(out, c)
		}
	}
	return out
}

// completePlain completes a name at the end of a question, with whatever the
// first command that knows names offers.
func completePlain(line string, commands []bot.Command, suggest suggester) []string {
	at := strings.LastIndexFunc(line, unicode.IsSpace) + 1
	typed := line[at:]
	if typed == "" || !unicode.IsUpper([]rune(typed)[0]) {
		return nil
	}
	for _, c := range commands {
		for _, p := range c.Params {
			if p.Suggests && c.Name != "help" {
				return endingIn(line, at, suggest(bot.Request{Command: c.Name}, p.Name, typed))
			}
		}
	}
	return nil
}

// endingIn puts names in place of the word that begins at a byte of a line, and of those
// before it that they begin with: "who is Ida Br" has one "Ida" when it is completed. A
// short word alone is not completed.
func endingIn(line string, at int, names []string) []string {
	var out []string
	for _, name := range names {
		begin := at
		for cut := at; cut > 0; {
			cut = strings.LastIndexFunc(line[:cut-1], unicode.IsSpace) + 1
			if strings.HasPrefix(strings.ToLower(name), strings.ToLower(line[cut:])) {
				begin = cut
			}
			if at-cut > len(name) {
				break
			}
		}
		if begin < at || len(line)-at >= leastTyped {
			out = append(out, line[:begin]+name)
		}
	}
	return out
}

// behind puts values behind the beginning of a line.
func behind(begin string, values []string) []string {
	var out []string
	for _, v := range values {
		out = append(out, begin+v)
	}
	return out
}
