package commands

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/dustin/go-humanize"

	"onrecord"
	"onrecord/bot"
	"onrecord/text"
)

// troops is /troops [OF]: who has, sends, pledges or withdraws which force,
// how much of it, where, when, and whether it is so.
func troops(find reader) bot.Command {
	return bot.Command{
		Name:    "troops",
		Summary: "Whose forces are where, how many, and whether it is so",
		Params: []bot.Param{
			{Name: "of", Summary: "A place, a country, an alliance, a kind of force", Suggests: true},
			{Name: "status", Summary: "Only forces of this status", Option: true, Choices: forceStatuses()},
			{Name: "kind", Summary: "Only forces of this kind", Option: true, Choices: []string{"troops", "land", "air", "sea", "missile", "equipment", "unit"}},
			{Name: "since", Summary: "Only articles from this day on: 2022-02-01", Option: true},
			{Name: "chart", Summary: "Draw the counts", Option: true, Choices: []string{"place", "time"}},
		},
		Examples: []string{"/troops Slovakia", "/troops Baltics", "/troops NATO status:planned", "/troops Germany chart:place"},
		Try:      tries(find, onrecord.Force, nameExample("/troops")),
		Run: func(ctx context.Context, r bot.Request) (bot.Answer, error) {
			t, err := newForceTable(newDesk(find, r), r)
			if err != nil {
				return bot.Answer{}, err
			}
			return t.answer(ctx)
		},
		Suggest: func(ctx context.Context, r bot.Request, _, typed string) []string {
			return suggestForces(ctx, find, r, typed)
		},
	}
}

// forceOrder is the order of the statuses in lists and filters.
var forceOrder = []onrecord.Status{
	onrecord.Present, onrecord.Deployed, onrecord.Planned, onrecord.Pledged, onrecord.Proposed,
	onrecord.ToWithdraw, onrecord.WithdrawnForce, onrecord.Activated, onrecord.Capacity, onrecord.Former,
}

func forceStatuses() []string {
	var out []string
	for _, s := range forceOrder {
		out = append(out, string(s))
	}
	return out
}

const forcesPerPage = 10

// forceTable is one question for forces.
type forceTable struct {
	*desk
	of     string
	wanted []wantedForces // what of may mean, the likeliest first
	filter onrecord.Query
	chart  string // "place", "time" or empty
	from   int    // first row of the page
	line   string // the question without its page, for actions
}

func newForceTable(d *desk, r bot.Request) (*forceTable, error) {
	t := &forceTable{desk: d, chart: r.Arg("chart"), filter: onrecord.Query{Kind: onrecord.Force, Class: strings.ToLower(r.Arg("kind")), Fold: true}}
	for w := range strings.FieldsSeq(r.Arg("of")) {
		if w == "--chart" {
			t.chart = cmp.Or(t.chart, "place")
			continue
		}
		if name, _, ok := strings.Cut(w, ":"); ok {
			return nil, onrecord.Errorf(onrecord.Invalid, "there is no filter “%s:”", name).Hint("the filters are status:, kind: and since:")
		}
		t.of = strings.TrimSpace(t.of + " " + w)
	}
	if s := r.Arg("status"); s != "" {
		t.filter.Statuses = []onrecord.Status{onrecord.Status(strings.ToLower(s))}
	}
	if s := r.Arg("since"); s != "" {
		day, err := time.Parse(time.DateOnly, s)
		if err != nil {
			return nil, onrecord.Errorf(onrecord.Invalid, "“%s” is no day", s).Hint("write it as since:2022-02-01")
		}
		t.filter.Since = day
	}
	t.line = t.again(r)
	words := readForces(t.of)
	if t.of != "" && words.nothing() {
		return nil, onrecord.Errorf(onrecord.Invalid, "“%s” names no place, no country, no alliance and no kind of force", ellipsis(t.of, 40)).
			Hint("name one, as in /troops Slovakia, or ask /troops for all")
	}
	if words.many() {
		return nil, onrecord.Errorf(onrecord.Invalid, "these are more than %d names", mostForms).Hint("ask for fewer at once, as in /troops Estonia, Latvia")
	}
	t.wanted = words.readings(t.of)
	var err error
	if t.from, err = shownBefore(r); err == nil && t.from > forcesPaged {
		err = onrecord.Errorf(onrecord.Invalid, "pages end at %s forces", humanize.Comma(forcesPaged)).Hint("ask for fewer: a place, a status, a day behind since:")
	}
	return t, err
}

// again returns the line that asks the same question.
func (t *forceTable) again(r bot.Request) string {
	line := strings.TrimSpace("/troops " + t.of)
	for _, name := range []string{"status", "kind", "since"} {
		if v := r.Arg(name); v != "" {
			line += " " + name + ":" + v
		}
	}
	return line
}

// answer asks for the facts and lays them out.
func (t *forceTable) answer(ctx context.Context) (bot.Answer, error) {
	list, err := t.list(ctx)
	if err != nil {
		return bot.Answer{}, err
	}
	at := t.from - list.before // of the page, in the list
	switch {
	case at >= len(list.hits) && list.end() > 0:
		return t.behindEnd(list), nil
	case len(list.hits) == 0:
		return t.bySentences(ctx)
	}
	rows := rowsOf(list.hits)
	slices.SortStableFunc(rows, byGroup(rows))
	page := rows[at:min(at+forcesPerPage, len(rows))]
	if err := t.read(ctx, page); err != nil {
		return bot.Answer{}, err
	}
	a := bot.Answer{Status: bot.Found, Title: t.title(), Short: t.short(rows, list)}
	told := rows // what the first lines are of
	if t.from > 0 {
		told, a.Short = page, t.shortOfPage(page, list)
	}
	proof, err := t.proof(ctx, told)
	if err != nil {
		return bot.Answer{}, err
	}
	if t.chart != "" {
		blocks, err := t.charted(ctx, rows, list)
		if err != nil {
			return bot.Answer{}, err
		}
		a.Blocks = append(a.Blocks, blocks...)
	}
	a.Blocks = append(a.Blocks, proof, forceBlock(page, t.from))
	a.Blocks = append(a.Blocks, t.scope(list)...)
	conclusions, err := t.conclusions(ctx, rows, at, len(page))
	a.Blocks = append(a.Blocks, conclusions...)
	t.actions(&a, page, list)
	return a, err
}

// charted draws the counted rows, and says which ones where the chart has no room for
// the others.
func (t *forceTable) charted(ctx context.Context, rows []forceRow, list forceList) ([]bot.Block, error) {
	rows = slices.DeleteFunc(slices.Clone(rows), func(r forceRow) bool { return !r.counted() })
	all := len(rows)
	rows = rows[:min(all, mostBars)]
	if err := t.read(ctx, rows); err != nil {
		return nil, err
	}
	out := []bot.Block{forceChart(t.title(), t.chart, rows)}
	if all > mostBars {
		out = append(out, bot.Note{Kind: bot.Scope, Text: "The chart has the first " + strconv.Itoa(mostBars) + " of " + list.of(all) + " that give a count."})
	}
	return out, nil
}

// scope says which part of all forces the rows are of, where they are not of all.
func (t *forceTable) scope(list forceList) []bot.Block {
	var out []bot.Block
	if list.more || list.before > 0 {
		out = append(out, bot.Note{Kind: bot.Scope, Text: "Forces " + humanize.Comma(int64(list.before+1)) + " to " + humanize.Comma(int64(list.end())) + ", counted from the newest article, are grouped by place on these pages."})
	}
	return out
}

func (t *forceTable) title() string {
	title := "Forces"
	if t.of != "" {
		name := t.of
		if p := text.FindPlace(t.of); p != nil {
			name = p.Name
		}
		title += ": " + name
	}
	return title
}

// actions offers the next page, a chart and the paragraphs behind the rows.
func (t *forceTable) actions(a *bot.Answer, page []forceRow, list forceList) {
	if next := t.from + len(page); next < list.end() || list.more {
		a.Actions = append(a.Actions, bot.Action{Label: "More", Line: fmt.Sprintf("%s after:%d", t.line, next)})
	}
	if t.chart == "" && slices.ContainsFunc(page, forceRow.counted) {
		a.Actions = append(a.Actions, bot.Action{Label: "Chart", Line: t.line + " chart:place"})
	}
	for i, r := range page[:min(3, len(page))] {
		a.Actions = append(a.Actions, bot.Action{Label: "Source " + number(t.from+i), Line: "/source " + string(r.fact.ID)})
	}
}

// behindEnd answers for a page behind the last force.
func (t *forceTable) behindEnd(list forceList) bot.Answer {
	return bot.Answer{Status: bot.Empty, Title: "There are only " + list.of(list.end()) + ".", Actions: []bot.Action{{Label: "First page", Line: t.line}}}
}

// suggestForces completes the names of places and bodies.
func suggestForces(ctx context.Context, find Finder, r bot.Request, typed string) []string {
	names, err := find.Names(ctx, r.Libraries, typed, "", 50)
	if err != nil {
		return nil
	}
	var out []string
	for _, n := range names {
		if (n.Kind == onrecord.Place || n.Kind == onrecord.Body) && len(out) < 25 {
			out = append(out, n.Full)
		}
	}
	return out
}

// count writes "1 force", "3 forces".
func count(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return strconv.Itoa(n) + " " + thing + "s"
}
