package sqlite

import (
	"cmp"
	"context"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/store/words"
)

// What is scored is bounded, so that the commonest words cost no more than
// others: of each way to match, rare words first, the newest rows are taken,
// and Go scores them.
const (
	mostCandidates = 300 // rows that are scored
	perWay         = 100 // rows of one way to match
	rareWords      = 3   // words that are looked for alone
	probed         = 200 // rows after which a word's frequency is estimated
)

// term is a word that is looked for.
type term struct {
	stem   string
	weight float64 // how much it tells; more for rare words and for names
	rows   float64 // how many rows have it, estimated
}

// target is an index to look terms up in.
type target struct {
	table   string // fact_index or sentence_index
	columns string // to look in
	filter  expression
	low     int64 // keys
	high    int64
}

// match returns the expression for part together with the filter.
func (t *target) match(part string) string {
	e := expression{parts: []string{"({" + t.columns + "} : (" + part + "))"}}
	e.parts = append(e.parts, t.filter.parts...)
	return e.String()
}

// terms returns the words of a query that tell something and occur, the
// rarest first. Words written in capitals within the query weigh more: they
// name somebody.
func (db *DB) terms(ctx context.Context, t *target, query string) ([]term, error) {
	list := tellingWords(query)
	total, err := db.extent(ctx, t.table)
	if err != nil {
		return nil, err
	}
	var out []term
	for _, one := range list {
		if one.rows, err = db.frequency(ctx, t, one.stem, total); err != nil {
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
	err = db.read.QueryRowContext(ctx, `select total(facts), total(sentences),
		coalesce((select min(base) from articles where base >= 0), 0), coalesce((select max(base) from articles), 0)
		from libraries`).Scan(&facts, &sentences, &e.low, &e.high)
	e.rows = sentences
	if table == "fact_index" {
		e.rows = facts
	}
	return e, err
}

// frequency returns in how many rows a stem occurs; where they are many it is
// estimated from how far the newest reach back.
func (db *DB) frequency(ctx context.Context, t *target, stem string, total extent) (float64, error) {
	var n, low int64
	err := db.read.QueryRowContext(ctx, `select count(*), coalesce(min(rowid), 0) from
		(select rowid from `+t.table+` where `+t.table+` match ? order by rowid desc limit ?)`,
		"({"+t.columns+"} : ("+quoted(stem)+"))", probed).Scan(&n, &low)
	if err != nil || n < probed || low < total.low || total.high <= total.low {
		return float64(n), err
	}
	covered := float64(total.high-low+1) / float64(total.high-total.low+1)
	return max(float64(n), min(float64(n)/covered, total.rows)), nil
}

// ways returns the expressions by which candidates are looked for, best
// first: all terms; a rare one with any other; a rare one alone.
func ways(terms []term) []string {
	var all []string
	for _, t := range terms {
		all = append(all, quoted(t.stem))
	}
	list := []string{strings.Join(all, " AND ")}
	rare := min(len(all), rareWords)
	if len(all) > 2 {
		for i := range rare {
			others := slices.Delete(slices.Clone(all), i, i+1)
			list = append(list, all[i]+" AND ("+strings.Join(others, " OR ")+")")
		}
	}
	if len(all) > 1 {
		list = append(list, all[:rare]...)
	}
	return list
}

// candidates returns the keys of the rows that are worth scoring.
func (db *DB) candidates(ctx context.Context, t *target, terms []term) ([]int64, error) {
	var keys []int64
	seen := map[int64]bool{}
	for _, way := range ways(terms) {
		found, err := db.keys(ctx, t, t.match(way), perWay)
		if err != nil {
			return nil, err
		}
		for _, key := range found {
			if !seen[key] {
				seen[key] = true
				keys = append(keys, key)
			}
		}
		if len(keys) >= mostCandidates {
			break
		}
	}
	return keys, nil
}

// keys returns the newest rows that match.
func (db *DB) keys(ctx context.Context, t *target, expr string, limit int) ([]int64, error) {
	rows, err := db.read.QueryContext(ctx, `select rowid from `+t.table+` where `+t.table+` match ?
		and rowid between ? and ? order by rowid desc limit ?`, expr, t.low, t.high, limit)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var keys []int64
	for rows.Next() {
		var key int64
		if err := rows.Scan(&key); err != nil {
			return nil, err
		}
		keys = append(keys, key)
	}
	return keys, rows.Err()
}

// score says how well text has the terms: the weights of those it has, more
// when neighbours of the query are neighbours in it, less for long texts.
func (st *stemmer) score(text string, terms []term, order []string) float64 {
	at := map[string]int{}
	n := 0
	sum := 0.0
	var before string
	stems := st.stems(text)
	for stem := range strings.FieldsSeq(stems) {
		if _, ok := at[stem]; !ok {
			at[stem] = n
		}
		if i := slices.Index(order, stem); i > 0 && order[i-1] == before {
			sum += 0.5
		}
		before = stem
		n++
	}
	for _, t := range terms {
		if _, ok := at[t.stem]; ok {
			sum += t.weight
		}
	}
	return sum / (0.8 + 0.2*float64(n)/25)
}

// orderOf returns the stems of a query in order.
func orderOf(query string) []string {
	var list []string
	for _, w := range words.Split(query) {
		list = append(list, words.Stem(w.Text))
	}
	return list[:min(len(list), mostWords)]
}
