package troops

import (
	"strings"

	"onrecord/text"
	"onrecord/text/lexicon"
)

// Which verbs a force can be the subject of, in the active and the passive, and
// what they then say of it.

// levelled reads "will be reduced to 2,300": the number is that of the force.
func (sc *scene) levelled(f *force, by int) {
	to := by + 1
	if low := sc.low(to); low == "down" || low == "up" || low == "back" {
		to++
	}
	n := sc.at(to + 1).number
	if sc.low(to) != "to" || n == nil || !f.amount.Zero() {
		return
	}
	f.amount, f.vague, f.level = sc.counted(*n), n.Vague, true
	for i := range sc.forces {
		if g := &sc.forces[i]; g.bare && g.level && g.by == by {
			g.hidden = true
		}
	}
}

// objectBehind reports whether another force stands right behind the verb at
// by: the one before it then sends, and is not sent.
func (sc *scene) objectBehind(by int) bool {
	return sc.startsAt(by+1) != nil || sc.startsAt(by+2) != nil
}

// goes are the frames whose verb may have the force as its subject, in the
// active; others need the passive.
var goes = map[frame]bool{arrive: true, depart: true, withdraw: true, stay: true, level: true, move: true}

// subjectOf ties f to the verb at by, if a force can be its subject.
func (sc *scene) subjectOf(f *force, by int, kind frame) bool {
	passive := sc.passive(by)
	if strings.HasPrefix(sc.low(by), "embark") && sc.low(by+1) == "on" {
		return false
	}
	if sc.low(f.left-1) == "how" || sc.low(by+1) == "missing" {
		return false
	}
	if isBe(sc.low(by)) && kind != withdraw && kind != arrive {
		return f.governedBy(by, subject, stay)
	}
	if !passive && kind == move && (f.class == air || f.class == sea) && carries[sc.low(by)] {
		return f.governedBy(by, subject, arrive)
	}
	if !passive && (!goes[kind] || kind == move && !sc.selfMoving(by)) {
		return false
	}
	if kind == reduce || kind == increase {
		sc.levelled(f, by)
	}
	if kind == arrive && sc.low(by+1) == "to" && sc.at(by+2).number != nil && !begins.Has(sc.low(by)) && f.class == people && sc.at(by+2).number.Low > 1000 {
		return false // "outlays came to 27 billion"
	}
	if sc.low(by) == "gone" && (sc.low(by+1) == "from" || !whereWords.Has(sc.low(by+1))) {
		kind = withdraw // "half of them had gone"
	}
	if passive && kind == move && sc.alerted(by) {
		return f.governedBy(by, subject, activate)
	}
	if kind == move && strings.HasPrefix(sc.low(by), "plac") || !passive && kind == move && sc.objectBehind(by) {
		return false
	}
	if passive && (kind == stay && !stationed.Has(sc.low(by)) && (!sc.lyingBehind(by) || suffered.Has(sc.low(by))) || kind == arrive && sc.low(by) != "headed" || kind == have && sc.low(by) != "kept" && sc.low(by) != "maintained" || kind == level) {
		return false
	}
	if kind == level && (f.amount.Zero() || f.class != unit) && sc.low(by) != "stood" && sc.low(by) != "total" {
		return false
	}
	if kind == stay && !stays.Has(sc.low(by)) && !sc.lyingBehind(by) {
		return false
	}
	return f.governedBy(by, subject, kind)
}

// suffered are participles of being somewhere that somebody else does to a
// force: "are guarded in".
var suffered = lexicon.Words(`guarded monitored supported advised protected escorted occupied faced watched helped assisted covered policed observed overseen secured`)

// lyingBehind reports whether a place in which somebody is stands shortly
// behind the verb at by.
func (sc *scene) lyingBehind(by int) bool {
	for i := by + 1; i < by+6; i++ {
		if low := sc.low(i); low == "there" || low == "here" || lying.Has(low) && sc.somewhere(i) || manned[sc.low(by)] && placeNouns.Has(low) {
			return true
		}
	}
	return false
}

// manned are verbs whose object is the place in which a force is.
var manned = formsOf(`man patrol guard occupy garrison police hold secure`)

// secondVerb reads "dismantled two posts and headed back to": a verb that "and"
// ties to the one at i.
func (sc *scene) secondVerb(f *force, i int) bool {
	for k := i + 1; k < len(sc.w) && k < i+18; k++ {
		w := &sc.w[k]
		if breaks.Has(w.low) || finite(w) && sc.low(k-1) != "and" || sc.startsAt(k) != nil && sc.low(k-1) == "and" {
			return false
		}
		if w.low != "and" || !finite(sc.at(k+1)) && !(sc.at(k+1).tag == "RB" && finite(sc.at(k+2))) {
			continue
		}
		if by, kind, ok := sc.group(k + 1); ok && kind != level && kind != have {
			return sc.subjectOf(f, by, kind)
		}
		return sc.goesAnywhere(f, k+1)
	}
	return false
}

var stationed = lexicon.Words(`occupied garrisoned camped housed hosted surrounded`)

// carries are what ships and aircraft do with others on board.
var carries = formsOf(`ferry airlift carry fly shuttle haul transport lift bring`)

// stays are the verbs of being somewhere that say enough without a place.
var stays = lexicon.Words(`stay stays stayed staying remain remains remained remaining serve serves served serving operate operates operated operating occupy occupies occupied occupying
	patrol patrols patrolled patrolling camp camped camping garrison garrisoned garrisons garrisoning house host hosts hosted`)

// inPlace reports whether a place stands shortly behind the verb at by.
func (sc *scene) inPlace(by int) bool {
	for i := by + 1; i < len(sc.w) && i < by+8; i++ {
		if p := sc.w[i].place; p != nil && p.Form == text.ByName && !p.Place.IsBody() {
			return true
		}
	}
	return false
}

// leavesAgain reads what a second verb says of a force that came or is
// somewhere: "has held the town since May and is being pulled back". The force
// that it returns is told of that verb alone.
func (sc *scene) leavesAgain(f *force) (force, bool) {
	if f.rel != subject || f.by <= f.right || f.kind != stay && f.kind != arrive && f.kind != move {
		return force{}, false
	}
	aside := sc.ownClause(f) && sc.low(f.right+1) == ","
	for k := f.by + 1; k < len(sc.w) && k < f.by+18; k++ {
		switch low := sc.low(k); {
		case low == "and" || low == "then" || low == "but" || low == "," && aside:
			for sc.at(k+1).tag == "RB" || sc.low(k+1) == "then" {
				k++
			}
			if finite(sc.at(k + 1)) {
				return sc.leavesBy(*f, k+1)
			}
		case breaks.Has(low) || sc.startsAt(k) != nil || finite(&sc.w[k]) && sc.w[k].date == nil:
			return force{}, false
		}
	}
	return force{}, false
}

// leavesBy ties f to the verbs at i, if they say that it leaves.
func (sc *scene) leavesBy(f force, i int) (force, bool) {
	f.second = true
	by, kind, ok := sc.group(i)
	return f, ok && (kind == withdraw || kind == depart) && sc.subjectOf(&f, by, kind)
}
