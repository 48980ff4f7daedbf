package troops

import (
	"strings"

	"onrecord/text/lexicon"
)

// Verbs that no list has, read by what stands around them: a force that
// somethings into a place goes there ("rumbled into", "were trucked to"), one
// that is something in a place is there, and who somethings a force into a
// place sends it. Deeds of soldiers and words about them are left out.

// deeds are the verbs that say nothing of where a force is, whatever place
// stands behind them.
var deeds = formsOf(`attack fire shoot shell bomb bombard kill wound injure hit strike strafe raid assault clash battle ambush mortar pound target blast destroy explode detonate
	say tell speak talk ask answer reply respond react appeal complain apologize refer point look listen see watch call vote protest demonstrate rally testify pray sing shout
	die perish fall starve suffer drown bleed crash collide burn accuse blame charge sentence convict try suspect allege loot rape torture beat arrest detain search question
	surrender defect belong amount owe react object pay sell export buy purchase order show compare link liken attribute connect teach train help give grant award present hand
	lose win want wish like love hate hear feel know believe think claim promise refuse threaten agree try fail begin start stop continue use have do be get make let name
	celebrate parade march-past salute play eat drink sleep die retire resign rescue save free hold kidnap capture abduct murder execute wage stage conduct test rise rebel mutiny
	eye acquire procure lease manufacture produce design
	open close contribute pledge commit add turn exercise lead mean cost date`)

// formsOf returns all forms of the verbs of a list.
func formsOf(list string) map[string]bool {
	m := map[string]bool{}
	for verb := range strings.FieldsSeq(list) {
		for _, f := range inflect(verb) {
			for _, form := range f {
				m[form] = true
			}
		}
	}
	return m
}

// ways are the words that make a verb one of going.
var ways = lexicon.Words(`into onto toward towards to across through over up down past ashore back south north east west southward northward eastward westward inland`)

// goesAnywhere reads the verb whose finite form is at i as one of going to a
// place, or of being in one.
func (sc *scene) goesAnywhere(f *force, i int) bool {
	v := sc.verbFrom(i)
	if v < 0 || deeds[sc.low(v)] || sc.trigger(v).frame != noFrame || sc.startsAt(v+1) != nil {
		return false
	}
	q := v + 1
	for q < v+3 && (sc.at(q).tag == "RB" || sc.at(q).tag == "RP" || sc.at(q).date != nil) && !ways.Has(sc.low(q)) && sc.low(q) != "out" {
		q++
	}
	low := sc.low(q)
	switch {
	case (low == "out" || low == "off" || low == "away") && (sc.low(q+1) == "of" || sc.low(q+1) == "from") && sc.somewhere(q+1):
		return f.governedBy(v, subject, depart)
	case ways.Has(low) && (sc.somewhere(q) || ways.Has(sc.low(q+1)) && sc.somewhere(q+1)):
		return !(low == "to" && sc.at(q+1).tag == "VB") && f.governedBy(v, subject, arrive)
	case low == "from" && sc.passive(v) && sc.somewhere(q) && sc.placeLater(q+1, min(len(sc.w), q+8)):
		return f.governedBy(v, subject, arrive)
	case lying.Has(low) && sc.somewhere(q) && sc.isState(v) && (!f.amount.Zero() || len(f.owner) > 0):
		return f.governedBy(v, subject, stay)
	}
	return false
}

// lying are the prepositions of a place in which somebody is.
var lying = lexicon.Words(`in at near along around inside outside off between behind on aboard beside`)

// isState reports whether the verb at v says how somebody is: "are strung out
// along", "is stuck at".
func (sc *scene) isState(v int) bool {
	for k := v - 1; k >= 0 && k > v-4; k-- {
		if isBe(sc.low(k)) {
			return sc.at(v).tag != "VBG"
		}
		if sc.at(k).tag != "RB" {
			return false
		}
	}
	return false
}

// verbFrom returns the main verb of the group that begins at i, or the
// adjective behind its "be"; -1 when there is none.
func (sc *scene) verbFrom(i int) int {
	be := false
	for n := 0; i < len(sc.w) && n < 8; i, n = i+1, n+1 {
		w := &sc.w[i]
		switch {
		case isBe(w.low):
			be = true
		case isAux(w.low) || w.tag == "RB" || w.low == "to" || leads.Has(w.low) || w.date != nil:
		case len(w.tag) > 1 && w.tag[0] == 'V' || be && w.tag == "JJ":
			return i
		default:
			return -1
		}
	}
	return -1
}

// somewhere reports whether the preposition at i leads to a place: one of the
// gazetteer, a noun that stands for one, or a name that may be one.
func (sc *scene) somewhere(i int) bool {
	if sc.placeAfter(i) {
		return true
	}
	for k := i + 1; k < i+6; k++ {
		w := sc.at(k)
		switch {
		case placeNouns.Has(w.low):
			return true
		case k < i+3 && sc.properAt(k) && sc.placeLike(k) && w.number == nil && !personTitle(w.low):
			return true
		case determiners.Has(w.low) || w.tag == "JJ" || w.tag == "NN" || w.tag == "VBN" || w.low == "'s" || w.place != nil && sc.at(k+1).place != nil:
		case w.place != nil && placeNouns.Has(sc.low(k+1)):
		default:
			return false
		}
	}
	return false
}

func personTitle(low string) bool { return titles.Has(low) }

// placeNouns are nouns for places to which forces go.
var placeNouns = lexicon.Words(`country region area territory province city town village capital border borders frontier coast island islands port harbour harbor airport airfield airbase base bases
	emirate kingdom republic valley enclave zone sector desert mountains peninsula strait straits gulf waters sea delta suburbs outskirts district districts north south east west camp camps barracks outpost
	positions post posts front line lines neighbourhood quarter strip highlands interior countryside jungle theatre theater`)

// sentAnywhere reads the verb at k as one of sending: the force is its object,
// and a way to a place stands behind the force.
func (sc *scene) sentAnywhere(f *force, k int) bool {
	w := &sc.w[k]
	if len(w.tag) < 2 || w.tag[0] != 'V' || isAux(w.low) || deeds[w.low] || w.place != nil || speaks.Has(w.low) || proposal.Has(w.low) || future.Has(w.low) || decided.Has(w.low) || reports.Has(w.low) {
		return false
	}
	q := f.right + 1
	low := sc.low(q)
	switch {
	case low == "out" && sc.low(q+1) == "of" && sc.somewhere(q+1):
		return f.governedBy(k, object, withdraw)
	case (low == "into" || low == "onto" || low == "toward" || low == "towards" || low == "to" && sc.at(q+1).tag != "VB" || low == "across") && sc.somewhere(q):
		return f.governedBy(k, object, move)
	}
	return false
}

// changes are the frames whose subject does something to another force.
var changes = map[frame]bool{move: true, increase: true, reduce: true, withdraw: true}

// loosely reads a counted force that no verb of a list governs: with a place
// behind it, it is taken to be there.
func (sc *scene) loosely(f *force) bool {
	counted := f.amount.Low > 1 || f.amount.High > 1
	if !counted || f.bare || f.hidden || heads.Get(sc.low(f.head)).weak && !f.military && len(f.owner) == 0 || agentive.Has(sc.low(f.left-1)) {
		return false
	}
	v := -1
	for k := f.left - 1; k >= 0 && k > f.left-6; k-- {
		w := &sc.w[k]
		if w.low == "," || w.low == ";" || breaks.Has(w.low) {
			break
		}
		if len(w.tag) > 1 && w.tag[0] == 'V' && !isAux(w.low) {
			v = k
			break
		}
	}
	rel := object
	if v < 0 {
		rel = subject
		v = sc.verbFrom(f.right + 1)
	}
	if v < 0 || sc.arms(f, v) || deeds[sc.low(v)] || speaks.Has(sc.low(v)) || rel == subject && !sc.passive(v) && changes[sc.trigger(v).frame] {
		return false
	}
	if !sc.placeSoon(max(f.right, v)) {
		return false
	}
	for k := max(f.right, v) + 1; k < len(sc.w) && k < max(f.right, v)+5; k++ {
		if low := sc.low(k); low == "into" || low == "to" || low == "towards" || low == "toward" {
			return f.governedBy(v, rel, arrive)
		}
	}
	return f.governedBy(v, rel, stay)
}
