package text

import (
	"bytes"
	_ "embed"
	"sync"

	"onrecord/text/grammar"
)

// Trees are made on demand, a sentence at a time: they cost five times what
// all other layers cost together.

//go:embed model/parse.gz
var parseModel []byte

// parser returns the parser; like tagger, it stops the program for a model
// that was trained for other code.
var parser = sync.OnceValue(func() *grammar.Parser {
	p, err := grammar.ReadParser(bytes.NewReader(parseModel))
	if err != nil {
		panic("text: " + err.Error())
	}
	return p
})

// Arc ties a token to its head in the tree of a sentence. Head is an index in
// Doc.Tokens, -1 for the sentence's root. Label is the relation of Universal
// Dependencies, subtypes included: "nsubj", "obl:tmod".
type Arc struct {
	Head  int
	Label string
}

// trees is what Doc keeps of its parses.
type trees struct {
	state grammar.State
	words []grammar.Word
	tags  []grammar.TagID
	arcs  [][]Arc // by sentence; nil where nobody asked yet
}

// longestTree is the most tokens that a sentence may have to be parsed as
// one. Longer ones are lists and tables; their trees would be wrong anyway.
const longestTree = 300

// Parse returns the tree of a sentence: one Arc for each of its tokens, in
// order. It is nil for a sentence of more than 300 tokens. The tree is made on
// the first call and kept, so a Doc that is parsed belongs to one goroutine.
func (d *Doc) Parse(sentence int) []Arc {
	s := d.Sentences[sentence]
	n := s.End - s.First
	if n > longestTree {
		return nil
	}
	if d.trees == nil {
		d.trees = &trees{arcs: make([][]Arc, len(d.Sentences))}
	}
	t := d.trees
	if t.arcs[sentence] == nil {
		t.words = grammar.Codes(t.words[:0], n, func(i int) string { return d.Word(s.First + i) })
		t.tags = t.tags[:0]
		for _, tok := range d.Tokens[s.First:s.End] {
			t.tags = append(t.tags, grammar.TagNamed(string(tok.Tag)))
		}
		t.state.Reset(t.words, t.tags)
		parser().Parse(&t.state)
		t.arcs[sentence] = t.read(s.First, n)
	}
	return t.arcs[sentence]
}

// read returns the arcs of the state for n tokens from first on.
func (t *trees) read(first, n int) []Arc {
	arcs := make([]Arc, n)
	for i := range arcs {
		head := int(t.state.Heads[i+1])
		arcs[i] = Arc{Head: first + head - 1, Label: parser().Names[t.state.Labels[i+1]]}
		if head == int(t.state.Root()) {
			arcs[i].Head = -1
		}
	}
	return arcs
}

// Children returns the tokens of a sentence that hang on token i, in order,
// as Parse has them.
func (d *Doc) Children(i int) []int {
	sentence := d.Tokens[i].Sentence
	var out []int
	for j, a := range d.Parse(sentence) {
		if a.Head == i {
			out = append(out, d.Sentences[sentence].First+j)
		}
	}
	return out
}
