package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"iter"
	"math"
	"slices"
	"strconv"
	"strings"

	"onrecord"
	"onrecord/store/words"
)

// How facts that have all of some words are found. The index walks along the
// list of each word of an expression to the next row that all of them have,
// however far that is. Each row that it finds is looked at: its signature tells
// of most that they lack one of the other words. Those that are left are read,
// to compare their text. A word more in the expression is a list more to walk
// along, and fewer rows to look at. So words are chosen by what both are likely
// to cost, in steps of a walk.
const (
	aLook = 150 // steps in the time that a row is looked at
	aRead = 750 // and in the time that it is read
)

// bound is how far a search goes before it is content with what it has.
type bound struct {
	walked float64 // steps along all lists together
	missed int     // rows that were looked at without having the words as they were asked
	enough int     // the same, where some had them
}

// bounds returns the bound of a way to look for words. What was said in just
// these words is looked for nearly everywhere; what was said in such words, as
// long as it is worth it.
func bounds(m onrecord.Match) bound {
	if m == onrecord.Phrase {
		return bound{walked: 1_500_000, missed: 1000, enough: 400}
	}
	return bound{walked: 60_000, missed: 60, enough: 60}
}

// plan is which words of a search are looked for in the index.
type plan struct {
	bound
	terms  []term  // the rarest first
	n      int     // so many of them are chosen
	total  float64 // rows of the kind that is asked for
	filter float64 // rows that fit the filters
	need   float64 // hits that are wanted
	keys   extent
}

// plan chooses the words of a search, one at least where it has no filters.
func (db *DB) plan(ctx context.Context, s *search) (*plan, error) {
	t := &target{table: "fact_index", kind: s.q.Kind}
	total, err := db.extent(ctx, t.table)
	if err != nil {
		return nil, err
	}
	p := &plan{bound: s.bound(), total: total.rows, need: float64(s.limit + 1), keys: total}
	if p.terms, err = db.frequencyOf(ctx, t, s.wanted(), total); err != nil {
		return nil, err
	}
	if s.q.Kind != "" {
		if p.total, err = db.frequency(ctx, t.table, quoted(mark("k", string(s.q.Kind))), total); err != nil {
			return nil, err
		}
	}
	p.filter = p.total
	if len(s.quick.parts) > 0 {
		if p.filter, err = db.frequency(ctx, t.table, s.quick.String(), total); err != nil {
			return nil, err
		}
	}
	p.choose(len(s.quick.parts) == 0)
	return p, nil
}

func (p *plan) chosen() []term { return p.terms[:p.n] }

// share is which part of all rows has a term.
func (p *plan) share(t term) float64 { return min(t.rows/max(p.total, 1), 1) }

// choose chooses as many terms as cost least, as if they stood independently
// of each other; one at least where there is nothing else to go by.
func (p *plan) choose(one bool) {
	least := p.cost(0)
	if one && len(p.terms) > 0 {
		p.n, least = 1, p.cost(1)
	}
	for n := p.n + 1; n <= len(p.terms); n++ {
		if c := p.cost(n); c < least {
			p.n, least = n, c
		}
	}
}

// cost is what it costs to look for the first n terms in the index, and for
// the others in the rows that have those.
func (p *plan) cost(n int) float64 {
	matches, walk, hits, read := p.filter, 0.0, 1.0, 1.0
	if p.filter < p.total {
		walk = p.filter
	}
	for i, t := range p.terms {
		if i < n {
			walk += t.rows
			matches *= p.share(t)
			continue
		}
		hits *= p.share(t)
		if !t.pair() {
			read *= p.share(t)
		}
	}
	if walk > p.walked && n > 1 {
		return math.Inf(1)
	}
	looks := matches
	if hits > 0 {
		looks = min(matches, p.need/hits)
	}
	if matches >= 1 {
		walk *= looks / matches
	}
	return walk + looks*(aLook+aRead*read)
}

// pair reports whether a term is the mark of two words, which no signature
// has.
func (t term) pair() bool { return strings.HasPrefix(t.stem, "_") }

// spares is what it spares of a row that the index need not give, because it
// has all chosen words but not t.
func (t term) spares() float64 {
	if t.pair() {
		return aLook + aRead
	}
	return aLook
}

// first returns how many rows to look at first: so many that there are hits
// enough among them if terms stand independently of each other. Those of a
// phrase do not; they stand together.
func (p *plan) first(m onrecord.Match) int {
	rows := p.need
	if m == onrecord.Phrase {
		return int(rows)
	}
	for _, t := range p.terms[p.n:] {
		rows /= max(p.share(t), 1e-9)
	}
	return int(min(rows, mostAhead))
}

// another chooses one more term if so many rows are left that have those
// before, and going through all of them costs more than its walk.
func (p *plan) another(left float64) {
	if p.n == len(p.terms) {
		return
	}
	if next := p.terms[p.n]; next.rows < p.walked && next.rows < next.spares()*left*(1-p.share(next)) {
		p.n++
	}
}

// withWords yields the facts that have the words of a search as they were
// asked, in order of their keys from low on. Where the rows that were looked at
// had them too seldom, it looks for more of them in the index.
func (db *DB) withWords(ctx context.Context, s *search, low int64) iter.Seq2[factRow, error] {
	return func(yield func(factRow, error) bool) {
		p, err := db.plan(ctx, s)
		if err != nil {
			yield(factRow{}, err)
			return
		}
		h := hunt{db: db, s: s, st: db.stemmers.get(), low: low, wanted: signatureOf(s.stems...)}
		defer db.stemmers.put(h.st)
		for want := p.first(s.q.Match); ; want = min(2*want, mostAhead) {
			want = min(want, p.missed-h.missed)
			more, err := h.next(ctx, p, want, yield)
			if err != nil {
				yield(factRow{}, err)
			}
			if !more || h.missed == p.missed || h.hits > 0 && h.missed >= p.enough {
				return
			}
			p.another(h.left(p))
		}
	}
}

// hunt is how far rows were looked at for words.
type hunt struct {
	db           *DB
	s            *search
	st           *stemmer
	wanted       signature // of the words
	low, at      int64     // where it began, and where it goes on
	missed, hits int       // rows that were looked at
}

// next looks at the next rows with the chosen terms and yields those that have
// all words as they were asked. It reports whether to go on: there may be more,
// and more are wanted.
func (h *hunt) next(ctx context.Context, p *plan, want int, yield func(factRow, error) bool) (more bool, err error) {
	t := &target{table: "fact_index", filter: h.s.quick, low: max(h.low, h.at), high: h.s.within.high}
	list, err := h.db.signed(ctx, t, t.match(allOfTerms(p.chosen())), want)
	if err != nil || len(list) == 0 {
		return false, explain(h.db.path, err)
	}
	h.at = list[len(list)-1].key + 1
	var likely []int64
	for _, one := range list {
		if one.signature.has(h.wanted) {
			likely = append(likely, one.key)
		}
	}
	h.missed += len(list) - len(likely)
	for keys := range slices.Chunk(likely, h.s.limit+1) {
		if ok, err := h.read(ctx, keys, yield); err != nil || !ok {
			return false, err
		}
	}
	return len(list) == want, nil
}

// read yields those of the facts with these keys that have all words, and
// reports whether more are wanted.
func (h *hunt) read(ctx context.Context, keys []int64, yield func(factRow, error) bool) (bool, error) {
	rows, err := h.db.factsAt(ctx, h.s, keys)
	for _, row := range rows {
		if row.hit.Score = h.s.places(h.st, &row); row.hit.Score == 0 {
			h.missed++
			continue
		}
		h.hits++
		if !yield(row, nil) {
			return false, nil
		}
	}
	return err == nil, err
}

// signedKey is the key of a fact with its signature.
type signedKey struct {
	key       int64
	signature signature
}

// signed returns the newest facts that match, in order of their keys.
func (db *DB) signed(ctx context.Context, t *target, expr string, limit int) ([]signedKey, error) {
	var packed sql.NullString // one row with all of them is quicker than a row each
	err := db.row(ctx, selectSigned, expr, t.low, t.high, limit).Scan(&packed)
	if err != nil {
		return nil, err
	}
	var list []signedKey
	for field := range strings.FieldsSeq(packed.String) {
		one := signedKey{signature: everything}
		key, bits, _ := strings.Cut(field, ":")
		if one.key, err = strconv.ParseInt(key, 10, 64); err != nil {
			return nil, err
		}
		if known, err := strconv.ParseUint(bits, 16, 64); err == nil {
			one.signature = signature(known)
		}
		list = append(list, one)
	}
	slices.SortFunc(list, func(a, b signedKey) int { return cmp.Compare(a.key, b.key) })
	return list, nil
}

const selectSigned = `select group_concat(f.key || ':' || ifnull(hex(substr(a.signatures, 8 * (f.key - a.base) + 1, 8)), ''), ' ')
	from (select rowid as key from fact_index where fact_index match ? and rowid between ? and ? order by rowid` + atMost + `) f
	cross join articles a on a.base = (select max(base) from articles where base <= f.key)`

// bound returns how far a search goes.
func (s *search) bound() bound {
	if !s.bounded {
		return bound{walked: math.Inf(1), missed: math.MaxInt, enough: math.MaxInt}
	}
	return bounds(s.q.Match)
}

// left estimates how many rows are still to be looked at: as many as it takes to
// find what is wanted at the rate so far, at most those that have the terms.
func (h *hunt) left(p *plan) float64 {
	read := float64(h.missed + h.hits)
	low, high := max(h.low, p.keys.low), min(h.s.within.high, p.keys.high)
	if read == 0 || h.at <= low || h.at >= high {
		return 0
	}
	left := read * float64(high-h.at) / float64(h.at-low)
	if h.hits > 0 {
		left = min(left, (p.need-float64(h.hits))*read/float64(h.hits))
	}
	return left
}

// wanted returns what a fact must have in the index: the stems; for a phrase
// its pairs as well, which say of its common words what they tell.
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
