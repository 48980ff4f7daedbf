package troops

import (
	"onrecord"
	"onrecord/text"
)

// memory is what an article said so far, as far as later sentences lean on
// it.
type memory struct {
	d    *text.Doc
	now  int  // the sentence that is read
	seen bool // a force was named

	owner   []onrecord.Mention // whose force the last fact was
	joint   onrecord.Mention   // a force of several: "the multinational force"
	place   []onrecord.Mention // where the last fact happened
	left    []onrecord.Mention // the place that the last fact left
	country onrecord.Mention   // the last country named
	what    onrecord.Mention   // the last force
	class   class
	last    *onrecord.Fact
	lastAt  int // its sentence
}

func newMemory(d *text.Doc) *memory { return &memory{d: d, lastAt: -9} }

// before is called before sentence i is read.
func (m *memory) before(i int) { m.now = i }

// recent reports whether the sentence before held a fact.
func (m *memory) recent() bool { return m.now-m.lastAt <= 1 && m.lastAt >= 0 }

// after is called when sentence i was read: it keeps the last country named.
func (m *memory) after(d *text.Doc, i int) {
	ps := d.PlacesIn(d.Sentences[i].Span)
	for k := range ps {
		if p := ps[k]; p.Place.Kind == text.Country && p.Form == text.ByName {
			m.country = placeMention(d, &ps[k])
		}
	}
}

// remember keeps the parts of a fact.
func (m *memory) remember(f *force, fact *onrecord.Fact) {
	if len(fact.Who) > 0 {
		m.owner = fact.Who
	}
	if len(fact.To) > 0 {
		m.place = fact.To
	} else if len(fact.From) > 0 {
		m.left = fact.From
	}
	m.what, m.class = fact.What, f.class
	m.last, m.lastAt = fact, m.now
}

// here returns where "here" is: the place that the article begins with, as a
// report from there does, else that of the last fact.
func (m *memory) here() onrecord.Mention {
	if len(m.place) > 0 {
		return m.place[0]
	}
	return m.country
}

// placeMention returns a mention of the gazetteer as a part of a fact.
func placeMention(d *text.Doc, p *text.PlaceMention) onrecord.Mention {
	out := onrecord.MentionAt(d.Text, p.Span)
	out.Name = p.Place.Name
	return out
}
