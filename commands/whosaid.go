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
			const ask = "who said "
			d := newDesk(find, r)
			said := strings.TrimPrefix(d.capitals(ctx, ask+r.Arg("words")), ask) // as in a plain line
			return answerWhoSaid(ctx, d, question.Question{Kind: question.WhoSaid, Said: said})
		},
	}
}

// shown is how many quotations an answer shows at once.
const shown = 3

// answerWhoSaid answers a question of kind WhoSaid.
func answerWhoSaid(ctx context.Context, d *desk, q question.Question) (bot.Answer, error) {
	asked := question.Words(q.Said)
	switch {
	case len(asked) == 0 && q.Said == "":
		return bot.Answer{}, onrecord.Errorf(onrecord.Invalid, "the words are missing").Hint("give some of the words that were said, as in: who said the harbour is full?")
	case len(asked) == 0:
		return bot.Answer{}, onrecord.Errorf(onrecord.Invalid, "there is no word in \"%s\"", q.Said).
			Hint("give some of the words that were said")
	case len(asked) == 1 && pointing[asked[0].Fold]:
		return bot.Answer{}, onrecord.Errorf(onrecord.Invalid, "\"%s\" alone names no words", asked[0].Text).
			Hint("give some of the words that were said, as in: who said the harbour is full?")
	case len(question.Content(asked)) == 0:
		return d.saidAlone(ctx, q.Said, asked)
	}
	of := question.Content(d.words(q.Of))
	found, err := d.matches(ctx, q.Said, asked, append(slices.Clone(asked), of...))
	if err != nil {
		return bot.Answer{}, err
	}
	for i := range found {
		found[i].turnedWithin(asked)
		d.rateRetold(&found[i], q, asked, of)
	}
	slices.SortStableFunc(found, order)
	for i := range found {
		d.name(&found[i])
		d.nameOther(&found[i], asked)
		d.nameWriter(&found[i])
	}
	said := slices.DeleteFunc(slices.Clone(found), func(m match) bool { return !m.attributed() || !m.agrees(q, append(slices.Clone(asked), of...)) })
	if len(said) == 0 || found[0].outdoes(said[0]) {
		if deed := question.Deed(q); deed.Kind == question.Who && q.Of == "" && !question.SaidPlainly(q.Line) && (len(found) == 0 || !found[0].align.Turned) {
			if a, err := answerSentences(ctx, d, deed); err != nil || a.Status == bot.Found {
				return a, err
			}
		}
		return d.nobodySaid(ctx, q.Said, found)
	}
	return d.showSaid(ctx, said, asked), nil
}

// showSaid shows matches that say what was asked for, with the speaker of the first as
// short answer.
func (d *desk) showSaid(ctx context.Context, said []match, asked []question.Word) bot.Answer {
	d.disowned(said)
	a := bot.Answer{Status: bot.Found, Short: said[0].whoRuns(d.roleOf(ctx, said[0]))}
	switch {
	case !said[0].not.Empty():
		a.Short = said[0].notSaidRuns()
	case said[0].fact != nil && said[0].fact.Negated:
		a.Short = said[0].shortQuote() // who denies words has not said them
	}
	seen := 0
	for _, m := range said[:min(len(said), shown)] {
		if m.align.Grade < said[0].align.Grade && said[0].align.Grade == question.Exact {
			break
		}
		seen++
		a.Blocks = append(a.Blocks, m.withChanges(asked))
		if !m.origin.Empty() {
			a.Blocks = append(a.Blocks, m.originQuoted())
		}
	}
	a.Actions = slices.Concat(paragraphActions(said[:seen]), moreFrom(said[0]))
	return a
}

// muchBetter is by how much a match outdoes another that is not turned.
const muchBetter = 0.3

// outdoes reports whether a match says so much more of what was asked than
// another that this is not what was meant, although the match itself is turned.
func (m match) outdoes(other match) bool {
	return m.align.Turned && m.align.Score >= other.align.Score+muchBetter || m.ownerless() && other.align.Grade < question.Exact
}

// ownerless reports whether a match has the words that were asked for, and enough of
// them not to be chance, as nobody's: "Make Tarvin Great Again" on a hat.
func (m match) ownerless() bool {
	return m.align.Grade == question.Exact && m.onTopic && !m.attributed() && len(m.align.Pairs) > fewSaid
}

// nobodySaid answers that no quote has the words: they are printed as
// nobody's, or something comes near them, or nothing does.
func (d *desk) nobodySaid(ctx context.Context, said string, found []match) (bot.Answer, error) {
	a, err := d.empty(ctx, fmt.Sprintf("Nobody is quoted with \"%s\"", ellipsis(said, 120)))
	if err != nil || len(found) == 0 || found[0].align.Score < 0.3 {
		return a, err
	}
	q := found[0].withTurn()
	if found[0].align.Grade > question.Paraphrase && !found[0].align.Turned && !found[0].attributed() && found[0].onTopic {
		a.Title = "No article says whose words these are."
		a.Blocks = append(a.Blocks, q)
		return a, nil
	}
	a.Blocks = append(a.Blocks, bot.Prose{Runs: bot.Text("The nearest sentence, which does not say it:")})
	q.Match = "the nearest"
	a.Blocks = append(a.Blocks, q)
	return a, nil
}

// withTurn is the quotation of a match, which says where a "not" is in only one of what
// was asked and what is printed.
func (m match) withTurn() bot.Quotation {
	q := m.quotation()
	if m.align.Uneven {
		q.Notes = append(q.Notes, bot.Note{Kind: bot.Caution, Text: "what was asked and what is printed differ by a \"not\""})
	}
	return q
}

// withChanges is the quotation of a match, which says where its words are others than
// those that were asked for.
func (m match) withChanges(asked []question.Word) bot.Quotation {
	q := m.withTurn()
	if m.align.Grade == question.Exact {
		return q
	}
	var other []string
	for _, w := range question.Content(asked) {
		if w.Weight >= 1 && !slices.ContainsFunc(m.words, func(x question.Word) bool { return question.Means(w, x) > 0 }) {
			other = append(other, "\""+w.Text+"\"")
		}
	}
	if len(other) > 0 {
		q.Notes = append(q.Notes, bot.Note{Kind: bot.Doubt, Text: "asked for, but not in these words: " + strings.Join(other, ", ")})
	}
	return q
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

// agrees reports whether a match is enough to answer: the words as asked, where its
// article speaks of what they are said of, or enough of them in others.
func (m match) agrees(q question.Question, asked []question.Word) bool {
	if m.align.Turned || !m.onTopic {
		return false
	}
	if m.align.Grade == question.Exact {
		return true
	}
	if m.point < fewestPoint || m.point == fewestPoint && m.told.Run < longRun {
		return false // it speaks of the same, and says something else
	}
	if q.Quoted == "" && m.isAsked(asked) {
		return false // who spoke about somebody is hardly that one
	}
	return m.told.Enough(q.Quoted != "") || m.align.Grade == question.Nearly && m.told.Close(q.Quoted != "")
}

// fewestPoint is how much of the point of a claim, by weight, has to stand in other words
// for it; as little is enough only with as many of its words in a row as longRun.
const (
	fewestPoint = 0.5
	longRun     = 4
)

// rateRetold rates a match by what it says of what was asked in other words, with
// what stands around it: who speaks of "them" has named them before.
func (d *desk) rateRetold(m *match, q question.Question, asked, of []question.Word) {
	if m.onTopic = len(of) == 0 || len(question.Content(asked)) > fewSaid; m.onTopic && m.align.Grade == question.Exact {
		return
	}
	s := d.stretch(m)
	m.point = s.Present(question.Point(q.Said, asked))
	m.told = evidence.Retold(asked, of, s)
	m.onTopic = m.onTopic || s.Speaks(of)
	switch {
	case m.align.Grade == question.Unlike && m.told.Enough(q.Quoted != ""), m.align.Grade == question.Nearly && len(question.Content(asked)) == 1:
		m.align.Grade = question.Paraphrase
	}
	if m.align.Grade < question.Nearly {
		m.align.Score = m.told.Share
	}
	if m.align.Grade == question.Paraphrase && q.Quoted != "" {
		m.align.Pairs = question.Align(d.words(q.About), m.words).Pairs // the words in marks are nobody's
	}
}

// fewSaid is how many words that tell something may have been said by many, of many
// things.
const fewSaid = 3

// stretch returns the sentences of a match with what stands around them.
func (d *desk) stretch(m *match) evidence.Stretch {
	p := m.page
	if p.split == nil {
		for _, s := range p.sentences {
			p.split = append(p.split, d.words(p.say(s)))
		}
		p.counts = evidence.Count(p.split)
	}
	s := evidence.Stretch{Words: m.words, Title: d.words(p.Title), Counts: p.counts}
	if i := p.at(m.span.Start); i > 0 {
		s.Beside = append(s.Beside, p.split[i-1]...)
	}
	if i := p.at(m.span.End - 1); i+1 < len(p.split) {
		s.Beside = append(s.Beside, p.split[i+1]...)
	}
	return s
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
	i := t.SentenceAt(at)
	if m.fact != nil && ofDocument(m.fact) {
		if by := t.WriterOf(i); !by.Empty() {
			m.speaker, m.guessed, m.byLetter = clean(m.page.say(by)), true, true
			return
		}
	}
	s := t.SpeakerOf(t.SentenceAt(m.span.Start), at)
	if s.Name == "" {
		s = t.CarriedTo(i)
	}
	if s.Name == "" && strings.ContainsAny(m.page.say(m.span), "\"“”") {
		s = t.GoesOn(i)
	}
	if s.Name != "" {
		m.speaker, m.byPronoun, m.guessed = s.Name, s.Pronoun, true
		return
	}
	if origin := t.OriginOf(i); !origin.Empty() && m.align.Grade >= question.Nearly {
		m.speaker, m.guessed, m.origin = clean(m.page.say(origin)), true, t.Sentences[t.SentenceAt(origin.Start)].Span
	}
}

// ofDocument reports whether what says a quote is "it", which a letter may be.
func ofDocument(f *onrecord.Fact) bool {
	return len(f.Who) > 0 && strings.EqualFold(f.Who[0].Text, "it")
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
	if s := d.text(m.page).OtherBefore(at, m.speaker, m.fact.Who[0].Text); s.Name != "" {
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

// notSaidRuns is the short answer to who said something that the page has only as what
// is not said.
func (m match) notSaidRuns() []bot.Run {
	out := bot.Text("The words stand under \"" + m.frame() + "\"")
	if m.fact == nil {
		return append(out, bot.Run{Text: "; no article has them as said."})
	}
	quote := m.shortQuote()
	if quote == nil {
		return append(out, bot.Run{Text: "; no article has them as said."})
	}
	return append(append(out, bot.Run{Text: ". "}), quote...)
}

// paragraphActions offers the paragraph around each of the quotes that are shown.
func paragraphActions(quotes []match) []bot.Action {
	var out []bot.Action
	for i, m := range quotes {
		if m.fact == nil {
			continue
		}
		label := "Show the paragraph"
		if len(quotes) > 1 {
			label += " of the " + ordinals[min(i, len(ordinals)-1)]
		}
		out = append(out, bot.Action{Label: label, Line: "/source " + string(m.fact.ID)})
	}
	return out
}

var ordinals = [shown]string{"first", "second", "third"}

// moreFrom offers the other quotes of the one who said something.
func moreFrom(m match) []bot.Action {
	if m.fact == nil {
		return nil
	}
	who := cmp.Or(m.speaker, speaker(m.fact))
	if who == "" || m.byLetter {
		return nil
	}
	return []bot.Action{{Label: "More from " + who, Line: "/quotes " + who}}
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
