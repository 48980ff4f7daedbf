package sqlite

import (
	"bytes"
	"cmp"
	"context"
	"math"
	"slices"
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
	surelySome   = 20     // rows from which on a frequency is remembered: one more or less changes nothing
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
		(select rowid from `+table+` where `+table+` match ? order by rowid`+atMost+`)`,
		expr, probed).Scan(&n, &last)
	if err != nil {
		return 0, err
	}
	if n < probed || last > total.high || total.high <= total.low {
		if n >= surelySome {
			known.set(expr, float64(n))
		}
		return float64(n), nil
	}
	covered := float64(last-total.low+1) / float64(total.high-total.low+1)
	estimate := max(float64(n), min(float64(n)/covered, total.rows))
	known.set(expr, estimate)
	return estimate, nil
}

// score says how well text has the terms: the weights of those it has, more
// when neighbours of the query are neighbours in it, less for long texts.
func (st *stemmer) score(text string, terms []term, order []string) float64 {
	have := make([]bool, len(terms))
	n := 0
	sum := 0.0
	before := ""
	starts := firstBytes(order)
	for _, t := range terms {
		starts[t.stem[0]] = true
	}
	st.fold = words.AppendFold(st.fold[:0], text, ' ')
	for word := range bytes.FieldsSeq(st.fold) {
		n++
		if !starts[word[0]] {
			before = "" // no stem that is looked for
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
	starts := firstBytes(stems)
	st.fold = words.AppendFold(st.fold[:0], text, ' ')
	for word := range bytes.FieldsSeq(st.fold) {
		if !starts[word[0]] {
			continue
		}
		stem := st.stem(word)
		missing = slices.DeleteFunc(missing, func(s string) bool { return s == stem })
		if len(missing) == 0 {
			return true
		}
	}
	return len(missing) == 0
}

// firstBytes says with which bytes stems begin. Words keep their first byte
// when they are stemmed, so that most need not be.
func firstBytes(stems []string) (starts [256]bool) {
	for _, s := range stems {
		starts[s[0]] = true
	}
	return starts
}

// orderOf returns the stems of a query in order.
func orderOf(query string) []string {
	var list []string
	for _, w := range words.Split(query) {
		list = append(list, words.Stem(w.Text))
	}
	return list[:min(len(list), mostWords)]
}
