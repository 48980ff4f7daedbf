// Package extract turns an analysed document into facts. It is pure: no
// clock, no network, no store. The same text gives the same facts in the same
// order.
package extract

import (
	"cmp"
	"fmt"
	"slices"

	"onrecord"
	"onrecord/text"
)

// Pass finds the facts of one kind. It is a value; Version makes facts that
// an older one found findable as stale.
type Pass struct {
	Name    string
	Version int
	Kind    onrecord.Kind
	Doc     string // what it finds, one line
	Run     func(*text.Doc) []onrecord.Fact
}

// Mark returns the name and version of p, as a Reading keeps them.
func (p Pass) Mark() onrecord.PassMark { return onrecord.PassMark{Pass: p.Name, Version: p.Version} }

// Passes lists the passes that run, in order.
func Passes() []Pass {
	return []Pass{quotesPass(), troopsPass(), rolesPass(), eventsPass()}
}

// Read analyses the article once and hands it to each pass. Facts that break
// the promise of the bytes are left out of the Reading and returned as an
// error each: tests fail on any, ingest logs them.
func Read(a onrecord.Article, passes []Pass) (onrecord.Reading, []error) {
	d := text.Analyse(a)
	r := onrecord.Reading{Names: names(d)}
	r.Sentences = slices.Grow(r.Sentences, len(d.Sentences))
	for _, s := range d.Sentences {
		r.Sentences = append(r.Sentences, s.Span)
	}
	var found []*onrecord.Fact // a fact is large, and is copied once
	var broken []error
	for _, p := range passes {
		r.Passes = append(r.Passes, p.Mark())
		facts := p.Run(d)
		for i := range facts {
			f := &facts[i]
			f.Article, f.Library = a.ID, a.Library
			f.Kind, f.Pass, f.Version = p.Kind, p.Name, p.Version
			if err := f.Check(a.Text); err != nil {
				broken = append(broken, fmt.Errorf("pass %s: %w", p.Name, err))
				continue
			}
			found = append(found, f)
		}
	}
	r.Facts = identify(found)
	return r, broken
}

// identify returns the facts in order of their place, each with its ID. Two
// facts of one kind on the same bytes are told apart by their order.
func identify(facts []*onrecord.Fact) []onrecord.Fact {
	slices.SortStableFunc(facts, func(a, b *onrecord.Fact) int {
		return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(a.What.Cover().Start, b.What.Cover().Start))
	})
	out := make([]onrecord.Fact, len(facts))
	seen := make(map[onrecord.FactID]int, len(facts))
	for i, f := range facts {
		f.ID = f.MakeID(0)
		if n := seen[f.ID]; n > 0 {
			seen[f.ID]++
			f.ID = f.MakeID(n)
		} else {
			seen[f.ID] = 1
		}
		out[i] = *f
	}
	return out
}
