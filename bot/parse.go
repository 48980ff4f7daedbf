package bot

// One line of chat -> Request.

import (
	"strings"
	"unicode"
)

// Parse reads one line of chat. A line that starts with a slash, or with the
// name of a command that holds a hyphen ("who-said"), or is the name of a
// command and nothing else, is that command; everything else is plain text,
// and Command stays empty. An unknown name after a slash is kept in Command.
//
// Arguments go to the positional parameters in order; the last takes the rest
// of the line. Quotation marks, straight or typographic, hold a phrase
// together and are not part of the value when they enclose it whole.
// name:value sets an option of that name wherever it stands, also with a space
// before the value; one without a value is kept as empty. after:MARK asks for
// the page behind the mark.
func Parse(line string, commands []Command) Request {
	r := Request{Line: strings.TrimSpace(line), Args: map[string]string{}}
	head, rest := cut(r.Line)
	name, slash := strings.CutPrefix(head, "/")
	name = strings.ToLower(name)
	c, known := Find(commands, name)
	switch {
	case slash && name != "":
		r.Command = name
	case known && (strings.Contains(name, "-") || rest == ""):
		r.Command = name
	default:
		return r
	}
	if known {
		r.fill(c, rest)
	}
	return r
}

// fill sets the arguments of c from the rest of its line.
func (r *Request) fill(c Command, rest string) {
	var words []string
	all := fields(rest)
	for i := 0; i < len(all); i++ {
		w := all[i]
		name, value, ok := strings.Cut(w, ":")
		name = strings.ToLower(name)
		p, has := c.Param(name)
		switch {
		case ok && name == "after" && value != "":
			r.After = value
		case ok && has && p.Option:
			if value == "" && i+1 < len(all) {
				i++
				value = all[i]
			}
			r.Args[p.Name] = unquote(value)
		default:
			words = append(words, w)
		}
	}
	ps := c.Positional()
	for i, p := range ps {
		if len(words) == 0 {
			return
		}
		n := len(words)
		if i < len(ps)-1 {
			n = upTo(words, ps[i+1].Name)
		}
		r.Args[p.Name] = unquote(strings.Join(words[:n], " "))
		words = words[n:]
		if i < len(ps)-1 && len(words) > 0 && strings.EqualFold(words[0], ps[i+1].Name) {
			words = words[1:]
		}
	}
}

// upTo returns how many words belong to a parameter that is followed by one
// called next: all before that name, else one.
func upTo(words []string, next string) int {
	for i, w := range words[1:] {
		if strings.EqualFold(w, next) {
			return i + 1
		}
	}
	return 1
}

// fields splits s at white space outside quotation marks.
func fields(s string) []string {
	var out []string
	var b strings.Builder
	var closing rune
	flush := func() {
		if b.Len() > 0 {
			out = append(out, b.String())
			b.Reset()
		}
	}
	for i, c := range s {
		switch {
		case closing != 0:
			if c == closing {
				closing = 0
			}
			b.WriteRune(c)
		case unicode.IsSpace(c):
			flush()
		default:
			if q, ok := closers[c]; ok && opensPhrase(b.String()) && strings.ContainsRune(s[i+len(string(c)):], q) {
				closing = q
			}
			b.WriteRune(c)
		}
	}
	flush()
	return out
}

// opensPhrase reports whether a mark after what was read of a word opens a
// phrase: at its start, or as the value of name:value.
func opensPhrase(before string) bool {
	return before == "" || strings.HasSuffix(before, ":")
}

var closers = map[rune]rune{'"': '"', '“': '”', '„': '“', '«': '»', '‘': '’', '\'': '\''}

// unquote removes the marks that enclose s whole.
func unquote(s string) string {
	s = strings.TrimSpace(s)
	for open, closing := range closers {
		inner, ok := strings.CutPrefix(s, string(open))
		if !ok {
			continue
		}
		inner, ok = strings.CutSuffix(inner, string(closing))
		if ok && !strings.ContainsRune(inner, open) && !strings.ContainsRune(inner, closing) {
			return strings.TrimSpace(inner)
		}
	}
	return s
}

// cut splits the first word off s.
func cut(s string) (head, rest string) {
	i := strings.IndexFunc(s, unicode.IsSpace)
	if i < 0 {
		return s, ""
	}
	return s[:i], strings.TrimSpace(s[i:])
}
