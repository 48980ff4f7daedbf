package sqlite

import (
	"cmp"
	"context"
	"encoding/json"
	"slices"

	"onrecord"
)

// findSome returns the facts that have some of the words, best first.
func (db *DB) findSome(ctx context.Context, s *search) (page onrecord.Page, err error) {
	t := &target{table: "fact_index", kind: s.q.Kind, filter: s.quick, names: len(s.q.Who), low: s.within.low, high: s.within.high}
	total, err := db.extent(ctx, t.table)
	if err != nil {
		return page, explain(db.path, err)
	}
	terms, err := db.terms(ctx, t, s.q.Words, total)
	if err != nil || len(terms) == 0 {
		return page, explain(db.path, err)
	}
	keys, err := db.candidates(ctx, t, terms, total, mostScored)
	if err != nil || len(keys) == 0 {
		return page, explain(db.path, err)
	}
	rows, err := db.factsAt(ctx, s, keys)
	if err != nil {
		return page, explain(db.path, err)
	}
	rows = slices.DeleteFunc(rows, func(r factRow) bool { return !fits(&r.hit.Fact, &s.q) })
	db.scoreFacts(rows, terms, s)
	rows = slices.DeleteFunc(rows, func(r factRow) bool { return r.hit.Score == 0 })
	page.Total = len(rows)
	if s.goesOn {
		rows = slices.DeleteFunc(rows, func(r factRow) bool { return !below(r, s.mark) })
	}
	group := groups{db: db}
	for _, r := range rows[:min(len(rows), s.limit)] {
		if r.hit.Copies, err = group.of(ctx, r.article); err != nil {
			return page, explain(db.path, err)
		}
		page.Hits = append(page.Hits, r.hit)
	}
	if len(rows) > s.limit {
		last := rows[s.limit-1]
		page.More = pageMark{score: last.hit.Score, key: last.key}.String()
	}
	return page, nil
}

// below reports whether a row comes behind a mark in the order by score.
func below(r factRow, m pageMark) bool {
	return r.hit.Score < m.score || r.hit.Score == m.score && r.key > m.key
}

// scoreFacts scores rows and sorts them, best first. Words in the content
// count whole, words around it half.
func (db *DB) scoreFacts(rows []factRow, terms []term, s *search) {
	st := db.stemmers.get()
	defer db.stemmers.put(st)
	order := orderOf(s.q.Words)
	for i := range rows {
		f := &rows[i].hit.Fact
		sentence := rows[i].text[f.Span.Start:f.Span.End]
		rows[i].hit.Score = (st.score(f.What.Text, terms, order) + st.score(sentence, terms, order)) / 2
	}
	slices.SortFunc(rows, func(a, b factRow) int {
		return cmp.Or(cmp.Compare(b.hit.Score, a.hit.Score), cmp.Compare(a.key, b.key))
	})
}

const selectFactsAt = `select j.value, b.text, b.facts, ` + articleColumns + `
	from json_each(?) j
	cross join articles a on a.base = (select max(base) from articles where base <= j.value)
	cross join libraries l on l.id = a.library
	cross join bodies b on b.id = a.body
	where a.withdrawn = '' and j.value < a.base + a.size and `

// factsAt returns the facts with these keys that the search may see.
func (db *DB) factsAt(ctx context.Context, s *search, keys []int64) ([]factRow, error) {
	slices.Sort(keys) // so that facts of one article follow each other
	in, ids := s.reach.sql("a.library")
	list, err := json.Marshal(keys)
	if err != nil {
		return nil, err
	}
	return db.readFacts(ctx, len(keys), selectFactsAt+in+s.within.condition, slices.Concat([]any{string(list)}, ids, s.within.args)...)
}
