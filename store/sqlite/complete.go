package sqlite

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"onrecord"
	"onrecord/store/words"
)

// nameSet is the names of one library. Its indexes, one for each kind, are
// made when somebody first asks for a name, and follow from then on.
type nameSet struct {
	byKey map[nameKey]*name
	kinds map[onrecord.NameKind]*nameIndex // nil until asked for
}

// nameIndex finds names by the beginning of any word in them. entries is
// sorted by text; tree is a segment tree over it, the best name of each
// range, so that the ten best of fifty thousand that begin with "a" cost as
// little as one.
type nameIndex struct {
	entries []nameEntry
	tree    []int32     // tree[i] is the entry of the best name below node i
	recent  []nameEntry // not in entries yet, sorted
}

// nameEntry is a name from one of its words to its end, folded.
type nameEntry struct {
	text string
	name *name
}

// better orders names for completion: most facts, then most articles.
func better(a, b *name) int {
	return cmp.Or(cmp.Compare(b.facts, a.facts), cmp.Compare(b.articles, a.articles),
		cmp.Compare(a.full, b.full), cmp.Compare(a.kind, b.kind))
}

// entriesOf returns the entries of a name: its full form and its other forms,
// each from every word on.
func entriesOf(n *name) []nameEntry {
	var list []nameEntry
	add := func(text string) {
		for folded := words.Fold(text); folded != ""; {
			if !slices.ContainsFunc(list, func(e nameEntry) bool { return e.text == folded }) {
				list = append(list, nameEntry{folded, n})
			}
			_, folded, _ = strings.Cut(folded, " ")
		}
	}
	add(n.full)
	for _, f := range n.forms {
		add(f.text)
	}
	return list
}

func (s *nameSet) build() {
	s.kinds = map[onrecord.NameKind]*nameIndex{}
	lists := map[onrecord.NameKind][]nameEntry{}
	for _, n := range s.byKey {
		lists[n.kind] = append(lists[n.kind], entriesOf(n)...)
	}
	for kind, list := range lists {
		slices.SortFunc(list, compareEntries)
		ix := &nameIndex{entries: slices.Clip(list)}
		ix.plant()
		s.kinds[kind] = ix
	}
}

func compareEntries(a, b nameEntry) int {
	return cmp.Or(cmp.Compare(a.text, b.text), cmp.Compare(a.name.id, b.name.id))
}

// plant builds the tree: leaves at n to 2n-1, node i above 2i and 2i+1.
func (x *nameIndex) plant() {
	n := len(x.entries)
	x.tree = make([]int32, 2*n)
	for i := range n {
		x.tree[n+i] = int32(i)
	}
	for i := n - 1; i > 0; i-- {
		x.tree[i] = x.best(x.tree[2*i], x.tree[2*i+1])
	}
}

func (x *nameIndex) best(a, b int32) int32 {
	if better(x.entries[b].name, x.entries[a].name) < 0 {
		return b
	}
	return a
}

// changed brings the tree up to date after the counts of a name changed, and
// adds entries for its new forms.
func (s *nameSet) changed(n *name, moreForms bool) {
	ix := s.kinds[n.kind]
	if ix == nil {
		return
	}
	var fresh []nameEntry
	for _, e := range entriesOf(n) {
		at, found := slices.BinarySearchFunc(ix.entries, e, compareEntries)
		if !found {
			fresh = append(fresh, e)
			continue
		}
		for i := (at + len(ix.entries)) / 2; i > 0; i /= 2 {
			ix.tree[i] = ix.best(ix.tree[2*i], ix.tree[2*i+1])
		}
	}
	if moreForms {
		ix.add(fresh)
	}
}

// grow adds names that are new.
func (s *nameSet) grow(list []*name) {
	if s.kinds == nil {
		return
	}
	byKind := map[onrecord.NameKind][]nameEntry{}
	for _, n := range list {
		byKind[n.kind] = append(byKind[n.kind], entriesOf(n)...)
	}
	for kind, entries := range byKind {
		ix := s.kinds[kind]
		if ix == nil {
			ix = &nameIndex{}
			s.kinds[kind] = ix
		}
		ix.add(entries)
	}
}

// add takes entries into recent, and recent into the tree when it has grown
// too long to look through.
func (x *nameIndex) add(entries []nameEntry) {
	x.recent = append(x.recent, entries...)
	slices.SortFunc(x.recent, compareEntries)
	x.recent = slices.Compact(x.recent)
	if len(x.recent) < 256+len(x.entries)/64 {
		return
	}
	x.entries = append(x.entries, x.recent...)
	slices.SortFunc(x.entries, compareEntries)
	x.entries = slices.Compact(x.entries)
	x.recent = nil
	x.plant()
}

// top offers the best names with an entry that begins with prefix.
func (x *nameIndex) top(best *bestNames, prefix string) {
	low, high := rangeOf(x.recent, prefix)
	for _, e := range x.recent[low:high] {
		best.offer(e.name)
	}
	low, high = rangeOf(x.entries, prefix)
	n := len(x.entries)
	for l, r := low+n, high+n; l < r; l, r = l/2, r/2 {
		if l&1 == 1 {
			x.below(best, l)
			l++
		}
		if r&1 == 1 {
			r--
			x.below(best, r)
		}
	}
}

// below offers the names below a node, as long as the best of them is good
// enough.
func (x *nameIndex) below(best *bestNames, node int) {
	if !best.wants(x.entries[x.tree[node]].name) {
		return
	}
	if node >= len(x.entries) {
		best.offer(x.entries[node-len(x.entries)].name)
		return
	}
	first, second := 2*node, 2*node+1
	if x.tree[second] == x.tree[node] {
		first, second = second, first
	}
	x.below(best, first)
	x.below(best, second)
}

// bestNames keeps the best names that were offered, in order.
type bestNames struct {
	list  []*name
	limit int
}

// wants reports whether a name, or a worse one, could be among the best.
func (b *bestNames) wants(n *name) bool {
	return len(b.list) < b.limit || better(n, b.list[len(b.list)-1]) < 0
}

func (b *bestNames) offer(n *name) {
	if n.articles <= 0 || !b.wants(n) || slices.Contains(b.list, n) {
		return
	}
	at, _ := slices.BinarySearchFunc(b.list, n, better)
	b.list = slices.Insert(b.list, at, n)
	b.list = b.list[:min(len(b.list), b.limit)]
}

// rangeOf returns the entries that begin with prefix.
func rangeOf(entries []nameEntry, prefix string) (low, high int) {
	low, _ = slices.BinarySearchFunc(entries, prefix, func(e nameEntry, p string) int { return strings.Compare(e.text, p) })
	high, _ = slices.BinarySearchFunc(entries[low:], prefix, func(e nameEntry, p string) int {
		if strings.HasPrefix(e.text, p) {
			return -1
		}
		return 1
	})
	return low, low + high
}

// defaultNames is how many names Names returns when no limit is given.
const defaultNames = 10

// Names implements [store.Store].
func (db *DB) Names(ctx context.Context, in []string, prefix string, kind onrecord.NameKind, limit int) ([]onrecord.KnownName, error) {
	r, err := db.reach(ctx, in)
	if err != nil || r.none() {
		return nil, err
	}
	if limit <= 0 {
		limit = defaultNames
	}
	folded := words.Fold(prefix)
	if folded == "" && strings.TrimSpace(prefix) != "" {
		return nil, nil
	}
	if err := db.freshNames(ctx); err != nil {
		return nil, explain(db.path, err)
	}
	db.names.mu.RLock()
	defer db.names.mu.RUnlock()
	return db.names.top(r, folded, kind, limit), nil
}

// freshNames reads the names when they are not in memory, or another process
// has changed them; never during a transaction of this process, which counts
// on the names that it began with.
func (db *DB) freshNames(ctx context.Context) error {
	s := &db.names
	now := time.Now()
	s.mu.RLock()
	usable := s.loaded && !s.unbuilt()
	fresh := usable && now.Sub(s.checked) < recheck
	s.mu.RUnlock()
	if fresh || usable && !db.writing.TryLock() {
		return nil // while this process writes, it is the one that knows
	}
	if !usable {
		db.writing.Lock()
	}
	defer db.writing.Unlock()
	s.mu.Lock()
	defer s.mu.Unlock()
	var n int64
	if err := db.read.QueryRowContext(ctx, nameGeneration).Scan(&n); err != nil {
		return err
	}
	if !s.loaded || n > s.generation {
		if err := s.load(ctx, db.read); err != nil {
			return err
		}
	}
	for _, set := range s.libs {
		if set.kinds == nil {
			set.build()
		}
	}
	s.checked = now
	return nil
}

// unbuilt reports whether a library has no indexes yet.
func (s *names) unbuilt() bool {
	for _, set := range s.libs {
		if set.kinds == nil {
			return true
		}
	}
	return false
}

// top merges the best names of several libraries.
func (s *names) top(r reach, prefix string, kind onrecord.NameKind, limit int) []onrecord.KnownName {
	best := &bestNames{limit: limit * len(r.ids)} // the same name may be in several libraries
	for _, library := range r.ids {
		set := s.libs[library]
		if set == nil {
			continue
		}
		for k, ix := range set.kinds {
			if kind == "" || k == kind {
				ix.top(best, prefix)
			}
		}
	}
	var list []onrecord.KnownName
	for _, n := range best.list {
		k := onrecord.KnownName{Name: onrecord.Name{Kind: n.kind, Full: n.full}, Articles: n.articles, Facts: n.facts}
		for _, f := range n.forms {
			if f.articles > 0 {
				k.Forms = append(k.Forms, f.text)
			}
		}
		list = merge(list, k)
	}
	return list[:min(len(list), limit)]
}

// merge adds a name to a list, together with the same name of another
// library.
func merge(list []onrecord.KnownName, k onrecord.KnownName) []onrecord.KnownName {
	for i := range list {
		if list[i].Full == k.Full && list[i].Kind == k.Kind {
			list[i].Articles += k.Articles
			list[i].Facts += k.Facts
			for _, f := range k.Forms {
				if !slices.Contains(list[i].Forms, f) {
					list[i].Forms = append(list[i].Forms, f)
				}
			}
			return list
		}
	}
	return append(list, k)
}
