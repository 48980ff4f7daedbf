package troops

import (
	"strings"

	"onrecord"
	"onrecord/text"
)

// memory is what an article said so far, as far as later sentences lean on
// it.
type memory struct {
	d    *text.Doc
	now  int  // the sentence that is read
	seen bool // a force was named

	owner           []onrecord.Mention // whose force the last fact was
	unit            []onrecord.Mention // whose the last contingent, team or force was
	joint           onrecord.Mention   // a force of several: "the multinational force"
	place           []onrecord.Mention // where the last fact happened
	left            []onrecord.Mention // the place that the last fact left
	country         onrecord.Mention   // the last country named
	alliance        onrecord.Mention   // the last alliance named
	official        onrecord.Mention   // the country of the last official who is named by it
	actors          []string           // whose forces were named
	topicFor        int                // how many actors there were when topic was counted
	officialAt      int                // his sentence
	homeAt, topicAt int                // what the whole text is about, once counted: see home, topic
	what            onrecord.Mention   // the last force
	class           class
	last            *onrecord.Fact
	lastAt          int // its sentence
}

func newMemory(d *text.Doc) *memory {
	return &memory{d: d, lastAt: -9, homeAt: -1, topicAt: -1, officialAt: -9}
}

// before is called before sentence i is read.
func (m *memory) before(i int) { m.now = i }

// recent reports whether the sentence before held a fact.
func (m *memory) recent() bool { return m.now-m.lastAt <= 1 && m.lastAt >= 0 }

// after is called when sentence i was read: it keeps the last country named.
func (m *memory) after(d *text.Doc, i int) {
	ps := d.PlacesIn(d.Sentences[i].Span)
	for k := range ps {
		switch p := ps[k]; {
		case p.Place.Kind == text.Country && p.Form == text.ByAdjective && m.isOfficial(d, &p):
			m.official, m.officialAt = placeMention(d, &ps[k]), i
		case p.Place.Kind == text.Country && p.Form == text.ByName:
			m.country = placeMention(d, &ps[k])
		case p.Place.Kind == text.Alliance:
			m.alliance = placeMention(d, &ps[k])
		}
	}
}

// isOfficial reports whether p is the country of an official: "Greek Defence
// Minister".
func (m *memory) isOfficial(d *text.Doc, p *text.PlaceMention) bool {
	t := d.TokenAt(p.End)
	return t < len(d.Tokens) && officialTitles[strings.ToLower(d.Word(t))]
}

var officialTitles = wordSet(`president minister prime foreign defence defense chancellor general government officials source sources premier deputy spokesman interior`)

// remember keeps the parts of a fact.
func (m *memory) remember(f *force, fact *onrecord.Fact) {
	if len(fact.Who) > 0 {
		m.owner = fact.Who
	}
	for _, w := range fact.Who {
		if !m.owned(w.Name) && len(m.actors) < 20 {
			m.actors = append(m.actors, w.Name)
		}
	}
	if f.class == unit && len(fact.Who) > 0 {
		m.unit = fact.Who
	}
	switch {
	case len(fact.To) > 0:
		m.place = fact.To
	case len(fact.From) > 0 && f.kind != depart && f.kind != move:
		m.place = fact.From
	case len(fact.From) > 0:
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
	return m.topic()
}

// owned reports whether forces of the country were named as its own.
func (m *memory) owned(name string) bool {
	for _, w := range m.actors {
		if w == name {
			return true
		}
	}
	return false
}

// theatre returns where the article's forces are: the country of the place of
// the last fact, else the place that the text is about.
func (m *memory) theatre() []onrecord.Mention {
	var out []onrecord.Mention
	for _, p := range m.place {
		if g := text.FindPlace(p.Name); g != nil && g.Kind == text.City && len(g.In) > 0 {
			p.NameAt, p.Name = p.Cover(), g.In[0]
		}
		if !m.owned(p.Name) {
			out = append(out, p)
		}
	}
	if t := m.topic(); len(out) == 0 && !t.Zero() {
		return []onrecord.Mention{t}
	}
	return distinct(out)
}

// home returns the country that acts most often in the text; zero when none
// does.
func (m *memory) home() onrecord.Mention {
	if m.homeAt < 0 {
		m.homeAt = m.most(func(p *text.PlaceMention, before string) int {
			switch {
			case p.Form == text.ByName && placeBefore[before]:
				return 0
			case p.Place.Kind == text.Country:
				return 2
			case p.Place.Kind == text.Alliance:
				return 1
			}
			return 0
		})
	}
	return m.counted(m.homeAt)
}

// topic returns the place that the text most often says something to be in,
// or to go to; zero when there is none.
func (m *memory) topic() onrecord.Mention {
	if m.topicAt < 0 || m.topicFor != len(m.actors) {
		m.topicFor = len(m.actors)
		m.topicAt = m.most(func(p *text.PlaceMention, before string) int {
			switch {
			case p.Form != text.ByName || p.Place.Kind != text.Country && (p.Place.Kind != text.Region || p.Place.In == nil) || m.owned(p.Place.Name):
				return 0
			case placeBefore[before]:
				return 2
			}
			return 1
		})
	}
	return m.counted(m.topicAt)
}

var placeBefore = wordSet(`in to from into at near of for on across inside southern northern eastern western lawless war-torn`)

// most returns the index in Doc.Places, plus one, of the first mention of the
// place whose mentions weigh most.
func (m *memory) most(weight func(p *text.PlaceMention, before string) int) int {
	n, first := map[string]int{}, map[string]int{}
	best := 0
	for i := range m.d.Places {
		p := &m.d.Places[i]
		name := p.Place.Name
		w := weight(p, m.wordBefore(p.Start))
		if w == 0 {
			continue
		}
		if n[name] += w; first[name] == 0 {
			first[name] = i + 1
		}
		if best == 0 || n[name] > n[m.d.Places[best-1].Place.Name] {
			best = first[name]
		}
	}
	return best
}

// counted returns the mention that most found.
func (m *memory) counted(at int) onrecord.Mention {
	if at <= 0 {
		return onrecord.Mention{}
	}
	return placeMention(m.d, &m.d.Places[at-1])
}

// wordBefore returns the word before the byte at, "the" passed over.
func (m *memory) wordBefore(at int) string {
	t := m.d.TokenAt(at) - 1
	for ; t >= 0; t-- {
		if w := strings.ToLower(m.d.Word(t)); w != "the" {
			return w
		}
	}
	return ""
}

// placeMention returns a mention of the gazetteer as a part of a fact.
func placeMention(d *text.Doc, p *text.PlaceMention) onrecord.Mention {
	out := onrecord.MentionAt(d.Text, p.Span)
	out.Name = p.Place.Name
	return out
}
