package text

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"onrecord"
	"onrecord/text/grammar"
)

// TestTrees shows each token with its label and its head. It fails when the
// model and the code that chooses rows part ways.
func TestTrees(t *testing.T) {
	golden(t, "testdata/trees.txtar", func(d *Doc) string {
		var b strings.Builder
		for si, s := range d.Sentences {
			for i, a := range d.Parse(si) {
				head := "ROOT"
				if a.Head >= 0 {
					head = d.Word(a.Head)
				}
				fmt.Fprintf(&b, "%s/%s/%s ", d.Word(s.First+i), a.Label, head)
			}
			b.WriteString("\n")
		}
		return strings.ReplaceAll(b.String(), " \n", "\n")
	})
}

func TestParseModelFitsTheCode(t *testing.T) {
	if _, err := grammar.ReadParser(bytes.NewReader(parseModel)); err != nil {
		t.Fatal(err)
	}
}

// checkTrees tests that each sentence has one root and no circle.
func checkTrees(t *testing.T, d *Doc) {
	t.Helper()
	for si, s := range d.Sentences {
		arcs := d.Parse(si)
		if arcs == nil {
			continue
		}
		roots := 0
		for i, a := range arcs {
			if a.Head < 0 {
				roots++
			} else if a.Head < s.First || a.Head >= s.End {
				t.Fatalf("sentence %d: the head of token %d is token %d", si, s.First+i, a.Head)
			}
			steps := 0
			for h := a.Head; h >= 0; h = arcs[h-s.First].Head {
				if steps++; steps > len(arcs) {
					t.Fatalf("sentence %d: token %d is its own ancestor", si, s.First+i)
				}
			}
		}
		if roots != 1 {
			t.Fatalf("sentence %d has %d roots", si, roots)
		}
	}
}

func TestLongSentencesHaveNoTree(t *testing.T) {
	d := Analyse(onrecord.Article{Text: strings.Repeat("and so on ", longestTree)})
	if arcs := d.Parse(0); arcs != nil {
		t.Errorf("%d arcs for %d tokens", len(arcs), len(d.Tokens))
	}
}

// TestParsingAllocatesOnlyTheArcs compares two texts that differ in how long
// their sentences are.
func TestParsingAllocatesOnlyTheArcs(t *testing.T) {
	d := Analyse(onrecord.Article{Text: sample(60)})
	parse := func() {
		for si := range d.Sentences {
			d.Parse(si)
		}
	}
	parse()
	allocs := testing.AllocsPerRun(3, func() {
		clear(d.trees.arcs)
		parse()
	})
	if allocs > float64(len(d.Sentences)) {
		t.Errorf("%v allocations for %d sentences", allocs, len(d.Sentences))
	}
}

func BenchmarkTrees(b *testing.B) {
	d := Analyse(onrecord.Article{Text: sample(60)})
	b.SetBytes(int64(len(d.Text)))
	for b.Loop() {
		d.trees = nil
		for si := range d.Sentences {
			d.Parse(si)
		}
	}
	b.ReportMetric(float64(len(d.Tokens)*b.N)/b.Elapsed().Seconds(), "tokens/s")
}

func BenchmarkParseModel(b *testing.B) {
	for b.Loop() {
		if _, err := grammar.ReadParser(bytes.NewReader(parseModel)); err != nil {
			b.Fatal(err)
		}
	}
}
