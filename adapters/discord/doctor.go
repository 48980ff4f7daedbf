package discord

// What is well, what is not, and what to do about it.

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"onrecord"
	"onrecord/bot"
)

// clockSlack is how wrong a clock may be before interactions look stale.
const clockSlack = 30 * time.Second

// Diagnose looks at the settings, the token, the intents, Discord's copy of
// the commands and the clock. It changes nothing.
func Diagnose(ctx context.Context, s Settings, commands []bot.Command) []bot.Finding {
	var found []bot.Finding
	found = append(found, settings(s)...)
	account, err := inTime(ctx, func(ctx context.Context) (*Account, error) { return Open(ctx, s) })
	if err != nil {
		return append(found, trouble(err))
	}
	found = append(found, bot.Finding{OK: true, Say: fmt.Sprintf("the token belongs to %q, application %s", account.Name, account.ID)})
	found = append(found, bot.Finding{OK: true, Say: "no intent is asked for, so none has to be allowed"})
	found = append(found, registered(ctx, account, s, commands), account.clock(ctx))
	return found
}

func settings(s Settings) []bot.Finding {
	var found []bot.Finding
	if _, err := parseShards(s.Shards); err != nil {
		found = append(found, trouble(err))
	}
	if s.PublicKey == "" {
		return append(found, bot.Finding{OK: true, Say: "questions come over the gateway"})
	}
	if _, err := publicKey(s.PublicKey); err != nil {
		return append(found, trouble(err))
	}
	if s.Address == "" {
		return append(found, bot.Finding{Say: "DISCORD_PUBLIC_KEY is set, but nothing listens", Try: "set ONRECORD_HTTP_ADDR, such as 127.0.0.1:8080"})
	}
	return append(found, bot.Finding{OK: true, Say: "questions come as signed requests to " + s.Address + InteractionsPath})
}

func registered(ctx context.Context, a *Account, s Settings, commands []bot.Command) bot.Finding {
	d, err := inTime(ctx, func(ctx context.Context) (Differ, error) { return a.Differ(ctx, s.Guild, commands) })
	switch {
	case err != nil:
		return trouble(err)
	case d.None():
		return bot.Finding{OK: true, Say: "Discord has the present commands"}
	}
	var parts []string
	for _, p := range []struct {
		what  string
		names []string
	}{{"missing", d.Missing}, {"changed", d.Changed}, {"not ours", d.Unknown}} {
		if len(p.names) > 0 {
			parts = append(parts, p.what+" "+strings.Join(p.names, ", "))
		}
	}
	return bot.Finding{Say: "Discord has other commands: " + strings.Join(parts, "; "), Try: "start onrecord once; it registers them"}
}

func (a *Account) clock(ctx context.Context) bot.Finding {
	ahead, err := inTime(ctx, a.Clock)
	switch {
	case err != nil:
		return trouble(err)
	case ahead > clockSlack || ahead < -clockSlack:
		return bot.Finding{Say: fmt.Sprintf("the clock differs from Discord's by %v", ahead.Abs()), Try: "let the system set its clock, for instance by timedatectl set-ntp true"}
	}
	return bot.Finding{OK: true, Say: "the clock is right"}
}

// inTime asks Discord one thing, for bot.CheckTime at most.
func inTime[T any](ctx context.Context, ask func(context.Context) (T, error)) (T, error) {
	ctx, cancel := context.WithTimeout(ctx, bot.CheckTime)
	defer cancel()
	return ask(ctx)
}

func trouble(err error) bot.Finding {
	var e *onrecord.Error
	if errors.As(err, &e) {
		return bot.Finding{Say: e.Say, Try: e.Try}
	}
	f := bot.Finding{Say: err.Error(), Try: "see whether this machine reaches Discord, and whether DISCORD_API_URL is right if it is set"}
	if errors.Is(err, context.DeadlineExceeded) {
		f.Say = fmt.Sprintf("discord did not answer within %v", bot.CheckTime)
	}
	return f
}
