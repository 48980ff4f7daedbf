package troops

import (
	"strings"

	"onrecord"
	"onrecord/text"
)

// places says where f goes, is, or comes from.
func (sc *scene) places(f *force, m *memory, fact *onrecord.Fact) {
	leaving := f.kind == withdraw || f.kind == reduce && !f.level
	start, end := sc.reach(f)
	if f.same && sc.placeAfter(f.right+1) {
		start = f.right + 1
	}
	for i := start; i < end; i++ {
		low := sc.low(i)
		if i >= f.left && i <= f.right && !(i > f.head) {
			continue
		}
		if f.rel == subject && i == f.by && (f.kind == move || f.kind == arrive || f.split) && sc.placeLater(i, end) {
			fact.To = nil // what stands before the verb is where they were
		}
		switch {
		case i == f.by && direct[low]:
			if ps, next := sc.placesAt(i+1, false, m); len(ps) > 0 {
				if f.kind == depart || f.kind == withdraw {
					fact.From = append(fact.From, ps...)
				} else {
					fact.To = append(fact.To, ps...)
				}
				i = next - 1
			}
		case low == "from" || low == "off" || low == "out" && sc.low(i+1) == "of":
			if low == "out" {
				i++
			}
			if ps, next := sc.placesAt(i+1, true, m); len(ps) > 0 && (i > f.right+1 || leaving || f.by == i-1 || low == "out" || f.by > f.right || f.rel == object && f.kind == move) && !sc.origin(f, i, ps) && !distances[sc.low(i-1)] && sc.low(i-1) != ")" {
				fact.From = append(fact.From, ps...)
				i = next - 1
			}
		case toward[low] || low == "of" && leaving && i == f.by+1:
			ps, next := sc.placesAt(i+1, true, m)
			if len(ps) == 0 {
				continue
			}
			if (f.kind == stay || f.rel == alone) && (low == "to" || low == "for" || low == "into") || f.kind == depart && low == "on" {
				continue
			}
			if leaving && len(fact.From) > 0 && low != "to" {
				continue // "pulled out of the town under a pact signed in the capital"
			}
			if leaving && low != "to" && low != "for" || f.kind == depart && (low == "in" || low == "at") {
				fact.From = append(fact.From, ps...)
			} else if low != "for" || sc.goesFor(f, i) {
				fact.To = append(fact.To, ps...)
			}
			i = next - 1
		case low == "there" || low == "here" || low == "overseas" || low == "abroad":
			sc.adverb(i, leaving, m, fact)
		}
	}
	fact.To, fact.From = sc.members(distinct(fact.To)), sc.members(distinct(fact.From))
}

// placeLater reports whether a place stands behind a preposition between the
// words i and end.
func (sc *scene) placeLater(i, end int) bool {
	for k := i + 1; k < end; k++ {
		if toward[sc.low(k)] && sc.low(k) != "for" && sc.placeAfter(k) {
			return true
		}
	}
	return false
}

// toward are prepositions before the place that a force goes to or is in.
var toward = wordSet(`including to in into at on onto inside near across throughout around for toward towards within along between`)

// direct are verbs with a place as their object.
var direct = wordSet(`leave leaves left leaving quit quits quitting depart departed exit exited evacuate evacuated vacate vacated enter enters entered entering reach reaches reached reaching invade invades invaded invading
	occupy occupies occupied occupying patrol patrols patrolled patrolling guard guards guarded guarding control controls controlled cross crossed crossing join`)

// reach returns the words among which the places of f stand: from its trigger
// or itself to where another force or clause begins.
func (sc *scene) reach(f *force) (start, end int) {
	start = f.right + 1
	if f.by >= 0 && f.by < f.left {
		start = f.by
	}
	if f.by >= 0 && performed[sc.low(f.by)] {
		start = max(0, f.by-10) // "patrols over the border were flown by"
	}
	last := max(f.right, f.by)
	if f.rel == subject && f.by > f.right {
		last = f.by
	}
	end = last + 1
	for n := 0; end < len(sc.w) && n < 28; end, n = end+1, n+1 {
		w := sc.w[end]
		if w.low == "to" && sc.at(end+1).tag == "VB" && sc.low(end+1) != "be" && sc.at(end+1).place == nil && !directions[sc.low(end+1)] {
			break
		}
		if g := sc.startsAt(end); g != nil {
			if (g.by < 0 || g.by != f.by) && !sc.coordinated(f, g) && !prepositions[sc.low(end-1)] && !(determiners[sc.low(end)] && prepositions[sc.low(end-1)]) {
				break
			}
			end = g.right
			continue
		}
		if w.low == "," && f.kind == level {
			break
		}
		if w.low == ";" || w.low == ":" || w.low == "but" || w.low == "while" || w.low == "although" || w.low == "where" || w.low == "because" {
			break
		}
		if (w.low == "," || w.low == "and") && sc.endsClause(end) {
			break
		}
		if n > 0 && (w.low == "who" || w.low == "which") && sc.low(end-1) == "," || w.low == "according" || w.low == "said" || w.low == "told" || w.low == "after" || w.low == "before" || w.low == "during" {
			break
		}
		if f.rel != subject && finite(w) && (f.by >= 0 || sc.low(end-1) != "which" && sc.low(end-1) != "who") {
			break
		}
	}
	return start, end
}

var distances = wordSet(`kilometers kilometres kilometer kilometre km miles mile metres meters yards`)

// coordinated reports whether g is another object of the trigger of f, or
// stands right behind it: what follows g then holds for f as well.
func (sc *scene) coordinated(f, g *force) bool {
	if f.inner || f.rel == alone || g.left <= f.by {
		return g.left > f.right && g.left <= f.by
	}
	for k := g.left - 1; k > f.right; k-- {
		if low := sc.low(k); low != "and" && low != "," && low != "or" && low != "as" && low != "well" && sc.endsAt(k) == nil {
			return false
		}
	}
	return g.left > f.right
}

// endsClause reports whether the comma or "and" at i ends the clause: a
// subject and its verb follow, or a participle of speech.
func (sc *scene) endsClause(i int) bool {
	k := i + 1
	if sc.low(k) == "and" {
		k++
	}
	if sc.low(k) == "saying" || sc.low(k) == "noting" || sc.low(k) == "adding" || sc.low(k) == "according" || sc.low(k) == "citing" {
		return true
	}
	if g := sc.startsAt(k); g != nil {
		return finite(sc.at(g.right + 1))
	}
	for n := 0; k < len(sc.w) && n < 7; k, n = k+1, n+1 {
		w := sc.w[k]
		if finite(w) {
			return true
		}
		if w.low == "," || prepositions[w.low] && w.low != "in" && w.low != "of" && w.low != "at" || w.tag == "TO" || n == 0 && w.low != "the" && prepositions[w.low] {
			return false
		}
	}
	return false
}

// goesFor reports whether "for" at i says where a force goes: "left for
// Romania", "bound for the coast".
func (sc *scene) goesFor(f *force, i int) bool {
	for k := i - 1; k >= 0 && k > i-8; k-- {
		switch sc.low(k) {
		case "left", "leave", "leaving", "leaves", "headed", "heading", "bound", "depart", "departed", "departing", "embark", "embarked", "sail", "sailed", "force":
			return true
		}
	}
	return false
}

// goesOut reports whether a force that departs goes on a mission, and not
// home: "left for Romania", "left Toulon".
func (sc *scene) goesOut(f *force) bool {
	for i := f.by + 1; i < len(sc.w) && i < f.by+14; i++ {
		low := sc.low(i)
		if low == "for" && sc.placeFollows(i) {
			return true
		}
		if low == "to" && sc.at(i+1).tag == "VB" {
			return true
		}
		if p := sc.w[i].place; p != nil && p.Place.Kind == text.City && i < f.by+9 {
			return true
		}
		if low == "base" || low == "port" || low == "home" {
			return true
		}
		if p := sc.w[i].place; p != nil && p.Place.Kind == text.Country {
			return false
		}
	}
	return sc.at(f.by+1).date != nil || sc.low(f.by+1) == "on" || sc.low(f.by+1) == "."
}

// placeFollows reports whether a place stands right behind the word at i.
func (sc *scene) placeFollows(i int) bool {
	return sc.at(i+1).place != nil || sc.capital(i+1) && sc.at(i+1).date == nil || determiners[sc.low(i+1)] && sc.at(i+2).place != nil
}

// origin reports whether "from" at i says who the troops are and not whence:
// "NATO troops from 37 countries".
func (sc *scene) origin(f *force, i int, ps []onrecord.Mention) bool {
	if i != f.right+1 || f.kind == withdraw || f.kind == depart || f.kind == reduce {
		return false
	}
	return f.rel != object || f.kind != move
}

// placesAt reads the places that begin at word i, behind a preposition: a
// list of names, with the nouns around them. next is the first word behind.
// Names that the gazetteer does not have count when strict is not asked for,
// by their capital letter.
func (sc *scene) placesAt(i int, unknown bool, m *memory) (out []onrecord.Mention, next int) {
	next = i
	for n := 0; i < len(sc.w) && n < 9; i, n = i+1, n+1 {
		w := sc.w[i]
		switch {
		case w.date != nil || w.number != nil && len(out) > 0:
			return out, next
		case w.place != nil && w.place.Form == text.ByName && w.End <= w.place.End && (!w.place.Place.IsBody()):
			if sc.possesses(sc.after(w.place.End)) && !sc.ownsPlace(sc.after(w.place.End)) {
				return out, next
			}
			if next := sc.after(w.place.End); inPlaceName[sc.low(next)] && sc.low(next+1) == "of" {
				i = next - 1 // "the West Bank town of"
				continue
			}
			if after := sc.at(sc.after(w.place.End)); (after.tag == "NN" || after.tag == "NNS") && after.date == nil && !placeNoun[after.low] && !triggersPlace(after) {
				return out, next
			}
			p := placeMention(sc.d, w.place)
			p = sc.withDirection(i, p)
			i = sc.after(w.place.End) - 1
			out, next = append(out, p), i+1
			n = 0
			if !sc.listGoesOn(next) {
				return sc.members(out), next
			}
			continue
		case w.low == "," || w.low == "and" || w.low == "or" || w.low == "—" || w.low == "-" || w.low == "–" || w.low == "--" || w.low == "including" || w.low == "the":
			continue
		case len(out) == 0 && (byContext[w.low] && (sc.low(i-1) == "the" || sc.low(i-1) == "that" || sc.low(i-1) == "this" || sc.low(i-1) == "those" || sc.low(i-2) == "the")):
			if ps := sc.contextPlace(i, m); len(ps) > 0 && !sc.continuesPlace(i+1) {
				return ps, i + 1
			}
		case unknown && sc.properAt(i) && len(out) == 0 && sc.placeLike(i):
			last := i
			for sc.properAt(last+1) || linking[sc.low(last+1)] && sc.properAt(last+2) {
				last++
			}
			if p := placeNoun[sc.low(last+1)]; p {
				last++
			}
			return append(out, sc.mention(i, last)), last + 1
		case len(out) == 0 && (w.low == "allied" || w.low == "friendly" || w.low == "enemy" || w.low == "foreign") && soil[sc.low(i+1)]:
			return append(out, sc.mention(i, i+1)), i + 2
		case w.place != nil && w.place.Form == text.ByAdjective && sc.low(sc.after(w.place.End)) != "border" && soil[sc.low(sc.after(w.place.End))] && len(out) == 0:
			return append(out, placeMention(sc.d, w.place)), sc.after(w.place.End) + 1
		case len(out) == 0 && (w.low == "border" || w.low == "frontier") && !sc.borderAt(i).Zero():
			m := sc.borderAt(i)
			return append(out, m), sc.after(m.Cover().End)
		case len(out) == 0 && w.place == nil && sc.possesses(i+1):
		case len(out) == 0 && (w.tag == "NN" || w.number != nil) && (sc.low(i+1) == "of" || sc.low(i-1) == "of" && false):
		case w.low == "of" && len(out) == 0 && i > 0 && (sc.at(i-1).tag == "NN" || sc.at(i-1).tag == "NNS" || sc.at(i-1).number != nil):
		case len(out) == 0 && inPlaceName[w.low] || w.low == "'s" || w.low == "’s" || (w.tag == "JJ" || w.tag == "VBN") && w.place == nil && len(out) == 0 || w.tag == "RBR" || w.tag == "RBS" || w.tag == "RB" && len(out) == 0 || w.place != nil && w.place.Form == text.ByAdjective || w.place != nil && w.place.Form == text.ByName && sc.ownsPlace(sc.after(w.place.End)):
			continue
		case w.low == "of" && inPlaceName[sc.low(i-1)]:
			continue
		default:
			return sc.members(out), next
		}
	}
	return sc.members(out), next
}

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

// soil are nouns that make an adjective a place: "on Lebanese territory".
var soil = wordSet(`territory soil bases base waters airspace coast side border ports port territories mainland`)

// triggersPlace reports whether w is a noun only by a mistake of its tag.
func triggersPlace(w word) bool {
	return prepositions[w.low] || triggers[w.low].frame != noFrame || w.low == "today"
}

// linking are small words inside a name: "Rio de Janeiro".
var linking = wordSet(`de da do di del la el al`)

// withDirection widens a place by the direction before it: "southern
// Albania".
func (sc *scene) withDirection(i int, p onrecord.Mention) onrecord.Mention {
	if !directions[sc.low(i-1)] {
		return p
	}
	wide := onrecord.MentionAt(sc.d.Text, onrecord.Span{Start: sc.w[i-1].Start, End: p.Cover().End})
	wide.Name = sc.low(i-1) + " " + p.Name
	return wide
}

var directions = wordSet(`north south east west northern southern eastern western northeast northwest southeast southwest northeastern northwestern southeastern southwestern central`)

// inPlaceName are words around the name of a place: "the southern port city
// of".
var inPlaceName = wordSet(`the a an city port capital town village province region area airport coast border part parts territory soil mainland state base bases island islands district camp nearby neighboring neighbouring
	northern southern eastern western north south east west central war-torn war-ravaged whole all rest heart middle outskirts off-shore coastal two-thirds chaotic lawless field center centre headquarters peninsula
	direction embattled volatile military naval air more relatively stable dangerous both`)

var placeNoun = wordSet(`province region district island airport valley peninsula sea gulf river strip crossing point border islands`)

// byContext are nouns that stand for a place that was named before.
var byContext = wordSet(`country region area territory province city town south north east west capital zone state island`)

// contextPlace returns the place that "the country" at i stands for; "the
// south" stands for itself.
func (sc *scene) contextPlace(i int, m *memory) []onrecord.Mention {
	switch sc.low(i) {
	case "south", "north", "east", "west":
		return []onrecord.Mention{sc.mention(i, i)}
	case "capital", "state", "zone":
		return nil
	}
	if p := sc.placeBefore(i); !p.Zero() && (sc.low(i) != "country" || isCountry(p.Name)) {
		return []onrecord.Mention{p}
	}
	if ps := m.theatre(sc.subjectBefore(i, m)); len(ps) > 0 {
		return ps[:1]
	}
	return nil
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
		if low := sc.low(first - 1); placePrepositions[low] || low == "to" || low == "from" || low == "into" || directions[low] || low == "of" {
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
	return w.date == nil && sc.capital(i) && (w.tag == "NNP" || w.tag == "NNPS" || w.tag == "") && heads[w.low].class == "" && !titles[w.low]
}

var titles = wordSet(`operation mr mr. mrs. president general gen. minister prime defense defence foreign secretary parliament ministry army`)

// placeLike reports whether an unknown name behind a preposition may be a
// place: not in the midst of a name of something else.
func (sc *scene) placeLike(i int) bool {
	last := i
	for sc.properAt(last + 1) {
		last++
	}
	next := sc.at(last + 1)
	if placeNoun[next.low] {
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
	for n := 0; n < 4; n++ {
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

// adverb reads "there", "here", "overseas".
func (sc *scene) adverb(i int, leaving bool, m *memory, fact *onrecord.Fact) {
	at := sc.mention(i, i)
	switch sc.low(i) {
	case "there":
		if isBe(sc.low(i+1)) || finite(sc.at(i+1)) {
			return
		}
		p := sc.placeBefore(i)
		if p.Zero() {
			p = m.here()
		}
		if p.Zero() {
			fact.Doubts = append(fact.Doubts, onrecord.Doubt{Code: onrecord.PlaceOpen, At: at.Cover()})
			return
		}
		at.Name, at.NameAt = p.Label(), p.Cover()
	case "here":
		p := m.here()
		if sc.at(i+1).date != nil || sc.low(i+1) == "." && sc.low(i-1) == "said" {
			return
		}
		if p.Zero() {
			fact.Doubts = append(fact.Doubts, onrecord.Doubt{Code: onrecord.PlaceOpen, At: at.Cover()})
			return
		}
		at.Name, at.NameAt = p.Label(), p.Cover()
	}
	if leaving {
		fact.From = append(fact.From, at)
		return
	}
	fact.To = append(fact.To, at)
}

// carry takes the place over from before, where the sentence gives none. A
// force is not sent to its own country.
func (sc *scene) carry(f *force, m *memory, fact *onrecord.Fact) {
	if len(fact.To) > 0 || len(fact.From) > 0 {
		return
	}
	sc.carried(f, m, f.kind == withdraw || f.kind == reduce && !f.level, fact)
	if !elsewhere(fact.Who, fact) {
		fact.To, fact.From = nil, nil
	}
}

func (sc *scene) carried(f *force, m *memory, leaving bool, fact *onrecord.Fact) {
	switch {
	case f.bare && m.last != nil && m.now-m.lastAt <= 1 && f.kind != withdraw && len(m.last.To) > 0:
		fact.To = m.last.To
	case sc.hosted(f) && len(sc.host(f)) > 0:
		fact.To = sc.host(f)
	case leaving:
		fact.From = m.theatre(fact.Who)
	case f.kind == activate || f.kind == have && f.by >= 0 && !f.with:
	case f.kind == depart:
		fact.From = m.left
	case f.kind == level && f.rel == object && m.last != nil && m.now-m.lastAt < 5:
		if u := sc.whole(f, m); u != nil {
			fact.To = u.To
		} else if fact.To = m.last.To; len(fact.To) == 0 && !m.joint.Zero() {
			fact.To = m.place
		}
	case !m.joint.Zero() || f.led || m.shared || f.strong && f.class == unit || f.level && f.kind != withdraw || sc.measures(f) || sc.missionNamed(f):
		fact.To = m.theatre(fact.Who)
	case len(m.place) > 0 && m.now-m.lastAt < 5 && sameNames(fact.Who, m.owner):
		if g := text.FindPlace(m.place[0].Name); g != nil && g.Kind != text.Region {
			fact.To = m.theatre(fact.Who)
		}
	}
}

// whole returns the fact of the contingent that f is a part of: "the advance
// contingent is made up of three Greeks", by a word that tells them apart.
func (sc *scene) whole(f *force, m *memory) *onrecord.Fact {
	if f.kind != level || f.rel != object {
		return nil
	}
	for i := range sc.forces {
		g := &sc.forces[i]
		if g.class != unit || g.right >= f.by || g.right < f.by-4 {
			continue
		}
		for k := g.left; k < g.head; k++ {
			if determiners[sc.low(k)] {
				continue
			}
			for j := len(m.units) - 1; j >= 0; j-- {
				if strings.Contains(strings.ToLower(m.units[j].What.Text), sc.low(k)+" ") {
					return &m.units[j]
				}
			}
		}
	}
	return nil
}

// measures reports whether f is a strength that was said as a number.
func (sc *scene) measures(f *force) bool {
	return sc.low(f.head) == "strength" && !f.amount.Zero()
}

// missionNamed reports whether a mission is named behind the force: "have
// committed troops to Operation X".
func (sc *scene) missionNamed(f *force) bool {
	for k := f.right + 1; k < len(sc.w) && k < f.right+5; k++ {
		if p := sc.w[k].place; p != nil && p.Place.Kind == text.Mission || sc.low(k) == "operation" || sc.low(k) == "mission" {
			return true
		}
	}
	return false
}

// hosted reports whether the trigger of f is that of a place that has a
// force: "hosts", "is home to".
func (sc *scene) hosted(f *force) bool {
	return f.by >= 0 && (hosts[sc.low(f.by)] || sc.low(f.by) == "home")
}

// host returns the place that has the force: "the base near Mosul is home to".
func (sc *scene) host(f *force) []onrecord.Mention {
	for k := f.by - 1; k >= 0 && k > f.by-15; k-- {
		if p := sc.w[k].place; p != nil && p.Form == text.ByName && !p.Place.IsBody() {
			return []onrecord.Mention{placeMention(sc.d, p)}
		}
	}
	return nil
}

// sameNames reports whether a and b name the same.
func sameNames(a, b []onrecord.Mention) bool {
	if len(a) != len(b) || len(a) == 0 {
		return false
	}
	for i := range a {
		if a[i].Name != b[i].Name {
			return false
		}
	}
	return true
}

// distinct drops repeated names.
func distinct(ps []onrecord.Mention) []onrecord.Mention {
	var out []onrecord.Mention
	seen := map[string]bool{}
	for _, p := range ps {
		if !seen[p.Label()] {
			seen[p.Label()] = true
			out = append(out, p)
		}
	}
	return out
}
