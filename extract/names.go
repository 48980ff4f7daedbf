package extract

import (
	"slices"

	"onrecord"
	"onrecord/text"
)

// names returns who and what the document names, in order of first mention:
// each with the other forms that stand for it.
func names(d *text.Doc) []onrecord.Name {
	out := make([]onrecord.Name, 0, len(d.Names))
	for i := range d.Names {
		n := &d.Names[i]
		name := onrecord.Name{Kind: n.Kind, Full: n.Full}
		for _, k := range n.Mentions {
			m := d.Mentions[k]
			name.At = append(name.At, m.Span)
			if form := d.In(m.Span); form != n.Full && !slices.Contains(name.Forms, form) {
				name.Forms = append(name.Forms, form)
			}
		}
		out = append(out, name)
	}
	slices.SortStableFunc(out, func(a, b onrecord.Name) int { return a.At[0].Start - b.At[0].Start })
	return out
}
