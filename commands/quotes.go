package commands

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"onrecord"
	"onrecord/bot"
	"onrecord/evidence"
	"onrecord/question"
)

// quotes is /quotes PERSON [about WORDS]: what somebody is quoted with.
func quotes(find reader) bot.Command {
	return bot.Command{
		Name:    "quotes",
		Summary: "What somebody said, about a topic if you give one",
		Params: []bot.Param{
			{Name: "person", Summary: "A name, a surname or a body", Required: true, Suggests: true},
			{Name: "about", Summary: "The topic, in your words"},
		},
		Examples: []string{"/quotes Stoltenberg", "/quotes Stoltenberg about the Response Force"},
		Try:      tries(find, onrecord.Quote, quoteExample(func(who, _ string) string { return "/quotes " + who })),
		Run: func(ctx context.Context, r bot.Request) (bot.Answer, error) {
			d := newDesk(find, r)
			var err error
			if d.from, err = shownBefore(r); err != nil {
				return bot.Answer{}, err
			}
			if said := strings.Join(strings.Fields(r.Arg("person")+" "+r.Arg("about")), " "); strings.HasPrefix(said, "about ") {
				return bot.Answer{}, onrecord.Errorf(onrecord.Invalid, "whose words you want is missing").
					Hint("put a name before \"" + ellipsis(said, longestPart) + "\", or ask without a command: what was said " + ellipsis(said, longestPart))
			}
			person, topic := d.split(ctx, r)
			return answerWhatSaid(ctx, d, question.Question{Kind: question.WhatSaid, Person: person, About: topic})
		},
		Suggest: suggestNames(find, onrecord.Person),
	}
}

// sure is how much of the topic the best quote has itself, so that no article is read
// for a better one.
const sure = 0.6

// answerWhatSaid answers a question of kind WhatSaid.
func answerWhatSaid(ctx context.Context, d *desk, q question.Question) (bot.Answer, error) {
	q.Topic = question.TopicOf(q)
	spoken, err := d.spokenBy(ctx, q.Person, telling(q.Topic.Words, q.About))
	if err != nil {
		return bot.Answer{}, err
	}
	h, err := d.onTopic(ctx, spoken, q.Topic)
	if err != nil {
		return bot.Answer{}, err
	}
	a, h, err := d.better(ctx, q, h)
	if err != nil || a.Status == bot.Found {
		return a, err
	}
	about := h.about
	if len(about) == 0 {
		about = h.beside
	}
	about = nearBest(group(about))
	switch {
	case len(about) == 0:
		return d.saidNothing(ctx, q, spoken)
	case d.from >= len(about):
		return d.empty(ctx, "There are no more quotations")
	}
	return d.showQuotes(q, about), nil
}

// better returns quotes with those that only the articles themselves show, or answers
// from sentences, where the quotes that were found leave something to be desired.
func (d *desk) better(ctx context.Context, q question.Question, h heard) (a bot.Answer, more heard, err error) {
	asked := len(q.Topic.Words) > 0
	switch {
	case d.from == 0 && evidence.AsksName(q), len(h.about) == 0, asked && h.about[0].align.Score < sure:
		return d.further(ctx, q, h)
	case asked && h.about[0].fact.Form != onrecord.Direct: // it may only announce the words
		more, err = d.withNeighbours(ctx, q, h, []*page{h.about[0].page})
		return a, more, err
	}
	return a, h, nil
}

// farBehind is by how much less a quote speaks of the topic that is not shown beside
// one that has the topic itself.
const farBehind = 0.2

// nearBest leaves out the quotes that speak much less of the topic than the first.
func nearBest(about []match) []match {
	for i, m := range about {
		if about[0].align.Score >= sure && m.score < about[0].score-farBehind {
			return about[:i]
		}
	}
	return about
}

// further reads the articles that have most of the words of a question, where the
// quotes that were found do not speak of its topic in so many words: it answers
// from sentences that report what the person said, else returns the quotes with
// those of these articles.
func (d *desk) further(ctx context.Context, q question.Question, h heard) (bot.Answer, heard, error) {
	who := lastWord(q.Person)
	if isPost(q.Person) {
		who = q.Person
	}
	q.Need = question.Content(d.words(who + " " + q.About))
	pages, err := d.pagesFor(ctx, q)
	if err != nil {
		return bot.Answer{}, h, err
	}
	if h, err = d.withNeighbours(ctx, q, h, pages); err != nil {
		return bot.Answer{}, h, err
	}
	if d.from > 0 || !evidence.AsksName(q) && mostOwn(h.about)+clearly >= 1 {
		return bot.Answer{}, h, nil // no sentence can speak clearly more of it
	}
	return d.reported(q, d.judgeAll(q, pages), h.about), h, nil
}

// withNeighbours returns quotes with all those of the person in the articles that
// speak of the topic, best first: beside each other, they are heard better.
func (d *desk) withNeighbours(ctx context.Context, q question.Question, h heard, pages []*page) (heard, error) {
	hits, maybe, err := d.quotesIn(ctx, pages, q.Person)
	if err != nil {
		return h, err
	}
	more, err := d.onTopic(ctx, hits, q.Topic)
	if err != nil {
		return h, err
	}
	if len(h.about)+len(more.about) == 0 {
		if more.about, err = d.guessed(ctx, maybe, q.Topic); err != nil {
			return h, err
		}
	}
	more.about, more.beside = joined(more.about, h.about), joined(more.beside, h.beside)
	return more, nil
}

// joined returns matches with those of others that are not among them, best first.
func joined(ms, others []match) []match {
	for _, m := range others {
		if !slices.ContainsFunc(ms, func(o match) bool { return o.fact.ID == m.fact.ID }) {
			ms = append(ms, m)
		}
	}
	slices.SortStableFunc(ms, byTopic)
	return ms
}

// guessed returns the quotes that may be the person's, of those that speak of the topic
// in so many words.
func (d *desk) guessed(ctx context.Context, maybe []onrecord.Hit, topic question.Topic) ([]match, error) {
	h, err := d.onTopic(ctx, maybe, topic)
	found := slices.DeleteFunc(h.about, func(m match) bool { return len(topic.Words) == 0 || m.align.Score < sure })
	for i := range found {
		found[i].guessed, found[i].byPronoun = true, true
	}
	return found, err
}

// showQuotes shows quotes in pages, with the words of the first as short answer.
func (d *desk) showQuotes(q question.Question, about []match) bot.Answer {
	a := bot.Answer{Status: bot.Found}
	end := min(len(about), d.from+shown)
	for i := range about[d.from:end] {
		a.Blocks = append(a.Blocks, d.quoted(&about[d.from+i]))
	}
	if d.from == 0 {
		a.Short = about[0].shortQuote()
	}
	a.Actions = paragraphActions(about[d.from:end])
	if len(about) > shown {
		a.Blocks = append(a.Blocks, bot.Note{Kind: bot.Scope, Text: fmt.Sprintf("Quotations %d to %d of %d.", d.from+1, end, len(about))})
	}
	if end < len(about) {
		more := bot.Action{Label: "More", Line: fmt.Sprintf("%s after:%d", quotesLine(q), end)}
		a.Actions = slices.Insert(a.Actions, 0, more)
	}
	return a
}

// quotesLine is the command that asks a question of kind WhatSaid.
func quotesLine(q question.Question) string {
	line := "/quotes " + q.Person
	if q.About != "" {
		line += " about " + q.About
	}
	return line
}

// strong is how far a quote speaks of a topic, and in how plain a form, that stands
// before a sentence which only tells that something was said.
const strong = 0.9

// clearly is by how much more of the topic a sentence says that takes the place of a
// quote.
const clearly = 0.1

// mostOwn is how much of the topic that quote has itself which has the most; below
// any sentence where there is none.
func mostOwn(quotes []match) float64 {
	most := -1.0
	for _, m := range quotes {
		most = max(most, m.align.Score)
	}
	return most
}

// reported answers from sentences that report what a person said without being
// read as a quote, if one calls something by the name that is asked for, or speaks
// more of the topic than the quotes do; Empty if none.
func (d *desk) reported(q question.Question, found []finding, quotes []match) bot.Answer {
	found = slices.DeleteFunc(found, func(f finding) bool {
		return !f.Answers || slices.ContainsFunc(quotes, func(m match) bool { return m.page == f.page && m.fact.Span.Overlaps(f.text.Sentences[f.Sentence].Span) })
	})
	if len(found) == 0 {
		return bot.Answer{Status: bot.Empty}
	}
	calls := evidence.AsksName(q) && !found[0].Short.Empty() && found[0].text.Calls(q, found[0].Sentence)
	if !calls && found[0].Cover.Here <= mostOwn(quotes)+clearly {
		return bot.Answer{Status: bot.Empty}
	}
	a := bot.Answer{Status: bot.Found, Short: found[0].short(q)}
	if calls {
		a.Blocks = []bot.Block{found[0].quotation(q)}
		return a
	}
	for _, f := range found[:min(len(found), 2)] {
		a.Blocks = append(a.Blocks, f.quotation(q))
	}
	quotes = nearBest(group(quotes))
	quotes = quotes[:min(len(quotes), shown-1)]
	for i := range quotes {
		a.Blocks = append(a.Blocks, d.quoted(&quotes[i]))
	}
	if len(quotes) > 0 && quotes[0].score >= strong {
		a.Blocks = append(a.Blocks[len(a.Blocks)-len(quotes):], a.Blocks[:len(a.Blocks)-len(quotes)]...)
		a.Short, a.Actions = quotes[0].shortQuote(), paragraphActions(quotes[:1])
	}
	return a
}

// quoted shows a quote that was found by what it is about.
func (d *desk) quoted(m *match) bot.Quotation {
	d.name(m)
	b := m.quotation()
	b.Match = ""
	return b
}

// lastWord returns the last form that a name is looked up by.
func lastWord(name string) string {
	forms := nameForms(name)
	return forms[len(forms)-1]
}

// saidNothing tells apart why a person has no quote on a topic.
func (d *desk) saidNothing(ctx context.Context, q question.Question, spoken []onrecord.Hit) (bot.Answer, error) {
	if len(spoken) > 0 {
		who := speaker(&spoken[0].Fact)
		a, err := d.empty(ctx, fmt.Sprintf("%s is quoted, but not about %s", cmp.Or(who, q.Person), ellipsis(q.About, 80)))
		if err != nil {
			return a, err
		}
		a.Actions = append(a.Actions, bot.Action{Label: "All quotes", Line: "/quotes " + cmp.Or(who, q.Person)})
		return a, nil
	}
	if other, err := d.namesake(ctx, q.Person); err != nil || other != "" {
		if err != nil {
			return bot.Answer{}, err
		}
		a, err := d.empty(ctx, fmt.Sprintf("No words of %s are reported; %s is somebody else", ellipsis(q.Person, 80), other))
		a.Actions = append(a.Actions, bot.Action{Label: other, Line: "/quotes " + other})
		return a, err
	}
	known, err := d.known(ctx, q.Person)
	if err != nil {
		return bot.Answer{}, err
	}
	if known == "" && isArticle(firstWord(q.Person)) || isPost(q.Person) {
		return d.empty(ctx, fmt.Sprintf("No words of %s are reported", ellipsis(q.Person, 80))) // "the traders" are no name
	}
	if known == "" {
		return d.nobodyNamed(ctx, q.Person)
	}
	return d.empty(ctx, fmt.Sprintf("%s is named, but no words of theirs are reported", known))
}

// namesake returns the speaker of quotes who shares the last name of a person,
// and goes by another given name; empty where there is none.
func (d *desk) namesake(ctx context.Context, person string) (string, error) {
	asked := d.words(person)
	if len(asked) < 2 {
		return "", nil
	}
	hits, err := d.facts(ctx, onrecord.Query{Kind: onrecord.Quote, Who: []string{lastWord(person)}, Limit: 20})
	if err != nil {
		return "", err
	}
	for _, h := range hits {
		for _, m := range h.Fact.Who {
			label := d.words(m.Label())
			if len(label) > 1 && sameName(asked[len(asked)-1:], label) && !sameName(asked, label) {
				return m.Label(), nil
			}
		}
	}
	return "", nil
}

// nobodyNamed answers that no article has the name, with one that looks like
// it.
func (d *desk) nobodyNamed(ctx context.Context, name string) (bot.Answer, error) {
	a, err := d.empty(ctx, fmt.Sprintf("No article names %s", ellipsis(name, 80)))
	if err != nil {
		return a, err
	}
	if like := d.looksLike(ctx, name); like != "" {
		a.Blocks = append(a.Blocks, bot.Note{Kind: bot.Hint, Text: "Did you mean " + like + "?"})
		a.Actions = append(a.Actions, bot.Action{Label: like, Line: "/quotes " + like})
	}
	return a, nil
}

// longestQuote bounds in bytes the words in a short answer.
const longestQuote = 170

// shortQuote is the short answer to what somebody said: name and words, where
// they are short enough. Words that are retold or taken back stand behind the
// verb, as on the page: "Norland's minister denied that ...".
func (m match) shortQuote() []bot.Run {
	said := strings.TrimSuffix(inPieces(m.fact.What), ",")
	who := cmp.Or(m.speaker, speaker(m.fact))
	if len(said) > longestQuote && m.fact.Form != onrecord.Indirect && !m.fact.Negated {
		said = m.mostTelling()
	}
	if len(said) > longestQuote || said == "" || who == "" {
		return nil
	}
	if m.fact.Negated || m.fact.Form == onrecord.Indirect {
		if clause := m.clause(); clause != "" {
			return append(bot.Bold(who), bot.Run{Text: " " + clause})
		}
	}
	mark := ""
	if m.fact.Form == onrecord.Direct && !strings.ContainsAny(said[:min(len(said), 3)], "\"“'") {
		mark = "\""
	}
	return append(bot.Bold(who), bot.Run{Text: ": " + mark + said + mark})
}

// mostTelling returns the words of a long quote in its sentence that speaks most of
// the topic, and as many of those behind it as fit, "…" where some are left out;
// empty where that sentence is too long.
func (m match) mostTelling() string {
	out, whole := "", m.fact.What.Cover()
	for i := m.page.at(m.most.Start); i < len(m.page.sentences) && m.page.sentences[i].Start < whole.End; i++ {
		clipped := onrecord.Mention{}
		for _, p := range m.fact.What.Parts {
			p.Start, p.End = max(p.Start, m.most.Start), min(p.End, m.page.sentences[i].End)
			if !p.Empty() {
				clipped.Parts = append(clipped.Parts, p)
				clipped.Text += m.page.say(p)
			}
		}
		said := strings.TrimSuffix(inPieces(clipped), ",")
		if len(said) > longestQuote-len(" …") {
			if out == "" {
				return ""
			}
			return out + " …"
		}
		out = said
	}
	return out
}

// clause returns what the page prints from the verb of a quote to the end of
// its content, empty where the content does not follow the verb.
func (m match) clause() string {
	verb, what := m.fact.Verb.Cover(), m.fact.What.Cover()
	if m.fact.Verb.Zero() || len(m.fact.What.Parts) != 1 || what.Start < verb.End || what.Start-verb.End > 40 {
		return ""
	}
	return strings.TrimRight(clean(m.page.say(onrecord.Span{Start: verb.Start, End: what.End})), ",")
}

// inPieces returns the text of a mention on one line, "…" where its pieces
// are not beside each other: where "she said" stood between them.
func inPieces(m onrecord.Mention) string {
	var b strings.Builder
	at := 0
	for i, p := range m.Parts {
		switch {
		case i > 0 && p.Start-m.Parts[i-1].End > 2:
			b.WriteString(" … ")
		case i > 0:
			b.WriteByte(' ')
		}
		b.WriteString(m.Text[at : at+p.Len()])
		at += p.Len()
	}
	return strings.Join(strings.Fields(b.String()), " ")
}
