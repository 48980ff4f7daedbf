package troops

import "onrecord/text/lexicon"

// Verb groups: from the finite verb over its auxiliaries to the one that counts,
// "are expected to be sent".

// finite reports whether w is a verb in a finite form, by its tag.
func finite(w *word) bool {
	switch w.tag {
	case "VBD", "VBZ", "VBP", "MD":
		return true
	}
	return isAux(w.low)
}

// passive reports whether the verb at by is a participle of the passive.
func (sc *scene) passive(by int) bool {
	if form := triggers.Get(sc.low(by)).form; form != past && !sameForms.Has(sc.low(by)) {
		return false
	}
	for k := by - 1; k >= 0 && k > by-5; k-- {
		w := &sc.w[k]
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
var sameForms = lexicon.Words(`put cut quit come`)

// group reads the verbs from the finite one at i, or from "to", and returns
// the trigger that they lead to: "are expected to be sent".
func (sc *scene) group(i int) (by int, kind frame, ok bool) {
	copula := -1
	for n := 0; i < len(sc.w) && n < 14; i, n = i+1, n+1 {
		w := &sc.w[i]
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
		case sc.low(i-1) == "due" && lying.Has(w.low) && sc.somewhere(i):
			return i - 1, arrive, true
		case t.form == noun && begins.Has(sc.low(i-2)):
			return i, t.frame, true
		case copula >= 0 && (copula == i-1 || copula == i-2 && sc.w[i-1].tag == "RB") && (placePrepositions.Has(w.low) || w.low == "there" || w.low == "here" || w.low == "present" || w.low == "back"):
			return copula, stay, w.low != "on" && w.low != "around"
		case isAux(w.low) || leads.Has(w.low) || w.tag == "RB" || w.tag == "TO" || w.low == "to" || w.date != nil || begins.Has(w.low) || begins.Has(sc.low(i-1)):
		case copula >= 0 && (w.tag == "DT" || w.tag == "JJ" || w.tag == "NN" || w.tag == "IN" || w.place != nil) && sc.laterInfinitive(i):
		case w.low == ",":
		default:
			return 0, 0, false
		}
	}
	return 0, 0, false
}

var begins = lexicon.Words(`begin began begins begun start started starts complete completed completes continue continued continues finish finished`)

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
		w := &sc.w[k]
		if w.tag == "VBN" || isBe(w.low) || w.low == "to" || triggers.Get(w.low).form == past {
			return true
		}
		if w.tag != "RB" && w.date == nil && w.low != "," && w.low != "not" {
			return false
		}
	}
	return false
}

// leads are words between a finite verb and the trigger that it leads to.
var leads = lexicon.Words(`expected due set scheduled slated likely unlikely ready prepared preparing planning planned plan plans able willing forced ordered
	allowed asked told required supposed needed intended bound headed going agreed decided refused refusing hope hopes hoped want wants wanted
	need needs needed begun started been currently said seen spotted reported observed reportedly believed thought known poised authorized used obliged left`)

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
