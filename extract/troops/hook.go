package troops

// What a clause hangs on: "reports that", "denied it had", "if".

// hook is the word that a clause hangs on to another by.
type hook struct {
	at   int    // the word; -1: the clause is one by itself
	word string // "that", "if", "of"; "" where "that" is left out: at is then the verb
	both bool   // "and" ties the verb to another of the clause, or of one around it
}

// hook looks left from the word at from for what the clause of f hangs on. It
// passes over the subject, asides between commas and, for an infinitive or a
// noun, the one finite verb that it belongs to.
func (sc *scene) hook(from int, f *force) hook {
	own := sc.ownFinite(from, f)
	tied := f.rel == object && (sc.low(from) == "and" || sc.low(from) == "or")
	for k, n := from, 0; k >= 0 && n < 40; k, n = k-1, n+1 {
		w := &sc.w[k]
		switch {
		case (w.low == "that" || w.low == "if" || w.low == "whether" || w.low == "unless") && k < f.left:
			if w.low == "that" && finite(sc.at(k+1)) && sc.notThisOne(k) {
				return hook{at: k, word: "not"}
			}
			if w.low == "that" && (finite(sc.at(k+1)) || sc.low(k-1) == "and") {
				return hook{at: -1}
			}
			return hook{k, w.low, tied && sc.low(from) == "and"}
		case (w.low == "of" || w.low == "about") && claimNouns.Has(sc.low(k-1)):
			return hook{at: k, word: "of"}
		case w.low == ";" || w.low == ":" || w.low == "." || w.low == "but" || w.low == "“" || w.low == "``" || w.low == "\"":
			return hook{at: -1}
		case w.low == ",":
			before := sc.asideBefore(k)
			if before < 0 || sc.low(k+1) == "and" {
				return hook{at: -1}
			}
			k = before
		case w.date != nil:
		case own && !tied && (sc.tellsClause(k) || adjectives.Has(w.low) && sc.opensClause(k+1) && isBe(sc.low(k-1))):
			return hook{at: k}
		case (finite(w) || isAux(w.low)) && w.low != "n't" && w.low != "n’t" && w.low != "not" && w.low != "never":
			if own && !tied {
				return hook{at: -1}
			}
			own = true
			for finite(sc.at(k-1)) || sc.at(k-1).tag == "RB" || isAux(sc.low(k-1)) {
				k--
			}
		}
	}
	return hook{at: -1}
}

// ownFinite reports whether the verb group of f, which begins behind the word
// at from, has its finite verb.
func (sc *scene) ownFinite(from int, f *force) bool {
	if f.by < 0 {
		return false
	}
	if f.rel == subject {
		return !sc.infinitive(f.by)
	}
	tag := sc.w[f.by].tag
	if isBe(sc.low(f.by)) || (tag == "VBD" || tag == "VBZ" || tag == "VBP" || tag == "VBN") && sc.trigger(f.by).form != noun {
		return true
	}
	for k := from + 1; k < f.by; k++ {
		if isAux(sc.low(k)) && sc.low(k) != "have" || sc.w[k].tag == "VBD" {
			return true
		}
	}
	return false
}

// notThisOne reads "it was not Kenya" before the "that" at k.
func (sc *scene) notThisOne(k int) bool {
	i := k - 1
	for i > 0 && (sc.w[i].place != nil || sc.low(i) == "the" || sc.w[i].tag == "NNP") {
		i--
	}
	return (sc.low(i) == "not" || sc.low(i) == "n't" || sc.low(i) == "n’t") && isBe(sc.low(i-1)) && sc.low(i-2) == "it"
}

// asideBefore returns the word before the comma that opens the aside which the
// comma at k closes; -1 when there is none.
func (sc *scene) asideBefore(k int) int {
	for i := k - 2; i > 0 && i > k-15; i-- {
		switch sc.low(i) {
		case ",":
			return i - 1
		case ";", ":", ".", "“", "\"", "``", "”", "''":
			return -1
		}
	}
	return -1
}

// tellsClause reports whether the word at k is a verb of telling or denying with
// a clause right behind it: "denied it had sent", "said Norway had".
func (sc *scene) tellsClause(k int) bool {
	w := &sc.w[k]
	verb := len(w.tag) > 1 && w.tag[0] == 'V' || w.tag == "NNS" && sc.low(k+1) == "there" // "the ministry denies there are"
	if !verb || !denies[w.low] && !tells[w.low] && !believes[w.low] && !imagines[w.low] {
		return false
	}
	i := k + 1
	if w.low == "told" || w.low == "tells" || w.low == "tell" {
		for i < k+5 && sc.at(i).place == nil && (sc.at(i).tag == "NNS" || sc.at(i).tag == "DT" || sc.at(i).tag == "NN" || sc.at(i).tag == "PRP") {
			i++ // "told reporters Norway had"
		}
	}
	for sc.at(i).date != nil {
		i++
	}
	return sc.opensClause(i)
}

// opensClause reports whether the word at i may be the first of a subject.
func (sc *scene) opensClause(i int) bool {
	next := sc.at(i)
	switch next.tag {
	case "DT", "PRP", "PRP$", "EX", "NNP", "NNPS", "NNS", "CD", "JJ", "NN":
		return !claimNouns.Has(next.low) && !claimNouns.Has(sc.low(i+1))
	}
	return next.place != nil || next.number != nil || next.low == "there"
}
