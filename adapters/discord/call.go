package discord

// interaction -> call: what is written into the inbox, all that is needed to
// work on it and to deliver, also after a restart.

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/bwmarrin/discordgo"

	"onrecord/bot"
)

// call is one question, ready to be stored.
type call struct {
	ID      string    `json:"id"`
	App     string    `json:"app"`
	Token   string    `json:"token"`
	Asked   time.Time `json:"asked"`
	Guild   string    `json:"guild,omitempty"`
	Channel string    `json:"channel,omitempty"`
	User    string    `json:"user"`
	Locale  string    `json:"locale,omitempty"`
	Manager bool      `json:"manager,omitempty"`
	Home    bool      `json:"home,omitempty"` // the app is installed in the server

	Command string            `json:"command,omitempty"`
	Args    map[string]string `json:"args,omitempty"`
	Line    string            `json:"line,omitempty"`
	After   string            `json:"after,omitempty"`
	Uploads []upload          `json:"uploads,omitempty"`

	Share   *message `json:"share,omitempty"` // show this to all; nothing is asked
	Picture string   `json:"picture,omitempty"`

	Private bool `json:"private"`
	Replace bool `json:"replace,omitempty"` // the answer takes the pressed message's place
}

// The names of the menu commands on a message.
const (
	menuCheck = "Check quotes"
	menuAdd   = "Add article"
)

// problem is why an interaction is answered at once, privately, and without
// work: a title and what to try.
type problem struct{ title, try string }

func (p *problem) answer() bot.Answer {
	return bot.Answer{Status: bot.Misused, Private: true, Title: p.title,
		Blocks:  []bot.Block{bot.Note{Kind: bot.Hint, Text: p.try}},
		Actions: []bot.Action{{Label: "Help", Line: "/help"}}}
}

// reader turns interactions into calls: pure.
type reader struct {
	commands []bot.Command
	public   bool // answers are shown to all, where nothing speaks against it
}

// read returns the call of an interaction, or why there is none.
func (r reader) read(i interaction) (call, *problem) {
	c := call{
		ID: i.ID, App: i.App, Token: i.Token, Asked: created(i.ID),
		Guild: i.Guild, Channel: i.Channel, User: i.who(), Locale: i.Locale,
		Home: i.athome(), Manager: i.athome() && i.manages(),
		Args: map[string]string{}, Private: true,
	}
	switch {
	case i.Type == typeCommand && i.Data.Type == messageCommand:
		return r.menu(c, i)
	case i.Type == typeCommand && i.Data.Type == slashCommand:
		return r.slash(c, i)
	case i.Type == typePress:
		return r.press(c, i)
	}
	return c, &problem{"I do not know what that is", "It may have come from a newer Discord than I know. Try a command, such as /help."}
}

// slash reads the options by their names; what the table does not know stays
// in Args, where no command looks for it.
func (r reader) slash(c call, i interaction) (call, *problem) {
	c.Command = i.Data.Name
	for _, o := range i.Data.Options {
		c.Args[o.Name] = o.text()
	}
	cmd, known := bot.Find(r.commands, c.Command)
	c.Line = typed(cmd, c.Command, c.Args)
	c.Private = !r.public || !known || cmd.Manager || cmd.Name == "help" || lacks(cmd, c.Args)
	return c, nil
}

// press reads the command line of a button. A page mark replaces the page
// that it stands on; every other line is a new question.
func (r reader) press(c call, i interaction) (call, *problem) {
	if i.Data.CustomID == shareID {
		return share(c, i)
	}
	if !strings.HasPrefix(i.Data.CustomID, "/") {
		return c, &problem{"This button is from another time", "I do not know any more what it stood for. Ask again, and use the buttons of the new answer."}
	}
	q := bot.Parse(i.Data.CustomID, r.commands)
	c.Command, c.Args, c.Line, c.After = q.Command, q.Args, q.Line, q.After
	own := i.Message != nil && (i.Message.Flags&flagPrivate != 0 ||
		i.Message.Asked != nil && i.Message.Asked.User != nil && i.Message.Asked.User.ID == c.User)
	c.Replace = c.After != "" && own
	return c, nil
}

// menu reads a command that was chosen on somebody's message.
func (r reader) menu(c call, i interaction) (call, *problem) {
	m, ok := i.target()
	if !ok {
		return c, &problem{"I cannot see that message", "Copy its text into /check."}
	}
	switch i.Data.Name {
	case menuCheck:
		return r.menuCheck(c, m)
	case menuAdd:
		return r.menuAdd(c, m)
	}
	return c, &problem{"I do not know this command any more", "Reload Discord to see the present ones."}
}

func (r reader) menuCheck(c call, m posted) (call, *problem) {
	words := strings.TrimSpace(m.text())
	if words == "" {
		return c, &problem{"There is no text in that message", "Choose a message with a quotation in it."}
	}
	c.Command, c.Args["words"] = "check", words
	c.Line = "/check " + words
	return c, nil
}

func (r reader) menuAdd(c call, m posted) (call, *problem) {
	if c.Guild == "" || !c.Manager {
		return c, &problem{"Only those who manage this server may add articles", "Ask somebody with the permission Manage Server."}
	}
	for _, u := range m.uploads() {
		if readable(u.Name) {
			c.Uploads = append(c.Uploads, u)
		}
	}
	c.Args["what"] = strings.Join(addresses(m.text()), " ")
	if c.Args["what"] == "" && len(c.Uploads) == 0 {
		return c, &problem{"There is no article in that message", "Choose a message with a link, or with a .txt or .html file."}
	}
	c.Command, c.Args["action"] = "library", "add"
	c.Line = strings.TrimSpace("/library add " + c.Args["what"])
	return c, nil
}

// text returns what the message says: its content, the text of its embeds,
// which is where other bots put theirs, and what is forwarded in it.
func (m posted) text() string {
	parts := []string{m.Content, embedded(m.Embeds)}
	for _, f := range m.Forwarded {
		parts = append(parts, f.Message.Content, embedded(f.Message.Embeds))
	}
	parts = slices.DeleteFunc(parts, func(s string) bool { return s == "" })
	return strings.TrimSpace(strings.Join(parts, "\n"))
}

func embedded(embeds []*discordgo.MessageEmbed) string {
	var parts []string
	for _, e := range embeds {
		if e != nil {
			parts = append(parts, e.Title, e.Description)
		}
	}
	return strings.TrimSpace(strings.Join(parts, "\n"))
}

// uploads returns the files of the message and of what is forwarded in it.
func (m posted) uploads() []upload {
	all := slices.Clone(m.Attachments)
	for _, f := range m.Forwarded {
		all = append(all, f.Message.Attachments...)
	}
	return all
}

var webAddress = regexp.MustCompile(`https?://[^\s<>"|]+`)

// addresses returns the links in a text, each once.
func addresses(s string) []string {
	var found []string
	seen := map[string]bool{}
	for _, a := range webAddress.FindAllString(s, -1) {
		a = strings.TrimRight(a, ".,;:!?)]}'")
		if !seen[a] {
			seen[a] = true
			found = append(found, a)
		}
	}
	return found
}

// readable reports whether a file can hold an article.
func readable(name string) bool {
	name = strings.ToLower(name)
	for _, end := range []string{".txt", ".html", ".htm"} {
		if strings.HasSuffix(name, end) {
			return true
		}
	}
	return false
}

// lacks reports whether a required argument is missing, which the answer
// will only complain about: that is for the asker alone.
func lacks(c bot.Command, args map[string]string) bool {
	for _, p := range c.Params {
		if p.Required && strings.TrimSpace(args[p.Name]) == "" {
			return true
		}
	}
	return false
}

// typed returns the line that somebody without menus would have typed.
func typed(c bot.Command, name string, args map[string]string) string {
	parts := []string{"/" + name}
	last := ""
	if ps := c.Positional(); len(ps) > 0 {
		last = ps[len(ps)-1].Name
	}
	for _, p := range c.Params {
		value := strings.TrimSpace(args[p.Name])
		if value == "" {
			continue
		}
		if p.Name != last && strings.ContainsAny(value, " \t\n") {
			value = `"` + value + `"`
		}
		if p.Option {
			value = p.Name + ":" + value
		}
		parts = append(parts, value)
	}
	return strings.Join(parts, " ")
}

// created returns when Discord made an id; the zero time for what is none.
func created(id string) time.Time {
	at, err := discordgo.SnowflakeTimestamp(id)
	if err != nil {
		return time.Time{}
	}
	return at
}

func (c call) encode() []byte {
	b, err := json.Marshal(c)
	if err != nil {
		panic(err) // strings and numbers: cannot fail
	}
	return b
}

func decodeCall(b []byte) (call, error) {
	var c call
	err := json.Unmarshal(b, &c)
	return c, err
}
