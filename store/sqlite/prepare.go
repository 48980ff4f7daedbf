package sqlite

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"onrecord"
	"onrecord/copies"
	"onrecord/store"
)

// prepared is an entry with all the work done that needs no database.
type prepared struct {
	article   onrecord.Article
	refused   error
	hash      []byte
	size      int64
	body      []byte // compressed text
	facts     []byte // packed
	sentences []byte // packed
	passes    string
	piece     piece // its library is set when the number is known
	tally     []int // facts of each name
	quotes    int
	forces    int
	shingles  copies.Shingles
	copies    int  // articles that are copies of this one
	untitled  bool // the title is a makeshift
	undated   bool // the reading was made without the date that the article has
}

// prepareAll prepares entries on all readers' cores, in order.
func (db *DB) prepareAll(ctx context.Context, entries []store.Entry) []*prepared {
	list := make([]*prepared, len(entries))
	var workers sync.WaitGroup
	n := max(db.options.Readers/2, 1)
	for w := range min(n, len(entries)) {
		workers.Go(func() {
			for i := w; i < len(entries) && ctx.Err() == nil; i += n {
				list[i] = db.prepare(entries[i])
			}
		})
	}
	workers.Wait()
	return list
}

// prepare checks an entry and makes its compact forms.
func (db *DB) prepare(e store.Entry) *prepared {
	p := &prepared{article: e.Article, untitled: e.Untitled}
	if p.refused = check(e); p.refused != nil {
		return p
	}
	a, r := &p.article, e.Reading
	sum := sha256.Sum256([]byte(a.Text))
	p.hash = sum[:]
	a.Hash = hex.EncodeToString(p.hash)
	a.Text, a.Title = e.Article.Text, e.Article.Title
	p.body = db.codec.compress(a.Text)
	p.take(db, r)
	return p
}

// take sets everything that comes from the reading.
func (p *prepared) take(db *DB, r onrecord.Reading) {
	text := p.article.Text
	p.shingles = copies.Of(text)
	p.size = sizeFor(max(len(r.Sentences), len(r.Facts)))
	p.facts = db.codec.packFacts(r.Facts, &p.article)
	p.sentences = packSpans(r.Sentences)
	p.passes = passesKey(r.Passes)
	p.quotes, p.forces = countKinds(r.Facts)
	p.piece = piece{
		title: titleOf(&p.article), text: text, withdrawn: p.article.Withdrawn != "",
		sentences: r.Sentences, facts: r.Facts,
	}
	p.piece.withNames(withImplied(r))
	p.tally = tally(p.piece.names, r.Facts)
	st := db.stemmers.get()
	defer db.stemmers.put(st)
	p.piece.prepareStems(st)
}

// titleOf returns what the title column of the index of sentences holds.
func titleOf(a *onrecord.Article) string { return a.Title + "\n" + a.Outlet }

func countKinds(facts []onrecord.Fact) (quotes, forces int) {
	for i := range facts {
		switch facts[i].Kind {
		case onrecord.Quote:
			quotes++
		case onrecord.Force:
			forces++
		}
	}
	return quotes, forces
}

// passesKey returns marks as the marks table has them.
func passesKey(marks []onrecord.PassMark) string {
	list := make([]string, len(marks))
	for i, m := range marks {
		list[i] = fmt.Sprintf("%s %d", m.Pass, m.Version)
	}
	slices.Sort(list)
	return strings.Join(list, ",")
}

// check says why an entry cannot be saved, or nil.
func check(e store.Entry) error {
	a := &e.Article
	switch {
	case a.ID == "":
		return onrecord.Errorf(onrecord.Invalid, "the article has no id")
	case a.Library == "":
		return onrecord.Errorf(onrecord.Invalid, "article %q belongs to no library", a.ID)
	case !utf8.ValidString(a.Text):
		return onrecord.Errorf(onrecord.Invalid, "the text of article %q is not UTF-8", a.ID)
	case len(a.Text) > largest:
		return onrecord.Errorf(onrecord.TooLarge, "the text of article %q is too large", a.ID)
	}
	if a.Hash != "" {
		if sum := sha256.Sum256([]byte(a.Text)); !strings.EqualFold(a.Hash, hex.EncodeToString(sum[:])) {
			return onrecord.Errorf(onrecord.Invalid, "the hash of article %q is not that of its text", a.ID)
		}
	}
	return checkReading(a, e.Reading)
}

func checkReading(a *onrecord.Article, r onrecord.Reading) error {
	refuse := func(err error) error {
		return onrecord.Errorf(onrecord.Invalid, "the reading of article %q breaks the promise of the bytes", a.ID).Because(err)
	}
	last := 0
	for i, s := range r.Sentences {
		if _, ok := s.In(a.Text); !ok || s.Empty() || s.Start < last {
			return refuse(fmt.Errorf("sentence %d: span %d-%d is not a stretch of the text behind the one before", i, s.Start, s.End))
		}
		last = s.End
	}
	for i := range r.Facts {
		f := &r.Facts[i]
		if f.ID == "" || f.Article != "" && f.Article != a.ID || f.Library != "" && f.Library != a.Library {
			return refuse(fmt.Errorf("fact %q of article %q in library %q", f.ID, f.Article, f.Library))
		}
		if err := f.Check(a.Text); err != nil {
			return refuse(err)
		}
	}
	for _, n := range r.Names {
		if n.Full == "" {
			return refuse(fmt.Errorf("a name without letters"))
		}
	}
	return nil
}
