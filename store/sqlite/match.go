package sqlite

import (
	"context"
	"encoding/base64"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"onrecord"
	"onrecord/store/words"
)

// expression collects the parts of a full-text expression; all must match.
type expression struct {
	parts []string
	fold  bool // what near copies repeat must not
}

// and returns e with one more part, which is looked at first.
func (e expression) and(part string) expression {
	e.parts = append([]string{"(" + part + ")"}, e.parts...)
	return e
}

// String returns the expression, empty when it has no part.
func (e expression) String() string {
	all := strings.Join(e.parts, " AND ")
	if e.fold && all != "" {
		return "(" + all + ") NOT " + quoted(repeated)
	}
	return all
}

func (e *expression) add(part string) { e.parts = append(e.parts, "("+part+")") }

// marks adds a filter: one of the values of a mark. Without values there is
// no filter; with values that have no word, nothing can match.
func (e *expression) marks(prefix string, values ...string) {
	e.anyMark([]string{prefix}, values)
}

// named is marks for names, which are marked with the kind of the fact.
func (e *expression) named(prefix string, kind onrecord.Kind, values ...string) {
	prefixes := []string{ofKind(prefix, kind)}
	if kind == "" {
		prefixes = nil
		for _, kind := range marked() {
			prefixes = append(prefixes, ofKind(prefix, kind))
		}
	}
	e.anyMark(prefixes, values)
}

func (e *expression) anyMark(prefixes, values []string) {
	var list []string
	for _, v := range values {
		for _, prefix := range prefixes {
			if m := mark(prefix, v); m != "" {
				list = append(list, quoted(m))
			}
		}
	}
	switch {
	case len(list) > 0:
		e.add(strings.Join(list, " OR "))
	case len(values) > 0 && strings.TrimSpace(strings.Join(values, "")) != "":
		e.add(quoted("_nothing"))
	}
}

// orAny adds the libraries of a reach where e has no other part: an
// expression without any would find nothing.
func (e *expression) orAny(r reach) {
	if len(e.parts) == 0 {
		e.libraries(r)
	}
}

// libraries adds the libraries of a reach.
func (e *expression) libraries(r reach) {
	var list []string
	for _, id := range r.ids {
		list = append(list, strconv.FormatInt(id, 10))
	}
	e.marks("l", list...)
}

func quoted(token string) string { return `"` + token + `"` }

// filters returns the expression of a query over facts without its words:
// complete, and without the marks that most facts have, which are quicker to
// check in Go than in the index.
func (db *DB) filters(ctx context.Context, q onrecord.Query, r reach) (complete, quick expression, err error) {
	var e expression
	if len(q.Who) > 0 {
		names := slices.Clone(q.Who)
		for _, who := range q.Who {
			acronyms, err := db.acronyms(ctx, r, who)
			if err != nil {
				return e, e, err
			}
			names = append(names, acronyms...)
		}
		e.named("w", q.Kind, names...)
	}
	if len(q.Places) > 0 {
		e.named("p", q.Kind, q.Places...)
	}
	named := len(e.parts) > 0 // a name without letters is no filter
	e.marks("c", q.Class)
	var statuses []string
	for _, s := range q.Statuses {
		statuses = append(statuses, string(s))
	}
	e.marks("s", statuses...)
	quick = expression{parts: slices.Clone(e.parts)}
	kind := string(q.Kind)
	if (named || strings.TrimSpace(q.Words) != "") && slices.Contains(marked(), q.Kind) {
		kind = "" // those marks and words say it
	}
	for _, common := range [][2]string{{"o", string(q.Form)}, {"k", kind}} {
		e.marks(common[0], common[1])
		if ok, err := db.most(ctx, mark(common[0], common[1])); err != nil {
			return e, quick, err
		} else if !ok {
			quick.marks(common[0], common[1])
		}
	}
	if !r.all {
		e.libraries(r)
		quick.libraries(r)
	}
	e.fold, quick.fold = q.Fold, q.Fold
	return e, quick, nil
}

// most reports whether more than a third of all facts have a mark.
func (db *DB) most(ctx context.Context, mark string) (bool, error) {
	if mark == "" {
		return false, nil
	}
	total, err := db.extent(ctx, "fact_index")
	if err != nil {
		return false, err
	}
	n, err := db.frequency(ctx, "fact_index", quoted(mark), total)
	return 3*n > total.rows, err
}

// fits checks what quick filters leave out.
func fits(f *onrecord.Fact, q *onrecord.Query) bool {
	return (q.Kind == "" || f.Kind == q.Kind) && (q.Form == "" || f.Form == q.Form)
}

// acronyms returns the forms of the names called who that are written in
// capitals alone: an article that says only "NATO" is about the same body.
func (db *DB) acronyms(ctx context.Context, r reach, who string) (list []string, err error) {
	if !strings.Contains(who, " ") {
		return nil, nil
	}
	in, args := r.sql("n.library")
	rows, err := db.rows(ctx, `select f.form from names n join forms f on f.name = n.id
		where `+in+` and n.name = ? and n.kind <> ? and f.articles > 0`, append(args, who, onrecord.Person)...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var form string
		if err := rows.Scan(&form); err != nil {
			return nil, err
		}
		if strings.ToUpper(form) == form && !strings.Contains(form, " ") {
			list = append(list, form)
		}
	}
	return list, rows.Err()
}

// allOf returns an expression that wants every word in any form.
func allOf(list []string) string {
	stems := make([]string, len(list))
	for i, w := range list {
		stems[i] = quoted(words.Stem(w))
	}
	return strings.Join(stems, " AND ")
}

// telling returns the words that are not common; all where there are no
// others.
func telling(list []string) []string {
	if some := slices.DeleteFunc(slices.Clone(list), words.Common); len(some) > 0 {
		return some
	}
	return list
}

// allOfTerms is allOf for terms.
func allOfTerms(terms []term) string {
	list := make([]string, len(terms))
	for i, t := range terms {
		list[i] = t.expr
	}
	return strings.Join(list, " AND ")
}

// mostWords is how many words of a query are looked for.
const mostWords = 64

// wordsOf returns the folded words of a query.
func wordsOf(q onrecord.Query) []string {
	list := words.List(q.Words)
	return list[:min(len(list), mostWords)]
}

// within is the range of keys and the condition that dates put on articles a.
type within struct {
	low, high int64
	condition string
	args      []any
}

func during(since, until time.Time) within {
	w := within{}
	w.low, w.high = keyRange(since, until)
	if !since.IsZero() {
		w.condition += " and a.published >= ?"
		w.args = append(w.args, since.Unix())
	}
	if !until.IsZero() {
		w.condition += " and a.published < ?"
		w.args = append(w.args, until.Unix())
	}
	return w
}

// pageMark names where a page ended: the last key, and its score where the
// order is by score.
type pageMark struct {
	score float64
	key   int64
}

func (m pageMark) String() string {
	return base64.RawURLEncoding.EncodeToString(fmt.Appendf(nil, "1 %d %s", m.key, strconv.FormatFloat(m.score, 'g', -1, 64)))
}

// parseMark reads the mark of the page before; the zero query has none.
func parseMark(after string) (m pageMark, ok bool, err error) {
	if after == "" {
		return m, false, nil
	}
	b, err := base64.RawURLEncoding.DecodeString(after)
	if err == nil {
		_, err = fmt.Sscanf(string(b), "1 %d %g", &m.key, &m.score)
	}
	if err != nil {
		return m, false, onrecord.Errorf(onrecord.Invalid, "%q is not the mark of a page", after).Hint("ask the question again")
	}
	return m, true, nil
}

const (
	defaultLimit = 50
	largestLimit = 1000
)

func limitOf(n int) int {
	if n <= 0 {
		return defaultLimit
	}
	return min(n, largestLimit)
}
