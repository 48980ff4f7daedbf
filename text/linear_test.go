package text

import (
	"fmt"
	"strings"
	"testing"

	"onrecord"
)

// hardInputs are texts that tempt an analyser to look back or ahead without
// end, each made to a given number of bytes.
func hardInputs() []struct {
	name string
	unit string
} {
	return []struct{ name, unit string }{
		{"plain", "The minister said on Friday that it would send 300 troops to the coast, “and soon.” "},
		{"no full stop", "the minister said that the coast is near and "},
		{"all capitals", "THE MINISTER SAID THAT THE COAST IS NEAR. "},
		{"unbalanced marks", "“The minister said \"that ‘the coast is near. "},
		{"no spaces", "a.b."},
		{"one word", "a"},
		{"dots", "."},
		{"initials", "J. "},
		{"marks after stops", ".\"A"},
		{"apostrophes", "'"},
		{"lines", "a\n"},
		{"surnames that are words", "Ada May said that Will Long, "},
	}
}

func BenchmarkLinear(b *testing.B) {
	for _, in := range hardInputs() {
		for _, size := range []int{10_000, 100_000, 1_000_000} {
			a := onrecord.Article{Text: strings.Repeat(in.unit, size/len(in.unit))}
			b.Run(fmt.Sprintf("%s/%dkB", in.name, size/1000), func(b *testing.B) {
				b.SetBytes(int64(len(a.Text)))
				for b.Loop() {
					Analyse(a)
				}
			})
		}
	}
}
