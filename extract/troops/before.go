package troops

import (
	"strings"

	"onrecord/text/lexicon"
)

// The trigger that stands left of its force: "sent troops", "the deployment of
// troops", "joined by 300 soldiers".

// before looks for the trigger left of the force: its verb, or the noun that
// "of" ties it to. Words between the two that say nothing are passed over.
func (sc *scene) before(f *force) bool { return sc.trigBefore(f, false) }

// beforeList is before over the other things of a list: "to contribute 80
// doctors and 200 soldiers".
func (sc *scene) beforeList(f *force) bool {
	return !f.amount.Zero() && !finite(sc.at(f.right+1)) && sc.trigBefore(f, true)
}

func (sc *scene) trigBefore(f *force, loose bool) bool {
	listed := false // behind a comma or "and": only another force may come before
	for k, n := f.left-1, 0; k >= 0 && n < 12; k, n = k-1, n+1 {
		w := &sc.w[k]
		if g := sc.endsAt(k); g != nil {
			if g.by >= 0 && (g.rel == object || g.rel == ofNoun) {
				return f.governedBy(g.by, g.rel, g.kind)
			}
			k = g.left
			continue
		}
		if listed && !loose && w.low != "," && w.low != "as" && w.low != "well" && w.low != "and" && w.number == nil {
			return false
		}
		listed = listed || w.low == "," || w.low == "and" || w.low == "or"
		if k == f.left-1 && sc.byWay(f, k) {
			return true
		}
		if k == f.left-1 && noObject.Has(w.low) && !sc.homeTo(k) && triggers.Get(sc.low(k-1)).frame != talk && !(w.low == "by" && performed.Has(sc.low(k-1))) {
			return false
		}
		t := sc.trigger(k)
		switch {
		case t.frame != noFrame && t.form == noun:
			if sc.reaches(f); t.frame == level && f.amount.Zero() {
				return false
			}
			if t.frame == stay && f.amount.Low+f.amount.High < 2 && !sc.deniedHere(k) {
				return false
			}
			if low := sc.low(k + 1); low == "of" || low == "in" && t.frame == reduce || low == "by" {
				return f.governedBy(k, ofNoun, t.frame)
			}
			return false
		case t.frame != noFrame && sc.verbHere(k, t):
			return sc.governs(f, k, t)
		case w.low == "with" && !f.amount.Zero() && f.amount.Low+f.amount.High > 0:
			return sc.withForce(f, k)
		case w.low == "to" && sc.homeTo(k):
			return f.governedBy(k-1, object, stay)
		case w.low == "for" && sc.asked(k) >= 0:
			if by, kind, ok := sc.group(f.right + 1); ok && sc.low(f.right+1) == "to" {
				return sc.subjectOf(f, by, kind)
			}
			return f.governedBy(sc.asked(k), object, request)
		case isBe(w.low) && sc.existential(k):
			return f.governedBy(k, object, stay)
		case w.low == "by" && k == f.left-1 && performed.Has(sc.low(k-1)):
			return f.governedBy(k-1, object, move)
		case isBe(w.low) && sc.low(k-1) == "contributor":
			return f.governedBy(k, object, level)
		case !listed && sc.sentAnywhere(f, k):
			return true
		case !sc.passes(k) && !(loose && listed && (w.tag == "NN" || w.tag == "NNS" || w.tag == "JJ")):
			return false
		}
	}
	return false
}

// byWay reads a force behind a preposition that ties it to its verb all the
// same: "joined by", "handed over to", "raised from", "brought to".
func (sc *scene) byWay(f *force, k int) bool {
	switch sc.low(k) {
	case "by":
		for i := k - 1; i >= 0 && i > k-6; i-- {
			if joins.Has(sc.low(i)) {
				return f.governedBy(i, object, arrive)
			}
			if finite(&sc.w[i]) || sc.low(i) == "," {
				return false
			}
		}
	case "to", "past":
		if f.its && !f.amount.Zero() && sc.addedTo(k) {
			return f.governedBy(-1, alone, stay)
		}
		if !f.amount.Zero() && sc.levelHere(f) {
			return !sc.countTold(f)
		}
		for i := k - 1; i > 0 && i > k-10; i-- {
			if sc.low(i) == "over" && strings.HasPrefix(sc.low(i-1), "hand") {
				return f.governedBy(i-1, object, arrive)
			}
		}
	case "from":
		for i := k - 1; i >= 0 && i > k-4; i-- {
			if t := sc.trigger(i); (t.frame == increase || t.frame == reduce) && !f.amount.Zero() {
				f.was = true
				return f.governedBy(i, object, t.frame)
			}
		}
	}
	return false
}

// addedTo reports whether the "to" at k is that of adding to what is there:
// "will add 300 men to its force of 700".
func (sc *scene) addedTo(k int) bool {
	for i := k - 1; i >= 0 && i > k-6; i-- {
		if strings.HasPrefix(sc.low(i), "add") {
			return true
		}
		if finite(&sc.w[i]) || sc.low(i) == "," {
			return false
		}
	}
	return false
}

// countTold reports whether the count of f is the level that a force before it
// was found to reach: "bring the garrison to 1,400 men".
func (sc *scene) countTold(f *force) bool {
	for i := range sc.forces {
		if g := &sc.forces[i]; g != f && g.told && !g.amount.Zero() && g.amount.Text == f.amount.Text {
			return true
		}
	}
	return false
}

// joins are verbs in whose passive the force comes: "joined by 300 soldiers".
var joins = lexicon.Words(`joined followed reinforced relieved replaced succeeded augmented bolstered strengthened supplemented`)

// deniedHere reports whether a denial stands shortly before the word at k:
// "denied any involvement of troops".
func (sc *scene) deniedHere(k int) bool {
	for i := k - 1; i >= 0 && i > k-5; i-- {
		if denial.Has(sc.low(i)) {
			return true
		}
	}
	return false
}

// noObject are prepositions that tie a force to something else than a
// trigger before it: "contributing to the force".
var noObject = lexicon.Words(`to into on onto from among by against`)

// homeTo reports whether the "to" at k is that of "home to".
func (sc *scene) homeTo(k int) bool {
	return sc.low(k) == "to" && (sc.low(k-1) == "home" || sc.low(k-1) == "host")
}

var asks = lexicon.Words(`ask asks asked asking call calls called calling need request requests demand demands plea appeal`)

// asked returns the word of asking that the "for" at k belongs to: "asked
// Uganda for"; -1 when there is none.
func (sc *scene) asked(k int) int {
	for i := k - 1; i >= 0 && i > k-4; i-- {
		if asks.Has(sc.low(i)) {
			return i
		}
		if sc.w[i].place == nil && !determiners.Has(sc.low(i)) {
			return -1
		}
	}
	return -1
}

// performed are verbs of which a force is the agent: "patrols flown by".
var performed = lexicon.Words(`initiated conducted begun started flown launched undertaken carried`)

// existential reports whether "there" stands before the form of "be" at k.
func (sc *scene) existential(k int) bool {
	for i := k - 1; i >= 0 && i > k-4; i-- {
		if sc.low(i) == "there" {
			return true
		}
		if !isAux(sc.low(i)) && sc.w[i].tag != "RB" {
			return false
		}
	}
	return false
}

// endsAt returns the force that ends with the word at k.
func (sc *scene) endsAt(k int) *force {
	for i := range sc.forces {
		if g := &sc.forces[i]; g.right == k && !g.hidden {
			return g
		}
		if sc.forces[i].left > k {
			break
		}
	}
	return nil
}

// passes reports whether the word at k may stand between a trigger and the
// force that it governs.
func (sc *scene) passes(k int) bool {
	w := &sc.w[k]
	switch w.low {
	case "and", "or", ",", "of", "the", "a", "an", "any", "in", "to", "into", "out", "up", "at", "all", "then", "back", "home", "over", "well", "as", "both", "off", "down", "approximately", "roughly", "on", "together", "along", "some", "also", "no", "between", "only", "about", "“", "\"", "``":
		return true
	}
	return w.place != nil || w.date != nil || w.tag == "RB" || w.tag == "RP" || w.number != nil || modifiers.Has(w.low)
}

// verbHere reports whether the trigger at k is a verb there.
func (sc *scene) verbHere(k int, t trigger) bool {
	tag := sc.w[k].tag
	if hosts.Has(sc.low(k)) {
		return true
	}
	if next := sc.at(k + 1); tag == "NNS" && t.form == present && (next.number != nil || determiners.Has(next.low) || next.low == "about") {
		return true // "the general wants two brigades"
	}
	return len(tag) > 1 && tag[0] == 'V' || tag == "" || t.form != base && tag != "NN" && tag != "NNS" && tag != "JJ" || tag == "NN" && t.form == base && (sc.low(k-1) == "to" || isAux(sc.low(k-1)) && !isBe(sc.low(k-1)))
}
