package troops

import (
	"onrecord"
	"onrecord/text/lexicon"
)

// Whom the article credits with what it tells of a force: "its defence
// ministry confirmed", "according to the general".

// credit is an attribution in the sentence: who, and the word that credits.
type credit struct {
	who onrecord.Mention
	at  int
}

// source returns whom the sentence credits with f: who stands nearest to it
// by the word that credits; zero when nobody does.
func (sc *scene) source(f *force) onrecord.Mention {
	if !sc.credited {
		sc.credits, sc.credited = sc.findCredits(), true
	}
	best, least := onrecord.Mention{}, len(sc.w)
	for _, c := range sc.credits {
		n := between(c.at, f.left, f.right)
		if at := c.who.Cover(); n < least && !at.Holds(sc.w[f.head].Span) {
			best, least = c.who, n
		}
	}
	return best
}

// findCredits reads the attributions of the sentence, in order.
func (sc *scene) findCredits() []credit {
	var out []credit
	for i := range sc.w {
		who := onrecord.Mention{}
		switch {
		case sc.low(i) == "according" && sc.low(i+1) == "to":
			who = sc.phraseFrom(i + 2)
		case sc.low(i) == "quoted" && sc.low(i+1) == "as" && isBe(sc.low(i-1)):
			who = sc.phraseTo(i - 2)
		case credits.Has(sc.low(i)) && sc.tells(i):
			who = sc.teller(i)
		}
		if !who.Zero() {
			out = append(out, credit{who, i})
		}
	}
	return out
}

var credits = lexicon.Words(`said say says told announced announces reported reports confirmed confirms stated states wrote disclosed revealed warned declared vowed added denied denies`)

// tells reports whether the verb of speech at i is a finite one: neither a
// passive nor a participle behind its noun ("the number reported by").
func (sc *scene) tells(i int) bool {
	switch sc.w[i].tag {
	case "VBD", "VBZ", "VBP":
		return true
	case "VBN":
		return !isBe(sc.low(i-1)) && sc.low(i+1) != "by" && sc.low(i+1) != "to" && sc.low(i+1) != "in"
	}
	return false
}

// teller returns who is the subject of the verb of speech at i: right before
// it, before an aside, or behind it ("..., said the general").
func (sc *scene) teller(i int) onrecord.Mention {
	k := i - 1
	for sc.at(k).tag == "RB" || sc.low(k) == "has" || sc.low(k) == "had" || sc.low(k) == "have" || sc.low(k) == "also" {
		k--
	}
	if sc.low(k) != "," && !closes.Has(sc.low(k)) {
		return sc.phraseTo(k)
	}
	if who := sc.phraseFrom(i + 1); !who.Zero() && sc.low(i) != "told" && sc.at(i+1).number == nil {
		if next := sc.after(who.Cover().End); next >= len(sc.w)-1 || !finite(sc.at(next)) {
			return who
		}
	}
	if closes.Has(sc.low(k)) {
		return onrecord.Mention{}
	}
	for k--; k > 0 && sc.low(k) != ","; k-- {
	}
	return sc.phraseTo(k - 1) // "Helm, who leads the mission, said"
}

var closes = lexicon.Words(`” '' " ’`)

// phraseFrom returns the noun phrase that begins with the word at i.
func (sc *scene) phraseFrom(i int) onrecord.Mention {
	if i < 0 || i >= len(sc.w) {
		return onrecord.Mention{}
	}
	t := sc.d.TokenAt(sc.w[i].Start)
	if p, ok := sc.d.PhraseAt(t); ok && p.First == t && sc.w[i].date == nil {
		return sc.d.PhraseMention(p)
	}
	return onrecord.Mention{}
}

// phraseTo returns the noun phrase that ends with the word at i, with what it
// is of ("a spokesman for the ministry"), or the pronoun there.
func (sc *scene) phraseTo(i int) onrecord.Mention {
	if i < 0 || i >= len(sc.w) || sc.w[i].date != nil {
		return onrecord.Mention{}
	}
	t := sc.d.TokenAt(sc.w[i].Start)
	if sc.w[i].low == "he" || sc.w[i].low == "she" || sc.w[i].low == "they" {
		return sc.d.Mention(sc.w[i].Span, t)
	}
	p, ok := sc.d.PhraseAt(t)
	if !ok || p.End != t+1 {
		return onrecord.Mention{}
	}
	for low := sc.low(i - (t - p.First) - 1); low == "of" || low == "for"; low = sc.low(i - (t - p.First) - 1) {
		q, ok := sc.d.PhraseAt(p.First - 2)
		if !ok || q.End != p.First-1 {
			break
		}
		p = q
	}
	return sc.d.PhraseMention(p)
}
