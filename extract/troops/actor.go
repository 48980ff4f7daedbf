package troops

import (
	"strings"

	"onrecord"
	"onrecord/text"
)

// actor says whose force f is: who is named in the phrase itself, else who
// sends it, else whose the article spoke of before. It is never the speaker.
func (sc *scene) actor(f *force, m *memory, fact *onrecord.Fact) {
	switch {
	case len(f.owner) > 0 && !sc.missionOnly(f):
		fact.Who = sc.owners(f)
	case f.coalition > 0 && !f.led:
		fact.Who = []onrecord.Mention{named(sc.mention(f.coalition-1, f.coalition-1), "Coalition")}
	case f.foreign > 0:
		fact.Who = []onrecord.Mention{sc.mention(f.foreign, f.foreign)}
	case f.led:
		fact.Who = []onrecord.Mention{sc.joint(f, m)}
	default:
		fact.Who = sc.sender(f, m, fact)
		if len(fact.Who) == 0 && len(f.owner) > 0 {
			fact.Who = sc.owners(f)
		}
	}
	if f.led && m.joint.Zero() {
		m.joint = sc.joint(f, m)
	}
}

// owners returns who is named inside the phrase: a country before a body, as
// in "the French UNIFIL troops".
func (sc *scene) owners(f *force) []onrecord.Mention {
	best := f.owner[0]
	for _, p := range f.owner {
		if rank[p.Place.Kind] > rank[best.Place.Kind] {
			best = p
		}
	}
	if best.Place.Kind == text.Region && len(best.Place.In) > 0 && best.Place.Members == nil {
		return []onrecord.Mention{named(placeMention(sc.d, best), best.Place.Name)}
	}
	return []onrecord.Mention{sc.country(best)}
}

// rank says whose force it rather is when a phrase names two.
var rank = map[text.PlaceKind]int{text.Country: 5, text.Alliance: 4, text.Group: 3, text.City: 2, text.Mission: 1}

// missionOnly reports whether the phrase names nothing but the force itself:
// somebody else sends it.
func (sc *scene) missionOnly(f *force) bool {
	for _, p := range f.owner {
		if p.Place.Kind != text.Mission {
			return false
		}
	}
	return f.rel == object
}

// joint returns the name of a force of several: "the multinational force".
func (sc *scene) joint(f *force, m *memory) onrecord.Mention {
	for i := f.left; i <= f.right; i++ {
		if low := sc.low(i); low == "peacekeeping" || low == "peacekeepers" {
			if p := sc.bodyNamed(m); !p.Zero() {
				return p
			}
		}
	}
	if !m.joint.Zero() {
		return m.joint
	}
	out := f.what
	out.Name = "multinational force"
	return out
}

// bodyNamed returns the body that the sentence names as a sender.
func (sc *scene) bodyNamed(m *memory) onrecord.Mention {
	ps := sc.d.PlacesIn(sc.part)
	for i := range ps {
		if ps[i].Place.Kind == text.Alliance {
			return placeMention(sc.d, &ps[i])
		}
	}
	if len(m.owner) > 0 {
		if p := text.FindPlace(m.owner[0].Name); p != nil && p.Kind == text.Alliance {
			return m.owner[0]
		}
	}
	return onrecord.Mention{}
}

// sender returns who the sentence, or what was said before it, has as the
// sender or owner of f.
func (sc *scene) sender(f *force, m *memory, fact *onrecord.Fact) []onrecord.Mention {
	if who := sc.behindFrom(f); len(who) > 0 && f.rel != object {
		return who
	}
	if who := sc.ownSize(f, m); len(who) > 0 {
		return who
	}
	from := f.left
	if f.rel == object && f.by >= 0 || f.rel == ofNoun && f.by >= 0 && f.by < f.left {
		from = f.by
	}
	if f.kind == request && f.by >= 0 && f.by < f.left {
		for k := f.by + 1; k < f.left; k++ {
			if p := sc.w[k].place; p != nil && p.Form == text.ByName && (p.Place.Kind == text.Country || p.Place.IsBody()) && sc.low(f.left-1) == "for" {
				return sc.listFrom(k)
			}
		}
	}
	if f.same && len(m.owner) > 0 {
		return m.owner
	}
	if o := sc.speakerHere(f, fact); len(o) > 0 {
		return o
	}
	if f.definite && f.class == unit && len(m.unit) > 0 && f.rel != object || !m.joint.Zero() && (f.rel != object && sc.ofOperation(f) || f.strong && f.definite) {
		if f.strong && !m.joint.Zero() {
			return []onrecord.Mention{m.joint}
		}
		if f.definite && f.class == unit {
			return m.unit
		}
		return []onrecord.Mention{m.joint}
	}
	if f.with {
		if who := sc.countryBefore(f.left); len(who) > 0 {
			return who
		}
	}
	who := sc.subjectBefore(from, m)
	if f.rel == subject || f.rel == alone || len(who) == 0 {
		if f.definite && len(m.owner) > 0 && m.now-m.lastAt < 3 && m.officialAt <= m.lastAt && (len(who) == 0 || !elsewhere(who, fact)) {
			return m.owner
		}
	}
	if len(who) > 0 && (f.rel == object || elsewhere(who, fact)) {
		return who
	}
	if !m.official.Zero() && m.officialAt >= m.lastAt && m.now-m.officialAt < 3 {
		if o := []onrecord.Mention{m.official}; elsewhere(o, fact) {
			return o
		}
	}
	if len(m.owner) > 0 && m.now-m.lastAt < 6 && elsewhere(m.owner, fact) {
		return m.owner
	}
	if who := sc.anyCountry(f); len(who) > 0 && elsewhere(who, fact) {
		return who
	}
	if h := m.home(); !h.Zero() && elsewhere([]onrecord.Mention{h}, fact) {
		return []onrecord.Mention{h}
	}
	if len(who) > 0 {
		return who
	}
	return m.owner
}

// ownSize reads "the reaction force can have up to 60,000 soldiers": the force
// itself is who has them.
func (sc *scene) ownSize(f *force, m *memory) []onrecord.Mention {
	if f.rel != object || f.kind != have && f.kind != level {
		return nil
	}
	for i := range sc.forces {
		g := &sc.forces[i]
		if g.class == unit && g.right < f.by && g.right > f.by-6 && !g.hidden {
			if len(g.owner) > 0 {
				return sc.owners(g)
			}
			if !m.joint.Zero() {
				return []onrecord.Mention{m.joint}
			}
			return []onrecord.Mention{g.what}
		}
	}
	return nil
}

// ofOperation reads "the troops in the operation", "troops for Operation X".
func (sc *scene) ofOperation(f *force) bool {
	i := f.right + 1
	if low := sc.low(i); low != "in" && low != "of" && low != "for" {
		return false
	}
	for i++; determiners[sc.low(i)] || sc.at(i).low == "\"" || sc.at(i).low == "“" || sc.at(i).low == "``"; i++ {
	}
	switch sc.low(i) {
	case "operation", "force", "mission", "contingent":
		return true
	}
	return false
}

// countryBefore returns the country named shortly before word i.
func (sc *scene) countryBefore(i int) []onrecord.Mention {
	for k := i - 1; k >= 0 && k > i-8; k-- {
		if p := sc.w[k].place; p != nil && p.Place.Kind == text.Country && p.Form == text.ByName {
			return []onrecord.Mention{placeMention(sc.d, p)}
		}
	}
	return nil
}

// speakerHere returns the country of the official who speaks in the sentence
// of his own troops: "a Greek source said most of the contingent".
func (sc *scene) speakerHere(f *force, fact *onrecord.Fact) []onrecord.Mention {
	if !f.definite || f.rel == object {
		return nil
	}
	for k := f.left - 1; k >= 0 && k > f.left-12; k-- {
		p := sc.w[k].place
		if p == nil || p.Form != text.ByAdjective || p.Place.Kind != text.Country || !officialTitles[sc.low(sc.after(p.End))] {
			continue
		}
		who := []onrecord.Mention{placeMention(sc.d, p)}
		if elsewhere(who, fact) {
			return who
		}
	}
	return nil
}

// elsewhere reports whether none of these is where the force goes or leaves.
func elsewhere(who []onrecord.Mention, fact *onrecord.Fact) bool {
	for _, w := range who {
		for _, p := range append(append([]onrecord.Mention{}, fact.To...), fact.From...) {
			if p.Name == w.Name && w.Name != "" {
				return false
			}
			if g := text.FindPlace(p.Name); g != nil && g.Kind != text.Country && contains(g.In, w.Name) && len(fact.From) == 0 {
				return false
			}
		}
	}
	return true
}

// behindFrom reads "troops from Ghana", "soldiers of the Greek army" and the
// agent of a passive, "led by Italy" apart.
func (sc *scene) behindFrom(f *force) []onrecord.Mention {
	i := f.right + 1
	if f.kind == withdraw || f.kind == reduce || f.kind == depart {
		return nil
	}
	if low := sc.low(i); low == "from" || low == "of" {
		for k := i + 1; k < i+4; k++ {
			if p := sc.at(k).place; p != nil && p.Place.Kind != text.City && (low == "from" && p.Form == text.ByName && p.Place.Kind == text.Country || low == "of") {
				return sc.listFrom(sc.after(p.Start))
			}
		}
	}
	for k := f.by + 1; f.by >= 0 && f.rel == subject && k < len(sc.w) && k < f.by+5; k++ {
		if sc.low(k) == "by" && sc.at(k+1).place != nil {
			return sc.listFrom(k + 1)
		}
		if sc.low(k) == "by" && sc.at(k+2).place != nil && determiners[sc.low(k+1)] {
			return sc.listFrom(k + 2)
		}
	}
	return nil
}

// listFrom reads the actors of a list that begins at i: "Greece, Italy and
// Romania".
func (sc *scene) listFrom(i int) []onrecord.Mention {
	var out []onrecord.Mention
	for i < len(sc.w) {
		p := sc.w[i].place
		if p == nil || p.Place.Kind == text.Region && len(out) > 0 {
			break
		}
		out = append(out, placeMention(sc.d, p))
		i = sc.after(p.End)
		if sc.low(i) == "," {
			i++
		}
		if sc.low(i) == "and" {
			i++
		}
		if sc.low(i) == "the" {
			i++
		}
	}
	return out
}

// subjectBefore looks left of word from for who acts there: the nearest
// country, capital or body that is not somewhere ("in Iraq") and not only an
// adjective of something else ("the Iraqi parliament" acts, "Iraqi oil" not).
func (sc *scene) subjectBefore(from int, m *memory) []onrecord.Mention {
	for k, n := from-1, 0; k >= 0 && n < 40; k, n = k-1, n+1 {
		p := sc.w[k].place
		if p == nil {
			if low := sc.low(k); low == "its" || low == "it" || low == "they" || low == "their" {
				if who := sc.nounBefore(k, m); len(who) > 0 {
					return who
				}
			} else if (low == "government" || low == "administration" || low == "ministry" || low == "cabinet") && sc.governmentAlone(k) {
				if h := m.home(); !h.Zero() {
					return []onrecord.Mention{{Parts: sc.mention(k, k).Parts, Text: sc.raw(k), Name: h.Name, NameAt: h.Cover()}}
				}
			} else if low == "alliance" || low == "organization" || low == "organisation" || low == "bloc" {
				if !m.alliance.Zero() {
					who := m.alliance
					who.NameAt = who.Cover()
					return []onrecord.Mention{{Parts: sc.mention(k, k).Parts, Text: sc.raw(k), Name: who.Name, NameAt: who.Cover()}}
				}
				if low == "alliance" {
					return []onrecord.Mention{sc.mention(k, k)}
				}
			} else if who := sc.several(k); len(who) > 0 {
				return who
			}
			continue
		}
		first := sc.after(p.Start)
		k = first
		if !sc.acts(p, first) {
			continue
		}
		return sc.listBack(first, p)
	}
	return nil
}

// governmentAlone reports whether the government at k is nobody's by name:
// "the government", "the Interior Ministry".
func (sc *scene) governmentAlone(k int) bool {
	for i := k - 1; i >= 0 && i > k-4; i-- {
		if sc.w[i].place != nil || sc.low(i) == "'s" || sc.low(i) == "of" {
			return false
		}
		if sc.low(i) == "the" {
			return sc.low(k+1) != "of"
		}
	}
	return false
}

// named gives a mention the name that it stands for.
func named(m onrecord.Mention, name string) onrecord.Mention {
	m.Name = name
	return m
}

// nounBefore returns whom "it" at k stands for: the nearest actor before it
// in the sentence, else the owner of before.
func (sc *scene) nounBefore(k int, m *memory) []onrecord.Mention {
	for i, n := k-1, 0; i >= 0 && n < 25; i, n = i-1, n+1 {
		if p := sc.w[i].place; p != nil {
			first := sc.after(p.Start)
			if sc.acts(p, first) || sc.low(k) == "their" && p.Place.Kind == text.Country && p.Form == text.ByName {
				return sc.listBack(first, p)
			}
			i = first
		}
	}
	return m.owner
}

// several reads "Eight European countries", "some members" that end at k.
func (sc *scene) several(k int) []onrecord.Mention {
	switch sc.low(k) {
	case "countries", "nations", "members", "states", "allies":
	default:
		return nil
	}
	i := k
	for i > 0 && (sc.w[i-1].number != nil || sc.w[i-1].place != nil || modifiers[sc.low(i-1)] || sc.low(i-1) == "member") {
		i--
	}
	if sc.low(k) == "members" || sc.low(k) == "states" && i == k {
		if i == k && sc.low(k-1) != "some" {
			return nil
		}
		return []onrecord.Mention{named(sc.mention(i, k), "NATO members")}
	}
	if i == k || prepositions[sc.low(i-1)] {
		return nil
	}
	return []onrecord.Mention{sc.mention(i, k)}
}

// acts reports whether the place named at first can be who acts.
func (sc *scene) acts(p *text.PlaceMention, first int) bool {
	if p.Place.Kind == text.Region || p.End < sc.at(sc.after(p.End)-1).End {
		return p.Place.Kind == text.Region && officials[sc.low(sc.after(p.End))] && p.Form == text.ByAdjective && p.Place.In != nil
	}
	before := first - 1
	for sc.low(before) == "the" || directions[sc.low(before)] || strings.HasSuffix(sc.low(before), "-central") {
		before--
	}
	prev := sc.low(before)
	if strings.HasPrefix(prev, "accus") {
		return true
	}
	if prev == "and" || prev == "," || prev == "or" {
		if prev == "and" && sc.low(before-1) == "," {
			before--
		}
		if q := sc.at(before - 1).place; q != nil && q.Form == p.Form && q.Form == text.ByName {
			return sc.acts(q, sc.after(q.Start))
		}
	}
	if tag := sc.at(before).tag; len(tag) > 1 && tag[0] == 'V' && !isAux(prev) && p.Form == text.ByName && sc.low(sc.after(p.End)) != "to" && !sc.possesses(sc.after(p.End)) && !speaks[prev] && tag != "VBN" {
		return false
	}
	if p.Form == text.ByAdjective {
		return officials[sc.low(sc.after(p.End))] || officials[sc.low(sc.after(p.End)+1)]
	}
	if next := sc.at(sc.after(p.End)); (next.tag == "NN" || next.tag == "NNS") && !officials[next.low] && !sc.verbLike(next) && next.place == nil && next.date == nil && triggers[next.low].form != present && triggers[next.low].form != past {
		return false
	}
	if next := sc.after(p.End); sc.low(next) == "which" || sc.low(next) == "who" || sc.low(next) == "," && (sc.low(next+1) == "which" || sc.low(next+1) == "who") {
		return true
	}
	if p.Place.Kind == text.City && (p.Place.In == nil || !isCapital(p.Place)) {
		return false
	}
	switch prev {
	case "in", "at", "near", "to", "into", "from", "across", "inside", "over", "outside", "through", "with", "on", "for":
		return prev == "for" && sc.low(sc.after(p.End)) == "to" || prev == "to" && sc.low(sc.after(p.End)) == "to"
	}
	return true
}

// verbLike reports whether a word that is tagged as a noun is rather a verb of
// will behind its subject: "the United States plans".
func (sc *scene) verbLike(w word) bool {
	return (future[w.low] || proposal[w.low] || decided[w.low] || pledgeWords[w.low]) && (strings.HasSuffix(w.low, "s") || strings.HasSuffix(w.low, "ed"))
}

// isCapital reports whether p is the capital of its country.
func isCapital(p *text.Place) bool {
	if len(p.In) == 0 {
		return false
	}
	c := text.FindPlace(p.In[0])
	return c != nil && c.Capital == p.Name
}

// officials are nouns behind an adjective that act for a country.
var officials = wordSet(`government president minister prime cabinet parliament chancellor military army navy forces troops defence defense foreign administration
	officials authorities leader leaders leadership premier king command commander ministry state deputy general national interior general's senate congress envoy counterparts allies lawmakers officer officers diplomat diplomats top senior`)

// listBack returns the list of actors that ends with p: "Greece, Italy and
// Romania". A capital stands for its country.
func (sc *scene) listBack(first int, p *text.PlaceMention) []onrecord.Mention {
	out := []onrecord.Mention{sc.country(p)}
	if k := first - 2; sc.low(k) == "along" || sc.low(k-1) == "along" {
		for k = first - 1; sc.low(k) != "along"; k-- {
		}
		if more := sc.subjectBefore(k, &memory{}); len(more) > 0 {
			return append(more, out...)
		}
	}
	for p.Form == text.ByName {
		k := first - 1
		if sc.low(k) == "the" {
			k--
		}
		if sc.low(k) != "and" && sc.low(k) != "," {
			break
		}
		k--
		if sc.low(k) == "," {
			k--
		}
		q := sc.at(k).place
		if q == nil || q.Form != text.ByName || q.Place.Kind != text.Country && !q.Place.IsBody() {
			break
		}
		first = sc.after(q.Start)
		if low := sc.low(first - 1); placePrepositions[low] || low == "to" || low == "from" || low == "into" {
			break
		}
		out = append([]onrecord.Mention{sc.country(q)}, out...)
		p = q
	}
	return out
}

// country returns p, or the country whose capital p is.
func (sc *scene) country(p *text.PlaceMention) onrecord.Mention {
	out := placeMention(sc.d, p)
	if p.Place.Kind == text.City && len(p.Place.In) > 0 {
		out.Name = p.Place.In[0]
	}
	return out
}

// anyCountry returns the one country that the sentence names as an actor.
func (sc *scene) anyCountry(f *force) []onrecord.Mention {
	for i := f.right + 1; i < len(sc.w) && i < f.right+25; i++ {
		if p := sc.w[i].place; p != nil && p.Place.Kind == text.Country && sc.acts(p, sc.after(p.Start)) {
			return []onrecord.Mention{placeMention(sc.d, p)}
		}
	}
	return nil
}
