package sqlite

// Which rows are worth reading for some of many words.

import (
	"cmp"
	"context"
	"database/sql"
	"maps"
	"slices"
	"strconv"
	"strings"
)

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
		and rowid between ? and ? order by rowid`+atMost+`)`, expr, t.low, high, limit).Scan(&list)
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
