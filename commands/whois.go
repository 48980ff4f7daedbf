package commands

import (
	"cmp"
	"context"
	"regexp"
	"slices"
	"strings"
	"time"

	"onrecord"
	"onrecord/bot"
	"onrecord/question"
)

// whoIs is /who-is NAME: what somebody is, or who is something.
func whoIs(find reader) bot.Command {
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
	if role := roles[0].Fact.What.Text; titleOnly(role) {
		if a, err := answerSentences(ctx, d, q); err != nil || !fuller(role, a.Short) {
			return a, err
		}
	}
	return d.showRoles(ctx, roles, func(f *onrecord.Fact) string { return d.wholeRole(ctx, f) })
}

// wholeRole returns the words of a role, with the name of the body that they only take
// up: "union's president (Lindow Dockers Union)".
func (d *desk) wholeRole(ctx context.Context, f *onrecord.Fact) string {
	role := clean(f.What.Text)
	if !takesUpBody.MatchString(role) {
		return role
	}
	p, err := d.page(ctx, onrecord.Article{Library: f.Library, ID: f.Article})
	if err != nil {
		return role // the role alone is right as well
	}
	if body := d.text(p).BodyMeant(f.What.Cover()); !body.Empty() {
		return role + " (" + clean(p.say(body)) + ")"
	}
	return role
}

// takesUpBody is what a role has that may take up a body: "union's", "of the union".
var takesUpBody = regexp.MustCompile(`^(?:the )?\p{Ll}+['’]s |\bthe \p{Ll}+`)

// fuller reports whether a role says all that a short answer says, and more.
func fuller(role string, short []bot.Run) bool {
	said := question.Words(role)
	n := 0
	for _, r := range short {
		for _, w := range question.Words(r.Text) {
			if !slices.ContainsFunc(said, func(o question.Word) bool { return o.Fold == w.Fold }) {
				return false
			}
			n++
		}
	}
	return n < len(said)
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
	alone, err := d.onlyOne(ctx, person)
	if err != nil {
		return nil, err
	}
	var roles []onrecord.Hit
	for _, form := range nameForms(person) {
		asked := d.words(form)
		hits, err := d.facts(ctx, onrecord.Query{Kind: onrecord.Role, Who: []string{form}, Limit: 40})
		if err != nil {
			return nil, err
		}
		for _, h := range hits {
			if !h.Fact.Negated && d.spokeIt(h.Fact, asked) && !d.otherGiven(person, h.Fact) && (alone || len(d.words(speaker(&h.Fact))) > 1) {
				roles = append(roles, h)
			}
		}
		if len(roles) > 0 {
			break
		}
	}
	newestFirst(roles)
	lastKnown(roles)
	return mostTelling(roles), nil
}

// lastKnown puts roles last that a newer article calls over: the mayor of an
// old one is the "former mayor" of a new one.
func lastKnown(roles []onrecord.Hit) {
	over := func(h onrecord.Hit) bool {
		return !past(&h.Fact) && slices.ContainsFunc(roles, func(o onrecord.Hit) bool {
			return past(&o.Fact) && o.Fact.Form == "" && o.Article.Published.After(h.Article.Published) && ends(roleWords(o), roleWords(h))
		})
	}
	slices.SortStableFunc(roles, func(a, b onrecord.Hit) int { return compareBool(over(a), over(b)) })
}

// ends reports whether a role that is over, "former mayor", ends one that was
// held: its words but "former" and its like are all among those.
func ends(former, held []string) bool {
	n := 0
	for _, w := range former {
		switch {
		case w == "former" || w == "ex" || w == "late":
		case slices.Contains(held, w):
			n++
		default:
			return false
		}
	}
	return n > 0
}

// onlyOne reports whether nobody else whom the articles name has the last name
// of a person: then the last name alone means that person.
func (d *desk) onlyOne(ctx context.Context, person string) (bool, error) {
	forms := nameForms(person)
	last, asked := d.words(forms[len(forms)-1]), d.words(person)
	if len(asked) < 2 || len(last) != 1 {
		return true, nil
	}
	names, err := d.find.Names(ctx, d.libraries, last[0].Text, onrecord.Person, 20)
	if err != nil {
		return false, err
	}
	return !slices.ContainsFunc(names, func(n onrecord.KnownName) bool {
		full := d.words(n.Full)
		return len(full) > 1 && full[len(full)-1].Fold == last[0].Fold && !sameName(asked, full)
	}), nil
}

// season is how far apart articles may be that call somebody the same in
// more words and in fewer.
const season = 45 * 24 * time.Hour

// mostTelling leaves one of the roles that say the same: those with the same
// words, and of one season the shorter wording, "nominee" beside "the party's
// nominee", unless it is by far the more usual. What most articles of the
// newest season say comes first.
func mostTelling(roles []onrecord.Hit) []onrecord.Hit {
	usual := map[string]int{}
	for _, h := range roles {
		usual[roleKey(h)]++
	}
	var out []onrecord.Hit
	for _, h := range roles {
		at := slices.IndexFunc(out, func(o onrecord.Hit) bool { return sameRole(o, h) })
		switch {
		case at < 0:
			out = append(out, h)
		case len(roleWords(h)) > len(roleWords(out[at])) && standing(&h.Fact) == standing(&out[at].Fact) && 2*usual[roleKey(h)] >= usual[roleKey(out[at])]:
			out[at] = h
		}
	}
	n := 0
	for n < len(out) && standing(&out[n].Fact) == standing(&out[0].Fact) && oneSeason(out[0], out[n]) {
		n++
	}
	slices.SortStableFunc(out[:n], func(a, b onrecord.Hit) int { return cmp.Compare(usual[roleKey(b)], usual[roleKey(a)]) })
	return out
}

func oneSeason(a, b onrecord.Hit) bool {
	return a.Article.Published.Sub(b.Article.Published).Abs() <= season
}

// sameRole reports whether the words of one role are all among those of the
// other, in articles of one season; the same words are the same at any time.
func sameRole(a, b onrecord.Hit) bool {
	x, y := roleWords(a), roleWords(b)
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(x) < len(y) && (past(&a.Fact) != past(&b.Fact) || !oneSeason(a, b)) {
		return false
	}
	return !slices.ContainsFunc(x, func(w string) bool { return !slices.Contains(y, w) })
}

// roleWords returns the words of a role that tell something, as they are
// compared.
func roleWords(h onrecord.Hit) []string {
	var out []string
	for _, w := range question.Content(question.Words(h.Fact.What.Text)) {
		out = append(out, w.Stem)
	}
	return out
}

func roleKey(h onrecord.Hit) string { return strings.Join(roleWords(h), " ") }

// newestFirst orders roles: those that are held before those that are over, may
// come, or are only claimed; newer articles before older ones, sentences that
// name the person in full before those that only mean them, then as in the
// text.
func newestFirst(hits []onrecord.Hit) {
	slices.SortStableFunc(hits, func(a, b onrecord.Hit) int {
		if c := cmp.Or(cmp.Compare(standing(&a.Fact), standing(&b.Fact)), b.Article.Published.Compare(a.Article.Published)); c != 0 {
			return c // most differ here, and who is named takes words to split
		}
		return cmp.Or(cmp.Compare(named(&b.Fact), named(&a.Fact)), cmp.Compare(a.Fact.What.Cover().Start, b.Fact.What.Cover().Start))
	})
}

// standing ranks how surely somebody has a role, best first.
func standing(f *onrecord.Fact) int {
	switch {
	case f.Form != "":
		return 3 // somebody says so
	case f.Status == onrecord.May:
		return 2
	case past(f):
		return 1
	}
	return 0
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
			Speaker: speaker(&f), Role: clean(f.What.Text), Fact: f.ID, Notes: append(doubts(p, &f), standings(&f)...),
			Passage: bot.Passage{Text: p.say(s), Span: s, Marks: within(s, f.What.Parts), Citation: bot.Cite(p.Article, s)},
		})
	}
	a.Short = bot.Bold(strings.Join(said, "; "))
	a.Actions = []bot.Action{{Label: "Their words", Line: "/quotes " + speaker(&hits[0].Fact)}}
	return a, nil
}

// standings says what a role is that is not simply held.
func standings(f *onrecord.Fact) []bot.Note {
	switch {
	case f.Form == onrecord.Direct:
		return []bot.Note{{Kind: bot.Caution, Text: "somebody who is quoted says so, not the article"}}
	case f.Form == onrecord.Indirect:
		return []bot.Note{{Kind: bot.Caution, Text: clean(f.Source.Label()) + " says so, not the article"}}
	case f.Status == onrecord.May:
		return []bot.Note{{Kind: bot.Caution, Text: "possible, not so yet"}}
	case f.Status == onrecord.WillBe:
		return []bot.Note{{Kind: bot.Caution, Text: "to come, not so yet"}}
	case f.Status == onrecord.Was:
		return []bot.Note{{Kind: bot.Caution, Text: "in the past, as the article has it"}}
	}
	return nil
}

// within returns those spans that lie inside s.
func within(s onrecord.Span, parts []onrecord.Span) []onrecord.Span {
	return slices.DeleteFunc(slices.Clone(parts), func(p onrecord.Span) bool { return !s.Holds(p) })
}

// clean returns printed words with single spaces.
func clean(s string) string { return strings.Join(strings.Fields(s), " ") }
