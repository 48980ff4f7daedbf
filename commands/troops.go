package commands

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"onrecord"
	"onrecord/bot"
	"onrecord/question"
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

const (
	forcesPerPage = 10
	forcesRead    = 200 // most facts that one question looks at
)

// forceTable is one question for forces.
type forceTable struct {
	*desk
	of     string
	filter onrecord.Query
	chart  string // "place", "time" or empty
	from   int    // first row of the page
	line   string // the question without its page, for actions
}

func newForceTable(d *desk, r bot.Request) (*forceTable, error) {
	t := &forceTable{desk: d, chart: r.Arg("chart"), filter: onrecord.Query{Kind: onrecord.Force, Class: r.Arg("kind"), Limit: forcesRead}}
	for w := range strings.FieldsSeq(r.Arg("of")) {
		if w == "--chart" {
			t.chart = cmp.Or(t.chart, "place")
			continue
		}
		t.of = strings.TrimSpace(t.of + " " + w)
	}
	if s := r.Arg("status"); s != "" {
		t.filter.Statuses = []onrecord.Status{onrecord.Status(strings.ToLower(s))}
	}
	if s := r.Arg("since"); s != "" {
		day, err := time.Parse(time.DateOnly, s)
		if err != nil {
			return nil, onrecord.Errorf(onrecord.Invalid, "since:%s is no day", s).Hint("write it as 2022-02-01")
		}
		t.filter.Since = day
	}
	t.line = t.again(r)
	var err error
	t.from, err = shownBefore(r)
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
	hits, err := t.hits(ctx)
	if err == nil && len(hits) == 0 {
		hits, err = t.inWords(ctx)
	}
	if err != nil {
		return bot.Answer{}, err
	}
	if len(hits) == 0 {
		return t.bySentences(ctx)
	}
	rows, err := t.rows(ctx, hits)
	if err != nil {
		return bot.Answer{}, err
	}
	slices.SortStableFunc(rows, byGroup(rows))
	page := rows[min(t.from, len(rows)):min(t.from+forcesPerPage, len(rows))]
	if len(page) == 0 {
		return t.empty(ctx)
	}
	a := bot.Answer{Status: bot.Found, Title: t.title(), Short: t.short(rows)}
	told := rows // what the first lines are of
	if t.from > 0 {
		told, a.Short = page, t.shortOfPage(page, len(rows))
	}
	if t.chart != "" {
		a.Blocks = append(a.Blocks, forceChart(t.title(), t.chart, rows))
	}
	a.Blocks = append(a.Blocks, t.proof(told), forceBlock(page, t.from))
	a.Blocks = append(a.Blocks, t.conclusions(page)...)
	t.actions(&a, page, len(rows))
	return a, nil
}

// hits asks by place, by owner and by words, and joins what is found, newest
// article first.
func (t *forceTable) hits(ctx context.Context) ([]onrecord.Hit, error) {
	var all []onrecord.Hit
	seen := map[onrecord.FactID]bool{}
	for _, q := range t.queries() {
		found, err := t.facts(ctx, q)
		if err != nil {
			return nil, err
		}
		if q.Words != "" && (len(all) > 0 || t.isPlace()) {
			found = t.placedIn(found) // other words are for what is neither a place nor an owner
		}
		for _, h := range found {
			if !seen[h.Fact.ID] {
				seen[h.Fact.ID] = true
				all = append(all, h)
			}
		}
	}
	slices.SortStableFunc(all, func(a, b onrecord.Hit) int { return b.Article.Published.Compare(a.Article.Published) })
	return all, nil
}

// sentencesRead is how many sentences of forces are read for words that are no one
// name.
const sentencesRead = 8

// inWords asks for forces whose sentence speaks of all that was typed, which is more
// than one name: "Toll Norland".
func (t *forceTable) inWords(ctx context.Context) ([]onrecord.Hit, error) {
	of := question.Content(t.words(t.of))
	if len(of) < 2 {
		return nil, nil
	}
	filter := t.filter
	filter.Words, filter.Match, filter.Limit = t.of, onrecord.Some, sentencesRead
	found, err := t.facts(ctx, filter)
	if err != nil {
		return nil, err
	}
	var out []onrecord.Hit
	for _, h := range found {
		p, err := t.page(ctx, h.Article)
		if err != nil {
			return nil, err
		}
		read := t.text(p)
		i := read.SentenceAt(h.Fact.What.Cover().Start)
		if !slices.ContainsFunc(of, func(w question.Word) bool { return read.Cover([]question.Word{w}, i).Own == 0 }) {
			out = append(out, h)
		}
	}
	return out, nil
}

// placedIn keeps the hits with a place whose name has what was asked for in
// it: "Ossa" also means the "Ossa line".
func (t *forceTable) placedIn(hits []onrecord.Hit) []onrecord.Hit {
	asked := question.Words(t.of)
	return slices.DeleteFunc(hits, func(h onrecord.Hit) bool {
		return !slices.ContainsFunc(append(slices.Clone(h.Fact.To), h.Fact.From...), func(m onrecord.Mention) bool {
			words := question.Words(m.Label())
			return len(words) > len(asked) && sameWords(words[:len(asked)], asked)
		})
	})
}

// sameWords reports whether a and b are the same words, however written.
func sameWords(a, b []question.Word) bool {
	return slices.EqualFunc(a, b, func(x, y question.Word) bool { return x.Fold == y.Fold })
}

// queries returns the ways to ask for what was typed: the place with all that
// lies in it, the owner, the words of the force.
func (t *forceTable) queries() []onrecord.Query {
	if t.of == "" {
		return []onrecord.Query{t.filter}
	}
	names := []string{t.of}
	if p := text.FindPlace(t.of); p != nil {
		names = []string{p.Name}
	}
	place, owner := t.filter, t.filter
	place.Places, owner.Who = text.Within(t.of), names
	out := []onrecord.Query{place, owner}
	for _, name := range slices.Compact(append(names, t.of)) {
		words := t.filter
		words.Words, words.Match = name, onrecord.Near
		out = append(out, words)
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
func (t *forceTable) actions(a *bot.Answer, page []forceRow, total int) {
	if next := t.from + len(page); next < total {
		a.Actions = append(a.Actions, bot.Action{Label: "More", Line: fmt.Sprintf("%s after:%d", t.line, next)})
	}
	if t.chart == "" && slices.ContainsFunc(page, forceRow.counted) {
		a.Actions = append(a.Actions, bot.Action{Label: "Chart", Line: t.line + " chart:place"})
	}
	for i, r := range page[:min(3, len(page))] {
		a.Actions = append(a.Actions, bot.Action{Label: "Source " + number(t.from+i), Line: "/source " + string(r.fact.ID)})
	}
}

// empty says that the articles have no such force, and what was searched.
func (t *forceTable) empty(ctx context.Context) (bot.Answer, error) {
	n, err := t.find.Count(ctx, t.libraries)
	if err != nil {
		return bot.Answer{}, err
	}
	a := bot.Answer{Status: bot.Empty, Title: "The articles name no such force.", Blocks: []bot.Block{searched(n)}}
	if t.line != "/troops" {
		a.Actions = append(a.Actions, bot.Action{Label: "All forces", Line: "/troops"})
	}
	return a, nil
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
