package grammar

const (
	actionRowBits   = 21
	actionTemplates = 119
	labelRowBits    = 16
	labelTemplates  = 36
)

// ActionRows are the rows of the action table that vote on the next step.
type ActionRows [actionTemplates]uint32

// LabelRows are the rows of the label table that vote on one arc's label.
type LabelRows [labelTemplates]uint32

// rower numbers templates and turns their codes into rows.
type rower struct {
	rows []uint32
	n    int
	bits uint
}

func (r *rower) add(a, b uint32) {
	r.rows[r.n] = uint32(hashRow(uint64(r.n)+1, a, b) >> (64 - r.bits))
	r.n++
}

// pair joins two codes into one.
func pair(a, b uint32) uint32 { return (a ^ b*0x9E3779B1) * 0x85ebca6b }

// fold makes a code of a set of labels.
func fold(set uint64) uint32 { return uint32(set) ^ uint32(set>>32)*0x9E3779B1 }

// distance puts distances into a few classes.
func distance(a, b int32) uint32 {
	switch d := max(a-b, b-a); {
	case d <= 4:
		return uint32(d)
	case d <= 7:
		return 5
	case d <= 12:
		return 6
	}
	return 7
}

// place is a node with its codes at hand.
type place struct {
	word, tag, both uint32
	kids            *children
}

func (s *State) place(node int32) place {
	w, t := s.words[node].Form, uint32(s.tags[node])+1
	return place{w, t, pair(w, t), &s.kids[node]}
}

// ActionRows fills rows for the state at hand: the templates of Zhang and
// Nivre (2011), as far as they fit, with the second word of the stack, and
// the sets of labels on each side.
func (s *State) ActionRows(rows *ActionRows) {
	n0, n1, m0 := s.Top(0), s.Top(1), s.Next
	s0, s1, s2 := s.place(n0), s.place(n1), s.place(s.Top(2))
	b0, b1, b2, b3 := s.place(m0), s.place(s.ahead(1)), s.place(s.ahead(2)), s.place(s.ahead(3))
	r := rower{rows: rows[:], bits: actionRowBits}
	r.singles(&s0, &s1, &s2, &b0, &b1, &b2, &b3)
	r.pairs(&s0, &s1, &b0, &b1)
	r.triples(&s0, &s1, &s2, &b0, &b1, &b2)
	for _, child := range [...]int32{s0.kids.left, s0.kids.right, s1.kids.left, s1.kids.right, b0.kids.left, s0.kids.left2, s0.kids.right2, s1.kids.right2, b0.kids.left2} {
		r.add(s.words[child].Form, 0)
		r.add(uint32(s.tags[child]), 1)
		r.add(uint32(s.Labels[child]), 2)
	}
	s.family(&r, &s0, &s1, &b0)
	d0, d1 := distance(n0, m0), distance(n1, n0)
	r.add(d0, pair(s0.tag, b0.tag))
	r.add(d1, pair(s1.tag, s0.tag))
	r.add(s.words[n0].Suf[2], b0.tag)
	r.add(s.words[m0].Suf[2], s0.tag)
}

func (r *rower) singles(s0, s1, s2, b0, b1, b2, b3 *place) {
	for _, p := range [...]*place{s0, s1, b0, b1, b2} {
		r.add(p.word, 0)
		r.add(p.tag, 1)
		r.add(p.both, 2)
	}
	r.add(s2.tag, 0)
	r.add(s2.word, 0)
	r.add(b3.tag, 0)
}

func (r *rower) pairs(s0, s1, b0, b1 *place) {
	for _, p := range [...][2]*place{{s0, b0}, {s1, s0}} {
		x, y := p[0], p[1]
		r.add(x.both, y.both)
		r.add(x.both, y.word)
		r.add(x.word, y.both)
		r.add(x.both, y.tag)
		r.add(x.tag, y.both)
		r.add(x.word, y.word)
		r.add(x.tag, y.tag)
	}
	r.add(s1.tag, b0.tag)
	r.add(s1.word, b0.word)
	r.add(s1.both, b0.tag)
	r.add(s1.tag, b0.both)
	r.add(s0.word, b1.word)
	r.add(s0.both, b1.tag)
	r.add(b0.tag, b1.tag)
	r.add(b0.both, b1.tag)
}

func (r *rower) triples(s0, s1, s2, b0, b1, b2 *place) {
	r.add(b0.tag, pair(b1.tag, b2.tag))
	r.add(s0.tag, pair(b0.tag, b1.tag))
	r.add(s1.tag, pair(s0.tag, b0.tag))
	r.add(s0.word, pair(b0.tag, b1.tag))
	r.add(s2.tag, pair(s1.tag, s0.tag))
	r.add(s0.word, pair(s1.tag, b0.tag))
	r.add(s1.word, pair(s0.tag, b0.tag))
	r.add(b0.word, pair(s1.tag, s0.tag))
	r.add(b0.word, pair(s0.tag, b1.tag))
	r.add(b1.word, pair(s0.tag, b0.tag))
	r.add(s2.tag, pair(s0.tag, b0.tag))
	r.add(pair(s1.tag, s0.tag), pair(b0.tag, b1.tag))
	r.add(pair(s2.tag, s1.tag), pair(s0.tag, b0.tag))
}

// family adds what the children of the three places tell together.
func (s *State) family(r *rower, s0, s1, b0 *place) {
	tag := func(n int32) uint32 { return uint32(s.tags[n]) + 1 }
	label := func(n int32) uint32 { return uint32(s.Labels[n]) }
	r.add(s0.tag, pair(tag(s0.kids.left), b0.tag))
	r.add(s0.tag, pair(tag(s0.kids.right), b0.tag))
	r.add(s0.tag, pair(tag(b0.kids.left), b0.tag))
	r.add(s1.tag, pair(tag(s1.kids.right), s0.tag))
	r.add(s1.tag, pair(tag(s1.kids.left), s0.tag))
	r.add(s1.tag, pair(tag(s0.kids.left), s0.tag))
	r.add(s1.tag, pair(tag(s0.kids.right), s0.tag))
	r.add(s0.tag, pair(tag(s0.kids.left), tag(s0.kids.left2)))
	r.add(s0.tag, pair(tag(s0.kids.right), tag(s0.kids.right2)))
	r.add(b0.tag, pair(tag(b0.kids.left), tag(b0.kids.left2)))
	r.add(s1.tag, pair(label(s1.kids.right), s0.tag))
	r.add(s0.tag, pair(label(s0.kids.right), b0.tag))
	for i, p := range [...]*place{s0, s1, b0} {
		left, right := fold(p.kids.leftSet), fold(p.kids.rightSet)
		r.add(p.word, p.kids.lefts)
		r.add(p.tag, p.kids.lefts)
		r.add(p.word, left)
		r.add(p.tag, left)
		if i < 2 {
			r.add(p.word, p.kids.rights)
			r.add(p.tag, p.kids.rights)
			r.add(p.word, right)
			r.add(p.tag, right)
		}
	}
	r.add(pair(s0.tag, b0.tag), fold(b0.kids.leftSet))
	r.add(pair(s1.tag, s0.tag), fold(s1.kids.rightSet))
	r.add(pair(s0.tag, b0.tag), fold(s0.kids.leftSet^s0.kids.rightSet<<1))
}

// LabelRows fills rows for the arc from head to child, which is not made yet.
func (s *State) LabelRows(head, child int32, rows *LabelRows) {
	h, c := s.place(head), s.place(child)
	r := rower{rows: rows[:], bits: labelRowBits}
	side := uint32(1)
	if child > head {
		side = 2
	}
	far := side<<8 | distance(head, child)
	beside := func(n int32) uint32 { return uint32(s.tags[min(max(n, 0), s.Root())]) }
	r.add(h.word, side)
	r.add(h.tag, side)
	r.add(h.both, side)
	r.add(c.word, side)
	r.add(c.tag, side)
	r.add(c.both, side)
	r.add(h.word, pair(c.word, side))
	r.add(h.tag, pair(c.tag, side))
	r.add(h.both, pair(c.tag, side))
	r.add(h.tag, pair(c.both, side))
	r.add(far, pair(h.tag, c.tag))
	r.add(pair(beside(child-1), side), pair(h.tag, c.tag))
	r.add(pair(beside(child+1), side), pair(h.tag, c.tag))
	r.add(pair(beside(head-1), side), pair(h.tag, c.tag))
	r.add(pair(beside(head+1), side), pair(h.tag, c.tag))
	for i, n := range [...]int32{c.kids.left, c.kids.left2, c.kids.right, h.kids.left, h.kids.right} {
		r.add(s.words[n].Form, pair(c.tag, side))
		r.add(uint32(s.Labels[n])<<4|uint32(i), pair(h.tag, c.tag))
	}
	r.add(fold(c.kids.leftSet), pair(c.tag, side))
	r.add(fold(c.kids.rightSet), pair(c.tag, side))
	r.add(fold(h.kids.leftSet), pair(c.tag, side))
	r.add(fold(h.kids.rightSet), pair(c.tag, side))
	r.add(fold(h.kids.leftSet), pair(h.tag, pair(c.tag, side)))
	r.add(fold(h.kids.rightSet), pair(h.word, pair(c.tag, side)))
	r.add(s.words[child].Suf[2], pair(h.tag, side))
	r.add(s.words[head].Suf[2], pair(c.tag, side))
	r.add(s.words[c.kids.left].Form, pair(h.word, side))
	r.add(s.words[c.kids.left].Form, pair(h.tag, side))
	r.add(fold(h.kids.leftSet), pair(c.word, side))
}
