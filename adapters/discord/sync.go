package discord

// The command table as Discord wants it, and keeping Discord's copy equal to
// it. All of it comes from the command list: nothing is said twice.

import (
	"encoding/json"
	"slices"

	"github.com/bwmarrin/discordgo"

	"onrecord/bot"
)

// definition is a command in Discord's words, as far as we set it. What
// Discord adds when it gives a command back falls away in reading.
type definition struct {
	Type         int               `json:"type"`
	Name         string            `json:"name"`
	Description  string            `json:"description"`
	Local        map[string]string `json:"description_localizations,omitempty"`
	Options      []parameter       `json:"options,omitempty"`
	Permissions  *string           `json:"default_member_permissions,omitempty"`
	Contexts     []int             `json:"contexts,omitempty"`
	Installation []int             `json:"integration_types,omitempty"`
}

type parameter struct {
	Type        int               `json:"type"` // always 3, text
	Name        string            `json:"name"`
	Description string            `json:"description"`
	Local       map[string]string `json:"description_localizations,omitempty"`
	Required    bool              `json:"required,omitempty"`
	Completes   bool              `json:"autocomplete,omitempty"`
	Choices     []choice          `json:"choices,omitempty"`
	MaxLength   int               `json:"max_length,omitempty"`
}

const (
	textParameter = 3
	maxSummary    = 100
	maxOption     = 25
	maxArgument   = 1500 // of an argument, in characters; commands have limits of their own
)

// manageServer is the permission that managers need, as Discord writes it.
var manageServer = "32"

// Where commands can be used, and how the app can be installed.
var (
	everywhere = []int{0, 1, 2} // servers, direct messages with the bot, other private channels
	inServers  = []int{0}
	both       = []int{0, 1} // by a server, by a user
	byServers  = []int{0}
)

// table returns the definitions of all commands that are offered, and of the
// menu commands on messages that they make possible.
func table(commands []bot.Command) []definition {
	var t []definition
	for _, c := range commands {
		if !c.Hidden {
			t = append(t, define(c))
		}
	}
	if _, ok := bot.Find(commands, "check"); ok {
		t = append(t, definition{Type: messageCommand, Name: menuCheck, Contexts: everywhere, Installation: both})
	}
	if _, ok := bot.Find(commands, "library"); ok {
		t = append(t, definition{Type: messageCommand, Name: menuAdd, Contexts: inServers, Installation: byServers, Permissions: &manageServer})
	}
	return t
}

// tableFor is the table as one server has it, where it is not global: there
// is no other place, and no other way of installing.
func tableFor(guild string, commands []bot.Command) []definition {
	t := table(commands)
	if guild != "" {
		for i := range t {
			t[i].Contexts, t[i].Installation = nil, nil
		}
	}
	return t
}

func define(c bot.Command) definition {
	d := definition{
		Type: slashCommand, Name: c.Name, Description: cut(line(c.Summary), maxSummary), Local: localised(c.Local),
		Contexts: everywhere, Installation: both,
	}
	if c.Manager {
		d.Contexts, d.Installation, d.Permissions = inServers, byServers, &manageServer
	}
	for _, p := range requiredFirst(c.Params) {
		if len(d.Options) < maxOption {
			d.Options = append(d.Options, parameterOf(p))
		}
	}
	return d
}

// localised returns the summaries in the languages that Discord knows.
func localised(summaries map[string]string) map[string]string {
	var known map[string]string
	for locale, summary := range summaries {
		if _, ok := discordgo.Locales[discordgo.Locale(locale)]; !ok || locale == "" {
			continue
		}
		if known == nil {
			known = map[string]string{}
		}
		known[locale] = cut(line(summary), maxSummary)
	}
	return known
}

// requiredFirst returns the parameters in the order that Discord demands.
func requiredFirst(all []bot.Param) []bot.Param {
	required := func(p bot.Param) bool { return p.Required }
	optional := func(p bot.Param) bool { return !p.Required }
	return append(slices.DeleteFunc(slices.Clone(all), optional), slices.DeleteFunc(slices.Clone(all), required)...)
}

func parameterOf(p bot.Param) parameter {
	o := parameter{
		Type: textParameter, Name: p.Name, Description: cut(line(p.Summary), maxSummary), Local: localised(p.Local),
		Required: p.Required, MaxLength: maxArgument,
	}
	if o.Description == "" {
		o.Description = p.Name
	}
	for _, v := range p.Choices {
		if len(o.Choices) < maxOption {
			o.Choices = append(o.Choices, choice{Name: v, Value: v})
		}
	}
	o.Completes = p.Suggests && len(o.Choices) == 0
	if len(o.Choices) > 0 {
		o.MaxLength = 0
	}
	return o
}

// equal reports whether two tables say the same, whatever their order.
func equal(a, b []definition) bool {
	x, _ := json.Marshal(sorted(a))
	y, _ := json.Marshal(sorted(b))
	return string(x) == string(y)
}

func sorted(ds []definition) []definition {
	ds = slices.Clone(ds)
	for i := range ds {
		ds[i].Contexts, ds[i].Installation = slices.Clone(ds[i].Contexts), slices.Clone(ds[i].Installation)
		slices.Sort(ds[i].Contexts)
		slices.Sort(ds[i].Installation)
	}
	slices.SortFunc(ds, func(a, b definition) int {
		if a.Type != b.Type {
			return a.Type - b.Type
		}
		if a.Name < b.Name {
			return -1
		}
		return 1
	})
	return ds
}

// Differ says how the commands that Discord has compare to ours.
type Differ struct {
	Missing, Changed, Unknown []string
}

// None reports whether there is no difference.
func (d Differ) None() bool { return len(d.Missing)+len(d.Changed)+len(d.Unknown) == 0 }

func differ(have, want []definition) (d Differ) {
	for _, w := range want {
		i := slices.IndexFunc(have, func(h definition) bool { return h.Type == w.Type && h.Name == w.Name })
		switch {
		case i < 0:
			d.Missing = append(d.Missing, w.Name)
		case !equal(have[i:i+1], []definition{w}):
			d.Changed = append(d.Changed, w.Name)
		}
	}
	for _, h := range have {
		if !slices.ContainsFunc(want, func(w definition) bool { return h.Type == w.Type && h.Name == w.Name }) {
			d.Unknown = append(d.Unknown, h.Name)
		}
	}
	return d
}
