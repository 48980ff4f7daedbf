package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"slices"

	"onrecord"
	"onrecord/store/words"
)

// Passages implements [store.Store].
func (db *DB) Passages(ctx context.Context, q onrecord.Query) ([]onrecord.Passage, error) {
	ctx, done, err := db.snapshot(ctx)
	if err != nil {
		return nil, err
	}
	defer done()
	s, err := db.search(ctx, onrecord.Query{Libraries: q.Libraries, Words: q.Words, Match: q.Match,
		Article: q.Article, Since: q.Since, Until: q.Until, Limit: q.Limit, Fold: q.Fold})
	if err != nil || s == nil || len(s.words) == 0 {
		return nil, err
	}
	list, err := db.passages(ctx, s)
	return list, explain(db.path, err)
}

func (db *DB) passages(ctx context.Context, s *search) ([]onrecord.Passage, error) {
	t := &target{table: "sentence_index", low: s.within.low, high: s.within.high}
	if !s.reach.all {
		t.filter.libraries(s.reach)
	}
	total, err := db.extent(ctx, t.table)
	if err != nil {
		return nil, err
	}
	terms, err := db.terms(ctx, t, s.q.Words, total)
	if err != nil || len(terms) == 0 {
		return nil, err
	}
	keys, err := db.passageKeys(ctx, s, t, terms, total)
	if err != nil || len(keys) == 0 {
		return nil, err
	}
	list, err := db.sentencesAt(ctx, s, keys)
	if err != nil {
		return nil, err
	}
	if s.q.Match == onrecord.Phrase {
		list = slices.DeleteFunc(list, func(p foundSentence) bool { return !containsPhrase(words.List(p.Text), s.words) })
	}
	db.scorePassages(list, terms, s)
	if s.q.Fold {
		list = folded(list)
	}
	return db.withCopies(ctx, list[:min(len(list), s.limit)])
}

// folded leaves out sentences that a near copy of an article before says too.
func folded(list []foundSentence) []foundSentence {
	type key struct {
		library int64
		id      onrecord.ArticleID
		text    string
	}
	seen := map[key]bool{}
	return slices.DeleteFunc(list, func(p foundSentence) bool {
		k := key{p.article.library, p.Article.Original(), words.Fold(p.Text)}
		known := seen[k]
		seen[k] = true
		return known
	})
}

// withCopies adds the near copies of each article.
func (db *DB) withCopies(ctx context.Context, list []foundSentence) (out []onrecord.Passage, err error) {
	group := groups{db: db}
	for _, p := range list {
		if p.Copies, err = group.of(ctx, &p.article); err != nil {
			return nil, err
		}
		out = append(out, p.Passage)
	}
	return out, nil
}

// passageKeys returns the sentences that are worth scoring.
func (db *DB) passageKeys(ctx context.Context, s *search, t *target, terms []term, total extent) ([]int64, error) {
	switch s.q.Match {
	case onrecord.Some:
		return db.candidates(ctx, t, terms, total, scored(s.limit))
	case onrecord.Phrase: // the lists of common words are long, and the text is looked at for all
		return db.keys(ctx, t, t.match(allOf(telling(s.words))), t.high, mostVerified)
	}
	most := mostVerified
	if len(s.words) == 1 { // it has no order to be looked at for
		most = min(most, spare*s.limit)
	}
	return db.keys(ctx, t, t.match(allOf(s.words)), t.high, most)
}

// spare is how many times as many sentences are read as are wanted: some are a
// title, or of an article that the search may not see.
const spare = 8

// mostVerified is how many of the newest sentences that have all words are
// looked at for the order they are in.
const mostVerified = 300

// titleWeight is what a word in the title counts, beside one in the sentence.
const titleWeight = 0.25

// scorePassages scores passages and sorts them, best first; of equal ones the
// newer stays before the older.
func (db *DB) scorePassages(list []foundSentence, terms []term, s *search) {
	st := db.stemmers.get()
	defer db.stemmers.put(st)
	order := orderOf(s.q.Words)
	for i := range list {
		p := &list[i]
		p.Score = st.score(p.Text, terms, order) + titleWeight*st.score(p.Article.Title, terms, nil)
	}
	slices.SortStableFunc(list, func(a, b foundSentence) int { return cmp.Compare(b.Score, a.Score) })
}

const selectSentencesAt = `select j.value, b.text, b.sentences, ` + articleColumns + `
	from json_each(?) j
	cross join articles a on a.base = (select max(base) from articles where base <= j.value)
	cross join libraries l on l.id = a.library
	cross join bodies b on b.id = a.body
	where a.withdrawn = '' and j.value < a.base + a.size and `

// sentencesAt returns the sentences with these keys that the search may see,
// newest first.
func (db *DB) sentencesAt(ctx context.Context, s *search, keys []int64) ([]foundSentence, error) {
	slices.Sort(keys)
	in, ids := s.reach.sql("a.library")
	wanted, err := json.Marshal(keys)
	if err != nil {
		return nil, err
	}
	rows, err := db.rows(ctx, selectSentencesAt+in+s.within.condition,
		slices.Concat([]any{string(wanted)}, ids, s.within.args)...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	list := make([]foundSentence, 0, len(keys))
	var one passageReader
	for rows.Next() {
		p, ok, err := one.read(db, rows)
		if err != nil {
			return nil, err
		}
		if ok {
			list = append(list, p)
		}
	}
	return list, rows.Err()
}

// foundSentence is a passage with its article as the file has it.
type foundSentence struct {
	onrecord.Passage
	article stored
}

// passageReader reads rows of selectSentencesAt; it keeps the text of the
// article before, because sentences of one article follow each other.
type passageReader struct {
	base      int64
	text      string
	sentences []onrecord.Span
}

func (r *passageReader) read(db *DB, rows rowScanner) (p foundSentence, ok bool, err error) {
	var s stored
	var body, sentences sql.RawBytes
	var key int64
	list, done := s.fields()
	if err := rows.Scan(append([]any{&key, &body, &sentences}, list...)...); err != nil {
		return p, false, err
	}
	done()
	if r.base != s.base || len(r.text) == 0 {
		if r.text, err = db.codec.open(body); err != nil {
			return p, false, err
		}
		r.base, r.sentences = s.base, unpackSpans(sentences)
	}
	p.Index = int(key - s.base)
	if p.Index >= len(r.sentences) { // the title of an article without sentences
		return p, false, nil
	}
	p.article = s
	p.Article, p.Span = s.article, r.sentences[p.Index]
	p.Text = r.text[p.Span.Start:p.Span.End]
	return p, true, nil
}
