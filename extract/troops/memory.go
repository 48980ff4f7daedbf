package troops

import (
	"slices"
	"strings"

	"onrecord"
	"onrecord/text"
	"onrecord/text/lexicon"
)

// memory is what an article said so far, as far as later sentences lean on
// it.
type memory struct {
	d    *text.Doc
	land *text.PlaceMention // the only country of the article that the gazetteer does not have; may be nil
	now  int                // the sentence that is read
	sent int                // the end of the dateline, see datelineEnd
	seen bool               // a force was named

	owner         []onrecord.Mention // whose force the last fact was
	unit          []onrecord.Mention // whose the last contingent, team or force was
	joint         onrecord.Mention   // a force of several: "the multinational force"
	place         []onrecord.Mention // where the last fact happened
	town          onrecord.Mention   // the first town that a force went to or was in
	left          []onrecord.Mention // the place that the last fact left
	country       onrecord.Mention   // the last country named
	alliance      onrecord.Mention   // the last alliance named
	official      onrecord.Mention   // the country of the last official who is named by it
	units         []onrecord.Fact    // the last contingents, teams and forces
	shared        bool               // a force of several was named
	actors        []string           // whose forces were named
	officialAt    int                // his sentence
	homes, topics []placeCount       // see home and topic; nil until counted
	theatres      map[string]int     // how many facts are of places in a country
	placed        map[string]bool    // countries that forces went to or were in
	what          onrecord.Mention   // the last force
	class         class
	last          *onrecord.Fact
	lastAt        int // its sentence
}

func newMemory(d *text.Doc) *memory {
	m := &memory{d: d, seen: aboutForces(d), lastAt: -9, officialAt: -9, placed: map[string]bool{}, theatres: map[string]int{}}
	m.sent = m.datelineEnd()
	return m
}

// martialText is how many nouns of forces make a text one about forces, in
// which "900 men" are soldiers from the first sentence on.
const martialText = 4

// aboutForces reports whether d is a text about forces.
func aboutForces(d *text.Doc) bool {
	n := 0
	for i := range d.Tokens {
		if h, ok := heads.Find(d.Lower(i)); ok && !h.weak {
			if n++; n == martialText {
				return true
			}
		}
	}
	return false
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
	return t < len(d.Tokens) && officialTitles.Has(d.Lower(t))
}

var officialTitles = lexicon.Words(`president minister prime foreign defence defense chancellor general government officials source sources premier deputy spokesman interior`)

// remember keeps the parts of a fact.
func (m *memory) remember(f *force, fact *onrecord.Fact) {
	if len(fact.Who) > 0 && !(fact.Negated && fact.Status == onrecord.Planned) {
		m.owner = fact.Who
	}
	for _, w := range fact.Who {
		if !m.owned(w.Name) && len(m.actors) < 20 {
			m.actors = append(m.actors, w.Name)
		}
	}
	for _, p := range append(fact.To[:len(fact.To):len(fact.To)], fact.From...) {
		m.placed[p.Name] = len(m.placed) < 50
	}
	m.shared = m.shared || f.led || f.strong && f.class == unit
	if f.class == unit && len(fact.Who) > 0 {
		m.unit = fact.Who
		m.units = append(m.units[max(0, len(m.units)-7):], *fact)
	}
	for _, p := range fact.To {
		if g := text.FindPlace(p.Name); g != nil && g.Kind == text.City && m.town.Zero() {
			m.town = p
		}
	}
	switch {
	case len(fact.To) > 0:
		m.place = fact.To
		m.stage(fact.To)
	case len(fact.From) > 0 && f.kind != depart && f.kind != move:
		m.place = fact.From
		m.stage(fact.From)
	case len(fact.From) > 0:
		m.left = fact.From
	}
	m.what, m.class = fact.What, f.class
	m.last, m.lastAt = fact, m.now
}

// standing reports whether f is a part of the force of the last fact, or all of
// it, and that one is somewhere: it then leaves where it is, and does not set
// out.
func (m *memory) standing(f *force) bool {
	if !f.bare || f.more || f.item || m.last == nil || m.now-m.lastAt > 1 || m.last.Negated || len(m.last.To) == 0 {
		return false
	}
	return m.last.Status == onrecord.Present || m.last.Status == onrecord.Deployed
}

// here returns where "here" is: the place that a report is sent from ("NAIROBI,
// Dec. 5"), else the first town of a fact.
func (m *memory) here() onrecord.Mention {
	if p := m.dateline(); p != nil {
		return placeMention(m.d, p)
	}
	if !m.town.Zero() {
		return m.town
	}
	if len(m.place) > 0 {
		return m.place[0]
	}
	return m.topic(nil)
}

// dateline returns the place in capitals that the article begins with; nil when
// it does not.
func (m *memory) dateline() *text.PlaceMention {
	if len(m.d.Tokens) == 0 || len(m.d.Places) == 0 {
		return nil
	}
	p := &m.d.Places[0]
	name := m.d.In(p.Span)
	if p.Start > m.d.Tokens[min(3, len(m.d.Tokens)-1)].Start || name != strings.ToUpper(name) || p.Place.IsBody() || p.Form != text.ByName {
		return nil
	}
	return p
}

// datelineEnd returns the byte at which the dateline of d ends, the dash of
// "WARSAW, Poland (Herald) -"; 0 when it has none. Where a report is sent from is
// neither whose forces it tells of nor where they are.
func (m *memory) datelineEnd() int {
	if m.dateline() == nil {
		return 0
	}
	const longest = 16 // tokens
	for i := 1; i < len(m.d.Tokens) && i < longest; i++ {
		switch m.d.Word(i) {
		case "-", "--", "—", "–":
			return m.d.Tokens[i].Start
		}
		if tag := m.d.Tokens[i].Tag; tag == "VBD" || tag == "VBZ" || tag == "VBP" {
			break
		}
	}
	return 0
}

// datelineCountry returns the country that the report is sent from; zero when
// there is no dateline.
func (m *memory) datelineCountry() onrecord.Mention {
	p := m.dateline()
	if p == nil {
		return onrecord.Mention{}
	}
	out := placeMention(m.d, p)
	if p.Place.Kind != text.Country && len(p.Place.In) > 0 {
		out.NameAt, out.Name = out.Cover(), p.Place.In[0]
	}
	return out
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

// theatre returns where the forces of these owners are, as far as the text
// told: the country of the place of the last fact, else the place that the
// text is about. It is no country of the owners.
func (m *memory) theatre(who []onrecord.Mention) []onrecord.Mention {
	var out []onrecord.Mention
	for _, p := range m.place {
		g := text.FindPlace(p.Label())
		if g == nil && p.Name == "" {
			continue // nobody knows where that is
		}
		if g != nil && g.Kind == text.City && len(g.In) > 0 {
			p.NameAt, p.Name = p.Cover(), g.In[0]
		}
		if !m.owned(p.Name) || m.placed[p.Name] {
			out = append(out, p)
		}
	}
	if t := m.topic(who); len(out) == 0 && !t.Zero() {
		return []onrecord.Mention{t}
	}
	return distinct(out)
}

// oneTheatre reports whether the forces so far went to, were in or left mostly
// one country: what the text leaves out is then there as well.
func (m *memory) oneTheatre() bool {
	most, all := 0, 0
	for _, n := range m.theatres {
		most, all = max(most, n), all+n
	}
	return most > 0 && 3*most >= 2*all
}

// wide reports whether the last place is a region of several countries.
func (m *memory) wide() bool {
	if len(m.place) == 0 {
		return true
	}
	g := text.FindPlace(m.place[0].Name)
	return g != nil && g.Kind == text.Region && len(g.In) != 1
}

// stage counts a place for oneTheatre, by its country.
func (m *memory) stage(ps []onrecord.Mention) {
	for _, p := range ps {
		name := p.Label()
		switch g := text.FindPlace(name); {
		case g == nil:
			continue
		case g.Kind != text.Country && len(g.In) == 1:
			name = g.In[0]
		}
		if len(m.theatres) < 50 || m.theatres[name] > 0 {
			m.theatres[name]++
		}
	}
}

// home returns the country, or the alliance, that acts most often in the
// text; zero when none does.
func (m *memory) home() onrecord.Mention {
	if m.homes == nil {
		m.homes = m.count(func(p *text.PlaceMention, before string) int {
			switch {
			case p.End <= m.sent || p.Form == text.ByName && placeBefore.Has(before):
				return 0
			case p.Place.Kind == text.Country:
				return 3
			case p.Place.Kind == text.Alliance:
				return 1
			}
			return 0
		})
	}
	if len(m.homes) == 0 && m.land != nil {
		return placeMention(m.d, m.land)
	}
	if len(m.homes) == 0 {
		return onrecord.Mention{}
	}
	return placeMention(m.d, m.homes[0].first)
}

// topic returns the place that the text is most about and that is none of
// these owners' nor of those whose forces were sent elsewhere; zero when there
// is none.
func (m *memory) topic(who []onrecord.Mention) onrecord.Mention {
	if m.topics == nil {
		m.topics = m.count(func(p *text.PlaceMention, before string) int {
			switch {
			case p.End <= m.sent:
				return 0
			case p.Place.Kind != text.Country && (p.Place.Kind != text.Region || p.Place.In == nil):
				return 0
			case p.Form != text.ByName || m.d.In(p.Span) != p.Place.Name:
				return 0
			case placeBefore.Has(before):
				return 2
			}
			return 1
		})
	}
	for _, t := range m.topics {
		name := t.first.Place.Name
		if m.owned(name) && !m.placed[name] || slices.ContainsFunc(who, func(w onrecord.Mention) bool { return w.Name == name }) {
			continue
		}
		return placeMention(m.d, t.first)
	}
	return onrecord.Mention{}
}

var placeBefore = lexicon.Words(`in to from into at near of for on across inside southern northern eastern western lawless war-torn`)

// placeCount is how much the mentions of a place weigh, and the first one.
type placeCount struct {
	first  *text.PlaceMention
	weight int
}

// count weighs the mentions of all places, and returns them heaviest first.
func (m *memory) count(weight func(p *text.PlaceMention, before string) int) []placeCount {
	out := []placeCount{}
	index := map[string]int{}
	for i := range m.d.Places {
		p := &m.d.Places[i]
		w := weight(p, m.wordBefore(p.Start))
		if w == 0 {
			continue
		}
		k, ok := index[p.Place.Name]
		if !ok {
			k = len(out)
			index[p.Place.Name] = k
			out = append(out, placeCount{first: p})
		}
		out[k].weight += w
	}
	slices.SortStableFunc(out, func(a, b placeCount) int { return b.weight - a.weight })
	return out
}

// wordBefore returns the word before the byte at, "the" passed over.
func (m *memory) wordBefore(at int) string {
	t := m.d.TokenAt(at) - 1
	for ; t >= 0; t-- {
		if w := m.d.Lower(t); w != "the" {
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
