package troops

import (
	"strings"

	"onrecord/text"
)

// behind looks for the verb whose subject the force is: "Italian troops ...
// will be sent".
func (sc *scene) behind(f *force) bool {
	relative := false
	if sc.objectOfOther(f) && sc.low(f.right+1) != "to" && sc.low(f.right+1) != "who" && sc.low(f.right+1) != "which" && sc.low(f.right+2) != "who" && sc.low(f.right+2) != "which" {
		return false
	}
	for i, n := f.right+1, 0; i < len(sc.w) && n < 30; i, n = i+1, n+1 {
		w := sc.w[i]
		if g := sc.startsAt(i); g != nil && n < 4 {
			i = g.right
			continue
		}
		switch {
		case breaks[w.low] || w.low == "," && n > 0 && sc.newClause(i+1):
			return false
		case w.low == "who" || w.low == "which" || w.low == "that":
			relative = true
		case w.tag == "TO" || w.low == "to":
			if by, kind, ok := sc.group(i); ok {
				return sc.subjectOf(f, by, kind)
			}
		case (w.tag == "VBD" || w.tag == "VBN") && sc.low(i-1) == "," && !isAux(w.low) && (sc.trigger(i).frame == noFrame || sc.trigger(i).frame == level):
		case n == 0 && sc.baseGoing(i):
			return sc.subjectOf(f, i, sc.trigger(i).frame)
		case w.tag == "VBN" && sc.low(i-1) == "," && n > 2 && !relative && sc.goingPast(i):
			return sc.subjectOf(f, i, sc.trigger(i).frame)
		case finite(w):
			by, kind, ok := sc.group(i)
			if main := sc.mainVerb(by); ok && relative && main > 0 {
				return f.governedBy(main, subject, withdraw)
			}
			if ok && sc.subjectOf(f, by, kind) {
				return true
			}
			if ok && (kind == arrive || kind == depart || kind == stay || relative) {
				return false
			}
			if sc.goesAnywhere(f, i) || !relative && sc.secondVerb(f, i) {
				return true
			}
			if !relative || n > 12 {
				return false
			}
		case (w.tag == "VBN" || w.tag == "NN" || w.low == "left") && n < 6 && sc.leavesHere(i):
			return sc.subjectOf(f, i, sc.trigger(i).frame)
		case w.tag == "VB" && sc.trigger(i).frame != noFrame && n < 6:
			return sc.subjectOf(f, i, sc.trigger(i).frame)
		}
	}
	return false
}

// baseGoing reads "demanded that all forces clear out of": a verb of going in
// its base form, which is often tagged as something else.
func (sc *scene) baseGoing(i int) bool {
	t := sc.trigger(i)
	return t.form == base && (t.frame == arrive || t.frame == depart || t.frame == withdraw) && whereWords[sc.low(i+1)] && !finite(sc.w[i])
}

// goingPast reads "a third carrier, the Harlan, sailed from": the verb of a
// clause that is tagged as a participle.
func (sc *scene) goingPast(i int) bool {
	t := sc.trigger(i)
	return t.form == past && (t.frame == arrive || t.frame == depart) && whereWords[sc.low(i+1)]
}

// mainVerb returns the verb behind the relative clause of the verb at by, if it
// says that the force has left: "the companies that arrived in May left on
// Monday". 0 when there is none.
func (sc *scene) mainVerb(by int) int {
	for i := by + 1; i < len(sc.w) && i < by+8; i++ {
		w := sc.w[i]
		if w.low == "," || w.low == "and" || breaks[w.low] || sc.startsAt(i) != nil {
			return 0
		}
		if t := sc.trigger(i); finite(w) && !isAux(w.low) {
			if t.form == past && (t.frame == depart || t.frame == withdraw) {
				return i
			}
			return 0
		}
	}
	return 0
}

// objectOfOther reports whether the force hangs on a preposition or on a verb
// that says nothing of it: it is then no subject ("violence aimed at soldiers
// is coming").
func (sc *scene) objectOfOther(f *force) bool {
	k := f.left - 1
	w := sc.at(k)
	switch w.low {
	case "of", "to", "into", "at", "on", "onto", "from", "among", "by", "against", "with", "in", "about", "over", "under", "between", "alongside", "beside":
		return sc.low(f.right+1) != "of"
	}
	if len(w.tag) < 2 || w.tag[0] != 'V' || isAux(w.low) || w.tag == "VBN" {
		return false
	}
	return !speaks[w.low] && !proposal[w.low] && !future[w.low] && !decided[w.low] && !reports[w.low]
}

// reports are further verbs that a clause may follow without "that".
var reports = wordSet(`believe believed believes think thinks thought know knew knows allow allows allowed allowing let lets help helped see saw seen feared fears fear
	insist insisted insists claim claimed claims show showed shows mean means meant ensure make made force forced meaning saying adding assume assumed find found`)

// leavesHere reports whether the word at i is a verb of going that a tag does
// not show: "hundreds of personnel left for", "recommended the troops
// withdraw".
func (sc *scene) leavesHere(i int) bool {
	t := sc.trigger(i)
	return t.form == past && (t.frame == arrive || t.frame == depart) && !isBe(sc.low(i-1)) && sc.low(i) != "left" || sc.low(i) == "withdraw" ||
		sc.low(i) == "left" && (sc.low(i+1) == "on" || sc.low(i+1) == "from" || sc.low(i+1) == "for" || sc.at(i+1).place != nil || sc.low(i+1) == "the")
}

// breaks are words and signs that no subject and its verb stand around.
var breaks = wordSet(`; : but while although because whereas if when where until`)

// newClause reports whether the word at i begins another clause.
func (sc *scene) newClause(i int) bool {
	low := sc.low(i)
	if sc.otherSubject(i) {
		return true
	}
	return low == "but" || low == "while" || low == "and" && sc.at(i+1).place != nil && finite(sc.at(i+2)) || low == "according"
}

// otherSubject reports whether a name or pronoun with its own verb begins at
// i: "..., Mr Smith said".
func (sc *scene) otherSubject(i int) bool {
	for n := 0; n < 5; n, i = n+1, i+1 {
		switch w := sc.at(i); {
		case n > 0 && finite(w):
			return true
		case w.tag != "NNP" && w.tag != "PRP" && w.tag != "NNPS" && w.tag != "NNS" && (n > 0 || w.tag != "DT"):
			return false
		}
	}
	return false
}

// finite reports whether w is a verb in a finite form, by its tag.
func finite(w word) bool {
	switch w.tag {
	case "VBD", "VBZ", "VBP", "MD":
		return true
	}
	return isAux(w.low)
}

// startsAt returns the visible force that begins with the word at i.
func (sc *scene) startsAt(i int) *force {
	for k := range sc.forces {
		if g := &sc.forces[k]; g.left == i && !g.hidden {
			return g
		}
	}
	return nil
}

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
	f.amount, f.vague, f.level = sc.d.Amount(*n), n.Vague, true
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
	if kind == arrive && sc.low(by+1) == "to" && sc.at(by+2).number != nil && !begins[sc.low(by)] && f.class == people && sc.at(by+2).number.Low > 1000 {
		return false // "outlays came to 27 billion"
	}
	if sc.low(by) == "gone" && (sc.low(by+1) == "from" || !whereWords[sc.low(by+1)]) {
		kind = withdraw // "half of them had gone"
	}
	if passive && kind == move && sc.alerted(by) {
		return f.governedBy(by, subject, activate)
	}
	if kind == move && strings.HasPrefix(sc.low(by), "plac") || !passive && kind == move && sc.objectBehind(by) {
		return false
	}
	if passive && (kind == stay && !stationed[sc.low(by)] && (!sc.lyingBehind(by) || suffered[sc.low(by)]) || kind == arrive && sc.low(by) != "headed" || kind == have && sc.low(by) != "kept" && sc.low(by) != "maintained" || kind == level) {
		return false
	}
	if kind == level && (f.amount.Zero() || f.class != unit) && sc.low(by) != "stood" && sc.low(by) != "total" {
		return false
	}
	if kind == stay && !stays[sc.low(by)] && !sc.lyingBehind(by) {
		return false
	}
	return f.governedBy(by, subject, kind)
}

// suffered are participles of being somewhere that somebody else does to a
// force: "are guarded in".
var suffered = wordSet(`guarded monitored supported advised protected escorted occupied faced watched helped assisted covered policed observed overseen secured`)

// lyingBehind reports whether a place in which somebody is stands shortly
// behind the verb at by.
func (sc *scene) lyingBehind(by int) bool {
	for i := by + 1; i < by+6; i++ {
		if low := sc.low(i); low == "there" || low == "here" || lying[low] && sc.somewhere(i) || manned[sc.low(by)] && placeNouns[low] {
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
		w := sc.w[k]
		if breaks[w.low] || finite(w) && sc.low(k-1) != "and" || sc.startsAt(k) != nil && sc.low(k-1) == "and" {
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

var stationed = wordSet(`occupied garrisoned camped housed hosted surrounded`)

// carries are what ships and aircraft do with others on board.
var carries = formsOf(`ferry airlift carry fly shuttle haul transport lift bring`)

// stays are the verbs of being somewhere that say enough without a place.
var stays = wordSet(`stay stays stayed staying remain remains remained remaining serve serves served serving operate operates operated operating occupy occupies occupied occupying
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

// passive reports whether the verb at by is a participle of the passive.
func (sc *scene) passive(by int) bool {
	if form := triggers[sc.low(by)].form; form != past && !sameForms[sc.low(by)] {
		return false
	}
	for k := by - 1; k >= 0 && k > by-5; k-- {
		w := sc.w[k]
		if isBe(w.low) {
			return true
		}
		if w.tag != "RB" && w.date == nil && w.low != "," {
			return false
		}
	}
	return false
}

// sameForms are verbs whose base and participle look the same.
var sameForms = wordSet(`put cut quit come`)

// group reads the verbs from the finite one at i, or from "to", and returns
// the trigger that they lead to: "are expected to be sent".
func (sc *scene) group(i int) (by int, kind frame, ok bool) {
	copula := -1
	for n := 0; i < len(sc.w) && n < 14; i, n = i+1, n+1 {
		w := sc.w[i]
		t := sc.trigger(i)
		switch {
		case isBe(w.low):
			copula = i
		case t.frame == have && n < 10 && sc.auxiliary(i):
		case w.low == "going" && sc.low(i+1) == "to" && sc.at(i+2).tag == "VB":
		case t.frame != noFrame && t.form != noun && (w.tag == "" || w.tag[0] == 'V' || t.frame == activate || w.low == "withdraw" || w.low == "deploy" || t.form == base && sc.low(i-1) == "to"):
			return i, t.frame, true
		case copula >= 0 && (w.low == "out" || w.low == "gone" || w.low == "away") && (sc.low(i+1) == "of" || sc.low(i+1) == "from"):
			return i - 1, withdraw, true
		case copula >= 0 && copula == i-1 && (w.low == "on" && sc.low(i+2) == "way" || w.low == "en" && sc.low(i+1) == "route" || w.low == "bound" && sc.low(i+1) == "for"):
			return copula, arrive, true
		case sc.low(i-1) == "due" && (w.low == "home" || w.low == "back"):
			return i - 1, withdraw, true
		case sc.low(i-1) == "due" && lying[w.low] && sc.somewhere(i):
			return i - 1, arrive, true
		case t.form == noun && begins[sc.low(i-2)]:
			return i, t.frame, true
		case copula >= 0 && (copula == i-1 || copula == i-2 && sc.w[i-1].tag == "RB") && (placePrepositions[w.low] || w.low == "there" || w.low == "here" || w.low == "present" || w.low == "back"):
			return copula, stay, w.low != "on" && w.low != "around"
		case isAux(w.low) || leads[w.low] || w.tag == "RB" || w.tag == "TO" || w.low == "to" || w.date != nil || begins[w.low] || begins[sc.low(i-1)]:
		case copula >= 0 && (w.tag == "DT" || w.tag == "JJ" || w.tag == "NN" || w.tag == "IN" || w.place != nil) && sc.laterInfinitive(i):
		case w.low == ",":
		default:
			return 0, 0, false
		}
	}
	return 0, 0, false
}

var begins = wordSet(`begin began begins begun start started starts complete completed completes continue continued continues finish finished`)

// laterInfinitive reports whether "to be" follows shortly: "are the first to
// be deployed".
func (sc *scene) laterInfinitive(i int) bool {
	for k := i; k < len(sc.w) && k < i+9; k++ {
		if sc.low(k) == "to" && sc.low(k+1) == "be" {
			return true
		}
		if sc.low(k) == "," {
			return false
		}
	}
	return false
}

// auxiliary reports whether the form of "have" at i is an auxiliary.
func (sc *scene) auxiliary(i int) bool {
	switch sc.low(i) {
	case "have", "has", "had", "having":
	default:
		return false
	}
	for k := i + 1; k < len(sc.w) && k < i+5; k++ {
		w := sc.w[k]
		if w.tag == "VBN" || isBe(w.low) || w.low == "to" || triggers[w.low].form == past {
			return true
		}
		if w.tag != "RB" && w.date == nil && w.low != "," && w.low != "not" {
			return false
		}
	}
	return false
}

// leads are words between a finite verb and the trigger that it leads to.
var leads = wordSet(`expected due set scheduled slated likely unlikely ready prepared preparing planning planned plan plans able willing forced ordered
	allowed asked told required supposed needed intended bound headed going agreed decided refused refusing hope hopes hoped want wants wanted
	need needs needed begun started been currently said seen spotted reported observed reportedly believed thought known poised authorized used obliged left`)

// participle reads a participle right behind the force: "troops stationed in
// Japan", "soldiers currently serving".
func (sc *scene) participle(f *force) bool {
	i := f.right + 1
	for i < f.right+3 && (sc.at(i).tag == "RB" || sc.at(i).date != nil) {
		i++
	}
	t := sc.trigger(i)
	if low := sc.low(i + 1); t.frame == arrive && t.form == base && i == f.right+1 && (low == "to" || low == "for" || low == "into") {
		return f.governedBy(i, subject, arrive)
	}
	if strings.HasPrefix(sc.low(i), "order") && sc.low(i+1) == "from" {
		return false // "80 jets ordered from"
	}
	if t.frame == noFrame || t.form != past && t.form != ing || sc.low(i) == "going" && sc.low(i+1) == "to" && sc.at(i+2).place == nil {
		return false
	}
	counted := f.amount.Low > 0 || f.amount.High > 0
	switch t.frame {
	case move, stay:
		if t.frame == move && sc.objectBehind(i) {
			return false
		}
		if !counted && (len(f.owner) == 0 || t.frame == stay && !sc.inPlace(i)) {
			return false
		}
		return f.governedBy(i, subject, t.frame)
	case arrive, depart, withdraw:
		return sc.low(i) != "leaving" && !sc.objectOfOther(f) && f.governedBy(i, subject, t.frame)
	}
	return false
}

// isBe reports whether w is a form of "be".
func isBe(w string) bool {
	switch w {
	case "be", "is", "are", "was", "were", "been", "being", "am", "’re", "'re", "'m":
		return true
	}
	return false
}

// isAux reports whether w is an auxiliary or a modal.
func isAux(w string) bool {
	switch w {
	case "will", "would", "shall", "should", "may", "might", "must", "can", "could", "ca", "wo", "'ll", "’ll", "'d", "’d", "have", "has", "had", "'ve", "’ve", "do", "does", "did", "not", "n't", "n’t", "never":
		return true
	}
	return isBe(w)
}
