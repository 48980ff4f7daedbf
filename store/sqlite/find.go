package sqlite

import (
	"context"
	"database/sql"
	"iter"
	"slices"
	"strings"

	"onrecord"
	"onrecord/store/words"
)

// mostCounted is how far the hits of a query without words are counted.
const mostCounted = 1000

// Find implements [store.Store].
func (db *DB) Find(ctx context.Context, q onrecord.Query) (onrecord.Page, error) {
	return db.facts(ctx, q, true)
}

// facts is Find; what is looked at for words need not be bounded.
func (db *DB) facts(ctx context.Context, q onrecord.Query, bounded bool) (onrecord.Page, error) {
	ctx, done, err := db.snapshot(ctx)
	if err != nil {
		return onrecord.Page{}, err
	}
	defer done()
	s, err := db.search(ctx, q)
	if err != nil || s == nil {
		return onrecord.Page{}, err
	}
	s.bounded = bounded && len(s.words) > 0
	if len(s.words) > 0 && q.Match == onrecord.Some {
		return db.findSome(ctx, s)
	}
	if len(s.words) == 0 {
		s.complete.orAny(s.reach)
		s.quick.orAny(s.reach)
	}
	return db.findAll(ctx, s)
}

// search is a query made ready for the index of facts.
type search struct {
	q        onrecord.Query
	reach    reach
	words    []string   // folded
	stems    []string   // of words
	complete expression // filters
	quick    expression // the same without what fits checks, with words for Phrase and Near
	within   within
	mark     pageMark
	goesOn   bool // mark is set
	bounded  bool // only so much is looked at
	limit    int
}

// search returns nil when nothing can be found.
func (db *DB) search(ctx context.Context, q onrecord.Query) (*search, error) {
	r, err := db.reach(ctx, q.Libraries)
	if err != nil {
		return nil, err
	}
	q.Who = slices.DeleteFunc(slices.Clone(q.Who), func(name string) bool { return strings.TrimSpace(name) == "" })
	s := &search{q: q, reach: r, words: wordsOf(q), stems: orderOf(q.Words), within: during(q.Since, q.Until), limit: limitOf(q.Limit)}
	if s.mark, s.goesOn, err = parseMark(q.After); err != nil || r.none() {
		return nil, err
	}
	if len(s.words) == 0 && strings.TrimSpace(q.Words) != "" {
		return nil, nil // punctuation alone
	}
	if q.Article != "" && !db.narrow(ctx, s) {
		return nil, nil
	}
	if s.complete, s.quick, err = db.filters(ctx, q, s.reach); err != nil {
		return nil, explain(db.path, err)
	}
	return s, nil
}

// narrow limits a search to the keys of its article.
func (db *DB) narrow(ctx context.Context, s *search) bool {
	for _, library := range s.reach.ids {
		var base, size int64
		err := db.row(ctx, `select base, size from articles where id = ? and library = ?`,
			s.q.Article, library).Scan(&base, &size)
		if err == nil {
			s.within.low, s.within.high = max(s.within.low, base), min(s.within.high, base+size-1)
			s.reach = reach{ids: []int64{library}}
			return true
		}
	}
	return false
}

// findAll returns the facts that match, in order of their keys.
func (db *DB) findAll(ctx context.Context, s *search) (page onrecord.Page, err error) {
	low := s.within.low
	if s.goesOn {
		low = max(low, s.mark.key+1)
	}
	last := pageMark{}
	group := groups{db: db}
	for row, failed := range db.matching(ctx, s, low) {
		if failed != nil {
			return page, failed
		}
		if len(page.Hits) == s.limit {
			page.More = last.String()
			page.Total, err = db.countFacts(ctx, s, s.limit+1)
			return page, err
		}
		if row.hit.Copies, err = group.of(ctx, row.article); err != nil {
			return page, explain(db.path, err)
		}
		page.Hits = append(page.Hits, row.hit)
		last.key = row.key
	}
	page.Total = len(page.Hits)
	if s.goesOn {
		page.Total, err = db.countFacts(ctx, s, len(page.Hits))
	}
	return page, err
}

// mostAhead is how many rows are read at once where those before were not
// enough.
const mostAhead = 200

// matching yields the facts that match, in order of their keys from low on.
func (db *DB) matching(ctx context.Context, s *search, low int64) iter.Seq2[factRow, error] {
	if len(s.words) > 0 {
		return db.withWords(ctx, s, low)
	}
	return func(yield func(factRow, error) bool) {
		for want := s.limit + 1; ; want = mostAhead {
			rows, err := db.factRows(ctx, s, low, want)
			if err != nil {
				yield(factRow{}, err)
				return
			}
			for _, row := range rows {
				low = row.key + 1
				if !fits(&row.hit.Fact, &s.q) {
					continue
				}
				if row.hit.Score = inContent; !yield(row, nil) {
					return
				}
			}
			if len(rows) < want {
				return
			}
		}
	}
}

// Where the words of a hit stand.
const (
	inContent  = 1.0 // in What, or no words were asked for
	inSentence = 0.5 // in the sentence around it
)

// places says where the words of a query stand in a fact, and checks what the
// index cannot: that a phrase stands as it was asked, not only by its stems.
// 0: it does not.
func (s *search) places(st *stemmer, row *factRow) float64 {
	f := &row.hit.Fact
	if !fits(f, &s.q) {
		return 0
	}
	sentence := row.text[f.Span.Start:f.Span.End]
	switch {
	case s.q.Match == onrecord.Phrase && containsPhrase(words.List(f.What.Text), s.words):
		return inContent
	case s.q.Match == onrecord.Phrase && containsPhrase(words.List(sentence), s.words):
		return inSentence
	case s.q.Match == onrecord.Near && st.has(f.What.Text, s.stems):
		return inContent
	case s.q.Match == onrecord.Near && st.has(sentence+" "+f.What.Text, s.stems):
		return inSentence
	}
	return 0
}

func containsPhrase(list, phrase []string) bool {
	for i := 0; i+len(phrase) <= len(list); i++ {
		if slices.Equal(list[i:i+len(phrase)], phrase) {
			return true
		}
	}
	return false
}

const countMatches = `select count(*) from (select 1 from fact_index
	where fact_index match ? and rowid between ? and ?` + atMost + `)`

// countFacts counts the facts that match over all pages, up to a bound: at
// least those that were seen, and with words no others.
func (db *DB) countFacts(ctx context.Context, s *search, seen int) (n int, err error) {
	if len(s.words) > 0 {
		return seen, nil
	}
	err = db.row(ctx, countMatches, s.complete.String(), s.within.low, s.within.high, mostCounted).Scan(&n)
	return max(n, seen), explain(db.path, err)
}

// factRow is a fact with its key.
type factRow struct {
	key     int64
	hit     onrecord.Hit
	text    string  // of the article
	article *stored // without its body
}

const selectFacts = `select f.rowid, b.text, b.facts, ` + articleColumns + `
	from fact_index f
	cross join articles a on a.base = (select max(base) from articles where base <= f.rowid)
	cross join libraries l on l.id = a.library
	cross join bodies b on b.id = a.body
	where f.fact_index match ? and f.rowid between ? and ? and a.withdrawn = '' and `

// factRows returns facts that match a query without words, keys ascending from
// low.
func (db *DB) factRows(ctx context.Context, s *search, low int64, limit int) ([]factRow, error) {
	in, ids := s.reach.sql("a.library")
	query := selectFacts + in + s.within.condition + ` order by f.rowid` + atMost
	args := slices.Concat([]any{s.quick.String(), low, s.within.high}, ids, s.within.args, []any{limit})
	return db.readFacts(ctx, limit, query, args...)
}

// readFacts runs a query whose columns are those of selectFacts, and which
// finds limit rows at most.
func (db *DB) readFacts(ctx context.Context, limit int, query string, args ...any) ([]factRow, error) {
	rows, err := db.rows(ctx, query, args...)
	if err != nil {
		return nil, explain(db.path, err)
	}
	defer rows.Close()
	list := make([]factRow, 0, min(limit, mostScored))
	var one rowReader
	for rows.Next() {
		row, err := one.read(db, rows)
		if err != nil {
			return nil, explain(db.path, err)
		}
		list = append(list, row)
	}
	return list, explain(db.path, rows.Err())
}

// rowReader reads rows of selectFacts; it keeps the text of the article
// before, because facts of one article follow each other.
type rowReader struct {
	base  int64
	text  string
	facts []byte // packed
}

func (r *rowReader) read(db *DB, rows rowScanner) (row factRow, err error) {
	s := &stored{}
	var body, facts sql.RawBytes
	list, done := s.fields()
	if err := rows.Scan(append([]any{&row.key, &body, &facts}, list...)...); err != nil {
		return row, err
	}
	done()
	if r.base != s.base || r.text == "" {
		if r.text, err = db.codec.open(body); err != nil {
			return row, err
		}
		packed, err := db.codec.open(facts)
		if err != nil {
			return row, errBody
		}
		r.facts = append(r.facts[:0], packed...)
		r.base = s.base
	}
	row.text, row.hit.Article, row.article = r.text, s.article, s
	s.article.Text = r.text
	row.hit.Fact, err = unpackFact(r.facts, int(row.key-s.base), &s.article)
	return row, err
}
