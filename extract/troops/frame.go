package troops

import (
	"strings"

	"onrecord"
	"onrecord/text"
)

// relation says how a force stands to its trigger.
type relation int

const (
	alone   relation = iota // no trigger: "5,000 troops in Poland"
	object                  // the trigger, then the force: "sent troops"
	subject                 // the force, then the trigger: "troops arrived"
	ofNoun                  // "the deployment of troops", "the troop pullout"
)

// frame finds what puts the force somewhere or takes it away, and reports
// whether there is anything of that sort: a force that is only named is no
// fact.
func (sc *scene) frame(f *force) bool {
	switch {
	case f.hidden || sc.harmed(f) || sc.carrier(f) || sc.commanded(f):
		return false
	case f.self, f.bare && f.level:
		return true
	case f.inner:
		return sc.located(f)
	case f.item:
		return sc.follow(f)
	case f.so:
		return sc.doesSo(f)
	case sc.nounBehind(f), sc.measured(f), sc.relative(f), sc.before(f), sc.behind(f), sc.participle(f), sc.beforeList(f), sc.located(f):
		return !f.hidden
	}
	return sc.loosely(f)
}

// governedBy ties f to its trigger; it is true for the sake of its callers.
func (f *force) governedBy(by int, rel relation, kind frame) bool {
	f.by, f.rel, f.kind = by, rel, kind
	return true
}

// measured reads "the British strength is now around 1,800".
func (sc *scene) measured(f *force) bool {
	switch sc.low(f.head) {
	case "strength", "contingent", "force", "garrison":
	default:
		if f.class != unit && f.class != land {
			return false
		}
	}
	i := f.right + 1
	for ; i < f.right+5 && (isAux(sc.low(i)) || sc.at(i).tag == "RB" || sc.at(i).date != nil); i++ {
	}
	n := sc.at(i).number
	if n == nil || !isBe(sc.low(i-1)) && !isBe(sc.low(i-2)) || !f.amount.Zero() || sc.taken(i, i) {
		return false
	}
	if low := sc.low(f.head); !n.Strong && low != "strength" && low != "contingent" && low != "force" && low != "garrison" {
		return false
	}
	f.amount, f.vague = sc.d.Amount(*n), n.Vague
	f.by, f.rel, f.kind = f.right+1, subject, stay
	return true
}

// carrier reports whether a ship or an aircraft only carries somebody: "came
// ashore from the ship".
func (sc *scene) carrier(f *force) bool {
	low := sc.low(f.left - 1)
	return (f.class == sea || f.class == air) && (low == "from" || low == "aboard" || low == "on" || low == "in")
}

// commanded reports whether the force is only what somebody commands: "who
// leads the country's land forces".
func (sc *scene) commanded(f *force) bool {
	return f.amount.Zero() && commands[sc.low(f.left-1)] && !sc.capital(f.left-1)
}

var commands = wordSet(`command commands commanded commanding heads headed heading oversees oversaw`)

// nounBehind reads "the troop pullout", "a troop cut".
func (sc *scene) nounBehind(f *force) bool {
	i := f.right + 1
	if t := sc.trigger(i); t.form == noun && t.frame != noFrame && sc.at(i).low != "presence" && sc.compound(f) {
		if low := strings.ToLower(f.amount.Text); low == "a" || low == "an" {
			f.amount = onrecord.Amount{} // the article is that of the noun behind
		}
		if sc.low(i+1) == "of" && sc.startsAt(i+2) != nil {
			f.hidden = true // "a troop cut of three brigades" is told of the brigades
			return false
		}
		return f.governedBy(i, ofNoun, t.frame)
	}
	return false
}

// compound reports whether a noun right behind the force makes one noun of
// both.
func (sc *scene) compound(f *force) bool {
	return sc.compoundAt(f.head)
}

// compoundAt reports whether the word at i may begin such a noun.
func (sc *scene) compoundAt(i int) bool {
	switch sc.low(i) {
	case "troop", "troops", "force", "forces":
		return true
	}
	return false
}

// relative reads "troops who arrived on Tuesday": the force's own clause
// tells more than the one around it.
func (sc *scene) relative(f *force) bool {
	i := f.right + 1
	if sc.low(i) == "," {
		i++
	}
	if low := sc.low(i); low != "who" && low != "which" {
		return false
	}
	if !finite(sc.at(i + 1)) {
		return false
	}
	by, kind, ok := sc.group(i + 1)
	return ok && kind != level && kind != stay && sc.subjectOf(f, by, kind)
}

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
		w := sc.w[k]
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
		if k == f.left-1 && noObject[w.low] && !sc.homeTo(k) && triggers[sc.low(k-1)].frame != talk && !(w.low == "by" && performed[sc.low(k-1)]) {
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
		case w.low == "by" && k == f.left-1 && performed[sc.low(k-1)]:
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
			if joins[sc.low(i)] {
				return f.governedBy(i, object, arrive)
			}
			if finite(sc.w[i]) || sc.low(i) == "," {
				return false
			}
		}
	case "to", "past":
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
var joins = wordSet(`joined followed reinforced relieved replaced succeeded augmented bolstered strengthened supplemented`)

// deniedHere reports whether a denial stands shortly before the word at k:
// "denied any involvement of troops".
func (sc *scene) deniedHere(k int) bool {
	for i := k - 1; i >= 0 && i > k-5; i-- {
		if denial[sc.low(i)] {
			return true
		}
	}
	return false
}

// noObject are prepositions that tie a force to something else than a
// trigger before it: "contributing to the force".
var noObject = wordSet(`to into on onto from among by against`)

// homeTo reports whether the "to" at k is that of "home to".
func (sc *scene) homeTo(k int) bool {
	return sc.low(k) == "to" && (sc.low(k-1) == "home" || sc.low(k-1) == "host")
}

var asks = wordSet(`ask asks asked asking call calls called calling need request requests demand demands plea appeal`)

// asked returns the word of asking that the "for" at k belongs to: "asked
// Uganda for"; -1 when there is none.
func (sc *scene) asked(k int) int {
	for i := k - 1; i >= 0 && i > k-4; i-- {
		if asks[sc.low(i)] {
			return i
		}
		if sc.w[i].place == nil && !determiners[sc.low(i)] {
			return -1
		}
	}
	return -1
}

// performed are verbs of which a force is the agent: "patrols flown by".
var performed = wordSet(`initiated conducted begun started flown launched undertaken carried`)

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
	w := sc.w[k]
	switch w.low {
	case "and", "or", ",", "of", "the", "a", "an", "any", "in", "to", "into", "out", "up", "at", "all", "then", "back", "home", "over", "well", "as", "both", "off", "down", "approximately", "roughly", "on", "together", "along", "some", "also", "no", "between", "only", "about", "“", "\"", "``":
		return true
	}
	return w.place != nil || w.date != nil || w.tag == "RB" || w.tag == "RP" || w.number != nil || modifiers[w.low]
}

// verbHere reports whether the trigger at k is a verb there.
func (sc *scene) verbHere(k int, t trigger) bool {
	tag := sc.w[k].tag
	if hosts[sc.low(k)] {
		return true
	}
	if next := sc.at(k + 1); tag == "NNS" && t.form == present && (next.number != nil || determiners[next.low] || next.low == "about") {
		return true // "the general wants two brigades"
	}
	return len(tag) > 1 && tag[0] == 'V' || tag == "" || t.form != base && tag != "NN" && tag != "NNS" && tag != "JJ" || tag == "NN" && t.form == base && (sc.low(k-1) == "to" || isAux(sc.low(k-1)) && !isBe(sc.low(k-1)))
}

// governs reports whether the verb at k takes the force as its object.
func (sc *scene) governs(f *force, k int, t trigger) bool {
	low := sc.low(k)
	switch t.frame {
	case stay:
		if !hosts[low] {
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
	if (t.frame == increase || t.frame == reduce) && f.amount.Zero() && wholeArmies[sc.low(f.head)] && !sc.reachesSoon(f) {
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
var wholeArmies = wordSet(`military army navy armies`)

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
	goods := f.class != people && f.class != unit && !formation[sc.low(f.head)]
	return goods && (gives[sc.low(k)] || strings.HasPrefix(sc.low(f.right+1), "order") && sc.low(f.right+2) == "from")
}

// gives are verbs of handing things over: their tanks are somebody else's then.
var gives = formsOf(`deliver hand ship donate export sell transfer give`)

// formation are heads of land and air forces that have people in them.
var formation = wordSet(`battalion battalions brigade brigades regiment regiments platoon platoons company companies squadron squadrons division divisions battery batteries corps battlegroup column`)

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
		if low := sc.low(k); low == "there" || low == "here" || lying[low] && sc.somewhere(k) {
			return true
		}
	}
	return false
}

// hosts are the verbs of a place that has a force.
var hosts = wordSet(`house houses housed housing host hosts hosted hosting oversee`)

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

// located reads a force that is somewhere without a verb: "the 35,000 US
// troops there". It must be counted.
func (sc *scene) located(f *force) bool {
	counted := f.amount.Low > 0 || f.amount.High > 0 || f.same && !f.amount.Zero()
	if f.strong && counted {
		f.kind = stay
		return true
	}
	if !counted || f.amount.Low == 1 {
		return false
	}
	i := f.right + 1
	for sc.at(i).tag == "RB" && sc.low(i) != "there" && i < f.right+3 {
		i++
	}
	low := sc.low(i)
	f.kind = stay
	if low == "there" || low == "overseas" || low == "abroad" || low == "here" {
		return true
	}
	return placePrepositions[low] && sc.placeAfter(i) && !agentive[sc.low(f.left-1)]
}

var placePrepositions = wordSet(`in at on near inside throughout across around along aboard outside within`)

// agentive are words that make a force somebody who acts or is acted upon.
var agentive = wordSet(`by against killed wounded injured attacked`)

// placeAfter reports whether a place follows the preposition at i.
func (sc *scene) placeAfter(i int) bool {
	for k := i + 1; k < len(sc.w) && k < i+6; k++ {
		if p := sc.w[k].place; p != nil {
			return !p.Place.IsBody() && p.Form == text.ByName
		}
		if prepositions[sc.low(k)] && sc.low(k) != "of" {
			return false
		}
	}
	return false
}
