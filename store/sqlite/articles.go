package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"slices"
	"strings"

	"onrecord"
	"onrecord/store"
)

// Article implements [store.Store].
func (db *DB) Article(ctx context.Context, in []string, id onrecord.ArticleID, revision int) (onrecord.Article, error) {
	s, err := db.find(ctx, in, id)
	if err != nil {
		return onrecord.Article{}, err
	}
	if revision != 0 && revision != s.article.Revision {
		return db.earlier(ctx, s, revision)
	}
	s.article.Text, err = db.codec.open(s.body)
	return s.article, err
}

// Sentences implements [store.Store].
func (db *DB) Sentences(ctx context.Context, in []string, id onrecord.ArticleID) ([]onrecord.Span, error) {
	s, err := db.find(ctx, in, id)
	if err != nil {
		return nil, err
	}
	return unpackSpans(s.sentences), nil
}

// shortestID is how many characters of an ID are enough to look for it.
const shortestID = 4

// Fact implements [store.Store].
func (db *DB) Fact(ctx context.Context, in []string, id onrecord.FactID) (onrecord.Hit, error) {
	r, err := db.reach(ctx, in)
	if err != nil {
		return onrecord.Hit{}, err
	}
	if len(id) < shortestID || idMark(id) == "" {
		return onrecord.Hit{}, onrecord.Errorf(onrecord.Invalid, "%q is too short for the id of a fact", id).Hint("give at least four characters")
	}
	if r.none() {
		return onrecord.Hit{}, noFact(id)
	}
	for _, expr := range idExpressions(id) {
		found, err := db.factsCalled(ctx, r, expr, id)
		switch {
		case err != nil:
			return onrecord.Hit{}, err
		case len(found) == 1:
			return found[0], nil
		case len(found) > 1:
			return onrecord.Hit{}, onrecord.Errorf(onrecord.Invalid, "more than one fact begins with %q", id).
				Hint("give more characters of the id")
		}
	}
	return onrecord.Hit{}, noFact(id)
}

// mostCalled is how many facts with the same mark of an ID are looked at.
const mostCalled = 1000

// factsCalled returns the fact with this ID, else the facts of those that an
// expression finds whose ID begins with it.
func (db *DB) factsCalled(ctx context.Context, r reach, expr string, id onrecord.FactID) (found []onrecord.Hit, err error) {
	condition, ids := r.sql("a.library")
	rows, err := db.readFacts(ctx, mostCalled, selectFactsByID+condition+atMost, slices.Concat([]any{expr}, ids, []any{mostCalled})...)
	id = onrecord.FactID(strings.ToLower(string(id)))
	for _, row := range rows {
		switch own := strings.ToLower(string(row.hit.Fact.ID)); {
		case own == string(id):
			return []onrecord.Hit{row.hit}, err
		case strings.HasPrefix(own, string(id)):
			found = append(found, row.hit)
		}
	}
	return found, err
}

func noFact(id onrecord.FactID) error {
	return onrecord.Errorf(onrecord.NotFound, "there is no fact %q", id)
}

const selectFactsByID = `select f.rowid, b.text, b.facts, ` + articleColumns + `
	from fact_index f
	cross join articles a on a.base = (select max(base) from articles where base <= f.rowid)
	cross join libraries l on l.id = a.library
	cross join bodies b on b.id = a.body
	where f.fact_index match ? and `

// Articles implements [store.Store].
func (db *DB) Articles(ctx context.Context, q onrecord.Query) (store.ArticlePage, error) {
	ctx, done, err := db.snapshot(ctx)
	if err != nil {
		return store.ArticlePage{}, err
	}
	defer done()
	s, err := db.search(ctx, onrecord.Query{Libraries: q.Libraries, Words: q.Words, Since: q.Since, Until: q.Until, Limit: q.Limit, After: q.After})
	if err != nil || s == nil {
		return store.ArticlePage{}, err
	}
	if s.goesOn {
		s.within.low = max(s.within.low, s.mark.key+1)
	}
	var page store.ArticlePage
	if len(s.words) == 0 {
		page, err = db.listArticles(ctx, s)
	} else {
		page, err = db.articlesWith(ctx, s)
	}
	return page, explain(db.path, err)
}

const selectArticles = `select ` + articleColumns + ` from articles a join libraries l on l.id = a.library
	where a.withdrawn = '' and a.base between ? and ? and `

// listArticles lists articles without looking into them.
func (db *DB) listArticles(ctx context.Context, s *search) (page store.ArticlePage, err error) {
	in, ids := s.reach.sql("a.library")
	rows, err := db.rows(ctx, selectArticles+in+s.within.condition+` order by a.base`+atMost,
		slices.Concat([]any{s.within.low, s.within.high}, ids, s.within.args, []any{s.limit + 1})...)
	if err != nil {
		return page, err
	}
	defer rows.Close()
	var ends []int64 // last keys
	for rows.Next() {
		var one stored
		if err := one.scan(rows); err != nil {
			return page, err
		}
		page.Articles = append(page.Articles, one.article)
		ends = append(ends, one.base+one.size-1)
	}
	if err := rows.Err(); err != nil {
		return page, err
	}
	if len(ends) > s.limit {
		page.Articles = page.Articles[:s.limit]
		page.More = pageMark{key: ends[s.limit-1]}.String()
	}
	page.Total, err = db.countArticles(ctx, s)
	return page, err
}

// countArticles counts the articles of a list over all its pages.
func (db *DB) countArticles(ctx context.Context, s *search) (n int, err error) {
	in, ids := s.reach.sql("a.library")
	if s.within.condition == "" {
		in, ids = s.reach.sql("id")
		err = db.row(ctx, `select coalesce(sum(articles), 0) from libraries where `+in, ids...).Scan(&n)
		return n, err
	}
	low, high := keyRange(s.q.Since, s.q.Until)
	err = db.row(ctx, `select count(*) from (select 1 from articles a where a.withdrawn = ''
		and a.base between ? and ? and `+in+s.within.condition+atMost+`)`,
		slices.Concat([]any{low, high}, ids, s.within.args, []any{mostCounted})...).Scan(&n)
	return n, err
}

// articlesWith lists the articles that have all words: those with the rarest
// are looked through, newest first.
func (db *DB) articlesWith(ctx context.Context, s *search) (page store.ArticlePage, err error) {
	t := &target{table: "sentence_index", low: s.within.low, high: s.within.high}
	if !s.reach.all {
		t.filter.libraries(s.reach)
	}
	total, err := db.extent(ctx, t.table)
	if err != nil {
		return page, err
	}
	terms, err := db.frequencyOf(ctx, t, s.stems, total)
	if err != nil || terms[0].rows == 0 {
		return page, err
	}
	var last int64
	for {
		found, more, err := db.articlesFrom(ctx, s, t, terms[0].expr)
		if err != nil {
			return page, err
		}
		for _, one := range found {
			if len(page.Articles) == s.limit {
				page.More = pageMark{key: last}.String()
				page.Total = s.limit + 1
				return page, nil
			}
			page.Articles = append(page.Articles, one.article)
			last = one.base + one.size - 1
		}
		if !more {
			page.Total = len(page.Articles)
			return page, nil
		}
	}
}

// perPage is how many sentences with the rarest word are looked at together.
const perPage = 100

const selectTextsAt = `select b.text, ` + articleColumns + `
	from (select distinct (select max(base) from articles where base <= j.value) as base from json_each(?) j) k
	cross join articles a on a.base = k.base
	cross join libraries l on l.id = a.library
	cross join bodies b on b.id = a.body
	where a.withdrawn = '' and `

// articlesFrom takes the next candidates from the start of t, moves t behind
// them, and returns those that have all words, newest first.
func (db *DB) articlesFrom(ctx context.Context, s *search, t *target, rarest string) (found []stored, more bool, err error) {
	keys, err := db.keys(ctx, t, t.match(rarest), t.high, perPage)
	if err != nil || len(keys) == 0 {
		return nil, false, err
	}
	last := slices.Max(keys)
	if err := db.row(ctx, `select base + size from articles where base = (select max(base) from articles where base <= ?)`, last).Scan(&t.low); err != nil {
		return nil, false, err
	}
	wanted, err := json.Marshal(keys)
	if err != nil {
		return nil, false, err
	}
	in, ids := s.reach.sql("a.library")
	rows, err := db.rows(ctx, selectTextsAt+in+s.within.condition+` order by a.base`,
		slices.Concat([]any{string(wanted)}, ids, s.within.args)...)
	if err != nil {
		return nil, false, err
	}
	defer rows.Close()
	st := db.stemmers.get()
	defer db.stemmers.put(st)
	for rows.Next() {
		one, ok, err := db.readWith(rows, st, s.stems)
		if err != nil {
			return nil, false, err
		}
		if ok {
			found = append(found, one)
		}
	}
	return found, len(keys) == perPage, rows.Err()
}

// readWith reads a row of selectTextsAt and reports whether the article has
// all stems.
func (db *DB) readWith(rows rowScanner, st *stemmer, stems []string) (one stored, ok bool, err error) {
	var body sql.RawBytes
	fields, done := one.fields()
	if err := rows.Scan(append([]any{&body}, fields...)...); err != nil {
		return one, false, err
	}
	done()
	text, err := db.codec.decompress(body)
	return one, st.has(titleOf(&one.article)+"\n"+text, stems), err
}

// Count implements [store.Store].
func (db *DB) Count(ctx context.Context, in []string) (c store.Counts, err error) {
	r, err := db.reach(ctx, in)
	if err != nil || r.none() {
		return c, err
	}
	condition, ids := r.sql("id")
	err = db.row(ctx, `select coalesce(sum(articles), 0), coalesce(sum(facts), 0), coalesce(sum(quotes), 0), coalesce(sum(forces), 0), coalesce(sum(sentences), 0), coalesce(sum(samples), 0)
		from libraries where `+condition, ids...).Scan(&c.Articles, &c.Facts, &c.Quotes, &c.Forces, &c.Sentences, &c.Samples)
	if err != nil {
		return c, explain(db.path, err)
	}
	condition, ids = r.sql("a.library")
	for _, end := range []struct {
		date  *string
		order string
	}{{&c.Oldest, "desc"}, {&c.Newest, "asc"}} {
		var one stored
		err := one.scan(db.row(ctx, `select `+articleColumns+` from articles a join libraries l on l.id = a.library
			where a.base < ? and a.withdrawn = '' and `+condition+` order by a.base `+end.order+` limit 1`, slices.Concat([]any{datedEnd}, ids)...))
		if errors.Is(err, sql.ErrNoRows) {
			return c, nil
		} else if err != nil {
			return c, explain(db.path, err)
		}
		*end.date = one.article.Published.Format("2006-01-02")
	}
	return c, nil
}
