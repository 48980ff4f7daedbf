package troops

import (
	"onrecord"
	"onrecord/text"
	"onrecord/text/lexicon"
)

// places says where f goes, is, or comes from.
func (sc *scene) places(f *force, m *memory, fact *onrecord.Fact) {
	leaving := f.kind == withdraw || f.kind == reduce && !f.level
	start, end := sc.reach(f)
	if (f.same || f.bare) && sc.placeAfter(f.right+1) {
		start = f.right + 1
	}
	for i := start; i < end; i++ {
		if i >= f.left && i <= f.head {
			continue
		}
		if f.rel == subject && i == f.by && (f.kind == move || f.kind == arrive || f.split) && sc.placeLater(i, end) {
			fact.To = nil // what stands before the verb is where they were
		}
		i = sc.placesBehind(f, i, leaving, m, fact) - 1
	}
	fact.To, fact.From = sc.members(distinct(fact.To)), sc.members(distinct(fact.From))
	if len(fact.To) == 0 && len(fact.From) == 0 && !leaving {
		fact.To = sc.placesNear(f, m, start, end)
	}
}

// placesBehind adds the places that the word at i introduces, and returns the
// first word that it has not read.
func (sc *scene) placesBehind(f *force, i int, leaving bool, m *memory, fact *onrecord.Fact) int {
	low := sc.low(i)
	switch {
	case i == f.by && (direct.Has(low) || manned[low] || f.kind == arrive && f.rel == object && (sc.trigger(i).frame == increase || fills[low])):
		ps, next := sc.placesAt(i+1, true, m)
		if len(ps) == 0 {
			break
		}
		if f.kind == depart || f.kind == withdraw {
			fact.From = append(fact.From, ps...)
		} else {
			fact.To = append(fact.To, ps...)
		}
		return next
	case low == "from" || low == "off" && (leaving || f.kind == depart) || low == "out" && sc.low(i+1) == "of":
		if low == "out" {
			i++
		}
		if ps, next := sc.placesAt(i+1, true, m); len(ps) > 0 && sc.leftAt(f, i, leaving, ps) {
			fact.From = append(fact.From, ps...)
			return next
		}
	case toward.Has(low) || low == "of" && leaving && i == f.by+1:
		if ps, next := sc.placesAt(i+1, true, m); len(ps) > 0 && sc.tiedBy(f, low, leaving, fact) {
			if leaving && low != "to" && low != "for" || f.kind == depart && (low == "in" || low == "at") {
				fact.From = append(fact.From, ps...)
			} else if low != "for" || sc.goesFor(f, i) {
				fact.To = append(fact.To, ps...)
			}
			return next
		}
	case low == "there" || low == "here" || low == "overseas" || low == "abroad":
		sc.adverb(i, leaving, m, fact)
	}
	return i + 1
}

// leftAt reports whether the "from" or "of" at i, with ps behind it, says what
// f leaves, and not who they are or how far away something is.
func (sc *scene) leftAt(f *force, i int, leaving bool, ps []onrecord.Mention) bool {
	near := i > f.right+1 || leaving || f.by == i-1 || sc.low(i) == "of" || f.by > f.right || f.rel == object && f.kind == move
	return near && !sc.origin(f, i, ps) && !distances.Has(sc.low(i-1)) && sc.low(i-1) != ")"
}

// tiedBy reports whether the preposition low may tie a place to what is said
// of f.
func (sc *scene) tiedBy(f *force, low string, leaving bool, fact *onrecord.Fact) bool {
	switch {
	case (f.kind == stay || f.rel == alone) && (low == "to" || low == "for" || low == "into"), f.kind == depart && low == "on":
		return false
	case leaving && len(fact.From) > 0 && low != "to":
		return false // "pulled out of the town under a pact signed in the capital"
	}
	return true
}

// placesNear looks for the place of f outside of its own words, which end at
// end: ahead of it, in its purpose, with those whom it joins.
func (sc *scene) placesNear(f *force, m *memory, start, end int) []onrecord.Mention {
	if ps := sc.placeAhead(f, m); len(ps) > 0 {
		return ps
	}
	if ps := sc.purposePlace(end, m); len(ps) > 0 {
		return ps
	}
	if ps := sc.joinedPlace(f, m); len(ps) > 0 {
		return ps
	}
	return sc.missionPlace(f, start, end)
}

// purposePlace reads the place in what a force is sent for, where the words of
// its going end at i: "sent 300 men to guard the embassy in Kabul".
func (sc *scene) purposePlace(i int, m *memory) []onrecord.Mention {
	if sc.low(i) != "to" || sc.at(i+1).tag != "VB" || helps.Has(sc.low(i+1)) {
		return nil
	}
	for k := i + 2; k < i+14 && k < len(sc.w); k++ {
		if low := sc.low(k); low == "," || low == ";" || finite(&sc.w[k]) || sc.startsAt(k) != nil {
			return nil
		}
		if lying.Has(sc.low(k)) {
			if ps, _ := sc.placesAt(k+1, true, m); len(ps) > 0 {
				return ps
			}
		}
	}
	return nil
}

// joinedPlace reads the place of those whom f joins: "the garrison in Gao will
// be joined by a company".
func (sc *scene) joinedPlace(f *force, m *memory) []onrecord.Mention {
	if f.kind != arrive || f.rel != object || f.by < 0 || !joins.Has(sc.low(f.by)) {
		return nil
	}
	for k := f.by - 1; k >= 0 && k > f.by-12; k-- {
		if lying.Has(sc.low(k)) {
			ps, _ := sc.placesAt(k+1, true, m)
			return ps
		}
	}
	return nil
}

// missionPlace returns where the mission is that f is sent to or belongs to:
// "300 soldiers for UNMIL".
func (sc *scene) missionPlace(f *force, start, end int) []onrecord.Mention {
	if f.kind == level || f.kind == activate {
		return nil
	}
	for k := min(start, f.left); k < end; k++ {
		p := sc.w[k].place
		if p == nil || p.Place.Kind != text.Mission || len(p.Place.In) == 0 {
			continue
		}
		var out []onrecord.Mention
		for _, name := range p.Place.In {
			out = append(out, named(placeMention(sc.d, p), name))
		}
		return out
	}
	return nil
}

// helps are purposes whose place is that of somebody else.
var helps = lexicon.Words(`support help assist back reassure deter counter respond replace relieve`)

// placeAhead reads the place that a clause begins with: "In Gao, 300 soldiers
// remain". Who speaks "in Cairo" is not there with his soldiers.
func (sc *scene) placeAhead(f *force, m *memory) []onrecord.Mention {
	if f.kind != stay && f.kind != arrive && f.kind != have && f.kind != level && f.kind != increase || !lying.Has(sc.low(0)) || f.left > 40 {
		return nil
	}
	ps, next := sc.placesAt(1, true, m)
	if len(ps) == 0 || sc.low(next) != "," {
		return nil
	}
	for k := next + 1; k < f.left && k < next+9; k++ {
		if speaks.Has(sc.low(k)) || sc.low(k) == "spokesman" || sc.low(k) == "official" {
			return nil
		}
	}
	return ps
}

// placeLater reports whether a place stands behind a preposition between the
// words i and end.
func (sc *scene) placeLater(i, end int) bool {
	for k := i + 1; k < end; k++ {
		if toward.Has(sc.low(k)) && sc.low(k) != "for" && sc.placeAfter(k) {
			return true
		}
	}
	return false
}

// toward are prepositions before the place that a force goes to or is in.
var toward = lexicon.Words(`off including through over to in into at on onto inside near across throughout around for toward towards within along between`)

// direct are verbs with a place as their object.
var direct = lexicon.Words(`leave leaves left leaving quit quits quitting depart departed exit exited evacuate evacuated vacate vacated enter enters entered entering reach reaches reached reaching invade invades invaded invading
	occupy occupies occupied occupying patrol patrols patrolled patrolling guard guards guarded guarding control controls controlled cross crossed crossing join`)

// reach returns the words among which the places of f stand: from its trigger
// or itself to where another force or clause begins.
func (sc *scene) reach(f *force) (start, end int) {
	start = f.right + 1
	if f.by >= 0 && f.by < f.left || f.second {
		start = f.by
	}
	if f.by >= 0 && performed.Has(sc.low(f.by)) {
		start = max(0, f.by-10) // "patrols over the border were flown by"
	}
	last := max(f.right, f.by)
	if f.rel == subject && f.by > f.right {
		last = f.by
	}
	end = last + 1
	for n := 0; end < len(sc.w) && n < 28; end, n = end+1, n+1 {
		w := &sc.w[end]
		if w.low == "to" && sc.at(end+1).tag == "VB" && sc.low(end+1) != "be" && sc.at(end+1).place == nil && !directions.Has(sc.low(end+1)) {
			break
		}
		if g := sc.startsAt(end); g != nil {
			if (g.by < 0 || g.by != f.by) && !sc.coordinated(f, g) && !prepositions.Has(sc.low(end-1)) && !(determiners.Has(sc.low(end)) && prepositions.Has(sc.low(end-1))) {
				break
			}
			end = g.right
			continue
		}
		if w.low == "," && f.kind == level {
			break
		}
		if w.low == "of" && (sc.low(end+1) == "whom" || sc.low(end+1) == "which") {
			break // what follows is told of a part
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

var distances = lexicon.Words(`kilometers kilometres kilometer kilometre km miles mile metres meters yards`)

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
	if allOf.Has(sc.low(k)) && (lying.Has(sc.low(k+1)) || sc.low(k+1) == "of") {
		return true // "1,200 in Chad, most in the south"
	}
	for n := 0; k < len(sc.w) && n < 7; k, n = k+1, n+1 {
		w := &sc.w[k]
		if finite(w) {
			return true
		}
		if w.low == "," || prepositions.Has(w.low) && w.low != "in" && w.low != "of" && w.low != "at" || w.tag == "TO" || n == 0 && w.low != "the" && prepositions.Has(w.low) {
			return false
		}
	}
	return false
}

// goesFor reports whether "for" at i says where a force goes: "left for
// Romania", "bound for the coast".
func (sc *scene) goesFor(f *force, i int) bool {
	if (f.kind == arrive || f.kind == request || f.kind == pledge) && f.by >= 0 && sc.at(i+1).place != nil || f.kind == depart && sc.placeFollows(i) {
		return true
	}
	for k := i - 1; k >= 0 && k > i-8; k-- {
		switch sc.low(k) {
		case "put", "left", "leave", "leaving", "leaves", "headed", "heading", "bound", "depart", "departed", "departing", "embark", "embarked", "sail", "sailed", "force":
			return true
		}
	}
	return false
}

// goesOut reports whether a force that departs goes on a mission, and not
// home: "left for Romania", "left Toulon".
func (sc *scene) goesOut(f *force, fact *onrecord.Fact) bool {
	if len(fact.From) > 0 && len(fact.To) == 0 && len(fact.Who) > 0 {
		if g := text.FindPlace(fact.From[0].Name); g != nil && g.Kind == text.City {
			return contains(g.In, fact.Who[0].Name) // who leaves a town abroad goes home
		}
	}
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
	return sc.at(i+1).place != nil || sc.capital(i+1) && sc.at(i+1).date == nil || determiners.Has(sc.low(i+1)) && sc.at(i+2).place != nil
}

// origin reports whether "from" at i says who the troops are and not whence:
// "NATO troops from 37 countries".
func (sc *scene) origin(f *force, i int, ps []onrecord.Mention) bool {
	if i != f.right+1 || f.kind == withdraw || f.kind == depart || f.kind == reduce {
		return false
	}
	return f.rel != object || f.kind != move
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
