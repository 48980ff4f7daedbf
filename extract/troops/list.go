package troops

import (
	"strings"

	"onrecord"
	"onrecord/text"
	"onrecord/text/lexicon"
)

// bareCounts finds counts whose noun was left out: "France said it was
// sending 1,000", "Turkey, 500; Romania, 400", "about 800 in the province".
func (sc *scene) bareCounts(m *memory) {
	ns := sc.d.NumbersIn(sc.part)
	for i := range ns {
		first, last := sc.after(ns[i].Start), sc.after(ns[i].End)-1
		what, class, ok := sc.lastWhat(first, m)
		if !ok || sc.taken(first, last) || ns[i].Low > 0 && ns[i].Low == ns[i].High && ns[i].Low < 2 {
			continue
		}
		f := force{class: class, head: last, left: first, right: last, what: what, by: -1, bare: true, amount: sc.counted(ns[i]), vague: ns[i].Vague}
		if sc.bareHere(&f) {
			sc.insert(f)
		}
	}
}

// lastWhat returns the force that a count at word i counts more of.
func (sc *scene) lastWhat(i int, m *memory) (onrecord.Mention, class, bool) {
	for k := len(sc.forces) - 1; k >= 0; k-- {
		if f := sc.forces[k]; f.left < i && !f.hidden {
			return f.what, f.class, !sc.harmed(&f)
		}
	}
	if m.recent() && !m.what.Zero() {
		return m.what, m.class, true
	}
	return onrecord.Mention{}, "", false
}

// taken reports whether a phrase has the words first to last already.
func (sc *scene) taken(first, last int) bool {
	for i := range sc.forces {
		if f := &sc.forces[i]; f.left <= last && first <= f.right {
			return true
		}
	}
	return false
}

// bareHere reports whether a count without a noun counts forces: it stands
// behind a country and a comma in a list, is the object of a trigger, or is
// followed by "others", "of them" or a verb that forces have.
func (sc *scene) bareHere(f *force) bool {
	next := sc.low(f.right + 1)
	t := sc.trigger(f.left - 1)
	if low := sc.low(f.left - 1); low == "up" || low == "in" || low == "out" || low == "home" {
		t = sc.trigger(f.left - 2) // "has put up 350"
	}
	closed := next == "" || next == "." || next == ";" || next == "," || next == "and" || next == "in" || next == "to" || next == "at" || next == "from" || next == "on" || next == "by" || next == "back" || next == "home" || next == "there" || next == "here" || next == "into" || next == "out" || next == "”" || next == "''"
	switch {
	case sc.listItem(f):
		return true
	case next == "others" && len(sc.forces) > 0:
		f.right++
		f.head, f.item = f.right, true
		return true
	case next == "others" || next == "more" && closedAfter(sc.low(f.right+2)):
		f.right++
		f.head = f.right
		return true
	case next == "of" && (sc.low(f.right+2) == "them" || sc.low(f.right+2) == "whom"):
		f.right += 2
		f.head = f.right
		return true
	case closed && (sc.levelHere(f) || sc.levelBefore(f)):
		return true
	case (next == "on" || next == "in" || next == "here" || next == "there" || closed) && t.frame == have && t.form != ing && len(sc.forces) > 0:
		return true
	case closed && t.form != noun && (t.frame == move || t.frame == pledge || t.frame == withdraw):
		return true
	case (next == "along" || next == "near" || next == "inside" || next == "in") && sc.borderAfter(f.right+1) && strings.Contains(sc.low(f.left-1), "and"):
		return true
	case (next == "in" || next == "at") && sc.placeAfter(f.right+1) && (sc.low(f.left-1) == "and" || sc.low(f.left-1) == ",") && f.amount.High != 1:
		return true
	case finite(sc.at(f.right+1)) && sc.bareSubject(f):
		return true
	case sc.staysBehind(f.right + 1):
		return true
	case triggers.Get(next).frame == arrive && sc.at(f.right+1).tag != "NN":
		return true
	}
	return false
}

// staysBehind reports whether the word at i is a verb of being somewhere in its
// base form, with the place behind it: "another 400 remain in".
func (sc *scene) staysBehind(i int) bool {
	t := sc.trigger(i)
	return t.frame == stay && t.form == base && sc.lyingBehind(i)
}

// borderAfter reports whether a border, a coast or the like follows shortly.
func (sc *scene) borderAfter(i int) bool {
	for k := i + 1; k < i+5; k++ {
		switch sc.low(k) {
		case "border", "borders", "frontier", "coast", "region", "area", "country", "capital":
			return true
		}
	}
	return false
}

// levelHere reads a number that something rises or falls to: "which will fall
// to around 1,600", "will bring its numbers up to 15,000".
func (sc *scene) levelHere(f *force) bool {
	if prev := sc.at(f.left - 2).number; prev != nil && sc.low(f.left-1) == "to" {
		before := *f
		before.left = sc.after(prev.Start)
		if sc.levelBefore(&before) { // "from 4,500 to 5,100"
			f.by, f.rel, f.kind, f.level = before.by, object, before.kind, true
			return true
		}
	}
	raises := strings.HasPrefix(strings.ToLower(f.amount.Text), "up to")
	if sc.low(f.left-1) != "to" && sc.low(f.left-1) != "past" && !raises {
		return false
	}
	for k := f.left - 1; k >= 0 && k > f.left-11; k-- {
		t := sc.trigger(k)
		if harm.Has(sc.low(k)) || finite(&sc.w[k]) && t.frame == noFrame || sc.low(k) == "," || !f.bare && sc.low(f.left-1) != "to" && sc.low(f.left-1) != "past" {
			return false
		}
		bring := (t.frame == move || t.frame == increase) && sc.sizeBetween(k, f.left)
		if t.form == noun || !bring && (t.frame != reduce && t.frame != increase || k < f.left-3 && f.bare && !sc.sizeBetween(k, f.left)) {
			continue
		}
		if raises && bring {
			f.amount.Low, f.amount.Hedge = f.amount.High, ""
		}
		f.by, f.rel, f.kind, f.level = k, object, t.frame, true
		return true
	}
	return false
}

// levelBefore reads the number that something rises or falls from: "from 10,000
// to 8,000", "from a peak of 46,000".
func (sc *scene) levelBefore(f *force) bool {
	k := f.left - 1
	if low := sc.low(k - 1); sc.low(k) == "of" && (low == "peak" || low == "high" || low == "low") {
		for k -= 2; determiners.Has(sc.low(k)) || sc.at(k).tag == "JJ"; k-- {
		}
	}
	if sc.low(k) != "from" {
		return false
	}
	for i := k - 1; i >= 0 && i > k-18; i-- {
		if t := sc.trigger(i); t.form != noun && (t.frame == reduce || t.frame == increase) {
			f.by, f.rel, f.kind, f.level, f.was = i, object, t.frame, true, true
			return true
		}
		if finite(&sc.w[i]) {
			return false
		}
	}
	return false
}

// sizeBetween reports whether a noun for a size, or a force, stands between the
// verb at k and the word at end.
func (sc *scene) sizeBetween(k, end int) bool {
	for i := k + 1; i < end; i++ {
		if sizes.Has(sc.low(i)) || heads.Get(sc.low(i)).class == unit {
			return true
		}
	}
	return false
}

// sizes are nouns for the size of a force.
var sizes = lexicon.Words(`numbers number strength total size ranks presence`)

// bareSubject reports whether a count has a verb that forces have: "fewer than
// 100,000 will remain".
func (sc *scene) bareSubject(f *force) bool {
	_, kind, ok := sc.group(f.right + 1)
	return ok && (kind == stay || kind == arrive || kind == move || kind == withdraw || kind == depart)
}

func closedAfter(low string) bool {
	return low == "." || low == "," || low == ";" || low == "" || low == "to" || low == "in"
}

// shares are words for a part of a force that is not named again: "a third
// have left".
var shares = lexicon.Words(`third quarter fifth tenth majority`)

// elided finds what stands for a force without a count: "half of which",
// "most were withdrawn", "doing so", "They are headed".
func (sc *scene) elided(m *memory) {
	for i := range sc.w {
		what, class, ok := sc.lastWhat(i, m)
		if !ok {
			continue
		}
		f := force{class: class, head: i, left: i, right: i, what: what, by: -1, bare: true, same: true}
		low, next := sc.low(i), sc.low(i+1)
		switch {
		case (low == "half" || low == "most" || low == "all" || low == "some") && next == "of" && (sc.low(i+2) == "which" || sc.low(i+2) == "whom" || sc.low(i+2) == "them"):
			f.right, f.head = i+2, i+2
			f.amount = onrecord.Amount{Mention: sc.mention(i, i), Low: -1, High: -1}
		case shares.Has(low) && sc.low(i-1) == "a" && (isAux(next) || next == "of" && sc.low(i+2) == "them"):
			f.left = i - 1
			if next == "of" {
				f.right, f.head = i+2, i+2
			}
			f.amount = onrecord.Amount{Mention: sc.mention(i-1, i), Low: -1, High: -1}
		case (low == "half" || low == "most") && (next == "were" || next == "have" || next == "had" || next == "are" || next == "will"):
			f.amount = onrecord.Amount{Mention: sc.mention(i, i), Low: -1, High: -1}
		case low == "they" && i < 2 && m.recent() && class != unit:
			f.what = named(sc.mention(i, i), what.Label())
			f.definite = true
		case low == "they" && (len(sc.forces) > 0 || m.recent()) && sc.movesOn(i+1):
			f.what = named(sc.mention(i, i), what.Label())
			f.definite, f.pronoun = true, true
		case low == "them" && sc.takenBy(i-1):
			f.what = named(sc.mention(i, i), what.Label())
			f.definite, f.pronoun = true, true
		case (low == "rest" || low == "remainder") && sc.low(i-1) == "the" && finite(sc.at(i+1)):
			f.left = i - 1
			f.amount = onrecord.Amount{Mention: sc.mention(i-1, i), Low: -1, High: -1}
		case low == "so" && (sc.low(i-1) == "doing" || sc.low(i-1) == "do"):
			f.so, f.same = true, false
		default:
			continue
		}
		if !sc.taken(f.left, f.right) {
			sc.insert(f)
		}
	}
}

// movesOn reports whether the verb that begins at i says that somebody goes, is
// sent or leaves, and a place stands behind it.
func (sc *scene) movesOn(i int) bool {
	by, kind, ok := sc.group(i)
	if !ok || kind != arrive && kind != depart && kind != withdraw && kind != move && kind != stay || isBe(sc.low(by)) {
		return false
	}
	return sc.lyingBehind(by) || sc.placeLater(by, min(len(sc.w), by+8))
}

// takenBy reports whether the word at k is a verb of sending or taking away,
// whose object follows.
func (sc *scene) takenBy(k int) bool {
	t := sc.trigger(k)
	return (t.frame == move || t.frame == withdraw) && t.form != noun && sc.verbHere(k, t) && (sc.placeLater(k, min(len(sc.w), k+8)) || t.frame == withdraw)
}

// doesSo gives "doing so" the frame of the force before it.
func (sc *scene) doesSo(f *force) bool {
	if !sc.follow(f) {
		return false
	}
	f.by, f.rel = f.head-1, object
	return true
}

// listItem reads "Turkey, 500" and "and Chile 40": a country, perhaps a comma,
// a number, and the end of the item.
func (sc *scene) listItem(f *force) bool {
	k := f.left - 1
	if sc.low(k) == "," || sc.low(k) == "with" {
		k--
	}
	p := sc.at(k).place
	if p == nil || p.Form != text.ByName || p.Place.Kind != text.Country && p.Place.Kind != text.City {
		return false
	}
	switch sc.low(f.right + 1) {
	case ".", ";", ",", "and", "":
	case "to", "in", "for": // "300 soldiers and Denmark 40 to Chad"
		if before := sc.low(sc.after(p.Start) - 1); k != f.left-1 || before != "and" && before != "," {
			return false
		}
	default:
		return false
	}
	if n := len(sc.forces); n == 0 || sc.forces[n-1].amount.Zero() {
		return false
	}
	f.owner = []*text.PlaceMention{p}
	f.item = true
	return true
}

// insert puts f into its place among the forces of the sentence.
func (sc *scene) insert(f force) {
	i := len(sc.forces)
	for i > 0 && sc.forces[i-1].left > f.left {
		i--
	}
	sc.forces = append(sc.forces[:i], append([]force{f}, sc.forces[i:]...)...)
}

// follow gives an item of a list the frame of the item before it.
func (sc *scene) follow(f *force) bool {
	for i := range sc.forces {
		if g := &sc.forces[i]; g.left < f.left && g.told {
			f.by, f.rel, f.kind = g.by, g.rel, g.kind
		}
	}
	return f.kind != noFrame
}
