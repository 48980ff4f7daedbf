package troops

import (
	"strings"

	"onrecord/text"
	"onrecord/text/lexicon"
)

// Which verbs take a force as their object, and which only stand before one:
// "sent tanks" and not "sold tanks".

// governs reports whether the verb at k takes the force as its object.
func (sc *scene) governs(f *force, k int, t trigger) bool {
	low := sc.low(k)
	switch t.frame {
	case stay:
		if !hosts.Has(low) {
			return false
		}
	case arrive:
		if !(low == "join" || low == "joined" || low == "landed" || low == "led") || len(f.owner) == 0 && f.amount.Zero() {
			return false
		}
		return f.governedBy(k, object, stay)
	case depart:
		if low != "leave" && low != "leaves" && low != "left" && low != "leaving" {
			return f.governedBy(k, object, withdraw)
		}
		return f.amount.Low > 1 && sc.placeSoon(f.right) && f.governedBy(k, object, stay) // "will leave 8,400 troops in the country"
	}
	if sc.low(f.left-1) == "how" {
		return false
	}
	if sc.arms(f, k) {
		return false
	}
	if t.frame == request && (sc.low(f.right+1) == "to" || sc.at(f.right+1).tag == "VB" || sc.at(f.right+1).tag == "VBN" || sc.trigger(f.right+1).frame != noFrame || sc.low(f.right+1) == "be") {
		return false // "wants the troops to leave"
	}
	if t.frame == level && f.amount.Zero() && !(sc.startsSentence(k) && f.class != unit) {
		return false
	}
	if t.frame == talk && k > 0 && !isBe(sc.low(k-1)) && sc.low(k-1) != "not" && sc.low(k-1) != "n't" {
		return false
	}
	if (t.frame == increase || t.frame == reduce) && f.amount.Zero() && wholeArmies.Has(sc.low(f.head)) && !sc.reachesSoon(f) {
		return false // "has pledged to bolster its military"
	}
	if t.frame == increase && f.strong {
		return f.governedBy(-1, alone, stay)
	}
	if t.frame == increase || t.frame == reduce || t.frame == move && (f.class == unit || strings.HasPrefix(low, "br")) {
		sc.reaches(f)
	}
	if t.frame == have && f.amount.Zero() && !f.levelOf && f.kind == noFrame && !sc.placeSoon(f.right) {
		return false
	}
	if t.frame == have && isBe(sc.low(k+1)) {
		return false
	}
	if t.frame == move && sc.alerted(f.right) {
		return f.governedBy(k, object, activate)
	}
	return f.governedBy(k, object, t.frame)
}

// wholeArmies are heads that name all that a country has.
var wholeArmies = lexicon.Words(`military army navy armies`)

// reachesSoon reports whether a number to which f is made follows.
func (sc *scene) reachesSoon(f *force) bool {
	for i := f.right + 1; i < f.right+8; i++ {
		if sc.low(i) == "to" && sc.at(i+1).number != nil {
			return true
		}
	}
	return false
}

// arms reports whether the verb at k hands f over, as arms for somebody else.
func (sc *scene) arms(f *force, k int) bool {
	goods := f.class != people && f.class != unit && !formation.Has(sc.low(f.head))
	return goods && (gives[sc.low(k)] || strings.HasPrefix(sc.low(f.right+1), "order") && sc.low(f.right+2) == "from")
}

// gives are verbs of handing things over: their tanks are somebody else's then.
var gives = formsOf(`deliver hand ship donate export sell transfer give`)

// formation are heads of land and air forces that have people in them.
var formation = lexicon.Words(`battalion battalions brigade brigades regiment regiments platoon platoons company companies squadron squadrons division divisions battery batteries corps battlegroup column`)

// startsSentence reports whether the verb at k has "this" or "it" before it:
// "This includes artillery units".
func (sc *scene) startsSentence(k int) bool {
	low := sc.low(k - 1)
	return k <= 2 && (low == "this" || low == "it" || low == "these" || low == "they" || low == "force")
}

// placeSoon reports whether a place stands shortly behind the word at i.
func (sc *scene) placeSoon(i int) bool {
	for k := i + 1; k < len(sc.w) && k < i+8; k++ {
		if p := sc.w[k].place; p != nil && p.Form == text.ByName && !p.Place.IsBody() {
			return true
		}
		if low := sc.low(k); low == "there" || low == "here" || lying.Has(low) && sc.somewhere(k) {
			return true
		}
	}
	return false
}

// hosts are the verbs of a place that has a force.
var hosts = lexicon.Words(`house houses housed housing host hosts hosted hosting oversee`)

// withForce reads "the ship, due today with 450 marines on board".
func (sc *scene) withForce(f *force, k int) bool {
	if sc.low(k-1) == "meet" || sc.low(k-1) == "met" || sc.low(k-1) == "along" {
		return false
	}
	if f.amount.High == 1 {
		return false
	}
	for i := max(0, k-8); i < k; i++ {
		if t := sc.trigger(i); t.frame == arrive && t.form != noun || t.frame == move && sc.selfMoving(i) && sc.startsAt(i+1) == nil || sc.low(i) == "due" {
			return f.governedBy(i, object, arrive)
		}
	}
	for i := k - 1; i >= 0 && i > k-10; i-- {
		if t := sc.trigger(i); t.frame == increase && t.form != noun || fills[sc.low(i)] {
			return f.governedBy(i, object, arrive) // "reinforced the border with 300 men"
		}
		if isBe(sc.low(i)) || sc.low(i) == "," {
			break
		}
	}
	f.with = true
	for i := k - 1; i >= 0 && i > k-5; i-- {
		if isBe(sc.low(i)) {
			return f.governedBy(i, object, stay)
		}
	}
	return f.governedBy(k, object, have)
}

// fills are further verbs that bring in a force behind "with".
var fills = formsOf(`fill plug flood replace garrison saturate ring`)
