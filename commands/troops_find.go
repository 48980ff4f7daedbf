package commands

import (
	"context"
	"slices"

	"onrecord"
	"onrecord/question"
)

// This file finds the forces that are wanted.

const (
	forcesRead  = 200    // facts that a question reads at once
	forcesAtOne = 1000   // forces that are laid out together, by place
	forcesPaged = 20_000 // how far pages go
)

// forceList is a stretch of all forces that are wanted, newest article first.
type forceList struct {
	hits   []onrecord.Hit
	before int  // how many came before
	more   bool // others come behind
	told   bool // the names are those of the forces; else they only stand in the sentences
}

// end is how many forces there are up to the end of the stretch.
func (l forceList) end() int { return l.before + len(l.hits) }

// list returns the stretch of forces that a page is of.
func (t *forceTable) list(ctx context.Context) (forceList, error) {
	l, err := t.firstReading(ctx)
	slices.SortStableFunc(l.hits, func(a, b onrecord.Hit) int { return b.Article.Published.Compare(a.Article.Published) })
	return l, err
}

// firstReading returns the forces of the first reading of what was typed that has any.
func (t *forceTable) firstReading(ctx context.Context) (forceList, error) {
	for _, w := range t.wanted {
		l, err := t.named(ctx, w)
		if err != nil || l.end() > 0 {
			return l, err
		}
	}
	if wide, err := t.unfiltered(ctx); err != nil || wide.end() > 0 {
		return forceList{}, err
	}
	return t.loosely(ctx)
}

// hits returns the first forces of one name, for a question.
func (t *forceTable) hits(ctx context.Context) ([]onrecord.Hit, error) {
	t.wanted = []wantedForces{{names: []wantedName{{any: []wantedForm{formOf(t.of)}}}}}
	l, err := t.list(ctx)
	return l.hits[:min(len(l.hits), forcesRead)], err
}

// named returns the forces that have the names themselves.
func (t *forceTable) named(ctx context.Context, w wantedForces) (forceList, error) {
	l, err := t.merge(ctx, t.streams(w))
	l.told = true
	return l, err
}

// loosely returns the forces whose sentences have the names that the gazetteer does not
// have, or speak of them.
func (t *forceTable) loosely(ctx context.Context) (forceList, error) {
	for _, w := range t.wanted {
		if w.known() {
			continue
		}
		filter := t.filterOf(w)
		filter.Words, filter.Match = w.words(), onrecord.Near
		l, err := t.merge(ctx, []*forceStream{{q: filter, keep: w.exceptUnknown().of}})
		if err != nil || l.end() > 0 {
			return l, err
		}
	}
	if len(t.wanted) == 0 {
		return forceList{}, nil
	}
	hits, err := t.inWords(ctx, t.wanted[len(t.wanted)-1])
	return forceList{hits: hits}, err
}

// exceptUnknown returns what is wanted without the names that the gazetteer does not have.
func (w wantedForces) exceptUnknown() wantedForces {
	w.names = slices.DeleteFunc(slices.Clone(w.names), func(n wantedName) bool { return !n.known() })
	return w
}

// sentencesRead is how many sentences of forces are read for words that are no one
// name.
const sentencesRead = 8

// inWords asks for forces whose sentence speaks of all that was typed, which is more
// than one name: "Toll Norland".
func (t *forceTable) inWords(ctx context.Context, w wantedForces) ([]onrecord.Hit, error) {
	of := question.Content(t.words(w.words()))
	if len(of) < 2 {
		return nil, nil
	}
	filter := t.filterOf(w)
	filter.Words, filter.Match, filter.Limit = w.words(), onrecord.Some, sentencesRead
	found, err := t.facts(ctx, filter)
	if err != nil {
		return nil, err
	}
	var out []onrecord.Hit
	for _, h := range found {
		p, err := t.page(ctx, h.Article)
		if err != nil {
			return nil, err
		}
		read := t.text(p)
		i := read.SentenceAt(h.Fact.What.Cover().Start)
		if !slices.ContainsFunc(of, func(w question.Word) bool { return read.Cover([]question.Word{w}, i).Own == 0 }) {
			out = append(out, h)
		}
	}
	return out, nil
}

// filterOf is the query for the forces of a class.
func (t *forceTable) filterOf(w wantedForces) onrecord.Query {
	q := t.filter
	if q.Class == "" {
		q.Class = w.class
	}
	return q
}

// streams returns the ways to ask for what is wanted: the place of the first name with
// all that lies in it, the owner, the words of the force.
func (t *forceTable) streams(w wantedForces) []*forceStream {
	filter := t.filterOf(w)
	if len(w.names) == 0 {
		return []*forceStream{{q: filter, keep: w.of}}
	}
	place, who := filter, filter
	var words []*forceStream
	for _, f := range w.names[0].any {
		place.Places = append(place.Places, f.within...)
		who.Who = append(who.Who, f.full())
		for _, form := range slices.Compact([]string{f.full(), f.name}) {
			q := filter
			q.Words, q.Match = form, onrecord.Near
			words = append(words, &forceStream{q: q, keep: w.of})
		}
	}
	rest := w // of the owner; the store knows aliases and short names
	if !w.exact {
		rest.names = w.names[1:]
	}
	out := []*forceStream{}
	if on := w.names[0].on; on == anySide {
		out = append(out, &forceStream{q: place, keep: rest.of}, &forceStream{q: who, keep: rest.of})
	} else {
		out = append(out, &forceStream{q: place, keep: w.of})
		if on >= origin {
			out = append(out, &forceStream{q: who, keep: rest.of})
		}
	}
	return append(out, words...)
}

// forceStream reads the forces of one query, newest article first, a stretch at a time.
type forceStream struct {
	q    onrecord.Query
	keep func(onrecord.Fact) bool
	hits []onrecord.Hit // read, and not taken
	end  bool           // all were read
}

// fill reads on until there is a force to take, or none is left.
func (s *forceStream) fill(ctx context.Context, d *desk) error {
	for len(s.hits) == 0 && !s.end {
		s.q.Libraries, s.q.Limit = d.libraries, forcesRead
		page, err := d.find.Find(ctx, s.q)
		if err != nil {
			return err
		}
		s.hits = slices.DeleteFunc(page.Hits, func(h onrecord.Hit) bool { return !s.keep(h.Fact) })
		s.q.After, s.end = page.More, page.More == ""
	}
	return nil
}

// merge joins streams, each force once, and returns the stretch that the page lies in.
func (t *forceTable) merge(ctx context.Context, streams []*forceStream) (l forceList, err error) {
	seen := map[onrecord.FactID]bool{}
	l.before = t.from / forcesAtOne * forcesAtOne
	for {
		h, err := t.newest(ctx, streams)
		switch {
		case err != nil:
			return l, err
		case h == nil:
			l.before = min(l.before, len(seen))
			return l, nil
		case seen[h.Fact.ID]:
			continue
		case len(l.hits) == forcesAtOne:
			l.more = true
			return l, nil
		}
		seen[h.Fact.ID] = true
		if len(seen) > l.before {
			l.hits = append(l.hits, *h)
		}
	}
}

// newest takes the force of the newest article off the streams, nil where none is left.
func (t *forceTable) newest(ctx context.Context, streams []*forceStream) (*onrecord.Hit, error) {
	var best *forceStream
	for _, s := range streams {
		if err := s.fill(ctx, t.desk); err != nil {
			return nil, err
		}
		if len(s.hits) > 0 && (best == nil || s.hits[0].Article.Published.After(best.hits[0].Article.Published)) {
			best = s
		}
	}
	if best == nil {
		return nil, nil
	}
	h := best.hits[0]
	best.hits = best.hits[1:]
	return &h, nil
}
