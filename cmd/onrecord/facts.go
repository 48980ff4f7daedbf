package main

// The facts of an article as JSON: what `onrecord extract` writes. All
// offsets are UTF-8 bytes of the article's text, end exclusive.

import (
	"strings"

	"onrecord"
)

type articleFacts struct {
	ID     onrecord.ArticleID `json:"id"`
	Quotes []quoteFact        `json:"quotes"`
	Forces []forceFact        `json:"forces"`
	People []personFact       `json:"people"`
}

type pair [2]int

type quoteFact struct {
	Kind    onrecord.Form `json:"kind"`
	Content []pair        `json:"content"`
	Cue     []pair        `json:"cue"`
	Speaker *speaker      `json:"speaker"`
}

type speaker struct {
	Span *pair   `json:"span"`
	Text string  `json:"text"`
	Name *string `json:"name"`
}

type forceFact struct {
	Actor     *string         `json:"actor"`
	CountMin  *int64          `json:"count_min"`
	CountMax  *int64          `json:"count_max"`
	CountText *string         `json:"count_text"`
	Approx    bool            `json:"approx"`
	What      string          `json:"what"`
	Kind      string          `json:"kind"`
	From      *string         `json:"from"`
	To        *string         `json:"to"`
	Status    onrecord.Status `json:"status"`
	Negated   bool            `json:"negated"`
	DateText  *string         `json:"date_text"`
	Date      *string         `json:"date"`
	Evidence  pair            `json:"evidence"`
}

type personFact struct {
	Name     string   `json:"name"`
	Forms    []string `json:"forms"`
	Mentions []pair   `json:"mentions"`
}

// factsOf puts a reading into the form of the output. Lists are never null.
func factsOf(a onrecord.Article, r onrecord.Reading) articleFacts {
	out := articleFacts{ID: a.ID, Quotes: []quoteFact{}, Forces: []forceFact{}, People: []personFact{}}
	for _, f := range r.Facts {
		switch f.Kind {
		case onrecord.Quote:
			out.Quotes = append(out.Quotes, quoteOf(f))
		case onrecord.Force:
			out.Forces = append(out.Forces, forceOf(f))
		}
	}
	for _, n := range r.Names {
		if n.Kind == onrecord.Person {
			out.People = append(out.People, personFact{n.Full, append([]string{}, n.Forms...), pairs(n.At)})
		}
	}
	return out
}

func quoteOf(f onrecord.Fact) quoteFact {
	q := quoteFact{Kind: f.Form, Content: pairs(f.What.Parts)}
	if !f.Verb.Zero() {
		q.Cue = pairs(f.Verb.Parts)
	}
	if len(f.Who) > 0 {
		q.Speaker = speakerOf(f.Who[0])
		if s := q.Speaker.Span; s != nil {
			s[1] = max(s[1], f.Who[len(f.Who)-1].Cover().End) // "Ruiz and Sato" is one source
		}
	}
	return q
}

func speakerOf(m onrecord.Mention) *speaker {
	s := &speaker{Text: m.Text, Name: orNull(m.Name)}
	if !m.Zero() {
		c := m.Cover()
		s.Span = &pair{c.Start, c.End}
	}
	return s
}

func forceOf(f onrecord.Fact) forceFact {
	out := forceFact{
		Actor: labels(f.Who), What: f.What.Label(), Kind: f.Class,
		From: labels(f.From), To: labels(f.To),
		Status: f.Status, Negated: f.Negated,
		DateText: orNull(f.When.Text), Date: orNull(f.When.ISO),
		Evidence: pair{f.Span.Start, f.Span.End},
	}
	if !f.Amount.Zero() {
		out.CountText = orNull(f.Amount.Text)
		out.CountMin, out.CountMax = bound(f.Amount.Low), bound(f.Amount.High)
		out.Approx = !f.Amount.Exact()
	}
	return out
}

func labels(ms []onrecord.Mention) *string {
	var all []string
	for _, m := range ms {
		all = append(all, m.Label())
	}
	return orNull(strings.Join(all, "; "))
}

// bound returns an end of a range, null where it is open.
func bound(n int64) *int64 {
	if n < 0 {
		return nil
	}
	return &n
}

func orNull(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

func pairs(spans []onrecord.Span) []pair {
	out := make([]pair, len(spans))
	for i, s := range spans {
		out[i] = pair{s.Start, s.End}
	}
	return out
}
