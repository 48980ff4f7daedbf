package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"maps"
	"slices"

	"onrecord"
	"onrecord/copies"
	"onrecord/store"
	"onrecord/store/words"
)

var _ store.Copies = (*DB)(nil)

const (
	mostVotes    = 256 // articles that are looked at for the hashes of a sketch
	mostCompared = 4   // articles that are compared with a new one

	mostKept    = 256  // articles whose shingles are kept in memory
	longestKept = 1024 // shingles of one, at eight bytes each
)

const (
	sketchesOf   = `select base from sketches where hash in (?, ?, ?, ?, ?, ?, ?, ?)` + atMost
	insertSketch = `insert or ignore into sketches (hash, base) values (?, ?)`
	hashAt       = `select library, id, hash, body from articles where base = ?`
	bodyText     = `select text from bodies where id = ?`
	articleAt    = `select ` + articleColumns + bodyColumns + `
		from articles a join libraries l on l.id = a.library join bodies b on b.id = a.body
		where a.base = ?`
)

// recognise finds the article of the same library that p is a near copy of,
// if any, and marks the facts that both have.
func (w *writer) recognise(p *prepared) error {
	near, err := w.near(p)
	if err != nil || near == nil {
		return err
	}
	original := near
	if near.article.CopyOf != "" {
		if original, err = w.current(near.library, near.article.CopyOf); err != nil || original == nil {
			return err
		}
	}
	if err := w.repeat(p, original); err != nil {
		return err
	}
	return w.exec(`update articles set copies = copies + 1 where base = ?`, original.base)
}

// near returns an article that p is alike, or nil.
func (w *writer) near(p *prepared) (*stored, error) {
	votes, err := w.votes(p.shingles.Sketch())
	if err != nil {
		return nil, err
	}
	bases := slices.SortedFunc(maps.Keys(votes), func(a, b int64) int {
		return cmp.Or(cmp.Compare(votes[b], votes[a]), cmp.Compare(b, a)) // the oldest of equal ones
	})
	for _, base := range bases[:min(len(bases), mostCompared)] {
		other, err := w.shinglesAt(base, p)
		if err != nil {
			return nil, err
		}
		if p.shingles.Alike(other) {
			return w.at(base)
		}
	}
	return nil, nil
}

// shinglesAt returns the shingles of the article at a base, none where p cannot
// be a copy of it. They are kept for a while, under the hash of the text: those
// who share a few words with everybody are looked at again and again.
func (w *writer) shinglesAt(base int64, p *prepared) (copies.Shingles, error) {
	statement, err := w.statement(hashAt)
	if err != nil {
		return nil, err
	}
	var library, body int64
	var id onrecord.ArticleID
	var hash []byte
	if err := statement.QueryRowContext(w.ctx, base).Scan(&library, &id, &hash, &body); err != nil {
		return nil, err
	}
	if library != p.piece.library || id == p.article.ID {
		return nil, nil
	}
	if known, ok := w.db.shingles.Get(string(hash)); ok {
		return known, nil
	}
	if statement, err = w.statement(bodyText); err != nil {
		return nil, err
	}
	var packed sql.RawBytes
	rows, err := statement.QueryContext(w.ctx, body)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	if !rows.Next() {
		return nil, cmp.Or(rows.Err(), sql.ErrNoRows)
	}
	if err := rows.Scan(&packed); err != nil {
		return nil, err
	}
	text, err := w.db.codec.decompress(packed)
	if err != nil {
		return nil, err
	}
	list := copies.Of(text)
	if len(list) <= longestKept {
		w.db.shingles.Add(string(hash), list)
	}
	return list, nil
}

// votes counts for each article how many hashes of a sketch it has too.
func (w *writer) votes(sketch []uint32) (map[int64]int, error) {
	if len(sketch) != copies.SketchSize {
		return nil, nil
	}
	var args []any
	for _, hash := range sketch {
		args = append(args, hash)
	}
	statement, err := w.statement(sketchesOf)
	if err != nil {
		return nil, err
	}
	rows, err := statement.QueryContext(w.ctx, append(args, mostVotes)...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	votes := map[int64]int{}
	for rows.Next() {
		var base int64
		if err := rows.Scan(&base); err != nil {
			return nil, err
		}
		votes[base]++
	}
	return votes, rows.Err()
}

// at returns the article at a base, with its body.
func (w *writer) at(base int64) (*stored, error) {
	statement, err := w.statement(articleAt)
	if err != nil {
		return nil, err
	}
	s := &stored{}
	return s, s.scan(statement.QueryRowContext(w.ctx, base), s.bodies()...)
}

// repeat makes p a copy of original and marks the facts that both have.
func (w *writer) repeat(p *prepared, original *stored) error {
	p.article.CopyOf = original.article.ID
	a := original.article
	var err error
	if a.Text, err = w.db.codec.decompress(original.body); err != nil {
		return err
	}
	facts, err := w.db.codec.unpackFacts(original.facts, &a)
	if err != nil {
		return err
	}
	have := map[string]bool{}
	for i := range facts {
		have[statement(&facts[i])] = true
	}
	p.piece.repeats = map[int]bool{}
	for i := range p.piece.facts {
		if have[statement(&p.piece.facts[i])] {
			p.piece.repeats[i] = true
		}
	}
	return nil
}

// statement is what a fact says, in a form that is equal for the same fact in
// two texts.
func statement(f *onrecord.Fact) string {
	key := string(f.Kind) + "|" + words.Fold(f.What.Text) + "|" + words.Fold(f.Amount.Text)
	for _, list := range [][]onrecord.Mention{f.Who, f.From, f.To} {
		key += "|"
		for _, m := range list {
			key += words.Fold(m.Label()) + ","
		}
	}
	return key
}

// sketch keeps the sketch of an article that stands.
func (w *writer) sketch(p *prepared, base int64) error {
	for _, hash := range p.shingles.Sketch() {
		if err := w.exec(insertSketch, hash, base); err != nil {
			return err
		}
	}
	return nil
}

// unsketch forgets it.
func (w *writer) unsketch(text string, base int64) error {
	for _, hash := range copies.Of(text).Sketch() {
		if err := w.exec(`delete from sketches where hash = ? and base = ?`, hash, base); err != nil {
			return err
		}
	}
	return nil
}

// leave takes an article that is erased out of its group of copies. When it
// was the original, the oldest copy takes its place.
func (w *writer) leave(old *stored) error {
	if old.article.CopyOf != "" {
		return w.exec(`update articles set copies = copies - 1 where library = ? and id = ?`, old.library, old.article.CopyOf)
	}
	members, err := w.copiesOf(old)
	if err != nil || len(members) == 0 {
		return err
	}
	first, err := w.refresh(members[0], nil)
	if err != nil {
		return err
	}
	for _, base := range members[1:] {
		if _, err := w.refresh(base, first); err != nil {
			return err
		}
	}
	return w.exec(`update articles set copies = ? where base = ?`, len(members)-1, members[0])
}

// copiesOf returns the bases of the copies of an original, the first saved
// first.
func (w *writer) copiesOf(original *stored) (bases []int64, err error) {
	rows, err := w.tx.QueryContext(w.ctx, `select base from articles where library = ? and copy_of = ? and copy_of <> '' order by base desc`,
		original.library, original.article.ID)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var base int64
		if err := rows.Scan(&base); err != nil {
			return nil, err
		}
		bases = append(bases, base)
	}
	return bases, rows.Err()
}

// refresh writes the article at base again as a copy of original, or as an
// original itself when that is nil.
func (w *writer) refresh(base int64, original *stored) (*stored, error) {
	s, err := w.at(base)
	if err != nil {
		return nil, err
	}
	p, err := w.again(s)
	if err != nil {
		return nil, err
	}
	p.article.CopyOf, p.copies = "", 0
	if original != nil {
		if err := w.repeat(p, original); err != nil {
			return nil, err
		}
	}
	if err := w.clear(s); err != nil {
		return nil, err
	}
	if err := w.insert(p, base); err != nil {
		return nil, err
	}
	return w.at(base)
}

// Copies implements [store.Copies].
func (db *DB) Copies(ctx context.Context, in []string, id onrecord.ArticleID) ([]onrecord.Copy, error) {
	s, err := db.find(ctx, in, id)
	if err != nil {
		return nil, err
	}
	text, err := db.codec.decompress(s.body)
	if err != nil {
		return nil, err
	}
	shingles := copies.Of(text)
	group, err := db.group(ctx, s.library, &s.article)
	if err != nil {
		return nil, explain(db.path, err)
	}
	var list []onrecord.Copy
	for _, a := range group {
		whole, err := db.Article(ctx, []string{a.Library}, a.ID, 0)
		if err != nil {
			return nil, err
		}
		other := copies.Of(whole.Text)
		list = append(list, onrecord.Copy{Article: a, Shared: shingles.Shared(other), Of: min(len(shingles), len(other))})
	}
	return list, nil
}

const selectGroup = `select ` + articleColumns + ` from (
		select base from articles where library = ?1 and id = ?2
		union all select base from articles where library = ?1 and copy_of = ?2 and copy_of <> '') g
	cross join articles a on a.base = g.base
	cross join libraries l on l.id = a.library
	where a.withdrawn = '' and a.id <> ?3 order by a.base desc`

// group returns the other articles of a group of copies, oldest first.
func (db *DB) group(ctx context.Context, library int64, a *onrecord.Article) ([]onrecord.Article, error) {
	rows, err := db.rows(ctx, selectGroup, library, a.Original(), a.ID)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []onrecord.Article
	for rows.Next() {
		var one stored
		if err := one.scan(rows); err != nil {
			return nil, err
		}
		list = append(list, one.article)
	}
	return list, rows.Err()
}

// groups looks up the copies of articles, each group once.
type groups struct {
	db    *DB
	known map[groupKey][]onrecord.Article
}

type groupKey struct {
	library int64
	id      onrecord.ArticleID
}

// of returns the near copies of an article, nil when it stands alone.
func (g *groups) of(ctx context.Context, s *stored) ([]onrecord.Article, error) {
	if s.copies == 0 && s.article.CopyOf == "" {
		return nil, nil
	}
	key := groupKey{s.library, s.article.ID}
	list, ok := g.known[key]
	if !ok {
		var err error
		if list, err = g.db.group(ctx, s.library, &s.article); err != nil {
			return nil, err
		}
		if g.known == nil {
			g.known = map[groupKey][]onrecord.Article{}
		}
		g.known[key] = list
	}
	return list, nil
}
