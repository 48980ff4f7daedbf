package troops

import (
	"slices"

	"onrecord/text/lexicon"
)

// What the clause of a force hangs on: "denied that", "reports that ... were
// false", "no evidence of", "whether", "had it sent". A force is told as so
// only where nothing of that sort stands around its clause.

// claim is what a sentence says of a clause in it.
type claim int

const (
	asserted claim = iota // it is so, as far as the article or its source says
	denied                // it is not so, or nothing shows it
	unsaid                // nobody says whether: it is asked, imagined, alleged
)

// around reads what the clause of f hangs on. Left of the word from, the words
// of its verb group are over.
func (sc *scene) around(from int, f *force, md *mood) {
	inner, h := md.negated, sc.hook(from, f)
	switch c := sc.claimed(h, f, md); {
	case c == asserted || f.by < 0 && h.word != "of" && (f.its || f.definite):
		// "denied that its 300 soldiers there were fighting": they are there
	case h.both && h.word == "that" || f.by < 0 && h.word != "of":
		md.unsaid = true
	case c == denied:
		md.negated = true
		md.unsaid = md.unsaid || inner // "denied that it had not sent"
	default:
		md.unsaid = true
	}
}

// presence reads what is said of the presence or the arrival of a force that
// has no verb of its own: "denied the presence of 300 soldiers in".
func (sc *scene) presence(f *force, md *mood) {
	k := f.left - 2
	for ; k < f.head && (sc.low(k+1) != "of" || triggerNouns.Get(sc.low(k)).frame == noFrame); k++ {
	}
	if k >= f.head {
		return
	}
	alone := *f
	alone.by = -1
	switch sc.predicate(&alone) {
	case denied:
		md.negated = true
	case unsaid:
		md.unsaid = true
	}
	for i := k - 1; i >= 0 && i > k-5; i-- {
		low := sc.low(i)
		switch {
		case (denies[low] || admits[low]) && sc.not(i):
			md.unsaid = true
		case denies[low]:
			md.negated = true
		}
	}
}

// claimed says what stands at h of the clause that hangs there.
func (sc *scene) claimed(h hook, f *force, md *mood) claim {
	switch h.word {
	case "if", "unless", "whether":
		return sc.conditional(h.at, f, md)
	case "that":
		md.reported = sc.toldInPast(h.at, f)
		return sc.headed(h.at, f, md)
	case "of":
		return sc.nounClaim(h.at-1, f, md)
	case "not":
		return denied
	}
	switch {
	case h.at < 0:
		return asserted
	case adjectives.Has(sc.low(h.at)):
		return sc.adjectiveClaim(h.at)
	}
	return sc.verbClaim(h.at, f, md)
}

// toldInPast reports whether the clause behind the "that" at k was told, or
// judged, in the past tense.
func (sc *scene) toldInPast(k int, f *force) bool {
	for i := k - 1; i >= 0 && i > k-9; i-- {
		if sc.low(i) == "," || sc.low(i) == ";" {
			break
		}
		if sc.w[i].tag == "VBD" || sc.low(i) == "was" {
			return true
		}
	}
	i := sc.outerVerb(f)
	return i >= 0 && sc.w[i].tag == "VBD"
}

// conditional reads "if" and the like at k: what may come is left as what is
// proposed, what may be or might have been is said by nobody.
func (sc *scene) conditional(k int, f *force, md *mood) claim {
	if sc.doubted(k) {
		return denied
	}
	t := sc.trigger(f.by)
	comes := f.kind != stay && f.kind != have && !md.perfect && (f.by < 0 || t.form == present || t.form == base && !sc.pastHere(f.by) || t.form == ing)
	if md.future || md.could || md.pledged || md.proposed || comes || sc.infinitive(f.by) {
		md.proposed = true
		return asserted
	}
	return unsaid
}

// headed finds the verb, noun or adjective that the "that" at k belongs to, and
// says what it makes of its clause.
func (sc *scene) headed(k int, f *force, md *mood) claim {
	for i := k - 1; i >= 0 && i > k-9; i-- {
		w := &sc.w[i]
		verb := len(w.tag) > 1 && w.tag[0] == 'V' || i == k-1 && denies[w.low] // "Moscow denies that", which is tagged as a noun
		switch {
		case w.low == ";" || w.low == "." || w.low == "that" || w.low == "“" || w.low == "``":
			return asserted
		case w.low == "out" && (sc.low(i-1) == "rule" || sc.low(i-1) == "ruled" || sc.low(i-1) == "rules"):
			if sc.not(i - 1) {
				md.proposed = true
				return asserted
			}
			return denied
		case claimNouns.Has(w.low) && !verb && sc.headNoun(i):
			return sc.nounClaim(i, f, md)
		case adjectives.Has(w.low):
			return sc.adjectiveClaim(i)
		case verb && asksFor[w.low] && f.by >= 0 && sc.trigger(f.by).form == base && !sc.pastHere(f.by):
			md.proposed = true // "asked that Kenya send"
			return asserted
		case verb && (denies[w.low] || tells[w.low] || believes[w.low] || imagines[w.low]):
			return sc.verbClaim(i, f, md)
		case wantsClause.Has(w.low):
			md.proposed = true
			return asserted
		case verb && i == k-1:
			return asserted
		}
	}
	return asserted
}

// headNoun reports whether the noun at i is no part of a phrase behind a
// preposition: "in the report that" is.
func (sc *scene) headNoun(i int) bool {
	k := i - 1
	for k >= 0 && (determiners.Has(sc.low(k)) || sc.w[k].tag == "JJ") {
		k--
	}
	low := sc.low(k)
	return low != "in" && low != "at"
}

// verbClaim says what the verb at i makes of the clause behind it.
func (sc *scene) verbClaim(i int, f *force, md *mood) claim {
	low, not := sc.low(i), sc.not(i)
	switch {
	case sc.w[i].tag == "VBG" && sc.predicate(f) != asserted: // "a post claiming that ... is false"
		return sc.predicate(f)
	case imagines[low]:
		return unsaid
	case denies[low] && not:
		if sc.nobody(i) || sc.low(i-1) == "no" || sc.low(i-1) == "little" {
			return asserted
		}
		return unsaid
	case denies[low]:
		return denied
	case not && (believes[low] || md.future):
		return denied
	case not:
		return unsaid
	}
	for k := i - 1; k >= 0 && k > i-6; k-- {
		if falsehoods.Has(sc.low(k)) {
			return denied // "falsely claimed", "a fake video said"
		}
		if finite(&sc.w[k]) && !isAux(sc.low(k)) {
			break
		}
	}
	md.reported = sc.w[i].tag == "VBD" || sc.w[i].tag == "VBN"
	return asserted
}

// adjectiveClaim says what "true", "false", "unlikely" at i make of the clause
// behind it.
func (sc *scene) adjectiveClaim(i int) claim {
	low, not := sc.low(i), sc.not(i)
	switch {
	case falsehoods.Has(low) || improbable.Has(low):
		if not {
			return unsaid
		}
		return denied
	case uncertain.Has(low):
		return unsaid
	case !not:
		return asserted
	case truths.Has(low):
		return denied
	}
	return unsaid
}

// nounClaim says what the noun at i, a report or evidence, makes of what hangs
// on it, by the words before and behind.
func (sc *scene) nounClaim(i int, f *force, md *mood) claim {
	low := sc.low(i)
	lacking, refused := false, false
	for k := i - 1; k >= 0 && k > i-8; k-- {
		w := &sc.w[k]
		switch {
		case w.low == ";" || w.low == "." || w.low == "," || w.low == "that":
			k = 0
		case none.Has(w.low) && k > i-5:
			lacking = true
		case falsehoods.Has(w.low):
			return denied
		case rejects[w.low] && (w.tag == "" || w.tag[0] == 'V'), w.low == "aside", w.low == "down" && sc.low(k-1) == "shot":
			if sc.not(k) {
				return unsaid
			}
			return denied
		case (w.low == "confirm" || w.low == "verify" || w.low == "on") && sc.not(k), w.low == "comment":
			refused = true
		case w.low == "contrary" || names[w.low] && sc.falseBehind(f):
			return denied
		}
	}
	switch {
	case evidence.Has(low):
		if lacking {
			return denied
		}
		return asserted
	case refused:
		return unsaid
	}
	if c := sc.predicate(f); c != asserted {
		return c
	}
	if rumours.Has(low) && !md.future && !md.proposed && !md.pledged && !md.could {
		return unsaid
	}
	return asserted
}

// predicate reads what is said, behind it, of the noun that f hangs on: "reports
// that ... were false", "claims of ... could not be verified".
func (sc *scene) predicate(f *force) claim {
	i := sc.outerVerb(f)
	for k := i; i >= 0 && k < i+8; k++ {
		low := sc.low(k)
		switch {
		case low == "," || low == ";" || low == "." || low == "when" || low == "after" || low == "because":
			return asserted
		case (low == "confirmed" || low == "verified" || low == "substantiated") && sc.not(k), uncertain.Has(low):
			return unsaid
		case truths.Has(low) && sc.not(k):
			return denied
		case falsehoods.Has(low) || rejects[low] || low == "up" && sc.low(k-1) == "made" || none.Has(low) && (truths.Has(sc.low(k+1)) || evidence.Has(sc.low(k+1))):
			if sc.not(k) && !none.Has(low) {
				return asserted
			}
			return denied
		}
	}
	return asserted
}

// outerVerb returns the finite verb behind the clause of f, whose subject is the
// noun that the clause hangs on; -1 when there is none.
func (sc *scene) outerVerb(f *force) int {
	from := max(f.right, f.by) + 1
	for i := from; i < len(sc.w) && i < from+20; i++ {
		w := &sc.w[i]
		switch {
		case breaks.Has(w.low) || w.low == "." || w.low == "who" || w.low == "which" || w.low == "that" || w.low == "”":
			return -1
		case w.low == "," && (speaks.Has(sc.low(i+2)) || speaks.Has(sc.low(i+3))):
			return -1
		case finite(w) && w.date == nil && sc.low(i-1) != "and":
			return i
		}
	}
	return -1
}

// falseBehind reports whether a word for what is false stands behind f in its
// clause: "called reports of ... false".
func (sc *scene) falseBehind(f *force) bool {
	from := max(f.right, f.by) + 1
	for i := from; i < len(sc.w) && i < from+14; i++ {
		if low := sc.low(i); low == "," || low == ";" || low == "." {
			return false
		} else if falsehoods.Has(low) {
			return true
		}
	}
	return false
}

// not reports whether the word at i is denied right before: "never said", "not
// true", "refused to confirm", "nobody believes".
func (sc *scene) not(i int) bool {
	if sc.nobody(i) {
		return true
	}
	for k := i - 1; k >= 0 && k > i-6; k-- {
		w := &sc.w[k]
		switch {
		case w.low == "not" || w.low == "n't" || w.low == "n’t":
			return !onlyWords.Has(sc.low(k + 1))
		case w.low == "never" || w.low == "neither" || w.low == "nor" || w.low == "hardly" || w.low == "no" || w.low == "little":
			return true
		case sc.low(k+1) == "to" && (refusals.Has(w.low) || w.low == "refused" || w.low == "refuses" || w.low == "refusing" || w.low == "failed" || w.low == "fails" || w.low == "unable"):
			return true
		case isAux(w.low) || w.tag == "RB" || w.low == "longer" || w.low == "to" || w.low == "a" || w.low == "the" || w.tag == "JJ" && k > i-3:
		default:
			return false
		}
	}
	return false
}

// nobody reports whether the subject before the verb at i is one that does not
// exist: "no country sent", "nobody has sent", "neither Norway nor Kenya sent".
func (sc *scene) nobody(i int) bool {
	k := i - 1
	for k >= 0 && (isAux(sc.low(k)) || sc.w[k].tag == "RB" && !none.Has(sc.low(k))) {
		k--
	}
	for n := 0; k >= 0 && n < 10; k, n = k-1, n+1 {
		w := &sc.w[k]
		switch {
		case n == 0 && k > 0 && (w.low == "neither" || w.low == "nor"):
			return false // "has neither sent nor"
		case none.Has(w.low) && sc.low(k+1) != "longer" && sc.low(k+1) != "doubt" && w.low != "not" && w.low != "little" && w.low != "without" && w.low != "lack":
			return true
		case w.low == "one" && sc.low(k-1) == "not":
			return true
		case w.place != nil || w.low == "of" || w.low == "or" || w.low == "and" || w.low == "nor":
		default:
			switch w.tag {
			case "DT", "JJ", "NN", "NNS", "NNP", "NNPS", "CD", "POS":
			default:
				return false
			}
		}
	}
	return false
}

// inverted reads an auxiliary before its subject: "had Norway sent" and a
// question say nothing, "nor did Norway send" denies. k is the last word before
// the verb group of f.
func (sc *scene) inverted(k int, f *force, md *mood) {
	for i, n := k, 0; i >= 0 && n < 8; i, n = i-1, n+1 {
		w := &sc.w[i]
		if !isAux(w.low) {
			if finite(w) || w.low == "," || w.low == "that" || prepositions.Has(w.low) && w.low != "and" && w.low != "of" {
				return
			}
			continue
		}
		prev := sc.low(i - 1)
		switch {
		case i == k && f.rel == object || f.by >= 0 && isBe(w.low) && sc.low(f.by-1) != "to" && sc.trigger(f.by).form == base:
		case prev == "nor" || prev == "neither" || prev == "never" || prev == "time" || prev == "circumstances" || prev == "once" && sc.low(i-2) == "not":
			md.negated = true
		case prev == "that" && w.low == "had" && i < k:
			md.unsaid = true
		case i > 0 && prev != "," && prev != "and" && prev != "but" && prev != "“" && prev != "``" && prev != "\"":
		case w.low == "should" || isBe(w.low) && sc.low(f.by-1) == "to":
			md.proposed = true
		case w.low == "had" || sc.asks():
			md.unsaid = true
		}
		return
	}
}

// asks reports whether the sentence has a question mark.
func (sc *scene) asks() bool {
	return slices.ContainsFunc(sc.w, func(w word) bool { return w.low == "?" })
}

// neverWas reads what might have been: "would have sent", "should have sent".
func (sc *scene) neverWas(f *force) bool {
	for k := f.by - 1; k > 0 && k > f.by-6; k-- {
		if sc.low(k) == "have" && sc.at(f.by).tag != "VB" {
			for j := k - 1; j >= 0 && j > k-3; j-- {
				if low := sc.low(j); low == "would" || low == "could" || low == "should" {
					return !sc.byThen(f)
				}
			}
		}
		if sc.w[k].tag != "RB" && !isBe(sc.low(k)) && !isAux(sc.low(k)) {
			return false
		}
	}
	return false
}

// byThen reports whether f stands beside a day until which something will be:
// "by June".
func (sc *scene) byThen(f *force) bool {
	for i := range sc.w {
		if sc.low(i) == "by" && sc.at(i+1).date != nil {
			return true
		}
	}
	return false
}

// The words that say whether a clause is so.
var (
	denies   = formsOf(`deny dispute refute rebut repudiate disprove doubt contradict debunk`)
	rejects  = formsOf(`reject dismiss deny refute rebut repudiate debunk discount dispute disprove disavow discredit contradict doubt`)
	tells    = formsOf(`say tell claim report announce confirm state write disclose reveal warn declare add insist assert admit acknowledge maintain testify allege argue suggest note estimate promise vow know prove show mention indicate signal imply hint`)
	believes = formsOf(`believe think expect`)
	imagines = formsOf(`wish suppose imagine pretend fantasize dream`)
	asksFor  = formsOf(`ask request order suggest insist urge`)
	names    = formsOf(`call describe brand label denounce term consider`)

	claimNouns = lexicon.Words(`report reports claim claims allegation allegations accusation accusations rumour rumours rumor rumors suggestion suggestions speculation assertion assertions
		story stories notion charge charges insinuation insinuations statement statements suspicion suspicions news footage
		evidence proof sign signs indication indications trace traces confirmation hint hints truth doubt doubts`)
	evidence = lexicon.Words(`evidence proof sign signs indication indications trace traces confirmation hint hints truth basis foundation substance`)
	rumours  = lexicon.Words(`allegation allegations accusation accusations rumour rumours rumor rumors speculation notion insinuation insinuations suspicion suspicions suggestion suggestions`)

	falsehoods = lexicon.Words(`false falsely untrue wrong wrongly fake incorrect incorrectly inaccurate mistakenly erroneously baseless unfounded groundless bogus fabricated invented fictitious erroneous nonsense
		lie lied lies myth hoax fiction fabrication fabrications disinformation misinformation forged doctored rubbish`)
	improbable = lexicon.Words(`unlikely impossible inconceivable unthinkable doubtful improbable implausible`)
	uncertain  = lexicon.Words(`unclear uncertain unproven unconfirmed unverified unsubstantiated unknown`)
	truths     = lexicon.Words(`true case correct right likely possible accurate basis foundation`)
	adjectives = lexicon.Words(`false untrue wrong fake incorrect nonsense lie myth hoax fiction unlikely impossible inconceivable unthinkable doubtful improbable implausible
		unclear uncertain unproven unconfirmed unknown true case correct right likely possible clear certain sure known proven established convinced obvious evident`)

	none        = lexicon.Words(`no none nobody nothing neither nor not n't n’t without little lack scant`)
	onlyWords   = lexicon.Words(`only just merely simply least`)
	wantsClause = lexicon.Words(`recommended recommends demanded demands urged proposed wants wanted allowing suggested`)
)
