package discord

// Completion while an argument is typed: at once, from memory, never an
// error. Whatever is chosen or typed is treated as text by the command.

import (
	"context"
	"strings"
	"time"

	"onrecord/bot"
)

const (
	maxChoices = 25
	maxChoice  = 100 // units of a name or value
	// completeTime is when Discord's own limit of 3 s is near.
	completeTime = time.Second
)

// complete returns what the bot offers for the focused option.
func (f *front) complete(ctx context.Context, i interaction) []choice {
	ctx, cancel := context.WithTimeout(ctx, completeTime)
	defer cancel()
	c, _ := f.reader.slash(call{ID: i.ID, Guild: i.Guild, Channel: i.Channel, User: i.who(), Home: i.athome(), Args: map[string]string{}}, i)
	libraries, err := bot.Reach(ctx, f.shelf, home(c))
	if err != nil {
		return nil
	}
	r := bot.Request{
		Command: c.Command, Args: c.Args, Platform: platform, Place: c.Guild, Channel: c.Channel, User: c.User,
		Locale: i.Locale, Home: home(c), Libraries: libraries, Private: true,
	}
	for _, o := range i.Data.Options {
		if o.Focused {
			return offer(f.handler.Suggest(ctx, r, o.Name, o.text()))
		}
	}
	return nil
}

// offer turns values into choices that Discord takes: short, different, at
// most 25.
func offer(values []string) []choice {
	var cs []choice
	seen := map[string]bool{}
	for _, v := range values {
		v = strings.TrimSpace(clean(v))
		if v == "" || units(v) > maxChoice || seen[v] {
			continue
		}
		seen[v] = true
		if cs = append(cs, choice{Name: v, Value: v}); len(cs) == maxChoices {
			break
		}
	}
	return cs
}
