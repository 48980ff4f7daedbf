package bot

// The promise of the evidence: what is shown is what is stored.

import (
	"errors"
	"fmt"

	"onrecord"
)

// Texts returns the stored text of an article's revision, within a library
// that the asker may read.
type Texts func(library string, id onrecord.ArticleID, revision int) (string, error)

// Check keeps the promise of the evidence: every statement has a Citation,
// and every quoted string equals the stored bytes. The error names the first
// block that breaks it. A pointer to a block, or a type with a block in it, is
// a Block to the compiler, but none to Check: it is refused.
func (a Answer) Check(texts Texts) error {
	for i, b := range a.Blocks {
		if err := checkBlock(b, texts); err != nil {
			return fmt.Errorf("block %d (%T): %w", i, b, err)
		}
	}
	return nil
}

func checkBlock(b Block, texts Texts) error {
	switch b := b.(type) {
	case Quotation:
		return b.check(texts)
	case Table:
		return b.check(texts)
	case Chart:
		return b.check(texts)
	case Change:
		return b.Citation.check(texts)
	case Prose, Note:
		return nil // our own words
	}
	return errors.New("a block of no known sort, which nothing can check")
}

func (q Quotation) check(texts Texts) error {
	if err := q.Passage.check(texts); err != nil {
		return err
	}
	for _, c := range q.Also {
		if err := c.check(texts); err != nil {
			return fmt.Errorf("copy: %w", err)
		}
	}
	return nil
}

func (t Table) check(texts Texts) error {
	for i, r := range t.Rows {
		if len(r.Cells) != len(t.Columns) {
			return fmt.Errorf("row %d has %d cells for %d columns", i, len(r.Cells), len(t.Columns))
		}
		if err := r.Citation.check(texts); err != nil {
			return fmt.Errorf("row %d: %w", i, err)
		}
	}
	return nil
}

func (c Chart) check(texts Texts) error {
	if c.Alt == "" {
		return errors.New("chart without words for those who cannot see it")
	}
	for i, b := range c.Bars {
		if err := b.Citation.check(texts); err != nil {
			return fmt.Errorf("bar %d: %w", i, err)
		}
	}
	return nil
}

func (p Passage) check(texts Texts) error {
	end := p.Span.Start
	for _, m := range p.Marks {
		if m.Start < end || m.End > p.Span.End || m.Empty() {
			return fmt.Errorf("mark %d-%d lies outside the passage %d-%d, or out of order", m.Start, m.End, p.Span.Start, p.Span.End)
		}
		end = m.End
	}
	if err := p.Citation.check(texts); err != nil {
		return err
	}
	return same(texts, p.Citation, p.Span, p.Text)
}

func (c Citation) check(texts Texts) error {
	if c.Article == "" || c.Library == "" {
		return errors.New("a statement without its article")
	}
	if c.Exact == "" {
		return errors.New("a citation without its bytes")
	}
	return same(texts, c, c.Span, c.Exact)
}

// same compares what is about to be shown with the stored bytes.
func same(texts Texts, c Citation, span onrecord.Span, shown string) error {
	text, err := texts(c.Library, c.Article, c.Revision)
	if err != nil {
		return fmt.Errorf("article %s: %w", c.Article, err)
	}
	if stored, ok := span.In(text); !ok || stored != shown {
		return fmt.Errorf("article %s at %d-%d does not say %.60q", c.Article, span.Start, span.End, shown)
	}
	return nil
}
