package troops

import (
	"strings"

	"onrecord"
	"onrecord/text"
)

// Places that the sentence leaves out: taken over from what was told before, or
// from who hosts the force.

// carry takes the place over from before, where the sentence gives none. A
// force is not sent to its own country.
func (sc *scene) carry(f *force, m *memory, fact *onrecord.Fact) {
	if len(fact.To) > 0 || len(fact.From) > 0 {
		return
	}
	if p := sc.ownMission(f, fact); len(p) > 0 {
		fact.To = p
		return
	}
	sc.carried(f, m, f.kind == withdraw || f.kind == reduce && !f.level, fact)
	if !elsewhere(fact.Who, fact) {
		fact.To, fact.From = nil, nil
	}
}

// ownMission returns where the mission is whose force f is: "UNMIL has 900
// men".
func (sc *scene) ownMission(f *force, fact *onrecord.Fact) []onrecord.Mention {
	if len(fact.Who) != 1 || f.kind != have && f.kind != stay && f.kind != move {
		return nil
	}
	p := text.FindPlace(fact.Who[0].Name)
	if p == nil || p.Kind != text.Mission {
		return nil
	}
	var out []onrecord.Mention
	for _, name := range p.In {
		at := named(fact.Who[0], name)
		at.NameAt = at.Cover()
		out = append(out, at)
	}
	return out
}

func (sc *scene) carried(f *force, m *memory, leaving bool, fact *onrecord.Fact) {
	switch {
	case f.bare && m.last != nil && m.now-m.lastAt <= 1 && f.kind != withdraw && len(m.last.To) > 0:
		fact.To = m.last.To
	case sc.hosted(f) && len(sc.host(f)) > 0:
		fact.To = sc.host(f)
	case leaving:
		fact.From = m.theatre(fact.Who)
	case f.kind == level && f.by >= 0 && limits.Has(sc.low(f.by)):
	case f.kind == activate || f.kind == have && f.by >= 0 && !f.with:
	case f.kind == depart:
		if fact.From = m.left; len(fact.From) == 0 && sc.low(f.by+1) == "out" {
			fact.From = m.theatre(fact.Who)
		}
	case f.kind == level && f.rel == object && m.last != nil && m.now-m.lastAt < 5:
		if u := sc.whole(f, m); u != nil {
			fact.To = u.To
		} else if fact.To = m.last.To; len(fact.To) == 0 && !m.joint.Zero() {
			fact.To = m.place
		}
	case !m.joint.Zero() || f.led || m.shared || f.strong && f.class == unit || f.level && f.kind != withdraw || sc.measures(f) || sc.missionNamed(f):
		fact.To = m.theatre(fact.Who)
	case len(m.place) > 0 && m.now-m.lastAt < 5 && sameNames(fact.Who, m.owner):
		if g := text.FindPlace(m.place[0].Name); g != nil && g.Kind != text.Region {
			fact.To = m.theatre(fact.Who)
		}
	case settles[f.kind] && m.oneTheatre() && !m.wide() && m.now-m.lastAt < 8 && (!f.amount.Zero() || f.class != people):
		fact.To = m.theatre(fact.Who)
	}
}

// settles are the frames in which a force goes to a place or is in one, so that
// one is meant where none is said.
var settles = map[frame]bool{move: true, arrive: true, pledge: true, stay: true, request: true, increase: true}

// whole returns the fact of the contingent that f is a part of: "the advance
// contingent is made up of three Greeks", by a word that tells them apart.
func (sc *scene) whole(f *force, m *memory) *onrecord.Fact {
	if f.kind != level || f.rel != object {
		return nil
	}
	for i := range sc.forces {
		g := &sc.forces[i]
		if g.class != unit || g.right >= f.by || g.right < f.by-4 {
			continue
		}
		for k := g.left; k < g.head; k++ {
			if determiners.Has(sc.low(k)) {
				continue
			}
			for j := len(m.units) - 1; j >= 0; j-- {
				if strings.Contains(strings.ToLower(m.units[j].What.Text), sc.low(k)+" ") {
					return &m.units[j]
				}
			}
		}
	}
	return nil
}

// measures reports whether f is a strength that was said as a number.
func (sc *scene) measures(f *force) bool {
	return sc.low(f.head) == "strength" && !f.amount.Zero()
}

// missionNamed reports whether a mission is named behind the force: "have
// committed troops to Operation X".
func (sc *scene) missionNamed(f *force) bool {
	for k := f.right + 1; k < len(sc.w) && k < f.right+5; k++ {
		if p := sc.w[k].place; p != nil && p.Place.Kind == text.Mission || sc.low(k) == "operation" || sc.low(k) == "mission" {
			return true
		}
	}
	return false
}

// hosted reports whether the trigger of f is that of a place that has a
// force: "hosts", "is home to".
func (sc *scene) hosted(f *force) bool {
	return f.by >= 0 && (hosts.Has(sc.low(f.by)) || sc.low(f.by) == "home")
}

// host returns the place that has the force: "the base near Mosul is home to".
func (sc *scene) host(f *force) []onrecord.Mention {
	for k := f.by - 1; k >= 0 && k > f.by-15; k-- {
		if p := sc.w[k].place; p != nil && p.Form == text.ByName && !p.Place.IsBody() {
			return []onrecord.Mention{placeMention(sc.d, p)}
		}
	}
	return nil
}

// sameNames reports whether a and b name the same.
func sameNames(a, b []onrecord.Mention) bool {
	if len(a) != len(b) || len(a) == 0 {
		return false
	}
	for i := range a {
		if a[i].Name != b[i].Name {
			return false
		}
	}
	return true
}

// distinct drops repeated names.
func distinct(ps []onrecord.Mention) []onrecord.Mention {
	var out []onrecord.Mention
	seen := map[string]bool{}
	for _, p := range ps {
		if !seen[p.Label()] {
			seen[p.Label()] = true
			out = append(out, p)
		}
	}
	return out
}
