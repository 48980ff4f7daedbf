package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"maps"
	"slices"
	"sync"
	"time"

	"onrecord"
)

// names keeps all names in memory, for completion and for the numbers of
// names that come again. It is read from the file when first needed, follows
// what this process writes, and is read again when another process has
// written.
type names struct {
	mu         sync.RWMutex
	loaded     bool
	generation int64
	checked    time.Time
	libs       map[int64]*nameSet
	nextName   int64
	nextForm   int64
}

// recheck is how long names may be older than what another process wrote.
const recheck = 2 * time.Second

type nameKey struct {
	kind onrecord.NameKind
	full string
}

// name is one name of one library.
type name struct {
	id              int64
	kind            onrecord.NameKind
	full            string
	forms           []form
	articles, facts int // of articles that stand
	refs            int // articles that have it, withdrawn ones too
}

type form struct {
	id             int64
	text           string
	articles, refs int
}

func (n *name) form(text string) *form {
	for i := range n.forms {
		if n.forms[i].text == text {
			return &n.forms[i]
		}
	}
	return nil
}

// load reads all names and forms.
func (s *names) load(ctx context.Context, q querier) error {
	fresh := names{libs: map[int64]*nameSet{}}
	if err := q.QueryRowContext(ctx, nameGeneration).Scan(&fresh.generation); err != nil {
		return err
	}
	byID, err := fresh.loadNames(ctx, q)
	if err != nil {
		return err
	}
	if err := fresh.loadForms(ctx, q, byID); err != nil {
		return err
	}
	s.loaded, s.generation, s.libs = true, fresh.generation, fresh.libs
	s.nextName, s.nextForm = fresh.nextName+1, fresh.nextForm+1
	return nil
}

func (s *names) loadNames(ctx context.Context, q querier) (map[int64]*name, error) {
	rows, err := q.QueryContext(ctx, `select id, library, kind, name, articles, facts, refs from names`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	byID := map[int64]*name{}
	for rows.Next() {
		n := &name{}
		var library int64
		if err := rows.Scan(&n.id, &library, &n.kind, &n.full, &n.articles, &n.facts, &n.refs); err != nil {
			return nil, err
		}
		s.nextName = max(s.nextName, n.id)
		s.set(library).byKey[nameKey{n.kind, n.full}] = n
		byID[n.id] = n
	}
	return byID, rows.Err()
}

func (s *names) loadForms(ctx context.Context, q querier, byID map[int64]*name) error {
	rows, err := q.QueryContext(ctx, `select id, name, form, articles, refs from forms order by id`)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var f form
		var of int64
		if err := rows.Scan(&f.id, &of, &f.text, &f.articles, &f.refs); err != nil {
			return err
		}
		s.nextForm = max(s.nextForm, f.id)
		if n := byID[of]; n != nil {
			n.forms = append(n.forms, f)
		}
	}
	return rows.Err()
}

func (s *names) set(library int64) *nameSet {
	set := s.libs[library]
	if set == nil {
		set = &nameSet{byKey: map[nameKey]*name{}}
		s.libs[library] = set
	}
	return set
}

// touchedNames are the changes to names of one transaction.
type touchedNames struct {
	byKey              map[touchedKey]*touchedName
	nextName, nextForm int64
	generation         int64
}

type touchedKey struct {
	library int64
	nameKey
}

type touchedName struct {
	touchedKey
	known                 *name // nil: new
	id                    int64
	articles, facts, refs int // to be added
	forms                 []form
}

const nameGeneration = `select n from generations where of = 'names'`

// begin prepares for the changes of a transaction: the names in memory are
// what the file has.
func (s *names) begin(w *writer) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	statement, err := w.statement(nameGeneration)
	if err != nil {
		return err
	}
	var n int64
	if err := statement.QueryRowContext(w.ctx).Scan(&n); err != nil {
		return err
	}
	if !s.loaded || n != s.generation {
		if err := s.load(w.ctx, w.tx); err != nil {
			return err
		}
	}
	w.names = touchedNames{byKey: map[touchedKey]*touchedName{}, nextName: s.nextName, nextForm: s.nextForm, generation: n}
	return nil
}

// touch returns the change of one name.
func (s *names) touch(t *touchedNames, library int64, k nameKey) *touchedName {
	key := touchedKey{library, k}
	if n := t.byKey[key]; n != nil {
		return n
	}
	n := &touchedName{touchedKey: key}
	if set := s.libs[library]; set != nil {
		n.known = set.byKey[k]
	}
	if n.known != nil {
		n.id = n.known.id
	} else {
		n.id = t.nextName
		t.nextName++
	}
	t.byKey[key] = n
	return n
}

// touchForm adds to the articles of a form and returns its number.
func (n *touchedName) touchForm(t *touchedNames, text string, articles, refs int) int64 {
	for i := range n.forms {
		if n.forms[i].text == text {
			n.forms[i].articles += articles
			n.forms[i].refs += refs
			return n.forms[i].id
		}
	}
	f := form{text: text, articles: articles, refs: refs}
	if known := n.known; known != nil && known.form(text) != nil {
		f.id = known.form(text).id
	} else {
		f.id = t.nextForm
		t.nextForm++
	}
	n.forms = append(n.forms, f)
	return f.id
}

// countNames adds sign times the names of an article to the sums over its
// library, and returns the numbers of its names and forms, packed.
func (w *writer) countNames(p *piece, tallied []int, sign int) ([]byte, error) {
	standing := sign
	if p.withdrawn {
		standing = 0
	}
	packed := &packer{b: []byte{}}
	for i, n := range p.names {
		t := w.db.names.touch(&w.names, p.library, nameKey{n.Kind, n.Full})
		t.articles += standing
		t.facts += standing * tallied[i]
		t.refs += sign
		packed.uint(uint64(t.id))
		packed.uint(uint64(len(n.Forms)))
		for _, f := range n.Forms {
			packed.uint(uint64(t.touchForm(&w.names, f, standing, sign)))
		}
	}
	return packed.b, nil
}

// namesOf returns the names behind the numbers that countNames packed.
func (w *writer) namesOf(packed []byte) (list []onrecord.Name, err error) {
	u := &unpacker{b: packed}
	for len(u.b) > 0 {
		var n onrecord.Name
		if err := w.row(`select kind, name from names where id = ?`, int64(u.uint())).Scan(&n.Kind, &n.Full); err != nil {
			return nil, err
		}
		for range u.count() {
			var f string
			if err := w.row(`select form from forms where id = ?`, int64(u.uint())).Scan(&f); err != nil {
				return nil, err
			}
			n.Forms = append(n.Forms, f)
		}
		list = append(list, n)
	}
	if u.bad {
		return nil, errBody
	}
	return list, nil
}

func (w *writer) row(query string, args ...any) *sql.Row {
	return w.tx.QueryRowContext(w.ctx, query, args...)
}

const (
	addToName = `insert into names (id, library, kind, name, articles, facts, refs) values (?, ?, ?, ?, ?, ?, ?)
		on conflict (id) do update set articles = articles + excluded.articles, facts = facts + excluded.facts, refs = refs + excluded.refs`
	addToForm = `insert into forms (id, name, form, articles, refs) values (?, ?, ?, ?, ?)
		on conflict (id) do update set articles = articles + excluded.articles, refs = refs + excluded.refs`
)

// flushNames writes the changes of names. What no article has any more is
// deleted.
func (w *writer) flushNames() error {
	if len(w.names.byKey) == 0 {
		return nil
	}
	list := slices.SortedFunc(maps.Values(w.names.byKey), func(a, b *touchedName) int { return cmp.Compare(a.id, b.id) })
	for _, t := range list {
		if err := w.exec(addToName, t.id, t.library, t.kind, t.full, t.articles, t.facts, t.refs); err != nil {
			return err
		}
		for _, f := range t.forms {
			if err := w.exec(addToForm, f.id, t.id, f.text, f.articles, f.refs); err != nil {
				return err
			}
			if f.refs < 0 {
				if err := w.exec(`delete from forms where id = ? and refs <= 0`, f.id); err != nil {
					return err
				}
			}
		}
		if t.refs < 0 {
			if err := w.exec(`delete from names where id = ? and refs <= 0`, t.id); err != nil {
				return err
			}
		}
	}
	w.names.generation++
	return w.exec(`update generations set n = ? where of = 'names'`, w.names.generation)
}

// commit makes the names in memory what the transaction made of the file.
func (s *names) commit(t *touchedNames) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.nextName, s.nextForm, s.generation = t.nextName, t.nextForm, t.generation
	fresh := map[int64][]*name{}
	for _, n := range t.byKey {
		set := s.set(n.library)
		if n.known == nil {
			one := &name{id: n.id, kind: n.kind, full: n.full}
			one.add(n)
			set.byKey[n.nameKey] = one
			fresh[n.library] = append(fresh[n.library], one)
			continue
		}
		moreForms := n.known.add(n)
		set.changed(n.known, moreForms)
		if n.known.refs <= 0 {
			delete(set.byKey, n.nameKey)
		}
	}
	for library, list := range fresh {
		s.set(library).grow(list)
	}
}

// add adds a change to a name, and reports whether that gave it a new form.
func (n *name) add(t *touchedName) (moreForms bool) {
	n.articles += t.articles
	n.facts += t.facts
	n.refs += t.refs
	for _, f := range t.forms {
		if known := n.form(f.text); known != nil {
			known.articles += f.articles
			known.refs += f.refs
		} else {
			n.forms = append(n.forms, f)
			moreForms = true
		}
	}
	n.forms = slices.DeleteFunc(n.forms, func(f form) bool { return f.refs <= 0 })
	return moreForms
}
