package commands

import (
	"slices"
	"strings"

	"onrecord"
	"onrecord/question"
	"onrecord/text"
)

// This file reads what was typed behind /troops: names, where they stand, and kinds.

// wantedForces is one reading of what was typed: forces of a class, empty for any,
// that have all of the names.
type wantedForces struct {
	class string
	names []wantedName
	exact bool // by these words alone, not by aliases and short names as well
}

// wantedName is what a force must have: one of some names, or of some words, on a side.
type wantedName struct {
	any []wantedForm
	on  side
}

// wantedForm is a name as it was typed, and what the gazetteer knows of it.
type wantedForm struct {
	name   string
	place  *text.Place // nil where it does not have it
	within []string    // what lies in the place, the name itself where there is none
	words  []question.Word
}

func formOf(name string) wantedForm {
	return wantedForm{name, text.FindPlace(name), text.Within(name), question.Words(name)}
}

// full returns the name that facts have.
func (w wantedForm) full() string {
	if w.place != nil {
		return w.place.Name
	}
	return w.name
}

// side is where a force has a name.
type side int

const (
	anySide side = iota
	there        // where it is, goes or leaves: "in Kessel"
	goal         // where it is or goes: "to Kessel"
	origin       // where it comes from, or whose it is: "from Norland"
	owner        // whose it is: "of Norland"
)

// sides are the words before a name that say where a force has it.
var sides = map[string]side{
	"in": there, "at": there, "near": there, "inside": there, "on": there,
	"to": goal, "into": goal, "towards": goal, "toward": goal, "→": goal, "->": goal,
	"from": origin, "of": owner, "by": owner,
}

// kinds are words for all forces of a class; classless ones mean any force. A word
// for some of them, "frigates", is looked for in the force itself.
var kinds = func() map[string]string {
	out := map[string]string{}
	for class, words := range map[string]string{
		"":          "force forces military deployment deployments",
		"troops":    "troop troops soldier soldiers trooper troopers serviceman servicemen servicewomen personnel manpower",
		"land":      "land ground",
		"air":       "air aircraft plane planes aeroplanes airplanes",
		"sea":       "sea naval navy ship ships vessel vessels",
		"missile":   "missile missiles",
		"equipment": "equipment",
		"unit":      "unit units",
	} {
		for w := range strings.FieldsSeq(words) {
			out[w] = class
		}
	}
	return out
}()

// longestPlace is how many words a name of the gazetteer has at most.
const longestPlace = 7

// forceWords is how far what was typed has been read.
type forceWords struct {
	wantedForces
	on     side
	or     bool     // the next name is another for the last
	run    []string // words so far of a name that the gazetteer does not have
	more   bool     // a name of several words that may be several names
	kinded bool     // a word for a kind stands there
}

// readForces reads what was typed.
func readForces(of string) *forceWords {
	r := &forceWords{}
	words := strings.Fields(of)
	for i := 0; i < len(words); {
		n := placeAt(words[i:])
		if n > 0 {
			r.close()
			r.name(strings.Join(words[i:i+n], " "))
		} else {
			n = 1
			r.word(words[i])
		}
		i += n
		if i < len(words) && strings.HasSuffix(words[i-1], ",") {
			r.close()
			r.or = len(r.names) > 0
		}
	}
	r.close()
	return r
}

// placeAt returns how many words from the first on are a name of the gazetteer.
func placeAt(words []string) int {
	for n := min(len(words), longestPlace); n > 0; n-- {
		if text.FindPlace(plainWord(strings.Join(words[:n], " "))) != nil {
			return n
		}
	}
	return 0
}

// plainWord returns a word or name without a possessive ending and the marks behind it.
func plainWord(s string) string { return withoutPossessive(strings.Trim(s, ",;.?!\"“”")) }

// word reads a word that no name of the gazetteer begins with.
func (r *forceWords) word(w string) {
	low := strings.ToLower(plainWord(w))
	class, kind := kinds[low]
	on, sided := sides[low]
	switch {
	case kind && (low == w || len(r.run) == 0 && strings.HasSuffix(low, "s")): // but "Task Force"
		r.close()
		r.class, r.kinded, r.or = class, true, false
	case sided:
		r.close()
		r.on, r.or = on, false
	case low == "and" || low == "or":
		r.close()
		r.or = len(r.names) > 0
	case len(question.Content(question.Words(low))) == 0:
		r.close()
	default:
		r.run = append(r.run, plainWord(w))
	}
}

// close ends a name that the gazetteer does not have.
func (r *forceWords) close() {
	if len(r.run) > 0 {
		r.more = r.more || len(r.run) > 1
		r.name(strings.Join(r.run, " "))
		r.run = nil
	}
}

// name adds a name.
func (r *forceWords) name(s string) {
	s = plainWord(s)
	if last := len(r.names) - 1; r.or && last >= 0 {
		r.names[last].any = append(r.names[last].any, formOf(s))
	} else {
		r.names = append(r.names, wantedName{[]wantedForm{formOf(s)}, r.on})
	}
	r.on, r.or = anySide, false
}

// mostForms is how many names one question may have.
const mostForms = 10

// many reports whether there are more names than one question may have.
func (r *forceWords) many() bool {
	n := 0
	for _, name := range r.names {
		n += len(name.any)
	}
	return n > mostForms
}

// nothing reports whether no word says what is sought.
func (r *forceWords) nothing() bool { return len(r.names) == 0 && !r.kinded }

// readings returns what the words may mean, the likeliest first: all of them one name,
// several names, and each word that is in no name of the gazetteer one of its own.
func (r *forceWords) readings(of string) []wantedForces {
	var out []wantedForces
	if one := plainWord(of); strings.Contains(one, " ") && !r.known() {
		out = append(out, wantedForces{names: []wantedName{{any: []wantedForm{formOf(one)}}}, exact: true})
	}
	out = append(out, r.wantedForces)
	if !r.more {
		return out
	}
	apart := wantedForces{class: r.class}
	for _, n := range r.names {
		if len(n.any) > 1 || n.known() {
			apart.names = append(apart.names, n)
			continue
		}
		for w := range strings.FieldsSeq(n.any[0].name) {
			apart.names = append(apart.names, wantedName{[]wantedForm{formOf(w)}, n.on})
		}
	}
	return append(out, apart)
}

// known reports whether the gazetteer has all of the names.
func (w wantedForces) known() bool {
	return !slices.ContainsFunc(w.names, func(n wantedName) bool { return !n.known() })
}

// known reports whether the gazetteer has one of the names: facts about it have it as a
// place or an owner, and its name in other words of a sentence proves nothing.
func (n wantedName) known() bool {
	return slices.ContainsFunc(n.any, func(f wantedForm) bool { return f.place != nil })
}

// words returns all the names in one string.
func (w wantedForces) words() string {
	var out []string
	for _, n := range w.names {
		for _, f := range n.any {
			out = append(out, f.name)
		}
	}
	return strings.Join(out, " ")
}

// of reports whether a force is of the class and has all of the names.
func (w wantedForces) of(f onrecord.Fact) bool {
	if w.class != "" && f.Class != w.class {
		return false
	}
	return !slices.ContainsFunc(w.names, func(n wantedName) bool { return !n.of(f) })
}

// of reports whether a force has one of the names on its side.
func (n wantedName) of(f onrecord.Fact) bool {
	var places []onrecord.Mention
	switch n.on {
	case anySide, there:
		places = slices.Concat(f.To, f.From)
	case goal:
		places = f.To
	case origin:
		places = f.From
	}
	return slices.ContainsFunc(n.any, func(w wantedForm) bool {
		if w.liesAt(places) || (n.on == anySide || n.on >= origin) && w.owns(f.Who) {
			return true
		}
		return n.on == anySide && (w.place == nil || w.place.IsBody()) && (hasWords(f.What.Text, w.words) || hasWords(f.Of.Label(), w.words))
	})
}

// liesAt reports whether one of the places is the one of a name, lies in it, or has it
// in its own: "Ossa" also means the "Ossa line".
func (w wantedForm) liesAt(places []onrecord.Mention) bool {
	return slices.ContainsFunc(places, func(m onrecord.Mention) bool {
		words := question.Words(m.Label())
		return slices.Contains(w.within, m.Label()) || len(words) >= len(w.words) && sameWords(words[:len(w.words)], w.words)
	})
}

// owns reports whether one of the owners is the one of a name, or has it in its own.
func (w wantedForm) owns(who []onrecord.Mention) bool {
	return slices.ContainsFunc(who, func(m onrecord.Mention) bool {
		if w.place != nil {
			return w.place.Name == m.Label()
		}
		return hasWords(m.Label(), w.words) || hasWords(m.Text, w.words)
	})
}

// hasWords reports whether the words of a name stand side by side in s, in whatever form.
func hasWords(s string, name []question.Word) bool {
	words := question.Words(s)
	for i := 0; len(name) > 0 && i+len(name) <= len(words); i++ {
		if slices.EqualFunc(words[i:i+len(name)], name, func(x, y question.Word) bool { return x.Stem == y.Stem }) {
			return true
		}
	}
	return false
}

// sameWords reports whether a and b are the same words, however written.
func sameWords(a, b []question.Word) bool {
	return slices.EqualFunc(a, b, func(x, y question.Word) bool { return x.Fold == y.Fold })
}
