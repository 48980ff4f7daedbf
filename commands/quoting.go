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
)

// match is a sentence that was found for words, with the quote that it stands
// in, if any, and how the two agree.
type match struct {
	page    *page
	span    onrecord.Span      // the sentence
	words   []question.Word    // of the sentence
	align   question.Alignment // of the asked words to these
	fact    *onrecord.Fact     // the quote; nil where the sentence stands in none
	copy    []bot.Citation     // articles that print the same
	near    []onrecord.Article // near copies of the whole article
	told    evidence.Retelling // how far it says what was asked in other words
	point   float64            // how much of what the claim says, and not only of what, stands in it
	onTopic bool               // its article speaks of what the words are said of
	score   float64            // how far it speaks of a topic
	most    onrecord.Span      // the sentence that speaks most of it
	not     onrecord.Span      // what says of the words that they are not said: "never said"

	speaker   string        // who said it; empty: nobody is named
	guessed   bool          // by the names near it, not by a quote that was read
	byPronoun bool          // the sentence says "he"
	byWriter  bool          // the article is in the first person
	byLetter  bool          // the sentence says "it", which is what the speaker wrote
	origin    onrecord.Span // the sentence that tells whose words they are, where that is another
	title     string        // the sentence gives this title alone
	byArticle bool          // the article is about the topic; the sentence does not name it
	byContext bool          // what stands around the quote names the topic, the quote does not
}

// key says which words were said, for grouping copies.
func (m match) key() string {
	words := m.words
	if m.fact != nil {
		words = question.Words(inPieces(m.fact.What))
	}
	var b strings.Builder
	for _, w := range words {
		b.WriteString(w.Fold)
		b.WriteByte(' ')
	}
	return b.String()
}

// order puts better matches first: by grade, those in a quote before others,
// then by score, the earlier article first.
func order(a, b match) int {
	return cmp.Or(
		-cmp.Compare(a.align.Grade, b.align.Grade),
		-cmp.Compare(rate(a), rate(b)),
		a.page.Published.Compare(b.page.Published),
		cmp.Compare(a.page.ID, b.page.ID),
		cmp.Compare(a.span.Start, b.span.Start),
	)
}

// rate is a match's score; words that nobody is found to have said count
// less.
func rate(m match) float64 {
	if m.fact == nil {
		return m.align.Score * 0.8
	}
	return m.align.Score
}

// group leaves one of the matches that say the same, with the others as
// copies. The matches are in order.
func group(ms []match) []match {
	var out []match
	at := map[string]int{}
	for _, m := range ms {
		i, seen := at[m.key()]
		switch {
		case !seen:
			at[m.key()] = len(out)
			out = append(out, m)
		case !out[i].prints(m.page):
			out[i].copy = append(out[i].copy, bot.Cite(m.page.Article, m.span))
		}
	}
	return out
}

// prints reports whether an article is among those that a match shows.
func (m match) prints(p *page) bool {
	return m.page == p || slices.ContainsFunc(m.copy, func(c bot.Citation) bool {
		return c.Article == p.ID && c.Library == p.Library
	})
}

// quotation shows a match.
func (m match) quotation() bot.Quotation {
	q := bot.Quotation{Match: m.mark(m.align.Grade)}
	span := m.span
	if m.fact != nil {
		q.Speaker = cmp.Or(m.speaker, speaker(m.fact))
		if !m.retold() && !m.byLetter {
			q.Lead = lead(m.fact)
		}
		q.Fact = m.fact.ID
		q.Notes = doubts(m.page, m.fact)
		span = widen(m.page.Text, m.span, m.fact.Span)
	}
	if m.fact == nil {
		q.Speaker = m.speaker
	}
	if m.title != "" {
		q.Notes = append(q.Notes, bot.Note{Kind: bot.Doubt, Text: "the sentence says \"" + m.title + "\"; the article gives the name elsewhere"})
	}
	if m.guessed {
		q.Notes = append(q.Notes, bot.Note{Kind: bot.Doubt, Text: m.guess()})
	}
	if m.byArticle {
		q.Notes = append(q.Notes, bot.Note{Kind: bot.Doubt, Text: "these words do not name the topic; the article is about it"})
	}
	if m.byContext {
		q.Notes = append(q.Notes, bot.Note{Kind: bot.Doubt, Text: "these words do not name the topic; what stands around them does"})
	}
	q.Passage = bot.Passage{
		Text: m.page.say(span), Span: span,
		Marks:    marks(m.page.Text, m.span.Start, m.words, printed(m.align)),
		Citation: bot.Cite(m.page.Article, m.span),
	}
	if !m.not.Empty() {
		q.Notes = append(q.Notes, bot.Note{Kind: bot.Caution, Text: "these words stand under \"" + m.frame() + "\""})
	}
	q.Also = m.copy
	if len(m.near) > 0 {
		q.Notes = append(q.Notes, bot.Note{Kind: bot.Caution, Text: "near copies of the article: " + outlets(m.near)})
	}
	return q
}

// mark says how what is printed stands to what was asked: words that the article retells
// without marks need not be those of the speaker.
func (m match) mark(g question.Grade) string {
	bare := m.fact == nil && m.guessed && !m.byWriter && m.page.prepared != nil && !m.page.prepared.IsQuoted(m.first())
	if bare || m.fact != nil && m.fact.Form == onrecord.Indirect {
		switch g {
		case question.Exact:
			return "these words, retold"
		case question.Nearly:
			return "nearly these words, retold"
		}
	}
	return g.String()
}

// frame returns what the page says of the words of a match by which they are not said.
func (m match) frame() string { return clean(m.page.say(m.not)) }

// mostDisowned is how many matches are looked at with what stands around them.
const mostDisowned = 6

// disowned notes of the best matches which of them the page has only as what is not
// said, and puts them behind the others of their grade.
func (d *desk) disowned(found []match) {
	found = found[:min(len(found), mostDisowned)]
	for i, m := range found {
		if m.fact != nil && m.fact.Negated && m.clause() != "" {
			continue // its own verb says so
		}
		if at := printed(m.align); len(at) > 0 {
			s := onrecord.Span{Start: m.span.Start + m.words[at[0]].Start, End: m.span.Start + m.words[at[len(at)-1]].End}
			found[i].not = d.text(m.page).Disowned(s)
		}
	}
	slices.SortStableFunc(found, func(a, b match) int {
		switch {
		case a.align.Grade != b.align.Grade || a.not.Empty() == b.not.Empty():
			return 0
		case a.not.Empty():
			return -1
		}
		return 1
	})
}

// retold reports whether the cue of a match is that of the medium which reports
// what its speaker said.
func (m match) retold() bool { return m.guessed && strings.EqualFold(m.fact.Verb.Text, "according to") }

// guess says how the speaker of a match was found.
func (m match) guess() string {
	if m.byWriter {
		return "the article is written in the first person; the name is that of its writer"
	}
	if m.byLetter {
		return "the sentence says \"it\"; the name is that of who wrote it, as told before"
	}
	if !m.origin.Empty() {
		return "the name is the one that the article gives for these words elsewhere"
	}
	if m.byPronoun {
		return "the sentence says only \"he\" or \"she\"; the name is the nearest one in the article"
	}
	if m.fact != nil && m.retold() {
		return "the name is the one who speaks in the sentence; it gives \"" + clean(m.fact.Who[0].Text) + "\" as its source"
	}
	return "the name is the one in the sentence; the words were not read as a quotation"
}

// originQuoted shows the sentence that tells whose words those of a match are.
func (m match) originQuoted() bot.Quotation {
	s := shorten(m.page.Text, m.origin, m.origin.Start)
	return bot.Quotation{Passage: bot.Passage{Text: m.page.say(s), Span: s, Citation: bot.Cite(m.page.Article, s)}}
}

// outlets names who printed articles, each once.
func outlets(as []onrecord.Article) string {
	var names []string
	for _, a := range as {
		if n := cmp.Or(a.Outlet, string(a.ID)); !slices.Contains(names, n) {
			names = append(names, n)
		}
	}
	return strings.Join(names, ", ")
}

// longestPassage bounds in bytes what is shown around a cited sentence.
const longestPassage = 600

// widen returns the stretch that holds both spans, if it is short enough to
// be shown, else the first.
func widen(text string, s, o onrecord.Span) onrecord.Span {
	both := onrecord.Span{Start: min(s.Start, o.Start), End: max(s.End, o.End)}
	if both.Len() > longestPassage {
		return s
	}
	return both
}

// printed returns the places of the printed words of an alignment, in order.
func printed(a question.Alignment) []int {
	var at []int
	for _, p := range a.Pairs {
		at = append(at, p[1])
	}
	slices.Sort(at)
	return slices.Compact(at)
}

// speaker returns who said a quote, empty where nobody is named. A source is
// printed up to its cue; the comma before that is left out here.
func speaker(f *onrecord.Fact) string {
	var names []string
	for _, m := range f.Who {
		if l := strings.TrimRight(clean(m.Label()), " ,;:—–"); l != "" && !pronoun(l) {
			names = append(names, l)
		}
	}
	return strings.Join(names, " and ")
}

// pronoun reports whether words stand for somebody whom they do not name.
func pronoun(s string) bool {
	switch strings.ToLower(s) {
	case "he", "she", "they", "it", "who", "i", "we", "him", "her", "them":
		return true
	}
	return false
}

// saidOfPronoun reports whether the sentence of a quote says "he".
func saidOfPronoun(f *onrecord.Fact) bool {
	return slices.ContainsFunc(f.Doubts, func(d onrecord.Doubt) bool { return d.Code == onrecord.SpeakerPronoun })
}

// lead is the line that says what the speaker did: the printed cue, which is
// "did not say" or "rejects" where it takes the words back.
func lead(f *onrecord.Fact) []bot.Run {
	if verb := clean(f.Verb.Text); verb != "" {
		return bot.Text(verb)
	}
	return nil
}

// doubtTexts say in words what a doubt means.
var doubtTexts = map[onrecord.DoubtCode]string{
	onrecord.MarksDamaged:   "a quotation mark is missing or misplaced on the page",
	onrecord.SpeakerOpen:    "the article leaves open who says this",
	onrecord.SpeakerCarried: "the speaker is the one named before; this sentence names nobody",
	onrecord.VagueNumber:    "the number is a phrase, not a count",
	onrecord.DateOpen:       "the date could not be worked out",
	onrecord.PlaceOpen:      "the place is not named here",
	onrecord.ActorOpen:      "whose force it is stays unsaid",
	onrecord.RetoldSpeech:   "the article retells this; the words may be its own",
}

// doubts returns the doubts of a fact as notes.
func doubts(p *page, f *onrecord.Fact) []bot.Note {
	var notes []bot.Note
	for _, d := range f.Doubts {
		text := doubtTexts[d.Code]
		if d.Code == onrecord.SpeakerPronoun && len(f.Who) > 0 {
			text = "the sentence says \"" + f.Who[0].Text + "\"; the name stands elsewhere in the article"
		}
		if text != "" {
			notes = append(notes, bot.Note{Kind: bot.Doubt, Text: text})
		}
	}
	if said := described(f); said != "" && !f.Doubted(onrecord.SpeakerPronoun) {
		notes = append(notes, bot.Note{Kind: bot.Doubt, Text: "the sentence says \"" + said + "\"; the article gives the name elsewhere"})
	}
	if p.Sample {
		notes = append(notes, bot.Note{Kind: bot.Caution, Text: "a sample article that ships with onrecord"})
	}
	return notes
}

// described returns the words by which a sentence means its speaker without a
// word of the name, "the Secretary General"; empty where it has one.
func described(f *onrecord.Fact) string {
	if f.Kind != onrecord.Quote || len(f.Who) == 0 || f.Who[0].Name == "" {
		return ""
	}
	name := question.Words(f.Who[0].Name)
	for _, w := range question.Words(f.Who[0].Text) {
		if slices.ContainsFunc(name, func(n question.Word) bool { return n.Stem == w.Stem }) {
			return ""
		}
	}
	return clean(f.Who[0].Text)
}

// locate returns the sentence of a quote that holds most of the asked words,
// aligned to them; where they run over two sentences or three, all of those.
func (d *desk) locate(ctx context.Context, hit onrecord.Hit, asked []question.Word) (match, error) {
	p, err := d.page(ctx, hit.Article)
	if err != nil {
		return match{}, err
	}
	best := match{page: p, fact: &hit.Fact, near: hit.Copies}
	for i, span := range p.stretches(hit.Fact) {
		words := d.words(p.say(span))
		a := question.Align(asked, words)
		if i == 0 || a.Grade > best.align.Grade || a.Grade == best.align.Grade && a.Score > best.align.Score {
			best.span, best.words, best.align = span, words, a
		}
	}
	return best, nil
}

// mostTogether is how many sentences of a quote are looked at as one.
const mostTogether = 3

// stretches returns the sentences in which the content of a quote stands, at
// least one, and then those beside each other as one, fewer before more, as
// far as they may be cited together.
func (p *page) stretches(f onrecord.Fact) []onrecord.Span {
	each := p.overlapping(f)
	all := slices.Clone(each)
	for n := 2; n <= mostTogether; n++ {
		for i := 0; i+n <= len(each); i++ {
			if s := (onrecord.Span{Start: each[i].Start, End: each[i+n-1].End}); s.Len() <= longestSentence {
				all = append(all, s)
			}
		}
	}
	return all
}

// overlapping returns the sentences in which the content of a quote stands,
// at least one.
func (p *page) overlapping(f onrecord.Fact) []onrecord.Span {
	cover := f.What.Cover()
	if cover.Empty() {
		cover = f.Span
	}
	var out []onrecord.Span
	for i := p.at(cover.Start); i < len(p.sentences) && p.sentences[i].Start < cover.End; i++ {
		out = append(out, p.sentence(i, max(cover.Start, p.sentences[i].Start)))
	}
	if len(out) == 0 {
		out = append(out, shorten(p.Text, f.Span, f.Span.Start))
	}
	return out
}
