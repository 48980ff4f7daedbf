package troops

import (
	"strings"

	"onrecord/text/lexicon"
)

// behind looks for the verb whose subject the force is: "Italian troops ...
// will be sent".
func (sc *scene) behind(f *force) bool {
	relative := false
	if sc.objectOfOther(f) && sc.low(f.right+1) != "to" && sc.low(f.right+1) != "who" && sc.low(f.right+1) != "which" && sc.low(f.right+2) != "who" && sc.low(f.right+2) != "which" {
		return false
	}
	for i, n := f.right+1, 0; i < len(sc.w) && n < 30; i, n = i+1, n+1 {
		w := &sc.w[i]
		if g := sc.startsAt(i); g != nil && n < 4 {
			i = g.right
			continue
		}
		switch {
		case breaks.Has(w.low) || w.low == "," && n > 0 && sc.newClause(i+1):
			return false
		case w.low == "who" || w.low == "which" || w.low == "that":
			relative = true
		case w.tag == "TO" || w.low == "to":
			if by, kind, ok := sc.group(i); ok {
				return sc.subjectOf(f, by, kind)
			}
		case (w.tag == "VBD" || w.tag == "VBN") && sc.low(i-1) == "," && !isAux(w.low) && (sc.trigger(i).frame == noFrame || sc.trigger(i).frame == level):
		case n == 0 && (sc.baseGoing(i) || sc.presentHere(i) || f.bare && sc.staysBehind(i)):
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
	return t.form == base && (t.frame == arrive || t.frame == depart || t.frame == withdraw) && whereWords.Has(sc.low(i+1)) && !finite(&sc.w[i])
}

// presentHere reads "the military occupies the port": a verb of the present that
// is tagged as a noun, with its object behind it.
func (sc *scene) presentHere(i int) bool {
	t := sc.trigger(i)
	return sc.w[i].tag == "NNS" && t.form == present && goes[t.frame] && (sc.at(i+1).place != nil || determiners.Has(sc.low(i+1)))
}

// goingPast reads "a third carrier, the Harlan, sailed from": the verb of a
// clause that is tagged as a participle.
func (sc *scene) goingPast(i int) bool {
	t := sc.trigger(i)
	return t.form == past && (t.frame == arrive || t.frame == depart) && whereWords.Has(sc.low(i+1))
}

// mainVerb returns the verb behind the relative clause of the verb at by, if it
// says that the force has left: "the companies that arrived in May left on
// Monday". 0 when there is none.
func (sc *scene) mainVerb(by int) int {
	for i := by + 1; i < len(sc.w) && i < by+8; i++ {
		w := &sc.w[i]
		if w.low == "," || w.low == "and" || breaks.Has(w.low) || sc.startsAt(i) != nil {
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
	return !speaks.Has(w.low) && !proposal.Has(w.low) && !future.Has(w.low) && !decided.Has(w.low) && !reports.Has(w.low)
}

// reports are further verbs that a clause may follow without "that".
var reports = lexicon.Words(`believe believed believes think thinks thought know knew knows allow allows allowed allowing let lets help helped see saw seen feared fears fear
	insist insisted insists claim claimed claims show showed shows mean means meant ensure make made force forced meaning saying adding assume assumed find found give gives gave giving given`)

// leavesHere reports whether the word at i is a verb of going that a tag does
// not show: "hundreds of personnel left for", "recommended the troops
// withdraw".
func (sc *scene) leavesHere(i int) bool {
	t := sc.trigger(i)
	return t.form == past && (t.frame == arrive || t.frame == depart) && !isBe(sc.low(i-1)) && sc.low(i) != "left" || sc.low(i) == "withdraw" ||
		sc.low(i) == "left" && (sc.low(i+1) == "on" || sc.low(i+1) == "from" || sc.low(i+1) == "for" || sc.at(i+1).place != nil || sc.low(i+1) == "the")
}

// breaks are words and signs that no subject and its verb stand around.
var breaks = lexicon.Words(`; : but while although because whereas if when where until`)

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

// startsAt returns the visible force that begins with the word at i.
func (sc *scene) startsAt(i int) *force {
	for k := range sc.forces {
		if g := &sc.forces[k]; g.left == i && !g.hidden {
			return g
		}
	}
	return nil
}

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
