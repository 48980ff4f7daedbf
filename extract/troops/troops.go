// Package troops finds military forces in an analysed text: who has, sends,
// pledges or withdraws which, how much of it, where and when, and whether it
// is so. For each sentence that names a force:
//
//   - scene.go lays the words out with their places, numbers and dates;
//   - phrase.go finds the force phrases: count, modifiers, head; opening.go
//     reads how they begin, weak.go weighs heads that need more to be a
//     force, civil.go leaves out what only looks like one, join.go ties together
//     what is one force, model.go knows "F-16" and the like, self.go what no
//     noun names;
//   - list.go reads what a list leaves out: "Turkey, 500";
//   - frame.go finds the word that sends, bases or withdraws each force:
//     before.go on its left, with object.go for the verbs that take it as their
//     object, verbs.go on its right, with subjectof.go for those that it is the
//     subject of; verbgroup.go reads auxiliaries, particle.go small words,
//     construction.go the verbs that no list has;
//   - place.go says where, placename.go reads the names, carry.go takes over
//     what was said before; date.go says when;
//   - actor.go says whose it is, subject.go who acts in the clause; lands.go
//     knows countries that the gazetteer does not have; source.go says whom
//     the article credits;
//   - mood.go reads what is said of the trigger: denied, planned, asked for;
//     claim.go what is said of its clause: "reports that ... were false",
//     "whether", which hook.go finds; status.go makes of both whether it has happened.
//
// lexicon.go has the nouns, verblist.go the verbs by what they do to a force,
// inflect.go their forms. What the article said before is kept in a memory
// (memory.go): "they", "the country", "another 200" lean on it.
package troops

import (
	"slices"
	"strings"

	"onrecord"
	"onrecord/text"
)

// Facts returns the forces of a document, in the order of its sentences.
func Facts(d *text.Doc) []onrecord.Fact {
	var facts []onrecord.Fact
	var words []word // of a scene
	m := newMemory(d)
	d, m.land = withLands(d)
	for i := range d.Sentences {
		m.before(i)
		if s := d.Sentences[i]; mayHoldForce(d, i, m) {
			for first := s.First; first < s.End; first += longest {
				sc := newScene(d, s.Span, first, min(first+longest, s.End), words)
				sc.sent = m.sent
				facts = append(facts, sc.facts(m)...)
				words = sc.w
			}
		}
		m.after(d, i)
	}
	return facts
}

// mayHoldForce reports whether a sentence has a word that a force phrase can
// end with, or leans on one of the sentence before.
func mayHoldForce(d *text.Doc, i int, m *memory) bool {
	s := d.Sentences[i]
	for t := s.First; t < s.End; t++ {
		w := d.Lower(t)
		if heads.Has(w) || prefixes.Has(d.Word(t)) || takenAway.Has(w) || m.seen && triggers.Get(w).frame != noFrame {
			return true
		}
	}
	return isModel(d, s) || m.recent() || m.seen && namesPeople(d, s)
}

// namesPeople reports whether a sentence has a people, who may stand for
// soldiers: "nine Poles".
func namesPeople(d *text.Doc, s text.Sentence) bool {
	return slices.ContainsFunc(d.PlacesIn(s.Span), func(p text.PlaceMention) bool { return p.Form == text.ByPeople })
}

// facts returns the facts of one sentence, in order of the forces in it.
func (sc *scene) facts(m *memory) []onrecord.Fact {
	sc.phrases(m)
	var out []onrecord.Fact
	tell := func(f *force) {
		fact := sc.fact(f, m)
		f.told, m.seen = true, true
		if !f.unsaid && !sc.empty(f, &fact) && !slices.ContainsFunc(out, func(g onrecord.Fact) bool { return repeats(g, fact) }) {
			out = append(out, fact)
		}
	}
	for i := range sc.forces {
		f := &sc.forces[i]
		if !sc.frame(f) || sc.civil(f) || sc.levelTold(f) {
			continue
		}
		tell(f)
		if g, ok := sc.leavesAgain(f); ok {
			tell(&g)
		}
	}
	return out
}

// levelTold reports whether f has no count where its trigger has a count of its
// own: "stepped up its presence from 4,500 to 5,100" is told of the counts.
func (sc *scene) levelTold(f *force) bool {
	if !f.amount.Zero() || f.by < 0 {
		return false
	}
	return slices.ContainsFunc(sc.forces, func(g force) bool { return g.level && g.bare && !g.hidden && g.by == f.by })
}

// empty reports whether a fact says neither how many, nor where, nor which
// unit: "soldiers arrived" is none.
func (sc *scene) empty(f *force, fact *onrecord.Fact) bool {
	if !fact.Amount.Zero() || len(fact.To) > 0 || len(fact.From) > 0 || fact.Negated || f.class == unit {
		return false
	}
	if f.class == people && len(f.owner) == 0 && !f.its && f.kind != activate && len(f.what.Text) > 0 && f.foreign == 0 {
		return true // "the troops will leave"
	}
	return (fact.Status == onrecord.Deployed || fact.Status == onrecord.Present) && f.kind != level
}

// repeats reports whether b says nothing that a does not: the same of the same
// count in the text, or the same, uncounted, of forces without a name.
func repeats(a, b onrecord.Fact) bool {
	if !a.Amount.Zero() && a.Amount.Cover() == b.Amount.Cover() {
		return a.Status == b.Status && a.Negated == b.Negated && labels(a.To) == labels(b.To) && labels(a.From) == labels(b.From)
	}
	return a.Amount.Zero() && b.Amount.Zero() && a.Class == b.Class && a.Class == string(people) && a.Status == b.Status && a.Negated == b.Negated &&
		sameNames(a.Who, b.Who) && labels(a.To) == labels(b.To) && labels(a.From) == labels(b.From)
}

func labels(ms []onrecord.Mention) string {
	var b strings.Builder
	for _, m := range ms {
		b.WriteString(m.Label() + ";")
	}
	return b.String()
}

// fact reads the parts of one force.
func (sc *scene) fact(f *force, m *memory) onrecord.Fact {
	fact := onrecord.Fact{Span: sc.span, What: f.what, Class: string(f.class), Amount: f.amount}
	sc.cur = f
	if f.kind == depart && m.standing(f) {
		f.kind = withdraw // "has 900 men in Chad. About 120 of them will leave"
	}
	md := sc.mood(f)
	sc.deny(f, md)
	sc.places(f, m, &fact)
	if f.second && len(fact.From) == 0 && m.last != nil {
		fact.From = m.last.To
	}
	sc.actor(f, m, &fact)
	if f.kind == withdraw && len(fact.From) > 0 && !homeless(&fact) {
		fact.From = nil // "came home to a welcome in New Delhi"
	}
	sc.carry(f, m, &fact)
	fact.Negated, fact.Status = f.denied, sc.statusOf(f, md, m, &fact)
	sc.date(f, &fact)
	sc.overSince(f, &fact)
	fact.Source = sc.source(f)
	sc.doubts(f, &fact)
	if !f.unsaid {
		m.remember(f, &fact)
	}
	return fact
}

// homeless reports whether the place that a force leaves is not its own country.
func homeless(fact *onrecord.Fact) bool {
	return elsewhere(fact.Who, &onrecord.Fact{To: fact.From})
}

// doubts notes what the sentence leaves open.
func (sc *scene) doubts(f *force, fact *onrecord.Fact) {
	if f.vague {
		fact.Doubts = append(fact.Doubts, onrecord.Doubt{Code: onrecord.VagueNumber, At: fact.Amount.Cover()})
	}
	if len(fact.Who) == 0 {
		fact.Doubts = append(fact.Doubts, onrecord.Doubt{Code: onrecord.ActorOpen, At: fact.What.Cover()})
	}
	if !fact.When.Zero() && fact.When.ISO == "" {
		fact.Doubts = append(fact.Doubts, onrecord.Doubt{Code: onrecord.DateOpen, At: fact.When.Cover()})
	}
}
