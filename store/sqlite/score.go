package sqlite

import (
	"bytes"
	"cmp"
	"context"
	"database/sql"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord"
	"onrecord/store/words"
)

// What is looked at is bounded, so that the commonest words cost no more than
// others: rare words are followed as far as they go, common ones among the
// newest rows only.
const (
	mostScored   = 60     // rows that are read and scored;
	surelyScored = 40     // of them, even if they are worth little beside the first
	perPassage   = 10     // of sentences so many for each that is wanted
	rareWords    = 4      // words that are followed
	perWord      = 500    // rows that a word is followed through
	further      = 300    // rows of the rarest word behind those, that all of them are looked for in
	farthest     = 20_000 // steps to the next row that has them all
	probed       = 200    // rows after which a word's frequency is estimated
	mostCrossed  = 50_000 // rows of a word that are walked to find those of somebody among them
	allRead      = 20     // rows of somebody that are read with the words or without
	fewNames     = 3      // whose lists are walked with that of a word
)

// term is a word that is looked for.
type term struct {
	stem   string
	expr   string  // finds the rows with it
	weight float64 // how much it tells; more for rare words and for names
	rows   float64 // how many rows have it, estimated
}

// target is an index to look terms up in.
type target struct {
	table  string        // fact_index or sentence_index
	kind   onrecord.Kind // of the facts
	filter expression
	names  int   // how many names the filter asks for, of which one must fit
	low    int64 // keys
	high   int64
}

// any returns the expression for the rows with a stem.
func (t *target) any(stem string) string {
	if t.table == "fact_index" {
		return anyFact(stem, t.kind)
	}
	return quoted(stem)
}

// match returns the expression for part together with the filter; for no part,
// of the filter alone.
func (t *target) match(part string) string {
	if part == "" {
		return t.filter.String()
	}
	return t.filter.and(part).String()
}

// terms returns the words of a query that tell something and occur, the
// rarest first. Words written in capitals within the query weigh more: they
// name somebody.
func (db *DB) terms(ctx context.Context, t *target, query string, total extent) ([]term, error) {
	var out []term
	for _, one := range tellingWords(query) {
		var err error
		one.expr = t.any(one.stem)
		if one.rows, err = db.frequency(ctx, t.table, one.expr, total); err != nil {
			return nil, err
		}
		if one.rows > 0 {
			one.weight *= math.Log(1 + max(total.rows, one.rows)/one.rows)
			out = append(out, one)
		}
	}
	slices.SortStableFunc(out, func(a, b term) int { return cmp.Compare(a.rows, b.rows) })
	return out, nil
}

// tellingWords returns the words of a query, each once, without common ones
// unless there are no others.
func tellingWords(query string) []term {
	var all, telling []term
	for i, w := range words.Split(query) {
		stem := words.Stem(w.Text)
		if slices.ContainsFunc(all, func(t term) bool { return t.stem == stem }) || len(all) == mostWords {
			continue
		}
		one := term{stem: stem, weight: 1}
		if first, _ := utf8.DecodeRuneInString(query[w.Start:]); unicode.IsUpper(first) && i > 0 {
			one.weight = 1.5
		}
		all = append(all, one)
		if !words.Common(w.Text) {
			telling = append(telling, one)
		}
	}
	if len(telling) > 0 {
		return telling
	}
	return all
}

// extent is how much an index holds.
type extent struct {
	rows      float64
	low, high int64 // keys of dated articles
}

func (db *DB) extent(ctx context.Context, table string) (e extent, err error) {
	var facts, sentences float64
	err = db.row(ctx, `select total(facts), total(sentences),
		coalesce((select min(base) from articles), 0), coalesce((select max(base) from articles where base < ?), 0)
		from libraries`, datedEnd).Scan(&facts, &sentences, &e.low, &e.high)
	e.rows = sentences
	if table == "fact_index" {
		e.rows = facts
	}
	return e, err
}

// share returns the highest key so that a word of so many rows has about steps
// of them from the key low to it.
func (e extent) share(low int64, rows, steps float64) int64 {
	if rows <= steps || e.high <= e.low {
		return math.MaxInt64
	}
	return max(e.low, low) + int64(float64(e.high-e.low)*steps/rows)
}

// frequency returns how many rows match an expression; where they are many it
// is estimated from how far the newest reach back.
func (db *DB) frequency(ctx context.Context, table, expr string, total extent) (float64, error) {
	known := &db.sentenceFrequencies
	if table == "fact_index" {
		known = &db.factFrequencies
	}
	if n, ok := known.get(expr, total.rows); ok {
		return n, nil
	}
	var n, last int64
	err := db.row(ctx, `select count(*), coalesce(max(rowid), 0) from
		(select rowid from `+table+` where `+table+` match ? order by rowid limit ?)`,
		expr, probed).Scan(&n, &last)
	if err != nil || n < probed || last > total.high || total.high <= total.low {
		return float64(n), err
	}
	covered := float64(last-total.low+1) / float64(total.high-total.low+1)
	estimate := max(float64(n), min(float64(n)/covered, total.rows))
	known.set(expr, estimate)
	return estimate, nil
}

// candidates returns the keys of at most limit rows that are worth scoring:
// each of the rare terms is followed through its newest rows, and the rows with
// the most and rarest of them are taken. Where even the rarest goes on beyond
// that, the rows with all of them are looked for further back, if that is not
// far to walk.
func (db *DB) candidates(ctx context.Context, t *target, terms []term, total extent, limit int) ([]int64, error) {
	rare := terms[:min(len(terms), rareWords)]
	if t.names > 0 {
		return db.ofThem(ctx, t, rare, len(terms) > len(rare), limit)
	}
	if len(terms) == 1 { // all rows are worth the same
		return db.keys(ctx, t, t.match(rare[0].expr), t.high, limit)
	}
	worth := map[int64]float64{}
	for _, one := range rare {
		if err := db.follow(ctx, t, one.expr, t.high, one.weight, worth); err != nil {
			return nil, err
		}
	}
	if together := nearby(rare, total); len(together) > 1 && rare[0].rows > perWord {
		sum := 0.0
		for _, one := range together {
			sum += one.weight
		}
		high := min(t.high, total.share(t.low, rare[0].rows, perWord+further))
		if err := db.follow(ctx, t, allOfTerms(together), high, sum, worth); err != nil {
			return nil, err
		}
	}
	return mostWorth(worth, limit), nil
}

// ofThem is candidates where the filter asks for somebody, whose rows lie far
// apart in the list of a common word, all of which would be walked: it is
// looked for in their newest rows alone. With more, those have words that are
// not followed.
func (db *DB) ofThem(ctx context.Context, t *target, rare []term, more bool, limit int) ([]int64, error) {
	theirs, err := db.keys(ctx, t, t.match(""), t.high, perWord)
	if err != nil || len(theirs) <= allRead {
		return theirs, err
	}
	worth := map[int64]float64{}
	for _, one := range rare {
		switch {
		case one.rows > mostCrossed:
			more = true
		case t.names > fewNames:
			err = db.cross(ctx, t, one, theirs, worth)
		default:
			err = db.follow(ctx, t, one.expr, t.high, one.weight, worth)
		}
		if err != nil {
			return nil, err
		}
	}
	if more {
		for _, key := range theirs {
			worth[key] += rare[0].weight / 2
		}
	}
	return mostWorth(worth, limit), nil
}

// cross adds the weight of a term to those of some keys, ascending, that have
// it: with the list of each of many names an expression is slow to walk.
func (db *DB) cross(ctx context.Context, t *target, one term, among []int64, worth map[int64]float64) error {
	bare := *t
	bare.filter = expression{}
	keys, err := db.keys(ctx, &bare, one.expr, among[len(among)-1], mostCrossed)
	for _, key := range keys {
		if _, found := slices.BinarySearch(among, key); found {
			worth[key] += one.weight
		}
	}
	return err
}

// nearby returns as many of the rarest terms as stand together so often that
// the index need not walk far to the next row that has them all: no range of
// keys holds it back.
func nearby(terms []term, total extent) []term {
	rows, steps := total.rows, 0.0
	for i, t := range terms {
		rows *= t.rows / max(total.rows, t.rows)
		if steps += t.rows; i > 0 && steps > farthest*max(rows, 1) {
			return terms[:i]
		}
	}
	return terms
}

// scored is how many sentences are read and scored for so many that are wanted;
// facts come in pages, and those of small pages are the same as those of large
// ones.
func scored(limit int) int { return min(mostScored, perPassage*limit) }

// mostWorth returns the keys of the limit rows that are worth most, the newest
// of equal ones. Behind the first of them none is worth less than half of
// those: neither the order of its words nor its length would bring it before
// them.
func mostWorth(worth map[int64]float64, limit int) []int64 {
	type row struct {
		key   int64
		worth float64
	}
	least := leastWorth(worth, limit)
	rows := make([]row, 0, limit)
	for key, w := range worth {
		if w >= least {
			rows = append(rows, row{key, w})
		}
	}
	slices.SortFunc(rows, func(a, b row) int { return cmp.Or(cmp.Compare(b.worth, a.worth), cmp.Compare(a.key, b.key)) })
	rows = rows[:min(len(rows), limit)]
	for len(rows) > surelyScored && rows[len(rows)-1].worth < rows[surelyScored-1].worth/2 {
		rows = rows[:len(rows)-1]
	}
	keys := make([]int64, len(rows))
	for i := range keys {
		keys[i] = rows[i].key
	}
	return keys
}

// leastWorth returns what the last of the limit best rows is worth. Rows are
// many, but few of them differ: they have the same words.
func leastWorth(worth map[int64]float64, limit int) float64 {
	rows := map[float64]int{}
	for _, w := range worth {
		rows[w]++
	}
	for _, w := range slices.SortedFunc(maps.Keys(rows), func(a, b float64) int { return cmp.Compare(b, a) }) {
		if limit -= rows[w]; limit <= 0 {
			return w
		}
	}
	return 0
}

// follow adds a weight to the newest rows that match.
func (db *DB) follow(ctx context.Context, t *target, part string, high int64, weight float64, worth map[int64]float64) error {
	keys, err := db.keys(ctx, t, t.match(part), high, perWord)
	for _, key := range keys {
		worth[key] += weight
	}
	return err
}

// keys returns the newest rows that match, up to the key high.
func (db *DB) keys(ctx context.Context, t *target, expr string, high int64, limit int) ([]int64, error) {
	var list sql.NullString // one row with all of them is quicker than a row each
	err := db.row(ctx, `select group_concat(key, ' ') from (select rowid as key from `+t.table+` where `+t.table+` match ?
		and rowid between ? and ? order by rowid limit ?)`, expr, t.low, high, limit).Scan(&list)
	if err != nil {
		return nil, err
	}
	var keys []int64
	for field := range strings.FieldsSeq(list.String) {
		key, err := strconv.ParseInt(field, 10, 64)
		if err != nil {
			return nil, err
		}
		keys = append(keys, key)
	}
	return keys, nil
}

// score says how well text has the terms: the weights of those it has, more
// when neighbours of the query are neighbours in it, less for long texts.
func (st *stemmer) score(text string, terms []term, order []string) float64 {
	have := make([]bool, len(terms))
	n := 0
	sum := 0.0
	before := ""
	var starts [256]bool
	for _, t := range terms {
		starts[t.stem[0]] = true
	}
	for _, stem := range order {
		starts[stem[0]] = true
	}
	st.fold = words.AppendFold(st.fold[:0], text, ' ')
	for word := range bytes.FieldsSeq(st.fold) {
		n++
		if !starts[word[0]] {
			before = "" // no stem that is looked for: words keep their first byte
			continue
		}
		stem := st.stem(word)
		if i := slices.Index(order, stem); i > 0 && order[i-1] == before {
			sum += 0.5
		}
		before = stem
		for i := range terms {
			if !have[i] && terms[i].stem == stem {
				have[i] = true
				sum += terms[i].weight
			}
		}
	}
	return sum / (0.8 + 0.2*float64(n)/25)
}

// has reports whether text has every one of these stems.
func (st *stemmer) has(text string, stems []string) bool {
	missing := slices.Clone(stems)
	st.fold = words.AppendFold(st.fold[:0], text, ' ')
	for word := range bytes.FieldsSeq(st.fold) {
		stem := st.stem(word)
		if i := slices.Index(missing, stem); i >= 0 {
			missing = slices.DeleteFunc(missing, func(s string) bool { return s == stem })
			if len(missing) == 0 {
				return true
			}
		}
	}
	return len(missing) == 0
}

// orderOf returns the stems of a query in order.
func orderOf(query string) []string {
	var list []string
	for _, w := range words.Split(query) {
		list = append(list, words.Stem(w.Text))
	}
	return list[:min(len(list), mostWords)]
}
