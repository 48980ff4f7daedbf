package main

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"os"
	"strconv"
	"strings"

	"onrecord"
	"onrecord/text"
	"onrecord/text/grammar"
)

// sentence is a treebank's sentence, cut into tokens as text cuts them.
type sentence struct {
	forms []string
	words []grammar.Word  // coded and padded
	fixed []grammar.TagID // of signs and numbers; None elsewhere
	tags  []grammar.TagID // as annotated
}

// node is a line of a CoNLL-U file.
type node struct {
	form, tag string
	head      int // index in the sentence, -1 for the root
	glued     bool
}

// readTreebank reads a gzipped CoNLL-U file. Sentences whose tokens cannot be
// matched with ours are left out.
func readTreebank(name string) ([]sentence, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	var out []sentence
	var nodes []node
	lines := bufio.NewScanner(z)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		if line := lines.Text(); line != "" {
			if n, ok := parseNode(line); ok {
				nodes = append(nodes, n)
			}
			continue
		}
		if s, ok := align(nodes); ok {
			out = append(out, s)
		}
		nodes = nodes[:0]
	}
	return out, lines.Err()
}

// parseNode reads a line; comments, ranges and empty nodes are none.
func parseNode(line string) (node, bool) {
	f := strings.Split(line, "\t")
	if len(f) < 10 {
		return node{}, false
	}
	if _, err := strconv.Atoi(f[0]); err != nil {
		return node{}, false
	}
	head, err := strconv.Atoi(f[6])
	if err != nil {
		return node{}, false
	}
	glued := strings.Contains(f[9], "SpaceAfter=No")
	return node{form: f[1], tag: f[4], head: head - 1, glued: glued}, true
}

// align cuts the text of the nodes as we do and carries their tags over.
func align(nodes []node) (sentence, bool) {
	raw, ends := detokenise(nodes)
	doc := text.Split(onrecord.Article{Text: raw})
	var s sentence
	var groups [][2]int // of each token: nodes from, to; equal for what a node lacks
	from, i := 0, 0
	for from < len(nodes) {
		to, first := from+1, i
		i++
		for i <= len(doc.Tokens) && to <= len(nodes) && doc.Tokens[i-1].End != ends[to-1] {
			if doc.Tokens[i-1].End < ends[to-1] {
				i++
			} else {
				to++
			}
		}
		if i > len(doc.Tokens) || to > len(nodes) || i-first > 1 && to-from > 1 {
			return s, false
		}
		groups = append(groups, [2]int{from, to})
		for range i - first - 1 {
			groups = append(groups, [2]int{to, to})
		}
		from = to
	}
	s.fill(doc, nodes, groups)
	return s, len(s.forms) > 0
}

// detokenise returns the text of the nodes and where each ends in it.
func detokenise(nodes []node) (string, []int) {
	var b strings.Builder
	ends := make([]int, len(nodes))
	for i, n := range nodes {
		b.WriteString(strings.ReplaceAll(n.form, " ", "\u2060"))
		ends[i] = b.Len()
		if !n.glued && i < len(nodes)-1 {
			b.WriteByte(' ')
		}
	}
	return b.String(), ends
}

// fill sets all fields for the tokens of doc. groups gives the nodes of each;
// a token without any belongs to the one before it.
func (s *sentence) fill(doc *text.Doc, nodes []node, groups [][2]int) {
	last := 0 // the last token that has nodes
	for i, g := range groups {
		s.forms = append(s.forms, doc.Word(i))
		s.fixed = append(s.fixed, doc.SignTag(i))
		if g[0] == g[1] {
			tag := s.fixed[i]
			if tag == grammar.None {
				tag = s.tags[last]
			}
			s.tags = append(s.tags, tag)
			continue
		}
		last = i
		top := g[0]
		for n := g[0]; n < g[1]; n++ {
			if h := nodes[n].head; h < g[0] || h >= g[1] {
				top = n
			}
		}
		tag := s.fixed[i]
		if tag == grammar.None {
			tag = grammar.TagNamed(groupTag(nodes[g[0]:g[1]], top-g[0], nodes[top].head > top))
		}
		s.tags = append(s.tags, tag)
	}
	s.words = grammar.Codes(nil, len(s.forms), func(i int) string { return s.forms[i] })
}

// groupTag returns the tag of nodes that are one token of ours, as the Penn
// Treebank tags them: "15-year" before a noun is an adjective. top is the
// one that the others hang on; leading says that its head stands behind it.
func groupTag(nodes []node, top int, leading bool) string {
	tag := nodes[top].tag
	if len(nodes) == 1 {
		return tag
	}
	hyphened := false
	for _, n := range nodes {
		hyphened = hyphened || n.tag == "HYPH" || n.form == "-"
		if n.tag == "NNP" || n.tag == "NNPS" {
			return n.tag
		}
	}
	if last := nodes[len(nodes)-1]; hyphened && last.form != "-" && tag != "CD" {
		tag = last.tag
	}
	switch tag {
	case "NN", "NNS", "VBN", "VBG", "VBD", "CD", "IN", "RB":
		if hyphened && leading {
			return "JJ"
		}
	}
	return tag
}
