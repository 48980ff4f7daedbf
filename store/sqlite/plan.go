package sqlite

import (
	"cmp"
	"context"
	"slices"

	"onrecord"
	"onrecord/store/words"
)

// How facts that have all of some words are found. The index walks along the
// list of each word of an expression to the next row that all of them have,
// however far that is, and each row that it finds is read, to compare its text.
// So a word is worth its walk only if it spares reading more than that: which
// ones are is decided by how many rows those before it leave.
const (
	aRead      = 900       // steps of a list in the time that a row is read
	mostWalked = 1_500_000 // steps along all lists together
	mostMissed = 1000      // rows that may be read without having the words as they were asked
)

// likely returns keys of the facts that may have what is asked, from the key
// low on, ascending, and whether there may be more behind them.
func (db *DB) likely(ctx context.Context, s *search, low int64) (keys []int64, more bool, err error) {
	p, err := db.plan(ctx, s)
	if err != nil {
		return nil, false, err
	}
	t := &target{table: "fact_index", filter: s.quick, low: low, high: s.within.high}
	for {
		keys, err = db.keys(ctx, t, t.match(allOfTerms(p.chosen())), t.high, mostMissed)
		if err != nil || !p.another(float64(len(keys))) {
			return keys, len(keys) == mostMissed, err
		}
	}
}

// plan is which words are looked for in the index.
type plan struct {
	terms  []term // the rarest first
	n      int    // of them are chosen
	walked float64
	total  float64 // rows of the index
}

func (p *plan) chosen() []term { return p.terms[:p.n] }

// plan chooses the words of a search, one at least where it has no filters.
func (db *DB) plan(ctx context.Context, s *search) (*plan, error) {
	t := &target{table: "fact_index", kind: s.q.Kind}
	total, err := db.extent(ctx, t.table)
	if err != nil {
		return nil, err
	}
	p := &plan{total: total.rows}
	if p.terms, err = db.frequencyOf(ctx, t, s.wanted(), total); err != nil {
		return nil, err
	}
	rows := total.rows
	if len(s.quick.parts) > 0 {
		if rows, err = db.frequency(ctx, t.table, s.quick.String(), total); err != nil {
			return nil, err
		}
	}
	p.choose(rows)
	if p.n == 0 && len(s.quick.parts) == 0 {
		p.add()
	}
	return p, nil
}

// choose chooses words, as if they stood independently of each other, where
// the filters leave so many rows.
func (p *plan) choose(rows float64) {
	for p.another(rows) {
		rows *= p.terms[p.n-1].rows / max(p.total, 1)
	}
}

func (p *plan) add() {
	p.walked += p.terms[p.n].rows
	p.n++
}

// another chooses one more word if that is worth its walk where the ones
// before leave so many rows.
func (p *plan) another(rows float64) bool {
	if p.n == len(p.terms) {
		return false
	}
	next := p.terms[p.n].rows
	if next > rows*(1-next/max(p.total, next))*aRead || p.walked+next > mostWalked {
		return false
	}
	p.add()
	return true
}

// wanted returns what a fact must have in the index: the stems; for a phrase
// its pairs, which say of its common words what they tell.
func (s *search) wanted() []string {
	if s.q.Match != onrecord.Phrase || !paired(s.q.Kind) || len(s.stems) == 1 {
		return s.stems
	}
	return slices.Concat(slices.DeleteFunc(slices.Clone(s.stems), words.Common), pairsOf(s.stems))
}

// frequencyOf returns stems, each once, the rarest first. One that occurs
// nowhere is the rarest.
func (db *DB) frequencyOf(ctx context.Context, t *target, stems []string, total extent) (terms []term, err error) {
	for _, stem := range stems {
		one := term{stem: stem, expr: t.any(stem)}
		if slices.ContainsFunc(terms, func(o term) bool { return o.stem == one.stem }) {
			continue
		}
		if one.rows, err = db.frequency(ctx, t.table, one.expr, total); err != nil {
			return nil, err
		}
		terms = append(terms, one)
	}
	slices.SortStableFunc(terms, func(a, b term) int { return cmp.Compare(a.rows, b.rows) })
	return terms, nil
}
