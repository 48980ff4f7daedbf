package commands

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"onrecord"
	"onrecord/bot"
	"onrecord/question"
)

// This file answers questions for a time that is counted from the day of the asker:
// "last week", "yesterday". An article counts its own from the day it was printed, and
// mostly means another one.

// lately is a time counted from the day of the asker.
type lately struct {
	words    string    // as typed: "last week"
	rest     string    // the line without them
	from, to time.Time // days; to is exclusive
}

// latelySaid are the words for such a time: a day, or "last", "past" or "this" with a
// unit.
var latelySaid = regexp.MustCompile(`(?i)[ ,]*\b(?:(?:in|over|during|within|from|of) )?(?:the )?(?:(?P<day>today|tonight|yesterday|last night|this (?:morning|afternoon|evening))(?:'s|’s)?|(?P<which>last|past|this|previous) (?P<unit>week|month|year)(?:'s|’s)?)\b`)

// latelyIn reads a time counted from now in a line, unless it stands in quotation marks;
// false where there is none, or it is not known what day it is.
func latelyIn(line string, now time.Time) (lately, bool) {
	m := latelySaid.FindStringSubmatchIndex(line)
	if m == nil || now.IsZero() || strings.ContainsAny(line, "\"“”") {
		return lately{}, false
	}
	group := func(name string) string {
		if i := latelySaid.SubexpIndex(name); m[2*i] >= 0 {
			return strings.ToLower(line[m[2*i]:m[2*i+1]])
		}
		return ""
	}
	l := lately{words: group("day") + strings.TrimSpace(group("which")+" "+group("unit")), rest: strings.TrimSpace(line[:m[0]] + line[m[1]:])}
	today := time.Date(now.Year(), now.Month(), now.Day(), 0, 0, 0, 0, time.UTC)
	switch day := group("day"); {
	case day == "yesterday", day == "last night":
		l.from, l.to = today.AddDate(0, 0, -1), today
	case day != "":
		l.from, l.to = today, today.AddDate(0, 0, 1)
	default:
		l.from, l.to = unitBefore(today, group("which"), group("unit"))
	}
	return l, true
}

// unitBefore returns the days of the last week, month or year before a day, of the one
// that it lies in up to that day, or of as many days up to it.
func unitBefore(today time.Time, which, unit string) (from, to time.Time) {
	back := func(t time.Time) time.Time { return t.AddDate(0, 0, -7) }
	begin := today.AddDate(0, 0, -(int(today.Weekday())+6)%7)
	switch unit {
	case "month":
		back = func(t time.Time) time.Time { return sameDayBefore(t, 1) }
		begin = time.Date(today.Year(), today.Month(), 1, 0, 0, 0, 0, time.UTC)
	case "year":
		back = func(t time.Time) time.Time { return sameDayBefore(t, 12) }
		begin = time.Date(today.Year(), 1, 1, 0, 0, 0, 0, time.UTC)
	}
	tomorrow := today.AddDate(0, 0, 1)
	switch which {
	case "this":
		return begin, tomorrow
	case "past":
		return back(tomorrow), tomorrow
	}
	return back(begin), begin
}

// sameDayBefore returns the day with the number of t so many months before, or the last
// of a month that is shorter.
func sameDayBefore(t time.Time, months int) time.Time {
	before := t.AddDate(0, -months, 0)
	if before.Day() != t.Day() {
		before = before.AddDate(0, 0, -before.Day())
	}
	return before
}

// String returns the days: "16 to 22 November 2031".
func (l lately) String() string {
	last := l.to.AddDate(0, 0, -1)
	switch end := last.Format("2 January 2006"); {
	case last.Equal(l.from):
		return end
	case last.Year() != l.from.Year():
		return l.from.Format("2 January 2006") + " to " + end
	case last.Month() != l.from.Month():
		return l.from.Format("2 January") + " to " + end
	default:
		return l.from.Format("2") + " to " + end
	}
}

// period returns the days as those of an event.
func (l lately) period() onrecord.Period {
	return onrecord.Period{From: l.from, To: l.to, ISO: l.String()}
}

// printedAfter is for how many days after a time articles are searched for it: what
// happened on one day is printed on the next.
const printedAfter = 1

// lateArticles reports whether any article that may be read is of a time.
func (d *desk) lateArticles(ctx context.Context, l lately) (bool, error) {
	found, err := d.find.Articles(ctx, onrecord.Query{Libraries: d.libraries, Since: l.from, Until: l.to.AddDate(0, 0, printedAfter), Limit: 1})
	return len(found.Articles) > 0, err
}

// askLately answers a question for a time that is counted from now: from the articles of
// that time, where there are any, and says what the words were taken to mean. What other
// articles say of their own "last week" is shown as that.
func (d *desk) askLately(ctx context.Context, l lately, line string) (bot.Answer, error) {
	if question.Parse(line).Kind == question.WhoSaid {
		if a, err := d.askPlain(ctx, line); err != nil || a.Status == bot.Found {
			return a, err // the words themselves have it
		}
	}
	if q := question.Parse(l.rest); len(question.Content(d.words(l.rest))) == 0 || q.Kind == question.Happened && len(q.Need) == 0 {
		return d.eventsOf(ctx, l.period(), l.words)
	}
	there, err := d.lateArticles(ctx, l)
	if err != nil {
		return bot.Answer{}, err
	}
	if there {
		then := *d
		then.since, then.until = l.from, l.to.AddDate(0, 0, printedAfter)
		a, err := then.askPlain(ctx, l.rest)
		if err != nil || a.Status == bot.Found {
			return withNote(a, fmt.Sprintf("“%s” is taken as %s; only articles printed then, or on the day after, were searched.", l.words, l)), err
		}
	}
	a, err := d.askPlain(ctx, line)
	if err != nil {
		return a, err
	}
	if a.Status == bot.Found && !there && question.Parse(line).Kind != question.Happened {
		return withNote(a, fmt.Sprintf("no article is of “%s” (%s); what follows is from other days", l.words, l)), nil
	}
	if a.Status != bot.Found {
		if a, err = d.askPlain(ctx, l.rest); err != nil || a.Status != bot.Found {
			return a, err
		}
	}
	return d.notThen(ctx, l, a)
}

// notThen says that no article tells it of a time, and shows what they tell of another.
func (d *desk) notThen(ctx context.Context, l lately, other bot.Answer) (bot.Answer, error) {
	a, err := d.empty(ctx, fmt.Sprintf("No article tells it of “%s” (%s)", l.words, l))
	if err != nil {
		return a, err
	}
	a.Blocks = append(a.Blocks, bot.Prose{Runs: bot.Text("What they say of another time:")})
	a.Blocks = append(a.Blocks, other.Blocks...)
	a.Actions = other.Actions
	return a, nil
}

// withNote puts a caution before the blocks of an answer.
func withNote(a bot.Answer, text string) bot.Answer {
	a.Blocks = slices.Concat([]bot.Block{bot.Note{Kind: bot.Caution, Text: text}}, a.Blocks)
	return a
}
