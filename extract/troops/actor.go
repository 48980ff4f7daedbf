package troops

import (
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
	case len(sc.gapped(f)) > 0:
		fact.Who = sc.gapped(f)
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

// gapped reads the country of a clause whose verb is that of the clause before:
// "Kenya could send a battalion, and Ghana a further 250 soldiers".
func (sc *scene) gapped(f *force) []onrecord.Mention {
	p := sc.at(f.left - 1).place
	if p == nil || p.Form != text.ByName || p.Place.Kind != text.Country || f.amount.Zero() || f.by < 0 || f.by > f.left || f.rel != object {
		return nil
	}
	first := sc.after(p.Start)
	if low := sc.low(first - 1); low == "the" {
		first--
	}
	if low := sc.low(first - 1); low != "and" && low != "," && low != ";" {
		return nil
	}
	return []onrecord.Mention{placeMention(sc.d, p)}
}

// owners returns who is named inside the phrase: a country before a body, as
// in "the French UNIFIL troops".
func (sc *scene) owners(f *force) []onrecord.Mention {
	if len(f.owner) == 2 && f.owner[0].Form == text.ByAdjective && f.owner[1].Form == text.ByAdjective && f.owner[0].Place.Kind == text.Country && f.owner[1].Place.Kind == text.Country && sc.low(sc.after(f.owner[1].End)) == "and" {
		return []onrecord.Mention{sc.country(f.owner[1]), sc.country(f.owner[0])} // "French and Estonian commandos"
	}
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
	if who, ok := sc.tiedSender(f, m, fact); ok {
		return who
	}
	from := f.left
	if f.rel == object && f.by >= 0 || f.rel == ofNoun && f.by >= 0 && f.by < f.left {
		from = f.by
	}
	who := sc.subjectBefore(from, m)
	if f.rel == object && f.by >= 0 && sc.nobody(f.by) && !sc.namedSubject(f.by) {
		return nil // "no country sent"
	}
	if f.denied && len(who) == 0 && !sc.toldBefore(f) {
		if who = sc.anyCountry(f); len(who) > 0 && elsewhere(who, fact) {
			return who
		}
		return nil // what is denied is nobody's whom other sentences name
	}
	if f.rel == subject || f.rel == alone || len(who) == 0 {
		if f.definite && len(m.owner) > 0 && m.now-m.lastAt < 3 && m.officialAt <= m.lastAt && (len(who) == 0 || !elsewhere(who, fact)) {
			return m.owner
		}
	}
	if len(who) > 0 && (f.rel == object || elsewhere(who, fact)) {
		return who
	}
	if o := sc.toldSender(f, m, fact); len(o) > 0 {
		return o
	}
	if len(who) > 0 {
		return who
	}
	return m.owner
}

// toldBefore reports whether f leans on a force that the article told of: "the
// troops", what leaves, what somebody is "talking about".
func (sc *scene) toldBefore(f *force) bool {
	return f.definite || f.its || f.kind == withdraw || f.kind == reduce || f.kind == talk
}

// namedSubject reports whether the subject before the verb at by names a place:
// "neither Norway nor Kenya sent".
func (sc *scene) namedSubject(by int) bool {
	for k := by - 1; k >= 0 && k > by-9; k-- {
		if sc.w[k].place != nil {
			return true
		}
		if none.Has(sc.low(k)) || sc.low(k) == "," {
			return false
		}
	}
	return false
}

// tiedSender returns the sender or owner that words of the sentence tie to f
// more closely than its subject: "asked Uganda for", "the ship, with 30 men".
// ok is false when there are no such words.
func (sc *scene) tiedSender(f *force, m *memory, fact *onrecord.Fact) (who []onrecord.Mention, ok bool) {
	if from := sc.behindFrom(f); len(from) > 0 && f.rel != object {
		return from, true
	}
	if own := sc.ownSize(f, m); len(own) > 0 {
		return own, true
	}
	if o := sc.askedOf(f); len(o) > 0 {
		return o, true
	}
	if f.same && len(m.owner) > 0 {
		return m.owner, true
	}
	if o := sc.speakerHere(f, fact); len(o) > 0 {
		return o, true
	}
	joint := !m.joint.Zero()
	switch whole := f.definite && f.class == unit; {
	case f.strong && joint && (f.definite || f.rel != object && sc.ofOperation(f)):
		return []onrecord.Mention{m.joint}, true
	case whole && f.rel != object && (len(m.unit) > 0 || joint && sc.ofOperation(f)):
		return m.unit, true
	case joint && f.rel != object && sc.ofOperation(f):
		return []onrecord.Mention{m.joint}, true
	case !f.with:
		return nil, false
	}
	if g := sc.leader(f); g != nil {
		return sc.owners(g), true
	}
	who = sc.countryBefore(f.left)
	return who, len(who) > 0
}

// askedOf returns whom a request is made to: "asked Uganda and Kenya for".
func (sc *scene) askedOf(f *force) []onrecord.Mention {
	if f.kind != request || f.by < 0 || f.by >= f.left || sc.low(f.left-1) != "for" {
		return nil
	}
	for k := f.by + 1; k < f.left; k++ {
		if p := sc.w[k].place; p != nil && p.Form == text.ByName && (p.Place.Kind == text.Country || p.Place.IsBody()) {
			return sc.listFrom(k)
		}
	}
	return nil
}

// toldSender returns the sender that the article named before, or another
// country of the sentence, if f is not at home with them.
func (sc *scene) toldSender(f *force, m *memory, fact *onrecord.Fact) []onrecord.Mention {
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
	return nil
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
	for i++; determiners.Has(sc.low(i)) || sc.at(i).low == "\"" || sc.at(i).low == "“" || sc.at(i).low == "``"; i++ {
	}
	switch sc.low(i) {
	case "operation", "force", "mission", "contingent":
		return true
	}
	return false
}

// leader returns the force that f goes with: "a carrier with two frigates".
func (sc *scene) leader(f *force) *force {
	for i := len(sc.forces) - 1; i >= 0; i-- {
		if g := &sc.forces[i]; g.right < f.left && !g.hidden && len(g.owner) > 0 {
			return g
		}
	}
	return nil
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
		if p == nil || p.Form != text.ByAdjective || p.Place.Kind != text.Country || !officialTitles.Has(sc.low(sc.after(p.End))) {
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
		if sc.low(k) == "by" && sc.at(k+2).place != nil && determiners.Has(sc.low(k+1)) {
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
		out = append(out, sc.country(p))
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
