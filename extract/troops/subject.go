package troops

import (
	"strings"

	"onrecord"
	"onrecord/text"
	"onrecord/text/lexicon"
)

// Who acts before a trigger: the nearest country, capital, government or alliance
// that is not somewhere and no attribute of something else.

// subjectBefore looks left of word from for who acts there: the nearest
// country, capital or body that is not somewhere ("in Iraq") and not only an
// adjective of something else ("the Iraqi parliament" acts, "Iraqi oil" not).
func (sc *scene) subjectBefore(from int, m *memory) []onrecord.Mention {
	for k, n := from-1, 0; k >= 0 && n < 40; k, n = k-1, n+1 {
		p := sc.w[k].place
		if p == nil {
			if before := sc.apposition(k); before >= 0 {
				k = before + 1
				continue
			}
			if low := sc.low(k); low == "its" || low == "it" || low == "they" || low == "their" {
				if who := sc.nounBefore(k, m); len(who) > 0 {
					return who
				}
			} else if (low == "government" || low == "administration" || low == "ministry" || low == "cabinet") && sc.governmentAlone(k) {
				h := m.home()
				if h.Zero() {
					h = m.datelineCountry()
				}
				if !h.Zero() {
					return []onrecord.Mention{{Parts: sc.mention(k, k).Parts, Text: sc.raw(k), Name: h.Name, NameAt: h.Cover()}}
				}
			} else if low == "alliance" || low == "organization" || low == "organisation" || low == "bloc" {
				if !m.alliance.Zero() {
					who := m.alliance
					who.NameAt = who.Cover()
					return []onrecord.Mention{{Parts: sc.mention(k, k).Parts, Text: sc.raw(k), Name: who.Name, NameAt: who.Cover()}}
				}
				if low == "alliance" {
					return []onrecord.Mention{sc.mention(k, k)}
				}
			} else if who := sc.several(k); len(who) > 0 {
				return who
			}
			continue
		}
		first := sc.after(p.Start)
		k = first
		if !sc.acts(p, first) {
			continue
		}
		return sc.listBack(first, p)
	}
	return nil
}

// apposition returns the word before the aside that ends with the comma at k, if
// that says what somebody is: "Norway, a member of NATO, sent". -1 when there is
// none.
func (sc *scene) apposition(k int) int {
	if sc.low(k) != "," {
		return -1
	}
	before := sc.asideBefore(k)
	if before < 0 || sc.w[before].place == nil || sc.low(before+2) != "a" && sc.low(before+2) != "an" && sc.low(before+2) != "the" {
		return -1
	}
	return before
}

// governmentAlone reports whether the government at k is nobody's by name:
// "the government", "the Interior Ministry".
func (sc *scene) governmentAlone(k int) bool {
	for i := k - 1; i >= 0 && i > k-4; i-- {
		if sc.w[i].place != nil || sc.low(i) == "'s" || sc.low(i) == "of" {
			return false
		}
		if sc.low(i) == "the" {
			return sc.low(k+1) != "of"
		}
	}
	return false
}

// named gives a mention the name that it stands for.
func named(m onrecord.Mention, name string) onrecord.Mention {
	m.Name = name
	return m
}

// nounBefore returns whom "it" at k stands for: the nearest actor before it
// in the sentence, else the owner of before.
func (sc *scene) nounBefore(k int, m *memory) []onrecord.Mention {
	for i, n := k-1, 0; i >= 0 && n < 25; i, n = i-1, n+1 {
		if p := sc.w[i].place; p != nil {
			first := sc.after(p.Start)
			if next := sc.after(p.End); sc.possesses(next) && claimNouns.Has(sc.low(next+1)) {
				i = first
				continue // "rejected Kenya's claim that it had sent"
			}
			if sc.acts(p, first) || sc.low(k) == "their" && p.Place.Kind == text.Country && p.Form == text.ByName {
				return sc.listBack(first, p)
			}
			i = first
		}
	}
	return m.owner
}

// several reads "Eight European countries", "some members" that end at k.
func (sc *scene) several(k int) []onrecord.Mention {
	switch sc.low(k) {
	case "countries", "nations", "members", "states", "allies":
	default:
		return nil
	}
	i := k
	for i > 0 && (sc.w[i-1].number != nil || sc.w[i-1].place != nil || modifiers.Has(sc.low(i-1)) || sc.low(i-1) == "member") {
		i--
	}
	if sc.low(k) == "members" || sc.low(k) == "states" && i == k {
		if i == k && sc.low(k-1) != "some" {
			return nil
		}
		return []onrecord.Mention{named(sc.mention(i, k), "NATO members")}
	}
	if i == k || prepositions.Has(sc.low(i-1)) {
		return nil
	}
	return []onrecord.Mention{sc.mention(i, k)}
}

// acts reports whether the place named at first can be who acts.
func (sc *scene) acts(p *text.PlaceMention, first int) bool {
	if p.End <= sc.sent {
		return false
	}
	if p.Place.Kind == text.Region || p.End < sc.at(sc.after(p.End)-1).End {
		return p.Place.Kind == text.Region && officials.Has(sc.low(sc.after(p.End))) && p.Form == text.ByAdjective && p.Place.In != nil
	}
	before := first - 1
	for sc.low(before) == "the" || directions.Has(sc.low(before)) || strings.HasSuffix(sc.low(before), "-central") {
		before--
	}
	prev := sc.low(before)
	if (prev == "not" || prev == "than" && sc.low(before-1) == "rather") && sc.low(sc.after(p.End)) == "," {
		return false // "Norway, not Kenya, sent"
	}
	if strings.HasPrefix(prev, "accus") || sc.relativeAt(sc.after(p.End)) {
		return true
	}
	if prev == "and" || prev == "," || prev == "or" {
		if prev == "and" && sc.low(before-1) == "," {
			before--
		}
		if w := sc.at(before - 1); w.tag == "NNP" && w.place == nil && p.Place.Kind == text.City {
			return false // "the ships Larkspur and Tripoli"
		}
		if q := sc.at(before - 1).place; q != nil && q.Form == p.Form && q.Form == text.ByName && (prev != "," || sc.at(sc.after(p.End)).tag != "VBD") {
			return sc.acts(q, sc.after(q.Start))
		}
	}
	if keeps[prev] && sc.low(sc.after(p.End)) == "from" {
		return true // "barred Kenya from"
	}
	if tag := sc.at(before).tag; len(tag) > 1 && tag[0] == 'V' && !isAux(prev) && p.Form == text.ByName && sc.low(sc.after(p.End)) != "to" && !sc.possesses(sc.after(p.End)) && !speaks.Has(prev) && tag != "VBN" {
		return false
	}
	if p.Form == text.ByAdjective {
		return officials.Has(sc.low(sc.after(p.End))) || officials.Has(sc.low(sc.after(p.End)+1))
	}
	if next := sc.at(sc.after(p.End)); (next.tag == "NN" || next.tag == "NNS") && !officials.Has(next.low) && !sc.verbLike(next) && next.place == nil && next.date == nil && triggers.Get(next.low).form != present && triggers.Get(next.low).form != past {
		return false
	}
	if p.Place.Kind == text.City && (p.Place.In == nil || !isCapital(p.Place)) {
		return false
	}
	switch prev {
	case "in", "at", "near", "to", "into", "from", "across", "inside", "over", "outside", "through", "with", "on", "for":
		return prev == "for" && sc.low(sc.after(p.End)) == "to" || prev == "to" && sc.low(sc.after(p.End)) == "to"
	}
	return true
}

// relativeAt reports whether a relative clause begins at i: what it hangs on is
// who acts in it.
func (sc *scene) relativeAt(i int) bool {
	if sc.low(i) == "," {
		i++
	}
	return sc.low(i) == "which" || sc.low(i) == "who"
}

// verbLike reports whether a word that is tagged as a noun is rather a verb of
// will behind its subject: "the United States plans".
func (sc *scene) verbLike(w *word) bool {
	return (future.Has(w.low) || proposal.Has(w.low) || decided.Has(w.low) || pledgeWords.Has(w.low)) && (strings.HasSuffix(w.low, "s") || strings.HasSuffix(w.low, "ed"))
}

// isCapital reports whether p is the capital of its country.
func isCapital(p *text.Place) bool {
	if len(p.In) == 0 {
		return false
	}
	c := text.FindPlace(p.In[0])
	return c != nil && c.Capital == p.Name
}

// officials are nouns behind an adjective that act for a country.
var officials = lexicon.Words(`government president minister prime cabinet parliament chancellor military army navy forces troops defence defense foreign administration
	officials authorities leader leaders leadership premier king command commander ministry state deputy general national interior general's senate congress envoy counterparts allies lawmakers officer officers diplomat diplomats top senior`)

// listBack returns the list of actors that ends with p: "Greece, Italy and
// Romania". A capital stands for its country.
func (sc *scene) listBack(first int, p *text.PlaceMention) []onrecord.Mention {
	out := []onrecord.Mention{sc.country(p)}
	if k := first - 2; sc.low(k) == "along" || sc.low(k-1) == "along" {
		for k = first - 1; sc.low(k) != "along"; k-- {
		}
		if more := sc.subjectBefore(k, &memory{}); len(more) > 0 {
			return append(more, out...)
		}
	}
	for p.Form == text.ByName {
		k := first - 1
		if sc.low(k) == "the" {
			k--
		}
		if sc.low(k) != "and" && sc.low(k) != "nor" && sc.low(k) != "," {
			break
		}
		k--
		if sc.low(k) == "," {
			k--
		}
		q := sc.at(k).place
		if q == nil || q.Form != text.ByName || q.Place.Kind != text.Country && !q.Place.IsBody() {
			break
		}
		first = sc.after(q.Start)
		if low := sc.low(first - 1); placePrepositions.Has(low) || low == "to" || low == "from" || low == "into" {
			break
		}
		out = append([]onrecord.Mention{sc.country(q)}, out...)
		p = q
	}
	return out
}

// country returns p, or the country whose capital p is.
func (sc *scene) country(p *text.PlaceMention) onrecord.Mention {
	out := placeMention(sc.d, p)
	if p.Place.Kind == text.City && len(p.Place.In) > 0 {
		out.Name = p.Place.In[0]
	}
	return out
}

// anyCountry returns the one country that the sentence names as an actor.
func (sc *scene) anyCountry(f *force) []onrecord.Mention {
	for i := f.right + 1; i < len(sc.w) && i < f.right+25; i++ {
		if p := sc.w[i].place; p != nil && p.Place.Kind == text.Country && sc.acts(p, sc.after(p.Start)) {
			return []onrecord.Mention{placeMention(sc.d, p)}
		}
	}
	return nil
}
