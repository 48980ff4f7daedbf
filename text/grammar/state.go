package grammar

// The parser is arc-hybrid (Kuhlmann, Gómez-Rodríguez and Satta 2011): a
// stack, a row of words still to come, and three actions. The root stands
// behind the last word.

// Action is a step of the parser.
type Action uint8

// The actions.
const (
	Shift Action = iota // the next word goes onto the stack
	Left                // the stack's top becomes a child of the next word
	Right               // the stack's top becomes a child of the one below it
)

// LabelID is the place of a relation's name in Parser.Labels; 0 is none.
type LabelID uint8

// State is how far the parse of one sentence has come. Nodes are 1 to N for
// its words, N+1 for the root and 0 for nothing. It may be used again for
// another sentence, and then allocates only for a longer one.
type State struct {
	N      int
	Stack  []int32
	Next   int32 // the first node that is not on the stack yet
	Heads  []int32
	Labels []LabelID

	words []Word // by node; what nothing and the root are coded as included
	tags  []TagID
	kids  []children
}

// children are the outermost children of a node, how many it has on either
// side, and which labels.
type children struct {
	left, left2, right, right2 int32
	lefts, rights              uint32
	leftSet, rightSet          uint64
}

// Reset begins the parse of a sentence. words is padded, tags is not.
func (s *State) Reset(words []Word, tags []TagID) {
	n := len(tags)
	s.N, s.Next, s.Stack = n, 1, s.Stack[:0]
	s.words = append(append(append(s.words[:0], edge), words[Pad:Pad+n]...), Word{Form: 0x1b873593, Shape: 98})
	s.tags = append(append(append(s.tags[:0], None), tags...), tagCount)
	s.Heads = zeroed(s.Heads, n+2)
	s.Labels = zeroed(s.Labels, n+2)
	s.kids = zeroed(s.kids, n+2)
}

// zeroed returns a slice of n zeros, in list's memory where it suffices.
func zeroed[T any](list []T, n int) []T {
	if cap(list) < n {
		return make([]T, n, n+n/2)
	}
	list = list[:n]
	clear(list)
	return list
}

// Root returns the node of the root.
func (s *State) Root() int32 { return int32(s.N + 1) }

// Done reports whether every word has its head.
func (s *State) Done() bool { return s.Next == s.Root() && len(s.Stack) == 0 }

// Top returns the node at depth on the stack, 0 for its top; nothing where
// the stack is not that deep.
func (s *State) Top(depth int) int32 {
	if i := len(s.Stack) - 1 - depth; i >= 0 {
		return s.Stack[i]
	}
	return 0
}

// ahead returns the node that comes i places behind Next; nothing beyond the
// root.
func (s *State) ahead(i int32) int32 {
	if at := s.Next + i; at <= s.Root() {
		return at
	}
	return 0
}

// Legal reports whether the action may be taken. Only one word becomes a child
// of the root.
func (s *State) Legal(a Action) bool {
	switch a {
	case Shift:
		return s.Next < s.Root()
	case Left:
		return len(s.Stack) > 0 && (s.Next < s.Root() || len(s.Stack) == 1)
	}
	return len(s.Stack) > 1
}

// Arc returns the head and child that Left or Right would join.
func (s *State) Arc(a Action) (head, child int32) {
	if a == Left {
		return s.Next, s.Top(0)
	}
	return s.Top(1), s.Top(0)
}

// Shift moves the next word onto the stack.
func (s *State) Shift() {
	s.Stack = append(s.Stack, s.Next)
	s.Next++
}

// Attach takes the top off the stack and makes it a child of head.
func (s *State) Attach(head, child int32, label LabelID) {
	s.Stack = s.Stack[:len(s.Stack)-1]
	s.Heads[child], s.Labels[child] = head, label
	k := &s.kids[head]
	if child < head {
		k.left, k.left2 = child, k.left
		k.lefts = min(k.lefts+1, 7)
		k.leftSet |= 1 << (label & 63)
	} else {
		k.right, k.right2 = child, k.right
		k.rights = min(k.rights+1, 7)
		k.rightSet |= 1 << (label & 63)
	}
}
