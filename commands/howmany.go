package commands

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"onrecord"
	"onrecord/bot"
	"onrecord/evidence"
	"onrecord/question"
	"onrecord/text"
)

// answerHowMany answers a question of kind HowMany: of forces from the facts
// that were read, else from sentences.
func answerHowMany(ctx context.Context, d *desk, q question.Question) (bot.Answer, error) {
	forces, err := d.forcesAsked(ctx, q)
	if err != nil {
		return bot.Answer{}, err
	}
	if len(forces) == 0 {
		return answerSentences(ctx, d, q)
	}
	var a bot.Answer
	var first forceRow
	for _, r := range forces {
		switch {
		case len(a.Blocks) > 0 && !r.contradicts(first), d.refuses(q, r):
			continue
		case len(a.Blocks) == 0:
			first, a.Status, a.Short = r, bot.Found, r.number(q)
		}
		if a.Blocks = append(a.Blocks, r.quotation(q)); len(a.Blocks) == mostForces {
			break
		}
	}
	if len(a.Blocks) == 0 {
		return answerSentences(ctx, d, q)
	}
	return a, nil
}

// mostForces is how many forces answer: one, and one that another article has otherwise.
const mostForces = 2

// refuses reports whether the sentence of a force says of its number what speaks against
// it, and no fact holds: "none of the 500 soldiers were sent", "300 in 2030 and 200 in 2031".
func (d *desk) refuses(q question.Question, r forceRow) bool {
	return d.text(r.page).Refuses(q, r.fact.Amount.Cover())
}

// contradicts reports whether another article gives another number for a
// force of the same status.
func (r forceRow) contradicts(other forceRow) bool {
	return r.fact.Article != other.fact.Article && r.fact.Status == other.fact.Status &&
		(r.fact.Amount.Low != other.fact.Amount.Low || r.fact.Amount.High != other.fact.Amount.High)
}

// forcesAsked returns the counted forces that a question asks for, the surest
// first: those of its status, those with a number that is no mere word of
// size, those of the newest article.
func (d *desk) forcesAsked(ctx context.Context, q question.Question) ([]forceRow, error) {
	focus := question.Content(d.words(q.Focus))
	if len(focus) == 0 || len(q.Names) == 0 && !military(focus[len(focus)-1]) {
		return nil, nil
	}
	hits, err := d.forceHits(ctx, q)
	if err != nil || len(hits) == 0 {
		return nil, err
	}
	table := forceTable{desk: d}
	rows, err := table.rows(ctx, hits)
	if err != nil {
		return nil, err
	}
	rows = slices.DeleteFunc(rows, func(r forceRow) bool { return !d.meant(q, focus[len(focus)-1], r) })
	slices.SortStableFunc(rows, func(a, b forceRow) int {
		return cmp.Or(
			compareBool(!a.asStatus(q), !b.asStatus(q)),
			compareBool(a.fact.Doubted(onrecord.VagueNumber), b.fact.Doubted(onrecord.VagueNumber)),
			comparePlaces(q, a.fact, b.fact),
			b.page.Published.Compare(a.page.Published),
		)
	})
	return rows, nil
}

// comparePlaces puts a force of one place before one of several, for who asks for a place.
func comparePlaces(q question.Question, a, b onrecord.Fact) int {
	if !slices.ContainsFunc(q.Names, func(n question.Name) bool { return placed(q, n) }) || a.Article != b.Article {
		return 0
	}
	return cmp.Compare(len(a.To), len(b.To))
}

// mostNames is how many names of a question forces are looked up by.
const mostNames = 3

// forceHits looks forces up by the names of a question, or by its words where
// it has none.
func (d *desk) forceHits(ctx context.Context, q question.Question) ([]onrecord.Hit, error) {
	byName := len(q.Names) > 0
	filter := onrecord.Query{Kind: onrecord.Force, Limit: forcesRead}
	if !byName {
		filter.Words, filter.Match = searchWords(q), onrecord.Some
		return d.facts(ctx, filter)
	}
	var all []onrecord.Hit
	for _, n := range q.Names[:min(len(q.Names), mostNames)] {
		table := forceTable{desk: d, of: withoutPossessive(n.Text), filter: filter}
		hits, err := table.hits(ctx)
		if err != nil {
			return nil, err
		}
		for _, h := range hits {
			if !slices.ContainsFunc(all, func(o onrecord.Hit) bool { return o.Fact.ID == h.Fact.ID }) {
				all = append(all, h)
			}
		}
	}
	return all, nil
}

// withoutPossessive returns a name without a possessive ending.
func withoutPossessive(name string) string {
	return strings.TrimSuffix(strings.TrimSuffix(name, "'s"), "’s")
}

// meant reports whether a row is a counted force of the sort that a question
// asks for, and accounts for every word of it.
func (d *desk) meant(q question.Question, noun question.Word, r forceRow) bool {
	f := r.fact
	if f.Negated || f.Amount.Zero() || !counts(f, noun) || leaves(q) != left(f.Status) {
		return false
	}
	named := 0
	for _, n := range q.Names {
		switch name := withoutPossessive(n.Text); {
		case placed(q, n) && len(f.To) > 0 && !lies(f.To, name), text.FindPlace(name) != nil && len(f.Who) > 0 && !belongs(f, name):
			return false
		case belongs(f, name):
			named++
		}
	}
	if len(q.Names) > 0 && named == 0 {
		return false
	}
	var rest []question.Word
	for _, w := range q.Need {
		if w.Weight < 1 || w.Stem == noun.Stem || slices.ContainsFunc(q.Names, func(n question.Name) bool { return belongs(f, withoutPossessive(n.Text)) && in(n.Words, w) }) {
			continue
		}
		if len(statusesOf(w)) == 0 || !slices.Contains(statusesOf(w), f.Status) {
			rest = append(rest, w)
		}
	}
	if len(rest) == 0 {
		return named > 0
	}
	t := d.text(r.page)
	return t.Cover(rest, t.SentenceAt(f.What.Cover().Start)).Here > mostlySaid
}

// placed reports whether a question names the place where forces are or go.
func placed(q question.Question, n question.Name) bool {
	before := strings.Fields(strings.ToLower(q.Line[:n.Start]))
	if last := len(before) - 1; last >= 0 && before[last] == "the" {
		before = before[:last]
	}
	return len(before) > 0 && slices.Contains([]string{"in", "at", "to", "into", "on", "inside"}, before[len(before)-1])
}

// lies reports whether one of the places is the one of a name, or lies in it.
func lies(places []onrecord.Mention, name string) bool {
	return belongs(onrecord.Fact{To: places}, name)
}

// mostlySaid is how much of the other words of a question the sentence of a
// fact must account for.
const mostlySaid = 0.75

func in(words []question.Word, w question.Word) bool {
	return slices.ContainsFunc(words, func(x question.Word) bool { return x.Stem == w.Stem })
}

// counts reports whether the number of a force counts what a noun asks for.
func counts(f onrecord.Fact, noun question.Word) bool {
	if f.Class == "troops" && military(noun) {
		return true
	}
	what := question.Words(f.What.Text)
	return len(what) > 0 && slices.ContainsFunc(what, func(w question.Word) bool { return question.Means(noun, w) > 0 })
}

// military reports whether a noun asks for soldiers of whatever sort.
func military(noun question.Word) bool {
	return slices.ContainsFunc(question.Words("troops"), func(w question.Word) bool { return question.Means(noun, w) > 0 })
}

// belongs reports whether a name is that of an owner, a place or a part of a
// force; a region also holds what lies in it.
func belongs(f onrecord.Fact, name string) bool {
	within := text.Within(name)
	for _, m := range slices.Concat(f.Who, f.To, f.From) {
		if place := text.FindPlace(name); place != nil && place.Name == m.Label() {
			return true
		}
		if allIn(question.Words(name), question.Words(m.Label()+" "+m.Text)) {
			return true
		}
	}
	for _, m := range slices.Concat(f.To, f.From) {
		if slices.Contains(within, m.Label()) {
			return true
		}
	}
	return allIn(question.Words(name), question.Words(f.What.Text+" "+f.Of.Label()))
}

// statusVerbs are the verbs by which people ask for a force of a status.
var statusVerbs = []struct {
	verbs    []question.Word
	statuses []onrecord.Status
}{
	{question.Words("pledge promise commit offer contribute"), []onrecord.Status{onrecord.Pledged, onrecord.Planned}},
	{question.Words("send deploy move transfer"), []onrecord.Status{onrecord.Deployed, onrecord.Planned, onrecord.Pledged, onrecord.Proposed}},
	{question.Words("station base keep stay serve remain"), []onrecord.Status{onrecord.Present, onrecord.Former, onrecord.Deployed}},
	{question.Words("hold muster"), []onrecord.Status{onrecord.Capacity, onrecord.Present}},
	{question.Words("withdraw leave remove"), []onrecord.Status{onrecord.WithdrawnForce, onrecord.ToWithdraw}},
	{question.Words("mobilize activate alert"), []onrecord.Status{onrecord.Activated}},
	{question.Words("want propose demand"), []onrecord.Status{onrecord.Proposed}},
}

// statusesOf returns the statuses that a verb asks for, none for other words.
func statusesOf(w question.Word) []onrecord.Status {
	for _, s := range statusVerbs {
		if slices.ContainsFunc(s.verbs, func(v question.Word) bool { return v.Stem == w.Stem }) {
			return s.statuses
		}
	}
	return nil
}

// asStatus reports whether a force has a status that the question asks for;
// one that is there, where its verb asks for none.
func (r forceRow) asStatus(q question.Question) bool {
	for _, w := range q.Need {
		if s := statusesOf(w); len(s) > 0 {
			return slices.Contains(s, r.fact.Status) && (!canBeDone(s) || evidence.Asks(q) >= ahead[r.fact.Status])
		}
	}
	return r.fact.Status == onrecord.Present || r.fact.Status == onrecord.Deployed
}

// ahead is how far from done a status is.
var ahead = map[onrecord.Status]evidence.Stance{
	onrecord.Pledged: evidence.Intended, onrecord.Planned: evidence.Intended, onrecord.ToWithdraw: evidence.Intended,
	onrecord.Proposed: evidence.Supposed,
}

// canBeDone reports whether the statuses that a verb asks for are not all still ahead.
func canBeDone(statuses []onrecord.Status) bool {
	return slices.ContainsFunc(statuses, func(s onrecord.Status) bool { return ahead[s] == evidence.Done })
}

// leaves reports whether a question asks for forces that leave.
func leaves(q question.Question) bool {
	return slices.ContainsFunc(q.Need, func(w question.Word) bool {
		s := statusesOf(w)
		return len(s) > 0 && left(s[0])
	})
}

func left(s onrecord.Status) bool { return s == onrecord.WithdrawnForce || s == onrecord.ToWithdraw }

// number is the short answer: the number with its noun, its status where that
// is not the one asked for, and with whom it is shared.
func (r forceRow) number(q question.Question) []bot.Run {
	out := bot.Bold(r.countedWords())
	if !r.asStatus(q) {
		out = append(out, bot.Run{Text: " (" + r.status() + ")"})
	}
	if r.shared(q) {
		out = append(out, bot.Run{Text: " (" + names(r.fact.Who) + " together)"})
	}
	return out
}

// countedWords are a number with what it counts: as printed, where that stands close behind it,
// "most of its troops", and without it where a share is of "them".
func (r forceRow) countedWords() string {
	number, what := r.fact.Amount.Cover(), r.fact.What.Cover()
	switch share := r.fact.Amount.Low < 0 && r.fact.Amount.High < 0; {
	case what.Start >= number.End && what.Start-number.End <= mostBetween && len(r.fact.What.Parts) == 1:
		return clean(r.page.say(onrecord.Span{Start: number.Start, End: what.End}))
	case share && what.Start < number.Start:
		return clean(r.fact.Amount.Text)
	}
	return clean(r.fact.Amount.Text + " " + r.fact.What.Text)
}

// mostBetween is how many bytes stand at most between a number and what it counts: "of
// its", "British".
const mostBetween = 20

// shared reports whether a number is that of several owners, of whom the
// question names only some.
func (r forceRow) shared(q question.Question) bool {
	if len(r.fact.Who) < 2 {
		return false
	}
	for _, m := range r.fact.Who {
		if !slices.ContainsFunc(q.Names, func(n question.Name) bool {
			place := text.FindPlace(withoutPossessive(n.Text))
			return allIn(n.Words, question.Words(m.Label()+" "+m.Text)) || place != nil && place.Name == m.Label()
		}) {
			return true
		}
	}
	return false
}

// quotation shows the sentence of a force, and says where its number is
// shared.
func (r forceRow) quotation(q question.Question) bot.Quotation {
	s := r.citation.Span
	notes := r.notes()
	if r.shared(q) {
		notes = append(notes, bot.Note{Kind: bot.Caution, Text: "one number for " + names(r.fact.Who) + " together; the article does not say how many each"})
	}
	marks := within(s, slices.Concat(r.fact.Amount.Parts, r.fact.What.Parts))
	slices.SortFunc(marks, func(a, b onrecord.Span) int { return a.Start - b.Start }) // "300 soldiers and Italy 200"
	return bot.Quotation{Fact: r.fact.ID, Notes: notes, Passage: bot.Passage{
		Text: r.page.say(s), Span: s, Marks: marks, Citation: r.citation,
	}}
}
