package sqlite

import (
	"strings"
	"time"

	"onrecord"
)

// ownFields lists what an article says of itself beside its text, in the words of
// [store.Saved].
func ownFields(a *onrecord.Article) []field {
	return []field{
		{"title", &a.Title}, {"publisher", &a.Outlet}, {"byline", &a.Byline}, {"url", &a.URL}, {"language", &a.Language},
	}
}

type field struct {
	name  string
	value *string
}

const dateField = "date"

// complete puts in what p does not say of itself and old does, and returns the
// names of what it says otherwise.
func (p *prepared) complete(old *stored) (changed []string) {
	was := ownFields(&old.article)
	if p.untitled && old.article.Title != "" {
		p.article.Title = old.article.Title
	}
	for i, f := range ownFields(&p.article) {
		switch {
		case strings.TrimSpace(*f.value) == "":
			*f.value = *was[i].value
		case strings.TrimSpace(*f.value) != strings.TrimSpace(*was[i].value):
			changed = append(changed, f.name)
		}
	}
	if p.completeDate(old) {
		changed = append(changed, dateField)
	}
	p.retitle()
	return changed
}

// completeDate keeps the date of old where that of p says no more, and reports
// whether p has another. The hour of a day is more than the day.
func (p *prepared) completeDate(old *stored) (changed bool) {
	a, was := &p.article, &old.article
	switch {
	case a.Published.IsZero():
		p.undated = !was.Published.IsZero()
	case was.Published.IsZero(), !sameDay(a.Published, was.Published), !a.DateOnly && was.DateOnly,
		!a.DateOnly && !a.Published.Equal(was.Published):
		return true
	}
	a.Published, a.DateOnly = was.Published, was.DateOnly
	return false
}

// sameDay reports whether both are on one day where they were published.
func sameDay(a, b time.Time) bool { return dayOf(a) == dayOf(b) }

// retitle makes the words of the title anew.
func (p *prepared) retitle() {
	title := titleOf(&p.article)
	if title != p.piece.title {
		p.piece.title, p.piece.stems = title, nil
	}
}

// correction returns what is to be written where p says otherwise what old said
// of the same text. Facts that were read without the date which old has are
// those of old instead.
func (w *writer) correction(old *stored, p *prepared) (*prepared, error) {
	if p.undated {
		again, err := w.again(old)
		if err != nil {
			return nil, err
		}
		again.article = p.article
		again.retitle()
		p = again
	}
	p.article.CopyOf, p.copies = old.article.CopyOf, old.copies
	return p, nil
}

// correct keeps old as an earlier revision and puts p in its place, at base.
func (w *writer) correct(old *stored, p *prepared, base int64) error {
	if err := w.exec(keepRevision, old.base); err != nil {
		return err
	}
	return w.replace(old, p, base)
}
