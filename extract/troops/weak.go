package troops

import (
	"strings"

	"onrecord/text"
	"onrecord/text/lexicon"
)

// Nouns that are forces only with a military word, an owner or a context: "men",
// "team", "planes"; nationalities that stand for soldiers; armies by their name.

// isForce reports whether a phrase with a weak head is one of a force.
func (sc *scene) isForce(f *force, m *memory) bool {
	low := sc.low(f.head)
	if ok, known := sc.byCompound(f); known {
		return ok
	}
	if low == "party" && sc.capital(f.head) || (low == "ship" || low == "vessel") && sc.low(f.head-1) == "troop" {
		return false
	}
	if guarding.Has(low) && sc.low(f.head-1) == "security" && !f.military && len(f.owner) == 0 {
		return false // of a stadium or a parade
	}
	if f.military || f.foreign > 0 && f.class == people || f.martial && martialHeads.Has(low) {
		return low != "strength" || isBe(sc.low(f.head+1))
	}
	if sc.ofForce(f.head) || f.class == people && sc.low(f.head+1) == "and" && heads.Get(sc.low(f.head+2)).class == people && !heads.Get(sc.low(f.head+2)).weak {
		return !f.amount.Zero() || f.class != people
	}
	if v := sc.trigger(f.left - 1); soldierly.Has(low) && (v.frame == move || v.frame == withdraw || v.frame == pledge) && v.form != noun {
		return true
	}
	if v := sc.low(f.left - 1); strings.HasPrefix(v, "deploy") || strings.HasPrefix(v, "mobili") {
		return !civilOwner.Has(low)
	}
	if len(f.owner) > 0 && m.seen && crewed.Has(low) && sc.sentOrBased(f) {
		return true
	}
	if len(f.owner) > 0 {
		return !civilOwner.Has(low) && !civilOwner.Has(strings.TrimSuffix(low, "s"))
	}
	return sc.told(f, m) || sc.byContext(f, m)
}

// told reports whether a weak head is one of the force that the article has
// told of: "its presence", "the unit".
func (sc *scene) told(f *force, m *memory) bool {
	switch sc.low(f.head) {
	case "men":
		return (f.its || f.more) && m.seen && sc.sentOrBased(f)
	case "presence":
		return f.its && m.seen
	case "force":
		return f.its || f.levelOf || m.seen && f.definite || sc.low(f.head+1) == "of" && sc.at(f.head+2).number != nil
	case "unit":
		return f.definite && len(m.units) > 0 && m.now-m.lastAt < 6
	}
	return false
}

// byContext weighs a weak head by its count and by what the article told
// before.
func (sc *scene) byContext(f *force, m *memory) bool {
	low := sc.low(f.head)
	switch low {
	case "troop":
		return true
	case "members":
		p := sc.at(f.head + 2).place
		if p == nil {
			p = sc.at(f.head + 3).place
		}
		return f.amount.Low > 0 && sc.low(f.head+1) == "of" && p != nil && (p.Place.IsBody() || sc.d.In(p.Span) != p.Place.Name)
	case "police":
		return !f.amount.Zero()
	case "guns", "mortars", "apcs", "lorries", "cutters", "trainers", "instructors", "advisers", "advisors", "engineers", "medics", "pilots", "crews", "specialists", "observers", "guardsmen", "logisticians", "technicians",
		"operators", "force", "unit", "doctors", "nurses", "drivers", "mechanics", "snipers", "rangers", "transports", "interpreters", "experts", "monitors", "recruits", "volunteers":
		if sc.armySends(f) {
			return f.amount.Low > 1
		}
		return (f.amount.Low > 0 || f.amount.High > 1 || low == "force" || low == "unit") && m.seen && sc.sentOrBased(f)
	case "men", "personnel", "vessels", "vessel", "craft", "women", "sailors", "aircraft", "ships", "planes", "vehicles", "trucks":
		return f.amount.Low > 0 && (m.seen || len(sc.forces) > 0) || low == "aircraft" && f.amount.Zero()
	case "units", "team", "party", "fleet", "division", "company", "battery", "squadron", "convoy":
		return f.definite && len(m.units) > 0 && m.now-m.lastAt < 6 || f.its && m.seen && (f.class == land || f.class == air)
	case "mission":
		return m.seen && f.definite
	case "contingent", "army", "forces", "military":
		return f.its || f.levelOf || m.seen && f.definite || sc.low(f.head+1) == "of" && sc.at(f.head+2).number != nil
	case "reinforcements":
		return true
	}
	return m.seen && !civilHeads.Has(low) && (f.amount.Low > 1 || f.amount.High > 1) && sc.sentOrBased(f)
}

// armySends reports whether an army is the subject of the verb that sends f:
// "the country's navy flew in 40 engineers".
func (sc *scene) armySends(f *force) bool {
	for k := f.left - 1; k >= 0 && k > f.left-4; k-- {
		if t := sc.trigger(k); t.frame != move || t.form == noun {
			continue
		}
		for i := k - 1; i >= 0 && i > k-4; i-- {
			if wholeArmies.Has(sc.low(i)) {
				return true
			}
			if !isAux(sc.low(i)) && sc.w[i].tag != "RB" {
				return false
			}
		}
	}
	return false
}

// civilHeads are weak heads that a number alone never makes a force.
var civilHeads = lexicon.Words(`members staff crew women group groups party parties power system systems coalition presence guard capabilities army military navy officers operation hospital police policemen equipment staff`)

// byCompound decides about heads that need one certain word before them: "blue
// helmets", "personnel carriers", "field hospital". known is false for others.
func (sc *scene) byCompound(f *force) (ok, known bool) {
	need := compounds[sc.low(f.head)]
	if need == nil {
		return false, false
	}
	before := sc.low(f.head - 1)
	if before == "personnel" {
		f.class = land
	}
	return need.Has(before) || need.Has("*") && f.military, true
}

// compounds lists the words that a head needs before it; "*" is any military
// word.
var compounds = map[string]*lexicon.Set{
	"carrier":    lexicon.Words("aircraft personnel helicopter nuclear third second the a another"),
	"carriers":   lexicon.Words("aircraft personnel helicopter nuclear"),
	"helmets":    lexicon.Words("blue"),
	"berets":     lexicon.Words("blue green red"),
	"hospital":   lexicon.Words("field"),
	"hospitals":  lexicon.Words("field"),
	"reserves":   lexicon.Words("army military naval"),
	"elements":   lexicon.Words("*"),
	"operation":  lexicon.Words(""),
	"wing":       lexicon.Words("fighter bomber airlift"),
	"transports": lexicon.Words("military troop hercules"),
	"tankers":    lexicon.Words("aerial refueling refuelling"),
	"rebels":     lexicon.Words(""),
}

// soldierly are weak heads that are a force when somebody sends them.
var soldierly = lexicon.Words(`division divisions squadron squadrons corps battery batteries`)

// crewed are heads of which a nationality makes a force where somebody sends
// it, in a text about forces.
var crewed = lexicon.Words(`planes aircraft ships vessels boats engineers trainers advisers advisors specialists observers medics technicians instructors pilots team teams company`)

// ofForce reports whether "of" behind the word at i leads to a force: "350 men
// of the battalion", "a squadron of F-16s".
func (sc *scene) ofForce(i int) bool {
	if sc.low(i+1) != "of" {
		return false
	}
	for k := i + 2; k < len(sc.w) && k < i+9; k++ {
		low := sc.low(k)
		if h, ok := heads.Find(low); ok && sc.at(k).place == nil && (!h.weak || low == "men" || low == "army" || low == "force" || h.class == land || military.Has(sc.low(k-1))) || sc.isModelWord(k) {
			return true
		}
		if p := sc.at(k).place; p != nil && p.Form == text.ByName {
			return false
		}
		if sc.at(k).place == nil && !determiners.Has(low) && !modifiers.Has(low) && !military.Has(low) && sc.at(k).number == nil && sc.at(k).tag != "JJ" {
			return false
		}
	}
	return false
}

// civilOwner are weak heads that a nationality alone does not make a force.
var civilOwner = lexicon.Words(`men women officers members plane planes ship ships boat boats vessel vessels police group party team crew mission system systems company
	staff observers engineers specialists advisers advisors trainers pilots presence power guard equipment vehicles vehicle coalition capabilities volunteers deployment technicians medics trucks`)

// nationals reads "nine Poles", "a Dane", "more Americans": people that stand
// for soldiers, once a force was named.
func (sc *scene) nationals(i int, m *memory) (force, bool) {
	p := sc.w[i].place
	if !m.seen || sc.after(p.End) != i+1 {
		return force{}, false
	}
	first := sc.after(p.Start)
	if q := sc.at(i + 2).place; q != nil && sc.low(i+1) == "and" && q.Form == text.ByAdjective && heads.Get(sc.low(i+3)).class != "" {
		return force{}, false // "French and Estonian commandos"
	}
	prev, next := sc.at(first-1), sc.low(i+1)
	f := force{class: people, head: i, left: first, right: i, by: -1, owner: []*text.PlaceMention{p}, what: sc.mention(first, i)}
	if p.Form == text.ByAdjective && next != "," && next != "and" && next != "." && next != "" && (prev.number == nil || !prepositions.Has(next) && !finite(sc.at(i+1))) {
		return force{}, false
	}
	switch {
	case prev.number != nil:
		sc.beforeCount(&f, sc.count(&f, first-1))
	case prev.low == "the" && m.lastAt >= 0 && p.Place.Kind == text.Country && finite(sc.at(i+1)) && !speaks.Has(next):
		f.left, f.definite = first-1, true // "the Dutch will pull out"
	case prev.low == "more" || prev.low == "a" && len(sc.forces) > 0 && p.Form != text.ByName && (next == "." || next == "," || next == "and" || next == ""):
		f.left = sc.article(&f, first-1)
	default:
		return force{}, false
	}
	return f, true
}

// guarding are heads that are often those of private guards.
var guarding = lexicon.Words(`personnel guard guards officers team`)

// vessels are words before a tank that holds something: "fuel tank".
var vessels = lexicon.Words(`think fish gas water fuel oil septic storage holding`)

// armyNamed reads a phrase whose head is a part of an army's own name.
func (sc *scene) armyNamed(i int, h head) force {
	p := sc.w[i].place
	first := sc.after(p.Start)
	f := force{class: h.class, head: i, right: i, by: -1, owner: []*text.PlaceMention{p}, military: true, what: sc.mention(first, i), left: first}
	if w := sc.at(first - 1); w.number != nil {
		sc.beforeCount(&f, sc.count(&f, first-1))
	} else {
		f.left = sc.article(&f, first-1)
	}
	return f
}

// sentOrBased reports whether a verb that sends, bases or promises a force
// stands right beside f: engineers and doctors are a force only there.
func (sc *scene) sentOrBased(f *force) bool {
	for k := f.left - 1; k >= 0 && k > f.left-6; k-- {
		if t := sc.trigger(k); t.form != noun && (t.frame == move || t.frame == withdraw || t.frame == pledge || t.frame == have || t.frame == request) {
			return true
		}
		if g := sc.endsBefore(k); g {
			return true
		}
	}
	i := f.right + 1
	if low := sc.low(i); low == "from" || low == "of" || low == "with" {
		for ; i < f.right+6 && !finite(sc.at(i)); i++ {
		}
	}
	by, kind, ok := sc.group(i)
	return ok && (kind != stay || !isBe(sc.low(by)))
}

// endsBefore reports whether a force that was found ends with the word at k.
func (sc *scene) endsBefore(k int) bool { return sc.endsAt(k) != nil }
