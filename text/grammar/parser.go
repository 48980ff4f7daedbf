package grammar

// Parser makes the tree of a tagged sentence. It is read-only once made, and
// may be used by many goroutines at once, each with a State of its own.
type Parser struct {
	Names   []string // of the labels, by LabelID
	actions []uint16 // Left, and Right in the upper byte, against Shift
	labels  []uint64 // rows of labelStride words; a class is a byte, biased by 128
}

const labelStride = 8

// Parse runs s, which was just Reset, to its end. Then s.Heads and s.Labels
// hold the tree.
func (p *Parser) Parse(s *State) {
	var rows ActionRows
	for !s.Done() {
		s.ActionRows(&rows)
		a := p.best(s, &rows)
		if a == Shift {
			s.Shift()
			continue
		}
		head, child := s.Arc(a)
		s.Attach(head, child, p.label(s, head, child))
	}
}

// best returns the legal action with the highest sum over rows.
func (p *Parser) best(s *State, rows *ActionRows) Action {
	var left, right int32
	for _, r := range rows {
		v := p.actions[r]
		left += int32(int8(v))
		right += int32(int8(v >> 8))
	}
	best, top := Shift, int32(0)
	if !s.Legal(Shift) {
		top = -1 << 31
	}
	if left > top && s.Legal(Left) {
		best, top = Left, left
	}
	if right > top && s.Legal(Right) {
		best = Right
	}
	return best
}

// label returns the label of the arc from head to child.
func (p *Parser) label(s *State, head, child int32) LabelID {
	var rows LabelRows
	s.LabelRows(head, child, &rows)
	return LabelID(bestLane(p.labels, labelStride, rows[:], len(p.Names)))
}
