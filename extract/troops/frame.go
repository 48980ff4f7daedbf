package troops

import (
	"strings"

	"onrecord"
	"onrecord/text"
	"onrecord/text/lexicon"
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
	f.amount, f.vague = sc.counted(*n), n.Vague
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
	counted := !f.amount.Zero() && f.amount.Text != "a" && f.amount.Text != "an" && f.amount.Text != "A"
	return !counted && commands.Has(sc.low(f.left-1)) && !sc.capital(f.left-1)
}

var commands = lexicon.Words(`command commands commanded commanding heads headed heading oversees oversaw`)

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
	return placePrepositions.Has(low) && sc.placeAfter(i) && !agentive.Has(sc.low(f.left-1))
}

var placePrepositions = lexicon.Words(`in at on near inside throughout across around along aboard outside within`)

// agentive are words that make a force somebody who acts or is acted upon.
var agentive = lexicon.Words(`by against killed wounded injured attacked`)

// placeAfter reports whether a place follows the preposition at i.
func (sc *scene) placeAfter(i int) bool {
	for k := i + 1; k < len(sc.w) && k < i+6; k++ {
		if p := sc.w[k].place; p != nil {
			return !p.Place.IsBody() && p.Form == text.ByName
		}
		if prepositions.Has(sc.low(k)) && sc.low(k) != "of" {
			return false
		}
	}
	return false
}
