// Package quotes finds what somebody said, wrote or thought: direct, mixed and
// indirect quotations, with cue, source and speaker. It reads in rounds:
//
//   - damage.go mends stretches whose marks the page has lost;
//   - direct.go gives each quoted stretch the attribution behind or before it,
//     carry.go the one of the speaker who goes on;
//   - interview.go finds the answers of interviews;
//   - indirect.go finds the clauses that a cue governs, order.go those whose
//     attribution stands behind or apart;
//   - source.go finds the noun phrase that is the source of each;
//   - speaker.go resolves it to a name.
//
// Forms that an attribution takes have files of their own: before.go (she
// said, "..."), inverted.go (said Ana Ruiz), nominal.go (her claim that),
// lead.go (whom the sentence is about). nounphrase.go and grammar.go tell what
// belongs to a cue, content.go where what it governs ends, when.go its date.
//
// cues.txt lists the words that attribute, with what may stand beside each;
// cues.go reads it, cue.go finds them in a text. words.go is how this package
// sees a document.
package quotes

import (
	"cmp"
	"slices"

	"onrecord"
	"onrecord/text"
)

// Facts returns the quotes of a document, in the order of what was said.
func Facts(d *text.Doc) []onrecord.Fact {
	q := newQuoter(d)
	q.mend()
	q.direct()
	q.unmarked()
	q.answers()
	q.indirect()
	q.standalone()
	slices.SortStableFunc(q.drafts, func(a, b *draft) int { return cmp.Compare(a.content[0].Start, b.content[0].Start) })
	facts := make([]onrecord.Fact, 0, len(q.drafts))
	for _, dr := range q.drafts {
		facts = append(facts, q.fact(dr))
	}
	return facts
}

func newQuoter(d *text.Doc) *quoter {
	n := len(d.Tokens)
	return &quoter{article: newArticle(d), spoken: make([]bool, n), used: make([]bool, n), last: nobody}
}

// quoter collects the quotes of one article.
type quoter struct {
	*article
	drafts  []*draft
	ofMarks []*draft // for each quoted stretch, the draft that holds it
	spoken  []bool   // tokens inside a direct quote
	used    []bool   // tokens of cues that have their quote
	read    int      // tokens before this one are part of a quote
	last    int      // index in Doc.Names of the person who spoke last; or nobody
}

// draft is a quote in the making.
type draft struct {
	content   []onrecord.Span
	source    phrase // empty: none was found
	cue       phrase
	status    onrecord.Status
	addressee phrase
	negated   bool
	carried   *draft // the quote whose speaker goes on
	doubts    []onrecord.Doubt
	form      onrecord.Form
	by        int // one more than the index in Doc.Names of whose words these are, where no source names them
}

// fact turns a draft into a fact.
func (q *quoter) fact(dr *draft) onrecord.Fact {
	f := onrecord.Fact{
		Form: dr.form, Status: dr.status, Negated: dr.negated, Doubts: dr.doubts,
		What: onrecord.MentionAt(q.Text, dr.content...),
	}
	if !dr.cue.empty() {
		f.Verb = onrecord.MentionAt(q.Text, q.span(dr.cue.first, dr.cue.end))
	}
	if !dr.addressee.empty() {
		f.Of = onrecord.MentionAt(q.Text, q.span(dr.addressee.first, dr.addressee.end))
	}
	if !dr.source.empty() {
		for _, p := range q.each(dr.source) {
			if dr.by > 0 {
				n := &q.Names[dr.by-1]
				who := onrecord.MentionAt(q.Text, q.span(p.first, p.end))
				who.Name, who.NameAt = n.Full, n.At
				f.Who = append(f.Who, who)
				continue
			}
			who, doubts := q.speaker(p)
			f.Who, f.Doubts = append(f.Who, who), append(f.Doubts, doubts...)
		}
	}
	if len(f.Who) == 0 && !f.Doubted(onrecord.SpeakerOpen) {
		f.Doubts = append(f.Doubts, onrecord.Doubt{Code: onrecord.SpeakerOpen, At: f.What.Cover()})
	}
	f.When = q.when(dr)
	f.Span = q.evidence(f)
	return f
}

// evidence returns the sentences that hold content, cue and source, as one
// stretch.
func (q *quoter) evidence(f onrecord.Fact) onrecord.Span {
	s := f.What.Cover()
	widen := func(m onrecord.Mention) {
		if c := m.Cover(); !m.Zero() {
			s.Start, s.End = min(s.Start, c.Start), max(s.End, c.End)
		}
	}
	widen(f.Verb)
	for _, who := range f.Who {
		widen(who)
	}
	first, last := q.SentenceAt(s.Start), q.SentenceAt(s.End-1)
	if first < len(q.Sentences) {
		s.Start = min(s.Start, q.Sentences[first].Start)
	}
	if last < len(q.Sentences) {
		s.End = max(s.End, q.Sentences[last].Span.End)
	}
	return s
}
