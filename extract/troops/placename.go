package troops

import (
	"onrecord"
	"onrecord/text"
	"onrecord/text/lexicon"
)

// The names of places behind a preposition: lists, directions, borders, names
// that the gazetteer does not have, and "the country".

// placesAt reads the places that begin at word i, behind a preposition: a
// list of names, with the nouns around them. next is the first word behind.
// Names that the gazetteer does not have count when strict is not asked for,
// by their capital letter.
func (sc *scene) placesAt(i int, unknown bool, m *memory) (out []onrecord.Mention, next int) {
	next = i
	for n := 0; i < len(sc.w) && n < 9; i, n = i+1, n+1 {
		w := &sc.w[i]
		switch {
		case w.date != nil || w.number != nil && len(out) > 0:
			return out, next
		case w.place != nil && w.place.Form == text.ByName && w.End <= w.place.End && (!w.place.Place.IsBody()):
			if sc.possesses(sc.after(w.place.End)) && !sc.ownsPlace(sc.after(w.place.End)) {
				return out, next
			}
			if next := sc.after(w.place.End); inPlaceName.Has(sc.low(next)) && sc.low(next+1) == "of" {
				i = next - 1 // "the West Bank town of"
				continue
			}
			if after := sc.at(sc.after(w.place.End)); (after.tag == "NN" || after.tag == "NNS") && after.date == nil && !placeNoun.Has(after.low) && !triggersPlace(after) {
				return out, next
			}
			if len(out) > 0 && (sc.actsHere(sc.after(w.place.End)) || sc.countsHere(sc.after(w.place.End))) {
				return sc.members(out), next // "in Chad, Nairobi said", "in Chad and Ghana 40"
			}
			p := sc.withDirection(i, placeMention(sc.d, w.place))
			i = sc.after(w.place.End) - 1
			out, next = append(out, p), i+1
			n = 0
			if !sc.listGoesOn(next) {
				return sc.members(out), next
			}
			continue
		case w.low == "," || w.low == "and" || w.low == "or" || w.low == "—" || w.low == "-" || w.low == "–" || w.low == "--" || w.low == "including" || w.low == "the":
			continue
		case len(out) == 0 && compassOf.Has(w.low) && (sc.at(i+1).place != nil || sc.at(i+2).place != nil) && byContext.Has(sc.low(i+2)):
			continue // "the west African country"
		}
		if len(out) == 0 {
			if ps, behind, ok := sc.describedPlace(i, unknown, m); len(ps) > 0 {
				return ps, behind
			} else if ok {
				continue
			}
		}
		if !sc.beforePlace(i, len(out) == 0) {
			return sc.members(out), next
		}
	}
	return sc.members(out), next
}

// describedPlace reads a place at i that is no known name: "the country", "the
// Gorna valley", "Lebanese territory", "the border with Chad". ok is false when
// nothing there describes one.
func (sc *scene) describedPlace(i int, unknown bool, m *memory) (ps []onrecord.Mention, next int, ok bool) {
	w := &sc.w[i]
	switch {
	case byContext.Has(w.low) && sc.meansPlace(i):
		if told := sc.contextPlace(i, m); !sc.continuesPlace(i + 1) {
			ps = told
		}
		return ps, i + 1, true
	case unknown && sc.properAt(i) && sc.placeLike(i):
		last := i
		for sc.properAt(last+1) || linking.Has(sc.low(last+1)) && sc.properAt(last+2) {
			last++
		}
		if placeNoun.Has(sc.low(last + 1)) {
			last++
		}
		return []onrecord.Mention{sc.mention(i, last)}, last + 1, true
	case (w.low == "allied" || w.low == "friendly" || w.low == "enemy" || w.low == "foreign") && soil.Has(sc.low(i+1)):
		return []onrecord.Mention{sc.mention(i, i+1)}, i + 2, true
	case w.place != nil && w.place.Form == text.ByAdjective && sc.low(sc.after(w.place.End)) != "border" && soil.Has(sc.low(sc.after(w.place.End))):
		return []onrecord.Mention{placeMention(sc.d, w.place)}, sc.after(w.place.End) + 1, true
	case w.low == "border" || w.low == "frontier":
		if border := sc.borderAt(i); !border.Zero() {
			return []onrecord.Mention{border}, sc.after(border.Cover().End), true
		}
	}
	return nil, i, false
}

// meansPlace reports whether a noun like "country" at i has before it what
// makes it a place that was named: "the country", "that valley".
func (sc *scene) meansPlace(i int) bool {
	p := sc.at(i - 1).place
	if p != nil && (sc.low(i) == "capital" || p.Form == text.ByAdjective && p.Place.Kind == text.Region) {
		return true
	}
	switch sc.low(i - 1) {
	case "the", "that", "this", "those":
		return true
	}
	return sc.low(i-2) == "the"
}

// beforePlace reports whether the word at i may stand before the name of a
// place, or between two of them; first is set before the first name.
func (sc *scene) beforePlace(i int, first bool) bool {
	w := &sc.w[i]
	switch {
	case first && (w.place == nil && sc.possesses(i+1) || (w.tag == "NN" || w.number != nil) && sc.low(i+1) == "of"):
		return true
	case first && w.low == "of" && i > 0 && (sc.w[i-1].tag == "NN" || sc.w[i-1].tag == "NNS" || sc.w[i-1].number != nil):
		return true
	case first && (inPlaceName.Has(w.low) || w.tag == "RB" || (w.tag == "JJ" || w.tag == "VBN") && w.place == nil):
		return true
	case w.low == "'s" || w.low == "’s" || w.tag == "RBR" || w.tag == "RBS" || w.low == "of" && inPlaceName.Has(sc.low(i-1)):
		return true
	}
	return w.place != nil && (w.place.Form == text.ByAdjective || w.place.Form == text.ByName && sc.ownsPlace(sc.after(w.place.End)))
}

// compassOf are the words of direction before an adjective.
var compassOf = lexicon.Words(`west east north south central`)

// countsHere reports whether a count of forces stands at i, right behind a name:
// the name is then whose they are.
func (sc *scene) countsHere(i int) bool { return sc.at(i).number != nil && sc.at(i).date == nil }

// actsHere reports whether the name that ends before i is the subject of a
// verb, perhaps behind an aside: "and Rome, after some days, is to".
func (sc *scene) actsHere(i int) bool {
	if speaks.Has(sc.low(i)) || finite(sc.at(i)) && sc.at(i).date == nil {
		return true
	}
	if sc.low(i) != "," {
		return false
	}
	for k := i + 1; k < i+8; k++ {
		if sc.low(k) == "," {
			return finite(sc.at(k+1)) && sc.at(k+1).place == nil
		}
		if finite(sc.at(k)) {
			return false
		}
	}
	return false
}

// linking are small words inside a name: "Rio de Janeiro".
var linking = lexicon.Words(`de da do di del la el al`)

// withDirection widens a place by the direction before it: "southern
// Albania".
func (sc *scene) withDirection(i int, p onrecord.Mention) onrecord.Mention {
	if !directions.Has(sc.low(i - 1)) {
		return p
	}
	wide := onrecord.MentionAt(sc.d.Text, onrecord.Span{Start: sc.w[i-1].Start, End: p.Cover().End})
	wide.Name = sc.low(i-1) + " " + p.Name
	return wide
}

var directions = lexicon.Words(`north south east west northern southern eastern western northeast northwest southeast southwest northeastern northwestern southeastern southwestern central`)

// inPlaceName are words around the name of a place: "the southern port city
// of".
var inPlaceName = lexicon.Words(`the a an city port capital town village province region area airport coast border part parts territory soil mainland state base bases island islands district camp nearby neighboring neighbouring
	northern southern eastern western north south east west central war-torn war-ravaged whole all rest heart middle outskirts off-shore coastal two-thirds chaotic lawless field center centre headquarters peninsula
	direction embattled volatile military naval air more relatively stable dangerous both`)

var placeNoun = lexicon.Words(`base airbase town city camp pocket enclave post port triangle delta road highway desert mountains hills outpost garrison barracks province region district island airport valley peninsula sea gulf river strip crossing point border islands line`)

// soil are nouns that make an adjective a place: "on Lebanese territory".
var soil = lexicon.Words(`territory soil bases base waters airspace coast side border ports port territories mainland`)

// borderAt returns the border at word i with the name before or behind it:
// "the Lebanese-Israeli border", "the border with Ukraine".
func (sc *scene) borderAt(i int) onrecord.Mention {
	if p := sc.at(i - 1).place; p != nil && p.Form == text.ByAdjective {
		return sc.mention(sc.after(p.Start), i)
	}
	k := i + 2
	if sc.low(k) == "the" {
		k++
	}
	if p := sc.at(k).place; sc.low(i+1) == "with" && p != nil && p.Form == text.ByName {
		return sc.mention(i, sc.after(p.End)-1)
	}
	return onrecord.Mention{}
}

// triggersPlace reports whether w is a noun only by a mistake of its tag.
func triggersPlace(w *word) bool {
	return prepositions.Has(w.low) || triggers.Get(w.low).frame != noFrame || w.low == "today"
}

// byContext are nouns that stand for a place that was named before.
var byContext = lexicon.Words(`country region area territory province city town south north east west capital zone state island emirate kingdom sultanate archipelago nation republic enclave`)

// contextPlace returns the place that "the country" at i stands for; "the
// south" stands for itself.
func (sc *scene) contextPlace(i int, m *memory) []onrecord.Mention {
	switch sc.low(i) {
	case "south", "north", "east", "west":
		return []onrecord.Mention{sc.mention(i, i)}
	case "capital":
		return sc.capitalAt(i)
	case "state", "zone":
		return nil
	}
	if p := sc.placeBefore(i); !p.Zero() && (sc.low(i) != "country" || isCountry(p.Name)) && (sc.low(i) != "area" || !sc.commaBetween(p, i) || len(m.place) == 0) {
		return []onrecord.Mention{p}
	}
	if ps := m.theatre(sc.subjectBefore(i, m)); len(ps) > 0 {
		return ps[:1]
	}
	if p := m.datelineCountry(); !p.Zero() {
		return []onrecord.Mention{p}
	}
	return nil
}

// commaBetween reports whether a comma stands between a place and the word at i.
func (sc *scene) commaBetween(p onrecord.Mention, i int) bool {
	for k := i - 1; k >= 0 && sc.w[k].Start > p.Cover().End; k-- {
		if sc.low(k) == "," {
			return true
		}
	}
	return false
}

// capitalAt reads "the Afghan capital" by its name.
func (sc *scene) capitalAt(i int) []onrecord.Mention {
	p := sc.at(i - 1).place
	if p == nil || p.Place.Capital == "" {
		return nil
	}
	return []onrecord.Mention{named(sc.mention(sc.after(p.Start), i), p.Place.Capital)}
}

// isCountry reports whether a name is that of a country.
func isCountry(name string) bool {
	p := text.FindPlace(name)
	return p != nil && p.Kind == text.Country
}

// placeBefore returns the nearest country named as a place before word i.
func (sc *scene) placeBefore(i int) onrecord.Mention {
	for k := i - 1; k >= 0 && k > i-40; k-- {
		p := sc.w[k].place
		if p == nil || p.Form != text.ByName || p.Place.IsBody() || sc.cur != nil && k >= sc.cur.left && k <= sc.cur.head {
			continue
		}
		first := sc.after(p.Start)
		if low := sc.low(first - 1); placePrepositions.Has(low) || low == "to" || low == "from" || low == "into" || directions.Has(low) || low == "of" {
			return placeMention(sc.d, p)
		}
		k = first
	}
	return onrecord.Mention{}
}

// continuesPlace reports whether more words tell which place is meant: "the
// capital Tirana", "the region of Darfur".
func (sc *scene) continuesPlace(i int) bool {
	return sc.low(i) == "of" || sc.at(i).place != nil && sc.at(i).place.Form == text.ByName
}

// properAt reports whether a name that is no date, place or force begins at i.
func (sc *scene) properAt(i int) bool {
	w := sc.at(i)
	if w.place != nil && (w.place.Place.IsBody() || w.place.Form != text.ByName) {
		return false
	}
	return w.date == nil && sc.capital(i) && (w.tag == "NNP" || w.tag == "NNPS" || w.tag == "") && heads.Get(w.low).class == "" && !titles.Has(w.low)
}

var titles = lexicon.Words(`operation mr mr. mrs. president general gen. minister prime defense defence foreign secretary parliament ministry army`)

// placeLike reports whether an unknown name behind a preposition may be a
// place: not in the midst of a name of something else.
func (sc *scene) placeLike(i int) bool {
	last := i
	for sc.properAt(last + 1) {
		last++
	}
	if low := sc.low(last); low == "war" || sc.low(last-1) == "war" && last > i {
		return false // "returning from World War II"
	}
	next := sc.at(last + 1)
	if placeNoun.Has(next.low) || (next.low == "air" || next.low == "naval" || next.low == "military") && placeNoun.Has(sc.low(last+2)) {
		return true
	}
	return next.tag != "NN" && next.tag != "NNS" && next.tag != "POS" && last-i < 4
}

// possesses reports whether a possessive stands at i.
func (sc *scene) possesses(i int) bool { return sc.low(i) == "'s" || sc.low(i) == "’s" }

// ownsPlace reports whether a place behind the possessive at i is meant:
// "Albania's main port".
func (sc *scene) ownsPlace(i int) bool {
	if !sc.possesses(i) {
		return false
	}
	for k := range 4 {
		if low := sc.low(i + 1 + k); low == "coast" || low == "port" || low == "capital" || low == "city" || low == "province" || low == "region" || low == "south" || low == "north" || low == "border" || low == "bases" || low == "base" {
			return true
		}
	}
	return false
}

// listGoesOn reports whether the list of places goes on at i.
func (sc *scene) listGoesOn(i int) bool {
	for n := range 4 {
		w := sc.at(i + n)
		if w.place != nil && w.place.Form == text.ByName && !w.place.Place.IsBody() {
			return n > 0 || w.place.Place.Kind == text.Country
		}
		switch w.low {
		case ",", "and", "or", "—", "–", "--", "-", "including", "the", "southern", "northern", "eastern", "western":
		default:
			return false
		}
	}
	return false
}

// members drops a region whose countries are listed: "the Baltic states,
// Estonia, Latvia and Lithuania". A city before its country stands alone.
func (sc *scene) members(ps []onrecord.Mention) []onrecord.Mention {
	if len(ps) < 2 {
		return ps
	}
	var out []onrecord.Mention
	for i, p := range ps {
		g := text.FindPlace(p.Name)
		drop := false
		for j, q := range ps {
			h := text.FindPlace(q.Name)
			if g == nil || h == nil || i == j {
				continue
			}
			if g.Kind == text.Region && contains(g.Members, h.Name) || j == i-1 && h.Kind != text.Country && contains(h.In, g.Name) {
				drop = true
			}
		}
		if !drop {
			out = append(out, p)
		}
	}
	return out
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}
