package troops

import (
	"strings"

	"onrecord/text"
	"onrecord/text/lexicon"
)

// selves finds forces that no noun names: "Israel wants to withdraw from
// southern Lebanon"; in an article about forces also "to pull out of". What
// withdraws are somebody's troops; the words that say it are those of the
// trigger.
func (sc *scene) selves(m *memory) {
	for i := range sc.w {
		pulls := m.seen && strings.HasPrefix(sc.low(i), "pull") && sc.low(i+1) == "out"
		if !withdraws.Has(sc.low(i)) && !pulls || sc.hasForce(i) || !sc.leavesPlace(i) {
			continue
		}
		f := force{class: people, head: i, left: i, right: i, by: i, rel: object, kind: withdraw, self: true}
		f.what = named(sc.mention(i, i), "troops")
		if p := sc.possessorAt(i); p != nil {
			f.owner = []*text.PlaceMention{p}
		} else if who := sc.subjectBefore(i, &memory{}); len(who) == 0 {
			continue
		}
		sc.insert(f)
	}
}

var withdraws = lexicon.Words(`withdraw withdraws withdrew withdrawing withdrawal pullout pull-out pullback retreat`)

// hasForce reports whether the trigger at i has a force of its own: one that
// "of" or its verb ties to it, or that stands right before it.
func (sc *scene) hasForce(i int) bool {
	for k := range sc.forces {
		f := &sc.forces[k]
		if f.by == i || f.left > i && f.left < i+8 && sc.noPlaceBetween(i, f.left) || f.right < i && f.right > i-8 {
			return true
		}
	}
	return false
}

// noPlaceBetween reports whether no "from" stands between the words i and k.
func (sc *scene) noPlaceBetween(i, k int) bool {
	for j := i + 1; j < k; j++ {
		if sc.low(j) == "from" {
			return false
		}
	}
	return true
}

// leavesPlace reports whether the trigger at i is followed by the place left.
func (sc *scene) leavesPlace(i int) bool {
	for k := i + 1; k < len(sc.w) && k < i+4; k++ {
		if low := sc.low(k); low == "from" || low == "of" {
			ps, _ := sc.placesAt(k+1, false, &memory{d: sc.d, placed: map[string]bool{}})
			return len(ps) > 0 || sc.zoneAfter(k)
		}
	}
	return false
}

// zoneAfter reports whether a zone, an area or the like follows shortly.
func (sc *scene) zoneAfter(k int) bool {
	for j := k + 1; j < len(sc.w) && j < k+6; j++ {
		switch sc.low(j) {
		case "zone", "territory", "territories", "area", "areas", "enclave", "strip", "buffer":
			return true
		}
	}
	return false
}

// possessorAt returns the country whose withdrawal the word at i is: "Israel's
// unconditional withdrawal", "the Ethiopian pullout".
func (sc *scene) possessorAt(i int) *text.PlaceMention {
	for k := i - 1; k >= 0 && k > i-4; k-- {
		p := sc.w[k].place
		if p != nil && p.Place.Kind == text.Country && (p.Form == text.ByAdjective || sc.possesses(sc.after(p.End))) {
			return p
		}
	}
	return nil
}
