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

// whoSaid is /who-said WORDS: the speaker of words, exact ones first, then
// nearly the words, then a paraphrase.
func whoSaid(find reader) bot.Command {
	return bot.Command{
		Name:     "who-said",
		Summary:  "Who said this: exact words, nearly the words, or the sense of them",
		Params:   []bot.Param{{Name: "words", Summary: "The words, as you remember them", Required: true}},
		Examples: []string{"/who-said whatever it takes", "/who-said no room for miscalculations"},
		Try:      tries(find, onrecord.Quote, quoteExample(func(_, words string) string { return "/who-said " + words })),
		Run: func(ctx context.Context, r bot.Request) (bot.Answer, error) {
			q := question.Question{Kind: question.WhoSaid, Said: r.Arg("words")}
			return answerWhoSaid(ctx, newDesk(find, r), q)
		},
	}
}

// shown is how many quotations an answer shows at once.
const shown = 3

// answerWhoSaid answers a question of kind WhoSaid.
func answerWhoSaid(ctx context.Context, d *desk, q question.Question) (bot.Answer, error) {
	asked := question.Words(q.Said)
	if len(asked) == 0 {
		return bot.Answer{}, onrecord.Errorf(onrecord.Invalid, "there is no word in \"%s\"", q.Said).
			Hint("give some of the words that were said")
	}
	found, err := d.matches(ctx, q.Said, asked)
	if err != nil {
		return bot.Answer{}, err
	}
	d.readAround(found, question.Content(asked))
	for i := range found {
		found[i].turnedWithin(asked)
	}
	slices.SortStableFunc(found, order)
	for i := range found {
		d.name(&found[i])
		d.nameOther(&found[i], asked)
		d.nameWriter(&found[i])
	}
	said := slices.DeleteFunc(slices.Clone(found), func(m match) bool { return !m.attributed() || !m.agrees(q, asked) })
	if len(said) == 0 {
		said = misquoted(q, found)
	}
	if len(said) == 0 || found[0].outdoes(said[0]) {
		if deed := question.Deed(q); deed.Kind == question.Who && (len(found) == 0 || !found[0].align.Turned) {
			if a, err := answerSentences(ctx, d, deed); err != nil || a.Status == bot.Found {
				return a, err
			}
		}
		return d.nobodySaid(ctx, q.Said, found)
	}
	a := bot.Answer{Status: bot.Found, Short: said[0].whoRuns(d.roleOf(ctx, said[0]))}
	if said[0].fact != nil && said[0].fact.Negated {
		a.Short = said[0].shortQuote() // who denies words has not said them
	}
	for _, m := range said[:min(len(said), shown)] {
		if m.align.Grade < said[0].align.Grade && said[0].align.Grade == question.Exact {
			break
		}
		a.Blocks = append(a.Blocks, m.quotation())
	}
	a.Actions = quoteActions(said[0])
	return a, nil
}

// muchBetter is by how much a match outdoes another that is not turned.
const muchBetter = 0.3

// outdoes reports whether a match says so much more of what was asked than
// another that this is not what was meant, although the match itself is turned.
func (m match) outdoes(other match) bool {
	return m.align.Turned && m.align.Score >= other.align.Score+muchBetter
}

// nobodySaid answers that no quote has the words: they are printed as
// nobody's, or something comes near them, or nothing does.
func (d *desk) nobodySaid(ctx context.Context, said string, found []match) (bot.Answer, error) {
	a, err := d.empty(ctx, fmt.Sprintf("Nobody is quoted with \"%s\"", ellipsis(said, 120)))
	if err != nil || len(found) == 0 || found[0].align.Score < 0.3 {
		return a, err
	}
	q := found[0].quotation()
	if found[0].align.Grade > question.Paraphrase && !found[0].align.Turned && !found[0].attributed() {
		a.Title = "No article says whose words these are."
		a.Blocks = append(a.Blocks, q)
		return a, nil
	}
	a.Blocks = append(a.Blocks, bot.Prose{Runs: bot.Text("The nearest sentence, which does not say it:")})
	q.Match = "the nearest"
	if found[0].align.Turned {
		q.Notes = append(q.Notes, bot.Note{Kind: bot.Caution, Text: "what was asked and what is printed differ by a \"not\""})
	}
	a.Blocks = append(a.Blocks, q)
	return a, nil
}

// empty is an answer that the articles do not say it, with what was searched.
func (d *desk) empty(ctx context.Context, title string) (bot.Answer, error) {
	n, err := d.find.Count(ctx, d.libraries)
	if err != nil {
		return bot.Answer{}, err
	}
	return bot.Answer{Status: bot.Empty, Title: title + ".", Blocks: []bot.Block{searched(n)}}, nil
}

// searched says how much was searched.
func searched(n onrecord.Counts) bot.Note {
	text := "Searched: " + plural(n.Articles, "article")
	switch {
	case n.Oldest != "" && n.Oldest != n.Newest:
		text += ", " + n.Oldest + " to " + n.Newest
	case n.Oldest != "":
		text += " of " + n.Oldest
	}
	return bot.Note{Kind: bot.Scope, Text: text + "."}
}

// agrees reports whether a match is enough to answer: the words nearly as
// asked, or a paraphrase that shares more than common words, or one and what
// else is asked for is what its article is about. Names alone are not enough,
// and words that the asker put in quotation marks are meant as words.
func (m match) agrees(q question.Question, asked []question.Word) bool {
	a := m.spoken()
	if a.Turned {
		return false
	}
	if a.Grade < question.Exact && namesAlone(asked, a, m.topic) {
		return false
	}
	if a.Grade < question.Exact && q.Quoted == "" && m.isAsked(asked) {
		return false // who spoke about somebody is hardly that one
	}
	if a.Grade != question.Paraphrase {
		return a.Grade > question.Paraphrase
	}
	all, shared := map[string]bool{}, map[string]bool{}
	for _, w := range asked {
		if w.Weight >= 1 {
			all[w.Stem] = true
		}
	}
	for _, p := range a.Pairs {
		if w := asked[p[0]]; w.Weight >= 1 {
			shared[w.Stem] = true
		}
	}
	if q.Quoted != "" && (a.Score < 0.75 || len(shared) < 3) || len(all) < 2 && len(asked) > 3 || len(shared) == 0 {
		return false
	}
	for _, w := range m.topic {
		shared[w.Stem] = true
	}
	return len(shared) >= min(2, len(all))
}

// readAround rates words that are retold in other words by what stands around
// them as well: who speaks of "them" has named them before. It reads the first
// few articles of those found.
func (d *desk) readAround(found []match, content []question.Word) {
	seen := map[*page]bool{}
	for i := range found {
		m := &found[i]
		if m.align.Grade > question.Paraphrase || m.fact == nil || !seen[m.page] && len(seen) == readings {
			continue
		}
		seen[m.page] = true
		t := d.text(m.page)
		c := t.CoverRun(content, t.SentenceAt(m.span.Start), t.SentenceAt(m.span.End-1)+1)
		m.align.Score = max(m.align.Score, (c.Here+c.All)/2)
		if m.align.Score >= 0.5 {
			m.align.Grade = question.Paraphrase
		}
		for _, w := range content {
			if w.Weight >= 1 && t.Topic(w) {
				m.topic = append(m.topic, w)
			}
		}
	}
}

// namesAlone reports whether the asked words say something of those they name,
// and neither an alignment nor the topic of the article has more than the
// names.
func namesAlone(asked []question.Word, a question.Alignment, topic []question.Word) bool {
	tells := func(w question.Word) bool { return w.Weight >= 1 && !w.Cap }
	return slices.ContainsFunc(asked, tells) && !slices.ContainsFunc(topic, tells) &&
		!slices.ContainsFunc(a.Pairs, func(p [2]int) bool { return tells(asked[p[0]]) })
}

// spoken is the alignment of a match without what stands outside the content
// of a quote: its speaker's title is none of the words.
func (m match) spoken() question.Alignment {
	a := m.align
	if m.fact == nil || !m.fact.What.Cover().Overlaps(m.span) {
		return a
	}
	a.Pairs = slices.DeleteFunc(slices.Clone(a.Pairs), func(p [2]int) bool {
		at := m.span.Start + m.words[p[1]].Start
		return !slices.ContainsFunc(m.fact.What.Parts, func(s onrecord.Span) bool { return s.Start <= at && at < s.End })
	})
	return a
}

// name finds who says the words of a match that stands in no quote, or in one
// without a named speaker.
func (d *desk) name(m *match) {
	if m.fact != nil && speaker(m.fact) != "" {
		m.speaker = speaker(m.fact)
		d.nameTeller(m)
		d.nameNotNamed(m)
		if !isTitle(d.words(m.speaker)) {
			return
		}
		if holder := d.text(m.page).HolderOf(m.speaker); holder != "" {
			if !saidOfPronoun(m.fact) {
				m.title = m.speaker
			}
			m.speaker = holder
		}
		return
	}
	at := m.firstAt()
	t := d.text(m.page)
	s := t.SpeakerOf(t.SentenceAt(m.span.Start), at)
	if s.Name != "" {
		m.speaker, m.byPronoun, m.guessed = s.Name, s.Pronoun, true
	}
}

// firstAt returns where the first word stands that agrees.
func (m match) firstAt() int {
	if len(m.align.Pairs) == 0 {
		return m.span.Start
	}
	return m.span.Start + m.words[m.align.Pairs[0][1]].Start
}

// nameTeller names who says the words of a match that a medium reports: in "Toll
// made it clear, saying that they sail, according to the Courier" it is Toll.
func (d *desk) nameTeller(m *match) {
	if !strings.EqualFold(m.fact.Verb.Text, "according to") {
		return
	}
	t := d.text(m.page)
	for _, pair := range m.align.Pairs { // in order; the first may stand before the verb
		at := m.span.Start + m.words[pair[1]].Start
		if s := t.TellerOf(t.SentenceAt(at), at); s.Name != "" && !evidence.SameLast(s.Name, m.speaker) {
			m.speaker, m.byPronoun, m.guessed = s.Name, s.Pronoun, true
			return
		}
	}
}

// nameNotNamed names another for a pronoun than one of whom the words themselves
// speak by name: in "“Director Toll is not to blame,” she said" she is not Toll.
func (d *desk) nameNotNamed(m *match) {
	if !saidOfPronoun(m.fact) || m.fact.Form == onrecord.Indirect {
		return
	}
	last := question.Words(lastWord(m.speaker))
	if len(last) == 0 || !in(d.words(m.fact.What.Text), last[0]) {
		return
	}
	at := m.fact.What.Cover().Start
	if s := d.text(m.page).OtherBefore(at, m.speaker); s.Name != "" {
		m.speaker, m.byPronoun, m.guessed = s.Name, true, true
	}
}

// isAsked reports whether the name of the speaker stands among the asked words.
func (m match) isAsked(asked []question.Word) bool {
	return m.speaker != "" && slices.ContainsFunc(question.Words(lastWord(m.speaker)), func(w question.Word) bool { return in(asked, w) })
}

// nameOther names another speaker for retold words where the one that was read
// is the one they are about, and the sentence has another: "a friend of Brand's,
// Ivo Sand, said".
func (d *desk) nameOther(m *match, asked []question.Word) {
	if m.align.Grade > question.Nearly || !m.isAsked(asked) {
		return
	}
	t := d.text(m.page)
	other := *m
	other.speaker = t.SpeakerOf(t.SentenceAt(m.span.Start), m.span.Start+m.words[len(m.words)-1].Start).Name
	if other.speaker != "" && !other.isAsked(asked) {
		m.speaker, m.guessed = other.speaker, true
	}
}

// nameWriter names the writer of an article in the first person for words that
// are nobody else's.
func (d *desk) nameWriter(m *match) {
	if m.fact != nil || m.speaker != "" || m.align.Grade < question.Paraphrase {
		return
	}
	if t := d.text(m.page); t.OfWriter(t.SentenceAt(m.span.Start)) {
		m.speaker, m.guessed, m.byWriter = t.Writer().Name, true, true
	}
}

// longestRole bounds in bytes the role beside a short answer.
const longestRole = 90

// roleOf returns what the speaker of a match is, as the same article says;
// empty where it does not.
func (d *desk) roleOf(ctx context.Context, m match) string {
	if m.speaker == "" {
		return ""
	}
	hits, err := d.find.Find(ctx, onrecord.Query{Libraries: []string{m.page.Library}, Kind: onrecord.Role, Article: m.page.ID, Who: []string{m.speaker}, Limit: 10})
	if err != nil {
		return ""
	}
	best := ""
	asked := d.words(m.speaker)
	for _, h := range hits.Hits {
		role := clean(h.Fact.What.Text)
		if !h.Fact.Negated && d.spokeIt(h.Fact, asked) && adds(role, asked) && len(role) > len(best) && len(role) <= longestRole {
			best = role
		}
	}
	return best
}

// adds reports whether a role says more than the name does: "Pope" beside
// "Pope Francis" does not.
func adds(role string, name []question.Word) bool {
	return slices.ContainsFunc(question.Content(question.Words(role)), func(w question.Word) bool {
		return !slices.ContainsFunc(name, func(n question.Word) bool { return n.Stem == w.Stem })
	})
}

// attributed reports whether a match is somebody's words.
func (m match) attributed() bool { return m.fact != nil || m.speaker != "" }

// whoRuns is the short answer to who said something.
func (m match) whoRuns(role string) []bot.Run {
	switch {
	case m.speaker != "" && role != "":
		return append(bot.Bold(m.speaker), bot.Run{Text: ", " + role})
	case m.speaker != "":
		return bot.Bold(m.speaker)
	}
	return bot.Text("The article does not name the speaker")
}

func quoteActions(m match) []bot.Action {
	var out []bot.Action
	if m.fact == nil {
		return out
	}
	out = append(out, bot.Action{Label: "Show the paragraph", Line: "/source " + string(m.fact.ID)})
	if who := cmp.Or(m.speaker, speaker(m.fact)); who != "" {
		out = append(out, bot.Action{Label: "More from " + who, Line: "/quotes " + who})
	}
	return out
}

func plural(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// ellipsis cuts s at a space before it gets longer than n bytes.
func ellipsis(s string, n int) string {
	if len(s) <= n {
		return s
	}
	cut := strings.LastIndexByte(s[:n], ' ')
	if cut <= 0 {
		return s[:0] + "…"
	}
	return s[:cut] + " …"
}
