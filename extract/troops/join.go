package troops

import (
	"strings"

	"onrecord"
	"onrecord/text"
)

// join ties phrases that belong together: "a force of 3,000 soldiers" is one,
// "police and troops" is one, "27,000 of the 47,000 US troops" is two.
func (sc *scene) join() {
	for i := 1; i < len(sc.forces); i++ {
		a, b := &sc.forces[i-1], &sc.forces[i]
		switch {
		case b.left < a.left: // the same words read twice
			a.hidden = true
		case sc.ofBetween(a, b):
			sc.joinOf(a, b)
		case b.left == a.right+2 && sc.low(a.right+1) == "and" && sc.mixed(a, b):
			b.left, b.amount, b.vague, b.what = a.left, a.amount, a.vague, onrecord.MentionAt(sc.d.Text, onrecord.Span{Start: a.what.Cover().Start, End: b.what.Cover().End})
			b.owner = append(b.owner, a.owner...)
			a.hidden = true
		}
	}
	for i := range sc.forces {
		sc.countBehind(&sc.forces[i])
		sc.aside(&sc.forces[i])
	}
	sc.dropPolice()
	sc.split()
}

// countBehind reads "a force of 3,000" where no noun follows the number.
func (sc *scene) countBehind(f *force) {
	n := sc.at(f.right + 2).number
	if f.hidden || f.class != unit && f.class != land || sc.low(f.right+1) != "of" || n == nil || n.Low < 2 || !f.amount.Zero() && f.amount.High != 1 && f.amount.Low != -1 {
		return
	}
	f.amount, f.vague = sc.counted(*n), n.Vague
	f.right = sc.after(n.End) - 1
}

// aside reads what a comma adds to a force: "the contingent, 1,400-strong,",
// "the marines, numbering 650,", "the mission, UNMIL,".
func (sc *scene) aside(f *force) {
	i := f.right + 1
	if f.hidden || sc.low(i) != "," && sc.low(i) != "(" {
		return
	}
	i++
	if p := sc.at(i).place; p != nil && p.Place.Kind == text.Mission && f.class == unit {
		f.owner = append(f.owner, p)
		return
	}
	for sc.at(i).date != nil && sc.at(i).number == nil || sc.low(i) == "numbering" || sc.low(i) == "together" || sc.low(i) == "totalling" || sc.low(i) == "totaling" {
		i++
	}
	n := sc.at(i).number
	if n == nil || !f.amount.Zero() && f.amount.High != 1 || !n.Strong && sc.low(i-1) != "numbering" && !strings.HasPrefix(sc.low(i-1), "total") {
		return
	}
	if end := sc.after(n.End); sc.low(end) == "," || sc.low(end) == "." || sc.low(end) == "and" {
		f.amount, f.vague = sc.counted(*n), n.Vague
		f.right = end - 1
		if sc.low(end) == "," {
			f.right = end
		}
	}
}

// ofBetween reports whether b hangs on a: "of", "totalling", "composed of".
func (sc *scene) ofBetween(a, b *force) bool {
	gap := b.left - a.right
	return gap == 2 && (sc.low(a.right+1) == "of" || sc.low(a.right+1) == "totalling" || sc.low(a.right+1) == "totaling") ||
		gap == 1 && b.left <= b.head && sc.low(b.left) == "of"
}

// joinOf keeps the one of "a of b" that is counted: the inner one in "a team
// of 300 soldiers", the outer one in "a 24-strong party of the force".
func (sc *scene) joinOf(a, b *force) {
	inner := !b.amount.Zero() && b.amount.Low+b.amount.High > 0 && (a.class == unit || a.class == land) && (a.amount.Zero() || a.amount.High == 1)
	if inner {
		a.hidden = true
		b.left = a.left
		b.definite = a.definite
		b.led = b.led || a.led
		b.its = b.its || a.its
		if len(b.owner) == 0 {
			b.owner = a.owner
		}
		return
	}
	b.hidden = true
	a.right = b.right
	a.led = a.led || b.led
	if len(a.owner) == 0 {
		a.owner = b.owner
	}
}

// mixed reports whether a and b are one force of two sorts: "24,000 police
// and troops", "soldiers and police officers".
func (sc *scene) mixed(a, b *force) bool {
	police := sc.low(a.head) == "police" || sc.low(b.head) == "police" || sc.low(b.head-1) == "police" || sc.low(a.head-1) == "police"
	if a.class == people && b.class == people && !a.amount.Zero() && b.amount.Zero() && len(b.owner) == 0 && !b.its && !b.definite {
		return true // "12,000 troops and military observers"
	}
	return (police || heads.Get(sc.low(a.head)).weak) && b.amount.Zero() && a.class == people && len(b.owner) == 0
}

// dropPolice hides police that no soldiers are with.
func (sc *scene) dropPolice() {
	for i := range sc.forces {
		f := &sc.forces[i]
		if (sc.low(f.head) == "police" || sc.low(f.head-1) == "police") && !sc.joined(f) {
			f.hidden = true
		}
	}
}

// joined reports whether f covers two heads.
func (sc *scene) joined(f *force) bool {
	n := 0
	for i := f.left; i <= f.head; i++ {
		if _, ok := heads.Find(sc.low(i)); ok && sc.low(i) != "police" && sc.low(i) != "officers" {
			n++
		}
	}
	return n > 0
}

// split makes two of "27,000 of the 47,000 US troops".
func (sc *scene) split() {
	for i := 0; i < len(sc.forces); i++ {
		f := &sc.forces[i]
		k := f.left - 1
		if f.hidden || sc.low(f.left) == "of" || f.amount.Zero() {
			continue
		}
		if low := sc.low(k); low == "the" || low == "its" || low == "our" || low == "their" {
			k--
		}
		if tag := sc.at(k).tag; (tag == "VBN" || tag == "JJ") && sc.low(k-1) == "the" {
			k -= 2 // "1,300 of the promised 20,000 troops"
		}
		outer := sc.at(k - 1)
		if sc.low(k) != "of" || (outer.number == nil || outer.number.Low < 1) && !allOf.Has(outer.low) {
			continue
		}
		g := *f
		g.amount = onrecord.Amount{Mention: sc.mention(k-1, k-1), Low: -1, High: -1}
		g.left = k - 1
		g.vague, g.split = false, true
		if outer.number != nil {
			g.amount, g.vague = sc.counted(*outer.number), outer.number.Vague
			g.left = sc.after(outer.number.Start)
		} else if sc.low(k-2) == "roughly" || sc.low(k-2) == "about" {
			g.amount = onrecord.Amount{Mention: sc.mention(k-2, k-1), Low: -1, High: -1}
			g.left = k - 2
		}
		f.inner = true
		f.left = k + 1
		sc.forces = append(sc.forces[:i], append([]force{g}, sc.forces[i:]...)...)
		i++
	}
}
