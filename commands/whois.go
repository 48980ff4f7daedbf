package commands

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"onrecord"
	"onrecord/bot"
	"onrecord/question"
)

// whoIs is /who-is NAME: what somebody is, or who is something.
func whoIs(find Finder) bot.Command {
	return bot.Command{
		Name:     "who-is",
		Summary:  "Who somebody is, or who holds a post",
		Params:   []bot.Param{{Name: "name", Summary: "A name, or a post and its body", Required: true, Suggests: true}},
		Examples: []string{"/who-is Jens Stoltenberg", "/who-is secretary general of NATO"},
		Try:      tries(find, onrecord.Role, nameExample("/who-is")),
		Run: func(ctx context.Context, r bot.Request) (bot.Answer, error) {
			return newDesk(find, r).ask(ctx, "who is "+r.Arg("name"))
		},
		Suggest: suggestNames(find, ""),
	}
}

// answerWhoIs answers a question of kind WhoIs: from the roles that were read,
// else from sentences with the name.
func answerWhoIs(ctx context.Context, d *desk, q question.Question) (bot.Answer, error) {
	known, err := d.known(ctx, q.Person)
	if err != nil {
		return bot.Answer{}, err
	}
	if known == "" {
		return d.nobodyNamed(ctx, q.Person)
	}
	roles, err := d.rolesOf(ctx, q.Person)
	if err != nil {
		return bot.Answer{}, err
	}
	if len(roles) == 0 {
		return answerSentences(ctx, d, q)
	}
	if titleOnly(roles[0].Fact.What.Text) {
		if a, err := answerSentences(ctx, d, q); err != nil || len(a.Short) > 0 {
			return a, err
		}
	}
	return d.showRoles(ctx, roles, func(f *onrecord.Fact) string { return clean(f.What.Text) })
}

// titleOnly reports whether a role is a mere title, "Admiral", which tells less
// than a sentence may.
func titleOnly(role string) bool {
	for _, w := range question.Words(role) {
		if !question.IsTitle(w.Text) {
			return false
		}
	}
	return true
}

// answerWhoHolds answers who is something: from the roles that were read, else
// from sentences.
func answerWhoHolds(ctx context.Context, d *desk, q question.Question) (bot.Answer, error) {
	hits, err := d.facts(ctx, onrecord.Query{Kind: onrecord.Role, Words: q.Role, Match: onrecord.Some, Limit: 40})
	if err != nil {
		return bot.Answer{}, err
	}
	need := question.Content(question.Words(q.Role))
	before := strings.HasPrefix(strings.ToLower(q.Line), "who was")
	hits = slices.DeleteFunc(hits, func(h onrecord.Hit) bool {
		return !holds(h.Fact, need) || past(&h.Fact) && !before
	})
	if len(hits) == 0 {
		return answerSentences(ctx, d, q)
	}
	newestFirst(hits)
	return d.showRoles(ctx, hits, speaker)
}

// rolesOf returns the roles of a person, one of each wording: the newest
// article's first, of one article the most telling.
func (d *desk) rolesOf(ctx context.Context, person string) ([]onrecord.Hit, error) {
	var roles []onrecord.Hit
	for _, form := range nameForms(person) {
		asked := question.Words(form)
		hits, err := d.facts(ctx, onrecord.Query{Kind: onrecord.Role, Who: form, Limit: 40})
		if err != nil {
			return nil, err
		}
		for _, h := range hits {
			if !h.Fact.Negated && spokeIt(h.Fact, asked) {
				roles = append(roles, h)
			}
		}
		if len(roles) > 0 {
			break
		}
	}
	newestFirst(roles)
	seen := map[string]bool{}
	return slices.DeleteFunc(roles, func(h onrecord.Hit) bool {
		key := question.Fold(clean(h.Fact.What.Text))
		defer func() { seen[key] = true }()
		return seen[key]
	}), nil
}

// newestFirst orders roles: newer articles before older ones, sentences that
// name the person in full before those that only mean them, then as in the
// text.
func newestFirst(hits []onrecord.Hit) {
	slices.SortStableFunc(hits, func(a, b onrecord.Hit) int {
		return cmp.Or(
			compareBool(past(&a.Fact), past(&b.Fact)),
			b.Article.Published.Compare(a.Article.Published),
			cmp.Compare(named(&b.Fact), named(&a.Fact)),
			cmp.Compare(a.Fact.What.Cover().Start, b.Fact.What.Cover().Start),
		)
	})
}

// past reports whether a role is no longer held, as far as the article says.
func past(f *onrecord.Fact) bool {
	return f.Status == onrecord.Was || slices.ContainsFunc(question.Words(f.What.Text), func(w question.Word) bool {
		return w.Fold == "former" || w.Fold == "ex" || w.Fold == "late"
	})
}

// named returns how many words of the holder's name the sentence has: it is
// introduced where the full name stands.
func named(f *onrecord.Fact) int {
	if len(f.Who) == 0 || !f.Span.Holds(f.Who[0].Cover()) {
		return 0
	}
	n := 0
	for _, w := range question.Words(f.Who[0].Text) {
		if w.Cap && w.Weight > 0 {
			n++
		}
	}
	return n
}

// holds reports whether a role fact says each of the needed words, in the
// role or its body.
func holds(f onrecord.Fact, need []question.Word) bool {
	if f.Negated || len(need) == 0 || speaker(&f) == "" {
		return false
	}
	said := question.Words(f.What.Text + " " + f.Of.Text + " " + f.Of.Name)
	for _, n := range need {
		if !slices.ContainsFunc(said, func(w question.Word) bool { return question.Means(n, w) > 0 }) && !(question.Heads(n) && headPost(f.What.Text)) {
			return false
		}
	}
	return true
}

// headPosts are what those who head a body, a country or a firm are called.
// General English, our own list.
var headPosts = []string{"secretary general", "secretary-general", "president", "prime minister", "premier", "chairman", "chairwoman", "director general", "chief executive"}

// headPost reports whether a role is that of one who heads a body. A deputy's
// is not.
func headPost(role string) bool {
	fold := strings.ToLower(role)
	for _, below := range []string{"vice", "deputy", "assistant", "former"} {
		if strings.Contains(fold, below) {
			return false
		}
	}
	return slices.ContainsFunc(headPosts, func(p string) bool { return strings.Contains(fold, p) })
}

// showRoles shows role facts sentence by sentence, the short answer of the
// first before them.
func (d *desk) showRoles(ctx context.Context, hits []onrecord.Hit, short func(*onrecord.Fact) string) (bot.Answer, error) {
	a := bot.Answer{Status: bot.Found}
	var said []string
	last := onrecord.Span{}
	for _, h := range hits {
		p, err := d.page(ctx, h.Article)
		if err != nil {
			return bot.Answer{}, err
		}
		f := h.Fact
		s := p.sentence(p.at(f.What.Cover().Start), f.What.Cover().Start)
		if len(a.Blocks) == 0 || s == last {
			if text := short(&f); !slices.Contains(said, text) && len(a.Blocks) < 2 {
				said = append(said, text)
			}
		}
		if s == last {
			continue
		}
		if last = s; len(a.Blocks) == shown {
			break
		}
		a.Blocks = append(a.Blocks, bot.Quotation{
			Speaker: speaker(&f), Role: clean(f.What.Text), Fact: f.ID, Notes: doubts(p, &f),
			Passage: bot.Passage{Text: p.say(s), Span: s, Marks: within(s, f.What.Parts), Citation: bot.Cite(p.Article, s)},
		})
	}
	a.Short = bot.Bold(strings.Join(said, "; "))
	a.Actions = []bot.Action{{Label: "Their words", Line: "/quotes " + speaker(&hits[0].Fact)}}
	return a, nil
}

// within returns those spans that lie inside s.
func within(s onrecord.Span, parts []onrecord.Span) []onrecord.Span {
	return slices.DeleteFunc(slices.Clone(parts), func(p onrecord.Span) bool { return !s.Holds(p) })
}

// clean returns printed words with single spaces.
func clean(s string) string { return strings.Join(strings.Fields(s), " ") }
