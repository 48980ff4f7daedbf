package troops

import "onrecord/text/lexicon"

// Small words that decide what a verb does to a force ("pull out", "put on
// alert"), the level it reaches, and the harm that makes it another table.

// verbSense returns the sense of the verb at k that its small words choose,
// and whether a force may be its subject in the active.
func (sc *scene) verbSense(k int) (t trigger, moves bool) {
	v := verbs.Get(sc.w[k].low)
	if v == nil {
		return trigger{}, false
	}
	plain := -1
	for i, s := range v.senses {
		switch {
		case s.small == nil && !s.anyway:
			if plain < 0 {
				plain = i
			}
		case s.anyway && sc.placeWordBehind(k), s.small != nil && sc.smallWord(k, s.small):
			return trigger{s.frame, v.form}, s.moves
		}
	}
	if plain < 0 {
		return trigger{}, false
	}
	return trigger{v.senses[plain].frame, v.form}, v.senses[plain].moves
}

// smallWord reports whether one of these words stands right behind the verb at
// k, or right behind its object: "pulled out 300 men", "pulled 300 men out".
func (sc *scene) smallWord(k int, small *lexicon.Set) bool {
	end := sc.objectEnd(k)
	for i := k + 1; i < k+12; i++ {
		if low := sc.low(i); small.Has(low) && (low == "alert" || low == "standby") {
			return true
		}
	}
	for i := k + 1; i < k+4; i++ {
		if small.Has(sc.low(i)) && (i < k+3 || !prepositions.Has(sc.low(i))) {
			return true
		}
	}
	for i := end; end > k+1 && i < end+3; i++ {
		if small.Has(sc.low(i)) {
			return true
		}
	}
	return false
}

// objectEnd returns the first word behind the noun phrase that follows the
// verb at k.
func (sc *scene) objectEnd(k int) int {
	i := k + 1
	for n := 0; i < len(sc.w) && n < 16; i, n = i+1, n+1 {
		w := &sc.w[i]
		if w.number != nil || w.place != nil || w.low == "of" || w.low == "and" || w.low == "'s" || determiners.Has(w.low) || modifiers.Has(w.low) {
			continue
		}
		switch w.tag {
		case "DT", "JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS", "CD", "PRP$", "PRP", "POS", "VBN":
			continue
		}
		break
	}
	return i
}

// placeWordBehind reports whether a word of place follows the verb at k in its
// clause.
func (sc *scene) placeWordBehind(k int) bool {
	for i := k + 1; i < len(sc.w) && i < k+14; i++ {
		w := &sc.w[i]
		if whereWords.Has(w.low) && w.date == nil {
			return true
		}
		if w.low == ";" || w.low == ":" || w.low == "," && i > k+1 || i > k+1 && finite(w) {
			return false
		}
	}
	return false
}

// whereWords are the words that say where something goes.
var whereWords = lexicon.Words(`to into in on onto from at back home ashore up out off through aboard around inside near along ahead behind under there here across over
	toward towards down beyond past north south east west northward southward westward eastward forward inland below abroad overseas`)

// alerted reports whether "on alert" stands shortly behind the word at i.
func (sc *scene) alerted(i int) bool {
	for k := i + 1; k < i+5; k++ {
		if low := sc.low(k); low == "alert" || low == "standby" {
			return true
		}
	}
	return false
}

// reaches reads the level that a number of forces rises or falls to: "increase
// the forces in the country to almost 5,000".
func (sc *scene) reaches(f *force) {
	for i := f.right + 1; i < len(sc.w) && i < f.right+12; i++ {
		n := sc.at(i + 1).number
		if past := sc.at(i + 2).number; sc.low(i) == "past" && sc.low(i+1) == "the" && past != nil && f.amount.Zero() {
			f.amount, f.level = sc.counted(*past), true
			f.amount.High = -1
			return
		}
		if sc.low(i) == "to" && n != nil && f.amount.Zero() {
			f.amount, f.vague, f.level = sc.counted(*n), n.Vague, true
			return
		}
		if finite(&sc.w[i]) || sc.low(i) == "," && sc.low(i+1) != "from" || sc.low(i) == ";" {
			return
		}
	}
}

// harmed reports whether the force is said to be killed, hurt or caught:
// casualties are another table.
func (sc *scene) harmed(f *force) bool {
	reach := 4
	if low := sc.low(f.left - 1); low == "including" || low == "among" {
		reach = 10
	}
	for k := f.left - 1; k >= 0 && k > f.left-reach; k-- {
		if low := sc.low(k); harm.Has(low) || harmNouns.Has(low) {
			return true
		}
		if sc.low(k) == "," && reach < 5 {
			break
		}
	}
	for k := f.right + 1; k < len(sc.w) && k < f.right+9; k++ {
		low := sc.low(k)
		if isAux(low) {
			continue
		}
		if harm.Has(low) && sc.at(k).tag != "VBG" {
			return true
		}
		if low == "," && reach > 4 {
			continue // "others, including two officers, were hurt"
		}
		if low == "," || low == ";" || triggers.Get(low).frame != noFrame && sc.at(k).tag != "VBG" && (sc.at(k).tag != "VBN" || isBe(sc.low(k-1))) {
			break
		}
	}
	return false
}

var harm = lexicon.Words(`killed wounded injured captured kidnapped died dead hurt slain murdered ambushed abducted killing wounding injuring capturing shot missing lost arrested buried`)

var harmNouns = lexicon.Words(`death deaths bodies body casualties killings funeral funerals capture lives`)
